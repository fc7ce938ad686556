"""Charges, waivers, refunds and write-offs: what they do, and faults that others had."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from skycap.lending import acts, commands
from skycap.lending.events import PaymentMethod
from skycap.lending.late import Late, Penalty, PenaltyKind
from skycap.lending.ledger import Account, targets
from skycap.lending.loan import Status
from skycap.lending.position import position
from skycap.lending.terms import Bucket, Method, RatePeriod
from tests.lending.builders import (
    ACCOUNTANT,
    FIVE_PERCENT,
    SECOND,
    Desk,
    terms_of,
)
from tests.lending.serviced import FREE, free, now, turned


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
