"""The disbursement desk: paying an approved loan out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from skycap.lending import commands
from skycap.lending.drawing import undrawn
from skycap.lending.events import PaymentMethod
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import instalments
from skycap.services import loans
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Commit
from skycap.services.records import DOCUMENTS_BY_LOAN
from skycap.services.repayments import REFERENCE_MAX
from skycap.services.work import Asked, Outcome, carry_out


@dataclass(frozen=True, slots=True)
class Payout:
    """How a loan is paid out; `on` is today, `amount` all that was approved when left out."""

    reference: str
    method: PaymentMethod = PaymentMethod.BANK_TRANSFER
    on: date | None = None
    amount: int | None = None


def disburse(
    office: Office, person: Person, loan_id: str, payout: Payout, asked: Asked | None = None
) -> Outcome:
    """Record that the borrower was paid; from then on terms and due dates are fixed."""
    require(person, Action.DISBURSE)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        on = payout.on or file.today
        reference = payment_reference(payout.reference)
        agreement = newest_agreement(office, file)
        command = commands.Disburse(on, payout.method, reference, agreement, payout.amount)
        commit, after, figures = loans.decided(office, file, person, command)
        rows = instalments(after.known.schedule)
        body = {
            **loans.answer(after),
            "disbursedOn": on.isoformat(),
            "loanAmount": file.lender.text(after.known.principal),
            "undrawn": file.lender.text(undrawn(after.known)),
            "totalAmount": file.lender.text(after.line.total_repayable),
            "outstanding": file.lender.text(figures.outstanding),
            "instalmentAmount": file.lender.text(rows[0].total),
            "firstDue": rows[0].due.isoformat(),
            "lastDue": rows[-1].due.isoformat(),
        }
        return commit, body

    return carry_out(office, loans.stream_of(loan_id), plan, asked=asked)


def payment_reference(text: str) -> str:
    """The reference of a payout as it is kept; refuses one that is too long."""
    reference = text.strip()
    if len(reference) > REFERENCE_MAX:
        message = f"must be at most {REFERENCE_MAX} characters: the reference of the payment"
        raise Refusal(Code.FIELD_INVALID, message, "referenceNumber")
    return reference


def newest_agreement(office: Office, file: File) -> str:
    """The digest of the newest signed agreement on file, if there is one."""
    rows = [
        row
        for row in loans.every(office, DOCUMENTS_BY_LOAN, file.id)
        if row.kind == "agreement" and row.id in file.known.documents
    ]
    return file.known.documents[rows[-1].id].digest if rows else ""
