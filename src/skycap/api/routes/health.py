"""Whether Skycap is well: for load balancers, monitors and people."""

from typing import Annotated, Literal

from fastapi import APIRouter
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Anyone, Call, answer
from skycap.api.models.base import Told, example
from skycap.api.published import publish

router = APIRouter(prefix="/api/health", tags=["health"], route_class=ExactRoute)


class HealthTold(Told):
    """Skycap answers."""

    model_config = example({"status": "ok", "version": "0.1.0", "demo": False})

    status: Literal["ok"]
    version: str
    demo: bool


@router.get("/live", **publish(HealthTold))
async def live(call: Annotated[Call, Anyone]) -> Response:
    """Say that the process answers."""
    return answer(_told(call))


@router.get("/ready", **publish(HealthTold))
def ready(call: Annotated[Call, Anyone]) -> Response:
    """Say that the store answers too; otherwise 503."""
    call.office.lender()
    call.api.keys.accepted()  # on AWS these are looked up; without them nobody can sign in
    return answer(_told(call))


def _told(call: Call) -> dict[str, object]:
    options = call.api.options
    return {"status": "ok", "version": options.version, "demo": options.demo}
