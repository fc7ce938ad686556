"""`skycap health`: whether an installation is well, and what to do if it is not."""

from typing import TYPE_CHECKING, Final

import typer

from skycap.cli.desk import AsJson, say, show_json, show_table
from skycap.cli.findings import show_findings
from skycap.cli.guard import REFUSED, UNAVAILABLE
from skycap.cli.looking import Since, moment_of, there
from skycap.cli.place import refusing

if TYPE_CHECKING:
    from skycap.operations.observing.health import Health

_EXITS: Final = {"well": 0, "found": REFUSED, "unreachable": UNAVAILABLE}


def health(context: typer.Context, since: Since = "1d", as_json: AsJson = False) -> None:
    """Tell whether Skycap is well, and what to do if not.

    Looked at: store, server, errors, latency, disk, uploads, day end, backups, secrets, clock.
    Exit code 1 when something was found, 3 when nobody can work. Nothing is changed.
    """
    from skycap.operations.observing.health import health as look
    from skycap.services.clock import SystemClock

    now = SystemClock().now()
    begin = moment_of(since, now)
    with refusing():
        found = look(there(context), begin, now)
    if as_json:
        show_json(found.to_json())
    else:
        _show(found)
    if _EXITS[found.verdict]:
        raise typer.Exit(_EXITS[found.verdict])


def _show(found: "Health") -> None:
    for check in found.checks:
        mark = "!!" if check.findings else "--" if check.skipped else "ok"
        say(f"{mark} {check.name:<12} {check.what}")
        if check.name == "requests":
            _show_functions(check.measured.get("functions", {}))
    if not found.findings:
        say("", f"All is well, since {found.since:%Y-%m-%d %H:%M} UTC.")
        return
    say("")
    show_findings(found.findings)


def _show_functions(functions: dict[str, dict[str, float | None]]) -> None:
    if not functions:
        return
    rows = [
        (f"   {name}", one["calls"], one["errors"], one["throttled"], _milliseconds(one["p95Ms"]))
        for name, one in functions.items()
    ]
    headings = ("   Function", "Calls", "Failed", "Turned away", "95 % within")
    show_table(headings, rows, numbers=(1, 2, 3, 4))


def _milliseconds(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f} ms"
