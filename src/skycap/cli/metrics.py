"""`skycap metrics`: a figure over time, by the name that CloudWatch has for it."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from skycap.cli.desk import AsJson, say, show_json, show_table
from skycap.cli.looking import Since, moment_of, span_of, there
from skycap.cli.place import refusing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skycap.operations.observing.metrics import Figures

BLOCKS: Final = "▁▂▃▄▅▆▇█"
BAR_MAX: Final = 24
ROWS_MAX: Final = 48
"""More periods than these are shown as a line of blocks only, on a terminal."""


def metrics(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Such as Errors; without it, all names.")
    ] = None,
    since: Since = "1d",
    until: Annotated[str | None, typer.Option(help="Before when; now without it.")] = None,
    period: Annotated[str, typer.Option(help="How long a period is: 5m, 1h, 1d.")] = "1h",
    statistic: Annotated[
        str | None, typer.Option(help="Sum, Average, Minimum, Maximum, SampleCount, p50 to p99.")
    ] = None,
    function: Annotated[
        str | None, typer.Option(help="Only a function, or a group of routes.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a figure over time.

    On AWS, CloudWatch is asked; on one machine the log is counted. Exit code 1 for a figure that
    there is not.
    """
    from skycap.operations.observing.metrics import figures
    from skycap.services.clock import SystemClock

    if name is None:
        _list(as_json=as_json)
        return
    now = SystemClock().now()
    begin = moment_of(since, now)
    end = moment_of(until, now) if until else now
    length = span_of(period)
    with refusing():
        here = there(context)
        found = figures(here, name, begin, end, length, statistic=statistic, function=function)
    if as_json:
        show_json(found.to_json())
    else:
        _show(found)


def _list(*, as_json: bool) -> None:
    from skycap.operations.observing.metrics import METRICS

    if as_json:
        show_json(
            [
                {
                    "name": one.name,
                    "what": one.what,
                    "unit": one.unit,
                    "onAws": f"{one.namespace} by {one.dimension}",
                    "embedded": one.value is not None,
                }
                for one in METRICS.values()
            ]
        )
        return
    rows = [
        (one.name, one.what, one.namespace, "yes" if one.value else "") for one in METRICS.values()
    ]
    show_table(("Name", "What it is", "On AWS", "On one machine"), rows)


def _show(found: "Figures") -> None:
    import sys

    unit = " in ms" if found.metric.unit == "Milliseconds" else ""
    say(f"{found.metric.name}, {found.statistic}{unit}: {found.metric.what}")
    if not found.series:
        say("Nothing was measured in that time.")
        return
    watched = sys.stdout.isatty()
    if watched:
        for one in found.series:
            say(f"  {sparkline(one.values)}  {one.of}")
    if watched and len(found.starts) > ROWS_MAX:
        return
    alone = len(found.series) == 1 and watched
    most = max((value or 0 for one in found.series for value in one.values), default=0)
    rows = []
    for place, start in enumerate(found.starts):
        values = [one.values[place] for one in found.series]
        cells = [f"{start:%Y-%m-%d %H:%M}", *map(figure, values)]
        rows.append([*cells, bar(values[0], most)] if alone else cells)
    headings = ["From (UTC)", *(one.of for one in found.series), *([""] if alone else [])]
    show_table(headings, rows, numbers=range(1, len(found.series) + 1))


def figure(value: float | None) -> str:
    """A value as people read it; a dash where nothing was measured."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def sparkline(values: "Sequence[float | None]") -> str:
    """Values as a line of blocks, from zero to the largest; a space where nothing was measured."""
    most = max((value for value in values if value is not None), default=0) or 1
    return "".join(
        " " if value is None else BLOCKS[min(7, int(value * 8 / most))] for value in values
    )


def bar(value: float | None, most: float) -> str:
    """A bar whose length shows `value` beside the largest."""
    return "█" * round(BAR_MAX * (value or 0) / most) if most else ""
