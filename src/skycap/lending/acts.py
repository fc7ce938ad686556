"""What people ask of a loan that was paid out, besides repayments.

`id` names the act, so that it can be confirmed, declined or undone; it is handed in. Amounts are in
minor units, `on` is the date from which the act counts, notes are ids.
"""

from dataclasses import dataclass
from datetime import date

from skycap.lending.payment_methods import PaymentMethod
from skycap.lending.terms import Bucket, Terms


@dataclass(frozen=True, slots=True)
class Charge:
    """Charge a fee or a penalty of the agreement by hand."""

    id: str
    on: date
    bucket: Bucket
    amount: int
    name: str
    note: str | None = None
    vat: bool = True


@dataclass(frozen=True, slots=True)
class ProposeWaiver:
    """Propose to give up a part of the interest, fees or penalties that are owed."""

    id: str
    on: date
    bucket: Bucket
    amount: int
    note: str


@dataclass(frozen=True, slots=True)
class ProposeRefund:
    """Propose to pay an overpayment back."""

    id: str
    on: date
    amount: int
    method: PaymentMethod
    payment_reference: str
    note: str


@dataclass(frozen=True, slots=True)
class ProposeWriteOff:
    """Propose to take all that is owed out of the books."""

    id: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class Recover:
    """Record money that came in after the write-off."""

    id: str
    on: date
    amount: int
    method: PaymentMethod
    payment_reference: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class GiveNotice:
    """Record the borrower's written notice of settling early."""

    id: str
    on: date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteSettlement:
    """Tell what settles the loan.

    `notice_on` is when the borrower gave notice; left out, the notice on record counts.
    """

    id: str
    on: date
    notice_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposeReschedule:
    """Propose a new schedule for what is left, under `terms`.

    Up to `capitalise` of the unpaid interest becomes principal. `restructured` says that the
    borrower could not pay.
    """

    id: str
    on: date
    terms: Terms
    note: str
    capitalise: int = 0
    restructured: bool = True


@dataclass(frozen=True, slots=True)
class ProposeTopUp:
    """Propose to lend `amount` more on the same loan; all is then to be repaid under `terms`."""

    id: str
    amount: int
    terms: Terms
    note: str


@dataclass(frozen=True, slots=True)
class Advance:
    """Pay out more of what was approved, or agreed as a top-up, and not paid out yet.

    `agreement` is the digest of the newest signed one on file, if any.
    """

    id: str
    on: date
    amount: int
    method: PaymentMethod
    payment_reference: str
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class StopInterest:
    """Let neither interest nor penalties run any more."""

    id: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class ProposeResume:
    """Propose to let interest and penalties run again from `on`, whatever stopped them."""

    id: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class CoolOff:
    """Give the loan up within the days that the terms allow."""

    id: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class ProposeUndo:
    """Say that an act, or with "disbursement" the payout, did not happen."""

    id: str
    note: str


@dataclass(frozen=True, slots=True)
class ConfirmUndo:
    """Agree, as a second person; `proposal` is the hash of the proposal one saw, if given."""

    id: str
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """Agree to an act that waits, as a second person; `proposal` is its hash, if given."""

    id: str
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """Disagree with what waits, or take one's own proposal back."""

    id: str
    note: str


Command = (
    Charge
    | ProposeWaiver
    | ProposeRefund
    | ProposeWriteOff
    | Recover
    | GiveNotice
    | QuoteSettlement
    | ProposeReschedule
    | ProposeTopUp
    | Advance
    | StopInterest
    | ProposeResume
    | CoolOff
    | ProposeUndo
    | ConfirmUndo
    | Confirm
    | Decline
)
