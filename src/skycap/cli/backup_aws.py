"""What `skycap backup`, `restore` and `drill` do and say about an installation on AWS."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from skycap.cli.desk import say, show_json, show_table
from skycap.cli.findings import show_findings
from skycap.cli.guard import REFUSED
from skycap.cli.place import refusing
from skycap.cli.shown import aged, bar, compared, sized

if TYPE_CHECKING:
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.tables.restoring import Restored

_NOT_ONE_MOMENT = (
    "Each table is copied at a moment of its own, the histories first: a restore draws the books "
    "anew from these."
)


def create(there: "OnAws", *, as_json: bool) -> None:
    """Back up every table."""
    from skycap.operations.backups.tables import making

    with refusing(), bar("Backing up", "tables") as show:
        made = making.create(there, show)
    if as_json:
        show_json(made.to_json(there.clock.now()))
        return
    say(f"Made {made.label} ({sized(made.size)}) of {len(made.tables)} tables:")
    for one in made.tables:
        say(f"  {one.name}")
    say(_NOT_ONE_MOMENT)


def list_(there: "OnAws", *, as_json: bool) -> None:
    """List the sets of backups, newest first."""
    from skycap.operations.backups.tables.keeping import list_backups

    with refusing():
        found = list_backups(there)
    now = there.clock.now()
    if as_json:
        show_json([kept.to_json(now) for kept in found])
    elif not found:
        say("There are no backups of these tables yet; run `skycap backup create`.")
    else:
        rows = [
            (
                kept.label,
                aged(now - kept.made_at),
                sized(kept.size),
                f"{len(kept.tables)} of {len(there.sets.tables)}",
                kept.problem or "complete",
            )
            for kept in found
        ]
        show_table(("Backup", "Age", "Size", "Tables", "State"), rows, numbers=(1, 2, 3))
    if any(kept.problem for kept in found):
        raise typer.Exit(REFUSED)


def verify(there: "OnAws", named: str | None, *, as_json: bool, fix: bool) -> None:
    """Look at a backup and at what protects the data, and perhaps mend that."""
    from skycap.operations.backups.tables import keeping, verifying

    with refusing():
        kept = keeping.find(there, named)
        done = verifying.verify(there, kept)
        if fix:
            for found in done.findings:
                if found.fix:
                    found.fix()
            done = verifying.verify(there, kept)
    if as_json:
        show_json(done.to_json())
    else:
        show_findings(done.findings)
        if done.whole:
            say(
                f"{kept.label} has all {len(kept.tables)} tables ({sized(kept.size)}). "
                "Recovery, protection from deletion and versions of documents are on."
            )
        say(verifying.NOT_READ)
    if not done.whole:
        raise typer.Exit(REFUSED)


def prune(there: "OnAws", counts: tuple[int, int, int], *, dry_run: bool, as_json: bool) -> None:
    """Drop old sets of backups."""
    from skycap.operations.backups.tables import keeping

    with refusing():
        dropped, kept = keeping.prune(there, *counts, trial=dry_run)
    if as_json:
        show_json(
            {
                "dropped": [one.label for one in dropped],
                "kept": [one.label for one in kept],
                "dryRun": dry_run,
            }
        )
        return
    for one in dropped:
        say(f"{'Would drop' if dry_run else 'Dropped'} {one.label}")
    say(f"{len(kept)} backups stay.")


def restore(
    there: "OnAws", backup: str | None, moment: datetime | None, *, recover: bool, as_json: bool
) -> None:
    """Restore into new tables."""
    from skycap.operations.backups.tables import keeping, restoring

    with refusing(), bar("Restoring", "tables") as show:
        kept = keeping.find(there, backup) if backup else None
        made = restoring.restore(there, kept, moment, recover=recover, show=show)
    if as_json:
        show_json(made.to_json())
    else:
        _say_restored(made, command_of(there))


def _say_restored(made: "Restored", command: Callable[[str], str]) -> None:
    say(
        f"Restored {made.loans} loans and {made.events} events, as known at "
        f"{made.moment.isoformat()}, to {made.tables[-3]} and {len(made.tables) - 1} more tables; "
        "the audit finds nothing wrong."
    )
    if made.missing:
        say(f"{len(made.missing)} documents are gone; the first is {made.missing[0]}")
    say(
        "Skycap goes on with the tables that it had. To put these in their place:",
        f"  {command(f'restore --adopt {made.ending}')}",
        "To drop them:",
        f"  {command(f'restore --drop {made.ending}')}",
    )


def adopt(there: "OnAws", ending: str, *, as_json: bool) -> None:
    """Put restored tables in the place of the books."""
    from skycap.operations.backups.tables import restoring

    with refusing(), bar("Putting in place", "") as show:
        done = restoring.adopt(there, ending, show)
    if as_json:
        show_json(done.to_json())
        return
    say(
        f"The books are those of -{ending}: {done.loans} loans, {done.events} events, "
        f"{done.written} items written; the audit finds nothing wrong."
    )
    if done.brought_back:
        say(f"{done.brought_back} removed documents were brought back.")
    say(
        f"What was there before is the backup {done.before}.",
        "Look at `skycap users list`: whoever was disabled since can sign in again.",
        f"Drop the copies once all is well: {command_of(there)(f'restore --drop {ending}')}",
    )


def drop(there: "OnAws", ending: str, *, as_json: bool) -> None:
    """Drop restored tables."""
    from skycap.operations import Stopped
    from skycap.operations.backups.tables import copies

    with refusing():
        if not ending or not copies.born(there, ending):
            raise Stopped(f"there are no tables that end with -{ending}")
        copies.drop(there, ending)
    if as_json:
        show_json({"dropped": ending})
    else:
        say(f"Dropped the tables that end with -{ending}.")


def drill(there: "OnAws", backup: str | None, *, as_json: bool) -> None:
    """Try out a restore."""
    from skycap.operations.backups.tables import drilling, keeping

    with refusing(), bar("Restoring elsewhere", "tables") as show:
        kept = keeping.find(there, backup)
        done = drilling.drill(there, kept, show)
    if as_json:
        show_json(done.to_json())
    else:
        say(
            f"Restored {kept.label} elsewhere in {done.seconds:.1f} seconds: "
            f"{done.restored.loans} loans, {done.restored.events} events, "
            f"{done.restored.documents} documents; its audit finds nothing wrong.",
            compared(continued=done.continued, since=done.since),
            "The copies are gone.",
        )
    if not done.continued:
        raise typer.Exit(REFUSED)


def command_of(there: "OnAws") -> Callable[[str], str]:
    """How a further command about the same installation is typed."""
    return lambda words: f"skycap --env {there.installation.environment} {words}"
