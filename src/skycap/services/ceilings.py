"""The in duplum ceiling of a loan as it is told, on the page of the loan and in the report."""

from datetime import date
from typing import Any

from skycap.lending.ceilings import ceiling_of
from skycap.lending.loan import Loan
from skycap.lending.money import divide, text
from skycap.services.office import Lender


def told_ceiling(lender: Lender, loan: Loan, as_of: date) -> dict[str, Any] | None:
    """Where a loan stands under its ceiling at the end of a day; None without a ceiling."""
    found = ceiling_of(loan, as_of)
    if found is None:
        return None
    part = found.part
    return {
        "form": found.form.value,
        "limit": _amount(lender, found.limit),
        "used": _amount(lender, found.used),
        "room": _amount(lender, found.room),
        "usedPercent": part and text(divide(part.numerator * 10_000, part.denominator)),
        "blocked": lender.text(found.blocked),
        "near": found.near,
    }


def _amount(lender: Lender, minor: int | None) -> str | None:
    return None if minor is None else lender.text(minor)
