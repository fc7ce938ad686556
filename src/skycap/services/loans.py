"""One loan at a desk: opening its file, and making the commit that adds to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from skycap.lending import acts
from skycap.lending.commands import Command, Context
from skycap.lending.decide import decide
from skycap.lending.drawing import terms_agreed
from skycap.lending.events import Amended, Applied
from skycap.lending.history import Entry, append, moment_text
from skycap.lending.ledger import Account
from skycap.lending.loan import Loan, Status, fold
from skycap.lending.position import Position
from skycap.lending.refusals import Code, Refusal
from skycap.services import holidays, month_ends, projections
from skycap.services.forms import Form
from skycap.services.machine import normal_reference
from skycap.services.office import Lender, Office
from skycap.services.permissions import Person, Role
from skycap.services.ports import Append, Commit
from skycap.services.projections import Borrower
from skycap.services.records import (
    APPLICATIONS,
    LOANS,
    NOTES,
    REPAYMENTS,
    SEARCH,
    Index,
    LoanRow,
    NoteRow,
    R,
    Row,
    SearchRow,
)

NOTE_MAX = 2000
UNDER_REVIEW = (Status.PENDING, Status.INFO_REQUESTED)
UUID_LENGTH = 36


@dataclass(frozen=True, slots=True)
class File:
    """A loan as it lies on the desk: its history, its state, its row, and the moment.

    `now` is UTC, not before the last entry; `today` is its date where the lender is.
    """

    id: str
    lender: Lender
    now: datetime
    entries: tuple[Entry, ...] = ()
    loan: Loan | None = None
    row: LoanRow | None = None

    @property
    def today(self) -> date:
        """The date now where the lender is."""
        return self.lender.date_of(self.now)

    @property
    def known(self) -> Loan:
        """The loan, which exists."""
        assert self.loan is not None
        return self.loan

    @property
    def line(self) -> LoanRow:
        """The row of the loan, which exists."""
        assert self.row is not None
        return self.row


def stream_of(loan_id: str) -> str:
    """The name of a loan's history."""
    return f"loan/{loan_id}"


def find(office: Office, loan_or_reference: str) -> str:
    """The id of a loan given by id or public reference; refuses with `loan_unknown`."""
    if len(loan_or_reference) == UUID_LENGTH:
        return loan_or_reference
    held = office.store.claimed(reference_claim(loan_or_reference))
    if held is None:
        raise Refusal(Code.LOAN_UNKNOWN, "There is no such loan.")
    return held


def reference_claim(reference: str) -> str:
    """The unique name under which a loan's public reference is held, however it is typed."""
    return f"reference/{projections.plain_reference(normal_reference(reference) or reference)}"


def open_file(office: Office, loan_id: str, person: Person) -> File:
    """The file of one loan, freshly read; refuses with `loan_unknown`.

    A maker sees what they captured or completed, and what is still under review; other loans are
    unknown to them.
    """
    entries = office.store.load(stream_of(loan_id))
    row = office.store.get(LOANS, loan_id)
    loan = fold(entries)
    if loan is None or row is None or not (visible(row, person) or person.id in loan.captured_by):
        raise Refusal(Code.LOAN_UNKNOWN, "There is no such loan.")
    now = max(office.clock.now(), entries[-1].recorded_at)
    return File(loan_id, office.lender(), now, entries, loan, row)


def visible(row: LoanRow, person: Person) -> bool:
    """Whether `person` may see the loan of `row`."""
    return person.role != Role.MAKER or under_review(row) or row.captured_by == person.id


def under_review(row: LoanRow) -> bool:
    """Whether the application of `row` is not decided yet."""
    return row.status in UNDER_REVIEW


def every(office: Office, index: Index[R], *equal: str) -> Iterator[R]:
    """All rows of an index that match, page by page."""
    after = None
    while True:
        page = office.store.page(index, *equal, after=after)
        yield from page.rows
        after = page.after
        if after is None:
            return


def form_of(office: Office, row: LoanRow) -> Form:
    """The application of the loan as last amended."""
    kept = office.store.get(APPLICATIONS, f"{row.id}/{row.application}")
    assert kept is not None, "an application is kept as long as its loan"
    return Form.from_json(kept.form)


def note(office: Office, person: Person, file: File, text: str, field: str = "comments") -> NoteRow:
    """A new note by `person`; refuses an empty or overlong text naming `field`."""
    kept = reason(text, field)
    return NoteRow(office.ids.new(), file.id, person.id, moment_text(file.now), kept)


def reason(text: str, field: str = "comments") -> str:
    """What somebody wrote; refuses an empty or overlong text naming `field`."""
    kept = text.strip()
    if not kept:
        message = "are needed: say why, so that the next person can follow"
        raise Refusal(Code.COMMENTS_REQUIRED, message, field)
    if len(kept) > NOTE_MAX:
        message = f"must be at most {NOTE_MAX} characters"
        raise Refusal(Code.FIELD_INVALID, message, field)
    return kept


def decided(
    office: Office,
    file: File,
    person: Person,
    command: Command,
    *,
    puts: tuple[Row, ...] = (),
    borrower: Borrower | None = None,
) -> tuple[Commit, File, Position]:
    """Decide `command` on the loan and make its commit.

    Gives the commit, the file as it will be, and the position today. Raises `Refusal`.
    """
    happened = decide(file.loan, command, _context(file, person, command))
    stream = stream_of(file.id)
    entries = append(stream, file.entries, happened, file.now, person.id)
    loan = file.loan
    held: Mapping[Account, int] = projections.booked(file.row)
    written: list[Row] = []
    changes: list[tuple[Mapping[str, int], Mapping[str, int]]] = []
    for entry in entries:
        step = projections.advance(loan, entry, held, file.today, file.lender.books)
        loan, held = step.loan, step.booked
        if step.journal:
            written.append(step.journal)
            changes.append(({}, projections.journal_counts(step.journal)))
        if touched := projections.repayment_touched(entry):
            before = office.store.get(REPAYMENTS, touched)
            text = next((put.text for put in puts if isinstance(put, NoteRow)), None)
            after = projections.repayment_row(step, touched, before, text)
            written.append(after)
            counted = projections.repayment_counts(before), projections.repayment_counts(after)
            changes.append(counted)
    told = borrower or projections.borrower(file.line)
    row = projections.loan_row(step.loan, step.figures, told, held)
    changes.append((projections.loan_counts(file.row), projections.loan_counts(row)))
    changes.append((projections.lent_counts(file.loan), projections.lent_counts(step.loan)))
    was, is_now = month_ends.standing(file.row), month_ends.standing(row)
    changes.append(({}, month_ends.changes(was, is_now, file.today)))
    found, lost = _search_change(file.row, row) if _renamed(entries) else ([], [])
    before_marks, after_marks = projections.marks(file.loan), projections.marks(step.loan)
    found, lost = [*found, *(after_marks - before_marks)], [*lost, *(before_marks - after_marks)]
    commit = Commit(
        appends=(Append(stream, len(file.entries), entries),),
        puts=(row, *written, *found, *puts),
        removals=tuple((SEARCH, (token.token, token.loan_id)) for token in lost),
        additions=projections.difference(*changes),
    )
    after_file = replace(file, entries=(*file.entries, *entries), loan=step.loan, row=row)
    return commit, after_file, step.figures


def _context(file: File, person: Person, command: Command) -> Context:
    """Who asks, when, and what the lender asks for; holidays where due dates mind them."""
    lender = file.lender
    terms = getattr(command, "terms", None) or terms_agreed(file.known)
    on = getattr(command, "on", None) or file.today
    if isinstance(command, acts.CoolOff):
        on = file.known.disbursed_on or on  # working days are counted from the payout
    return Context(
        person.id,
        file.today,
        lender.four_eyes,
        holidays.for_terms(lender, terms, on),
        lender.affordability_required,
        lender.agreement_required,
        lender.exponent,
        lender.charges_as_agreed,
    )


def _renamed(entries: tuple[Entry, ...]) -> bool:
    return any(isinstance(entry.event, Applied | Amended) for entry in entries)


def _search_change(
    before: LoanRow | None, after: LoanRow
) -> tuple[list[SearchRow], list[SearchRow]]:
    """The search rows that appear and those that go."""
    old = projections.search_rows(before) if before else set()
    new = projections.search_rows(after)
    by_token = attrgetter("token")
    return sorted(new - old, key=by_token), sorted(old - new, key=by_token)


def answer(after: File) -> dict[str, Any]:
    """What every command on a loan answers: which loan, and how it stands now."""
    return {
        "success": True,
        "loanId": after.id,
        "reference": after.known.reference,
        "status": after.line.status,
        "version": after.known.version,
    }


def note_text(office: Office, note_id: str | None) -> str | None:
    """The text of a note, if it is still kept."""
    kept = office.store.get(NOTES, note_id) if note_id else None
    return kept.text if kept else None
