"""`skycap backup`: making, listing, verifying and pruning backups of an embedded installation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import AsJson, examples, say, settings_of, show_json, show_table, warn
from skycap.cli.guard import REFUSED
from skycap.cli.place import refusing

if TYPE_CHECKING:
    from skycap.operations.backups.archive import Manifest
    from skycap.operations.backups.premises import Premises

app = typer.Typer(
    help="Make, list, verify and prune sealed backups.",
    no_args_is_help=True,
)


def premises(context: typer.Context) -> "Premises":
    """Where this installation is, for an operation on it."""
    from skycap.assembly import premises_of

    return premises_of(settings_of(context))


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar of the bytes that are done, where a person watches; nothing in a script."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _of: None
        return
    columns = (TextColumn(what), BarColumn(), DownloadColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


def told(manifest: "Manifest") -> dict[str, Any]:
    """What scripts are told of a backup's content."""
    return {
        "madeAt": manifest.made_at,
        "skycap": manifest.version,
        "lender": manifest.lender,
        "loans": manifest.loans,
        "events": manifest.events,
        "histories": manifest.streams,
        "headsDigest": manifest.heads,
        "files": len(manifest.parts),
        "bytes": manifest.size,
        "missingDocuments": list(manifest.missing),
    }


def sized(size: int) -> str:
    """A size as people read it."""
    kib = size / 1024
    return f"{kib:,.0f} KiB" if kib < 10_240 else f"{kib / 1024:,.0f} MiB"  # noqa: PLR2004 - ten MiB


@app.command(epilog=examples("skycap backup create", "skycap backup create --json"))
def create(context: typer.Context, as_json: AsJson = False) -> None:
    """Make a backup now.

    It may run while Skycap serves. The first one makes the key file. Exit code 1 when no backup
    could be made, or when documents are missing from it because they are not whole here.
    """
    from skycap.operations.backups import making

    here = premises(context)
    with refusing(), bar("Backing up") as show:
        made = making.create(here, show)
    if as_json:
        answer = {"path": str(made.path), "size": made.size, **told(made.manifest)}
        show_json({**answer, "key": str(here.key), "newKey": made.new_key})
    else:
        say(
            f"Made {made.path} ({sized(made.size)}): "
            f"{made.manifest.loans} loans, {made.manifest.events} events."
        )
        if made.new_key:
            say(f"Its key is new: {here.key}")
        say(
            f"Keep a copy of {here.key} elsewhere, apart from the backups: "
            "without the key every backup is worthless, and nobody can bring it back."
        )
    if made.manifest.missing:
        warn(f"skycap: {len(made.manifest.missing)} documents are not whole here, and not in it")
        raise typer.Exit(REFUSED)


@app.command(name="list", epilog=examples("skycap backup list", "skycap backup list --json"))
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the backups, newest first. Exit code 1 when one of them cannot be read."""
    from skycap.operations.backups.keeping import list_backups

    here = premises(context)
    with refusing():
        found = list_backups(here)
    now = here.clock.now()
    if as_json:
        show_json(
            [
                {
                    "path": str(kept.path),
                    "size": kept.size,
                    "ageHours": round((now - kept.made_at).total_seconds() / 3600, 1),
                    "problem": kept.problem,
                    **(told(kept.manifest) if kept.manifest else {}),
                }
                for kept in found
            ]
        )
    elif not found:
        say(f"There are no backups in {here.backups} yet.")
    else:
        rows = []
        for kept in found:
            hours = int((now - kept.made_at).total_seconds() // 3600)
            age = f"{hours} h" if hours < 48 else f"{hours // 24} days"  # noqa: PLR2004 - two days
            held = kept.manifest
            counts = (held.loans, held.events) if held else ("?", "?")
            rows.append((kept.path.name, age, sized(kept.size), *counts))
        headings = ("Backup", "Age", "Size", "Loans", "Events")
        show_table(headings, rows, numbers=(1, 2, 3, 4))
    for kept in found:
        if kept.problem:
            warn(f"skycap: {kept.problem}")
    if any(kept.problem for kept in found):
        raise typer.Exit(REFUSED)


Named = Annotated[
    str | None, typer.Argument(metavar="BACKUP", help="Its name or path; the newest without it.")
]


@app.command(
    epilog=examples("skycap backup verify", "skycap backup verify skycap-20260301-020000.backup")
)
def verify(context: typer.Context, backup: Named = None, as_json: AsJson = False) -> None:
    """Prove that a backup can be restored.

    It is opened elsewhere: every digest, every history, every loan's books. Exit code 1 when
    anything is wrong with it.
    """
    from skycap.operations.backups import keeping, restoring

    here = premises(context)
    with refusing(), bar("Verifying") as show:
        path = keeping.find(here, backup)
        proved = restoring.verify(here, path, show)
    if as_json:
        answer = {"path": str(path), "whole": True, "documents": proved.documents}
        show_json({**answer, **told(proved.manifest)})
        return
    say(
        f"{path.name} is whole: {proved.manifest.loans} loans, {proved.events} events, "
        f"{proved.documents} documents; its audit finds nothing wrong."
    )


@app.command(
    epilog=examples(
        "skycap backup prune --dry-run", "skycap backup prune --daily 7 --weekly 4 --monthly 12"
    )
)
def prune(
    context: typer.Context,
    daily: Annotated[int, typer.Option(help="Of how many days to keep one.", min=0)] = 7,
    weekly: Annotated[int, typer.Option(help="Of how many weeks to keep one.", min=0)] = 4,
    monthly: Annotated[int, typer.Option(help="Of how many months to keep one.", min=0)] = 12,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which would go.")] = False,
    as_json: AsJson = False,
) -> None:
    """Drop old backups.

    The newest of each of the last days, weeks and months (of those that have one) stay, and the
    newest of all in any case.
    """
    from skycap.operations.backups import keeping

    here = premises(context)
    with refusing():
        dropped = keeping.prune(here, daily, weekly, monthly, trial=dry_run)
    kept = [path for path in keeping.paths(here.backups) if path not in dropped]
    if as_json:
        show_json(
            {
                "dropped": [path.name for path in dropped],
                "kept": [path.name for path in kept],
                "dryRun": dry_run,
            }
        )
        return
    for path in dropped:
        say(f"{'Would drop' if dry_run else 'Dropped'} {path.name}")
    say(f"{len(kept)} backups stay in {here.backups}.")
