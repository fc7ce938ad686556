"""How rows and figures are told: camelCase names, money as decimal strings, dates ISO 8601."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from skycap.lending import arrears
from skycap.lending.allocation import Due, Part
from skycap.lending.loan import Proposal
from skycap.lending.position import Position
from skycap.lending.terms import Terms
from skycap.services.forms import Form
from skycap.services.office import Lender
from skycap.services.records import DocumentRow, LoanRow, RepaymentRow

LATE_BUCKETS = arrears.LATE_BUCKETS
LATE_DAYS: dict[str, tuple[int, int | None]] = {
    "1-30": (1, 30),
    "31-60": (31, 60),
    "61-90": (61, 90),
    "91-180": (91, 180),
    "181-365": (181, 365),
    "366+": (366, None),
}
"""The buckets of late loans as lists are asked for them: from and to how many days past due."""


def bucket_of(days_past_due: int) -> str:
    """The arrears bucket of that many days past due."""
    return arrears.bucket_of(days_past_due)


def receipt_number(reference: str, ordinal: int) -> str:
    """The number of a receipt: the loan's reference and a gapless ordinal."""
    return f"{reference}-{ordinal:03d}"


def told_terms(terms: Terms) -> dict[str, Any]:
    """The terms of a loan."""
    return {
        "product": terms.product,
        "productVersion": terms.product_version,
        "method": terms.method.value,
        "interestRate": terms.rate_percent,
        "ratePeriod": terms.rate_period.value,
        "frequency": {"unit": terms.unit.value, "every": terms.every},
        "instalments": terms.instalments,
        "allocation": [bucket.value for bucket in terms.allocation],
        "firstDueDate": terms.first_due.isoformat() if terms.first_due else None,
    }


def told_parts(lender: Lender, parts: Iterable[Part]) -> list[dict[str, Any]]:
    """A split: what was paid of each instalment."""
    return [
        {
            "instalment": part.instalment,
            "principal": lender.text(part.principal),
            "interest": lender.text(part.interest),
            "fee": lender.text(part.fee),
            "penalty": lender.text(part.penalty),
        }
        for part in parts
    ]


def told_split(lender: Lender, parts: Sequence[Part]) -> dict[str, Any]:
    """A split added up over the instalments."""
    sums = {
        "principal": sum(part.principal for part in parts),
        "interest": sum(part.interest for part in parts),
        "fee": sum(part.fee for part in parts),
        "penalty": sum(part.penalty for part in parts),
    }
    sums["total"] = sum(sums.values())
    return {name: lender.text(amount) for name, amount in sums.items()}


def told_instalment(lender: Lender, row: Due, figures: Position) -> dict[str, Any]:
    """One instalment: what is due, paid and outstanding of it, and how it stands."""
    due = row.principal + row.interest + row.fee + row.penalty
    if row.outstanding == 0:
        state = "paid"
    elif row.due < figures.as_of:
        state = "overdue"
    else:
        state = "due" if row.due == figures.as_of else "upcoming"
    return {
        "number": row.number,
        "dueDate": row.due.isoformat(),
        "principal": lender.text(row.principal),
        "interest": lender.text(row.interest),
        "fee": lender.text(row.fee),
        "penalty": lender.text(row.penalty),
        "total": lender.text(due),
        "paid": lender.text(due - row.outstanding),
        "outstanding": lender.text(row.outstanding),
        "state": state,
    }


def told_balances(lender: Lender, figures: Position) -> dict[str, Any]:
    """The balances of a loan at the end of `asOf`."""
    next_due = figures.next_due
    return {
        "asOf": figures.as_of.isoformat(),
        "principal": lender.text(figures.principal_outstanding),
        "interest": lender.text(figures.interest_outstanding),
        "fee": lender.text(figures.fee_outstanding),
        "penalty": lender.text(figures.penalty_outstanding),
        "outstanding": lender.text(figures.outstanding),
        "paid": lender.text(figures.paid),
        "overpaid": lender.text(figures.overpaid),
        "nextDue": next_due.due.isoformat() if next_due else None,
        "nextAmount": lender.text(next_due.amount) if next_due else None,
    }


def told_arrears(lender: Lender, figures: Position) -> dict[str, Any]:
    """Arrears as a date: since when, how many days, which bucket, how much."""
    late = figures.days_past_due > 0
    oldest = figures.oldest_unpaid_due
    return {
        "inArrears": late,
        "daysPastDue": figures.days_past_due,
        "since": oldest.isoformat() if late and oldest else None,
        "bucket": bucket_of(figures.days_past_due),
        "overdue": lender.text(figures.overdue),
    }


def told_line(lender: Lender, row: LoanRow, today: date) -> dict[str, Any]:
    """A line of the loans list; how late it is on the date `today`, which nobody stored."""
    oldest = row.oldest_unpaid_due
    late = max((today - date.fromisoformat(oldest)).days, 0) if oldest else 0
    return {
        "loanId": row.id,
        "reference": row.reference,
        "status": row.status,
        "borrowerName": row.borrower_name,
        "idNumber": row.id_number,
        "contactNumber": row.phone,
        "product": row.product,
        "loanAmount": lender.text(row.principal),
        "totalAmount": lender.text(row.total_repayable),
        "instalments": row.instalments,
        "outstanding": lender.text(row.outstanding),
        "paid": lender.text(row.paid),
        "overpaid": lender.text(row.overpaid),
        "oldestUnpaidDue": oldest,
        "inArrears": late > 0,
        "daysPastDue": late,
        "disbursedOn": row.disbursed_on,
        "createdAt": row.created_at,
        "updatedAt": row.updated_at,
        "version": row.version,
    }


def told_repayment(
    lender: Lender, row: RepaymentRow, borrower: str, names: Mapping[str, str]
) -> dict[str, Any]:
    """A line of the repayments list; `names` tells who people are, `borrower` whose loan it is."""
    parts = [Part(*values) for values in orjson.loads(row.allocation)]
    proposer = row.reversal_proposed_by
    return {
        "repaymentId": row.id,
        "loanId": row.loan_id,
        "loanReference": row.loan_reference,
        "borrowerName": borrower,
        "receiptNumber": receipt_number(row.loan_reference, row.receipt),
        "paymentDate": row.payment_date,
        "amountPaid": lender.text(row.amount),
        "paymentMethod": row.method,
        "referenceNumber": row.payment_reference,
        "notes": row.note,
        "recordedBy": names.get(row.recorded_by, row.recorded_by),
        "recordedAt": row.recorded_at,
        "allocation": told_parts(lender, parts),
        "overpaid": lender.text(row.overpaid),
        "balanceAfter": lender.text(row.balance_after),
        "reversed": row.reversed,
        "reversedAt": row.reversed_at,
        "reversalProposedBy": names.get(proposer, proposer) if proposer else None,
    }


def told_proposal(lender: Lender, proposal: Proposal | None) -> dict[str, Any]:
    """What a confirmation of a reversal that waits is bound to, and what the reversal charges."""
    if proposal is None:
        return {"proposal": None, "bounceFee": None}
    fee = lender.text(proposal.bounce_fee) if proposal.bounce_fee else None
    return {"proposal": proposal.hash, "bounceFee": fee}


def told_document(row: DocumentRow, names: Mapping[str, str]) -> dict[str, Any]:
    """A document of a loan."""
    return {
        "documentId": row.id,
        "loanId": row.loan_id,
        "kind": row.kind,
        "fileName": row.file_name,
        "contentType": row.media_type,
        "size": row.size,
        "sha256": row.digest,
        "state": row.state,
        "accepted": row.accepted,
        "uploadedBy": names.get(row.uploaded_by, row.uploaded_by),
        "uploadedAt": row.recorded_at,
    }


def told_form(form: Form) -> dict[str, Any]:
    """What an applicant told us."""
    return {
        "firstName": form.first_name,
        "lastName": form.last_name,
        "idType": form.id_type,
        "idNumber": form.id_number,
        "contactNumber": form.contact_number,
        "email": form.email,
        "physicalAddress": form.physical_address,
        "postalAddress": form.postal_address,
        "kinName": form.kin_name,
        "kinRelationship": form.kin_relationship,
        "kinAddress": form.kin_address,
        "kinContact": form.kin_contact,
        "marriedInCommunity": form.married_in_community,
        "bankName": form.bank_name,
        "accountNumber": form.account_number,
        "branch": form.branch,
        "repaymentMethod": form.repayment_method,
        "employer": form.employer,
        "purpose": form.purpose,
    }
