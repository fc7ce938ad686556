"""What is sent and answered about acts on loans that were paid out."""

from pydantic import Field

from skycap.api.fields import (
    Amount,
    Day,
    Instalments,
    Line,
    Note,
    OptionalAmount,
    OptionalDay,
    OptionalLine,
    OptionalNote,
    OptionalPercent,
    OptionalTruth,
)
from skycap.api.models.base import Money, Sent, Told, example
from skycap.api.models.files import ArrearsTold, InstalmentTold
from skycap.api.models.loans import BalancesTold

_ID = "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
_ACT = {
    "actId": _ID,
    "kind": "waiver",
    "on": "2026-03-05",
    "recordedAt": "2026-03-05T09:12:00.000000Z",
    "by": "Boitumelo Kgosi",
    "comments": "The bank's delay, not the borrower's.",
    "state": "waiting",
    "needsSecond": True,
    "part": "interest",
    "name": None,
    "number": None,
    "validUntil": None,
    "noticeDate": None,
    "paymentMethod": None,
    "referenceNumber": None,
    "instalments": None,
    "interestRate": None,
    "amounts": {"amount": "20.00"},
    "proposal": "9f2c…",
    "undo": None,
    "may": ["decline"],
}
_DONE = {
    "success": True,
    "loanId": _ID,
    "reference": "SKY-7K2M-Q",
    "status": "disbursed",
    "version": 6,
    "actId": _ID,
    "proposal": "9f2c…",
    "balance": "4583.32",
    "overpaid": "0.00",
    "act": _ACT,
    "foreseen": None,
}


class ChargeSent(Sent):
    """A fee or a penalty of the agreement, charged by hand."""

    model_config = example(
        {"chargeDate": "2026-03-05", "kind": "fee", "name": "Statement by post", "amount": "25.00"}
    )

    charge_date: Day
    kind: Line = Field(description="`fee` or `penalty`.")
    name: Line = Field(description="Which charge of the agreement it is.")
    amount: Amount
    comments: OptionalNote = None


class WaiverSent(Sent):
    """A part of what is owed, to be given up."""

    model_config = example(
        {
            "waiverDate": "2026-03-05",
            "part": "interest",
            "amount": "20.00",
            "comments": "The bank's delay, not the borrower's.",
        }
    )

    waiver_date: Day
    part: Line = Field(description="`interest`, `fee` or `penalty`.")
    amount: Amount
    comments: Note


class RefundSent(Sent):
    """An overpayment, to be paid back."""

    model_config = example(
        {
            "refundDate": "2026-03-05",
            "amount": "100.00",
            "paymentMethod": "bank_transfer",
            "referenceNumber": "FNB-20260305-3",
            "comments": "Paid twice in February.",
        }
    )

    refund_date: Day
    amount: Amount
    payment_method: Line
    reference_number: Line
    comments: Note


class WriteOffSent(Sent):
    """All that is owed, to leave the books."""

    model_config = example(
        {"writeOffDate": "2026-03-05", "comments": "400 days late; the employer closed down."}
    )

    write_off_date: Day
    comments: Note


class RescheduleSent(Sent):
    """A new schedule for what is left."""

    model_config = example(
        {
            "rescheduleDate": "2026-03-05",
            "loanPeriodMonths": 18,
            "capitalise": "0.00",
            "restructured": True,
            "comments": "Half pay until the summer.",
        }
    )

    reschedule_date: Day
    loan_period_months: Instalments = Field(description="How many instalments are still to come.")
    interest_rate: OptionalPercent = Field(default=None, description="Left out: as it is.")
    capitalise: OptionalAmount = Field(
        default=None, description="How much of the unpaid interest becomes principal."
    )
    restructured: OptionalTruth = Field(
        default=None, description="The borrower could not pay; yes, unless said otherwise."
    )
    comments: Note


class TopUpSent(Sent):
    """More to be lent on the same loan."""

    model_config = example(
        {
            "amount": "2000.00",
            "loanPeriodMonths": 18,
            "comments": "School fees; paid on time for a year.",
        }
    )

    amount: Amount
    loan_period_months: Instalments = Field(
        description="Over how many instalments from the payout all that is left is repaid."
    )
    interest_rate: OptionalPercent = Field(
        default=None, description="Left out: as it is, if the product still has that rate."
    )
    comments: Note


class AdvanceSent(Sent):
    """A further payout of what was approved or agreed."""

    model_config = example(
        {
            "amount": "2000.00",
            "disbursementDate": "2026-03-05",
            "paymentMethod": "bank_transfer",
            "referenceNumber": "EFT-20260305-4",
        }
    )

    amount: OptionalAmount = Field(default=None, description="Left out: all that may be paid out.")
    disbursement_date: OptionalDay = Field(default=None, description="Left out: today.")
    payment_method: OptionalLine = None
    reference_number: Line


class RecoverySent(Sent):
    """Money that came in after the write-off."""

    model_config = example(
        {
            "paymentDate": "2026-06-30",
            "amount": "300.00",
            "paymentMethod": "cash",
            "referenceNumber": "CASH-88",
        }
    )

    payment_date: Day
    amount: Amount
    payment_method: Line
    reference_number: Line
    comments: OptionalNote = None


class SettlementNoticeSent(Sent):
    """The day on which the borrower gave written notice of settling early."""

    model_config = example({"noticeDate": "2026-02-01", "comments": "A letter, on file."})

    notice_date: Day
    comments: OptionalNote = None


class SettlementAsked(Sent):
    """The day on which the borrower wants to settle, and when they gave notice of it."""

    model_config = example({"settlementDate": "2026-03-05", "noticeDate": "2026-02-01"})

    settlement_date: Day
    notice_date: OptionalDay = Field(
        default=None, description="Left out, the notice on record counts, if there is one."
    )


class InterestStopSent(Sent):
    """The day from which neither interest nor penalties run."""

    model_config = example({"stopDate": "2026-03-05", "comments": "The borrower died."})

    stop_date: Day
    comments: Note


class InterestResumeSent(Sent):
    """The day from which interest and penalties run again."""

    model_config = example({"resumeDate": "2026-06-01", "comments": "The dispute is settled."})

    resume_date: Day
    comments: Note


class CoolingOffSent(Sent):
    """The day on which the borrower gave the loan up."""

    model_config = example({"coolingOffDate": "2026-01-03", "comments": "Changed their mind."})

    cooling_off_date: Day
    comments: Note


class ActConfirmed(Sent):
    """The proposal that was seen; left out, whichever waits is confirmed."""

    model_config = example({"proposal": "9f2c…"})

    proposal: OptionalLine = None


class UndoTold(Told):
    """Who says that an act did not happen, when and why."""

    by: str
    recorded_at: str
    comments: str | None


class ActTold(Told):
    """An act: what it is, from when it counts, and whether it does."""

    model_config = example(_ACT)

    act_id: str
    kind: str
    on: str
    recorded_at: str
    by: str = Field(description="The name of whoever did or proposed it.")
    comments: str | None
    state: str = Field(description="`waiting`, `counts` or `undone`.")
    needs_second: bool
    part: str | None
    name: str | None
    number: int | None
    valid_until: str | None
    notice_date: str | None
    payment_method: str | None
    reference_number: str | None
    instalments: int | None
    interest_rate: str | None
    amounts: dict[str, Money]
    proposal: str | None = Field(description="The hash of what waits for a second person.")
    undo: UndoTold | None = Field(description="The proposal to undo it, while that waits.")
    may: list[str] = Field(
        description="What whoever asks may do about it: `confirm`, `decline`, `undo`."
    )


class StandingTold(Told):
    """How a loan stands today."""

    status: str
    balances: BalancesTold
    arrears: ArrearsTold


class ForeseenTold(Told):
    """How the loan stands, and how it would once all who must had agreed."""

    before: StandingTold
    after: StandingTold
    schedule: list[InstalmentTold]


class ActDone(Told):
    """How the loan stands after an act, or after a step of one."""

    model_config = example(_DONE)

    success: bool
    loan_id: str
    reference: str
    status: str
    version: int
    act_id: str
    proposal: str | None
    balance: Money
    overpaid: Money
    act: ActTold | None
    foreseen: ForeseenTold | None = Field(
        description="Only of a preview, which writes nothing; all else is as it would be told."
    )
