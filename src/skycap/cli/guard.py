"""How commands fail: one clear line and a stable exit code, no traceback for what we foresaw."""

from typing import Any

import typer
from typer.core import TyperGroup

REFUSED = 1
MISUSED = 2
UNAVAILABLE = 3


class Guarded(TyperGroup):
    """A group of commands whose foreseen failures become one line and an exit code."""

    def invoke(  # type: ignore[explicit-override]  # typing has no override before 3.12
        self,
        ctx: Any,  # noqa: ANN401 - of a private type of Typer's
    ) -> Any:  # noqa: ANN401 - whatever the command returns
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except typer.Abort:
            raise  # Typer's own way to end, at Ctrl-C
        except Exception as problem:
            if hasattr(problem, "exit_code"):
                raise  # Typer's own ways to end: an exit, or what was typed wrongly
            code, message = _explained(problem)
            if message:
                typer.echo(f"skycap: {message}", err=True)
            if code is None:
                raise  # a slip of ours
            raise typer.Exit(code) from None


def _explained(problem: Exception) -> tuple[int | None, str]:
    """The exit code and the line for a failure; no code for one that we did not foresee."""
    from skycap.lending.refusals import Refusal
    from skycap.services.ports import Conflict, Unavailable
    from skycap.settings import SettingsError

    if isinstance(problem, Refusal):
        field = f"{problem.field} " if problem.field and problem.message[:1].islower() else ""
        return REFUSED, f"{field}{problem.message} ({problem.code})"
    if isinstance(problem, SettingsError):
        return UNAVAILABLE, str(problem)
    if isinstance(problem, Unavailable):
        return UNAVAILABLE, f"the store cannot be used: {problem}"
    if isinstance(problem, Conflict):
        return UNAVAILABLE, "somebody else was faster, again and again; try once more"
    if isinstance(problem, OSError) and problem.strerror:
        where = f"{problem.filename}: " if problem.filename else ""
        return UNAVAILABLE, f"{where}{problem.strerror}"
    return None, ""
