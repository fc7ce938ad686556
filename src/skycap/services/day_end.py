"""The day end: what is done once for each business date after it is over.

Nothing that a person sees depends on it: arrears, balances and figures are right at every moment
without. It records, tidies and proves. Each step may be repeated, is done in chunks of a few
seconds, and goes on where an earlier run stopped; no lock refuses anybody's work meanwhile. Days
are done in their order, one by one. What there is to do is in `day_end_steps`.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from skycap.lending.history import moment_text
from skycap.services import runs
from skycap.services.office import Lender, Office
from skycap.services.ports import Vault
from skycap.services.runs import Report, Run
from skycap.services.staff import ADMINISTRATORS

JOB: Final = "day-end"
ACTOR: Final = "day-end"
SETTLES: Final = timedelta(minutes=10)
"""How long after midnight a day is over: requests finish, and clocks of machines differ."""
FIRST_DAYS: Final = 7
"""How many days are caught up at most where none was ever closed, as after an upgrade."""
SAVE_SECONDS: Final = 30
"""After how long the place within a long step is saved."""


@dataclass(frozen=True, slots=True)
class Day:
    """The business date that is closed, and what a step needs.

    `until` is the first moment that is no longer of the date; `before` is the last day end.
    """

    office: Office
    vault: Vault
    lender: Lender
    date: date
    until: datetime
    before: Run | None


class Chunk(NamedTuple):
    """A piece of a step that is done: where to go on (None: the step is done), and its report.

    The report is of the whole step so far, and handed to the next piece.
    """

    after: str | None
    report: Report


Work = Callable[[Day, str | None, Report], Chunk]
"""Does the next piece of a step: the day, where to go on, and the report so far."""


def _daily(_: Day) -> bool:
    return True


def month_ends_with(day: Day) -> bool:
    """Whether the date is the last of its month."""
    return (day.date + timedelta(days=1)).day == 1


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a stable name, what it does in a sentence, its work, and on which days."""

    name: str
    what: str
    work: Work
    due: Callable[[Day], bool] = _daily


class NotDue(Exception):
    """The day end of that date cannot be done now; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class LastDayEnd:
    """The last day end that was brought to its end, and what waits since.

    `behind` is how many days are over and not closed; `failures` says what keeps the first of them.
    """

    day: date | None
    ended_at: datetime | None
    behind: int
    failures: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "day": self.day.isoformat() if self.day else None,
            "endedAt": moment_text(self.ended_at) if self.ended_at else None,
            "behind": self.behind,
            "failures": self.failures,
        }


@dataclass(frozen=True, slots=True)
class Effort:
    """Who does the work and for how long: `seconds` is the budget of all days together.

    `show` is told the date and the step whenever a piece is done, `failed` the step and what it
    raised when one cannot be done.
    """

    holder: str
    actor: str = ACTOR
    seconds: float = float("inf")
    show: Callable[[date, str], None] = lambda _day, _step: None
    failed: Callable[[str, Exception], None] = lambda _step, _problem: None
    timer: Callable[[], float] = time.monotonic


def last_day_end(office: Office) -> LastDayEnd:
    """The last day end, and how far behind the day ends are. A few short reads."""
    last = runs.latest(office, JOB, ended=True)
    waiting = due_days(office)
    failures = runs.load(office, JOB, waiting[0]).failures if waiting else {}
    return LastDayEnd(
        last.day if last else None, last.last_at if last else None, len(waiting), failures
    )


def due_days(office: Office) -> list[date]:
    """The dates that are over and not closed, the earliest first.

    The first day end begins with the day when the installation was set up, or `FIRST_DAYS` ago.
    """
    lender = office.lender()
    newest = lender.date_of(office.clock.now() - SETTLES) - timedelta(days=1)
    first = _first_due(office, lender, newest)
    if first is None:
        return []
    return [first + timedelta(days=more) for more in range((newest - first).days + 1)]


def close(office: Office, vault: Vault, day: date, steps: Sequence[Step], effort: Effort) -> Run:
    """Do the day end of `day`, or go on with it; a day that is closed stays as it is.

    The run that comes back has ended, or has failures, or ran out of time. Raises `NotDue`, also
    when another process is at it.
    """
    run = runs.load(office, JOB, day)
    if run.ended:
        return run
    _require_due(office, day)
    if run.is_held(office.clock.now(), effort.holder):
        raise NotDue(f"{run.holder} is at the day end of {day} right now")
    began = effort.timer()
    runs.write(office, run, effort.actor, runs.RunBegun(effort.holder))
    asked = _day(office, vault, day)
    begun = 0
    for step in steps:
        if step.name in run.done or not step.due(asked):
            continue
        if begun and effort.timer() - began >= effort.seconds:
            break
        begun += 1
        _do(run, asked, step, effort, began)
        if step.name in run.after and step.name not in run.failures:
            break  # the time is used up in the middle of it
    else:
        if not run.failures:
            runs.write(office, run, effort.actor, runs.RunEnded())
            return run
    runs.write(office, run, effort.actor, runs.RunPaused())
    return run


def catch_up(office: Office, vault: Vault, steps: Sequence[Step], effort: Effort) -> Iterator[Run]:
    """Do every day end that is due, in order; stops after one that did not come to its end."""
    began = effort.timer()
    for day in due_days(office):
        if effort.timer() - began >= effort.seconds:
            return
        left = effort.seconds - (effort.timer() - began)
        run = close(office, vault, day, steps, replace(effort, seconds=left))
        yield run
        if not run.ended:
            return


def _do(run: Run, day: Day, step: Step, effort: Effort, began: float) -> None:
    """Do one step as far as time allows, saving the place now and then."""
    office, after = day.office, run.after.get(step.name)
    report: Report = run.reports.get(step.name, {})
    saved = effort.timer()
    while True:
        try:
            after, report = step.work(day, after, report)
        except Exception as problem:  # noqa: BLE001 - other steps still run; kept, told and alarmed
            effort.failed(step.name, problem)
            failed = runs.RunFailed(step.name, type(problem).__name__)
            runs.write(office, run, effort.actor, failed)
            return
        effort.show(day.date, step.name)
        now = effort.timer()
        ends = after is None or now - began >= effort.seconds
        if ends or now - saved >= SAVE_SECONDS:
            saved = now
            runs.write(office, run, effort.actor, runs.advanced(step.name, after, report))
        if ends:
            return


def _day(office: Office, vault: Vault, day: date) -> Day:
    lender = office.lender()
    midnight = datetime.combine(day + timedelta(days=1), time_of_day.min, ZoneInfo(lender.timezone))
    before = runs.latest(office, JOB, ended=True)
    return Day(office, vault, lender, day, midnight.astimezone(UTC), before)


def _require_due(office: Office, day: date) -> None:
    waiting = due_days(office)
    if day in waiting[:1]:
        return
    if day in waiting:
        raise NotDue(
            f"the day end of {waiting[0]} comes first; --catch-up does all of them in order"
        )
    if waiting and day < waiting[0]:
        raise NotDue(f"day ends begin with {waiting[0]}; what was before is not caught up")
    raise NotDue(f"{day} is not over yet, or was before the first day end; nothing to do")


def _first_due(office: Office, lender: Lender, newest: date) -> date | None:
    """The first date that is over and not closed."""
    last = runs.latest(office, JOB, ended=True)
    if last:
        first = last.day + timedelta(days=1)
    elif begun := runs.latest(office, JOB):
        first = begun.day
    else:
        administrators = office.store.load(ADMINISTRATORS)
        if not administrators:
            return None
        set_up = lender.date_of(administrators[0].recorded_at)
        first = max(newest - timedelta(days=FIRST_DAYS - 1), set_up)
    return first if first <= newest else None
