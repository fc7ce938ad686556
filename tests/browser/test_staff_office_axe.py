"""Axe on every page and dialog of the portal's office: light and dark, desktop and phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.server import Running
from tests.browser.staff_office import Staff

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

LOOKS = pytest.mark.parametrize(
    ("device", "dark"),
    [("desktop", False), ("desktop", True), ("phone", False), ("phone", True)],
    ids=["desktop", "desktop-dark", "phone", "phone-dark"],
)

PAGES = {
    "maker": ("/staff", "/staff/account", "/staff/users"),
    "checker": ("/staff", "/staff/borrowers"),
    "accountant": ("/staff", "/staff/repayments"),
    "admin": (
        "/staff",
        "/staff/users",
        "/staff/users?add=true",
        "/staff/products",
        "/staff/products/new",
        "/staff/products/standard",
        "/staff/products/standard/edit",
        "/staff/products/nothing",
        "/staff/settings",
        "/staff/audit",
    ),
}


@pytest.fixture
def staff(server: Running, visit: Visit) -> Staff:
    """Members of staff who have signed in already."""
    return Staff(server, visit)


@LOOKS
@pytest.mark.parametrize("who", PAGES)
def test_axe_finds_nothing(
    staff: Staff, check_accessible: Callable[[Page], None], who: str, device: str, dark: bool
) -> None:
    """A page breaks no rule of WCAG 2.2 AA or best practice, and fits the screen."""
    page = staff.open(who, PAGES[who][0], device, dark=dark)
    for path in PAGES[who]:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        if path.endswith("/edit"):
            page.get_by_role("button", name="Add a fee").click()
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        check_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@LOOKS
def test_axe_finds_nothing_in_what_opens(
    staff: Staff, check_accessible: Callable[[Page], None], device: str, dark: bool
) -> None:
    """The same holds for a receipt, a borrower, an event, the palette, the keys and the dialogs."""
    loan = staff.get("admin", "/api/loans?status=closed&limit=1")[0]
    page = staff.open("admin", "/staff/borrowers", device, dark=dark)
    page.get_by_label("Identity number").fill(loan["idNumber"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    check_accessible(page)

    page.goto(f"/staff/repayments?loan={loan['reference']}")
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    expect(page.get_by_role("article")).to_be_visible()
    check_accessible(page)

    page.goto("/staff/audit")
    page.locator("summary").first.click()
    check_accessible(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and go")).to_be_focused()
    page.keyboard.type(loan["borrowerName"])
    found = page.get_by_role("listbox").get_by_role("option")
    expect(found.first).to_be_visible()
    check_accessible(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Shift+?")
    expect(page.get_by_role("dialog")).to_be_visible()
    check_accessible(page)

    for deed in ("Name, role, email", "Reset the password", "Disable"):
        page.goto("/staff/users")
        page.get_by_role("button", name="Change").first.click()
        page.get_by_role("menuitem", name=deed).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        check_accessible(page)
    page.goto("/staff/products/standard")
    page.get_by_role("button", name="Take off offer").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check_accessible(page)


@LOOKS
def test_axe_finds_nothing_while_waiting_and_after_failing(
    staff: Staff, check_accessible: Callable[[Page], None], device: str, dark: bool
) -> None:
    """Skeletons and failures break no rule either."""
    page = staff.open("admin", "/staff/account", device, dark=dark)
    page.route("**/api/loans/stats/summary", lambda route: route.fulfill(status=503, body=""))
    page.route("**/api/worklist", lambda _: None)
    page.goto("/staff")
    expect(page.get_by_role("alert").first).to_be_visible()
    check_accessible(page)
    page.unroute_all(behavior="ignoreErrors")
