"""What is measured of the requests: how many, how many failed, how long they took.

It is counted from the lines of the log, so that both platforms answer alike and by route.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.observing.lines import REQUEST, SERVER_ERROR, Line, Place, lines

BAD_REQUEST: Final = 400
TOO_MANY: Final = 429
PERIODS_MAX: Final = 2_000
PERCENTILES: Final = (50, 95, 99)
FAILURES_KEPT: Final = 50

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Count:
    """Requests that were counted together. Times are in milliseconds.

    A failure is ours (5xx), a refusal says what is wrong with the request (4xx), a conflict says
    that somebody was faster; only wrong passwords are failed sign-ins.
    """

    requests: int = 0
    failures: int = 0
    refusals: int = 0
    conflicts: int = 0
    failed_logins: int = 0
    throttled: int = 0
    cold_starts: int = 0
    times: list[float] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Count the request that `line` tells."""
        status, code = _whole(line.fields.get("status")), line.fields.get("code")
        self.requests += 1
        self.failures += status >= SERVER_ERROR
        self.refusals += BAD_REQUEST <= status < SERVER_ERROR and code != "conflict"
        self.conflicts += code == "conflict"
        self.failed_logins += code == "invalid_credentials"
        self.throttled += status == TOO_MANY
        self.cold_starts += bool(line.fields.get("coldStart"))
        took = line.fields.get("ms")
        if isinstance(took, int | float):
            self.times.append(float(took))

    def take(self, other: "Count") -> None:
        """Count everything of `other` too."""
        self.requests += other.requests
        self.failures += other.failures
        self.refusals += other.refusals
        self.conflicts += other.conflicts
        self.failed_logins += other.failed_logins
        self.throttled += other.throttled
        self.cold_starts += other.cold_starts
        self.times += other.times

    def percentile(self, percent: float) -> float | None:
        """How long `percent` of the requests took at most (nearest rank); None without any."""
        return percentile(self.times, percent)

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "requests": self.requests,
            "failures": self.failures,
            "refusals": self.refusals,
            "conflicts": self.conflicts,
            "failedLogins": self.failed_logins,
            "throttled": self.throttled,
            "coldStarts": self.cold_starts,
            "ms": {f"p{percent}": self.percentile(percent) for percent in PERCENTILES},
        }


@dataclass(frozen=True, slots=True)
class Period:
    """What was counted from the moment `start` on, for as long as a period is."""

    start: datetime
    routes: dict[str, Count]

    @property
    def total(self) -> Count:
        """All routes together."""
        return total(self.routes.values())


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured from `since` on and before `until`, period by period, by route."""

    since: datetime
    until: datetime
    period: timedelta
    periods: tuple[Period, ...]
    failures: tuple[Line, ...] = ()
    """The last lines that tell of something that went wrong, requests or not."""
    unreadable: int = 0

    @property
    def total(self) -> Count:
        """Everything together."""
        return total(self.by_route().values())

    def by_route(self) -> dict[str, Count]:
        """The whole time by route, such as ``POST /api/repayments``; most requests first."""
        found: defaultdict[str, Count] = defaultdict(Count)
        for period in self.periods:
            for route, count in period.routes.items():
                found[route].take(count)
        return dict(sorted(found.items(), key=lambda pair: -pair[1].requests))

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "since": moment_text(self.since),
            "until": moment_text(self.until),
            "periodSeconds": int(self.period.total_seconds()),
            "total": self.total.to_json(),
            "routes": {route: count.to_json() for route, count in self.by_route().items()},
            "periods": [
                {"start": moment_text(one.start), **one.total.to_json()} for one in self.periods
            ],
        }


def measured(place: Place, since: datetime, until: datetime, period: timedelta) -> Measured:
    """What the log tells of the requests between two moments, in periods of `period`.

    Periods begin at whole multiples of their length, as CloudWatch's do; those without a request
    are there too. Raises `Stopped` when there would be more than `PERIODS_MAX` of them, or when the
    log cannot be read.
    """
    return count(lines(place, since, until), since, until, period)


def count(found: Iterable[Line], since: datetime, until: datetime, period: timedelta) -> Measured:
    """Count the lines `found`, as `measured` does."""
    starts = starts_of(since, until, period)
    counted: dict[datetime, defaultdict[str, Count]] = {one: defaultdict(Count) for one in starts}
    failures: list[Line] = []
    unreadable = 0
    for line in found:
        if line.failed:
            failures.append(line)
            del failures[:-FAILURES_KEPT]
        unreadable += line.event == "unreadable"
        if line.event == REQUEST:
            counted[floor(line.at, period)][line.route].add(line)
    periods = tuple(Period(start, dict(routes)) for start, routes in counted.items())
    return Measured(since, until, period, periods, tuple(failures), unreadable)


def starts_of(since: datetime, until: datetime, period: timedelta) -> Sequence[datetime]:
    """Where the periods between two moments begin. Raises `Stopped` for too many."""
    if period <= timedelta(0) or since >= until:
        raise Stopped("the period must be longer than nothing, and the end after the beginning")
    first = floor(since, period)
    many = -((first - until) // period)
    if many > PERIODS_MAX:
        raise Stopped(f"that would be {many} periods; ask for a longer --period or a later --since")
    return [first + place * period for place in range(many)]


def floor(moment: datetime, period: timedelta) -> datetime:
    """The beginning of the period that `moment` is in."""
    return moment - (moment - _EPOCH) % period


def total(counts: Iterable[Count]) -> Count:
    """All `counts` in one."""
    whole = Count()
    for one in counts:
        whole.take(one)
    return whole


def percentile(values: Sequence[float], percent: float) -> float | None:
    """The nearest-rank percentile of `values`; None without any."""
    if not values:
        return None
    ranked = sorted(values)
    return ranked[max(0, -int(-percent * len(ranked) // 100) - 1)]


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
