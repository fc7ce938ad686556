"""The review desk: approve, reject, ask for more, and cancel what was approved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from skycap.lending import commands
from skycap.lending.commands import Command
from skycap.lending.refusals import Code, Refusal
from skycap.services import alerts, loans
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Commit
from skycap.services.products import get_product
from skycap.services.work import Asked, Outcome, carry_out


class Decision(StrEnum):
    """What a checker may decide."""

    APPROVE = "approve"
    REJECT = "reject"
    REQUEST_INFO = "request_info"


@dataclass(frozen=True, slots=True)
class Changes:
    """What an approval says beyond yes: the amount in minor units, the number of instalments.

    `on` is the date of the decision when it is entered late.
    """

    principal: int | None = None
    instalments: int | None = None
    on: date | None = None


def review(
    office: Office,
    person: Person,
    loan_id: str,
    decision: Decision,
    comments: str,
    changes: Changes | None = None,
    asked: Asked | None = None,
) -> Outcome:
    """Decide on a pending application, always with comments; an approval may change the terms."""
    require(person, Action.REVIEW)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        written = loans.note(office, person, file, comments)
        command = _command(office, file, decision, written.id, changes or Changes())
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        return commit, loans.answer(after)

    return carry_out(office, loans.stream_of(loan_id), plan, asked=asked)


def cancel(
    office: Office, person: Person, loan_id: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Give up an approved loan that was not paid out."""
    require(person, Action.CANCEL)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        written = loans.note(office, person, file, comments)
        command = commands.Cancel(written.id)
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        return commit, loans.answer(after)

    return carry_out(office, loans.stream_of(loan_id), plan, asked=asked)


def _command(
    office: Office, file: File, decision: Decision, note: str, changes: Changes
) -> Command:
    if decision is Decision.APPROVE:
        return _approval(office, file, note, changes)
    if changes != Changes():
        message = "can change only with an approval"
        raise Refusal(Code.FIELD_INVALID, message, "loanAmount")
    if decision is Decision.REJECT:
        return commands.Reject(note)
    return commands.RequestInformation(note)


def _approval(office: Office, file: File, note: str, changes: Changes) -> commands.Approve:
    """Approve as asked, or on changed terms priced under the product as it is offered now."""
    loan = file.known
    alerts.may_be_lent_to(office, file, changes.principal)
    principal = loan.principal if changes.principal is None else changes.principal
    count = loan.terms.instalments if changes.instalments is None else changes.instalments
    if (principal, count) == (loan.principal, loan.terms.instalments):
        return commands.Approve(principal, loan.terms, note, changes.on)
    product = get_product(office, loan.terms.product)
    agreed = loan.terms.rate_percent
    terms = product.terms(
        principal,
        count,
        file.lender.exponent,
        rate_percent=agreed if product.may_charge(agreed) else None,
        first_due=loan.terms.first_due,
    )
    return commands.Approve(principal, terms, note, changes.on)
