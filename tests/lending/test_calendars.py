"""Calendars: due dates step from the anchor day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.calendars import Frequency, Unit, add_months, step
from tests.lending.strategies import DATES


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("2025-01-31", ["2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31"]),
        ("2023-10-31", ["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]),
        ("2024-01-30", ["2024-02-29", "2024-03-30"]),
        ("2025-01-29", ["2025-02-28", "2025-03-29"]),
        ("2024-01-29", ["2024-02-29", "2024-03-29"]),
        ("2025-01-28", ["2025-02-28", "2025-03-28"]),
        ("2025-12-15", ["2026-01-15", "2026-02-15"]),
        ("2024-02-29", ["2024-03-29", "2024-04-29"]),
    ],
)
def test_months_step_from_the_anchor(anchor: str, expected: list[str]) -> None:
    """A loan of the 31st is due on 28 February and again on 31 March, leap years included."""
    start = date.fromisoformat(anchor)
    stepped = [add_months(start, k).isoformat() for k in range(1, len(expected) + 1)]

    assert expected == stepped


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (12, "2025-02-28"),
        (48, "2028-02-29"),
        (-1, "2024-01-29"),
        (-12, "2023-02-28"),
        (0, "2024-02-29"),
    ],
)
def test_the_29th_of_february_steps_by_years_and_back(months: int, expected: str) -> None:
    """A leap day becomes the 28th in common years and returns in leap years."""
    assert date.fromisoformat(expected) == add_months(date(2024, 2, 29), months)


@given(DATES, st.integers(-400, 400))
def test_a_month_step_is_the_last_day_that_fits(anchor: date, months: int) -> None:
    """The step lies in the right month, on the anchor's day or the month's last day below it."""
    stepped = add_months(anchor, months)
    count = (stepped.year - anchor.year) * 12 + stepped.month - anchor.month

    assert months == count
    assert stepped.day == anchor.day or (
        stepped.day < anchor.day and (stepped + timedelta(days=1)).day == 1
    )


@given(DATES, st.integers(1, 6), st.integers(0, 60))
def test_weeks_are_seven_days(anchor: date, every: int, periods: int) -> None:
    """Weekly steps are exact multiples of seven days."""
    stepped = step(anchor, Frequency(Unit.WEEKS, every), periods)

    assert 7 * every * periods == (stepped - anchor).days


@given(DATES, st.sampled_from(Unit), st.integers(1, 6), st.integers(0, 60))
def test_steps_rise(anchor: date, unit: Unit, every: int, periods: int) -> None:
    """Each step is later than the one before."""
    frequency = Frequency(unit, every)

    assert step(anchor, frequency, periods) < step(anchor, frequency, periods + 1)
    assert anchor == step(anchor, frequency, 0)


def test_a_year_is_twelve_months_or_fifty_two_weeks() -> None:
    """Periodic rates divide the year by these."""
    assert Frequency(Unit.MONTHS).per_year == 12
    assert Frequency(Unit.WEEKS, 2).per_year == 52
