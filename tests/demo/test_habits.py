"""The habits of payers: what each of them pays, and when."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.demo.habits import Habit, Payer, Receipt
from skycap.lending.calendars import Unit
from skycap.lending.schedule import Row, build, total
from skycap.lending.terms import Method, RatePeriod, Terms

START = date(2026, 2, 10)
seeds = st.integers(0, 100_000)


def rows(instalments: int = 6, unit: Unit = Unit.MONTHS) -> tuple[Row, ...]:
    """The schedule of P3,000 at ten per cent."""
    terms = Terms("standard", 1, Method.FLAT, "10", RatePeriod.TERM, unit, 1, instalments)
    return build(300_000, terms, START)


def paid(habit: Habit, seed: int, instalments: int = 6) -> list[Receipt]:
    """All that somebody of that habit pays."""
    return Payer(habit, rows(instalments), START, Random(seed)).receipts()


@given(habit=st.sampled_from(Habit), seed=seeds, instalments=st.integers(1, 24))
def test_payments_are_positive_and_after_the_payout(
    habit: Habit, seed: int, instalments: int
) -> None:
    """Nobody pays nothing, or before the loan was paid out."""
    for receipt in paid(habit, seed, instalments):
        assert receipt.amount > 0
        assert receipt.on > START


@given(habit=st.sampled_from(sorted(set(Habit) - {Habit.OVERPAYER})), seed=seeds)
def test_nobody_else_pays_too_much(habit: Habit, seed: int) -> None:
    """Only the overpayer pays more than is owed."""
    assert sum(receipt.amount for receipt in paid(habit, seed)) <= total(rows())


@given(seed=seeds)
def test_an_overpayer_pays_too_much(seed: int) -> None:
    """What the overpayer pays is more than the whole debt."""
    assert sum(receipt.amount for receipt in paid(Habit.OVERPAYER, seed)) > total(rows())


@pytest.mark.parametrize("habit", [Habit.PUNCTUAL, Habit.LATE, Habit.PARTIAL, Habit.EARLY])
@given(seed=seeds)
def test_good_payers_pay_everything(habit: Habit, seed: int) -> None:
    """Good payers pay exactly what is owed."""
    assert sum(receipt.amount for receipt in paid(habit, seed)) == total(rows())


@given(seed=seeds)
def test_a_defaulter_leaves_something_unpaid(seed: int) -> None:
    """A defaulter never pays all."""
    assert sum(receipt.amount for receipt in paid(Habit.DEFAULTER, seed)) < total(rows())


@given(seed=seeds)
def test_a_settler_is_early(seed: int) -> None:
    """Whoever settles early pays the last before the last instalment is due, or soon after."""
    last = paid(Habit.EARLY, seed)[-1].on

    assert last <= rows()[3].due + timedelta(days=20)


@given(seed=seeds)
def test_a_payroll_pays_on_payday(seed: int) -> None:
    """Where instalments are deducted, the money comes from the 25th to the end of the month."""
    payer = Payer(Habit.PUNCTUAL, rows(), START, Random(seed), on_payday=True)

    days = {receipt.on.day for receipt in payer.receipts() if receipt.on.month != 1}

    assert all(day >= 25 for day in days)


@given(kept=st.integers(0, 5), seed=seeds)
def test_payments_stop_where_the_plan_says(kept: int, seed: int) -> None:
    """A plan that stops after some instalments has exactly those paid."""
    payer = Payer(Habit.DEFAULTER, rows(), START, Random(seed))

    receipts = payer.receipts(stop_after=kept)

    assert sum(receipt.amount for receipt in receipts) == total(rows()[:kept])


@given(seed=seeds)
def test_weekly_loans_are_paid_weekly(seed: int) -> None:
    """Who pays week by week does not wait for a payday."""
    payer = Payer(Habit.PUNCTUAL, rows(8, Unit.WEEKS), START, Random(seed))

    days = [receipt.on for receipt in payer.receipts()]

    assert max(later - day for day, later in pairwise(days)).days <= 20
