"""Which installation a command is about: a folder of this machine, or one on AWS.

`skycap health` looks at the folder, `skycap --env prod health` at AWS; SKYCAP_ENV does the same for
every command of a shell. A verb takes `place(context)` and matches on what it gets.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from skycap.operations.aws.account import Account
    from skycap.operations.aws.names import Installation
    from skycap.operations.aws.place import OnAws
    from skycap.operations.backups.premises import Premises
    from skycap.services.office import Office

REGION_DEFAULT: Final = "us-east-1"


@dataclass(frozen=True, slots=True)
class Told:
    """What was typed before the verb. Without `env`, the folder is meant."""

    data: Path | None = None
    env: str | None = None
    region: str | None = None
    prefix: str | None = None
    profile: str | None = None
    endpoint_url: str | None = None


def told(context: typer.Context) -> Told:
    """What was typed before the verb."""
    known = context.find_root().obj
    return known if isinstance(known, Told) else Told()


def place(context: typer.Context) -> "Premises | OnAws":
    """The installation that the command is about."""
    from skycap.assembly import place_on_aws, premises_of
    from skycap.cli.desk import settings_of

    settings = settings_of(context)
    if told(context).env or settings.environment:
        return place_on_aws(*named_on_aws(context))
    return premises_of(settings)


def named_on_aws(
    context: typer.Context, closer: Told | None = None
) -> "tuple[Account, Installation]":
    """The account and the names on AWS.

    `closer` was typed beside the verb; then come the options before it, the environment, and prod
    in us-east-1.
    """
    from skycap.operations.aws.account import Account
    from skycap.operations.aws.names import PROD, Installation
    from skycap.settings import Settings

    typed, settings = told(context), Settings.from_environment()
    closer = closer or Told()
    endpoint = closer.endpoint_url or typed.endpoint_url
    account = Account(
        closer.region or typed.region or REGION_DEFAULT,
        endpoint.rstrip("/") if endpoint else None,
        closer.profile or typed.profile,
    )
    prefixes = (closer.prefix, typed.prefix, settings.bucket_prefix)
    return account, Installation(
        closer.env or typed.env or settings.environment or PROD,
        next(prefix for prefix in prefixes if prefix is not None),
    )


@contextmanager
def office_of(context: typer.Context) -> Iterator["Office"]:
    """The office of the installation that the command is about: in a folder, or on AWS.

    With the variables of a function in the environment, it is the one whose tables they name.
    """
    from skycap.assembly import assemble
    from skycap.cli.desk import settings_of

    settings = settings_of(context)
    with refusing():
        if settings.aws and not told(context).env:
            with assemble(settings) as installation:
                yield installation.office
            return
        with opened_at(place(context)) as office:
            yield office


@contextmanager
def opened_at(where: "Premises | OnAws") -> Iterator["Office"]:
    """The office at that place. Raises `SettingsError` where a folder has none."""
    from skycap.operations.aws.place import OnAws

    match where:
        case OnAws() as there:
            with there.opened() as office:
                yield office
        case here:
            insist_there(here)
            with here.opened(here.data) as office:
                yield office


def insist_there(here: "Premises") -> None:
    """Refuse a folder without an installation. Raises `SettingsError`."""
    from skycap.settings import SettingsError

    if not here.exists:
        message = f"there is no Skycap in {here.data}; run `skycap init`, or set SKYCAP_DATA"
        raise SettingsError(message)


@contextmanager
def refusing() -> Iterator[None]:
    """Let what cannot go on end the command with exit code 1 and the sentence that says why."""
    from skycap.cli.desk import warn
    from skycap.cli.guard import REFUSED
    from skycap.operations import Stopped

    try:
        yield
    except Stopped as problem:
        warn(f"skycap: {problem}")
        raise typer.Exit(REFUSED) from None
