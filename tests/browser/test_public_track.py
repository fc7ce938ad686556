"""Following an application by its reference and identity number."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.applicant import PAYSLIP, Staff, new_identity, send
from tests.browser.server import Running, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]


@pytest.fixture(scope="module")
def server(portfolio: Path) -> Iterator[Running]:
    """A server of its own, since how often one may look is limited."""
    with serving(portfolio) as running:
        yield running


@pytest.fixture
def staff(playwright: Playwright, server: Running) -> Staff:
    """Members of staff at the API."""
    return Staff(playwright, server)


def _look(page: Page, reference: str, identity: str) -> None:
    page.goto(f"/track?reference={reference}")
    expect(page.get_by_label("Reference")).to_have_value(reference)
    page.get_by_label("Identity number").fill(identity)
    page.get_by_role("button", name="Show my application").click()


def test_a_question_is_answered_with_a_document(phone: Page, staff: Staff) -> None:
    """The applicant sees what is asked, adds a document, answers, and the review goes on."""
    identity = new_identity()
    reference = send(phone, identity)
    asked = {"action": "request_info", "comments": "Where do you work?\nSend a payslip."}
    staff.call("checker", "POST", f"/api/loans/{reference}/review", asked)
    phone.context.clear_cookies()
    _look(phone, reference, identity)
    expect(phone.get_by_role("heading", name=f"Application {reference}")).to_be_focused()
    expect(phone.get_by_text("More information asked")).to_be_visible()
    expect(phone.get_by_text("Where do you work?")).to_be_visible()
    phone.get_by_label("Choose a file Latest payslip").set_input_files(PAYSLIP)
    expect(phone.get_by_text("Added ·")).to_be_visible()
    phone.get_by_role("button", name="Send my answer").click()
    expect(phone.get_by_label("Your answer")).to_be_focused()
    expect(phone.get_by_text("Write your answer")).to_be_visible()
    phone.get_by_label("Your answer").fill("At the mine in Selebi-Phikwe.")
    phone.get_by_role("button", name="Send my answer").dblclick()

    expect(phone.get_by_text("We have your answer")).to_be_visible()
    expect(phone.get_by_text("You answered our question.")).to_have_count(1)
    expect(phone.get_by_text("We have a question")).to_have_count(0)
    loan = staff.loan(reference)
    assert loan["status"] == "pending"
    assert [one["kind"] for one in loan["documents"]] == ["payslip"]


def test_an_application_is_withdrawn_after_a_question(phone: Page, staff: Staff) -> None:
    """Withdrawing asks first, and can be cancelled with Escape."""
    identity = new_identity()
    reference = send(phone, identity)
    _look(phone, reference, identity)
    phone.get_by_role("button", name="Withdraw my application").click()
    expect(phone.get_by_role("dialog", name="Withdraw this application?")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("dialog")).to_have_count(0)
    assert staff.loan(reference)["status"] == "pending"

    phone.get_by_role("button", name="Withdraw my application").click()
    phone.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(phone.get_by_text("Withdrawn", exact=True)).to_be_visible()
    expect(phone.get_by_text("Add your documents")).to_have_count(0)
    assert staff.loan(reference)["status"] == "withdrawn"


def test_a_paid_out_loan_shows_what_is_owed(phone: Page, staff: Staff) -> None:
    """Balances and the next payment are those of the API."""
    loans = staff.loans("status=disbursed")
    loan = next(one for one in loans if one["outstanding"] != "0.00")
    body = {"reference": loan["reference"], "idNumber": loan["idNumber"]}
    _look(phone, loan["reference"], loan["idNumber"])
    balances = phone.request.post("/api/tracking", data=body).json()["balances"]

    owed = phone.locator(".card").filter(has_text="What you owe")
    for name in ("outstanding", "paid", "nextAmount"):
        expect(owed).to_contain_text(f"P {float(balances[name]):,.2f}")
    expect(phone.get_by_text("Your loan was paid out.")).to_be_visible()
    expect(phone.get_by_role("button", name="Withdraw my application")).to_have_count(0)


def test_a_wrong_pair_is_told_and_can_be_mended(phone: Page) -> None:
    """Who may not see an application learns no more than that the two do not belong together."""
    identity = new_identity()
    reference = send(phone, identity)
    phone.evaluate("() => sessionStorage.clear()")
    _look(phone, reference, "999999999")
    expect(phone.get_by_role("alert")).to_contain_text("We know no application")

    phone.get_by_label("Identity number").fill(identity)
    phone.get_by_role("button", name="Show my application").click()
    expect(phone.get_by_role("heading", name=f"Application {reference}")).to_be_visible()


def test_the_identity_number_is_in_no_address(phone: Page) -> None:
    """Addresses are kept in histories and logs; the identity number belongs in neither."""
    addresses: list[str] = []
    phone.on("request", lambda sent: addresses.append(sent.url))
    phone.on("framenavigated", lambda frame: addresses.append(frame.url))
    identity = new_identity()
    reference = send(phone, identity)
    phone.get_by_role("link", name="Follow my application").click()
    expect(phone).to_have_url(re.compile(rf"/track\?reference={reference}$"))
    expect(phone.get_by_label("Identity number")).to_have_value(identity)
    phone.get_by_role("button", name="Show my application").click()
    expect(phone.get_by_role("heading", name=f"Application {reference}")).to_be_visible()

    assert not [address for address in addresses if identity in address]


def test_offline_is_told_with_a_way_on(phone: Page) -> None:
    """Without a connection, tracking says so and tries again when asked."""
    identity = new_identity()
    reference = send(phone, identity)
    phone.goto(f"/track?reference={reference}")
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Show my application").click()
    expect(phone.get_by_role("alert")).to_contain_text("We could not reach Skycap")
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Try again").click()

    expect(phone.get_by_role("heading", name=f"Application {reference}")).to_be_visible()
