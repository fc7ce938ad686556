"""The whole chain, once: the built pages, served by a real server, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, Visit
from tests.browser.server import Running

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

DEVICES = pytest.mark.parametrize("device", ["desktop", "phone"])
APPEARANCES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@DEVICES
@APPEARANCES
def test_the_home_page_shows_what_the_server_says(
    visit: Visit, check_accessible: Callable[[Page], None], device: str, dark: bool
) -> None:
    """The calculator shows the figures of the API's own quote, and axe finds nothing."""
    page = visit(device, dark=dark)
    page.goto("/")
    page.get_by_label("Loan", exact=True).select_option("standard")
    page.get_by_label("I want to borrow").first.fill("5000")
    page.get_by_label("For", exact=True).select_option("10")
    asked = {"product": "standard", "loanAmount": 5000, "loanPeriodMonths": 10}
    quote = page.request.post("/api/quotes", data=asked).json()

    calculator = page.get_by_role("region", name="What would it cost?")
    expect(calculator).to_contain_text(f"P {float(quote['instalmentAmount']):,.2f}")
    expect(calculator).to_contain_text(f"P {float(quote['totalAmount']):,.2f}")
    expect(page.get_by_role("listitem").filter(has_text="Weekly loan")).to_be_visible()
    expect(page).to_have_title(re.compile("Tati River Finance"))
    check_accessible(page)


def test_the_home_page_speaks_setswana(visit: Visit) -> None:
    """The language is part of the address, and links keep to it."""
    page = visit("phone")
    page.goto("/")
    page.get_by_role("link", name="Setswana").click()

    expect(page.locator("html")).to_have_attribute("lang", "tn")
    expect(page.get_by_role("region", name="Go tla ja bokae?")).to_be_visible()
    page.get_by_role("link", name="Simolola kopo").click()
    expect(page).to_have_url(re.compile("/tn/apply$"))


def test_the_menu_of_a_phone_opens_and_leads_on(phone: Page) -> None:
    """On a phone the navigation waits behind a button, and Escape closes it again."""
    phone.goto("/")
    expect(phone.get_by_role("link", name="Contacts")).to_be_hidden()
    phone.get_by_role("button", name="Menu").click()
    expect(phone.get_by_role("link", name="Contacts")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("link", name="Contacts")).to_be_hidden()


def test_a_server_that_does_not_answer_is_told_with_a_way_on(visit: Visit) -> None:
    """Without an answer, the calculator says so and tries again when asked."""
    page = visit("phone")
    page.route("**/api/products", lambda route: route.abort())
    page.goto("/")
    expect(page.get_by_role("alert").first).to_contain_text("We could not reach Skycap")

    page.unroute("**/api/products")
    page.get_by_role("button", name="Try again").first.click()
    expect(page.get_by_label("I want to borrow").first).to_be_visible()


@DEVICES
@APPEARANCES
def test_staff_sign_in_and_see_the_dashboard(
    visit: Visit,
    sign_in: SignIn,
    check_accessible: Callable[[Page], None],
    device: str,
    dark: bool,
) -> None:
    """Whoever signs in sees the figures of the API; axe finds nothing on the way."""
    page = visit(device, dark=dark)
    page.goto("/staff/sign-in")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    check_accessible(page)
    sign_in(page, "checker")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Good")
    figures = page.request.get("/api/loans/stats/summary").json()
    expect(page.get_by_text(f"{figures['disbursed']} active loans")).to_be_visible()
    check_accessible(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    check_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Your account").click()
    expect(page.get_by_role("menuitem", name="Sign out")).to_be_visible()
    check_accessible(page)


def test_a_wrong_password_is_told_in_words(desktop: Page) -> None:
    """A refused sign-in says why, and the fields keep what was typed."""
    desktop.goto("/staff/sign-in")
    desktop.get_by_label("Username").fill("checker")
    desktop.get_by_label("Password", exact=True).fill("not the password")
    desktop.get_by_role("button", name="Sign in").click()

    expect(desktop.get_by_role("alert")).to_contain_text("username or the password is wrong")
    expect(desktop.get_by_label("Username")).to_have_value("checker")


def test_signing_in_returns_to_where_one_was(visit: Visit, server: Running) -> None:
    """A deep link asks to sign in first, then leads on; an ended session does the same."""
    page = visit("desktop")
    page.goto("/staff/loans?status=pending")
    expect(page.get_by_label("Username")).to_be_visible()
    page.get_by_label("Username").fill("checker")
    page.get_by_label("Password", exact=True).fill(server.password("checker"))
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/staff/loans\?status=pending$"))

    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()
    page.get_by_role("link", name="Dashboard").click()
    expect(page.get_by_text("Your session has ended")).to_be_visible()


def test_the_portal_keeps_language_and_appearance(visit: Visit, sign_in: SignIn) -> None:
    """What somebody chose is there again after a reload, from the first paint on."""
    page = visit("desktop")
    sign_in(page, "accountant")
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    page.get_by_role("menuitemradio", name="Setswana").click()
    expect(page.get_by_role("link", name="Dikadimo", exact=True)).to_be_visible()
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "tn")
    expect(page.get_by_role("link", name="Dikadimo", exact=True)).to_be_visible()


def test_signing_out_ends_the_session(visit: Visit, sign_in: SignIn) -> None:
    """After signing out, nothing of the portal is to be had."""
    page = visit("desktop")
    sign_in(page, "maker")
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_label("Username")).to_be_visible()

    page.goto("/staff")
    expect(page.get_by_label("Username")).to_be_visible()
