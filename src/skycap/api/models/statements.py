"""What is answered about statements of account."""

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
