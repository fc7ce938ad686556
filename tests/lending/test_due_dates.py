"""Due dates: days of the month and the week, first dates, month ends, working days."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.calendars import (
    Frequency,
    Shift,
    Unit,
    add_months,
    day_in_month,
    month_end,
    nth_weekday,
    shifted,
    step,
    steps,
)
from skycap.lending.conditions import DueDates, check_due_dates
from skycap.lending.due_dates import periods
from skycap.lending.refusals import Refusal
from tests.lending.builders import START, terms_of
from tests.lending.strategies import DATES

MAY_DAY = date(2025, 5, 1)


def due(
    start: date,
    count: int = 4,
    holidays: frozenset[date] = frozenset(),
    first_due: date | None = None,
    frequency: tuple[Unit, int] = (Unit.MONTHS, 1),
    **rule: object,
) -> list[str]:
    """The due dates of a loan, as text."""
    unit, every = frequency
    dates = DueDates(**rule)  # type: ignore[arg-type] # as the test has it
    terms = terms_of(
        instalments=count, unit=unit, every=every, due_dates=dates, first_due=first_due
    )
    found = periods(terms, start, holidays)
    return [period.due.isoformat() for period in found]


class TestDays:
    """Which day an instalment falls on."""

    def test_of_the_month(self) -> None:
        """On the 25th, from the first 25th that is far enough away."""
        assert due(date(2025, 1, 20), day=25) == [
            "2025-01-25", "2025-02-25", "2025-03-25", "2025-04-25",
        ]  # fmt: skip
        assert due(date(2025, 1, 20), day=25, first_days=15)[0] == "2025-02-25"

    def test_the_last_of_the_month(self) -> None:
        """Day 31 is the last day, also of February."""
        assert due(date(2024, 1, 31), day=31) == [
            "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31",
        ]  # fmt: skip

    def test_month_ends_stay(self) -> None:
        """A loan of 28 February steps by month ends where the rule says so, else by the 28th."""
        start = date(2025, 2, 28)

        assert due(start, 3, month_end=True) == ["2025-03-31", "2025-04-30", "2025-05-31"]
        assert due(start, 3) == ["2025-03-28", "2025-04-28", "2025-05-28"]
        assert due(date(2025, 2, 27), 1, month_end=True) == ["2025-03-27"]

    def test_a_loan_of_the_thirtieth_comes_back_to_it(self) -> None:
        """After February's end, the 30th is the 30th again."""
        assert due(date(2025, 1, 30), 3) == ["2025-02-28", "2025-03-30", "2025-04-30"]

    def test_of_the_week(self) -> None:
        """Every Friday, from the first one after the payout."""
        assert due(date(2025, 1, 31), 3, frequency=(Unit.WEEKS, 1), weekday=4) == [
            "2025-02-07", "2025-02-14", "2025-02-21",
        ]  # fmt: skip

    def test_the_nth_of_the_month(self) -> None:
        """The second Tuesday, and the last Friday, of each month."""
        assert due(date(2025, 1, 20), 3, weekday=1, nth=2) == [
            "2025-02-11", "2025-03-11", "2025-04-08",
        ]  # fmt: skip
        assert due(date(2025, 1, 20), 3, weekday=4, nth=-1) == [
            "2025-01-31", "2025-02-28", "2025-03-28",
        ]  # fmt: skip

    def test_payday_is_the_last_working_day(self) -> None:
        """Day 31 with the working day before: 31 May 2025 is a Saturday, so Friday the 30th."""
        assert due(date(2025, 4, 10), 2, day=31, shift=Shift.PRECEDING) == [
            "2025-04-30", "2025-05-30",
        ]  # fmt: skip

    def test_a_first_date_of_ones_own(self) -> None:
        """Later dates step from the first due date that was agreed."""
        assert due(START, 3, first_due=date(2025, 3, 15)) == [
            "2025-03-15", "2025-04-15", "2025-05-15",
        ]  # fmt: skip

    def test_a_first_date_may_have_to_be_later(self) -> None:
        """A payout too near to its first date skips one; the anchor stays."""
        assert due(START, 2, first_days=30) == ["2025-03-31", "2025-04-30"]

    def test_quarters_and_fortnights(self) -> None:
        """Quarters step by three months, fortnights by fourteen days, days by days."""
        assert due(START, 2, frequency=(Unit.QUARTERS, 1)) == ["2025-04-30", "2025-07-31"]
        assert due(START, 2, frequency=(Unit.FORTNIGHTS, 1)) == ["2025-02-14", "2025-02-28"]
        assert due(START, 2, frequency=(Unit.DAYS, 10)) == ["2025-02-10", "2025-02-20"]


class TestWorkingDays:
    """Where a date goes that is no working day."""

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            (Shift.NONE, "2025-05-31"),
            (Shift.FOLLOWING, "2025-06-02"),
            (Shift.MODIFIED_FOLLOWING, "2025-05-30"),
            (Shift.PRECEDING, "2025-05-30"),
        ],
    )
    def test_a_saturday_that_ends_a_month(self, rule: Shift, expected: str) -> None:
        """To Monday, or to Friday where Monday is in another month."""
        assert expected == shifted(date(2025, 5, 31), rule, ()).isoformat()

    def test_holidays_are_none(self) -> None:
        """Labour Day moves to the day after; a holiday beside a weekend moves further."""
        assert shifted(MAY_DAY, Shift.FOLLOWING, {MAY_DAY}) == date(2025, 5, 2)
        days = {MAY_DAY, date(2025, 5, 2)}
        assert shifted(MAY_DAY, Shift.FOLLOWING, days) == date(2025, 5, 5)
        assert shifted(date(2025, 5, 2), Shift.PRECEDING, days) == date(2025, 4, 30)

    def test_new_year_of_2023(self) -> None:
        """1 January 2023 was a Sunday, so 2 and 3 January were holidays: due on the 4th."""
        holidays = frozenset({date(2023, 1, 2), date(2023, 1, 3)})

        assert due(date(2022, 12, 1), 1, holidays, shift=Shift.FOLLOWING) == ["2023-01-04"]

    def test_a_shift_does_not_move_the_others(self) -> None:
        """After a moved date, the next one is where it would have been."""
        assert due(date(2025, 2, 1), 3, shift=Shift.FOLLOWING) == [
            "2025-03-03", "2025-04-01", "2025-05-01",
        ]  # fmt: skip

    def test_the_interest_may_stay_or_move(self) -> None:
        """Only the due date moves, or the end of the interest period with it."""
        for moves, end in ((False, date(2025, 3, 1)), (True, date(2025, 3, 3))):
            rule = DueDates(shift=Shift.FOLLOWING, shift_interest=moves)
            first, second = periods(terms_of(instalments=2, due_dates=rule), date(2025, 2, 1))
            assert (first.due, first.end, second.start) == (date(2025, 3, 3), end, end)
            assert first.regular is not moves

    def test_a_date_never_moves_to_the_payout(self) -> None:
        """A first instalment of a daily loan does not go back to the day the money was paid."""
        friday = date(2025, 5, 30)

        assert due(friday, 2, frequency=(Unit.DAYS, 1), shift=Shift.PRECEDING)[0] == "2025-06-02"

    @given(DATES, st.sampled_from(Shift), st.sets(DATES, max_size=4))
    def test_what_is_shifted_is_a_working_day(
        self, day: date, rule: Shift, holidays: set[date]
    ) -> None:
        """Every rule but none ends on a working day, and leaves a working day alone."""
        found = shifted(day, rule, holidays)

        assert rule is Shift.NONE or (found.weekday() < 5 and found not in holidays)
        if day.weekday() < 5 and day not in holidays:
            assert found == day
        if rule is Shift.MODIFIED_FOLLOWING:
            assert found.month == day.month


@given(DATES, st.sampled_from(Unit), st.integers(1, 6), st.integers(1, 40))
def test_all_steps_at_once_are_the_steps_one_by_one(
    anchor: date, unit: Unit, every: int, count: int
) -> None:
    """The quick list of dates is that of single steps."""
    frequency = Frequency(unit, every)

    expected = [step(anchor, frequency, number) for number in range(1, count + 1)]
    assert expected == steps(anchor, frequency, count)


@given(DATES, st.integers(-30, 30))
def test_months_have_their_last_days(day: date, months: int) -> None:
    """The 31st of any month is its last day, and no other day is."""
    reached = add_months(day, months)
    last = day_in_month(reached.year, reached.month, 31)

    assert month_end(last)
    assert month_end(reached) == (reached == last)


@given(DATES, st.integers(1, 5), st.integers(0, 6))
def test_the_nth_weekday_is_one(day: date, nth: int, weekday: int) -> None:
    """It is that day of the week, in that month, and so many weeks in."""
    found = nth_weekday(day.year, day.month, nth, weekday)

    assert (found.month, found.weekday()) == (day.month, weekday)
    assert (found.day - 1) // 7 == nth - 1 or (nth == 5 and month_end_week(found))
    assert nth_weekday(day.year, day.month, -1, weekday).day + 7 > 28


def month_end_week(day: date) -> bool:
    """Whether the same weekday does not come again in the month."""
    return day_in_month(day.year, day.month, 31).day - day.day < 7


@pytest.mark.parametrize(
    ("rule", "by_month", "field"),
    [
        ({"day": 32}, True, "dueDates.day"),
        ({"day": 1}, False, "dueDates.day"),
        ({"day": 1, "weekday": 1, "nth": 1}, True, "dueDates.day"),
        ({"day": 1, "month_end": True}, True, "dueDates.day"),
        ({"weekday": 7}, False, "dueDates.weekday"),
        ({"weekday": 1}, True, "dueDates.nth"),
        ({"nth": 1}, True, "dueDates.nth"),
        ({"weekday": 1, "nth": 1}, False, "dueDates.nth"),
        ({"weekday": 1, "nth": 0}, True, "dueDates.nth"),
        ({"weekday": 1, "nth": 6}, True, "dueDates.nth"),
        ({"month_end": True}, False, "dueDates.monthEnd"),
        ({"first_days": 367}, True, "dueDates.firstDays"),
        ({"rest_days": (0, 0)}, True, "dueDates.restDays"),
        ({"rest_days": (7,)}, True, "dueDates.restDays"),
        ({"rest_days": (0, 1, 2, 3, 4, 5, 6)}, True, "dueDates.restDays"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(
    rule: dict[str, Any], by_month: bool, field: str
) -> None:
    """Each wrong rule is refused by its field."""
    with pytest.raises(Refusal) as refused:
        check_due_dates(DueDates(**rule), by_month)

    assert field == refused.value.field
