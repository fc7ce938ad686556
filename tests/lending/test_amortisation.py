"""Amortisation: each method, grace and rounding by worked numbers, and what holds for all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skycap.lending.amortisation import equal_instalment
from skycap.lending.calendars import Unit
from skycap.lending.conditions import (
    Accrual,
    Basis,
    Broken,
    DueDates,
    FeeTime,
    Grace,
    LastInstalment,
    MonthDays,
    YearDays,
)
from skycap.lending.day_counts import DayCount
from skycap.lending.fees import fees_at
from skycap.lending.interest import Rates
from skycap.lending.money import Rounding
from skycap.lending.schedule import Row, build, instalments, total
from skycap.lending.terms import Method, RatePeriod, Terms
from tests.lending.builders import FIVE_PERCENT, START, terms_of
from tests.lending.strategies import DATES, PRINCIPALS, conditional_terms


def monthly(percent: str, count: int, **changes: object) -> Terms:
    """A rate a month on the declining balance, with `changes`."""
    plain: dict[str, Any] = {
        "method": Method.DECLINING,
        "rate_percent": percent,
        "rate_period": RatePeriod.MONTH,
        "instalments": count,
    }
    return terms_of(**(plain | changes))


def parts(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Principal and interest of each row."""
    return [(row.principal, row.interest) for row in rows]


class TestMethods:
    """Worked numbers of each method."""

    def test_equal_principal(self) -> None:
        """P1,200 at 1 % a month in three: P400 each time, and 1 % of what is left."""
        rows = build(1_200_00, monthly("1", 3, method=Method.EQUAL_PRINCIPAL), START)

        assert parts(rows) == [(400_00, 12_00), (400_00, 8_00), (400_00, 4_00)]

    def test_interest_only(self) -> None:
        """P1,000 at 3 % a month: P30 each time, and the principal in one with the last."""
        rows = build(1_000_00, monthly("3", 3, method=Method.INTEREST_ONLY), START)

        assert parts(rows) == [(0, 30_00), (0, 30_00), (1_000_00, 30_00)]

    def test_bullet(self) -> None:
        """P1,000 at 3 % a month for three months: one payment of P1,090 at the end."""
        rows = build(1_000_00, monthly("3", 3, method=Method.BULLET), START)

        assert rows == (Row(1, date(2025, 4, 30), 1_000_00, 90_00),)

    def test_discount(self) -> None:
        """P1,000 at 10 % for the term: P100 is kept back, and P1,000 repaid in equal parts."""
        terms = terms_of(method=Method.DISCOUNT, instalments=3)
        rows = build(1_000_00, terms, START)

        assert rows[0] == Row(0, START, 0, 100_00)
        assert parts(instalments(rows)) == [(333_33, 0), (333_33, 0), (333_34, 0)]
        assert total(rows) == 1_000_00

    def test_a_rate_per_day(self) -> None:
        """0.8 % a day for thirty days is 24 % of what was lent, as the price cap has it."""
        terms = terms_of(
            method=Method.BULLET,
            rate_percent="0.8",
            rate_period=RatePeriod.DAY,
            unit=Unit.DAYS,
            every=30,
            instalments=1,
            basis=Basis(Accrual.DAILY),
        )

        assert parts(build(100_00, terms, START)) == [(100_00, 24_00)]

    @pytest.mark.parametrize(
        ("unit", "every"),
        [(Unit.QUARTERS, 1), (Unit.MONTHS, 3), (Unit.FORTNIGHTS, 2), (Unit.WEEKS, 4)],
    )
    def test_a_period_bears_its_own_interest(self, unit: Unit, every: int) -> None:
        """A quarter bears three months of a yearly rate, and two fortnights four weeks."""
        terms = monthly("24", 1, rate_period=RatePeriod.YEAR, unit=unit, every=every)
        by_month = unit in {Unit.QUARTERS, Unit.MONTHS}

        exact = Fraction(24, 100) * (Fraction(3, 12) if by_month else Fraction(4, 52))
        assert build(10_000_00, terms, START)[0].interest == round(10_000_00 * exact)

    def test_days_of_a_period(self) -> None:
        """P10,000 at 24 % a year by ACT/365F for 31 days bears 203.84; daily rounding does not."""
        terms = monthly(
            "24",
            1,
            rate_period=RatePeriod.YEAR,
            basis=Basis(Accrual.DAILY, day_count=DayCount.ACT_365F),
        )
        row = build(10_000_00, terms, date(2025, 1, 1))[0]

        assert (row.due, row.interest) == (date(2025, 2, 1), 203_84)
        assert 31 * round(Fraction(10_000_00 * 24, 36500)) == 203_98

    @pytest.mark.parametrize("convention", list(DayCount))
    def test_every_day_count_makes_a_schedule(self, convention: DayCount) -> None:
        """A loan may accrue by any of the thirteen conventions."""
        basis = Basis(Accrual.DAILY, day_count=convention)
        rows = build(1_000_00, monthly("2", 12, basis=basis), START)

        assert sum(row.principal for row in rows) == 1_000_00
        assert 120_00 < sum(row.interest for row in rows) < 145_00


class TestGrace:
    """What is not yet asked at the start."""

    def test_on_principal(self) -> None:
        """Interest alone for the first instalments; the rest pay the principal off."""
        rows = build(1_000_00, monthly("1", 4, grace=Grace(principal=2)), START)

        assert parts(rows)[:2] == [(0, 10_00), (0, 10_00)]
        assert parts(rows)[2:] == parts(build(1_000_00, monthly("1", 2), START))

    def test_on_the_payment_of_interest(self) -> None:
        """Interest held falls due with the next one; not a thebe more or less is paid."""
        plain = build(1_000_00, monthly("1", 4), START)
        held = build(1_000_00, monthly("1", 4, grace=Grace(interest_payment=2)), START)
        owed = plain[0].interest + plain[1].interest

        assert [row.principal for row in held] == [row.principal for row in plain]
        interest = [0, 0, plain[2].interest + owed, plain[3].interest]
        assert [row.interest for row in held] == interest

    def test_held_interest_may_be_spread(self) -> None:
        """Or it is spread evenly over those that follow; the last takes the residue."""
        plain = build(1_000_00, monthly("1", 4), START)
        held = build(1_000_00, monthly("1", 4, grace=Grace(interest_payment=1, spread=True)), START)

        more = [row.interest - was.interest for row, was in zip(held, plain, strict=True)]
        assert more == [-10_00, 3_33, 3_33, 3_34]

    def test_free_of_interest(self) -> None:
        """A free instalment bears nothing, and the others as usual on what is left."""
        rows = build(900_00, monthly("2", 3, grace=Grace(interest_free=1)), START)

        assert rows[0].interest == 0
        assert rows[1].interest == round(Fraction(2 * (900_00 - rows[0].principal), 100))
        assert rows[0].total == rows[1].total

    def test_flat_interest_without_the_free_ones(self) -> None:
        """A flat loan with one of four instalments free bears three months of interest."""
        terms = monthly("2", 4, method=Method.FLAT, grace=Grace(principal=1, interest_free=1))
        rows = build(900_00, terms, START)

        assert parts(rows) == [(0, 0), (300_00, 18_00), (300_00, 18_00), (300_00, 18_00)]


class TestRounding:
    """Units, multiples, and what becomes of the difference."""

    def test_a_multiple_leaves_the_rest_to_the_last(self) -> None:
        """Instalments of whole pula; the last one is what remains."""
        terms = replace(FIVE_PERCENT, instalment_multiple=1_00)
        rows = build(10_000_00, terms, START)

        assert [row.total for row in rows[:-1]] == [1_970_00] * 5
        assert rows[-1].total == 1_971_20

    def test_rounded_up_the_last_is_smaller(self) -> None:
        """Rounded up to ten pula, every instalment but the last is a little more."""
        terms = replace(FIVE_PERCENT, instalment_multiple=10_00, rounding=Rounding.UP)
        rows = build(10_000_00, terms, START)

        assert [row.total for row in rows[:-1]] == [1_980_00] * 5
        assert rows[-1].total < 1_980_00

    def test_smoothing_moves_the_instalment(self) -> None:
        """P5,000 at 3.3 % a month in 36 ends 35 thebe apart; a thebe more each time, 30."""
        rough = monthly("3.3", 36, last_instalment=LastInstalment.ABSORBS)
        smooth = replace(rough, last_instalment=LastInstalment.SMOOTHED)

        def ends(terms: Terms) -> tuple[int, int]:
            rows = build(5_000_00, terms, START)
            return rows[0].total, rows[-1].total - rows[0].total

        assert ends(rough) == (239_38, 35)
        assert ends(smooth) == (239_39, -30)

    def test_a_small_difference_is_left_alone(self) -> None:
        """A difference of one thebe for every two instalments is not worth moving them."""
        for terms in (FIVE_PERCENT, monthly("1", 12)):
            smooth = replace(terms, last_instalment=LastInstalment.SMOOTHED)
            rough = replace(terms, last_instalment=LastInstalment.ABSORBS)
            assert build(10_000_00, smooth, START) == build(10_000_00, rough, START)

    def test_amounts_of_a_coin(self) -> None:
        """Where the smallest coin is five thebe, every amount is a multiple of it."""
        rows = build(1_000_00, monthly("1.7", 7, rounding_unit=5), START)

        assert all(amount % 5 == 0 for row in rows for amount in parts([row])[0])

    def test_flat_parts_are_rounded_or_cut(self) -> None:
        """P5,000 and P500 over twelve: cut, 458.33 and 458.37; rounded, 458.34 and 458.26."""
        cut = build(5_000_00, terms_of(), START)
        rounded = build(5_000_00, terms_of(last_instalment=LastInstalment.ABSORBS), START)

        assert [cut[0].total, cut[-1].total] == [458_33, 458_37]
        assert [rounded[0].total, rounded[-1].total] == [458_34, 458_26]
        assert total(cut) == total(rounded) == 5_500_00

    def test_a_flat_multiple_rounds_the_whole_instalment(self) -> None:
        """Principal is what makes the instalment a whole pula."""
        terms = terms_of(last_instalment=LastInstalment.ABSORBS, instalment_multiple=1_00)
        rows = build(5_000_00, terms, START)

        assert [row.total for row in rows[:-1]] == [458_00] * 11
        assert total(rows) == 5_500_00


class TestBroken:
    """A first period that is longer or shorter than the others."""

    LATE = date(2025, 3, 16)
    """A first due date 44 days after 31 January, in place of 28."""

    def rows(self, broken: Broken, **changes: object) -> tuple[Row, ...]:
        """P1,000 at 2 % a month in three, the first due late."""
        terms = monthly("2", 3, due_dates=DueDates(broken=broken), **changes)
        return build(1_000_00, replace(terms, first_due=self.LATE), START)

    def test_may_bear_whole_interest(self) -> None:
        """As a whole period, however long it is."""
        assert parts(self.rows(Broken.WHOLE)) == parts(build(1_000_00, monthly("2", 3), START))

    def test_may_bear_its_days_in_equal_instalments(self) -> None:
        """44 days of 28 a month, 16 February to 16 March; all instalments carry it."""
        rows = self.rows(Broken.DAYS)

        assert rows[0].interest == round(Fraction(1_000_00 * 2 * 44, 100 * 28))
        assert abs(rows[0].total - rows[-1].total) <= 3

    def test_may_bear_its_days_apart(self) -> None:
        """The same interest, but only the first instalment is larger for it."""
        rows, plain = self.rows(Broken.APART), build(1_000_00, monthly("2", 3), START)

        assert [row.principal for row in rows] == [row.principal for row in plain]
        assert rows[0].interest == self.rows(Broken.DAYS)[0].interest
        assert [row.interest for row in rows[1:]] == [row.interest for row in plain[1:]]

    def test_goes_by_thirty_day_months_where_those_are_counted(self) -> None:
        """31 January to 16 March is 46 days of thirty-day months."""
        basis = Basis(Accrual.DAILY, MonthDays.THIRTY, YearDays.D360)
        rows = self.rows(Broken.WHOLE, basis=basis)

        assert rows[0].interest == round(Fraction(1_000_00 * 24 * 46, 100 * 360))


@given(PRINCIPALS, st.lists(st.integers(0, 50), min_size=1, max_size=24))
def test_the_general_instalment_pays_off_exactly(principal: int, percents: list[int]) -> None:
    """Paying A = P (1+f1)...(1+fn) / Fn leaves nothing, whatever each period bears."""
    terms = monthly("1", len(percents), last_instalment=LastInstalment.ABSORBS)
    instalment = equal_instalment(principal, terms, Rates(percents, 100))

    balance = Fraction(principal)
    worth = Fraction(1)  # of half a thebe, to the end
    for percent in percents:
        balance = balance * (100 + percent) / 100 - instalment
        worth = worth * (100 + percent) / 100 + 1
    assert abs(balance) <= worth / 2


class TestEverything:
    """What holds for every product with every condition."""

    @given(PRINCIPALS, conditional_terms(), DATES, st.lists(DATES, max_size=5))
    def test_the_rows_sum_exactly_and_rise_in_time(
        self, principal: int, terms: Terms, start: date, holidays: list[date]
    ) -> None:
        """Principal sums to what is owed, nothing is negative, dates do not go back."""
        rows = build(principal, terms, start, frozenset(holidays))
        repaid = instalments(rows)

        owed = principal + fees_at(FeeTime.ADDED, principal, terms)
        assert sum(row.principal for row in rows) == owed
        assert all(min(row.principal, row.interest, row.fee) >= 0 for row in rows)
        count = 1 if terms.method is Method.BULLET else terms.instalments
        assert [row.number for row in repaid] == list(range(1, count + 1))
        dates = [start, *(row.due for row in repaid)]
        assert all(before <= after for before, after in pairwise(dates))
        assert repaid[0].due > start

    @given(PRINCIPALS, conditional_terms(), DATES)
    def test_grace_is_kept(self, principal: int, terms: Terms, start: date) -> None:
        """No principal, no payment of interest and no interest where there is grace on it."""
        assume(terms.method not in {Method.BULLET, Method.DISCOUNT})
        rows = instalments(build(principal, terms, start))
        grace = terms.grace

        assert not any(row.principal for row in rows[: grace.principal])
        assert not any(row.interest for row in rows[: grace.interest_payment])
        if not grace.interest_payment:
            assert not any(row.interest for row in rows[: min(grace.interest_free, len(rows) - 1)])

    @given(PRINCIPALS, conditional_terms(), DATES)
    def test_a_higher_rate_never_costs_less(
        self, principal: int, terms: Terms, start: date
    ) -> None:
        """A rate above 60 % bears no less interest than one below, but for the rounding.

        Not where 61 % fall upon every period: in 24 of those half a thebe of rounding in the first
        instalment grows to thousands in the last.
        """
        assume(terms.rate_period in {RatePeriod.YEAR, RatePeriod.TERM})
        exact: dict[str, Any] = {"instalment_multiple": 0, "rounding_unit": 1}
        cheap = replace(terms, rounding=Rounding.HALF_UP, **exact)
        dear = replace(cheap, rate_percent="61")

        def interest(of: Terms) -> int:
            return sum(row.interest for row in build(principal, of, start))

        assert interest(dear) >= interest(cheap) - terms.instalments

    @given(PRINCIPALS, conditional_terms(12), DATES)
    def test_every_amount_is_of_the_unit(self, principal: int, terms: Terms, start: date) -> None:
        """Interest is a multiple of the rounding unit, in every row."""
        for row in build(principal, replace(terms, fees=()), start):
            assert row.interest % terms.rounding_unit == 0
