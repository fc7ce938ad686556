"""`skycap rebuild`: drawing the read models anew."""

import typer

from skycap.cli.desk import AsJson, say, show_json
from skycap.cli.place import office_of


def rebuild(context: typer.Context, as_json: AsJson = False) -> None:
    """Draw lists and counters anew.

    They come from the histories; do it when an audit calls them stale.
    Writers wait meanwhile. Histories, users, documents and settings are not touched.
    """
    from skycap.services.replay import rebuild as draw

    with office_of(context) as office:
        loans = draw(office)
    if as_json:
        show_json({"loans": loans})
    else:
        say(f"Drew the read models of {loans} loans anew.")
