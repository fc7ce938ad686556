"""The statement of account: it adds up, shows corrections, and ends where the position stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from skycap.lending.loan import Loan
from skycap.lending.position import position
from skycap.lending.statement import Owed, Statement, owed, statement
from skycap.lending.terms import Bucket, Terms
from tests.lending.builders import START, Desk
from tests.lending.golden import LOANS, SERVICED
from tests.lending.test_mixtures import Happening, happenings, late_terms, lived

LATER = START + timedelta(days=500)


def of(loan: Loan) -> Statement:
    """The whole statement of a loan."""
    return statement(loan, START, LATER)


def adds_up(drawn: Statement) -> bool:
    """Whether every balance is the one before with the change of its line."""
    before = drawn.opening
    for line in drawn.lines:
        if line.balance != Owed(*(a + b for a, b in zip(before, line.change, strict=True))):
            return False
        before = line.balance
    return before == drawn.closing


@pytest.mark.parametrize("name", [*LOANS, *SERVICED])
def test_it_ends_where_the_position_stands(name: str) -> None:
    """The balances of the last line are those of the position that day, for each golden loan."""
    loan = (LOANS | SERVICED)[name]().loan
    begun = loan.disbursed_on
    assert begun is not None
    drawn = statement(loan, begun, begun + timedelta(days=500))

    assert adds_up(drawn)
    assert drawn.opening == Owed()
    assert drawn.closing == owed(position(loan, drawn.last))


@settings(max_examples=50)
@given(late_terms(), happenings())
def test_it_adds_up_whatever_happened(terms: Terms, facts: list[Happening]) -> None:
    """From nothing to the position of the last day, for any facts, undone ones too."""
    loan = lived(terms, facts, list(range(len(facts))))
    drawn = of(loan)

    assert adds_up(drawn)
    assert drawn.closing == owed(position(loan, LATER))


def test_a_period_begins_with_what_the_one_before_ended_with() -> None:
    """Two statements in a row tell the same as one."""
    loan = LOANS["flat"]().loan
    middle = date(2025, 3, 31)
    first, second = statement(loan, START, middle), statement(loan, middle + timedelta(1), LATER)

    assert first.closing == second.opening
    assert (*first.lines, *second.lines) == of(loan).lines


def test_a_plain_loan_reads_like_a_bank_statement() -> None:
    """P5,000 at 10 % flat in twelve: paid out, an instalment due, and paid."""
    desk = Desk().open().wait(28)
    desk.pay(458_33)
    lines = statement(desk.loan, START, desk.today).lines

    assert [(line.kind, line.change.total, line.balance.total) for line in lines] == [
        ("payout", 5_000_00, 5_000_00),
        ("due", 41_66, 5_041_66),
        ("repayment", -458_33, 4_583_33),
    ]


def test_a_reversal_is_shown_beside_what_it_corrects() -> None:
    """The repayment stays on the statement on its value date, and its correction under it."""
    desk = Desk().open().wait(28)
    desk.reverse(desk.pay(458_33))
    lines = statement(desk.loan, START, desk.today).lines

    assert [(line.kind, line.change.total, line.undone) for line in lines[-2:]] == [
        ("repayment", -458_33, True),
        ("reversal", 458_33, False),
    ]
    assert lines[-1].balance == lines[-3].balance


def test_a_late_entry_stands_where_it_counts() -> None:
    """Money of 28 February that was typed on 10 March is listed on 28 February."""
    desk = Desk().open().wait(38)
    desk.pay(458_33, on=date(2025, 2, 28))
    line = statement(desk.loan, START, desk.today).lines[-1]

    assert line.on == date(2025, 2, 28)
    assert line.recorded_at is not None
    assert line.recorded_at.date() == date(2025, 3, 10)


def test_a_charge_and_its_waiver_are_two_lines() -> None:
    """Each act changes what it is about, and no more."""
    desk = Desk().open().wait(10)
    desk.charge(25_00)
    desk.waive(10_00, Bucket.FEE)
    lines = statement(desk.loan, START, desk.today).lines

    assert [line.change for line in lines[-2:]] == [Owed(fee=25_00), Owed(fee=-10_00)]
