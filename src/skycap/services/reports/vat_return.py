"""The return of value added tax: what fees of a period hold of it, by rate, and what is exempt.

Each fee holds its own tax at the rate of its day. The day end adds them up for all loans, so the
figures of a period are those at its end less those before it: a fee that is learned late, or
reversed, stands in the period in which the books learned it. Source: VAT Act of Botswana, interest
and other financial services are exempt, unless rendered at a fee.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from skycap.lending.ledger import Account
from skycap.lending.refusals import Code, Refusal
from skycap.services.books.measuring import EXEMPT, INSURANCE
from skycap.services.books.state import books_of
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.reports.balances import balances_at, movement
from skycap.services.reports.portfolio import latest
from skycap.services.reports.statements import about, checked, usual_day

COLUMNS: Final = ("percent", "fees", "net", "tax")


def vat_return(
    office: Office, person: Person, since: date | None = None, until: date | None = None
) -> dict[str, Any]:
    """Fees and the tax inside them from `since` to `until`; as a rule the month so far.

    `tax` of the loans and what was posted `byHand` are what the account of the tax moved by.
    """
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    last, measured = latest(office, checked(office, until or usual_day(office), "until"))
    first = since or last.replace(day=1)
    if first > last:
        raise Refusal(Code.FIELD_INVALID, "must not be after the last day", "since")
    before_day = first - timedelta(days=1)
    _, before = latest(office, before_day)
    moved = movement(office, first, last)
    found = _moved(measured["figures"], before["figures"])
    lines = [
        {
            "percent": percent,
            "fees": lender.text(found[percent]["fees"]),
            "net": lender.text(found[percent]["fees"] - found[percent]["tax"]),
            "tax": lender.text(found[percent]["tax"]),
        }
        for percent in sorted(found.keys() - {EXEMPT, INSURANCE}, key=Decimal)
    ]
    tax = sum(kind["tax"] for kind in found.values())
    booked = -moved.get(Account.VAT, 0)
    return {
        **about(office, lender, books, last),
        "since": first.isoformat(),
        "rates": lines,
        "tax": lender.text(tax),
        "exemptFees": lender.text(found.get(EXEMPT, {}).get("fees", 0)),
        "exemptInterest": lender.text(-moved.get(Account.INTEREST_INCOME, 0)),
        "exemptPenalties": lender.text(-moved.get(Account.PENALTY_INCOME, 0)),
        "passedOn": lender.text(found.get(INSURANCE, {}).get("fees", 0)),
        "byHand": lender.text(booked - tax),
        "owedBefore": lender.text(-balances_at(office, before_day).get(Account.VAT, 0)),
        "owed": lender.text(-balances_at(office, last).get(Account.VAT, 0)),
    }


def _moved(now: Mapping[str, int], then: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """By rate, what fees and their tax grew by between two day ends; what stood still left out."""
    found: dict[str, dict[str, int]] = {}
    for name in sorted(now.keys() | then.keys()):
        if name.startswith("vat/"):
            _, kind, what = name.split("/")
            found.setdefault(kind, {})[what] = now.get(name, 0) - then.get(name, 0)
    return {kind: sums for kind, sums in found.items() if any(sums.values())}
