"""A loan from plain data: its schedule, charges and payments in, what is paid and left out.

The events are those of a real loan, and the figures come from the same position.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from skycap.lending import events, money, servicing
from skycap.lending.allocation import Due
from skycap.lending.charges import Charge
from skycap.lending.early import Surplus
from skycap.lending.events import RULES_VERSION, PaymentMethod
from skycap.lending.history import append
from skycap.lending.loan import Loan, fold
from skycap.lending.position import position
from skycap.lending.terms import DEFAULT_ORDER, Bucket
from skycap.services.calculations.late_and_early import (
    SURPLUSES,
    read_early,
    read_late,
    told_settlement,
)
from skycap.services.calculations.reading import Fields, refused
from skycap.services.calculations.schedules import FIELDS, NOTES, Question, read_question

_STREAM: Final = "loan/calculation"
_MOMENT: Final = datetime(2000, 1, 1, tzinfo=UTC)
_BUCKETS: Final = {bucket.value: bucket for bucket in Bucket}
_WAIVED: Final = {name: one for name, one in _BUCKETS.items() if one is not Bucket.PRINCIPAL}
_OWN: Final = (
    "allocation", "as_of", "charges", "transactions", "late", "early", "settlement",
)  # fmt: skip
_CHARGES: Final = {"fee": Bucket.FEE, "penalty": Bucket.PENALTY}
_KINDS: Final = {kind: kind for kind in ("disbursement", "repayment", "undo", "waiver")}
TRANSACTIONS_MAX: Final = 5_000


def loan(question: object) -> dict[str, Any]:
    """Answer a question with every instalment as it stands at the end of `as_of`."""
    fields = Fields(question)
    fields.known((*FIELDS, *NOTES, *_OWN))
    asked = _disbursed(fields, read_question(fields))
    as_of, lent = fields.day("as_of"), _loan(fields, asked)
    found = position(lent, as_of)
    if not found.instalments:
        raise refused("as_of", "must not be before the disbursement")
    told = _told(found.instalments, asked.exponent)
    if fields.has("settlement"):
        within = fields.within("settlement")
        told["settlement"] = told_settlement(lent, within, fields, asked.exponent)
    return told


def _disbursed(fields: Fields, asked: Question) -> Question:
    """The question as the payout has it: a disbursement says what was lent, and when."""
    given = [one for one in _transactions(fields) if one.text("type") == "disbursement"]
    if len(given) > 1:
        raise refused(given[1].name("type"), "disbursement must be there once")
    for one in given:
        lent = one.amount("amount", asked.exponent)
        asked = replace(asked, principal=lent, start=one.day("date"))
        if asked.terms.first_due and asked.terms.first_due <= asked.start:
            raise refused("first_due_date", "must be after the disbursement")
    order, ahead = _orders(fields.within("allocation"))
    terms = replace(asked.terms, allocation=order, allocation_ahead=ahead)
    if fields.has("late"):
        terms = replace(terms, late=read_late(fields.within("late"), asked.exponent))
    if fields.has("early"):
        terms = replace(terms, early=read_early(fields.within("early"), asked.exponent))
    return replace(asked, terms=replace(terms, tolerance=0))


def _orders(fields: Fields) -> tuple[tuple[Bucket, ...], tuple[Bucket, ...]]:
    fields.known(("due", "in_advance"))
    order = fields.choices("due", _BUCKETS) or DEFAULT_ORDER
    ahead = fields.choices("in_advance", _BUCKETS)
    for name, parts in (("due", order), ("in_advance", ahead or order)):
        if sorted(parts) != sorted(Bucket):
            raise refused(fields.name(name), "must name each of the four parts once")
    return order, ahead


def _transactions(fields: Fields) -> list[Fields]:
    found = list(fields.each("transactions"))
    if len(found) > TRANSACTIONS_MAX:
        raise refused("transactions", f"must be at most {TRANSACTIONS_MAX}")
    for one in found:
        one.known(("date", "type", "amount", "id", "note", "surplus", "part"))
        one.choice("type", _KINDS)
    return found


def _loan(fields: Fields, asked: Question) -> Loan:
    """The loan after its events, as they are listed; an undo takes back what stands before it."""
    terms, lent, rows = asked.terms, asked.principal, asked.rows()
    happened: list[tuple[date, Any]] = [
        (asked.start, events.Applied("", lent, terms, 1)),
        (asked.start, events.Approved(lent, terms, "")),
        (
            asked.start,
            events.Disbursed(lent, terms, RULES_VERSION, rows, PaymentMethod.BANK_TRANSFER, ""),
        ),
    ]
    standing: list[tuple[date, str]] = []
    for number, one in enumerate(_transactions(fields), 1):
        kind, on, name = one.text("type"), one.day("date"), f"{number:04d}"
        if on < asked.start:
            raise refused(one.name("date"), "must not be before the disbursement")
        if kind == "repayment":
            amount = one.amount("amount", asked.exponent)
            surplus = one.choice("surplus", SURPLUSES, Surplus.HOLD.value)
            happened.append((on, _repaid(name, number, amount, surplus)))
            standing.append((on, name))
        elif kind == "waiver":
            part, amount = one.choice("part", _WAIVED), one.amount("amount", asked.exponent)
            happened.append((on, servicing.WaiverProposed(name, part, amount, "")))
            happened.append((on, servicing.Confirmed(name, "")))
        elif kind == "undo":
            undone = next((paid for paid in reversed(standing) if paid[0] == on), None)
            if undone is None:
                raise refused(one.name("date"), "must be the date of a repayment that stands")
            standing.remove(undone)
            happened.append((on, events.Reversed(undone[1], "")))
    found = fold(append(_STREAM, (), happened, _MOMENT, "calculation"))
    assert found is not None
    return replace(found, charges=_charges(fields, asked))


def _repaid(name: str, number: int, amount: int, surplus: Surplus) -> events.Repaid:
    return events.Repaid(name, number, amount, PaymentMethod.CASH, name, None, (), 0, surplus)


def _charges(fields: Fields, asked: Question) -> tuple[Charge, ...]:
    found = []
    for one in fields.each("charges"):
        one.known(("date", "kind", "amount", "id", "note"))
        kind, amount = one.choice("kind", _CHARGES), one.amount("amount", asked.exponent)
        found.append(Charge(one.day("date"), kind, amount, known=asked.start))
    return tuple(found)


def _told(instalments: tuple[Due, ...], exponent: int) -> dict[str, Any]:
    lines, balance = [], sum(row.principal for row in instalments)
    sums = dict.fromkeys(
        ("principal", "interest", "fees", "penalties", "total_due", "paid", "outstanding"), 0
    )
    for row in instalments:
        balance -= row.principal
        due = row.principal + row.interest + row.fee + row.penalty
        figures = {
            "principal": row.principal,
            "interest": row.interest,
            "fees": row.fee,
            "penalties": row.penalty,
            "total_due": due,
            "paid": due - row.outstanding,
            "outstanding": row.outstanding,
        }
        for name, value in figures.items():
            sums[name] += value
        told = {name: money.text(value, exponent) for name, value in figures.items()}
        lines.append(
            {
                "n": row.number,
                "due_date": row.due.isoformat(),
                **told,
                "balance": money.text(balance, exponent),
            }
        )
    totals = {name: money.text(value, exponent) for name, value in sums.items()}
    return {"schedule": lines, "totals": totals}
