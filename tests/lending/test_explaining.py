"""Why this amount: the steps lead to the figure, for every instalment of every kind of loan."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings

from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.explaining import Explained, Step, explain
from skycap.lending.late import Late, Penalty, PenaltyKind
from skycap.lending.loan import Loan
from skycap.lending.terms import Terms
from tests.lending.builders import FIVE_PERCENT, START, Desk, terms_of
from tests.lending.golden import LOANS, SERVICED
from tests.lending.strategies import PRINCIPALS, conditional_terms, lends


def leads_to(steps: tuple[Step, ...]) -> int:
    """What the steps of principal or interest come to: the last of the contract, then changes."""
    agreed = [step.amount for step in steps if step.kind != "changed"]
    changed = sum(step.amount for step in steps if step.kind == "changed")
    return (agreed[-1] if agreed else 0) + changed


def holds(found: Explained) -> bool:
    """Whether the steps of each part lead to the figure, and the payments to what was paid."""
    row, paid = found.row, [part for _, part in found.paid]
    return (
        leads_to(found.principal) == row.principal
        and leads_to(found.interest) == row.interest
        and sum(step.amount for step in found.fee) == row.fee
        and sum(step.amount for step in found.penalty) == row.penalty
        and sum(part.interest for part in paid) <= row.interest_paid
    )


def every(loan: Loan, desk: Desk) -> list[Explained]:
    """All instalments of a loan, explained today."""
    numbers = [row.number for row in loan.schedule if row.number]
    return [found for number in numbers if (found := explain(loan, number, desk.today))]


@settings(max_examples=60)
@given(PRINCIPALS, conditional_terms())
def test_the_steps_lead_to_the_figure(principal: int, terms: Terms) -> None:
    """For any terms, each part of each instalment is what its steps come to."""
    assume(lends(principal, terms))
    desk = Desk(principal, terms).open()

    found = every(desk.loan, desk)
    assert len(found) == len([row for row in desk.loan.schedule if row.number])
    assert all(holds(one) for one in found)


@pytest.mark.parametrize("name", [*LOANS, *SERVICED])
def test_what_changed_since_is_said(name: str) -> None:
    """Golden loans with penalties, waivers, prepayments and settlements are explained too."""
    desk = (LOANS | SERVICED)[name]()
    found = every(desk.loan, desk)

    assert found
    assert all(holds(one) for one in found)


def test_a_flat_instalment_is_a_share_of_the_whole() -> None:
    """P5,000 at 10 % for the term is P500, a twelfth of it P41.66; P458.33 less that is capital."""
    desk = Desk().open()
    found = explain(desk.loan, 1, desk.today)

    assert found is not None
    assert found.interest == (
        Step("rate", 500_00, 5_000_00, Fraction(1, 10)),
        Step("share", 41_66, 500_00, shares=12),
    )
    assert found.principal == (
        Step("level", 458_33, 5_000_00, shares=12),
        Step("less_interest", 416_67, 458_33),
    )


def test_interest_on_a_declining_balance_is_of_what_is_left() -> None:
    """The second instalment of P10,000 at 5 %: P8,529.83 bear P426.49."""
    desk = Desk(10_000_00, FIVE_PERCENT).open()
    found = explain(desk.loan, 2, desk.today)

    assert found is not None
    assert found.interest == (Step("rate", 426_49, 8_529_83, Fraction(1, 20)),)


def test_fees_and_penalties_have_their_rules() -> None:
    """A fee of 1 % each time, a charge by hand, and a fixed penalty for being late."""
    fee = Fee("Service", FeeTime.INSTALMENT, percent="1")
    late = Late(Penalty(PenaltyKind.FIXED, amount=50_00))
    desk = Desk(terms=terms_of(fees=(fee,), late=late)).open().wait(20)
    desk.charge(25_00)
    desk.wait(20)
    found = explain(desk.loan, 1, desk.today)

    assert found is not None
    assert [(step.kind, step.amount) for step in found.fee] == [("rate", 50_00), ("charge", 25_00)]
    assert found.penalty == (Step("fixed", 50_00),)


def test_what_is_not_there_is_not_explained() -> None:
    """There is no thirteenth of twelve instalments."""
    desk = Desk().open()

    assert explain(desk.loan, 13, START) is None
