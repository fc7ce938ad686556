"""The portal's office in the browser: repayments, borrowers, products, settings, audit trail."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.server import Running
from tests.browser.staff_office import Staff, money

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture
def staff(server: Running, visit: Visit) -> Staff:
    """Members of staff who have signed in already."""
    return Staff(server, visit)


@pytest.fixture
def one_person_lender(staff: Staff) -> Iterator[None]:
    """Four eyes are on again afterwards, whatever happens."""
    yield
    staff.send("admin", "PUT", "/api/settings", {"fourEyes": True})


def test_repayments_are_listed_page_by_page(staff: Staff) -> None:
    """The list has the API's rows and totals, and grows by the next page when asked."""
    page = staff.open("checker", "/staff/repayments")
    figures = staff.get("checker", "/api/repayments/stats/summary")
    rows = staff.get("checker", "/api/repayments?limit=50")

    totals = page.get_by_role("definition")
    expect(totals.filter(has_text=money(figures["totalAmount"]))).to_be_visible()
    expect(totals.filter(has_text=f"{figures['total']:,}")).to_be_visible()
    for index in (0, 49):
        row = page.get_by_role("row").nth(index + 1)
        expect(row).to_contain_text(rows[index]["receiptNumber"])
        expect(row).to_contain_text(f"{float(rows[index]['balanceAfter']):,.2f}")
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("row")).to_have_count(101)
    expect(page.get_by_text("100 shown so far")).to_be_visible()


def test_a_receipt_says_what_was_paid_and_prints_alone(staff: Staff) -> None:
    """The receipt has the split and the balance of the API; on paper there is nothing around it."""
    repayment = staff.get("accountant", "/api/repayments?limit=1")[0]
    page = staff.open("accountant", "/staff/repayments")
    page.get_by_role("link", name=repayment["receiptNumber"]).click()
    sheet = page.get_by_role("article")
    expect(sheet).to_contain_text(f"{float(repayment['amountPaid']):,.2f}")
    expect(sheet).to_contain_text(f"{float(repayment['balanceAfter']):,.2f}")
    for part in repayment["allocation"]:
        row = sheet.get_by_role("row", name=re.compile(rf"^{part['instalment']} "))
        expect(row).to_contain_text(f"{float(part['principal']):,.2f}")
    borrower = staff.get("accountant", f"/api/loans/{repayment['loanId']}")["borrower"]
    expect(sheet).to_contain_text(f"{borrower['firstName']} {borrower['lastName']}")

    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_a_reversed_repayment_is_struck_out(staff: Staff) -> None:
    """A repayment tells that its reversal is proposed, then that it never counted."""
    rows = staff.get("accountant", "/api/repayments?limit=50")
    found = next(row for row in rows if float(row["balanceAfter"]) > 0 and not row["reversed"])
    address = f"/api/repayments/{found['repaymentId']}/reversal"
    comments = {"comments": "The bank returned it."}
    proposal = staff.send("accountant", "POST", address, comments)["proposal"]
    page = staff.open("checker", f"/staff/repayments?reference={found['loanReference']}")
    row = page.get_by_role("row", name=found["receiptNumber"])
    expect(row).to_contain_text("Reversal proposed")

    staff.send("checker", "POST", f"{address}/confirm", {"proposal": proposal})
    page.reload()
    expect(row).to_contain_text("Reversed")
    row.get_by_role("link", name=found["receiptNumber"]).click()
    expect(page.get_by_role("article")).to_contain_text("it never counted")


def test_repayments_are_found_by_what_people_know_of_them(staff: Staff) -> None:
    """Way, state, day and reference narrow the list as the API does, and stay in the address."""
    page = staff.open("checker", "/staff/repayments")
    method = staff.get("checker", "/api/repayments?state=reversed&limit=1")[0]["paymentMethod"]
    page.get_by_label("How", exact=True).select_option(method)
    page.get_by_label("State").select_option("reversed")
    rows = staff.get("checker", f"/api/repayments?state=reversed&method={method}")
    expect(page.get_by_role("row")).to_have_count(len(rows) + 1)
    page.get_by_role("link", name="All repayments").click()
    row = staff.get("checker", "/api/repayments?limit=30")[29]
    page.get_by_label("From", exact=True).fill(row["paymentDate"])
    page.get_by_label("To", exact=True).fill(row["paymentDate"])
    page.get_by_label("Loan, receipt or reference").fill(row["referenceNumber"])
    page.keyboard.press("Enter")
    written = quote_plus(row["referenceNumber"])
    expect(page).to_have_url(re.compile(f"reference={re.escape(written)}"))
    expect(page.get_by_role("row")).to_have_count(2)
    expect(page.get_by_role("row").nth(1)).to_contain_text(row["borrowerName"])
    page.reload()
    expect(page.get_by_role("row")).to_have_count(2)


def test_what_matches_no_repayment_is_told(staff: Staff) -> None:
    """A number that does not exist is told in words, with the way back to all repayments."""
    page = staff.open("checker", "/staff/repayments")
    page.get_by_label("Loan, receipt or reference").fill("SK-0000-0000-0")
    page.get_by_role("button", name="Show").first.click()
    expect(page.get_by_text("No repayment matches")).to_be_visible()
    page.get_by_role("link", name="All repayments").last.click()
    expect(page.get_by_role("row").nth(1)).to_be_visible()


def test_a_borrower_is_found_without_the_number_in_the_address(staff: Staff) -> None:
    """Person and loans are the API's; the number is in no address, and survives a reload."""
    number = staff.get("admin", "/api/loans?status=disbursed&limit=1")[0]["idNumber"]
    told = staff.get("admin", f"/api/borrowers?idNumber={number}")
    page = staff.open("checker", "/staff/borrowers")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("Enter an identity number")).to_be_visible()
    page.get_by_label("Identity number").fill("000000000")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nobody with this number has applied")).to_be_visible()
    page.get_by_label("Identity number").fill(number)
    page.get_by_role("button", name="Find").click()

    name = f"{told['borrower']['firstName']} {told['borrower']['lastName']}"
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    assert number not in page.url
    page.reload()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text(money(told["totals"]["outstanding"])).first).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(len(told["loans"]) + 1)
    page.get_by_role("link", name=told["loans"][0]["reference"]).click()
    expect(page).to_have_url(re.compile(told["loans"][0]["reference"]))
    page.go_back()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_a_product_gets_a_new_version_and_its_example_a_new_price(staff: Staff) -> None:
    """Editing makes the next version; the example is the API's quote; everybody may read it."""
    code = "monthly-flat"
    before = staff.get("admin", f"/api/products/{code}")
    page = staff.open("admin", f"/staff/products/{code}")
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Rate, percent").fill("a lot")
    page.get_by_role("button", name="Save as a new version").click()
    expect(page.get_by_label("Rate, percent")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Rate, percent").fill("4.5")
    page.get_by_text("In the books").click()
    page.get_by_role("button", name="Move Principal up").click()
    page.get_by_role("button", name="Save as a new version").click()

    expect(page.get_by_text(f"Version {before['version'] + 1}")).to_be_visible()
    after = staff.get("admin", f"/api/products/{code}")
    moved = {"version": before["version"] + 1, "ratePercent": "4.5"}
    assert {**after, **{name: before[name] for name in (*moved, "allocation")}} == before
    assert after["allocation"] == ["interest", "fee", "principal", "penalty"]
    page.get_by_label("Amount", exact=True).fill("2000")
    page.get_by_label("Instalments", exact=True).fill("6")
    asked = {"product": code, "loanAmount": "2000", "loanPeriodMonths": "6"}
    quote = staff.send("admin", "POST", "/api/quotes", asked)
    expect(page.get_by_text(f"P {float(quote['totalAmount']):,.2f}").first).to_be_visible()
    page.get_by_label("Amount", exact=True).fill("1")
    expect(page.get_by_label("Amount", exact=True)).to_have_attribute("aria-invalid", "true")

    reader = staff.open("maker", f"/staff/products/{code}", "phone")
    expect(reader.get_by_text("4.5% a month")).to_be_visible()
    expect(reader.get_by_role("link", name="Edit")).to_have_count(0)


def test_a_product_gets_fees_due_dates_and_what_happens_to_late_payers(staff: Staff) -> None:
    """Parts are saved whole; what is wrong in a folded part opens and takes the focus."""
    page = staff.open("admin", "/staff/products/reducing/edit")
    page.get_by_role("button", name="Add a fee").click()
    page.get_by_label("Name of the fee").last.fill("Credit check")
    page.get_by_label("Amount of the fee").last.fill("50")
    page.get_by_text("When instalments fall due").click()
    page.get_by_label("Due dates").select_option("day")
    page.get_by_label("Day of the month").fill("99")
    page.get_by_text("When instalments fall due").click()
    page.get_by_role("button", name="Save as a new version").click()
    expect(page.get_by_label("Day of the month")).to_be_focused()
    expect(page.get_by_text("Must lie from 1 to 31")).to_be_visible()
    page.get_by_label("Day of the month").fill("25")
    page.get_by_text("When it is paid late").click()
    page.get_by_label("When an instalment is missed").select_option("percent")
    page.get_by_label("Days of grace").fill("5")
    page.get_by_text("When it is paid early").click()
    page.get_by_label("Money beyond what is due").select_option("term")
    page.get_by_label("Days to give the loan up").fill("3")
    page.get_by_label("They are working days").check()
    page.get_by_role("button", name="Save as a new version").click()

    expect(page.get_by_text("Credit check: P 50, kept back at the payout")).to_be_visible()
    expect(page.get_by_text("5% of principal and interest overdue, once")).to_be_visible()
    expect(page.get_by_text("can be given up for 3 working days")).to_be_visible()
    saved = staff.get("admin", "/api/products/reducing")
    assert saved["dueDates"]["day"] == 25
    assert (saved["late"]["penalty"]["percent"], saved["late"]["penalty"]["graceDays"]) == ("5", 5)
    assert (saved["early"]["surplus"], saved["early"]["coolingOffDays"]) == ("term", 3)
    added = saved["fees"][-1]
    assert (added["name"], added["amount"]) == ("Credit check", "50.00")


def test_a_product_is_offered_taken_off_and_offered_again(staff: Staff) -> None:
    """A new product appears in the list; off offer it can still be opened by its code."""
    page = staff.open("admin", "/staff/products/new")
    page.get_by_role("button", name="Offer it").click()
    expect(page.get_by_text("Enter a code")).to_be_visible()
    page.get_by_label("Name").fill("School fees loan")
    page.get_by_label("Code").fill("school-fees")
    page.get_by_label("Rate, percent").fill("2")
    page.get_by_label("Least amount").fill("300")
    page.get_by_label("Most", exact=True).fill("6000")
    page.get_by_label("Most instalments").fill("10")
    page.get_by_role("button", name="Offer it").click()
    expect(page.get_by_role("heading", name="School fees loan", level=1)).to_be_visible()

    page.get_by_role("button", name="Take off offer").click()
    page.get_by_role("dialog").get_by_role("button", name="Take off offer").click()
    expect(page.get_by_text("Not on offer", exact=True)).to_be_visible()
    page.get_by_role("link", name="All products").click()
    expect(page.get_by_role("link", name="Weekly loan")).to_be_visible()
    expect(page.get_by_role("link", name="School fees loan")).to_have_count(0)
    page.get_by_label("Open by its code").fill("school-fees")
    page.get_by_role("button", name="Open").click()
    page.get_by_role("button", name="Offer again").click()
    page.get_by_role("dialog").get_by_role("button", name="Offer again").click()
    expect(page.get_by_text("On offer", exact=True)).to_be_visible()


def test_settings_reach_the_public_site_and_the_audit_trail(
    staff: Staff, visit: Visit, check_accessible: Callable[[Page], None]
) -> None:
    """What an administrator saves is what the public reads, and who saved it stays on record."""
    before = staff.get("admin", "/api/settings/all")
    page = staff.open("admin", "/staff/settings")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    page.get_by_label("Country’s telephone code").fill("267")
    page.get_by_label("Opening hours").fill("Every day from 7:30 to 18:00")
    page.get_by_label("Proof of address").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_label("Country’s telephone code")).to_have_attribute("aria-invalid", "true")
    check_accessible(page)
    page.get_by_label("Country’s telephone code").fill("+267")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Everything is saved")).to_be_visible()

    others = page.get_by_role("button", name=re.compile("^Save (how|what|who|the)"))
    expect(others.and_(page.locator(":disabled"))).to_have_count(4)
    agreement = page.get_by_label("Pay out only with the signed agreement on file")
    agreement.click()
    page.get_by_role("button", name="Save what has to be there").click()
    expect(others.and_(page.locator(":disabled"))).to_have_count(4)
    now = staff.get("admin", "/api/settings/all")
    assert now["agreementRequired"] != before["agreementRequired"]

    public = visit("phone")
    public.goto("/contacts")
    expect(public.get_by_text("Every day from 7:30 to 18:00").first).to_be_visible()
    public.goto("/requirements")
    expect(public.get_by_text("Proof of address").first).to_be_visible()

    page.goto("/staff/audit?about=settings")
    entry = page.get_by_role("listitem").filter(has_text="Settings changed").first
    entry.locator("summary").click()
    expect(entry).to_contain_text("Every day from 7:30 to 18:00")
    newest = staff.get("admin", "/api/audit?limit=1")[0]
    expect(entry).to_contain_text(newest["hash"])
    staff.send("admin", "PUT", "/api/settings", before)


@pytest.mark.usefixtures("one_person_lender")
def test_every_page_warns_while_four_eyes_are_off(
    staff: Staff, check_accessible: Callable[[Page], None]
) -> None:
    """Turning four eyes off asks for consent, and is told to everybody on every page."""
    page = staff.open("admin", "/staff/settings")
    page.get_by_role("button", name="Turn off").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Turn off")).to_be_disabled()
    check_accessible(page)
    dialog.get_by_label("I understand").check()
    dialog.get_by_role("button", name="Turn off").click()
    warning = "Four eyes are switched off"
    expect(page.get_by_role("main").get_by_text(warning).first).to_be_visible()
    for who, path in (("maker", "/staff"), ("accountant", "/staff/repayments")):
        other = staff.open(who, path, "phone")
        expect(other.get_by_text(warning)).to_be_visible()
        check_accessible(other)

    page.get_by_role("button", name="Turn on").click()
    page.get_by_role("dialog").get_by_role("button", name="Turn on").click()
    expect(page.get_by_text("Capture, review and payout of a loan need")).to_be_visible()
    expect(page.get_by_text(warning)).to_have_count(0)


def test_the_audit_trail_has_every_event(staff: Staff) -> None:
    """The trail is the API's, newest first, grows backwards, and can be narrowed to one kind."""
    page = staff.open("admin", "/staff/audit")
    rows = staff.get("admin", "/api/audit?limit=100")
    entries = page.get_by_role("main").locator("details")
    expect(entries).to_have_count(100)
    entries.nth(99).locator("summary").click()
    expect(entries.nth(99)).to_contain_text(rows[99]["hash"])
    expect(entries.nth(99)).to_contain_text(rows[99]["stream"])
    page.get_by_role("button", name="Older events").click()
    expect(entries).to_have_count(200)

    page.get_by_label("Show events about").select_option("user")
    expect(page).to_have_url(re.compile("about=user$"))
    events = staff.get("admin", "/api/audit?stream=user&limit=100")
    expect(entries).to_have_count(len(events))
    entries.last.locator("summary").click()
    expect(entries.last).to_contain_text(events[-1]["hash"])


def test_only_administrators_see_their_places(staff: Staff) -> None:
    """Others find no way to users, settings and the trail, and are refused at the address."""
    page = staff.open("maker")
    navigation = page.get_by_role("navigation", name="Main")
    for place in ("Users", "Settings", "Audit trail"):
        expect(navigation.get_by_role("link", name=place)).to_have_count(0)
    page.goto("/staff/users")
    expect(page.get_by_role("alert")).to_contain_text("you may not manage users")
