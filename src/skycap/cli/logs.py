"""`skycap logs`: the log of an installation, embedded or on AWS."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from skycap.cli.desk import say, warn
from skycap.cli.looking import Since, moment_of, there
from skycap.cli.place import refusing

if TYPE_CHECKING:
    from rich.text import Text

    from skycap.operations.observing.lines import Line

PAUSE_SECONDS: Final = 0.3
PAUSE_ON_AWS_SECONDS: Final = 2.0

_SHADES: Final = {"error": "bold red", "critical": "bold red", "warning": "yellow", "debug": "dim"}
_STATUS_SHADES: Final = {2: "green", 3: "cyan", 4: "yellow", 5: "bold red"}
_SHOWN: Final = {"method", "route", "status", "ms", "requestId"}


def logs(
    context: typer.Context,
    since: Since = "1h",
    until: Annotated[str | None, typer.Option(help="Before when; now without it.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Only what went wrong.")] = False,
    request: Annotated[
        str | None, typer.Option(help="The request of this id, as an answer named it.")
    ] = None,
    function: Annotated[
        str | None,
        typer.Option(help="A function or group of routes: auth, loans, repayments, users."),
    ] = None,
    follow: Annotated[
        bool, typer.Option("--follow", "-f", help="Go on with what comes, until Ctrl-C.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line, for scripts.")
    ] = False,
) -> None:
    """Show the log: requests, failures, what was done by itself.

    Lines have the same fields on a machine and on AWS, and nothing personal.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.observing import lines as observing
    from skycap.services.clock import SystemClock

    clock = SystemClock()
    now = clock.now()
    begin = moment_of(since, now)
    end = moment_of(until, now) if until else now
    show = _as_json if as_json else _shower()
    with refusing():
        here = there(context)
        if follow:
            pause = PAUSE_ON_AWS_SECONDS if isinstance(here, OnAws) else PAUSE_SECONDS
            asked = observing.wanted(errors, request, function)
            found = observing.follow(here, begin, asked, clock, _waiting(pause))
        else:
            found = observing.lines(
                here, begin, end, errors=errors, request=request, function=function
            )
        with _until_interrupted():
            shown = _show_all(found, show)
    if not shown and not follow and not as_json:
        warn(f"There is nothing in the log since {begin:%Y-%m-%d %H:%M} UTC that was asked for.")


def _show_all(found: "Iterator[Line]", show: "Callable[[Line], None]") -> int:
    shown = unreadable = 0
    for line in found:
        show(line)
        shown += 1
        unreadable += line.event == "unreadable"
    if unreadable:
        warn(f"skycap: {unreadable} lines are damaged and could not be read")
    return shown


def _waiting(seconds: float) -> Callable[[], bool]:
    def wait() -> bool:
        time.sleep(seconds)
        return True

    return wait


@contextmanager
def _until_interrupted() -> Iterator[None]:
    """Let Ctrl-C, or the end of whoever reads, be the end of the command, and nothing wrong."""
    import os
    import sys

    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit from None
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None


def _as_json(line: "Line") -> None:
    import orjson

    say(orjson.dumps(line.to_json(), default=str).decode())


def _shower() -> "Callable[[Line], None]":
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    if console.is_terminal:
        return lambda line: console.print(readable(line))
    return lambda line: say(readable(line).plain)


def readable(line: "Line") -> "Text":
    """A line as a person reads it, in colours where there are any."""
    from rich.text import Text

    fields = line.fields
    text = Text().append(f"{line.at:%Y-%m-%d %H:%M:%S.%f}"[:-3], "dim")
    text.append(f" {line.level.upper():<7}", _SHADES.get(line.level, ""))
    text.append(f" {line.function:<10} ", "dim")
    if line.event != "request":
        text.append(line.event, _SHADES.get(line.level, "bold"))
        for name, value in fields.items():
            text.append(f" {name}={_told(value)}")
        return text
    status = fields.get("status", 0)
    text.append(str(status), _STATUS_SHADES.get(status // 100, "bold red"))
    text.append(f" {fields.get('method')} {fields.get('route')}")
    text.append(f" {fields.get('ms')} ms", "dim")
    for name, value in fields.items():
        if name not in _SHOWN and value is not None and value is not False:
            text.append(f" {name}={_told(value)}", "red" if name == "error" else "")
    text.append(f" {fields.get('requestId')}", "dim")
    return text


def _told(value: Any) -> str:  # noqa: ANN401 - whatever a line holds
    if isinstance(value, list):
        return " < ".join(str(one) for one in reversed(value))
    if isinstance(value, dict):
        return ",".join(f"{name}:{one}" for name, one in value.items())
    return str(value)
