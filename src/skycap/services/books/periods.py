"""Closing a month: afterwards nothing is posted into it; what is learned later counts from today.

One person proposes, another closes. It holds only if the books tie out at the end of the month: all
entries sum to zero, the accounts of loans hold what the loans say, the allowance what was provided.
An administrator may open the last closed month again, and says why.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from skycap.lending import history
from skycap.lending.books import month_end
from skycap.lending.chart import CHART
from skycap.lending.ledger import Account
from skycap.lending.refusals import Code, Refusal
from skycap.services.books import trays
from skycap.services.books.entries import STREAMS as ENTRIES
from skycap.services.books.measuring import Measured, day_stream
from skycap.services.books.state import (
    STREAM,
    Books,
    Closed,
    CloseDeclined,
    CloseProposed,
    Provided,
    Reopened,
    books_of,
    fold,
    month_after,
    month_before,
    row_of,
)
from skycap.services.office import SETTINGS_STREAM, Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Append, Commit
from skycap.services.records import NOTES
from skycap.services.reports.balances import balances_at
from skycap.services.work import Asked, Outcome, carry_out

FROM_LOANS = tuple(
    account
    for account, line in CHART.items()
    if line.control and account not in {Account.LOSS_ALLOWANCE, Account.UNALLOCATED}
)
"""The accounts that hold exactly what the loans say."""


@dataclass(frozen=True, slots=True)
class TieOut:
    """One comparison: what the journal holds and what it should, in minor units."""

    name: str
    journal: int
    expected: int

    @property
    def holds(self) -> bool:
        """Whether the two agree."""
        return self.journal == self.expected


def read_month(given: str, field: str = "month") -> str:
    """A month such as "2026-01"; refuses anything else."""
    try:
        first = date.fromisoformat(f"{given}-01")
    except ValueError:
        message = "must be a month such as 2026-01"
        raise Refusal(Code.FIELD_INVALID, message, field) from None
    return first.isoformat()[:7]


def measured_at(office: Office, day: date) -> dict[str, Any] | None:
    """What the day end measured at the end of `day`; None if that day was not booked by itself."""
    for entry in office.store.load(day_stream(day)):
        assert isinstance(entry.event, Measured)
        found: dict[str, Any] = orjson.loads(entry.event.figures)
        return found
    return None


def last_measured(office: Office, until: date) -> date | None:
    """The last day end that was booked up to `until`, in its month or the one before."""
    month = until.isoformat()[:7]
    for each in (month, month_before(month)):
        names = office.store.streams(f"books/{each}-")
        days = [date.fromisoformat(name.partition("/")[2]) for name in names]
        booked = [day for day in days if day <= until]
        if booked:
            return max(booked)
    return None


def tie_outs(office: Office, day: date) -> list[TieOut] | None:
    """Compare the journal with the loans at the end of a booked `day`; None for any other day."""
    measured = measured_at(office, day)
    if measured is None:
        return None
    held, found = balances_at(office, day), measured["held"]
    tied = [
        TieOut(account.value, held.get(account, 0), found.get(account.value, 0))
        for account in FROM_LOANS
    ]
    tied.append(TieOut("sum", sum(held.values()), 0))
    allowance = _allowance(office, day)
    tied.append(
        TieOut(Account.LOSS_ALLOWANCE.value, held.get(Account.LOSS_ALLOWANCE, 0), allowance)
    )
    principal = measured["figures"].get("principal", 0)
    tied.append(TieOut("principal", held.get(Account.LOANS, 0), principal))
    return tied


def standing(office: Office, person: Person) -> dict[str, Any]:
    """Where the books stand: what is closed, what may be next, and what stands against it."""
    require(person, Action.READ_BOOKS)
    books = books_of(office)
    following = _next(office, books)
    lender = office.lender()
    tied = tie_outs(office, _end(following)) if following else None
    return {
        "basis": lender.accounting_basis,
        "basisSince": _basis_since(office),
        "accruedUntil": books.accrued_until,
        "closedUntil": books.closed,
        "next": following,
        "closing": books.closing,
        "closingBy": books.closing_by,
        "proposal": books.proposal,
        "obstacles": _obstacles(office, following) if following else [],
        "tieOuts": [
            {
                "name": each.name,
                "journal": lender.text(each.journal),
                "expected": lender.text(each.expected),
                "holds": each.holds,
            }
            for each in tied or ()
        ],
    }


def propose_close(
    office: Office, person: Person, month: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Propose to close `month`; the text says what is still open and why that is well."""
    require(person, Action.KEEP_BOOKS)
    note = office.ids.new()
    closing = read_month(month)

    def plan() -> tuple[Commit, dict[str, Any]]:
        books = books_of(office)
        _check(office, books, closing)
        text = trays.text_of(office, person, trays.PERIODS, note, comments)
        return _commit(office, person, closing, CloseProposed(closing, note), (text,))

    return carry_out(office, STREAM, plan, asked=asked)


def confirm_close(
    office: Office,
    person: Person,
    month: str,
    proposal: str | None = None,
    asked: Asked | None = None,
) -> Outcome:
    """Close the month, as a second person, if its books tie out."""
    require(person, Action.CONFIRM_BOOKS)
    closing = read_month(month)

    def plan() -> tuple[Commit, dict[str, Any]]:
        books = _proposed(office, closing)
        if office.lender().four_eyes and books.closing_by == person.id:
            raise Refusal(
                Code.FOUR_EYES, "Another person has to look at the month you would close."
            )
        if proposal is not None and proposal != books.proposal:
            raise Refusal(Code.CONFIRMATION_STALE, "This is not the proposal that you looked at.")
        _check(office, books, closing)
        assert books.proposal is not None
        return _commit(office, person, closing, Closed(closing, books.proposal))

    return carry_out(office, STREAM, plan, asked=asked)


def decline_close(
    office: Office, person: Person, month: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Disagree with closing the month, or take one's own proposal back."""
    require(person, Action.CONFIRM_BOOKS)
    note = office.ids.new()
    closing = read_month(month)

    def plan() -> tuple[Commit, dict[str, Any]]:
        _proposed(office, closing)
        text = trays.text_of(office, person, trays.PERIODS, note, comments)
        return _commit(office, person, closing, CloseDeclined(closing, note), (text,))

    return carry_out(office, STREAM, plan, asked=asked)


def reopen(
    office: Office, person: Person, month: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Open the last closed month again; the text says why."""
    require(person, Action.REOPEN_PERIOD)
    note = office.ids.new()
    opening = read_month(month)

    def plan() -> tuple[Commit, dict[str, Any]]:
        books = books_of(office)
        if books.closed is None or books.closed != opening:
            last = f"the last closed month is {books.closed}" if books.closed else "none is closed"
            message = f"Only the last closed month can be opened again: {last}."
            raise Refusal(Code.PERIOD_NOT_CLOSED, message, "month")
        text = trays.text_of(office, person, trays.PERIODS, note, comments)
        return _commit(office, person, opening, Reopened(opening, note), (text,))

    return carry_out(office, STREAM, plan, asked=asked)


def changes(office: Office, person: Person) -> list[dict[str, Any]]:
    """What was closed and opened again, the newest first, with what people said to it."""
    require(person, Action.READ_BOOKS)
    kinds = {
        CloseProposed: "proposed",
        Closed: "closed",
        CloseDeclined: "declined",
        Reopened: "reopened",
    }
    told = []
    for entry in office.store.load(STREAM):
        if type(entry.event) in kinds:
            kept = office.store.get(NOTES, getattr(entry.event, "note", ""))
            told.append(
                {
                    "month": entry.event.month,
                    "what": kinds[type(entry.event)],
                    "by": entry.actor,
                    "at": history.moment_text(entry.recorded_at),
                    "comments": kept.text if kept else "",
                }
            )
    return told[::-1]


def _commit(
    office: Office, person: Person, month: str, told: object, puts: tuple[Any, ...] = ()
) -> tuple[Commit, dict[str, Any]]:
    past = office.store.load(STREAM)
    made = history.append(STREAM, past, [(_end(month), told)], office.clock.now(), person.id)
    commit = Commit(
        appends=(Append(STREAM, len(past), made),), puts=(row_of((*past, *made)), *puts)
    )
    books = fold((*past, *made))
    return commit, {
        "success": True,
        "month": month,
        "closedUntil": books.closed,
        "proposal": books.proposal,
    }


def _proposed(office: Office, month: str) -> Books:
    books = books_of(office)
    if books.closing != month:
        raise Refusal(Code.CLOSE_NOT_PROPOSED, "Nobody proposed to close this month.", "month")
    return books


def _check(office: Office, books: Books, month: str) -> None:
    """Refuse a month that is not the next to close, not over, or does not tie out."""
    if _end(month) >= office.today(office.lender()):
        raise Refusal(Code.PERIOD_NOT_OVER, "This month is not over yet.", "month")
    following = _next(office, books)
    if following is not None and month != following:
        message = f"The next month to close is {following}: months close in their order."
        raise Refusal(Code.PERIOD_NOT_READY, message, "month")
    obstacles = _obstacles(office, month)
    if obstacles:
        raise Refusal(Code.PERIOD_NOT_READY, " ".join(obstacles), "month")


def _obstacles(office: Office, month: str) -> list[str]:
    """What stands against closing the month, a sentence each."""
    found = []
    tied = tie_outs(office, _end(month))
    if tied is None:
        found.append(f"The day end of {_end(month).isoformat()} is not booked: run it first.")
    found += [
        f"{each.name} does not tie out: the journal holds {each.journal}, it should hold "
        f"{each.expected}."
        for each in tied or ()
        if not each.holds
    ]
    waiting = [
        row
        for row in trays.waiting(office, trays.ENTRIES, limit=200).rows
        if office.store.load(ENTRIES + row.id)[0].effective_on <= _end(month)
    ]
    if waiting:
        found.append(f"{len(waiting)} entries of this month wait for a second person.")
    return found


def _next(office: Office, books: Books) -> str | None:
    """The month to close next: after the last closed one, or the first in which was posted."""
    if books.closed:
        return month_after(books.closed)
    posted = [
        name.split("/")[1] for name, value in office.store.counters("periods/").items() if value
    ]
    return min(posted, default=None)


def _allowance(office: Office, day: date) -> int:
    """What the allowance should hold at the end of `day`: a credit."""
    required: tuple[int, ...] = ()
    for entry in office.store.load(STREAM):
        if isinstance(entry.event, Provided) and entry.effective_on <= day:
            required = entry.event.required
    return -sum(required)


def _basis_since(office: Office) -> str | None:
    """The date on which the basis was changed last; None if it never was."""
    basis, since = Lender().accounting_basis, None
    for entry in office.store.load(SETTINGS_STREAM):
        told = Lender.from_json(entry.event.body).accounting_basis
        if told != basis:
            basis, since = told, entry.effective_on.isoformat()
    return since


def _end(month: str) -> date:
    return month_end(date.fromisoformat(f"{month}-01"))
