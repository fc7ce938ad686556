"""What people ask of a loan; `decide` answers each with events or a refusal."""

from dataclasses import dataclass
from datetime import date

from skycap.lending import acts
from skycap.lending.early import Surplus
from skycap.lending.events import PaymentMethod
from skycap.lending.terms import Terms
from skycap.lending.underwriting import SecurityKind


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, and the lender's date today; `four_eyes` is off only for a one-person lender.

    `holidays` are the days besides those of rest on which nothing should fall due. The lender may
    ask for an assessment before it approves, and for a signed agreement before it pays out. Amounts
    are told with `exponent` decimals. With `charges_as_agreed`, only charges of the terms are made.
    """

    actor: str
    today: date
    four_eyes: bool = True
    holidays: frozenset[date] = frozenset()
    affordability_required: bool = False
    agreement_required: bool = False
    exponent: int = 2
    charges_as_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Apply:
    """Ask for a loan, `on` the date of the application; today when left out."""

    reference: str
    principal: int
    terms: Terms
    application: int
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Amend:
    """Complete or change an application before it is reviewed."""

    principal: int
    terms: Terms
    application: int


@dataclass(frozen=True, slots=True)
class RequestInformation:
    """Ask the applicant for more before deciding."""

    note: str


@dataclass(frozen=True, slots=True)
class ProvideInformation:
    """Answer what was asked."""

    note: str | None


@dataclass(frozen=True, slots=True)
class Approve:
    """Agree to lend; `principal` and `terms` differ from the application when changed.

    `on` is the date of the decision, today when left out.
    """

    principal: int
    terms: Terms
    note: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """Decline an application."""

    note: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take an application back before it is decided."""

    note: str | None


@dataclass(frozen=True, slots=True)
class Cancel:
    """Give up an approved loan that was not paid out."""

    note: str


@dataclass(frozen=True, slots=True)
class Disburse:
    """Pay the loan out on `on`; `agreement` is the digest of the signed one on file, if any.

    With `amount`, only so much of what was approved; the rest may follow.
    """

    on: date
    method: PaymentMethod
    payment_reference: str
    agreement: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Repay:
    """Record money received on its value date `on`; `amount` in minor units.

    `surplus` is what becomes of money beyond what is due.
    """

    repayment: str
    on: date
    amount: int
    method: PaymentMethod
    payment_reference: str
    note: str | None = None
    confirm_duplicate: bool = False
    confirm_overpayment: bool = False
    surplus: Surplus = Surplus.HOLD


@dataclass(frozen=True, slots=True)
class ProposeReversal:
    """Say that a repayment was not one; `bounce_fee` is charged when it bounced."""

    repayment: str
    note: str
    bounce_fee: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmReversal:
    """Agree, as a second person; `proposal` is the hash of the proposal one saw, if given."""

    repayment: str
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class DeclineReversal:
    """Disagree, as a second person, or take one's own proposal back."""

    repayment: str
    note: str


@dataclass(frozen=True, slots=True)
class AttachDocument:
    """Add a stored file."""

    document: str
    digest: str


@dataclass(frozen=True, slots=True)
class VerifyDocument:
    """Say whether a document is in order."""

    document: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Assess:
    """Record whether the borrower can pay `instalment` minor units a period."""

    assessment: str
    instalment: int
    passed: bool


@dataclass(frozen=True, slots=True)
class AddSecurity:
    """Record a guarantor or a collateral, for up to `value` minor units."""

    security: str
    kind: SecurityKind
    value: int


@dataclass(frozen=True, slots=True)
class ReleaseSecurity:
    """Free a guarantor, or give a collateral back."""

    security: str
    note: str


@dataclass(frozen=True, slots=True)
class AddNote:
    """Write a note."""

    note: str


Command = (
    Apply
    | Amend
    | RequestInformation
    | ProvideInformation
    | Approve
    | Reject
    | Withdraw
    | Cancel
    | Disburse
    | Repay
    | ProposeReversal
    | ConfirmReversal
    | DeclineReversal
    | AttachDocument
    | VerifyDocument
    | Assess
    | AddSecurity
    | ReleaseSecurity
    | AddNote
    | acts.Command
)
