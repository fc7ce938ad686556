"""Axe on every page and dialog of the portal's office: light and dark, desktop and phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.server import Running
from tests.browser.staff_axe import Check, look_everywhere
from tests.browser.staff_office import Staff

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

PAGES = {
    "maker": ("/staff", "/staff/account", "/staff/users"),
    "checker": ("/staff", "/staff/borrowers", "/staff/operations"),
    "accountant": ("/staff", "/staff/repayments"),
    "admin": (
        "/staff",
        "/staff/users",
        "/staff/users?add=true",
        "/staff/settings",
        "/staff/audit",
    ),
    "admin's products": (
        "/staff/products",
        "/staff/products/new",
        "/staff/products/standard",
        "/staff/products/standard/edit",
        "/staff/products/nothing",
    ),
    "admin's operations": (
        "/staff/operations",
        "/staff/operations/logs?function=users",
        "/staff/operations/alarms",
        "/staff/operations/backups",
    ),
    "admin's review": (
        "/staff/operations/storage",
        "/staff/operations/security",
        "/staff/operations/day-ends",
        "/staff/operations/performance",
        "/staff/operations/diagnose?trouble=dashboard",
    ),
}


@pytest.fixture
def staff(server: Running, visit: Visit) -> Staff:
    """Members of staff who have signed in already."""
    return Staff(server, visit)


@pytest.mark.parametrize("who", PAGES)
def test_axe_finds_nothing(staff: Staff, check_accessible: Check, who: str) -> None:
    """A page breaks no rule of WCAG 2.2 AA or best practice, and fits the screen."""
    page = staff.open(who.partition("'")[0], PAGES[who][0])
    for path in PAGES[who]:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        if path.endswith("/edit"):
            page.get_by_role("button", name="Add a fee").click()
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
            page.get_by_label("When an instalment is missed").select_option("daily")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        look_everywhere(page, check_accessible)


def test_axe_finds_nothing_in_what_opens(staff: Staff, check_accessible: Check) -> None:
    """The same holds for a receipt, a borrower, an event, the palette, the keys and the dialogs."""
    loan = staff.get("admin", "/api/loans?status=closed&limit=1")[0]
    page = staff.open("admin", "/staff/borrowers")
    page.get_by_label("Identity number").fill(loan["idNumber"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    look_everywhere(page, check_accessible)

    page.goto(f"/staff/repayments?reference={loan['reference']}")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    expect(page.get_by_role("article")).to_be_visible()
    look_everywhere(page, check_accessible)

    page.goto("/staff/audit")
    page.locator("summary").first.click()
    look_everywhere(page, check_accessible)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and go")).to_be_focused()
    page.keyboard.type(loan["borrowerName"])
    found = page.get_by_role("listbox").get_by_role("option")
    expect(found.first).to_be_visible()
    look_everywhere(page, check_accessible)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Shift+?")
    expect(page.get_by_role("dialog")).to_be_visible()
    look_everywhere(page, check_accessible)

    for deed in ("Name, role, email", "Reset the password", "Disable"):
        page.goto("/staff/users")
        page.get_by_role("button", name="Change").first.click()
        page.get_by_role("menuitem", name=deed).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        look_everywhere(page, check_accessible)
    page.goto("/staff/products/standard")
    page.get_by_role("button", name="Take off offer").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look_everywhere(page, check_accessible)


def test_axe_finds_nothing_while_waiting_and_after_failing(
    staff: Staff, check_accessible: Check
) -> None:
    """Skeletons and failures break no rule either."""
    page = staff.open("admin", "/staff/account")
    page.route("**/api/loans/stats/summary", lambda route: route.fulfill(status=503, body=""))
    page.route("**/api/worklist", lambda _: None)
    page.goto("/staff")
    expect(page.get_by_role("alert").first).to_be_visible()
    look_everywhere(page, check_accessible)
    page.unroute_all(behavior="ignoreErrors")
