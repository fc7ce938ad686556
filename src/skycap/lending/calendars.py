"""Calendars: stepping dates from an anchor day, and working days.

Months are stepped from the anchor, never from the previous date, so a loan that starts on the 31st
is due on 28 February and again on 31 March.
"""

import calendar
from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

MONTHS_PER_YEAR = 12
WEEKS_PER_YEAR = 52
DAYS_PER_YEAR = 365
DAYS_PER_WEEK = 7
WEEKEND = (5, 6)
"""Saturday and Sunday, as `date.weekday` numbers them: Monday is 0."""
_SHORTEST_MONTH = 28


class Unit(StrEnum):
    """What a repayment period is counted in."""

    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    FORTNIGHTS = "fortnights"
    QUARTERS = "quarters"


_PER_YEAR = {
    Unit.MONTHS: MONTHS_PER_YEAR,
    Unit.WEEKS: WEEKS_PER_YEAR,
    Unit.DAYS: DAYS_PER_YEAR,
    Unit.FORTNIGHTS: WEEKS_PER_YEAR // 2,
    Unit.QUARTERS: 4,
}
_MONTHS = {Unit.MONTHS: 1, Unit.QUARTERS: 3}
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: DAYS_PER_WEEK, Unit.FORTNIGHTS: 2 * DAYS_PER_WEEK}


class Frequency(NamedTuple):
    """One instalment every `every` units, such as every 2 weeks."""

    unit: Unit
    every: int = 1

    @property
    def per_year(self) -> int:
        """How many units make a year, the convention of periodic rates: 12, 52, 365, 26 or 4."""
        return _PER_YEAR[self.unit]

    @property
    def months(self) -> int:
        """How many months a period has; 0 where it is counted in days or weeks."""
        return _MONTHS.get(self.unit, 0) * self.every

    @property
    def days(self) -> int:
        """How many days a period has; 0 where it is counted in months."""
        return _DAYS.get(self.unit, 0) * self.every


class Shift(StrEnum):
    """Where a date goes that is no working day."""

    NONE = "none"
    FOLLOWING = "following"
    """To the next working day."""
    MODIFIED_FOLLOWING = "modified_following"
    """To the next working day, but to the one before where that would leave the month."""
    PRECEDING = "preceding"
    """To the working day before."""


def add_months(anchor: date, months: int) -> date:
    """Step `months` from `anchor`, clamped to the month: 31 January + 1 is 28 February."""
    years, month = divmod(anchor.month - 1 + months, MONTHS_PER_YEAR)
    year, month, day = anchor.year + years, month + 1, anchor.day
    if day > _SHORTEST_MONTH:
        day = min(day, calendar.monthrange(year, month)[1])
    return date(year, month, day)


def step(anchor: date, frequency: Frequency, periods: int) -> date:
    """Give the date `periods` repayment periods after `anchor`."""
    months = frequency.months
    if months:
        return add_months(anchor, months * periods)
    return anchor + timedelta(days=frequency.days * periods)


def steps(anchor: date, frequency: Frequency, count: int) -> list[date]:
    """The first `count` dates stepped from `anchor`: `step` for all of them, quicker."""
    months = frequency.months
    if not months:
        days = frequency.days
        return [anchor + timedelta(days=days * number) for number in range(1, count + 1)]
    year, month, day = anchor.year, anchor.month, anchor.day
    found = []
    for _ in range(count):
        month += months
        if month > MONTHS_PER_YEAR:
            year, month = year + (month - 1) // MONTHS_PER_YEAR, (month - 1) % MONTHS_PER_YEAR + 1
        clamped = day
        if day > _SHORTEST_MONTH:
            clamped = min(day, calendar.monthrange(year, month)[1])
        found.append(date(year, month, clamped))
    return found


def month_end(day: date) -> bool:
    """Whether `day` is the last of its month."""
    return day.day >= _SHORTEST_MONTH and day.day == calendar.monthrange(day.year, day.month)[1]


def day_in_month(year: int, month: int, day: int) -> date:
    """The `day` of a month, or its last where the month is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The `nth` such weekday of a month, the last one for -1 and where there is no fifth."""
    first = date(year, month, 1)
    ahead = (weekday - first.weekday()) % DAYS_PER_WEEK
    length = calendar.monthrange(year, month)[1]
    whole = (length - 1 - ahead) // DAYS_PER_WEEK
    weeks = whole if nth < 0 else min(nth - 1, whole)
    return first + timedelta(days=ahead + DAYS_PER_WEEK * weeks)


def shifted(
    day: date, rule: Shift, holidays: Collection[date], rest_days: Collection[int] = WEEKEND
) -> date:
    """The working day for `day` under `rule`; holidays and the weekdays of rest are none."""
    assert len(set(rest_days)) < DAYS_PER_WEEK, "a week has a working day"
    if rule is Shift.NONE:
        return day
    if rule is Shift.PRECEDING:
        return _working(day, -1, holidays, rest_days)
    after = _working(day, 1, holidays, rest_days)
    if rule is Shift.MODIFIED_FOLLOWING and after.month != day.month:
        return _working(day, -1, holidays, rest_days)
    return after


def working_days_after(
    day: date, count: int, holidays: Collection[date], rest_days: Collection[int] = WEEKEND
) -> date:
    """The working day that is `count` of them after `day`, which itself is not counted."""
    for _ in range(count):
        day = _working(day + timedelta(days=1), 1, holidays, rest_days)
    return day


def _working(
    day: date, direction: int, holidays: Collection[date], rest_days: Collection[int]
) -> date:
    while day.weekday() in rest_days or day in holidays:
        day += timedelta(days=direction)
    return day
