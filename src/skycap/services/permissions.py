"""Who may do what: the one table that the API, the pages and the tests read.

Four eyes (nobody does two of capture, review and disburse on one loan) is not here: it depends on
the loan and is decided in `lending.decide`.
"""

from dataclasses import dataclass
from enum import StrEnum

from skycap.lending.loan import PUBLIC
from skycap.lending.refusals import Code, Refusal


class Role(StrEnum):
    """What a member of staff is; `public` is anyone who has not signed in."""

    PUBLIC = "public"
    MAKER = "maker"
    CHECKER = "checker"
    ACCOUNTANT = "accountant"
    ADMIN = "admin"


STAFF = frozenset({Role.MAKER, Role.CHECKER, Role.ACCOUNTANT, Role.ADMIN})
_ALL = frozenset(Role)


class Action(StrEnum):
    """Everything that somebody may be allowed to do."""

    READ_PRODUCTS = "read_products"
    QUOTE = "quote"
    APPLY = "apply"
    TRACK = "track"
    CAPTURE = "capture"
    ASSESS = "assess"
    KEEP_SECURITIES = "keep_securities"
    BAR_BORROWER = "bar_borrower"
    AMEND = "amend"
    WITHDRAW = "withdraw"
    READ_LOANS = "read_loans"
    ATTACH_DOCUMENT = "attach_document"
    VERIFY_DOCUMENT = "verify_document"
    WRITE_NOTE = "write_note"
    REVIEW = "review"
    CANCEL = "cancel"
    DISBURSE = "disburse"
    RECORD_REPAYMENT = "record_repayment"
    READ_REPAYMENTS = "read_repayments"
    PROPOSE_REVERSAL = "propose_reversal"
    CONFIRM_REVERSAL = "confirm_reversal"
    PROPOSE_TOP_UP = "propose_top_up"
    SERVICE_LOAN = "service_loan"
    CONFIRM_SERVICING = "confirm_servicing"
    READ_STATISTICS = "read_statistics"
    MANAGE_USERS = "manage_users"
    MANAGE_PRODUCTS = "manage_products"
    MANAGE_SETTINGS = "manage_settings"
    READ_AUDIT_TRAIL = "read_audit_trail"
    OPERATE = "operate"
    CONFIRM_RESTORE = "confirm_restore"
    READ_BOOKS = "read_books"
    KEEP_BOOKS = "keep_books"
    CONFIRM_BOOKS = "confirm_books"
    REOPEN_PERIOD = "reopen_period"


ALLOWED: dict[Action, frozenset[Role]] = {
    Action.READ_PRODUCTS: _ALL,
    Action.QUOTE: _ALL,
    Action.APPLY: _ALL,
    Action.TRACK: _ALL,
    Action.CAPTURE: frozenset({Role.MAKER}),
    Action.ASSESS: frozenset({Role.MAKER}),
    Action.KEEP_SECURITIES: frozenset({Role.MAKER, Role.CHECKER, Role.ACCOUNTANT}),
    Action.BAR_BORROWER: frozenset({Role.CHECKER, Role.ADMIN}),
    Action.AMEND: frozenset({Role.MAKER}),
    Action.WITHDRAW: frozenset({Role.MAKER, Role.PUBLIC}),
    Action.READ_LOANS: STAFF,
    Action.ATTACH_DOCUMENT: frozenset({Role.PUBLIC, Role.MAKER, Role.CHECKER, Role.ACCOUNTANT}),
    Action.VERIFY_DOCUMENT: frozenset({Role.CHECKER}),
    Action.WRITE_NOTE: STAFF,
    Action.REVIEW: frozenset({Role.CHECKER}),
    Action.CANCEL: frozenset({Role.CHECKER, Role.ACCOUNTANT}),
    Action.DISBURSE: frozenset({Role.ACCOUNTANT}),
    Action.RECORD_REPAYMENT: frozenset({Role.ACCOUNTANT}),
    Action.READ_REPAYMENTS: STAFF,
    Action.PROPOSE_REVERSAL: frozenset({Role.ACCOUNTANT}),
    Action.CONFIRM_REVERSAL: frozenset({Role.CHECKER, Role.ACCOUNTANT, Role.ADMIN}),
    Action.PROPOSE_TOP_UP: frozenset({Role.MAKER, Role.CHECKER}),
    Action.SERVICE_LOAN: frozenset({Role.ACCOUNTANT}),
    Action.CONFIRM_SERVICING: frozenset({Role.CHECKER, Role.ACCOUNTANT, Role.ADMIN}),
    Action.READ_STATISTICS: STAFF,
    Action.MANAGE_USERS: frozenset({Role.ADMIN}),
    Action.MANAGE_PRODUCTS: frozenset({Role.ADMIN}),
    Action.MANAGE_SETTINGS: frozenset({Role.ADMIN}),
    Action.READ_AUDIT_TRAIL: frozenset({Role.ADMIN}),
    Action.OPERATE: frozenset({Role.ADMIN}),
    Action.CONFIRM_RESTORE: frozenset({Role.CHECKER, Role.ACCOUNTANT, Role.ADMIN}),
    Action.READ_BOOKS: frozenset({Role.CHECKER, Role.ACCOUNTANT, Role.ADMIN}),
    Action.KEEP_BOOKS: frozenset({Role.ACCOUNTANT}),
    Action.CONFIRM_BOOKS: frozenset({Role.CHECKER, Role.ACCOUNTANT, Role.ADMIN}),
    Action.REOPEN_PERIOD: frozenset({Role.ADMIN}),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: a member of staff, or the public."""

    id: str
    role: Role
    name: str = ""


ANYONE = Person(PUBLIC, Role.PUBLIC)


def may(person: Person, action: Action) -> bool:
    """Whether the role of `person` allows `action`."""
    return person.role in ALLOWED[action]


def require(person: Person, action: Action) -> None:
    """Refuse with `role_not_allowed` unless the role of `person` allows `action`."""
    if not may(person, action):
        allowed = ", ".join(sorted(ALLOWED[action] - {Role.PUBLIC})) or "applicants"
        message = f"As {person.role} you may not {action.replace('_', ' ')}; it is for: {allowed}."
        raise Refusal(Code.ROLE_NOT_ALLOWED, message)
