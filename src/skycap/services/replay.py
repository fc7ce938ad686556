"""Replaying a loan's history into its read models: what a rebuild writes and an audit compares."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from skycap.lending.history import Entry
from skycap.lending.ledger import Account
from skycap.lending.loan import Loan
from skycap.services import projections
from skycap.services.forms import Form
from skycap.services.loans import note_text
from skycap.services.office import Lender, Office
from skycap.services.projections import Borrower
from skycap.services.records import APPLICATIONS, JournalRow, LoanRow, RepaymentRow, Row


@dataclass(slots=True)
class Models:
    """The read models of one loan."""

    loan: LoanRow
    repayments: dict[str, RepaymentRow] = field(default_factory=dict)
    journal: list[JournalRow] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Every row, in the order in which they are written."""
        yield self.loan
        yield from self.repayments.values()
        yield from self.journal
        yield from projections.search_rows(self.loan)

    def counts(self) -> dict[str, int]:
        """What this loan adds to the counters, all in all."""
        return projections.difference(
            ({}, projections.loan_counts(self.loan)),
            *[({}, projections.repayment_counts(row)) for row in self.repayments.values()],
            *[({}, projections.journal_counts(row)) for row in self.journal],
        )


def replay(office: Office, lender: Lender, entries: Sequence[Entry]) -> Models:
    """The read models that the history `entries` of one loan makes."""
    loan: Loan | None = None
    held: Mapping[Account, int] = {}
    repayments: dict[str, RepaymentRow] = {}
    journal: list[JournalRow] = []
    for entry in entries:
        step = projections.advance(loan, entry, held, lender.date_of(entry.recorded_at))
        loan, held = step.loan, step.booked
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
    return Models(row, repayments, journal)


def rebuild(office: Office, progress: Callable[[int], None] = lambda _: None) -> int:
    """Write all read models and counters anew from the histories; give how many loans there are.

    It is one transaction, so an interruption changes nothing. `progress` is told the loans done.
    """
    lender = office.lender()
    counters: dict[str, int] = {}
    done = 0

    def rows() -> Iterator[Row]:
        nonlocal done
        for entries in office.store.histories("loan/"):
            models = replay(office, lender, entries)
            yield from models.rows()
            for name, value in models.counts().items():
                counters[name] = counters.get(name, 0) + value
            done += 1
            progress(done)

    office.store.rebuild(rows(), counters)
    return done
