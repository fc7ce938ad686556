"""Why this amount: how each figure of an instalment came about, in numbers that people can redo."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from skycap.lending.explaining import Step, explain
from skycap.lending.refusals import Code, Refusal
from skycap.services import loans
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.telling import receipt_number, told_parts

DIGITS: Final = Decimal("0.000001")
"""How exactly a percentage is told; a third of a percent has no end."""


def explained(
    office: Office, person: Person, loan: str, number: int, as_of: date | None = None
) -> dict[str, Any]:
    """How instalment `number` of a loan came about, as it stands at the end of `as_of` or today.

    Refuses with `loan_unknown`, `loan_not_disbursed`, or `instalment_unknown`.
    """
    require(person, Action.READ_LOANS)
    file = loans.open_file(office, loans.find(office, loan), person)
    if file.known.disbursed_on is None:
        message = "This loan was not paid out; its amounts are proposals."
        raise Refusal(Code.LOAN_NOT_DISBURSED, message)
    found = explain(file.known, number, as_of or file.today)
    if found is None:
        raise Refusal(Code.INSTALMENT_UNKNOWN, "There is no such instalment.", "number")
    lender, row = file.lender, found.row
    parts = {
        "principal": (row.principal, row.principal_paid, found.principal),
        "interest": (row.interest, row.interest_paid, found.interest),
        "fee": (row.fee, row.fee_paid, found.fee),
        "penalty": (row.penalty, row.penalty_paid, found.penalty),
    }
    return {
        "loanId": file.id,
        "reference": file.known.reference,
        "number": number,
        "dueDate": row.due.isoformat(),
        "asOf": found.as_of.isoformat(),
        "parts": [
            {
                "part": name,
                "amount": lender.text(amount),
                "paid": lender.text(paid),
                "steps": [_step(lender, step) for step in steps],
            }
            for name, (amount, paid, steps) in parts.items()
        ],
        "payments": [
            {
                "receiptNumber": receipt_number(file.known.reference, payment.event.receipt),
                "paymentDate": payment.on.isoformat(),
                **{
                    name: value
                    for name, value in told_parts(lender, [part])[0].items()
                    if name != "instalment"
                },
            }
            for payment, part in found.paid
        ],
    }


def _step(lender: Lender, step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "name": step.name,
        "formula": formula(lender, step),
        "amount": lender.text(step.amount),
    }


def formula(lender: Lender, step: Step) -> str:
    """The calculation of a step, such as ``P8,529.83 × 5 % = P426.49``."""
    result = lender.money(step.amount) if step.amount >= 0 else f"−{lender.money(-step.amount)}"
    if step.base is None and step.ratio is not None:
        return f"{percent(step.ratio)} = {result}"
    if step.base is not None and step.ratio is not None:
        return f"{lender.money(step.base)} × {percent(step.ratio)} = {result}"
    if step.kind == "level":
        return result
    if step.kind == "less_interest" and step.base is not None:
        return f"{lender.money(step.base)} − {lender.money(step.base - step.amount)} = {result}"
    if step.shares:
        assert step.base is not None
        return f"{lender.money(step.base)} ÷ {step.shares} = {result}"
    return result


def percent(ratio: Fraction) -> str:
    """A ratio in percent, with "about" where it has no end."""
    exact = ratio * 100
    told = Decimal(exact.numerator) / Decimal(exact.denominator)
    shown = told.quantize(DIGITS)
    text = format(shown.normalize(), "f")
    return f"{text} %" if Fraction(shown) == exact else f"≈{text} %"
