"""The rows that Skycap keeps beside its histories: read models and personal data.

Read models (loans, repayments, journal, search) are written in the same transaction as the events
and can be rebuilt from them. Applications, notes and users hold what events must not: personal
data that can be erased. Moments are UTC text with microseconds, dates ISO 8601 text, amounts
integers of minor units, so every adapter stores and orders them alike.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One line of the loans list, with what lists, filters and arrears need.

    `booked` is canonical JSON of what the ledger holds for the loan per account.
    """

    id: str
    reference: str
    status: str
    version: int
    product: str
    principal: int
    total_repayable: int
    instalments: int
    outstanding: int
    principal_outstanding: int
    paid: int
    overpaid: int
    oldest_unpaid_due: str | None
    disbursed_on: str | None
    created_at: str
    updated_at: str
    captured_by: str
    borrower_name: str
    id_number: str
    phone: str
    application: int
    booked: str


@dataclass(frozen=True, slots=True)
class RepaymentRow:
    """One repayment; `allocation` is canonical JSON of the split as the receipt told it.

    `reference_key` is the payment reference as references are compared; `reversed_at` is the
    moment when it was found never to have counted.
    """

    id: str
    loan_id: str
    loan_reference: str
    receipt: int
    payment_date: str
    amount: int
    method: str
    payment_reference: str
    note: str | None
    recorded_by: str
    recorded_at: str
    allocation: str
    balance_after: int
    overpaid: int
    reversed: bool
    reversal_proposed_by: str | None
    reference_key: str
    reversed_at: str | None


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One version of what an applicant told us; `form` is canonical JSON, personal throughout."""

    id: str
    loan_id: str
    version: int
    recorded_at: str
    form: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """The text of a comment, reason or note; its event holds only the id."""

    id: str
    loan_id: str
    author: str
    recorded_at: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file of a loan: what it is called and where its content is found.

    `state` is "requested" until its content has arrived and been checked, then "stored";
    `accepted` is None until a checker has looked at it.
    """

    id: str
    loan_id: str
    kind: str
    file_name: str
    media_type: str
    size: int
    digest: str | None
    state: str
    accepted: bool | None
    uploaded_by: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One balanced journal entry; `postings` is canonical JSON, account to amount, debit +."""

    id: str
    loan_id: str
    sequence: int
    posted_on: str
    recorded_at: str
    postings: str


@dataclass(frozen=True, slots=True)
class UserRow:
    """A member of staff. Only tokens of the generation `tokens_valid_from` hold."""

    id: str
    username: str
    full_name: str
    email: str
    role: str
    active: bool
    password_hash: str
    must_change_password: bool
    tokens_valid_from: int
    totp_secret: str | None
    totp_confirmed: bool
    created_at: str


@dataclass(frozen=True, slots=True)
class ProductRow:
    """The current version of a product; `body` is its canonical JSON."""

    code: str
    name: str
    version: int
    active: bool
    body: str


@dataclass(frozen=True, slots=True)
class SettingsRow:
    """The current settings of the lender; `body` is canonical JSON."""

    id: str
    version: int
    body: str


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A search token of a loan: a folded word of the name, a number, or the reference."""

    token: str
    loan_id: str


Row = (
    LoanRow
    | RepaymentRow
    | ApplicationRow
    | NoteRow
    | DocumentRow
    | JournalRow
    | UserRow
    | ProductRow
    | SettingsRow
    | SearchRow
)
R = TypeVar(
    "R",
    LoanRow,
    RepaymentRow,
    ApplicationRow,
    NoteRow,
    DocumentRow,
    JournalRow,
    UserRow,
    ProductRow,
    SettingsRow,
    SearchRow,
)


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """Where rows of one kind are kept, and the columns that identify one."""

    name: str
    row: type[R]
    key: tuple[str, ...] = ("id",)

    def key_of(self, row: R) -> tuple[str, ...]:
        """The values of the columns that identify `row`."""
        return tuple([getattr(row, part) for part in self.key])


@dataclass(frozen=True, slots=True)
class Index(Generic[R]):
    """A way to list rows: those equal in the `equal` columns, ordered by the `order` columns."""

    name: str
    table: Table[R]
    equal: tuple[str, ...]
    order: tuple[str, ...]
    descending: bool = False


LOANS = Table("loans", LoanRow)
REPAYMENTS = Table("repayments", RepaymentRow)
APPLICATIONS = Table("applications", ApplicationRow)
NOTES = Table("notes", NoteRow)
DOCUMENTS = Table("documents", DocumentRow)
JOURNAL = Table("journal", JournalRow)
USERS = Table("users", UserRow)
PRODUCTS = Table("products", ProductRow, ("code",))
SETTINGS = Table("settings", SettingsRow)
SEARCH = Table("search", SearchRow, ("token", "loan_id"))

TABLES: tuple[Table, ...] = (  # type: ignore[type-arg]  # tables of every kind of row
    LOANS,
    REPAYMENTS,
    APPLICATIONS,
    NOTES,
    DOCUMENTS,
    JOURNAL,
    USERS,
    PRODUCTS,
    SETTINGS,
    SEARCH,
)
REBUILT: tuple[Table, ...] = (LOANS, REPAYMENTS, JOURNAL, SEARCH)  # type: ignore[type-arg]  # as above
TABLE_OF: dict[type, Table] = {table.row: table for table in TABLES}  # type: ignore[type-arg]  # as above

LOANS_BY_CREATION = Index("loans_by_creation", LOANS, (), ("created_at", "id"), descending=True)
LOANS_BY_STATUS = Index(
    "loans_by_status", LOANS, ("status",), ("created_at", "id"), descending=True
)
LOANS_BY_IDENTITY = Index(
    "loans_by_identity", LOANS, ("id_number",), ("created_at", "id"), descending=True
)
LOANS_BY_CAPTURER = Index(
    "loans_by_capturer", LOANS, ("captured_by",), ("created_at", "id"), descending=True
)
LOANS_BY_REFERENCE = Index("loans_by_reference", LOANS, ("reference",), ("id",))
LOANS_BY_ARREARS = Index("loans_by_arrears", LOANS, ("status",), ("oldest_unpaid_due", "id"))
REPAYMENTS_BY_DATE = Index(
    "repayments_by_date", REPAYMENTS, (), ("payment_date", "id"), descending=True
)
REPAYMENTS_BY_LOAN = Index(
    "repayments_by_loan", REPAYMENTS, ("loan_id",), ("payment_date", "id"), descending=True
)
REPAYMENTS_PROPOSED = Index("repayments_proposed", REPAYMENTS, (), ("reversal_proposed_by", "id"))
"""Repayments whose reversal waits for a second person; all others have no proposer."""
REPAYMENTS_REVERSED = Index(
    "repayments_reversed", REPAYMENTS, (), ("reversed_at", "id"), descending=True
)
"""Repayments that were reversed; all others have no such date."""
REPAYMENTS_BY_REFERENCE = Index(
    "repayments_by_reference",
    REPAYMENTS,
    ("reference_key",),
    ("payment_date", "id"),
    descending=True,
)
APPLICATIONS_BY_LOAN = Index("applications_by_loan", APPLICATIONS, ("loan_id",), ("version",))
NOTES_BY_LOAN = Index("notes_by_loan", NOTES, ("loan_id",), ("recorded_at", "id"))
DOCUMENTS_BY_LOAN = Index("documents_by_loan", DOCUMENTS, ("loan_id",), ("recorded_at", "id"))
DOCUMENTS_BY_STATE = Index("documents_by_state", DOCUMENTS, ("state",), ("recorded_at", "id"))
DOCUMENTS_BY_DIGEST = Index("documents_by_digest", DOCUMENTS, ("digest",), ("id",))
JOURNAL_BY_LOAN = Index("journal_by_loan", JOURNAL, ("loan_id",), ("sequence",))
JOURNAL_BY_DATE = Index("journal_by_date", JOURNAL, (), ("posted_on", "id"), descending=True)
USERS_BY_USERNAME = Index("users_by_username", USERS, ("username",), ("id",))
USERS_BY_NAME = Index("users_by_name", USERS, (), ("username", "id"))
PRODUCTS_BY_CODE = Index("products_by_code", PRODUCTS, (), ("code",))

INDEXES: tuple[Index, ...] = (  # type: ignore[type-arg]  # indexes of every kind of row
    LOANS_BY_CREATION,
    LOANS_BY_STATUS,
    LOANS_BY_IDENTITY,
    LOANS_BY_CAPTURER,
    LOANS_BY_REFERENCE,
    LOANS_BY_ARREARS,
    REPAYMENTS_BY_DATE,
    REPAYMENTS_BY_LOAN,
    REPAYMENTS_PROPOSED,
    REPAYMENTS_REVERSED,
    REPAYMENTS_BY_REFERENCE,
    APPLICATIONS_BY_LOAN,
    NOTES_BY_LOAN,
    DOCUMENTS_BY_LOAN,
    DOCUMENTS_BY_STATE,
    DOCUMENTS_BY_DIGEST,
    JOURNAL_BY_LOAN,
    JOURNAL_BY_DATE,
    USERS_BY_USERNAME,
    USERS_BY_NAME,
    PRODUCTS_BY_CODE,
)
