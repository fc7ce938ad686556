"""Rebates: how much of interest fixed up front a lender keeps when a loan is settled early.

Sources: the actuarial method of the Consumer Credit (Early Settlement) Regulations 2004, the sum of
digits ("Rule of 78"), and the days gone by. The default is actuarial; the Rule of 78 favours the
lender and is here for contracts that have it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from skycap.lending.apr import NoRate, PeriodFlow, nominal_percent
from skycap.lending.early import Rebate
from skycap.lending.money import Rounding, divide

_DIGITS = 10**24


class Instalment(NamedTuple):
    """One instalment as agreed: its period from `start`, its due date and its parts."""

    start: date
    due: date
    principal: int
    interest: int


def kept(rebate: Rebate, rows: Sequence[Instalment], on: date) -> int:
    """The part of the whole interest that the lender keeps on settlement on `on`.

    Within a period it grows evenly by the day. Never less than the interest that fell due.
    """
    total = sum(row.interest for row in rows)
    due = sum(row.interest for row in rows if row.due <= on)
    if rebate is Rebate.NONE or rows[-1].due <= on:
        return total
    weights = _WEIGHTS[rebate](rows)
    passed, whole = Fraction(0), sum(weights)
    for row, weight in zip(rows, weights, strict=True):
        if row.due <= on:
            passed += weight
        elif row.start < on:
            passed += Fraction(weight * (on - row.start).days, (row.due - row.start).days)
    if whole == 0:
        return due
    share = passed * Fraction(total, whole)
    return max(due, divide(share.numerator, share.denominator, Rounding.HALF_UP))


def _by_days(rows: Sequence[Instalment]) -> list[int]:
    return [(row.due - row.start).days for row in rows]


def _by_digits(rows: Sequence[Instalment]) -> list[int]:
    return list(range(len(rows), 0, -1))


def _by_rate(rows: Sequence[Instalment]) -> list[int]:
    """The interest of each period on what is left, at the one rate that the instalments come to."""
    balance = sum(row.principal for row in rows)
    flows = [PeriodFlow(balance, 0)]
    flows += [
        PeriodFlow(-(row.principal + row.interest), number) for number, row in enumerate(rows, 1)
    ]
    try:
        rate = nominal_percent(flows, Fraction(1)) * Fraction(1, 100)
    except NoRate:
        return _by_days(rows)
    scaled = rate.numerator * _DIGITS // rate.denominator
    left, weights = balance * _DIGITS, []
    for row in rows:
        interest = max(left * scaled // _DIGITS, 0)
        weights.append(interest)
        left += interest - (row.principal + row.interest) * _DIGITS
    return weights


_WEIGHTS: dict[Rebate, Callable[[Sequence[Instalment]], list[int]]] = {
    Rebate.ACTUARIAL: _by_rate,
    Rebate.RULE_OF_78: _by_digits,
    Rebate.PRO_RATA: _by_days,
}
