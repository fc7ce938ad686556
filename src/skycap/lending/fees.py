"""Fees agreed beforehand: what each comes to, and when it is paid."""

from collections.abc import Sequence
from datetime import date, timedelta
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


def dated_fees(place: int, lent: int, terms: Terms, start: date, dues: Sequence[date]) -> int:
    """All dated fees that fall with instalment number `place` of those due on `dues`, from 0."""
    return sum(
        fee_amount(fee, lent, terms)
        for fee in terms.fees
        if fee.time is FeeTime.DATED and falls_with(fee, start, dues) == place
    )


def falls_with(fee: Fee, start: date, dues: Sequence[date]) -> int | None:
    """Which instalment, from 0, a dated fee of a loan paid out on `start` is paid with.

    That whose period (from, due] holds its day, the last for a later day; None for a date that had
    passed when the loan was paid out.
    """
    day = day_of(fee, start)
    if day <= start:
        return None
    return next((place for place, due in enumerate(dues) if due >= day), len(dues) - 1)


def day_of(fee: Fee, start: date) -> date:
    """The day of a dated fee of a loan paid out on `start`."""
    return fee.on or start + timedelta(days=fee.days)
