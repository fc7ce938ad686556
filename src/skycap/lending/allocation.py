"""Allocation: which part of which instalment a payment pays.

A payment settles the oldest unpaid instalment first, its parts in the order the terms name, then
the next. What is left when everything is paid is an overpayment.
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

    def pay(self, amount: int, order: Sequence[Bucket]) -> Part:
        """Pay up to `amount` of this instalment, its parts in `order`; say what was taken."""
        taken = [self.number, 0, 0, 0, 0]
        for due, paid, place in _fields(tuple(order)):
            already = getattr(self, paid)
            share = min(getattr(self, due) - already, amount)
            if share:
                setattr(self, paid, already + share)
                taken[place] = share
                amount -= share
        return Part(*taken)


@cache
def _fields(order: tuple[Bucket, ...]) -> list[tuple[str, str, int]]:
    """For each part: the fields of `Due` with what is due and paid, and its place in `Part`."""
    return [(part.value, f"{part.value}_paid", Part._fields.index(part.value)) for part in order]


def allocate(
    instalments: Sequence[Due], amount: int, order: Sequence[Bucket]
) -> tuple[tuple[Part, ...], int]:
    """Pay `amount` into `instalments`, oldest first; give the parts and what was left over."""
    assert amount > 0
    parts, left = [], amount
    for instalment in instalments:
        if left == 0:
            break
        outstanding = instalment.outstanding
        if outstanding == 0:
            continue
        if left >= outstanding:
            parts.append(instalment.settle())
            left -= outstanding
        else:
            parts.append(instalment.pay(left, order))
            left = 0
    assert sum([sum(part[1:]) for part in parts]) + left == amount
    return tuple(parts), left
