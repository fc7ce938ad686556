"""Clocks: the only module that asks the system what time it is.

Everything else takes a clock that is handed in, so years of lending can be simulated in seconds.
"""

from datetime import UTC, datetime, timedelta


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        """The moment now, in UTC."""
        return datetime.now(UTC)


class SimulatedClock:
    """A clock that stands still until it is moved, for the demo and the tests."""

    def __init__(self, start: datetime) -> None:
        assert start.tzinfo is UTC, "clocks run in UTC"
        self._moment = start

    def now(self) -> datetime:
        """The moment that was last set, in UTC."""
        return self._moment

    def advance(self, step: timedelta) -> datetime:
        """Move on by `step` and give the new moment."""
        return self.set(self._moment + step)

    def set(self, moment: datetime) -> datetime:
        """Move to `moment`, also back: a test may want a clock that errs."""
        assert moment.tzinfo is UTC, "clocks run in UTC"
        self._moment = moment
        return moment
