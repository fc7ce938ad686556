"""Fixtures for tests in a real browser: Debian's Chromium, driven by Playwright, at a real server.

A test asks for `desktop` or `phone` (a page each), or for `visit` to have several people at once.
Whatever a page writes into the console as an error fails the test, a broken rule of the
Content-Security-Policy included.
"""

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser import looks
from tests.browser.server import Running, make_portfolio, serving

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

Visit = Callable[..., Page]
SignIn = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def portfolio(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demo portfolio, made once for all workers. Nobody may change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if worker_id != "master" else base
    folder = shared / "demo-portfolio"
    with (shared / "demo-portfolio.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = shared / "demo-portfolio.new"
            shutil.rmtree(making, ignore_errors=True)
            make_portfolio(making)
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def server(portfolio: Path) -> Iterator[Running]:
    """A server with a copy of the demo portfolio, for all tests of this worker."""
    with serving(portfolio) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself."""
    expect.set_options(timeout=looks.TIMEOUT_MS)  # five seconds are few on a busy machine
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium."""
    opened = looks.launch(playwright)
    yield opened
    opened.close()


@pytest.fixture
def visit(browser: Browser, server: Running) -> Iterator[Visit]:
    """Open a page of its own, as another person would, such as `visit("phone", dark=True)`."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(device: str = "desktop", *, dark: bool = False, **options: object) -> Page:
        context = looks.context(browser, server.url, device, dark=dark, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda told: _note(faults, page, told))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, "the browser's console has errors:\n" + "\n".join(faults)


def _note(faults: list[str], page: Page, told: ConsoleMessage) -> None:
    """Keep an error, unless it only tells of a request that failed: the page itself shows that."""
    if told.type == "error" and not told.text.startswith("Failed to load resource"):
        faults.append(f"{page.url}: {told.text}")


@pytest.fixture
def desktop(visit: Visit) -> Page:
    """A page on a desktop."""
    return visit("desktop")


@pytest.fixture
def phone(visit: Visit) -> Page:
    """A page on a phone."""
    return visit("phone")


@pytest.fixture
def sign_in(server: Running) -> SignIn:
    """Sign somebody in through the page, and wait for the dashboard."""

    def enter(page: Page, username: str) -> None:
        looks.sign_in(page, username, server.password(username))

    return enter


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def check_accessible() -> Callable[..., None]:
    """Let axe look at a page as it is now: WCAG 2.2 AA and best practice, nothing to be found.

    With names of rules, such as `check(page, "color-contrast")`, only those are checked.
    """
    source = AXE.read_text(encoding="utf-8")

    def check(page: Page, *rules: str) -> None:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        wanted = {"type": "rule", "values": rules} if rules else RULES
        found = page.evaluate("(runOnly) => axe.run(document, { runOnly })", wanted)
        told = [
            {
                "rule": one["id"],
                "help": one["help"],
                "where": [node["html"][:200] for node in one["nodes"]],
                "why": one["nodes"][0]["failureSummary"],
            }
            for one in found["violations"]
        ]
        assert not told, json.dumps(told, indent=2)

    return check
