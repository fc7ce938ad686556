"""Settlement: what pays a loan off on a day, and what happens when it is paid.

amount = principal + interest to date + fees and penalties due + early charge - what is held.
The early charge is nothing with notice, and never more than 60 calendar days' interest on the
principal (NBFIRA/RS/LAD/GN01, in force since 1 January 2025).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from skycap.lending.calendars import DAYS_PER_YEAR
from skycap.lending.course import Course, Quote, Track
from skycap.lending.early import Rebate
from skycap.lending.money import divide_to
from skycap.lending.penalties import ratio
from skycap.lending.prepayment import saves_interest
from skycap.lending.rebates import Instalment, kept
from skycap.lending.terms import Method, RatePeriod, Terms

CHARGE_DAYS_MAX = 60
"""An early settlement may cost the interest of so many calendar days at most (GN01)."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settles a loan on a day; minor units. `credit` is held and taken off."""

    on: date
    principal: int
    interest: int
    fee: int
    penalty: int
    charge: int
    credit: int

    @property
    def amount(self) -> int:
        """What is to be paid."""
        asked = self.principal + self.interest + self.fee + self.penalty + self.charge
        return max(asked - self.credit, 0)


def settlement(course: Course, on: date, notice_on: date | None = None) -> Settlement:
    """What settles the loan on `on`, the day of the course, with notice given on `notice_on`."""
    principal = course.capital()
    paid = sum(track.row.interest_paid + track.interest_waived for track in course.tracks)
    early = any(track.row.due > on and track.row.outstanding for track in course.tracks)
    interest = _interest_kept(course, on) - paid
    return Settlement(
        on=on,
        principal=principal,
        interest=interest if early else max(interest, 0),
        fee=sum(track.fee_owed(on) for track in course.tracks),
        penalty=sum(track.row.penalty - track.row.penalty_paid for track in course.tracks),
        charge=early_charge(course.terms, principal, on, notice_on) if early else 0,
        credit=course.overpaid,
    )


def early_charge(terms: Terms, principal: int, on: date, notice_on: date | None) -> int:
    """What settling early costs: nothing with notice, else the contract's charge up to the cap."""
    early = terms.early
    if notice_on is not None and (on - notice_on).days >= early.notice_days:
        return 0
    numerator, denominator = ratio(early.charge_percent)
    part = divide_to(principal * numerator, denominator, terms.rounding_unit, terms.rounding)
    return min(early.charge_amount + part, days_interest(terms, principal, CHARGE_DAYS_MAX))


def days_interest(terms: Terms, principal: int, days: int) -> int:
    """The interest on `principal` for so many calendar days, at the rate of the terms."""
    numerator, denominator = terms.rate_ratio()
    exact = Fraction(principal * numerator * days, denominator * DAYS_PER_YEAR)
    if terms.rate_period is RatePeriod.TERM:
        exact *= Fraction(terms.frequency.per_year, terms.instalments * terms.every)
    return divide_to(exact.numerator, exact.denominator, terms.rounding_unit, terms.rounding)


def honour(course: Course, amount: int, on: date) -> None:
    """Settle the loan if a payment of `amount`, counted already, completes what was quoted."""
    for quote in course.quotes:
        missing = quote.event.paid + required(quote, on) - course.paid
        if quote.on <= on <= quote.event.valid_until and missing <= 0:
            _settle(course, quote, max(amount + missing, 0), on)
            course.quotes = []
            return


def required(quote: Quote, on: date) -> int:
    """What the quotation asks in payments by that day."""
    return quote.event.amount + quote.event.per_day * (on - quote.on).days


def _settle(course: Course, quote: Quote, asked: int, on: date) -> None:
    """Ask for exactly what is `asked` of this payment; give up the rest."""
    current = course.current(on)
    current.row.fee += quote.event.charge
    current.charged += quote.event.charge
    if quote.event.interest < 0:
        _return_interest(course, -quote.event.interest)
    for part in ("interest", "fee", "penalty"):
        for track in reversed(course.tracks):
            row = track.row
            excess = max(course.outstanding() - asked, 0)
            above = min(getattr(row, part) - getattr(row, f"{part}_paid"), excess)
            setattr(row, part, getattr(row, part) - above)
            course.rebate += above
    _return_interest(course, max(course.outstanding() - asked, 0))
    for track in course.tracks:
        track.settle(on)


def _return_interest(course: Course, amount: int) -> None:
    """Let interest that was paid before it was earned pay principal instead; hold what is left."""
    for track in reversed(course.tracks):
        share = min(track.row.interest_paid, amount)
        track.row.interest -= share
        track.row.interest_paid -= share
        course.rebate += share
        amount -= share
        for other in course.tracks:
            row = other.row
            moved = min(row.principal - row.principal_paid, share)
            row.principal_paid += moved
            share -= moved
        course.overpaid += share


def _interest_kept(course: Course, on: date) -> int:
    """The interest that the lender may ask for in all, when the loan ends on `on`."""
    if saves_interest(course.terms) or course.stopped_on is not None:
        return sum(track.earned(on) for track in course.tracks)
    rows = instalments_of(course)
    early = course.terms.early
    if course.terms.method is Method.BULLET and early.rebate is Rebate.RULE_OF_78:
        return kept(Rebate.PRO_RATA, rows, on)
    carried = sum(track.earned(on) for track in course.tracks if _is_old(course, track))
    return carried + kept(early.rebate, rows, on)


def instalments_of(course: Course) -> Sequence[Instalment]:
    """The instalments of the contract in force, with the interest that each bears.

    What was kept back at the payout is spread over them, as their own would be.
    """
    tracks = [track for track in course.tracks if track.row.number and not _is_old(course, track)]
    in_advance = sum(t.row.interest for t in course.tracks if t.row.number == 0)
    count, start, rows = len(tracks), course.contract[1], []
    for number, track in enumerate(tracks):
        row = track.row
        share = in_advance * (number + 1) // count - in_advance * number // count
        interest = row.interest + track.interest_waived + share
        rows.append(Instalment(start, row.due, row.principal, interest))
        start = row.due
    return rows


def _is_old(course: Course, track: Track) -> bool:
    return 0 < track.row.number <= course.contract[2]
