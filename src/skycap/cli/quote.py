"""`skycap quote`: what a loan would cost."""

from datetime import date
from typing import Annotated

import typer

from skycap.cli.desk import AsJson, say, show_json, show_table
from skycap.cli.place import office_of


def quote(
    context: typer.Context,
    amount: Annotated[str, typer.Option(help="How much, such as 5000 or 5000.00.")],
    instalments: Annotated[int, typer.Option(help="In how many instalments.")],
    product: Annotated[
        str | None, typer.Option(help="The product's code; the lender's default if left out.")
    ] = None,
    start: Annotated[
        str | None, typer.Option(help="The day it is paid out; today if left out.", metavar="DATE")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the price and the schedule of a loan."""
    from skycap.lending import money
    from skycap.services import quotes

    with office_of(context) as office:
        lender = office.lender()
        minor = money.parse(amount, lender.exponent, "amount")
        told = quotes.quote(
            office,
            product or lender.default_product,
            minor,
            instalments,
            _day(start) if start else None,
        )
    if as_json:
        show_json(told)
        return
    say(
        f"{told['productName']}: {lender.currency} {told['loanAmount']} from {told['startDate']}, "
        f"{told['interestRate']} % per {told['ratePeriod']} ({told['method']})",
        f"Interest {told['totalInterest']}, to repay {told['totalAmount']} in all",
        "",
    )
    parts = ("number", "dueDate", "principal", "interest", "fee", "total", "balance")
    headings = ("No.", "Due", "Principal", "Interest", "Fee", "To pay", "Then left")
    rows = [[row[part] for part in parts] for row in told["schedule"]]
    show_table(headings, rows, numbers=(0, 2, 3, 4, 5, 6))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = "must be a date such as 2026-03-31"
        raise typer.BadParameter(message, param_hint="--start") from None
