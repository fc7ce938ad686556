"""What an act would make of a loan: its figures before, and after once a second person agreed."""

from typing import Any

from skycap.lending import acts
from skycap.lending.position import Position, position, status
from skycap.services import loans
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import Person, Role
from skycap.services.telling import told_arrears, told_balances, told_instalment

_ANOTHER = Person("another", Role.CHECKER)
"""Whoever would agree; what they agree to does not depend on who they are."""


def foreseen(office: Office, before: File, after: File, named: str) -> dict[str, Any]:
    """The figures of today, `before` and `after` the act `named`, and the schedule it leaves.

    What still waits in `after` for a second person is counted as if one had agreed. Nothing is
    written.
    """
    loan = after.known
    if named in loan.undoing:
        _, after, _ = loans.decided(office, after, _ANOTHER, acts.ConfirmUndo(named))
    elif named in loan.waiting:
        _, after, _ = loans.decided(office, after, _ANOTHER, acts.Confirm(named))
    now, then = position(before.known, before.today), position(after.known, after.today)
    return {
        "before": _standing(before, now),
        "after": _standing(after, then),
        "schedule": [told_instalment(after.lender, row, then) for row in then.instalments],
    }


def _standing(file: File, figures: Position) -> dict[str, Any]:
    return {
        "status": status(file.known, figures).value,
        "balances": told_balances(file.lender, figures),
        "arrears": told_arrears(file.lender, figures),
    }
