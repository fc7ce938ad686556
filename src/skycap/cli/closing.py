"""`skycap books accrue`, `periods`, `close` and `reopen`: the day ends and months of the books."""

from typing import TYPE_CHECKING, Annotated

import typer

from skycap.cli.desk import AsJson, counting, examples, say, show_json, show_table
from skycap.cli.place import office_of
from skycap.cli.reports import Day, app, day_of, rows_of, told_by

if TYPE_CHECKING:
    from skycap.services.office import Office
    from skycap.services.permissions import Person

__all__ = ["app"]

_Month = Annotated[str, typer.Argument(help="A month such as 2026-03.", metavar="MONTH")]
_As = Annotated[str, typer.Option("--as", help="Who does it: a username.", metavar="USERNAME")]
_Comments = Annotated[str, typer.Option("--comments", help="What there is to say to it.")]


@app.command(epilog=examples("skycap books accrue", "skycap books accrue --date 2026-03-31 --json"))
def accrue(context: typer.Context, day: Day = None, as_json: AsJson = False) -> None:
    """Book what time earned, up to yesterday.

    Month ends that were missed are made good; a second time, it does nothing.
    """
    from datetime import timedelta

    from skycap.services.books import accruals

    with office_of(context) as office, counting("Loans measured") as progress:
        last = day_of(day) or office.today(office.lender()) - timedelta(days=1)
        report = accruals.accrue(office, last, progress)
    if as_json:
        show_json(report.to_json())
    elif report.days:
        days = f"{report.days[0]} to {report.days[-1]}" if report.days[1:] else report.days[0]
        say(f"Booked {days}: {report.loans} loans measured, {report.entries} entries.")
    else:
        say("Nothing is to be booked up to that day.")


@app.command(epilog=examples("skycap books periods", "skycap books periods --json"))
def periods(context: typer.Context, as_json: AsJson = False) -> None:
    """Show what is closed and what stands against closing more."""
    from skycap.services.books import periods as closing

    told = told_by(context, closing.standing)
    if as_json:
        show_json(told)
        return
    say(
        f"Basis: {told['basis']}. Booked to {told['accruedUntil'] or 'no day yet'}. "
        f"Closed to the end of {told['closedUntil'] or 'no month yet'}.",
        f"Next to close: {told['next'] or 'nothing'}.",
        *told["obstacles"],
    )
    rows = rows_of(told["tieOuts"], ("name", "journal", "expected", "holds"))
    show_table(("Ties out", "Journal", "Should be", "Holds"), rows, numbers=(1, 2))


@app.command(
    epilog=examples(
        'skycap books close 2026-03 --as thabo --comments "All receipts are allocated."',
        "skycap books close 2026-03 --as naledi",
    )
)
def close(
    context: typer.Context,
    month: _Month,
    username: _As,
    comments: _Comments = "",
    as_json: AsJson = False,
) -> None:
    """Close a month: one person proposes, another closes."""
    from skycap.services.books import periods as closing
    from skycap.services.books.state import books_of

    with office_of(context) as office:
        who = _person(office, username)
        if books_of(office).closing == month:
            told = closing.confirm_close(office, who, month)
        else:
            told = closing.propose_close(office, who, month, comments)
    if as_json:
        show_json(told.body)
    elif told.body["proposal"]:
        say(f"{month} is proposed to be closed. Another person runs the same command.")
    else:
        say(f"The books are closed to the end of {told.body['closedUntil']}.")


@app.command(
    epilog=examples('skycap books reopen 2026-03 --as naledi --comments "A receipt was missed."')
)
def reopen(
    context: typer.Context,
    month: _Month,
    username: _As,
    comments: _Comments = "",
    as_json: AsJson = False,
) -> None:
    """Open the last closed month again, with a reason."""
    from skycap.services.books import periods as closing

    with office_of(context) as office:
        told = closing.reopen(office, _person(office, username), month, comments)
    if as_json:
        show_json(told.body)
    else:
        say(f"{month} is open again.")


def _person(office: "Office", username: str) -> "Person":
    from skycap.services.accounts import as_person
    from skycap.services.users import named

    return as_person(named(office, username))
