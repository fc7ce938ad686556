"""Receipts not identified: money that came in and whose loan is not known yet.

It is recorded at once (Dr bank, Cr unallocated receipts), with its value date. Later it is
allocated to a loan, as a repayment on that original value date: the loan posts its own entry, and
the receipt is cleared (Dr unallocated receipts, Cr bank). Or it is paid back to whoever sent it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from skycap.lending import history
from skycap.lending.events import PaymentMethod
from skycap.lending.history import Entry, event, moment_text
from skycap.lending.ledger import MONEY_ACCOUNTS, Account
from skycap.lending.money import AMOUNT_MAX
from skycap.lending.refusals import Code, Refusal
from skycap.services import loans, projections, repayments
from skycap.services.books import trays
from skycap.services.books.state import journal_of, written
from skycap.services.office import Lender, Office
from skycap.services.paging import Listed, page_limit
from skycap.services.payment_references import claim_name
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Append, Claim, ClaimTaken, Commit
from skycap.services.records import NOTES, JournalRow
from skycap.services.repayments import REFERENCE_MAX, NewRepayment
from skycap.services.work import Asked, Outcome, carry_out

STREAMS: Final = "receipt/"


@event("receipt_held")
@dataclass(frozen=True, slots=True)
class ReceiptHeld:
    """Money came in on the date from which the event counts; nobody knows yet for which loan."""

    amount: int
    method: PaymentMethod
    reference: str


@event("receipt_allocated")
@dataclass(frozen=True, slots=True)
class ReceiptAllocated:
    """It was a repayment of this loan."""

    loan: str
    repayment: str


@event("receipt_returned")
@dataclass(frozen=True, slots=True)
class ReceiptReturned:
    """It was paid back to whoever sent it, with this reference; `note` says why."""

    reference: str
    note: str


@dataclass(frozen=True, slots=True)
class NewReceipt:
    """Money received on its value date `on`; `amount` in minor units, `text` what came with it."""

    on: date
    amount: int
    method: PaymentMethod
    reference: str
    text: str


def hold(office: Office, person: Person, new: NewReceipt, asked: Asked | None = None) -> Outcome:
    """Record money whose loan is not known; its reference is then taken for its method."""
    require(person, Action.RECORD_REPAYMENT)
    named = office.ids.new()
    reference = _reference(new.reference, "referenceNumber")
    if not 0 < new.amount <= AMOUNT_MAX:
        raise Refusal(Code.AMOUNT_NOT_POSITIVE, "must be more than zero", "amountPaid")

    def plan() -> tuple[Commit, dict[str, Any]]:
        lender = office.lender()
        if new.on > office.today(lender):
            raise Refusal(Code.DATE_IN_FUTURE, "must not be in the future", "paymentDate")
        text = trays.text_of(office, person, trays.RECEIPTS, named, new.text)
        told = ReceiptHeld(new.amount, new.method, reference)
        stream = STREAMS + named
        made = history.append(stream, (), [(new.on, told)], office.clock.now(), person.id)
        commit = _commit(office, (), made)
        claim = Claim(claim_name(new.method, reference), named)
        commit = replace(commit, puts=(*commit.puts, text), claims=(claim,))
        return commit, _view(lender, made, text.text)

    try:
        return carry_out(office, STREAMS + named, plan, status=201, asked=asked)
    except ClaimTaken:
        message = "This reference is already recorded for that way of paying."
        raise Refusal(Code.DUPLICATE_REPAYMENT, message, "referenceNumber") from None


def allocate(
    office: Office, person: Person, named: str, loan: str, asked: Asked | None = None
) -> Outcome:
    """Allocate a receipt to a loan, as a repayment on the day on which the money came in."""
    require(person, Action.RECORD_REPAYMENT)
    repayment = office.ids.new()
    found = loans.find(office, loan)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past, told = _waiting(office, named)
        note = office.store.get(NOTES, named)
        received = NewRepayment(
            loan_id=found,
            on=past[0].effective_on,
            amount=told.amount,
            method=told.method,
            reference=told.reference,
            confirm_duplicate=True,
            confirm_overpayment=True,
        )
        paid, answer = repayments.planned(office, person, received, repayment)
        dated = [(past[0].effective_on, ReceiptAllocated(found, repayment))]
        made = history.append(past[0].stream, past, dated, office.clock.now(), person.id)
        cleared = _commit(office, past, made)
        text = (trays.filed(note, found),) if note else ()
        # Two journal entries of one commit add to the same counters.
        sums = projections.difference(({}, paid.additions), ({}, cleared.additions))
        commit = replace(
            paid,
            appends=(*paid.appends, *cleared.appends),
            puts=(*paid.puts, *cleared.puts, *text),
            additions=sums,
            claims=tuple(c for c in paid.claims if office.store.claimed(c.name) != named),
        )
        return commit, {**answer, "receiptId": named}

    return carry_out(office, loans.stream_of(found), plan, asked=asked)


def give_back(
    office: Office,
    person: Person,
    named: str,
    reference: str,
    comments: str,
    asked: Asked | None = None,
) -> Outcome:
    """Record that a receipt was paid back the way it came; say why."""
    require(person, Action.RECORD_REPAYMENT)
    note = office.ids.new()
    slip = _reference(reference, "referenceNumber")

    def plan() -> tuple[Commit, dict[str, Any]]:
        past, _ = _waiting(office, named)
        why = trays.text_of(office, person, trays.FILED + STREAMS + named, note, comments)
        kept = office.store.get(NOTES, named)
        dated = [(past[0].effective_on, ReceiptReturned(slip, note))]
        made = history.append(past[0].stream, past, dated, office.clock.now(), person.id)
        commit = _commit(office, past, made)
        text = (trays.filed(kept, trays.FILED + STREAMS + named),) if kept else ()
        commit = replace(commit, puts=(*commit.puts, why, *text))
        return commit, _view(office.lender(), (*past, *made), kept.text if kept else "")

    return carry_out(office, STREAMS + named, plan, asked=asked)


def list_waiting(
    office: Office, person: Person, after: tuple[Any, ...] | None = None, limit: int = 50
) -> Listed:
    """A page of the receipts that wait for their loan, the oldest first."""
    require(person, Action.READ_REPAYMENTS)
    page = trays.waiting(office, trays.RECEIPTS, after, page_limit(limit))
    lender = office.lender()
    rows = [_view(lender, office.store.load(STREAMS + row.id), row.text) for row in page.rows]
    return Listed(rows, page.after)


def journal_rows(entries: Sequence[Entry], date_of: Callable[[datetime], date]) -> list[JournalRow]:
    """The journal entries of one receipt, each posted on the day on which it was recorded."""
    held = entries[0].event
    assert isinstance(held, ReceiptHeld)
    money = MONEY_ACCOUNTS[held.method]
    rows = []
    for entry in entries:
        sign = 1 if isinstance(entry.event, ReceiptHeld) else -1
        postings = {money: sign * held.amount, Account.UNALLOCATED: -sign * held.amount}
        row = journal_of(entry, written(postings))
        assert row is not None
        rows.append(replace(row, posted_on=date_of(entry.recorded_at).isoformat()))
    return rows


def _commit(office: Office, past: tuple[Entry, ...], made: tuple[Entry, ...]) -> Commit:
    """The events and the journal entry of one step, posted today whatever the value date."""
    rows = journal_rows((*past, *made), office.lender().date_of)[len(past) :]
    return Commit(
        appends=(Append(made[0].stream, len(past), made),),
        puts=tuple(rows),
        additions=projections.difference(*[({}, projections.journal_counts(row)) for row in rows]),
    )


def _reference(given: str, field: str) -> str:
    reference = given.strip()
    if not 0 < len(reference) <= REFERENCE_MAX:
        message = f"is needed, at most {REFERENCE_MAX} characters: the slip or transaction number"
        raise Refusal(Code.REFERENCE_REQUIRED, message, field)
    return reference


def _waiting(office: Office, named: str) -> tuple[tuple[Entry, ...], ReceiptHeld]:
    past = office.store.load(STREAMS + named)
    if not past:
        raise Refusal(Code.RECEIPT_UNKNOWN, "There is no such receipt.")
    if len(past) > 1:
        message = "This receipt was allocated or paid back already."
        raise Refusal(Code.RECEIPT_NOT_WAITING, message)
    told = past[0].event
    assert isinstance(told, ReceiptHeld)
    return past, told


def _view(lender: Lender, past: Sequence[Entry], text: str) -> dict[str, Any]:
    told, last = past[0].event, past[-1].event
    states = {ReceiptHeld: "waiting", ReceiptAllocated: "allocated", ReceiptReturned: "returned"}
    return {
        "receiptId": past[0].stream.removeprefix(STREAMS),
        "paymentDate": past[0].effective_on.isoformat(),
        "amountPaid": lender.text(told.amount),
        "paymentMethod": told.method.value,
        "referenceNumber": told.reference,
        "comments": text,
        "state": states[type(last)],
        "recordedBy": past[0].actor,
        "recordedAt": moment_text(past[0].recorded_at),
    }
