"""Hypothesis strategies: products in all their variety, loans, and facts in any order."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from skycap.lending.calendars import Shift, Unit
from skycap.lending.conditions import (
    Accrual,
    Basis,
    Broken,
    DueDates,
    Fee,
    FeeTime,
    Grace,
    LastInstalment,
    MonthDays,
    YearDays,
    YearLength,
)
from skycap.lending.day_counts import DayCount
from skycap.lending.events import PaymentMethod
from skycap.lending.money import Rounding
from skycap.lending.schedule import build
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms
from tests.lending.builders import START, terms_of

DATES = st.dates(date(2000, 1, 1), date(2060, 12, 31))
PLAIN_METHODS = (Method.FLAT, Method.DECLINING)
PRINCIPALS = st.integers(100_00, 1_000_000_00)


@st.composite
def rates(draw: st.DrawFn, percent_max: int = 60) -> str:
    """A percentage with up to four decimals."""
    hundredths = draw(st.integers(0, percent_max * 10_000))
    return f"{hundredths // 10_000}.{hundredths % 10_000:04d}".rstrip("0").rstrip(".")


@st.composite
def any_terms(draw: st.DrawFn, instalments_max: int = 60) -> Terms:
    """Terms that a plain product could have: flat or declining, without conditions."""
    method = draw(st.sampled_from(PLAIN_METHODS))
    periods = [period for period in RatePeriod if period is not RatePeriod.TERM]
    return terms_of(
        method=method,
        rate_percent=draw(rates()),
        rate_period=draw(st.sampled_from(RatePeriod if method is Method.FLAT else periods)),
        unit=draw(st.sampled_from(Unit)),
        every=draw(st.integers(1, 6)),
        instalments=draw(st.integers(1, instalments_max)),
        rounding=draw(st.sampled_from(Rounding)),
        allocation=tuple(draw(st.permutations(list(Bucket)))),
        tolerance=draw(st.sampled_from([0, 1, 500])),
        backdating_days=366,
    )


@st.composite
def any_due_dates(draw: st.DrawFn, by_month: bool) -> DueDates:
    """Due dates that go with a frequency by months, or by days and weeks."""
    weekday = draw(st.none() | st.integers(0, 6))
    day = draw(st.none() | st.integers(1, 31)) if by_month and weekday is None else None
    return DueDates(
        day=day,
        weekday=weekday,
        nth=draw(st.sampled_from([1, 2, 4, 5, -1])) if by_month and weekday is not None else None,
        month_end=by_month and day is None and weekday is None and draw(st.booleans()),
        first_days=draw(st.integers(0, 40)),
        broken=draw(st.sampled_from(Broken)),
        shift=draw(st.sampled_from(Shift)),
        shift_interest=draw(st.booleans()),
        rest_days=draw(st.sampled_from([(5, 6), (6,), ()])),
    )


@st.composite
def conditional_terms(draw: st.DrawFn, instalments_max: int = 24) -> Terms:
    """Terms with every kind of condition: methods, day bases, due dates, grace, rounding, fees."""
    terms = draw(any_terms(instalments_max))
    method = draw(st.sampled_from(Method))
    count = terms.instalments
    basis = Basis(
        draw(st.sampled_from(Accrual)),
        draw(st.sampled_from(MonthDays)),
        draw(st.sampled_from(YearDays)),
        draw(st.sampled_from(YearLength)),
        draw(st.none() | st.sampled_from(DayCount)),
    )
    whole_grace = Grace(
        draw(st.integers(0, min(count - 1, 4))),
        draw(st.integers(0, min(count - 1, 4))),
        draw(st.integers(0, min(count, 4))),
        draw(st.booleans()),
    )
    fee = st.builds(
        Fee,
        name=st.just("fee"),
        time=st.sampled_from(FeeTime),
        amount=st.integers(0, 10_00),
        percent=st.sampled_from(["0", "1.5", "7"]),
    )
    period = terms.rate_period
    return replace(
        terms,
        method=method,
        rate_period=RatePeriod.YEAR if period is RatePeriod.TERM else period,
        basis=basis,
        due_dates=draw(any_due_dates(terms.frequency.months > 0)),
        grace=Grace() if method is Method.BULLET else whole_grace,
        last_instalment=draw(st.sampled_from(LastInstalment)),
        rounding_unit=draw(st.sampled_from([1, 5, 100])),
        instalment_multiple=draw(st.sampled_from([0, 0, 100, 1000])),
        fees=tuple(draw(st.lists(fee, max_size=1))),
    )


def lends(principal: int, terms: Terms) -> bool:
    """Whether less is kept back than is lent; any other loan is refused."""
    first = build(principal, terms, START)[0]
    return first.number != 0 or first.interest + first.fee < principal


@dataclass(frozen=True)
class Fact:
    """A repayment to be entered, and whether it is reversed in the end."""

    id: str
    day: int
    amount: int
    method: PaymentMethod
    reversed: bool


@st.composite
def fact_lists(draw: st.DrawFn, days: int = 300, owed: int = 2_000_00) -> list[Fact]:
    """Up to eight repayments, some of them reversed; together they may be more than is `owed`."""
    amounts = st.one_of(st.integers(1, owed), st.sampled_from([1, owed // 6, owed // 3, owed]))
    return [
        Fact(
            f"r{number}",
            draw(st.integers(0, days)),
            draw(amounts),
            draw(st.sampled_from(PaymentMethod)),
            draw(st.booleans()),
        )
        for number in range(1, draw(st.integers(0, 8)) + 1)
    ]


def after(start: date, days: int) -> date:
    """The date `days` after `start`."""
    return start + timedelta(days=days)
