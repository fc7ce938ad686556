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
    DATE_BEFORE_APPLICATION = "date_before_application"
    DATE_BEFORE_APPROVAL = "date_before_approval"
    BACKDATED_TOO_FAR = "backdated_too_far"
    COMMENTS_REQUIRED = "comments_required"
    REFERENCE_REQUIRED = "reference_required"
    DOCUMENT_UNACCEPTABLE = "document_unacceptable"
    PASSWORD_WEAK = "password_weak"  # noqa: S105 - a code, no password
    PASSWORD_WRONG = "password_wrong"  # noqa: S105 - a code, no password
    CODE_WRONG = "code_wrong"

    ROLE_NOT_ALLOWED = "role_not_allowed"
    FOUR_EYES = "four_eyes"
    PASSWORD_CHANGE_REQUIRED = "password_change_required"  # noqa: S105 - a code, no password
    SECOND_FACTOR_REQUIRED = "second_factor_required"

    LOAN_UNKNOWN = "loan_unknown"
    BORROWER_UNKNOWN = "borrower_unknown"
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
    CONFIRMATION_STALE = "confirmation_stale"
    DOCUMENT_ALREADY_ATTACHED = "document_already_attached"
    TOO_MANY_DOCUMENTS = "too_many_documents"
    UPLOAD_MISSING = "upload_missing"
    HISTORY_FULL = "history_full"
    USERNAME_TAKEN = "username_taken"
    LAST_ADMINISTRATOR = "last_administrator"
    TOTP_NOT_BEGUN = "totp_not_begun"
    TOTP_ALREADY_ON = "totp_already_on"
    CURRENCY_LOCKED = "currency_locked"

    BARRIER_STANDS = "barrier_stands"
    LATER_FACTS_STAND = "later_facts_stand"
    LOAN_WRITTEN_OFF = "loan_written_off"
    LOAN_NOT_WRITTEN_OFF = "loan_not_written_off"
    NOTHING_OWED = "nothing_owed"
    NOT_SO_MUCH = "not_so_much"
    SURPLUS_SAVES_NOTHING = "surplus_saves_nothing"
    ACT_UNKNOWN = "act_unknown"
    ACT_ALREADY_UNDONE = "act_already_undone"
    ACT_NOT_WAITING = "act_not_waiting"
    UNDO_ALREADY_PROPOSED = "undo_already_proposed"
    COOLING_OFF_OVER = "cooling_off_over"
    TOP_UP_WAITS = "top_up_waits"
    CHARGE_NOT_AGREED = "charge_not_agreed"

    ACCOUNT_UNKNOWN = "account_unknown"
    ENTRY_UNKNOWN = "entry_unknown"
    RECEIPT_UNKNOWN = "receipt_unknown"
    ENTRY_UNBALANCED = "entry_unbalanced"
    ENTRY_NOT_WAITING = "entry_not_waiting"
    ENTRY_NOT_POSTED = "entry_not_posted"
    ENTRY_ALREADY_REVERSED = "entry_already_reversed"
    RECEIPT_NOT_WAITING = "receipt_not_waiting"
    PERIOD_CLOSED = "period_closed"
    PERIOD_NOT_CLOSED = "period_not_closed"
    PERIOD_NOT_OVER = "period_not_over"
    PERIOD_NOT_READY = "period_not_ready"
    CLOSE_NOT_PROPOSED = "close_not_proposed"

    AFFORDABILITY_MISSING = "affordability_missing"
    NOT_AFFORDABLE = "not_affordable"
    AGREEMENT_MISSING = "agreement_missing"
    FIRST_DUE_PASSED = "first_due_passed"
    SECURITY_UNKNOWN = "security_unknown"
    INSTALMENT_UNKNOWN = "instalment_unknown"
    SECURITY_ALREADY_RELEASED = "security_already_released"
    BORROWER_BARRED = "borrower_barred"
    BORROWER_NOT_BARRED = "borrower_not_barred"
    RESTORE_ALREADY_PROPOSED = "restore_already_proposed"
    RESTORE_NOT_PROPOSED = "restore_not_proposed"
    OPERATION_STOPPED = "operation_stopped"


_FORBIDDEN = {
    Code.ROLE_NOT_ALLOWED,
    Code.FOUR_EYES,
    Code.PASSWORD_CHANGE_REQUIRED,
    Code.SECOND_FACTOR_REQUIRED,
}
_STATE = {
    Code.LOAN_NOT_PENDING,
    Code.LOAN_NOT_OPEN,
    Code.LOAN_NOT_APPROVED,
    Code.LOAN_NOT_DISBURSED,
    Code.LOAN_ALREADY_DISBURSED,
    Code.LOAN_ALREADY_PAID,
    Code.NO_INFORMATION_REQUESTED,
    Code.DUPLICATE_REPAYMENT,
    Code.REPAYMENT_ALREADY_REVERSED,
    Code.REVERSAL_ALREADY_PROPOSED,
    Code.REVERSAL_NOT_PROPOSED,
    Code.CONFIRMATION_STALE,
    Code.DOCUMENT_ALREADY_ATTACHED,
    Code.TOO_MANY_DOCUMENTS,
    Code.UPLOAD_MISSING,
    Code.HISTORY_FULL,
    Code.USERNAME_TAKEN,
    Code.LAST_ADMINISTRATOR,
    Code.TOTP_NOT_BEGUN,
    Code.TOTP_ALREADY_ON,
    Code.CURRENCY_LOCKED,
    Code.BARRIER_STANDS,
    Code.LATER_FACTS_STAND,
    Code.LOAN_WRITTEN_OFF,
    Code.LOAN_NOT_WRITTEN_OFF,
    Code.NOTHING_OWED,
    Code.ACT_ALREADY_UNDONE,
    Code.ACT_NOT_WAITING,
    Code.UNDO_ALREADY_PROPOSED,
    Code.COOLING_OFF_OVER,
    Code.TOP_UP_WAITS,
    Code.CHARGE_NOT_AGREED,
    Code.ENTRY_NOT_WAITING,
    Code.ENTRY_NOT_POSTED,
    Code.ENTRY_ALREADY_REVERSED,
    Code.RECEIPT_NOT_WAITING,
    Code.PERIOD_NOT_CLOSED,
    Code.PERIOD_NOT_OVER,
    Code.PERIOD_NOT_READY,
    Code.CLOSE_NOT_PROPOSED,
    Code.AFFORDABILITY_MISSING,
    Code.NOT_AFFORDABLE,
    Code.AGREEMENT_MISSING,
    Code.FIRST_DUE_PASSED,
    Code.SECURITY_ALREADY_RELEASED,
    Code.BORROWER_BARRED,
    Code.BORROWER_NOT_BARRED,
    Code.RESTORE_ALREADY_PROPOSED,
    Code.RESTORE_NOT_PROPOSED,
    Code.OPERATION_STOPPED,
}


def kind_of(code: Code) -> Kind:
    """Tell what sort of answer `code` is."""
    if code in _FORBIDDEN:
        return Kind.FORBIDDEN
    if code in _STATE:
        return Kind.STATE
    return Kind.MISSING if code.endswith("_unknown") else Kind.INVALID


class Refusal(Exception):
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
