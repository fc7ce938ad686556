"""What the commands of `skycap deploy` share: the job, and how it is told while it runs."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import typer

from skycap.cli.desk import say, show_json, show_table, warn
from skycap.cli.guard import REFUSED, UNAVAILABLE
from skycap.cli.place import Told, named_on_aws

if TYPE_CHECKING:
    from datetime import datetime

    from skycap.operations.aws.account import Account
    from skycap.operations.aws.names import Installation
    from skycap.operations.aws.stack import Step
    from skycap.operations.deploy.backend import Backend, Prepared


@dataclass(frozen=True, slots=True)
class Job:
    """What was asked for, and how to tell of it."""

    account: "Account"
    installation: "Installation"
    silent: bool
    as_json: bool
    told: dict[str, Any] = field(default_factory=dict)

    def say(self, *lines: str) -> None:
        """Tell a person; a script reads the JSON at the end instead."""
        if not self.as_json:
            say(*lines)

    def confirm(self, question: str) -> None:
        """Go on only if somebody says so."""
        if self.silent:
            return
        if self.as_json or not sys.stdin.isatty():
            raise stopped("nobody can be asked here; add --yes to go on without asking")
        if not typer.confirm(question):
            raise stopped("nothing was changed")


def moment() -> "datetime":
    """The moment of this deployment."""
    from skycap.services.clock import SystemClock

    return SystemClock().now()


def stopped(message: str) -> typer.Exit:
    """The end of a command that cannot go on, to be raised; says why."""
    warn(f"skycap: {message}")
    return typer.Exit(REFUSED)


@contextmanager
def stopping() -> Iterator[None]:
    """Let an operation that cannot go on end the command, with the sentence that says why."""
    from skycap.operations import Stopped

    try:
        yield
    except Stopped as problem:
        warn(f"skycap: {problem}")
        raise typer.Exit(UNAVAILABLE) from None


@contextmanager
def started(context: typer.Context, there: Told, *, yes: bool, as_json: bool) -> Iterator[Job]:
    """The job that was asked for; what it told is shown as JSON at the end, if that was asked.

    What `there` leaves open, the options before the verb tell.
    """
    with stopping():
        account, installation = named_on_aws(context, there)
        job = Job(account, installation, yes, as_json)
        yield job
    if as_json:
        show_json(job.told)


@contextmanager
def busy(job: Job, what: str) -> Iterator[None]:
    """A line that moves, where a person watches."""
    from rich.console import Console

    console = Console(stderr=True)
    if job.as_json or not console.is_terminal:
        yield
        return
    with console.status(what):
        yield


@contextmanager
def watching(job: Job, what: str) -> Iterator[Callable[["Step"], None]]:
    """Tell each step of the stack: on a terminal in one line that moves, and failures always."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    lively = console.is_terminal and not job.as_json
    with console.status(what) if lively else busy(job, what) as shown:

        def watch(step: "Step") -> None:
            if step.failed:
                warn(f"  {step.resource}: {step.status} {step.reason}")
            elif shown is not None:
                shown.update(f"{what}: {step.resource} {step.status}")

        yield watch


@contextmanager
def bar(job: Job, what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that fills, where a person watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    if job.as_json or not console.is_terminal:
        yield lambda _done, _of: None
        return
    with Progress(
        TextColumn(what), BarColumn(), MofNCompleteColumn(), console=console, transient=True
    ) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


def show_plan(job: Job, prepared: "Prepared") -> None:
    """Show what a deployment would do."""
    changes = prepared.plan.changes if prepared.plan else ()
    job.told["changes"] = [change.to_json() for change in changes]
    job.told["drift"] = [one.to_json() for one in prepared.drifts]
    job.told["replacedCode"] = list(prepared.foreign)
    if job.as_json:
        return
    if changes:
        say("")
        rows = [(c.action, c.resource, c.kind, c.replacement or "-") for c in changes]
        show_table(("Action", "Resource", "Type", "Replacement"), rows)
    show_drift(job.told["drift"])
    for name in prepared.foreign:
        say(f"{name} runs other code, put there by hand; this package replaces it.")
    say("")


def show_drift(drifts: Sequence[dict[str, Any]]) -> None:
    """Show what was changed by hand."""
    if not drifts:
        return
    say("", "Changed by hand since the last deployment:", "")
    rows = [
        (one["where"], one["setting"], _shown(one["deployed"]), _shown(one["live"]), _fate(one))
        for one in drifts
    ]
    show_table(("Where", "Setting", "Deployed", "Now", "A deployment"), rows)


def _shown(value: object) -> str:
    return "-" if value is None else str(value)


def _fate(drift: dict[str, Any]) -> str:
    return "keeps it" if drift["kept"] else "puts it back"


def opened(job: Job) -> "Backend":
    """The backend that the job is about."""
    from skycap.operations.deploy.backend import Backend

    return Backend(job.account, job.installation)
