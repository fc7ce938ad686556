"""Money paid out after the first part: tranches of what was approved, and top-ups agreed later."""

from dataclasses import replace
from datetime import date

import pytest

from skycap.lending import acts, commands
from skycap.lending.conditions import Grace
from skycap.lending.decide import decide
from skycap.lending.drawing import lent, undrawn
from skycap.lending.early import Surplus
from skycap.lending.events import PaymentMethod
from skycap.lending.explaining import explain
from skycap.lending.history import kind_name
from skycap.lending.ledger import Account, targets
from skycap.lending.loan import Status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.statement import statement
from skycap.lending.terms import Method, RatePeriod, Terms
from tests.lending.builders import (
    ACCOUNTANT,
    CHECKER,
    FIVE_PERCENT,
    MAKER,
    SECOND,
    START,
    Desk,
    terms_of,
)
from tests.lending.serviced import now

MONTHLY = terms_of(rate_percent="0", rate_period=RatePeriod.MONTH, instalments=4)
"""Four instalments without interest."""


def in_parts(first: int, terms: Terms = MONTHLY, principal: int = 1_000_00) -> Desk:
    """A loan of which only `first` was paid out, on 31 January 2025."""
    desk = Desk(principal, terms).apply(MAKER).approve()
    method = PaymentMethod.BANK_TRANSFER
    desk.do(commands.Disburse(desk.today, method, "EFT-1", amount=first), ACCOUNTANT)
    return desk


class TestTranches:
    """A loan that is paid out in parts."""

    def test_only_what_was_paid_out_is_owed(self) -> None:
        """Of P1,000 approved P400 are paid out: P400 are owed, P600 may follow."""
        desk = in_parts(400_00)

        assert now(desk).principal_outstanding == 400_00
        assert undrawn(desk.loan) == 600_00

    def test_the_rest_joins_the_instalments_on_their_dates(self) -> None:
        """P600 more after the first instalment: P900 in the three that are left, at month ends."""
        desk = in_parts(400_00).wait(28)
        desk.pay(100_00)
        desk.wait(10)
        desk.advance(600_00)
        rows = now(desk).instalments[4:]

        assert [(row.due, row.outstanding) for row in rows] == [
            (date(2025, 3, 31), 300_00),
            (date(2025, 4, 30), 300_00),
            (date(2025, 5, 31), 300_00),
        ]
        assert (lent(desk.loan), undrawn(desk.loan)) == (1_000_00, 0)

    def test_the_broken_period_bears_its_days(self) -> None:
        """P10,000 in two halves: 21 of March's 31 days bear interest on all, ten on the first."""
        desk = in_parts(5_000_00, FIVE_PERCENT, 10_000_00).wait(28)
        desk.pay(985_09)
        left = now(desk).principal_outstanding
        desk.wait(10)
        desk.advance(5_000_00)
        first = now(desk).instalments[6]

        before = round(left * 10 / 31 / 20)
        assert first.interest == before + round((left + 5_000_00) * 21 / 31 / 20)

    def test_after_the_last_date_one_instalment_follows(self) -> None:
        """Nothing of the terms is left: all is due one month after the payout."""
        desk = in_parts(400_00).wait(150)
        desk.advance(600_00)

        assert [row.outstanding for row in now(desk).instalments if row.due > desk.today] == [
            1_000_00
        ]

    def test_grace_that_was_used_up_does_not_begin_again(self) -> None:
        """Two instalments without principal, one gone: one is left after the second part."""
        terms = replace(MONTHLY, method=Method.DECLINING, grace=Grace(principal=2))
        desk = in_parts(400_00, terms).wait(30)
        desk.advance(600_00)

        assert [row.principal for row in now(desk).instalments[4:]] == [0, 500_00, 500_00]

    def test_grace_never_covers_all_that_is_left(self) -> None:
        """Prepaid down to one instalment in its grace, and more paid out: that one asks for all."""
        grace = Grace(principal=1, interest_payment=2)
        terms = replace(MONTHLY, method=Method.DECLINING, rate_percent="5", grace=grace)
        desk = in_parts(400_00, terms).wait(5)
        desk.pay(390_00, surplus=Surplus.TERM)
        desk.wait(30)
        left = now(desk).principal_outstanding
        desk.advance(600_00)

        assert [row.principal for row in now(desk).instalments[4:]] == [left + 600_00]

    def test_several_parts_end_at_what_was_approved(self) -> None:
        """A third part of one thebe more than is left is refused, and its whole is not."""
        desk = in_parts(400_00).wait(5)
        desk.advance(500_00)
        with pytest.raises(Refusal) as refused:
            desk.advance(100_01)
        desk.advance(100_00)

        assert (refused.value.code, refused.value.field) == (Code.NOT_SO_MUCH, "amount")
        assert undrawn(desk.loan) == 0

    @pytest.mark.parametrize("amount", [0, 1_000_01])
    def test_a_first_part_is_a_part(self, amount: int) -> None:
        """Nothing, or more than was approved, is not paid out."""
        with pytest.raises(Refusal) as refused:
            in_parts(amount)

        assert refused.value.field == "amount"

    @pytest.mark.parametrize("terms", [terms_of(), replace(MONTHLY, method=Method.DISCOUNT)])
    def test_interest_fixed_for_the_whole_is_for_the_whole(self, terms: Terms) -> None:
        """Where the rate is for the term, or kept back at once, a loan is paid out in one."""
        with pytest.raises(Refusal) as refused:
            in_parts(400_00, terms)

        assert (refused.value.code, refused.value.field) == (Code.FIELD_INVALID, "amount")

    def test_an_undone_payout_leaves_what_was_approved(self) -> None:
        """Once the first part is undone, all that was approved may be paid out."""
        desk = in_parts(400_00)
        desk.undo("disbursement")
        desk.disburse()

        assert now(desk).principal_outstanding == 1_000_00

    def test_an_undone_part_may_be_paid_again(self) -> None:
        """What was not paid out after all is still agreed, and no figure remembers it."""
        desk = in_parts(400_00).wait(5)
        before = now(desk).instalments
        desk.undo(desk.advance(600_00))

        assert now(desk).instalments == before
        assert undrawn(desk.loan) == 600_00


class TestTopUps:
    """More money lent on a loan that runs."""

    def test_agreed_it_moves_no_figure(self) -> None:
        """An agreed top-up is owed only once it is paid out."""
        desk = Desk().open().wait(5)
        before = (now(desk).outstanding, targets(desk.loan, now(desk)))
        desk.top_up(2_000_00, replace(terms_of(), instalments=18))

        assert (now(desk).outstanding, targets(desk.loan, now(desk))) == before
        assert undrawn(desk.loan) == 2_000_00

    def test_paid_out_all_is_repaid_under_its_terms(self) -> None:
        """P5,000 and P1,000 at 10 % in six: P1,000 and P100 each time; the rest is carried."""
        desk = Desk().open()
        desk.top_up(1_000_00, replace(terms_of(), instalments=6))
        desk.advance(1_000_00)
        rows = now(desk).instalments[12:]

        assert [(row.principal, row.interest) for row in rows] == [(1_000_00, 100_00)] * 6
        assert targets(desk.loan, now(desk)) == {
            Account.LOANS: 6_000_00, Account.BANK: -5_000_00, Account.TILL: -1_000_00,
        }  # fmt: skip

    def test_the_statement_tells_the_payout(self) -> None:
        """What was agreed debits nothing; what was paid out, its amount."""
        desk = Desk().open()
        desk.top_up(1_000_00, terms_of())
        desk.wait(1).advance(1_000_00)
        told = statement(desk.loan, START, desk.today)

        assert [line.change.principal for line in told.lines] == [5_000_00, 0, 1_000_00]

    def test_its_instalments_can_be_explained(self) -> None:
        """The interest of the first one is its share of 10 % of all that was then left."""
        desk = Desk().open()
        desk.top_up(1_000_00, replace(terms_of(), instalments=6))
        desk.advance(1_000_00)
        told = explain(desk.loan, 13, desk.today)

        assert told is not None
        assert [(step.kind, step.amount) for step in told.interest] == [
            ("rate", 600_00),
            ("share", 100_00),
        ]

    def test_one_at_a_time(self) -> None:
        """Neither while one waits nor while one is agreed and unpaid is another proposed."""
        desk = Desk().open()
        desk.do(acts.ProposeTopUp("a1", 100_00, terms_of(), "note"), MAKER)
        with pytest.raises(Refusal) as waits:
            desk.do(acts.ProposeTopUp("a2", 100_00, terms_of(), "note"), MAKER)
        desk.do(acts.Confirm("a1"), CHECKER)
        with pytest.raises(Refusal) as agreed:
            desk.do(acts.ProposeTopUp("a2", 100_00, terms_of(), "note"), MAKER)
        desk.advance(100_00)
        desk.top_up(100_00, terms_of())

        assert waits.value.code is agreed.value.code is Code.TOP_UP_WAITS

    @pytest.mark.parametrize("actor", [MAKER, CHECKER, SECOND])
    def test_three_people_lend_it(self, actor: str) -> None:
        """Whoever proposed or agreed to it, or did so for the loan, does not pay it out."""
        desk = Desk().apply(MAKER).approve().disburse()
        desk.do(acts.ProposeTopUp("a1", 100_00, terms_of(), "note"), SECOND)
        desk.do(acts.Confirm("a1"), CHECKER)
        with pytest.raises(Refusal) as refused:
            desk.do(acts.Advance("a2", desk.today, 1, PaymentMethod.CASH, "EFT-2"), actor)

        assert refused.value.code is Code.FOUR_EYES

    def test_whoever_captured_the_loan_does_not_agree(self) -> None:
        """A second person agrees, and one who did not bring the borrower."""
        desk = Desk().apply(MAKER).approve().disburse()
        desk.do(acts.ProposeTopUp("a1", 100_00, terms_of(), "note"), SECOND)
        with pytest.raises(Refusal) as refused:
            desk.do(acts.Confirm("a1"), MAKER)

        assert refused.value.code is Code.FOUR_EYES

    def test_what_was_paid_out_is_undone_first(self) -> None:
        """A top-up stands as long as a payout under it does, and then can be undone."""
        desk = Desk().open()
        top_up = desk.top_up(100_00, terms_of())
        paid = desk.advance(100_00)
        with pytest.raises(Refusal) as refused:
            desk.do(acts.ProposeUndo(top_up, "note"), ACCOUNTANT)
        desk.undo(paid)
        desk.undo(top_up)

        assert refused.value.code is Code.LATER_FACTS_STAND
        assert undrawn(desk.loan) == 0

    def test_what_was_repaid_before_it_was_agreed_is_refused(self) -> None:
        """A loan that was paid in full between proposal and consent is not topped up."""
        desk = Desk().open().wait(3)
        desk.do(acts.ProposeTopUp("a1", 100_00, terms_of(), "note"), MAKER)
        desk.pay(5_500_00)
        with pytest.raises(Refusal) as refused:
            desk.do(acts.Confirm("a1"), CHECKER)

        assert refused.value.code is Code.LOAN_ALREADY_PAID
        assert desk.status is Status.CLOSED


class TestVetting:
    """What a lender asks for before it lends more."""

    def test_it_is_assessed_anew(self) -> None:
        """An assessment of before the proposal does not count, nor one of a smaller instalment."""
        desk = Desk().apply(MAKER)
        desk.do(commands.Assess("as1", 458_37, passed=True), MAKER)
        desk.approve().disburse()
        desk.do(acts.ProposeTopUp("a1", 1_000_00, terms_of(), "note"), MAKER)
        asking = replace(desk.context(SECOND), affordability_required=True)
        codes = []
        for instalment in (None, 549_99, 550_00):
            if instalment:
                desk.do(commands.Assess("as2", instalment, passed=True), MAKER)
            try:
                codes.append(decided(desk, asking))
            except Refusal as refusal:
                codes.append(refusal.code)

        assert codes == [Code.AFFORDABILITY_MISSING, Code.AFFORDABILITY_MISSING, "confirmed"]

    def test_its_agreement_is_another(self) -> None:
        """The agreement of the loan does not serve for the top-up, a new one does."""
        desk = Desk().apply(MAKER).approve()
        for document, digest in (("d1", "1" * 64), ("d2", "2" * 64)):
            desk.do(commands.AttachDocument(document, digest), MAKER)
        method = PaymentMethod.BANK_TRANSFER
        desk.do(commands.Disburse(desk.today, method, "EFT-1", "1" * 64), ACCOUNTANT)
        desk.top_up(1_000_00, terms_of())
        asking = replace(desk.context(ACCOUNTANT), agreement_required=True)
        for digest in ("", "1" * 64):
            command = acts.Advance("a2", desk.today, 1_000_00, method, "EFT-2", digest)
            with pytest.raises(Refusal) as refused:
                decide(desk.loan, command, asking)
            assert refused.value.code is Code.AGREEMENT_MISSING
        command = acts.Advance("a2", desk.today, 1_000_00, method, "EFT-2", "2" * 64)

        assert decide(desk.loan, command, asking)


def decided(desk: Desk, asking: commands.Context) -> str:
    """What `asking` gets for agreeing to the top-up."""
    ((_, event),) = decide(desk.loan, acts.Confirm("a1"), asking)
    return kind_name(event)
