"""What can happen to a loan after it was paid out, besides repayments.

An act that changes what is owed has an `id` by which it can be reversed. One that needs a second
person is stored as a proposal, which moves no figure until it is `Confirmed`. Amounts are in minor
units; a note is an id, never its text.
"""

from dataclasses import dataclass
from datetime import date

from skycap.lending.history import Added, event
from skycap.lending.payment_methods import PaymentMethod
from skycap.lending.schedule import Row
from skycap.lending.terms import Bucket, Terms


@event("charged")
@dataclass(frozen=True, slots=True)
class Charged:
    """A fee or a penalty was charged by hand; `name` is the charge of the agreement."""

    id: str
    bucket: Bucket
    amount: int
    name: str
    note: str | None
    vat: Added[bool] = True


@event("waiver_proposed")
@dataclass(frozen=True, slots=True)
class WaiverProposed:
    """A part of the interest, fees or penalties is to be given up; what exceeds it lapses."""

    id: str
    bucket: Bucket
    amount: int
    note: str


@event("refund_proposed")
@dataclass(frozen=True, slots=True)
class RefundProposed:
    """An overpayment is to be paid back."""

    id: str
    amount: int
    method: PaymentMethod
    payment_reference: str
    note: str


@event("write_off_proposed")
@dataclass(frozen=True, slots=True)
class WriteOffProposed:
    """All that is owed is to leave the books, as agreed upon; the debt is not waived."""

    id: str
    principal: int
    interest: int
    fee: int
    penalty: int
    note: str


@event("recovered")
@dataclass(frozen=True, slots=True)
class Recovered:
    """Money came in after the loan was written off: income, no repayment."""

    id: str
    amount: int
    method: PaymentMethod
    payment_reference: str
    note: str | None


@event("settlement_notice_given")
@dataclass(frozen=True, slots=True)
class NoticeGiven:
    """The borrower gave written notice of settling early; the quotations that follow count it."""

    id: str
    note: str | None


@event("settlement_quoted")
@dataclass(frozen=True, slots=True)
class SettlementQuoted:
    """The borrower was told what settles the loan; a payment by `valid_until` settles it.

    `amount` settles on the day of the quotation and grows by `per_day` for each day after; it is
    asked on top of what was `paid` in all by then.
    """

    id: str
    number: int
    valid_until: date
    notice_on: date | None
    principal: int
    interest: int
    fee: int
    penalty: int
    charge: int
    credit: int
    amount: int
    per_day: int
    paid: int


@event("reschedule_proposed")
@dataclass(frozen=True, slots=True)
class RescheduleProposed:
    """The rest of the loan is to be repaid by a new schedule, under `terms`.

    `schedule` is what the new rows ask, with the interest, fees and penalties carried into the
    first of them left out. `capitalised` is unpaid interest that becomes principal; `restructured`
    says that the borrower could not pay.
    """

    id: str
    terms: Terms
    schedule: tuple[Row, ...]
    note: str
    capitalised: Added[int] = 0
    restructured: Added[bool] = True


@event("advanced")
@dataclass(frozen=True, slots=True)
class Advanced:
    """More was paid out on the same loan: a further tranche or a part of a top-up.

    All that is left of the principal, with it, is repaid by the new `schedule`. `agreement` is the
    SHA-256 of the signed agreement on file, if there is one; `top_up` names the top-up under whose
    terms it was paid, if it is one.
    """

    id: str
    amount: int
    terms: Terms
    schedule: tuple[Row, ...]
    method: PaymentMethod
    payment_reference: str
    agreement: Added[str] = ""
    top_up: Added[str] = ""


@event("top_up_proposed")
@dataclass(frozen=True, slots=True)
class TopUpProposed:
    """`amount` more is to be lent on the same loan, and all that is then left repaid under `terms`.

    Once agreed it moves no figure: it may be paid out, as what was approved at first may.
    """

    id: str
    amount: int
    terms: Terms
    note: str


@event("interest_stopped")
@dataclass(frozen=True, slots=True)
class InterestStopped:
    """From this date on neither interest nor penalties run: a death, a dispute, a legal hold."""

    id: str
    note: str


@event("resume_proposed")
@dataclass(frozen=True, slots=True)
class ResumeProposed:
    """From this date on interest and penalties are to run again, and not to stop by themselves."""

    id: str
    note: str


@event("cooled_off")
@dataclass(frozen=True, slots=True)
class CooledOff:
    """The borrower gave the loan up in time: only what was received is returned."""

    id: str
    note: str


@event("disbursement_undone")
@dataclass(frozen=True, slots=True)
class DisbursementUndone:
    """The loan was never paid out: it stands approved again. `proposal` was confirmed."""

    proposal: str


@event("undo_proposed")
@dataclass(frozen=True, slots=True)
class UndoProposed:
    """Somebody says that an act did not happen, or `id` "disbursement" that the payout did not."""

    id: str
    note: str


@event("undone")
@dataclass(frozen=True, slots=True)
class Undone:
    """The act `id` never counted. `proposal` is the hash of the proposal that was confirmed."""

    id: str
    proposal: str


@event("confirmed")
@dataclass(frozen=True, slots=True)
class Confirmed:
    """A second person agreed to the act `id`, which counts from now on, on its own date."""

    id: str
    proposal: str


@event("declined")
@dataclass(frozen=True, slots=True)
class Declined:
    """A second person did not agree, or the first took the proposal back."""

    id: str
    note: str


Act = (
    Charged
    | WaiverProposed
    | RefundProposed
    | WriteOffProposed
    | Recovered
    | NoticeGiven
    | SettlementQuoted
    | RescheduleProposed
    | TopUpProposed
    | Advanced
    | InterestStopped
    | ResumeProposed
    | CooledOff
)
"""What counts on its own date, once it needs no second person any more."""

Step = DisbursementUndone | UndoProposed | Undone | Confirmed | Declined
"""What is said about an act."""
