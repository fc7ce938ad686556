"""`skycap loan`: a look at one loan, from the machine itself."""

from datetime import datetime
from typing import Annotated, Any, Final

import typer

from skycap.cli.desk import AsJson, examples, say, show_json, show_table
from skycap.cli.place import office_of

DAY: Final = ["%Y-%m-%d"]
Reference = Annotated[
    str, typer.Argument(help="Its reference, however typed, or its id.", metavar="REFERENCE")
]

app = typer.Typer(no_args_is_help=True, help="Look at a loan.")


@app.command(
    epilog=examples("skycap loan show SK-7Q4K-9XM2-C", "skycap loan show sk7q4k9xm2c --json")
)
def show(
    context: typer.Context,
    reference: Reference,
    as_json: AsJson = False,
) -> None:
    """Show one loan with schedule, balances and history."""
    from skycap.services.users import OPERATOR
    from skycap.services.views import loan_detail

    with office_of(context) as office:
        told = loan_detail(office, OPERATOR, reference)
    if as_json:
        show_json(told)
    else:
        _show(told)


@app.command(
    epilog=examples(
        "skycap loan statement SK-7Q4K-9XM2-C",
        "skycap loan statement SK-7Q4K-9XM2-C --from 2026-01-01 --to 2026-06-30 --json",
    )
)
def statement(
    context: typer.Context,
    reference: Reference,
    first: Annotated[
        datetime | None, typer.Option("--from", help="The payout if left out.", formats=DAY)
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", help="Today if left out.", formats=DAY)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """State the account of one loan by value date."""
    from skycap.services import account_statements
    from skycap.services.users import OPERATOR

    with office_of(context) as office:
        told = account_statements.statement(
            office,
            OPERATOR,
            reference,
            first.date() if first else None,
            last.date() if last else None,
        )
    if as_json:
        show_json(told)
        return
    say(f"{told['reference']}  {told['borrowerName']}  {told['from']} to {told['to']}", "")
    rows = [(told["from"], "Opening balance", "", "", told["opening"]["total"])]
    rows += [
        (line["on"], line["description"], line["debit"], line["credit"], line["balance"]["total"])
        for line in told["lines"]
    ]
    rows.append((told["to"], "Closing balance", "", "", told["closing"]["total"]))
    show_table(("Date", "What", "Debit", "Credit", "Balance"), rows, numbers=(2, 3, 4))


@app.command(
    epilog=examples("skycap loan cost SK-7Q4K-9XM2-C", "skycap loan cost SK-7Q4K-9XM2-C --json")
)
def cost(
    context: typer.Context,
    reference: Reference,
    as_json: AsJson = False,
) -> None:
    """Tell what a loan costs, as a borrower is told before signing."""
    from skycap.services.cost_sheets import cost_sheet
    from skycap.services.users import OPERATOR

    with office_of(context) as office:
        told = cost_sheet(office, OPERATOR, reference)
    if as_json:
        show_json(told)
        return
    say(f"{told['reference']}  {told['borrowerName']}  {told['startDate']}", "")
    names = list(told)
    said = names[names.index("principal") : names.index("frequency")]
    said += names[names.index("instalments") : names.index("fees")]
    rows = [(name, told[name]) for name in said]
    rows += [(f"fee: {fee['name']}", fee["total"]) for fee in told["fees"]]
    rows += [(f"by hand: {one['name']}", one["amount"]) for one in told["charges"]]
    show_table(("What", "Value"), rows, numbers=(1,))


@app.command(
    epilog=examples(
        "skycap loan why SK-7Q4K-9XM2-C 3",
        "skycap loan why SK-7Q4K-9XM2-C 3 --json",
    )
)
def why(
    context: typer.Context,
    reference: Reference,
    number: Annotated[int, typer.Argument(help="Which instalment.", metavar="NUMBER", min=1)],
    as_json: AsJson = False,
) -> None:
    """Explain every figure of an instalment."""
    from skycap.services.explanations import explained
    from skycap.services.users import OPERATOR

    with office_of(context) as office:
        told = explained(office, OPERATOR, reference, number)
    if as_json:
        show_json(told)
        return
    say(f"{told['reference']}, instalment {number}, due on {told['dueDate']}", "")
    rows = [
        (part["part"], step["name"] or step["kind"].replace("_", " "), step["formula"])
        for part in told["parts"]
        for step in part["steps"]
    ]
    show_table(("Part", "Step", "How"), rows)
    for paid in told["payments"]:
        say(f"Receipt {paid['receiptNumber']} of {paid['paymentDate']} paid a part of it.")


def _show(told: dict[str, Any]) -> None:
    terms, balances, arrears = told["terms"], told["balances"], told["arrears"]
    borrower = f"{told['borrower']['firstName']} {told['borrower']['lastName']}"
    late = f", {arrears['daysPastDue']} days past due" if arrears["inArrears"] else ""
    say(
        f"{told['reference']}  {told['status']}{late}  {borrower}",
        f"{told['loanAmount']} over {terms['instalments']} instalments, {terms['product']} "
        f"(version {terms['productVersion']}), {terms['interestRate']} % per {terms['ratePeriod']}",
        f"To repay {told['totalAmount']}: paid {balances['paid']}, "
        f"outstanding {balances['outstanding']}, overpaid {balances['overpaid']}",
        "",
    )
    columns = ("number", "dueDate", "principal", "interest", "total", "paid", "outstanding")
    headings = ("No.", "Due", "Principal", "Interest", "To pay", "Paid", "Left", "State")
    rows = [[row.get(name, "") for name in (*columns, "state")] for row in told["schedule"]]
    show_table(headings, rows, numbers=(0, 2, 3, 4, 5, 6))
    if told["repayments"]:
        say("")
        parts = ("receiptNumber", "paymentDate", "amountPaid", "paymentMethod", "reversed")
        rows = [[row.get(name, "") for name in parts] for row in told["repayments"]]
        show_table(("Receipt", "Date", "Amount", "Method", "Reversed"), rows, numbers=(2,))
    say("")
    names = ("effectiveOn", "recordedAt", "kind", "by")
    rows = [[entry.get(name, "") for name in names] for entry in told["history"]]
    show_table(("Counts from", "Recorded", "What", "Who"), rows)
