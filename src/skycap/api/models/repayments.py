"""What is sent and answered about repayments."""

from pydantic import Field

from skycap.api.fields import (
    Amount,
    Day,
    Line,
    Note,
    OptionalAmount,
    OptionalLine,
    OptionalNote,
    OptionalTruth,
)
from skycap.api.models.base import Money, Sent, Told, example

_ID = "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
_PART = {
    "instalment": 1,
    "principal": "416.66",
    "interest": "41.66",
    "fee": "0.00",
    "penalty": "0.00",
}


class RepaymentReceived(Sent):
    """Money received on a loan, on its value date."""

    model_config = example(
        {
            "loanId": _ID,
            "paymentDate": "2026-02-28",
            "amountPaid": "458.32",
            "paymentMethod": "bank_transfer",
            "referenceNumber": "FNB-20260228-17",
            "notes": "At the counter",
        }
    )

    loan_id: Line
    payment_date: Day
    amount_paid: Amount
    payment_method: Line
    reference_number: Line
    notes: OptionalNote = None
    confirm_duplicate: OptionalTruth = Field(
        default=None, description="Yes, another payment with this reference."
    )
    confirm_overpayment: OptionalTruth = Field(default=None, description="Yes, more than is owed.")


class ShareSent(Sent):
    """What one loan gets of a receipt."""

    model_config = example({"loanId": _ID, "amountPaid": "300.00"})

    loan_id: Line
    amount_paid: Amount


class SeveralReceived(Sent):
    """Money received for several loans of one borrower, on its value date."""

    model_config = example(
        {
            "idNumber": "123456789",
            "paymentDate": "2026-02-28",
            "amountPaid": "458.32",
            "paymentMethod": "payroll",
            "referenceNumber": "PAY-202602-17",
        }
    )

    id_number: Line
    payment_date: Day
    amount_paid: Amount
    payment_method: Line
    reference_number: Line
    notes: OptionalNote = None
    parts: list[ShareSent] | None = Field(
        default=None,
        max_length=20,
        description="Left out: the oldest arrears first, then the oldest loan.",
    )
    confirm_duplicate: OptionalTruth = Field(
        default=None, description="Yes, another payment with this reference."
    )
    confirm_overpayment: OptionalTruth = Field(default=None, description="Yes, more than is owed.")


class PartTold(Told):
    """What was paid of one instalment."""

    instalment: int
    principal: Money
    interest: Money
    fee: Money
    penalty: Money


class SplitTold(Told):
    """What was paid, added up over the instalments."""

    principal: Money
    interest: Money
    fee: Money
    penalty: Money
    total: Money


PREVIEW = {
    "loanId": _ID,
    "reference": "SKY-7K2M-Q",
    "status": "disbursed",
    "version": 5,
    "receiptNumber": "SKY-7K2M-Q-001",
    "paymentDate": "2026-02-28",
    "amountPaid": "458.32",
    "allocation": [_PART],
    "split": {
        "principal": "416.66",
        "interest": "41.66",
        "fee": "0.00",
        "penalty": "0.00",
        "total": "458.32",
    },
    "overpaid": "0.00",
    "balance": "5041.68",
    "warnings": [],
}


class PreviewTold(Told):
    """What recording a repayment would do; nothing was written."""

    model_config = example(PREVIEW)

    loan_id: str
    reference: str
    status: str
    version: int
    receipt_number: str
    payment_date: str
    amount_paid: Money
    allocation: list[PartTold]
    split: SplitTold
    overpaid: Money
    balance: Money
    warnings: list[str]


class ReceiptTold(PreviewTold):
    """A repayment as recorded: its split, the balance after it, and the receipt's number."""

    model_config = example({"success": True, "repaymentId": _ID, **PREVIEW})

    success: bool
    repayment_id: str


_SEVERAL = {
    "paymentDate": "2026-02-28",
    "amountPaid": "458.32",
    "paymentMethod": "payroll",
    "referenceNumber": "PAY-202602-17",
}


class SeveralForeseen(Told):
    """What recording one receipt for several loans would do; nothing was written."""

    model_config = example({**_SEVERAL, "receipts": [PREVIEW]})

    payment_date: str
    amount_paid: Money
    payment_method: str
    reference_number: str
    receipts: list[PreviewTold]


class SeveralTold(Told):
    """One receipt for several loans as recorded: a repayment and a receipt number for each."""

    model_config = example(
        {
            "success": True,
            **_SEVERAL,
            "receipts": [{"success": True, "repaymentId": _ID, **PREVIEW}],
        }
    )

    success: bool
    payment_date: str
    amount_paid: Money
    payment_method: str
    reference_number: str
    receipts: list[ReceiptTold]


class RepaymentTold(Told):
    """A line of the repayments list."""

    model_config = example(
        {
            "repaymentId": _ID,
            "loanId": _ID,
            "loanReference": "SKY-7K2M-Q",
            "borrowerName": "Naledi Moyo",
            "receiptNumber": "SKY-7K2M-Q-001",
            "paymentDate": "2026-02-28",
            "amountPaid": "458.32",
            "paymentMethod": "bank_transfer",
            "referenceNumber": "FNB-20260228-17",
            "notes": None,
            "recordedBy": "Tebogo Phiri",
            "recordedAt": "2026-02-28T09:30:00.000000Z",
            "allocation": [_PART],
            "overpaid": "0.00",
            "balanceAfter": "5041.68",
            "reversed": False,
            "reversedAt": None,
            "reversalProposedBy": None,
            "may": ["propose_reversal"],
        }
    )

    repayment_id: str
    loan_id: str
    loan_reference: str
    borrower_name: str
    receipt_number: str
    payment_date: str
    amount_paid: Money
    payment_method: str
    reference_number: str
    notes: str | None
    recorded_by: str
    recorded_at: str
    allocation: list[PartTold]
    overpaid: Money
    balance_after: Money
    reversed: bool
    reversed_at: str | None
    reversal_proposed_by: str | None
    may: list[str] = Field(description="What whoever asks may do next about it.")
    proposal: str | None = Field(
        default=None,
        description=(
            "What a confirmation of the reversal is bound to; told with one repayment and with "
            "those of one loan, not in the list of all."
        ),
    )
    bounce_fee: Money | None = Field(
        default=None, description="What the waiting reversal charges, told with its proposal."
    )


class ReversalProposed(Sent):
    """Why a repayment was not one, and what its bouncing costs the borrower."""

    model_config = example({"comments": "The debit order bounced.", "bounceFee": "50.00"})

    comments: Note
    bounce_fee: OptionalAmount = Field(
        default=None, description="A fee of the agreement for a payment that bounced."
    )


class ReversalConfirmed(Sent):
    """Agreement with a reversal, bound to the proposal that one saw."""

    model_config = example({"proposal": "9f2c…"})

    proposal: OptionalLine = None


class ReversalTold(Told):
    """How the loan and the repayment stand after a step of a reversal."""

    model_config = example(
        {
            "success": True,
            "loanId": _ID,
            "reference": "SKY-7K2M-Q",
            "status": "disbursed",
            "version": 6,
            "repaymentId": _ID,
            "proposal": "9f2c…",
        }
    )

    success: bool
    loan_id: str
    reference: str
    status: str
    version: int
    repayment_id: str
    proposal: str | None = None
    balance: Money | None = None


class MonthTold(Told):
    """What was paid out and received in one month."""

    month: str
    disbursed: Money | None = None
    repaid: Money | None = None


class RepaymentStatisticsTold(Told):
    """How many repayments were received, and for how much."""

    model_config = example(
        {
            "total": 3,
            "totalAmount": "1374.96",
            "reversed": 1,
            "months": [{"month": "2026-02", "repaid": "458.32"}],
            "currency": "BWP",
        }
    )

    total: int
    total_amount: Money
    reversed: int
    months: list[MonthTold]
    currency: str
