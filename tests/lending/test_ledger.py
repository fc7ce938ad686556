"""The ledger: accounts that sum to zero, journals by difference, interest by the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skycap.lending.events import PaymentMethod
from skycap.lending.ledger import MONEY_ACCOUNTS, Account, entry, interest_accrued, targets
from skycap.lending.loan import Loan, Status
from skycap.lending.position import position
from skycap.lending.terms import Terms
from tests.lending.builders import FIVE_PERCENT, START, Desk, in_status
from tests.lending.oracle import money, reckon
from tests.lending.strategies import Fact, after, any_terms, fact_lists

FACTS = fact_lists(days=250, owed=1_500_00)
TERMS = any_terms(instalments_max=12)


def keep_books(
    terms: Terms, facts: list[Fact], entry_days: dict[str, int]
) -> tuple[Loan, dict[Account, int]]:
    """Live through a year, entering each fact on its day of entry, and post the difference daily.

    Every entry posted is checked to sum to zero, and the books to stand at their targets.
    """
    desk = Desk(1_000_00, terms).open()
    booked: dict[Account, int] = {}
    for day in range(0, 366, 5):
        desk.today = after(START, day)
        for fact in facts:
            if entry_days[fact.id] == day:
                desk.pay(
                    fact.amount,
                    on=after(START, min(fact.day, day)),
                    repayment=fact.id,
                    method=fact.method,
                    payment_reference=fact.id,
                    confirm_overpayment=True,
                )
        if day == 360:
            for fact in facts:
                if fact.reversed:
                    desk.reverse(fact.id)
        wanted = targets(desk.loan, position(desk.loan, desk.today))
        posting = entry(booked, wanted)
        assert sum(posting.values()) == 0
        assert all(posting.values())
        for account, amount in posting.items():
            booked[account] = booked.get(account, 0) + amount
        booked = {account: balance for account, balance in booked.items() if balance}
        assert booked == wanted
    return desk.loan, booked


class TestJournal:
    """Entries are the difference between what should be booked and what is."""

    @settings(max_examples=50)
    @given(st.data(), TERMS, FACTS)
    def test_the_order_of_late_facts_does_not_matter_for_totals(
        self, data: st.DataObject, terms: Terms, facts: list[Fact]
    ) -> None:
        """Facts entered at once or late, in any order, leave the same balances in the books."""
        at_once = {fact.id: fact.day - fact.day % -5 for fact in facts}
        late = {fact.id: 5 * data.draw(st.integers(at_once[fact.id] // 5, 72)) for fact in facts}
        one, books_of_one = keep_books(terms, facts, at_once)
        other, books_of_other = keep_books(terms, facts, late)

        assert books_of_one == books_of_other
        assert position(one, after(START, 365)) == position(other, after(START, 365))

    def test_an_entry_is_empty_when_nothing_changed(self) -> None:
        """Posting twice posts nothing the second time."""
        loan = in_status(Status.DISBURSED).loan
        wanted = targets(loan, position(loan, after(START, 40)))

        assert entry(wanted, wanted) == {}

    def test_an_entry_that_does_not_balance_is_a_mistake_of_ours(self) -> None:
        """No books can be brought to targets that do not sum to zero."""
        with pytest.raises(AssertionError):
            entry({}, {Account.LOANS: 1})


class TestTargets:
    """What each account should hold."""

    @settings(max_examples=60)
    @given(TERMS, FACTS, st.integers(0, 500))
    def test_agree_with_double_entry_by_hand(
        self, terms: Terms, facts: list[Fact], days: int
    ) -> None:
        """Posting each event by the book, day by day, gives the same balance on every account."""
        loan, _ = keep_books(terms, facts, {fact.id: fact.day - fact.day % -5 for fact in facts})
        as_of = after(START, days)
        by_hand = {name: held for name, held in reckon(loan, as_of).accounts.items() if held}

        held = targets(loan, position(loan, as_of))
        assert by_hand == {account: money(balance) for account, balance in held.items()}
        assert sum(held.values()) == 0

    def test_of_a_loan_just_paid_out(self) -> None:
        """On the first day the borrower owes what left the bank."""
        loan = Desk(1_000_00).open().loan

        expected = {Account.LOANS: 1_000_00, Account.BANK: -1_000_00}
        assert expected == targets(loan, position(loan, START))

    def test_of_a_loan_with_a_first_instalment_paid(self) -> None:
        """A payment on the due date takes the interest earned, and the rest from the principal."""
        desk = Desk(10_000_00, FIVE_PERCENT).open().wait(28)
        desk.pay(1_970_17)

        assert targets(desk.loan, position(desk.loan, desk.today)) == {
            Account.TILL: 1_970_17,
            Account.BANK: -10_000_00,
            Account.LOANS: 8_529_83,
            Account.INTEREST_INCOME: -500_00,
        }

    def test_interest_paid_before_it_is_earned_is_owed(self) -> None:
        """Interest taken on the first day is a liability until time earns it."""
        desk = Desk(10_000_00, FIVE_PERCENT).open()
        desk.pay(500_00, method=PaymentMethod.BANK_TRANSFER)

        assert targets(desk.loan, position(desk.loan, START)) == {
            Account.BANK: -9_500_00,
            Account.LOANS: 10_000_00,
            Account.UNEARNED_INTEREST: -500_00,
        }

    def test_unpaid_interest_is_receivable(self) -> None:
        """Interest earned and not paid is owed to us; an overpayment is owed by us."""
        desk = Desk(10_000_00, FIVE_PERCENT).open()
        due = targets(desk.loan, position(desk.loan, date(2025, 2, 28)))
        desk.pay(12_000_00)
        over = targets(desk.loan, position(desk.loan, date(2026, 1, 1)))

        assert due[Account.INTEREST_RECEIVABLE] == 500_00
        assert over == {
            Account.TILL: 12_000_00,
            Account.BANK: -10_000_00,
            Account.OVERPAYMENTS: -178_95,
            Account.INTEREST_INCOME: -1_821_05,
        }

    def test_before_the_loan_is_paid_out_there_is_nothing(self) -> None:
        """A loan without a disbursement, or before it, touches no account."""
        approved, open_loan = Desk().apply().approve().loan, Desk().open().loan

        assert targets(approved, position(approved, START)) == {}
        assert targets(open_loan, position(open_loan, START - timedelta(days=1))) == {}

    @pytest.mark.parametrize("method", PaymentMethod)
    def test_every_method_has_an_account(self, method: PaymentMethod) -> None:
        """Money by each method lands on the account where that money lies."""
        desk = Desk(1_000_00).open()
        desk.pay(10_00, method=method)

        received = targets(desk.loan, position(desk.loan, START))[MONEY_ACCOUNTS[method]]
        assert received == (-990_00 if MONEY_ACCOUNTS[method] is Account.BANK else 10_00)


class TestInterest:
    """Interest earned by the day."""

    @given(st.integers(100_00, 100_000_00), any_terms(instalments_max=24))
    def test_on_each_due_date_the_schedule_is_earned(self, principal: int, terms: Terms) -> None:
        """Cumulative interest on a due date is exactly the sum of the rows so far, then stops."""
        loan = Desk(principal, terms).open().loan
        earned = 0
        assert interest_accrued(loan, START) == 0
        for row in loan.schedule:
            earned += row.interest
            assert interest_accrued(loan, row.due) == earned
        assert interest_accrued(loan, loan.schedule[-1].due + timedelta(days=900)) == earned

    @given(st.integers(100_00, 100_000_00), any_terms(instalments_max=6))
    def test_never_falls_and_stays_within_the_row(self, principal: int, terms: Terms) -> None:
        """Day by day interest only grows, by no more than a row's share of a day and rounding."""
        loan = Desk(principal, terms).open().loan
        before, day = 0, START
        for row in loan.schedule[:3]:
            daily = row.interest // (row.due - day).days
            while day < row.due:
                day += timedelta(days=1)
                now = interest_accrued(loan, day)
                assert 0 <= now - before <= daily + 2
                before = now

    @pytest.mark.parametrize(
        ("day", "earned"),
        [
            ("2025-01-31", 0),
            ("2025-02-01", 17_86),
            ("2025-02-14", 250_00),
            ("2025-02-27", 482_14),
            ("2025-02-28", 500_00),
            ("2025-03-01", 513_76),
        ],
    )
    def test_excludes_the_start_and_includes_the_end(self, day: str, earned: int) -> None:
        """Of P500 over 28 days half is earned after 14; rounding is of the sum, not of the days."""
        loan = Desk(10_000_00, FIVE_PERCENT).open().loan

        assert earned == interest_accrued(loan, date.fromisoformat(day))
