"""The day end of the books: what time earned, what is suspended, what is provided for losses.

`accrue` measures every loan as it was known at the end of a day and posts one entry: what the books
should hold for all loans, less what these booked themselves, less what the last day end added. At a
month end it also brings the allowance for losses to what is required. Run twice, it does nothing
the second time; days that were missed are made good, each month end by itself.

Statements of loans never read any of this: they reckon for the day that is asked about.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

from skycap.lending import history
from skycap.lending.books import Balances, added, closing_days, is_month_end, less, plain
from skycap.lending.history import canonical
from skycap.lending.ledger import Account
from skycap.lending.refusals import Code, Refusal
from skycap.services import projections
from skycap.services.books import state
from skycap.services.books.measuring import Measured, Sums, day_stream
from skycap.services.books.state import STREAM, Accrued, Books, Provided, books_of, fold
from skycap.services.days import Days, days_of
from skycap.services.office import Office
from skycap.services.ports import Append, Commit, Conflict
from skycap.services.records import JournalRow

ACTOR: Final = "day-end"
LOANS: Final = "loan/"

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a day end of the books did: for which days, how many loans, and how many entries."""

    days: tuple[str, ...] = ()
    loans: int = 0
    entries: int = 0

    def to_json(self) -> dict[str, Any]:
        """The same as JSON."""
        return asdict(self)


def accrue(office: Office, day: date, progress: Progress = lambda _: None) -> Report:
    """Book every day end that is still to be booked up to `day`, which must be over.

    `progress` is told how many loans were measured. Refuses a `day` that is not over yet.
    """
    if day >= office.today(office.lender()):
        message = "must be before today: a day is booked once it is over"
        raise Refusal(Code.FIELD_INVALID, message, "date")
    days = due(office, day)
    done: list[str] = []
    loans = entries = 0
    for each, sums in zip(days, measure(office, days, progress), strict=True):
        posted = book(office, each, sums)
        if posted is not None:
            done.append(each.isoformat())
            loans, entries = sums.loans, entries + posted
    return Report(tuple(done), loans, entries)


def due(office: Office, until: date) -> list[date]:
    """The day ends still to be booked up to `until`: month ends that were missed, then itself."""
    books = books_of(office)
    after = date.fromisoformat(books.accrued_until) if books.accrued_until else _before_all(office)
    return closing_days(after, until) if after else []


def measure(
    office: Office, days: Sequence[date], progress: Progress = lambda _: None
) -> list[Sums]:
    """Measure every loan as it was known at the end of each of `days`, in one walk. Only reads."""
    found, reckoned = [Sums() for _ in days], days_of(office)
    for count, entries in enumerate(office.store.histories(LOANS), 1) if days else ():
        for day, sums in zip(days, found, strict=True):
            sums.add(entries, reckoned, day)
        progress(count)
    return found


def measure_some(
    office: Office, day: date, sums: Sums, days: Days, after: str | None, most: int
) -> str | None:
    """Measure the next `most` loans after the stream `after`; gives the last, None at the end."""
    names = office.store.streams(LOANS, after, most)
    for name in islice(names, most):
        sums.add(office.store.load(name), days, day)
    return names[-1] if len(names) == most else None


def book(office: Office, day: date, sums: Sums) -> int | None:
    """Post what was measured at the end of `day`; None if that day was booked already.

    Gives how many journal entries it made. Of two who book one day at once, one does.
    """
    past = office.store.load(STREAM)
    books = fold(past)
    if books.accrued_until is not None and books.accrued_until >= day.isoformat():
        return None
    holds = sums.difference
    postings = less(holds, books.added)
    told: list[tuple[date, Any]] = [
        (day, Accrued(sums.loans, state.written(holds), state.written(postings)))
    ]
    if is_month_end(day):
        told.append((day, _provided(books, sums)))
    now = office.clock.now()
    entries = history.append(STREAM, past, told, now, ACTOR)
    figures = canonical({"figures": sums.figures, "held": sums.held, "loans": sums.loans})
    measured = history.append(day_stream(day), (), [(day, Measured(figures))], now, ACTOR)
    rows = journal_rows(entries)
    commit = Commit(
        appends=(Append(STREAM, len(past), entries), Append(day_stream(day), 0, measured)),
        puts=(state.row_of((*past, *entries)), *rows),
        additions=projections.difference(*[({}, projections.journal_counts(row)) for row in rows]),
    )
    try:
        office.store.commit(commit)
    except Conflict:
        if (books_of(office).accrued_until or "") >= day.isoformat():
            return None
        raise
    return len(rows)


def journal_rows(entries: tuple[history.Entry, ...]) -> list[JournalRow]:
    """The journal entries that events of `books/main` post."""
    rows = [
        state.journal_of(entry, entry.event.postings)
        for entry in entries
        if isinstance(entry.event, Accrued | Provided)
    ]
    return [row for row in rows if row is not None]


def _provided(books: Books, sums: Sums) -> Provided:
    """The movement of the allowance at a month end.

    What was written off since takes the allowance first (Dr allowance, Cr write-offs), so only what
    was not provided stays an expense; then the allowance moves to what is required, against
    impairment.
    """
    before = sum(books.allowance)
    gone = sums.wanted.get(Account.WRITE_OFFS.value, 0) - books.used
    used = max(-max(books.used, 0), min(gone, before))
    required = sums.required()
    movement = sum(required) - (before - used)
    postings: Balances = added(
        {Account.LOSS_ALLOWANCE: used, Account.WRITE_OFFS: -used},
        {Account.IMPAIRMENT: movement, Account.LOSS_ALLOWANCE: -movement},
    )
    return Provided(required, used, state.written(plain(postings)))


def _before_all(office: Office) -> date | None:
    """The day before the first loan was paid out, for books that never had a day end."""
    months = sorted(
        name.split("/")[1] for name, value in office.store.counters("periods/").items() if value
    )
    if not months:
        return None
    return date.fromisoformat(f"{months[0]}-01") - timedelta(days=1)
