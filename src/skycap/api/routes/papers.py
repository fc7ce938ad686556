"""What a borrower is handed: the statement of account."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer
from skycap.api.fields import LoanId, QueryDay
from skycap.api.models.statements import StatementTold
from skycap.api.published import publish
from skycap.services import account_statements
from skycap.services.permissions import Action

router = APIRouter(prefix="/api/loans/{loan}", tags=["papers"], route_class=ExactRoute)
Reader = Annotated[Call, allowed(Action.READ_LOANS)]
From = Annotated[QueryDay | None, Query(alias="from", description="The payout if not sent.")]
To = Annotated[QueryDay | None, Query(alias="to", description="Today if not sent.")]


@router.get("/statement", **publish(StatementTold, action=Action.READ_LOANS))
def statement(call: Reader, loan: LoanId, first: From = None, last: To = None) -> Response:
    """State the account of a loan: every posting by value date, with corrections."""
    return answer(account_statements.statement(call.office, call.person, loan, first, last))
