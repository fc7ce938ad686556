"""Take pictures of every page into screenshots/: python3 run.py screenshots [words to filter by].

A picture is named after its page, its state, the device and the appearance, such as
``staff-dashboard.phone.dark.png``. A new page or state is a line in `SHOTS`.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser import looks
from tests.browser.server import Running, make_portfolio, serving

FOLDER = Path(__file__).parents[2] / "screenshots"


def _nothing(_: Page) -> None:
    """Leave the page as it is."""


def _menu(page: Page) -> None:
    if page.viewport_size and page.viewport_size["width"] < 800:
        page.get_by_role("button", name="Menu").click()


def _palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").wait_for()


def _account(page: Page) -> None:
    page.get_by_role("button", name="Your account").click()


def _wrong(page: Page) -> None:
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()


@dataclass(frozen=True)
class Shot:
    """A page in one of its states; `who` is signed in, and `act` brings the state about."""

    name: str
    path: str
    who: str | None = None
    act: Callable[[Page], None] = _nothing
    refuse: str | None = None  # requests to this address fail, to show how that looks
    hold: str | None = None  # requests to this address stay open, to show the waiting


SHOTS = (
    Shot("home", "/"),
    Shot("home-menu", "/", act=_menu),
    Shot("home-setswana", "/tn"),
    Shot("home-waiting", "/", hold="**/api/**"),
    Shot("home-failed", "/", refuse="**/api/**"),
    Shot("products", "/products"),
    Shot("requirements", "/requirements"),
    Shot("contacts", "/contacts"),
    Shot("apply", "/apply"),
    Shot("track", "/track"),
    Shot("unknown", "/nowhere"),
    Shot("staff-sign-in", "/staff/sign-in"),
    Shot("staff-sign-in-wrong", "/staff/sign-in", act=_wrong),
    Shot("staff-dashboard", "/staff", who="admin"),
    Shot("staff-dashboard-checker", "/staff", who="checker"),
    Shot("staff-dashboard-waiting", "/staff", who="admin", hold="**/api/loans/**"),
    Shot("staff-dashboard-failed", "/staff", who="admin", refuse="**/api/loans/**"),
    Shot("staff-palette", "/staff", who="admin", act=_palette),
    Shot("staff-account", "/staff", who="admin", act=_account),
    Shot("staff-menu", "/staff", who="admin", act=_menu),
    Shot("staff-repayments", "/staff/repayments", who="accountant"),
    Shot("staff-repayments-failed", "/staff/repayments", who="accountant", refuse="**/repayments*"),
    Shot("staff-borrowers", "/staff/borrowers", who="checker"),
    Shot("staff-users", "/staff/users", who="admin"),
    Shot("staff-users-add", "/staff/users?add=true", who="admin"),
    Shot("staff-products", "/staff/products", who="admin"),
    Shot("staff-product", "/staff/products/standard", who="admin"),
    Shot("staff-product-edit", "/staff/products/standard/edit", who="admin"),
    Shot("staff-settings", "/staff/settings", who="admin"),
    Shot("staff-audit", "/staff/audit", who="admin"),
    Shot("staff-account-page", "/staff/account", who="maker"),
    Shot("staff-unknown", "/staff/nowhere", who="admin"),
)


def take(browser: Browser, server: Running, shots: Sequence[Shot]) -> Iterator[Path]:
    """Take each shot on both devices, light and dark."""
    for device in looks.DEVICES:
        for dark in (False, True):
            sessions: dict[str, object] = {}
            for shot in shots:
                yield _take(browser, server, shot, device, sessions, dark=dark)


def _take(
    browser: Browser,
    server: Running,
    shot: Shot,
    device: str,
    sessions: dict[str, object],
    *,
    dark: bool,
) -> Path:
    kept = {"storage_state": sessions[shot.who]} if shot.who in sessions else {}
    context = looks.context(browser, server.url, device, dark=dark, **kept)
    page = context.new_page()
    if shot.who and not kept:
        looks.sign_in(page, shot.who, server.password(shot.who))
        sessions[shot.who] = context.storage_state()
    if shot.refuse:
        page.route(shot.refuse, lambda route: route.abort())
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    if shot.hold:
        page.route(shot.hold, hold)
    page.goto(shot.path)
    if shot.hold:
        page.wait_for_timeout(600)
    else:
        page.wait_for_load_state("networkidle")
    shot.act(page)
    page.wait_for_timeout(200)
    target = FOLDER / f"{shot.name}.{device}{'.dark' if dark else ''}.png"
    page.screenshot(path=target, full_page=shot.act is _nothing)
    for route in held:
        route.abort()
    context.close()
    return target


def main(words: Sequence[str]) -> int:
    """Take the pictures whose names contain one of `words`, or all."""
    shots = [shot for shot in SHOTS if not words or any(word in shot.name for word in words)]
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        portfolio = Path(folder, "portfolio")
        make_portfolio(portfolio)
        with serving(portfolio) as server, sync_playwright() as playwright:
            browser = looks.launch(playwright)
            count = sum(1 for _ in take(browser, server, shots))
            browser.close()
    sys.stdout.write(f"{count} pictures in {FOLDER}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
