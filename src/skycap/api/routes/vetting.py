"""What is looked at before money is lent: affordability, securities, and whom we do not lend to."""

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, outcome
from skycap.api.fields import Id, LoanId
from skycap.api.models.loans import ChangedTold, Comments
from skycap.api.models.vetting import (
    AssessedTold,
    BarChangedTold,
    BarSent,
    MeansSent,
    SecurityAddedTold,
    SecuritySent,
)
from skycap.api.published import publish
from skycap.services import affordability, barring, loans, securities
from skycap.services.affordability import Means
from skycap.services.permissions import Action
from skycap.services.securities import NewSecurity

router = APIRouter(prefix="/api", tags=["vetting"], route_class=ExactRoute)


@router.post(
    "/loans/{loan}/affordability",
    **publish(AssessedTold, action=Action.ASSESS, status=201, command=True),
)
def assess(
    call: Annotated[Call, allowed(Action.ASSESS)], loan: LoanId, body: MeansSent
) -> Response:
    """Assess whether the borrower can afford the loan; whoever does so cannot approve it."""
    means = Means(
        income=call.amount(body.income, "income"),
        deductions=call.amount_or_none(body.deductions, "deductions") or 0,
        living_costs=call.amount_or_none(body.living_costs, "livingCosts") or 0,
        obligations=call.amount_or_none(body.obligations, "obligations") or 0,
        evidence=body.evidence or "",
    )
    loan_id = loans.find(call.office, loan)
    return outcome(affordability.assess(call.office, call.person, loan_id, means, call.asked(body)))


@router.post(
    "/loans/{loan}/securities",
    **publish(SecurityAddedTold, action=Action.KEEP_SECURITIES, status=201, command=True),
)
def add_security(
    call: Annotated[Call, allowed(Action.KEEP_SECURITIES)], loan: LoanId, body: SecuritySent
) -> Response:
    """Record a guarantor or a collateral."""
    value = call.amount(body.value, "value")
    new = NewSecurity(body.kind, value, body.name, body.details or "")
    loan_id = loans.find(call.office, loan)
    return outcome(securities.add(call.office, call.person, loan_id, new, call.asked(body)))


@router.post(
    "/loans/{loan}/securities/{security}/release",
    **publish(ChangedTold, action=Action.KEEP_SECURITIES, command=True),
)
def release_security(
    call: Annotated[Call, allowed(Action.KEEP_SECURITIES)],
    loan: LoanId,
    security: Id,
    body: Comments,
) -> Response:
    """Free a guarantor, or give a collateral back; another person than who recorded it."""
    loan_id = loans.find(call.office, loan)
    return outcome(
        securities.release(
            call.office, call.person, loan_id, security, body.comments, call.asked(body)
        )
    )


@router.post("/borrowers/bar", **publish(BarChangedTold, action=Action.BAR_BORROWER, command=True))
def bar(call: Annotated[Call, allowed(Action.BAR_BORROWER)], body: BarSent) -> Response:
    """Lend no more to a person. Applications are still taken, but cannot be approved."""
    return outcome(
        barring.bar(call.office, call.person, body.id_number, body.comments, call.asked(body))
    )


@router.post(
    "/borrowers/lift-bar", **publish(BarChangedTold, action=Action.BAR_BORROWER, command=True)
)
def lift_bar(call: Annotated[Call, allowed(Action.BAR_BORROWER)], body: BarSent) -> Response:
    """Let a person borrow again."""
    return outcome(
        barring.lift(call.office, call.person, body.id_number, body.comments, call.asked(body))
    )
