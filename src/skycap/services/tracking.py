"""Tracking: what an applicant sees of their own application, and how they answer.

The public reference together with the identity number proves who asks; a wrong pair is told no more
than an unknown one.
"""

import hmac
from typing import Any

from skycap.lending import events, history
from skycap.lending.loan import PUBLIC, Loan, Status
from skycap.lending.position import position
from skycap.lending.refusals import Code, Refusal
from skycap.services import applications, documents, loans
from skycap.services.documents import NewDocument
from skycap.services.forms import normal_identity
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import ANYONE, Action, Person, require
from skycap.services.records import DOCUMENTS, DOCUMENTS_BY_LOAN
from skycap.services.telling import told_balances
from skycap.services.work import Asked, Outcome

_STEPS = {
    "applied": "We received your application.",
    "amended": "Your application was completed.",
    "information_requested": "We need more information from you.",
    "information_provided": "You answered our question.",
    "approved": "Your loan was approved.",
    "rejected": "We could not approve your application.",
    "withdrawn": "Your application was withdrawn.",
    "cancelled": "The approval was cancelled.",
    "disbursed": "Your loan was paid out.",
    "repaid": "We received a repayment.",
    "document_attached": "A document was added.",
}

_NEXT = {
    Status.PENDING: "We are looking at your application. You need to do nothing now.",
    Status.INFO_REQUESTED: "Please answer our question below, or bring what we ask for.",
    Status.APPROVED: "We will pay the loan out to your account. You need to do nothing now.",
    Status.REJECTED: "You may ask us why, and apply again when your situation has changed.",
    Status.WITHDRAWN: "You may apply again at any time.",
    Status.CANCELLED: "Please speak to us if you still need the loan.",
    Status.DISBURSED: "Please pay each instalment on or before its due date.",
    Status.CLOSED: "Your loan is paid in full. Thank you.",
    Status.OVERPAID: "You paid more than you owed. Please speak to us about a refund.",
    Status.WRITTEN_OFF: "Please speak to us about what is still owed.",
}


def track(office: Office, person: Person, reference: str, id_number: str) -> dict[str, Any]:
    """Where an application stands, as a timeline, with the next step; refuses `loan_unknown`."""
    require(person, Action.TRACK)
    file = proven(office, reference, id_number)
    loan, lender = file.known, file.lender
    status = Status(file.line.status)
    question = _open_question(office, file)
    return {
        "reference": loan.reference,
        "status": status.value,
        "loanAmount": lender.text(loan.principal),
        "totalAmount": lender.text(file.line.total_repayable),
        "instalments": loan.terms.instalments,
        "nextStep": _NEXT[status],
        "question": question,
        "timeline": _timeline(file, loan),
        "documents": _documents(office, loan),
        "balances": told_balances(lender, position(loan, file.today)) if loan.disbursed else None,
        "phone": lender.phone,
    }


def respond(
    office: Office, reference: str, id_number: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Answer what was asked, as the applicant."""
    file = proven(office, reference, id_number)
    outcome = applications.respond(office, ANYONE, file.id, comments, asked)
    return _public(outcome)


def withdraw(
    office: Office, reference: str, id_number: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Take one's own application back."""
    file = proven(office, reference, id_number)
    return _public(applications.withdraw(office, ANYONE, file.id, comments, asked))


def request_upload(
    office: Office,
    reference: str,
    id_number: str,
    new: NewDocument,
    asked: Asked | None = None,
) -> Outcome:
    """Ask for leave to upload a document to one's own application."""
    file = proven(office, reference, id_number)
    return documents.request_upload(office, ANYONE, file.id, new, asked)


def complete_upload(
    office: Office,
    reference: str,
    id_number: str,
    document: str,
    asked: Asked | None = None,
) -> Outcome:
    """Say that one's own document was sent."""
    file = proven(office, reference, id_number)
    row = office.store.get(DOCUMENTS, document)
    if row is None or row.loan_id != file.id:
        raise Refusal(Code.DOCUMENT_UNKNOWN, "There is no such document.")
    return documents.complete_upload(office, ANYONE, document, asked)


def proven(office: Office, reference: str, id_number: str) -> File:
    """The file of the loan with that reference and identity number, compared in constant time."""
    held = office.store.claimed(loans.reference_claim(reference))
    given = normal_identity(id_number)
    if held is not None:
        file = loans.open_file(office, held, ANYONE)
        if hmac.compare_digest(file.line.id_number.encode(), given.encode(errors="replace")):
            return file
    message = "We know no application with this reference and identity number; check both."
    raise Refusal(Code.LOAN_UNKNOWN, message, "reference")


def _timeline(file: File, loan: Loan) -> list[dict[str, Any]]:
    """What the applicant may see of the history: no names of staff, no inner notes."""
    steps = []
    for entry in file.entries:
        kind = history.kind_name(entry.event)
        if kind not in _STEPS:
            continue
        if isinstance(entry.event, events.Repaid) and entry.event.repayment in loan.reversed:
            continue
        steps.append(
            {
                "kind": kind,
                "on": file.lender.date_of(entry.recorded_at).isoformat(),
                "text": _STEPS[kind],
                "by": "applicant" if entry.actor == PUBLIC else "lender",
            }
        )
    return steps


def _documents(office: Office, loan: Loan) -> list[dict[str, Any]]:
    """The documents that arrived, oldest first, and what a checker found; not who looked."""
    return [
        {
            "documentId": row.id,
            "kind": row.kind,
            "fileName": row.file_name,
            "contentType": row.media_type,
            "size": row.size,
            "accepted": loan.documents[row.id].accepted,
            "uploadedAt": row.recorded_at,
        }
        for row in loans.every(office, DOCUMENTS_BY_LOAN, loan.id)
        if row.id in loan.documents
    ]


def _open_question(office: Office, file: File) -> str | None:
    """What the checker asked, while it waits for an answer."""
    if file.line.status != Status.INFO_REQUESTED:
        return None
    asked = [e.event for e in file.entries if isinstance(e.event, events.InformationRequested)]
    return loans.note_text(office, asked[-1].note)


def _public(outcome: Outcome) -> Outcome:
    """An outcome without what only staff need."""
    body = {key: value for key, value in outcome.body.items() if key != "loanId"}
    return Outcome(outcome.status, body, outcome.replayed)
