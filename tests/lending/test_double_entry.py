"""The journal of a loan row by row, on the accrual and on the cash basis, by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from skycap.lending import acts
from skycap.lending.books import Basis, Policy, holdings
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.early import Early, Rebate
from skycap.lending.events import PaymentMethod
from skycap.lending.late import Late, Penalty, PenaltyKind
from skycap.lending.ledger import Account, cash_targets, entry, targets
from skycap.lending.position import position
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms
from skycap.lending.vat import tax_in
from tests.lending.builders import ACCOUNTANT, Desk, terms_of

MONTHLY = terms_of(
    method=Method.DECLINING, rate_percent="10", rate_period=RatePeriod.MONTH, instalments=2,
    backdating_days=366,
)  # fmt: skip
"""P1,000 at 10 % a month in two: 576.19 (476.19 and 100.00), then 576.19 (523.81 and 52.38)."""


class Book:
    """A loan of P1,000 and what was posted since one last looked, on both bases."""

    def __init__(self, terms: Terms = MONTHLY) -> None:
        self.desk = Desk(1_000_00, terms).open()
        self.booked: list[dict[str, int]] = [{}, {}]

    def posted(self) -> tuple[dict[str, int], dict[str, int]]:
        """The entries since, accrual and cash: account to amount, debit above zero."""
        loan = self.desk.loan
        figures = position(loan, self.desk.today)
        found = []
        for place, basis in enumerate((targets, cash_targets)):
            wanted = basis(loan, figures)
            found.append(
                {str(name): amount for name, amount in entry(self.booked[place], wanted).items()}
            )
            self.booked[place] = dict(wanted)  # type: ignore[arg-type] # accounts are strings
        return found[0], found[1]

    def after(self, days: int) -> Desk:
        """Post what there is, let days go by, post what they earned; the desk for what follows."""
        self.posted()
        self.desk.wait(days)
        self.posted()
        return self.desk


PAYOUT = {"loans": 1_000_00, "bank": -1_000_00}


class TestRows:
    """Each row of the table of journals."""

    def test_1_a_payout(self) -> None:
        """Loans to bank, on both bases."""
        assert Book().posted() == (PAYOUT, PAYOUT)

    def test_2_a_payout_with_a_fee_deducted(self) -> None:
        """P90 kept back with 14 % inside: P910 leave the bank, 78.95 are income, 11.05 tax."""
        fee = Fee("Administration", FeeTime.DEDUCTED, 90_00)
        book = Book(replace(MONTHLY, fees=(fee,), vat_percent="14"))
        expected = {"loans": 1_000_00, "bank": -910_00, "fee_income": -78_95, "vat": -11_05}

        assert book.posted() == (expected, expected)

    def test_3_insurance_collected_at_the_payout(self) -> None:
        """P20 kept back for the insurer are no income, and hold no tax, on both bases."""
        fee = Fee("Credit life", FeeTime.DEDUCTED, 20_00, insurance=True)
        book = Book(replace(MONTHLY, fees=(fee,), vat_percent="14"))
        expected = {"loans": 1_000_00, "bank": -980_00, "insurance_payable": -20_00}

        assert book.posted() == (expected, expected)

    def test_3_insurance_with_each_instalment(self) -> None:
        """P20 with the first instalment: owed to the insurer once due, or once paid."""
        fee = Fee("Credit life", FeeTime.INSTALMENT, 20_00, insurance=True)
        book = Book(replace(MONTHLY, fees=(fee,), vat_percent="14"))
        book.after(27).wait(1)
        accrual, cash = book.posted()
        assert (accrual["fees_receivable"], accrual["insurance_payable"]) == (20_00, -20_00)
        assert cash == {}

        book.desk.pay(596_19)
        _, cash = book.posted()
        assert cash["insurance_payable"] == -20_00
        assert "fee_income" not in cash

    def test_4_interest_accrues(self) -> None:
        """After 14 of 28 days P50 is receivable and earned; in cash books nothing happened."""
        book = Book()
        book.posted()
        book.desk.wait(14)

        assert book.posted() == ({"interest_receivable": 50_00, "interest_income": -50_00}, {})

    def test_6_a_fee_falls_due(self) -> None:
        """P57 with each instalment, 7.00 of it tax: receivable when it falls due."""
        fee = Fee("Service", FeeTime.INSTALMENT, 57_00)
        book = Book(replace(MONTHLY, fees=(fee,), vat_percent="14"))
        book.after(27).wait(1)
        accrual, cash = book.posted()

        assert accrual == {
            "interest_receivable": 3_57, "interest_income": -3_57,
            "fees_receivable": 57_00, "fee_income": -50_00, "vat": -7_00,
        }  # fmt: skip
        assert cash == {}

    def test_7_a_penalty(self) -> None:
        """The day after the due date P25 is receivable."""
        late = Late(Penalty(PenaltyKind.FIXED, 25_00))
        book = Book(replace(MONTHLY, late=late))
        book.after(28).wait(1)
        accrual, cash = book.posted()

        assert {name: accrual[name] for name in ("penalty_receivable", "penalty_income")} == {
            "penalty_receivable": 25_00, "penalty_income": -25_00,
        }  # fmt: skip
        assert cash == {}

    def test_8_and_9_a_repayment_and_an_overpayment(self) -> None:
        """On the due date interest is taken from the receivable, or is income in cash books."""
        book = Book()
        book.after(28).pay(576_19)
        accrual, cash = book.posted()
        assert accrual == {"till": 576_19, "interest_receivable": -100_00, "loans": -476_19}
        assert cash == {"till": 576_19, "interest_income": -100_00, "loans": -476_19}

        book.after(31).pay(600_00)
        accrual, _ = book.posted()
        assert accrual == {
            "till": 600_00, "interest_receivable": -52_38, "loans": -523_81, "overpayments": -23_81,
        }  # fmt: skip

    def test_10_a_refund(self) -> None:
        """The overpayment leaves by the bank."""
        book = Book()
        book.after(59).pay(1_200_00)
        book.after(1).refund(47_62)
        expected = {"overpayments": 47_62, "bank": -47_62}

        assert book.posted() == (expected, expected)

    def test_12_a_reversal(self) -> None:
        """The sides of the repayment are swapped."""
        book = Book()
        paid = book.after(28).pay(576_19)
        there = book.posted()
        book.desk.reverse(paid)
        back = book.posted()

        assert back == tuple({name: -amount for name, amount in one.items()} for one in there)

    @pytest.mark.parametrize("bucket", [Bucket.INTEREST, Bucket.PENALTY])
    def test_13_a_waiver(self, bucket: Bucket) -> None:
        """An expense against the receivable; in cash books there is nothing to give up."""
        book = Book()
        book.after(14).charge(10_00, Bucket.PENALTY)
        book.posted()
        book.desk.waive(10_00, bucket)

        assert book.posted() == ({"waivers": 10_00, f"{bucket}_receivable": -10_00}, {})

    def test_14_a_rebate(self) -> None:
        """Flat interest of P100 settled after the first of two months: P33.33 is never earned."""
        terms = terms_of(instalments=2, early=Early(rebate=Rebate.RULE_OF_78))
        book = Book(terms)
        desk = book.after(28)
        desk.pay(desk.quote().amount)
        accrual, cash = book.posted()

        assert accrual == {
            "till": 1_066_67, "loans": -1_000_00, "interest_receivable": -50_00,
            "interest_income": -16_67,
        }  # fmt: skip
        assert cash == {"till": 1_066_67, "loans": -1_000_00, "interest_income": -66_67}

    def test_15_a_charge_for_settling_early(self) -> None:
        """2 % of P1,000 are a fee."""
        book = Book(replace(MONTHLY, early=Early(charge_percent="2")))
        desk = book.after(28)
        desk.pay(desk.quote().amount)
        accrual, _ = book.posted()

        assert accrual == {
            "till": 1_120_00, "loans": -1_000_00, "interest_receivable": -100_00,
            "fee_income": -20_00,
        }  # fmt: skip

    def test_16_interest_becomes_principal(self) -> None:
        """Loans to interest receivable; in cash books it is deferred until it is paid."""
        book = Book()
        book.after(28).reschedule(MONTHLY, capitalise=100_00)
        accrual, cash = book.posted()

        assert accrual == {"loans": 100_00, "interest_receivable": -100_00}
        assert cash == {"loans": 100_00, "unearned_interest": -100_00}

    def test_18_interest_is_suspended_after_ninety_days(self) -> None:
        """On day 90 past due it is income, on day 91 in suspense; what is owed stays the same."""
        book = Book()
        book.after(28)  # the first instalment falls due
        loan = book.desk.wait(91).loan
        held = [
            holdings(loan, position(loan, book.desk.today - timedelta(days=days)), Policy())
            for days in (1, 0)
        ]
        assert [one.get(Account.INTEREST_IN_SUSPENSE, 0) for one in held] == [0, -152_38]
        assert [one.get(Account.INTEREST_INCOME, 0) for one in held] == [-152_38, 0]
        assert [one[Account.INTEREST_RECEIVABLE] for one in held] == [152_38, 152_38]
        cash = holdings(loan, position(loan, book.desk.today), Policy(Basis.CASH))
        assert Account.INTEREST_IN_SUSPENSE not in cash

    def test_19_and_20_a_write_off_and_a_recovery(self) -> None:
        """All receivables go to write-offs, in cash books the principal; later money is income."""
        book = Book()
        book.after(28).charge(10_00)
        book.posted()
        book.desk.write_off()
        accrual, cash = book.posted()
        assert accrual == {
            "write_offs": 1_110_00, "loans": -1_000_00, "interest_receivable": -100_00,
            "fees_receivable": -10_00,
        }  # fmt: skip
        assert cash == {"write_offs": 1_000_00, "loans": -1_000_00}

        on = book.desk.wait(1).today
        recover = acts.Recover("a9", on, 70_00, PaymentMethod.CASH, "REF-9")
        book.desk.do(recover, ACCOUNTANT)
        expected = {"till": 70_00, "recovery_income": -70_00}
        assert book.posted() == (expected, expected)

    def test_25_a_reschedule_posts_nothing(self) -> None:
        """A new schedule moves no account."""
        book = Book()
        book.after(40).reschedule(MONTHLY)

        assert book.posted() == ({}, {})


def test_the_tax_inside_a_price() -> None:
    """14 % inside P90 are 11.05, inside P114 exactly 14.00."""
    assert [tax_in(amount, "14") for amount in (90_00, 114_00, 0)] == [11_05, 14_00, 0]


def test_a_fee_without_tax_and_one_with() -> None:
    """Of two fees of P114 at the payout and by hand, only those that bear tax hold P14 each."""
    fees = (
        Fee("Taxed", FeeTime.DEDUCTED, 114_00),
        Fee("Free", FeeTime.DEDUCTED, 114_00, vat=False),
        Fee("Insurance", FeeTime.INSTALMENT, 5_00, vat=False),
    )
    desk = Desk(1_000_00, replace(MONTHLY, fees=fees, vat_percent="14")).open()
    desk.charge(114_00)
    free = acts.Charge("a5", desk.today, Bucket.FEE, 57_00, "Letter", vat=False)
    desk.do(free, ACCOUNTANT)

    assert targets(desk.loan, position(desk.loan, desk.today))["vat"] == -28_00  # type: ignore[index] # accounts are strings
    assert targets(desk.loan, position(desk.loan, date(2025, 2, 28)))["vat"] == -28_00  # type: ignore[index] # accounts are strings
