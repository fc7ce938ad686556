"""What of the fees is not the lender's: value added tax, and premiums passed on to an insurer.

Fees hold the tax, interest, penalties and premiums do not. The tax is told inside the price,
percent / (100 + percent) of it, and rounded for each fee by itself: P90 with 14 % hold P11.05. Its
rate is that in force on the day of the fee: the day of the payout, the due date of the instalment,
the day of a charge by hand. The lender's table of rates says which that is; a day before the first
of them has the rate of the loan's own terms.

Loans paid out under the first version of the rules keep theirs: the rate of their terms, rounded
once for all fees of the loan so far.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from skycap.lending import servicing
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.fees import falls_with, fee_amount
from skycap.lending.loan import Loan
from skycap.lending.money import Rounding, divide
from skycap.lending.penalties import ratio
from skycap.lending.position import Position
from skycap.lending.schedule import Row, instalments
from skycap.lending.terms import Bucket, Terms

EACH_BY_ITSELF = 2
"""From this version of the rules on, each fee holds a tax of its own."""
OTHER = "other"
"""What a fee is called that no agreement lists: the charge for settling early."""


@dataclass(frozen=True, slots=True)
class VatRate:
    """From `since` on, value added tax is `percent`."""

    since: date
    percent: str


VatRates = tuple[VatRate, ...]
"""The rates by date, the oldest first."""


class Taxed(NamedTuple):
    """A fee that was asked on a day, in minor units, and the tax inside it.

    `percent` is empty for a fee that bears no tax; `insured` marks a premium that is passed on.
    """

    on: date
    name: str
    amount: int
    percent: str
    tax: int
    insured: bool = False


def tax_in(amount: int, percent: str) -> int:
    """The tax inside an `amount` of minor units that holds it."""
    numerator, denominator = ratio(percent)
    return divide(amount * numerator, denominator + numerator, Rounding.HALF_UP)


def rate_on(day: date, rates: VatRates, usual: str) -> str:
    """The rate in force on a day; `usual` before the first of `rates`."""
    return next((rate.percent for rate in reversed(rates) if rate.since <= day), usual)


def taxed(loan: Loan, figures: Position, fees: int, rates: VatRates = ()) -> list[Taxed]:
    """The fees that make up `fees`, all that were earned (or paid) by the day of `figures`.

    Of fees that were only partly paid, those without tax come first, then the oldest.
    """
    if fees <= 0:
        return []
    assert loan.disbursed is not None
    if loan.disbursed.rules_version < EACH_BY_ITSELF:
        return list(_at_once(loan, figures, fees))
    found, left = [], fees
    asked = sorted(_asked(loan, figures.as_of), key=lambda one: (one.vat, one.on, one.name))
    for one in (*asked, _Asked(_last_day(loan, figures.as_of), OTHER, fees, vat=True)):
        amount = min(one.amount, left)
        left -= amount
        if amount:
            percent = rate_on(one.on, rates, loan.terms.vat_percent) if one.vat else ""
            tax = tax_in(amount, percent) if one.vat else 0
            found.append(Taxed(one.on, one.name, amount, percent, tax, one.insured))
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    on: date
    name: str
    amount: int
    vat: bool
    insured: bool = False


@dataclass(frozen=True, slots=True)
class _Contract:
    """The terms, the principal and the rows that ran from `start` until another began."""

    terms: Terms
    start: date
    lent: int
    rows: Sequence[Row]
    until: date


def _asked(loan: Loan, as_of: date) -> Iterator[_Asked]:
    """Every fee that was asked by the day, as the contract and the charges by hand say."""
    assert loan.disbursed is not None
    assert loan.disbursed_on is not None
    for fee in loan.terms.fees:
        if fee.time in {FeeTime.DEDUCTED, FeeTime.ADDED}:
            amount = fee_amount(fee, loan.disbursed.principal, loan.disbursed.terms)
            yield _of(fee, loan.disbursed_on, amount)
    for contract in _contracts(loan, as_of):
        dues = [row.due for row in contract.rows]
        for place, row in enumerate(contract.rows):
            for fee in contract.terms.fees if row.due <= contract.until else ():
                if _falls(fee, contract, dues, place):
                    asked = row.principal + row.interest
                    yield _of(fee, row.due, fee_amount(fee, contract.lent, contract.terms, asked))
    for charge in loan.charges:
        if charge.bucket is Bucket.FEE and charge.known <= as_of:
            yield _Asked(charge.on, OTHER, charge.amount, vat=True)
    for fact in loan.standing_facts():
        event = fact.event
        by_hand = isinstance(event, servicing.Charged) and event.bucket is Bucket.FEE
        if by_hand and fact.on <= as_of:
            assert isinstance(event, servicing.Charged)
            yield _Asked(fact.on, event.name, event.amount, event.vat)


def _contracts(loan: Loan, as_of: date) -> Iterator[_Contract]:
    """The contract of the payout, and each schedule that took its place."""
    assert loan.disbursed is not None
    assert loan.disbursed_on is not None
    begun = [
        (fact.on, fact.event.terms, fact.event.schedule)
        for fact in loan.standing_facts()
        if isinstance(fact.event, servicing.RescheduleProposed | servicing.Advanced)
        and fact.on <= as_of
    ]
    first = (loan.disbursed_on, loan.disbursed.terms, instalments(loan.schedule))
    ends = [*(on for on, _, _ in begun), as_of]
    for place, ((start, terms, rows), end) in enumerate(zip((first, *begun), ends, strict=True)):
        lent = sum(row.principal for row in rows) if place else loan.disbursed.principal
        yield _Contract(terms, start, lent, rows, min(end, as_of))


def _falls(fee: Fee, contract: _Contract, dues: Sequence[date], place: int) -> bool:
    if fee.time is FeeTime.DATED:
        return falls_with(fee, contract.start, dues) == place
    return fee.time is FeeTime.INSTALMENT


def _of(fee: Fee, on: date, amount: int) -> _Asked:
    return _Asked(on, fee.name, amount, fee.vat and not fee.insurance, fee.insurance)


def _last_day(loan: Loan, as_of: date) -> date:
    """The day on which something was last done, which is when a settlement was paid."""
    assert loan.disbursed_on is not None
    days = [*(paid.on for paid in loan.payments), *(fact.on for fact in loan.facts)]
    return max((day for day in days if day <= as_of), default=loan.disbursed_on)


def _at_once(loan: Loan, figures: Position, fees: int) -> Iterator[Taxed]:
    """The fees under the first version of the rules: taxed together, at the rate of the terms."""
    day, percent = figures.as_of, loan.terms.vat_percent
    insured = min(_agreed(loan, figures, lambda fee: fee.insurance), fees)
    if insured:
        yield Taxed(day, OTHER, insured, "", 0, insured=True)
    bearing = fees if percent == "0" else max(fees - _free(loan, figures), 0)
    bearing = min(bearing, fees - insured)
    if fees - insured - bearing:
        yield Taxed(day, OTHER, fees - insured - bearing, "", 0)
    if bearing:
        yield Taxed(day, OTHER, bearing, percent, tax_in(bearing, percent))


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
