"""`skycap dashboard`: the figures at a glance, live in the terminal, as a page, on CloudWatch."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from skycap.cli.desk import AsJson, opened, say, settings_of, show_json
from skycap.cli.looking import span_of
from skycap.cli.place import place, refusing

if TYPE_CHECKING:
    from datetime import timedelta

    from rich.console import RenderableType

    from skycap.operations.aws.place import OnAws
    from skycap.operations.board.figures import Board, Chart

EVERY_SECONDS: Final = 5
EVERY_SECONDS_ON_AWS: Final = 60
BARS: Final = " ▁▂▃▄▅▆▇█"


def dashboard(
    context: typer.Context,
    since: Annotated[str, typer.Option(help="How far back: 30m, 3h, 1d.")] = "3h",
    once: Annotated[bool, typer.Option("--once", help="Show it once, and end.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write it as a page that needs nothing else.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the figures at a glance, live until Ctrl-C.

    On AWS it first puts the dashboard SkycapLoans as it was deployed, and prints its address.
    """
    from skycap.operations.aws.place import OnAws

    length = span_of(since)
    every = EVERY_SECONDS
    with refusing():
        match place(context):
            case OnAws() as there:
                read, every = _on_aws(there, length, as_json=as_json), EVERY_SECONDS_ON_AWS
                _answer(read, html, every, once=once, as_json=as_json)
            case _:
                from skycap.assembly import premises_of
                from skycap.operations.board.figures import board

                with opened(context) as installation:
                    office = installation.office
                    premises = premises_of(settings_of(context))

                    def here() -> "Board":
                        begin = office.clock.now() - length
                        return board(premises, office, installation.recoverable(), begin)

                    _answer(here, html, every, once=once, as_json=as_json)


def _on_aws(there: "OnAws", length: "timedelta", *, as_json: bool) -> "Callable[[], Board]":
    from skycap.operations.board import cloud
    from skycap.operations.deploy import shipped
    from skycap.services.clock import SystemClock

    template, clock = shipped.template(), SystemClock()
    address = cloud.put(there, template)
    if not as_json:
        say(address)

    def read() -> "Board":
        now = clock.now()
        return cloud.board(there, template, now - length, now)

    return read


def _answer(
    read: "Callable[[], Board]", html: Path | None, every: int, *, once: bool, as_json: bool
) -> None:
    from rich.console import Console

    if html:
        from skycap.operations.board.page import page

        html.write_text(page(read()), encoding="utf-8")
        say(f"Wrote {html}.")
    if as_json:
        show_json(read().to_json())
    elif not html:
        console = Console()
        if once or not console.is_terminal:
            console.print(_view(read()))
        else:
            _live(read, every)


def _live(read: "Callable[[], Board]", every: int) -> None:
    from rich.live import Live

    with Live(_view(read()), screen=True, auto_refresh=False) as shown:
        try:
            while True:
                time.sleep(every)
                shown.update(_view(read()), refresh=True)
        except KeyboardInterrupt:
            return


def _view(board: "Board") -> "RenderableType":
    """The dashboard as a terminal shows it."""
    from rich import box
    from rich.console import Group
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    figures = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    figures.add_column()
    figures.add_column(justify="right")
    for one in board.figures:
        figures.add_row(one.label, one.value)
    parts: list[RenderableType] = [figures]
    parts += [
        Text(f"ALARM {alarm.rule.name}: {alarm.reason}", style="bold red")
        for alarm in board.ringing
    ]
    charts = Table(box=box.SIMPLE, pad_edge=False)
    for heading in ("", "", "last", "most"):
        charts.add_column(heading, justify="right" if heading else "left")
    for chart in board.charts:
        for label, drawn, last, most in _lines(chart):
            charts.add_row(f"{chart.title}: {label}", drawn, last, most)
    parts.append(charts)
    when = f"{board.at:%Y-%m-%d %H:%M:%S} UTC"
    return Panel(Group(*parts), title=f"{board.name}: {board.lender}", subtitle=when)


def _lines(chart: "Chart") -> list[tuple[str, str, str, str]]:
    """Each line of a chart: its label, drawn, its last value, its greatest."""
    found = []
    for line in chart.series:
        known = [value for value in line.values if value is not None]
        top = max([*known, 1])
        drawn = "".join(
            " " if value is None else BARS[int(value / top * (len(BARS) - 1))]
            for value in line.values[-36:]
        )
        last = f"{known[-1]:,.0f}" if known else "-"
        found.append((line.label, drawn, last, f"{max(known):,.0f}" if known else "-"))
    return found
