"""Uploads that nobody finished: they stop counting, and what was sent for them is cleaned up."""

from datetime import timedelta
from typing import Any

import pytest

from skycap.lending.refusals import Code
from skycap.services import applications, documents, repayments
from skycap.services.cleaning import clear_uploads
from skycap.services.documents import DOCUMENTS_PER_LOAN_MAX, OPEN_MINUTES, NewDocument
from skycap.services.permissions import ANYONE
from skycap.services.ports import Unavailable
from skycap.services.records import DOCUMENTS
from tests.services.branch import (
    ACCOUNTANT,
    CHECKER,
    PDF,
    Branch,
    refusing,
)

OTHER = PDF.replace(b"Catalog", b"Another")


def asked(branch: Branch, loan: str, content: bytes = PDF) -> str:
    """Leave to upload; the id of the document."""
    new = NewDocument("payslip", "payslip.pdf", "application/pdf", len(content))
    told = documents.request_upload(branch.office, ANYONE, loan, new).body
    document: str = told["documentId"]
    return document


def sent(branch: Branch, loan: str, content: bytes = PDF) -> str:
    """The same, and the file has been sent."""
    document = asked(branch, loan, content)
    branch.blobs.arrive(document, content)
    return document


def test_unfinished_uploads_stop_counting_after_a_while(branch: Branch) -> None:
    """A bad line uses up no places for good; documents that arrived do count."""
    loan = branch.apply()
    branch.attach(loan)
    for _ in range(DOCUMENTS_PER_LOAN_MAX - 1):
        asked(branch, loan)
    with refusing(branch, Code.TOO_MANY_DOCUMENTS):
        asked(branch, loan)
    branch.later(minutes=OPEN_MINUTES - 1)
    with refusing(branch, Code.TOO_MANY_DOCUMENTS):
        asked(branch, loan)
    branch.later(minutes=1)

    for _ in range(DOCUMENTS_PER_LOAN_MAX - 1):
        asked(branch, loan)
    with refusing(branch, Code.TOO_MANY_DOCUMENTS):
        asked(branch, loan)


def test_an_upload_that_no_longer_counts_cannot_be_completed(branch: Branch) -> None:
    """Else it would come back as one too many; in time it can."""
    loan = branch.apply()
    late, in_time = sent(branch, loan), sent(branch, loan, OTHER)
    branch.later(minutes=OPEN_MINUTES - 1)
    documents.complete_upload(branch.office, ANYONE, in_time)
    branch.later(minutes=1)

    with refusing(branch, Code.UPLOAD_MISSING):
        documents.complete_upload(branch.office, ANYONE, late)
    again = documents.complete_upload(branch.office, ANYONE, in_time).body
    assert again["state"] == "stored"


def test_what_nobody_finished_is_cleared_after_a_day(branch: Branch) -> None:
    """Rows and files of uploads go; documents and fresh uploads stay, whatever the order."""
    loan = branch.apply()
    kept = branch.attach(loan)
    gone = [asked(branch, loan), sent(branch, loan, OTHER)]
    branch.later(hours=23)
    fresh = sent(branch, loan, OTHER)
    assert clear_uploads(branch.office) == (0, 0)
    branch.later(hours=2)

    assert clear_uploads(branch.office).uploads == 2

    assert [branch.store.get(DOCUMENTS, each) for each in gone] == [None, None]
    assert all(branch.store.get(DOCUMENTS, each) for each in (kept, fresh))
    assert branch.blobs.arrived(gone[1]) is None
    assert branch.blobs.arrived(fresh) is not None
    assert b"".join(documents.content(branch.office, CHECKER, kept).chunks) == PDF
    assert clear_uploads(branch.office) == (0, 0)


def orphan(branch: Branch, monkeypatch: pytest.MonkeyPatch, content: bytes = PDF) -> str:
    """An upload whose content is kept although its commit failed; its id."""
    document = sent(branch, branch.apply(), content)

    def fail(*_: Any) -> None:  # noqa: ANN401 - whatever a commit takes
        raise Unavailable("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(branch.store, "commit", fail)
        with pytest.raises(Unavailable):
            documents.complete_upload(branch.office, ANYONE, document)
    assert branch.blobs.kept
    return document


def test_a_kept_file_that_no_history_names_is_dropped(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is found through the upload that kept it."""
    document = orphan(branch, monkeypatch)
    branch.later(hours=25)

    assert clear_uploads(branch.office) == (1, 1)

    assert branch.blobs.kept == {}
    assert branch.store.get(DOCUMENTS, document) is None


def test_a_kept_file_that_another_document_names_stays(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same payslip on two loans is one file."""
    orphan(branch, monkeypatch)
    document = branch.attach(branch.apply())
    branch.later(hours=25)

    assert clear_uploads(branch.office) == (1, 0)

    assert b"".join(documents.content(branch.office, CHECKER, document).chunks) == PDF


def test_a_file_that_is_being_kept_again_at_that_moment_stays(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its new document has no row with the digest yet, but it was kept just now."""
    orphan(branch, monkeypatch)
    branch.later(hours=25)
    fresh = sent(branch, branch.apply())
    branch.blobs.finish(fresh)

    assert clear_uploads(branch.office) == (1, 0)

    documents.complete_upload(branch.office, ANYONE, fresh)
    assert b"".join(documents.content(branch.office, CHECKER, fresh).chunks) == PDF


def test_clearing_stops_where_it_is_told_and_goes_on(branch: Branch) -> None:
    """Never more at once than asked for, the oldest first."""
    loan = branch.apply()
    made = []
    for _ in range(5):
        made.append(asked(branch, loan))
        branch.clock.advance(timedelta(minutes=1))
    branch.later(hours=25)

    assert clear_uploads(branch.office, 2) == (2, 0)
    assert [branch.store.get(DOCUMENTS, each) is None for each in made] == [True] * 2 + [False] * 3
    assert clear_uploads(branch.office) == (3, 0)


def test_a_withdrawn_applications_upload_is_cleared_too(branch: Branch) -> None:
    """The loan is closed, so the upload can never be completed."""
    loan = branch.apply()
    document = sent(branch, loan)
    applications.withdraw(branch.office, ANYONE, loan, "Changed my mind.")
    branch.later(hours=25)

    assert clear_uploads(branch.office) == (1, 1)
    assert branch.store.get(DOCUMENTS, document) is None
    assert branch.blobs.arrived(document) is None


def test_a_reference_stays_taken_while_a_confirmed_twin_stands(branch: Branch) -> None:
    """Reversing the first of two payments with one reference does not free it; the second does."""
    one, two, three = branch.open(), branch.open(), branch.open()
    first = branch.pay(one, 10_000, reference="FNB77")
    twin = branch.pay(two, 20_000, reference="fnb77", confirm_duplicate=True)
    branch.pay(one, 30_000, reference="FNB77", method=repayments.PaymentMethod.CASH)
    branch.reverse(first)

    slip = branch.slip(three, 40_000, reference="FNB77")
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber") as refused:
        repayments.record(branch.office, ACCOUNTANT, slip)
    assert branch.line(two).reference in refused.value.message
    branch.reverse(twin)

    assert repayments.record(branch.office, ACCOUNTANT, slip).status == 201


def test_a_preview_adds_its_split_up(branch: Branch) -> None:
    """The parts of the instalments together, and what they come to."""
    loan = branch.open()
    told = repayments.preview(branch.office, ACCOUNTANT, branch.slip(loan, 100_000))

    def cents(text: str) -> int:
        whole, _, part = text.partition(".")
        return int(whole + part)

    split = {name: cents(amount) for name, amount in told["split"].items()}
    for name in ("principal", "interest", "fee", "penalty"):
        assert split[name] == sum(cents(part[name]) for part in told["allocation"]), name
    assert len(told["allocation"]) > 1
    assert split["total"] == 100_000
