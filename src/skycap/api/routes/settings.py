"""What the lender has set, and the trail of everything that happened."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Anyone, Call, allowed, answer, outcome
from skycap.api.fields import PAGE_SIZE, Cursor, Limit, QueryText
from skycap.api.models.files import EntryTold
from skycap.api.models.lenders import (
    HolidayTold,
    PublicSettingsTold,
    SettingsChange,
    SettingsTold,
)
from skycap.api.published import publish
from skycap.services import holidays, lenders, trail
from skycap.services.permissions import Action
from skycap.services.trail import TrailFilters

router = APIRouter(prefix="/api", route_class=ExactRoute)
Manager = Annotated[Call, allowed(Action.MANAGE_SETTINGS)]


@router.get("/settings", tags=["settings"], **publish(PublicSettingsTold))
def public_settings(call: Annotated[Call, Anyone]) -> Response:
    """Say what anybody may know about the lender: names, currency, contacts, documents needed."""
    return answer({**lenders.public_view(call.lender), "demo": call.api.options.demo})


@router.get(
    "/settings/all", tags=["settings"], **publish(SettingsTold, action=Action.MANAGE_SETTINGS)
)
def all_settings(call: Manager) -> Response:
    """Look at all that the lender has set."""
    return answer(lenders.settings_view(call.lender))


@router.put(
    "/settings",
    tags=["settings"],
    **publish(SettingsTold, action=Action.MANAGE_SETTINGS, command=True),
)
def change_settings(call: Manager, body: SettingsChange) -> Response:
    """Change what the lender has set; what is left out stays."""
    changed = lenders.change_settings(call.office, call.person, body.changes(), call.asked(body))
    return outcome(changed)


@router.get(
    "/audit",
    tags=["audit"],
    **publish(list[EntryTold], action=Action.READ_AUDIT_TRAIL, paged=True),
)
def audit_trail(
    call: Annotated[Call, allowed(Action.READ_AUDIT_TRAIL)],
    stream: Annotated[
        QueryText,
        Query(
            description=(
                "What it is about (loan, user, product, settings, run or alarm), or one whole "
                "stream such as loan/SKY-7K2M-Q."
            )
        ),
    ] = "",
    actor: Annotated[
        QueryText, Query(description="Who did it: a username, an id, or public.")
    ] = "",
    kind: Annotated[QueryText, Query(description="What was done, such as disbursed.")] = "",
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Response:
    """List everything that happened, newest first. A page may be short and still have a next."""
    sent = {"stream": stream, "actor": actor, "kind": kind}
    filters = {name: value for name, value in sent.items() if value}
    after = call.after(cursor, filters)
    wanted = TrailFilters(stream, actor, kind)
    page = trail.audit_trail(call.office, call.person, wanted, after, limit)
    return call.page(page.rows, page.after, filters, limit)


@router.get(
    "/settings/holidays",
    tags=["settings"],
    **publish(list[HolidayTold], action=Action.READ_LOANS),
)
def list_holidays(
    call: Annotated[Call, allowed(Action.READ_LOANS)],
    year: Annotated[int | None, Query(ge=1970, le=2100)] = None,
) -> Response:
    """List the holidays of a year, this one if none is said."""
    lender = call.office.lender()
    asked = year or call.office.today(lender).year
    return answer(
        [{"date": day.isoformat(), "name": name} for day, name in holidays.named(lender, asked)]
    )
