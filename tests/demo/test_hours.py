"""The hours of the office, and the diary that keeps to them."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from skycap.demo import hours
from skycap.demo.hours import Diary

days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone


def test_the_office_is_closed_on_sundays_and_holidays() -> None:
    """Nobody works on a Sunday, at Christmas or on Botswana Day; the next day may be one too."""
    assert not hours.is_working(date(2026, 7, 26))
    assert not hours.is_working(date(2026, 9, 30))
    assert hours.working(date(2026, 12, 25)) == date(2026, 12, 28)
    assert hours.working_days_after(date(2026, 7, 25), 1) == date(2026, 7, 27)


@given(start=moments, ahead=st.integers(0, 40), seed=st.integers(0, 1_000))
def test_a_diary_keeps_to_office_hours(start: datetime, ahead: int, seed: int) -> None:
    """Whatever is written down happens on a working day between opening and closing, and later."""
    diary = Diary(Random(seed), start)
    wanted = hours.local(start) + timedelta(days=ahead)

    at = diary.on(wanted)

    local = at.astimezone(hours.ZONE)
    assert at > start
    assert hours.is_working(local.date())
    assert local.date() >= wanted
    assert 8 <= local.hour < 17
    assert at < hours.closing(local.date())


@given(start=moments, seed=st.integers(0, 1_000))
def test_a_diary_never_goes_back(start: datetime, seed: int) -> None:
    """Each entry is later than the one before it."""
    diary = Diary(Random(seed), start)

    seen = [diary.days_later(0, 1), diary.minutes_later(1, 5), diary.days_later(0, 0)]
    seen.append(diary.on(hours.local(start)))

    assert seen == sorted(set(seen))


@given(due=days, seed=st.integers(0, 1_000))
def test_wages_come_at_the_end_of_a_month(due: date, seed: int) -> None:
    """The payday that pays an instalment is from the 25th on, within five weeks before it."""
    payday = hours.payday_before(due, Random(seed))

    assert payday.day >= 25
    assert timedelta(0) <= due - payday <= timedelta(days=35)
