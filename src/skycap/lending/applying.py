"""What each fact does to the course of a loan.

Every fact is total: it has a meaning whatever came before it. A waiver of more than there is lapses
for the rest; a refund that a reversal left uncovered is owed by the borrower; money that comes in
after a write-off is recovered.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from skycap.lending import servicing
from skycap.lending.allocation import NOTHING, Part, Split
from skycap.lending.course import Course, Quote, Track, begin
from skycap.lending.early import Surplus
from skycap.lending.elapsing import count_fee, elapse, heal, resume, stop
from skycap.lending.facts import REPAYMENT_RANK, Fact
from skycap.lending.loan import Loan, Payment
from skycap.lending.prepayment import prepay, saves_interest
from skycap.lending.rescheduling import advance, cool_off, reschedule
from skycap.lending.settlement import honour
from skycap.lending.terms import Bucket


def run(course: Course, loan: Loan, as_of: date) -> None:
    """Replay the facts of `loan` up to the end of `as_of`, and the time between them."""
    for happened in _in_order(loan):
        if happened.on > as_of:
            break
        elapse(course, happened.on)
        if isinstance(happened, Payment):
            _repaid(course, happened)
        elif not course.ended or isinstance(happened.event, _AFTER_THE_END):
            _APPLY[type(happened.event)](course, happened.on, happened.event)
        heal(course, happened.on)
    elapse(course, as_of)


def course_at(loan: Loan, on: date) -> Course:
    """The course of a loan that was paid out, run to the end of `on`."""
    course = begin(loan, on)
    run(course, loan, on)
    return course


def waivable(course: Course, bucket: Bucket, on: date) -> int:
    """How much of a part there is to give up on that day, the day of the course."""
    if bucket is Bucket.PENALTY:
        return sum(track.row.penalty - track.row.penalty_paid for track in course.tracks)
    owed = Track.interest_owed if bucket is Bucket.INTEREST else Track.fee_owed
    return sum(owed(track, on) for track in course.tracks)


def _in_order(loan: Loan) -> list[Payment | Fact]:
    """The facts that count, by date, kind and content; both lists are in that order already."""
    payments: list[Payment | Fact] = [*loan.standing_payments()]
    facts = loan.standing_facts()
    if not facts:
        return payments
    return sorted([*payments, *facts], key=_date_and_rank)


def _date_and_rank(happened: Payment | Fact) -> tuple[date, int]:
    return happened.on, REPAYMENT_RANK if isinstance(happened, Payment) else happened.rank


def _repaid(course: Course, payment: Payment) -> None:
    amount, on = payment.event.amount, payment.on
    if course.ended:
        course.recovered += amount
        course.splits[payment.id] = Split((), 0)
        return
    course.paid += amount
    honour(course, amount, on)
    parts: tuple[Part, ...] = ()
    if payment.event.surplus is not Surplus.HOLD and saves_interest(course.terms):
        due = sum(track.row.outstanding for track in course.tracks if track.row.due <= on)
        if due:
            parts, _ = course.spread(min(amount, due), on)
            amount -= min(amount, due)
        more, amount = prepay(course, amount, on, payment.event.surplus) if amount else ((), 0)
        parts += more
    if amount:
        more, amount = course.spread(amount, on)
        parts += more
    course.splits[payment.id] = Split(parts, amount)
    course.overpaid += amount


def _charged(course: Course, on: date, event: servicing.Charged) -> None:
    track = course.current(on)
    if event.bucket is Bucket.FEE:
        track.row.fee += event.amount
        track.charged += event.amount
        count_fee(course, track, event.amount)
    else:
        track.row.penalty += event.amount
    course.use_credit(on)


def _waived(course: Course, on: date, event: servicing.WaiverProposed) -> None:
    left = event.amount
    for track in course.tracks:
        left -= _WAIVE[event.bucket](track, on, left)


def _waive_interest(track: Track, on: date, most: int) -> int:
    amount = min(track.interest_owed(on), most)
    track.row.interest -= amount
    track.interest_waived += amount
    return amount


def _waive_fee(track: Track, on: date, most: int) -> int:
    amount = min(track.fee_owed(on), most)
    track.row.fee -= amount
    track.fee_waived += amount
    return amount


def _waive_penalty(track: Track, _: date, most: int) -> int:
    amount = min(track.row.penalty - track.row.penalty_paid, most)
    track.row.penalty -= amount
    track.penalty_waived += amount
    return amount


_WAIVE: dict[Bucket, Callable[[Track, date, int], int]] = {
    Bucket.INTEREST: _waive_interest,
    Bucket.FEE: _waive_fee,
    Bucket.PENALTY: _waive_penalty,
}


def _refunded(course: Course, on: date, event: servicing.RefundProposed) -> None:
    course.refunded += event.amount
    covered = min(event.amount, course.overpaid)
    course.overpaid -= covered
    course.current(on).row.principal += event.amount - covered


def _recovered(course: Course, _: date, event: servicing.Recovered) -> None:
    course.recovered += event.amount


def _quoted(course: Course, on: date, event: servicing.SettlementQuoted) -> None:
    course.quotes.append(Quote(on, event))


def _rescheduled(course: Course, on: date, event: servicing.RescheduleProposed) -> None:
    reschedule(course, on, event)
    course.use_credit(on)


def _advanced(course: Course, on: date, event: servicing.Advanced) -> None:
    advance(course, on, event)
    course.use_credit(on)


def _stopped(course: Course, on: date, _: servicing.InterestStopped) -> None:
    if course.stopped_on is None:
        stop(course, on)


def _resumed(course: Course, on: date, _: servicing.ResumeProposed) -> None:
    resume(course, on)


def _cooled_off(course: Course, on: date, _: servicing.CooledOff) -> None:
    cool_off(course, on)


def _written_off(course: Course, on: date, _: servicing.WriteOffProposed) -> None:
    gone = NOTHING
    for track in course.tracks:
        row = track.row
        owed = Part(
            0,
            row.principal - row.principal_paid,
            track.interest_owed(on),
            track.fee_owed(on),
            row.penalty - row.penalty_paid,
        )
        gone = gone.plus(owed)
        track.finish(on)
    course.written_off = gone
    course.ended = True


def _noticed(_: Course, __: date, ___: servicing.NoticeGiven) -> None:
    """Move no figure: a notice only counts for the quotations that follow."""


_AFTER_THE_END = (servicing.Recovered, servicing.RefundProposed, servicing.Advanced)
"""Money that moved counts after a write-off too; nothing else does."""
_APPLY: dict[type, Callable[[Course, date, Any], None]] = {
    servicing.Charged: _charged,
    servicing.WaiverProposed: _waived,
    servicing.RefundProposed: _refunded,
    servicing.Recovered: _recovered,
    servicing.NoticeGiven: _noticed,
    servicing.SettlementQuoted: _quoted,
    servicing.RescheduleProposed: _rescheduled,
    servicing.TopUpProposed: lambda *_: None,
    servicing.Advanced: _advanced,
    servicing.InterestStopped: _stopped,
    servicing.ResumeProposed: _resumed,
    servicing.CooledOff: _cooled_off,
    servicing.WriteOffProposed: _written_off,
}
