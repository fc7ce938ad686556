"""Statements of account, as borrowers are given them: postings by value date, corrections too."""

from datetime import date
from typing import Any, Final

from skycap.lending import statement as ruled
from skycap.lending.facts import Fact
from skycap.lending.history import moment_text
from skycap.lending.loan import Payment
from skycap.lending.refusals import Code, Refusal
from skycap.lending.statement import Line, Owed, Statement
from skycap.services import loans
from skycap.services.loans import File
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.telling import receipt_number
from skycap.services.told_acts import KINDS

DAYS_MAX: Final = 400
"""How many days with postings one statement may have: each is reckoned from the history."""


def statement(
    office: Office,
    person: Person,
    loan: str,
    first: date | None = None,
    last: date | None = None,
) -> dict[str, Any]:
    """The statement of a loan from `first` (the payout) to `last` (today).

    Refuses with `loan_unknown`, `loan_not_disbursed`, or `field_invalid` for a period that makes no
    sense or holds too much.
    """
    require(person, Action.READ_LOANS)
    file = loans.open_file(office, loans.find(office, loan), person)
    return told(file, drawn(file, first, last))


def drawn(file: File, first: date | None, last: date | None) -> Statement:
    """The statement of the loan in `file`."""
    begun = file.known.disbursed_on
    if begun is None:
        message = "This loan was not paid out; there is nothing to state."
        raise Refusal(Code.LOAN_NOT_DISBURSED, message)
    first, last = max(first or begun, begun), last or max(file.today, begun)
    if last > file.today:
        raise Refusal(Code.FIELD_INVALID, f"must not be after today, {file.today}", "to")
    if first > last:
        raise Refusal(Code.FIELD_INVALID, f"must not be after {last}", "from")
    if len(ruled.days_of(file.known, first, last)) > DAYS_MAX:
        message = f"must be later: the period has more than {DAYS_MAX} days with postings"
        raise Refusal(Code.FIELD_INVALID, message, "from")
    return ruled.statement(file.known, first, last)


def told(file: File, drawn: Statement) -> dict[str, Any]:
    """A statement in plain data."""
    lender = file.lender
    return {
        "loanId": file.id,
        "reference": file.known.reference,
        "borrowerName": file.line.borrower_name,
        "currency": lender.currency,
        "from": drawn.first.isoformat(),
        "to": drawn.last.isoformat(),
        "opening": _owed(lender, drawn.opening),
        "lines": [_line(file, line) for line in drawn.lines],
        "closing": _owed(lender, drawn.closing),
    }


def _line(file: File, line: Line) -> dict[str, Any]:
    lender, of = file.lender, line.of
    debit, credit = max(line.change.total, 0), max(-line.change.total, 0)
    recorded = line.recorded_at
    return {
        "kind": KINDS[type(of.event)] if isinstance(of, Fact) else line.kind,
        "on": line.on.isoformat(),
        "recordedAt": moment_text(recorded) if recorded else None,
        "late": bool(recorded and lender.date_of(recorded) > line.on),
        "undone": line.undone,
        "description": describe(file, line),
        "debit": lender.text(debit),
        "credit": lender.text(credit),
        "change": _owed(lender, line.change),
        "balance": _owed(lender, line.balance),
    }


def describe(file: File, line: Line) -> str:
    """What a posting is, in a sentence of the lender."""
    of = line.of
    if isinstance(of, Payment):
        number = receipt_number(file.known.reference, of.event.receipt)
        method = of.event.method.replace("_", " ")
        if line.kind == ruled.REVERSAL:
            return f"Receipt {number} was reversed: it never counted"
        return f"Repayment by {method}, receipt {number}"
    if isinstance(of, Fact):
        return _act(of, undone=line.undone)
    if line.kind == ruled.PAYOUT:
        return "Loan paid out"
    if line.kind == ruled.DUE:
        numbers = " and ".join(str(number) for number in line.numbers)
        return f"Instalment {numbers} fell due"
    return "Penalties and adjustments to this day"


def _act(fact: Fact, *, undone: bool) -> str:
    name = getattr(fact.event, "name", None)
    words = name or KINDS[type(fact.event)].replace("_", " ").capitalize()
    return f"{words} (undone)" if undone else words


def _owed(lender: Lender, owed: Owed) -> dict[str, str]:
    return {
        "principal": lender.text(owed.principal),
        "interest": lender.text(owed.interest),
        "fee": lender.text(owed.fee),
        "penalty": lender.text(owed.penalty),
        "credit": lender.text(owed.credit),
        "total": lender.text(owed.total),
    }
