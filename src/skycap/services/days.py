"""Past days as they were reckoned then: the time zone, and all else that the lender had set."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime

from skycap.services.office import SETTINGS_STREAM, Lender, Office


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of past moments as they were reckoned then: the lender's time zone may change."""

    since: tuple[datetime, ...]
    lenders: tuple[Lender, ...]

    def lender_at(self, moment: datetime) -> Lender:
        """The settings as they were at a UTC moment."""
        return self.lenders[bisect_right(self.since, moment)]

    def lender_on(self, day: date) -> Lender:
        """The settings as they were at the end of `day`."""
        past = [moment for moment in self.since if self.date_of(moment) <= day]
        return self.lenders[len(past)]

    def date_of(self, moment: datetime) -> date:
        """The calendar date of a UTC moment, in the time zone that was set at that moment."""
        return self.lender_at(moment).date_of(moment)


def days_of(office: Office) -> Days:
    """The dates as the settings, past and present, reckon them."""
    changes = office.store.load(SETTINGS_STREAM)
    since = tuple(entry.recorded_at for entry in changes)
    settings = tuple(Lender.from_json(entry.event.body) for entry in changes)
    return Days(since, (Lender(), *settings))
