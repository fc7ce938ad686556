"""Drawing the books anew: every journal entry that no loan posts, from the histories that do.

A rebuild writes what comes out of it, an audit compares.
"""

from dataclasses import dataclass, field

from skycap.lending.history import Entry
from skycap.services import projections
from skycap.services.books import entries as by_hand
from skycap.services.books import receipts, state
from skycap.services.books.accruals import journal_rows
from skycap.services.days import Days
from skycap.services.office import Office
from skycap.services.records import JournalRow, SettingsRow


@dataclass(slots=True)
class Drawn:
    """The journal entries beside those of loans, and where the books stand."""

    journal: list[JournalRow] = field(default_factory=list)
    row: SettingsRow | None = None

    def counts(self) -> dict[str, int]:
        """What these entries add to the counters."""
        return projections.difference(
            *[({}, projections.journal_counts(row)) for row in self.journal]
        )


def draw(office: Office, days: Days) -> Drawn:
    """All of it, from `books/main`, the entries by hand and the receipts."""
    drawn = Drawn()
    main = office.store.load(state.STREAM)
    if main:
        drawn.row = state.row_of(main)
        drawn.journal += journal_rows(main)
    for prefix in (by_hand.STREAMS, receipts.STREAMS):
        for entries in office.store.histories(prefix):
            drawn.journal += rows_of(entries, days)
    return drawn


def rows_of(entries: tuple[Entry, ...], days: Days) -> list[JournalRow]:
    """The journal entries that one history posts, if it is one of the books."""
    stream = entries[0].stream
    if stream == state.STREAM:
        return journal_rows(entries)
    if stream.startswith(by_hand.STREAMS):
        return by_hand.journal_rows(entries)
    if stream.startswith(receipts.STREAMS):
        return receipts.journal_rows(entries, days.date_of)
    return []
