"""Charges by hand: only those that the agreement lists, and no more than it says.

A charge by hand is a fee of the terms that is charged when there is an occasion. Penalties are made
by the rule of the terms. A lender may let other charges be made as well. Source: NBFIRA, charges
are those of the signed agreement.
"""

from datetime import date

from skycap.lending import acts, events, servicing
from skycap.lending.commands import Context
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.fees import fee_amount
from skycap.lending.loan import Loan
from skycap.lending.money import text
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Bucket

BOUNCED = "Bounced payment"
"""What the charge for a payment that bounced is called, also in the terms."""


def charged(loan: Loan, command: acts.Charge, context: Context) -> servicing.Charged:
    """The charge that is asked for; its name and tax are those of the agreement, if listed there.

    Raises `Refusal` with `field_invalid` or `charge_not_agreed`.
    """
    if command.bucket not in {Bucket.FEE, Bucket.PENALTY}:
        raise Refusal(Code.FIELD_INVALID, "must be fee or penalty", "kind")
    if not command.name.strip():
        message = "is needed: which charge of the agreement it is"
        raise Refusal(Code.FIELD_INVALID, message, "name")
    listed = _as_agreed(loan, command.bucket, command.name, command.amount, context)
    name, vat = (listed.name, listed.vat) if listed else (command.name, command.vat)
    return servicing.Charged(command.id, command.bucket, command.amount, name, command.note, vat)


def bounce_fee_agreed(loan: Loan, fee: int, context: Context) -> None:
    """Refuse to charge for a bounced payment what the agreement does not say."""
    fields = ("bounceFee", "bounceFee")  # one field asks for it and says how much
    _as_agreed(loan, Bucket.FEE, BOUNCED, fee, context, fields)


def bounced(
    loan: Loan, repayment: str, fee: int, context: Context
) -> tuple[date, events.LoanEvent]:
    """The fee for a payment that bounced, charged on the day on which that was confirmed."""
    listed = _listed(loan, BOUNCED)
    vat = listed.vat if listed else True
    named = f"{repayment}-bounced"
    return (context.today, servicing.Charged(named, Bucket.FEE, fee, BOUNCED, None, vat))


def charges_by_hand(loan: Loan) -> list[tuple[Fee, int]]:
    """The charges by hand that the terms of the loan list, each with the most it comes to."""
    lent = loan.disbursed.principal if loan.disbursed else loan.principal
    return [
        (fee, fee_amount(fee, lent, loan.terms))
        for fee in loan.terms.fees
        if fee.time is FeeTime.OCCASION
    ]


def _as_agreed(
    loan: Loan,
    bucket: Bucket,
    name: str,
    amount: int,
    context: Context,
    fields: tuple[str, str] = ("name", "amount"),
) -> Fee | None:
    """The charge that the terms list under this name, refusing more than they say.

    None for a charge that is not listed, where the lender lets it be made. A refusal names the one
    of `fields` that is wrong, that of the name or that of the amount.
    """
    named, told = fields
    listed = _listed(loan, name) if bucket is Bucket.FEE else None
    if listed is not None:
        most = dict(charges_by_hand(loan))[listed]
        if amount > most:
            message = f"must be at most {text(most, context.exponent)}, as was agreed"
            raise Refusal(Code.CHARGE_NOT_AGREED, message, told)
    elif context.charges_as_agreed:
        names = [fee.name for fee, _ in charges_by_hand(loan)]
        known = f"one of {', '.join(names)}" if names else "and it lists none"
        message = f"must be a charge that the agreement of this loan lists: {known}"
        raise Refusal(Code.CHARGE_NOT_AGREED, message, named)
    return listed


def _listed(loan: Loan, name: str) -> Fee | None:
    wanted = _plain(name)
    return next((fee for fee, _ in charges_by_hand(loan) if _plain(fee.name) == wanted), None)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
