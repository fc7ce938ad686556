"""Figures of an installation on AWS, asked of CloudWatch."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.observing.cloud_lines import groups
from skycap.operations.observing.metrics import SUM, Metric, Series

MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)
SERVICE: Final = "skycap"
API: Final = "SkycapLoansAPI"

_QUERIES_MAX: Final = 500
_ZERO: Final = {SUM, "SampleCount"}
"""Where nothing was measured, these are zero; the others are not known."""


def series(
    there: OnAws,
    metric: Metric,
    starts: Sequence[datetime],
    until: datetime,
    period: timedelta,
    statistic: str,
    function: str | None = None,
) -> list[Series]:
    """A figure of each thing that has it, or of one `function`. Raises `Stopped`."""
    if period % MINUTE or period > DAY:
        raise Stopped("CloudWatch answers by minutes to a day: --period may be 5m, 1h or 1d")
    of = dict(_named(there, metric, function))
    asked: list[dict[str, Any]] = [
        {
            "Id": f"q{place}",
            "MetricStat": {
                "Metric": {
                    "Namespace": metric.namespace,
                    "MetricName": metric.name,
                    "Dimensions": dimensions,
                },
                "Period": int(period.total_seconds()),
                "Stat": statistic,
            },
        }
        for place, dimensions in enumerate(of.values())
    ]
    found: dict[str, dict[datetime, float]] = {f"q{place}": {} for place in range(len(of))}
    for answered in _answers(there, asked, starts[0], until):
        moments = answered["Timestamps"]
        found[answered["Id"]] |= dict(zip(moments, answered["Values"], strict=True))
    nothing = 0.0 if statistic in _ZERO else None
    return [
        Series(name, tuple(values.get(start, nothing) for start in starts))
        for name, values in zip(of, found.values(), strict=True)
    ]


def _named(
    there: OnAws, metric: Metric, function: str | None
) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """What has the figure, by a short name, and its dimensions."""
    match metric.dimension:
        case "FunctionName" | "function_name":
            known = groups(there)
            wanted = [name for name in known if function in {None, name}]
            if not wanted:
                raise Stopped(f"there is no function {function}; there are {', '.join(known)}")
            for name in wanted:
                called = there.installation.function(f"{name}Handler")
                dimensions = [{"Name": metric.dimension, "Value": called}]
                if metric.dimension == "function_name":
                    dimensions.append({"Name": "service", "Value": SERVICE})
                yield name, dimensions
        case "TableName":
            for _, (kind, name) in sorted(there.resources.items()):
                if kind == "AWS::DynamoDB::Table":
                    yield name, [{"Name": "TableName", "Value": name}]
        case "ApiName":
            yield "all", [{"Name": "ApiName", "Value": there.named(API)}]
        case _:
            yield "all", [{"Name": "service", "Value": SERVICE}]


def _answers(
    there: OnAws, asked: list[dict[str, Any]], since: datetime, until: datetime
) -> Iterator[dict[str, Any]]:
    client = there.client("cloudwatch")
    with explained():
        for first in range(0, len(asked), _QUERIES_MAX):
            pages = client.get_paginator("get_metric_data").paginate(
                MetricDataQueries=asked[first : first + _QUERIES_MAX],
                StartTime=since,
                EndTime=until,
                ScanBy="TimestampAscending",
            )
            for page in pages:
                yield from page["MetricDataResults"]
