"""What `skycap health` reads in the books: uploads that wait, day ends, the newest entry."""

from datetime import datetime, timedelta
from typing import Final

from skycap.lending.history import moment_text
from skycap.operations import closing
from skycap.operations.findings import Severity
from skycap.operations.observing.health import CLOCK_APART, UPLOADS_WAITING, Check, found
from skycap.services.cleaning import ABANDONED
from skycap.services.day_end import last_day_end
from skycap.services.office import Office
from skycap.services.records import DOCUMENTS_BY_STATE

CLEARED_WITHIN: Final = ABANDONED + timedelta(days=2)
"""After how long an upload that nobody finished should be gone: a day end clears it."""

NEVER_CLOSED: Final = "never"


def uploads(office: Office, now: datetime) -> Check:
    """Uploads that somebody began: they wait until the file has come, or a day end clears them."""
    until = moment_text(now - CLEARED_WITHIN)
    stale = office.store.page(
        DOCUMENTS_BY_STATE, "requested", limit=UPLOADS_WAITING, until=until
    ).rows
    waiting = office.store.page(DOCUMENTS_BY_STATE, "requested", limit=UPLOADS_WAITING).rows
    many = f"{UPLOADS_WAITING} or more" if len(waiting) == UPLOADS_WAITING else str(len(waiting))
    measured = {"waiting": len(waiting), "shouldBeGone": len(stale)}
    if not stale:
        return Check("queues", f"{many} uploads wait for their file", measured)
    what = f"{len(stale)} uploads that nobody finished are older than {CLEARED_WITHIN.days} days"
    remedy = "Run `skycap day-end`: it clears them; see why no day end ran."
    left = found("uploads_left", Severity.LOW, "documents", what, remedy, **measured)
    return Check("queues", what, measured, (left,))


def day_end(office: Office) -> Check:
    """How far behind the day ends are, and what the last proof of the books found."""
    last = last_day_end(office)
    day = last.day.isoformat() if last.day else NEVER_CLOSED
    what = f"closed until {day}" if last.day else "no day was closed yet"
    return Check(
        "day end",
        f"{what}, {last.behind} days wait",
        last.to_json(),
        tuple(closing.findings(office)),
    )


def newest_entry(office: Office, now: datetime) -> Check:
    """Whether the clock was set back: then the newest entry of the books is in the future."""
    rows = office.store.trail(limit=1).rows
    if not rows:
        return Check("clock", "there is no entry to compare it with")
    written = rows[0].recorded_at
    measured = {"newestEntry": moment_text(written)}
    if written - now <= CLOCK_APART:
        return Check("clock", f"after the newest entry, of {written:%Y-%m-%d %H:%M} UTC", measured)
    what = f"the newest entry of the books is of {moment_text(written)}, which is to come"
    remedy = "Set the clock by the network: timedatectl set-ntp true"
    behind = found("clock_behind_books", Severity.HIGH, "the clock", what, remedy, **measured)
    return Check("clock", what, measured, (behind,))
