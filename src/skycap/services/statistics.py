"""The figures of the dashboard, read from counters in constant time."""

from datetime import date
from typing import Any

from skycap.lending.loan import Status
from skycap.services import month_ends, projections
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.telling import LATE_BUCKETS, bucket_of

_WEEK_DAYS = 7
_TOLD = {"disbursed", "repaid"}


def loan_statistics(office: Office, person: Person) -> dict[str, Any]:
    """How many loans stand where, and for how much; arrears by bucket as of today.

    `totalAmount` is all principal ever paid out. Reads only counters: one a status, one an unpaid
    due date; never a loan.
    """
    require(person, Action.READ_STATISTICS)
    lender = office.lender()
    today = office.today(lender)
    counters = office.store.counters("loans/")
    counts = {_camel(status): counters.get(f"loans/count/{status.value}", 0) for status in Status}
    gross = counters.get("loans/principal_outstanding", 0)
    arrears, months = office.store.counters("arrears/"), office.store.counters("months/")
    return {
        "total": sum(counts.values()),
        **counts,
        "totalAmount": lender.text(counters.get("loans/disbursed_principal", 0)),
        "disbursedEver": counters.get(projections.DISBURSED_EVER, 0),
        "outstanding": lender.text(counters.get("loans/outstanding", 0)),
        "principalOutstanding": lender.text(gross),
        "overpaidAmount": lender.text(counters.get("loans/overpaid", 0)),
        "amounts": {
            _camel(status): lender.text(counters.get(f"loans/principal/{status.value}", 0))
            for status in Status
        },
        "arrears": _arrears(lender, arrears, gross, today),
        "months": _months(lender, months),
        "monthEnds": month_ends.told(lender, months, arrears, gross, today),
        "currency": lender.currency,
        "asOf": today.isoformat(),
    }


def repayment_statistics(office: Office, person: Person) -> dict[str, Any]:
    """How many repayments were received and for how much; reversed ones apart."""
    require(person, Action.READ_STATISTICS)
    lender = office.lender()
    counters = office.store.counters("repayments/")
    return {
        "total": counters.get("repayments/count", 0),
        "totalAmount": lender.text(counters.get("repayments/amount", 0)),
        "reversed": counters.get("repayments/reversed", 0),
        "months": _months(lender, office.store.counters("months/")),
        "currency": lender.currency,
    }


def trial_balance(office: Office, person: Person) -> dict[str, Any]:
    """The balance of each account, debit positive, and their sum, which is zero."""
    require(person, Action.READ_STATISTICS)
    lender = office.lender()
    held = office.store.counters("ledger/")
    accounts = {
        name.partition("/")[2]: lender.text(amount) for name, amount in held.items() if amount
    }
    return {"accounts": accounts, "sum": lender.text(sum(held.values()))}


def _arrears(lender: Lender, counters: dict[str, int], gross: int, today: date) -> dict[str, Any]:
    """Arrears by bucket and the portfolio at risk, from one counter a due date.

    PAR30 is the whole outstanding principal of loans more than 30 days late over `gross`, all
    outstanding principal (IRIS FP6373), in percent.
    """
    buckets = {name: [0, 0] for name in LATE_BUCKETS}
    at_risk = due_this_week = 0
    for name, value in counters.items():
        _, due, what = name.split("/")
        days = (today - date.fromisoformat(due)).days
        if days > 0:
            buckets[bucket_of(days)][what == "principal"] += value
        elif days > -_WEEK_DAYS and what == "count":
            due_this_week += value
        if days > month_ends.PAR_DAYS and what == "principal":
            at_risk += value
    return {
        "loans": sum(count for count, _ in buckets.values()),
        "principal": lender.text(sum(principal for _, principal in buckets.values())),
        "buckets": [
            {"bucket": name, "loans": count, "principal": lender.text(principal)}
            for name, (count, principal) in buckets.items()
        ],
        "par30": month_ends.par(at_risk, gross),
        "dueThisWeek": due_this_week,
    }


def _months(lender: Lender, counters: dict[str, int]) -> list[dict[str, Any]]:
    """What was paid out and received, month by month."""
    months: dict[str, dict[str, Any]] = {}
    for name, value in sorted(counters.items()):
        _, month, what = name.split("/")
        if what not in _TOLD:
            continue  # of `month_ends`
        months.setdefault(month, {"month": month})[what] = lender.text(value)
    return list(months.values())


def _camel(status: Status) -> str:
    head, *rest = status.value.split("_")
    return head + "".join(word.capitalize() for word in rest)
