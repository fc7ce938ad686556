"""Clocks that disagree: sign-ins, codes, tickets to upload and due dates all hang on the time."""

from collections.abc import Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from skycap.lending.history import moment_text
from skycap.operations.diagnose.causes import BOTH, CannotTell, Section, Seen, cause
from skycap.operations.diagnose.scene import Scene
from skycap.operations.findings import Severity
from skycap.services.tokens import CLOCK_SKEW

AHEAD_MAX: Final = CLOCK_SKEW + timedelta(seconds=1)
"""How far clocks may be apart; the header `Date` counts whole seconds."""


@cause(
    "clock_skew", Section.LOGIN, Section.UPLOADS, on=BOTH, severity=Severity.HIGH,
    remedy="set the clock by the network: timedatectl set-ntp true",
)  # fmt: skip
def clock_skew(scene: Scene) -> Iterator[Seen]:
    """The clocks of this machine and of the server are more than a minute apart."""
    answer = scene.reach("GET", "/api/health/live")
    if "date" not in answer.headers:
        raise CannotTell("the server does not tell its time")
    apart = parsedate_to_datetime(answer.headers["date"]) - scene.clock.now()
    if abs(apart) > AHEAD_MAX:
        seconds = int(apart.total_seconds())
        what = f"its clock is {abs(seconds)} seconds {'ahead of' if seconds > 0 else 'behind'} ours"
        yield Seen(scene.url, what, {"secondsAhead": seconds})


@cause(
    "clock_behind_books", Section.LOGIN, Section.REPAYMENTS, on=BOTH, severity=Severity.HIGH,
    remedy="set the clock by the network: timedatectl set-ntp true",
)  # fmt: skip
def clock_behind_books(scene: Scene) -> Iterator[Seen]:
    """The newest entry of the books is in the future: the clock was set back, or was ahead."""
    newest = scene.read(lambda: scene.office.store.trail(limit=1).rows)
    if newest and newest[0].recorded_at - scene.clock.now() > AHEAD_MAX:
        written = moment_text(newest[0].recorded_at)
        yield Seen("the clock", f"the newest entry of the books is of {written}", {"at": written})
