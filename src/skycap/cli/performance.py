"""`skycap performance`: how fast an installation is, and what to change about it."""

from typing import TYPE_CHECKING, Annotated

import typer

from skycap.cli import tuning
from skycap.cli.desk import AsJson, say, show_json, show_table
from skycap.cli.findings import show_findings
from skycap.cli.guard import REFUSED
from skycap.cli.looking import Since, moment_of, there
from skycap.cli.place import place, refusing
from skycap.cli.tuning import Applied

if TYPE_CHECKING:
    from skycap.operations.observing.performance import Performance


def performance(
    context: typer.Context,
    since: Since = "7d",
    top: Annotated[int, typer.Option(help="How many of the slowest routes to show.", min=1)] = 10,
    apply: Applied = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --apply: ask nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Review how fast Skycap is, and tune it.

    Slow routes and statements, functions and tables, and what to change about them.
    With --apply, change it on AWS instead: one change set, shown first. Exit code 1 when something
    should be changed.
    """
    from skycap.operations.observing.performance import performance as look
    from skycap.services.clock import SystemClock

    if apply is not None:
        with refusing():
            told = tuning.apply(place(context), apply, yes=yes, as_json=as_json)
        if as_json:
            show_json(told)
        return
    now = SystemClock().now()
    begin = moment_of(since, now)
    with refusing():
        found = look(there(context), begin, now)
    if as_json:
        show_json(found.to_json())
    else:
        _show(found, top)
    if found.findings:
        raise typer.Exit(REFUSED)


def _show(found: "Performance", top: int) -> None:
    if not found.routes:
        say(f"The log tells of no request since {found.since:%Y-%m-%d %H:%M} UTC.")
    else:
        _show_routes(found, top)
    if found.functions:
        _show_functions(found)
    if found.tables:
        _show_tables(found)
    if found.statements:
        _show_statements(found, top)
    say("")
    if found.findings:
        show_findings(found.findings)
    else:
        say("Nothing needs to be changed.")


def _show_routes(found: "Performance", top: int) -> None:
    rows = [
        (
            one.route,
            one.requests,
            one.failures,
            *(f"{value:,.1f}" for value in (one.p50, one.p95, one.p99, one.worst)),
            f"{one.percent_of_time} %",
        )
        for one in found.routes[:top]
    ]
    headings = ("Route (ms)", "Requests", "Failed", "50 %", "95 %", "99 %", "Worst", "Of all time")
    show_table(headings, rows, numbers=range(1, 8))


def _show_functions(found: "Performance") -> None:
    rows = [
        (
            one.function,
            one.calls,
            one.cold_starts,
            "-" if one.init_p95 is None else f"{one.init_p95:,.0f}",
            "-" if one.duration_p95 is None else f"{one.duration_p95:,.0f}",
            one.timeouts,
            one.throttles,
            f"{one.memory_used} of {one.memory}",
            one.timeout,
        )
        for one in found.functions
    ]
    headings = (
        "Function", "Calls", "Cold", "Cold start (ms)", "95 % (ms)", "Timed out", "Turned away",
        "Memory (MB)", "Timeout (s)",
    )  # fmt: skip
    say("")
    show_table(headings, rows, numbers=range(1, 9))


def _show_tables(found: "Performance") -> None:
    rows = [
        (one.table, f"{one.read:,.0f}", f"{one.written:,.0f}", one.throttled)
        for one in found.tables
    ]
    say("")
    show_table(("Table", "Units read", "Units written", "Refused"), rows, numbers=(1, 2, 3))


def _show_statements(found: "Performance", top: int) -> None:
    rows = [
        (f"{one.worst:,.0f}", one.times, one.verdict, one.statement)
        for one in found.statements[:top]
    ]
    say("")
    show_table(("Worst (ms)", "Times", "It", "Statement"), rows, numbers=(0, 1))
