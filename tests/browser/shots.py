"""What screenshots.py takes pictures of: every page, and every state that looks different."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser.applicant import new_identity, reach

Known = dict[str, dict[str, Any]]
"""Loans and repayments of the portfolio, by the names that paths and acts call them."""

Act = Callable[[Page, Known], None]


def still(_: Page, __: Known) -> None:
    """Leave the page as it is."""


def _menu(page: Page, _: Known) -> None:
    if page.viewport_size and page.viewport_size["width"] < 800:
        page.get_by_role("button", name="Menu").click()


def _palette(page: Page, known: Known) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill(known["late"]["borrowerName"])
    page.get_by_role("option", name=known["late"]["borrowerName"]).first.wait_for()


def _keys(page: Page, _: Known) -> None:
    page.keyboard.press("Shift+?")
    page.get_by_role("dialog").wait_for()


def _account(page: Page, _: Known) -> None:
    page.get_by_role("button", name="Your account").click()


def _setswana(page: Page, _: Known) -> None:
    page.evaluate("localStorage.setItem('skycap.language', 'tn')")
    page.reload()
    page.wait_for_load_state("networkidle")


def _wrong(page: Page, _: Known) -> None:
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password", exact=True).fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()


def _step(step: str) -> Act:
    def act(page: Page, _: Known) -> None:
        reach(page, step, new_identity())
        page.wait_for_load_state("networkidle")

    return act


def _mistakes(page: Page, _: Known) -> None:
    page.locator('form.apply button[type="submit"]').click()


def _followed(state: str) -> Act:
    def act(page: Page, known: Known) -> None:
        page.goto(f"/track?reference={known[state]['reference']}")
        page.get_by_label("Identity number").fill(known[state]["idNumber"])
        page.get_by_role("button", name="Show my application").click()
        page.get_by_role("heading", name=known[state]["reference"]).wait_for()

    return act


def _send(page: Page, _: Known) -> None:
    """Press the button of a dialog or form, which then says what is missing."""
    dialog = page.get_by_role("dialog")
    if "do=" in page.url:
        dialog.last.wait_for()
    place = dialog.last if dialog.count() else page.get_by_role("main")
    place.locator("button[type=submit]").last.click()


def _changed(page: Page, _: Known) -> None:
    page.get_by_label("Amount to lend").fill("1000")
    page.get_by_role("dialog").last.locator("ins").first.wait_for()


def _split(page: Page, _: Known) -> None:
    page.get_by_role("textbox", name="Amount received").fill("500")
    page.get_by_role("textbox", name="Reference").fill("FT-EXAMPLE-1")
    page.get_by_role("dialog").last.get_by_role("table").wait_for()


def _opened(page: Page, _: Known) -> None:
    page.locator("[data-loan]").first.click()
    page.get_by_role("tab", name="Overview").wait_for()


def _statuses(page: Page, _: Known) -> None:
    page.locator("summary", has_text="2 statuses").click()


def _late(page: Page, _: Known) -> None:
    """Open what happens to late and early payments, with a penalty and an interest stop."""
    for name in ("When it is paid late", "When it is paid early"):
        page.get_by_role("heading", name=name).click()
    page.get_by_label("When an instalment is missed").select_option("daily")
    page.get_by_label("Interest stops after months unpaid").fill("3")


def _more(page: Page, _: Known) -> None:
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menu").wait_for()


def _disable(page: Page, _: Known) -> None:
    page.get_by_role("button", name="Change").first.click()
    page.get_by_role("menuitem", name="Disable").click()
    page.get_by_role("dialog").wait_for()


def _borrower(page: Page, known: Known) -> None:
    page.get_by_label("Identity number").fill(known["late"]["idNumber"])
    page.keyboard.press("Enter")
    page.get_by_role("row").nth(1).wait_for()


def _foreseen(page: Page, _: Known) -> None:
    """Fill in what the dialog still needs, and wait until the API told what will happen."""
    dialog = page.get_by_role("dialog").last
    for label, text in {
        "Amount": "25",
        "Name in the agreement": "Statement by post",
        "Reference of the payment": "FT-EXAMPLE-2",
        "Instalments still to come": "18",
        "Why": "The employer pays half until the summer.",
    }.items():
        field = dialog.get_by_label(label, exact=True)
        if field.count():
            field.fill(text)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    page.wait_for_load_state("networkidle")


def _propose(page: Page, _: Known) -> None:
    page.get_by_role("button", name="Propose to go back").click()
    _send(page, {})


def _unfold(page: Page, _: Known) -> None:
    page.get_by_role("main").locator("summary").first.click()


def _entry(page: Page, _: Known) -> None:
    """Record an entry by hand with nothing in it."""
    page.get_by_role("button", name="New entry").click()
    page.get_by_role("dialog").locator("button[type=submit]").click()


def _close_month(page: Page, _: Known) -> None:
    page.get_by_role("button", name="Propose to close").first.click()
    page.get_by_role("dialog").wait_for()


def _assessed(page: Page, _: Known) -> None:
    """Fill in means with which the loan cannot be afforded, and have them assessed."""
    dialog = page.get_by_role("dialog").last
    for label, text in {
        "Income before deductions": "4000",
        "Tax and other deductions": "600",
        "Living costs": "3200",
        "Where the figures are from": "Payslip of October",
    }.items():
        dialog.get_by_label(label).fill(text)
    dialog.get_by_role("button", name="Assess", exact=True).click()
    dialog.get_by_text("Cannot be afforded").wait_for()


def _bar(page: Page, known: Known) -> None:
    page.get_by_label("Identity number").fill(known["vetted"]["idNumber"])
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lift the bar").click()
    _send(page, known)


def _conditions(page: Page, _: Known) -> None:
    """Open how much a borrower may have, loan by loan."""
    page.get_by_role("heading", name="How much a borrower may have").click()
    page.get_by_role("button", name="Add a limit").click()
    page.get_by_label("Most for loan number 1").fill("3000")


@dataclass(frozen=True)
class Shot:
    """A page in one of its states; `who` is signed in, and `act` brings the state about."""

    name: str
    path: str
    who: str | None = None
    act: Act = still
    refuse: str | None = None  # requests to this address fail, to show how that looks
    hold: str | None = None  # requests to this address stay open, to show the waiting
    whole: bool = False  # the whole page, although something was done


PUBLIC = (
    Shot("home", "/"),
    Shot("home-menu", "/", act=_menu),
    Shot("home-setswana", "/tn"),
    Shot("home-waiting", "/", hold="**/api/**"),
    Shot("home-failed", "/", refuse="**/api/**"),
    Shot("products", "/products"),
    Shot("requirements", "/requirements"),
    Shot("contacts", "/contacts"),
    Shot("apply", "/apply"),
    Shot("apply-mistakes", "/apply", act=_mistakes, whole=True),
    Shot("apply-loan", "/apply", act=_step("loan"), whole=True),
    Shot("apply-bank", "/apply", act=_step("bank"), whole=True),
    Shot("apply-terms", "/apply", act=_step("terms"), whole=True),
    Shot("apply-review", "/apply", act=_step("review"), whole=True),
    Shot("track", "/track"),
    Shot("track-pending", "/track", act=_followed("pending"), whole=True),
    Shot("track-asked", "/track", act=_followed("asked"), whole=True),
    Shot("track-active", "/track", act=_followed("late"), whole=True),
    Shot("unknown", "/nowhere"),
)

LOAN = "/staff/loans/{late[loanId]}"
PENDING = "/staff/loans/{pending[loanId]}"
VETTED = "/staff/loans/{vetted[loanId]}"
SERVICED = "/staff/loans/{serviced[loanId]}"
LISTED = "**/api/loans?*"

LOANS = (
    Shot("staff-loans", "/staff/loans", who="checker"),
    Shot(
        "staff-loans-statuses", "/staff/loans?statuses=pending,approved", "checker", act=_statuses
    ),
    Shot("staff-loans-late", "/staff/loans?status=arrears", who="accountant"),
    Shot("staff-loans-empty", "/staff/loans?search=nobodyiscalledthis", who="checker"),
    Shot("staff-loans-waiting", "/staff/loans", who="checker", hold=LISTED),
    Shot("staff-loans-failed", "/staff/loans", who="checker", refuse=LISTED),
    Shot("staff-loans-drawer", "/staff/loans?status=pending", who="checker", act=_opened),
    Shot("staff-loans-setswana", "/staff/loans", who="checker", act=_setswana),
    Shot("staff-loan", LOAN, who="accountant"),
    Shot("staff-loan-pending", PENDING, who="checker"),
    Shot("staff-loan-waiting", LOAN, who="accountant", hold="**/api/loans/0*"),
    Shot("staff-loan-failed", LOAN, who="accountant", refuse="**/api/loans/0*"),
    Shot("staff-loan-unknown", "/staff/loans/SK-0000-0000-0", who="accountant"),
    Shot("staff-loan-repayments", LOAN + "?tab=repayments", who="accountant"),
    Shot("staff-loan-documents", PENDING + "?tab=documents", who="checker"),
    Shot("staff-loan-application", PENDING + "?tab=application", who="checker"),
    Shot("staff-loan-history", LOAN + "?tab=history", who="accountant"),
    Shot("staff-approve", PENDING + "?do=approve", who="checker", act=_changed),
    Shot("staff-reject", PENDING + "?do=reject", who="checker", act=_send),
    Shot("staff-ask", PENDING + "?do=request_info", who="checker", act=_send),
    Shot("staff-answer", "/staff/loans/{asked[loanId]}?do=answer", who="maker", act=_send),
    Shot("staff-withdraw", "/staff/loans/{asked[loanId]}?do=withdraw", who="maker", act=_send),
    Shot("staff-amend", "/staff/loans/{asked[loanId]}/amend", who="maker"),
    Shot("staff-upload", PENDING + "?do=upload", who="checker", act=_send),
    Shot("staff-disburse", "/staff/loans/{approved[loanId]}?do=disburse", "accountant", act=_send),
    Shot("staff-repay", LOAN + "?do=repay", who="accountant", act=_split),
    Shot("staff-charge", LOAN + "?do=charge", who="accountant", act=_foreseen),
    Shot("staff-charge-mistakes", LOAN + "?do=charge", who="accountant", act=_send),
    Shot("staff-waiver", LOAN + "?do=waiver", who="accountant", act=_foreseen),
    Shot("staff-reschedule", LOAN + "?do=reschedule", who="accountant", act=_foreseen),
    Shot("staff-write-off", LOAN + "?do=write_off", who="accountant", act=_foreseen),
    Shot("staff-settlement", LOAN + "?do=settlement_quote", who="accountant", act=_foreseen),
    Shot("staff-interest-stop", LOAN + "?do=interest_stop", who="accountant", act=_foreseen),
    Shot("staff-servicing-menu", LOAN, who="accountant", act=_more),
    Shot("staff-proposal", SERVICED, who="checker"),
    Shot("staff-proposal-own", SERVICED, who="accountant"),
    Shot(
        "staff-proposal-confirm",
        SERVICED + "?do=confirm_act&about={proposal[actId]}",
        who="checker",
        act=_foreseen,
    ),
    Shot(
        "staff-proposal-decline",
        SERVICED + "?do=decline_act&about={proposal[actId]}",
        who="checker",
        act=_send,
    ),
    Shot("staff-changes", SERVICED + "?tab=changes", who="accountant"),
    Shot("staff-serviced-history", SERVICED + "?tab=history", who="accountant"),
    Shot("staff-undo", SERVICED + "?do=undo&about={charge[actId]}", "accountant", act=_foreseen),
    Shot("staff-quote", SERVICED + "/quotes/1", who="accountant"),
    Shot("staff-vetting", VETTED, who="checker"),
    Shot("staff-vetting-setswana", VETTED, who="checker", act=_setswana, whole=True),
    Shot("staff-vetting-drawer", "/staff/loans?loan={vetted[loanId]}", who="checker"),
    Shot("staff-assess", PENDING + "?do=assess", who="maker", act=_assessed),
    Shot("staff-assess-mistakes", VETTED + "?do=assess", who="maker", act=_send),
    Shot("staff-approve-assessed", VETTED + "?do=approve", who="checker"),
    Shot("staff-securities", VETTED + "?tab=securities", who="checker"),
    Shot("staff-security-add", VETTED + "?do=add_security", who="maker", act=_send),
    Shot(
        "staff-security-release",
        VETTED + "?do=release_security&about={security[securityId]}",
        who="checker",
        act=_send,
    ),
    Shot("staff-statement", SERVICED + "/statement", who="accountant"),
    Shot("staff-why", SERVICED + "?do=why&about=1", who="accountant"),
    Shot("staff-capture", "/staff/loans/new", who="maker"),
    Shot("staff-capture-mistakes", "/staff/loans/new", who="maker", act=_send, whole=True),
)

OPERATIONS = "/staff/operations"

REPORTS = ("trial", "profit", "sheet", "ageing", "provisions", "ratios", "register")
BOOKS = (
    *(
        Shot(f"staff-report-{report}", f"/staff/reports?report={report}", who="accountant")
        for report in REPORTS
    ),
    Shot("staff-report-setswana", "/staff/reports", "accountant", act=_setswana, whole=True),
    Shot("staff-report-waiting", "/staff/reports", "accountant", hold="**/api/reports/**"),
    Shot("staff-report-failed", "/staff/reports", "accountant", refuse="**/api/reports/**"),
    Shot("staff-journal", "/staff/journal", who="accountant"),
    Shot("staff-journal-empty", "/staff/journal?since=2001-01-01&until=2001-01-31", "accountant"),
    Shot("staff-journal-failed", "/staff/journal", "accountant", refuse="**/api/reports/journal*"),
    Shot("staff-journal-setswana", "/staff/journal", "accountant", act=_setswana, whole=True),
    Shot("staff-journal-entry", "/staff/journal", who="accountant", act=_entry),
    Shot("staff-journal-close", "/staff/journal", who="accountant", act=_close_month),
)

OFFICE = (
    Shot("staff-sign-in", "/staff/sign-in"),
    Shot("staff-sign-in-wrong", "/staff/sign-in", act=_wrong),
    Shot("staff-dashboard", "/staff", who="admin"),
    Shot("staff-dashboard-maker", "/staff", who="maker"),
    Shot("staff-dashboard-checker", "/staff", who="checker"),
    Shot("staff-dashboard-accountant", "/staff", who="accountant"),
    Shot("staff-dashboard-setswana", "/staff", who="admin", act=_setswana, whole=True),
    Shot("staff-dashboard-waiting", "/staff", who="admin", hold="**/api/loans/**"),
    Shot("staff-dashboard-failed", "/staff", who="admin", refuse="**/api/loans/**"),
    Shot("staff-palette", "/staff", who="admin", act=_palette),
    Shot("staff-keys", "/staff", who="admin", act=_keys),
    Shot("staff-account", "/staff", who="admin", act=_account),
    Shot("staff-menu", "/staff", who="admin", act=_menu),
    Shot("staff-repayments", "/staff/repayments", who="accountant"),
    Shot("staff-repayments-empty", "/staff/repayments?reference=NONE", who="accountant"),
    Shot(
        "staff-repayments-failed", "/staff/repayments", who="accountant", refuse="**/repayments?*"
    ),
    Shot(
        "staff-receipt",
        "/staff/repayments/{repayment[loanReference]}/{repayment[repaymentId]}",
        who="accountant",
    ),
    Shot("staff-borrowers", "/staff/borrowers", who="checker"),
    Shot("staff-borrower", "/staff/borrowers", who="checker", act=_borrower, whole=True),
    Shot("staff-borrower-barred", "/staff/borrowers", who="checker", act=_bar),
    Shot("staff-users", "/staff/users", who="admin"),
    Shot("staff-users-add", "/staff/users?add=true", who="admin", act=_send),
    Shot("staff-users-disable", "/staff/users", who="admin", act=_disable),
    Shot("staff-products", "/staff/products", who="admin"),
    Shot("staff-product", "/staff/products/standard", who="admin"),
    Shot("staff-product-edit", "/staff/products/standard/edit", who="admin"),
    Shot("staff-product-late", "/staff/products/standard/edit", "admin", act=_late, whole=True),
    Shot(
        "staff-product-cycles",
        "/staff/products/standard/edit",
        who="admin",
        act=_conditions,
        whole=True,
    ),
    Shot("staff-product-new", "/staff/products/new", who="admin"),
    Shot("staff-settings", "/staff/settings", who="admin"),
    Shot("staff-settings-setswana", "/staff/settings", "admin", act=_setswana, whole=True),
    Shot("staff-audit", "/staff/audit", who="admin"),
    Shot("staff-operations", OPERATIONS, who="admin"),
    Shot("staff-operations-setswana", OPERATIONS, who="admin", act=_setswana, whole=True),
    Shot("staff-operations-waiting", OPERATIONS, who="admin", hold="**/api/operations/**"),
    Shot("staff-operations-failed", OPERATIONS, who="admin", refuse="**/api/operations/**"),
    Shot("staff-operations-second", OPERATIONS, who="checker"),
    Shot("staff-operations-log", f"{OPERATIONS}/logs", who="admin", act=_unfold),
    Shot("staff-operations-log-empty", f"{OPERATIONS}/logs?function=nothing", who="admin"),
    Shot("staff-operations-alarms", f"{OPERATIONS}/alarms", who="admin", act=_unfold),
    Shot("staff-operations-backups", f"{OPERATIONS}/backups", who="admin"),
    Shot("staff-operations-restore", f"{OPERATIONS}/backups", who="admin", act=_propose),
    Shot("staff-operations-storage", f"{OPERATIONS}/storage", who="admin"),
    Shot("staff-operations-security", f"{OPERATIONS}/security", who="admin"),
    Shot("staff-operations-day-ends", f"{OPERATIONS}/day-ends", who="admin", act=_unfold),
    Shot("staff-operations-performance", f"{OPERATIONS}/performance", who="admin"),
    Shot("staff-operations-diagnose", f"{OPERATIONS}/diagnose?trouble=login", who="admin"),
    Shot("staff-account-page", "/staff/account", who="maker"),
    Shot("staff-unknown", "/staff/nowhere", who="admin"),
)

SHOTS = (*PUBLIC, *OFFICE, *BOOKS, *LOANS)
