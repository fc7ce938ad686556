"""What the dashboard shows: figures of the books, alarms that ring, charts of the last hours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.operations.alarms import standing
from skycap.operations.alarms.figures import of_books
from skycap.operations.alarms.standing import Standing
from skycap.operations.backups.premises import Premises
from skycap.operations.observing.measured import Count, measured
from skycap.services.alarm_log import State
from skycap.services.office import Office
from skycap.services.staff import OPERATOR
from skycap.services.statistics import loan_statistics

NAME: Final = "SkycapLoans"
PERIOD: Final = timedelta(minutes=5)

_SERIES: Final[tuple[tuple[str, tuple[tuple[str, Callable[[Count], float | None]], ...]], ...]] = (
    (
        "API Requests",
        (
            ("Requests", lambda one: one.requests),
            ("Refused (4XX)", lambda one: one.refusals + one.conflicts),
            ("Failed (5XX)", lambda one: one.failures),
        ),
    ),
    (
        "API Latency (ms)",
        (
            ("Half of all", lambda one: one.percentile(50)),
            ("One in twenty", lambda one: one.percentile(95)),
        ),
    ),
    (
        "Sign-ins and conflicts",
        (
            ("Failed sign-ins", lambda one: one.failed_logins),
            ("Conflicts", lambda one: one.conflicts),
        ),
    ),
)
"""The charts that a log can draw, called as those of CloudWatch are."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: a value for each moment of the chart, None where there is none."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its lines over `moments`, each the beginning of a period."""

    title: str
    moments: tuple[datetime, ...]
    series: tuple[Series, ...]

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "title": self.title,
            "moments": [moment_text(one) for one in self.moments],
            "series": [{"label": one.label, "values": list(one.values)} for one in self.series],
        }


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its stable name, what it is called, and how it is shown."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Board:
    """The dashboard at one moment. `address` is where CloudWatch shows it, if that does."""

    lender: str
    at: datetime
    since: datetime
    figures: tuple[Figure, ...]
    ringing: tuple[Standing, ...]
    charts: tuple[Chart, ...]
    address: str | None = None
    name: str = field(default=NAME)

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "name": self.name,
            "lender": self.lender,
            "at": moment_text(self.at),
            "since": moment_text(self.since),
            "address": self.address,
            "figures": [
                {"name": one.name, "label": one.label, "value": one.value} for one in self.figures
            ],
            "ringing": [one.to_json() for one in self.ringing],
            "charts": [one.to_json() for one in self.charts],
        }


def board(
    premises: Premises, office: Office, recoverable: datetime | None, since: datetime
) -> Board:
    """The dashboard of an embedded installation. Raises `Stopped` when there is no log to read."""
    now = office.clock.now()
    told = measured(premises, since, now, PERIOD)
    moments = tuple(one.start for one in told.periods)
    totals = [one.total for one in told.periods]
    charts = tuple(
        Chart(
            title,
            moments,
            tuple(Series(label, tuple(map(value, totals))) for label, value in lines),
        )
        for title, lines in _SERIES
    )
    return Board(
        office.lender().name,
        now,
        since,
        tiles(office, recoverable),
        ringing(standing.standing(office)),
        charts,
    )


def ringing(alarms: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those of the alarms that ring."""
    return tuple(one for one in alarms if one.state is State.ALARM)


def tiles(office: Office, recoverable: datetime | None) -> tuple[Figure, ...]:
    """The figures of the books."""
    told, books = loan_statistics(office, OPERATOR), of_books(office, recoverable)
    symbol = office.lender().symbol
    return (
        Figure("loans", "Loans", f"{told['total']:,}"),
        Figure("pending", "Applications that wait", f"{told['pending']:,}"),
        Figure("disbursed", "Running loans", f"{told['disbursed']:,}"),
        Figure("outstanding", "Outstanding", f"{symbol}{told['outstanding']}"),
        Figure("par30", "PAR30", f"{told['arrears']['par30']} %"),
        Figure("dayEndBehind", "Days not closed", f"{books['DayEndBehind']:g}"),
        Figure("booksWrong", "Wrong by the last proof", f"{books['BooksWrong']:g}"),
        Figure(
            "recoveryAgeHours", "Hours that a restore would lose", f"{books['RecoveryAgeHours']:g}"
        ),
    )
