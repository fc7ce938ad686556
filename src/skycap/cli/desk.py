"""What every command shares: the installation it works on, and how it says what it did."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

if TYPE_CHECKING:
    from skycap.assembly import Assembled
    from skycap.settings import Settings

COUNTED: Final = 100
"""How many are done between two words about it."""

AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, for scripts.")]
"""The option of every command that a script may want to read."""


def examples(*lines: str) -> str:
    """The examples at the end of a command's help, kept as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def settings_of(context: typer.Context) -> "Settings":
    """The settings of this run: the environment, and `--data` if it was given."""
    from skycap.cli.place import told
    from skycap.settings import Settings

    settings = Settings.from_environment()
    data = told(context).data
    return replace(settings, data=data) if data else settings


def opened(context: typer.Context) -> "Assembled":
    """The installation that is there already, to be used in a `with`."""
    from skycap.assembly import assemble

    return assemble(settings_of(context))


def say(*lines: str) -> None:
    """Tell the person."""
    for line in lines:
        typer.echo(line)


def warn(*lines: str) -> None:
    """Tell the person what a script that reads the output should not see."""
    for line in lines:
        typer.echo(line, err=True)


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """A line that counts what is done, where a person watches; nothing in a script."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(what) as status:

        def tell(done: int) -> None:
            if done % COUNTED == 0:
                status.update(f"{what}: {done:,}")

        yield tell


def show_json(answer: object) -> None:
    """Print `answer` as JSON, indented, with sorted keys left as they come."""
    import orjson

    typer.echo(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode())


def show_table(
    headings: Sequence[str], rows: Iterable[Sequence[Any]], numbers: Sequence[int] = ()
) -> None:
    """Print rows under headings; the columns `numbers` are aligned to the right.

    A pipe gets the whole width, so that nothing is cut for the next program.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = 10_000
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place in numbers else "left", no_wrap=True)
    for row in rows:
        table.add_row(*[str(cell) for cell in row])
    console.print(table)
