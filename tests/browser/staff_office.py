"""What the tests of the portal's office share: sessions that are kept, and the API itself."""

from typing import Any

from playwright.sync_api import Page

from skycap.api.security import COOKIE
from tests.browser.conftest import Visit
from tests.browser.server import Running

_kept: dict[tuple[str, str], str] = {}
"""The tokens by server and username: signing in anew for each page would meet the rate limit."""


class Staff:
    """Opens pages for members of staff, and asks the API in their name."""

    def __init__(self, server: Running, visit: Visit) -> None:
        self._server = server
        self._visit = visit
        self._asking: Page | None = None

    def open(
        self, who: str, path: str = "/staff", device: str = "desktop", *, dark: bool = False
    ) -> Page:
        """A page of somebody who is signed in already."""
        page = self._visit(device, dark=dark)
        page.context.add_cookies(
            [
                {
                    "name": COOKIE,
                    "value": self.token(who),
                    "url": self._server.url,
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    def token(self, who: str) -> str:
        """A token of `who` that holds."""
        key = (self._server.url, who)
        if key not in _kept or self._verify(_kept[key]) != 200:
            body = {"username": who, "password": self._server.password(who)}
            answer = self._page().request.post("/api/auth/login", data=body)
            assert answer.ok, answer.text()
            _kept[key] = answer.json()["token"]
        return _kept[key]

    def get(self, who: str, path: str) -> Any:  # noqa: ANN401 - as the JSON is
        """What the API answers `who`."""
        answer = self._page().request.get(path, headers=self._headers(who))
        assert answer.ok, answer.text()
        return answer.json()

    def send(self, who: str, method: str, path: str, body: object) -> Any:  # noqa: ANN401 - as the JSON is
        """What the API answers when `who` sends `body`."""
        answer = self._page().request.fetch(
            path, method=method, data=body, headers=self._headers(who)
        )
        assert answer.ok, answer.text()
        return answer.json()

    def add(self, username: str, role: str, name: str) -> str:
        """Add a member of staff with a password of their own; returns the password."""
        password = f"{username} says a long sentence"
        told = {"username": username, "role": role, "fullName": name, "password": password}
        self.send("admin", "POST", "/api/users", {**told, "mustChangePassword": False})
        return password

    def _headers(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(who)}"}

    def _verify(self, token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return self._page().request.get("/api/auth/verify", headers=headers).status

    def _page(self) -> Page:
        if self._asking is None:
            self._asking = self._visit("desktop")
        self._asking.context.clear_cookies()
        return self._asking


def money(amount: str) -> str:
    """An amount of the API as the pages write it where decimals that are zero are left out."""
    written = f"P {float(amount):,.2f}"
    return written.removesuffix(".00")
