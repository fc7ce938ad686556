"""How the browser is started, and what people look with: a desktop, a phone, light or dark."""

import shutil
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

CHROMIUM = "chromium"

# Without these, Chromium looks for its maker's hosts at every start.
QUIET = [
    "--no-sandbox",  # it runs as root in CI, where there is no sandbox to have
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}

TIMEOUT_MS = 15_000


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium, whose own downloads Playwright does not need."""
    found = shutil.which(CHROMIUM)
    return playwright.chromium.launch(executable_path=found, args=QUIET)


def context(
    browser: Browser, url: str, device: str, *, dark: bool = False, **options: object
) -> BrowserContext:
    """A browser with nothing in it, as somebody with that device would have it."""
    opened = browser.new_context(
        base_url=url,
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        timezone_id="Africa/Gaborone",
        reduced_motion="reduce",
        **{**DEVICES[device], **options},  # type: ignore[arg-type] # options of Playwright, which checks them
    )
    opened.set_default_timeout(TIMEOUT_MS)
    return opened


def sign_in(page: Page, username: str, password: str) -> None:
    """Sign in through the page, and wait until the shell is there."""
    page.goto("/staff/sign-in")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Your account")).to_be_visible()
