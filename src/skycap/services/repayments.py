"""The repayments desk: recording what was received, and reversing what was not."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from skycap.lending import commands
from skycap.lending.events import PaymentMethod, Repaid
from skycap.lending.position import Position
from skycap.lending.refusals import Code, Refusal
from skycap.services import loans
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.payment_references import claim_name
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Claim, ClaimTaken, Commit
from skycap.services.records import REPAYMENTS, REPAYMENTS_BY_REFERENCE, RepaymentRow
from skycap.services.telling import receipt_number, told_parts, told_split
from skycap.services.work import Asked, Outcome, carry_out

REFERENCE_MAX = 60


@dataclass(frozen=True, slots=True)
class NewRepayment:
    """Money received on its value date `on`; `amount` in minor units."""

    loan_id: str
    on: date
    amount: int
    method: PaymentMethod
    reference: str
    notes: str = ""
    confirm_duplicate: bool = False
    confirm_overpayment: bool = False


def record(
    office: Office, person: Person, received: NewRepayment, asked: Asked | None = None
) -> Outcome:
    """Record a repayment; answers 201 with its split, the balance after and the receipt number.

    The reference is unique for its method across all loans: the second arrival is refused with
    `duplicate_repayment` unless it is confirmed to be another payment.
    """
    require(person, Action.RECORD_REPAYMENT)
    repayment = office.ids.new()

    def plan() -> tuple[Commit, dict[str, Any]]:
        file, commit, after, figures = _decided(office, person, received, repayment)
        return commit, _receipt(file, after, figures, repayment)

    stream = loans.stream_of(loans.find(office, received.loan_id))
    try:
        return carry_out(office, stream, plan, status=201, asked=asked)
    except ClaimTaken as taken:
        if received.confirm_duplicate:  # somebody took the free reference: then share it
            return record(office, person, received, asked)
        raise duplicate(office, taken) from None


def preview(office: Office, person: Person, received: NewRepayment) -> dict[str, Any]:
    """What recording the repayment would answer; nothing is written."""
    require(person, Action.RECORD_REPAYMENT)
    repayment = office.ids.new()
    file, commit, after, figures = _decided(office, person, received, repayment)
    if not received.confirm_duplicate:
        require_free(office, commit)
    told = _receipt(file, after, figures, repayment)
    del told["repaymentId"], told["success"]
    return told


def planned(
    office: Office, person: Person, received: NewRepayment, repayment: str
) -> tuple[Commit, dict[str, Any]]:
    """The commit that records a repayment under the id `repayment`, and what it answers.

    For a desk that does something else in the same commit.
    """
    file, commit, after, figures = _decided(office, person, received, repayment)
    return commit, _receipt(file, after, figures, repayment)


def require_free(office: Office, commit: Commit) -> None:
    """Refuse with `duplicate_repayment` where a reference that `commit` claims is taken."""
    for claim in commit.claims:
        holder = office.store.claimed(claim.name)
        if holder is not None:
            raise duplicate(office, ClaimTaken(claim.name, holder))


def propose_reversal(
    office: Office,
    person: Person,
    repayment: str,
    comments: str,
    asked: Asked | None = None,
    *,
    bounce_fee: int = 0,
) -> Outcome:
    """Say that a repayment was not one; a second person has to confirm.

    `bounce_fee` minor units are charged with the confirmation, for a payment that bounced.
    """
    require(person, Action.PROPOSE_REVERSAL)
    row = _row(office, repayment)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, row.loan_id, person)
        written = loans.note(office, person, file, comments)
        command = commands.ProposeReversal(repayment, written.id, bounce_fee)
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        proposal = after.known.proposals[repayment].hash
        return commit, {**loans.answer(after), "repaymentId": repayment, "proposal": proposal}

    return carry_out(office, loans.stream_of(row.loan_id), plan, asked=asked)


def confirm_reversal(
    office: Office,
    person: Person,
    repayment: str,
    proposal: str | None = None,
    asked: Asked | None = None,
) -> Outcome:
    """Agree, as a second person, that a repayment never counted."""
    require(person, Action.CONFIRM_REVERSAL)
    row = _row(office, repayment)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, row.loan_id, person)
        command = commands.ConfirmReversal(repayment, proposal)
        commit, after, figures = loans.decided(office, file, person, command)
        name = claim_name(row.method, row.payment_reference)
        if _may_release(office, name, row):
            commit = replace(commit, releases=(name,))
        body = {
            **loans.answer(after),
            "repaymentId": repayment,
            "balance": file.lender.text(figures.outstanding),
        }
        return commit, body

    return carry_out(office, loans.stream_of(row.loan_id), plan, asked=asked)


def decline_reversal(
    office: Office, person: Person, repayment: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Disagree with a proposed reversal: the repayment stands."""
    require(person, Action.CONFIRM_REVERSAL)
    row = _row(office, repayment)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, row.loan_id, person)
        written = loans.note(office, person, file, comments)
        command = commands.DeclineReversal(repayment, written.id)
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        return commit, {**loans.answer(after), "repaymentId": repayment}

    return carry_out(office, loans.stream_of(row.loan_id), plan, asked=asked)


def _decided(
    office: Office, person: Person, received: NewRepayment, repayment: str
) -> tuple[File, Commit, File, Position]:
    reference = received.reference.strip()
    if not 0 < len(reference) <= REFERENCE_MAX:
        message = f"is needed, at most {REFERENCE_MAX} characters: the slip or transaction number"
        raise Refusal(Code.REFERENCE_REQUIRED, message, "referenceNumber")
    file = loans.open_file(office, loans.find(office, received.loan_id), person)
    notes = received.notes.strip()
    written = (loans.note(office, person, file, notes, "notes"),) if notes else ()
    command = commands.Repay(
        repayment=repayment,
        on=received.on,
        amount=received.amount,
        method=received.method,
        payment_reference=reference,
        note=written[0].id if written else None,
        confirm_duplicate=received.confirm_duplicate,
        confirm_overpayment=received.confirm_overpayment,
    )
    commit, after, figures = loans.decided(office, file, person, command, puts=written)
    name = claim_name(received.method, reference)
    if not received.confirm_duplicate or office.store.claimed(name) is None:
        commit = replace(commit, claims=(Claim(name, repayment),))
    return file, commit, after, figures


def _receipt(file: File, after: File, figures: Position, repayment: str) -> dict[str, Any]:
    told = after.entries[-1].event
    assert isinstance(told, Repaid)
    lender = file.lender
    return {
        **loans.answer(after),
        "repaymentId": repayment,
        "receiptNumber": receipt_number(after.known.reference, told.receipt),
        "paymentDate": after.entries[-1].effective_on.isoformat(),
        "amountPaid": lender.text(told.amount),
        "allocation": told_parts(lender, told.allocation),
        "split": told_split(lender, told.allocation),
        "overpaid": lender.text(told.overpaid),
        "balance": lender.text(figures.outstanding),
        "warnings": _warnings(file, told, after),
    }


def _warnings(file: File, told: Repaid, after: File) -> list[str]:
    """What the accountant should look at again, though it was recorded."""
    on = after.entries[-1].effective_on
    found = []
    for paid in file.known.standing_payments():
        if (paid.on, paid.event.amount, paid.event.method) == (on, told.amount, told.method):
            number = receipt_number(file.known.reference, paid.event.receipt)
            found.append(f"Receipt {number} has the same date, amount and method.")
    if told.overpaid:
        found.append(f"{file.lender.money(told.overpaid)} is more than was owed.")
    return found


def _may_release(office: Office, name: str, row: RepaymentRow) -> bool:
    """Whether the reference of `row`, which is being reversed, becomes free for another payment.

    It stays taken while a confirmed twin stands, whichever of them was the first to use it.
    """
    holder = office.store.claimed(name)
    if holder is None or _twins(office, row):
        return False
    if holder == row.id:
        return True
    kept = office.store.get(REPAYMENTS, holder)
    return kept is not None and kept.reversed  # else money recovered holds it


def _twins(office: Office, row: RepaymentRow) -> list[RepaymentRow]:
    """Other repayments with the reference and method of `row` that stand, newest first."""
    rows: list[RepaymentRow] = office.store.page(REPAYMENTS_BY_REFERENCE, row.reference_key).rows
    return [
        other
        for other in rows
        if other.id != row.id and other.method == row.method and not other.reversed
    ]


def duplicate(office: Office, taken: ClaimTaken) -> Refusal:
    """The refusal of a reference that is taken, which says where."""
    row = office.store.get(REPAYMENTS, taken.holder)
    if row is not None and row.reversed:
        row = next(iter(_twins(office, row)), row)
    where = f" on receipt {receipt_number(row.loan_reference, row.receipt)}" if row else ""
    message = (
        f"This reference is already recorded{where}. If this is another payment, send it again "
        "with confirmDuplicate."
    )
    return Refusal(Code.DUPLICATE_REPAYMENT, message, "referenceNumber")


def _row(office: Office, repayment: str) -> RepaymentRow:
    row = office.store.get(REPAYMENTS, repayment)
    if row is None:
        raise Refusal(Code.REPAYMENT_UNKNOWN, "There is no such repayment.")
    return row
