"""What is looked at before money is lent: affordability, the signed agreement, securities."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from typing_extensions import override

from skycap.lending import commands, vetting
from skycap.lending.commands import Context
from skycap.lending.conditions import Fee, FeeTime
from skycap.lending.events import PaymentMethod
from skycap.lending.loan import Status
from skycap.lending.refusals import Code, Refusal
from skycap.lending.underwriting import SecurityKind
from tests.lending.builders import ACCOUNTANT, CHECKER, MAKER, SECOND, START, Desk, terms_of
from tests.lending.sources import codes_raised_in

AGREEMENT = "a" * 64


class Strict(Desk):
    """A lender that asks for an assessment and a signed agreement."""

    @override
    def context(self, actor: str) -> Context:
        """`actor`, asking today."""
        asked: dict[str, Any] = {"affordability_required": True, "agreement_required": True}
        return replace(super().context(actor), **asked)

    def assess(self, instalment: int = 458_37, passed: bool = True, actor: str = MAKER) -> "Strict":
        """Assess the borrower for the instalment of the loan."""
        self.do(commands.Assess("as1", instalment, passed), actor)
        return self

    def sign(self, agreement: str = AGREEMENT) -> "Strict":
        """Attach the signed agreement and pay out on it."""
        method = PaymentMethod.BANK_TRANSFER
        command = commands.Disburse(self.today, method, "EFT-1", agreement)
        self.do(command, ACCOUNTANT)
        return self


def approved() -> Strict:
    """A loan that was assessed and approved."""
    desk = Strict()
    desk.apply()
    desk.assess().approve()
    return desk


def kept_back() -> Strict:
    """An application for P5,000 of which a fee would keep all back."""
    fee = Fee("Administration", FeeTime.DEDUCTED, 5_000_00)
    desk = Strict(terms=terms_of(fees=(fee,)))
    desk.apply()
    return desk


def secured() -> Strict:
    """An application with a guarantor."""
    desk = Strict()
    desk.apply()
    desk.do(commands.AddSecurity("s1", SecurityKind.GUARANTOR, 2_000_00), MAKER)
    return desk


def test_a_loan_is_paid_out_on_its_signed_agreement() -> None:
    """The payout keeps the hash of the agreement that was on file."""
    desk = approved()
    desk.do(commands.AttachDocument("d1", AGREEMENT), ACCOUNTANT)
    desk.sign()

    assert desk.loan.disbursed is not None
    assert desk.loan.disbursed.agreement == AGREEMENT


def test_whoever_assesses_has_captured() -> None:
    """The person who assessed the borrower cannot approve the loan."""
    desk = Strict()
    desk.apply()
    desk.assess(actor=CHECKER)

    with pytest.raises(Refusal) as refused:
        desk.approve()
    assert refused.value.code is Code.FOUR_EYES


def test_an_amended_application_is_assessed_anew() -> None:
    """What was found of another amount says nothing of this one."""
    desk = Strict()
    desk.apply()
    desk.assess().do(commands.Amend(9_000_00, terms_of(), 2), MAKER)

    assert desk.loan.assessed is None


def test_a_security_is_released_by_another_person() -> None:
    """A guarantor stays with the loan, free, once somebody else said so."""
    desk = secured()
    desk.do(commands.ReleaseSecurity("s1", "note"), SECOND)

    assert desk.loan.securities["s1"].released


def early(desk: Strict) -> None:
    """Approve before anybody assessed."""
    desk.approve()


def dearer(desk: Strict) -> None:
    """Approve more than was assessed."""
    desk.assess(450_00).approve()


def refused_agreement(desk: Strict) -> None:
    """Pay out on an agreement that the checker did not accept."""
    desk.do(commands.AttachDocument("d1", AGREEMENT), MAKER)
    desk.do(commands.VerifyDocument("d1", accepted=False), CHECKER)
    desk.sign()


def late_payout(desk: Strict) -> None:
    """Pay out on the first due date that was agreed."""
    desk.do(commands.AttachDocument("d1", AGREEMENT), MAKER)
    desk.maybe_loan = replace(
        desk.loan, terms=replace(desk.loan.terms, first_due=START + timedelta(days=1))
    )
    desk.wait(1)
    desk.sign()


def released_twice(desk: Strict) -> None:
    """Release a guarantor who is free."""
    desk.do(commands.ReleaseSecurity("s1", "note"), SECOND)
    desk.do(commands.ReleaseSecurity("s1", "note"), SECOND)


def applied() -> Strict:
    """An application."""
    desk = Strict()
    desk.apply()
    return desk


REFUSED: list[tuple[Code, str | None, Callable[[], Strict], Callable[[Strict], object]]] = [
    (Code.AFFORDABILITY_MISSING, None, applied, early),
    (Code.AFFORDABILITY_MISSING, "loanAmount", applied, dearer),
    (Code.NOT_AFFORDABLE, None, applied, lambda desk: desk.assess(passed=False).approve()),
    (Code.AGREEMENT_MISSING, None, approved, lambda desk: desk.sign("")),
    (Code.AGREEMENT_MISSING, None, approved, refused_agreement),
    (Code.FIRST_DUE_PASSED, "disbursementDate", approved, late_payout),
    (
        Code.AMOUNT_NOT_POSITIVE,
        "value",
        applied,
        lambda desk: desk.do(commands.AddSecurity("s1", SecurityKind.COLLATERAL, 0), MAKER),
    ),
    (
        Code.SECURITY_UNKNOWN,
        None,
        applied,
        lambda desk: desk.do(commands.ReleaseSecurity("s1", "note"), SECOND),
    ),
    (Code.SECURITY_ALREADY_RELEASED, None, secured, released_twice),
    (
        Code.FOUR_EYES,
        None,
        secured,
        lambda desk: desk.do(commands.ReleaseSecurity("s1", "note"), MAKER),
    ),
    (Code.LOAN_NOT_PENDING, None, approved, lambda desk: desk.assess()),
    (Code.FIELD_INVALID, "loanAmount", kept_back, lambda desk: desk.approve()),
]


@pytest.mark.parametrize(
    ("code", "field", "before", "act"), REFUSED, ids=[f"{row[0]}-{row[1]}" for row in REFUSED]
)
def test_is_refused(
    code: Code,
    field: str | None,
    before: Callable[[], Strict],
    act: Callable[[Strict], object],
) -> None:
    """Each thing that is missing has its code, and names the field that it concerns."""
    desk = before()
    with pytest.raises(Refusal) as refused:
        act(desk)

    assert (code, field) == (refused.value.code, refused.value.field)
    assert desk.status is not Status.DISBURSED


def test_every_refusal_is_reached() -> None:
    """No code that these rules can raise goes without a test."""
    assert codes_raised_in(vetting) <= {row[0] for row in REFUSED}
