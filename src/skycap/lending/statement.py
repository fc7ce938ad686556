"""The statement of account: every posting on a loan by value date, and the balance after it.

It is drawn from the history whenever it is asked for, so a fact that was entered late stands where
it counts, and what never counted is shown with its correction. Interest and fees are posted when
they fall due, principal when it is lent, penalties when they arise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from skycap.lending.allocation import Part
from skycap.lending.facts import REPAYMENT_RANK, Fact
from skycap.lending.loan import Loan, Payment
from skycap.lending.position import Position, position

PAYOUT = "payout"
DUE = "due"
TIME = "time"
REPAYMENT = "repayment"
REVERSAL = "reversal"
ACT = "act"


class Owed(NamedTuple):
    """What is owed by part, in minor units; `credit` is what was paid too much."""

    principal: int = 0
    interest: int = 0
    fee: int = 0
    penalty: int = 0
    credit: int = 0

    @property
    def total(self) -> int:
        """All that is owed, below zero where the lender owes."""
        return self.principal + self.interest + self.fee + self.penalty - self.credit

    def since(self, before: "Owed") -> "Owed":
        """What changed from `before` to this."""
        return Owed(*(now - then for now, then in zip(self, before, strict=True)))


@dataclass(frozen=True, slots=True)
class Line:
    """One posting that counts from `on`; `change` is debit where above zero.

    `of` is the repayment or the act that it tells of, `numbers` are the instalments that fall due.
    """

    kind: str
    on: date
    change: Owed
    balance: Owed
    of: Payment | Fact | None = None
    numbers: tuple[int, ...] = ()
    undone: bool = False

    @property
    def recorded_at(self) -> datetime | None:
        """When we learned it; None for what the contract and time make."""
        return self.of.recorded_at if self.of else None


@dataclass(frozen=True, slots=True)
class Statement:
    """The lines from `first` to `last`, both included, between the balances around them."""

    first: date
    last: date
    opening: Owed
    lines: tuple[Line, ...]
    closing: Owed


def days_of(loan: Loan, first: date, last: date) -> list[date]:
    """The days on which something is posted, in order."""
    due = {row.due for row in position(loan, last).instalments if row.number > 0}
    facts = {fact.on for fact in loan.facts}
    paid = {payment.on for payment in loan.payments}
    every = due | facts | paid | ({loan.disbursed_on} if loan.disbursed_on else set())
    return sorted(day for day in every if first <= day <= last)


def statement(loan: Loan, first: date, last: date) -> Statement:
    """The statement of a loan that was paid out; `first` is not after `last`."""
    assert first <= last
    opening = before = owed(position(loan, first - timedelta(days=1)))
    lines: list[Line] = []
    days = days_of(loan, first, last)
    if not days or days[-1] < last:
        days.append(last)  # what time alone did since
    for day in days:
        for line in _lines_of(loan, day, before):
            lines.append(line)
            before = line.balance
    return Statement(first, last, opening, tuple(lines), before)


def owed(figures: Position) -> Owed:
    """What is owed at the end of a day: interest and fees of what fell due, less what was paid.

    A fee that was charged by hand is owed at once, though it is paid with an instalment.
    """
    interest = fee = paid = 0
    for row in figures.instalments:
        fell_due = row.due <= figures.as_of
        interest += (row.interest if fell_due else 0) - row.interest_paid
        fee += row.fee if fell_due else 0
        paid += row.fee_paid
    turns = figures.turns
    if turns is not None:
        fee = turns.earned.fee - turns.waived.fee - turns.written_off.fee
    return Owed(
        figures.principal_outstanding,
        interest,
        fee - paid,
        figures.penalty_outstanding,
        figures.overpaid,
    )


def _lines_of(loan: Loan, day: date, before: Owed) -> Iterator[Line]:
    """The postings of one day in the order in which they count."""
    earlier = replace(
        loan,
        payments=tuple(payment for payment in loan.payments if payment.on < day),
        facts=tuple(fact for fact in loan.facts if fact.on < day),
    )
    figures = position(earlier, day)
    after = owed(figures)
    if after != before or day == loan.disbursed_on:
        numbers = tuple(row.number for row in figures.instalments if row.due == day and row.number)
        kind = PAYOUT if day == loan.disbursed_on else DUE if numbers else TIME
        yield Line(kind, day, after.since(before), after, numbers=numbers)
        before = after
    reached = earlier
    for item in _items(loan, day):
        if isinstance(item, Payment) and item.id in loan.reversed:
            told = _paid(item.event.allocation, item.event.overpaid)
            held = Owed(*(owes + change for owes, change in zip(before, told, strict=True)))
            yield Line(REPAYMENT, day, told, held, item, undone=True)
            yield Line(REVERSAL, day, before.since(held), before, item)
            continue
        if isinstance(item, Payment):
            reached = replace(reached, payments=(*reached.payments, item))
        else:
            reached = replace(reached, facts=(*reached.facts, item))
        after = owed(position(reached, day))
        kind = REPAYMENT if isinstance(item, Payment) else ACT
        yield Line(kind, day, after.since(before), after, item, undone=item.id in loan.undone)
        before = after


def _items(loan: Loan, day: date) -> list[Payment | Fact]:
    """The repayments and acts of a day, in the order in which they are replayed."""
    paid = [payment for payment in loan.payments if payment.on == day]
    facts = [fact for fact in loan.facts if fact.on == day]
    before = [fact for fact in facts if fact.rank < REPAYMENT_RANK]
    return [*before, *paid, *[fact for fact in facts if fact.rank > REPAYMENT_RANK]]


def _paid(parts: tuple[Part, ...], overpaid: int) -> Owed:
    """What a receipt told, as a change of what is owed."""
    return Owed(
        -sum(part.principal for part in parts),
        -sum(part.interest for part in parts),
        -sum(part.fee for part in parts),
        -sum(part.penalty for part in parts),
        overpaid,
    )
