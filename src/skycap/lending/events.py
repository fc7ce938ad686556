"""Everything that can happen to a loan.

Events hold ids, amounts in minor units and choices; never names, numbers of people, comments or
bank details, which live in rows that can be erased. A new kind is added here with its rank; a kind
is never removed, and its meaning never changes without a new version.
"""

from dataclasses import dataclass

from skycap.lending import payment_methods, servicing, underwriting
from skycap.lending.allocation import Part
from skycap.lending.early import Surplus
from skycap.lending.history import Added, event
from skycap.lending.schedule import Row
from skycap.lending.terms import Terms

RULES_VERSION = 2
"""Raised whenever the figures of an existing history would move.

1: value added tax is rounded once for all fees of a loan. 2: for each fee by itself.
"""


PaymentMethod = payment_methods.PaymentMethod


@event("applied")
@dataclass(frozen=True, slots=True)
class Applied:
    """Somebody asked for a loan; the application itself is row `application` of the loan."""

    reference: str
    principal: int
    terms: Terms
    application: int


@event("amended")
@dataclass(frozen=True, slots=True)
class Amended:
    """The application was completed or changed before review."""

    principal: int
    terms: Terms
    application: int


@event("information_requested")
@dataclass(frozen=True, slots=True)
class InformationRequested:
    """The checker needs more before deciding; what is asked is in the note."""

    note: str


@event("information_provided")
@dataclass(frozen=True, slots=True)
class InformationProvided:
    """The applicant answered; the answer is in the note, if there was one."""

    note: str | None


@event("approved")
@dataclass(frozen=True, slots=True)
class Approved:
    """A checker agreed to lend on these terms."""

    principal: int
    terms: Terms
    note: str


@event("rejected")
@dataclass(frozen=True, slots=True)
class Rejected:
    """A checker declined; the reason is in the note."""

    note: str


@event("withdrawn")
@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The applicant no longer wants the loan."""

    note: str | None


@event("cancelled")
@dataclass(frozen=True, slots=True)
class Cancelled:
    """An approved loan that will not be paid out."""

    note: str


@event("disbursed")
@dataclass(frozen=True, slots=True)
class Disbursed:
    """The money was paid out, and with it the contract froze: terms, rules and every due date.

    `agreement` is the SHA-256 of the signed agreement on file, if there is one.
    """

    principal: int
    terms: Terms
    rules_version: int
    schedule: tuple[Row, ...]
    method: PaymentMethod
    payment_reference: str
    agreement: Added[str] = ""


@event("repaid")
@dataclass(frozen=True, slots=True)
class Repaid:
    """Money was received. `allocation` is the split as the receipt told it: evidence, not truth.

    `surplus` is what the borrower chose for money beyond what is due.
    """

    repayment: str
    receipt: int
    amount: int
    method: PaymentMethod
    payment_reference: str
    note: str | None
    allocation: tuple[Part, ...]
    overpaid: int
    surplus: Added[Surplus] = Surplus.HOLD


@event("reversal_proposed")
@dataclass(frozen=True, slots=True)
class ReversalProposed:
    """Somebody says a repayment was not one; a second person must confirm.

    `bounce_fee` is what the borrower is charged when the payment bounced.
    """

    repayment: str
    note: str
    bounce_fee: Added[int] = 0


@event("reversal_declined")
@dataclass(frozen=True, slots=True)
class ReversalDeclined:
    """The second person did not agree: the repayment stands."""

    repayment: str
    note: str


@event("reversed")
@dataclass(frozen=True, slots=True)
class Reversed:
    """The repayment never counted. `proposal` is the hash of the proposal that was confirmed."""

    repayment: str
    proposal: str


@event("document_attached")
@dataclass(frozen=True, slots=True)
class DocumentAttached:
    """A file was added; `digest` is the SHA-256 of its content."""

    document: str
    digest: str


@event("document_verified")
@dataclass(frozen=True, slots=True)
class DocumentVerified:
    """A checker looked at a document and found it in order, or not."""

    document: str
    accepted: bool


@event("noted")
@dataclass(frozen=True, slots=True)
class Noted:
    """Somebody wrote a note on the loan."""

    note: str


LoanEvent = (
    Applied
    | Amended
    | InformationRequested
    | InformationProvided
    | Approved
    | Rejected
    | Withdrawn
    | Cancelled
    | Disbursed
    | Repaid
    | ReversalProposed
    | ReversalDeclined
    | Reversed
    | DocumentAttached
    | DocumentVerified
    | Noted
    | underwriting.Event
    | servicing.Act
    | servicing.Step
)
