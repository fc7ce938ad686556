"""Reversals: one person says that a repayment was not one, a second agrees or does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from skycap.lending.history import moment_text
from skycap.lending.refusals import Code
from skycap.services import repayments, views
from skycap.services.permissions import ANYONE, Person
from skycap.services.records import REPAYMENTS
from skycap.services.work import KeyReused
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    CHECKER,
    MAKER,
    Branch,
    asked,
    booked,
    refusing,
)


def record(branch: Branch, loan: str, amount: int = 45_833, **changes: object) -> dict[str, Any]:
    """Record a repayment; give the answer."""
    slip = branch.slip(loan, amount, **changes)  # type: ignore[arg-type]  # any field of it
    return repayments.record(branch.office, ACCOUNTANT, slip).body


def test_a_reversal_restores_the_loan_and_frees_the_reference(branch: Branch) -> None:
    """Once confirmed, it is as if the money never came, and the reference may come again."""
    loan, other = branch.open(), branch.open()
    before = views.loan_detail(branch.office, ACCOUNTANT, loan)["balances"]
    held = booked(branch, loan)
    repayment = branch.pay(loan, 10_000, reference="FNB77")

    proposed = repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.")
    row = branch.store.get(REPAYMENTS, repayment)
    assert row is not None
    assert (row.reversed, row.reversal_proposed_by) == (False, ACCOUNTANT.id)
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        record(branch, other, reference="FNB77")
    confirmed = repayments.confirm_reversal(
        branch.office, CHECKER, repayment, proposed.body["proposal"]
    )

    row = branch.store.get(REPAYMENTS, repayment)
    assert row is not None
    assert (row.reversed, row.reversal_proposed_by) == (True, None)
    assert confirmed.body["balance"] == "5500.00"
    assert views.loan_detail(branch.office, ACCOUNTANT, loan)["balances"] == before
    assert booked(branch, loan) == held
    assert branch.store.counters("repayments/") | {"repayments/count": 0} == {
        "repayments/count": 0,
        "repayments/amount": 0,
        "repayments/reversed": 1,
    }
    record(branch, other, reference="FNB77")


def test_reversing_a_confirmed_duplicate_keeps_the_reference(branch: Branch) -> None:
    """The reference belongs to the first payment: reversing the other does not free it."""
    loan, other = branch.open(), branch.open()
    branch.pay(loan, 10_000, reference="FNB77")
    branch.reverse(branch.pay(other, 10_000, reference="FNB77", confirm_duplicate=True))

    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        record(branch, other, reference="FNB77")


def test_a_declined_reversal_leaves_the_repayment(branch: Branch) -> None:
    """The second person disagrees, saying why; it may be proposed again."""
    loan = branch.open()
    repayment = branch.pay(loan, 10_000)
    repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced?")
    with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
        repayments.decline_reversal(branch.office, CHECKER, repayment, " ")

    outcome = repayments.decline_reversal(branch.office, CHECKER, repayment, "It did not.")

    row = branch.store.get(REPAYMENTS, repayment)
    assert row is not None
    assert (outcome.body["repaymentId"], row.reversed, row.reversal_proposed_by) == (
        repayment,
        False,
        None,
    )
    branch.reverse(repayment)


def test_a_reversal_goes_step_by_step(branch: Branch) -> None:
    """Every step out of turn is refused with a code of its own, and nothing changes."""
    loan = branch.open()
    repayment = branch.pay(loan, 10_000)
    office = branch.office
    for act in (
        lambda: repayments.confirm_reversal(office, CHECKER, repayment),
        lambda: repayments.decline_reversal(office, CHECKER, repayment, "x"),
    ):
        with refusing(branch, Code.REVERSAL_NOT_PROPOSED):
            act()
    with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
        repayments.propose_reversal(office, ACCOUNTANT, repayment, "")
    repayments.propose_reversal(office, ACCOUNTANT, repayment, "Bounced.")
    with refusing(branch, Code.REVERSAL_ALREADY_PROPOSED):
        repayments.propose_reversal(office, ACCOUNTANT_2, repayment, "Bounced.")
    with refusing(branch, Code.CONFIRMATION_STALE, "proposal"):
        repayments.confirm_reversal(office, CHECKER, repayment, "0" * 64)
    repayments.confirm_reversal(office, CHECKER, repayment)
    for act in (
        lambda: repayments.propose_reversal(office, ACCOUNTANT, repayment, "x"),
        lambda: repayments.confirm_reversal(office, CHECKER, repayment),
        lambda: repayments.decline_reversal(office, CHECKER, repayment, "x"),
    ):
        with refusing(branch, Code.REPAYMENT_ALREADY_REVERSED):
            act()


def test_an_unknown_repayment_is_refused(branch: Branch) -> None:
    """There is nothing to reverse."""
    for act in (
        lambda: repayments.propose_reversal(branch.office, ACCOUNTANT, "nothing", "x"),
        lambda: repayments.confirm_reversal(branch.office, CHECKER, "nothing"),
        lambda: repayments.decline_reversal(branch.office, CHECKER, "nothing", "x"),
    ):
        with refusing(branch, Code.REPAYMENT_UNKNOWN):
            act()


@pytest.mark.parametrize("person", [ANYONE, MAKER], ids=lambda p: p.role)
def test_only_some_may_confirm(branch: Branch, person: Person) -> None:
    """Confirming and declining are for checkers, accountants and administrators."""
    repayment = branch.pay(branch.open(), 10_000)
    repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.")
    for act in (
        lambda: repayments.confirm_reversal(branch.office, person, repayment),
        lambda: repayments.decline_reversal(branch.office, person, repayment, "x"),
    ):
        with refusing(branch, Code.ROLE_NOT_ALLOWED):
            act()


def test_every_step_of_a_reversal_is_idempotent(branch: Branch) -> None:
    """Proposing, declining and confirming under one key happen once, with one answer."""
    repayment = branch.pay(branch.open(), 10_000)
    office = branch.office
    acts: tuple[Callable[[Any], Any], ...] = (
        lambda key: repayments.propose_reversal(office, ACCOUNTANT, repayment, "x", key),
        lambda key: repayments.decline_reversal(office, CHECKER, repayment, "x", key),
        lambda key: repayments.propose_reversal(office, ACCOUNTANT, repayment, "x", key),
        lambda key: repayments.confirm_reversal(office, CHECKER, repayment, None, key),
    )
    for number, act in enumerate(acts):
        first = act(asked(f"k{number}"))
        before = branch.contents()
        again = act(asked(f"k{number}"))
        assert (again.body, again.replayed, first.replayed) == (first.body, True, False)
        with pytest.raises(KeyReused):
            act(asked(f"k{number}", "other"))
        assert branch.contents() == before


def test_a_receipt_keeps_what_it_told(branch: Branch) -> None:
    """The split and balance of a receipt are evidence: what happens later does not move them."""
    loan = branch.open()
    branch.later(days=10)
    first = branch.pay(loan, 50_000)
    told = branch.store.get(REPAYMENTS, first)
    assert told is not None

    earlier = branch.pay(loan, 20_000, branch.today - timedelta(days=5))
    repayments.propose_reversal(branch.office, ACCOUNTANT, first, "Bounced?")
    repayments.decline_reversal(branch.office, CHECKER, first, "No.")
    branch.reverse(earlier)

    assert branch.store.get(REPAYMENTS, first) == told
    branch.reverse(first)
    moment = moment_text(branch.clock.now())
    assert branch.store.get(REPAYMENTS, first) == replace(told, reversed=True, reversed_at=moment)


def test_a_payment_that_bounced_costs_its_fee_once_confirmed(branch: Branch) -> None:
    """The fee is told with the proposal, charged on confirmation, and can be waived like others."""
    loan = branch.open()
    repayment = branch.pay(loan, 100_00)
    repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.", bounce_fee=50_00)
    (told,) = views.loan_detail(branch.office, CHECKER, loan)["repayments"]
    assert (told["bounceFee"], branch.line(loan).outstanding) == ("50.00", 5_400_00)

    repayments.confirm_reversal(branch.office, CHECKER, repayment, told["proposal"])
    after = views.loan_detail(branch.office, CHECKER, loan)
    assert (after["balances"]["outstanding"], after["balances"]["fee"]) == ("5550.00", "50.00")
    assert after["repayments"][0]["bounceFee"] is None
    assert booked(branch, loan)["fee_income"] == -50_00
