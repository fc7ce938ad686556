"""Repayment schedules: what falls due, when, to the minor unit.

Every schedule sums exactly: its principal to the amount lent, its interest to the total of the
rows. The last instalment absorbs what rounding left over.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from skycap.lending.calendars import step
from skycap.lending.money import Rounding, divide, split_evenly
from skycap.lending.terms import Method, Terms


class Row(NamedTuple):
    """One instalment as agreed; amounts in minor units."""

    number: int
    due: date
    principal: int
    interest: int
    fee: int = 0

    @property
    def total(self) -> int:
        """All that falls due with this instalment."""
        return self.principal + self.interest + self.fee


def build(principal: int, terms: Terms, start: date) -> tuple[Row, ...]:
    """The schedule of `principal` minor units lent on `start` under `terms`.

    The first instalment falls due one period after `start`; later ones step from `start` too.
    """
    assert principal > 0
    parts = _flat(principal, terms) if terms.method is Method.FLAT else _declining(principal, terms)
    frequency = terms.frequency
    rows = tuple(
        Row(number, step(start, frequency, number), capital, interest)
        for number, (capital, interest) in enumerate(parts, 1)
    )
    assert sum(row.principal for row in rows) == principal
    assert all(row.principal >= 0 and row.interest >= 0 for row in rows)
    return rows


def total(rows: Sequence[Row]) -> int:
    """All that the borrower pays under `rows`, in minor units."""
    return sum(row.total for row in rows)


def level_instalment(principal: int, periodic: Fraction, count: int, rounding: Rounding) -> int:
    """The equal instalment A = P r / (1 - (1 + r)^-n), rounded once.

    `periodic` is the exact rate of one period; without interest the principal is split evenly.
    """
    if periodic == 0:
        return split_evenly(principal, count)[0]
    numerator, denominator = periodic.numerator, periodic.denominator
    grown, base = (denominator + numerator) ** count, denominator**count
    return divide(principal * numerator * grown, denominator * (grown - base), rounding)


def _flat(principal: int, terms: Terms) -> list[tuple[int, int]]:
    """Interest on the original principal, fixed up front; equal instalments.

    The instalment is the whole debt over the number of instalments; the last takes the residue of
    both parts, so 5,000 at 10 % in twelve is 458.33 eleven times (416.67 + 41.66), then 458.37.
    """
    count = terms.instalments
    charge = terms.periodic_rate() * count * principal
    interest_total = divide(charge.numerator, charge.denominator, terms.rounding)
    interest = split_evenly(interest_total, count)
    instalment = split_evenly(principal + interest_total, count)[0]
    capital = instalment - interest[0]
    if capital * (count - 1) > principal:
        capital = split_evenly(principal, count)[0]
    last = principal - capital * (count - 1)
    return list(zip([capital] * (count - 1) + [last], interest, strict=True))


def _declining(principal: int, terms: Terms) -> list[tuple[int, int]]:
    """Interest on the outstanding balance; equal instalments; the last pays the whole balance."""
    count, periodic = terms.instalments, terms.periodic_rate()
    instalment = level_instalment(principal, periodic, count, terms.rounding)
    numerator, denominator, rounding = periodic.numerator, periodic.denominator, terms.rounding
    balance, parts = principal, []
    for number in range(1, count + 1):
        interest = divide(balance * numerator, denominator, rounding)
        capital = balance if number == count else min(instalment - interest, balance)
        balance -= capital
        parts.append((capital, interest))
    return parts
