"""One receipt for several loans of the same borrower: all of it is recorded, or nothing.

Each loan gets a repayment of its own, with its own receipt number and its own reversal; one payment
reference holds them together. One commit writes them, so no loan is paid without the others.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from skycap.lending.events import PaymentMethod
from skycap.lending.loan import Status, fold
from skycap.lending.position import position, status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.sharing import Owing, share
from skycap.services import loans, projections, repayments
from skycap.services.forms import normal_identity
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import STREAMS_PER_COMMIT_MAX, ClaimTaken, Commit
from skycap.services.records import LOANS_BY_IDENTITY, LoanRow
from skycap.services.repayments import NewRepayment
from skycap.services.work import Asked, Outcome, carry_out

LOANS_MAX = STREAMS_PER_COMMIT_MAX


@dataclass(frozen=True, slots=True)
class NewReceipt:
    """Money received from the borrower with that identity number, on its value date `on`.

    `parts` are loans and amounts in minor units, as the borrower said; without them the oldest
    arrears are paid first.
    """

    id_number: str
    on: date
    amount: int
    method: PaymentMethod
    reference: str
    notes: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    confirm_duplicate: bool = False
    confirm_overpayment: bool = False


def record(
    office: Office, person: Person, received: NewReceipt, asked: Asked | None = None
) -> Outcome:
    """Record one receipt for several loans; answers 201 with a receipt for each.

    Refuses as the recording of one repayment does; nothing is written then, on no loan.
    """
    require(person, Action.RECORD_REPAYMENT)
    ids: defaultdict[str, str] = defaultdict(office.ids.new)

    def plan() -> tuple[Commit, dict[str, Any]]:
        return _planned(office, person, received, ids)

    # A name for those who wait within this process; each loan's version is what protects it.
    gate = f"borrower/{normal_identity(received.id_number)}"
    try:
        return carry_out(office, gate, plan, status=201, asked=asked)
    except ClaimTaken as taken:
        if received.confirm_duplicate:  # somebody took the free reference: then share it
            return record(office, person, received, asked)
        raise repayments.duplicate(office, taken) from None


def preview(office: Office, person: Person, received: NewReceipt) -> dict[str, Any]:
    """What recording the receipt would answer; nothing is written."""
    require(person, Action.RECORD_REPAYMENT)
    commit, told = _planned(office, person, received, defaultdict(office.ids.new))
    if not received.confirm_duplicate:
        repayments.require_free(office, commit)
    del told["success"]
    for receipt in told["receipts"]:
        del receipt["repaymentId"], receipt["success"]
    return told


def _planned(
    office: Office, person: Person, received: NewReceipt, ids: defaultdict[str, str]
) -> tuple[Commit, dict[str, Any]]:
    """The one commit of all loans, and what it answers."""
    commits, receipts = [], []
    for loan, amount in _split(office, received):
        part = NewRepayment(
            loan_id=loan,
            on=received.on,
            amount=amount,
            method=received.method,
            reference=received.reference,
            notes=received.notes,
            confirm_duplicate=received.confirm_duplicate,
            confirm_overpayment=received.confirm_overpayment,
        )
        commit, told = repayments.planned(office, person, part, ids[loan])
        commits.append(commit)
        receipts.append(told)
    lender = office.lender()
    body = {
        "success": True,
        "paymentDate": received.on.isoformat(),
        "amountPaid": lender.text(received.amount),
        "paymentMethod": received.method.value,
        "referenceNumber": received.reference.strip(),
        "receipts": receipts,
    }
    return _together(commits), body


def _together(commits: Sequence[Commit]) -> Commit:
    """One commit of all; the reference that each claims is claimed by the first."""
    additions: dict[str, int] = {}
    for commit in commits:
        projections.add(additions, commit.additions)
    return Commit(
        appends=tuple(part for commit in commits for part in commit.appends),
        puts=tuple(part for commit in commits for part in commit.puts),
        removals=tuple(part for commit in commits for part in commit.removals),
        additions={name: value for name, value in additions.items() if value},
        claims=commits[0].claims,
    )


def _split(office: Office, received: NewReceipt) -> list[tuple[str, int]]:
    """How much each loan gets: as the borrower said, or the oldest arrears first."""
    if received.amount <= 0:
        raise Refusal(Code.AMOUNT_NOT_POSITIVE, "must be more than zero", "amountPaid")
    rows = _running(office, received.id_number)
    parts = _as_said(office, received, rows) if received.parts else _by_age(office, received, rows)
    if len(parts) > LOANS_MAX:
        message = f"must name at most {LOANS_MAX} loans: record the rest with another receipt"
        raise Refusal(Code.FIELD_INVALID, message, "parts")
    return parts


def _running(office: Office, id_number: str) -> list[LoanRow]:
    """The loans of a borrower that were paid out; refuses somebody who never applied."""
    rows = list(loans.every(office, LOANS_BY_IDENTITY, normal_identity(id_number)))
    if not rows:
        message = "Nobody with this identity number has applied."
        raise Refusal(Code.BORROWER_UNKNOWN, message, "idNumber")
    return [row for row in rows if row.disbursed_on]


def _as_said(office: Office, received: NewReceipt, rows: list[LoanRow]) -> list[tuple[str, int]]:
    known = {row.id for row in rows}
    parts = [(loans.find(office, loan), amount) for loan, amount in received.parts]
    if any(loan not in known for loan, _ in parts):
        message = "must name loans of this borrower that were paid out"
        raise Refusal(Code.FIELD_INVALID, message, "parts")
    if len({loan for loan, _ in parts}) < len(parts):
        raise Refusal(Code.FIELD_INVALID, "must name each loan once", "parts")
    if sum(amount for _, amount in parts) != received.amount:
        raise Refusal(Code.FIELD_INVALID, "must come to amountPaid together", "parts")
    return parts


def _by_age(office: Office, received: NewReceipt, rows: list[LoanRow]) -> list[tuple[str, int]]:
    today = office.today(office.lender())
    owing = [found for row in rows if (found := _owing(office, row, received.on, today))]
    if not owing:
        message = "No loan of this borrower owes anything."
        raise Refusal(Code.NOTHING_OWED, message)
    given, left = share(received.amount, owing)
    if left:
        lender, last = office.lender(), list(given)[-1]
        if not received.confirm_overpayment:
            reference = next(row.reference for row in rows if row.id == last)
            message = (
                f"This is {lender.money(left)} more than all loans owe. If the money was received "
                f"all the same, send it again with confirmOverpayment to hold it on {reference}."
            )
            raise Refusal(Code.LOAN_ALREADY_PAID, message, "confirmOverpayment")
        given[last] += left
    return list(given.items())


def _owing(office: Office, row: LoanRow, on: date, today: date) -> Owing | None:
    """What a loan asks, of what fell due by `on` and in all; None if it asks nothing."""
    loan = fold(office.store.load(loans.stream_of(row.id)))
    if loan is None or loan.disbursed_on is None or loan.disbursed_on > on:
        return None
    figures = position(loan, today)
    if status(loan, figures) is not Status.DISBURSED:
        return None
    due = [part for part in figures.instalments if part.due <= on and part.outstanding]
    since = due[0].due if due else None
    asked = sum(part.outstanding for part in due)
    return Owing(row.id, asked, figures.outstanding, since, loan.disbursed_on)
