"""Allocation: which part of which instalment a payment pays.

A payment settles the oldest unpaid instalment first, its parts in the order the terms name, then
the next. What is left when everything is paid is an overpayment. What was kept back at the payout
is row 0, and paid from the start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from skycap.lending.terms import Bucket


class Part(NamedTuple):
    """What one payment paid of one instalment; amounts in minor units."""

    instalment: int
    principal: int
    interest: int
    fee: int
    penalty: int

    @property
    def total(self) -> int:
        """All that was paid of the instalment."""
        return self.principal + self.interest + self.fee + self.penalty

    def plus(self, more: "Part") -> "Part":
        """Both together, of the same instalment."""
        return Part(
            self.instalment,
            self.principal + more.principal,
            self.interest + more.interest,
            self.fee + more.fee,
            self.penalty + more.penalty,
        )


NOTHING = Part(0, 0, 0, 0, 0)
"""A part of nothing, to add to."""


class Split(NamedTuple):
    """Where one repayment went: parts of instalments, and what was too much."""

    parts: tuple[Part, ...]
    overpaid: int


@dataclass(slots=True)
class Due:
    """One instalment while a history is replayed: what is due and paid of each part."""

    number: int
    due: date
    principal: int
    interest: int
    fee: int = 0
    penalty: int = 0
    principal_paid: int = 0
    interest_paid: int = 0
    fee_paid: int = 0
    penalty_paid: int = 0

    @property
    def scheduled_outstanding(self) -> int:
        """Principal and interest not yet paid: what counts for arrears."""
        return self.principal - self.principal_paid + self.interest - self.interest_paid

    @property
    def outstanding(self) -> int:
        """All that is not yet paid."""
        charges = self.fee - self.fee_paid + self.penalty - self.penalty_paid
        return self.principal - self.principal_paid + self.interest - self.interest_paid + charges

    def settle(self) -> Part:
        """Pay all that is outstanding; say what was taken."""
        part = Part(
            self.number,
            self.principal - self.principal_paid,
            self.interest - self.interest_paid,
            self.fee - self.fee_paid,
            self.penalty - self.penalty_paid,
        )
        self.principal_paid, self.interest_paid = self.principal, self.interest
        self.fee_paid, self.penalty_paid = self.fee, self.penalty
        return part

    def pay(self, amount: int, order: tuple[Bucket, ...]) -> Part:
        """Pay up to `amount` of this instalment, its parts in `order`; say what was taken."""
        taken = [self.number, 0, 0, 0, 0]
        for due, paid, place in _fields(order):
            already = getattr(self, paid)
            share = getattr(self, due) - already
            if share:
                share = min(share, amount)
                setattr(self, paid, already + share)
                taken[place] = share
                amount -= share
                if not amount:
                    break
        return Part._make(taken)


def allocate_across(
    instalments: Sequence[Due], amount: int, order: tuple[Bucket, ...], on: date
) -> tuple[tuple[Part, ...], int]:
    """Pay `amount` into the instalments due `on` that day, part by part over all of them.

    All interest that is due comes before any principal, say; give the parts and what was left over.
    """
    due = [row for row in instalments if row.due <= on]
    taken: dict[int, Part] = {}
    for bucket in order:
        for row in due:
            if amount == 0:
                break
            part = row.pay(amount, (bucket,))
            amount -= part.total
            if part.total:
                before = taken.get(row.number, Part(row.number, 0, 0, 0, 0))
                taken[row.number] = before.plus(part)
    return tuple(taken.values()), amount


@cache
def _fields(order: tuple[Bucket, ...]) -> list[tuple[str, str, int]]:
    """For each part: the fields of `Due` with what is due and paid, and its place in `Part`."""
    return [(part.value, f"{part.value}_paid", Part._fields.index(part.value)) for part in order]


def allocate(
    instalments: Sequence[Due],
    amount: int,
    order: tuple[Bucket, ...],
    ahead: tuple[Bucket, ...] = (),
    on: date = date.max,
) -> tuple[tuple[Part, ...], int]:
    """Pay `amount` into `instalments`, oldest first; give the parts and what was left over.

    An instalment that is due on the day `on` is paid in `order`; one that is not yet, in the order
    `ahead` if there is one.
    """
    assert amount > 0
    parts, left = [], amount
    for instalment in instalments:
        outstanding = instalment.outstanding
        if outstanding == 0:
            continue
        if left < outstanding:
            if left:
                part = instalment.pay(left, ahead if ahead and instalment.due > on else order)
                assert part.total == left, "a payment is spent to the last thebe"
                parts.append(part)
            return tuple(parts), 0
        part = instalment.settle()
        assert part.total == outstanding, "an instalment is settled to the last thebe"
        parts.append(part)
        left -= outstanding
    return tuple(parts), left
