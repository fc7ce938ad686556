"""Checks that decisions share: who may, when, and what stands in the way."""

from datetime import date, timedelta

from skycap.lending.commands import Context
from skycap.lending.facts import DEMANDING, Fact
from skycap.lending.history import kind_name
from skycap.lending.loan import Loan, Status
from skycap.lending.money import text
from skycap.lending.position import position, status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.servicing import CooledOff
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


def serviceable(loan: Loan, on: date, context: Context, field: str) -> None:
    """Refuse a loan that was not paid out or was written off, and a date that cannot be."""
    paid_out(loan, "this is done")
    value_date(loan, on, context, field)
    if status(loan, position(loan, context.today)) is Status.WRITTEN_OFF:
        message = "This loan was written off; undo that first."
        raise Refusal(Code.LOAN_WRITTEN_OFF, message)


def nothing_later(loan: Loan, on: date, field: str) -> None:
    """Refuse to agree on figures of a day after which more was recorded already."""
    last = max([paid.on for paid in loan.standing_payments()], default=on)
    last = max([last, *(fact.on for fact in loan.standing_facts())])
    if last > on:
        message = f"must not be before {last}, the date of what was last recorded"
        raise Refusal(Code.LATER_FACTS_STAND, message, field)


def not_given_up(loan: Loan) -> None:
    """Refuse to agree on more of a loan that the borrower gave up in time."""
    for fact in loan.standing_facts():
        if isinstance(fact.event, CooledOff):
            message = f"The borrower gave this loan up on {fact.on}: undo that first."
            raise Refusal(Code.BARRIER_STANDS, message)


def positive(amount: int) -> None:
    """Refuse an amount that is none."""
    if amount <= 0:
        raise Refusal(Code.AMOUNT_NOT_POSITIVE, "must be more than zero", "amount")


def referenced(reference: str) -> None:
    """Refuse a payment without its reference."""
    if not reference.strip():
        message = "is needed: give the reference of the payment"
        raise Refusal(Code.REFERENCE_REQUIRED, message, "referenceNumber")


def stale() -> Refusal:
    """The refusal of a confirmation whose figures are not those proposed any more."""
    message = "The figures changed since this was proposed; decline it and propose it anew."
    return Refusal(Code.CONFIRMATION_STALE, message, "proposal")


def at_most(minor: int, what: str, context: Context) -> str:
    """The message about an amount that is more than the `minor` units that there are."""
    return f"must be at most {text(minor, context.exponent)}, the {what}"
