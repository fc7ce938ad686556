"""What the desks show: the work that waits, and a borrower with all loans."""

from pydantic import Field

from skycap.api.models.base import Money, Told, example
from skycap.api.models.files import BORROWER, BorrowerTold
from skycap.api.models.loans import ID, LineTold
from skycap.api.models.vetting import BarTold

_LINE = LineTold.model_config["json_schema_extra"]["examples"][0]  # type: ignore[index]  # put there by `example`


class TaskTold(Told):
    """Something that waits for somebody; reversals name the repayment, proposals the act."""

    kind: str
    since: str
    loan: LineTold
    repayment_id: str | None = None
    receipt_number: str | None = None
    amount: Money | None = None
    act_id: str | None = None
    act: str | None = Field(default=None, description="What kind of act was proposed.")
    undo: bool = Field(default=False, description="Whether it was proposed to undo the act.")
    proposed_by: str | None = None

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
    barred: BarTold | None = None


class WaitingTold(Told):
    """What waits: how many loans, for how much, and since when the oldest was applied for."""

    kind: str
    status: str
    loans: int
    amount: Money
    since: str | None


class CollectionsTold(Told):
    """What was received today, and how many loans have their oldest instalment due today."""

    repayments: int
    amount: Money
    complete: bool = Field(description="False when there were more than were added up.")
    due_today: int


class DeskTold(Told):
    """The figures of one's own desk, by role."""

    model_config = example(
        {
            "waiting": [
                {
                    "kind": "disburse",
                    "status": "approved",
                    "loans": 2,
                    "amount": "7500.00",
                    "since": "2026-02-24",
                }
            ],
            "captured": None,
            "collections": {
                "repayments": 3,
                "amount": "1374.96",
                "complete": True,
                "dueToday": 4,
            },
            "currency": "BWP",
            "asOf": "2026-02-28",
        }
    )

    waiting: list[WaitingTold] = Field(description="What whoever asks may do something about.")
    captured: dict[str, int] | None = Field(
        description="For makers: how many of their own loans stand where, by status."
    )
    collections: CollectionsTold | None = Field(description="For accountants.")
    currency: str
    as_of: str
