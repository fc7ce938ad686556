"""What a borrower is handed: the cost of credit, the statement of account, why an amount is."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer
from skycap.api.fields import LoanId, QueryDay
from skycap.api.models.cost_sheets import CostSheetTold
from skycap.api.models.statements import ExplanationTold, StatementTold
from skycap.api.published import publish
from skycap.lending.terms import INSTALMENTS_MAX
from skycap.services import account_statements, cost_sheets, explanations
from skycap.services.permissions import Action

router = APIRouter(prefix="/api/loans/{loan}", tags=["papers"], route_class=ExactRoute)
Reader = Annotated[Call, allowed(Action.READ_LOANS)]
From = Annotated[QueryDay | None, Query(alias="from", description="The payout if not sent.")]
To = Annotated[QueryDay | None, Query(alias="to", description="Today if not sent.")]


@router.get("/cost-of-credit", **publish(CostSheetTold, action=Action.READ_LOANS))
def cost_of_credit(call: Reader, loan: LoanId) -> Response:
    """Tell what the loan costs: every item that a borrower must be told before signing."""
    return answer(cost_sheets.cost_sheet(call.office, call.person, loan))


@router.get("/statement", **publish(StatementTold, action=Action.READ_LOANS))
def statement(call: Reader, loan: LoanId, first: From = None, last: To = None) -> Response:
    """State the account of a loan: every posting by value date, with corrections."""
    return answer(account_statements.statement(call.office, call.person, loan, first, last))


@router.get(
    "/instalments/{number}/explanation", **publish(ExplanationTold, action=Action.READ_LOANS)
)
def explain(
    call: Reader,
    loan: LoanId,
    number: Annotated[int, Path(ge=1, le=10 * INSTALMENTS_MAX)],
    as_of: Annotated[QueryDay | None, Query(alias="asOf")] = None,
) -> Response:
    """Tell how each figure of an instalment came about, and who paid it."""
    return answer(explanations.explained(call.office, call.person, loan, number, as_of))
