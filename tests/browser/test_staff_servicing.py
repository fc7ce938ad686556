"""What happens to a loan besides repayments, through the pages, by as many people as it takes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.browser.conftest import Visit
from tests.browser.server import Running
from tests.browser.staff_axe import Check, look_everywhere
from tests.browser.staff_loans import Office, Told, identity, money
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


def _open(page: Page, loan: Told, deed: str, about: str = "") -> Locator:
    """Open a dialog of the loan by its address."""
    page.goto(f"/staff/loans/{loan['reference']}?do={deed}" + (f"&about={about}" if about else ""))
    dialog = page.get_by_role("dialog").last
    expect(dialog).to_be_visible()
    return dialog


def _send(dialog: Locator, name: str) -> None:
    """Press the button once the API has said what will happen, and wait until it did."""
    button = dialog.get_by_role("button", name=name, exact=True)
    expect(dialog.get_by_role("status")).to_have_attribute("aria-busy", "false")
    button.click()
    expect(dialog).to_be_hidden()


def _second(page: Page, loan: Told) -> None:
    """Confirm, as a second person, what the banner of the loan says."""
    page.goto(f"/staff/loans/{loan['reference']}")
    page.get_by_role("button", name="Look at it").click()
    dialog = page.get_by_role("dialog").last
    _send(dialog, "Confirm")


def test_a_fee_is_charged_and_waived_by_two_people(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """The proposer cannot confirm; a second person finds it on the dashboard, and what it does."""
    loan = office.active()
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}?do=charge")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("Amount").fill("")
    dialog.get_by_role("button", name="Charge it").click()
    expect(dialog.locator("[aria-invalid=true]").first).to_be_visible()
    look_everywhere(page, check_accessible)
    dialog.get_by_label("Name in the agreement").select_option("Bounced payment")
    expect(dialog.get_by_label("Amount")).to_have_value("50.00")
    dialog.get_by_label("Name in the agreement").select_option("Letter of demand")
    total = float(loan["balances"]["outstanding"]) + 25
    expect(dialog.locator("ins").first).to_have_text(money(str(total)))
    _send(dialog, "Charge it")
    assert float(office.loan(loan["loanId"])["balances"]["outstanding"]) == total

    dialog = _open(page, loan, "waiver")
    dialog.get_by_label("Amount").fill("30")
    dialog.get_by_label("Why").fill("Our mistake.")
    expect(dialog.locator("[aria-invalid=true]")).to_have_count(1)
    dialog.get_by_label("Amount").fill("25")
    _send(dialog, "Propose the waiver")
    expect(page.get_by_text("somebody else has to confirm it")).to_be_visible()
    expect(page.get_by_role("button", name="Look at it")).to_have_count(0)

    second = staff.open("checker", "/staff")
    second.get_by_role("link", name=re.compile(loan["borrower"]["lastName"])).first.click()
    dialog = second.get_by_role("dialog").last
    expect(dialog).to_contain_text("Our mistake.")
    expect(dialog.locator("ins").first).to_have_text(money(loan["balances"]["outstanding"]))
    look_everywhere(second, check_accessible)
    _send(dialog, "Confirm")
    told = office.loan(loan["loanId"])
    assert told["balances"]["outstanding"] == loan["balances"]["outstanding"]
    second.get_by_role("tab", name="Other changes").click()
    expect(second.get_by_role("tabpanel")).to_contain_text("Waiver of P 25.00, of fees")
    check_accessible(second)
    second.get_by_role("tab", name="History").click()
    expect(second.get_by_text("confirmed: waiver of P 25.00")).to_be_visible()


def test_a_loan_is_rescheduled_by_two_people(staff: Staff, office: Office) -> None:
    """The schedule that was foreseen when it was proposed is the one that the loan then has."""
    loan = office.active()
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}?do=reschedule")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("Instalments still to come").fill("20")
    dialog.get_by_label("Why").fill("Half pay until the summer.")
    expect(dialog.locator("ins").first).to_be_visible()
    foreseen = dialog.locator("ins").first.inner_text()
    _send(dialog, "Propose the schedule")
    _second(staff.open("checker", "/staff/loans"), loan)

    told = office.loan(loan["loanId"])
    assert foreseen.replace("\xa0", " ").startswith(money(told["balances"]["nextAmount"]))
    assert len([row for row in told["schedule"] if row["state"] != "paid"]) == 20


def test_a_loan_is_written_off_and_something_recovered(staff: Staff, office: Office) -> None:
    """Two people write it off; what comes in later is a recovery, and it stays written off."""
    loan = office.active()
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}?do=write_off")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("Why").fill("The employer closed down.")
    _send(dialog, "Propose the write-off")
    _second(staff.open("checker", "/staff/loans"), loan)
    assert office.loan(loan["loanId"])["status"] == "written_off"

    page.goto(f"/staff/loans/{loan['reference']}")
    page.get_by_role("button", name="Record a recovery").click()
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("Amount").fill("40")
    dialog.get_by_label("Reference of the payment").fill(f"REC-{loan['loanId']}")
    _send(dialog, "Record the recovery")
    acts = office.get(f"/api/loans/{loan['loanId']}/acts")
    assert [(act["kind"], act["state"]) for act in acts] == [
        ("write_off", "counts"),
        ("recovery", "counts"),
    ]
    assert acts[1]["amounts"]["amount"] == "40.00"


def test_a_settlement_quote_that_is_paid_closes_the_loan(
    staff: Staff, office: Office, check_accessible: Check
) -> None:
    """The quote is shown with its number, to print; a payment of its amount closes the loan."""
    loan = office.active()
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}?do=settlement_quote")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_role("button", name="Make the quote").click()
    expect(page).to_have_url(re.compile("/quotes/1$"))
    (quote,) = office.get(f"/api/loans/{loan['loanId']}/acts")
    sheet = page.get_by_role("article")
    expect(sheet).to_contain_text(money(quote["amounts"]["amount"]))
    expect(sheet).to_contain_text(f"{loan['reference']} / 1")
    look_everywhere(page, check_accessible)

    dialog = _open(page, loan, "repay")
    dialog.get_by_role("textbox", name="Amount received").fill(quote["amounts"]["amount"])
    dialog.get_by_role("textbox", name="Reference").fill(f"SET-{loan['loanId']}")
    dialog.get_by_role("button", name=f"Record {money(quote['amounts']['amount'])}").click()
    dialog.get_by_role("button", name="Close").last.click()
    expect(page.get_by_text("Paid in full")).to_be_visible()
    assert office.loan(loan["loanId"])["status"] == "closed"


def test_an_overpayment_is_refunded_and_a_lost_answer_is_asked_for_again(
    staff: Staff, office: Office
) -> None:
    """The refund is proposed once, however often it is tried; confirmed, the loan is closed."""
    loan = office.active()
    body = {
        "loanId": loan["loanId"],
        "paymentDate": loan["disbursedOn"],
        "amountPaid": float(loan["balances"]["outstanding"]) + 100,
        "paymentMethod": "cash",
        "referenceNumber": f"IN-{loan['loanId']}",
        "confirmOverpayment": True,
    }
    office.post("/api/repayments", body, "accountant")
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}")
    page.get_by_role("button", name="Propose a refund").click()
    dialog = page.get_by_role("dialog").last
    expect(dialog.get_by_label("Amount")).to_have_value("100.00")
    dialog.get_by_label("Reference of the payment").fill(f"BACK-{loan['loanId']}")
    dialog.get_by_label("Why").fill("Paid twice.")
    send = dialog.get_by_role("button", name="Propose the refund")
    expect(send).to_be_enabled()
    page.route("**/refunds", lambda route: (route.fetch(), route.abort())[1])
    send.click()
    expect(dialog.get_by_role("alert")).to_contain_text("We could not reach Skycap")
    page.unroute("**/refunds")
    _send(dialog, "Propose the refund")
    _second(staff.open("checker", "/staff/loans"), loan)

    (act,) = office.get(f"/api/loans/{loan['loanId']}/acts")
    assert (act["kind"], act["state"]) == ("refund", "counts")
    assert office.loan(loan["loanId"])["status"] == "closed"


def test_a_loan_is_given_up_in_time(staff: Staff, office: Office) -> None:
    """Where the product allows it, only what was received is owed; and it can be undone by two."""
    office.put("/api/products/standard", {"early": {"coolingOffDays": 3}}, "admin")
    loan = office.active()
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}?do=cooling_off")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("Why").fill("Changed their mind.")
    _send(dialog, "Record it")
    assert office.loan(loan["loanId"])["balances"]["outstanding"] == loan["loanAmount"]

    page.goto(f"/staff/loans/{loan['reference']}?tab=changes")
    page.get_by_role("button", name="Undo").click()
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("Why").fill("It was another borrower.")
    _send(dialog, "Propose to undo it")
    _second(staff.open("checker", "/staff/loans"), loan)
    assert office.loan(loan["loanId"])["balances"] == loan["balances"]


def test_a_loan_is_paid_out_in_parts_and_topped_up(staff: Staff, office: Office) -> None:
    """An accountant pays a part and the rest, a maker proposes more, a checker agrees."""
    loan = office.approved(product="reducing", loanAmount="6000", loanPeriodMonths=6)
    page = staff.open("accountant", f"/staff/loans/{loan['reference']}?do=disburse")
    dialog = page.get_by_role("dialog").last
    dialog.get_by_label("Only a part now").fill("2000")
    dialog.get_by_label("Reference of the payment").fill(f"A-{loan['reference']}")
    dialog.get_by_role("button", name="Record P 2,000.00 paid out").click()
    expect(dialog).to_be_hidden()
    assert office.loan(loan["loanId"])["undrawn"] == "4000.00"

    dialog = _open(page, loan, "advance")
    expect(dialog.get_by_label("Amount")).to_have_value("4000.00")
    dialog.get_by_label("Reference of the payment").fill(f"B-{loan['reference']}")
    _send(dialog, "Record the payout")
    assert office.loan(loan["loanId"])["loanAmount"] == "6000.00"

    dialog = _open(staff.open("maker", "/staff/loans"), loan, "top_up")
    dialog.get_by_label("How much more").fill("1000")
    dialog.get_by_label("Instalments still to come").fill("8")
    dialog.get_by_label("Why").fill("School fees.")
    _send(dialog, "Propose the top-up")
    _second(staff.open("checker", "/staff/loans"), loan)
    told = office.loan(loan["loanId"])
    assert (told["loanAmount"], told["undrawn"]) == ("6000.00", "1000.00")


def test_one_receipt_pays_several_loans(staff: Staff, office: Office) -> None:
    """The shares are shown first; each loan then has its own receipt."""
    number = identity()
    loans = [office.active(idNumber=number) for _ in range(2)]
    page = staff.open("accountant", "/staff/borrowers")
    page.get_by_label("Identity number").fill(number)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="One receipt for several loans").click()
    dialog = page.get_by_role("dialog").last
    whole = float(loans[0]["balances"]["outstanding"])
    dialog.get_by_label("Amount received in all").fill(f"{whole + 100:.2f}")
    dialog.get_by_label("Reference of the payment").fill(f"PAY-{number}")
    expect(dialog.get_by_role("status")).to_contain_text(loans[1]["reference"])
    _send(dialog, "Record the receipt")

    paid = sorted(float(office.loan(loan["loanId"])["balances"]["paid"]) for loan in loans)
    assert paid == [100.0, whole]
