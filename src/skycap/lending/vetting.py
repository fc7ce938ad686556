"""The rules before money is lent: what must have been looked at, signed and secured."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from skycap.lending import commands, drawing
from skycap.lending.checks import other_person, still_open, under_review
from skycap.lending.commands import Context
from skycap.lending.events import LoanEvent
from skycap.lending.loan import Loan
from skycap.lending.money import text
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import Row, instalments
from skycap.lending.underwriting import (
    AffordabilityAssessed,
    SecurityAdded,
    SecurityReleased,
)

Dated = tuple[date, LoanEvent]


def affordable(loan: Loan, rows: Sequence[Row]) -> None:
    """Refuse to agree to instalments that were not assessed, or assessed as too much."""
    found = loan.assessed
    if found is None:
        message = "Nobody has assessed whether this loan can be afforded; that comes first."
        raise Refusal(Code.AFFORDABILITY_MISSING, message)
    if not found.passed:
        message = "The assessment found that this loan cannot be afforded."
        raise Refusal(Code.NOT_AFFORDABLE, message)
    if max(row.total for row in instalments(rows)) > found.instalment:
        message = "must not ask more a period than was assessed; assess it again"
        raise Refusal(Code.AFFORDABILITY_MISSING, message, "loanAmount")


def pays_out(principal: int, rows: Sequence[Row], exponent: int, field: str | None) -> None:
    """Refuse a loan of which interest and fees would keep back as much as is lent, or more.

    `principal` is in minor units, told with `exponent` decimals.
    """
    kept = rows[0].interest + rows[0].fee if rows[0].number == 0 else 0
    if kept >= principal:
        message = (
            f"must be more than {text(kept, exponent)}, which interest and fees keep back at the "
            f"payout: of {text(principal, exponent)} nothing would be paid out"
        )
        raise Refusal(Code.FIELD_INVALID, message, field)


def agreed(loan: Loan, command: commands.Disburse, context: Context) -> None:
    """Refuse to pay out what was agreed otherwise, or on an agreement that is not in order."""
    if loan.terms.first_due and loan.terms.first_due <= command.on:
        message = f"must be before the first due date that was agreed, {loan.terms.first_due}"
        raise Refusal(Code.FIRST_DUE_PASSED, message, "disbursementDate")
    signed(loan, command.agreement, context)


def signed(loan: Loan, agreement: str, context: Context) -> None:
    """Refuse to pay out without a signed `agreement` on file, or on one that is not in order."""
    if not agreement:
        if context.agreement_required:
            message = "The signed agreement is not on file: attach it, then pay out."
            raise Refusal(Code.AGREEMENT_MISSING, message)
        return
    known = [one for one in loan.documents.values() if one.digest == agreement]
    assert known, "an agreement is a document of its loan"
    if all(one.accepted is False for one in known):
        message = "The signed agreement on file was found not to be in order; attach another."
        raise Refusal(Code.AGREEMENT_MISSING, message)


def _assess(loan: Loan, command: commands.Assess, context: Context) -> list[Dated]:
    if drawing.top_up_waiting(loan) is None:
        under_review(loan)
        other_person(context, loan.reviewed_by, "reviewed this application and cannot assess it")
    assessed = AffordabilityAssessed(command.assessment, command.instalment, command.passed)
    return [(context.today, assessed)]


def _add_security(loan: Loan, command: commands.AddSecurity, context: Context) -> list[Dated]:
    still_open(loan)
    if command.value <= 0:
        raise Refusal(Code.AMOUNT_NOT_POSITIVE, "must be more than zero", "value")
    return [(context.today, SecurityAdded(command.security, command.kind, command.value))]


def _release_security(
    loan: Loan, command: commands.ReleaseSecurity, context: Context
) -> list[Dated]:
    known = loan.securities.get(command.security)
    if known is None:
        raise Refusal(Code.SECURITY_UNKNOWN, "There is no such guarantor or collateral here.")
    if known.released:
        raise Refusal(Code.SECURITY_ALREADY_RELEASED, "This was already released.")
    other_person(context, frozenset({known.actor}), "recorded this and cannot release it")
    return [(context.today, SecurityReleased(command.security, command.note))]


DECISIONS: dict[type, Callable[[Loan, Any, Context], list[Dated]]] = {
    commands.Assess: _assess,
    commands.AddSecurity: _add_security,
    commands.ReleaseSecurity: _release_security,
}
"""What each of these commands causes."""
