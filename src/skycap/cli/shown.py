"""How sizes, ages and progress are shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

_DAYS_FROM_HOURS = 48


@contextmanager
def bar(what: str, counted: str | None = None) -> Iterator[Callable[[int, int], None]]:
    """A bar of what is done, where a person watches; nothing in a script.

    It counts bytes, or things that are called `counted`.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _of: None
        return
    done_column = DownloadColumn() if counted is None else MofNCompleteColumn()
    columns = (TextColumn(what), BarColumn(), done_column, TextColumn(counted or ""))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of or None)


def sized(size: int) -> str:
    """A size as people read it."""
    kib = size / 1024
    return f"{kib:,.0f} KiB" if kib < 10_240 else f"{kib / 1024:,.0f} MiB"  # noqa: PLR2004 - ten MiB


def aged(age: timedelta) -> str:
    """An age as people read it."""
    hours = int(age.total_seconds() // 3600)
    return f"{hours} h" if hours < _DAYS_FROM_HOURS else f"{hours // 24} days"


def compared(*, continued: bool | None, since: int) -> str:
    """What a drill found of the books here."""
    if continued is None:
        return "There are no books here to compare it with."
    if continued:
        return f"The books here go on from it: every history is the same, {since} events since."
    return "The books here do not go on from it: these are other histories."
