"""What is counted of requests, and figures by CloudWatch's names, on both platforms."""

from datetime import UTC, datetime, timedelta

import pytest

from skycap.operations import Stopped
from skycap.operations.observing import spans
from skycap.operations.observing.measured import measured, percentile
from skycap.operations.observing.metrics import METRICS, figures
from tests.operations.observing.conftest import NOW, Cloudy, Folder, request_line

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def busy(folder: Folder) -> None:
    """Three hours: a good one, a silent one, one in which things went wrong."""
    good = [request_line(NOW - 170 * MINUTE, ms=ms) for ms in (10, 20, 30, 400)]
    login = {"method": "POST", "route": "/api/auth/login"}
    folder.log(
        *good,
        request_line(NOW - 20 * MINUTE, status=401, code="invalid_credentials", **login),
        request_line(NOW - 20 * MINUTE, status=401, code="code_needed", **login),
        request_line(NOW - 20 * MINUTE, status=429, code="too_many", **login),
        request_line(NOW - 10 * MINUTE, status=409, code="conflict"),
        request_line(NOW - 10 * MINUTE, status=503),
        {"at": "2026-03-02T07:55:00Z", "level": "error", "event": "job_failed"},
    )


def test_requests_are_counted_by_period_and_route(folder: Folder) -> None:
    """Failures, refusals, conflicts and failed sign-ins apart; a silent hour is there and empty."""
    busy(folder)
    told = measured(folder.place, NOW - 3 * HOUR, NOW, HOUR)

    assert [one.total.requests for one in told.periods] == [4, 0, 5]
    total = told.total
    assert (total.requests, total.failures, total.refusals, total.conflicts) == (9, 1, 3, 1)
    assert (total.failed_logins, total.throttled) == (1, 1)
    assert list(told.by_route()) == ["GET /api/loans", "POST /api/auth/login"]
    assert told.periods[0].total.to_json()["ms"] == {"p50": 20, "p95": 400, "p99": 400}
    assert [line.event for line in told.failures] == ["request", "job_failed"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Requests", [[4, 0, 5]]),
        ("errors", [[0, 0, 0], [0, 0, 1], [0, 0, 1]]),
        ("5XXError", [[0, 0, 1]]),
        ("4XXError", [[0, 0, 4]]),
        ("Refusals", [[0, 0, 3]]),
        ("Conflicts", [[0, 0, 1]]),
        ("FailedLogins", [[0, 0, 1]]),
        ("Throttles", [[0, 0, 1], [0, 0, 0]]),
        ("Latency", [[400, None, 10]]),
    ],
)
def test_a_figure_is_counted_from_the_log(
    folder: Folder, name: str, values: list[list[float | None]]
) -> None:
    """By CloudWatch's names; a group of routes stands where AWS has a function."""
    busy(folder)
    told = figures(folder.place, name, NOW - 3 * HOUR, NOW, HOUR)

    assert [list(one.values) for one in told.series] == values
    assert told.starts[0] == datetime(2026, 3, 2, 5, tzinfo=UTC)
    if name == "errors":
        assert [one.of for one in told.series] == ["auth", "loans", "serve"]


@pytest.mark.parametrize(
    ("statistic", "value"),
    [("Average", 115), ("Minimum", 10), ("Maximum", 400), ("SampleCount", 4), ("p50", 20)],
)
def test_every_statistic_is_what_it_says(folder: Folder, statistic: str, value: float) -> None:
    """Of 10, 20, 30 and 400 ms."""
    busy(folder)
    told = figures(
        folder.place, "Latency", NOW - 3 * HOUR, NOW, HOUR, statistic=statistic, function="loans"
    )

    assert told.series[0].values[0] == value


def test_cloudwatch_is_asked_for_the_same_figures(cloudy: Cloudy) -> None:
    """Of each function by its name, of the API, and our own; what was not measured is nothing."""
    now = cloudy.clock.now()
    function = f"skycap-loansHandler-{cloudy.environment}"
    cloudy.count("AWS/Lambda", "Errors", {"FunctionName": function}, 1, 0, 2)
    api = f"SkycapLoansAPI-{cloudy.environment}"
    cloudy.count("AWS/ApiGateway", "Latency", {"ApiName": api}, 10, 20, 900)
    period = timedelta(days=1)
    errors = figures(cloudy.place, "Errors", now - HOUR, now, period)
    alone = figures(cloudy.place, "Errors", now - HOUR, now, period, function=function)
    latency = figures(cloudy.place, "Latency", now - HOUR, now, period, statistic="Maximum")

    sums = {one.of: sum(value or 0 for value in one.values) for one in errors.series}
    assert sums == {"auth": 0, "loans": 3, "repayments": 0, "scheduled": 0}
    assert [one.of for one in alone.series] == ["loans"]
    assert max(value or 0 for value in latency.series[0].values) == 900
    assert len(errors.to_json()["starts"]) == len(errors.to_json()["series"][0]["values"])


def test_what_cannot_be_asked_is_refused_in_words(folder: Folder, cloudy: Cloudy) -> None:
    """An unknown name, a statistic, a figure of AWS alone, half a minute, a hundred years."""
    now = cloudy.clock.now()
    with pytest.raises(Stopped, match="there is no figure Sorrow; there are Errors"):
        figures(folder.place, "Sorrow", NOW - HOUR, NOW, HOUR)
    with pytest.raises(Stopped, match="there is no statistic p42"):
        figures(folder.place, "Errors", NOW - HOUR, NOW, HOUR, statistic="p42")
    with pytest.raises(Stopped, match="on AWS only"):
        figures(folder.place, "WriteThrottleEvents", NOW - HOUR, NOW, HOUR)
    with pytest.raises(Stopped, match="minutes to a day"):
        figures(cloudy.place, "Errors", now - HOUR, now, timedelta(seconds=30))
    with pytest.raises(Stopped, match="there is no function users"):
        figures(cloudy.place, "Errors", now - HOUR, now, HOUR, function="users")
    with pytest.raises(Stopped, match="periods"):
        figures(folder.place, "Errors", NOW - timedelta(days=36_500), NOW, HOUR)
    with pytest.raises(Stopped, match="the end after the beginning"):
        figures(folder.place, "Errors", NOW, NOW - HOUR, HOUR)


def test_the_figures_of_the_guide_can_be_asked_for() -> None:
    """The maintenance guide asks for these, and the alarms and the dashboard for the others."""
    assert {"Errors", "5XXError", "Count", "Invocations", "Duration", "Latency"} <= set(METRICS)


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([], 95, None), ([7], 50, 7), ([1, 2, 3, 4], 50, 2), (range(1, 101), 95, 95), ([1, 9], 99, 9)],
)
def test_a_percentile_is_one_of_the_values(
    values: list[float], percent: float, expected: float | None
) -> None:
    """The nearest rank: the smallest that so many percent do not exceed."""
    assert percentile(values, percent) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90s", NOW - timedelta(seconds=90)),
        ("1h", NOW - HOUR),
        ("7d", NOW - timedelta(days=7)),
        ("2w", NOW - timedelta(days=14)),
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026-03-01T10:00+02:00", datetime(2026, 3, 1, 8, tzinfo=UTC)),
    ],
)
def test_a_moment_may_be_typed_as_a_span_or_a_date(text: str, expected: datetime) -> None:
    """A span counts back from now; a date without a zone is UTC."""
    assert spans.moment(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "1x", "h", "0h", "-1h", "yesterday", "999999w"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    """With the forms that there are."""
    with pytest.raises(Stopped, match="such as 1h or 7d"):
        spans.moment(text, NOW)
