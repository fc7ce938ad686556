"""Somebody who applies through the public pages: what they answer, and how the office sees it."""

import base64
import itertools
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import (
    APIResponse,
    FilePayload,
    Locator,
    Page,
    Playwright,
    Route,
    expect,
)

from tests.browser.server import Running

STEPS = ("personal", "loan", "bank", "terms", "review")

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
PAYSLIP: FilePayload = {"name": "payslip.pdf", "mimeType": "application/pdf", "buffer": PDF}

TEXTS = {
    "personal": {
        "firstName": "Naledi",
        "lastName": "Moyo",
        "contactNumber": "71 234 567",
        "physicalAddress": "Plot 12, Area W, Francistown",
        "kinName": "Thabo Moyo",
        "kinRelationship": "Brother",
    },
    "loan": {"loanAmount": "5 000"},
    "bank": {"bankName": "First National Bank", "accountNumber": "62012345678"},
}
"""What is typed in each step, by the ids of the fields."""

CHOICES = {
    "personal": ("marriedInCommunity", "no"),
    "bank": ("repaymentMethod", "debit_order"),
}

_numbers = itertools.count(310_000_001)


def new_identity() -> str:
    """An Omang that nobody in the portfolio has, and nobody had before in these tests."""
    return str(next(_numbers))


def fill(page: Page, step: str, identity: str) -> None:
    """Answer what a step asks."""
    for name, text in TEXTS.get(step, {}).items():
        page.locator(f"#{name}").fill(text)
    if step in CHOICES:
        name, value = CHOICES[step]
        page.locator(f'input[name="{name}"][value="{value}"]').check()
    match step:
        case "personal":
            page.locator("#idNumber").fill(identity)
        case "loan":
            page.locator('input[name="product"][value="standard"]').check()
            page.locator("#loanPeriodMonths").select_option("10")
        case "terms":
            page.locator("#termsAccepted").check()


def go_on(page: Page) -> None:
    """Press the button that leads to the next step."""
    page.locator('form.apply button[type="submit"]').click()


def reach(page: Page, wanted: str, identity: str, path: str = "/apply") -> None:
    """Fill in the application from its start until the step that is wanted."""
    page.goto(path)
    at(page, "personal")
    for step, following in itertools.pairwise(STEPS):
        if step == wanted:
            return
        fill(page, step, identity)
        go_on(page)
        at(page, following)


def at(page: Page, step: str) -> None:
    """Insist that the page is at that step."""
    number = STEPS.index(step) + 1
    current = page.locator(".progress li[aria-current=step]")
    expect(current).to_have_count(1)
    expect(page.locator(f".progress li:nth-child({number})[aria-current=step]")).to_be_attached()
    expect(page.locator(".bones .bone.field")).to_have_count(0)


def ready_to_send(page: Page) -> Locator:
    """The button that sends, once the cost is shown."""
    button = page.get_by_role("button", name="Send my application")
    expect(button).to_have_attribute("aria-disabled", "false")
    return button


def reference_of(page: Page) -> str:
    """The reference on the confirmation."""
    shown = page.locator(".reference strong")
    shown.wait_for()
    return shown.inner_text()


def send(page: Page, identity: str) -> str:
    """Apply, and return the reference."""
    reach(page, "review", identity)
    ready_to_send(page).click()
    return reference_of(page)


def photo(page: Page, width: int, height: int) -> FilePayload:
    """A photo as a camera makes it: a large JPEG, of noise so that it does not shrink by itself."""
    made = page.evaluate(
        """async ([width, height]) => {
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext("2d");
            const tile = context.createImageData(256, 256);
            for (let start = 0; start < tile.data.length; start += 65536)
                crypto.getRandomValues(tile.data.subarray(start, start + 65536));
            for (let at = 3; at < tile.data.length; at += 4) tile.data[at] = 255;
            for (let x = 0; x < width; x += 256)
                for (let y = 0; y < height; y += 256) context.putImageData(tile, x, y);
            const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
            const bytes = new Uint8Array(await blob.arrayBuffer());
            let text = "";
            for (const byte of bytes) text += String.fromCharCode(byte);
            return btoa(text);
        }""",
        [width, height],
    )
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": base64.b64decode(made)}


class Held(list[Route]):
    """Requests that wait, until somebody lets them go on."""

    def hold(self, route: Route) -> None:
        """Keep a request waiting: `page.route(address, held.hold)`."""
        self.append(route)

    def release(self) -> None:
        """Let them all go on."""
        for route in self:
            route.continue_()
        self.clear()


@dataclass
class Staff:
    """Members of staff at their API, with no browser in common with the applicant."""

    playwright: Playwright
    server: Running

    def call(self, username: str, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Call the API as that user, and return the object that it answers."""
        answer: dict[str, Any] = self.fetch(username, method, path, body).json()
        return answer

    def fetch(self, username: str, method: str, path: str, body: object = None) -> APIResponse:
        """Call the API as that user; anything but success fails."""
        entry = self.playwright.request.new_context(base_url=self.server.url)
        credentials = {"username": username, "password": self.server.password(username)}
        token = entry.post("/api/auth/login", data=credentials).json()["token"]
        entry.dispose()
        desk = self.playwright.request.new_context(
            base_url=self.server.url, extra_http_headers={"Authorization": f"Bearer {token}"}
        )
        answer = desk.fetch(path, method=method, data=body)
        assert answer.ok, answer.text()
        return answer

    def loans(self, query: str) -> list[dict[str, Any]]:
        """The loans that a query finds, such as "status=disbursed"."""
        found: list[dict[str, Any]] = self.fetch("checker", "GET", f"/api/loans?{query}").json()
        return found

    def loans_of(self, identity: str) -> list[str]:
        """The references of all loans of somebody."""
        return [loan["reference"] for loan in self.loans(f"idNumber={identity}")]

    def loan(self, reference: str) -> dict[str, Any]:
        """A loan with everything about it."""
        return self.call("checker", "GET", f"/api/loans/{reference}")
