"""Day counts: the published counts of thirteen conventions, and what holds for all of them."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.day_counts import DayCount, bond_days, count, leap_days, year_length
from skycap.lending.money import divide, text

CASES = json.loads((Path(__file__).parent / "data" / "cases_days.json").read_text("utf-8"))
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
ACTUAL = [one for one in DayCount if one.startswith(("ACT", "EU"))]
THIRTIES = [one for one in DayCount if one.startswith("30")]


def part_of_a_year(fraction: Fraction) -> str:
    """A year fraction with twelve decimals."""
    return text(divide(fraction.numerator * 10**12, fraction.denominator), 12)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_gives_the_published_count(case: dict[str, Any]) -> None:
    """Days and year fraction are those of the published table, to twelve decimals."""
    termination = case.get("termination_date")
    found = count(
        DayCount(case["convention"]),
        date.fromisoformat(case["start"]),
        date.fromisoformat(case["end"]),
        date.fromisoformat(termination) if termination else None,
    )

    assert case["days"] == found.days
    assert case["year_fraction"] == part_of_a_year(found.year_fraction)


def test_the_table_covers_every_convention() -> None:
    """Each of the thirteen conventions has published counts."""
    assert {case["convention"] for case in CASES} == set(DayCount)


@given(st.sampled_from(DayCount), DAYS)
def test_a_period_of_no_days_is_nothing(convention: DayCount, day: date) -> None:
    """From a day to itself there is no time, by any convention."""
    assert count(convention, day, day, date.max) == (0, 0)


@given(st.sampled_from(ACTUAL), DAYS, st.integers(0, 4_000))
def test_real_days_are_real(convention: DayCount, start: date, days: int) -> None:
    """The conventions of actual days count the days of the calendar."""
    assert count(convention, start, start + timedelta(days), date.max).days == days


@given(st.sampled_from(DayCount), DAYS, st.integers(0, 4_000))
def test_every_year_fraction_is_near_the_truth(
    convention: DayCount, start: date, days: int
) -> None:
    """No convention is further than two days in a hundred, and a few more, from real years."""
    found = count(convention, start, start + timedelta(days), date.max).year_fraction

    assert abs(found - Fraction(days, 365)) <= Fraction(days, 365) / 50 + Fraction(4, 365)


@given(DAYS, st.integers(0, 3_000), st.integers(0, 3_000))
def test_a_split_period_is_the_same_time(start: date, first: int, second: int) -> None:
    """ACT/ACT ISDA and ACT/365F of two parts add up to that of the whole."""
    middle = start + timedelta(first)
    end = middle + timedelta(second)
    for convention in (DayCount.ACT_ACT_ISDA, DayCount.ACT_365F, DayCount.NL_365):
        parts = count(convention, start, middle), count(convention, middle, end)
        whole = count(convention, start, end)
        assert whole.year_fraction == sum(part.year_fraction for part in parts)


@given(DAYS, st.integers(0, 4_000))
def test_leap_days_are_counted_one_by_one(start: date, days: int) -> None:
    """The leap days in (start, end] are those met by walking."""
    walked = [start + timedelta(number) for number in range(1, days + 1)]

    met = sum((day.month, day.day) == (2, 29) for day in walked)
    assert met == leap_days(start, start + timedelta(days))


@given(DAYS, st.integers(0, 12))
def test_whole_months_are_twelfths(start: date, months: int) -> None:
    """From a day to the same day months later is that many twelfths, thirty days each."""
    start = start.replace(day=min(start.day, 28))
    years, month = divmod(start.month - 1 + months, 12)
    end = start.replace(year=start.year + years, month=month + 1)

    assert Fraction(months, 12) == count(DayCount.EU_CCD_MONTH, start, end).year_fraction
    assert bond_days(start, end) == 30 * months


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2024, 12, 31), date(2025, 2, 28), 2),
        (date(2024, 12, 30), date(2025, 2, 28), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2025, 1, 31), date(2025, 4, 30), 3),
    ],
)
def test_a_day_that_a_month_lacks_is_its_last(start: date, end: date, months: int) -> None:
    """A step to a shorter month ends on its last day, as due dates do."""
    assert Fraction(months, 12) == count(DayCount.EU_CCD_MONTH, start, end).year_fraction


@given(st.sampled_from(THIRTIES), DAYS, st.integers(0, 3_000))
def test_thirty_day_months_make_years_of_360(convention: DayCount, start: date, days: int) -> None:
    """The fraction of a 30/360 convention is its days over 360, and a year is one."""
    end = start + timedelta(days)
    found = count(convention, start, end, date.max)

    assert found.year_fraction == Fraction(found.days, 360)
    later = date(start.year + 1, start.month, min(start.day, 28))
    if start.day <= 28 and (start.month, start.day) != (2, 28):
        assert count(convention, start, later, date.max).year_fraction == 1


def test_a_period_does_not_run_backwards() -> None:
    """An end before the start is a mistake of the caller."""
    with pytest.raises(AssertionError, match="does not end before"):
        count(DayCount.ACT_360, date(2025, 1, 2), date(2025, 1, 1))


def test_the_german_rule_needs_the_termination() -> None:
    """30E/360 ISDA cannot be counted without the last date of the contract."""
    with pytest.raises(AssertionError, match="termination"):
        count(DayCount.THIRTY_E_360_ISDA, date(2025, 1, 1), date(2025, 2, 28))


def test_years_have_their_lengths() -> None:
    """Centuries leap only every four hundred years."""
    assert [year_length(year) for year in (1900, 2000, 2023, 2024)] == [365, 366, 365, 366]
