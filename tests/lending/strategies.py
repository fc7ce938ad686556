"""Hypothesis strategies: products in all their variety, loans, and facts in any order."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from skycap.lending.calendars import Unit
from skycap.lending.events import PaymentMethod
from skycap.lending.money import Rounding
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms
from tests.lending.builders import terms_of

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
