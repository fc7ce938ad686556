"""Penalties: what an instalment costs that is paid late, in closed form.

An instalment is missed when more than the tolerance of its principal and interest is unpaid at the
end of its due date and grace. A fixed or percentage penalty is then charged once. Penalty interest
is what is overdue x days x rate, rounded once for the sum of all days of an instalment. The base
never holds fees or penalties.
"""

from datetime import date, timedelta

from skycap.lending.calendars import DAYS_PER_YEAR, MONTHS_PER_YEAR
from skycap.lending.course import Course, Track
from skycap.lending.late import Penalty, PenaltyBase, PenaltyKind, PenaltyPeriod
from skycap.lending.money import divide_to
from skycap.lending.terms import Terms

TIMES_A_YEAR = {
    PenaltyPeriod.DAY: DAYS_PER_YEAR,
    PenaltyPeriod.MONTH: MONTHS_PER_YEAR,
    PenaltyPeriod.YEAR: 1,
}


def missed_on(penalty: Penalty, due: date) -> date:
    """The first day on which an unpaid instalment counts as missed."""
    return due + timedelta(days=penalty.grace_days + 1)


def is_missed(course: Course, track: Track, penalty: Penalty, day: date) -> bool:
    """Whether the instalment counts as missed at the end of `day`; once it does, it stays so."""
    if track.missed is not None:
        return track.missed
    late = missed_on(penalty, track.row.due) <= day
    return late and track.row.scheduled_outstanding > course.terms.tolerance


def reckoned(course: Course, track: Track, penalty: Penalty, day: date) -> int:
    """The penalty that the rule asks for the instalment at the end of `day`, ceilings aside."""
    if not is_missed(course, track, penalty, day):
        return track.reckoned
    if penalty.kind is PenaltyKind.DAILY:
        units = track.units + units_between(track, penalty, course.day, day)
        return _daily(course.terms, penalty, units)
    if track.missed:
        return track.reckoned
    if penalty.kind is PenaltyKind.FIXED:
        return penalty.amount
    return _part(course.terms, penalty.percent, base_of(track, penalty))


def base_of(track: Track, penalty: Penalty) -> int:
    """What a penalty on the instalment is a part of, in minor units."""
    row = track.row
    if penalty.base is PenaltyBase.PRINCIPAL:
        return row.principal - row.principal_paid
    if penalty.base is PenaltyBase.INSTALMENT and row.scheduled_outstanding:
        return row.principal + row.interest
    return row.scheduled_outstanding


def units_between(track: Track, penalty: Penalty, start: date, end: date) -> int:
    """What is overdue times the days that count from `start` to `end`, the start excluded."""
    counted = track.row.due
    if penalty.from_grace:
        counted += timedelta(days=penalty.grace_days)
    days = (end - max(start, counted)).days
    return base_of(track, penalty) * days if days > 0 else 0


def cap_of(course: Course, penalty: Penalty) -> int | None:
    """The most that all penalties of the loan come to; None where there is no limit."""
    caps = [penalty.cap] if penalty.cap else []
    part = _part(course.terms, penalty.cap_percent, course.lent)
    return min([*caps, part]) if part else min(caps, default=None)


def _daily(terms: Terms, penalty: Penalty, units: int) -> int:
    numerator, denominator = ratio(penalty.percent)
    numerator *= TIMES_A_YEAR[penalty.period]
    return divide_to(
        units * numerator, denominator * DAYS_PER_YEAR, terms.rounding_unit, terms.rounding
    )


def _part(terms: Terms, percent: str, base: int) -> int:
    numerator, denominator = ratio(percent)
    return divide_to(base * numerator, denominator, terms.rounding_unit, terms.rounding)


def ratio(percent: str) -> tuple[int, int]:
    """A percentage as numerator and denominator: "2.5" is 25 over 1000."""
    whole, _, decimals = percent.partition(".")
    return int(whole + decimals), 100 * 10 ** len(decimals)
