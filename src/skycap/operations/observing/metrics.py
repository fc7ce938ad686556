"""Figures over time by the names that CloudWatch has for them, on both platforms.

On AWS, CloudWatch is asked. On one machine the same is counted from the log: a group of routes
stands where AWS has a function.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, assert_never

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.premises import Premises
from skycap.operations.observing.lines import REQUEST, SERVER_ERROR, Line, Place, lines, wanted
from skycap.operations.observing.measured import BAD_REQUEST, TOO_MANY, floor, percentile, starts_of

SUM: Final = "Sum"
STATISTICS: Final = (
    SUM,
    "Average",
    "Minimum",
    "Maximum",
    "SampleCount",
    "p50",
    "p90",
    "p95",
    "p99",
)

Value = Callable[[Line], float | None]
"""What a line adds to a figure; None for nothing."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure: where CloudWatch keeps it, what tells its series apart, what a line adds to it.

    `value` is None for what only AWS has.
    """

    name: str
    what: str
    namespace: str
    dimension: str
    unit: str = "Count"
    value: Value | None = None

    @property
    def statistic(self) -> str:
        """What is asked of it if nothing else is said."""
        return SUM if self.unit == "Count" else "p95"


@dataclass(frozen=True, slots=True)
class Series:
    """One figure of one thing: a value a period, None where nothing was measured."""

    of: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was asked, and what came of it."""

    metric: Metric
    statistic: str
    period: timedelta
    starts: tuple[datetime, ...]
    series: tuple[Series, ...]

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "name": self.metric.name,
            "unit": "Count" if self.statistic == "SampleCount" else self.metric.unit,
            "statistic": self.statistic,
            "periodSeconds": int(self.period.total_seconds()),
            "starts": [moment_text(start) for start in self.starts],
            "series": [{"of": one.of, "values": list(one.values)} for one in self.series],
        }


def _of_requests(happened: Callable[[int, object], bool]) -> Value:
    """1 for each request whose status and code are such, 0 for the others."""

    def value(line: Line) -> float | None:
        status = line.fields.get("status")
        if line.event != REQUEST or not isinstance(status, int):
            return None
        return float(happened(status, line.fields.get("code")))

    return value


def _took(line: Line) -> float | None:
    took = line.fields.get("ms")
    return float(took) if line.event == REQUEST and isinstance(took, int | float) else None


_ANY: Final = _of_requests(lambda _status, _code: True)
_FAILED: Final = _of_requests(lambda status, _code: status >= SERVER_ERROR)
_MS: Final = "Milliseconds"
_LAMBDA: Final = ("AWS/Lambda", "FunctionName")
_GATEWAY: Final = ("AWS/ApiGateway", "ApiName")
_OURS: Final = ("Skycap", "service")
_TABLES: Final = ("AWS/DynamoDB", "TableName")

METRICS: Final = {
    one.name: one
    for one in (
        Metric(
            "Errors",
            "What failed, by function.",
            *_LAMBDA,
            value=lambda line: float(line.failed) if line.failed or line.event == REQUEST else None,
        ),
        Metric("Invocations", "Calls, by function.", *_LAMBDA, value=_ANY),
        Metric("Duration", "How long calls took, by function.", *_LAMBDA, _MS, _took),
        Metric(
            "Throttles",
            "Calls that were turned away because there were too many.",
            *_LAMBDA,
            value=_of_requests(lambda status, _code: status == TOO_MANY),
        ),
        Metric("Count", "Requests of the API.", *_GATEWAY, value=_ANY),
        Metric("5XXError", "Requests that failed.", *_GATEWAY, value=_FAILED),
        Metric(
            "4XXError",
            "Requests that were refused.",
            *_GATEWAY,
            value=_of_requests(lambda status, _code: BAD_REQUEST <= status < SERVER_ERROR),
        ),
        Metric("Latency", "How long requests took.", *_GATEWAY, _MS, _took),
        Metric("Requests", "Requests, as the functions count them.", *_OURS, value=_ANY),
        Metric("Failures", "Requests that failed, as counted there.", *_OURS, value=_FAILED),
        Metric(
            "Refusals",
            "Requests that were refused, without conflicts.",
            *_OURS,
            value=_of_requests(
                lambda status, code: BAD_REQUEST <= status < SERVER_ERROR and code != "conflict"
            ),
        ),
        Metric(
            "Conflicts",
            "Requests that gave up because somebody was faster.",
            *_OURS,
            value=_of_requests(lambda _status, code: code == "conflict"),
        ),
        Metric(
            "FailedLogins",
            "Sign-ins with a wrong name or password.",
            *_OURS,
            value=_of_requests(lambda _status, code: code == "invalid_credentials"),
        ),
        Metric("ColdStart", "Processes of functions that began.", "Skycap", "function_name"),
        Metric("ConsumedReadCapacityUnits", "What was read, by table.", *_TABLES),
        Metric("ConsumedWriteCapacityUnits", "What was written, by table.", *_TABLES),
        Metric("ReadThrottleEvents", "Reads that had to wait, by table.", *_TABLES),
        Metric("WriteThrottleEvents", "Writes that had to wait, by table.", *_TABLES),
    )
}
"""Every figure that can be asked for, by its name."""


def figures(
    place: Place,
    name: str,
    since: datetime,
    until: datetime,
    period: timedelta,
    *,
    statistic: str | None = None,
    function: str | None = None,
) -> Figures:
    """The figure `name` in periods, one series for each function, table or group of routes.

    Raises `Stopped` for what there is not, and for more periods than can be shown.
    """
    known = {each.lower(): each for each in METRICS}
    metric = METRICS.get(known.get(name.lower(), ""))
    if metric is None:
        raise Stopped(f"there is no figure {name}; there are {', '.join(METRICS)}")
    asked = {each.lower(): each for each in STATISTICS}.get((statistic or metric.statistic).lower())
    if asked is None:
        raise Stopped(f"there is no statistic {statistic}; there are {', '.join(STATISTICS)}")
    starts = starts_of(since, until, period)
    match place:
        case Premises():
            if metric.value is None:
                raise Stopped(f"{metric.name} is measured on AWS only")
            found = lines(place, starts[0], until, function=function)
            series = _counted(metric, metric.value, found, starts, period, asked)
        case OnAws():
            from skycap.operations.observing import cloud_metrics  # noqa: PLC0415 - only where it is

            called = wanted(errors=False, request=None, function=function).function
            series = cloud_metrics.series(place, metric, starts, until, period, asked, called)
        case _:
            assert_never(place)
    return Figures(metric, asked, period, tuple(starts), tuple(series))


def _counted(
    metric: Metric,
    value: Value,
    found: Iterable[Line],
    starts: Sequence[datetime],
    period: timedelta,
    statistic: str,
) -> list[Series]:
    """The series of a figure, counted from lines: by group of routes, or of everything."""
    counted: defaultdict[str, defaultdict[datetime, list[float]]]
    counted = defaultdict(lambda: defaultdict(list))
    for line in found:
        added = value(line)
        if added is not None:
            of = line.function if metric.dimension == "FunctionName" else "all"
            counted[of][floor(line.at, period)].append(added)
    return [
        Series(of, tuple(statistic_of(values[start], statistic) for start in starts))
        for of, values in sorted(counted.items())
    ]


def statistic_of(values: Sequence[float], statistic: str) -> float | None:
    """One statistic of what was measured in a period; None if that is nothing."""
    match statistic:
        case "Sum":
            return sum(values)
        case "SampleCount":
            return float(len(values))
        case "Average":
            return sum(values) / len(values) if values else None
        case "Minimum":
            return min(values, default=None)
        case "Maximum":
            return max(values, default=None)
        case _:
            return percentile(values, float(statistic.removeprefix("p")))
