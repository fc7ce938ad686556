"""An applicant's own application, known by its reference and their identity number together."""

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Anyone, Call, answer, outcome
from skycap.api.models import documents
from skycap.api.models.documents import RespondedTold, Track, TrackTold
from skycap.api.published import publish
from skycap.services import tracking
from skycap.services.permissions import Action

router = APIRouter(prefix="/api/tracking", tags=["tracking"], route_class=ExactRoute)
Applicant = Annotated[Call, Anyone]


@router.post("", **publish(TrackTold, action=Action.TRACK, limited=True))
def track(call: Applicant, body: Track) -> Response:
    """Say where an application stands, and what comes next."""
    _count(call, body)
    return answer(tracking.track(call.office, call.person, body.reference, body.id_number))


@router.post("/respond", **publish(RespondedTold, action=Action.TRACK, command=True, limited=True))
def respond(call: Applicant, body: documents.Response) -> Response:
    """Answer what was asked about one's own application."""
    _count(call, body)
    return outcome(
        tracking.respond(
            call.office, body.reference, body.id_number, body.comments, call.asked(body)
        )
    )


@router.post("/withdraw", **publish(RespondedTold, action=Action.TRACK, command=True, limited=True))
def withdraw_own(call: Applicant, body: documents.Response) -> Response:
    """Take one's own application back."""
    _count(call, body)
    return outcome(
        tracking.withdraw(
            call.office, body.reference, body.id_number, body.comments, call.asked(body)
        )
    )


def _count(call: Call, body: Track) -> None:
    """Count the caller, and guesses at one reference from wherever they come."""
    call.limit("track")
    call.api.limiter.count("track", "reference", body.reference.replace("-", "").casefold())
