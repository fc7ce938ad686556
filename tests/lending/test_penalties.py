"""Penalties and the stops of interest: closed forms that agree with counting day by day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skycap.lending import acts
from skycap.lending.late import InDuplum, Late, Penalty, PenaltyBase, PenaltyKind, PenaltyPeriod
from skycap.lending.ledger import Account, targets
from skycap.lending.position import Position, position
from skycap.lending.refusals import Refusal
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms
from tests.lending.builders import (
    ACCOUNTANT,
    FIVE_PERCENT,
    START,
    Desk,
    product_of,
    terms_of,
)

DAILY = Penalty(PenaltyKind.DAILY, percent="36.5")
"""A thousandth a day of what is overdue."""
MAY = date(2025, 5, 1)


def late_terms(penalty: Penalty | None = None, **changes: object) -> Terms:
    """P900 without interest in three instalments of P300, with a penalty."""
    late = Late(penalty=penalty, **changes)  # type: ignore[arg-type] # fields by name
    return terms_of(rate_percent="0", instalments=3, late=late, backdating_days=366)


def late_desk(penalty: Penalty, **changes: object) -> Desk:
    """A loan of P900 paid out on 31 January, due on 28 February, 31 March and 30 April."""
    return Desk(900_00, late_terms(penalty, **changes)).open()


def penalties(desk: Desk, on: date) -> list[int]:
    """The penalty of each instalment at the end of that day."""
    return [due.penalty for due in position(desk.loan, on).instalments]


class TestKinds:
    """What a penalty is."""

    @pytest.mark.parametrize(
        ("penalty", "day", "expected"),
        [
            (Penalty(PenaltyKind.FIXED, 50_00), "2025-02-28", [0, 0, 0]),
            (Penalty(PenaltyKind.FIXED, 50_00), "2025-03-01", [50_00, 0, 0]),
            (Penalty(PenaltyKind.FIXED, 50_00), "2026-01-01", [50_00, 50_00, 50_00]),
            (Penalty(PenaltyKind.FIXED, 50_00, grace_days=3), "2025-03-03", [0, 0, 0]),
            (Penalty(PenaltyKind.FIXED, 50_00, grace_days=3), "2025-03-04", [50_00, 0, 0]),
            (Penalty(PenaltyKind.PERCENT, percent="5"), "2025-03-01", [15_00, 0, 0]),
            (DAILY, "2025-02-28", [0, 0, 0]),
            (DAILY, "2025-03-01", [30, 0, 0]),
            (DAILY, "2025-04-01", [9_60, 30, 0]),
            (replace(DAILY, grace_days=5), "2025-03-05", [0, 0, 0]),
            (replace(DAILY, grace_days=5), "2025-03-06", [1_80, 0, 0]),
            (replace(DAILY, grace_days=5, from_grace=True), "2025-03-06", [30, 0, 0]),
            (replace(DAILY, percent="0.1", period=PenaltyPeriod.DAY), "2025-03-11", [3_30, 0, 0]),
            (replace(DAILY, percent="3", period=PenaltyPeriod.MONTH), "2025-03-11", [3_25, 0, 0]),
        ],
    )
    def test_is_charged_from_the_day_after_grace(
        self, penalty: Penalty, day: str, expected: list[int]
    ) -> None:
        """Unpaid at the end of the due date and grace; days count from the due date or from it."""
        assert expected == penalties(late_desk(penalty), date.fromisoformat(day))

    @pytest.mark.parametrize(
        ("base", "expected"),
        [
            (PenaltyBase.SCHEDULED, 1_87),
            (PenaltyBase.PRINCIPAL, 1_67),
            (PenaltyBase.INSTALMENT, 5_50),
        ],
    )
    def test_is_a_part_of_what_its_base_says(self, base: PenaltyBase, expected: int) -> None:
        """After P362.63 of the P550 instalment, P187.37 is overdue, P166.67 of it principal."""
        penalty = Penalty(PenaltyKind.PERCENT, percent="1", base=base)
        terms = terms_of(
            instalments=1,
            rate_percent="10",
            late=Late(penalty),
            allocation=(Bucket.PRINCIPAL, Bucket.INTEREST, Bucket.FEE, Bucket.PENALTY),
        )
        desk = Desk(500_00, terms).open()
        desk.pay(333_33)
        if base is PenaltyBase.SCHEDULED:
            desk.pay(29_30)
        elif base is PenaltyBase.PRINCIPAL:
            assert position(desk.loan, START).principal_outstanding == 166_67
        found = penalties(desk, date(2025, 3, 1))

        assert [expected] == found

    def test_never_has_penalties_or_fees_in_its_base(self) -> None:
        """A year of penalties and a charge of P200 leave the daily penalty what it was."""
        desk = late_desk(DAILY).wait(40)
        desk.charge(200_00)
        first, later = penalties(desk, date(2025, 7, 1)), penalties(desk, date(2025, 7, 2))

        assert [after - before for before, after in zip(first, later, strict=True)] == [30, 30, 30]

    def test_a_payment_in_grace_is_in_time(self) -> None:
        """Paid on the last day of grace there is no penalty, though days count from before it."""
        desk = late_desk(replace(DAILY, grace_days=5)).wait(33)
        desk.pay(300_00)

        assert desk.today == date(2025, 3, 5)
        assert penalties(desk, date(2025, 3, 31)) == [0, 0, 0]

    def test_what_is_short_by_the_tolerance_is_not_missed(self) -> None:
        """An instalment short by P5 has no penalty; by a thebe more it has."""
        for short, expected in ((5_00, 0), (5_01, 50_00)):
            desk = late_desk(Penalty(PenaltyKind.FIXED, 50_00))
            desk.pay(300_00 - short)
            assert penalties(desk, date(2025, 3, 15))[0] == expected

    def test_stops_at_its_cap(self) -> None:
        """Penalties of a loan come to no more than the cap, as an amount or a part of the loan."""
        for capped in (replace(DAILY, cap=20_00), replace(DAILY, cap_percent="2.222223")):
            assert sum(penalties(late_desk(capped), date(2027, 1, 1))) == 20_00

    def test_counts_as_no_arrears(self) -> None:
        """With the instalments paid and only penalties left, a loan is not past due."""
        desk = late_desk(Penalty(PenaltyKind.FIXED, 50_00)).wait(35)
        desk.pay(300_00)
        found = position(desk.loan, date(2025, 3, 20))

        assert found.instalments[0].penalty == 50_00
        assert found.days_past_due == 20  # the penalty came before principal, which is still short
        desk.pay(50_00)
        assert position(desk.loan, date(2025, 3, 20)).days_past_due == 0

    def test_is_owed_by_the_borrower_and_earned_by_the_lender(self) -> None:
        """The journal of a penalty: receivable to penalty income; a payment takes it first."""
        desk = late_desk(Penalty(PenaltyKind.FIXED, 50_00)).wait(35)
        before = targets(desk.loan, position(desk.loan, desk.today))
        desk.pay(50_00)
        after = targets(desk.loan, position(desk.loan, desk.today))

        assert (before[Account.PENALTY_RECEIVABLE], before[Account.PENALTY_INCOME]) == (5000, -5000)
        assert Account.PENALTY_RECEIVABLE not in after
        assert (after[Account.TILL], after[Account.LOANS]) == (50_00, 900_00)


class TestDayByDay:
    """The closed form is the sum of the days."""

    @settings(max_examples=40)
    @given(
        st.lists(st.tuples(st.integers(20, 120), st.integers(1, 400_00)), max_size=4),
        st.integers(0, 10),
        st.booleans(),
        st.integers(28, 160),
    )
    def test_penalty_interest_is_what_was_overdue_each_day(
        self, paid: list[tuple[int, int]], grace: int, from_grace: bool, days: int
    ) -> None:
        """Each instalment's penalty is the rounded sum over the days of what was overdue of it."""
        penalty = replace(DAILY, grace_days=grace, from_grace=from_grace)
        terms = replace(late_terms(penalty), tolerance=0)
        desk = Desk(900_00, terms).open().wait(200)
        for number, (day, amount) in enumerate(paid):
            on = START + timedelta(days=day)
            desk.pay(amount, on=on, payment_reference=f"P{number}", confirm_overpayment=True)
        as_of = START + timedelta(days=days)
        for place, row in enumerate(desk.loan.schedule):
            test_day = row.due + timedelta(days=grace)
            units, day = 0, row.due + timedelta(days=grace if from_grace else 0)
            while day < as_of:
                units += position(desk.loan, day).instalments[place].scheduled_outstanding
                day += timedelta(days=1)
            missed = position(desk.loan, test_day).instalments[place].scheduled_outstanding > 0
            due = as_of > test_day and missed
            expected = (2 * units + 1000) // 2000 if due else 0
            assert position(desk.loan, as_of).instalments[place].penalty == expected


class TestInterestStop:
    """Interest that stops after months in default, with the charge that goes on."""

    def stopped(self, percent: str = "0") -> Desk:
        """P10,000 at 5 % a month, never paid, with a stop after three months."""
        late = Late(stop_after_months=3, post_stop_percent=percent)
        return Desk(10_000_00, replace(FIVE_PERCENT, late=late)).open()

    def test_comes_three_months_after_the_oldest_unpaid_instalment(self) -> None:
        """Due first on 28 February, unpaid: interest runs to 28 May and not a day longer."""
        loan = self.stopped().loan
        before, after = position(loan, date(2025, 5, 27)), position(loan, date(2025, 5, 28))
        later = position(loan, date(2026, 5, 28))

        assert before.turns is not None
        assert after.turns is not None
        assert later.turns is not None
        assert (before.turns.stopped_on, after.turns.stopped_on) == (None, date(2025, 5, 28))
        earned = 500_00 + 426_49 + 349_31 + 242_30  # 28 of the 31 days of May's 268.26
        assert after.turns.earned.interest == later.turns.earned.interest == earned
        assert later.interest_outstanding == earned

    def test_leaves_a_part_of_later_interest(self) -> None:
        """Five percent of the interest goes on: of 25.96, 183.17 and 93.82."""
        found = position(self.stopped("5").loan, date(2026, 1, 1))

        earned = 500_00 + 426_49 + 349_31 + 242_30
        assert found.interest_outstanding == earned + 1_30 + 9_16 + 4_69

    def test_a_payment_that_cures_moves_it(self) -> None:
        """The oldest instalment paid, three months count from the next one."""
        desk = self.stopped().wait(100)
        desk.pay(1_970_17, on=date(2025, 5, 1))
        found = position(desk.loan, date(2025, 12, 31))

        assert found.turns is not None
        assert found.turns.stopped_on == date(2025, 6, 30)

    def test_no_penalty_runs_after_it(self) -> None:
        """Penalty interest ends with interest."""
        desk = late_desk(DAILY, stop_after_months=3)
        at_stop, later = penalties(desk, date(2025, 5, 28)), penalties(desk, date(2026, 5, 28))

        assert at_stop == later


def vector(form: InDuplum = InDuplum.COMMON_LAW) -> Desk:
    """P1,000 at 30 % flat a month for nine months, interest each month."""
    terms = terms_of(
        method=Method.INTEREST_ONLY,
        rate_percent="30",
        rate_period=RatePeriod.MONTH,
        instalments=9,
        late=Late(in_duplum=form),
        backdating_days=366,
    )
    return Desk(1_000_00, terms, on=date(2025, 1, 1)).open()


def earned(found: Position) -> tuple[int, int]:
    """Interest charged and interest blocked so far."""
    assert found.turns is not None
    return found.turns.earned.interest, found.turns.blocked


class TestInDuplum:
    """Unpaid interest stops at the unpaid capital."""

    def test_the_vector_of_the_common_law(self) -> None:
        """300, 300, 300, 100 with 200 blocked, 0; P500 paid; 300, 200 with 100 blocked, 0."""
        desk = vector().wait(280)
        desk.pay(500_00, on=date(2025, 6, 1))
        told = [earned(position(desk.loan, date(2025, month, 1))) for month in range(1, 11)]
        steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(told)]

        assert steps == [
            (300_00, 0), (300_00, 0), (300_00, 0), (100_00, 200_00), (0, 300_00),
            (300_00, 0), (200_00, 100_00), (0, 300_00), (0, 300_00),
        ]  # fmt: skip

    def test_what_a_stop_held_back_finds_the_room_that_is_there(self) -> None:
        """Resumed, a penalty of P900 is let through as far as P400 of capital leave room."""
        penalty = Penalty(PenaltyKind.FIXED, amount=900_00)
        late = Late(penalty, InDuplum.COMMON_LAW)
        desk = Desk(400_00, terms_of(rate_percent="0", instalments=1, late=late)).open()
        desk.do(acts.StopInterest("a1", desk.today, "note"), ACCOUNTANT)
        desk.wait(30).do(acts.ProposeResume("a2", desk.today, "note"), ACCOUNTANT)
        desk.confirm("a2")
        found = position(desk.loan, desk.today + timedelta(days=1))

        assert (found.penalty_outstanding, found.interest_outstanding) == (400_00, 0)

    def test_a_loan_of_a_thousand_never_costs_more_than_two(self) -> None:
        """P1,000 borrowed, with penalties by the day and years unpaid: P2,000 and no thebe more."""
        late = Late(replace(DAILY, percent="365"), InDuplum.COMMON_LAW)
        terms = terms_of(rate_percent="30", rate_period=RatePeriod.MONTH, instalments=6, late=late)
        loan = Desk(1_000_00, terms).open().loan
        for year in (2026, 2027, 2035):
            found = position(loan, date(year, 1, 1))
            assert found.outstanding == 2_000_00
            assert found.turns is not None
            assert found.turns.room == 0
            assert sum(targets(loan, found).values()) == 0

    @settings(max_examples=40)
    @given(
        st.lists(st.tuples(st.integers(1, 300), st.integers(1, 900_00)), max_size=4),
        st.sampled_from(["0", "36.5", "730"]),
    )
    def test_unpaid_interest_is_above_the_capital_only_after_capital_was_paid(
        self, paid: list[tuple[int, int]], percent: str
    ) -> None:
        """On no day does anything accrue that lifts unpaid interest above the unpaid capital."""
        late = Late(replace(DAILY, percent=percent), InDuplum.COMMON_LAW)
        desk = vector()
        terms = replace(desk.terms, late=late)
        desk = Desk(1_000_00, terms, on=date(2025, 1, 1)).open().wait(300)
        for number, (day, amount) in enumerate(paid):
            on = date(2025, 1, 1) + timedelta(days=day)
            desk.pay(amount, on=on, payment_reference=f"P{number}", confirm_overpayment=True)
        before = 0
        for days in range(0, 320, 7):
            found = position(desk.loan, date(2025, 1, 1) + timedelta(days=days))
            assert found.turns is not None
            accounts = targets(desk.loan, found)
            unpaid = sum(
                accounts.get(name, 0)
                for name in (Account.INTEREST_RECEIVABLE, Account.PENALTY_RECEIVABLE)
            )
            charged = found.turns.earned.interest + found.turns.earned.penalty
            assert charged >= before
            assert unpaid <= max(found.principal_outstanding, 1_000_00)
            if charged > before and not paid:
                assert unpaid <= found.principal_outstanding
            before = charged

    def test_south_africa_counts_from_the_default_and_payments_make_no_room(self) -> None:
        """From the day after the first due date P1,000 may accrue in all, whatever is paid."""
        desk = vector(InDuplum.SOUTH_AFRICA).wait(280)
        desk.pay(200_00, on=date(2025, 5, 10))
        charged = earned(position(desk.loan, date(2025, 10, 5)))[0]

        # 300.00 before the default, a day's 10.71 of the next period, and then the capital.
        assert charged == 300_00 + 10_71 + 1_000_00

    def test_a_default_made_good_ends_the_count(self) -> None:
        """When all that is overdue is paid, interest runs again without a ceiling."""
        desk = vector(InDuplum.SOUTH_AFRICA).wait(280)
        desk.pay(300_00, on=date(2025, 2, 10))
        found = position(desk.loan, date(2025, 2, 15))

        assert found.turns is not None
        assert found.turns.room is None

    def test_kenya_lets_interest_reach_the_capital_owed_when_non_performing(self) -> None:
        """From more than 90 days past due all interest unpaid and to come is within P1,000."""
        found = position(vector(InDuplum.KENYA).loan, date(2026, 1, 1))

        assert found.interest_outstanding == 1_000_00
        assert found.outstanding == 2_000_00

    def test_kenya_cuts_what_was_already_above(self) -> None:
        """At 60 % a month, P1,800 is unpaid on day 91: it comes down to P1,000."""
        desk = vector(InDuplum.KENYA)
        terms = replace(desk.terms, rate_percent="60")
        loan = Desk(1_000_00, terms, on=date(2025, 1, 1)).open().loan

        earlier, then = position(loan, date(2025, 5, 2)), position(loan, date(2025, 5, 3))
        assert earned(earlier)[0] > 2_000_00
        assert earned(then)[0] == 1_000_00
        assert sum(targets(loan, then).values()) == 0


class TestProduct:
    """What a product may not say."""

    @pytest.mark.parametrize(
        ("late", "field"),
        [
            (Late(Penalty(PenaltyKind.FIXED)), "late.penalty.amount"),
            (Late(Penalty(PenaltyKind.DAILY, 1_00)), "late.penalty.amount"),
            (Late(replace(DAILY, percent="x")), "late.penalty.percent"),
            (Late(replace(DAILY, cap=-1)), "late.penalty.cap"),
            (Late(replace(DAILY, grace_days=400)), "late.penalty.graceDays"),
            (Late(stop_after_months=-1), "late.stopAfterMonths"),
            (Late(post_stop_percent="-1"), "late.postStopPercent"),
        ],
    )
    def test_is_refused(self, late: Late, field: str) -> None:
        """A penalty of nothing, or one that contradicts itself, is refused by its field."""
        with pytest.raises(Refusal) as refused:
            product_of(late=late).check()

        assert field == refused.value.field
