"""Applying through the public pages, on a phone, at a real server."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.browser.applicant import (
    PAYSLIP,
    TEXTS,
    Held,
    Staff,
    at,
    fill,
    go_on,
    new_identity,
    photo,
    reach,
    ready_to_send,
    reference_of,
    send,
)
from tests.browser.server import Running, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

SIDE_MAX = 1600
JPEG = b"\xff\xd8\xff"
A_MINUTE = 60_000


@pytest.fixture(scope="module")
def server(portfolio: Path) -> Iterator[Running]:
    """A server of its own, since how often one may apply is limited."""
    with serving(portfolio) as running:
        yield running


@pytest.fixture
def staff(playwright: Playwright, server: Running) -> Staff:
    """Members of staff at the API."""
    return Staff(playwright, server)


def test_a_whole_application_by_touch(phone: Page, staff: Staff) -> None:
    """Five steps by touch: the figures are the API's, and a photo arrives small enough."""
    identity = new_identity()
    phone.goto("/")
    phone.get_by_role("link", name="Start an application").tap()
    for step in ("personal", "loan"):
        at(phone, step)
        fill(phone, step, identity)
        if step == "personal":
            phone.get_by_role("button", name="Continue").tap()
    asked = {"product": "standard", "loanAmount": "5000", "loanPeriodMonths": 10}
    quote = phone.request.post("/api/quotes", data=asked).json()
    cost = phone.get_by_role("complementary")
    for figure in ("instalmentAmount", "totalInterest", "totalCostOfCredit", "totalAmount"):
        expect(cost).to_contain_text(f"P {float(quote[figure]):,.2f}")
    expect(cost).to_contain_text(f"{quote['aprNominal']}%")
    expect(cost).to_contain_text(f"{quote['aprEffective']}%")
    phone.get_by_role("button", name="Continue").tap()
    for step in ("bank", "terms"):
        at(phone, step)
        fill(phone, step, identity)
        phone.get_by_role("button", name="Continue").tap()
    at(phone, "review")
    phone.get_by_text("Every payment").tap()
    expect(phone.get_by_role("row")).to_have_count(len(quote["schedule"]) + 1)
    for row in quote["schedule"]:
        expect(phone.get_by_role("table")).to_contain_text(f"P {float(row['balance']):,.2f}")
    ready_to_send(phone).tap()

    reference = reference_of(phone)
    loan = staff.loan(reference)
    assert loan["totalAmount"] == quote["totalAmount"]
    assert loan["loanAmount"] == "5000.00"

    large = photo(phone, 3000, 2000)
    phone.get_by_label("Take a photo Identity card").set_input_files(large)
    expect(phone.get_by_text("Added ·")).to_be_visible(timeout=A_MINUTE)
    (document,) = staff.loan(reference)["documents"]
    path = f"/api/documents/{document['documentId']}/content"
    arrived = staff.fetch("checker", "GET", path).body()
    assert arrived.startswith(JPEG)
    assert len(arrived) < len(large["buffer"])
    assert phone.evaluate(
        """async (bytes) => {
            const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
            return [image.width, image.height];
        }""",
        list(arrived),
    ) == [SIDE_MAX, 1067]


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def test_a_whole_application_by_keyboard(phone: Page) -> None:
    """Without a finger or a mouse: Tab, letters, arrows, Space and Enter, and a document."""
    identity = new_identity()
    phone.goto("/apply")
    at(phone, "personal")
    texts = TEXTS["personal"]
    for name in ("firstName", "lastName"):
        _tab_to(phone, f"#{name}")
        phone.keyboard.type(texts[name])
    _tab_to(phone, "#idNumber")
    phone.keyboard.type(identity)
    for name in ("contactNumber", "physicalAddress"):
        _tab_to(phone, f"#{name}")
        phone.keyboard.type(texts[name])
    _tab_to(phone, "#marriedInCommunity")
    phone.keyboard.press("ArrowDown")  # to the second answer
    for name in ("kinName", "kinRelationship"):
        _tab_to(phone, f"#{name}")
        phone.keyboard.type(texts[name])
    phone.keyboard.press("Enter")
    at(phone, "loan")
    expect(phone.get_by_role("heading", name="Your loan", level=1)).to_be_focused()
    _tab_to(phone, 'input[name="loanAmount"]')
    phone.keyboard.press("Control+a")
    phone.keyboard.type("6000")
    phone.keyboard.press("Enter")
    at(phone, "bank")
    for name, text in TEXTS["bank"].items():
        _tab_to(phone, f"#{name}")
        phone.keyboard.type(text)
    _tab_to(phone, "#repaymentMethod")
    phone.keyboard.press("Space")
    phone.keyboard.press("Enter")
    at(phone, "terms")
    _tab_to(phone, "#termsAccepted")
    phone.keyboard.press("Space")
    phone.keyboard.press("Enter")
    at(phone, "review")
    expect(phone.locator(".answers").first).to_contain_text("No")
    ready_to_send(phone)
    _tab_to(phone, ".actions .button")
    phone.keyboard.press("Enter")
    reference_of(phone)
    expect(phone.get_by_role("heading", name="We have your application")).to_be_focused()

    _tab_to(phone, ".document-row:nth-child(2) .picker:not(.camera) input")
    # Chromium without a screen does not always tell of the dialog that this opens, so look for the
    # press itself, then choose as the dialog would.
    picker = phone.locator(":focus")
    picker.evaluate(
        "input => input.addEventListener('click', event => {"
        " event.preventDefault(); window.chosen = event.isTrusted; })"
    )
    phone.keyboard.press("Space")
    phone.wait_for_function("window.chosen === true")
    picker.set_input_files(PAYSLIP)
    expect(phone.get_by_text("Added ·")).to_be_visible()


def test_mistakes_are_told_together_and_each_leads_to_its_field(phone: Page) -> None:
    """The summary takes the focus; what is mended disappears from it while one types."""
    phone.goto("/apply")
    at(phone, "personal")
    fill(phone, "personal", "12345")
    phone.locator("#lastName").fill("")
    go_on(phone)

    summary = phone.get_by_role("group", name="Please check 2 things")
    expect(summary).to_be_focused()
    at(phone, "personal")
    summary.get_by_role("link", name="An Omang number has nine digits").click()
    field = phone.get_by_label("Omang number")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("nine digits"))
    field.fill("123456789")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(phone.get_by_role("group", name="Please check 1 thing")).to_be_visible()


def test_a_field_complains_when_it_is_left_then_as_one_types(phone: Page) -> None:
    """Nobody is told off while still typing for the first time."""
    phone.goto("/apply")
    at(phone, "personal")
    field = phone.get_by_label("Mobile phone")
    field.press_sequentially("7123")
    expect(field).to_have_attribute("aria-invalid", "false")
    field.blur()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("End")
    field.press_sequentially("4567")
    expect(field).to_have_attribute("aria-invalid", "false")


def test_the_draft_survives_a_reload_and_goes_when_it_is_sent(phone: Page) -> None:
    """Whoever loses the page finds all answers again; after sending, nothing of them is left."""
    identity = new_identity()
    reach(phone, "bank", identity)
    phone.get_by_label("Bank", exact=True).fill("Absa")
    expect(phone.get_by_text("saved on this phone")).to_be_visible()
    phone.reload()

    at(phone, "bank")
    expect(phone.get_by_label("Bank", exact=True)).to_have_value("Absa")
    phone.goto("/apply")
    at(phone, "personal")
    expect(phone.get_by_label("First names")).to_have_value("Naledi")
    phone.goto("/apply?step=bank")
    at(phone, "bank")
    fill(phone, "bank", identity)
    go_on(phone)
    fill(phone, "terms", identity)
    go_on(phone)
    ready_to_send(phone).click()
    reference = reference_of(phone)
    kept = phone.evaluate("() => JSON.stringify({...localStorage})")
    assert identity not in kept
    assert "Naledi" not in kept
    phone.reload()
    assert reference_of(phone) == reference


def test_answers_can_be_deleted_from_the_device(phone: Page) -> None:
    """On a phone that is not one's own, everything goes with one question."""
    reach(phone, "loan", new_identity())
    phone.get_by_role("button", name="Delete my answers").click()
    phone.get_by_role("dialog").get_by_role("button", name="Delete").click()

    at(phone, "personal")
    expect(phone.get_by_label("First names")).to_have_value("")
    assert phone.evaluate("() => localStorage.getItem('skycap.application')") is None


def test_what_the_server_refuses_stands_on_its_field(phone: Page, staff: Staff) -> None:
    """A limit that changed meanwhile leads back to the step and the field it is about."""
    reach(phone, "review", new_identity())
    button = ready_to_send(phone)
    staff.call("admin", "PUT", "/api/products/standard", {"principalMax": "4000"})
    try:
        button.click()
        at(phone, "loan")
        summary = phone.get_by_role("group", name="Please check 1 thing")
        expect(summary).to_be_focused()
        field = phone.locator("#loanAmount")
        expect(field).to_have_accessible_description(
            re.compile("to 4000.00; choose an amount in between")
        )
        field.fill("3500")
        expect(summary).to_be_hidden()
    finally:
        staff.call("admin", "PUT", "/api/products/standard", {"principalMax": "50000"})


def test_nobody_applies_for_a_cost_they_have_not_seen(phone: Page, staff: Staff) -> None:
    """When the price changes before sending, the new one is shown and has to be sent again."""
    identity = new_identity()
    reach(phone, "review", identity)
    button = ready_to_send(phone)
    staff.call("admin", "PUT", "/api/products/standard", {"ratePercent": "12"})
    try:
        button.click()
        expect(phone.get_by_role("alert")).to_contain_text("The cost has changed")
        expect(phone.locator(".whole-cost")).to_contain_text("P 5,600.00")
        assert staff.loans_of(identity) == []
        ready_to_send(phone).click()
        assert staff.loan(reference_of(phone))["totalAmount"] == "5600.00"
    finally:
        staff.call("admin", "PUT", "/api/products/standard", {"ratePercent": "10"})


def test_offline_keeps_everything_and_sends_when_connected(phone: Page, staff: Staff) -> None:
    """Without a connection it says so, loses nothing, and sends by itself afterwards."""
    identity = new_identity()
    reach(phone, "review", identity)
    button = ready_to_send(phone)
    phone.context.set_offline(True)
    expect(phone.get_by_text("You are offline")).to_be_visible()
    button.click()
    expect(phone.get_by_role("alert")).to_contain_text("has not been sent yet")
    expect(phone.get_by_role("button", name="Try again")).to_be_visible()
    phone.context.set_offline(False)

    reference = reference_of(phone)
    assert staff.loans_of(identity) == [reference]


def test_a_lost_answer_does_not_make_two_applications(phone: Page, staff: Staff) -> None:
    """The server took it but its answer broke off: trying again brings that very answer."""
    identity = new_identity()
    reach(phone, "review", identity)
    button = ready_to_send(phone)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.route("**/api/loans/apply", lose, times=1)
    button.click()
    expect(phone.get_by_role("alert")).to_contain_text("has not been sent yet")
    phone.reload()
    ready_to_send(phone).click()
    reference = reference_of(phone)
    assert staff.loans_of(identity) == [reference]


def test_a_double_click_sends_once(phone: Page, staff: Staff) -> None:
    """However impatient somebody is, there is one application, and one request."""
    identity = new_identity()
    reach(phone, "review", identity)
    requests: list[str] = []
    phone.on("request", lambda sent: requests.append(sent.url))
    ready_to_send(phone).dblclick()
    reference_of(phone)

    assert sum(url.endswith("/api/loans/apply") for url in requests) == 1
    assert len(staff.loans_of(identity)) == 1


def test_a_server_that_never_answers_is_given_up(phone: Page) -> None:
    """After a while the page says that it took too long, and offers to try again."""
    phone.clock.install()
    reach(phone, "review", new_identity())
    button = ready_to_send(phone)
    phone.route("**/api/loans/apply", Held().hold, times=1)
    button.click()
    expect(phone.get_by_role("button", name="Sending")).to_be_visible()
    phone.clock.run_for(16_000)
    expect(phone.get_by_role("alert")).to_contain_text("This took too long")
    phone.get_by_role("button", name="Try again").click()
    reference_of(phone)


def test_the_browsers_buttons_move_between_steps(phone: Page) -> None:
    """Back and forward are what they are everywhere, and never lead back behind the sending."""
    identity = new_identity()
    reach(phone, "terms", identity)
    phone.go_back()
    at(phone, "bank")
    expect(phone.get_by_label("Account number")).to_have_value("62012345678")
    phone.go_back()
    at(phone, "loan")
    phone.go_forward()
    phone.go_forward()
    at(phone, "terms")
    fill(phone, "terms", identity)
    go_on(phone)
    at(phone, "review")
    phone.get_by_role("link", name="Change Your bank account").click()
    at(phone, "bank")
    go_on(phone)
    at(phone, "review")
    ready_to_send(phone).click()
    reference = reference_of(phone)
    phone.go_back()
    assert reference_of(phone) == reference


def test_links_lead_into_the_application(phone: Page) -> None:
    """The calculator's choice comes along; a step that is not reached yet leads to the first."""
    phone.goto("/apply?product=weekly&amount=1000&term=8")
    expect(phone.get_by_role("complementary")).to_contain_text("P 1,000 · 8 weeks")
    assert phone.url.endswith("/apply")
    phone.goto("/apply?step=review")
    at(phone, "personal")


def test_what_is_typed_before_the_script_stays(phone: Page) -> None:
    """The form is there before its script; Enter then sends nothing into the address."""
    held = Held()
    phone.route("**/assets/apply-*.js", held.hold)
    phone.goto("/apply", wait_until="commit")
    phone.get_by_label("First names").fill("Neo")
    phone.keyboard.press("Enter")
    phone.get_by_text("No", exact=True).click()
    assert phone.url.endswith("/apply")
    held.release()
    expect(phone.get_by_role("complementary")).to_contain_text("P 5,500")
    expect(phone.get_by_label("First names")).to_have_value("Neo")
    expect(phone.get_by_label("No", exact=True)).to_be_checked()
    kept = json.loads(phone.evaluate("() => localStorage.getItem('skycap.application')"))
    assert kept["values"]["firstName"] == "Neo"


def test_a_refused_storage_costs_only_the_draft(phone: Page) -> None:
    """A browser that keeps nothing says so, and the application works nevertheless."""
    phone.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('refused'); } });"
    )
    reach(phone, "loan", new_identity())
    expect(phone.get_by_text("not saved: your browser keeps nothing")).to_be_visible()
    phone.on("dialog", lambda asked: asked.accept())
    assert send(phone, new_identity())
