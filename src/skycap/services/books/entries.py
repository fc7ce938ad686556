"""Entries by hand: what no loan tells. Proposed by one person, posted by another, never changed.

An entry sums to zero, has a date in an open period that is not in the future, and leaves the
control accounts alone. A wrong one is reversed: another with its sides swapped, by two people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple

from skycap.lending import history
from skycap.lending.chart import posted_by_hand
from skycap.lending.history import Entry, event, moment_text
from skycap.lending.ledger import Account
from skycap.lending.money import AMOUNT_MAX
from skycap.lending.refusals import Code, Refusal
from skycap.services import projections
from skycap.services.books import trays
from skycap.services.books.state import Books, books_of, journal_of, written
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Append, Claim, Commit
from skycap.services.records import NOTES, JournalRow
from skycap.services.work import Asked, Outcome, carry_out

STREAMS: Final = "entry/"
LINES_MIN: Final = 2
LINES_MAX: Final = 20


class Posting(NamedTuple):
    """One line of an entry; `amount` in minor units, debit above zero."""

    account: Account
    amount: int


class Template(StrEnum):
    """What an entry by hand usually is; the name says which accounts it takes."""

    PAYROLL_COMMISSION = "payroll_commission"
    MOBILE_COMMISSION = "mobile_commission"
    TILL_SHORT = "till_short"
    TILL_OVER = "till_over"
    TILL_TO_BANK = "till_to_bank"
    BANK_TO_TILL = "bank_to_till"
    INSURER_PAID = "insurer_paid"
    VAT_PAID = "vat_paid"
    CAPITAL_PAID_IN = "capital_paid_in"
    OTHER = "other"


SIDES: Final[dict[Template, tuple[Account, Account]]] = {
    Template.PAYROLL_COMMISSION: (Account.COMMISSION, Account.PAYROLL_CLEARING),
    Template.MOBILE_COMMISSION: (Account.COMMISSION, Account.MOBILE_MONEY),
    Template.TILL_SHORT: (Account.CASH_SHORT, Account.TILL),
    Template.TILL_OVER: (Account.TILL, Account.CASH_OVER),
    Template.TILL_TO_BANK: (Account.BANK, Account.TILL),
    Template.BANK_TO_TILL: (Account.TILL, Account.BANK),
    Template.INSURER_PAID: (Account.INSURANCE_PAYABLE, Account.BANK),
    Template.VAT_PAID: (Account.VAT, Account.BANK),
    Template.CAPITAL_PAID_IN: (Account.BANK, Account.CAPITAL),
}
"""What each template debits and credits with its amount."""


@event("entry_proposed")
@dataclass(frozen=True, slots=True)
class EntryProposed:
    """Somebody would post these lines on the date from which the event counts.

    Their text lies with the id of the entry; `reverses` is the entry that this one undoes.
    """

    template: Template
    lines: tuple[Posting, ...]
    reverses: str | None = None


@event("entry_posted")
@dataclass(frozen=True, slots=True)
class EntryPosted:
    """A second person agreed to the proposal with this hash: it is posted."""

    proposal: str


@event("entry_declined")
@dataclass(frozen=True, slots=True)
class EntryDeclined:
    """A second person disagreed, or the first took it back; `note` says why."""

    note: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to propose: a template with its `amount`, or the `lines` of any other."""

    on: date
    template: Template = Template.OTHER
    amount: int = 0
    lines: tuple[Posting, ...] = ()


def propose(
    office: Office, person: Person, new: NewEntry, comments: str, asked: Asked | None = None
) -> Outcome:
    """Propose an entry; answers 201 with its id and the hash that a confirmation may name."""
    require(person, Action.KEEP_BOOKS)
    return _propose(office, person, new.on, new.template, _lines(new), None, comments, asked)


def propose_reversal(
    office: Office,
    person: Person,
    named: str,
    on: date | None,
    comments: str,
    asked: Asked | None = None,
) -> Outcome:
    """Propose to swap the sides of a posted entry, on `on` or today."""
    require(person, Action.KEEP_BOOKS)
    posted = _known(office, named)
    if not isinstance(posted[-1].event, EntryPosted):
        raise Refusal(Code.ENTRY_NOT_POSTED, "Only an entry that was posted can be reversed.")
    first = posted[0].event
    assert isinstance(first, EntryProposed)
    swapped = tuple([Posting(line.account, -line.amount) for line in first.lines])
    day = on or office.today(office.lender())
    return _propose(office, person, day, first.template, swapped, named, comments, asked)


def confirm(
    office: Office,
    person: Person,
    named: str,
    proposal: str | None = None,
    asked: Asked | None = None,
) -> Outcome:
    """Agree, as a second person: the entry is posted on its date."""
    require(person, Action.CONFIRM_BOOKS)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past, told = _waiting(office, named)
        lender, first = office.lender(), past[0]
        if lender.four_eyes and first.actor == person.id:
            raise Refusal(Code.FOUR_EYES, "Another person has to look at what you entered.")
        if proposal is not None and proposal != first.hash:
            raise Refusal(Code.CONFIRMATION_STALE, "This is not the entry that you looked at.")
        check_day(office, books_of(office), first.effective_on)
        dated = [(first.effective_on, EntryPosted(first.hash))]
        made = history.append(past[0].stream, past, dated, office.clock.now(), person.id)
        rows = journal_rows((*past, *made))
        commit = Commit(
            appends=(Append(past[0].stream, len(past), made),),
            puts=(*rows, *_filed(office, named)),
            additions=projections.journal_counts(rows[0]),
        )
        return commit, _view(lender, (*past, *made), told, _text(office, named))

    return carry_out(office, STREAMS + named, plan, asked=asked)


def decline(
    office: Office, person: Person, named: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Disagree with a proposed entry, or take one's own back: it is never posted."""
    require(person, Action.CONFIRM_BOOKS)
    note = office.ids.new()

    def plan() -> tuple[Commit, dict[str, Any]]:
        past, told = _waiting(office, named)
        why = trays.text_of(office, person, trays.FILED + STREAMS + named, note, comments)
        dated = [(past[0].effective_on, EntryDeclined(note))]
        made = history.append(past[0].stream, past, dated, office.clock.now(), person.id)
        commit = Commit(
            appends=(Append(past[0].stream, len(past), made),),
            puts=(why, *_filed(office, named)),
            releases=(reversal_of(told.reverses),) if told.reverses else (),
        )
        text = _text(office, named)
        return commit, _view(office.lender(), (*past, *made), told, text)

    return carry_out(office, STREAMS + named, plan, asked=asked)


def entry(office: Office, person: Person, named: str) -> dict[str, Any]:
    """One entry by hand, with who proposed it and how it stands."""
    require(person, Action.READ_BOOKS)
    past = _known(office, named)
    told = past[0].event
    assert isinstance(told, EntryProposed)
    return _view(office.lender(), past, told, _text(office, named))


def waiting(office: Office, person: Person) -> list[dict[str, Any]]:
    """The entries that wait for a second person, the oldest first; at most one page."""
    require(person, Action.READ_BOOKS)
    rows = trays.waiting(office, trays.ENTRIES, limit=200).rows
    return [entry(office, person, row.id) for row in rows]


def journal_rows(entries: Sequence[Entry]) -> list[JournalRow]:
    """The journal entries that the history of one entry by hand posts."""
    told = entries[0].event
    assert isinstance(told, EntryProposed)
    postings: dict[Account, int] = {}
    for line in told.lines:
        postings[line.account] = postings.get(line.account, 0) + line.amount
    held = {account: amount for account, amount in postings.items() if amount}
    rows = [
        journal_of(each, written(held)) for each in entries if isinstance(each.event, EntryPosted)
    ]
    return [row for row in rows if row is not None]


def check_day(office: Office, books: Books, day: date) -> None:
    """Refuse a date in the future or in a closed period."""
    if day > office.today(office.lender()):
        raise Refusal(Code.DATE_IN_FUTURE, "must not be in the future", "entryDate")
    if books.is_closed(day):
        message = f"lies in a closed period: the books are closed to the end of {books.closed}"
        raise Refusal(Code.PERIOD_CLOSED, message, "entryDate")


def _propose(
    office: Office,
    person: Person,
    on: date,
    template: Template,
    lines: tuple[Posting, ...],
    reverses: str | None,
    comments: str,
    asked: Asked | None,
) -> Outcome:
    named = office.ids.new()

    def plan() -> tuple[Commit, dict[str, Any]]:
        check_day(office, books_of(office), on)
        text = trays.text_of(office, person, trays.ENTRIES, named, comments)
        told = EntryProposed(template, lines, reverses)
        stream = STREAMS + named
        made = history.append(stream, (), [(on, told)], office.clock.now(), person.id)
        claims: tuple[Claim, ...] = ()
        if reverses:
            if office.store.claimed(reversal_of(reverses)):
                raise Refusal(Code.ENTRY_ALREADY_REVERSED, "This entry is reversed already.")
            claims = (Claim(reversal_of(reverses), named),)
        commit = Commit(appends=(Append(stream, 0, made),), puts=(text,), claims=claims)
        return commit, _view(office.lender(), made, told, text.text)

    return carry_out(office, STREAMS + named, plan, status=201, asked=asked)


def _lines(new: NewEntry) -> tuple[Posting, ...]:
    if new.template is not Template.OTHER:
        if not 0 < new.amount <= AMOUNT_MAX:
            raise Refusal(Code.AMOUNT_NOT_POSITIVE, "must be more than zero", "amount")
        debit, credit = SIDES[new.template]
        return (Posting(debit, new.amount), Posting(credit, -new.amount))
    lines = new.lines
    if not LINES_MIN <= len(lines) <= LINES_MAX:
        message = f"are needed: two at least, {LINES_MAX} at most"
        raise Refusal(Code.FIELD_INVALID, message, "lines")
    for line in lines:
        if not posted_by_hand(line.account):
            message = f"must not name {line.account}: only loans, receipts and day ends post to it"
            raise Refusal(Code.FIELD_INVALID, message, "lines")
        if not 0 < abs(line.amount) <= AMOUNT_MAX:
            raise Refusal(Code.FIELD_INVALID, "must each have a debit or a credit", "lines")
    if sum(line.amount for line in lines):
        raise Refusal(Code.ENTRY_UNBALANCED, "must have equal debits and credits", "lines")
    return lines


def _known(office: Office, named: str) -> tuple[Entry, ...]:
    past = office.store.load(STREAMS + named)
    if not past:
        raise Refusal(Code.ENTRY_UNKNOWN, "There is no such entry.")
    return past


def _waiting(office: Office, named: str) -> tuple[tuple[Entry, ...], EntryProposed]:
    past = _known(office, named)
    told = past[0].event
    assert isinstance(told, EntryProposed)
    if len(past) > 1:
        raise Refusal(Code.ENTRY_NOT_WAITING, "This entry was posted or declined already.")
    return past, told


def _filed(office: Office, named: str) -> tuple[Any, ...]:
    row = office.store.get(NOTES, named)
    return (trays.filed(row, trays.FILED + STREAMS + named),) if row else ()


def _text(office: Office, named: str) -> str:
    row = office.store.get(NOTES, named)
    return row.text if row else ""


def reversal_of(named: str) -> str:
    """The unique name that whoever reverses the entry `named` claims."""
    return f"reversal/{named}"


def _view(lender: Lender, past: Sequence[Entry], told: EntryProposed, text: str) -> dict[str, Any]:
    last = past[-1]
    states = {EntryProposed: "waiting", EntryPosted: "posted", EntryDeclined: "declined"}
    return {
        "entryId": past[0].stream.removeprefix(STREAMS),
        "entryDate": past[0].effective_on.isoformat(),
        "template": told.template.value,
        "state": states[type(last.event)],
        "reverses": told.reverses,
        "comments": text,
        "proposedBy": past[0].actor,
        "proposedAt": moment_text(past[0].recorded_at),
        "decidedBy": last.actor if len(past) > 1 else None,
        "proposal": past[0].hash if len(past) == 1 else None,
        "lines": [
            {
                "account": line.account.value,
                "debit": lender.text(max(line.amount, 0)),
                "credit": lender.text(max(-line.amount, 0)),
            }
            for line in told.lines
        ],
    }
