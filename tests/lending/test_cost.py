"""The cost of credit: fees, what is received and repaid, both yearly rates, and the books."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given

from skycap.lending.allocation import Due
from skycap.lending.apr import percent_text
from skycap.lending.calendars import Frequency, Unit
from skycap.lending.charges import Charge, lay
from skycap.lending.conditions import Fee, FeeBase, FeeTime, Grace, check_fees, check_grace
from skycap.lending.cost import Cost, cost_of, unit_periods
from skycap.lending.fees import fee_amount, fees_at
from skycap.lending.ledger import Account, targets
from skycap.lending.position import position
from skycap.lending.refusals import Refusal
from skycap.lending.schedule import Row, build
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms, rate
from tests.lending.builders import START, Desk, terms_of
from tests.lending.strategies import PRINCIPALS, conditional_terms, lends

MONTHLY = Frequency(Unit.MONTHS)
NINETY = Fee("Administration", FeeTime.DEDUCTED, amount=90_00)


def cost(terms: Terms, principal: int = 1_000_00) -> Cost:
    """The cost of a loan paid out on 31 January 2025."""
    return cost_of(principal, build(principal, terms, START), START, terms.frequency)


class TestFees:
    """What a fee comes to, and where it stands."""

    def test_an_amount_and_a_percentage_add_up(self) -> None:
        """P10 and 2.5 % of P1,000 is P35; of an instalment of P400 it is P20."""
        terms = terms_of()
        fee = Fee("f", FeeTime.INSTALMENT, amount=10_00, percent="2.5")
        of_instalment = Fee("f", FeeTime.INSTALMENT, 10_00, "2.5", FeeBase.INSTALMENT)

        assert fee_amount(fee, 1_000_00, terms) == 35_00
        assert fee_amount(of_instalment, 1_000_00, terms, instalment=400_00) == 20_00

    def test_with_each_instalment(self) -> None:
        """A service fee stands in every row, and in what is repaid."""
        terms = terms_of(fees=(Fee("Service", FeeTime.INSTALMENT, amount=5_00),))
        rows = build(1_200_00, terms, START)

        assert [row.fee for row in rows] == [5_00] * 12
        assert sum(row.total for row in rows) == 1_200_00 + 120_00 + 60_00

    def test_deducted(self) -> None:
        """P1,000 with a fee of P90 kept back: row 0 says so, and P910 is received."""
        rows = build(1_000_00, terms_of(fees=(NINETY,)), START)

        assert rows[0] == Row(0, START, 0, 0, 90_00)
        assert cost(terms_of(fees=(NINETY,))).received == 910_00

    def test_added(self) -> None:
        """A fee that is added is repaid, and bears interest like the rest."""
        terms = terms_of(fees=(Fee("Initiation", FeeTime.ADDED, percent="10"),), instalments=2)
        rows = build(1_000_00, terms, START)

        assert [(row.principal, row.interest) for row in rows] == [(550_00, 55_00)] * 2
        assert cost(terms).received == 1_000_00
        assert fees_at(FeeTime.ADDED, 1_000_00, terms) == 100_00

    @pytest.mark.parametrize(
        ("fee", "field"),
        [
            (Fee(" ", FeeTime.ADDED), "fees.name"),
            (Fee("f", FeeTime.ADDED, amount=-1), "fees.amount"),
            (Fee("f", FeeTime.ADDED, percent="x"), "fees.percent"),
            (Fee("f", FeeTime.DEDUCTED, base=FeeBase.INSTALMENT), "fees.base"),
        ],
    )
    def test_a_wrong_fee_is_refused(self, fee: Fee, field: str) -> None:
        """Each wrong fee is refused by its field; so are two of one name, and too many."""
        with pytest.raises(Refusal) as refused:
            check_fees((fee,), rate)
        assert refused.value.field == field
        with pytest.raises(Refusal, match="different names"):
            check_fees((NINETY, NINETY), rate)
        with pytest.raises(Refusal, match="0 to 10"):
            check_fees((NINETY,) * 11, rate)

    def test_wrong_grace_is_refused(self) -> None:
        """Grace leaves an instalment to pay with, and a bullet has none."""
        check_grace(Grace(2, 2, 3), 3, all_at_once=False)
        for grace in (Grace(3), Grace(0, 3), Grace(0, 0, 4)):
            with pytest.raises(Refusal):
                check_grace(grace, 3, all_at_once=False)
        with pytest.raises(Refusal, match="in one payment"):
            check_grace(Grace(1), 3, all_at_once=True)


class TestCost:
    """Both yearly rates, by their names."""

    def test_thirty_percent_for_a_month(self) -> None:
        """P1,000 at 30 % for a month is 360 % nominal and 2,229.81 % effective."""
        terms = terms_of(rate_percent="30", rate_period=RatePeriod.MONTH, instalments=1)
        found = cost(terms)

        assert (found.total, found.repayable) == (300_00, 1_300_00)
        assert found.nominal is not None
        assert found.effective is not None
        assert percent_text(found.nominal, 2) == "360.00"
        assert percent_text(found.effective, 2) == "2229.81"

    def test_a_fee_makes_a_loan_dearer(self) -> None:
        """A fee that is kept back raises the rates: less is received for the same payments."""
        plain, with_fee = cost(terms_of()), cost(terms_of(fees=(NINETY,)))

        assert with_fee.total == plain.total + 90_00
        assert plain.nominal is not None
        assert with_fee.nominal is not None
        assert with_fee.nominal > plain.nominal

    def test_what_leaves_nothing_has_no_rate(self) -> None:
        """Where all is kept back, there is a cost and no rate."""
        fees = (Fee("All", FeeTime.DEDUCTED, percent="100"),)

        assert cost(terms_of(fees=fees))[2:] == (None, None)

    @pytest.mark.parametrize(
        ("start", "end", "frequency", "expected"),
        [
            (date(1978, 5, 23), date(1978, 10, 1), Frequency(Unit.QUARTERS), (1, "39/90")),
            (date(1978, 3, 3), date(1980, 2, 1), MONTHLY, (22, "29/30")),
            (date(1978, 4, 3), date(1978, 4, 11), Frequency(Unit.WEEKS, 2), (0, "8/14")),
            (date(2025, 1, 31), date(2025, 2, 28), MONTHLY, (1, "0")),
            (date(2025, 1, 31), date(2025, 1, 31), MONTHLY, (0, "0")),
            (date(2025, 1, 1), date(2025, 1, 26), Frequency(Unit.DAYS, 10), (2, "5/10")),
        ],
    )
    def test_unit_periods_are_those_of_appendix_j(
        self, start: date, end: date, frequency: Frequency, expected: tuple[int, str]
    ) -> None:
        """Whole unit-periods count back from the payment, and days are what is left before."""
        assert (expected[0], Fraction(expected[1])) == unit_periods(start, end, frequency)


class TestCharges:
    """Charges on a date."""

    def test_wait_until_they_are_known(self) -> None:
        """A charge counts from the day it is known, in the instalment that holds its date."""
        dues = [Due(1, date(2025, 2, 28), 100, 10), Due(2, date(2025, 3, 31), 100, 10)]
        fee = Charge(date(2025, 3, 1), Bucket.FEE, 7, known=date(2025, 3, 5))
        penalty = Charge(date(2026, 1, 1), Bucket.PENALTY, 9, known=date(2025, 1, 1))

        lay(dues, [fee, penalty], date(2025, 3, 4))
        assert [(due.fee, due.penalty) for due in dues] == [(0, 0), (0, 9)]
        lay(dues, [fee], date(2025, 3, 5))
        assert [(due.fee, due.penalty) for due in dues] == [(0, 0), (7, 9)]

    def test_are_fees_or_penalties(self) -> None:
        """Nobody charges principal or interest."""
        with pytest.raises(AssertionError, match="only fees and penalties"):
            lay([Due(1, START, 1, 1)], [Charge(START, Bucket.INTEREST, 1, START)], START)


class TestBooks:
    """What is kept back and charged, in the ledger."""

    def test_a_deducted_fee_is_income_at_once(self) -> None:
        """Lending P1,000 less a fee of P90: loans 1,000, bank 910, fee income 90."""
        desk = Desk(1_000_00, terms_of(fees=(NINETY,), rate_percent="0")).open()
        books = targets(desk.loan, position(desk.loan, desk.today))

        assert books == {
            Account.LOANS: 1_000_00,
            Account.BANK: -910_00,
            Account.FEE_INCOME: -90_00,
        }

    def test_interest_in_advance_is_earned_over_the_term(self) -> None:
        """What was kept back is a liability that becomes income day by day."""
        desk = Desk(1_000_00, terms_of(method=Method.DISCOUNT, instalments=2)).open()
        last = desk.loan.schedule[-1].due
        days = (last - START).days

        for gone in range(days + 1):
            books = targets(desk.loan, position(desk.loan, START + timedelta(gone)))
            earned = -books.get(Account.INTEREST_INCOME, 0)
            assert abs(earned - Fraction(100_00 * gone, days)) <= Fraction(1, 2)
            assert -books.get(Account.UNEARNED_INTEREST, 0) == 100_00 - earned

    @given(PRINCIPALS, conditional_terms(8))
    def test_every_loan_is_in_balance_and_ends_in_cash(self, principal: int, terms: Terms) -> None:
        """With any condition, accounts sum to zero every month; paid off, only money is left."""
        assume(lends(principal, terms))
        desk = Desk(principal, terms).open()
        owed = position(desk.loan, desk.today).outstanding
        ends = desk.loan.schedule[-1].due
        for day in {START, START + timedelta(40), ends}:
            assert sum(targets(desk.loan, position(desk.loan, day)).values()) == 0
        desk.today = ends
        desk.pay(owed)
        books = targets(desk.loan, position(desk.loan, ends))
        income = {Account.INTEREST_INCOME, Account.FEE_INCOME, Account.BANK, Account.TILL}
        assert set(books) <= income
        kept = sum(row.total for row in desk.loan.schedule if row.number == 0)
        assert books.get(Account.BANK, 0) == kept - principal
