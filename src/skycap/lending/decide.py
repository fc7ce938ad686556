"""The rules: what may happen to a loan, and what then happens.

`decide` takes a loan and a command and answers with events, each with the date it counts from, or
raises a `Refusal`. It changes nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from skycap.lending import acting, charging, commands, drawing, events, vetting
from skycap.lending.checks import (
    at_most,
    nothing_demands,
    other_person,
    paid_out,
    positive,
    still_open,
    timely,
    under_review,
    value_date,
    words,
)
from skycap.lending.commands import Command, Context
from skycap.lending.early import Surplus
from skycap.lending.loan import Loan, Payment, Status, with_payment
from skycap.lending.new_schedules import not_in_parts
from skycap.lending.position import position, status
from skycap.lending.prepayment import saves_interest
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import build

EVENTS_PER_LOAN_MAX = 10_000
Dated = tuple[date, events.LoanEvent]


def decide(loan: Loan | None, command: Command, context: Context) -> tuple[Dated, ...]:
    """The events that `command` causes, each with the date it counts from.

    Raises `Refusal`; the loan is never changed.
    """
    if isinstance(command, commands.Apply):
        assert loan is None, "a loan is applied for once"
        applied = events.Applied(
            command.reference, command.principal, command.terms, command.application
        )
        on = command.on or context.today
        timely(on, command.terms, context, "loanDate")
        return ((on, applied),)
    if loan is None:
        raise Refusal(Code.LOAN_UNKNOWN, "There is no such loan.")
    if loan.version >= EVENTS_PER_LOAN_MAX:
        raise Refusal(Code.HISTORY_FULL, "This loan's history is full; open a new loan.")
    return tuple(_DECISIONS[type(command)](loan, command, context))


def _amend(loan: Loan, command: commands.Amend, context: Context) -> list[Dated]:
    under_review(loan)
    other_person(context, loan.reviewed_by, "reviewed this application and cannot amend it")
    amended = events.Amended(command.principal, command.terms, command.application)
    return [(context.today, amended)]


def _request_information(
    loan: Loan, command: commands.RequestInformation, context: Context
) -> list[Dated]:
    if loan.stage is Status.INFO_REQUESTED:
        message = "Information was already asked for; the answer is awaited."
        raise Refusal(Code.LOAN_NOT_PENDING, message)
    _reviewable(loan, context)
    return [(context.today, events.InformationRequested(command.note))]


def _provide_information(
    loan: Loan, command: commands.ProvideInformation, context: Context
) -> list[Dated]:
    if loan.stage is not Status.INFO_REQUESTED:
        message = f"Nothing was asked: this application is {words(loan.stage)}."
        raise Refusal(Code.NO_INFORMATION_REQUESTED, message)
    other_person(context, loan.reviewed_by, "reviewed this application and cannot answer for it")
    return [(context.today, events.InformationProvided(command.note))]


def _approve(loan: Loan, command: commands.Approve, context: Context) -> list[Dated]:
    _reviewable(loan, context)
    on = command.on or context.today
    timely(on, loan.terms, context, "approvalDate")
    if on < loan.applied_on:
        message = f"must not be before the application on {loan.applied_on}"
        raise Refusal(Code.DATE_BEFORE_APPLICATION, message, "approvalDate")
    first = command.terms.first_due
    start = loan.applied_on if first and first <= on else on
    rows = build(command.principal, command.terms, start, context.holidays)
    vetting.pays_out(command.principal, rows, context.exponent, "loanAmount")
    if context.affordability_required:
        vetting.affordable(loan, rows)
    return [(on, events.Approved(command.principal, command.terms, command.note))]


def _reject(loan: Loan, command: commands.Reject, context: Context) -> list[Dated]:
    _reviewable(loan, context)
    return [(context.today, events.Rejected(command.note))]


def _withdraw(loan: Loan, command: commands.Withdraw, context: Context) -> list[Dated]:
    under_review(loan)
    return [(context.today, events.Withdrawn(command.note))]


def _cancel(loan: Loan, command: commands.Cancel, context: Context) -> list[Dated]:
    _approved(loan)
    return [(context.today, events.Cancelled(command.note))]


def _disburse(loan: Loan, command: commands.Disburse, context: Context) -> list[Dated]:
    if loan.disbursed is not None:
        message = f"This loan was already disbursed on {loan.disbursed_on}; it is paid out once."
        raise Refusal(Code.LOAN_ALREADY_DISBURSED, message)
    _approved(loan)
    duties = loan.captured_by | loan.reviewed_by
    other_person(context, duties, "captured or reviewed this loan and cannot disburse it")
    timely(command.on, loan.terms, context, "disbursementDate")
    assert loan.approved_on is not None
    if command.on < loan.approved_on:
        message = f"must not be before the approval on {loan.approved_on}"
        raise Refusal(Code.DATE_BEFORE_APPROVAL, message, "disbursementDate")
    vetting.agreed(loan, command, context)
    if not command.payment_reference.strip():
        message = "is needed: give the reference of the payment to the borrower"
        raise Refusal(Code.REFERENCE_REQUIRED, message, "referenceNumber")
    amount = _first_part(loan, command, context)
    rows = build(amount, loan.terms, command.on, context.holidays)
    vetting.pays_out(amount, rows, context.exponent, "amount")
    disbursed = events.Disbursed(
        principal=amount,
        terms=loan.terms,
        rules_version=events.RULES_VERSION,
        schedule=rows,
        method=command.method,
        payment_reference=command.payment_reference,
        agreement=command.agreement,
    )
    return [(command.on, disbursed)]


def _first_part(loan: Loan, command: commands.Disburse, context: Context) -> int:
    """How much is paid out now: all that was approved, or the first part of it."""
    amount = loan.principal if command.amount is None else command.amount
    positive(amount)
    if amount > loan.principal:
        message = at_most(loan.principal, "amount that was approved", context)
        raise Refusal(Code.NOT_SO_MUCH, message, "amount")
    if amount < loan.principal and not drawing.payable_in_parts(loan.terms):
        raise not_in_parts()
    return amount


def _repay(loan: Loan, command: commands.Repay, context: Context) -> list[Dated]:
    paid_out(loan, "repayments are recorded")
    if command.amount <= 0:
        raise Refusal(Code.AMOUNT_NOT_POSITIVE, "must be more than zero", "amountPaid")
    value_date(loan, command.on, context, "paymentDate")
    assert loan.payment(command.repayment) is None, "a repayment has an id of its own"
    if not command.confirm_duplicate and (twin := _twin(loan, command)):
        message = (
            f"This looks like receipt {twin.event.receipt} of {twin.on}, already recorded. "
            "If it is another payment, send it again with confirmDuplicate."
        )
        raise Refusal(Code.DUPLICATE_REPAYMENT, message, "referenceNumber")
    standing = status(loan, position(loan, context.today))
    if standing is Status.WRITTEN_OFF:
        message = "This loan was written off; record the money as recovered."
        raise Refusal(Code.LOAN_WRITTEN_OFF, message)
    if command.surplus is not Surplus.HOLD and not saves_interest(loan.terms):
        message = "must be hold: the interest of this loan was fixed when it was paid out"
        raise Refusal(Code.SURPLUS_SAVES_NOTHING, message, "surplus")
    if standing is not Status.DISBURSED and not command.confirm_overpayment:
        message = (
            "This loan is already paid in full. If the money was received all the same, send the "
            "repayment again with confirmOverpayment to hold it as an overpayment."
        )
        raise Refusal(Code.LOAN_ALREADY_PAID, message, "confirmOverpayment")
    return [(command.on, _receipt(loan, command, context))]


def _receipt(loan: Loan, command: commands.Repay, context: Context) -> events.Repaid:
    """The repayment with its split as the receipt tells it: the position with it counted."""
    bare = events.Repaid(
        repayment=command.repayment,
        receipt=len(loan.payments) + 1,
        amount=command.amount,
        method=command.method,
        payment_reference=command.payment_reference,
        note=command.note,
        allocation=(),
        overpaid=0,
        surplus=command.surplus,
    )
    paid = Payment(command.repayment, command.on, loan.recorded_at, context.actor, bare)
    turned = loan.turned or command.surplus is not Surplus.HOLD
    counted = replace(loan, payments=with_payment(loan.payments, paid), turned=turned)
    split = position(counted, context.today).splits[command.repayment]
    return replace(bare, allocation=split.parts, overpaid=split.overpaid)


def _propose_reversal(
    loan: Loan, command: commands.ProposeReversal, context: Context
) -> list[Dated]:
    nothing_demands(loan, _standing(loan, command.repayment).on)
    if command.bounce_fee < 0:
        raise Refusal(Code.AMOUNT_NOT_POSITIVE, "must not be below zero", "bounceFee")
    if command.bounce_fee:
        charging.bounce_fee_agreed(loan, command.bounce_fee, context)
    if command.repayment in loan.proposals:
        message = "A reversal of this repayment already waits for a second person."
        raise Refusal(Code.REVERSAL_ALREADY_PROPOSED, message)
    proposed = events.ReversalProposed(command.repayment, command.note, command.bounce_fee)
    return [(context.today, proposed)]


def _confirm_reversal(
    loan: Loan, command: commands.ConfirmReversal, context: Context
) -> list[Dated]:
    paid = _standing(loan, command.repayment)
    proposal = loan.proposals.get(command.repayment)
    if proposal is None:
        message = "Nobody proposed to reverse this repayment; propose it first."
        raise Refusal(Code.REVERSAL_NOT_PROPOSED, message)
    if command.proposal is not None and command.proposal != proposal.hash:
        message = "The proposal changed since you saw it; look at it again, then confirm."
        raise Refusal(Code.CONFIRMATION_STALE, message, "proposal")
    other_person(context, frozenset({proposal.actor}), "proposed this reversal and cannot confirm")
    nothing_demands(loan, paid.on)
    found: list[Dated] = [(paid.on, events.Reversed(command.repayment, proposal.hash))]
    if proposal.bounce_fee:
        fee = proposal.bounce_fee
        found.append(charging.bounced(loan, command.repayment, fee, context))
    return found


def _decline_reversal(
    loan: Loan, command: commands.DeclineReversal, context: Context
) -> list[Dated]:
    _standing(loan, command.repayment)
    if command.repayment not in loan.proposals:
        message = "No reversal of this repayment waits for an answer."
        raise Refusal(Code.REVERSAL_NOT_PROPOSED, message)
    return [(context.today, events.ReversalDeclined(command.repayment, command.note))]


def _attach_document(loan: Loan, command: commands.AttachDocument, context: Context) -> list[Dated]:
    still_open(loan)
    if command.document in loan.documents:
        message = "This document is already on the loan; a new version is a new document."
        raise Refusal(Code.DOCUMENT_ALREADY_ATTACHED, message)
    return [(context.today, events.DocumentAttached(command.document, command.digest))]


def _verify_document(loan: Loan, command: commands.VerifyDocument, context: Context) -> list[Dated]:
    still_open(loan)
    attachment = loan.documents.get(command.document)
    if attachment is None:
        raise Refusal(Code.DOCUMENT_UNKNOWN, "There is no such document on this loan.")
    duties = frozenset({attachment.actor})
    other_person(context, duties, "attached this document and cannot verify it")
    return [(context.today, events.DocumentVerified(command.document, command.accepted))]


def _add_note(_: Loan, command: commands.AddNote, context: Context) -> list[Dated]:
    return [(context.today, events.Noted(command.note))]


def _reviewable(loan: Loan, context: Context) -> None:
    under_review(loan)
    other_person(context, loan.captured_by, "captured this application and cannot review it")


def _approved(loan: Loan) -> None:
    if loan.stage is not Status.APPROVED:
        message = f"Only an approved loan can go on; this one is {words(loan.stage)}."
        raise Refusal(Code.LOAN_NOT_APPROVED, message)


def _standing(loan: Loan, repayment: str) -> Payment:
    paid = loan.payment(repayment)
    if paid is None:
        raise Refusal(Code.REPAYMENT_UNKNOWN, "There is no such repayment on this loan.")
    if repayment in loan.reversed:
        message = "This repayment was already reversed; record a new one if money was received."
        raise Refusal(Code.REPAYMENT_ALREADY_REVERSED, message)
    return paid


def _twin(loan: Loan, command: commands.Repay) -> Payment | None:
    """The repayment that `command` seems to repeat: same method and reference.

    Where there is no reference, as with much cash, the same amount on the same day.
    """
    looked_for = _likeness(command, command.on)
    for paid in loan.standing_payments():
        if _likeness(paid.event, paid.on) == looked_for:
            return paid
    return None


def _likeness(paid: commands.Repay | events.Repaid, on: date) -> tuple[object, ...]:
    reference = " ".join(paid.payment_reference.split()).casefold()
    return (paid.method, reference) if reference else (paid.method, on, paid.amount)


_DECISIONS: dict[type, Callable[[Loan, Any, Context], list[Dated]]] = {
    commands.Amend: _amend,
    commands.RequestInformation: _request_information,
    commands.ProvideInformation: _provide_information,
    commands.Approve: _approve,
    commands.Reject: _reject,
    commands.Withdraw: _withdraw,
    commands.Cancel: _cancel,
    commands.Disburse: _disburse,
    commands.Repay: _repay,
    commands.ProposeReversal: _propose_reversal,
    commands.ConfirmReversal: _confirm_reversal,
    commands.DeclineReversal: _decline_reversal,
    commands.AttachDocument: _attach_document,
    commands.VerifyDocument: _verify_document,
    commands.AddNote: _add_note,
    **vetting.DECISIONS,
    **acting.DECISIONS,
}
