"""What was approved of a loan and is not paid out yet: tranches, and top-ups that were agreed.

A loan that was approved may be paid out in parts. An agreed top-up adds to what was approved. What
is paid out after the first part begins a new schedule for all that is then left: under the terms of
the top-up, or what is left of the terms there are, with the due dates there are.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from skycap.lending.conditions import Broken, Fee, FeeTime, Grace
from skycap.lending.course import Course
from skycap.lending.due_dates import periods
from skycap.lending.facts import Fact
from skycap.lending.fees import day_of, falls_with
from skycap.lending.loan import Loan
from skycap.lending.position import position
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import instalments
from skycap.lending.servicing import Advanced, CooledOff, TopUpProposed
from skycap.lending.terms import Method, RatePeriod, Terms


def lent(loan: Loan) -> int:
    """All that was paid out as principal, in minor units; what was approved before that."""
    first = loan.disbursed.principal if loan.disbursed else loan.principal
    return first + sum(event.amount for event in _advances(loan))


def undrawn(loan: Loan) -> int:
    """What was approved, or agreed as a top-up, and was not paid out yet, in minor units.

    Nothing, once the borrower gave the loan up.
    """
    given_up = any(isinstance(fact.event, CooledOff) for fact in loan.standing_facts())
    if loan.disbursed is None or given_up:
        return 0
    agreed = sum(top_up.amount for _, top_up in _top_ups(loan.standing_facts()))
    return max(loan.approved + agreed - lent(loan), 0)


def lent_with(loan: Loan, on: date) -> int:
    """The principal that is left on that day, with all that may be paid out or waits for consent.

    In minor units.
    """
    waiting = top_up_waiting(loan)
    more = waiting.amount if waiting else 0
    return position(loan, on).principal_outstanding + undrawn(loan) + more


def top_up_waiting(loan: Loan) -> TopUpProposed | None:
    """The top-up that waits for a second person, if one does; only one can."""
    return next((top_up for _, top_up in _top_ups(loan.waiting.values())), None)


def top_up_agreed(loan: Loan) -> TopUpProposed | None:
    """The top-up that was agreed and nothing was paid out of, if there is one."""
    agreed = _top_ups(loan.standing_facts())
    return next((top_up for _, top_up in agreed if not drawn_on(loan, top_up.id)), None)


def terms_agreed(loan: Loan) -> Terms:
    """The terms of the top-up that waits or is to be paid out, else those of the contract."""
    top_up = top_up_agreed(loan) or top_up_waiting(loan)
    return top_up.terms if top_up else loan.terms


def drawn_on(loan: Loan, top_up: str) -> bool:
    """Whether something was paid out under the terms of that top-up."""
    return any(event.top_up == top_up for event in _advances(loan))


def proposers(loan: Loan) -> frozenset[str]:
    """Who proposed the top-ups that wait or were agreed."""
    facts = (*loan.waiting.values(), *loan.standing_facts())
    return frozenset(fact.actor for fact, _ in _top_ups(facts))


def payable_in_parts(terms: Terms) -> bool:
    """Whether a part may be paid out now and the rest later.

    Not where the rate is for the whole term, nor where the interest is kept back at the payout:
    what a later part would bear then is not agreed.
    """
    return terms.rate_period is not RatePeriod.TERM and terms.method is not Method.DISCOUNT


def terms_to_come(terms: Terms, loan: Loan, on: date) -> Terms:
    """The terms of a schedule that begins on that day: nothing is kept back or added again."""
    if terms.method is Method.DISCOUNT:
        message = "must not be discount: interest is kept back only at the payout"
        raise Refusal(Code.FIELD_INVALID, message, "method")
    kept = (_still_to_come(fee, loan, on) for fee in terms.fees)
    return replace(terms, fees=tuple(fee for fee in kept if fee))


def _still_to_come(fee: Fee, loan: Loan, on: date) -> Fee | None:
    """A fee as it is asked by a schedule from `on`; None if it was asked before."""
    if fee.time is not FeeTime.DATED:
        return fee if fee.time in {FeeTime.INSTALMENT, FeeTime.OCCASION} else None
    assert loan.disbursed_on is not None
    dues = [row.due for row in instalments(loan.schedule)]
    place = falls_with(fee, loan.disbursed_on, dues)
    if place is None or dues[place] <= on:
        return None
    day = max(day_of(fee, loan.disbursed_on), on + timedelta(days=1))
    return replace(fee, days=0, on=day)


def terms_left(course: Course, on: date) -> Terms:
    """What is left of the terms on the day of the course: the instalments to come, on their dates.

    The first period bears interest for the days that are left of it. After the last due date one
    instalment more follows.
    """
    terms, start, before = course.contract
    ends = [period.end for period in periods(terms, start)]
    gone = sum(1 for end in ends if end <= on)
    coming = [track.row for track in course.tracks if track.row.number > before + gone]
    while coming and not coming[-1].principal + coming[-1].interest:
        coming.pop()  # a prepayment shortened the term
    if not coming:
        return replace(terms, instalments=1, grace=Grace(), first_due=None)
    grace = _grace_left(terms.grace, gone, len(coming) - 1)
    rule = replace(terms.due_dates, broken=Broken.DAYS)
    if terms.frequency.months and rule.day is None and rule.weekday is None:
        rule = replace(rule, day=(terms.first_due or start).day)
    first = ends[gone]
    return replace(terms, instalments=len(coming), grace=grace, due_dates=rule, first_due=first)


def _grace_left(grace: Grace, gone: int, most: int) -> Grace:
    """The grace of the instalments to come, which never covers all of them."""

    def left(instalments: int) -> int:
        return min(max(instalments - gone, 0), most)

    return replace(
        grace,
        principal=left(grace.principal),
        interest_payment=left(grace.interest_payment),
        interest_free=left(grace.interest_free),
    )


def _advances(loan: Loan) -> list[Advanced]:
    facts = loan.standing_facts()
    return [fact.event for fact in facts if isinstance(fact.event, Advanced)]


def _top_ups(facts: Iterable[Fact]) -> list[tuple[Fact, TopUpProposed]]:
    return [(fact, fact.event) for fact in facts if isinstance(fact.event, TopUpProposed)]
