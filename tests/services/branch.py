"""A branch of a lender on any store: staff, a clock that is moved by hand, loans to work on."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import astuple, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson
import pytest

from skycap.lending.events import PaymentMethod
from skycap.lending.history import moment_text
from skycap.lending.refusals import Code, Refusal
from skycap.services import applications, disbursements, documents, products, repayments, reviews
from skycap.services.clock import SimulatedClock
from skycap.services.disbursements import Payout
from skycap.services.documents import NewDocument
from skycap.services.forms import Form, LoanRequest
from skycap.services.loans import find
from skycap.services.machine import SeededIds
from skycap.services.office import Office
from skycap.services.permissions import ANYONE, Person, Role
from skycap.services.ports import Arrived, Clock, Commit, Store, Ticket
from skycap.services.records import LOANS, TABLES, LoanRow, UserRow
from skycap.services.repayments import NewRepayment
from skycap.services.reviews import Decision
from skycap.services.work import Asked
from skycap.storage.dynamodb import DynamoStore
from skycap.storage.memory import MemoryStore
from skycap.storage.sql import SqlStore
from skycap.storage.sql.schema import metadata
from tests.services.underneath import picture

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""Eight o'clock in Gaborone."""

MAKER = Person("u-maker", Role.MAKER, "Mpho Moeng")
MAKER_2 = Person("u-maker-2", Role.MAKER, "Kabo Seretse")
CHECKER = Person("u-checker", Role.CHECKER, "Boitumelo Phiri")
CHECKER_2 = Person("u-checker-2", Role.CHECKER, "Lorato Tau")
ACCOUNTANT = Person("u-accountant", Role.ACCOUNTANT, "Thabo Nkwe")
ACCOUNTANT_2 = Person("u-accountant-2", Role.ACCOUNTANT, "Neo Kgosi")
ADMIN = Person("u-admin", Role.ADMIN, "Naledi Dube")
STAFF = (MAKER, MAKER_2, CHECKER, CHECKER_2, ACCOUNTANT, ACCOUNTANT_2, ADMIN)
EVERYBODY = (ANYONE, *STAFF)

FORM = Form(
    first_name="Keneilwe",
    last_name="Mosarwa",
    id_number="123456789",
    contact_number="71234567",
    physical_address="Plot 12, Monarch, Francistown",
    kin_name="Onalenna Mosarwa",
    kin_relationship="sister",
    bank_name="First National Bank",
    account_number="62001234567",
    repayment_method="Debit Order",
)


PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


class HeldBlobs:
    """Documents in memory, as the port asks; `arrive` plays the part of the uploading client."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.announced: dict[str, tuple[str, int]] = {}
        self.waiting: dict[str, bytes] = {}
        self.kept: dict[str, bytes] = {}
        self.kept_at: dict[str, datetime] = {}

    def arrive(self, upload: str, content: bytes) -> None:
        """The client sends `content`."""
        assert upload in self.announced
        self.waiting[upload] = content

    def authorise(self, upload: str, media_type: str, size: int, expires_at: datetime) -> Ticket:
        """Leave to upload."""
        self.announced[upload] = (media_type, size)
        return Ticket(f"/uploads/{upload}", "PUT", {"Content-Type": media_type}, expires_at)

    def arrived(self, upload: str) -> Arrived | None:
        """What was uploaded."""
        content = self.waiting.get(upload)
        if content is None:
            return None
        return Arrived(hashlib.sha256(content).hexdigest(), len(content), content[:4096])

    def finish(self, upload: str) -> Arrived | None:
        """Keep it for good."""
        found = self.arrived(upload)
        if found:
            self.kept[found.digest] = self.waiting[upload]
            self.kept_at[found.digest] = self.clock.now()
        return found

    def discard(self, upload: str) -> None:
        """Drop it."""
        self.waiting.pop(upload, None)

    def drop(self, digest: str, before: datetime) -> bool:
        """Drop content that was kept before that moment."""
        if digest in self.kept and self.kept_at[digest] >= before:
            return False
        self.kept.pop(digest, None)
        return True

    def read(self, digest: str) -> Iterator[bytes]:
        """The content, in chunks."""
        if digest not in self.kept:
            raise FileNotFoundError(digest)
        yield self.kept[digest]


class Branch:
    """An office with products, staff and a clock; every step of a loan in one call."""

    def __init__(self, store: Store, seed: int = 1, start: datetime = MORNING) -> None:
        self.clock = SimulatedClock(start)
        self.blobs = HeldBlobs(self.clock)
        self.office = Office(store, self.blobs, self.clock, SeededIds(self.clock, seed))
        self.slips = 0
        if not products.list_products(self.office, active_only=False):
            products.seed_products(self.office)
            store.commit(Commit(puts=tuple(_user(person) for person in STAFF)))

    @property
    def store(self) -> Store:
        """The store of the office."""
        return self.office.store

    @property
    def today(self) -> date:
        """The date now where the lender is."""
        return self.office.today(self.office.lender())

    def later(self, **step: int) -> None:
        """Let time go by."""
        self.clock.advance(timedelta(**step))

    def apply(self, person: Person = ANYONE, **changes: object) -> str:
        """Apply for a loan; give its id."""
        outcome = applications.apply(self.office, person, request(**changes))
        return find(self.office, outcome.body["reference"])

    def approve(self, loan: str, person: Person = CHECKER) -> str:
        """Approve a loan as applied for."""
        reviews.review(self.office, person, loan, Decision.APPROVE, "Affordable.")
        return loan

    def disburse(self, loan: str, person: Person = ACCOUNTANT, on: date | None = None) -> str:
        """Pay a loan out."""
        disbursements.disburse(self.office, person, loan, Payout("EFT-1", on=on))
        return loan

    def open(self, **changes: object) -> str:
        """Apply, approve and disburse a loan today."""
        return self.disburse(self.approve(self.apply(**changes)))

    def slip(
        self, loan: str, amount: int, on: date | None = None, **changes: object
    ) -> NewRepayment:
        """Money received, with a reference of its own unless one is given."""
        self.slips += 1
        given: dict[str, Any] = {
            "loan_id": loan,
            "on": on or self.today,
            "amount": amount,
            "method": PaymentMethod.BANK_TRANSFER,
            "reference": f"FNB{self.slips:05d}",
        }
        return NewRepayment(**given | changes)

    def pay(self, loan: str, amount: int, on: date | None = None, **changes: object) -> str:
        """Record a repayment; give its id."""
        outcome = repayments.record(self.office, ACCOUNTANT, self.slip(loan, amount, on, **changes))
        repayment: str = outcome.body["repaymentId"]
        return repayment

    def reverse(self, repayment: str) -> None:
        """Reverse a repayment, by two people."""
        repayments.propose_reversal(self.office, ACCOUNTANT, repayment, "Bounced.")
        repayments.confirm_reversal(self.office, CHECKER, repayment)

    def attach(self, loan: str, person: Person = ANYONE, content: bytes = PDF) -> str:
        """Upload a PDF to a loan; give the id of the document."""
        new = NewDocument("payslip", "payslip.pdf", "application/pdf", len(content))
        document: str = documents.request_upload(self.office, person, loan, new).body["documentId"]
        self.blobs.arrive(document, content)
        documents.complete_upload(self.office, person, document)
        return document

    def line(self, loan: str) -> LoanRow:
        """The row of a loan."""
        row = self.store.get(LOANS, loan)
        assert row is not None
        return row

    def day(self, text: str | None) -> date:
        """A date that was kept as text."""
        assert text is not None
        return date.fromisoformat(text)

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that the store holds."""
        return contents(self.store)


def _user(person: Person) -> UserRow:
    return UserRow(
        id=person.id,
        username=person.id.removeprefix("u-"),
        full_name=person.name,
        email="",
        role=person.role.value,
        active=True,
        password_hash="",
        must_change_password=False,
        tokens_valid_from=0,
        totp_secret=None,
        totp_confirmed=False,
        created_at=moment_text(MORNING),
    )


def form(**changes: object) -> Form:
    """An acceptable form, with changes."""
    return replace(FORM, **changes)  # type: ignore[arg-type]  # any field


def request(**changes: object) -> LoanRequest:
    """P5,000 over twelve months, with changes; fields of the form may be changed too."""
    of_form = {part.name for part in fields(Form)} & changes.keys()
    told = form(**{name: changes.pop(name) for name in of_form})
    given: dict[str, Any] = {
        "form": told,
        "principal": 500_000,
        "instalments": 12,
        "terms_accepted": True,
    }
    return LoanRequest(**given | changes)


def asked(key: str, body: str = "body") -> Asked:
    """A request key with the hash of a body."""
    return Asked(key, hashlib.sha256(body.encode()).hexdigest())


def contents(store: Store, only: Collection[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a store, alike for every adapter: a picture to compare before and after.

    With `only`, those tables of a SQL store.
    """
    if isinstance(store, MemoryStore):
        return _of_memory(store)
    return picture(store) if isinstance(store, DynamoStore) else _of_sql(store, only)


def _of_memory(store: MemoryStore) -> dict[str, list[tuple[Any, ...]]]:
    held = {
        table.name: sorted([astuple(row) for row in store._rows[table.name].values()], key=str)
        for table in TABLES
    }
    held["events"] = [
        (entry.stream, entry.sequence, entry.text, entry.previous_hash, entry.hash)
        for _, entries in sorted(store._streams.items())
        for entry in entries
    ]
    held["stream_heads"] = [tuple(head) for head in store.heads("", limit=200)]
    held["counters"] = sorted(item for item in store._counters.items() if item[1])
    held["claims"] = sorted(store._claims.items())
    held["request_keys"] = sorted(astuple(answer) for answer in store._answers.values())
    return held


def _of_sql(store: Store, only: Collection[str]) -> dict[str, list[tuple[Any, ...]]]:
    assert isinstance(store, SqlStore)
    held: dict[str, list[tuple[Any, ...]]] = {}
    connection = store._engine.raw_connection()
    driven: Any = connection.driver_connection
    driven.text_factory = lambda raw: raw.decode(errors="backslashreplace")  # also what is broken
    try:
        for table in metadata.sorted_tables:
            if only and table.name not in only:
                continue
            columns = [column.name for column in table.c]
            if table.name == "events":
                columns = ["stream", "sequence", "text", "previous_hash", "hash"]
            sql = f"SELECT {', '.join(columns)} FROM {table.name}"  # noqa: S608 - names of our own
            cursor = connection.cursor()
            cursor.execute(sql)
            held[table.name] = sorted([tuple(row) for row in cursor.fetchall()], key=str)
    finally:
        driven.text_factory = str
        connection.close()
    held.get("events", []).sort(key=lambda row: (row[0], row[1]))
    held["counters"] = [row for row in held.get("counters", []) if row[1]]
    held["stream_heads"] = held.get("stream_heads", [])[:200]
    return held


@contextmanager
def refusing(
    branch: Branch, code: Code, field: str | None = None
) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """A block that must be refused with `code`, naming `field` if given, and change nothing."""
    before = branch.contents()
    with pytest.raises(Refusal) as caught:
        yield caught
    told = caught.value
    assert (told.code, told.field) == (code, field), told.message
    assert told.message
    assert branch.contents() == before, "a refusal changed something"


def booked(branch: Branch, loan: str) -> dict[str, int]:
    """What the ledger holds for a loan, per account."""
    held: dict[str, int] = orjson.loads(branch.line(loan).booked)
    return held


READS = ("load", "get", "get_many", "page", "find_loans", "counters", "claimed", "trail")


def counting(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often each way of reading the store is used from now on, by its name."""
    calls: dict[str, int] = {}
    within: list[str] = []

    def counted(name: str, read: Callable[..., Any]) -> Callable[..., Any]:
        def reading(*given: object, **named: object) -> object:
            if not within:  # what an adapter asks of itself is its own affair
                calls[name] = calls.get(name, 0) + 1
            within.append(name)
            try:
                return read(*given, **named)
            finally:
                within.pop()

        return reading

    for name in READS:
        monkeypatch.setattr(branch.store, name, counted(name, getattr(branch.store, name)))
    return calls
