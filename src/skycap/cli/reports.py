"""`skycap books`: day ends, statements, lists and exports of the books, and closing months."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skycap.cli.desk import AsJson, examples, say, show_json, show_table
from skycap.cli.place import office_of

if TYPE_CHECKING:
    from skycap.services.permissions import Person

app = typer.Typer(no_args_is_help=True, help="Report on the books, export and close them.")

Day = Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The day.")]
_Since = Annotated[
    datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="The first day.")
]
_Until = Annotated[
    datetime | None,
    typer.Option("--until", "--date", formats=["%Y-%m-%d"], help="The last day."),
]
_Limit = Annotated[int, typer.Option("--limit", min=1, max=200, help="How many rows at most.")]


def day_of(given: datetime | None) -> date | None:
    """The day that was typed, if one was."""
    return given.date() if given else None


@app.command(epilog=examples("skycap books accounts", "skycap books accounts --json"))
def accounts(context: typer.Context, as_json: AsJson = False) -> None:
    """List the chart of accounts."""
    from skycap.services.reports.statements import chart

    told = told_by(context, chart)
    if as_json:
        show_json(told)
        return
    names = ("code", "name", "setswana", "kind", "account")
    show_table(("Code", "Name", "Setswana", "Kind", "Account"), rows_of(told, names))


@app.command(
    "trial-balance",
    epilog=examples("skycap books trial-balance", "skycap books trial-balance --date 2026-03-31"),
)
def trial_balance(context: typer.Context, day: Day = None, as_json: AsJson = False) -> None:
    """Show the balance of each account."""
    from skycap.services.reports import statements

    told = told_by(context, statements.trial_balance, day_of(day))
    if as_json:
        show_json(told)
        return
    _head(told, "Trial balance")
    rows = rows_of(told["accounts"], ("code", "name", "debit", "credit"))
    rows.append(["", "Total", told["debit"], told["credit"]])
    show_table(("Code", "Account", "Debit", "Credit"), rows, numbers=(2, 3))


@app.command(
    "profit-and-loss",
    epilog=examples(
        "skycap books profit-and-loss",
        "skycap books profit-and-loss --since 2026-01-01 --until 2026-03-31 --json",
    ),
)
def profit_and_loss(
    context: typer.Context, since: _Since = None, until: _Until = None, as_json: AsJson = False
) -> None:
    """Show income and expenses of a period."""
    from skycap.services.reports import statements

    told = told_by(context, statements.profit_and_loss, day_of(since), day_of(until))
    if as_json:
        show_json(told)
        return
    _head(told, f"Profit and loss from {told['since']}")
    rows = rows_of(told["income"], ("code", "name", "amount"))
    rows.append(["", "Income", told["totalIncome"]])
    rows += rows_of(told["expenses"], ("code", "name", "amount"))
    rows += [["", "Expenses", told["totalExpenses"]], ["", "Profit", told["profit"]]]
    show_table(("Code", "Account", "Amount"), rows, numbers=(2,))


@app.command(
    "balance-sheet",
    epilog=examples("skycap books balance-sheet", "skycap books balance-sheet --date 2026-03-31"),
)
def balance_sheet(context: typer.Context, day: Day = None, as_json: AsJson = False) -> None:
    """Show assets, liabilities and equity of the loan book."""
    from skycap.services.reports import statements

    told = told_by(context, statements.balance_sheet, day_of(day))
    if as_json:
        show_json(told)
        return
    _head(told, "Balance sheet")
    rows = []
    for part in ("assets", "liabilities", "equity"):
        rows += rows_of(told[part], ("code", "name", "amount"))
        if part == "equity":
            rows.append(["", "Profit so far", told["profit"]])
        rows.append(["", f"Total {part}", told[f"total{part.capitalize()}"]])
    show_table(("Code", "Account", "Amount"), rows, numbers=(2,))


@app.command(epilog=examples("skycap books ageing", "skycap books ageing --date 2026-03-31 --json"))
def ageing(context: typer.Context, day: Day = None, as_json: AsJson = False) -> None:
    """Show arrears by bucket and portfolio at risk."""
    from skycap.services.reports import portfolio

    told = told_by(context, portfolio.ageing, day_of(day))
    if as_json:
        show_json(told)
        return
    _head(told, f"{told['loans']} loans, {told['principal']} outstanding principal")
    names = ("bucket", "loans", "principal", "overdue", "share")
    headings = ("Days late", "Loans", "Principal", "Overdue", "Percent")
    show_table(headings, rows_of(told["buckets"], names), numbers=(1, 2, 3, 4))
    say("")
    at_risk = ("days", "principal", "percent", "withRestructured", "percentWithRestructured")
    headings = ("PAR", "Principal", "Percent", "With restructured", "Percent")
    show_table(headings, rows_of(told["atRisk"], at_risk), numbers=(0, 1, 2, 3, 4))


@app.command(epilog=examples("skycap books provisions", "skycap books provisions --json"))
def provisions(context: typer.Context, day: Day = None, as_json: AsJson = False) -> None:
    """Show what is provided for losses, by stage and bucket."""
    from skycap.services.reports import portfolio

    told = told_by(context, portfolio.provisions, day_of(day))
    if as_json:
        show_json(told)
        return
    _head(told, f"Provisions by {told['method']}, allowance {told['allowance']}")
    names = ("stage", "loans", "principal", "interest", "required", "movement")
    headings = ("Stage", "Loans", "Principal", "Interest", "Required", "Movement")
    show_table(headings, rows_of(told["stages"], names), numbers=(1, 2, 3, 4, 5))
    say("")
    provided = ("bucket", "percent", "loans", "principal", "required")
    show_table(
        ("Days late", "Percent", "Loans", "Principal", "Required"),
        rows_of(told["buckets"], provided),
        numbers=(1, 2, 3, 4),
    )


@app.command(epilog=examples("skycap books ratios --since 2026-01-01 --until 2026-03-31"))
def ratios(
    context: typer.Context, since: _Since = None, until: _Until = None, as_json: AsJson = False
) -> None:
    """Show income by kind, write-offs and collection."""
    from skycap.services.reports import portfolio

    told = told_by(context, portfolio.ratios, day_of(since), day_of(until))
    if as_json:
        show_json(told)
        return
    _head(told, f"Ratios from {told['since']}")
    said = list(told)[list(told).index("since") + 1 :]
    show_table(("What", "Value"), [[name, told[name]] for name in said], numbers=(1,))


@app.command(
    epilog=examples("skycap books vat", "skycap books vat --since 2026-01-01 --until 2026-02-28")
)
def vat(
    context: typer.Context, since: _Since = None, until: _Until = None, as_json: AsJson = False
) -> None:
    """Show the value added tax of a period by rate."""
    from skycap.services.reports import vat_return

    told = told_by(context, vat_return.vat_return, day_of(since), day_of(until))
    if as_json:
        show_json(told)
        return
    _head(told, f"Value added tax from {told['since']}")
    rows = [[row["percent"], row["fees"], row["net"], row["tax"]] for row in told["rates"]]
    show_table(("Percent", "Fees", "Without tax", "Tax"), rows, numbers=(0, 1, 2, 3))
    say("")
    said = [name for name in list(told)[list(told).index("since") + 1 :] if name != "rates"]
    show_table(("What", "Value"), [[name, told[name]] for name in said], numbers=(1,))


@app.command(epilog=examples("skycap books ceilings", "skycap books ceilings --json"))
def ceilings(context: typer.Context, limit: _Limit = 50, as_json: AsJson = False) -> None:
    """List late loans near their in duplum ceiling."""
    from skycap.services.reports import ceilings as near

    page = told_by(context, near.ceilings, None, limit)
    if as_json:
        show_json(page.rows)
        return
    names = ("form", "limit", "used", "usedPercent", "room", "blocked")
    rows = [
        [row["reference"], row["borrowerName"], row["daysPastDue"]]
        + [row["ceiling"][name] for name in names]
        for row in page.rows
    ]
    headings = ("Loan", "Borrower", "Days late", "Form", "Ceiling", "Used", "Percent", "Room")
    show_table((*headings, "Never charged"), rows, numbers=(2, 4, 5, 6, 7, 8))
    _more(page.after)


@app.command(epilog=examples("skycap books journal --since 2026-03-01 --until 2026-03-31"))
def journal(
    context: typer.Context,
    since: _Since = None,
    until: _Until = None,
    limit: _Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List the newest journal entries of a period."""
    from skycap.services.reports import journal as lists

    page = told_by(context, lists.journal, day_of(since), day_of(until), None, limit)
    if as_json:
        show_json(page.rows)
        return
    rows = [
        [
            *(entry["date"], entry["what"], entry["loanReference"] or ""),
            *(line["code"], line["name"], line["debit"], line["credit"]),
        ]
        for entry in page.rows
        for line in entry["lines"]
    ]
    headings = ("Date", "What", "Loan", "Code", "Account", "Debit", "Credit")
    show_table(headings, rows, numbers=(5, 6))
    _more(page.after)


@app.command(epilog=examples("skycap books ledger interest_income --since 2026-03-01"))
def ledger(
    context: typer.Context,
    account: Annotated[str, typer.Argument(help="An account, such as bank.", metavar="ACCOUNT")],
    since: _Since = None,
    until: _Until = None,
    limit: _Limit = 200,
    as_json: AsJson = False,
) -> None:
    """List the entries of one account, the oldest first."""
    from skycap.services.reports import journal as lists

    with office_of(context) as office:
        who = _operator()
        held = lists.account_standing(office, who, account, day_of(since), day_of(until))
        first, last = date.fromisoformat(held["since"]), date.fromisoformat(held["until"])
        page = lists.general_ledger(office, who, account, first, last, None, limit)
    if as_json:
        show_json({**held, "entries": page.rows})
        return
    say(f"{held['code']} {held['name']}: {held['opening']} before {held['since']}", "")
    names = ("date", "what", "loanReference", "debit", "credit")
    rows = rows_of(page.rows, names)
    show_table(("Date", "What", "Loan", "Debit", "Credit"), rows, numbers=(3, 4))
    _more(page.after)
    say("", f"{held['closing']} at the end of {held['until']}")


@app.command(epilog=examples("skycap books register --since 2026-01-01 --json"))
def register(
    context: typer.Context,
    since: _Since = None,
    until: _Until = None,
    limit: _Limit = 200,
    as_json: AsJson = False,
) -> None:
    """List the loan register of regulation 20."""
    from skycap.services.reports import register as book

    page = told_by(context, book.register, day_of(since), day_of(until), None, limit)
    if as_json:
        show_json(page.rows)
        return
    names = ("agreement", "borrower", "address", "principal", "advancedOn", "instalment")
    columns = (*names, "instalments", "totalRepayable", "outstanding", "status")
    headings = ("Agreement", "Borrower", "Address", "Principal", "Advanced", "Instalment")
    more = ("No.", "To repay", "Outstanding", "Status")
    show_table((*headings, *more), rows_of(page.rows, columns), numbers=(3, 5, 6, 7, 8))
    _more(page.after)


@app.command(
    epilog=examples(
        "skycap books export --since 2026-03-01 --until 2026-03-31 > march.csv",
        "skycap books export --format xero --output march.csv",
        "skycap books export --format beancount --output books.beancount",
    )
)
def export(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Option("--format", help="csv, xero, quickbooks, sage, ledger or beancount."),
    ] = "csv",
    since: _Since = None,
    until: _Until = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="Where to write it; else it is printed.")
    ] = None,
) -> None:
    """Export the journal for another program."""
    import sys

    from skycap.services.fields import choice
    from skycap.services.reports import exports

    with office_of(context) as office:
        wanted = choice(kind, "format", exports.Format)
        pieces = exports.export(office, _operator(), wanted, day_of(since), day_of(until))
        if output is None:
            for piece in pieces:
                sys.stdout.write(piece)
            return
        with output.open("w", encoding="utf-8", newline="") as file:
            for piece in pieces:
                file.write(piece)
    say(f"Wrote {output}.")


def told_by(context: typer.Context, ask: Any, *given: object) -> Any:  # noqa: ANN401 - any report
    """What a report tells whoever sits at the machine."""
    with office_of(context) as office:
        return ask(office, _operator(), *given)


def _operator() -> "Person":
    from skycap.services.users import OPERATOR

    return OPERATOR


def rows_of(told: list[dict[str, Any]], names: tuple[str, ...]) -> list[list[Any]]:
    """Rows of a table: the values of `names`, nothing for null."""
    return [["" if row[name] is None else row[name] for name in names] for row in told]


def _head(told: dict[str, Any], title: str) -> None:
    booked = "" if told["complete"] else f"; time is booked to {told['accruedUntil'] or 'no day'}"
    say(f"{title}, {told['date']}, {told['currency']}, {told['basis']} basis{booked}", "")


def _more(after: object) -> None:
    if after is not None:
        say("There are more; narrow the dates, or export them.")
