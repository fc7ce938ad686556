"""The portal's office in the browser: signing in, users, one's account, palette, dashboard."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import SignIn, Visit
from tests.browser.server import Running
from tests.browser.staff_office import Staff, money

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

STATUSES = {
    "pending": "Pending",
    "info_requested": "More information asked",
    "approved": "Approved",
    "disbursed": "Active",
    "overpaid": "Overpaid",
    "closed": "Closed",
    "rejected": "Rejected",
    "withdrawn": "Withdrawn",
    "cancelled": "Cancelled",
}


@pytest.fixture
def staff(server: Running, visit: Visit) -> Staff:
    """Members of staff who have signed in already."""
    return Staff(server, visit)


def sign_in_with(page: Page, username: str, password: str) -> None:
    """Sign in through the page, without waiting for what follows."""
    page.goto("/staff/sign-in")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_somebody_new_chooses_a_password_works_and_is_shut_out_at_once(
    staff: Staff, visit: Visit, check_accessible: Callable[[Page], None]
) -> None:
    """An administrator adds a person, who must choose a password; disabling ends their session."""
    admin = staff.open("admin", "/staff/users")
    admin.get_by_role("button", name="Add a person").click()
    dialog = admin.get_by_role("dialog")
    dialog.get_by_label("Full name").fill("Lesedi Tau")
    dialog.get_by_label("Username").fill("maker")
    dialog.get_by_label("Role").select_option("checker")
    dialog.get_by_role("button", name="Add a person").click()
    expect(dialog.get_by_text("Is taken; choose another than maker")).to_be_visible()
    check_accessible(admin)
    dialog.get_by_label("Username").fill("lesedi")
    dialog.get_by_role("button", name="Add a person").click()

    expect(admin.get_by_role("heading", name="Hand over this password")).to_be_visible()
    password = admin.get_by_role("dialog").locator("code").inner_text()
    check_accessible(admin)
    admin.get_by_role("button", name="I have handed it over").click()
    row = admin.get_by_role("row", name="Lesedi Tau")
    expect(row).to_contain_text("Must choose a password")
    expect(admin.get_by_text(password)).to_have_count(0)

    lesedi = visit("phone")
    sign_in_with(lesedi, "lesedi", password)
    expect(lesedi.get_by_role("heading", name="Choose your own password")).to_be_visible()
    lesedi.goto("/staff/loans")
    expect(lesedi.get_by_role("heading", name="Choose your own password")).to_be_visible()
    lesedi.get_by_label("The password you just used").fill(password)
    lesedi.get_by_label("New password").fill("too short")
    lesedi.get_by_role("button", name="Save and sign in again").click()
    expect(lesedi.get_by_text("Use at least 12 characters")).to_be_visible()
    lesedi.get_by_label("New password").fill("the marula tree is in fruit")
    lesedi.get_by_role("button", name="Save and sign in again").click()
    expect(lesedi.get_by_label("Username")).to_be_visible()
    sign_in_with(lesedi, "lesedi", "the marula tree is in fruit")
    expect(lesedi.get_by_role("heading", level=1)).to_contain_text("Lesedi")

    admin.reload()
    row.get_by_role("button", name="Change").click()
    admin.get_by_role("menuitem", name="Disable").click()
    expect(admin.get_by_role("dialog")).to_contain_text("Lesedi Tau is shut out at once")
    check_accessible(admin)
    admin.get_by_role("dialog").get_by_role("button", name="Disable").click()
    expect(row).to_contain_text("Disabled")
    lesedi.goto("/staff/repayments")
    expect(lesedi.get_by_role("button", name="Sign in")).to_be_visible()
    sign_in_with(lesedi, "lesedi", "the marula tree is in fruit")
    expect(lesedi.get_by_role("alert")).to_contain_text("username or the password is wrong")


def test_a_person_is_changed_and_gets_another_password(staff: Staff) -> None:
    """Role, name and email change; a reset shows a new password once, and refusals are told."""
    staff.add("tumelo", "maker", "Tumelo Sebina")
    page = staff.open("admin", "/staff/users")
    row = page.get_by_role("row", name="Tumelo")
    row.get_by_role("button", name="Change").click()
    page.get_by_role("menuitem", name="Name, role, email").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Full name").fill("Tumelo Sebina-Moyo")
    dialog.get_by_label("Role").select_option("accountant")
    expect(dialog).to_contain_text("A new role signs this person out")
    dialog.get_by_label("Email").fill("no address")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_label("Email")).to_have_attribute("aria-invalid", "true")
    dialog.get_by_label("Email").fill("tumelo@example.com")
    dialog.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Tumelo Sebina-Moyo")
    expect(row).to_contain_text("Accountant")

    row.get_by_role("button", name="Change").click()
    page.get_by_role("menuitem", name="Reset the password").click()
    page.get_by_role("dialog").get_by_role("button", name="Reset the password").click()
    expect(page.get_by_role("dialog").locator("code")).to_have_text(re.compile(r"^\S{19}$"))
    page.get_by_role("button", name="I have handed it over").click()
    expect(row).to_contain_text("Must choose a password")


def test_the_last_administrator_stays(staff: Staff) -> None:
    """The server refuses to shut out the only administrator, and the dialog says why."""
    page = staff.open("admin", "/staff/users")
    row = page.get_by_role("row", name="you")
    row.get_by_role("button", name="Change").click()
    page.get_by_role("menuitem", name="Disable").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This is you")
    dialog.get_by_role("button", name="Disable").click()

    expect(dialog.get_by_role("alert")).to_contain_text("administrator")
    dialog.get_by_role("button", name="Cancel").click()
    expect(row).to_contain_text("Active")


def test_codes_are_set_up_asked_for_and_removed(
    staff: Staff, visit: Visit, check_accessible: Callable[[Page], None]
) -> None:
    """With one-time codes on, the password alone opens nothing; with the password they go again."""
    password = staff.add("neo", "checker", "Neo Gare")
    page = visit("desktop")
    sign_in_with(page, "neo", password)
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name="Your account").click()
    page.get_by_role("button", name="Set up one-time codes").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    secret = page.locator("code").inner_text()
    link = page.get_by_role("link", name="Open in an app").get_attribute("href") or ""
    assert link.startswith("otpauth://totp/")
    assert f"secret={secret}" in link
    check_accessible(page)

    codes = pyotp.TOTP(secret)
    now = datetime.now(UTC)
    page.get_by_label("Six digits").fill("000000")
    page.get_by_role("button", name="Turn codes on").click()
    expect(page.get_by_label("Six digits")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Six digits").fill(codes.at(now - timedelta(seconds=30)))
    page.get_by_role("button", name="Turn codes on").click()
    expect(page.get_by_text("Signing in asks for the six digits")).to_be_visible()

    page.get_by_role("button", name="Sign out everywhere").click()
    expect(page.get_by_label("Username")).to_be_visible()
    sign_in_with(page, "neo", password)
    expect(page.get_by_role("heading", name="One-time code")).to_be_visible()
    check_accessible(page)
    page.get_by_label("Six digits").fill("000000")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("That code is not right")
    page.get_by_label("Six digits").fill(codes.now())
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Neo")

    page.goto("/staff/account")
    remove_codes(page)
    page.get_by_label("Your password now").last.fill("not the password")
    page.get_by_role("button", name="Turn codes off").click()
    expect(page.get_by_text("Is not your password")).to_be_visible()
    page.get_by_label("Your password now").last.fill(password)
    page.get_by_role("button", name="Turn codes off").click()
    expect(page.get_by_role("button", name="Set up one-time codes")).to_be_visible()


def remove_codes(page: Page) -> None:
    """Open the form that removes codes; the page may learn only from a refusal that they are on."""
    begin = page.get_by_role("button", name="Set up one-time codes")
    remove = page.get_by_role("button", name="Turn codes off")
    expect(begin.or_(remove)).to_be_visible()
    if begin.is_visible():
        begin.click()
    remove.click()


def test_a_password_is_changed_in_the_account(staff: Staff, visit: Visit) -> None:
    """A wrong password is told at its field; the right one leads to signing in with the new one."""
    password = staff.add("kabo", "maker", "Kabo Nthobatsang")
    page = visit("phone")
    sign_in_with(page, "kabo", password)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kabo")
    page.goto("/staff/account")
    page.get_by_label("Your password now").fill("not the password")
    page.get_by_label("New password").fill("rain on the tin roof tonight")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_text("Is not your password")).to_be_visible()
    page.get_by_label("Your password now").fill(password)
    page.get_by_role("button", name="Change the password").click()

    expect(page.get_by_label("Username")).to_be_visible()
    sign_in_with(page, "kabo", "rain on the tin roof tonight")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kabo")


@pytest.mark.parametrize("who", ["maker", "checker", "accountant", "admin"])
def test_the_dashboard_has_the_figures_of_the_api(staff: Staff, who: str) -> None:
    """Every figure is the API's, and leads to the list that it counts."""
    page = staff.open(who)
    figures = staff.get(who, "/api/loans/stats/summary")
    month = figures["asOf"][:7]
    now: dict[str, str] = next((one for one in figures["months"] if one["month"] == month), {})

    def tile(name: str) -> str:
        shown = page.get_by_role("link", name=re.compile(f"^{re.escape(name)}")).inner_text()
        return shown.replace("\xa0", " ")

    assert money(figures["outstanding"]) in tile("Outstanding")
    assert f"{float(figures['arrears']['par30']):g}%" in tile("At risk")
    assert money(now.get("repaid", "0.00")) in tile("Collected this month")
    assert money(now.get("disbursed", "0.00")) in tile("Paid out this month")
    for status, word in STATUSES.items():
        name = status.replace("_r", "R")
        stage = page.get_by_role("link", name=re.compile(f"^{word} ?{figures[name]}$"))
        expect(stage).to_have_attribute("href", re.compile(f"/staff/loans\\?status={status}$"))
    for bucket in figures["arrears"]["buckets"]:
        expect(page.get_by_text(money(bucket["principal"])).first).to_be_visible()
    latest = page.get_by_role("link", name="1–30 days")
    expect(latest).to_have_attribute("href", re.compile(r"status=arrears&late=1-30$"))

    page.get_by_role("link", name=re.compile("^At risk")).click()
    expect(page).to_have_url(re.compile(r"/staff/loans\?status=arrears&late=31(\+|%2B)$"))


@pytest.mark.parametrize("who", ["maker", "checker", "accountant", "admin"])
def test_the_queue_shows_what_waits_for_whom(staff: Staff, who: str) -> None:
    """The first task of each kind of the worklist stands there and leads to its loan."""
    page = staff.open(who)
    tasks = staff.get(who, "/api/worklist")
    firsts = {task["kind"]: task for task in reversed(tasks)}
    assert firsts
    for task in firsts.values():
        line = page.get_by_role("link", name=task["loan"]["borrowerName"]).first
        expect(line).to_have_attribute("href", re.compile(task["loan"]["reference"]))
    page.get_by_role("link", name=firsts[tasks[0]["kind"]]["loan"]["borrowerName"]).first.click()
    expect(page).to_have_url(re.compile(tasks[0]["loan"]["reference"]))


def test_the_chart_is_read_with_the_keys_and_as_a_table(staff: Staff) -> None:
    """The arrow keys read month by month what the table says too."""
    page = staff.open("accountant")
    figures = staff.get("accountant", "/api/loans/stats/summary")
    known = {one["month"]: one for one in figures["months"]}
    latest = known.get(figures["asOf"][:7], {})
    chart = page.get_by_role("group", name="Money out and in")
    chart.focus()
    page.keyboard.press("End")
    reading = chart.get_by_role("status")
    expect(reading).to_contain_text("so far")
    expect(reading).to_contain_text(f"P {float(latest.get('repaid', '0')):,.2f}")
    page.get_by_label("24 months").check()
    card = page.locator("section").filter(has=chart)
    card.get_by_text("Show as a table").click()

    expect(card.get_by_role("table").get_by_role("row")).to_have_count(25)


def test_a_widget_fails_alone_and_stale_figures_carry_their_time(visit: Visit) -> None:
    """A queue that cannot be had says so in its place; figures that grow old say from when."""
    page = visit("desktop")
    page.clock.install()
    page.route("**/api/worklist", lambda route: route.abort())
    sign_in_with(page, "checker", Running.password("checker"))
    expect(page.get_by_text("active loans")).to_be_visible()
    for _ in range(4):  # it tries again by itself, a little later each time
        page.clock.run_for(2_500)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("We could not reach Skycap")
    page.unroute("**/api/worklist")
    alert.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("link", name=re.compile("See all.*To review"))).to_be_visible()

    page.route("**/api/loans/stats/summary", lambda route: route.abort())
    page.clock.run_for(62_000)
    for _ in range(4):
        page.clock.run_for(2_500)
    expect(page.get_by_text(re.compile("^As of ")).first).to_be_visible()
    expect(page.get_by_text("active loans")).to_be_visible()


def test_the_palette_takes_what_is_typed_before_it_is_there(staff: Staff) -> None:
    """Whoever types at once, while the palette is fetched for the first time, loses no letter."""
    page = staff.open("admin")
    held: list[Route] = []
    page.route("**/assets/overlays-*.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright asks a function for its signature
    page.reload()
    page.get_by_role("button", name="Your account").wait_for()
    page.keyboard.press("Control+k")
    page.keyboard.type("repay")
    expect(page.get_by_role("search").get_by_role("textbox")).to_have_value("repay")
    assert held
    for route in held:
        route.continue_()
    palette = page.get_by_role("combobox", name="Search and go")
    expect(palette).to_have_value("repay")
    expect(palette).to_be_focused()
    expect(page.get_by_role("option", name="Repayments")).to_be_visible()
    expect(page.get_by_role("search")).to_have_count(0)


def test_the_palette_finds_a_loan_by_keyboard(staff: Staff) -> None:
    """Typing a name, two keys and Enter lead to the loan; `?` lists the keys."""
    loan = staff.get("admin", "/api/loans?limit=1")[0]
    page = staff.open("admin")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and go")).to_be_focused()
    page.keyboard.type(loan["reference"])
    option = page.get_by_role("option", name=loan["borrowerName"])
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/staff/loans/{loan['reference']}"))

    page.keyboard.press("Shift+?")
    expect(page.get_by_role("dialog")).to_contain_text("Search and go anywhere")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and go")).to_be_focused()
    page.keyboard.type("add a p")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("Username")).to_be_visible()


def test_an_ended_session_returns_to_where_one_was(visit: Visit, sign_in: SignIn) -> None:
    """When the session ends in the middle of work, signing in leads back to the same list."""
    page = visit("desktop")
    sign_in(page, "accountant")
    page.goto("/staff/repayments")
    loan = page.get_by_role("row").nth(1).get_by_role("link").nth(1).inner_text()
    page.context.clear_cookies()
    page.get_by_label("Loan, receipt or reference").fill(loan)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your session has ended")).to_be_visible()
    page.get_by_label("Username").fill("accountant")
    page.get_by_label("Password", exact=True).fill(Running.password("accountant"))
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile(f"/staff/repayments\\?reference={loan}$"))
    expect(page.get_by_label("Loan, receipt or reference")).to_have_value(loan)
