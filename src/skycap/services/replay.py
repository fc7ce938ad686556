"""Replaying a loan's history into its read models: what a rebuild writes and an audit compares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from skycap.lending.history import Entry
from skycap.lending.ledger import Account
from skycap.lending.loan import Loan
from skycap.services import month_ends, projections
from skycap.services.books import state as books
from skycap.services.books.drawing import draw
from skycap.services.days import Days, days_of
from skycap.services.forms import Form
from skycap.services.loans import note_text
from skycap.services.month_ends import Standing
from skycap.services.office import Office
from skycap.services.ports import Commit
from skycap.services.projections import Borrower
from skycap.services.records import APPLICATIONS, JournalRow, LoanRow, RepaymentRow, Row, SearchRow


@dataclass(slots=True)
class Models:
    """The read models of one loan."""

    loan: LoanRow
    repayments: dict[str, RepaymentRow] = field(default_factory=dict)
    journal: list[JournalRow] = field(default_factory=list)
    month_ends: dict[str, int] = field(default_factory=dict)
    marks: set[SearchRow] = field(default_factory=set)
    lent: dict[str, int] = field(default_factory=dict)

    def tokens(self) -> set[SearchRow]:
        """By what the loan is found."""
        return projections.search_rows(self.loan) | self.marks

    def rows(self) -> Iterator[Row]:
        """Every row, in the order in which they are written."""
        yield self.loan
        yield from self.repayments.values()
        yield from self.journal
        yield from self.tokens()

    def counts(self) -> dict[str, int]:
        """What this loan adds to the counters, all in all."""
        return projections.difference(
            ({}, projections.loan_counts(self.loan)),
            ({}, self.lent),
            ({}, self.month_ends),
            *[({}, projections.repayment_counts(row)) for row in self.repayments.values()],
            *[({}, projections.journal_counts(row)) for row in self.journal],
        )


def replay(office: Office, days: Days, entries: Sequence[Entry]) -> Models:
    """The read models that the history `entries` of one loan makes."""
    loan: Loan | None = None
    held: Mapping[Account, int] = {}
    repayments: dict[str, RepaymentRow] = {}
    journal: list[JournalRow] = []
    looked_back: dict[str, int] = {}
    was = Standing()
    for entry in entries:
        lender = days.lender_at(entry.recorded_at)
        today = lender.date_of(entry.recorded_at)
        step = projections.advance(loan, entry, held, today, lender.books)
        loan, held = step.loan, step.booked
        is_now = projections.standing(step)
        projections.add(looked_back, month_ends.changes(was, is_now, today))
        was = is_now
        if step.journal:
            journal.append(step.journal)
        if touched := projections.repayment_touched(entry):
            text = note_text(office, getattr(entry.event, "note", None))
            before = repayments.get(touched)
            repayments[touched] = projections.repayment_row(step, touched, before, text)
    assert loan is not None
    kept = office.store.get(APPLICATIONS, f"{loan.id}/{loan.application}")
    assert kept is not None, "an application is kept as long as its loan"
    form = Form.from_json(kept.form)
    told = Borrower(form.name, form.id_number, form.contact_number)
    row = projections.loan_row(step.loan, step.figures, told, held)
    marks, counts = projections.marks(loan), projections.lent_counts(loan)
    return Models(row, repayments, journal, looked_back, marks, counts)


def rebuild(office: Office) -> int:
    """Write all read models and counters anew from the histories; give how many loans there are.

    It is one transaction: nothing is lost if it is interrupted, and other writers wait meanwhile.
    """
    counters: dict[str, int] = {}
    count = 0

    def rows() -> Iterator[Row]:
        # Taken by the store inside its transaction, so nothing written meanwhile is missed; the
        # counters are complete when the rows are.
        nonlocal count
        days = days_of(office)
        for entries in office.store.histories("loan/"):
            models = replay(office, days, entries)
            projections.add(counters, models.counts())
            count += 1
            yield from models.rows()

        drawn = draw(office, days)
        projections.add(counters, drawn.counts())
        yield from drawn.journal

    office.store.rebuild(rows(), counters)
    main = office.store.load(books.STREAM)
    if main:
        office.store.commit(Commit(puts=(books.row_of(main),)))
    return count
