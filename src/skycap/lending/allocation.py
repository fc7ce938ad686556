"""Allocation: which part of which instalment a payment pays.

A payment settles the oldest unpaid instalment first, its parts in the order the terms name, then
the next. What is left when everything is paid is an overpayment.
"""

from collections.abc import Sequence
from datetime import date
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


class Due:
    """One instalment while a history is replayed: what is due and paid of each part."""

    __slots__ = (
        "due",
        "fee",
        "fee_paid",
        "interest",
        "interest_paid",
        "number",
        "penalty",
        "penalty_paid",
        "principal",
        "principal_paid",
    )

    def __init__(self, number: int, due: date, principal: int, interest: int, fee: int) -> None:
        self.number = number
        self.due = due
        self.principal = principal
        self.interest = interest
        self.fee = fee
        self.penalty = 0
        self.principal_paid = self.interest_paid = self.fee_paid = self.penalty_paid = 0

    @property
    def scheduled_outstanding(self) -> int:
        """Principal and interest not yet paid: what counts for arrears."""
        return self.principal - self.principal_paid + self.interest - self.interest_paid

    @property
    def outstanding(self) -> int:
        """All that is not yet paid."""
        charges = self.fee - self.fee_paid + self.penalty - self.penalty_paid
        return self.scheduled_outstanding + charges

    def pay(self, amount: int, order: Sequence[Bucket]) -> Part:
        """Pay up to `amount` of this instalment, its parts in `order`; say what was taken."""
        taken = dict.fromkeys(Bucket, 0)
        for bucket in order:
            due = getattr(self, bucket) - getattr(self, f"{bucket}_paid")
            share = min(due, amount)
            if share:
                setattr(self, f"{bucket}_paid", getattr(self, f"{bucket}_paid") + share)
                taken[bucket] = share
                amount -= share
        return Part(
            self.number,
            taken[Bucket.PRINCIPAL],
            taken[Bucket.INTEREST],
            taken[Bucket.FEE],
            taken[Bucket.PENALTY],
        )


def allocate(
    instalments: Sequence[Due], amount: int, order: Sequence[Bucket]
) -> tuple[tuple[Part, ...], int]:
    """Pay `amount` into `instalments`, oldest first; give the parts and what was left over."""
    assert amount > 0
    parts, left = [], amount
    for instalment in instalments:
        if left == 0:
            break
        if instalment.outstanding:
            part = instalment.pay(left, order)
            left -= part.total
            parts.append(part)
    assert sum(part.total for part in parts) + left == amount
    return tuple(parts), left
