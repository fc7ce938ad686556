"""What somebody may do next about a loan, a repayment or a document.

By role, by how it stands, and by four eyes. It tells pages what to offer; `lending.decide` decides.
"""

from collections.abc import Mapping
from datetime import date

from skycap.lending import drawing
from skycap.lending.acting import cooling_off_until
from skycap.lending.loan import DISBURSEMENT, Loan, Status
from skycap.lending.position import Position, status
from skycap.lending.terms import Method
from skycap.services import holidays
from skycap.services.office import Lender
from skycap.services.permissions import Action, Person, may
from skycap.services.records import DocumentRow, RepaymentRow


def about_loan(lender: Lender, person: Person, loan: Loan, figures: Position) -> list[str]:
    """What `person` may do next about a loan."""
    standing = status(loan, figures)
    strict = lender.four_eyes
    captured = strict and person.id in loan.captured_by
    reviewed = strict and person.id in loan.reviewed_by
    undecided = standing in {Status.PENDING, Status.INFO_REQUESTED}
    more = drawing.top_up_waiting(loan) is not None
    paid_out = loan.disbursed is not None
    return _allowed(
        person,
        {
            Action.AMEND: undecided and not reviewed,
            Action.ASSESS: (undecided and not reviewed) or more,
            Action.KEEP_SECURITIES: loan.open,
            Action.WITHDRAW: undecided,
            Action.REVIEW: undecided and not captured,
            Action.CANCEL: standing is Status.APPROVED,
            Action.DISBURSE: standing is Status.APPROVED and not captured and not reviewed,
            Action.RECORD_REPAYMENT: paid_out,
            Action.PROPOSE_REVERSAL: any(
                paid.id not in loan.proposals for paid in loan.standing_payments()
            ),
            Action.CONFIRM_REVERSAL: any(
                not strict or waiting.actor != person.id for waiting in loan.proposals.values()
            ),
            Action.PROPOSE_TOP_UP: _may_be_topped_up(loan, standing),
            Action.SERVICE_LOAN: paid_out,
            Action.CONFIRM_SERVICING: any(
                not strict or proposer != person.id for proposer in _proposers(loan)
            ),
            Action.ATTACH_DOCUMENT: loan.open,
            Action.VERIFY_DOCUMENT: loan.open
            and any(not strict or added.actor != person.id for added in loan.documents.values()),
            Action.WRITE_NOTE: True,
        },
    )


def acts_on_loan(
    lender: Lender, person: Person, loan: Loan, figures: Position, today: date
) -> list[str]:
    """Which acts `person` may carry out or propose on a loan as it stands, by their kinds."""
    standing = status(loan, figures)
    if loan.disbursed_on is None:
        return []
    lent_by = loan.captured_by | loan.reviewed_by | drawing.proposers(loan)
    lending = {
        "top_up": may(person, Action.PROPOSE_TOP_UP) and _may_be_topped_up(loan, standing),
        "advance": may(person, Action.DISBURSE)
        and standing is not Status.WRITTEN_OFF
        and drawing.undrawn(loan) > 0
        and not (lender.four_eyes and person.id in lent_by),
    }
    found = [kind for kind, can in lending.items() if can]
    if not may(person, Action.SERVICE_LOAN):
        return found
    running = standing is Status.DISBURSED
    stopped = figures.turns is not None and figures.turns.stopped_on is not None
    days = loan.terms.early.cooling_off_days
    off = holidays.for_terms(lender, loan.terms, loan.disbursed_on)
    charges = figures.interest_outstanding + figures.fee_outstanding + figures.penalty_outstanding
    untouched = not loan.standing_payments() and not loan.standing_facts()
    possible = {
        "charge": running,
        "waiver": running and charges > 0,
        "settlement_notice": running,
        "settlement_quote": running,
        "reschedule": running and loan.terms.method is not Method.DISCOUNT,
        "refund": standing is Status.OVERPAID,
        "interest_stop": running and not stopped,
        "interest_resume": running and stopped,
        "cooling_off": running and days > 0 and today <= cooling_off_until(loan, off),
        "write_off": running,
        "recovery": standing is Status.WRITTEN_OFF,
        "undo_payout": untouched and DISBURSEMENT not in loan.undoing,
    }
    return [*found, *[kind for kind, can in possible.items() if can]]


def about_repayment(lender: Lender, person: Person, row: RepaymentRow) -> list[str]:
    """What `person` may do next about a repayment."""
    proposer = row.reversal_proposed_by
    own = lender.four_eyes and proposer == person.id
    return _allowed(
        person,
        {
            Action.PROPOSE_REVERSAL: not row.reversed and proposer is None,
            Action.CONFIRM_REVERSAL: proposer is not None and not own,
        },
    )


def about_document(lender: Lender, person: Person, loan: Loan, row: DocumentRow) -> list[str]:
    """What `person` may do next about a document of `loan`."""
    own = lender.four_eyes and row.uploaded_by == person.id
    return _allowed(person, {Action.VERIFY_DOCUMENT: loan.open and not own})


def _may_be_topped_up(loan: Loan, standing: Status) -> bool:
    """Whether the loan runs and no other top-up comes first."""
    others = drawing.top_up_waiting(loan) or drawing.top_up_agreed(loan)
    return standing is Status.DISBURSED and loan.terms.method is not Method.DISCOUNT and not others


def _proposers(loan: Loan) -> set[str]:
    """Who proposed the acts, and the undoing of acts, that wait for a second person."""
    return {fact.actor for fact in loan.waiting.values()} | {
        proposal.actor for proposal in loan.undoing.values()
    }


def _allowed(person: Person, possible: Mapping[Action, bool]) -> list[str]:
    return [action.value for action, can in possible.items() if can and may(person, action)]
