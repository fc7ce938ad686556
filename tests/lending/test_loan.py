"""A loan as its history tells it."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending import commands
from skycap.lending import loan as loans
from skycap.lending.events import Applied, LoanEvent, PaymentMethod
from skycap.lending.loan import Loan, Status, evolve, fold
from tests.lending.builders import ACCOUNTANT, CHECKER, MAKER, START, Desk, in_status
from tests.lending.golden import LOANS


def test_nothing_is_no_loan() -> None:
    """An empty history is no loan."""
    assert fold(()) is None


@pytest.mark.parametrize("name", LOANS)
def test_the_fold_is_what_was_lived(name: str) -> None:
    """Folding the history again gives the loan that the desk had at each step."""
    desk = LOANS[name]()
    step: Loan | None = None
    for number, entry in enumerate(desk.entries, 1):
        step = evolve(step, entry)
        assert step == fold(desk.entries[:number])
        assert step.version == entry.sequence == number
        assert step.recorded_at == entry.recorded_at
    assert step == desk.loan


def test_every_event_has_its_effect() -> None:
    """Each kind of event but the first changes a loan in a known way."""
    assert {*loans._CHANGES} == {*get_args(LoanEvent)} - {Applied}


def test_a_history_begins_with_an_application() -> None:
    """Anything else first is a mistake of ours."""
    with pytest.raises(AssertionError):
        fold(Desk().apply().approve().entries[1:])


def test_evolving_leaves_the_loan_before_as_it_was() -> None:
    """A loan is a value: the next one is another, and nobody can write into either."""
    desk = in_status(Status.DISBURSED)
    before = desk.loan
    copy = replace(before)
    desk.do(commands.AttachDocument("d1", "0" * 64), MAKER)
    desk.reverse(desk.pay(10_00))

    assert before == copy
    assert before != desk.loan
    with pytest.raises(FrozenInstanceError):
        before.version = 9  # type: ignore[misc] # that is the point


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3)), max_size=12))
def test_payments_are_kept_in_replay_order(facts: list[tuple[int, int]]) -> None:
    """By value date, then amount, method, reference and id, however they were entered."""
    desk = Desk(terms=None).open().wait(5)
    for days_ago, amount in facts:
        on = date.fromordinal(desk.today.toordinal() - days_ago)
        desk.pay(amount, on=on, payment_reference=f"REF-{len(desk.loan.payments)}")
    payments = desk.loan.payments

    assert list(payments) == sorted(
        payments,
        key=lambda paid: (
            paid.on,
            paid.event.amount,
            paid.event.method,
            paid.event.payment_reference,
            paid.id,
        ),
    )
    assert {paid.event.receipt for paid in payments} == {*range(1, len(facts) + 1)}


def test_a_reversed_payment_stays_visible_and_does_not_count() -> None:
    """It can be looked up, yet stands no longer."""
    desk = in_status(Status.DISBURSED)
    kept = desk.pay(5_00, method=PaymentMethod.CARD)
    desk.reverse("r1")

    assert [paid.id for paid in desk.loan.standing_payments()] == [kept]
    assert desk.loan.payment("r1") is not None
    assert desk.loan.payment("r9") is None


@pytest.mark.parametrize("status", Status)
def test_a_loan_that_was_turned_down_is_not_open(status: Status) -> None:
    """Rejected, withdrawn and cancelled loans are over; a paid one may still be corrected."""
    over = {Status.REJECTED, Status.WITHDRAWN, Status.CANCELLED}

    assert in_status(status).loan.open == (status not in over)


def test_who_did_what_is_remembered() -> None:
    """Capture, review and disbursement each keep their people."""
    loan = Desk().apply(MAKER).approve().disburse().loan

    expected: dict[str, Any] = {
        "captured_by": frozenset({MAKER}),
        "reviewed_by": frozenset({CHECKER}),
        "disbursed_by": ACCOUNTANT,
        "applied_on": START,
        "approved_on": START,
        "disbursed_on": START,
        "id": "L1",
        "reference": "SKY-1",
    }
    assert expected == {name: getattr(loan, name) for name in expected}
