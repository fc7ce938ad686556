"""Calendars: stepping due dates from an anchor day.

Months are stepped from the anchor, never from the previous date, so a loan that starts on the 31st
is due on 28 February and again on 31 March.
"""

import calendar
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

MONTHS_PER_YEAR = 12
WEEKS_PER_YEAR = 52
_SHORTEST_MONTH = 28


class Unit(StrEnum):
    """What a repayment period is counted in."""

    MONTHS = "months"
    WEEKS = "weeks"


class Frequency(NamedTuple):
    """One instalment every `every` units, such as every 2 weeks."""

    unit: Unit
    every: int = 1

    @property
    def per_year(self) -> int:
        """How many units make a year: 12 months or 52 weeks, the convention of periodic rates."""
        return MONTHS_PER_YEAR if self.unit is Unit.MONTHS else WEEKS_PER_YEAR


def add_months(anchor: date, months: int) -> date:
    """Step `months` from `anchor`, clamped to the month: 31 January + 1 is 28 February."""
    years, month = divmod(anchor.month - 1 + months, MONTHS_PER_YEAR)
    year, month, day = anchor.year + years, month + 1, anchor.day
    if day > _SHORTEST_MONTH:
        day = min(day, calendar.monthrange(year, month)[1])
    return date(year, month, day)


def step(anchor: date, frequency: Frequency, periods: int) -> date:
    """Give the date `periods` repayment periods after `anchor`."""
    count = frequency.every * periods
    if frequency.unit is Unit.MONTHS:
        return add_months(anchor, count)
    return anchor + timedelta(weeks=count)
