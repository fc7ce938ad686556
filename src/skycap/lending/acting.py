"""The rules of acts: what may happen to a loan that was paid out, besides repayments.

A proposal is decided when it is made and again when it is confirmed, on the loan as it then stands;
a confirmation whose figures would differ from those proposed is refused as stale.
"""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any

from skycap.lending import acts, charging, drawing, events, new_schedules, servicing, settling
from skycap.lending.applying import course_at, waivable
from skycap.lending.calendars import working_days_after
from skycap.lending.checks import (
    at_most,
    nothing_demands,
    nothing_later,
    other_person,
    paid_out,
    positive,
    referenced,
    serviceable,
    stale,
    value_date,
)
from skycap.lending.commands import Context
from skycap.lending.course import Course
from skycap.lending.facts import Fact
from skycap.lending.loan import DISBURSEMENT, Loan, Status
from skycap.lending.position import position, status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Bucket

Dated = tuple[date, events.LoanEvent]


def _charge(loan: Loan, command: acts.Charge, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "chargeDate")
    positive(command.amount)
    return [(command.on, charging.charged(loan, command, context))]


def _propose_waiver(loan: Loan, command: acts.ProposeWaiver, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "waiverDate")
    positive(command.amount)
    if command.bucket is Bucket.PRINCIPAL:
        message = "must be interest, fee or penalty; principal can only be written off"
        raise Refusal(Code.FIELD_INVALID, message, "part")
    event = servicing.WaiverProposed(command.id, command.bucket, command.amount, command.note)
    _check_waiver(loan, command.on, event, context)
    return [(command.on, event)]


def _check_waiver(loan: Loan, on: date, event: servicing.WaiverProposed, context: Context) -> None:
    there = waivable(course_at(loan, on), event.bucket, on)
    if event.amount > there:
        message = at_most(there, f"{event.bucket} owed on {on}", context)
        raise Refusal(Code.NOT_SO_MUCH, message, "amount")


def _propose_refund(loan: Loan, command: acts.ProposeRefund, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "refundDate")
    positive(command.amount)
    referenced(command.payment_reference)
    event = servicing.RefundProposed(
        command.id, command.amount, command.method, command.payment_reference, command.note
    )
    _check_refund(loan, command.on, event, context)
    return [(command.on, event)]


def _check_refund(loan: Loan, on: date, event: servicing.RefundProposed, context: Context) -> None:
    held = position(loan, on).overpaid
    if event.amount > held:
        message = at_most(held, "overpayment that is held", context)
        raise Refusal(Code.NOT_SO_MUCH, message, "amount")


def _propose_write_off(loan: Loan, command: acts.ProposeWriteOff, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "writeOffDate")
    nothing_later(loan, command.on, "writeOffDate")
    owed = _owed(course_at(loan, command.on), command.on)
    if not sum(owed):
        raise Refusal(Code.NOTHING_OWED, "Nothing is owed that could be written off.")
    return [(command.on, servicing.WriteOffProposed(command.id, *owed, command.note))]


def _check_write_off(loan: Loan, on: date, event: servicing.WriteOffProposed, _: Context) -> None:
    nothing_later(loan, on, "writeOffDate")
    agreed = (event.principal, event.interest, event.fee, event.penalty)
    if _owed(course_at(loan, on), on) != agreed:
        raise stale()


def _owed(course: Course, on: date) -> tuple[int, int, int, int]:
    """Principal, and the interest, fees and penalties earned and unpaid."""
    parts = (waivable(course, part, on) for part in (Bucket.INTEREST, Bucket.FEE, Bucket.PENALTY))
    interest, fee, penalty = parts
    return course.capital(), interest, fee, penalty


def _recover(loan: Loan, command: acts.Recover, context: Context) -> list[Dated]:
    paid_out(loan, "money is recovered")
    value_date(loan, command.on, context, "paymentDate")
    positive(command.amount)
    referenced(command.payment_reference)
    if status(loan, position(loan, command.on)) is not Status.WRITTEN_OFF:
        message = "This loan was not written off by then; record the money as a repayment."
        raise Refusal(Code.LOAN_NOT_WRITTEN_OFF, message)
    event = servicing.Recovered(
        command.id, command.amount, command.method, command.payment_reference, command.note
    )
    return [(command.on, event)]


def _stop_interest(loan: Loan, command: acts.StopInterest, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "stopDate")
    return [(command.on, servicing.InterestStopped(command.id, command.note))]


def _propose_resume(loan: Loan, command: acts.ProposeResume, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "resumeDate")
    return [(command.on, servicing.ResumeProposed(command.id, command.note))]


def cooling_off_until(loan: Loan, holidays: Collection[date]) -> date:
    """The last day on which a loan that was paid out can be given up."""
    assert loan.disbursed_on is not None
    early, day = loan.terms.early, loan.disbursed_on
    if early.cooling_off_working_days:
        rest = loan.terms.due_dates.rest_days
        return working_days_after(day, early.cooling_off_days, holidays, rest)
    return day + timedelta(days=early.cooling_off_days)


def _cool_off(loan: Loan, command: acts.CoolOff, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "coolingOffDate")
    nothing_later(loan, command.on, "coolingOffDate")
    last = cooling_off_until(loan, context.holidays)
    if not loan.terms.early.cooling_off_days or command.on > last:
        message = f"The loan could be given up until {last}; it can be settled early instead."
        raise Refusal(Code.COOLING_OFF_OVER, message, "coolingOffDate")
    return [(command.on, servicing.CooledOff(command.id, command.note))]


def _propose_undo(loan: Loan, command: acts.ProposeUndo, context: Context) -> list[Dated]:
    undoable(loan, command.id)
    if command.id in loan.undoing:
        message = "That this be undone already waits for a second person."
        raise Refusal(Code.UNDO_ALREADY_PROPOSED, message)
    return [(context.today, servicing.UndoProposed(command.id, command.note))]


def _confirm_undo(loan: Loan, command: acts.ConfirmUndo, context: Context) -> list[Dated]:
    on = undoable(loan, command.id)
    proposal = loan.undoing.get(command.id)
    if proposal is None:
        raise Refusal(Code.ACT_NOT_WAITING, "Nobody proposed to undo this; propose it first.")
    _same(command.proposal, proposal.hash)
    duties = frozenset({proposal.actor})
    other_person(context, duties, "proposed to undo this and cannot confirm")
    if command.id == DISBURSEMENT:
        return [(on, servicing.DisbursementUndone(proposal.hash))]
    return [(on, servicing.Undone(command.id, proposal.hash))]


def undoable(loan: Loan, act: str) -> date:
    """The date of what is to be undone; refuse where it cannot be."""
    if act == DISBURSEMENT:
        on = paid_out(loan, "a payout is undone")
        if loan.standing_payments() or loan.standing_facts():
            message = "Something followed this payout; undo or reverse all of it first."
            raise Refusal(Code.LATER_FACTS_STAND, message)
        return on
    fact = loan.fact(act)
    if fact is None:
        raise Refusal(Code.ACT_UNKNOWN, "There is no such act on this loan.")
    if act in loan.undone:
        raise Refusal(Code.ACT_ALREADY_UNDONE, "This was already undone.")
    if isinstance(fact.event, servicing.TopUpProposed) and drawing.drawn_on(loan, act):
        message = "This top-up was paid out; undo that first."
        raise Refusal(Code.LATER_FACTS_STAND, message)
    nothing_demands(loan, fact.on, besides=fact)
    return fact.on


def _confirm(loan: Loan, command: acts.Confirm, context: Context) -> list[Dated]:
    fact = _waiting(loan, command.id)
    _same(command.proposal, fact.hash)
    other_person(context, frozenset({fact.actor}), "proposed this and cannot confirm it")
    nothing_demands(loan, fact.on)
    if (check := _CONFIRM.get(type(fact.event))) is not None:
        check(loan, fact.on, fact.event, context)
    return [(fact.on, servicing.Confirmed(command.id, fact.hash))]


def _decline(loan: Loan, command: acts.Decline, context: Context) -> list[Dated]:
    if command.id not in loan.undoing:
        _waiting(loan, command.id)
    return [(context.today, servicing.Declined(command.id, command.note))]


def _waiting(loan: Loan, act: str) -> Fact:
    fact = loan.waiting.get(act)
    if fact is None:
        message = "Nothing of this kind waits for a second person on this loan."
        raise Refusal(Code.ACT_NOT_WAITING, message)
    return fact


def _same(seen: str | None, waiting: str) -> None:
    if seen is not None and seen != waiting:
        message = "The proposal changed since you saw it; look at it again, then confirm."
        raise Refusal(Code.CONFIRMATION_STALE, message, "proposal")


_CONFIRM: dict[type, Callable[[Loan, date, Any, Context], None]] = {
    servicing.WaiverProposed: _check_waiver,
    servicing.RefundProposed: _check_refund,
    servicing.WriteOffProposed: _check_write_off,
    **new_schedules.CONFIRM,
}
DECISIONS: dict[type, Callable[[Loan, Any, Context], list[Dated]]] = {
    acts.Charge: _charge,
    acts.ProposeWaiver: _propose_waiver,
    acts.ProposeRefund: _propose_refund,
    acts.ProposeWriteOff: _propose_write_off,
    acts.Recover: _recover,
    acts.GiveNotice: settling.give_notice,
    acts.QuoteSettlement: settling.quote_settlement,
    acts.StopInterest: _stop_interest,
    acts.ProposeResume: _propose_resume,
    acts.CoolOff: _cool_off,
    acts.ProposeUndo: _propose_undo,
    acts.ConfirmUndo: _confirm_undo,
    acts.Confirm: _confirm,
    acts.Decline: _decline,
    **new_schedules.DECISIONS,
}
"""What is decided about each command."""
