"""Repayment schedules: what falls due, when, to the minor unit.

Every schedule sums exactly: its principal to the amount lent, its interest to the total of the
rows. The last instalment absorbs what rounding left over.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from skycap.lending.amortisation import amortise, term_interest
from skycap.lending.calendars import steps
from skycap.lending.conditions import AS_REPAYMENT, NO_GRACE, STEPPED, FeeTime, LastInstalment
from skycap.lending.due_dates import periods
from skycap.lending.fees import dated_fees, fees_at
from skycap.lending.interest import rates, whole_period_rate
from skycap.lending.money import Rounding, divide, split_evenly
from skycap.lending.terms import Method, Terms


class Row(NamedTuple):
    """One instalment as agreed; amounts in minor units. Row 0 is kept back at the payout."""

    number: int
    due: date
    principal: int
    interest: int
    fee: int = 0

    @property
    def total(self) -> int:
        """All that falls due with this instalment."""
        return self.principal + self.interest + self.fee


def build(
    principal: int,
    terms: Terms,
    start: date,
    holidays: Collection[date] = (),
) -> tuple[Row, ...]:
    """The schedule of `principal` minor units lent on `start` under `terms`.

    Plainly, the first instalment falls due one period after `start`, and later ones step from
    `start` too. `holidays` are the dates that are no working days, besides the days of rest. Row 0,
    on `start`, is what is kept back of the amount paid out: interest in advance and fees; there is
    none where nothing is.
    """
    assert principal > 0
    if _is_plain(terms):
        rows = _plainly(principal, terms, start)
    else:
        rows = _with_conditions(principal, terms, start, holidays)
    owed = principal + fees_at(FeeTime.ADDED, principal, terms) if terms.fees else principal
    assert sum([row.principal for row in rows]) == owed
    assert all(row.principal >= 0 and row.interest >= 0 for row in rows)
    return rows


def _is_plain(terms: Terms) -> bool:
    """Whether no condition is in the way of the short rules; most loans are plain."""
    return (
        terms.method in _PLAIN_METHODS
        and terms.basis is AS_REPAYMENT
        and terms.due_dates is STEPPED
        and terms.grace is NO_GRACE
        and terms.last_instalment is LastInstalment.RESIDUE
        and terms.rounding_unit == 1
        and terms.instalment_multiple == 0
        and not terms.fees
        and terms.first_due is None
    )


def _plainly(principal: int, terms: Terms, start: date) -> tuple[Row, ...]:
    parts = _PLAIN_METHODS[terms.method](principal, terms)
    dates = steps(start, terms.frequency, terms.instalments)
    return tuple(
        [
            Row(number, due, capital, interest)
            for number, (due, (capital, interest)) in enumerate(zip(dates, parts, strict=True), 1)
        ]
    )


def _with_conditions(
    principal: int,
    terms: Terms,
    start: date,
    holidays: Collection[date],
) -> tuple[Row, ...]:
    spans = periods(terms, start, holidays)
    bearing = rates(terms, spans)
    owed = principal + fees_at(FeeTime.ADDED, principal, terms)
    parts = amortise(owed, terms, bearing, whole_period_rate(terms, spans))
    rows, dues = [], [span.due for span in spans[-len(parts) :]]
    for place, (capital, interest) in enumerate(parts):
        fee = fees_at(FeeTime.INSTALMENT, principal, terms, capital + interest)
        fee += dated_fees(place, principal, terms, start, dues)
        rows.append(Row(place + 1, dues[place], capital, interest, fee))
    in_advance = terms.method is Method.DISCOUNT
    interest = term_interest(owed, terms, bearing) if in_advance else 0
    fee = fees_at(FeeTime.DEDUCTED, principal, terms)
    kept = [Row(0, start, 0, interest, fee)] if interest or fee else []
    return (*kept, *rows)


def instalments(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that are to be repaid: all but what was kept back."""
    return rows[1:] if rows and rows[0].number == 0 else rows


def total(rows: Sequence[Row]) -> int:
    """All that the borrower repays under `rows`, in minor units."""
    return sum(row.total for row in instalments(rows))


def level_instalment(principal: int, periodic: Fraction, count: int, rounding: Rounding) -> int:
    """The equal instalment A = P r / (1 - (1 + r)^-n), rounded once.

    `periodic` is the exact rate of one period; without interest the principal is split evenly.
    """
    if periodic == 0:
        return split_evenly(principal, count)[0]
    numerator, denominator = periodic.numerator, periodic.denominator
    grown, base = (denominator + numerator) ** count, denominator**count
    return divide(principal * numerator * grown, denominator * (grown - base), rounding)


def _flat(principal: int, terms: Terms) -> list[tuple[int, int]]:
    """Interest on the original principal, fixed up front; equal instalments.

    The instalment is the whole debt over the number of instalments; the last takes the residue of
    both parts, so 5,000 at 10 % in twelve is 458.33 eleven times (416.67 + 41.66), then 458.37.
    """
    count = terms.instalments
    charge = terms.periodic_rate() * count * principal
    interest_total = divide(charge.numerator, charge.denominator, terms.rounding)
    interest = split_evenly(interest_total, count)
    instalment = split_evenly(principal + interest_total, count)[0]
    capital = instalment - interest[0]
    if capital * (count - 1) > principal:
        capital = split_evenly(principal, count)[0]
    last = principal - capital * (count - 1)
    return list(zip([capital] * (count - 1) + [last], interest, strict=True))


def _declining(principal: int, terms: Terms) -> list[tuple[int, int]]:
    """Interest on the outstanding balance; equal instalments; the last pays the whole balance."""
    count, periodic = terms.instalments, terms.periodic_rate()
    instalment = level_instalment(principal, periodic, count, terms.rounding)
    numerator, denominator, rounding = periodic.numerator, periodic.denominator, terms.rounding
    balance, parts = principal, []
    for number in range(1, count + 1):
        interest = divide(balance * numerator, denominator, rounding)
        capital = balance if number == count else min(instalment - interest, balance)
        balance -= capital
        parts.append((capital, interest))
    return parts


_PLAIN_METHODS: dict[Method, Callable[[int, Terms], list[tuple[int, int]]]] = {
    Method.FLAT: _flat,
    Method.DECLINING: _declining,
}
