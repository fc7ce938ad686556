"""Adding documents to an application, over connections that break."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Playwright, Request, expect

from tests.browser.applicant import PAYSLIP, PDF, Held, Staff, new_identity, photo, send
from tests.browser.server import Running, serving

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

SLIP = "Choose a file Latest payslip"
UPLOADS = "**/api/uploads/**"
A_MINUTE = 60_000


@pytest.fixture(scope="module")
def server(portfolio: Path) -> Iterator[Running]:
    """A server of its own, since how often one may upload is limited."""
    with serving(portfolio) as running:
        yield running


@pytest.fixture
def staff(playwright: Playwright, server: Running) -> Staff:
    """Members of staff at the API."""
    return Staff(playwright, server)


def _kinds(staff: Staff, reference: str) -> list[str]:
    documents = staff.loan(reference)["documents"]
    return [one["kind"] for one in documents if one["state"] == "stored"]


def test_an_upload_that_breaks_goes_on_with_the_same_ticket(phone: Page, staff: Staff) -> None:
    """After the connection broke, "Try again" sends the file to where it was going, once."""
    reference = send(phone, new_identity())
    asked: list[Request] = []

    def note(sent: Request) -> None:
        if sent.url.endswith("/api/documents"):
            asked.append(sent)

    phone.on("request", note)
    phone.route(UPLOADS, lambda route: route.abort(), times=1)
    phone.get_by_label(SLIP).set_input_files(PAYSLIP)
    expect(phone.get_by_role("alert")).to_contain_text("The connection broke")
    expect(phone.get_by_text("3 documents to go")).to_be_visible()
    phone.get_by_role("button", name="Try again payslip.pdf").click()

    expect(phone.get_by_text("Added ·")).to_be_visible()
    expect(phone.get_by_text("2 documents to go")).to_be_visible()
    assert len(asked) == 1
    assert _kinds(staff, reference) == ["payslip"]


def test_an_upload_goes_on_by_itself_when_connected(phone: Page, staff: Staff) -> None:
    """Whoever walks out of reach of the network need not do anything when it is back."""
    reference = send(phone, new_identity())
    phone.context.set_offline(True)
    phone.get_by_label(SLIP).set_input_files(PAYSLIP)
    expect(phone.get_by_role("alert")).to_contain_text("The connection broke")
    phone.context.set_offline(False)

    expect(phone.get_by_text("Added ·")).to_be_visible()
    assert _kinds(staff, reference) == ["payslip"]


def test_the_progress_is_that_of_the_upload(phone: Page) -> None:
    """A large photo on a slow line: the bar moves before it is done, and never back."""
    send(phone, new_identity())
    large = photo(phone, 2400, 2400)
    line = phone.context.new_cdp_session(phone)
    line.send("Network.enable")
    conditions = {"offline": False, "latency": 20, "downloadThroughput": -1}
    line.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": 250_000})
    phone.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver(() => {
                const bar = document.querySelector("progress");
                if (bar) window.seen.push(bar.value / bar.max);
            }).observe(document.body, { subtree: true, attributes: true, childList: true });
        }"""
    )
    phone.get_by_label("Take a photo Identity card").set_input_files(large)
    expect(phone.get_by_text("Added ·")).to_be_visible(timeout=A_MINUTE)

    seen = phone.evaluate("() => window.seen")
    assert seen == sorted(seen)
    assert any(0 < part < 1 for part in seen)


def test_an_upload_can_be_stopped(phone: Page, staff: Staff) -> None:
    """Stopped is stopped: the file is gone from the list and does not arrive."""
    reference = send(phone, new_identity())
    phone.route(UPLOADS, Held().hold)
    phone.get_by_label(SLIP).set_input_files(PAYSLIP)
    phone.get_by_role("button", name="Stop payslip.pdf").click()

    expect(phone.get_by_text("payslip.pdf")).to_have_count(0)
    assert _kinds(staff, reference) == []


def test_a_document_is_replaced(phone: Page, staff: Staff) -> None:
    """A better copy takes the place of the first on the page; the office has both."""
    reference = send(phone, new_identity())
    phone.get_by_label(SLIP).set_input_files(PAYSLIP)
    expect(phone.get_by_text("Added ·")).to_be_visible()
    better: FilePayload = {**PAYSLIP, "name": "better.pdf"}
    phone.get_by_label("Replace payslip.pdf").set_input_files(better)

    names = phone.locator(".document-name")
    expect(names).to_have_text(["better.pdf"])
    expect(phone.get_by_text("Added ·")).to_be_visible()
    assert _kinds(staff, reference) == ["payslip", "payslip"]


def test_documents_can_be_dropped(desktop: Page, staff: Staff) -> None:
    """On a desktop, files are dragged onto the row they belong to, several at once."""
    reference = send(desktop, new_identity())
    dropped = desktop.evaluate_handle(
        """(bytes) => {
            const transfer = new DataTransfer();
            for (const name of ["march.pdf", "april.pdf"]) {
                const file = new File([new Uint8Array(bytes)], name, { type: "application/pdf" });
                transfer.items.add(file);
            }
            return transfer;
        }""",
        list(PDF),
    )
    row = desktop.locator(".document-row").filter(has_text="Bank statement")
    row.dispatch_event("drop", {"dataTransfer": dropped})

    expect(row.get_by_text("Added ·")).to_have_count(2)
    assert _kinds(staff, reference) == ["bank_statement", "bank_statement"]


def test_what_cannot_be_used_is_told_before_it_is_sent(phone: Page) -> None:
    """A wrong type or an empty file costs nobody any data."""
    send(phone, new_identity())
    requests: list[str] = []
    phone.on("request", lambda sent: requests.append(sent.url))
    notes: FilePayload = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"hello"}
    empty: FilePayload = {"name": "empty.pdf", "mimeType": "application/pdf", "buffer": b""}
    phone.get_by_label(SLIP).set_input_files([notes, empty])

    expect(phone.get_by_text("This file cannot be used")).to_be_visible()
    expect(phone.get_by_text("This file is empty")).to_be_visible()
    assert not any("/api/documents" in url for url in requests)


def test_a_file_that_is_not_what_it_says_is_refused_by_the_server(phone: Page) -> None:
    """The server looks into the file; what it says is shown, and the file can be removed."""
    send(phone, new_identity())
    fake: FilePayload = {
        "name": "fake.pdf",
        "mimeType": "application/pdf",
        "buffer": b"not a PDF at all",
    }
    phone.get_by_label(SLIP).set_input_files(fake)

    expect(phone.get_by_role("alert")).to_contain_text("fake.pdf was not added")
    phone.get_by_role("button", name="Remove fake.pdf").click()
    expect(phone.get_by_role("alert")).to_have_count(0)


def test_the_device_remembers_what_was_sent_but_no_file(phone: Page) -> None:
    """After a reload the page knows what it has sent; nothing of the file is on the device."""
    send(phone, new_identity())
    phone.get_by_label(SLIP).set_input_files(PAYSLIP)
    expect(phone.get_by_text("Added ·")).to_be_visible()
    phone.reload()

    expect(phone.get_by_text("Added earlier")).to_be_visible()
    expect(phone.get_by_text("2 documents to go")).to_be_visible()
    kept = phone.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "PDF" not in kept
    assert "payslip.pdf" not in kept
