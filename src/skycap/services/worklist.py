"""What needs somebody now: the work that waits, by role, the oldest or the worst first."""

from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from skycap.lending.drawing import undrawn
from skycap.lending.loan import Status
from skycap.services import loans, projections
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, Role, may, require
from skycap.services.records import (
    LOANS,
    LOANS_BY_ARREARS,
    LOANS_BY_STATUS,
    REPAYMENTS_PROPOSED,
    LoanRow,
    RepaymentRow,
)
from skycap.services.telling import receipt_number, told_line
from skycap.services.told_acts import teller

EACH_MAX = 20

WAITING = (
    (Action.REVIEW, Status.PENDING, "review"),
    (Action.DISBURSE, Status.APPROVED, "disburse"),
    (Action.AMEND, Status.INFO_REQUESTED, "complete"),
)
"""What waits for whoever may do it: loans of that status, and what the task is called."""


def worklist(office: Office, person: Person) -> list[dict[str, Any]]:
    """What waits for `person`: at most `EACH_MAX` tasks of each kind.

    Applications and payouts come oldest first, late loans longest late first. Four eyes may still
    stop somebody from one task; the loan's own page says so.
    """
    require(person, Action.READ_LOANS)
    lender = office.lender()
    today = office.today(lender)
    tasks: list[dict[str, Any]] = []
    for action, status, kind in WAITING:
        if may(person, action):
            page = office.store.page(LOANS_BY_STATUS, status.value, limit=EACH_MAX, backwards=True)
            tasks += [_about_loan(lender, kind, row, today) for row in page.rows]
    if may(person, Action.DISBURSE):
        tasks += _undrawn(office, lender, person, today)
    if may(person, Action.CONFIRM_REVERSAL):
        tasks += _reversals(office, lender, person, today)
    if may(person, Action.CONFIRM_SERVICING):
        tasks += _proposals(office, lender, person, today)
    if person.role in {Role.ACCOUNTANT, Role.ADMIN}:
        tasks += _late(office, lender, today)
    return tasks


def _about_loan(lender: Lender, kind: str, row: LoanRow, today: date) -> dict[str, Any]:
    return {"kind": kind, "since": row.updated_at[:10], "loan": told_line(lender, row, today)}


def _undrawn(office: Office, lender: Lender, person: Person, today: date) -> list[dict[str, Any]]:
    """Running loans of which more may be paid out: a further part, or a top-up that was agreed."""
    files = [
        loans.open_file(office, loan_id, person)
        for loan_id in office.store.find_loans([projections.UNDRAWN], None, EACH_MAX)
    ]
    return [
        {
            **_about_loan(lender, "advance", file.line, today),
            "amount": lender.text(undrawn(file.known)),
        }
        for file in files
        if file.line.status == Status.DISBURSED
    ]


def _reversals(office: Office, lender: Lender, person: Person, today: date) -> list[dict[str, Any]]:
    """Reversals that somebody else proposed."""
    rows: list[RepaymentRow] = office.store.page(REPAYMENTS_PROPOSED, limit=EACH_MAX).rows
    rows = [row for row in rows if row.reversal_proposed_by != person.id]
    found = office.store.get_many(LOANS, {row.loan_id for row in rows})
    return [
        {
            "kind": "confirm_reversal",
            "since": row.payment_date,
            "repaymentId": row.id,
            "receiptNumber": receipt_number(row.loan_reference, row.receipt),
            "amount": lender.text(row.amount),
            "loan": told_line(lender, found[row.loan_id], today),
        }
        for row in rows
    ]


def _proposals(office: Office, lender: Lender, person: Person, today: date) -> list[dict[str, Any]]:
    """Acts, and undoings of acts, that somebody else proposed, the oldest first."""
    tasks: list[dict[str, Any]] = []
    after: str | None = None
    while len(tasks) < EACH_MAX:
        ids = office.store.find_loans([projections.WAITS], after, EACH_MAX)
        rows = office.store.get_many(LOANS, ids)
        for loan_id in ids:
            tasks += _waiting_on(office, lender, person, rows[loan_id], today)
        if len(ids) < EACH_MAX:
            break
        after = ids[-1]
    return sorted(tasks, key=itemgetter("since"))[:EACH_MAX]


def _waiting_on(
    office: Office, lender: Lender, person: Person, row: LoanRow, today: date
) -> list[dict[str, Any]]:
    """What waits on one loan for `person` to confirm it."""
    file = loans.open_file(office, row.id, person)
    told = teller(office, file, person).all()
    return [
        {
            "kind": "confirm_act",
            "since": (act["undo"] or act)["recordedAt"][:10],
            "actId": act["actId"],
            "act": act["kind"],
            "undo": act["undo"] is not None,
            "proposedBy": (act["undo"] or act)["by"],
            "amount": act["amounts"].get("amount"),
            "loan": told_line(lender, row, today),
        }
        for act in told
        if "confirm" in act["may"]
    ]


def _late(office: Office, lender: Lender, today: date) -> list[dict[str, Any]]:
    """Loans whose oldest unpaid instalment fell due before today, longest late first."""
    yesterday = today - timedelta(days=1)
    page = office.store.page(
        LOANS_BY_ARREARS, Status.DISBURSED.value, limit=EACH_MAX, until=yesterday.isoformat()
    )
    return [
        {"kind": "late", "since": row.oldest_unpaid_due, "loan": told_line(lender, row, today)}
        for row in page.rows
    ]
