"""The dashboard on AWS: CloudWatch's own, from the template, and the figures that it draws."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from skycap.operations import Stopped
from skycap.operations.alarms import cloud
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.board.figures import NAME, PERIOD, Board, Chart, Series, ringing, tiles

_BODY: Final = re.compile(r"^ +DashboardBody: !Sub \|\n((?:(?: {8,}.*)?\n)+)", re.MULTILINE)
_QUERIES_MAX: Final = 500
"""How many figures CloudWatch answers at once."""


def body(template: str, there: OnAws) -> str:
    """What the template says of the dashboard, for this installation. Raises `Stopped`."""
    found = _BODY.search(template)
    if not found:
        raise Stopped("the template of this Skycap has no dashboard; install it again")
    names = {
        "AWS::Region": there.account.region,
        "Environment": there.installation.environment,
        "NameSuffix": there.installation.suffix,
    }
    return re.sub(r"\$\{([\w:]+)\}", lambda part: names[part[1]], found[1])


def put(there: OnAws, template: str) -> str:
    """Put the dashboard as the template has it, whatever became of it; gives its address."""
    name = there.named(NAME)
    with explained():
        there.client("cloudwatch").put_dashboard(
            DashboardName=name, DashboardBody=body(template, there)
        )
    return address(there)


def address(there: OnAws) -> str:
    """Where CloudWatch shows it."""
    region = there.account.region
    return (
        f"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}"
        f"#dashboards/dashboard/{there.named(NAME)}"
    )


def board(there: OnAws, template: str, since: datetime, now: datetime) -> Board:
    """The same figures as CloudWatch draws them, and those of the books."""
    widgets = [one["properties"] for one in orjson.loads(body(template, there))["widgets"]]
    with there.opened() as office:
        figures = tiles(office, _recoverable(there))
        lender = office.lender().name
    alarms = ringing(cloud.on_aws(there))
    charts = tuple(_charts(there, widgets, since, now))
    return Board(lender, now, since, figures, alarms, charts, address(there), there.named(NAME))


def _charts(
    there: OnAws, widgets: list[dict[str, Any]], since: datetime, now: datetime
) -> Iterator[Chart]:
    """Each widget with its figures."""
    asked = {
        (place, line): _parsed(figure, widget["stat"])
        for place, widget in enumerate(widgets)
        for line, figure in enumerate(widget["metrics"])
    }
    assert len(asked) <= _QUERIES_MAX
    queries = [
        {"Id": f"w{place}l{line}", "MetricStat": one["stat"], "ReturnData": True}
        for (place, line), one in asked.items()
    ]
    found: dict[str, dict[datetime, float]] = {query["Id"]: {} for query in queries}
    pages = there.client("cloudwatch").get_paginator("get_metric_data")
    with explained():
        for page in pages.paginate(MetricDataQueries=queries, StartTime=since, EndTime=now):
            for result in page["MetricDataResults"]:
                times = [one.astimezone(UTC) for one in result["Timestamps"]]
                found[result["Id"]].update(zip(times, result["Values"], strict=True))
    for place, widget in enumerate(widgets):
        ids = {line: f"w{place}l{line}" for at, line in asked if at == place}
        moments = tuple(sorted({one for name in ids.values() for one in found[name]}))
        series = tuple(
            Series(
                asked[place, line]["label"], tuple(found[name].get(moment) for moment in moments)
            )
            for line, name in ids.items()
        )
        yield Chart(widget["title"], moments, series)


def _parsed(figure: list[Any], statistic: str) -> dict[str, Any]:
    """A figure as a widget names it: namespace, metric, dimensions in pairs, then options."""
    options = figure[-1] if isinstance(figure[-1], dict) else {}
    namespace, metric, *pairs = [part for part in figure if isinstance(part, str)]
    dimensions = [
        {"Name": name, "Value": value} for name, value in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    return {
        "label": options.get("label", metric),
        "stat": {
            "Metric": {"Namespace": namespace, "MetricName": metric, "Dimensions": dimensions},
            "Period": int(PERIOD.total_seconds()),
            "Stat": options.get("stat", statistic),
        },
    }


def _recoverable(there: OnAws) -> datetime | None:
    """The latest moment that the table of events can be restored to."""
    with explained():
        told = there.client("dynamodb").describe_continuous_backups(
            TableName=there.physical("EventsTable")
        )
    state = told["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
    moment: datetime | None = state.get("LatestRestorableDateTime")
    return moment.astimezone(UTC) if moment else None
