"""One of everything that can be asked of a loan, each with what must have gone before.

The promises about faults and clocks try every command of this list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from skycap.services import (
    applications,
    disbursements,
    documents,
    lenders,
    notes,
    products,
    repayments,
    reviews,
    tracking,
)
from skycap.services.disbursements import Payout
from skycap.services.documents import NewDocument
from skycap.services.permissions import ANYONE
from skycap.services.records import DOCUMENTS_BY_LOAN, REPAYMENTS_BY_LOAN
from skycap.services.reviews import Changes, Decision
from skycap.services.work import Asked, Outcome
from tests.services.branch import ACCOUNTANT, ADMIN, CHECKER, CHECKER_2, MAKER, PDF, Branch, request

Act = Callable[[Branch, str, Asked | None], Outcome]
"""Asks something of a loan at a branch, under a key."""

NEW = NewDocument("payslip", "payslip.pdf", "application/pdf", len(PDF))


@dataclass(frozen=True, slots=True)
class Step:
    """A command, its name, and the names of those that must have gone before, in order."""

    name: str
    act: Act
    after: tuple[str, ...] = ()


def _repayment(branch: Branch, loan: str) -> str:
    row: Any = branch.store.page(REPAYMENTS_BY_LOAN, loan).rows[0]
    return str(row.id)


def _document(branch: Branch, loan: str) -> str:
    row: Any = branch.store.page(DOCUMENTS_BY_LOAN, loan).rows[0]
    return str(row.id)


def _completed(branch: Branch, loan: str, key: Asked | None) -> Outcome:
    document = _document(branch, loan)
    if document not in branch.blobs.waiting:
        branch.blobs.arrive(document, PDF)
    return documents.complete_upload(branch.office, CHECKER, document, key)


def _repaid(branch: Branch, loan: str, key: Asked | None) -> Outcome:
    slip = branch.slip(loan, 45_833, EARLIER, reference="FNB1", notes="By her sister.")
    return repayments.record(branch.office, ACCOUNTANT, slip, key)


EARLIER = date(2026, 2, 27)
"""The day of every approval, payout and payment: past, however the clock errs."""

_ASKED = ("request information",)
_APPROVED = ("approve",)
_OPEN = ("approve", "disburse")
_REPAID = (*_OPEN, "repay")
_PROPOSED = (*_REPAID, "propose reversal")
_ANNOUNCED = ("announce document",)
_ATTACHED = (*_ANNOUNCED, "complete document")

STEPS = (
    Step("apply", lambda b, _, key: applications.apply(b.office, ANYONE, request(), key)),
    Step("capture", lambda b, _, key: applications.capture(b.office, MAKER, request(), key)),
    Step(
        "amend",
        lambda b, loan, key: applications.amend(
            b.office, MAKER, loan, request(principal=400_000, last_name="Tau"), key
        ),
    ),
    Step(
        "request information",
        lambda b, loan, key: reviews.review(
            b.office, CHECKER, loan, Decision.REQUEST_INFO, "What?", None, key
        ),
    ),
    Step(
        "provide information",
        lambda b, loan, key: applications.provide_information(b.office, MAKER, loan, "That.", key),
        _ASKED,
    ),
    Step(
        "respond",
        lambda b, loan, key: tracking.respond(
            b.office, b.line(loan).reference, b.line(loan).id_number, "That.", key
        ),
        _ASKED,
    ),
    Step(
        "withdraw",
        lambda b, loan, key: applications.withdraw(b.office, ANYONE, loan, "No.", key),
    ),
    Step(
        "reject",
        lambda b, loan, key: reviews.review(
            b.office, CHECKER, loan, Decision.REJECT, "No.", None, key
        ),
    ),
    Step(
        "approve",
        lambda b, loan, key: reviews.review(
            b.office, CHECKER, loan, Decision.APPROVE, "Ok.", Changes(on=EARLIER), key
        ),
    ),
    Step(
        "cancel",
        lambda b, loan, key: reviews.cancel(b.office, CHECKER, loan, "No.", key),
        _APPROVED,
    ),
    Step(
        "disburse",
        lambda b, loan, key: disbursements.disburse(
            b.office, ACCOUNTANT, loan, Payout("EFT-1", on=EARLIER), key
        ),
        _APPROVED,
    ),
    Step("repay", _repaid, _OPEN),
    Step(
        "propose reversal",
        lambda b, loan, key: repayments.propose_reversal(
            b.office, ACCOUNTANT, _repayment(b, loan), "Bounced.", key
        ),
        _REPAID,
    ),
    Step(
        "confirm reversal",
        lambda b, loan, key: repayments.confirm_reversal(
            b.office, CHECKER, _repayment(b, loan), None, key
        ),
        _PROPOSED,
    ),
    Step(
        "decline reversal",
        lambda b, loan, key: repayments.decline_reversal(
            b.office, CHECKER, _repayment(b, loan), "No.", key
        ),
        _PROPOSED,
    ),
    Step(
        "announce document",
        lambda b, loan, key: documents.request_upload(b.office, CHECKER, loan, NEW, key),
    ),
    Step("complete document", _completed, _ANNOUNCED),
    Step(
        "verify document",
        lambda b, loan, key: documents.verify(
            b.office, CHECKER_2, _document(b, loan), accepted=True, asked=key
        ),
        _ATTACHED,
    ),
    Step("note", lambda b, loan, key: notes.write(b.office, ADMIN, loan, "Called.", key)),
    Step(
        "change product",
        lambda b, _, key: products.save_product(
            b.office, ADMIN, {"code": "weekly", "ratePercent": "9"}, key
        ),
    ),
    Step(
        "change settings",
        lambda b, _, key: lenders.change_settings(b.office, ADMIN, {"name": "Phikwe"}, key),
    ),
)
BY_NAME = {step.name: step for step in STEPS}


def ready(branch: Branch, step: Step) -> str:
    """A loan on which `step` can be taken next; give its id."""
    loan = branch.apply(loan_date=EARLIER)
    for name in step.after:
        BY_NAME[name].act(branch, loan, None)
    return loan
