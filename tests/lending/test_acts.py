"""Charges, waivers, refunds, write-offs and new schedules: what they do, and known faults."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from skycap.lending import acts, commands
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.early import Early
from skycap.lending.events import PaymentMethod
from skycap.lending.late import Late, Penalty, PenaltyKind
from skycap.lending.ledger import Account, targets
from skycap.lending.loan import Status
from skycap.lending.position import Position, position
from skycap.lending.terms import Bucket, Method, RatePeriod
from skycap.lending.turns import Turns
from tests.lending.builders import (
    ACCOUNTANT,
    FIVE_PERCENT,
    SECOND,
    Desk,
    terms_of,
)

FREE = terms_of(rate_percent="0", instalments=3, backdating_days=366)


def free() -> Desk:
    """P900 without interest in three instalments of P300, paid out on 31 January 2025."""
    return Desk(900_00, FREE).open()


def now(desk: Desk) -> Position:
    """The position today; its books sum to zero, also a year later."""
    for day in (desk.today, desk.today + timedelta(days=400)):
        assert sum(targets(desk.loan, position(desk.loan, day)).values()) == 0
    return position(desk.loan, desk.today)


def turned(desk: Desk) -> Turns:
    """What befell the loan by today."""
    turns = now(desk).turns
    assert turns is not None
    return turns


class TestCharges:
    """Fees and penalties by hand."""

    def test_falls_into_the_instalment_whose_period_holds_its_date(self) -> None:
        """A fee of 28 February is February's, one of 1 March is March's, a late one the last's."""
        desk = free().wait(200)
        for day, amount in (
            (date(2025, 2, 28), 1_00),
            (date(2025, 3, 1), 2_00),
            (desk.today, 4_00),
        ):
            desk.charge(amount, on=day)

        assert [row.fee for row in now(desk).instalments] == [1_00, 2_00, 4_00]

    def test_is_earned_at_once_and_owed(self) -> None:
        """Receivable to income when it is charged, before the instalment falls due."""
        desk = free().wait(5)
        desk.charge(25_00)
        desk.charge(10_00, Bucket.PENALTY)
        accounts = targets(desk.loan, now(desk))

        assert (accounts[Account.FEES_RECEIVABLE], accounts[Account.FEE_INCOME]) == (2500, -2500)
        assert accounts[Account.PENALTY_RECEIVABLE] == 10_00

    def test_an_earlier_payment_does_not_pay_a_later_charge(self) -> None:
        """A payment of the 10th went to principal; the fee of the 20th is owed."""
        desk = free().wait(10)
        desk.pay(100_00)
        desk.wait(10).charge(25_00)
        found = now(desk)

        assert (found.fee_outstanding, found.principal_outstanding) == (25_00, 800_00)

    def test_is_paid_out_of_an_overpayment_that_is_held(self) -> None:
        """With P40 held, a fee of P25 is paid at once and P15 stays held."""
        desk = free().wait(10)
        desk.pay(940_00)
        desk.charge(25_00)

        assert (now(desk).outstanding, now(desk).overpaid) == (0, 15_00)

    def test_undone_it_never_was(self) -> None:
        """Charged and undone, every figure is as before."""
        desk = free().wait(10)
        before = now(desk)
        desk.undo(desk.charge(25_00))

        assert before.instalments == now(desk).instalments

    def test_a_bounced_payment_costs_its_fee(self) -> None:
        """The payment never was, and the fee for the bounce is charged when that is confirmed."""
        desk = free().wait(28)
        paid = desk.pay(300_00)
        desk.wait(3).do(commands.ProposeReversal(paid, "note", bounce_fee=60_00), ACCOUNTANT)
        desk.do(commands.ConfirmReversal(paid), SECOND)
        found = now(desk)

        assert (found.paid, found.fee_outstanding, found.overdue) == (0, 60_00, 300_00)
        assert found.instalments[1].fee == 60_00


class TestWaivers:
    """Giving up what is owed."""

    def test_the_displayed_penalty_is_the_penalty_waived(self) -> None:
        """What is shown as owed can be waived to the thebe, and nothing is left of it."""
        penalty = Penalty(PenaltyKind.DAILY, percent="47")
        desk = Desk(900_00, replace(FREE, late=Late(penalty))).open().wait(61)
        shown = now(desk).penalty_outstanding
        desk.waive(shown)

        assert shown == 12_75 + 77  # 33 and 2 days of 300.00 at 47 % a year
        assert now(desk).penalty_outstanding == 0
        assert turned(desk).waived.penalty == shown

    def test_the_penalty_runs_on_after_a_waiver(self) -> None:
        """What accrues after a waiver is charged, and what was waived does not come back."""
        penalty = Penalty(PenaltyKind.DAILY, percent="36.5")
        desk = Desk(900_00, replace(FREE, late=Late(penalty))).open().wait(38)
        desk.waive(3_00)
        desk.wait(1)

        assert now(desk).penalty_outstanding == 30

    def test_costs_the_lender(self) -> None:
        """Waivers are an expense against the receivable; the income stays."""
        desk = free().wait(5)
        desk.charge(25_00)
        desk.wait(1).waive(10_00, Bucket.FEE)
        accounts = targets(desk.loan, now(desk))

        assert accounts[Account.WAIVERS] == 10_00
        assert (accounts[Account.FEES_RECEIVABLE], accounts[Account.FEE_INCOME]) == (1500, -2500)

    def test_a_payment_before_a_waiver_reopens_nothing(self) -> None:
        """A waiver after the fee was paid gives up only what is left; the payment stands."""
        desk = free().wait(20)
        desk.charge(25_00)
        act = desk.waive(25_00, Bucket.FEE)
        paid = desk.pay(20_00, on=desk.today - timedelta(days=1))
        assert desk.loan.fact(act) is not None
        found = now(desk)

        assert found.instalments[0].fee == 0
        assert found.splits[paid].parts[0].principal == 20_00
        assert found.overdue == 0

    def test_what_exceeds_it_lapses(self) -> None:
        """P25 waived; a charge of that day is undone; the waiver gives up nothing, and no more."""
        desk = free().wait(5)
        charge = desk.charge(25_00)
        desk.waive(25_00, Bucket.FEE)
        desk.undo(charge)

        assert turned(desk).waived.fee == 0
        assert now(desk).outstanding == 900_00

    def test_interest_is_waived_as_far_as_it_was_earned(self) -> None:
        """Half a month's P250 is waived; the other half is still to come."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(14)
        desk.waive(250_00, Bucket.INTEREST)
        found = now(desk)

        assert found.instalments[0].interest == 250_00
        assert targets(desk.loan, found)[Account.WAIVERS] == 250_00
        later = targets(desk.loan, position(desk.loan, date(2025, 2, 28)))
        assert later[Account.INTEREST_RECEIVABLE] == 250_00
        assert later[Account.INTEREST_INCOME] == -500_00


class TestRefunds:
    """Paying an overpayment back."""

    def test_closes_an_overpaid_loan(self) -> None:
        """The liability goes out by the bank."""
        desk = free().wait(5)
        desk.pay(950_00)
        desk.wait(1).refund(50_00)
        accounts = targets(desk.loan, now(desk))

        assert desk.status is Status.CLOSED
        assert accounts == {Account.TILL: 950_00, Account.BANK: -950_00}

    def test_left_uncovered_by_a_reversal_it_is_owed(self) -> None:
        """The payment that was too much bounced after its refund: the borrower owes that too."""
        desk = free().wait(5)
        paid = desk.pay(950_00)
        desk.wait(1).refund(50_00)
        desk.reverse(paid)

        assert now(desk).principal_outstanding == 950_00
        assert turned(desk).refunded == 50_00


class TestWriteOff:
    """Taking a loan out of the books."""

    def written_off(self) -> Desk:
        """P10,000 at 5 % a month, one instalment paid, written off after half a year."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(28)
        desk.pay(1_970_17)
        desk.wait(200).write_off()
        return desk

    def test_leaves_nothing_in_the_books_but_the_loss(self) -> None:
        """Principal and all earned interest go to write-offs; nothing runs on after."""
        desk = self.written_off()
        accounts = targets(desk.loan, position(desk.loan, date(2030, 1, 1)))

        assert desk.status is Status.WRITTEN_OFF
        assert accounts == {
            Account.TILL: 1_970_17,
            Account.BANK: -10_000_00,
            Account.INTEREST_INCOME: -1_821_05,
            Account.WRITE_OFFS: 8_529_83 + 1_321_05,
        }

    def test_money_that_comes_later_is_income(self) -> None:
        """A recovery is no repayment of principal."""
        desk = self.written_off().wait(10)
        command = acts.Recover("a2", desk.today, 500_00, PaymentMethod.MOBILE_MONEY, "MM-1")
        desk.do(command, ACCOUNTANT)
        accounts = targets(desk.loan, now(desk))

        assert accounts[Account.RECOVERY_INCOME] == -500_00
        assert accounts[Account.MOBILE_MONEY] == 500_00
        assert (turned(desk).recovered, now(desk).paid) == (500_00, 1_970_17)

    def test_undone_the_loan_is_as_it_would_have_been(self) -> None:
        """A write-off that is undone leaves every figure as if it had never been."""
        desk, other = self.written_off(), Desk(10_000_00, FIVE_PERCENT).open().wait(28)
        other.pay(1_970_17)
        other.wait(200)
        desk.undo("a1")

        assert now(desk).instalments == position(other.loan, other.today).instalments
        assert now(desk).days_past_due == position(other.loan, other.today).days_past_due
        assert desk.status is Status.DISBURSED


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
        terms = replace(FREE, instalments=4)
        command = acts.Advance("a1", desk.today, 400_00, terms, PaymentMethod.CASH, "EFT-2")
        desk.do(command, ACCOUNTANT)
        found = now(desk)

        assert [row.outstanding for row in found.instalments[3:]] == [250_00] * 4
        assert targets(desk.loan, found) == {
            Account.LOANS: 1_000_00, Account.BANK: -900_00, Account.TILL: -100_00,
        }  # fmt: skip
        assert not turned(desk).restructured


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


class TestSmallBalances:
    """What is too little to ask for."""

    @pytest.mark.parametrize(
        ("paid", "status", "rounding"),
        [
            (899_49, Status.DISBURSED, 0),
            (899_50, Status.CLOSED, 50),
            (900_00, Status.CLOSED, 0),
            (900_50, Status.CLOSED, -50),
            (900_51, Status.OVERPAID, 0),
        ],
    )
    def test_up_to_fifty_thebe_close_the_loan(
        self, paid: int, status: Status, rounding: int
    ) -> None:
        """Within P0.50 either way the difference goes to rounding."""
        desk = Desk(900_00, replace(FREE, small_balance=50)).open().wait(5)
        desk.pay(paid)

        assert (status, rounding) == (desk.status, turned(desk).rounding)


class TestKnownFaults:
    """Faults that other systems had."""

    def test_a_reversal_after_full_repayment_works(self) -> None:
        """A paid and closed loan opens again by the reversal of its first payment."""
        desk = free().wait(28)
        first = desk.pay(300_00)
        desk.wait(31).pay(600_00)
        desk.reverse(first)

        assert (desk.status, now(desk).outstanding) == (Status.DISBURSED, 300_00)

    def test_closing_leaves_no_thebe(self) -> None:
        """Paid by the schedule to the end, not a thebe is owed and the books are even."""
        penalty = Penalty(PenaltyKind.DAILY, percent="33.3")
        desk = Desk(10_000_00, replace(FIVE_PERCENT, late=Late(penalty))).open().wait(400)
        desk.pay(now(desk).outstanding)
        accounts = targets(desk.loan, now(desk))

        assert desk.status is Status.CLOSED
        assert accounts.keys() == {
            Account.BANK, Account.TILL, Account.INTEREST_INCOME, Account.PENALTY_INCOME,
        }  # fmt: skip

    def test_a_loan_of_the_thirtieth_stays_there(self) -> None:
        """Paid out on 30 January, due on 28 February, 30 March, 30 April."""
        loan = Desk(900_00, FREE, on=date(2025, 1, 30)).open().loan

        assert [row.due.day for row in loan.schedule] == [28, 30, 30]

    def test_quarterly_interest_is_that_of_a_quarter(self) -> None:
        """12 % a year on P1,000 by the quarter are P30 a quarter."""
        terms = terms_of(
            method=Method.INTEREST_ONLY, rate_percent="12", rate_period=RatePeriod.YEAR,
            unit="quarters", instalments=4,
        )  # fmt: skip

        assert [row.interest for row in Desk(1_000_00, terms).open().loan.schedule] == [30_00] * 4
