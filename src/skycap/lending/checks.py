"""Checks that decisions share: who may, when, and what stands in the way."""

from datetime import date, timedelta

from skycap.lending.commands import Context
from skycap.lending.facts import DEMANDING, Fact
from skycap.lending.history import kind_name
from skycap.lending.loan import Loan, Status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Terms


def other_person(context: Context, duties: frozenset[str], what: str) -> None:
    """Refuse who already had a part in this; a lender of one person is spared."""
    if context.four_eyes and context.actor in duties:
        raise Refusal(Code.FOUR_EYES, f"You {what}: a second person must.")


def timely(on: date, terms: Terms, context: Context, field: str) -> None:
    """Refuse a date in the future, or further back than the product lets entries be made late."""
    if on > context.today:
        message = f"must not be in the future: today is {context.today}"
        raise Refusal(Code.DATE_IN_FUTURE, message, field)
    earliest = context.today - timedelta(days=terms.backdating_days)
    if on < earliest:
        message = (
            f"must not be before {earliest}: entries are made at most "
            f"{terms.backdating_days} days late"
        )
        raise Refusal(Code.BACKDATED_TOO_FAR, message, field)


def value_date(loan: Loan, on: date, context: Context, field: str) -> None:
    """Refuse a date that is untimely, before the payout, or before what was agreed since."""
    timely(on, loan.terms, context, field)
    assert loan.disbursed_on is not None
    if on < loan.disbursed_on:
        message = f"must not be before the disbursement on {loan.disbursed_on}"
        raise Refusal(Code.DATE_BEFORE_DISBURSEMENT, message, field)
    nothing_demands(loan, on, field)


def nothing_demands(
    loan: Loan, on: date, field: str | None = None, besides: Fact | None = None
) -> None:
    """Refuse to change what something later was agreed upon: a new schedule, a write-off."""
    for fact in loan.standing_facts():
        if fact.on > on and isinstance(fact.event, DEMANDING) and fact is not besides:
            kind = kind_name(fact.event).removesuffix("_proposed").replace("_", " ")
            message = f"must not be before {fact.on} ({kind}): undo that first"
            raise Refusal(Code.BARRIER_STANDS, message, field)


def paid_out(loan: Loan, what: str) -> date:
    """The day of the payout; refuse a loan that was not paid out."""
    if loan.disbursed_on is None:
        message = f"This loan is {words(loan.stage)}; {what} only on disbursed loans."
        raise Refusal(Code.LOAN_NOT_DISBURSED, message)
    return loan.disbursed_on


def under_review(loan: Loan) -> None:
    """Refuse an application that is decided, or was taken back."""
    if loan.stage not in {Status.PENDING, Status.INFO_REQUESTED}:
        message = (
            f"This application is {words(loan.stage)}; "
            "only an undecided one can be reviewed, changed or withdrawn."
        )
        raise Refusal(Code.LOAN_NOT_PENDING, message)


def still_open(loan: Loan) -> None:
    """Refuse a loan that came to nothing."""
    if not loan.open:
        raise Refusal(Code.LOAN_NOT_OPEN, f"This application is {words(loan.stage)} and closed.")


def words(stage: Status) -> str:
    """A status as people say it."""
    return stage.replace("_", " ")
