"""What an act would make of a loan: its figures before, and after once a second person agreed."""

from dataclasses import replace
from datetime import date
from typing import Any

from skycap.lending import acts
from skycap.lending.drawing import terms_agreed
from skycap.lending.history import append
from skycap.lending.loan import Loan, evolve
from skycap.lending.new_schedules import paid_further, whole_payout
from skycap.lending.position import Position, position, status
from skycap.lending.servicing import TopUpProposed
from skycap.services import holidays, loans
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import Person, Role
from skycap.services.telling import told_arrears, told_balances, told_instalment

_ANOTHER = Person("another", Role.CHECKER)
"""Whoever would agree; what they agree to does not depend on who they are."""


def foreseen(office: Office, before: File, after: File, named: str) -> dict[str, Any]:
    """The figures of today, `before` and `after` the act `named`, and the schedule it leaves.

    What still waits in `after` for a second person is counted as if one had agreed, and a top-up
    as if all of it were paid out today. Nothing is written.
    """
    loan = after.known
    if named in loan.undoing:
        _, after, _ = loans.decided(office, after, _ANOTHER, acts.ConfirmUndo(named))
    elif _is_top_up(loan, named):
        after = _paid_out(after)
    elif named in loan.waiting:
        _, after, _ = loans.decided(office, after, _ANOTHER, acts.Confirm(named))
    now, then = position(before.known, before.today), position(after.known, after.today)
    return {
        "before": _standing(before, now),
        "after": _standing(after, then),
        "schedule": [told_instalment(after.lender, row, then) for row in then.instalments],
    }


def _is_top_up(loan: Loan, named: str) -> bool:
    fact = loan.waiting.get(named) or loan.fact(named)
    return fact is not None and isinstance(fact.event, TopUpProposed)


def _paid_out(file: File) -> File:
    """The file as it would be if all that was agreed or waits were paid out today."""
    event = paid_further(file.known, whole_payout(file.known, file.today), _holidays(file))
    (entry,) = append(
        loans.stream_of(file.id), file.entries, [(file.today, event)], file.now, _ANOTHER.id
    )
    return replace(file, loan=evolve(file.known, entry))


def _holidays(file: File) -> frozenset[date]:
    return holidays.for_terms(file.lender, terms_agreed(file.known), file.today)


def _standing(file: File, figures: Position) -> dict[str, Any]:
    return {
        "status": status(file.known, figures).value,
        "balances": told_balances(file.lender, figures),
        "arrears": told_arrears(file.lender, figures),
    }
