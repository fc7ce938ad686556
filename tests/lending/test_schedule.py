"""Schedules: worked numbers, published figures, and what holds for every product."""

import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skycap.lending import schedule
from skycap.lending.calendars import Unit
from skycap.lending.money import Rounding, parse
from skycap.lending.schedule import Row, build, level_instalment, total
from skycap.lending.terms import Method, RatePeriod, Terms
from tests.lending.builders import FIVE_PERCENT, START, terms_of
from tests.lending.strategies import DATES, PLAIN_METHODS, PRINCIPALS, any_terms, rates

CASES = json.loads((Path(__file__).parent / "data" / "schedules.json").read_text("utf-8"))


def figures(rows: tuple[Row, ...]) -> list[tuple[int, int]]:
    """Principal and interest of each row."""
    return [(row.principal, row.interest) for row in rows]


class TestWorkedNumbers:
    """Examples that a lender can check by hand."""

    def test_five_percent_a_month_on_the_declining_balance(self) -> None:
        """P10,000 at 5 % a month in six: five times 1,970.17, then 1,970.20."""
        rows = build(10_000_00, FIVE_PERCENT, START)

        expected = [
            (1_470_17, 500_00),
            (1_543_68, 426_49),
            (1_620_86, 349_31),
            (1_701_91, 268_26),
            (1_787_00, 183_17),
            (1_876_38, 93_82),
        ]
        assert expected == figures(rows)
        assert [row.total for row in rows] == [1_970_17] * 5 + [1_970_20]
        assert sum(row.interest for row in rows) == 1_821_05
        assert total(rows) == 11_821_05

    def test_ten_percent_flat_for_the_term(self) -> None:
        """P5,000 at 10 % for the term in twelve is P5,500: eleven times 458.33, then 458.37."""
        rows = build(5_000_00, terms_of(), START)

        assert figures(rows) == [(416_67, 41_66)] * 11 + [(416_63, 41_74)]
        assert [row.total for row in rows] == [458_33] * 11 + [458_37]
        assert total(rows) == 5_500_00

    def test_ten_percent_flat_a_month(self) -> None:
        """P1,000 at 10 % a month flat in three is P100 of interest every month."""
        rows = build(1_000_00, terms_of(rate_period=RatePeriod.MONTH, instalments=3), START)

        assert figures(rows) == [(333_33, 100_00), (333_33, 100_00), (333_34, 100_00)]
        assert total(rows) == 1_300_00

    def test_flat_a_year_by_the_week(self) -> None:
        """P520 at 52 % a year flat is P5.20 a week."""
        terms = terms_of(
            rate_percent="52", rate_period=RatePeriod.YEAR, unit=Unit.WEEKS, instalments=4
        )
        rows = build(520_00, terms, START)

        assert figures(rows) == [(130_00, 5_20)] * 4
        assert [row.due.isoformat() for row in rows] == [
            "2025-02-07",
            "2025-02-14",
            "2025-02-21",
            "2025-02-28",
        ]

    def test_declining_by_the_fortnight(self) -> None:
        """P1,000 at 26 % a year by the fortnight bears 1 % a period: 340.02 a time."""
        terms = terms_of(
            method=Method.DECLINING,
            rate_percent="26",
            rate_period=RatePeriod.YEAR,
            unit=Unit.WEEKS,
            every=2,
            instalments=3,
        )
        rows = build(1_000_00, terms, START)

        assert figures(rows) == [(330_02, 10_00), (333_32, 6_70), (336_66, 3_37)]

    def test_without_interest_the_principal_is_split(self) -> None:
        """P1,000 in three without interest is 333.33, 333.33, 333.34 by either method."""
        for method in PLAIN_METHODS:
            terms = terms_of(
                method=method, rate_percent="0", rate_period=RatePeriod.MONTH, instalments=3
            )
            assert [r.total for r in build(1_000_00, terms, START)] == [333_33, 333_33, 333_34]

    def test_a_single_instalment_is_everything(self) -> None:
        """A loan of one instalment pays all the principal and a period's interest at once."""
        for method in PLAIN_METHODS:
            terms = terms_of(
                method=method, rate_percent="30", rate_period=RatePeriod.MONTH, instalments=1
            )
            assert (Row(1, date(2025, 2, 28), 500_00, 150_00),) == build(500_00, terms, START)

    def test_the_due_dates_step_from_the_day_of_disbursement(self) -> None:
        """A loan of 31 January is due on 28 February, 31 March, 30 April."""
        rows = build(5_000_00, terms_of(instalments=3), START)

        assert [row.due.isoformat() for row in rows] == ["2025-02-28", "2025-03-31", "2025-04-30"]

    def test_a_flat_loan_of_a_few_thebe_still_adds_up(self) -> None:
        """Where an instalment is less than a thebe, the last one takes what there is."""
        rows = build(5, terms_of(rate_percent="100", instalments=10), START)

        assert figures(rows) == [(0, 0)] * 9 + [(5, 5)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_gives_the_published_figures(case: dict[str, Any]) -> None:
    """Monthly periods at a twelfth of the yearly rate give the published rows to the thebe."""
    terms = terms_of(
        method=Method(case["method"]),
        rate_percent=case["annualRatePercent"],
        rate_period=RatePeriod.YEAR,
        unit=Unit(case["unit"]),
        every=case["every"],
        instalments=case["instalments"],
        rounding=Rounding(case["rounding"]),
    )
    rows = build(parse(case["principal"], 2, "p"), terms, date.fromisoformat(case["start"]))

    expected = [
        Row(number, date.fromisoformat(due), parse(principal, 2, "p"), parse(interest, 2, "i"))
        for number, (due, principal, interest) in enumerate(case["rows"], 1)
    ]
    assert expected == list(rows)


class TestEveryProduct:
    """What holds whatever is lent, to the minor unit."""

    @given(PRINCIPALS, any_terms(), DATES)
    def test_the_rows_sum_exactly_and_rise_in_time(
        self, principal: int, terms: Terms, start: date
    ) -> None:
        """Principal sums to what was lent, nothing is negative, dates strictly increase."""
        rows = build(principal, terms, start)

        assert principal == sum(row.principal for row in rows)
        assert all(row.principal >= 0 and row.interest >= 0 and row.fee == 0 for row in rows)
        assert list(range(1, terms.instalments + 1)) == [row.number for row in rows]
        dates = [start, *(row.due for row in rows)]
        assert all(before < after for before, after in pairwise(dates))

    @given(PRINCIPALS, any_terms(), DATES)
    def test_the_instalments_are_equal_except_the_last(
        self, principal: int, terms: Terms, start: date
    ) -> None:
        """Every instalment but the last is the same amount, until nothing is left to repay."""
        rows = build(principal, terms, start)
        balance, equal = principal, rows[0].total
        for row in rows[:-1]:
            balance -= row.principal
            assert row.total == equal or (row.total < equal and balance == 0)

    @given(PRINCIPALS, any_terms(), DATES)
    def test_interest_falls_with_the_balance_or_stays_flat(
        self, principal: int, terms: Terms, start: date
    ) -> None:
        """Declining interest never rises; flat interest is the same but for the last residue."""
        rows = build(principal, terms, start)
        interest = [row.interest for row in rows]
        if terms.method is Method.DECLINING:
            assert sorted(interest, reverse=True) == interest
        else:
            assert len(set(interest[:-1])) <= 1
            assert 0 <= interest[-1] - interest[0] < terms.instalments

    @given(PRINCIPALS, any_terms(), DATES)
    def test_the_balance_bears_the_interest(
        self, principal: int, terms: Terms, start: date
    ) -> None:
        """Each row's interest lies within a minor unit of the rate on what is owed."""
        rows, rate = build(principal, terms, start), terms.periodic_rate()
        if terms.method is Method.FLAT:
            exact = principal * rate * terms.instalments
            assert abs(sum(row.interest for row in rows) - exact) < 1
            return
        balance = principal
        for row in rows:
            assert abs(row.interest - balance * rate) < 1
            balance -= row.principal
        assert balance == 0

    @given(PRINCIPALS, rates(), st.integers(1, 60))
    def test_the_level_instalment_is_the_annuity(
        self, principal: int, percent: str, count: int
    ) -> None:
        """A = P r / (1 - (1 + r)^-n) in decimals with many digits gives the same thebe."""
        terms = terms_of(
            method=Method.DECLINING,
            rate_percent=percent,
            rate_period=RatePeriod.MONTH,
            instalments=count,
        )
        assume(Decimal(percent) != 0)
        with localcontext(prec=120):
            r = Decimal(percent) / 100
            exact = principal * r / (1 - (1 + r) ** -count)
            sure = exact.quantize(Decimal(1).scaleb(-60))  # or a half would be a hair below it
            expected = int(sure.quantize(Decimal(1), rounding=ROUND_HALF_UP))

        got = level_instalment(principal, terms.periodic_rate(), count, Rounding.HALF_UP)
        assert expected == got


@given(PRINCIPALS, any_terms(), DATES)
def test_the_long_way_gives_plain_terms_the_same_rows(
    principal: int, terms: Terms, start: date
) -> None:
    """Plain terms take the short way; through every condition they would get the same rows."""
    assert schedule._is_plain(terms)
    assert build(principal, terms, start) == schedule._with_conditions(principal, terms, start, ())
