"""Settlement, rebates and prepayment: the worked cases, and quotations that hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skycap.lending import commands
from skycap.lending.early import AS_AGREED, Early, Rebate, Surplus
from skycap.lending.events import PaymentMethod
from skycap.lending.ledger import Account, targets
from skycap.lending.loan import Status
from skycap.lending.position import position
from skycap.lending.rebates import Instalment, kept
from skycap.lending.refusals import Code, Refusal
from skycap.lending.settlement import days_interest, early_charge
from skycap.lending.terms import Method, RatePeriod
from tests.lending.builders import ACCOUNTANT, FIVE_PERCENT, Desk, product_of, terms_of

YEARLY = terms_of(method=Method.DECLINING, rate_percent="60", rate_period=RatePeriod.YEAR)


def prepaid(surplus: Surplus) -> Desk:
    """P10,000 at 5 % a month in six; P3,000 more is paid on the second due date."""
    desk = Desk(10_000_00, FIVE_PERCENT).open().wait(28)
    desk.pay(1_970_17)
    desk.wait(31).pay(4_970_17, surplus=surplus)
    return desk


def left(desk: Desk) -> list[int]:
    """What each instalment to come asks."""
    rows = position(desk.loan, desk.today).instalments
    return [row.outstanding for row in rows if row.outstanding]


class TestPrepayment:
    """Money beyond what is due, by the borrower's choice."""

    @pytest.mark.parametrize(
        ("surplus", "expected", "interest"),
        [
            (Surplus.INSTALMENT, [1_124_14, 1_124_14, 1_124_14, 1_124_15], 510_42),
            (Surplus.TERM, [1_970_17, 1_970_17, 373_67], 327_86),
            (Surplus.HOLD, [940_34, 1_970_17, 1_970_20], 276_99),
        ],
    )
    def test_the_worked_case(self, surplus: Surplus, expected: list[int], interest: int) -> None:
        """6,986.15 becomes 3,986.15; smaller instalments, or a shorter term, or merely held."""
        desk = prepaid(surplus)
        found = position(desk.loan, desk.today)

        assert expected == left(desk)
        assert interest == found.interest_outstanding
        assert sum(targets(desk.loan, found).values()) == 0
        if surplus is not Surplus.HOLD:
            assert found.principal_outstanding == 3_986_15

    @pytest.mark.parametrize("surplus", [Surplus.INSTALMENT, Surplus.TERM])
    def test_ends_without_a_thebe_left(self, surplus: Surplus) -> None:
        """Paid to the end as planned, the loan closes and all interest is earned."""
        desk = prepaid(surplus)
        for amount in left(desk):
            desk.wait(31).pay(amount)
        accounts = targets(desk.loan, position(desk.loan, date(2026, 1, 1)))

        assert desk.status is Status.CLOSED
        assert set(accounts) == {Account.BANK, Account.TILL, Account.INTEREST_INCOME}

    def test_pays_the_interest_to_date_first(self) -> None:
        """In the middle of a period P250 of interest to date come first, and save the later half.

        Half of February's 500.00 is paid; the other half is then on P8,000 less P1.
        """
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(14)
        desk.pay(2_251_00, surplus=Surplus.INSTALMENT)
        first = position(desk.loan, desk.today).instalments[0]

        assert (first.interest_paid, first.principal_paid) == (250_00, 2_001_00)
        assert first.interest == 250_00 + 199_98  # 7,999.00 at 2.5 %, rounded half up

    def test_all_of_it_settles_the_loan(self) -> None:
        """Principal and interest to date, no more, pay the loan off; a thebe more is held."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(14)
        desk.pay(10_250_01, surplus=Surplus.TERM)
        found = position(desk.loan, desk.today)

        assert (found.outstanding, found.overpaid) == (0, 1)

    def test_twice_in_a_period_keeps_the_instalment(self) -> None:
        """A second prepayment on the same day shortens the term further, at the same instalment."""
        once, twice = prepaid(Surplus.TERM), prepaid(Surplus.TERM)
        twice.pay(100_00, surplus=Surplus.TERM, confirm_duplicate=True)
        once.reverse("r2")
        once.pay(5_070_17, surplus=Surplus.TERM)

        assert left(once) == left(twice)
        assert left(once)[:2] == [1_970_17, 1_970_17]

    def test_a_backdated_payment_plans_anew(self) -> None:
        """A payment of an earlier day entered later changes the plan as if it had been there."""
        late, in_time = prepaid(Surplus.INSTALMENT), Desk(10_000_00, FIVE_PERCENT).open().wait(28)
        late.pay(500_00, on=date(2025, 3, 10), surplus=Surplus.INSTALMENT, payment_reference="B")
        in_time.pay(1_970_17)
        in_time.wait(31)
        in_time.pay(500_00, on=date(2025, 3, 10), surplus=Surplus.INSTALMENT, payment_reference="B")
        in_time.pay(4_970_17, surplus=Surplus.INSTALMENT)

        assert left(late) == left(in_time)


class TestEarlyCharge:
    """Guidance note GN01: nothing with notice, else at most 60 calendar days' interest."""

    def test_the_worked_cap(self) -> None:
        """60 days on P6,410.04 at 60 % a year are P632.22."""
        assert days_interest(YEARLY, 6_410_04, 60) == 632_22

    @pytest.mark.parametrize(
        ("percent", "amount", "notice", "expected"),
        [
            ("20", 0, None, 632_22),
            ("5", 0, None, 320_50),
            ("5", 100_00, None, 420_50),
            ("20", 0, 29, 632_22),
            ("20", 0, 30, 0),
            ("0", 0, None, 0),
        ],
    )
    def test_is_the_least_of_contract_and_cap(
        self, percent: str, amount: int, notice: int | None, expected: int
    ) -> None:
        """The contract's charge up to the cap, and nothing with the notice that was asked."""
        early = Early(charge_percent=percent, charge_amount=amount)
        on = date(2025, 6, 1)
        given_on = on - timedelta(days=notice) if notice is not None else None
        terms = replace(YEARLY, early=early)

        assert expected == early_charge(terms, 6_410_04, on, given_on)

    def test_a_rate_for_the_term_is_made_one_for_days(self) -> None:
        """10 % for twelve months is 10 % a year: 60 days on P1,000 are 16.44."""
        assert days_interest(terms_of(), 1_000_00, 60) == 16_44


ROWS = [
    Instalment(date(2025, 1, 31), date(2025, 2, 28), 1_000_00, 200_00),
    Instalment(date(2025, 2, 28), date(2025, 3, 31), 1_000_00, 200_00),
    Instalment(date(2025, 3, 31), date(2025, 4, 30), 1_000_00, 200_00),
]


class TestRebates:
    """P600 of interest over three months, settled early."""

    @pytest.mark.parametrize(
        ("rebate", "after_one", "after_two"),
        [
            (Rebate.NONE, 600_00, 600_00),
            (Rebate.RULE_OF_78, 300_00, 500_00),
            (Rebate.PRO_RATA, 200_00, 400_00),
            (Rebate.ACTUARIAL, 291_03, 493_88),
        ],
    )
    def test_what_is_kept(self, rebate: Rebate, after_one: int, after_two: int) -> None:
        """The sum of digits keeps 300, 200, 100; by days a third each; by the rate in between.

        The rate is 9.701 % a month: 291.03 on 3,000.00, 202.85 on 2,091.03, 106.12 on 1,093.88.
        """
        told = [kept(rebate, ROWS, row.due) for row in ROWS]

        assert told == [after_one, after_two, 600_00]

    @given(st.sampled_from(Rebate), st.integers(-5, 100))
    def test_never_falls_and_never_exceeds(self, rebate: Rebate, days: int) -> None:
        """Day by day the lender keeps no less than before, and at most the whole."""
        day = date(2025, 1, 31) + timedelta(days=days)
        today, tomorrow = kept(rebate, ROWS, day), kept(rebate, ROWS, day + timedelta(days=1))

        assert 0 <= today <= tomorrow <= 600_00

    def test_without_interest_there_is_nothing_to_keep(self) -> None:
        """Interest-free instalments give a rebate of nothing by every method."""
        free = [row._replace(interest=0) for row in ROWS]

        assert {kept(rebate, free, date(2025, 3, 5)) for rebate in Rebate} == {0}


class TestQuotation:
    """What settles a loan, told and honoured."""

    def quoted(self, **early: object) -> Desk:
        """P10,000 at 5 % a month, the first instalment paid, half-way through the second period."""
        terms = replace(FIVE_PERCENT, early=replace(AS_AGREED, **early))  # type: ignore[arg-type] # fields by name
        desk = Desk(10_000_00, terms).open().wait(28)
        desk.pay(1_970_17)
        return desk.wait(15)

    def test_adds_up_principal_and_interest_to_date(self) -> None:
        """8,529.83 and 15 of 31 days of 426.49; a day more costs 13.76 more."""
        told = self.quoted().quote()

        assert (told.principal, told.interest, told.charge) == (8_529_83, 206_37, 0)
        assert (told.amount, told.per_day, told.number) == (8_736_20, 13_75, 1)
        assert told.valid_until == date(2025, 3, 22)

    @pytest.mark.parametrize("days", [0, 1, 7])
    def test_is_honoured_when_paid_in_time(self, days: int) -> None:
        """The amount and its days, paid by the last day, close the loan; its books are even."""
        desk = self.quoted(charge_percent="1")
        told = desk.quote()
        desk.wait(days)
        desk.pay(told.amount + days * told.per_day)
        found = position(desk.loan, date(2026, 1, 1))

        assert told.charge == 85_30
        assert (found.outstanding, found.overpaid) == (0, 0)
        assert set(targets(desk.loan, found)) == {
            Account.BANK, Account.TILL, Account.INTEREST_INCOME, Account.FEE_INCOME,
        }  # fmt: skip

    def test_is_honoured_in_two_payments(self) -> None:
        """Two payments that together make the amount complete in time settle the loan."""
        desk = self.quoted()
        told = desk.quote()
        desk.pay(5_000_00)
        assert desk.status is Status.DISBURSED
        desk.pay(told.amount - 5_000_00)

        assert desk.status is Status.CLOSED

    @pytest.mark.parametrize(("days", "short"), [(8, 0), (0, 1)])
    def test_binds_no_longer_and_no_less(self, days: int, short: int) -> None:
        """A day late or a thebe short, the payment is an ordinary one."""
        desk = self.quoted()
        told = desk.quote()
        desk.wait(days).pay(told.amount - short)

        assert desk.status is Status.DISBURSED

    def test_what_was_quoted_stands_though_the_past_changes(self) -> None:
        """A penalty charged after the quotation does not hinder a settlement in time."""
        desk = self.quoted()
        told = desk.quote()
        desk.wait(1).charge(50_00)
        desk.pay(told.amount + told.per_day)

        assert desk.status is Status.CLOSED

    def test_a_reversal_opens_the_loan_again(self) -> None:
        """The settling payment bounced: the contract stands as it was, with its interest."""
        desk = self.quoted()
        before = position(desk.loan, desk.today)
        paid = desk.pay(desk.quote().amount)
        desk.reverse(paid)
        after = position(desk.loan, desk.today)

        assert (before.outstanding, before.instalments) == (after.outstanding, after.instalments)

    def test_equals_the_contract_at_its_end(self) -> None:
        """On the last due date the quotation is what the instalments still ask."""
        desk = Desk(10_000_00, replace(FIVE_PERCENT, early=Early(charge_percent="5"))).open()
        desk.wait(181)
        assert desk.today == date(2025, 7, 31)
        told = desk.quote()

        assert told.amount == position(desk.loan, desk.today).outstanding == 11_821_05

    def test_of_a_flat_loan_gives_a_rebate(self) -> None:
        """P500 on P5,000 flat: after one month the sum of digits keeps 12 of 78 parts."""
        terms = terms_of(early=Early(rebate=Rebate.RULE_OF_78))
        desk = Desk(5_000_00, terms).open().wait(28)
        told = desk.quote()
        desk.pay(told.amount)

        assert told.amount == 5_000_00 + 76_92
        assert desk.status is Status.CLOSED

    def test_interest_paid_in_advance_beyond_what_is_owed_is_held(self) -> None:
        """The next payment settles a loan whose interest in advance is more than its principal."""
        terms = terms_of(
            method=Method.DISCOUNT, rate_percent="30", rate_period=RatePeriod.MONTH, instalments=3
        )
        desk = Desk(1_000_00, terms).open().wait(13)
        desk.pay(500_00)
        quote = desk.wait(10).quote()
        desk.pay(1_00)
        found = position(desk.loan, desk.today)

        assert (quote.principal + quote.interest < 0, quote.amount) == (True, 0)
        assert (found.outstanding, desk.status) == (0, Status.OVERPAID)
        assert found.overpaid == 1_00 - quote.principal - quote.interest
        assert sum(targets(desk.loan, found).values()) == 0

    def test_of_an_advance_discount_returns_what_was_not_earned(self) -> None:
        """P100 kept back for two months: settled after one, by days, P47.46 of it is kept."""
        terms = terms_of(method=Method.DISCOUNT, instalments=2, early=Early(rebate=Rebate.PRO_RATA))
        desk = Desk(1_000_00, terms).open().wait(28)
        told = desk.quote()
        desk.pay(told.amount)
        found = position(desk.loan, date(2026, 1, 1))

        assert told.amount == 1_000_00 - 50_00
        assert (found.outstanding, found.overpaid) == (0, 0)
        assert targets(desk.loan, found)[Account.INTEREST_INCOME] == -50_00

    @settings(max_examples=40)
    @given(
        st.sampled_from(Method),
        st.sampled_from(Rebate),
        st.integers(0, 200),
        st.integers(0, 900_00),
    )
    def test_settles_any_loan_on_any_day(
        self, method: Method, rebate: Rebate, days: int, paid: int
    ) -> None:
        """Whatever the method, paying what is quoted leaves nothing owed and nothing over."""
        terms = terms_of(
            method=method,
            rate_percent="4",
            rate_period=RatePeriod.MONTH,
            instalments=5,
            early=Early(rebate=rebate, charge_percent="2"),
        )
        desk = Desk(1_000_00, terms).open()
        if paid:
            desk.wait(days // 2).pay(paid)
        desk.wait(days - days // 2)
        if desk.status is not Status.DISBURSED:
            return
        told = desk.quote()
        if told.amount:
            desk.pay(told.amount)
        found = position(desk.loan, desk.today)

        assert told.amount == 0 or (found.outstanding, found.overpaid) == (0, 0)
        assert sum(targets(desk.loan, position(desk.loan, date(2027, 1, 1))).values()) == 0


def test_flat_loans_save_nothing_by_prepaying() -> None:
    """Where interest was fixed up front, a prepayment can only be held."""
    desk = Desk().open()
    command = commands.Repay(
        "r1", desk.today, 1_000_00, PaymentMethod.CASH, "REF-1", surplus=Surplus.TERM
    )
    with pytest.raises(Refusal) as refused:
        desk.do(command, ACCOUNTANT)

    assert refused.value.code is Code.SURPLUS_SAVES_NOTHING


@pytest.mark.parametrize(
    ("early", "field"),
    [
        (Early(notice_days=31), "early.noticeDays"),
        (Early(charge_amount=-1), "early.chargeAmount"),
        (Early(charge_percent="x"), "early.chargePercent"),
        (Early(cooling_off_days=32), "early.coolingOffDays"),
    ],
)
def test_a_product_may_not_ask_for_more(early: Early, field: str) -> None:
    """More notice than 30 days is against GN01, and the other limits hold."""
    with pytest.raises(Refusal) as refused:
        product_of(early=early).check()

    assert field == refused.value.field
