"""Fees agreed beforehand: what each comes to, and when it is paid."""

from fractions import Fraction

from skycap.lending.conditions import Fee, FeeBase, FeeTime
from skycap.lending.money import divide_to
from skycap.lending.terms import Terms


def fees_at(time: FeeTime, lent: int, terms: Terms, instalment: int = 0) -> int:
    """All fees paid at that time on `lent` minor units; `instalment` is its principal and interest.

    Each fee is rounded by itself, so that it can be shown and taxed by itself.
    """
    return sum([fee_amount(fee, lent, terms, instalment) for fee in terms.fees if fee.time is time])


def fee_amount(fee: Fee, lent: int, terms: Terms, instalment: int = 0) -> int:
    """What one fee comes to, in minor units."""
    base = instalment if fee.base is FeeBase.INSTALMENT else lent
    exact = Fraction(fee.percent) * base
    percentage = divide_to(
        exact.numerator, exact.denominator * 100, terms.rounding_unit, terms.rounding
    )
    return fee.amount + percentage
