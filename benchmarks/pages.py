"""How soon the application's first step is ready on a slow phone, and what is fetched for it.

Chromium plays the phone: 400 kbit/s, 400 ms until each answer begins, a processor six times slower
than this one, and nothing kept from before. Something is typed as soon as there is a field; it is
*typable* when that is painted too. The form is sent again and again: *ready* is the first time
that counts, and no sooner than the paint; *answered* when the page shows what is missing,
with what was typed still there. Chromium's delay is
that of each request; a connection costs nothing more. Other work on this machine slows the
processor further: look at the load that is told.
"""

import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser import looks
from tests.browser.server import make_portfolio, serving

PAGE: Final = "/apply"
ROUNDS: Final = 7
BYTES_A_SECOND: Final = 400_000 // 8
LATENCY_MS: Final = 400
SLOWER: Final = 6
SETTLE_MS: Final = 4_000

# Types once, then sends the form every 20 ms, as its button does. It counts when the page takes it
# from the browser. A click itself would take a slow processor 20 ms each time.
WATCH: Final = """(() => {
  const told = (window.__told = {});
  const timer = setInterval(() => {
    const field = document.querySelector("#firstName");
    if (!field?.form.matches(".apply")) return;
    if (told.typed === undefined) {
      told.typed = performance.now();
      field.value = "Naledi";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    const pressed = new Event("submit", { bubbles: true, cancelable: true });
    if (!field.form.dispatchEvent(pressed)) told.ready ??= performance.now();
    requestAnimationFrame(() => {
      if (told.answered || !document.querySelector(".summary a[href='#lastName']")) return;
      told.answered = performance.now();
      told.kept = field.isConnected && field.value === "Naledi";
      clearInterval(timer);
    });
  }, 20);
})();"""


class Fetched(NamedTuple):
    """One file or answer: when it was asked for and was there, and the bytes that travelled."""

    path: str
    asked_ms: float
    there_ms: float
    size: int


class Visit(NamedTuple):
    """One visit with nothing kept from before, in milliseconds from its start."""

    painted: float
    typable: float
    ready: float
    answered: float
    fetched: tuple[Fetched, ...]


def measure() -> list[str]:
    """Lines with the medians, and every file of the visit in the middle."""
    with tempfile.TemporaryDirectory() as folder:
        portfolio = Path(folder, "demo")
        make_portfolio(portfolio)
        with serving(portfolio) as server, sync_playwright() as playwright:
            browser = looks.launch(playwright)
            _visit(browser, server.url)  # the server and the browser warm up
            visits = [_visit(browser, server.url) for _ in range(ROUNDS)]
            browser.close()
    return _lines(sorted(visits, key=lambda visit: visit.ready))


def _visit(browser: Browser, url: str) -> Visit:
    context = looks.context(browser, url, "phone")
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    _slow_down(session)
    fetched = _listen(session)
    page.goto(PAGE, wait_until="commit")
    page.locator(".summary").wait_for()
    page.wait_for_timeout(SETTLE_MS)  # what is fetched when all is quiet
    told = _told(page)
    if not told["kept"]:
        raise AssertionError("what was typed before the script was there is gone")
    context.close()
    painted = told["painted"]
    typable, ready = max(painted, told["typed"]), max(painted, told["ready"])
    return Visit(painted, typable, ready, told["answered"], tuple(fetched()))


def _slow_down(session: CDPSession) -> None:
    session.send("Network.enable")
    conditions = {
        "offline": False,
        "latency": LATENCY_MS,
        "downloadThroughput": BYTES_A_SECOND,
        "uploadThroughput": BYTES_A_SECOND,
    }
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _told(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate(
        """() => ({
            ...window.__told,
            painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
        })"""
    )
    return told


def _listen(session: CDPSession) -> Callable[[], list[Fetched]]:
    """Note every request of the page; give what collects those that came in full."""
    asked: dict[str, tuple[str, float]] = {}
    ended: dict[str, tuple[float, int]] = {}

    def sent(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = (urlsplit(event["request"]["url"]).path, event["timestamp"])

    def finished(event: dict[str, Any]) -> None:
        ended[event["requestId"]] = (event["timestamp"], int(event["encodedDataLength"]))

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", finished)

    def collect() -> list[Fetched]:
        start = min(moment for _, moment in asked.values())
        return [
            Fetched(path, (moment - start) * 1000, (ended[key][0] - start) * 1000, ended[key][1])
            for key, (path, moment) in asked.items()
            if key in ended
        ]

    return collect


def _lines(visits: list[Visit]) -> list[str]:
    """What the visits, in the order of being ready, have to tell."""
    shown = visits[len(visits) // 2]
    before = sum(one.size for one in shown.fetched if one.there_ms <= shown.ready)
    times = {
        "painted": [visit.painted for visit in visits],
        "typable": [visit.typable for visit in visits],
        "ready": [visit.ready for visit in visits],
        "answered": [visit.answered for visit in visits],
    }
    conditions = f"{LATENCY_MS} ms, a processor {SLOWER} times slower, nothing kept"
    return [
        f"{PAGE} at 400 kbit/s, {conditions}, load of this machine {os.getloadavg()[0]:.1f}:",
        *(
            f"  {name:8s} {statistics.median(taken):6.0f} ms, the median of {len(taken)} "
            f"({min(taken):.0f} to {max(taken):.0f})"
            for name, taken in times.items()
        ),
        f"  fetched in the median visit, {before:,} bytes of it before it was ready:",
        *(
            f"  {one.asked_ms:6.0f} to {one.there_ms:6.0f} ms {one.size:8,} bytes  {one.path}"
            for one in shown.fetched
        ),
    ]
