"""Proving the books: that day ends added what the loans say, and that all accounts tie out.

An audit walks over the loans anyway and hands each history over; here it is measured again for the
day ends worth proving (the last, and the month ends of a year), and compared with what was booked.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from skycap.lending.books import is_month_end
from skycap.lending.history import Entry, moment_text
from skycap.lending.ledger import Account
from skycap.services.books import state
from skycap.services.books.drawing import Drawn, draw
from skycap.services.books.measuring import Sums
from skycap.services.books.periods import tie_outs
from skycap.services.books.state import Accrued, Closed, Reopened
from skycap.services.days import Days
from skycap.services.office import Office
from skycap.services.records import (
    JOURNAL_BY_LOAN,
    SETTINGS,
    JournalRow,
)

MONTH_ENDS: Final = 12
"""How many month ends are measured again."""


class Proof:
    """The books of an office as an audit proves them."""

    def __init__(self, office: Office, days: Days) -> None:
        self._office = office
        self._days = days
        self._main = office.store.load(state.STREAM)
        booked = [entry for entry in self._main if isinstance(entry.event, Accrued)]
        ends = [entry for entry in booked if is_month_end(entry.effective_on)][-MONTH_ENDS:]
        last = booked[-1:]
        self._booked = {entry.effective_on: entry for entry in [*ends, *last]}
        self._sums = {day: Sums() for day in self._booked}
        self.drawn: Drawn = draw(office, days)

    def add(self, entries: Sequence[Entry]) -> None:
        """Measure the loan with this history again."""
        for day, sums in self._sums.items():
            sums.add(entries, self._days, day)

    def wrong(self) -> Iterator[tuple[str, str, bool]]:
        """What is not as it should be: where, what, and whether a rebuild puts it right."""
        yield from self._rows()
        yield from self._day_ends()
        yield from self._closed()

    def _rows(self) -> Iterator[tuple[str, str, bool]]:
        """The row that says where the books stand, and the journal of each history."""
        if self._office.store.get(SETTINGS, state.BOOKS) != self.drawn.row:
            yield state.STREAM, "where the books stand differs from their history", True
        by_stream: dict[str, list[JournalRow]] = {}
        for row in self.drawn.journal:
            by_stream.setdefault(row.loan_id, []).append(row)
        for stream, rows in by_stream.items():
            after, stored = None, []
            while True:
                page = self._office.store.page(JOURNAL_BY_LOAN, stream, after=after)
                stored += page.rows
                after = page.after
                if after is None:
                    break
            if stored != rows:
                yield stream, "its journal differs from its history", True

    def _day_ends(self) -> Iterator[tuple[str, str, bool]]:
        """Every proved day end: booked as measured, and tied out."""
        for day, entry in self._booked.items():
            booked = state.balances(entry.event.holds)
            if booked != self._sums[day].difference:
                yield state.STREAM, f"the day end of {day} differs from the loans", False
            for tied in tie_outs(self._office, day) or ():
                if not tied.holds:
                    what = f"{tied.name} does not tie out at {day}: {tied.journal} in the journal, "
                    yield state.STREAM, f"{what}{tied.expected} by the loans", False
        held = sum(row_amount(row) for row in self.drawn.journal)
        found = self._office.store.counters(f"ledger/{Account.UNALLOCATED.value}")
        if sum(found.values()) != held:
            yield "receipts", "unallocated receipts do not tie out", True

    def _closed(self) -> Iterator[tuple[str, str, bool]]:
        """Nothing was posted by hand into a month after it was closed."""
        closings = _closings(self._main)
        moments = [moment for moment, _ in closings]
        for row in self.drawn.journal if closings else ():
            place = bisect_left(moments, row.recorded_at)
            closed = closings[place - 1][1] if place else None
            if row.loan_id != state.STREAM and closed and row.posted_on[:7] <= closed:
                yield row.loan_id, f"it was posted into {row.posted_on[:7]}, which is closed", False


def row_amount(row: JournalRow) -> int:
    """What an entry posts to unallocated receipts."""
    return state.balances(row.postings).get(Account.UNALLOCATED, 0)


def _closings(main: Sequence[Entry]) -> list[tuple[str, str | None]]:
    """From which moment on which month was the last closed one."""
    found, books = [], state.Books()
    for entry in main:
        books = state.fold((entry,), books)
        if isinstance(entry.event, Closed | Reopened):
            found.append((moment_text(entry.recorded_at), books.closed))
    return found
