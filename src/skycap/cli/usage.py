"""`skycap usage`: how much room is taken, how that grows, and how long the disk lasts."""

from typing import TYPE_CHECKING, Annotated

import typer

from skycap.cli.desk import AsJson, say, show_json, show_table
from skycap.cli.findings import show_findings
from skycap.cli.guard import REFUSED
from skycap.cli.place import place, refusing
from skycap.cli.shown import sized

if TYPE_CHECKING:
    from skycap.operations.usage.measured import Usage


def usage(
    context: typer.Context,
    record: Annotated[
        bool, typer.Option("--record", help="Keep this measurement, to tell growth next time.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show how much room is taken, and how that grows.

    Run it with --record every week. Exit code 1 when the disk is nearly full.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.usage import cloud, folder

    here = place(context)
    with refusing():
        if isinstance(here, OnAws):
            found = cloud.measure(here, record=record)
        else:
            found = folder.measure(here, record=record)
    if as_json:
        show_json(found.to_json())
    else:
        _show(found)
    if found.findings:
        raise typer.Exit(REFUSED)


def _show(found: "Usage") -> None:
    from skycap.operations.usage.measured import MONTH, YEAR

    grown = found.growth
    rows = [
        (
            part.name,
            "-" if part.count is None else f"{part.count:,}",
            sized(part.size),
            _signed(grown.by_part[part.name]) if grown else "-",
        )
        for part in found.now.parts
    ]
    rows.append(("together", "", sized(found.now.size), _signed(grown.size) if grown else "-"))
    show_table(("What", "Count", "Size", "Grown"), rows, numbers=(1, 2, 3))
    if found.free is not None:
        say(f"{sized(found.free)} are free.")
    month, year = found.in_time(MONTH), found.in_time(YEAR)
    if grown and month is not None and year is not None:
        say(
            f"Since {grown.since:%Y-%m-%d %H:%M} it grew by {_signed(grown.size)}, "
            f"{_signed(grown.per_day)} a day: {sized(month)} in 30 days, {sized(year)} in a year."
        )
        if grown.until_full:
            say(f"The free room lasts {grown.until_full.days:,} days at that rate.")
    else:
        say("There is no earlier measurement to compare it with: use --record every week.")
    say(found.remark)
    show_findings(found.findings)


def _signed(size: int) -> str:
    return f"{'-' if size < 0 else '+'}{sized(abs(size))}"
