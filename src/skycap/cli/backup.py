"""`skycap backup`: making, listing, verifying and pruning backups.

What is said here is about a data folder; `backup_aws.py` is about an installation on AWS.
"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli import backup_aws
from skycap.cli.desk import AsJson, examples, say, show_json, show_table, warn
from skycap.cli.guard import REFUSED
from skycap.cli.place import named_on_aws, place, refusing
from skycap.cli.shown import aged, bar, sized

if TYPE_CHECKING:
    from pathlib import Path

    from skycap.operations.backups.archive import Manifest

app = typer.Typer(
    help="Make, list, verify and prune backups.",
    no_args_is_help=True,
)


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


@app.command(
    epilog=examples(
        "skycap backup create",
        "skycap backup create --to s3://tati-backups/skycap",
        "skycap --env prod backup create --json",
    )
)
def create(
    context: typer.Context,
    to: Annotated[
        str | None,
        typer.Option(help="Send it to S3 too, and read it back.", metavar="s3://BUCKET/PREFIX"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a backup now.

    It may run while Skycap serves. In a data folder the first one makes the key file. Exit code 1
    when no backup could be made, or when documents are missing from it because they are not whole
    here. On AWS it is a backup of every table, kept by AWS; --to is for a data folder.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups import making

    here = place(context)
    if isinstance(here, OnAws):
        if to:
            raise typer.BadParameter("on AWS use `skycap export`: AWS keeps its backups itself")
        backup_aws.create(here, as_json=as_json)
        return
    with refusing(), bar("Backing up") as show:
        made = making.create(here, show)
    sent = _sent(context, made.path, to) if to else None
    if as_json:
        answer = {"name": made.path.name, "path": str(made.path), "size": made.size}
        answer |= {**told(made.manifest), "key": str(here.key), "newKey": made.new_key}
        show_json({**answer, "sentTo": sent})
    else:
        say(
            f"Made {made.path} ({sized(made.size)}): "
            f"{made.manifest.loans} loans, {made.manifest.events} events."
        )
        if sent:
            say(f"It is in {sent} too, and was read back.")
        if made.new_key:
            say(f"Its key is new: {here.key}")
        say(
            f"Keep a copy of {here.key} elsewhere, apart from the backups: "
            "without the key every backup is worthless, and nobody can bring it back."
        )
    if made.manifest.missing:
        warn(f"skycap: {len(made.manifest.missing)} documents are not whole here, and not in it")
        raise typer.Exit(REFUSED)


def _sent(context: typer.Context, path: "Path", to: str) -> str:
    """Send a backup to S3; where it is there."""
    from skycap.operations.aws.sending import S3Folder

    account, _ = named_on_aws(context)
    with refusing(), bar("Sending") as show:
        return S3Folder.parse(to).send(account.client("s3"), path, show)


@app.command(name="list", epilog=examples("skycap backup list", "skycap backup list --json"))
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the backups, newest first. Exit code 1 when one of them cannot be restored."""
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.keeping import list_backups

    here = place(context)
    if isinstance(here, OnAws):
        backup_aws.list_(here, as_json=as_json)
        return
    with refusing():
        found = list_backups(here)
    now = here.clock.now()
    if as_json:
        show_json(
            [
                {
                    "name": kept.path.name,
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
            held = kept.manifest
            counts = (held.loans, held.events) if held else ("?", "?")
            rows.append((kept.path.name, aged(now - kept.made_at), sized(kept.size), *counts))
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
def verify(
    context: typer.Context,
    backup: Named = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="On AWS: mend what can be mended at once.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Prove that a backup can be restored.

    It is opened elsewhere: every digest, every history, every loan's books. Exit code 1 when
    anything is wrong with it. On AWS only a restore can read it (`skycap drill`); this looks
    whether every table is in it, and whether recovery and protection are on.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups import keeping, restoring

    here = place(context)
    if isinstance(here, OnAws):
        backup_aws.verify(here, backup, as_json=as_json, fix=fix)
        return
    with refusing(), bar("Verifying") as show:
        path = keeping.find(here, backup)
        proved = restoring.verify(here, path, show)
    if as_json:
        answer = {"name": path.name, "path": str(path), "whole": True}
        answer |= {"readBack": True, "documents": proved.documents}
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
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups import keeping

    here = place(context)
    if isinstance(here, OnAws):
        backup_aws.prune(here, (daily, weekly, monthly), dry_run=dry_run, as_json=as_json)
        return
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
