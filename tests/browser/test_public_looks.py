"""Every public page and every step of the application: accessible, and whole on small screens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Playwright, expect

from tests.browser.applicant import (
    PAYSLIP,
    STEPS,
    Held,
    Staff,
    at,
    fill,
    go_on,
    new_identity,
    reach,
    ready_to_send,
    reference_of,
    send,
)
from tests.browser.conftest import Visit
from tests.browser.server import Running, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

Check = Callable[..., None]
Look = Callable[[Page], None]
LANGUAGES = pytest.mark.parametrize("language", ["", "/tn"], ids=["en", "tn"])
WIDTHS = (320, 390, 800, 1280)
PAGES = ("/", "/products", "/requirements", "/contacts", "/apply", "/track", "/nowhere")


@pytest.fixture
def look(check_accessible: Check) -> Look:
    """Axe finds nothing on a page as it stands; in the dark its colours are looked at again."""

    def both(page: Page) -> None:
        check_accessible(page)
        page.emulate_media(color_scheme="dark")
        check_accessible(page, "color-contrast")
        page.emulate_media(color_scheme="light")

    return both


@pytest.fixture(scope="module")
def server(portfolio: Path) -> Iterator[Running]:
    """A server of its own, since how often one may apply is limited."""
    with serving(portfolio) as running:
        yield running


@LANGUAGES
def test_every_step_is_accessible(visit: Visit, look: Look, language: str) -> None:
    """Axe finds nothing in any step, empty, with mistakes and filled in, nor after sending."""
    page = visit("phone")
    identity = new_identity()
    page.goto(f"{language}/apply")
    for step in STEPS[:-1]:
        at(page, step)
        look(page)
        go_on(page)
        if step != "loan":
            expect(page.locator(".summary")).to_be_focused()
            look(page)
            fill(page, step, identity)
            go_on(page)
    at(page, "review")
    page.locator(".schedule summary").click()
    expect(page.locator(".schedule table")).to_be_visible()
    look(page)
    page.locator(".start-again button").click()
    look(page)
    page.keyboard.press("Escape")
    page.locator('.actions .button[aria-disabled="false"]').first.click()
    reference_of(page)
    look(page)
    page.locator(".document-row:nth-child(2) .picker:not(.camera) input").set_input_files(PAYSLIP)
    notes: FilePayload = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"hello"}
    page.locator(".document-row:nth-child(1) .picker:not(.camera) input").set_input_files(notes)
    expect(page.locator(".document-row h3.done")).to_have_count(1)
    look(page)


@LANGUAGES
def test_every_page_is_accessible(visit: Visit, look: Look, language: str) -> None:
    """Axe finds nothing on any other page, nor in the menu of a phone."""
    page = visit("phone")
    for path in PAGES:
        page.goto(language + path if path != "/" else language or "/")
        page.wait_for_load_state("networkidle")
        look(page)
    page.locator(".menu-button").click()
    look(page)


def test_following_is_accessible(
    visit: Visit, look: Look, playwright: Playwright, server: Running
) -> None:
    """Axe finds nothing on a tracked application, with its question and its dialog."""
    staff = Staff(playwright, server)
    page = visit("desktop")
    reference = send(page, new_identity())
    asked = {"action": "request_info", "comments": "Where do you work?"}
    staff.call("checker", "POST", f"/api/loans/{reference}/review", asked)
    page.goto(f"/track?reference={reference}")
    page.get_by_role("button", name="Show my application").click()
    expect(page.get_by_text("Where do you work?")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Withdraw my application").click()
    look(page)


@LANGUAGES
def test_nothing_sticks_out_or_wraps(visit: Visit, language: str) -> None:
    """On every width the header is one line, and no page scrolls sideways."""
    page = visit("desktop")
    for path in PAGES:
        page.goto(language + path if path != "/" else language or "/")
        page.wait_for_load_state("networkidle")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            where = f"{language}{path} at {width} px"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, where
            header = page.locator(".site-header").bounding_box()
            assert header is not None
            assert header["height"] <= 80, where


def test_the_steps_fit_a_narrow_phone(visit: Visit) -> None:
    """At 320 px, as WCAG asks for reflow, every step and the confirmation fit."""
    page = visit("phone", viewport={"width": 320, "height": 640})
    identity = new_identity()
    page.goto("/apply")
    for step in STEPS[:-1]:
        at(page, step)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, step
        fill(page, step, identity)
        go_on(page)
    page.get_by_text("Every payment").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    ready_to_send(page).click()
    reference_of(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_later_step_waits_for_its_looks(phone: Page) -> None:
    """What is fetched after the first step is not shown before its style sheet is there."""
    held = Held()
    phone.route("**/assets/later-*.css", held.hold)
    phone.goto("/apply")
    at(phone, "personal")
    fill(phone, "personal", new_identity())
    go_on(phone)

    expect(phone.locator(".bones .bone.field")).to_have_count(3)
    phone.wait_for_load_state("load")
    expect(phone.locator("#loanAmount")).to_have_count(0)
    held.release()
    expect(phone.locator("#loanAmount")).to_be_visible()


def test_targets_are_large_enough_for_a_thumb(phone: Page) -> None:
    """Everything one touches in a step is at least 48 px high."""
    reach(phone, "bank", new_identity())
    targets = phone.locator(
        ".apply input:not([type=radio]), .apply .choice, .apply select, .apply .button"
    )
    for target in targets.all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 48, target


def test_the_confirmation_prints_on_its_own(phone: Page) -> None:
    """Printed, it has the lender and the reference, and none of what only works on a screen."""
    reference = send(phone, new_identity())
    phone.emulate_media(media="print")

    expect(phone.locator(".print-head")).to_contain_text("Tati River Finance")
    expect(phone.get_by_text(reference)).to_be_visible()
    expect(phone.locator(".site-header")).to_be_hidden()
    expect(phone.locator(".uploads")).to_be_hidden()
    expect(phone.get_by_role("button", name="Copy")).to_be_hidden()


def test_the_reference_can_be_copied(visit: Visit) -> None:
    """One press puts the reference into the clipboard, and says so."""
    page = visit("phone", permissions=["clipboard-read", "clipboard-write"])
    reference = send(page, new_identity())
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == reference


def test_what_the_lender_changes_is_on_the_pages(
    phone: Page, playwright: Playwright, server: Running
) -> None:
    """Name, phone, hours, licence, documents, conditions and terms come from the settings."""
    staff = Staff(playwright, server)
    told = {
        "name": "Nata Savings",
        "phone": "+267 621 0000",
        "openingHours": "Daily 9 to 13",
        "licence": "NB 77",
        "requiredDocuments": ["identity", "village_letter"],
        "eligibility": ["You have worked for six months."],
        "agreement": ["I will tell the lender when I move."],
    }
    before = staff.call("admin", "GET", "/api/settings/all")
    staff.call("admin", "PUT", "/api/settings", told)
    try:
        phone.goto("/contacts")
        for text in ("+267 621 0000", "Daily 9 to 13"):
            expect(phone.get_by_role("main").get_by_text(text)).to_be_visible()
        expect(phone).to_have_title("Contacts · Nata Savings")
        phone.goto("/requirements")
        expect(phone.get_by_text("village letter")).to_be_visible()
        expect(phone.get_by_role("main").get_by_text("payslip")).to_have_count(0)
        expect(phone.get_by_text("You have worked for six months.")).to_be_visible()
        expect(phone.get_by_text("You have a regular income.")).to_have_count(0)
        reach(phone, "terms", new_identity())
        expect(phone.get_by_role("main").get_by_text("village letter")).to_be_visible()
        expect(phone.locator(".agreement li").last).to_have_text(told["agreement"][0])
        expect(phone.get_by_role("main").get_by_text("+267 621 0000")).to_be_visible()
    finally:
        staff.call("admin", "PUT", "/api/settings", {name: before[name] for name in told})
