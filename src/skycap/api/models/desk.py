"""What the desks show: the work that waits, and a borrower with all loans."""

from skycap.api.models.base import Money, Told, example
from skycap.api.models.files import BORROWER, BorrowerTold
from skycap.api.models.loans import ID, LineTold

_LINE = LineTold.model_config["json_schema_extra"]["examples"][0]  # type: ignore[index]  # put there by `example`


class TaskTold(Told):
    """Something that waits for somebody; reversals name the repayment."""

    kind: str
    since: str
    loan: LineTold
    repayment_id: str | None = None
    receipt_number: str | None = None
    amount: Money | None = None

    model_config = example(
        {
            "kind": "confirm_reversal",
            "since": "2026-02-28",
            "loan": _LINE,
            "repaymentId": ID,
            "receiptNumber": "SKY-7K2M-Q-002",
            "amount": "458.32",
        }
    )


class BorrowerTotalsTold(Told):
    """A borrower's loans added up."""

    loans: int
    open: int
    outstanding: Money
    paid: Money


class BorrowerPageTold(Told):
    """A borrower as last told, with everything they ever asked for."""

    model_config = example(
        {
            "borrower": BORROWER,
            "totals": {"loans": 1, "open": 1, "outstanding": "5041.68", "paid": "458.32"},
            "loans": [_LINE],
        }
    )

    borrower: BorrowerTold
    totals: BorrowerTotalsTold
    loans: list[LineTold]
