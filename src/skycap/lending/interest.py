"""Interest: the exact rate of each repayment period, as whole numbers over one denominator."""

from collections.abc import Sequence
from datetime import date
from math import lcm
from typing import NamedTuple

from skycap.lending.calendars import Frequency, step
from skycap.lending.conditions import Accrual, Basis, Broken, MonthDays, YearDays, YearLength
from skycap.lending.day_counts import (
    BANKERS_YEAR,
    COMMON_YEAR,
    LEAP_YEAR,
    bond_days,
    count,
    year_length,
)
from skycap.lending.due_dates import Period
from skycap.lending.terms import RatePeriod, Terms

_THIRTY = 30
_FIXED = {YearDays.D360: BANKERS_YEAR, YearDays.D364: 364, YearDays.D365: COMMON_YEAR}
Ratio = tuple[int, int]


class Rates(NamedTuple):
    """The rate of each period: `parts[k]` over `whole` is 1/20 for 5 %."""

    parts: list[int]
    whole: int


def rates(terms: Terms, periods: Sequence[Period]) -> Rates:
    """The rates of `periods` under `terms`; free periods bear none."""
    ratios = [_rate(terms, periods, number) for number in range(len(periods))]
    for number in range(min(terms.grace.interest_free, len(ratios))):
        ratios[number] = (0, 1)
    whole = lcm(*{denominator for _, denominator in ratios})
    return Rates([numerator * (whole // below) for numerator, below in ratios], whole)


def whole_period_rate(terms: Terms, periods: Sequence[Period]) -> Ratio:
    """What the first period's rate would be if it were as long as the frequency makes it."""
    if terms.basis.accrual is Accrual.DAILY:
        return _rate(terms, periods, 0)
    return terms.periodic_rate().as_integer_ratio()


def _rate(terms: Terms, periods: Sequence[Period], number: int) -> Ratio:
    period, basis = periods[number], terms.basis
    if basis.accrual is Accrual.DAILY:
        numerator, denominator = terms.rate_ratio()
        if terms.rate_period is RatePeriod.DAY and basis.day_count is None:
            # The rate of a day, times the days; `rate_ratio` had made it that of 365.
            return numerator * _days(basis, terms.frequency, period), denominator * COMMON_YEAR
        up, down = year_fraction(basis, terms.frequency, period, periods[0].start, periods[-1].end)
        return numerator * up, denominator * down
    numerator, denominator = terms.periodic_rate().as_integer_ratio()
    if period.regular or terms.due_dates.broken is Broken.WHOLE:
        return numerator, denominator
    days = (period.end - period.start).days
    return numerator * days, denominator * _regular_days(terms.frequency, period.end)


def year_fraction(
    basis: Basis, frequency: Frequency, period: Period, disbursed: date, termination: date
) -> Ratio:
    """The part of a year that a period is, by days."""
    if basis.day_count is not None:
        counted = count(basis.day_count, period.start, period.end, termination)
        return counted.year_fraction.as_integer_ratio()
    days = _days(basis, frequency, period)
    if basis.year_days is not YearDays.ACTUAL:
        return days, _FIXED[basis.year_days]
    if basis.year_length is YearLength.DISBURSEMENT:
        return days, year_length(disbursed.year)
    return _by_calendar_year(period, days)


def _by_calendar_year(period: Period, days: int) -> Ratio:
    """Split at each 31 December, which ends its year; thirty-day months in proportion."""
    in_common = in_leap = 0
    day = period.start
    for year in range(period.start.year, period.end.year + 1):
        until = min(date(year, 12, 31), period.end)
        if year_length(year) == LEAP_YEAR:
            in_leap += (until - day).days
        else:
            in_common += (until - day).days
        day = until
    up, down = in_common * LEAP_YEAR + in_leap * COMMON_YEAR, COMMON_YEAR * LEAP_YEAR
    real = in_common + in_leap
    return (up, down) if days == real else (up * days, down * max(real, 1))


def _days(basis: Basis, frequency: Frequency, period: Period) -> int:
    """Real days, or thirty for each month of a regular period."""
    if basis.month_days is MonthDays.ACTUAL:
        return (period.end - period.start).days
    if not period.regular:
        return bond_days(period.start, period.end)
    return _THIRTY * frequency.months or frequency.days


def _regular_days(frequency: Frequency, end: date) -> int:
    """How many days a whole period that ends on `end` has."""
    return (end - step(end, frequency, -1)).days
