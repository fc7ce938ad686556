"""`skycap export`: all that is kept, in formats that other programs read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skycap.cli.desk import AsJson, counting, say, show_json, show_table, warn
from skycap.cli.place import named_on_aws, place, refusing
from skycap.cli.shown import bar, sized

if TYPE_CHECKING:
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.premises import Premises
    from skycap.operations.exporting.making import Export, Wanted
    from skycap.services.office import Office

_PERSONAL = (
    "skycap: this export holds personal data: names, identity numbers, telephone numbers, "
    "applications. Keep it where only an administrator can read it, and delete it when it is done."
)


def export(
    context: typer.Context,
    format: Annotated[  # noqa: A002 - what people type
        str, typer.Option(help="jsonl, csv, parquet or dynamodb-json.")
    ] = "jsonl",
    to: Annotated[
        str | None,
        typer.Option(help="A new folder, or s3://BUCKET/PREFIX.", metavar="PLACE"),
    ] = None,
    what: Annotated[
        str | None,
        typer.Option(help="Such as loans,repayments,events,journal; all without it."),
    ] = None,
    personal: Annotated[
        bool,
        typer.Option("--personal", help="With names, numbers, applications, notes and users."),
    ] = False,
    native: Annotated[
        bool, typer.Option("--native", help="On AWS: let AWS export the tables as they are.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Export loans, repayments, events, journal and more.

    Amounts are decimal texts such as "5500.00"; within events and products they stay whole minor
    units, since the hash is of that text. A manifest tells counts and digests. Interrupted, nothing
    half-done stays. Exit code 1 when nothing was exported.
    """
    from skycap.operations.aws.place import OnAws

    here = place(context)
    if native:
        if not isinstance(here, OnAws):
            raise typer.BadParameter("--native is for an installation on AWS")
        _natively(here, as_json=as_json)
        return
    wanted = _wanted(format, what, personal=personal, one_moment=not isinstance(here, OnAws))
    if personal:
        warn(_PERSONAL)
    with refusing(), _books(here) as office, counting("Exporting") as count:
        made = _made(context, office, wanted, to, lambda _what, done: count(done))
    if as_json:
        show_json({"where": made.where, **made.to_json()})
        return
    show_table(
        ("File", "Lines", "Size", "SHA-256"),
        [(one.name, one.lines, sized(one.size), one.digest[:16]) for one in made.files],
        numbers=(1, 2),
    )
    say(f"Exported to {made.where}; manifest.json tells counts and digests.")
    if not made.one_moment:
        say("The tables were read one after the other: this is not the state of one moment.")


def _wanted(form: str, what: str | None, *, personal: bool, one_moment: bool) -> "Wanted":
    from skycap import __version__
    from skycap.operations.exporting.formats import Format
    from skycap.operations.exporting.making import Wanted

    try:
        chosen = Format(form)
    except ValueError:
        known = ", ".join(one.value for one in Format)
        raise typer.BadParameter(f"--format must be one of {known}") from None
    names = tuple(name.strip() for name in (what or "").split(",") if name.strip())
    return Wanted(names, chosen, personal, __version__, one_moment)


@contextmanager
def _books(here: "Premises | OnAws") -> Iterator["Office"]:
    """The books: on one machine a copy of one moment, so that nobody waits."""
    from skycap.operations import Stopped
    from skycap.operations.aws.place import OnAws

    if isinstance(here, OnAws):
        with here.opened() as office:
            yield office
        return
    if not here.exists:
        raise Stopped(f"there is no Skycap in {here.data}; run `skycap init`")
    with here.beside("exporting") as folder:
        here.copy_database(here.data / here.database, folder / here.database)
        with here.opened(folder) as office:
            yield office


def _made(
    context: typer.Context,
    office: "Office",
    wanted: "Wanted",
    to: str | None,
    show: Callable[[str, int], None],
) -> "Export":
    from skycap.operations.aws.sending import SCHEME, S3Folder
    from skycap.operations.exporting import making

    if to and to.startswith(SCHEME):
        account, _ = named_on_aws(context)
        return making.to_s3(office, wanted, account.client("s3"), S3Folder.parse(to), show)
    default = f"skycap-export-{office.clock.now():%Y%m%d-%H%M%S}"
    return making.to_folder(office, wanted, Path(to or default), show)


def _natively(there: "OnAws", *, as_json: bool) -> None:
    from skycap.operations.exporting import native

    with refusing(), bar("Exporting", "tables") as show:
        done = native.export(there, show)
    if as_json:
        show_json(done.to_json())
        return
    say(
        f"AWS exported {len(done.exports)} tables as of {done.moment.isoformat()} to "
        f"s3://{done.bucket}/{done.prefix}",
        "They are as they are stored: amounts in whole minor units, with personal data.",
    )
