"""`skycap day-end`: closing the days that are over."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from skycap.cli.desk import AsJson, opened, say, show_json, warn
from skycap.cli.findings import show_findings
from skycap.cli.guard import REFUSED
from skycap.cli.place import place, refusing

if TYPE_CHECKING:
    from collections.abc import Callable

    from skycap.operations.aws.place import OnAws
    from skycap.operations.closing import Asked

DIGEST_SHOWN: Final = 40
"""How much of a value is shown to a person."""


def day_end(
    context: typer.Context,
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="The day to close, or to verify."),
    ] = None,
    catch_up: Annotated[
        bool, typer.Option("--catch-up", help="Close every day that is over, in order.")
    ] = False,
    status: Annotated[bool, typer.Option("--status", help="Only say how things stand.")] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Prove the books against the root that was kept.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Close the first day that is over and not closed.

    It records, tidies and proves; nobody's work waits for it. `skycap serve`, and on AWS the
    scheduled function, do it by themselves. Exit code 1 when a step failed or something is wrong.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.closing import Asked

    if catch_up + status + verify + (day is not None and not verify) > 1:
        raise typer.BadParameter("choose one of --date, --catch-up, --status and --verify")
    asked = Asked(day.date() if day else None, catch_up=catch_up, status=status, verify=verify)
    with refusing():
        match place(context):
            case OnAws() as there:
                answer = _on_aws(there, asked)
            case _:
                answer = _here(context, asked)
    if as_json:
        show_json(answer)
    else:
        _show(answer, asked)
    if answer["findings"] or not all(run["ended"] for run in answer["runs"]):
        raise typer.Exit(REFUSED)


def _here(context: typer.Context, asked: "Asked") -> dict[str, Any]:
    from skycap.operations.closing import carry_out
    from skycap.services.day_end import Effort
    from skycap.services.staff import OPERATOR

    def failed(step: str, problem: Exception) -> None:
        warn(f"skycap: {step}: {str(problem) or type(problem).__name__}")

    holder = f"{socket.gethostname()}/{os.getpid()}"
    with opened(context) as installation, _showing() as show:
        assert installation.vault, "an installation on one machine has its own"
        effort = Effort(holder, OPERATOR.id, show=show, failed=failed)
        return carry_out(installation.office, installation.vault, asked, effort).to_json()


def _on_aws(there: "OnAws", asked: "Asked") -> dict[str, Any]:
    """Let the scheduled function do it, as often as its time is used up."""
    from skycap.operations.aws.scheduled import close

    with _showing() as show:
        return close(there, asked, show)


@contextmanager
def _showing() -> "Iterator[Callable[[date, str], None]]":
    """A line that says what is being done, where a person watches; nothing in a script."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _day, _step: None
        return
    with console.status("Closing days") as status:
        yield lambda day, step: status.update(f"Closing {day}: {step}")


def _show(answer: dict[str, Any], asked: "Asked") -> None:
    from skycap.operations.findings import from_json

    for run in answer["runs"]:
        state = "closed" if run["ended"] else "not closed yet"
        say(f"{run['day']} {state}")
        for name, report in run["steps"].items():
            told = ", ".join(
                f"{key} {_short(value)}" for key, value in report.items() if value != ""
            )
            say(f"  {name:<10}{told}")
        for name, what in run["failures"].items():
            say(f"  {name:<10}failed: {what}")
    if answer["proved"]:
        say(f"The histories of {answer['proved']} are those whose root was kept.")
    last = answer["last"]
    if not answer["runs"] and not asked.verify:
        say(f"The last day that was closed is {last['day']}." if last["day"] else "None yet.")
    if last["behind"]:
        say(f"{last['behind']} days are over and not closed; --catch-up closes them in order.")
    elif not asked.verify:
        say("No day waits.")
    show_findings([from_json(found) for found in answer["findings"]])


def _short(value: object) -> str:
    """A value as a person reads it: of a digest, enough to tell it from another."""
    text = str(value)
    return text if len(text) <= DIGEST_SHOWN else f"{text[:DIGEST_SHOWN]}..."
