"""`skycap performance --apply`: tuning an installation on AWS, shown before it is done."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import say, show_table, warn

if TYPE_CHECKING:
    from datetime import datetime

    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.premises import Premises
    from skycap.operations.deploy.backend import Prepared

Applied = Annotated[
    str | None,
    typer.Option(
        "--apply",
        metavar="CHANGES",
        help="On AWS, set memory=1024,timeout=25,provisioned=5,snapstart=on,cache=0.5,"
        "throttle=100/200,dax=on: any of them.",
    ),
]
"""The option of `skycap performance`."""


def apply(where: "Premises | OnAws", text: str, *, yes: bool, as_json: bool) -> dict[str, Any]:
    """Set what `text` says, after a yes; what was planned, as `--json` shows it.

    Raises `Stopped` for what cannot be, and for an installation in a folder, which has other knobs.
    """
    from skycap.operations import Stopped
    from skycap.operations.aws import tuning
    from skycap.operations.aws.place import OnAws
    from skycap.services.clock import SystemClock

    wanted = tuning.Tuning.read(text)
    if not isinstance(where, OnAws):
        instead = "; ".join(f"{name}: {tuning.IN_A_FOLDER[name]}" for name in wanted.names)
        raise Stopped(f"an installation in a folder has none of these. {instead}")
    now = SystemClock().now()
    prepared = tuning.prepare(where, wanted, now)
    told = {"parameters": wanted.parameters, **shown_plan(prepared, as_json=as_json)}
    if prepared.is_idle:
        if not as_json:
            say("Nothing to change: it stands so already.")
        return {**told, "applied": False}
    if not yes:
        if as_json or not sys.stdin.isatty():
            tuning.drop(where, prepared)
            raise Stopped("nobody can be asked here; add --yes to go on without asking")
        if not typer.confirm("Go ahead?"):
            tuning.drop(where, prepared)
            raise Stopped("nothing was changed")
    carry_out(where, prepared, now, as_json=as_json)
    return {**told, "applied": True}


def shown_plan(prepared: "Prepared", *, as_json: bool) -> dict[str, Any]:
    """Show what a change set would do; the same for `--json`."""
    changes = prepared.plan.changes if prepared.plan else ()
    if changes and not as_json:
        rows = [(one.action, one.resource, one.kind, one.replacement or "-") for one in changes]
        show_table(("Action", "Resource", "Type", "Replacement"), rows)
        say("")
    return {"changes": [one.to_json() for one in changes]}


def carry_out(there: "OnAws", prepared: "Prepared", now: "datetime", *, as_json: bool) -> None:
    """Do what was prepared, telling each step where a person watches."""
    from rich.console import Console

    from skycap.operations.aws import tuning
    from skycap.operations.aws.stack import Step

    console = Console(stderr=True, highlight=False)
    with console.status("Changing") as status:

        def watch(step: Step) -> None:
            if step.failed:
                warn(f"  {step.resource}: {step.status} {step.reason}")
            elif console.is_terminal and not as_json:
                status.update(f"Changing: {step.resource} {step.status}")

        tuning.carry_out(there, prepared, now, watch)
    if not as_json:
        say(f"{there.installation.stack} is up to date.")
