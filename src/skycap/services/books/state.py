"""Where the books stand: the events of `books/main`, and what they come to.

What they come to is kept as one row beside the settings, written with the events.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final

import orjson

from skycap.lending.books import Balances
from skycap.lending.chart import CHART, Line
from skycap.lending.history import Entry, canonical, event, moment_text
from skycap.lending.ledger import Account
from skycap.services.office import Office
from skycap.services.records import SETTINGS, JournalRow, SettingsRow

BOOKS: Final = "books"
"""The key of the row that says where the books stand."""
STREAM: Final = "books/main"


@event("day_end_accrued")
@dataclass(frozen=True, slots=True)
class Accrued:
    """At this day end the books hold `holds` more than the loans booked.

    `postings` bring them there. Both are canonical JSON, account to minor units, debit above zero.
    """

    loans: int
    holds: str
    postings: str


@event("losses_provided")
@dataclass(frozen=True, slots=True)
class Provided:
    """At this month end `required` is to be provided for losses, by stage.

    What was written off since the last one took `used` out of the allowance first.
    """

    required: tuple[int, ...]
    used: int
    postings: str


@event("account_renamed")
@dataclass(frozen=True, slots=True)
class AccountRenamed:
    """The lender calls an account so."""

    account: str
    code: str
    name: str
    setswana: str


@event("period_close_proposed")
@dataclass(frozen=True, slots=True)
class CloseProposed:
    """Somebody would close the month "2026-01"; `note` is the id of what they say to it."""

    month: str
    note: str


@event("period_close_declined")
@dataclass(frozen=True, slots=True)
class CloseDeclined:
    """Somebody disagreed, or took their proposal back."""

    month: str
    note: str


@event("period_closed")
@dataclass(frozen=True, slots=True)
class Closed:
    """A second person closed the month: nothing is posted into it any more."""

    month: str
    proposal: str


@event("period_reopened")
@dataclass(frozen=True, slots=True)
class Reopened:
    """An administrator opened the last closed month again; `note` says why."""

    month: str
    note: str


@dataclass(frozen=True, slots=True)
class Books:
    """Where the books stand. Dates are ISO text, months "2026-01"; balances debit above zero.

    `holds` is what day ends added to what loans booked; `allowance` what is provided, by stage;
    `written_off` how much of the write-offs came out of the allowance.
    """

    accrued_until: str | None = None
    holds: Mapping[str, int] = field(default_factory=dict)
    provided_until: str | None = None
    allowance: tuple[int, ...] = (0, 0, 0)
    used: int = 0
    closed: str | None = None
    first_closed: str | None = None
    closing: str | None = None
    closing_by: str | None = None
    proposal: str | None = None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def to_json(self) -> str:
        """The canonical JSON of this state."""
        return canonical({part.name: getattr(self, part.name) for part in fields(self)})

    @property
    def added(self) -> Balances:
        """What day ends added, by account."""
        return {Account(name): amount for name, amount in self.holds.items()}

    def is_closed(self, day: date) -> bool:
        """Whether nothing may be posted on `day`."""
        return self.closed is not None and day.isoformat()[:7] <= self.closed

    def line(self, account: Account) -> Line:
        """An account as the lender calls it."""
        usual = CHART[account]
        if account not in self.names:
            return usual
        code, name, setswana = self.names[account]
        return replace(usual, code=code, name=name, setswana=setswana)


def from_json(body: str) -> Books:
    """Read a state back."""
    data: dict[str, Any] = orjson.loads(body)
    data["allowance"] = tuple(data["allowance"])
    data["names"] = {name: tuple(parts) for name, parts in data["names"].items()}
    return Books(**data)


def books_of(office: Office) -> Books:
    """Where the books stand now."""
    row = office.store.get(SETTINGS, BOOKS)
    return from_json(row.body) if row else Books()


def fold(entries: Iterable[Entry], books: Books | None = None) -> Books:
    """What the events of `books/main` come to."""
    books = books or Books()
    for entry in entries:
        books = _after(books, entry)
    return books


def row_of(entries: Sequence[Entry]) -> SettingsRow:
    """The row that says where the books stand after all `entries`."""
    return SettingsRow(BOOKS, len(entries), fold(entries).to_json())


def balances(text: str) -> Balances:
    """Balances read from the canonical JSON of an event."""
    return {Account(name): amount for name, amount in orjson.loads(text).items()}


def written(postings: Mapping[Account, int]) -> str:
    """Balances as the canonical JSON of an event."""
    return canonical({account.value: amount for account, amount in postings.items()})


def journal_of(entry: Entry, postings: str) -> JournalRow | None:
    """The journal entry that an event of the books posts, on the date from which it counts."""
    if postings == "{}":
        return None
    return JournalRow(
        id=f"{entry.stream}/{entry.sequence}",
        loan_id=entry.stream,
        sequence=entry.sequence,
        posted_on=entry.effective_on.isoformat(),
        recorded_at=moment_text(entry.recorded_at),
        postings=postings,
    )


def _after(books: Books, entry: Entry) -> Books:
    told = entry.event
    day = entry.effective_on.isoformat()
    match told:
        case Accrued():
            return replace(books, accrued_until=day, holds=orjson.loads(told.holds))
        case Provided():
            used = books.used + told.used
            return replace(books, provided_until=day, allowance=told.required, used=used)
        case AccountRenamed():
            names = {**books.names, told.account: (told.code, told.name, told.setswana)}
            return replace(books, names=names)
        case CloseProposed():
            return replace(books, closing=told.month, closing_by=entry.actor, proposal=entry.hash)
        case Closed():
            first = books.first_closed or told.month
            closed = replace(books, closed=told.month, first_closed=first)
            return replace(closed, closing=None, closing_by=None, proposal=None)
        case CloseDeclined():
            return replace(books, closing=None, closing_by=None, proposal=None)
        case Reopened():
            before = month_before(told.month)
            again = books.first_closed == told.month
            return replace(
                books,
                closed=None if again else before,
                first_closed=None if again else books.first_closed,
            )
    raise AssertionError(f"{type(told).__name__} has no place in {STREAM}")


def month_before(month: str) -> str:
    """The month before "2026-01" is "2025-12"."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"


def month_after(month: str) -> str:
    """The month after "2025-12" is "2026-01"."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year + 1}-01" if number == 12 else f"{year}-{number + 1:02d}"  # noqa: PLR2004 - December
