"""`skycap deploy local`: the books of this machine brought to the Skycap that is installed."""

from typing import Annotated

import typer

from skycap.cli.desk import AsJson, say, show_json, warn
from skycap.cli.looking import there
from skycap.cli.place import refusing


def local(
    context: typer.Context,
    stop: Annotated[
        bool, typer.Option("--stop", help="Stop the server that has the books open.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the books of this machine to the installed Skycap.

    The newer tables are made and proved in a copy; if anything is wrong, the former database stays
    as it is, and the exit code is 1. docs/operations/updates.md has the steps.
    """
    from skycap.operations.aws.place import OnAws
    from skycap.operations.updating import update

    here = there(context)
    if isinstance(here, OnAws):
        raise typer.BadParameter("on AWS: `skycap deploy backend`, then frontend")
    with refusing():
        done = update(here, stop=stop, show=lambda what: warn(f"{what} ..."))
    if as_json:
        show_json(done.to_json())
        return
    if done.kept:
        say(
            f"The books are at tables {done.after}, from {done.before}: "
            f"{done.entries} entries, all proved.",
            f"The former database is in {done.kept}; drop it when you are content.",
        )
    else:
        say(f"The books are at tables {done.after} already: {done.entries} entries, all proved.")
    for one in done.stopped:
        say(f"The server at {one.url} was stopped: start it again with `skycap serve`.")
