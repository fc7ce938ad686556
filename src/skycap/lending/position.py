"""The position of a loan on a day: what is due, paid, overdue and overpaid, and why.

A position is computed from the frozen contract and the facts effective by that day, replayed in the
order of their value dates, so it is the same in whatever order they were entered. Nothing here is
stored as truth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from skycap.lending import applying
from skycap.lending.allocation import Due, Split, allocate
from skycap.lending.charges import lay
from skycap.lending.course import begin
from skycap.lending.history import Entry
from skycap.lending.late import NEVER_LATE
from skycap.lending.loan import Loan, Status, fold
from skycap.lending.turns import Turns, turns_of


class Falling(NamedTuple):
    """The next amount to pay and when it falls due."""

    due: date
    amount: int


@dataclass(frozen=True, slots=True)
class Position:
    """The figures of one loan at the end of `as_of`; amounts in minor units.

    `oldest_unpaid_due` is the due date, past or still to come, by which more principal and
    interest is unpaid than the tolerance allows, and the days of grace that the terms give for
    ageing after it; arrears days count from it. `overdue` knows no
    tolerance: it is all that fell due before `as_of` and is unpaid. `turns` is None for a loan to
    which nothing but repayments happened, and nothing else can.
    """

    as_of: date
    instalments: tuple[Due, ...]
    principal_outstanding: int
    interest_outstanding: int
    fee_outstanding: int
    penalty_outstanding: int
    paid: int
    overpaid: int
    overdue: int
    oldest_unpaid_due: date | None
    next_due: Falling | None
    splits: Mapping[str, Split]
    turns: Turns | None = None

    @property
    def outstanding(self) -> int:
        """All that is still to be paid under the contract."""
        charges = self.fee_outstanding + self.penalty_outstanding
        return self.principal_outstanding + self.interest_outstanding + charges

    @property
    def days_past_due(self) -> int:
        """Calendar days since the oldest unpaid due date; 0 when nothing is overdue."""
        if self.oldest_unpaid_due is None:
            return 0
        return max(0, (self.as_of - self.oldest_unpaid_due).days)


def position(loan: Loan, as_of: date) -> Position:
    """The position of `loan` at the end of `as_of`; all zero before it is disbursed."""
    terms = loan.terms
    if loan.turned or terms.late is not NEVER_LATE or terms.across or terms.small_balance:
        return _aged(_turned(loan, as_of), terms.grace.arrears_days)
    instalments = _instalments(loan, as_of)
    order, ahead = terms.allocation, terms.allocation_ahead
    splits: dict[str, Split] = {}
    paid = overpaid = place = 0
    count = len(instalments)
    for payment in loan.payments if instalments else ():
        if payment.on > as_of:
            break
        if payment.id in loan.reversed:
            continue
        while place < count and instalments[place].outstanding == 0:
            place += 1
        amount = payment.event.amount
        parts, left = allocate(instalments[place:], amount, order, ahead, payment.on)
        splits[payment.id] = Split(parts, left)
        paid += amount
        overpaid += left
    found = _figures(loan, as_of, instalments, splits, paid, overpaid)
    return _aged(found, terms.grace.arrears_days)


def _aged(figures: Position, grace_days: int) -> Position:
    """The figures with arrears that count from the end of the grace that the terms give."""
    if not grace_days or figures.oldest_unpaid_due is None:
        return figures
    counted = figures.oldest_unpaid_due + timedelta(days=grace_days)
    return replace(figures, oldest_unpaid_due=counted)


def _turned(loan: Loan, as_of: date) -> Position:
    """The position of a loan to which more than repayments happened or may happen."""
    if loan.disbursed_on is None or loan.disbursed_on > as_of:
        return _figures(loan, as_of, (), {}, 0, 0)
    course = begin(loan, as_of)
    applying.run(course, loan, as_of)
    found = _figures(loan, as_of, course.rows, course.splits, course.paid, course.overpaid)
    oldest, rounding, small = course.oldest_unpaid(), 0, loan.terms.small_balance
    if found.outstanding == 0:
        rounding, oldest = -found.overpaid if found.overpaid <= small else 0, None
        found = replace(found, overpaid=found.overpaid + rounding)
    elif found.outstanding <= small:
        rounding, oldest = found.outstanding, None
        for track in course.tracks:
            track.row.settle()
        found = _figures(loan, as_of, course.rows, course.splits, course.paid, course.overpaid)
    return replace(found, oldest_unpaid_due=oldest, turns=turns_of(course, as_of, rounding))


def _figures(
    loan: Loan,
    as_of: date,
    instalments: Sequence[Due],
    splits: Mapping[str, Split],
    paid: int,
    overpaid: int,
) -> Position:
    """Add up what the payments left."""
    principal = interest = fee = penalty = overdue = short = 0
    tolerance = loan.terms.tolerance
    oldest: date | None = None
    following: Falling | None = None
    for row in instalments:
        capital, earned = row.principal - row.principal_paid, row.interest - row.interest_paid
        charged, punished = row.fee - row.fee_paid, row.penalty - row.penalty_paid
        left = capital + earned + charged + punished
        if left == 0:
            continue
        principal, interest = principal + capital, interest + earned
        fee, penalty = fee + charged, penalty + punished
        # What is short adds up, so that small instalments cannot hide one by one.
        short += capital + earned
        if oldest is None and short > tolerance:
            oldest = row.due
        if row.due < as_of:
            overdue += left
        elif following is None:
            following = Falling(row.due, left)
    return Position(
        as_of=as_of,
        instalments=tuple(instalments),
        principal_outstanding=principal,
        interest_outstanding=interest,
        fee_outstanding=fee,
        penalty_outstanding=penalty,
        paid=paid,
        overpaid=overpaid,
        overdue=overdue,
        oldest_unpaid_due=oldest,
        next_due=following,
        splits=splits,
    )


def position_at(
    entries: Sequence[Entry], as_of: date, known_at: datetime | None = None
) -> Position | None:
    """The position at the end of `as_of` as it was known at the UTC moment `known_at`.

    Without `known_at`, with all that is known now. None if the loan did not exist then.
    """
    known = entries if known_at is None else [e for e in entries if e.recorded_at <= known_at]
    loan = fold(known)
    return None if loan is None else position(loan, as_of)


def status(loan: Loan, figures: Position) -> Status:
    """The status of `loan`: its stage, or once paid out, what `figures` make of it."""
    if loan.stage is not Status.DISBURSED or not figures.instalments:
        return loan.stage
    if figures.turns is not None and figures.turns.ended:
        return Status.WRITTEN_OFF
    if figures.overpaid:
        return Status.OVERPAID
    return Status.CLOSED if figures.outstanding == 0 else Status.DISBURSED


def _instalments(loan: Loan, as_of: date) -> list[Due]:
    """What the contract and the charges ask; what was kept back at the payout is paid."""
    if loan.disbursed_on is None or loan.disbursed_on > as_of:
        return []
    instalments = [Due(*row) for row in loan.schedule]
    if instalments and instalments[0].number == 0:
        instalments[0].settle()
    if loan.charges:
        lay(instalments, loan.charges, as_of)
    return instalments
