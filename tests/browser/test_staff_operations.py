"""The portal's operations in the browser: overview, log, backups, restores by two, troubles."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.server import Running, serving
from tests.browser.staff_axe import Check
from tests.browser.staff_office import Staff

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

HERE = ZoneInfo("Africa/Gaborone")


@pytest.fixture(scope="module")
def server(portfolio: Path) -> Iterator[Running]:
    """A server of its own: going back a minute would lose what other tests did in it."""
    with serving(portfolio) as running:
        yield running


@pytest.fixture
def staff(server: Running, visit: Visit) -> Staff:
    """Members of staff who have signed in already."""
    return Staff(server, visit)


def test_an_administrator_sees_what_to_do_and_makes_a_backup(staff: Staff) -> None:
    """The overview tells the API's findings with their runbook; a backup stands in the list."""
    page = staff.open("admin", "/staff/account")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and go")).to_be_focused()
    page.keyboard.type("Operations")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/staff/operations$"))
    told = staff.get("admin", "/api/operations/health")
    findings = page.get_by_role("region", name="What to do, the worst first")
    for finding in told["findings"]:
        expect(findings).to_contain_text(finding["where"])
        expect(findings).to_contain_text(f"docs/operations/{finding['runbook']}")
    checks = page.get_by_role("region", name="What was checked")
    expect(checks.get_by_role("listitem")).to_have_count(len(told["checks"]))
    chart = page.get_by_role("figure").first
    chart.get_by_text("Show as a table").click()
    figures = staff.get("admin", "/api/operations/metrics/Count")
    expect(chart.get_by_role("row")).to_have_count(len(figures["starts"]) + 1)

    page.get_by_role("link", name="Backups").click()
    page.get_by_role("button", name="Back up now").click()
    expect(page.get_by_text("The backup is made.")).to_be_visible()
    made = staff.get("admin", "/api/operations/backups")[0]
    row = page.get_by_role("table", name="Backups").get_by_role("row", name=made["name"])
    expect(row).to_contain_text("0 minutes ago")
    expect(row).to_contain_text("Can be restored")


def test_the_log_is_narrowed_by_its_address(staff: Staff) -> None:
    """What is chosen stands in the address, which brings it back; too much leaves nothing."""
    page = staff.open("admin", "/staff/operations/logs")
    page.get_by_label("Function").fill("operations")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile("function=operations"))
    lines = page.get_by_role("main").locator("details")
    lines.first.locator("summary").click()
    request = lines.first.get_by_text(re.compile("[0-9a-f]{8}-[0-9a-f]{4}-")).first.text_content()

    page.goto(f"/staff/operations/logs?hours=24&request={request}")
    expect(lines).to_have_count(1)
    page.get_by_label("Only what went wrong").check()
    expect(page.get_by_text("No line of the log is like this")).to_be_visible()
    page.get_by_role("button", name="Take all filters off").click()
    expect(lines.first).to_be_visible()
    expect(page).to_have_url(re.compile(r"logs\?hours=24$"))


def proposed(page: Page, why: str) -> None:
    """Propose to go back to this minute, as a person types it."""
    page.get_by_role("button", name="Propose to go back").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Propose to go back").click()
    expect(dialog.get_by_text("Choose a date and a time")).to_be_visible()
    dialog.get_by_label("Go back to").fill(datetime.now(UTC).astimezone(HERE).isoformat()[:16])
    dialog.get_by_label("Why").fill(why)
    dialog.get_by_role("button", name="Propose to go back").click()
    expect(page.get_by_text("waits for a second person")).to_be_visible()


def test_two_people_go_back_to_a_past_moment(staff: Staff, check_accessible: Check) -> None:
    """One proposes and cannot agree; another reads what will happen, agrees, and learns of it."""
    page = staff.open("admin", "/staff/operations/backups")
    proposed(page, "Not needed after all.")
    expect(page.get_by_role("button", name="Agree")).to_have_count(0)
    page.get_by_role("button", name="Decline").click()
    page.get_by_role("dialog").get_by_label("Why").fill("A mistake.")
    page.get_by_role("dialog").get_by_role("button", name="Decline").click()
    proposed(page, "A wrong file was imported.")

    other = staff.open("checker", "/staff/operations")
    expect(other.get_by_text("A wrong file was imported.")).to_be_visible()
    other.get_by_role("button", name="Agree").click()
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("at the next start of Skycap")
    check_accessible(other)
    dialog.get_by_role("button", name="Agree, and draw the books").click()
    ready = other.get_by_role("status").filter(has_text="Restart Skycap")
    expect(ready).to_be_visible(timeout=60_000)
    loans = staff.get("admin", "/api/loans/stats/summary")["total"]
    expect(ready.locator("dd").first).to_have_text(str(loans))
    assert staff.get("checker", "/api/operations/restores") == []


def test_others_see_nothing_but_what_waits_for_them(staff: Staff) -> None:
    """A checker finds no health, log or backup, at no address; a loan officer no entry at all."""
    page = staff.open("checker", "/staff/operations/logs")
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pages of operations")).to_have_count(0)
    maker = staff.open("maker", "/staff")
    navigation = maker.get_by_role("navigation", name="Main")
    expect(navigation.get_by_role("link", name="Operations")).to_have_count(0)


def test_a_diagnosis_finds_a_fault_made_on_purpose(staff: Staff) -> None:
    """With no product on offer, nobody can apply: the page names that cause, and its remedy."""
    products = staff.get("admin", "/api/products")
    try:
        for product in products:
            staff.send("admin", "PUT", f"/api/products/{product['code']}", {"active": False})
        page = staff.open("admin", "/staff/operations/diagnose")
        page.get_by_role("button", name="An application is not taken").click()
        tried = page.get_by_role("region", name="An application is not taken")
        causes = tried.get_by_role("region", name="Known causes")
        expect(causes.get_by_text("Found").first).to_be_visible(timeout=30_000)
        told = staff.get("admin", "/api/operations/diagnoses?trouble=apply")
        for finding in told["findings"]:
            expect(tried).to_contain_text(finding["what"])
        expect(page).to_have_url(re.compile("trouble=apply"))
    finally:
        for product in products:
            staff.send("admin", "PUT", f"/api/products/{product['code']}", {"active": True})


def test_what_an_operation_cannot_do_is_told_in_its_words(staff: Staff) -> None:
    """Why the API stopped is shown as it says it; what failed otherwise can be tried again."""
    page = staff.open("admin", "/staff/account")
    why = "On AWS this is done with the command line."
    stopped = {"title": "Conflict", "status": 409, "code": "operation_stopped", "detail": why}
    problem = {"type": "about:blank", "errors": [], "requestId": "x", **stopped}
    page.route("**/api/operations/usage", lambda route: route.fulfill(status=409, json=problem))
    page.route("**/api/operations/costs", lambda route: route.fulfill(status=503, body=""))
    page.goto("/staff/operations/storage")
    expect(page.get_by_text(why)).to_be_visible()
    page.unroute("**/api/operations/costs")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("No bill")).to_be_visible()
