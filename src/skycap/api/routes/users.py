"""Members of staff, for administrators."""

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer, outcome
from skycap.api.fields import PAGE_SIZE, Cursor, Id, Limit
from skycap.api.models.people import (
    PasswordReset,
    UserChange,
    UserListedTold,
    UserMadeTold,
    UserToAdd,
    UserTold,
)
from skycap.api.published import publish
from skycap.services import staff, users
from skycap.services.permissions import Action

router = APIRouter(prefix="/api/users", tags=["users"], route_class=ExactRoute)
Manager = Annotated[Call, allowed(Action.MANAGE_USERS)]


@router.get("", **publish(list[UserListedTold], action=Action.MANAGE_USERS, paged=True))
def list_users(call: Manager, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Response:
    """List members of staff in order of username."""
    page = users.list_users(call.office, call.person, call.after(cursor, {}), limit)
    return call.page(page.rows, page.after, {}, limit)


@router.post("", **publish(UserMadeTold, action=Action.MANAGE_USERS, status=201, command=True))
def add_user(call: Manager, body: UserToAdd) -> Response:
    """Add a member of staff. A generated password is told in this answer alone."""
    new = users.NewUser(
        username=body.username,
        full_name=body.full_name,
        role=body.role,
        email=body.email or "",
        password=body.password,
        must_change_password=body.must_change_password is not False,
    )
    return outcome(users.add_user(call.office, call.person, new, call.asked(body)))


@router.get("/{user_id}", **publish(UserTold, action=Action.MANAGE_USERS))
def get_user(call: Manager, user_id: Id) -> Response:
    """Look at one member of staff."""
    return answer(staff.user_body(staff.load_user(call.office, user_id)))


@router.patch("/{user_id}", **publish(UserTold, action=Action.MANAGE_USERS, command=True))
def change_user(call: Manager, user_id: Id, body: UserChange) -> Response:
    """Change the role, name or address of a member of staff. Another role signs them out."""
    changed = users.change_user(call.office, call.person, user_id, body.changes(), call.asked(body))
    return outcome(changed)


@router.post(
    "/{user_id}/reset-password", **publish(UserMadeTold, action=Action.MANAGE_USERS, command=True)
)
def reset_password(call: Manager, user_id: Id, body: PasswordReset | None = None) -> Response:
    """Give somebody a generated password, told in this answer alone, and sign them out."""
    also_codes = body is not None and body.also_codes is True
    reset = users.reset_password(
        call.office, call.person, user_id, call.asked(body), also_codes=also_codes
    )
    return outcome(reset)


@router.post("/{user_id}/disable", **publish(UserTold, action=Action.MANAGE_USERS, command=True))
def disable_user(call: Manager, user_id: Id) -> Response:
    """Shut somebody out at once."""
    return outcome(users.disable_user(call.office, call.person, user_id, call.asked()))


@router.post("/{user_id}/enable", **publish(UserTold, action=Action.MANAGE_USERS, command=True))
def enable_user(call: Manager, user_id: Id) -> Response:
    """Let somebody in again."""
    return outcome(users.enable_user(call.office, call.person, user_id, call.asked()))
