"""Refusals: what Skycap declines to do, each with a stable code and a sentence to act on.

A refusal is not an error of ours. It changes nothing, and its code never changes meaning: clients
and tests rely on the code, people read the message.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of answer a refusal is; the way in turns it into a status."""

    INVALID = "invalid"
    FORBIDDEN = "forbidden"
    MISSING = "missing"
    STATE = "state"


class Code(StrEnum):
    """The stable code of every refusal in Skycap."""

    AMOUNT_INVALID = "amount_invalid"
    AMOUNT_NOT_POSITIVE = "amount_not_positive"
    AMOUNT_OUTSIDE_LIMITS = "amount_outside_limits"
    TERM_OUTSIDE_LIMITS = "term_outside_limits"
    RATE_INVALID = "rate_invalid"
    RATE_DIFFERS = "rate_differs"
    TOTAL_DIFFERS = "total_differs"
    TERMS_NOT_ACCEPTED = "terms_not_accepted"
    FIELD_INVALID = "field_invalid"
    DATE_IN_FUTURE = "date_in_future"
    DATE_BEFORE_DISBURSEMENT = "date_before_disbursement"
    DATE_BEFORE_APPROVAL = "date_before_approval"
    BACKDATED_TOO_FAR = "backdated_too_far"
    COMMENTS_REQUIRED = "comments_required"
    REFERENCE_REQUIRED = "reference_required"
    CONFIRMATION_STALE = "confirmation_stale"

    ROLE_NOT_ALLOWED = "role_not_allowed"
    FOUR_EYES = "four_eyes"

    LOAN_UNKNOWN = "loan_unknown"
    REPAYMENT_UNKNOWN = "repayment_unknown"
    USER_UNKNOWN = "user_unknown"
    PRODUCT_UNKNOWN = "product_unknown"
    DOCUMENT_UNKNOWN = "document_unknown"

    LOAN_NOT_PENDING = "loan_not_pending"
    LOAN_NOT_OPEN = "loan_not_open"
    LOAN_NOT_APPROVED = "loan_not_approved"
    LOAN_NOT_DISBURSED = "loan_not_disbursed"
    LOAN_ALREADY_DISBURSED = "loan_already_disbursed"
    LOAN_ALREADY_PAID = "loan_already_paid"
    NO_INFORMATION_REQUESTED = "no_information_requested"
    DUPLICATE_REPAYMENT = "duplicate_repayment"
    REPAYMENT_ALREADY_REVERSED = "repayment_already_reversed"
    REVERSAL_ALREADY_PROPOSED = "reversal_already_proposed"
    REVERSAL_NOT_PROPOSED = "reversal_not_proposed"
    HISTORY_FULL = "history_full"


_FORBIDDEN = {Code.ROLE_NOT_ALLOWED, Code.FOUR_EYES}
_FIRST_MISSING, _FIRST_STATE = Code.LOAN_UNKNOWN, Code.LOAN_NOT_PENDING


def kind_of(code: Code) -> Kind:
    """Tell what sort of answer `code` is."""
    if code in _FORBIDDEN:
        return Kind.FORBIDDEN
    order = list(Code)
    if order.index(code) >= order.index(_FIRST_STATE):
        return Kind.STATE
    return Kind.MISSING if order.index(code) >= order.index(_FIRST_MISSING) else Kind.INVALID


class Refusal(Exception):  # noqa: N818 - a refusal is an answer in the domain's own word, not an error
    """A command declined, with its stable `code`, a sentence, and the field it concerns if any."""

    def __init__(self, code: Code, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field

    @property
    def kind(self) -> Kind:
        """What sort of answer this is: invalid, forbidden, missing, or against the state."""
        return kind_of(self.code)
