"""The figures that alarms watch: of the books everywhere, of requests where no CloudWatch is.

Requests are counted from the log, as `skycap metrics` does.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol

from skycap.operations.alarms.rules import Rule
from skycap.operations.backups.premises import Premises
from skycap.operations.observing.measured import Count, measured, total
from skycap.services import runs
from skycap.services.day_end import JOB, last_day_end
from skycap.services.office import Office
from skycap.services.staff import ADMINISTRATORS

JOBS: Final = (JOB, "backup", "drill")
MINUTE: Final = timedelta(minutes=1)
MINUTES: Final = 15
"""How far back requests are looked at: the longest rule asks for three times five minutes."""
MEGABYTE: Final = 1_000_000


class Figures(Protocol):
    """What the evaluation of alarms asks."""

    def value(self, rule: Rule, place: int) -> float | None:
        """The figure of `rule` in the last period (0), the one before (1), and so on."""
        ...


def of_books(office: Office, recoverable: datetime | None) -> dict[str, float]:
    """Days that wait to be closed, what the last proof found, and the age of the last recovery.

    `recoverable` is the latest moment that the books can be brought back to; without one, the age
    counts from when the installation was set up.
    """
    run = runs.latest(office, JOB, ended=True)
    told = run.reports.get("books", {}) if run else {}
    found = {
        "DayEndBehind": float(last_day_end(office).behind),
        "BooksWrong": float(int(told.get("wrong", 0)) + int(told.get("stale", 0))),
    }
    if recoverable is None:
        administrators = office.store.load(ADMINISTRATORS)
        recoverable = administrators[0].recorded_at if administrators else office.clock.now()
    age = office.clock.now() - recoverable
    return {**found, "RecoveryAgeHours": round(max(age.total_seconds(), 0) / 3_600, 2)}


@dataclass
class Embedded:
    """The figures of an installation in a folder, as they are at one moment."""

    books: Mapping[str, float]
    minutes: list[Count] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)

    @classmethod
    def now(cls, premises: Premises, office: Office, recoverable: datetime | None) -> "Embedded":
        """Read them. Raises `Stopped` when the log cannot be read."""
        now = office.clock.now()
        told = measured(premises, now - MINUTES * MINUTE, now, MINUTE)
        failing = sum(bool(run.failures) for run in _last_runs(office))
        free = shutil.disk_usage(premises.data).free // MEGABYTE
        books = {
            **of_books(office, recoverable),
            "ScheduledFailures": float(failing),
            "DiskFreeMegabytes": float(free),
        }
        errors = [0] * (MINUTES + 1)
        for line in told.failures:
            errors[min(int((now - line.at) / MINUTE), MINUTES)] += 1
        minutes = [period.total for period in reversed(told.periods)]
        return cls(books, minutes, errors)

    def value(self, rule: Rule, place: int) -> float | None:
        """The figure of `rule`; None if there is none, as for the time of no requests."""
        if rule.metric in self.books:
            return self.books[rule.metric]
        many = rule.period // 60
        window = slice(place * many, (place + 1) * many)
        count = total(self.minutes[window])
        match rule.metric:
            case "Errors":
                return float(sum(self.errors[window]))
            case "5XXError":
                return float(count.failures)
            case "4XXError":
                return float(count.refusals + count.conflicts)
            case "FailedLogins":
                return float(count.failed_logins)
            case "Latency":
                return count.percentile(float(rule.statistic.removeprefix("p")))
        raise AssertionError(f"no figure is called {rule.metric}")


def _last_runs(office: Office) -> list[runs.Run]:
    found = (runs.latest(office, job) for job in JOBS)
    return [run for run in found if run]
