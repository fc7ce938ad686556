"""Money lent after the first payout: top-ups, agreed by two, and what a third person pays out.

A maker or a checker proposes a top-up, a checker agrees, an accountant pays it out; so an
accountant pays out the rest of a loan of which only a part was paid at first.
"""

from dataclasses import dataclass
from datetime import date

from skycap.lending import acts
from skycap.lending.drawing import lent_with, terms_to_come, undrawn
from skycap.lending.payment_methods import PaymentMethod
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Terms
from skycap.services import alerts, servicing
from skycap.services.disbursements import newest_agreement, payment_reference
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.products import get_product
from skycap.services.work import Asked, Outcome


@dataclass(frozen=True, slots=True)
class TopUp:
    """`amount` minor units more, and all that is then left over `instalments` from the payout.

    The rate stays what it is where the product still has it, unless `rate_percent` says another.
    """

    amount: int
    instalments: int
    rate_percent: str | None = None


@dataclass(frozen=True, slots=True)
class Further:
    """A further payout: today, and all that may be paid out, where nothing else is said."""

    reference: str
    amount: int | None = None
    method: PaymentMethod = PaymentMethod.BANK_TRANSFER
    on: date | None = None


def propose(
    office: Office,
    person: Person,
    loan: str,
    new: TopUp,
    comments: str,
    asked: Asked | None = None,
    *,
    preview: bool = False,
) -> Outcome:
    """Propose to lend more on a loan that runs, under its product as it is offered now.

    All that is then left must keep the limits of the product and of the borrower's loan cycle.
    """
    require(person, Action.PROPOSE_TOP_UP)

    def command(file: File) -> acts.Command:
        return acts.ProposeTopUp("", new.amount, _terms(office, file, new), "")

    return servicing.perform(
        office, person, loan, office.ids.new(), command, comments, asked, preview=preview
    )


def pay_out(
    office: Office,
    person: Person,
    loan: str,
    further: Further,
    asked: Asked | None = None,
    *,
    preview: bool = False,
) -> Outcome:
    """Record that more of what was agreed was paid out; what is left gets a new schedule."""
    require(person, Action.DISBURSE)
    reference = payment_reference(further.reference)

    def command(file: File) -> acts.Command:
        amount = further.amount
        if amount is None:
            amount = _all_of(file)
        on, agreement = further.on or file.today, newest_agreement(office, file)
        return acts.Advance("", on, amount, further.method, reference, agreement)

    return servicing.perform(
        office, person, loan, office.ids.new(), command, "", asked, preview=preview
    )


def _all_of(file: File) -> int:
    """All that may be paid out; refuses where nothing may."""
    amount = undrawn(file.known)
    if amount == 0:
        message = "is needed: nothing was agreed that is not paid out yet; a top-up comes first"
        raise Refusal(Code.NOT_SO_MUCH, message, "amount")
    return amount


def _terms(office: Office, file: File, new: TopUp) -> Terms:
    """The terms of all that will be left, as the product is offered now."""
    loan = file.known
    product = get_product(office, loan.terms.product)
    total = lent_with(loan, file.today) + new.amount
    agreed = loan.terms.rate_percent
    rate = new.rate_percent or (agreed if product.may_charge(agreed) else None)
    try:
        alerts.may_be_lent_to(office, file, total)
        terms = product.terms(total, new.instalments, file.lender.exponent, rate_percent=rate)
    except Refusal as refusal:
        if refusal.code is not Code.AMOUNT_OUTSIDE_LIMITS:
            raise
        message = f"comes to {file.lender.money(total)} with what is left: {refusal.message}"
        raise Refusal(refusal.code, message, "amount") from None
    return terms_to_come(terms, loan, file.today)
