"""The figures of what befell a loan besides repayments, as the ledger needs them."""

from dataclasses import dataclass
from datetime import date

from skycap.lending.allocation import NOTHING, Part
from skycap.lending.course import Course


@dataclass(frozen=True, slots=True)
class Turns:
    """What befell a loan by the end of the day; amounts in minor units.

    `earned` is what was earned in all of interest, fees and penalties, `waived` and `written_off`
    what of it (and of the principal) was given up or left the books. `blocked` is what the in
    duplum ceiling kept from being charged, `unasked` the interest that a stop did, `rebate` what a
    settlement gave up, `rounding` a small balance that was let go (below zero: kept).
    """

    earned: Part = NOTHING
    waived: Part = NOTHING
    written_off: Part = NOTHING
    capitalised: int = 0
    upfront: int = 0
    advanced: int = 0
    refunded: int = 0
    recovered: int = 0
    blocked: int = 0
    unasked: int = 0
    rebate: int = 0
    rounding: int = 0
    room: int | None = None
    stopped_on: date | None = None
    restructured: bool = False
    ended: bool = False


def turns_of(course: Course, as_of: date, rounding: int) -> Turns:
    """The figures of a course that has run to the end of `as_of`."""
    tracks, gone = course.tracks, course.written_off
    waived = Part(
        0,
        0,
        sum(track.interest_waived for track in tracks),
        sum(track.fee_waived for track in tracks),
        sum(track.penalty_waived for track in tracks),
    )
    earned = Part(
        0,
        0,
        sum(track.earned(as_of) for track in tracks) + gone.interest + course.capitalised,
        sum(track.fee_earned(as_of) for track in tracks) + gone.fee,
        sum(track.row.penalty for track in tracks) + waived.penalty + gone.penalty,
    )
    return Turns(
        earned=earned,
        waived=waived,
        written_off=gone,
        capitalised=course.capitalised,
        upfront=course.upfront,
        advanced=course.advanced,
        refunded=course.refunded,
        recovered=course.recovered,
        blocked=course.blocked,
        unasked=course.unasked,
        rebate=course.rebate,
        rounding=rounding,
        room=course.room(),
        stopped_on=course.stopped_on,
        restructured=course.restructured,
        ended=course.ended,
    )
