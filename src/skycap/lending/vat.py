"""What of the fees is not the lender's: value added tax, and premiums passed on to an insurer.

Fees hold the tax, interest, penalties and premiums do not.

The tax is told inside the price, percent / (100 + percent) of it, and rounded once for all fees of
a loan so far: P90 with 14 % hold P11.05.
"""

from collections.abc import Callable

from skycap.lending import servicing
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.fees import fee_amount
from skycap.lending.loan import Loan
from skycap.lending.money import Rounding, divide
from skycap.lending.penalties import ratio
from skycap.lending.position import Position


def tax_in(amount: int, percent: str) -> int:
    """The tax inside an `amount` of minor units that holds it."""
    numerator, denominator = ratio(percent)
    return divide(amount * numerator, denominator + numerator, Rounding.HALF_UP)


def tax_on(loan: Loan, figures: Position, fees: int) -> int:
    """The tax inside the `fees` that were earned in all by the day of `figures`."""
    if loan.terms.vat_percent == "0":
        return 0
    return tax_in(max(fees - _free(loan, figures), 0), loan.terms.vat_percent)


def insurance_in(loan: Loan, figures: Position, fees: int) -> int:
    """What of the `fees` counted by the day of `figures` belongs to the insurer.

    Of fees that were only partly paid, on the cash basis, the premium comes first.
    """
    return min(_agreed(loan, figures, lambda fee: fee.insurance), fees)


def _free(loan: Loan, figures: Position) -> int:
    """The fees earned so far on which no tax is due."""
    total = _agreed(loan, figures, lambda fee: not fee.vat or fee.insurance)
    for fact in loan.standing_facts():
        event = fact.event
        if isinstance(event, servicing.Charged) and fact.on <= figures.as_of and not event.vat:
            total += event.amount if event.bucket == "fee" else 0
    return total


def _agreed(loan: Loan, figures: Position, chosen: Callable[[Fee], bool]) -> int:
    """What the `chosen` fees of the terms came to by the day of `figures`."""
    terms = loan.terms
    fees = [fee for fee in terms.fees if chosen(fee)]
    if not fees:
        return 0
    assert loan.disbursed is not None
    lent = loan.disbursed.principal
    total = sum(fee_amount(fee, lent, terms) for fee in fees if _at_payout(fee))
    for row in figures.instalments:
        if row.number > 0 and row.due <= figures.as_of:
            asked = row.principal + row.interest
            each = [fee_amount(fee, lent, terms, asked) for fee in fees if not _at_payout(fee)]
            total += min(sum(each), row.fee)
    return total


def _at_payout(fee: Fee) -> bool:
    return fee.time is not FeeTime.INSTALMENT
