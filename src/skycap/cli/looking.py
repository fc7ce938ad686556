"""What the commands that look at an installation share: where it is, and from when on."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from skycap.cli.place import place

if TYPE_CHECKING:
    from skycap.operations.observing.lines import Place

Since = Annotated[
    str, typer.Option(help="From when on: a span such as 30m, 1h or 7d, or a moment.")
]
"""The option of every command that looks back."""


def there(context: typer.Context) -> "Place":
    """The installation that the command is about. Raises `SettingsError` where there is none."""
    from skycap.operations.aws.place import OnAws
    from skycap.settings import SettingsError

    found = place(context)
    if not isinstance(found, OnAws) and not found.exists:
        message = f"there is no Skycap in {found.data}; run `skycap init`, or set SKYCAP_DATA"
        raise SettingsError(message)
    return found


def moment_of(text: str, now: datetime) -> datetime:
    """The moment that was typed. Ends the command when it was typed wrongly."""
    from skycap.operations import Stopped
    from skycap.operations.observing.spans import moment

    try:
        return moment(text, now)
    except Stopped as problem:
        raise typer.BadParameter(str(problem)) from None


def span_of(text: str) -> timedelta:
    """The span that was typed. Ends the command when it was typed wrongly."""
    from skycap.operations import Stopped
    from skycap.operations.observing.spans import span

    try:
        return span(text)
    except Stopped as problem:
        raise typer.BadParameter(str(problem)) from None
