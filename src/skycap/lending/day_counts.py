"""Day counts: how many days, and what part of a year, lie between two dates.

Thirteen conventions by their market names. The start is excluded and the end included, except
where a convention says otherwise. Every year fraction is an exact ratio.
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from skycap.lending.calendars import MONTHS_PER_YEAR, WEEKS_PER_YEAR, add_months, month_end

COMMON_YEAR = 365
LEAP_YEAR = 366
BANKERS_YEAR = 360
_FEBRUARY = 2
_LONG_MONTH = 31
_EVEN_MONTH = 30


class DayCount(StrEnum):
    """The conventions, as lenders and markets name them."""

    ACT_360 = "ACT/360"
    ACT_364 = "ACT/364"
    ACT_365F = "ACT/365F"
    ACT_365_ACTUAL = "ACT/365_ACTUAL"
    NL_365 = "NL/365"
    ACT_ACT_ISDA = "ACT/ACT_ISDA"
    THIRTY_360_BOND = "30/360_BOND_BASIS"
    THIRTY_360_US = "30/360_US"
    THIRTY_E_360 = "30E/360"
    THIRTY_E_360_ISDA = "30E/360_ISDA"
    EU_CCD_MONTH = "EU_CCD_MONTH"
    EU_CCD_YEAR = "EU_CCD_YEAR"
    EU_CCD_WEEK = "EU_CCD_WEEK"


class Count(NamedTuple):
    """Days between two dates as a convention counts them, and the part of a year that they are."""

    days: int
    year_fraction: Fraction


def count(convention: DayCount, start: date, end: date, termination: date | None = None) -> Count:
    """Count from `start` to `end`, which must not be earlier.

    `termination` is the last date of the contract; only 30E/360 ISDA asks for it.
    """
    assert start <= end, "a period does not end before it starts"
    return _CONVENTIONS[convention](start, end, termination)


def year_length(year: int) -> int:
    """365, or 366 in a leap year."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def leap_days(start: date, end: date) -> int:
    """How many times 29 February lies in (start, end]."""

    def until(day: date) -> int:
        year = day.year if (day.month, day.day) >= (_FEBRUARY, 29) else day.year - 1
        return year // 4 - year // 100 + year // 400

    return until(end) - until(start)


def bond_days(start: date, end: date) -> int:
    """Days of 30/360 bond basis, ISDA 2006 4.16(f): all months have thirty days."""
    first = min(start.day, _EVEN_MONTH)
    second = _EVEN_MONTH if end.day == _LONG_MONTH and first == _EVEN_MONTH else end.day
    return _thirty(start, end, first, second)


def _over(length: int) -> Callable[[date, date, date | None], Count]:
    """Actual days over a year of `length` days."""

    def actual(start: date, end: date, _: date | None) -> Count:
        days = (end - start).days
        return Count(days, Fraction(days, length))

    return actual


def _actual_365_actual(start: date, end: date, _: date | None) -> Count:
    days = (end - start).days
    return Count(days, Fraction(days, LEAP_YEAR if leap_days(start, end) else COMMON_YEAR))


def _no_leap(start: date, end: date, _: date | None) -> Count:
    days = (end - start).days - leap_days(start, end)
    return Count(days, Fraction(days, COMMON_YEAR))


def _actual_actual(start: date, end: date, _: date | None) -> Count:
    """The days of each calendar year over its length; the start counts, the end does not."""
    fraction, day = Fraction(0), start
    while day < end:
        new_year = min(date(day.year + 1, 1, 1), end)
        fraction += Fraction((new_year - day).days, year_length(day.year))
        day = new_year
    return Count((end - start).days, fraction)


def _thirty(start: date, end: date, first: int, second: int) -> int:
    months = MONTHS_PER_YEAR * (end.year - start.year) + end.month - start.month
    return _EVEN_MONTH * months + second - first


def _over_360(days: Callable[[date, date, date | None], int]) -> Callable[..., Count]:
    def counted(start: date, end: date, termination: date | None) -> Count:
        found = days(start, end, termination)
        return Count(found, Fraction(found, BANKERS_YEAR))

    return counted


def _us(start: date, end: date, _: date | None) -> int:
    """Bond basis in which the end of February is a thirtieth too."""
    first, second = start.day, end.day
    if _ends_february(start):
        second = _EVEN_MONTH if _ends_february(end) else second
        first = _EVEN_MONTH
    if second == _LONG_MONTH and first >= _EVEN_MONTH:
        second = _EVEN_MONTH
    return _thirty(start, end, min(first, _EVEN_MONTH), second)


def _eurobond(start: date, end: date, _: date | None) -> int:
    return _thirty(start, end, min(start.day, _EVEN_MONTH), min(end.day, _EVEN_MONTH))


def _german(start: date, end: date, termination: date | None) -> int:
    """The last day of a month is a thirtieth, but not the end of February that ends the loan."""
    assert termination is not None, "30E/360 ISDA needs the termination date"
    first = _EVEN_MONTH if month_end(start) else start.day
    second = min(end.day, _EVEN_MONTH)
    if _ends_february(end) and end != termination:
        second = _EVEN_MONTH
    return _thirty(start, end, first, second)


def _ends_february(day: date) -> bool:
    return day.month == _FEBRUARY and month_end(day)


def _whole_months(every: int) -> Callable[[date, date, date | None], Count]:
    """Whole steps of `every` months counted back from the later date, then days of a year.

    A step that has no such day ends on the last of its month, seen from either end: 31 December to
    28 February is two months.
    """

    def counted(start: date, end: date, _: date | None) -> Count:
        months = MONTHS_PER_YEAR * (end.year - start.year) + end.month - start.month
        steps = months // every
        if add_months(start, steps * every) == end:
            return Count((end - start).days, Fraction(steps * every, MONTHS_PER_YEAR))
        while add_months(end, -steps * every) < start:
            steps -= 1
        whole = Fraction(steps * every, MONTHS_PER_YEAR)
        return _and_days(start, end, add_months(end, -steps * every), whole)

    return counted


def _whole_weeks(start: date, end: date, _: date | None) -> Count:
    weeks = (end - start).days // 7
    return _and_days(start, end, end - timedelta(weeks=weeks), Fraction(weeks, WEEKS_PER_YEAR))


def _and_days(start: date, end: date, reached: date, whole: Fraction) -> Count:
    """The whole steps, and the days that remain over the year that ends where they began."""
    length = (reached - add_months(reached, -MONTHS_PER_YEAR)).days
    return Count((end - start).days, whole + Fraction((reached - start).days, length))


_CONVENTIONS: dict[DayCount, Callable[[date, date, date | None], Count]] = {
    DayCount.ACT_360: _over(BANKERS_YEAR),
    DayCount.ACT_364: _over(364),
    DayCount.ACT_365F: _over(COMMON_YEAR),
    DayCount.ACT_365_ACTUAL: _actual_365_actual,
    DayCount.NL_365: _no_leap,
    DayCount.ACT_ACT_ISDA: _actual_actual,
    DayCount.THIRTY_360_BOND: _over_360(lambda start, end, _: bond_days(start, end)),
    DayCount.THIRTY_360_US: _over_360(_us),
    DayCount.THIRTY_E_360: _over_360(_eurobond),
    DayCount.THIRTY_E_360_ISDA: _over_360(_german),
    DayCount.EU_CCD_MONTH: _whole_months(1),
    DayCount.EU_CCD_YEAR: _whole_months(MONTHS_PER_YEAR),
    DayCount.EU_CCD_WEEK: _whole_weeks,
}
