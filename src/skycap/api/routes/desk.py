"""The desk: what waits for whom, and a borrower with all their loans."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer
from skycap.api.fields import QueryText
from skycap.api.models.desk import BorrowerPageTold, DeskTold, TaskTold
from skycap.api.published import publish
from skycap.services.borrowers import borrower
from skycap.services.desk import own_figures
from skycap.services.permissions import Action
from skycap.services.worklist import worklist

router = APIRouter(prefix="/api", tags=["loans"], route_class=ExactRoute)
Reader = Annotated[Call, allowed(Action.READ_LOANS)]


@router.get("/worklist", **publish(list[TaskTold], action=Action.READ_LOANS))
def get_worklist(call: Reader) -> Response:
    """What waits for the person who asks, oldest or longest late first."""
    return answer(worklist(call.office, call.person))


@router.get("/desk", **publish(DeskTold, action=Action.READ_STATISTICS))
def get_desk(call: Annotated[Call, allowed(Action.READ_STATISTICS)]) -> Response:
    """Count what waits for the person who asks, what they captured, and what came in today."""
    return answer(own_figures(call.office, call.person))


@router.get("/borrowers", **publish(BorrowerPageTold, action=Action.READ_LOANS, sought=True))
def get_borrower(
    call: Reader, id_number: Annotated[QueryText, Query(alias="idNumber")] = ""
) -> Response:
    """The borrower with that identity number, and all their loans."""
    return answer(borrower(call.office, call.person, id_number))
