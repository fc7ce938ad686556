"""How each figure of an instalment came about: the steps of its calculation, and who paid it.

The steps are reckoned again from the contract, not remembered. Where what is asked today differs
from the contract, the last step says by how much: a prepayment, a waiver, a settlement, a stop.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from skycap.lending import penalties, servicing
from skycap.lending.allocation import Due, Part
from skycap.lending.applying import course_at
from skycap.lending.calendars import DAYS_PER_YEAR
from skycap.lending.conditions import Fee, FeeBase, FeeTime
from skycap.lending.course import Course, Track
from skycap.lending.due_dates import periods
from skycap.lending.fees import falls_with, fee_amount
from skycap.lending.interest import Rates, rates
from skycap.lending.late import Penalty, PenaltyKind
from skycap.lending.loan import Loan, Payment
from skycap.lending.money import Rounding, divide_to
from skycap.lending.position import position
from skycap.lending.schedule import Row, instalments
from skycap.lending.terms import Bucket, Method, Terms

ON_PRINCIPAL = frozenset({Method.FLAT, Method.BULLET, Method.DISCOUNT})


class Step(NamedTuple):
    """One step: `amount` minor units, of `base` times `ratio`, or in `shares`.

    `kind` says what it is: see `docs/lending.md`; interest is "adjusted" by grace, by a broken
    period or to smooth the last instalment. `name` is that of a fee or a charge.
    """

    kind: str
    amount: int
    base: int | None = None
    ratio: Fraction | None = None
    shares: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """One instalment as it stands at the end of `as_of`, with the steps of each part."""

    as_of: date
    row: Due
    principal: tuple[Step, ...]
    interest: tuple[Step, ...]
    fee: tuple[Step, ...]
    penalty: tuple[Step, ...]
    paid: tuple[tuple[Payment, Part], ...]


@dataclass(frozen=True, slots=True)
class _Contract:
    """What an instalment was agreed in: the contract, or a new schedule since."""

    terms: Terms
    start: date
    rows: Sequence[Row]

    @property
    def owed(self) -> int:
        """The principal that it repays."""
        return sum(row.principal for row in self.rows)


def explain(loan: Loan, number: int, as_of: date) -> Explained | None:
    """How instalment `number` came about; None if there is none such at the end of `as_of`."""
    figures = position(loan, as_of)
    row = next((row for row in figures.instalments if row.number == number), None)
    contract = _contract(loan, number)
    if row is None or contract is None:
        return None
    place = next(place for place, agreed in enumerate(contract.rows) if agreed.number == number)
    agreed = contract.rows[place]
    course = course_at(loan, as_of)
    track = next(track for track in course.tracks if track.row.number == number)
    interest = _interest(contract, place)
    if interest and interest[-1].amount != agreed.interest:
        interest.append(Step("adjusted", agreed.interest))
    principal = _principal(contract, place)
    fee = [*_fees(contract, place), *_charges(loan, course, track)]
    penalty = _penalty(course, track, as_of)
    paid = [
        (payment, part)
        for payment in loan.standing_payments()
        for part in figures.splits.get(payment.id, ((), 0))[0]
        if part.instalment == number
    ]
    return Explained(
        as_of,
        row,
        _ended(principal, agreed.principal, row.principal),
        _ended(interest, agreed.interest, row.interest),
        _ended(fee, sum(step.amount for step in fee), row.fee),
        _ended(penalty, sum(step.amount for step in penalty), row.penalty),
        tuple(paid),
    )


def _contract(loan: Loan, number: int) -> _Contract | None:
    assert loan.disbursed is not None
    assert loan.disbursed_on is not None
    for fact in loan.standing_facts():
        event = fact.event
        if isinstance(event, servicing.RescheduleProposed | servicing.Advanced) and any(
            row.number == number for row in event.schedule
        ):
            return _Contract(event.terms, fact.on, event.schedule)
    rows = instalments(loan.disbursed.schedule)
    if not any(row.number == number for row in rows):
        return None
    return _Contract(loan.disbursed.terms, loan.disbursed_on, rows)


def _interest(contract: _Contract, place: int) -> list[Step]:
    terms = contract.terms
    bearing = rates(terms, periods(terms, contract.start))
    if terms.method in ON_PRINCIPAL:
        return _of_the_term(contract, bearing, place)
    balance = contract.owed - sum(before.principal for before in contract.rows[:place])
    part = Fraction(bearing.parts[place], bearing.whole)
    return [Step("rate", _round(terms, balance * part), balance, part)]


def _of_the_term(contract: _Contract, bearing: Rates, place: int) -> list[Step]:
    """Interest on the whole principal over the whole term, and this instalment's share."""
    terms, row = contract.terms, contract.rows[place]
    if terms.method is Method.DISCOUNT:
        return []  # it was kept back at the payout
    whole = Fraction(sum(bearing.parts), bearing.whole)
    total = _round(terms, contract.owed * whole)
    steps = [Step("rate", total, contract.owed, whole)]
    if len(contract.rows) == 1:
        return steps
    shared = sum(1 for part in bearing.parts if part)
    last = place == len(contract.rows) - 1
    share = Step("share", row.interest, total, shares=shared)
    return [*steps, Step("rest", row.interest, total) if last else share]


def _principal(contract: _Contract, place: int) -> list[Step]:
    terms, row = contract.terms, contract.rows[place]
    before = sum(earlier.principal for earlier in contract.rows[:place])
    if place == len(contract.rows) - 1:
        return [Step("rest", row.principal, contract.owed - before)]
    if terms.method in {Method.EQUAL_PRINCIPAL, Method.DISCOUNT} and row.principal:
        count = len(contract.rows) - terms.grace.principal
        return [Step("share", row.principal, contract.owed, shares=count)]
    if not row.principal:
        return [Step("later", 0)]
    level = row.principal + row.interest
    return [
        Step("level", level, contract.owed, shares=len(contract.rows)),
        Step("less_interest", row.principal, level),
    ]


def _fees(contract: _Contract, place: int) -> list[Step]:
    terms, owed, row, found = contract.terms, contract.owed, contract.rows[place], []
    dues = [one.due for one in contract.rows]
    for fee in terms.fees:
        if fee.time is FeeTime.DATED and falls_with(fee, contract.start, dues) == place:
            found.append(_fee(fee, fee_amount(fee, owed, terms), owed))
        if fee.time is FeeTime.INSTALMENT:
            instalment = row.principal + row.interest
            amount = fee_amount(fee, owed, terms, instalment)
            base = instalment if fee.base is FeeBase.INSTALMENT else owed
            found.append(_fee(fee, amount, base))
    return found


def _fee(fee: Fee, amount: int, base: int) -> Step:
    percent = Fraction(fee.percent) * Fraction(1, 100)
    if not percent:
        return Step("fixed", amount, name=fee.name)
    return Step("rate", amount, base, percent, name=fee.name)


def _charges(loan: Loan, course: Course, track: Track) -> list[Step]:
    """What was charged by hand and is paid with this instalment."""
    return [
        Step("charge", fact.event.amount, name=fact.event.name)
        for fact in loan.standing_facts()
        if isinstance(fact.event, servicing.Charged)
        and fact.event.bucket is Bucket.FEE
        and fact.on <= course.day
        and course_at(loan, fact.on).current(fact.on).row.number == track.row.number
    ]


def _penalty(course: Course, track: Track, as_of: date) -> list[Step]:
    rule = course.terms.late.penalty
    if rule is None:
        return []
    amount = penalties.reckoned(course, track, rule, as_of)
    if not amount:
        return []
    if rule.kind is PenaltyKind.FIXED:
        return [Step("fixed", amount)]
    if rule.kind is PenaltyKind.DAILY:
        return [Step("daily", amount, track.units, _a_day(rule))]
    return [Step("rate", amount, None, Fraction(*penalties.ratio(rule.percent)))]


def _a_day(rule: Penalty) -> Fraction:
    numerator, denominator = penalties.ratio(rule.percent)
    return Fraction(numerator * penalties.TIMES_A_YEAR[rule.period], denominator * DAYS_PER_YEAR)


def _ended(steps: Sequence[Step], reckoned: int, asked: int) -> tuple[Step, ...]:
    """The steps, with what later facts made of them besides."""
    if asked != reckoned:
        steps = [*steps, Step("changed", asked - reckoned)]
    return tuple(steps)


def _round(terms: Terms, exact: Fraction) -> int:
    mode: Rounding = terms.rounding
    return divide_to(exact.numerator, exact.denominator, terms.rounding_unit, mode)
