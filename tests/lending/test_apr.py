"""Yearly rates: published APRs to their last decimal, and the equations that define them."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.apr import (
    NoRate,
    PeriodFlow,
    YearFlow,
    compounded_percent,
    effective_percent,
    nominal_percent,
    percent_text,
    unit_period_rate,
)
from skycap.lending.money import parse

CASES = json.loads((Path(__file__).parent / "data" / "cases_apr.json").read_text("utf-8"))
TINY = Fraction(1, 10**25)


def period_flows(case: dict[str, Any]) -> list[PeriodFlow]:
    """The flows of a case in unit-periods."""
    return [
        PeriodFlow(parse(flow["amount"], 2, "amount"), flow["t"], Fraction(flow["f"]))
        for flow in case["flows"]
    ]


def year_flows(case: dict[str, Any]) -> list[YearFlow]:
    """The flows of a case in years."""
    return [
        YearFlow(parse(flow["amount"], 2, "amount"), Fraction(flow["years"]))
        for flow in case["flows"]
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_gives_the_published_rate(case: dict[str, Any]) -> None:
    """The rate of published flows is the published one to the last decimal."""
    expected, decimals = case["expected"], case["decimals"]
    if case["method"] == "eu_annual_effective":
        effective = effective_percent(year_flows(case))
        assert expected == {"apr_percent": percent_text(effective, decimals)}
        return
    flows, a_year = period_flows(case), Fraction(case["unit_periods_per_year"])
    nominal = percent_text(nominal_percent(flows, a_year), decimals)
    if case["method"] == "us_actuarial":
        assert expected == {"apr_percent": nominal}
        return
    compounded = compounded_percent(unit_period_rate(flows), a_year)
    assert expected["nominal_apr_percent"] == nominal
    assert expected["effective_apr_percent"] == percent_text(compounded, decimals)


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 60))
def test_one_payment_bears_its_own_rate(lent: int, interest: int, periods: int) -> None:
    """The rate of one payment, compounded over its periods, is what is paid for the money."""
    rate = unit_period_rate([PeriodFlow(lent, 0), PeriodFlow(-lent - interest, periods)])

    assert abs((1 + rate) ** periods * lent - lent - interest) < TINY * (lent + interest) * periods


@given(
    st.lists(st.integers(1, 10**7), min_size=1, max_size=24),
    st.integers(1, 10**8),
    st.sampled_from([Fraction(0), Fraction(12, 30), Fraction(6, 7), Fraction(29, 30)]),
)
def test_the_rate_balances_the_flows(payments: list[int], lent: int, odd: Fraction) -> None:
    """At the rate found, payments and advance weigh the same; also where less is repaid."""
    flows = [PeriodFlow(lent, 0)]
    flows += [PeriodFlow(-paid, number, odd) for number, paid in enumerate(payments, 1)]
    rate = unit_period_rate(flows)

    def balance(at: Fraction) -> Fraction:
        return sum(
            (Fraction(f.amount) / ((1 + f.odd * at) * (1 + at) ** f.whole) for f in flows),
            Fraction(0),
        )

    assert rate > -1
    assert (sum(payments) > lent) == (rate > 0)
    room = Fraction(1, 10**40) * (1 + abs(rate))
    assert balance(rate - room) <= 0 <= balance(rate + room)


@given(st.integers(1, 10**8), st.integers(1, 10**8), st.integers(1, 48))
def test_both_rules_agree_where_time_is_even(lent: int, paid: int, count: int) -> None:
    """By whole months, the effective rate is the nominal one compounded twelve times."""
    paid = lent // count + paid
    periods = [PeriodFlow(lent, 0), *(PeriodFlow(-paid, number) for number in range(1, count + 1))]
    years = [YearFlow(flow.amount, Fraction(flow.whole, 12)) for flow in periods]

    compounded = compounded_percent(unit_period_rate(periods), Fraction(12))
    assert percent_text(compounded, 8) == percent_text(effective_percent(years), 8)


def test_a_rate_on_a_half_is_rounded_up() -> None:
    """10.125 % is exactly between two hundredths, and is published as 10.13."""
    flows = [YearFlow(100_000, Fraction(0)), YearFlow(-110_125, Fraction(1))]

    assert percent_text(effective_percent(flows), 2) == "10.13"


def test_what_costs_nothing_has_a_rate_of_nothing() -> None:
    """As much repaid as lent is 0 %, and less is a rate below zero."""
    lent = YearFlow(1_000_00, Fraction(0))
    even = effective_percent([lent, YearFlow(-1_000_00, Fraction(1))])
    gift = effective_percent([lent, YearFlow(-900_00, Fraction(1))])

    assert percent_text(even, 2) == "0.00"
    assert percent_text(gift, 2) == "-10.00"
    assert percent_text(Fraction(-1, 1000), 2) == "0.00"
    assert percent_text(Fraction(5, 2), 0) == "3"


def test_periods_that_do_not_fit_a_year_compound_all_the_same() -> None:
    """Six weeks at 10 % are 52/6 times a year: 1.1 to that power is what is paid in a year."""
    found = compounded_percent(Fraction(1, 10), Fraction(26, 3))

    assert abs((1 + found / 100) ** 3 - Fraction(11, 10) ** 26) < Fraction(1, 10**20)


@pytest.mark.parametrize(
    "flows",
    [
        [],
        [YearFlow(100, Fraction(0))],
        [YearFlow(-100, Fraction(1))],
        [YearFlow(100, Fraction(0)), YearFlow(-90, Fraction(0))],
        [YearFlow(100, Fraction(0)), YearFlow(-110, Fraction(0))],
    ],
)
def test_flows_without_a_rate_say_so(flows: list[YearFlow]) -> None:
    """Nothing lent, nothing repaid, or all on one day: there is no rate, and that is said."""
    with pytest.raises(NoRate):
        effective_percent(flows)


@pytest.mark.parametrize(("days", "paid"), [(1, 200), (7, 130), (30, 124), (365, 101)])
def test_extreme_rates_are_found(days: int, paid: int) -> None:
    """Even a loan that doubles in a day has its rate, of more than a hundred digits."""
    flows = [YearFlow(100, Fraction(0)), YearFlow(-paid, Fraction(days, 365))]
    grown = effective_percent(flows) / 100 + 1

    exact = Fraction(paid, 100) ** 365
    assert abs(grown**days - exact) < exact / 10**20
