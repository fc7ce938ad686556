"""The yearly rate of a loan: nominal by the United States' rule, effective by the European Union's.

Both solve one equation for a rate: what was advanced equals what is repaid, each discounted to the
start. The equation is solved in whole numbers scaled by a power of ten, between two bounds that
close in on the root, so no binary fraction is involved and every printed decimal is right.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from skycap.lending.money import Rounding, divide

_DIGITS = 60
_ONE: int = 10**_DIGITS
_SURE_DIGITS = 30
"""A root is first rounded to these, so that one that lies exactly on a half is seen to."""
_RATE_MAX = 10**12
_PASSES_MAX = 2_000
_HALVE_EVERY = 4


class PeriodFlow(NamedTuple):
    """An advance (positive) or payment (negative), in minor units, after `whole` unit-periods.

    `odd` is the part of a unit-period that came before them.
    """

    amount: int
    whole: int
    odd: Fraction = Fraction(0)


class YearFlow(NamedTuple):
    """An advance (positive) or payment (negative), in minor units, after `years`."""

    amount: int
    years: Fraction


class NoRate(ValueError):
    """The flows have no rate: nothing is lent, nothing is repaid, or no rate balances them."""


def unit_period_rate(flows: Sequence[PeriodFlow]) -> Fraction:
    """The rate i of one unit-period, to many decimals: Regulation Z, Appendix J.

    Solves the sum of amount / ((1 + odd i) (1 + i)^whole) = 0.
    """
    _check([flow.amount for flow in flows])
    count = max(flow.whole for flow in flows)
    parts = sorted({flow.odd for flow in flows})

    def balance(rate: int) -> int:
        discount = _ONE * _ONE // (_ONE + rate)
        powers = [_ONE]
        for _ in range(count):
            powers.append(powers[-1] * discount // _ONE)
        odd = {
            part: _ONE
            * _ONE
            * part.denominator
            // (part.denominator * _ONE + part.numerator * rate)
            for part in parts
        }
        return sum([flow.amount * powers[flow.whole] * odd[flow.odd] // _ONE for flow in flows])

    return Fraction(_root(balance), _ONE)


def nominal_percent(flows: Sequence[PeriodFlow], periods_per_year: Fraction) -> Fraction:
    """The APR of Regulation Z in percent: 100 i w, for w unit-periods a year."""
    return 100 * unit_period_rate(flows) * periods_per_year


def compounded_percent(rate: Fraction, periods_per_year: Fraction) -> Fraction:
    """A rate of one unit-period, compounded for a year, in percent: 100 ((1 + i)^w - 1)."""
    steps, below = periods_per_year.as_integer_ratio()
    grown = _power(_fixed(1 + rate), steps)
    return 100 * (Fraction(_nth_root(grown, below), _ONE) - 1)


def effective_percent(flows: Sequence[YearFlow]) -> Fraction:
    """The annual percentage rate of charge of the European Union, in percent, to many decimals.

    Solves the sum of amount (1 + X)^-years = 0. With L a common denominator of the years and
    v = (1 + X)^(-1/L), it is a polynomial in v; its root gives X.
    """
    _check([flow.amount for flow in flows])
    common = lcm(*{flow.years.denominator for flow in flows})
    amounts: dict[int, int] = {}
    for flow in flows:
        exponent = int(flow.years * common)
        amounts[exponent] = amounts.get(exponent, 0) + flow.amount

    def balance(rate: int) -> int:
        discount = _ONE * _ONE // (_ONE + rate)
        total, reached, power = 0, 0, _ONE
        for exponent in sorted(amounts):
            power = power * _power(discount, exponent - reached) // _ONE
            reached = exponent
            total += amounts[exponent] * power
        return total

    step = _root(balance)
    return 100 * (Fraction(_power(_ONE + step, common), _ONE) - 1)


def percent_text(percent: Fraction, decimals: int) -> str:
    """A percentage with so many decimals, a half rounded up (away from zero): "10.34"."""
    size = abs(percent)
    sure = divide(size.numerator * 10**_SURE_DIGITS, size.denominator, Rounding.HALF_EVEN)
    digits = divide(sure * 10**decimals, 10**_SURE_DIGITS, Rounding.HALF_UP)
    sign = "-" if percent < 0 and digits else ""
    whole, part = divmod(digits, 10**decimals)
    return f"{sign}{whole}.{part:0{decimals}d}" if decimals else f"{sign}{whole}"


def _check(amounts: Sequence[int]) -> None:
    if not any(amount > 0 for amount in amounts) or not any(amount < 0 for amount in amounts):
        raise NoRate("at least one advance and one payment are needed")


def _root(balance: Callable[[int], int]) -> int:
    """The scaled rate at which `balance` is zero, nearest to none, above minus one.

    The balance of a loan is below zero at a rate of nothing, since interest is paid, and rises with
    the rate; where less is repaid than was lent, the rate is below nothing.
    """
    start = balance(0)
    if start == 0:
        return 0
    low, high = (0, _ONE // 100) if start < 0 else (-_ONE // 100, 0)
    if start < 0:
        while balance(high) < 0:
            low, high = high, high * 4
            if high > _RATE_MAX * _ONE:
                raise NoRate("no yearly rate balances these flows")
    else:
        while balance(low) > 0:
            high, low = low, -_ONE + (_ONE + low) // 2
            if _ONE + low < _ONE // _RATE_MAX:
                raise NoRate("no yearly rate balances these flows")
    return _between(balance, low, high)


def _between(balance: Callable[[int], int], low: int, high: int) -> int:
    """Close in on the root: by a straight line through both ends, halving where that is slow."""
    below, above = balance(low), balance(high)
    kept = 0
    for passed in range(_PASSES_MAX):
        if high - low <= 1 or below == 0 or above == 0:
            break
        middle = (low + high) // 2
        if passed % _HALVE_EVERY:  # the others halve, so that the end is sure
            line = low + (high - low) * -below // (above - below)
            middle = min(max(line, low + 1), high - 1)
        found = balance(middle)
        if found <= 0:
            low, below = middle, found
            above = above // 2 if kept > 0 else above
            kept = 1
        else:
            high, above = middle, found
            below = below // 2 if kept < 0 else below
            kept = -1
    return high if above == 0 else low


def _fixed(ratio: Fraction) -> int:
    return ratio.numerator * _ONE // ratio.denominator


def _power(base: int, exponent: int) -> int:
    """A scaled number to a whole power, by squaring."""
    result = _ONE
    while exponent:
        if exponent & 1:
            result = result * base // _ONE
        base = base * base // _ONE
        exponent >>= 1
    return result


def _nth_root(value: int, degree: int) -> int:
    """The scaled root of a scaled number, by bisection in whole numbers."""
    if degree == 1:
        return value
    low, high = 0, max(value, _ONE) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if _power(middle, degree) <= value:
            low = middle
        else:
            high = middle
    return low
