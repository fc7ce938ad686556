"""Time: what the days between two facts do to a loan that is not paid.

Nothing here walks from day to day. Between two boundaries (a fact, a default, a stop) what is
unpaid stands still, so the sum of all that accrues is told at once; the day on which a ceiling is
reached is solved for.
"""

from datetime import date, timedelta

from skycap.lending.calendars import add_months
from skycap.lending.course import Course, Track
from skycap.lending.late import NEVER_LATE, InDuplum, Penalty
from skycap.lending.money import divide
from skycap.lending.penalties import (
    cap_of,
    is_missed,
    missed_on,
    ratio,
    reckoned,
    units_between,
)


def elapse(course: Course, to: date) -> None:
    """Let time pass from the course's day to the end of `to`."""
    if course.terms.late is not NEVER_LATE and not course.ended:
        for boundary in _boundaries(course, to):
            _between(course, boundary)
            course.day = boundary
            _turn(course, boundary)
    course.day = to


def _boundaries(course: Course, to: date) -> list[date]:
    """The days from the course's day to `to` on which something may begin or end, and `to`.

    Only what is unpaid can bring one, and until the next fact it stays unpaid.
    """
    months = course.terms.late.stop_after_months if course.stopped_on is None else 0
    days_late, found = course.ceiling.days_late, {to}
    ceiling = course.ceiling.form is not InDuplum.NONE
    if ceiling or months:
        unpaid = [track.row.due for track in course.tracks if track.row.outstanding]
        for due in (*unpaid, *(due for due, _ in course.carried)):
            if ceiling:
                found.add(due)
            if days_late:
                found.add(due + timedelta(days=days_late))
            if months:
                found.add(add_months(due, months))
    return sorted(day for day in found if course.day < day <= to)


def _between(course: Course, to: date) -> None:
    """Charge what accrues to the end of `to`, as far as the ceiling lets it."""
    room = course.room()
    if room is None or _accruing(course, to) <= room:
        _charge(course, to, None)
        return
    if room == 0:
        _charge(course, to, 0)
        return
    low, high = 0, (to - course.day).days
    while high - low > 1:  # `low` days still fit under the ceiling, `high` days do not
        middle = (low + high) // 2
        if _accruing(course, course.day + timedelta(days=middle)) <= room:
            low = middle
        else:
            high = middle
    fits = course.day + timedelta(days=low)
    if low:  # what a stop held back may accrue on the first day, all at once
        room -= _accruing(course, fits)
    _charge(course, fits, None)
    _charge(course, fits + timedelta(days=1), room)
    _charge(course, to, 0)


def _charge(course: Course, to: date, room: int | None) -> None:
    """Charge what accrues to the end of `to`, interest first, up to `room`; block the rest."""
    if to == course.day:
        return
    penalties = _penalties_accruing(course, to)
    if course.ceiling.form is InDuplum.NONE:
        for track, amount in penalties:
            track.row.penalty += amount
    else:
        _let(course, to, penalties, room)
    penalty = course.terms.late.penalty
    if penalty is not None and course.stopped_on is None:
        for track in course.tracks:
            _keep_count(course, track, penalty, to)
    course.day = to


def _let(course: Course, to: date, penalties: list[tuple[Track, int]], room: int | None) -> None:
    """Let interest and then penalties accrue up to `room`, count them, and block the rest."""
    left = _accruing(course, to) if room is None else room
    for track in course.tracks:
        if track.start < to and track.until > course.day:
            accrued = track.interest_owed(to) - track.interest_owed(course.day)
            let = min(accrued, left)
            left -= let
            course.ceiling.count(let)
            if let < accrued:
                _block_interest(course, track, accrued - let, to)
    for track, amount in penalties:
        let = min(amount, left)
        left -= let
        course.ceiling.count(let)
        course.blocked += amount - let
        track.row.penalty += let


def _block_interest(course: Course, track: Track, amount: int, on: date) -> None:
    """Take back interest that accrued above the ceiling; what is left goes on from there."""
    track.hold(on)
    track.begun -= amount
    track.row.interest -= amount
    course.blocked += amount


def _keep_count(course: Course, track: Track, penalty: Penalty, to: date) -> None:
    """Remember what the days to the end of `to` came to."""
    if track.row.due >= to or track.row.number == 0:
        return
    if track.row.scheduled_outstanding:
        track.reckoned = reckoned(course, track, penalty, to)
        track.units += units_between(track, penalty, course.day, to)
    if track.missed is None and missed_on(penalty, track.row.due) <= to:
        track.missed = is_missed(course, track, penalty, to)


def _turn(course: Course, on: date) -> None:
    """What begins on a boundary: a default, a fee within one, the automatic stop."""
    days_late, late = course.ceiling.days_late, course.terms.late
    if course.ceiling.counts_fees:
        for track in course.tracks:
            if track.row.due == on:
                count_fee(course, track, max(track.fee_owed(on) - track.charged, 0))
    oldest = course.oldest_unpaid()
    if oldest is None:
        return
    if days_late and course.ceiling.capital is None and (on - oldest).days >= days_late:
        course.ceiling.default(course.capital(), course.unpaid_interest(on))
        if course.ceiling.form is InDuplum.KENYA:
            _cut(course, course.ceiling.counted - course.capital(), on)
    months = late.stop_after_months
    running = course.stopped_on is None and not course.resumed
    if months and running and add_months(oldest, months) <= on:
        stop(course, on)


def count_fee(course: Course, track: Track, amount: int) -> None:
    """Count a fee against a ceiling that counts fees, and block what is above it."""
    room = course.ceiling.room() if course.ceiling.counts_fees else None
    if room is not None:
        above = max(amount - room, 0)
        track.row.fee -= above
        course.blocked += above
        course.ceiling.count(amount - above)


def heal(course: Course, on: date) -> None:
    """Forget a default that a fact has made good."""
    if course.ceiling.capital is not None:
        oldest, days_late = course.oldest_unpaid(), course.ceiling.days_late
        if oldest is None or days_late is None or (on - oldest).days < days_late:
            course.ceiling.cure()


def stop(course: Course, on: date) -> None:
    """Let neither interest nor penalties run from `on`, but for the part the terms allow."""
    course.stopped_on = on
    for track in course.tracks:
        if track.until <= on or track.row.number == 0:
            continue
        track.hold(on)
        row = track.row
        coming = row.interest + track.interest_waived - track.begun
        later = asked_in_stop(course, coming)
        asked = max(track.begun + later - track.interest_waived, row.interest_paid)
        track.cut, track.cut_from = row.interest - asked, track.start
        course.unasked += track.cut
        row.interest = asked


def asked_in_stop(course: Course, interest: int) -> int:
    """The part of the `interest` to come that is asked for though interest was stopped."""
    numerator, denominator = ratio(course.terms.late.post_stop_percent)
    return divide(interest * numerator, denominator, course.terms.rounding)


def resume(course: Course, on: date) -> None:
    """Let interest and penalties run again from `on`: the rest of what the contract asks."""
    course.resumed, course.stopped_on = True, None
    for track in course.tracks:
        if track.cut and track.until > on:
            track.hold(on)
            days = (track.until - track.cut_from).days
            left = (track.until - max(on, track.cut_from)).days
            again = divide(track.cut * left, days, course.terms.rounding)
            track.row.interest += again
            course.unasked -= again
        track.cut = 0


def _cut(course: Course, excess: int, on: date) -> None:
    """Give up what is unpaid above a ceiling when it comes down: penalties first, then interest."""
    if excess <= 0:
        return
    for track in reversed(course.tracks):
        above = min(track.row.penalty - track.row.penalty_paid, excess)
        track.row.penalty -= above
        course.blocked += above
        excess -= above
    for track in reversed(course.tracks):
        above = min(track.interest_owed(on), excess)
        if above:
            _block_interest(course, track, above, on)
            excess -= above
    course.ceiling.counted = course.capital()


def _accruing(course: Course, to: date) -> int:
    """All interest and penalties that accrue to the end of `to`, and are not paid in advance."""
    return _interest_accruing(course, to) + sum(
        amount for _, amount in _penalties_accruing(course, to)
    )


def _interest_accruing(course: Course, to: date) -> int:
    return sum(
        track.interest_owed(to) - track.interest_owed(course.day)
        for track in course.tracks
        if track.start < to and track.until > course.day
    )


def _penalties_accruing(course: Course, to: date) -> list[tuple[Track, int]]:
    """The penalty that accrues on each instalment to the end of `to`, within the cap."""
    penalty = course.terms.late.penalty
    if penalty is None or course.stopped_on is not None:
        return []
    cap, found = cap_of(course, penalty), []
    left = None
    if cap is not None:
        told = sum(track.row.penalty + track.penalty_waived for track in course.tracks)
        left = max(cap - told, 0)
    for track in course.tracks:
        row = track.row
        if row.due >= to or row.number == 0 or not row.scheduled_outstanding:
            continue
        amount = reckoned(course, track, penalty, to) - track.reckoned
        if left is not None:
            amount = min(amount, left)
            left -= amount
        if amount:
            found.append((track, amount))
    return found
