"""Take pictures of every page into screenshots/: python3 run.py screenshots [words to filter by].

A picture is named after its page, its state, the device and the appearance, such as
``staff-dashboard.phone.dark.png``; words choose by any part of that name. A new page or state is a
line in `SHOTS` of shots.py. One that cannot be taken is told at the end, and the others are there.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, Playwright, Route, sync_playwright

from tests.browser import looks
from tests.browser.server import Running, make_portfolio, serving
from tests.browser.shots import SHOTS, Known, Shot, still
from tests.browser.staff_loans import SCHOOL

FOLDER = Path(__file__).parents[2] / "screenshots"
AT_A_TIME = 2  # devices and appearances: a browser waits more than it works

# A loan in each state that has pages of its own, by the name that paths and acts call it.
LOANS = {
    "pending": "status=pending",
    "asked": "status=info_requested",
    "approved": "status=approved",
    "late": "arrears=true",
    "closed": "status=closed",
    "rejected": "status=rejected",
}


def meet(playwright: Playwright, server: Running) -> Known:
    """The loans that the pictures show, as the administrator sees them."""
    door = playwright.request.new_context(base_url=server.url)
    sent = {"username": "admin", "password": server.password("admin")}
    door.post("/api/auth/login", data=sent)
    known = {
        name: door.get(f"/api/loans?{query}&limit=1").json()[0] for name, query in LOANS.items()
    }
    known["repayment"] = door.get("/api/repayments?limit=1").json()[0]
    own = {"Sec-Fetch-Site": "same-origin"}
    assert door.post("/api/operations/day-ends", headers=own, timeout=60_000).ok
    waiting = door.get("/api/repayments?state=proposed&limit=1").json()
    known["proposed"] = waiting[0] if waiting else known["repayment"]
    door.dispose()
    known.update(_serve(playwright, server))
    known.update(_vet(playwright, server, known["late"]["idNumber"]))
    return known


def _vet(playwright: Playwright, server: Running, late: str) -> Known:
    """Another application of a late borrower, who is barred now, assessed and with a guarantor."""
    doors = {}
    for who in ("maker", "checker", "admin"):
        doors[who] = playwright.request.new_context(
            base_url=server.url, extra_http_headers={"Sec-Fetch-Site": "same-origin"}
        )
        sent = {"username": who, "password": server.password(who)}
        doors[who].post("/api/auth/login", data=sent)

    def act(who: str, address: str, body: Mapping[str, object]) -> dict[str, Any]:
        answer = doors[who].post(address, data=body)
        assert answer.ok, answer.text()
        return answer.json()  # type: ignore[no-any-return] # JSON is anything

    range_ = {"rateMin": "8", "rateMax": "12"}
    assert doors["admin"].put("/api/products/standard", data=range_).ok
    form = {**SCHOOL, "lastName": "Moyo", "idNumber": late, "interestRate": "8"}
    loan = act("maker", "/api/loans", form)
    base = f"/api/loans/{loan['reference']}"
    means = {"income": "4000", "deductions": "600", "livingCosts": "2900", "obligations": "250"}
    act("maker", f"{base}/affordability", {**means, "evidence": "Payslip of October"})
    brother = {"kind": "guarantor", "value": "2000", "name": "Thabo Moyo", "details": "Brother"}
    security = act("maker", f"{base}/securities", brother)
    act("checker", "/api/borrowers/bar", {"idNumber": late, "comments": "Forged payslip."})
    for door in doors.values():
        door.dispose()
    vetted = {**loan, "loanId": security["loanId"], "idNumber": late}
    return {"vetted": vetted, "security": security}


def _serve(playwright: Playwright, server: Running) -> Known:
    """A loan with a charge, a quote, and a new schedule that waits for a second person."""
    door = playwright.request.new_context(base_url=server.url)
    sent = {"username": "accountant", "password": server.password("accountant")}
    door.post("/api/auth/login", data=sent)
    loan = door.get("/api/loans?status=disbursed&limit=1").json()[0]
    today = door.get("/api/loans/stats/summary").json()["asOf"]
    own = {"Sec-Fetch-Site": "same-origin"}

    def act(address: str, body: dict[str, str]) -> dict[str, Any]:
        answer = door.post(f"/api/loans/{loan['loanId']}/{address}", data=body, headers=own)
        return answer.json()  # type: ignore[no-any-return] # JSON is anything

    fee = {"chargeDate": today, "kind": "fee", "name": "Letter of demand", "amount": "25"}
    charge = act("charges", fee)
    act("settlement-quotes", {"settlementDate": today})
    why = "The employer pays half until the summer."
    new = {"rescheduleDate": today, "loanPeriodMonths": "18", "comments": why}
    proposal = act("reschedule", new)
    door.dispose()
    return {"serviced": loan, "charge": charge, "proposal": proposal}


def name_of(shot: Shot, device: str, *, dark: bool) -> str:
    """The name of a picture, without its ending."""
    return f"{shot.name}.{device}{'.dark' if dark else ''}"


@dataclass(frozen=True)
class Round:
    """What one process takes: all shots as they look on a device, light or dark."""

    device: str
    dark: bool
    words: tuple[str, ...]

    def chosen(self) -> Iterator[tuple[str, Shot]]:
        """The shots whose names contain one of the words, or all, each with that name."""
        for shot in SHOTS:
            name = name_of(shot, self.device, dark=self.dark)
            if not self.words or any(word in name for word in self.words):
                yield name, shot


ROUNDS = tuple((device, dark) for device in looks.DEVICES for dark in (False, True))


def take(server: Running, known: Known, asked: Round) -> dict[str, str]:
    """Take the pictures of a round; give those that failed, by name, with the reason."""
    failed: dict[str, str] = {}
    sessions: dict[str, Any] = {}
    with sync_playwright() as playwright:
        browser = looks.launch(playwright)
        for name, shot in asked.chosen():
            kept = {"storage_state": sessions[shot.who]} if shot.who in sessions else {}
            context = looks.context(browser, server.url, asked.device, dark=asked.dark, **kept)
            try:
                page = context.new_page()
                if shot.who and not kept:
                    looks.sign_in(page, shot.who, server.password(shot.who))
                    sessions[shot.who] = context.storage_state()
                _take(page, shot, known, FOLDER / f"{name}.png")
                sys.stdout.write(f"{name}\n")
            except Error as problem:
                failed[name] = problem.message
                sys.stdout.write(f"{name} FAILED\n")
            sys.stdout.flush()
            context.close()
        browser.close()
    return failed


def _take(page: Page, shot: Shot, known: Known, target: Path) -> None:
    if shot.refuse:
        page.route(shot.refuse, lambda route: route.abort())
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    if shot.hold:
        page.route(shot.hold, hold)
    page.goto(shot.path.format_map(known))
    if shot.hold:
        page.wait_for_timeout(600)
    else:
        page.wait_for_load_state("networkidle")
    if shot.refuse:  # what fails is tried again for a while, and then told
        page.get_by_role("alert").first.wait_for()
    shot.act(page, known)
    page.wait_for_timeout(300)
    whole = shot.whole or shot.act is still
    if whole:  # what sticks to the top of the window stands at the top of the page
        page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=target, full_page=whole)
    for route in held:
        route.abort()


def main(words: Sequence[str]) -> int:
    """Take the pictures whose names contain one of `words`, or all; 1 if one could not be taken."""
    FOLDER.mkdir(exist_ok=True)
    rounds = [Round(device, dark, tuple(words)) for device, dark in ROUNDS]
    with tempfile.TemporaryDirectory() as folder:
        portfolio = Path(folder, "portfolio")
        make_portfolio(portfolio)
        with serving(portfolio) as server:
            with sync_playwright() as playwright:
                known = meet(playwright, server)
            with ProcessPoolExecutor(AT_A_TIME, get_context("spawn")) as processes:
                taken = processes.map(take, repeat(server), repeat(known), rounds)
                failed = {name: why for found in taken for name, why in found.items()}
    count = sum(len(list(asked.chosen())) for asked in rounds)
    sys.stdout.write(f"{count - len(failed)} of {count} pictures in {FOLDER}\n")
    for name, why in failed.items():
        sys.stdout.write(f"\n{name} could not be taken: {why}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
