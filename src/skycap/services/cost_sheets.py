"""The cost-of-credit sheet: all that a borrower is told before signing, and may ask for later.

It holds each item that NBFIRA lists: the principal, the total amount payable, the total cost of
credit and what that is a month, the repayment period, number and amount of instalments, the
interest, additional charges such as penalties and insurance, the first and the last date; and both
yearly rates, each by its name. Before the payout it is what the loan would cost if it were paid out
today, afterwards what was frozen then.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from skycap.lending.apr import percent_text
from skycap.lending.charging import charges_by_hand
from skycap.lending.conditions import Fee, FeeBase, FeeTime
from skycap.lending.cost import Cost, cost_of
from skycap.lending.fees import falls_with, fee_amount
from skycap.lending.loan import Loan
from skycap.lending.money import divide
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import Row, build, instalments, total
from skycap.lending.terms import Terms
from skycap.lending.vat import rate_on, tax_in
from skycap.services import conditions, loans
from skycap.services.holidays import for_terms
from skycap.services.loans import File
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require

_MONTHS = 12


def cost_sheet(office: Office, person: Person, loan: str) -> dict[str, Any]:
    """The cost-of-credit sheet of a loan; refuses one that came to nothing."""
    require(person, Action.READ_LOANS)
    file = loans.open_file(office, loans.find(office, loan), person)
    if not file.known.open:
        message = "This application came to nothing; there is no credit to cost."
        raise Refusal(Code.LOAN_NOT_OPEN, message)
    return told(file)


def told(file: File) -> dict[str, Any]:
    """The sheet of the loan in `file`; its totals are those of the schedule, to the last thebe."""
    lender, loan, terms = file.lender, file.known, file.known.terms
    start, rows = _schedule(lender, loan, file.today)
    repaid = instalments(rows)
    cost = cost_of(loan.principal, rows, start, terms.frequency)
    text = lender.text
    return {
        "loanId": file.id,
        "reference": loan.reference,
        "borrowerName": file.line.borrower_name,
        "lenderName": lender.name,
        "licence": lender.licence,
        "currency": lender.currency,
        "paidOut": loan.disbursed is not None,
        "startDate": start.isoformat(),
        "principal": text(loan.principal),
        "amountReceived": text(cost.received),
        "totalPayable": text(total(rows)),
        "totalCostOfCredit": text(cost.total),
        "monthlyCostOfCredit": text(_a_month(cost, terms)),
        "totalInterest": text(sum(row.interest for row in rows)),
        "totalFees": text(cost.total - sum(row.interest for row in rows)),
        "interestRate": terms.rate_percent,
        "ratePeriod": terms.rate_period.value,
        "method": terms.method.value,
        "aprNominal": cost.nominal and percent_text(cost.nominal, 2),
        "aprEffective": cost.effective and percent_text(cost.effective, 2),
        "frequency": {"unit": terms.unit.value, "every": terms.every},
        "instalments": len(repaid),
        "instalmentAmount": text(repaid[0].total),
        "lastInstalmentAmount": text(repaid[-1].total),
        "firstDue": repaid[0].due.isoformat(),
        "lastDue": repaid[-1].due.isoformat(),
        "fees": [_fee(lender, terms, *one) for one in _fees(loan, start, rows)],
        "charges": [
            {"name": fee.name, "amount": text(most)} for fee, most in charges_by_hand(loan)
        ],
        "late": conditions.told(terms.late, lender.exponent),
        "early": conditions.told(terms.early, lender.exponent),
        "schedule": [_row(lender, row) for row in rows],
    }


def _schedule(lender: Lender, loan: Loan, today: date) -> tuple[date, Sequence[Row]]:
    """The contract if it was paid out, else what it would be today."""
    if loan.disbursed is not None:
        assert loan.disbursed_on is not None
        return loan.disbursed_on, loan.schedule
    first = loan.terms.first_due
    start = loan.applied_on if first and first <= today else today
    return start, build(loan.principal, loan.terms, start, for_terms(lender, loan.terms, start))


def _a_month(cost: Cost, terms: Terms) -> int:
    """The total cost of credit over the months of the repayment period."""
    months = Fraction(terms.instalments * terms.every * _MONTHS, terms.frequency.per_year)
    exact = cost.total / months
    return divide(exact.numerator, exact.denominator)


def _fees(loan: Loan, start: date, rows: Sequence[Row]) -> Iterator[tuple[Fee, date, list[int]]]:
    """Each fee that the contract asks, from when, and every amount of it."""
    terms, repaid = loan.terms, instalments(rows)
    dues = [row.due for row in repaid]
    for fee in terms.fees:
        if fee.time is FeeTime.OCCASION:
            continue
        if fee.time is FeeTime.INSTALMENT:
            asked = [row.principal + row.interest for row in repaid]
            amounts = [fee_amount(fee, loan.principal, terms, each) for each in asked]
            yield fee, dues[0], amounts
        elif fee.time is FeeTime.DATED:
            place = falls_with(fee, start, dues)
            if place is not None:
                yield fee, dues[place], [fee_amount(fee, loan.principal, terms)]
        else:
            yield fee, start, [fee_amount(fee, loan.principal, terms)]


def _fee(lender: Lender, terms: Terms, fee: Fee, since: date, amounts: list[int]) -> dict[str, Any]:
    """One fee, with what it comes to in all and the tax inside it."""
    percent = rate_on(since, lender.vat_rates, terms.vat_percent)
    bears = fee.vat and not fee.insurance
    tax = sum(tax_in(amount, percent) for amount in amounts) if bears else 0
    each = amounts[0] if fee.base is FeeBase.PRINCIPAL else None
    return {
        "name": fee.name,
        "time": fee.time.value,
        "each": None if each is None else lender.text(each),
        "total": lender.text(sum(amounts)),
        "tax": lender.text(tax),
        "insurance": fee.insurance,
    }


def _row(lender: Lender, row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "dueDate": row.due.isoformat(),
        "principal": lender.text(row.principal),
        "interest": lender.text(row.interest),
        "fee": lender.text(row.fee),
        "total": lender.text(row.total),
    }
