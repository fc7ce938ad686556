"""The main job through the pages: capture, ask, amend, approve, pay out, repay, reverse."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import SignIn, Visit
from tests.browser.server import Running
from tests.browser.staff_loans import Office, identity, money, surname

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

DEVICES = pytest.mark.parametrize("device", ["desktop", "phone"])
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture
def office(server: Running, playwright: Playwright) -> Iterator[Office]:
    """The staff at the API itself."""
    opened = Office(server, playwright, {})
    yield opened
    opened.close()


def _deed(page: Page, name: str) -> None:
    """Press one of the loan's own buttons, which may be among the others under "More"."""
    button = page.get_by_role("button", name=name, exact=True)
    more = page.get_by_role("button", name="More", exact=True)
    expect(button.or_(more).first).to_be_visible()
    if button.count():
        button.first.click()
    else:
        more.click()
        page.get_by_role("menuitem", name=name).click()


def _comment(page: Page, label: str, text: str, send: str) -> None:
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label(label).fill(text)
    dialog.get_by_role("button", name=send, exact=True).click()


def _capture(page: Page, family: str) -> str:
    """Fill in the form as a loan officer; answers the id of the new loan."""
    page.goto("/staff/loans/new")
    typed = {
        "Amount": "5000",
        "Number of payments": "10",
        "First name": "Naledi",
        "Last name": family,
        "Identity number": identity(),
        "Phone": "71 234 567",
        "Where they live": "Plot 12, Area W, Francistown",
        "Bank": "First National Bank",
        "Account number": "62012345678",
        "Name of kin": "Thabo Moyo",
        "Relationship": "Brother",
    }
    for label, text in typed.items():
        page.get_by_label(label, exact=True).fill(text)
    cost = page.get_by_role("complementary", name="What it costs")
    asked = {"product": "standard", "loanAmount": 5000, "loanPeriodMonths": 10}
    quote = page.request.post("/api/quotes", data=asked).json()
    expect(cost).to_contain_text(money(quote["instalmentAmount"]))
    expect(cost).to_contain_text(money(quote["totalAmount"]))
    page.get_by_label("The applicant has read").check()
    page.get_by_role("button", name="Save the application").click()
    expect(page).to_have_url(re.compile(r"/staff/loans/(?!new)[^?]+\?tab=documents"))
    return page.url.split("/loans/")[1].split("?")[0]


def _attach(page: Page, folder: Path) -> None:
    """Attach a payslip to the loan that is open."""
    paper = folder / "payslip.pdf"
    paper.write_bytes(PDF)
    page.get_by_role("button", name="Attach a document", exact=True).last.click()
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("What it is").select_option("payslip")
    dialog.get_by_label("File", exact=True).set_input_files(paper)
    dialog.get_by_role("button", name="Attach", exact=True).click()
    expect(page.get_by_role("button", name=re.compile("^Latest payslip"))).to_be_visible()


def _review(checker: Page, reference: str) -> None:
    """Find the application in the list, and ask for more."""
    checker.goto("/staff/loans?status=pending")
    checker.get_by_role("searchbox", name="Search").fill(reference)
    link = checker.locator("[data-loan]")
    expect(link).to_have_count(1)
    link.click()
    expect(checker.get_by_text("Waits for your review")).to_be_visible()
    _deed(checker, "Ask for information")
    _comment(checker, "Your question", "Is 4000 enough for you?", "Ask for information")
    expect(checker.get_by_text("More information was asked")).to_be_visible()


def _amend(maker: Page, loan: str) -> None:
    """Change the application, which answers the question too."""
    maker.goto(f"/staff/loans/{loan}")
    expect(maker.get_by_text("Is 4000 enough for you?").first).to_be_visible()
    maker.get_by_role("link", name="Change the application").click()
    maker.get_by_label("Amount", exact=True).fill("4500")
    maker.get_by_role("button", name="Save the changes").click()
    expect(maker.get_by_text(money("4500")).first).to_be_visible()
    expect(maker.get_by_text("Waits for a checker")).to_be_visible()


def _approve(checker: Page, loan: str) -> None:
    """Approve on changed terms: the dialog shows the new cost of the API."""
    checker.goto(f"/staff/loans/{loan}")
    _deed(checker, "Approve")
    dialog = checker.get_by_role("dialog").last
    dialog.get_by_label("Amount to lend").fill("4,000")
    dialog.get_by_label("Number of payments").fill("8")
    asked = {"product": "standard", "loanAmount": 4000, "loanPeriodMonths": 8}
    quote = checker.request.post("/api/quotes", data=asked).json()
    expect(dialog).to_contain_text(money(quote["totalAmount"]))
    expect(dialog).to_contain_text(money(quote["instalmentAmount"]))
    dialog.get_by_label("What you looked at").fill("Payslip and bank agree.")
    dialog.get_by_role("button", name=f"Approve {money('4000')}").click()
    expect(checker.get_by_text("Approved, and waits to be paid out")).to_be_visible()


def _disburse(accountant: Page, loan: str) -> None:
    accountant.goto(f"/staff/loans/{loan}")
    expect(accountant.get_by_text("Ready to be paid out")).to_be_visible()
    _deed(accountant, "Record the payout")
    dialog = accountant.get_by_role("dialog").last
    expect(dialog).to_contain_text("62012345678")
    dialog.get_by_label("Reference of the payment").fill(f"OUT-{loan}")
    dialog.get_by_role("button", name=f"Record {money('4000')} paid out").click()
    expect(accountant.get_by_text("On schedule")).to_be_visible()


def _repay(accountant: Page, office: Office, loan: str, offer: str, reference: str) -> None:
    """Record what is offered; the split that was shown before is the one that is recorded."""
    accountant.goto(f"/staff/loans/{loan}")
    _deed(accountant, "Record a repayment")
    dialog = accountant.get_by_role("dialog").last
    dialog.get_by_role("button", name=re.compile(offer)).click()
    dialog.get_by_role("textbox", name="Reference").fill(reference)
    figures = office.loan(loan)["balances"]
    paid = figures["nextAmount"] if offer.startswith("Next") else figures["outstanding"]
    send = dialog.get_by_role("button", name=f"Record {money(paid)}", exact=True)
    expect(send).to_be_enabled()
    shown = dialog.get_by_role("table").inner_text()
    send.click()
    expect(accountant.get_by_role("heading", name=re.compile("Recorded: receipt"))).to_be_visible()
    recorded = office.loan(loan)["repayments"][0]
    for part in recorded["allocation"]:
        assert money(part["principal"]) in shown.replace("\xa0", " ")
        assert money(part["interest"]) in shown.replace("\xa0", " ")
    accountant.get_by_role("dialog").last.get_by_role("button", name="Close").last.click()


def _reverse(accountant: Page, admin: Page, loan: str) -> None:
    """Whoever proposes a reversal cannot confirm it; a second person can."""
    accountant.goto(f"/staff/loans/{loan}?tab=repayments")
    accountant.get_by_role("button", name="Propose a reversal").click()
    _comment(accountant, "Why it was no payment", "The cheque bounced.", "Propose a reversal")
    expect(accountant.get_by_text("somebody else has to confirm it")).to_be_visible()
    expect(accountant.get_by_role("button", name="Confirm the reversal")).to_have_count(0)

    admin.goto(f"/staff/loans/{loan}?tab=repayments")
    admin.get_by_role("button", name="Confirm the reversal").click()
    dialog = admin.get_by_role("dialog").last
    expect(dialog).to_contain_text("The cheque bounced.")
    dialog.get_by_role("button", name="Confirm the reversal").click()
    expect(admin.get_by_text("Reversed", exact=True)).to_be_visible()


@DEVICES
def test_four_people_take_a_loan_through_its_life(
    visit: Visit, sign_in: SignIn, office: Office, tmp_path: Path, device: str
) -> None:
    """Maker, checker, accountant and administrator do the main job, and the API agrees."""
    people = {who: visit(device) for who in ("maker", "checker", "accountant", "admin")}
    for who, page in people.items():
        sign_in(page, who)
    loan = _capture(people["maker"], surname())
    _attach(people["maker"], tmp_path)
    assert office.loan(loan)["documents"][0]["kind"] == "payslip"

    _review(people["checker"], office.loan(loan)["reference"])
    _amend(people["maker"], loan)
    assert office.loan(loan)["loanAmount"] == "4500.00"
    _approve(people["checker"], loan)
    told = office.loan(loan)
    assert (told["status"], told["loanAmount"]) == ("approved", "4000.00")
    _disburse(people["accountant"], loan)
    before = office.loan(loan)["balances"]["outstanding"]

    _repay(people["accountant"], office, loan, "Next instalment", f"IN-{loan}")
    assert office.loan(loan)["balances"]["outstanding"] != before
    _reverse(people["accountant"], people["admin"], loan)
    assert office.loan(loan)["balances"]["outstanding"] == before

    _repay(people["accountant"], office, loan, "All that is left", f"ALL-{loan}")
    expect(people["accountant"].get_by_text("Paid in full")).to_be_visible()
    assert office.loan(loan)["status"] == "closed"


def test_a_double_click_pays_once(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """However fast somebody clicks, a payment is recorded once."""
    loan = office.active()
    page = visit("desktop")
    sign_in(page, "accountant")
    page.goto(f"/staff/loans/{loan['loanId']}?do=repay")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_role("button", name=re.compile("Next instalment")).click()
    dialog.get_by_role("textbox", name="Reference").fill(f"IN-{loan['loanId']}")
    send = dialog.get_by_role("button", name=f"Record {money(loan['balances']['nextAmount'])}")
    expect(send).to_be_enabled()
    send.dblclick()
    expect(page.get_by_role("heading", name=re.compile("Recorded: receipt"))).to_be_visible()

    assert len(office.loan(loan["loanId"])["repayments"]) == 1


def test_a_lost_answer_is_asked_for_again_with_the_same_key(
    visit: Visit, sign_in: SignIn, office: Office
) -> None:
    """When the connection breaks after a payment was recorded, trying again records no other."""
    loan = office.active()
    page = visit("desktop")
    sign_in(page, "accountant")
    page.goto(f"/staff/loans/{loan['loanId']}?do=repay")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_role("textbox", name="Amount received").fill("100")
    dialog.get_by_role("textbox", name="Reference").fill(f"IN-{loan['loanId']}")
    send = dialog.get_by_role("button", name=f"Record {money('100')}", exact=True)
    expect(send).to_be_enabled()
    page.route("**/api/repayments", lambda route: (route.fetch(), route.abort())[1])
    send.click()
    expect(dialog.get_by_role("alert")).to_contain_text("We could not reach Skycap")
    assert len(office.loan(loan["loanId"])["repayments"]) == 1

    page.unroute("**/api/repayments")
    send.click()
    expect(page.get_by_role("heading", name=re.compile("Recorded: receipt"))).to_be_visible()
    assert len(office.loan(loan["loanId"])["repayments"]) == 1


def test_a_known_reference_and_too_much_are_asked_about(
    visit: Visit, sign_in: SignIn, office: Office
) -> None:
    """A duplicate and an overpayment each have to be confirmed before anything can be recorded."""
    loan = office.repaid()
    page = visit("desktop")
    sign_in(page, "accountant")
    page.goto(f"/staff/loans/{loan['loanId']}?do=repay")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_role("textbox", name="Amount received").fill("9,999")
    dialog.get_by_label("Received by").select_option("cash")
    dialog.get_by_role("textbox", name="Reference").fill(f"IN-{loan['loanId']}")
    expect(dialog.get_by_role("alert")).to_contain_text("already recorded")
    dialog.get_by_role("button", name="Yes, this is another payment").click()
    expect(dialog.get_by_role("alert")).to_contain_text("more than is owed")
    send = dialog.get_by_role("button", name=f"Record {money('9999')}", exact=True)
    expect(send).to_be_disabled()
    dialog.get_by_role("button", name="Yes, this much was received").click()
    send.click()
    expect(page.get_by_role("heading", name=re.compile("Recorded: receipt"))).to_be_visible()

    assert office.loan(loan["loanId"])["status"] == "overpaid"


def test_of_two_checkers_the_second_is_told(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """Two decide at once: one decision counts, and the other person learns of it."""
    loan = office.pending()
    first, second = visit("desktop"), visit("desktop")
    sign_in(first, "checker")
    sign_in(second, "checker2")
    for page in (first, second):
        page.goto(f"/staff/loans/{loan['loanId']}?do=reject")
        page.get_by_role("dialog").last.get_by_label("The reason").fill("Income is too low.")
    first.get_by_role("dialog").last.get_by_role("button", name="Reject").click()
    expect(first.get_by_text("Rejected.", exact=True)).to_be_visible()
    second.get_by_role("dialog").last.get_by_role("button", name="Reject").click()
    expect(second.get_by_text("Somebody else was faster")).to_be_visible()
    second.get_by_role("button", name="Show the loan as it is now").click()
    expect(second.get_by_text("Income is too low.")).to_be_visible()

    history = office.loan(loan["loanId"])["history"]
    assert [entry["kind"] for entry in history].count("rejected") == 1


def test_a_question_is_answered(visit: Visit, sign_in: SignIn, office: Office) -> None:
    """A loan officer answers what the checker asked, and the application waits for review."""
    loan = office.pending()["loanId"]
    asked = {"action": "request_info", "comments": "Who is the employer?"}
    office.post(f"/api/loans/{loan}/review", asked, "checker")
    page = visit("desktop")
    sign_in(page, "maker")
    page.goto(f"/staff/loans/{loan}")
    _deed(page, "Answer")
    _comment(page, "Your answer", "", "Answer")
    expect(page.get_by_text("Write why, in a sentence")).to_be_visible()
    _comment(page, "Your answer", "The primary school in Tonota.", "Answer")
    expect(page.get_by_text("Waits for a checker")).to_be_visible()

    assert office.loan(loan)["history"][-1]["note"] == "The primary school in Tonota."
