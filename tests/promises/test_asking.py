"""Whatever people ask of a loan, in whatever order, its figures hold."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from skycap.lending import events, servicing
from skycap.lending.explaining import explain
from skycap.lending.facts import NEED_A_SECOND
from skycap.lending.history import Entry, append, read, verify
from skycap.lending.late import InDuplum
from skycap.lending.ledger import cash_targets, targets
from skycap.lending.loan import Loan, fold
from skycap.lending.position import Position, position
from skycap.lending.statement import owed, statement
from tests.promises.asking import DAYS_OF_A_LIFE, Life
from tests.promises.scale import figure

SHARES = 8
"""The commands are asked in so many tests, for as many processors."""
COMMANDS_OF_A_LIFE = 60
RECORDED = datetime(2025, 1, 31, 8, tzinfo=UTC)


@pytest.mark.timeout(20_000)
@pytest.mark.parametrize("share", range(SHARES))
def test_random_commands_keep_every_invariant(share: int) -> None:
    """After each command the books balance; in the end the order of entry means nothing."""
    asked = refused = number = 0
    while asked < figure("random commands") // SHARES:
        life = Life(seed := number * SHARES + share)
        try:
            for happened in life.live(COMMANDS_OF_A_LIFE):
                if happened:
                    holds(life.desk.loan, position(life.desk.loan, life.desk.today))
            ends_well(life)
        except Exception as problem:
            problem.add_note(f"Life({seed}), after {life.asked} commands")
            raise
        asked, refused, number = asked + life.asked, refused + life.refused, number + 1
    assert 0 < refused < asked


def holds(loan: Loan, found: Position) -> None:
    """The books of both bases sum to zero, each part stays within what it is, money adds up."""
    assert sum(targets(loan, found).values()) == 0
    assert sum(cash_targets(loan, found).values()) == 0
    assert found.overpaid >= 0
    for row in found.instalments:
        assert 0 <= row.principal_paid <= row.principal
        assert 0 <= row.interest_paid <= row.interest
        assert 0 <= row.fee_paid <= row.fee
        assert 0 <= row.penalty_paid <= row.penalty
    received = [paid for paid in loan.standing_payments() if paid.on <= found.as_of]
    if loan.disbursed is not None:
        assert found.paid == sum(paid.event.amount for paid in received)
    if found.turns is not None and loan.terms.late.in_duplum is not InDuplum.NONE:
        assert found.turns.room is None or found.turns.room >= 0


def ends_well(life: Life) -> None:
    """The history is whole, rebuilds to the bit, and its order of entry means nothing."""
    entries, loan = life.desk.entries, life.desk.loan
    verify(entries)
    kept = [read(one.stream, one.text, one.previous_hash, one.hash) for one in entries]
    assert kept == list(entries)
    assert fold(kept) == loan
    if loan.disbursed is None:
        return
    standing = _standing(loan)
    shuffled = life.luck.sample(standing, len(standing))
    in_order, mixed = _lived(loan, standing), _lived(loan, shuffled)
    last = life.desk.today + timedelta(days=life.luck.randrange(DAYS_OF_A_LIFE))
    for day in (*_days(life.luck, life.first_day, last), last):
        found = position(loan, day)
        holds(loan, found)
        assert _figures(position(in_order, day)) == _figures(found)
        assert _figures(position(mixed, day)) == _figures(found)
    _told(loan, life.first_day, last)


def _days(luck: random.Random, first: date, last: date) -> list[date]:
    return sorted(first + timedelta(days=luck.randint(0, (last - first).days)) for _ in range(4))


def _told(loan: Loan, first: date, last: date) -> None:
    """The statement leads from nothing to what is owed; every amount is explained."""
    found, told = position(loan, last), statement(loan, first - timedelta(days=1), last)
    assert told.opening.total == 0
    assert told.closing == owed(found)
    cooled = any(isinstance(fact.event, servicing.CooledOff) for fact in loan.standing_facts())
    for row in found.instalments if not cooled else ():
        if row.number == 0:  # what is kept back at the payout is no instalment
            continue
        explained = explain(loan, row.number, last)
        assert explained is not None
        assert explained.row == row
        assert all((row.principal == 0 or explained.principal, row.fee == 0 or explained.fee))
        assert all((row.interest == 0 or explained.interest, row.penalty == 0 or explained.penalty))


def _standing(loan: Loan) -> list[tuple[date, Any]]:
    """What counts, as (date, event)."""
    paid = [(payment.on, payment.event) for payment in loan.standing_payments()]
    return [*paid, *((fact.on, fact.event) for fact in loan.standing_facts())]


def _lived(loan: Loan, facts: list[tuple[date, Any]]) -> Loan:
    """A loan of the same contract on which the facts were recorded in that order."""
    assert loan.disbursed is not None
    assert loan.disbursed_on is not None
    applied = events.Applied(loan.reference, loan.principal, loan.terms, loan.application)
    happened: list[tuple[date, Any]] = [
        (loan.disbursed_on, applied),
        (loan.disbursed_on, events.Approved(loan.principal, loan.terms, "note")),
        (loan.disbursed_on, loan.disbursed),
    ]
    for on, event in facts:
        happened.append((on, event))
        if isinstance(event, NEED_A_SECOND):
            happened.append((on, servicing.Confirmed(event.id, "p" * 64)))
    entries: tuple[Entry, ...] = append("loan/L1", (), happened, RECORDED, "anybody")
    lived = fold(entries)
    assert lived is not None
    return lived


def _figures(found: Position) -> tuple[object, ...]:
    """What a position says; one that took the short way says nothing of turns."""
    return (
        found.instalments,
        found.outstanding,
        found.paid,
        found.overpaid,
        found.overdue,
        found.oldest_unpaid_due,
        found.next_due,
        found.splits,
    )
