"""Operations over the API: what the verbs show, for administrators, on a real installation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from skycap.api.app import create_app
from skycap.api.options import ApiOptions
from skycap.assembly import Assembled, assemble
from skycap.cli.serve import operated, take_over
from skycap.services import users
from skycap.services.products import seed_products
from skycap.services.users import NewUser
from skycap.settings import Settings
from tests.api.world import APPLICATION

PASSWORD = "a quiet river at noon"


class Place:
    """An installation in a folder, its API, and people who sign in."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.opened: Assembled = assemble(settings, create=True)
        self.client = self._client()
        self.tokens: dict[str, str] = {}

    def _client(self) -> TestClient:
        office = self.opened.office
        app = create_app(office, self.opened.keys, ApiOptions(), operations=operated(self.opened))
        return TestClient(app)

    def hire(self, role: str) -> None:
        """Add somebody whose name is their role."""
        new = NewUser(role, role.title(), role, "", PASSWORD, must_change_password=False)
        users.add_user(self.opened.office, users.OPERATOR, new)

    def ask(self, who: str, path: str, method: str = "GET", **sent: Any) -> Any:  # noqa: ANN401 - what JSON holds
        """What `path` answers to somebody."""
        if who not in self.tokens:
            known = {"username": who, "password": PASSWORD}
            self.tokens[who] = self.client.post("/api/auth/login", json=known).json()["token"]
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        return self.client.request(method, path, headers=headers, **sent)

    def restart(self) -> None:
        """Stop serving, and begin again as `skycap serve` does."""
        self.opened.close()
        take_over(self.settings)
        self.opened = assemble(self.settings)
        self.client = self._client()
        self.tokens.clear()  # the users are those of then


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """An installation with an administrator and a checker."""
    made = Place(replace(Settings(), data=tmp_path / "data"))
    seed_products(made.opened.office)
    for role in ("admin", "checker"):
        made.hire(role)
    yield made
    made.opened.close()


@pytest.mark.parametrize(
    "path",
    [
        "health", "logs", "metrics/Errors", "performance", "alarms", "usage", "costs", "security",
        "backups", "day-ends", "restores",
    ],
)  # fmt: skip
def test_an_administrator_sees_operations_and_nobody_else(place: Place, path: str) -> None:
    """Each page answers as its verb does; a checker is told that it is not for them."""
    answer = place.ask("admin", f"/api/operations/{path}")

    assert answer.status_code == 200, answer.text
    if path != "restores":
        assert place.ask("checker", f"/api/operations/{path}").status_code == 403
    assert place.client.get(f"/api/operations/{path}").status_code == 401


def test_a_backup_is_made_and_listed(place: Place) -> None:
    """What was made is the newest on the list, with what it holds."""
    made = place.ask("admin", "/api/operations/backups", "POST")
    listed = place.ask("admin", "/api/operations/backups").json()

    assert made.status_code == 201
    assert [one["name"] for one in listed] == [made.json()["name"]]
    assert listed[0]["problem"] is None


def test_what_an_operation_says_is_told_with_its_reason(place: Place) -> None:
    """A figure that there is not is refused in the words of the verb."""
    answer = place.ask("admin", "/api/operations/metrics/Nonsense")

    assert (answer.status_code, answer.json()["code"]) == (409, "operation_stopped")


def test_the_books_go_back_to_a_moment_by_two_people_and_a_restart(place: Place) -> None:
    """Proposed by one, agreed to by another, audited, and in place when Skycap starts again."""
    moment = datetime.now(UTC)
    place.client.post("/api/loans/apply", json=APPLICATION).raise_for_status()
    sent = {"to": moment.isoformat(), "comments": "A wrong application."}

    proposed = place.ask("admin", "/api/operations/restores", "POST", json=sent)
    agreement = {"proposal": proposed.json()["proposal"]}
    own = place.ask("admin", "/api/operations/restores/agree", "POST", json=agreement)
    agreed = place.ask("checker", "/api/operations/restores/agree", "POST", json=agreement)

    assert (proposed.status_code, own.json()["code"]) == (201, "four_eyes")
    assert (agreed.status_code, agreed.json()["loans"]) == (200, 0), agreed.text
    assert len(place.ask("admin", "/api/loans").json()) == 1
    place.restart()
    assert place.ask("admin", "/api/loans").json() == []


def test_a_restore_can_be_declined(place: Place) -> None:
    """It waits where both see it, until one of them says no; then another can be proposed."""
    moment = (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
    sent = {"to": moment, "comments": "To see it."}
    place.ask("admin", "/api/operations/restores", "POST", json=sent)
    twice = place.ask("admin", "/api/operations/restores", "POST", json=sent)
    waits = place.ask("checker", "/api/operations/restores").json()
    no = {"comments": "Not needed."}
    declined = place.ask("checker", "/api/operations/restores/decline", "POST", json=no)

    assert twice.json()["code"] == "restore_already_proposed"
    admin = place.ask("admin", "/api/auth/verify").json()["user"]["userId"]
    assert (len(waits), waits[0]["proposedBy"], waits[0]["proposedById"]) == (1, "Admin", admin)
    assert declined.status_code == 200
    assert place.ask("checker", "/api/operations/restores").json() == []
    future = {"to": "2999-01-01T00:00:00Z", "comments": "x"}
    assert place.ask("admin", "/api/operations/restores", "POST", json=future).status_code == 422
