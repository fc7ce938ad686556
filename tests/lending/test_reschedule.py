"""New schedules, further payouts, stops and cooling off."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from skycap.lending import acts
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.decide import decide
from skycap.lending.early import Early, Surplus
from skycap.lending.late import Late
from skycap.lending.ledger import Account, targets
from skycap.lending.loan import Status
from skycap.lending.position import position
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Method
from tests.lending.builders import (
    ACCOUNTANT,
    FIVE_PERCENT,
    Desk,
    terms_of,
)
from tests.lending.serviced import FREE, free, now, turned


class TestReschedule:
    """A new schedule for what is left."""

    def rescheduled(self, **changes: object) -> Desk:
        """P900 in three, nothing paid; on 10 April what is left is spread over six months."""
        desk = free().wait(69)
        desk.reschedule(replace(FREE, instalments=6), **changes)
        return desk

    def test_asks_for_what_was_left(self) -> None:
        """Six instalments of P150, numbered after the old ones."""
        found = now(self.rescheduled())
        asked = [(row.number, row.due, row.outstanding) for row in found.instalments[3:]]

        assert asked[0] == (4, date(2025, 5, 10), 150_00)
        assert [amount for _, _, amount in asked] == [150_00] * 6
        assert found.outstanding == 900_00
        assert turned(self.rescheduled()).restructured

    def test_cures_nothing(self) -> None:
        """P600 were overdue since February and March; days past due run on until P600 are paid."""
        desk = self.rescheduled()
        desk.wait(1)
        seen = [now(desk).oldest_unpaid_due]
        for _ in range(4):
            desk.pay(150_00)
            seen.append(now(desk).oldest_unpaid_due)

        assert seen == [
            date(2025, 2, 28), date(2025, 2, 28), date(2025, 3, 31), date(2025, 3, 31),
            date(2025, 9, 10),
        ]  # fmt: skip

    def test_carries_what_was_earned_and_unpaid(self) -> None:
        """Interest and charges that are owed fall due with the first new instalment, as such."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(42)
        desk.charge(25_00)
        before = targets(desk.loan, now(desk))
        desk.reschedule(replace(FIVE_PERCENT, instalments=12))
        first = now(desk).instalments[6]

        assert first.fee == 25_00
        assert first.interest == 500_00 + 500_00 + 192_61  # 14 of 31 days of March's 426.49
        assert before == targets(desk.loan, now(desk))

    def test_capitalises_only_what_is_said(self) -> None:
        """P300 of the interest become principal, and bear interest from then on."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(28)
        desk.reschedule(replace(FIVE_PERCENT, instalments=1), capitalise=300_00)
        found = now(desk)

        assert found.principal_outstanding == 10_300_00
        assert found.interest_outstanding == 200_00 + 515_00
        assert turned(desk).capitalised == 300_00

    def test_undone_the_old_schedule_stands(self) -> None:
        """An undone reschedule leaves no trace in the figures."""
        desk = free().wait(69)
        before = now(desk).instalments
        desk.undo(desk.reschedule(replace(FREE, instalments=6)))

        assert before == now(desk).instalments

    def test_a_second_one_keeps_the_oldest_date(self) -> None:
        """Rescheduled twice, what was overdue first is still the oldest."""
        desk = self.rescheduled()
        desk.wait(40).reschedule(replace(FREE, instalments=3))

        assert now(desk).oldest_unpaid_due == date(2025, 2, 28)
        assert now(desk).outstanding == 900_00


class TestAdvances:
    """Tranches and top-ups."""

    def test_adds_to_what_is_repaid(self) -> None:
        """P300 of P900 repaid and P400 more paid out: P1,000 in four instalments."""
        desk = free().wait(28)
        desk.pay(300_00)
        desk.top_up(400_00, replace(FREE, instalments=4))
        desk.advance(400_00)
        found = now(desk)

        assert [row.outstanding for row in found.instalments[3:]] == [250_00] * 4
        assert targets(desk.loan, found) == {
            Account.LOANS: 1_000_00, Account.BANK: -900_00, Account.TILL: -100_00,
        }  # fmt: skip
        assert not turned(desk).restructured

    def test_two_of_one_day_follow_each_other(self) -> None:
        """The smaller of two payouts came second, and its schedule is the one in force."""
        desk = free()
        for number, amount in ((1, 400_00), (2, 100_00)):
            desk.top_up(amount, replace(FREE, instalments=number))
            desk.advance(amount)

        assert [row.outstanding for row in now(desk).instalments] == [0, 0, 0, 0, 700_00, 700_00]

    def test_a_charge_falls_into_the_schedule_in_force(self) -> None:
        """Charged before an old due date that counts no more, it is paid with the first new one."""
        desk = free().wait(10)
        desk.top_up(100_00, FREE)
        desk.advance(100_00)
        desk.wait(1).charge(5_00)

        assert [row.fee for row in now(desk).instalments] == [0, 0, 0, 5_00, 0, 0]


class TestStops:
    """Interest stopped by a person, and loans given up in time."""

    def test_interest_stops_on_its_date(self) -> None:
        """After a death on 14 February half of the first P500 is owed, and never more."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(14)
        desk.do(acts.StopInterest("a1", desk.today, "note"), ACCOUNTANT)

        assert now(desk).interest_outstanding == 250_00
        assert turned(desk).unasked == 1_821_05 - 250_00

    def test_undone_it_runs_as_if_it_never_had_stopped(self) -> None:
        """A stop that is undone leaves the contract as it was."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(14)
        before = now(desk).instalments
        desk.do(acts.StopInterest("a1", desk.today, "note"), ACCOUNTANT)
        desk.undo("a1")

        assert before == now(desk).instalments

    def test_resumed_by_two_it_runs_on_from_that_day(self) -> None:
        """Stopped on 14 February and resumed on the 21st, a week's P125 of 28 days is not asked."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(14)
        desk.do(acts.StopInterest("a1", desk.today, "note"), ACCOUNTANT)
        desk.wait(7).do(acts.ProposeResume("a2", desk.today, "note"), ACCOUNTANT)
        assert now(desk).instalments[0].interest == 250_00
        desk.confirm("a2")

        assert now(desk).instalments[0].interest == 375_00
        assert now(desk).interest_outstanding == 1_821_05 - 125_00
        assert turned(desk).unasked == 125_00

    def test_resumed_it_does_not_stop_by_itself_again(self) -> None:
        """Two people override the stop after three months: the contract's interest is asked."""
        late = Late(stop_after_months=3)
        desk = Desk(10_000_00, replace(FIVE_PERCENT, late=late)).open().wait(60)
        desk.do(acts.ProposeResume("a1", desk.today, "note"), ACCOUNTANT)
        desk.confirm("a1")
        found = position(desk.loan, date(2026, 1, 1))

        assert found.interest_outstanding == 1_821_05

    @pytest.mark.parametrize("surplus", [Surplus.INSTALMENT, Surplus.TERM])
    def test_a_prepayment_does_not_bring_stopped_interest_back(self, surplus: Surplus) -> None:
        """Planned anew, the instalments to come ask for principal alone, until it is resumed."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(28)
        desk.do(acts.StopInterest("a1", desk.today, "note"), ACCOUNTANT)
        desk.wait(10).pay(4_000_00, surplus=surplus)
        stopped = now(desk)
        desk.do(acts.ProposeResume("a2", desk.today, "note"), ACCOUNTANT)
        desk.confirm("a2")

        assert stopped.interest_outstanding == 0
        assert turned(desk).unasked > 0
        assert now(desk).interest_outstanding > 0

    def test_cooling_off_returns_what_was_received(self) -> None:
        """With P90 kept back of P1,000, P910 are returned, and all income is taken back."""
        fee = Fee("Administration", FeeTime.DEDUCTED, 90_00)
        terms = terms_of(fees=(fee,), early=Early(cooling_off_days=3))
        desk = Desk(1_000_00, terms).open().wait(2)
        desk.pay(100_00)
        desk.do(acts.CoolOff("a1", desk.today, "note"), ACCOUNTANT)
        owed = now(desk).outstanding
        desk.pay(810_00)

        assert owed == 810_00
        assert desk.status is Status.CLOSED
        assert targets(desk.loan, now(desk)) == {Account.TILL: 910_00, Account.BANK: -910_00}

    @pytest.mark.parametrize(
        ("method", "owed"), [(Method.DECLINING, 10_053_57), (Method.DISCOUNT, 7_049_72)]
    )
    def test_its_days_may_bear_interest(self, method: Method, owed: int) -> None:
        """Three of February's 28 days of P500 are P53.57; of P3,000 for 181 days, P49.72."""
        early = Early(cooling_off_days=3, cooling_off_interest=True)
        desk = Desk(10_000_00, replace(FIVE_PERCENT, method=method, early=early)).open().wait(3)
        desk.do(acts.CoolOff("a1", desk.today, "note"), ACCOUNTANT)
        asked = now(desk).outstanding
        desk.pay(owed)

        assert asked == owed
        assert desk.status is Status.CLOSED

    @pytest.mark.parametrize(("days", "holidays"), [(5, ()), (6, (date(2025, 2, 3),))])
    def test_its_days_may_be_working_days(self, days: int, holidays: tuple[date, ...]) -> None:
        """Three after Friday 31 January end on Wednesday; a holiday on Monday adds a day."""
        early = Early(cooling_off_days=3, cooling_off_working_days=True)
        desk = Desk(terms=terms_of(early=early)).open().wait(days)
        command = acts.CoolOff("a1", desk.today, "note")
        context = replace(desk.context(ACCOUNTANT), holidays=frozenset(holidays))
        tomorrow = replace(context, today=desk.today + timedelta(days=1))
        with pytest.raises(Refusal) as refused:
            decide(desk.loan, replace(command, on=tomorrow.today), tomorrow)

        assert refused.value.code is Code.COOLING_OFF_OVER
        assert decide(desk.loan, command, context)
