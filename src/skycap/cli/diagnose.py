"""`skycap diagnose`: trying what people meet and what may be wrong, and mending it."""

import sys
from contextlib import nullcontext, redirect_stdout
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from skycap.cli.desk import AsJson, say, show_json, warn
from skycap.cli.guard import REFUSED, UNAVAILABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skycap.operations.diagnose.running import Diagnosis, Mended, Step
    from skycap.operations.diagnose.scene import Narrowed, Scene
    from skycap.operations.findings import Finding


class Trouble(StrEnum):
    """What can be diagnosed; a test holds it to the sections of the causes."""

    LOGIN = "login"
    CORS = "cors"
    APPLY = "apply"
    UPLOADS = "uploads"
    COSTS = "costs"
    DASHBOARD = "dashboard"
    REPAYMENTS = "repayments"
    ALL = "all"


MARKS: Final = {
    ("symptom", "well"): "ok", ("symptom", "found"): "BAD", ("symptom", "unknown"): "?",
    ("cause", "well"): "no", ("cause", "found"): "FOUND", ("cause", "unknown"): "?",
}  # fmt: skip
"""What stands before a line: a symptom is ok or BAD, a cause is no or FOUND, ? is untried."""


def diagnose(  # noqa: PLR0913, PLR0917 - each is an option of the command
    context: typer.Context,
    trouble: Annotated[Trouble, typer.Argument(help="The trouble that people have.")] = Trouble.ALL,
    url: Annotated[
        str | None, typer.Option(help="Where people reach Skycap.", show_default="the settings'")
    ] = None,
    user: Annotated[str | None, typer.Option(help="The username of whom it concerns.")] = None,
    origin: Annotated[
        str | None, typer.Option(help="The other site that calls the API.", metavar="URL")
    ] = None,
    loan: Annotated[str | None, typer.Option(help="The loan's reference.", metavar="REF")] = None,
    token_file: Annotated[
        Path | None, typer.Option(help="A file with the sign-in that is refused.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what a program may, then look again.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Mend without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find out what is wrong, and say what to do.

    Each symptom is tried on the live system, each cause by itself. Nothing is written, unless --fix
    mends it. Exit code 1 when anything is wrong.
    """
    if fix and as_json and not yes:
        raise typer.BadParameter("--fix --json cannot ask, so it needs --yes")
    scenes = _Scenes(context, trouble, url, _narrowed(user, origin, loan, token_file))
    if not as_json:
        say(*scenes.heading, "")
    with redirect_stdout(sys.stderr) if as_json else nullcontext():  # what is logged is no JSON
        diagnosis, mended = _look(scenes, fix=fix, yes=yes, quiet=as_json)
        left: Sequence[Finding] = scenes.again().findings if mended else diagnosis.findings
    if as_json:
        told = {**diagnosis.to_json(), "mended": [_told(one) for one in mended]}
        show_json({**told, "left": [one.to_json() for one in left]})
    else:
        _conclude(diagnosis, mended, left)
    if left:
        raise typer.Exit(REFUSED)


class _Scenes:
    """The installation that the command is about, to be looked at more than once."""

    def __init__(
        self, context: typer.Context, trouble: Trouble, url: str | None, narrowed: "Narrowed"
    ) -> None:
        from skycap.operations.diagnose.causes import Section

        self._context, self._narrowed = context, narrowed
        self._url = url.rstrip("/") if url else None
        if self._url and not self._url.startswith(("http://", "https://")):
            raise typer.BadParameter("--url must begin with http:// or https://")
        self.sections: tuple[Section, ...] = (
            tuple(Section) if trouble is Trouble.ALL else (Section(trouble),)
        )
        self.heading: list[str] = []
        self._first: Scene | None = self._made()

    def scene(self) -> "Scene":
        """A fresh look."""
        first, self._first = self._first, None
        return first or self._made()

    def again(self) -> "Diagnosis":
        """Look once more, without a word."""
        from skycap.operations.diagnose.running import diagnose as run

        with self.scene() as scene:
            return run(scene)

    def _made(self) -> "Scene":
        from skycap.assembly import scene_of
        from skycap.cli.desk import settings_of
        from skycap.cli.place import place
        from skycap.operations import Stopped
        from skycap.operations.aws.place import OnAws
        from skycap.operations.diagnose.cloud import cloud_scene

        there = place(self._context)
        if not isinstance(there, OnAws):
            settings = settings_of(self._context)
            made = scene_of(settings, self._narrowed, self.sections, self._url)
            self.heading = [f"Skycap in {settings.data}, served at {made.url}"]
            return made
        try:
            found = cloud_scene(there, self._narrowed, self.sections, self._url)
        except Stopped as problem:
            warn(f"skycap: {problem}")
            raise typer.Exit(UNAVAILABLE) from None
        self.heading = [f"{there.installation.stack} in {there.account.region}, at {found.url}"]
        return found


def _narrowed(
    user: str | None, origin: str | None, loan: str | None, token_file: Path | None
) -> "Narrowed":
    from skycap.operations.diagnose.scene import Narrowed

    token = None
    if token_file is not None:
        token = token_file.read_text(encoding="utf-8").strip().removeprefix("Bearer ").strip()
    return Narrowed(user, origin, loan, token)


def _look(
    scenes: _Scenes, *, fix: bool, yes: bool, quiet: bool
) -> "tuple[Diagnosis, list[Mended]]":
    """Diagnose, telling each step, and mend what may be mended."""
    from skycap.operations.diagnose.running import diagnose as run
    from skycap.operations.diagnose.running import mend

    with scenes.scene() as scene:
        diagnosis = run(scene, (lambda _: None) if quiet else _say_step)
        if not fix:
            return diagnosis, []
        return diagnosis, mend(diagnosis.findings, lambda found: yes or _agreed(found))


def _agreed(found: "Finding") -> bool:
    say("", f"{found.where}: {found.what}")
    return typer.confirm(f"Mend it? ({found.remedy})")


def _say_step(step: "Step") -> None:
    mark = MARKS[step.kind, step.outcome]
    colour = {"BAD": "red", "FOUND": "red", "?": "yellow"}.get(mark)
    shown = typer.style(f"{mark:<6}", fg=colour, bold=colour is not None)
    if step.outcome == "unknown":
        name = step.title.rstrip(".") if step.kind == "symptom" else step.name
        say(f"{shown}{name}: not tried: {step.told}")
    elif step.kind == "symptom":
        say(f"{shown}{step.title}: {step.told}")
    else:
        say(f"{shown}{step.name}: {step.title}")


def _conclude(diagnosis: "Diagnosis", mended: "list[Mended]", left: "Sequence[Finding]") -> None:
    from skycap.cli.findings import show_findings

    gone = {(one.code, one.where) for one in left}
    for one in mended:
        found = one.finding
        if one.problem:
            say("", f"Could not mend {found.where}: {one.problem}")
        elif (found.code, found.where) in gone:
            say("", f"Tried to mend {found.where}, and it is still so: {found.what}")
        else:
            say("", f"Mended {found.where}: {found.what}")
        if one.told:
            say(f"Shown this once: {one.told}")
    say("")
    unknown = sum(step.outcome == "unknown" for step in diagnosis.steps)
    tail = f"; {unknown} could not be tried" if unknown else ""
    if not left:
        say(f"Nothing is wrong, of {len(diagnosis.steps)} things that were tried{tail}.")
        return
    show_findings(left)
    fixable = sum(one.fix is not None for one in left)
    say("", f"{len(left)} found{tail}." + (f" --fix mends {fixable}." if fixable else ""))


def _told(one: "Mended") -> dict[str, Any]:
    found = one.finding
    told = {"code": found.code, "where": found.where, "problem": one.problem or None}
    return {**told, "told": one.told} if one.told else told
