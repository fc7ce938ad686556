"""The loans' pages: the list with its views and filters, one loan, the keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, Route, expect

from tests.browser.conftest import SignIn, Visit
from tests.browser.server import Running
from tests.browser.staff_loans import Office, money, tab_to

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture
def office(server: Running, playwright: Playwright) -> Iterator[Office]:
    """The staff at the API itself."""
    opened = Office(server, playwright, {})
    yield opened
    opened.close()


def test_the_views_count_and_narrow(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """Each saved view has the API's count, lists its own loans, and is kept in the address."""
    page = visit("desktop")
    sign_in(page, "checker")
    page.goto("/staff/loans")
    figures = office.get("/api/loans/stats/summary")
    views = page.get_by_role("navigation", name="Views")
    for name, count in {
        "To review": figures["pending"],
        "Active": figures["disbursed"],
        "In arrears": figures["arrears"]["loans"],
        "Finished": figures["closed"],
    }.items():
        expect(views.get_by_role("link", name=re.compile(f"^{name} ?{count}$"))).to_be_visible()

    views.get_by_role("link", name="In arrears").click()
    expect(page).to_have_url(re.compile(r"/staff/loans\?status=arrears$"))
    latest = office.get("/api/loans?arrears=true&limit=1")[0]
    row = page.get_by_role("row").nth(1)
    expect(row).to_contain_text(latest["borrowerName"])
    expect(row).to_contain_text(money(latest["outstanding"]))
    expect(row).to_contain_text(f"{latest['daysPastDue']} days late")

    bucket = figures["arrears"]["buckets"][1]
    page.get_by_label("Days late").select_option(bucket["bucket"])
    expect(page.locator("[data-loan]")).to_have_count(bucket["loans"])
    expect(page.get_by_text(f"{bucket['loans']} of {bucket['loans']} loans shown")).to_be_visible()
    page.goto("/staff/loans?status=disbursed&due=this_week")
    due = figures["arrears"]["dueThisWeek"]
    expect(page.get_by_text(f"{due} of {due} loans shown")).to_be_visible()
    page.get_by_role("button", name="Remove the filter Due within a week").click()
    expect(page).to_have_url(re.compile(r"status=disbursed$"))


def test_search_and_filters_are_chips_and_survive_a_reload(
    visit: Visit, sign_in: SignIn, office: Office
) -> None:
    """What narrows the list is in the address, shown as chips, and taken away one by one."""
    loan = office.active()
    page = visit("desktop")
    sign_in(page, "accountant")
    page.goto("/staff/loans")
    expect(page.locator("[data-loan]").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type(loan["borrower"]["idNumber"])
    expect(page.locator("[data-loan]")).to_have_count(1)
    page.get_by_label("Product").select_option("standard")
    page.reload()
    expect(page.locator("[data-loan]")).to_have_count(1)
    expect(page.get_by_role("searchbox")).to_have_value(loan["borrower"]["idNumber"])
    filters = page.get_by_role("list", name="Filters")
    expect(filters.get_by_role("listitem")).to_have_count(3)
    page.get_by_role("button", name=re.compile("Remove the filter Product")).click()
    expect(filters.get_by_role("listitem")).to_have_count(1)
    page.go_back()
    expect(filters.get_by_role("listitem")).to_have_count(3)
    page.locator("summary", has_text="Any status").click()
    page.get_by_role("checkbox", name="Active").check()
    page.get_by_role("checkbox", name="Closed").check()
    expect(page).to_have_url(re.compile("statuses=disbursed(%2C|,)closed"))
    expect(page.locator("[data-loan]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="Active")).to_be_hidden()
    page.get_by_role("button", name="Remove the filter Status: Closed").click()
    expect(page).to_have_url(re.compile("[?&]status=disbursed"))


def test_an_empty_view_says_why_and_offers_one_thing(visit: Visit, sign_in: SignIn) -> None:
    """Where nothing matches, the page says so, and one button leads out."""
    page = visit("desktop")
    sign_in(page, "checker")
    page.goto("/staff/loans?search=nobodyiscalledthis")
    expect(page.get_by_role("heading", name="No loan matches")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("[data-loan]").first).to_be_visible()


def test_a_list_that_fails_can_be_asked_for_again(visit: Visit, sign_in: SignIn) -> None:
    """When the API cannot be reached the page says so, and tries again when told to."""
    page = visit("phone")
    sign_in(page, "checker")
    asked = re.compile(r"/api/loans\?")
    page.route(asked, lambda route: route.abort())
    page.goto("/staff/loans")
    expect(page.get_by_role("alert")).to_contain_text("We could not reach Skycap")
    page.unroute(asked)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-loan]").first).to_be_visible()


def test_more_loans_are_loaded_on_request(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """The list goes on where it ended, without a loan twice; the CSV has the same view."""
    page = visit("desktop")
    sign_in(page, "checker")
    page.goto("/staff/loans?status=closed")
    expect(page.locator("[data-loan]")).to_have_count(50)
    page.get_by_role("button", name="Load more").click()
    expect(page.locator("[data-loan]")).to_have_count(100)
    shown = page.locator("[data-loan]").evaluate_all("all => all.map(one => one.dataset.loan)")
    assert len(set(shown)) == 100

    with page.expect_download() as started:
        page.get_by_role("link", name="Download this view as CSV").click()
    lines = started.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) - 1 == office.get("/api/loans/stats/summary")["closed"]


def test_the_drawer_goes_to_the_next_and_returns_the_focus(visit: Visit, sign_in: SignIn) -> None:
    """The keys j and k walk through the list and, in the drawer, from loan to loan."""
    page = visit("desktop")
    sign_in(page, "checker")
    page.goto("/staff/loans?status=disbursed")
    rows = page.locator("[data-loan]")
    expect(rows.first).to_be_visible()
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_role("heading", name=rows.nth(0).inner_text())).to_be_visible()
    page.keyboard.press("j")
    expect(drawer.get_by_role("heading", name=rows.nth(1).inner_text())).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(rows.nth(1)).to_be_focused()


def test_a_deep_link_leads_to_the_loan_after_signing_in(
    visit: Visit, server: Running, office: Office
) -> None:
    """Whoever follows a link to a loan signs in, and is there."""
    loan = office.repaid()
    page = visit("phone")
    page.goto(f"/staff/loans/{loan['loanId']}?tab=repayments")
    page.get_by_label("Username").fill("accountant")
    page.get_by_label("Password", exact=True).fill(server.password("accountant"))
    page.get_by_role("button", name="Sign in").click()
    name = f"{loan['borrower']['firstName']} {loan['borrower']['lastName']}"
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    expect(page.get_by_role("tab", name="Repayments")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text(money(loan["repayments"][0]["amountPaid"])).first).to_be_visible()


def test_a_loan_as_it_was(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """As of an earlier day, the page shows the figures of that day and offers nothing to do."""
    late = office.get("/api/loans?arrears=true&limit=1")[0]
    day = late["disbursedOn"]
    then = office.get(f"/api/loans/{late['loanId']}?asOf={day}")
    page = visit("desktop")
    sign_in(page, "accountant")
    page.goto(f"/staff/loans/{late['loanId']}")
    page.get_by_label("As it was on").fill(day)
    expect(page.get_by_text("This is the loan as it was")).to_be_visible()
    expect(page.get_by_text(money(then["balances"]["outstanding"])).first).to_be_visible()
    expect(page.get_by_role("button", name="Record a repayment")).to_have_count(0)
    page.get_by_role("button", name="Back to today").click()
    expect(page.get_by_role("button", name="Record a repayment")).to_be_visible()


def test_a_loan_prints_whole(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """Paper has every part of the loan, whichever tab is open, and none of the buttons."""
    loan = office.repaid()
    page = visit("desktop")
    sign_in(page, "accountant")
    page.goto(f"/staff/loans/{loan['loanId']}?tab=documents")
    expect(page.get_by_role("tab", name="Documents")).to_be_visible()
    page.emulate_media(media="print")
    for part in ("Schedule", "Repayments", "Documents", "Application", "History"):
        expect(page.get_by_role("heading", name=part, exact=True)).to_be_visible()
    expect(page.get_by_text(loan["repayments"][0]["receiptNumber"]).first).to_be_visible()
    expect(page.get_by_role("button", name="Attach a document")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.get_by_role("tab", name="Documents")).to_be_visible()
    expect(page.get_by_role("heading", name="History", exact=True)).to_have_count(0)


def test_a_note_shows_before_it_is_saved(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """A note appears at once; one that cannot be saved goes back into the field."""
    loan = office.pending()["loanId"]
    page = visit("desktop")
    sign_in(page, "checker")
    page.goto(f"/staff/loans/{loan}?tab=history")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/notes", hold)
    page.get_by_label("Write a note").fill("The payslip is of March.")
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_text("Being saved…")).to_be_visible()
    held[0].abort()
    expect(page.get_by_text("The note was not saved.")).to_be_visible()
    expect(page.get_by_label("Write a note")).to_have_value("The payslip is of March.")
    page.unroute("**/notes")
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_label("Write a note")).to_have_value("")
    expect(page.get_by_text("Being saved…")).to_have_count(0)
    assert office.loan(loan)["history"][-1]["note"] == "The payslip is of March."


def test_a_review_is_done_by_keyboard_alone(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """From the list to the decision without a mouse."""
    loan = office.pending()
    page = visit("desktop")
    sign_in(page, "checker")
    page.goto("/staff/loans?status=pending")
    expect(page.locator("[data-loan]").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type(loan["reference"])
    expect(page).to_have_url(re.compile(f"search={loan['reference']}$"))
    expect(page.locator("[data-loan]")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Waits for your review")).to_be_visible()
    tab_to(page, lambda words: words == "Approve")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What you looked at")).to_be_focused()
    page.keyboard.type("Payslip and bank agree.")
    tab_to(page, lambda words: words.startswith("Approve P"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Approved, and waits to be paid out")).to_be_visible()

    assert office.loan(loan["loanId"])["status"] == "approved"
