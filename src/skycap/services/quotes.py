"""Quotes: what a loan would cost, with its whole schedule, before anybody applies."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from skycap.lending import money, schedule
from skycap.lending.apr import percent_text
from skycap.lending.conditions import FIRST_DAYS_MAX
from skycap.lending.cost import cost_of
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import Row
from skycap.lending.vetting import pays_out
from skycap.services.holidays import for_terms
from skycap.services.office import Office
from skycap.services.products import get_product

START_DAYS_MAX: Final = 3_660
"""How far from today a quoted loan may start."""
RATE_DECIMALS: Final = 2


def quote(
    office: Office,
    product_code: str,
    amount: int,
    instalments: int,
    start: date | None = None,
    *,
    rate_percent: str | None = None,
    first_due: date | None = None,
) -> dict[str, Any]:
    """The price and schedule of `amount` minor units over `instalments`, lent on `start` or today.

    The `balance` of a row is what remains to be paid after it; row 0 is kept back of the payout.
    Both yearly rates are told by their names: `aprNominal` is that of the United States
    (actuarial, Regulation Z), `aprEffective` that of the European Union. `rate_percent` and
    `first_due` are what two persons may agree on instead of what is usual.

    Refuses with `product_unknown`, `amount_outside_limits`, `term_outside_limits`, `rate_differs`,
    or `field_invalid` for a distant start or first due date.
    """
    lender = office.lender()
    today = office.today(lender)
    start = start or today
    if abs(start - today) > timedelta(days=START_DAYS_MAX):
        message = "must lie within ten years of today"
        raise Refusal(Code.FIELD_INVALID, message, "startDate")
    product = get_product(office, product_code, offered=True)
    if first_due and not timedelta(0) < first_due - start <= timedelta(days=FIRST_DAYS_MAX):
        message = f"must lie 1 to {FIRST_DAYS_MAX} days after the payout"
        raise Refusal(Code.FIELD_INVALID, message, "firstDueDate")
    terms = product.terms(
        amount, instalments, lender.exponent, rate_percent=rate_percent, first_due=first_due
    )
    rows = schedule.build(amount, terms, start, for_terms(lender, terms, start))
    pays_out(amount, rows, lender.exponent, "loanAmount")
    total = schedule.total(rows)
    repaid = schedule.instalments(rows)
    cost = cost_of(amount, rows, start, terms.frequency)
    added = sum(row.principal for row in rows) - amount

    def text(minor: int) -> str:
        return money.text(minor, lender.exponent)

    return {
        "product": product.code,
        "productName": product.name,
        "currency": lender.currency,
        "loanAmount": text(amount),
        "instalments": instalments,
        "instalmentAmount": text(repaid[0].total),
        "lastInstalmentAmount": text(repaid[-1].total),
        "totalInterest": text(sum(row.interest for row in rows)),
        "totalFees": text(sum(row.fee for row in rows) + added),
        "totalAmount": text(total),
        "amountReceived": text(cost.received),
        "totalCostOfCredit": text(cost.total),
        "aprNominal": _percent(cost.nominal),
        "aprEffective": _percent(cost.effective),
        "startDate": start.isoformat(),
        "firstDue": repaid[0].due.isoformat(),
        "lastDue": repaid[-1].due.isoformat(),
        "interestRate": terms.rate_percent,
        "ratePeriod": terms.rate_period.value,
        "method": terms.method.value,
        "schedule": _schedule(rows, text),
    }


def _schedule(rows: Sequence[Row], text: Callable[[int], str]) -> list[dict[str, Any]]:
    remaining = schedule.total(rows)
    told = []
    for row in rows:
        remaining -= row.total if row.number else 0
        told.append(
            {
                "number": row.number,
                "dueDate": row.due.isoformat(),
                "principal": text(row.principal),
                "interest": text(row.interest),
                "fee": text(row.fee),
                "total": text(row.total),
                "balance": text(remaining),
            }
        )
    return told


def _percent(rate: Fraction | None) -> str | None:
    """A yearly rate as it is told, with two decimals."""
    return None if rate is None else percent_text(rate, RATE_DECIMALS)
