"""When the office is open: days, hours and the pace of work, in Botswana's time."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Africa/Gaborone")

_SATURDAY, _SUNDAY = 5, 6
_OPENS, _CLOSES, _CLOSES_ON_SATURDAY = time(8, 0), time(16, 45), time(12, 30)
_CLOSED: Final = {(1, 1), (1, 2), (5, 1), (7, 1), (9, 30), (10, 1), (12, 25), (12, 26)}
"""Month and day of the holidays that have a fixed date; the movable ones do not matter here."""

PAYDAYS_FROM: Final = 25
"""From this day of the month on, wages are paid in Botswana."""


def is_working(day: date) -> bool:
    """Whether the office is open on `day`."""
    return day.weekday() != _SUNDAY and (day.month, day.day) not in _CLOSED


def working(day: date) -> date:
    """The first day on or after `day` on which the office is open."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The day `count` working days after `day`."""
    for _ in range(count):
        day = working(day + timedelta(days=1))
    return working(day)


def local(moment: datetime) -> date:
    """The date of a UTC moment in Botswana."""
    return moment.astimezone(ZONE).date()


def at(day: date, hour: time) -> datetime:
    """The UTC moment of a time of day in Botswana."""
    return datetime.combine(day, hour, ZONE).astimezone(UTC)


def closing(day: date) -> datetime:
    """When the office closes on a working day."""
    return at(day, _CLOSES_ON_SATURDAY if day.weekday() == _SATURDAY else _CLOSES)


def payday_before(due: date, rng: Random) -> date:
    """The payday of the month whose wage pays an instalment due on `due`: the 25th to the 31st."""
    if due.day >= PAYDAYS_FROM:
        return due.replace(day=rng.randint(PAYDAYS_FROM, due.day))
    last = due.replace(day=1) - timedelta(days=1)
    return last.replace(day=rng.randint(PAYDAYS_FROM, last.day))


class Diary:
    """The moments at which one loan is worked on: inside office hours, never going back."""

    def __init__(self, rng: Random, start: datetime) -> None:
        self._rng = rng
        self.now = start

    @property
    def today(self) -> date:
        """The date that the diary has come to."""
        return local(self.now)

    def days_later(self, low: int, high: int) -> datetime:
        """Some moment of a working day, `low` to `high` working days from now."""
        return self.on(working_days_after(self.today, self._rng.randint(low, high)))

    def on(self, day: date) -> datetime:
        """Some moment in office hours on `day` or soon after, and after all before it."""
        day = working(max(day, self.today))
        opens, closes = at(day, _OPENS), closing(day)
        earliest = max(opens, self.now + timedelta(minutes=2))
        if earliest >= closes:
            return self.on(working_days_after(day, 1))
        return self._pick(earliest, closes)

    def minutes_later(self, low: int, high: int) -> datetime:
        """A few minutes from now, at whatever hour: for what one does in one sitting."""
        seconds = self._rng.randint(low * 60, high * 60)
        self.now += timedelta(seconds=seconds)
        return self.now

    def _pick(self, earliest: datetime, latest: datetime) -> datetime:
        span = int((latest - earliest).total_seconds())
        self.now = earliest + timedelta(seconds=self._rng.randrange(max(1, span)))
        return self.now
