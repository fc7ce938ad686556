"""The rules of new schedules: reschedules, top-ups, and what is paid out after the first part."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from typing import Any

from skycap.lending import acts, drawing, events, servicing, vetting
from skycap.lending.applying import course_at, waivable
from skycap.lending.checks import (
    at_most,
    not_given_up,
    nothing_later,
    other_person,
    positive,
    referenced,
    serviceable,
    stale,
)
from skycap.lending.commands import Context
from skycap.lending.course import Course
from skycap.lending.drawing import terms_left, terms_to_come
from skycap.lending.loan import Loan, Status
from skycap.lending.payment_methods import PaymentMethod
from skycap.lending.position import position, status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import Row, build
from skycap.lending.terms import Bucket, Terms

Dated = tuple[date, events.LoanEvent]


def paid_further(
    loan: Loan, command: acts.Advance, holidays: Collection[date]
) -> servicing.Advanced:
    """The further payout as it would be recorded, by no rule but that of its schedule.

    It is under the terms of the top-up that was agreed or waits, if none of it was paid out yet.
    """
    top_up = drawing.top_up_agreed(loan) or drawing.top_up_waiting(loan)
    course = course_at(loan, command.on)
    agreed = top_up.terms if top_up else terms_left(course, command.on)
    terms = terms_to_come(agreed, loan, command.on)
    return servicing.Advanced(
        command.id,
        command.amount,
        terms,
        _rows(course, course.capital() + command.amount, terms, command.on, holidays),
        command.method,
        command.payment_reference,
        command.agreement,
        top_up.id if top_up else "",
    )


def whole_payout(loan: Loan, on: date) -> acts.Advance:
    """The payout, on that day, of all that was agreed or waits for consent."""
    waiting = drawing.top_up_waiting(loan)
    amount = drawing.undrawn(loan) + (waiting.amount if waiting else 0)
    return acts.Advance("payout", on, amount, PaymentMethod.BANK_TRANSFER, "")


def _propose_reschedule(
    loan: Loan, command: acts.ProposeReschedule, context: Context
) -> list[Dated]:
    serviceable(loan, command.on, context, "rescheduleDate")
    nothing_later(loan, command.on, "rescheduleDate")
    not_given_up(loan)
    course = course_at(loan, command.on)
    owed = waivable(course, Bucket.INTEREST, command.on)
    if not 0 <= command.capitalise <= owed:
        message = at_most(owed, f"interest unpaid on {command.on}", context)
        raise Refusal(Code.NOT_SO_MUCH, message, "capitalise")
    capital = course.capital() + command.capitalise
    terms = terms_to_come(command.terms, loan, command.on)
    event = servicing.RescheduleProposed(
        command.id,
        terms,
        _rows(course, capital, terms, command.on, context.holidays),
        command.note,
        command.capitalise,
        command.restructured,
    )
    return [(command.on, event)]


def _check_reschedule(
    loan: Loan, on: date, event: servicing.RescheduleProposed, _: Context
) -> None:
    nothing_later(loan, on, "rescheduleDate")
    course = course_at(loan, on)
    planned = sum(row.principal for row in event.schedule)
    follows = event.schedule[0].number == course.tracks[-1].row.number + 1
    if not follows or planned != course.capital() + event.capitalised:
        raise stale()
    if event.capitalised > waivable(course, Bucket.INTEREST, on):
        raise stale()


def _propose_top_up(loan: Loan, command: acts.ProposeTopUp, context: Context) -> list[Dated]:
    serviceable(loan, context.today, context, "amount")
    positive(command.amount)
    not_given_up(loan)
    _running(loan, context)
    if drawing.top_up_waiting(loan) or drawing.top_up_agreed(loan):
        message = "A top-up already waits to be agreed or paid out; that comes first."
        raise Refusal(Code.TOP_UP_WAITS, message)
    terms = terms_to_come(command.terms, loan, context.today)
    event = servicing.TopUpProposed(command.id, command.amount, terms, command.note)
    return [(context.today, event)]


def _check_top_up(loan: Loan, _: date, event: servicing.TopUpProposed, context: Context) -> None:
    """Look at the whole loan as it would be if all of it were paid out today."""
    not_given_up(loan)
    _running(loan, context)
    other_person(context, loan.captured_by, "captured or assessed this loan and cannot agree")
    if context.affordability_required:
        course = course_at(loan, context.today)
        capital = course.capital() + event.amount + drawing.undrawn(loan)
        vetting.affordable(loan, build(capital, event.terms, context.today, context.holidays))


def _running(loan: Loan, context: Context) -> None:
    if status(loan, position(loan, context.today)) is not Status.DISBURSED:
        message = "This loan is paid in full; more is lent on a new application."
        raise Refusal(Code.LOAN_ALREADY_PAID, message)


def _advance(loan: Loan, command: acts.Advance, context: Context) -> list[Dated]:
    serviceable(loan, command.on, context, "disbursementDate")
    nothing_later(loan, command.on, "disbursementDate")
    not_given_up(loan)
    positive(command.amount)
    referenced(command.payment_reference)
    duties = loan.captured_by | loan.reviewed_by | drawing.proposers(loan)
    other_person(context, duties, "proposed, captured or reviewed this loan and cannot disburse it")
    left = drawing.undrawn(loan)
    if command.amount > left:
        message = at_most(left, "part that was agreed and not paid out yet", context)
        raise Refusal(Code.NOT_SO_MUCH, message, "amount")
    top_up = drawing.top_up_agreed(loan)
    if top_up is None and not drawing.payable_in_parts(loan.terms):
        raise not_in_parts()
    _signed(loan, command, context, anew=top_up is not None)
    agreed = replace(loan, waiting={})  # what waits is not agreed yet
    return [(command.on, paid_further(agreed, command, context.holidays))]


def not_in_parts() -> Refusal:
    """The refusal to pay out only a part."""
    message = "must be all that was approved: its interest is fixed for the whole of it"
    return Refusal(Code.FIELD_INVALID, message, "amount")


def _signed(loan: Loan, command: acts.Advance, context: Context, *, anew: bool) -> None:
    """Refuse where the lender asks for a signed agreement and none is on file for this payout.

    A tranche is paid under the agreement of the loan, a top-up (`anew`) needs one of its own.
    """
    vetting.signed(loan, command.agreement, context)
    assert loan.disbursed is not None
    used = {loan.disbursed.agreement} | {
        fact.event.agreement
        for fact in loan.standing_facts()
        if isinstance(fact.event, servicing.Advanced)
    }
    if anew and context.agreement_required and command.agreement in used:
        message = "The signed agreement of the top-up is not on file: attach it, then pay out."
        raise Refusal(Code.AGREEMENT_MISSING, message)


def _rows(
    course: Course, capital: int, terms: Terms, on: date, holidays: Collection[date]
) -> tuple[Row, ...]:
    """The new instalments, numbered after the old ones."""
    if capital <= 0:
        raise Refusal(Code.NOTHING_OWED, "No principal is left to be repaid.")
    before = course.tracks[-1].row.number
    rows = build(capital, terms, on, holidays)
    return tuple(row._replace(number=row.number + before) for row in rows)


CONFIRM: dict[type, Callable[[Loan, date, Any, Context], None]] = {
    servicing.RescheduleProposed: _check_reschedule,
    servicing.TopUpProposed: _check_top_up,
}
"""What is looked at again when a second person agrees."""

DECISIONS: dict[type, Callable[[Loan, Any, Context], list[Dated]]] = {
    acts.ProposeReschedule: _propose_reschedule,
    acts.ProposeTopUp: _propose_top_up,
    acts.Advance: _advance,
}
"""What is decided about each command."""
