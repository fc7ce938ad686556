"""Settling early: the borrower's notice, and the quotation that binds the lender.

Source: NBFIRA Guidance Note GN01 for micro lenders (1 January 2025): a charge for settling early
may be asked only of a borrower who gave less notice than 30 days, or the shorter notice of the
terms.
"""

from datetime import date, timedelta

from skycap.lending import acts, events, servicing
from skycap.lending.applying import course_at
from skycap.lending.checks import serviceable
from skycap.lending.commands import Context
from skycap.lending.loan import Loan
from skycap.lending.position import position
from skycap.lending.refusals import Code, Refusal
from skycap.lending.settlement import settlement

Dated = tuple[date, events.LoanEvent]


def give_notice(loan: Loan, command: acts.GiveNotice, context: Context) -> list[Dated]:
    """Record the borrower's notice of settling early, while there is something to settle."""
    serviceable(loan, command.on, context, "noticeDate")
    _something_owed(loan, command.on)
    return [(command.on, servicing.NoticeGiven(command.id, command.note))]


def notice_of(loan: Loan, on: date) -> date | None:
    """When the borrower first gave notice of settling early, of the notices on record by then."""
    facts = loan.standing_facts()
    given = [fact.on for fact in facts if isinstance(fact.event, servicing.NoticeGiven)]
    return min((day for day in given if day <= on), default=None)


def quote_settlement(loan: Loan, command: acts.QuoteSettlement, context: Context) -> list[Dated]:
    """Tell what settles the loan; the notice that was named counts, else that on record."""
    serviceable(loan, command.on, context, "settlementDate")
    notice_on = command.notice_on or notice_of(loan, command.on)
    if command.notice_on is not None and command.notice_on > command.on:
        message = f"must not be after the settlement on {command.on}"
        raise Refusal(Code.DATE_IN_FUTURE, message, "noticeDate")
    course = course_at(loan, command.on)
    told = settlement(course, command.on, notice_on)
    _something_owed(loan, command.on)
    following = command.on + timedelta(days=1)
    after = settlement(course_at(loan, following), following, notice_on)
    numbers = [f for f in loan.facts if isinstance(f.event, servicing.SettlementQuoted)]
    event = servicing.SettlementQuoted(
        id=command.id,
        number=len(numbers) + 1,
        valid_until=command.on + timedelta(days=loan.terms.early.quote_days),
        notice_on=notice_on,
        principal=told.principal,
        interest=told.interest,
        fee=told.fee,
        penalty=told.penalty,
        charge=told.charge,
        credit=told.credit,
        amount=told.amount,
        per_day=max(after.interest + after.penalty - told.interest - told.penalty, 0),
        paid=course.paid,
    )
    return [(command.on, event)]


def _something_owed(loan: Loan, on: date) -> None:
    if position(loan, on).outstanding == 0:
        raise Refusal(Code.NOTHING_OWED, "Nothing is owed that could be settled.")
