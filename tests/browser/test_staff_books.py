"""The portal's books in the browser: reports with the API's figures, and the journal's desks."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.server import Running
from tests.browser.staff_axe import Check, look_everywhere
from tests.browser.staff_office import Staff

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

REPORTS = ("trial", "profit", "sheet", "ageing", "provisions", "ratios", "register")


@pytest.fixture
def staff(server: Running, visit: Visit) -> Staff:
    """Members of staff who have signed in already."""
    return Staff(server, visit)


def written(amount: str) -> str:
    """An amount as it stands in a table, without its sign."""
    return f"{abs(float(amount)):,.2f}"


def test_statements_show_what_the_api_tells(staff: Staff) -> None:
    """Each account of the trial balance stands in a row; both sides have the same total."""
    told = staff.get("accountant", "/api/reports/trial-balance")
    page = staff.open("accountant", "/staff/reports")
    table = page.get_by_role("table", name="Trial balance")
    for account in told["accounts"]:
        row = table.get_by_role("row", name=account["name"])
        amount = max(account["debit"], account["credit"], key=float)
        expect(row.first).to_contain_text(written(amount))
    total = table.get_by_role("row").last
    expect(total.get_by_text(written(told["debit"]))).to_have_count(2)

    page.get_by_label("Report").select_option("profit")
    profit = staff.get("accountant", "/api/reports/profit-and-loss")["profit"]
    expect(page.get_by_role("row").last).to_contain_text(written(profit))


def test_the_portfolio_shows_arrears_and_provisions(staff: Staff) -> None:
    """Buckets with their principal, portfolio at risk in percent, and the three stages."""
    told = staff.get("checker", "/api/reports/ageing")
    page = staff.open("checker", "/staff/reports?report=ageing")
    par = next(one for one in told["atRisk"] if one["days"] == 30)
    expect(page.get_by_role("row", name="More than 30 days late")).to_contain_text(
        written(par["principal"])
    )
    page.get_by_label("Report").select_option("provisions")
    stages = page.get_by_role("table", name="Stage")
    expect(stages.get_by_role("row")).to_have_count(4)


def test_axe_finds_nothing_in_reports(staff: Staff, check_accessible: Check) -> None:
    """No report breaks a rule; both kinds of tables and the charts also in the dark and small."""
    page = staff.open("accountant", "/staff/reports")
    for report in REPORTS:
        page.get_by_label("Report").select_option(report)
        page.wait_for_load_state("networkidle")
        if report in {"trial", "ageing"}:
            look_everywhere(page, check_accessible)
        else:
            check_accessible(page)


def proposed(page: Page, amount: str) -> None:
    """Propose that money went from the till to the bank."""
    page.get_by_role("button", name="New entry").click()
    page.get_by_label("Date").fill("2026-01-05")
    page.get_by_label("Amount").fill(amount)
    page.get_by_label("What it is for").fill("Slip 118.")
    page.get_by_role("button", name="Propose", exact=True).click()
    expect(page.get_by_text("waits for a second person").first).to_be_visible()


def test_two_people_make_an_entry(staff: Staff, check_accessible: Check) -> None:
    """One proposes, and cannot post it; another does, and it stands in the journal."""
    page = staff.open("accountant", "/staff/journal?since=2026-01-05&until=2026-01-05")
    page.get_by_role("button", name="New entry").click()
    look_everywhere(page, check_accessible)
    page.keyboard.press("Escape")
    proposed(page, "1234.56")
    waits = page.get_by_role("listitem").filter(has_text="1,234.56")
    expect(waits.get_by_role("button", name="Post it")).to_have_count(0)
    look_everywhere(page, check_accessible)

    other = staff.open("checker", "/staff/journal?since=2026-01-05&until=2026-01-05")
    waits = other.get_by_role("listitem").filter(has_text="1,234.56")
    waits.get_by_role("button", name="Post it").click()
    row = other.get_by_role("row").filter(has_text="1,234.56")
    expect(row.first).to_contain_text("By hand")


def test_a_receipt_is_recorded_and_allocated(staff: Staff) -> None:
    """What nobody knows waits in a list, until it becomes a repayment of a loan."""
    loan = staff.get("accountant", "/api/loans?status=disbursed&limit=1")[0]["reference"]
    page = staff.open("accountant", "/staff/journal")
    page.get_by_role("button", name="Record a receipt").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Received on").fill(
        staff.get("accountant", "/api/loans/stats/summary")["asOf"]
    )
    dialog.get_by_label("Amount").fill("77.70")
    dialog.get_by_label("Reference").fill("UNKNOWN-77")
    dialog.get_by_label("What came with it").fill("K MOSARWA")
    dialog.get_by_role("button", name="Record a receipt").click()
    waits = page.get_by_role("listitem").filter(has_text="UNKNOWN-77")
    waits.get_by_role("button", name="Allocate").click()
    page.get_by_role("dialog").get_by_label("Loan").fill(loan)
    page.get_by_role("dialog").get_by_role("button", name="Allocate").click()
    expect(page.get_by_text("UNKNOWN-77")).to_have_count(0)
    paid = staff.get("accountant", "/api/repayments?reference=UNKNOWN-77")
    assert [one["loanReference"] for one in paid] == [loan]


def test_in_setswana_the_accounts_have_their_names(staff: Staff) -> None:
    """The trial balance of a Setswana page names the bank Banka."""
    page = staff.open("accountant", "/staff/reports")
    page.evaluate("localStorage.setItem('skycap.language', 'tn')")
    page.reload()
    expect(page.get_by_role("row", name=re.compile("1010 Banka"))).to_be_visible()
