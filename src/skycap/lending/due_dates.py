"""Due dates: when each instalment of a loan falls due, and where its interest period ends."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import NamedTuple

from skycap.lending.calendars import (
    DAYS_PER_WEEK,
    Frequency,
    Shift,
    add_months,
    day_in_month,
    month_end,
    nth_weekday,
    shifted,
    step,
)
from skycap.lending.conditions import DAY_OF_MONTH_MAX, DueDates
from skycap.lending.terms import Terms


class Period(NamedTuple):
    """One repayment period: where it begins and ends for interest, and when its instalment is due.

    `regular` says that it is as long as the frequency makes it. A first period may not be, nor one
    next to a date that was moved together with its interest.
    """

    start: date
    end: date
    due: date
    regular: bool = True


def periods(terms: Terms, start: date, holidays: Collection[date] = ()) -> list[Period]:
    """The periods of a loan paid out on `start`.

    Dates that are no working days are shifted last, so a shifted date never moves those after it.
    """
    rule, frequency = terms.due_dates, terms.frequency
    first = terms.first_due or _first(rule, frequency, start)
    assert first > start, "the first instalment falls due after the payout"
    plain = _steps_from_start(rule, frequency, start, first)
    at_month_end = rule.month_end and month_end(start if plain else first)
    regular = plain == 1 or (not plain and _stepped(rule, frequency, first, -1) == start)
    found, previous = [], start
    for number in range(terms.instalments):
        if plain:
            end = step(start, frequency, plain + number)
        else:
            end = _stepped(rule, frequency, first, number)
        if at_month_end:
            end = day_in_month(end.year, end.month, DAY_OF_MONTH_MAX)
        due = shifted(end, rule.shift, holidays, rule.rest_days)
        if due <= start:  # a preceding date may not fall before the money was paid
            due = shifted(end, Shift.FOLLOWING, holidays, rule.rest_days)
        moved = rule.shift_interest and due != end
        if moved:
            end = due
        found.append(Period(previous, end, due, regular and not moved))
        previous, regular = end, not moved
    return found


def _steps_from_start(rule: DueDates, frequency: Frequency, start: date, first: date) -> int:
    """Which step from the payout `first` is, where dates step from there; 0 where they do not."""
    if rule.day is not None or rule.weekday is not None:
        return 0
    number = 1
    while (reached := step(start, frequency, number)) < first:
        number += 1
    return number if reached == first else 0


def _first(rule: DueDates, frequency: Frequency, start: date) -> date:
    """The first date that the rule allows."""
    earliest = start + timedelta(days=max(rule.first_days, 1))
    if rule.day is not None:
        return _from(earliest, lambda year, month: day_in_month(year, month, rule.day or 1))
    if rule.weekday is not None and rule.nth is not None:
        nth, weekday = rule.nth, rule.weekday
        return _from(earliest, lambda year, month: nth_weekday(year, month, nth, weekday))
    if rule.weekday is not None:
        return earliest + timedelta(days=(rule.weekday - earliest.weekday()) % DAYS_PER_WEEK)
    number = 1
    while step(start, frequency, number) < earliest:
        number += 1
    return step(start, frequency, number)


def _from(earliest: date, in_month: Callable[[int, int], date]) -> date:
    """The date of the rule in the month of `earliest`, or in the next one if that is before it."""
    found = in_month(earliest.year, earliest.month)
    if found >= earliest:
        return found
    after = add_months(earliest.replace(day=1), 1)
    return in_month(after.year, after.month)


def _stepped(rule: DueDates, frequency: Frequency, first: date, number: int) -> date:
    """The date `number` periods after `first`, by the rule of the month where there is one."""
    reached = step(first.replace(day=1) if frequency.months else first, frequency, number)
    if not frequency.months:
        return reached
    if rule.nth is not None and rule.weekday is not None:
        return nth_weekday(reached.year, reached.month, rule.nth, rule.weekday)
    return day_in_month(reached.year, reached.month, rule.day or first.day)
