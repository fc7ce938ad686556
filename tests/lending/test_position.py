"""Positions: what is due, paid and overdue on a day, and what holds for every history."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skycap.lending import commands
from skycap.lending.history import Entry
from skycap.lending.loan import Loan, Status, fold
from skycap.lending.position import Falling, Position, position, position_at, status
from skycap.lending.terms import Terms
from tests.lending.builders import ACCOUNTANT, FIVE_PERCENT, START, Desk, terms_of
from tests.lending.oracle import money, reckon
from tests.lending.strategies import Fact, after, any_terms, fact_lists

OWED = 2_000_00
FACTS = fact_lists(days=300, owed=OWED)
TERMS = any_terms(instalments_max=12)


def entered(terms: Terms, facts: list[Fact], order: list[int] | None = None) -> Desk:
    """A loan of P1,000 on which the facts were entered, all a year later, in `order`."""
    desk = Desk(1_000_00, terms).open().wait(366)
    for place in order if order is not None else range(len(facts)):
        fact = facts[place]
        desk.pay(
            fact.amount,
            on=after(START, 66 + fact.day),
            repayment=fact.id,
            method=fact.method,
            payment_reference=f"REF-{fact.id}",
            confirm_overpayment=True,
        )
        desk.wait(1 if place % 3 == 0 and desk.today < after(START, 432) else 0)
    for fact in facts:
        if fact.reversed:
            desk.reverse(fact.id)
    return desk


def dates_of_interest(loan: Loan) -> list[date]:
    """The days on which figures may turn, and their neighbours."""
    turning = [START, *(row.due for row in loan.schedule), *(paid.on for paid in loan.payments)]
    near = {day + timedelta(days=shift) for day in turning for shift in (-1, 0, 1)}
    return sorted({*near, date(2024, 1, 1), date(2060, 1, 1)})


class TestMoney:
    """Money is neither made nor lost."""

    @given(TERMS, FACTS)
    def test_what_was_paid_is_what_was_split(self, terms: Terms, facts: list[Fact]) -> None:
        """At every date each receipt equals its split, and all receipts the parts paid."""
        loan = entered(terms, facts).loan
        for day in dates_of_interest(loan):
            found = position(loan, day)
            standing = [paid for paid in loan.standing_payments() if paid.on <= day]
            if day < START:
                standing = []
            assert [paid.id for paid in standing] == list(found.splits)
            for paid in standing:
                split = found.splits[paid.id]
                assert paid.event.amount == sum(p.total for p in split.parts) + split.overpaid
            assert found.paid == sum(paid.event.amount for paid in standing)
            assert found.overpaid == sum(split.overpaid for split in found.splits.values())

    @given(TERMS, FACTS)
    def test_the_contract_is_what_is_paid_and_what_is_left(
        self, terms: Terms, facts: list[Fact]
    ) -> None:
        """Outstanding and paid parts make up the contract, and no part is overdrawn."""
        loan = entered(terms, facts).loan
        contract = sum(row.total for row in loan.schedule)
        for day in dates_of_interest(loan)[1:]:
            found = position(loan, day)
            if not found.instalments:
                continue
            assert contract == found.outstanding + found.paid - found.overpaid
            assert found.overpaid == 0 or found.outstanding == 0
            for due in found.instalments:
                assert 0 <= due.principal_paid <= due.principal
                assert 0 <= due.interest_paid <= due.interest


class TestOrder:
    """The order of entry means nothing; only dates and content do."""

    @given(st.data(), TERMS, FACTS)
    def test_any_order_of_entry_gives_the_same_position(
        self, data: st.DataObject, terms: Terms, facts: list[Fact]
    ) -> None:
        """Facts entered in any order give the same figures and splits at every date."""
        one = entered(terms, facts).loan
        other = entered(terms, facts, data.draw(st.permutations(range(len(facts))))).loan

        for day in dates_of_interest(one):
            assert position(one, day) == position(other, day)

    @given(st.data(), TERMS, FACTS.filter(bool))
    def test_a_reversal_restores(
        self, data: st.DataObject, terms: Terms, facts: list[Fact]
    ) -> None:
        """A payment and its reversal leave every figure as if neither had been."""
        extra = data.draw(st.sampled_from(facts))
        without = [fact for fact in facts if fact.id != extra.id]
        with_it = [replace(fact, reversed=True) if fact is extra else fact for fact in facts]
        bare, restored = entered(terms, without).loan, entered(terms, with_it).loan

        for day in dates_of_interest(restored):
            assert position(bare, day) == position(restored, day)

    def test_two_payments_of_one_day_go_by_content(self) -> None:
        """Of two payments on one day the smaller counts first, whichever was typed first."""
        splits = []
        for amounts in ((100_00, 900_00), (900_00, 100_00)):
            desk = Desk().open().wait(28)
            for amount in amounts:
                desk.pay(amount)
            found = position(desk.loan, desk.today)
            by_amount = {paid.event.amount: found.splits[paid.id] for paid in desk.loan.payments}
            splits.append(by_amount)

        assert splits[0] == splits[1]
        assert splits[0][100_00].parts[0].instalment == 1


class TestOracle:
    """A slow second reckoning agrees."""

    @settings(max_examples=60)
    @given(TERMS, FACTS, st.integers(0, 800))
    def test_every_figure_agrees_with_the_slow_reckoning(
        self, terms: Terms, facts: list[Fact], days: int
    ) -> None:
        """Balances, splits, overdue amounts and days past due are those of the day-by-day walk."""
        loan, as_of = entered(terms, facts).loan, after(START, days)
        found, walked = position(loan, as_of), reckon(loan, as_of)

        assert money(found.principal_outstanding) == walked.left("principal")
        assert money(found.interest_outstanding) == walked.left("interest")
        assert found.fee_outstanding == found.penalty_outstanding == 0
        assert money(found.paid) == walked.paid
        assert money(found.overpaid) == walked.overpaid
        assert money(found.overdue) == walked.overdue(as_of)
        assert found.days_past_due == walked.dpd
        assert set(found.splits) == set(walked.taken)
        for repayment, split in found.splits.items():
            told = {
                (part.instalment, name): money(getattr(part, name))
                for part in split.parts
                for name in ("principal", "interest", "fee", "penalty")
                if getattr(part, name)
            }
            assert told == walked.taken[repayment]
            assert money(split.overpaid) == walked.too_much[repayment]


class TestKnowledge:
    """What was known then."""

    @given(TERMS, FACTS, st.integers(0, 400))
    def test_the_position_as_known_is_the_fold_of_the_prefix(
        self, terms: Terms, facts: list[Fact], days: int
    ) -> None:
        """At every moment, what was known is the history up to it and nothing later."""
        desk, as_of = entered(terms, facts), after(START, days)
        for known_at in sorted({entry.recorded_at for entry in desk.entries}):
            prefix = [entry for entry in desk.entries if entry.recorded_at <= known_at]
            loan = fold(prefix)
            assert loan is not None
            assert position(loan, as_of) == position_at(desk.entries, as_of, known_at)
        assert position(desk.loan, as_of) == position_at(desk.entries, as_of)

    def test_nothing_is_known_before_the_application(self) -> None:
        """A loan that nobody applied for yet has no position."""
        entries: tuple[Entry, ...] = Desk().open().entries

        assert position_at(entries, START, datetime(2025, 1, 30, tzinfo=UTC)) is None
        assert position_at((), START) is None

    def test_a_late_entry_changes_the_past_but_not_what_was_known(self) -> None:
        """A backdated payment counts on its value date, yet a report of then stays true."""
        desk = Desk().open().wait(30)
        known_at = desk.entries[-1].recorded_at
        paid_on = desk.today - timedelta(days=5)
        desk.pay(100_00, on=paid_on)

        now = position_at(desk.entries, paid_on)
        then = position_at(desk.entries, paid_on, known_at)
        assert now is not None
        assert then is not None
        assert (now.paid, then.paid) == (100_00, 0)


def declining() -> Desk:
    """P10,000 at 5 % a month, paid out on 31 January 2025; due first on 28 February."""
    return Desk(10_000_00, FIVE_PERCENT).open()


class TestArrears:
    """Days past due run from a date, and nothing needs to run for them."""

    @pytest.mark.parametrize(
        ("as_of", "days", "overdue"),
        [
            ("2025-01-30", 0, 0),
            ("2025-01-31", 0, 0),
            ("2025-02-27", 0, 0),
            ("2025-02-28", 0, 0),
            ("2025-03-01", 1, 1_970_17),
            ("2025-03-30", 30, 1_970_17),
            ("2025-03-31", 31, 1_970_17),
            ("2025-04-01", 32, 3_940_34),
            ("2026-02-28", 365, 11_821_05),
        ],
    )
    def test_an_unpaid_loan_counts_from_its_first_due_date(
        self, as_of: str, days: int, overdue: int
    ) -> None:
        """Not late on the due date, one day late the day after, 30 days late on day 30."""
        found = position(declining().loan, date.fromisoformat(as_of))

        assert (days, overdue) == (found.days_past_due, found.overdue)

    @pytest.mark.parametrize(
        ("paid", "oldest"),
        [
            (0, "2025-02-28"),
            (1_965_16, "2025-02-28"),
            (1_965_17, "2025-03-31"),
            (1_970_17, "2025-03-31"),
            (1_970_17 + 1_965_16, "2025-03-31"),
            (1_970_17 + 1_965_17, "2025-04-30"),
            (11_816_04, "2025-07-31"),
            (11_816_05, None),
            (11_821_05, None),
        ],
    )
    def test_the_tolerance_forgives_up_to_five_pula(self, paid: int, oldest: str | None) -> None:
        """An instalment short by exactly the tolerance is not late; by a thebe more it is."""
        desk = declining().wait(20)
        if paid:
            desk.pay(paid)
        found = position(desk.loan, date(2025, 12, 31))

        assert (date.fromisoformat(oldest) if oldest else None) == found.oldest_unpaid_due

    def test_small_instalments_cannot_hide_in_the_tolerance(self) -> None:
        """What is short adds up over instalments: a loan of P4 instalments falls into arrears."""
        terms = terms_of(rate_percent="0", instalments=12)
        loan = Desk(48_00, terms).open().loan
        found = position(loan, date(2026, 1, 31))

        assert loan.schedule[1].due == found.oldest_unpaid_due
        assert found.days_past_due == 306

    def test_paying_the_oldest_moves_the_date(self) -> None:
        """Each instalment paid moves the count to the next due date, and at last to nothing."""
        desk = declining().wait(90)
        seen = []
        for _ in range(4):
            seen.append(position(desk.loan, desk.today).days_past_due)
            desk.pay(1_970_17)

        assert seen == [62, 31, 1, 0]

    def test_nothing_but_the_calendar_moves_arrears(self) -> None:
        """Between events, days past due grow by one a day while all balances stand still."""
        loan = declining().loan
        first = position(loan, date(2025, 3, 1))
        later = position(loan, date(2025, 3, 15))

        assert first.oldest_unpaid_due == later.oldest_unpaid_due
        assert first.outstanding == later.outstanding
        assert later.days_past_due - first.days_past_due == 14


class TestNextDue:
    """The next amount to pay."""

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            ("2025-01-31", Falling(date(2025, 2, 28), 1_470_17)),
            ("2025-02-28", Falling(date(2025, 2, 28), 1_470_17)),
            ("2025-03-01", Falling(date(2025, 3, 31), 1_970_17)),
            ("2025-07-31", Falling(date(2025, 7, 31), 1_970_20)),
            ("2025-08-01", None),
        ],
    )
    def test_is_the_first_unpaid_due_date_from_today(
        self, as_of: str, expected: Falling | None
    ) -> None:
        """It includes what falls due today, less what was already paid of it."""
        desk = declining()
        desk.pay(500_00)

        assert expected == position(desk.loan, date.fromisoformat(as_of)).next_due

    def test_passes_over_what_was_paid_in_advance(self) -> None:
        """After two instalments in advance the third is next."""
        desk = declining()
        desk.pay(2 * 1_970_17)

        assert Falling(date(2025, 4, 30), 1_970_17) == position(desk.loan, START).next_due


class TestStatus:
    """Closed and overpaid are derived."""

    @pytest.mark.parametrize(
        ("amount", "expected"),
        [
            (11_821_04, Status.DISBURSED),
            (11_821_05, Status.CLOSED),
            (11_821_06, Status.OVERPAID),
        ],
    )
    def test_follows_from_the_last_thebe(self, amount: int, expected: Status) -> None:
        """A thebe short is open, exact is closed, a thebe over is overpaid."""
        desk = declining()
        desk.pay(amount)

        assert expected is desk.status

    def test_an_overpaid_loan_is_closed_again_by_a_reversal(self) -> None:
        """When the extra payment is reversed the loan is merely closed."""
        desk = declining()
        desk.pay(11_821_05)
        extra = desk.pay(10_00, confirm_overpayment=True)
        desk.reverse(extra)

        assert desk.status is Status.CLOSED

    def test_before_it_is_paid_out_nothing_is_owed(self) -> None:
        """An approved loan has a position of nothing, and its own status."""
        loan = Desk().apply().approve().loan
        found = position(loan, START)

        empty = Position(START, (), 0, 0, 0, 0, 0, 0, 0, None, None, {})
        assert empty == found
        assert (found.outstanding, found.days_past_due) == (0, 0)
        assert status(loan, found) is Status.APPROVED

    def test_a_proposal_changes_no_figure(self) -> None:
        """Until a second person confirms, a repayment counts in full."""
        desk = declining()
        repayment = desk.pay(100_00)
        before = position(desk.loan, START)
        desk.do(commands.ProposeReversal(repayment, "note"), ACCOUNTANT)

        assert before == position(desk.loan, START)
