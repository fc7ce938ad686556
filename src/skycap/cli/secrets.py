"""`skycap secrets`: what is secret here, how old it is, and renewing it."""

from typing import TYPE_CHECKING, Annotated

import typer

from skycap.cli.desk import AsJson, examples, say, show_json, show_table
from skycap.cli.place import place, refusing

if TYPE_CHECKING:
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.premises import Premises
    from skycap.operations.secrets import Rotated, Secret

app = typer.Typer(no_args_is_help=True, help="List secrets by age, and renew them.")


@app.command(
    name="list", epilog=examples("skycap secrets list", "skycap --env prod secrets list --json")
)
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """Show the secrets and their ages, never their values."""
    from skycap.services.clock import SystemClock

    now = SystemClock().now()
    with refusing():
        found = _found(context)
    if as_json:
        show_json([one.to_json(now) for one in found])
        return
    rows = []
    for one in found:
        accepted = f"{one.previous}" if one.previous else "-"
        until = f"{one.until:%Y-%m-%d %H:%M} UTC" if one.until else "-"
        age = one.age_days(now)
        rows.append(
            (one.name, one.purpose, "?" if age is None else age, accepted, until, one.place)
        )
    headings = ("Secret", "Purpose", "Days", "Old ones", "Accepted until", "Where")
    show_table(headings, rows, numbers=(2, 3))


@app.command(
    epilog=examples(
        "skycap secrets rotate",
        "skycap secrets rotate --backups",
        "skycap --env prod secrets rotate --json",
    )
)
def rotate(
    context: typer.Context,
    backups: Annotated[
        bool, typer.Option("--backups", help="The key of the backups, not that of sign-ins.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="On AWS: even if it signs people out, for a leaked key.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Renew the key that signs sign-ins.

    Nobody is signed out: the old key is accepted until its last token has ended, 24 hours later,
    and is then dropped. A running server notices within half a minute, AWS within five. A renewed
    key of the backups opens nothing older; the old ones stay in the file for that.
    """
    from skycap.operations.aws.place import OnAws

    with refusing():
        match place(context):
            case OnAws() as there:
                told = _rotate_on_aws(there, backups=backups, force=force)
            case here:
                told = _rotate_here(context, here, backups=backups)
    if as_json:
        show_json(told.to_json())
    elif backups:
        say(
            "Backups are sealed with a new key from now on; the old ones stay in the file, first "
            "the new. Keep a copy of it elsewhere, apart from the backups."
        )
    else:
        say(f"A new key signs. The one of before is accepted until {told.until:%Y-%m-%d %H:%M} UTC")
        say("and then dropped; nobody is signed out.")


def _found(context: typer.Context) -> "list[Secret]":
    from skycap.cli.desk import settings_of
    from skycap.operations.aws.place import OnAws
    from skycap.operations.secrets import backups, managed, signing
    from skycap.services.clock import SystemClock

    now = SystemClock().now()
    match place(context):
        case OnAws() as there:
            return [managed.described(there, name, now) for name in (managed.SIGNING, managed.EDGE)]
        case here:
            found = [signing.described(settings_of(context).keys, now)]
            sealing = backups.described(here)
            return [*found, sealing] if sealing else found


def _rotate_on_aws(there: "OnAws", *, backups: bool, force: bool) -> "Rotated":
    from skycap.operations import Stopped
    from skycap.operations.secrets import managed
    from skycap.services.clock import SystemClock

    if backups:
        raise Stopped("on AWS, the keys of AWS itself seal tables and buckets; it renews them")
    return managed.rotate(there, SystemClock().now(), force=force)


def _rotate_here(context: typer.Context, here: "Premises", *, backups: bool) -> "Rotated":
    from skycap.cli.desk import settings_of
    from skycap.operations import Stopped
    from skycap.operations.secrets import backups as sealing
    from skycap.operations.secrets import signing

    if backups:
        return sealing.rotate(here)
    settings = settings_of(context)
    if settings.jwt_secret is not None:
        raise Stopped("JWT_SECRET is set and goes before the file of keys; change or unset it")
    return signing.rotate(settings.keys, here.clock.now())
