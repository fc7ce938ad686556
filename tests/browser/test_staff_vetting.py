"""What is looked at before money is lent, and what a borrower is handed, through the pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import Visit
from tests.browser.server import Running
from tests.browser.staff_axe import Check, look_everywhere
from tests.browser.staff_loans import Office, money
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


def test_a_maker_assesses_and_a_checker_sees_the_figures_and_approves(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """The figures of the API stand in the maker's answer and in the checker's dialog."""
    loan = office.pending()
    page = staff.open("maker", f"/staff/loans/{loan['reference']}?do=assess")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_role("button", name="Assess", exact=True).click()
    expect(dialog.locator("[aria-invalid=true]")).to_have_count(1)
    check_accessible(page)
    dialog.get_by_label("Income before deductions").fill("9,000")
    dialog.get_by_label("Tax and other deductions").fill("1500")
    dialog.get_by_label("Living costs").fill("4000")
    dialog.get_by_role("button", name="Assess", exact=True).click()
    found = page.get_by_role("dialog").filter(has_text="Can be afforded")
    expect(found).to_be_visible()
    told = office.loan(loan["loanId"])["affordability"]
    expect(found).to_contain_text(money(told["leftToLiveOn"]))

    second = staff.open("checker", f"/staff/loans/{loan['reference']}?do=approve")
    dialog = second.get_by_role("dialog").last
    for figure in ("netIncome", "instalment", "leftToLiveOn"):
        expect(dialog).to_contain_text(money(told[figure]))
    dialog.get_by_label("What you looked at").fill("Agrees.")
    dialog.get_by_role("button", name="Approve P 5,000.00").click()
    expect(dialog).to_be_hidden()
    assert office.loan(loan["loanId"])["status"] == "approved"


def test_a_barred_borrower_is_not_approved_until_the_bar_is_lifted(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """The checker is told why, follows the link to lift it, and can then approve."""
    loan = office.pending()
    number = loan["borrower"]["idNumber"]
    bar = {"idNumber": number, "comments": "Forged payslip."}
    office.post("/api/borrowers/bar", bar, "checker")
    page = staff.open("checker", f"/staff/loans/{loan['reference']}")
    alert = page.locator("[data-alert=barred]")
    expect(alert).to_contain_text("Forged payslip.")
    look_everywhere(page, check_accessible)
    page.get_by_role("button", name="Approve").click()
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("What you looked at").fill("Agrees.")
    dialog.get_by_role("button", name="Approve P 5,000.00").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert office.loan(loan["loanId"])["status"] == "pending"

    page.goto(f"/staff/loans/{loan['reference']}")
    page.get_by_role("link", name="Everything about this person").click()
    expect(page.get_by_text("Barred from borrowing")).to_be_visible()
    page.get_by_role("button", name="Lift the bar").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why").fill("The employer confirmed it.")
    check_accessible(page)
    dialog.get_by_role("button", name="Lift the bar").click()
    expect(page.get_by_text("May borrow", exact=True)).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Approve").click()
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("What you looked at").fill("Agrees.")
    dialog.get_by_role("button", name="Approve P 5,000.00").click()
    expect(dialog).to_be_hidden()
    assert office.loan(loan["loanId"])["status"] == "approved"


def test_an_applicant_is_told_nothing_of_what_was_looked_at(
    staff: Staff, office: Office, visit: Visit
) -> None:
    """Neither a bar, nor an assessment, nor a guarantor stands on the public page."""
    loan = office.pending()
    number, base = loan["borrower"]["idNumber"], f"/api/loans/{loan['loanId']}"
    office.post("/api/borrowers/bar", {"idNumber": number, "comments": "Forged."}, "checker")
    office.post(f"{base}/affordability", {"income": "100", "evidence": "Sealed."}, "maker")
    guarantor = {"kind": "guarantor", "value": "2000", "name": "Kagiso Uncle"}
    office.post(f"{base}/securities", guarantor, "maker")
    page = visit("phone")
    page.goto(f"/track?reference={loan['reference']}")
    page.get_by_label("Identity number").fill(number)
    with page.expect_response("**/api/**") as answered:
        page.get_by_role("button", name="Show my application").click()
    page.get_by_role("heading", name=loan["reference"]).wait_for()
    shown = (page.inner_text("body") + answered.value.text()).lower()
    for secret in ("forged", "barred", "afford", "sealed", "kagiso", "guarantor"):
        assert secret not in shown

    checker = staff.open("checker", f"/staff/loans/{loan['reference']}?tab=securities")
    checker.get_by_role("button", name="Release Kagiso Uncle").click()
    dialog = checker.get_by_role("dialog").last
    dialog.get_by_label("Why").fill("Moved abroad.")
    dialog.get_by_role("button", name="Release it").click()
    expect(dialog).to_be_hidden()
    assert [row["released"] for row in office.loan(loan["loanId"])["securities"]] == [True]


def test_the_statement_ends_with_what_is_owed_and_amounts_are_explained(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """The page shows the API's closing balance, which the loan agrees with, and its formulas."""
    loan = office.repaid()
    base = f"/api/loans/{loan['loanId']}"
    told = office.get(f"{base}/statement")
    assert told["closing"]["principal"] == loan["balances"]["principal"]
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}/statement")
    last = page.get_by_role("row").last
    expect(last).to_contain_text(money(told["closing"]["total"]))
    look_everywhere(page, check_accessible)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download as CSV").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.splitlines()[-1].split(",")[4] == told["closing"]["total"]

    page.goto(f"/staff/loans/{loan['reference']}?tab=schedule")
    page.get_by_role("button", name="Why this amount?").first.click()
    dialog = page.get_by_role("dialog").last
    why = office.get(f"{base}/instalments/1/explanation")
    for part in why["parts"]:
        for step in part["steps"]:
            expect(dialog.get_by_text(step["formula"], exact=True).first).to_be_visible()
    expect(dialog).to_contain_text(why["payments"][0]["receiptNumber"])
    check_accessible(page)
