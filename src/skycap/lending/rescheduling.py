"""A new schedule: rescheduling, further payouts, and cooling off.

The old instalments keep what was paid of them and ask for nothing more. What is left of the
principal is asked by the new rows; interest, fees and penalties that were earned and are unpaid go
into the first of them, and stay what they are. What was overdue keeps its own due dates for ageing,
until as much has been paid: a new schedule cures nothing.
"""

from datetime import date

from skycap.lending.allocation import Due
from skycap.lending.course import Course, Track
from skycap.lending.schedule import Row
from skycap.lending.servicing import Advanced, RescheduleProposed


def reschedule(course: Course, on: date, agreed: RescheduleProposed) -> None:
    """Begin the schedule agreed upon; capitalise unpaid interest up to the amount agreed."""
    capitalised = min(agreed.capitalised, sum(t.interest_owed(on) for t in course.tracks))
    left = capitalised
    for track in course.tracks:
        share = min(track.interest_owed(on), left)
        track.hold(on)
        track.begun -= share
        track.row.interest -= share
        left -= share
    course.capitalised += capitalised
    course.capitalised_left += capitalised
    _begin(course, on, agreed.schedule, course.capital() + capitalised)
    course.terms = agreed.terms
    course.contract = (agreed.terms, on, agreed.schedule[0].number - 1)
    course.restructured = course.restructured or agreed.restructured


def advance(course: Course, on: date, paid_out: Advanced) -> None:
    """Begin the schedule of a loan on which more was paid out."""
    course.advanced += paid_out.amount
    course.lent += paid_out.amount
    _begin(course, on, paid_out.schedule, course.capital() + paid_out.amount)
    course.terms = paid_out.terms
    course.contract = (paid_out.terms, on, paid_out.schedule[0].number - 1)


def cool_off(course: Course, on: date) -> None:
    """Ask for nothing but what the borrower received, at once; what was paid counts towards it.

    Where the terms say so, the interest earned by then is asked too, and paid first.
    """
    received, paid = course.lent - course.kept + course.refunded, course.paid
    interest = 0
    if course.terms.early.cooling_off_interest:
        interest = sum(max(t.earned(on) - t.interest_waived, 0) for t in course.tracks)
    number = course.tracks[-1].row.number + 1
    for track in course.tracks:
        row = track.row
        row.principal = row.principal_paid = row.interest = row.interest_paid = 0
        row.fee = row.fee_paid = row.penalty = row.penalty_paid = 0
        track.interest_waived = track.fee_waived = track.penalty_waived = 0
        track.settle(on)
        track.reckoned = track.units = 0
    course.upfront = course.capitalised = course.capitalised_left = 0
    owed, paid = max(received, 0), paid - min(received, 0)  # more may have been kept than was lent
    asked = Due(number, on, owed, interest)
    asked.interest_paid = min(paid, interest)
    asked.principal_paid = min(paid - asked.interest_paid, owed)
    course.overpaid = paid - asked.interest_paid - asked.principal_paid
    course.tracks.append(Track(asked, on, on))


def _begin(course: Course, on: date, rows: tuple[Row, ...], principal: int) -> None:
    """Close the old instalments and open new ones that ask for `principal` in all.

    The rows were planned when it was agreed; what differs since then is in the last ones.
    """
    _carry_ageing(course, on)
    interest = sum(track.interest_owed(on) for track in course.tracks)
    fee = sum(track.fee_owed(on) for track in course.tracks)
    penalty = sum(track.row.penalty - track.row.penalty_paid for track in course.tracks)
    for track in course.tracks:
        if track.row.number:
            track.finish(on)
    opened, start = [], on
    for row in rows:
        opened.append(Track(Due(*row), start, row.due))
        start = row.due
    first = opened[0]
    first.row.interest += interest
    first.row.fee += fee
    first.row.penalty += penalty
    first.begun, first.charged = interest, fee
    _fit(opened, principal - sum(row.principal for row in rows))
    course.tracks += opened
    course.instalment = None


def _fit(opened: list[Track], difference: int) -> None:
    """Let the last instalments take the difference between what was planned and what is owed."""
    opened[-1].row.principal += max(difference, 0)
    short = max(-difference, 0)
    for track in reversed(opened):
        taken = min(track.row.principal, short)
        track.row.principal -= taken
        short -= taken


def _carry_ageing(course: Course, on: date) -> None:
    """Keep the due dates of what is overdue."""
    kept, before = [], 0
    for due, total in course.falling_short():
        if due < on and total > before:
            kept.append((due, total - before))
            before = total
    course.carried, course.carried_paid = kept, 0
