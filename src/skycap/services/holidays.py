"""Public holidays as dates: those of the lender's country, and what the lender knows better.

The President of Botswana may declare a holiday at any time, so the calendar is data: the library
knows the law (Public Holidays Act, Cap 03:07), the settings add days or take some away. A due date
is fixed when the loan is paid out; a later change never moves it.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from skycap.lending.calendars import Shift
from skycap.lending.terms import Terms
from skycap.services.office import Lender

COUNTRIES: Final = ("", "BW", "LS", "MZ", "NA", "SZ", "ZA", "ZM", "ZW", "KE", "MW", "TZ")
"""The countries whose holidays can be chosen; nothing for none."""
_TRANSLATED: Final = {"KE", "MZ", "NA", "TZ"}
"""The countries whose holidays the library names in more than one language."""
_DAYS_AROUND: Final = 31
"""How far a date may be shifted, at the very most."""


def for_terms(lender: Lender, terms: Terms, start: date) -> frozenset[date]:
    """The holidays that matter for a loan paid out on `start`.

    None where neither dates are shifted nor working days counted.
    """
    if terms.due_dates.shift is Shift.NONE and not terms.early.cooling_off_working_days:
        return frozenset()
    frequency = terms.frequency
    days = (frequency.days or 31 * frequency.months) * terms.instalments
    first = max(terms.first_due or start, start)
    until = first + timedelta(days=days + terms.due_dates.first_days + _DAYS_AROUND)
    return between(lender, start.year, until.year)


def between(lender: Lender, first_year: int, last_year: int) -> frozenset[date]:
    """The holidays of whole years."""
    years = tuple(range(first_year, last_year + 1))
    added = {date.fromisoformat(day) for day in lender.extra_holidays}
    taken = {date.fromisoformat(day) for day in lender.worked_holidays}
    return (_of_country(lender.holiday_country, years) | added) - taken


def named(lender: Lender, year: int) -> list[tuple[date, str]]:
    """The holidays of a year with their names, in order; those that the lender added have none."""
    names = _names(lender.holiday_country, year)
    return sorted(
        (day, names.get(day, "")) for day in between(lender, year, year) if day.year == year
    )


@lru_cache(maxsize=64)
def _of_country(country: str, years: tuple[int, ...]) -> frozenset[date]:
    return frozenset(day for year in years for day in _names(country, year))


@lru_cache(maxsize=256)
def _names(country: str, year: int) -> dict[date, str]:
    if not country:
        return {}
    import holidays  # noqa: PLC0415 - takes a tenth of a second, and few products shift dates

    language = "en_US" if country in _TRANSLATED else None
    return dict(holidays.country_holidays(country, years=year, language=language))
