"""What is answered about statements of account, and about how amounts came about."""

from pydantic import Field

from skycap.api.models.base import Money, Told, example
from skycap.api.models.loans import ID

_NOTHING = dict.fromkeys(("principal", "interest", "fee", "penalty", "credit", "total"), "0.00")


class OwedTold(Told):
    """What is owed by part; `credit` is what was paid too much."""

    principal: Money
    interest: Money
    fee: Money
    penalty: Money
    credit: Money
    total: Money


class StatementLineTold(Told):
    """One posting by the date that it counts from."""

    kind: str
    on: str
    recorded_at: str | None = Field(description="When we learned it; null for what time made.")
    late: bool = Field(description="Whether it was recorded after the day that it counts from.")
    undone: bool = Field(description="Whether it never counted: the correction stands beside it.")
    description: str
    debit: Money
    credit: Money
    change: OwedTold
    balance: OwedTold


class StatementTold(Told):
    """Every posting on a loan in a period, between the balances around it."""

    model_config = example(
        {
            "loanId": ID,
            "reference": "SKY-7K2M-Q",
            "borrowerName": "Naledi Moyo",
            "currency": "BWP",
            "from": "2026-01-31",
            "to": "2026-02-01",
            "opening": _NOTHING,
            "lines": [
                {
                    "kind": "payout",
                    "on": "2026-01-31",
                    "recordedAt": None,
                    "late": False,
                    "undone": False,
                    "description": "Loan paid out",
                    "debit": "5000.00",
                    "credit": "0.00",
                    "change": {**_NOTHING, "principal": "5000.00", "total": "5000.00"},
                    "balance": {**_NOTHING, "principal": "5000.00", "total": "5000.00"},
                }
            ],
            "closing": {**_NOTHING, "principal": "5000.00", "total": "5000.00"},
        }
    )

    loan_id: str
    reference: str
    borrower_name: str
    currency: str
    first: str = Field(alias="from")
    last: str = Field(alias="to")
    opening: OwedTold
    lines: list[StatementLineTold]
    closing: OwedTold


class ExplainedStepTold(Told):
    """One step of a calculation; `formula` is language-neutral."""

    kind: str = Field(
        description="rate, share, rest, level, less_interest, later, fixed, daily, charge, "
        "adjusted or changed."
    )
    name: str
    formula: str
    amount: Money


class ExplainedPartTold(Told):
    """One part of an instalment, with the steps that lead to it."""

    part: str
    amount: Money
    paid: Money
    steps: list[ExplainedStepTold]


class PaidTold(Told):
    """What one payment paid of the instalment."""

    receipt_number: str
    payment_date: str
    principal: Money
    interest: Money
    fee: Money
    penalty: Money


class ExplanationTold(Told):
    """Why this amount: how each figure of an instalment came about."""

    model_config = example(
        {
            "loanId": ID,
            "reference": "SKY-7K2M-Q",
            "number": 2,
            "dueDate": "2026-03-31",
            "asOf": "2026-03-01",
            "parts": [
                {
                    "part": "interest",
                    "amount": "426.49",
                    "paid": "0.00",
                    "steps": [
                        {
                            "kind": "rate",
                            "name": "",
                            "formula": "P8,529.83 × 5 % = P426.49",
                            "amount": "426.49",
                        }
                    ],
                }
            ],
            "payments": [],
        }
    )

    loan_id: str
    reference: str
    number: int
    due_date: str
    as_of: str
    parts: list[ExplainedPartTold]
    payments: list[PaidTold]
