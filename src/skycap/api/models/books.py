"""What is sent and answered about keeping the books: entries by hand, receipts, periods."""

from pydantic import Field

from skycap.api.fields import (
    Amount,
    Day,
    Line,
    Note,
    OptionalAmount,
    OptionalDay,
    OptionalLine,
)
from skycap.api.models.base import Money, Sent, Told, example
from skycap.api.models.repayments import PREVIEW, ReceiptTold

_ID = "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
_ENTRY = {
    "entryId": _ID,
    "entryDate": "2026-03-05",
    "template": "till_to_bank",
    "state": "waiting",
    "reverses": None,
    "comments": "Deposit slip 118.",
    "proposedBy": _ID,
    "proposedAt": "2026-03-05T09:12:00.000000Z",
    "decidedBy": None,
    "proposal": "9f2c…",
    "lines": [{"account": "bank", "debit": "1000.00", "credit": "0.00"}],
}
_RECEIPT = {
    "receiptId": _ID,
    "paymentDate": "2026-03-05",
    "amountPaid": "458.33",
    "paymentMethod": "bank_transfer",
    "referenceNumber": "FNB-20260305-9",
    "comments": "K MOSARWA LOAN",
    "state": "waiting",
    "recordedBy": _ID,
    "recordedAt": "2026-03-05T09:12:00.000000Z",
}


class EntryLineSent(Sent):
    """One line of an entry by hand: a debit or a credit."""

    account: Line
    debit: OptionalAmount = None
    credit: OptionalAmount = None


class EntrySent(Sent):
    """An entry by hand: a template with an amount, or `other` with lines."""

    model_config = example(
        {
            "entryDate": "2026-03-05",
            "template": "till_to_bank",
            "amount": "1000.00",
            "comments": "Deposit slip 118.",
        }
    )

    entry_date: Day
    template: OptionalLine = Field(default=None, description="Left out: `other`.")
    amount: OptionalAmount = None
    lines: list[EntryLineSent] | None = Field(default=None, max_length=20)
    comments: Note


class ReversalOfEntrySent(Sent):
    """Why an entry is reversed, and on which date; today, if none is named."""

    model_config = example({"comments": "Wrong account.", "entryDate": "2026-03-06"})

    comments: Note
    entry_date: OptionalDay = None


class ProposalSeen(Sent):
    """The proposal that was seen; left out, whichever waits is confirmed."""

    model_config = example({"proposal": "9f2c…"})

    proposal: OptionalLine = None


class ReceiptSent(Sent):
    """Money that came in and whose loan is not known."""

    model_config = example(
        {
            "paymentDate": "2026-03-05",
            "amountPaid": "458.33",
            "paymentMethod": "bank_transfer",
            "referenceNumber": "FNB-20260305-9",
            "comments": "K MOSARWA LOAN",
        }
    )

    payment_date: Day
    amount_paid: Amount
    payment_method: Line
    reference_number: Line
    comments: Note = Field(description="What came with it: the text on the bank statement.")


class AllocationSent(Sent):
    """The loan to which a receipt belongs."""

    model_config = example({"loanId": "SK-7K2M-9XM2-Q"})

    loan_id: Line


class ReturnSent(Sent):
    """How a receipt was paid back, and why."""

    model_config = example({"referenceNumber": "FNB-20260309-1", "comments": "Not our borrower."})

    reference_number: Line
    comments: Note


class PeriodSent(Sent):
    """What is said to a step of closing a month."""

    model_config = example({"comments": "All receipts of March are allocated."})

    comments: Note


class EntryLineTold(Told):
    """One line of an entry by hand."""

    account: str
    debit: Money
    credit: Money


class HandEntryTold(Told):
    """An entry by hand, and how it stands: waiting, posted or declined."""

    model_config = example(_ENTRY)

    entry_id: str
    entry_date: str
    template: str
    state: str
    reverses: str | None
    comments: str
    proposed_by: str
    proposed_at: str
    decided_by: str | None
    proposal: str | None
    lines: list[EntryLineTold]


class HeldReceiptTold(Told):
    """A receipt not identified: waiting, allocated or returned."""

    model_config = example(_RECEIPT)

    receipt_id: str
    payment_date: str
    amount_paid: Money
    payment_method: str
    reference_number: str
    comments: str
    state: str
    recorded_by: str
    recorded_at: str


class AllocatedTold(ReceiptTold):
    """The repayment that a receipt became."""

    model_config = example({"success": True, "repaymentId": _ID, **PREVIEW, "receiptId": _ID})

    receipt_id: str


class TieOutTold(Told):
    """What the journal holds and what it should."""

    name: str
    journal: Money
    expected: Money
    holds: bool


class PeriodsTold(Told):
    """Where the books stand, which month is next to close, and what stands against it."""

    model_config = example(
        {
            "basis": "accrual",
            "basisSince": None,
            "accruedUntil": "2026-03-31",
            "closedUntil": "2026-02",
            "next": "2026-03",
            "closing": None,
            "closingBy": None,
            "proposal": None,
            "obstacles": [],
            "tieOuts": [
                {"name": "loans", "journal": "5000.00", "expected": "5000.00", "holds": True}
            ],
        }
    )

    basis: str
    basis_since: str | None
    accrued_until: str | None
    closed_until: str | None
    next: str | None
    closing: str | None
    closing_by: str | None
    proposal: str | None
    obstacles: list[str]
    tie_outs: list[TieOutTold]


class PeriodChanged(Told):
    """How the books stand after a step of closing."""

    model_config = example(
        {"success": True, "month": "2026-03", "closedUntil": "2026-03", "proposal": None}
    )

    success: bool
    month: str
    closed_until: str | None
    proposal: str | None


class PeriodChangeTold(Told):
    """A step of closing, or opening again."""

    model_config = example(
        {
            "month": "2026-03",
            "what": "closed",
            "by": _ID,
            "at": "2026-04-03T09:12:00.000000Z",
            "comments": "",
        }
    )

    month: str
    what: str
    by: str
    at: str
    comments: str


class AccountNameSent(Sent):
    """What the lender calls an account; the code may be that of an accounting package."""

    model_config = example({"code": "610", "name": "Loans to customers", "setswana": "Dikadimo"})

    code: Line
    name: Line
    setswana: Line


class AccountRenamed(Told):
    """An account is called otherwise from now on."""

    model_config = example(
        {"success": True, "account": "loans", "code": "610", "name": "Loans to customers"}
    )

    success: bool
    account: str
    code: str
    name: str
