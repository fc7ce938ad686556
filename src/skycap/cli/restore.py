"""`skycap restore` and `skycap drill`: getting the books back, and trying that out."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skycap.cli import backup_aws
from skycap.cli.backup import Named, told
from skycap.cli.desk import AsJson, say, show_json
from skycap.cli.guard import REFUSED
from skycap.cli.place import place, refusing
from skycap.cli.shown import bar, compared

if TYPE_CHECKING:
    from skycap.operations.backups.premises import Premises


def restore(
    context: typer.Context,
    backup: Annotated[
        str | None, typer.Argument(metavar="BACKUP", help="The name or path of a backup.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            help="The books as they were known at that moment, from here or from BACKUP.",
            metavar="MOMENT",
        ),
    ] = None,
    recover: Annotated[
        bool,
        typer.Option(
            "--recover",
            help="On AWS, with --to: by point-in-time recovery, when the tables are damaged.",
        ),
    ] = False,
    adopt: Annotated[
        str | None,
        typer.Option(help="On AWS: put restored tables in place of the books.", metavar="ENDING"),
    ] = None,
    drop: Annotated[
        str | None, typer.Option(help="On AWS: drop restored tables.", metavar="ENDING")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup, or the books of a past moment, in place.

    Stop Skycap first. The books are audited before they are put in place, and the former data
    folder is kept beside them. Exit code 1 when nothing was restored; all is as it was then.
    On AWS they come into new tables, such as SkycapLoans-Restored, while Skycap goes on; --adopt
    then puts them in place, and backs up what was there.
    """
    from skycap.operations.aws.place import OnAws

    moment = _moment(to) if to else None
    here = place(context)
    if isinstance(here, OnAws) and adopt is not None:
        backup_aws.adopt(here, adopt, as_json=as_json)
        return
    if isinstance(here, OnAws) and drop is not None:
        backup_aws.drop(here, drop, as_json=as_json)
        return
    if backup is None and moment is None:
        raise typer.BadParameter("name a BACKUP (see `skycap backup list`), or give --to")
    if isinstance(here, OnAws):
        if recover and (backup or not moment):
            raise typer.BadParameter("--recover goes with --to, and without a BACKUP")
        backup_aws.restore(here, backup, moment, recover=recover, as_json=as_json)
        return
    if recover or adopt or drop:
        raise typer.BadParameter("--recover, --adopt and --drop are for an installation on AWS")
    if moment:
        _go_back(here, moment, backup, as_json=as_json)
    else:
        _put_back(here, backup, as_json=as_json)


def drill(context: typer.Context, backup: Named = None, as_json: AsJson = False) -> None:
    """Try out a restore of the newest backup.

    It is restored elsewhere, audited, and compared with the books here, which must go on from it.
    Nothing is changed. Exit code 1 when it could not be relied on.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups import keeping, restoring

    here = place(context)
    if isinstance(here, OnAws):
        backup_aws.drill(here, backup, as_json=as_json)
        return
    with refusing(), bar("Restoring elsewhere") as show:
        path = keeping.find(here, backup)
        done = restoring.drill(here, path, show)
    if as_json:
        show_json(
            {
                "name": path.name,
                "path": str(path),
                "seconds": round(done.seconds, 3),
                "continued": done.continued,
                "eventsSince": done.since,
                "documents": done.proved.documents,
                **told(done.proved.manifest),
            }
        )
    else:
        held = done.proved.manifest
        say(
            f"Restored {path.name} elsewhere in {done.seconds:.1f} seconds: {held.loans} loans, "
            f"{held.events} events, {done.proved.documents} documents; its audit finds nothing "
            "wrong."
        )
        say(compared(continued=done.continued, since=done.since))
    if done.continued is False:
        raise typer.Exit(REFUSED)


def _put_back(here: "Premises", backup: str | None, *, as_json: bool) -> None:
    from skycap.operations.backups import keeping, restoring

    with refusing(), bar("Restoring") as show:
        path = keeping.find(here, backup)
        done = restoring.restore(here, path, show)
    held = done.proved.manifest
    if as_json:
        answer = {"restored": str(here.data), "before": _text(done.before)}
        show_json({**answer, "documents": done.proved.documents, **told(held)})
        return
    say(
        f"Restored {held.loans} loans and {held.events} events of {held.made_at} to {here.data}; "
        "the audit finds nothing wrong."
    )
    _say_before(done.before)


def _go_back(here: "Premises", moment: datetime, backup: str | None, *, as_json: bool) -> None:
    from skycap.operations.backups import keeping, rewinding

    with refusing(), bar("Restoring") as show:
        path = keeping.find(here, backup) if backup else None
        done = rewinding.restore_to(here, moment, path, show)
    if as_json:
        show_json(
            {
                "restored": str(here.data),
                "to": moment.isoformat(),
                "loans": done.loans,
                "events": done.events,
                "documents": done.documents,
                "before": _text(done.before),
            }
        )
        return
    say(
        f"Restored {done.loans} loans and {done.events} events, as known at {moment.isoformat()}, "
        f"to {here.data}; the audit finds nothing wrong.",
        "Look at `skycap users list`: whoever was disabled since then can sign in again.",
    )
    _say_before(done.before)


def _moment(text: str) -> datetime:
    """A moment with its offset from UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        message = "--to must be a moment with its offset from UTC, such as 2024-01-15T10:00:00Z"
        raise typer.BadParameter(message)
    return moment.astimezone(UTC)


def _say_before(before: Path | None) -> None:
    if before:
        say(f"The former books are kept in {before}; delete that folder once all is well.")


def _text(path: Path | None) -> str | None:
    return str(path) if path else None
