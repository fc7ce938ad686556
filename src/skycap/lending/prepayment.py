"""Prepayment: what becomes of the instalments when principal is repaid before it is due.

A prepayment counts only after what is due is met and the interest to date is paid. The rest reduces
the principal, and the instalments to come are planned anew at the rates of their own periods: as
equal ones again, or as they were but ending sooner.
"""

from dataclasses import replace
from datetime import date

from skycap.lending.allocation import Part
from skycap.lending.amortisation import amortise
from skycap.lending.conditions import NO_GRACE, STEPPED
from skycap.lending.course import Course, Track
from skycap.lending.due_dates import periods
from skycap.lending.early import Surplus
from skycap.lending.elapsing import asked_in_stop
from skycap.lending.interest import Rates, rates
from skycap.lending.money import divide_to
from skycap.lending.terms import FOR_THE_TERM, Terms


def saves_interest(terms: Terms) -> bool:
    """Whether a prepayment can save interest: not where it was fixed up front."""
    return terms.method not in FOR_THE_TERM


def prepay(course: Course, amount: int, on: date, surplus: Surplus) -> tuple[tuple[Part, ...], int]:
    """Pay `amount` beyond what is due into the principal; give the parts and what was left over.

    Everything due by `on` is paid already. Where nothing is to come, nothing is taken.
    """
    coming = [track for track in course.tracks if track.row.due > on and track.row.outstanding]
    if not coming:
        return (), amount
    first = coming[0]
    part, amount = _to_date(first, amount, on)
    capital = sum(track.row.principal - track.row.principal_paid for track in coming)
    repaid = min(amount, capital)
    if repaid:
        if course.instalment is None:
            course.instalment = first.row.principal + first.row.interest + first.interest_waived
        kept = course.instalment if surplus is Surplus.TERM else None
        _plan(course, coming, capital - repaid, on, kept)
        first.row.principal += repaid
        first.row.principal_paid += repaid
        part = part.plus(Part(first.row.number, repaid, 0, 0, 0))
    parts = (part,) if part.total else ()
    course.count_paid(parts)
    return parts, amount - repaid


def _to_date(track: Track, amount: int, on: date) -> tuple[Part, int]:
    """Pay the interest, fees and penalties of the current instalment that were earned by `on`."""
    row = track.row
    interest = min(track.interest_owed(on), amount)
    amount -= interest
    fee = min(track.fee_owed(on), amount)
    amount -= fee
    penalty = min(row.penalty - row.penalty_paid, amount)
    row.interest_paid += interest
    row.fee_paid += fee
    row.penalty_paid += penalty
    return Part(row.number, 0, interest, fee, penalty), amount - penalty


def _plan(
    course: Course, coming: list[Track], balance: int, on: date, instalment: int | None
) -> None:
    """Let the instalments to come repay `balance`, each `instalment` where one is given."""
    left = rates_of(course, coming, on)
    if balance == 0:
        planned = [(0, 0)] * len(coming)
    elif instalment is None:
        even = replace(course.terms, grace=NO_GRACE, due_dates=STEPPED)
        planned = amortise(balance, even, left, (0, 1))
    else:
        planned = _as_before(course.terms, balance, left, instalment)
    for place, (track, (principal, interest)) in enumerate(zip(coming, planned, strict=True)):
        row = track.row
        if place == 0:
            track.hold(on)
        earned = track.begun if place == 0 else 0
        asked = interest
        if course.stopped_on is not None:  # what is planned anew stays stopped
            asked = asked_in_stop(course, interest)
            course.unasked += interest - asked - track.cut
            track.cut, track.cut_from = interest - asked, track.start
        row.principal = row.principal_paid + principal
        row.interest = max(earned + asked - track.interest_waived, row.interest_paid)
    _end_sooner(coming, on)


def _end_sooner(coming: list[Track], on: date) -> None:
    """Take the agreed fee off instalments that ask nothing any more."""
    for track in reversed(coming):
        if track.row.scheduled_outstanding:
            return
        _drop_fee(track, on)


def _drop_fee(track: Track, on: date) -> None:
    track.row.fee = max(track.fee_earned(on) - track.fee_waived, track.row.fee_paid)


def _as_before(terms: Terms, balance: int, left: Rates, instalment: int) -> list[tuple[int, int]]:
    """Instalments of the size they had, until nothing is left."""
    planned = []
    for place, part in enumerate(left.parts):
        interest = divide_to(balance * part, left.whole, terms.rounding_unit, terms.rounding)
        last = place == len(left.parts) - 1
        principal = balance if last else max(min(instalment - interest, balance), 0)
        planned.append((principal, interest))
        balance -= principal
    return planned


def rates_of(course: Course, coming: list[Track], on: date) -> Rates:
    """The rates of the periods to come, that of the current one for the days that are left."""
    terms, start, before = course.contract
    spans = periods(terms, start)
    found = rates(terms, spans)
    parts = [found.parts[track.row.number - before - 1] for track in coming]
    first = coming[0].row.number
    begun = max(
        (track.row.due for track in course.tracks if before < track.row.number < first),
        default=start,
    )
    days, gone = (coming[0].row.due - begun).days, max((on - begun).days, 0)
    whole = found.whole * days
    return Rates([parts[0] * (days - gone), *(part * days for part in parts[1:])], whole)
