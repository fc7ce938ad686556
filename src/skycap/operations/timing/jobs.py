"""Jobs: what is done at its hour, once for each day or week, with a history of every run.

A job that failed is tried again after an hour. One that was missed while nothing ran is done as
soon as something does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from skycap.services import runs
from skycap.services.office import Lender, Office
from skycap.services.runs import Report, Run
from skycap.services.staff import ADMINISTRATORS

AGAIN: Final = timedelta(hours=1)
"""After how long something that failed is tried again."""
ACTOR: Final = "timer"

Failed = Callable[[str, Exception], None]
"""Is told which step failed and what it raised."""


class Job(Protocol):
    """Something that is looked after every minute."""

    @property
    def name(self) -> str:
        """What it is called, such as ``backup``."""
        ...

    def look(self) -> None:
        """Do what is due, if anything is. May raise: the timer tells, and looks again later."""
        ...


@dataclass(frozen=True, slots=True)
class Hour:
    """When something is planned: at a time of the day where the lender is, perhaps on a weekday."""

    at: time
    weekday: int | None = None

    def last_planned(self, lender: Lender, now: datetime) -> datetime:
        """The last planned moment that is not after `now`."""
        local = now.astimezone(ZoneInfo(lender.timezone))
        planned = datetime.combine(local.date(), self.at, local.tzinfo)
        while planned > local or self.weekday not in {None, planned.weekday()}:
            planned = datetime.combine(
                planned.date() - timedelta(days=1), self.at, local.tzinfo
            )  # not planned - 1 day: where clocks change, the hour stays
        return planned


@dataclass(frozen=True, slots=True)
class Planned:
    """A job that is done once for each planned moment: its steps in order, each giving a report."""

    name: str
    office: Office
    hour: Hour
    steps: tuple[tuple[str, Callable[[], Report]], ...]
    holder: str
    failed: Failed

    def look(self) -> None:
        """Do it, if its moment came and nobody has done it since."""
        if run := self.due():
            self.do(run)

    def due(self) -> Run | None:
        """The run that is due now; None if none is."""
        now, lender = self.office.clock.now(), self.office.lender()
        planned = self.hour.last_planned(lender, now)
        administrators = self.office.store.load(ADMINISTRATORS)
        if not administrators or administrators[0].recorded_at > planned:
            return None  # it was set up later than that
        run = runs.load(self.office, self.name, planned.date())
        return None if run.ended or is_too_soon(run, now, self.holder) else run

    def do(self, run: Run) -> None:
        """Do what `run` has not done yet; the steps after one that fails wait for it."""
        runs.write(self.office, run, ACTOR, runs.RunBegun(self.holder))
        for name, work in self.steps:
            if name in run.done:
                continue
            try:
                report = work()
            except Exception as problem:  # noqa: BLE001 - kept in the run, told, and alarmed
                self.failed(name, problem)
                what = type(problem).__name__
                runs.write(self.office, run, ACTOR, runs.RunFailed(name, what), runs.RunPaused())
                return
            runs.write(self.office, run, ACTOR, runs.advanced(name, None, report))
        runs.write(self.office, run, ACTOR, runs.RunEnded())


def is_too_soon(run: Run, now: datetime, holder: str) -> bool:
    """Whether somebody is at it, or it failed a short while ago."""
    if run.is_held(now, holder):
        return True
    return bool(run.failures) and run.last_at is not None and now < run.last_at + AGAIN
