"""The permission table, cell by cell: every route of the description for every role."""

import pytest

from skycap.services.permissions import ALLOWED, Action, Role
from tests.api.published import OPERATIONS, filled
from tests.api.world import APPLICATION, ROLES, World

OPEN = {
    ("GET", "/api/health/live"),
    ("GET", "/api/health/ready"),
    ("GET", "/api/settings"),
    ("POST", "/api/auth/login"),
    ("PUT", "/api/uploads/{token}"),
}
"""Routes for anybody: the last is guarded by its ticket."""

ACCOUNT = {
    ("GET", "/api/auth/verify"),
    ("POST", "/api/auth/logout"),
    ("POST", "/api/auth/password"),
    ("POST", "/api/auth/totp"),
    ("POST", "/api/auth/totp/confirm"),
    ("POST", "/api/auth/totp/remove"),
}
"""Routes for any member of staff, about their own account."""

ACTIONS = {
    (method, path): Action(operation["x-action"])
    for method, path, operation in OPERATIONS
    if "x-action" in operation
}
CELLS = [(*route, role) for route in ACTIONS for role in Role]


def test_every_route_is_mapped() -> None:
    """No route is without an action, unless it is listed here as open or about one's account."""
    published = {(method, path) for method, path, _ in OPERATIONS}

    assert published == set(ACTIONS) | OPEN | ACCOUNT
    assert not set(ACTIONS) & (OPEN | ACCOUNT)


def test_every_action_has_a_route() -> None:
    """Whatever the table allows can be done; withdrawing goes by capture and tracking."""
    assert set(Action) - {Action.WITHDRAW} == set(ACTIONS.values())


@pytest.mark.parametrize(("method", "path", "role"), CELLS)
def test_a_cell_of_the_table(shared: World, method: str, path: str, role: Role) -> None:
    """A role gets through exactly where the table allows it, before the body is looked at."""
    answer = shared.send(method, filled(path), role)
    code = answer.json().get("code") if answer.status_code >= 400 else None
    code = code or ""

    if role in ALLOWED[ACTIONS[method, path]]:
        assert answer.status_code not in {401, 403, 500}, answer.text
    elif role is Role.PUBLIC:
        assert (answer.status_code, code) == (401, "not_signed_in")
    else:
        assert (answer.status_code, code) == (403, "role_not_allowed")


@pytest.mark.parametrize(("method", "path"), sorted(ACCOUNT))
def test_ones_own_account_needs_a_sign_in(world: World, method: str, path: str) -> None:
    """Nobody does anything to an account without being signed in; any role may to its own."""
    assert world.send(method, path).status_code == 401
    for role in ROLES:
        answer = world.send(method, path, role)
        signed_out = path == "/api/auth/logout" or answer.status_code not in {401, 403}
        assert signed_out, answer.text


@pytest.mark.parametrize(("method", "path"), [r for r in ACTIONS if r[0] != "GET"])
def test_who_may_not_changes_nothing(shared: World, method: str, path: str) -> None:
    """A refused command writes nothing."""
    before = shared.fingerprint()
    for role in Role:
        if role not in ALLOWED[ACTIONS[method, path]]:
            shared.send(method, filled(path), role, json={})

    assert before == shared.fingerprint()


def test_a_maker_cannot_review_and_nobody_reviews_their_own(world: World) -> None:
    """Four eyes hold over the API as well: who captured does not review, who reviews not pays."""
    captured = world.post("/api/loans", APPLICATION, "maker").json()["reference"]
    body = {"action": "approve", "comments": "fine"}

    assert world.post(f"/api/loans/{captured}/review", body, "maker").status_code == 403
    assert world.post(f"/api/loans/{captured}/review", body, "checker").status_code == 200


def test_a_checker_who_applied_for_somebody_cannot_review_it(world: World) -> None:
    """A signed-in member of staff who applies counts as having captured."""
    applied = world.post("/api/loans/apply", APPLICATION, "checker").json()["reference"]
    body = {"action": "approve", "comments": "fine"}
    answer = world.post(f"/api/loans/{applied}/review", body, "checker")

    assert (answer.status_code, answer.json()["code"]) == (403, "four_eyes")


def test_a_stale_sign_in_does_not_turn_into_the_public(world: World) -> None:
    """An application with a token that no longer holds is refused, not taken as the public's."""
    headers = {"Authorization": "Bearer nonsense"}

    assert world.post("/api/loans/apply", APPLICATION, headers=headers).status_code == 401
