"""Axe on the loans' pages and all of their dialogs: light and dark, desktop and phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser.conftest import Visit
from tests.browser.server import Running
from tests.browser.staff_axe import Check, look_everywhere
from tests.browser.staff_loans import Office, Told
from tests.browser.staff_office import Staff

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture
def office(server: Running, playwright: Playwright) -> Iterator[Office]:
    """The staff at the API itself."""
    opened = Office(server, playwright, {})
    yield opened
    opened.close()


@pytest.fixture
def staff(server: Running, visit: Visit) -> Staff:
    """Members of staff who have signed in already."""
    return Staff(server, visit)


def _dialog(page: Page, loan: Told, deed: str, about: str = "") -> Locator:
    """Open a dialog of the loan by its address."""
    page.goto(f"/staff/loans/{loan['loanId']}?do={deed}" + (f"&about={about}" if about else ""))
    dialog = page.get_by_role("dialog").last
    expect(dialog).to_be_visible()
    return dialog


def test_axe_finds_nothing_in_list_drawer_and_sections(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """The list, an empty one, the drawer, and the page with each of its parts are accessible."""
    loan = office.repaid()["loanId"]
    page = staff.open("accountant", "/staff/loans?status=arrears&product=standard")
    expect(page.locator("[data-loan]").first).to_be_visible()
    look_everywhere(page, check_accessible)
    page.locator("[data-loan]").first.click()
    expect(page.get_by_role("tab", name="Overview")).to_be_visible()
    look_everywhere(page, check_accessible)
    page.goto("/staff/loans?search=nobodyiscalledthis")
    expect(page.get_by_role("heading", name="No loan matches")).to_be_visible()
    look_everywhere(page, check_accessible)
    page.goto(f"/staff/loans/{loan}")
    for tab in ("Schedule", "Repayments", "Documents", "Application", "History"):
        page.get_by_role("tab", name=tab).click()
        expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
        look_everywhere(page, check_accessible)


def test_axe_finds_nothing_in_the_dialogs_of_a_checker(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """Approve on changed terms, reject, ask, attach: as they open, and with their problems."""
    loan = office.pending()
    page = staff.open("checker", "/staff/loans")
    for deed in ("approve", "reject", "request_info", "upload"):
        dialog = _dialog(page, loan, deed)
        look_everywhere(page, check_accessible)
        if deed == "approve":
            dialog.get_by_label("Amount to lend").fill("4,000")
            expect(dialog.locator("ins").first).to_be_visible()
        dialog.get_by_role("button").last.click()
        expect(dialog.locator("[aria-invalid=true]").first).to_be_visible()
        look_everywhere(page, check_accessible)


def test_axe_finds_nothing_in_what_a_maker_does(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """Withdraw, answer, amend, and the form with its summary of problems are accessible."""
    loan = office.pending()
    asked = {"action": "request_info", "comments": "Who is the employer?"}
    office.post(f"/api/loans/{loan['loanId']}/review", asked, "checker")
    page = staff.open("maker", "/staff/loans")
    for deed in ("withdraw", "answer"):
        dialog = _dialog(page, loan, deed)
        look_everywhere(page, check_accessible)
        dialog.get_by_role("button").last.click()
        look_everywhere(page, check_accessible)

    page.goto(f"/staff/loans/{loan['loanId']}/amend")
    expect(page.get_by_role("button", name="Save the changes")).to_be_visible()
    look_everywhere(page, check_accessible)
    page.goto("/staff/loans/new")
    expect(page.get_by_role("heading", name="Next of kin")).to_be_visible()
    look_everywhere(page, check_accessible)
    page.get_by_role("button", name="Save the application").click()
    summary = page.get_by_role("alert").filter(has_text="problems")
    expect(summary).to_be_visible()
    look_everywhere(page, check_accessible)
    summary.get_by_role("link", name=re.compile("Account number")).click()
    expect(page.get_by_label("Account number")).to_be_focused()


def test_axe_finds_nothing_in_the_dialogs_of_an_accountant(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """Pay out, cancel, repay with its split and its receipt, propose a reversal."""
    approved, loan = office.approved(), office.repaid()
    page = staff.open("accountant", "/staff/loans")
    for deed in ("disburse", "cancel"):
        dialog = _dialog(page, approved, deed)
        look_everywhere(page, check_accessible)
        dialog.get_by_role("button").last.click()
        look_everywhere(page, check_accessible)

    dialog = _dialog(page, loan, "repay")
    dialog.get_by_role("textbox", name="Amount received").fill("9999")
    dialog.get_by_role("textbox", name="Reference").fill(f"AXE-{loan['loanId']}")
    expect(dialog.get_by_role("alert")).to_be_visible()
    look_everywhere(page, check_accessible)
    dialog.get_by_role("textbox", name="Amount received").fill("50")
    expect(dialog.get_by_role("table")).to_be_visible()
    look_everywhere(page, check_accessible)
    dialog.get_by_role("button", name=re.compile("^Record P")).click()
    expect(page.get_by_role("heading", name=re.compile("Recorded: receipt"))).to_be_visible()
    look_everywhere(page, check_accessible)

    paid = loan["repayments"][0]["repaymentId"]
    dialog = _dialog(page, loan, "propose_reversal", paid)
    look_everywhere(page, check_accessible)
    dialog.get_by_role("button").last.click()
    look_everywhere(page, check_accessible)


def test_axe_finds_nothing_where_a_reversal_is_decided(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """The second person's dialogs are accessible, and what stays on the repayment."""
    loan = office.repaid()
    paid = loan["repayments"][0]["repaymentId"]
    body = {"comments": "The cheque bounced."}
    office.post(f"/api/repayments/{paid}/reversal", body, "accountant")
    page = staff.open("checker", "/staff/loans")
    for deed in ("confirm_reversal", "decline_reversal"):
        _dialog(page, loan, deed, paid)
        look_everywhere(page, check_accessible)
    page.goto(f"/staff/loans/{loan['loanId']}?tab=repayments")
    expect(page.get_by_role("button", name="Confirm the reversal")).to_be_visible()
    look_everywhere(page, check_accessible)


def test_a_document_is_looked_at_and_found_in_order(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """A checker sees the paper itself without leaving the page, and says that it is in order."""
    waiting = office.get("/api/loans?status=pending&limit=50", "checker")
    loans = (office.loan(line["loanId"]) for line in waiting)
    loan, row = next(
        (loan, row)
        for loan in loans
        for row in loan["documents"]
        if row["accepted"] is None and row["contentType"] == "image/png"
    )
    page = staff.open("checker", f"/staff/loans/{loan['loanId']}?tab=documents")
    _dialog(page, loan, "preview", row["documentId"])
    picture = page.get_by_role("img", name=re.compile("The document"))
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.naturalWidth") > 0
    look_everywhere(page, check_accessible)
    page.get_by_role("button", name="In order", exact=True).click()
    expect(page.get_by_text("Marked as in order.")).to_be_visible()

    found = office.loan(loan["loanId"])["documents"]
    assert {one["documentId"]: one["accepted"] for one in found}[row["documentId"]] is True
