"""The documents desk: what a file says it is counts for nothing, its first bytes decide."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from skycap.lending.events import DocumentAttached
from skycap.lending.refusals import Code
from skycap.services import applications, documents, views
from skycap.services.documents import (
    DOCUMENTS_PER_LOAN_MAX,
    FILE_NAME_MAX,
    KINDS,
    UPLOAD_BYTES_MAX,
    NewDocument,
)
from skycap.services.permissions import ANYONE, Person
from skycap.services.records import DOCUMENTS
from skycap.services.work import KeyReused
from skycap.storage.files import FolderBlobs
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    MAKER,
    MAKER_2,
    PDF,
    Branch,
    asked,
    refusing,
)

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x35\x81\x84"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 40
EXECUTABLE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 100
ELF = b"\x7fELF\x02\x01\x01" + b"\x00" * 100
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + b"\x00" * 60


def new(content: bytes, media_type: str = "application/pdf", **changes: object) -> NewDocument:
    """A file to upload, announced as it is, with changes."""
    plain = NewDocument("payslip", "payslip.pdf", media_type, len(content))
    return plain._replace(**changes)  # type: ignore[arg-type]  # any field


def sent(
    branch: Branch, loan: str, announced: NewDocument, content: bytes, person: Person = ANYONE
) -> str:
    """Ask for leave and upload `content`; give the id of the document, not completed yet."""
    outcome = documents.request_upload(branch.office, person, loan, announced)
    assert outcome.status == 201
    document: str = outcome.body["documentId"]
    branch.blobs.arrive(document, content)
    return document


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")],
    ids=["pdf", "png", "jpeg"],
)
def test_a_document_is_checked_kept_and_attached(
    branch: Branch, content: bytes, media_type: str
) -> None:
    """What is announced and arrives is kept under its digest, and the history names the digest."""
    loan = branch.apply()
    document = sent(branch, loan, new(content, media_type), content)

    told = documents.complete_upload(branch.office, ANYONE, document).body

    digest = hashlib.sha256(content).hexdigest()
    assert (told["state"], told["sha256"], told["size"], told["accepted"]) == (
        "stored",
        digest,
        len(content),
        None,
    )
    assert told["uploadedBy"] == "Applicant"
    last = branch.store.load(f"loan/{loan}")[-1].event
    assert last == DocumentAttached(document, digest)
    read = documents.content(branch.office, CHECKER, document)
    assert (b"".join(read.chunks), read.row.media_type) == (content, media_type)
    shown = views.loan_detail(branch.office, CHECKER, loan)["documents"]
    assert shown == [{**told, "may": ["verify_document"]}]


def test_leave_to_upload_ends(branch: Branch) -> None:
    """The ticket says where to send the file, how, and until when."""
    outcome = documents.request_upload(branch.office, ANYONE, branch.apply(), new(PDF))

    until = (branch.clock.now() + timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert outcome.body["upload"]["expiresAt"] == until
    assert outcome.body["upload"]["method"] == "PUT"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "weapon"}, "kind"),
        ({"media_type": "text/html"}, "contentType"),
        ({"media_type": "application/x-msdownload"}, "contentType"),
        ({"media_type": "image/svg+xml"}, "contentType"),
        ({"size": 0}, "size"),
        ({"size": -1}, "size"),
        ({"size": UPLOAD_BYTES_MAX + 1}, "size"),
        ({"size": 100 * 1024 * 1024}, "size"),
        ({"file_name": ""}, "fileName"),
        ({"file_name": " .. "}, "fileName"),
        ({"file_name": "x" * (FILE_NAME_MAX + 1)}, "fileName"),
    ],
)
def test_a_wrong_announcement_is_refused(
    branch: Branch, wrong: dict[str, object], field: str
) -> None:
    """What may not be uploaded is refused before anything is sent."""
    loan = branch.apply()
    with refusing(branch, Code.FIELD_INVALID, field):
        documents.request_upload(branch.office, ANYONE, loan, new(PDF, **wrong))
    assert branch.blobs.announced == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_document_may_be_uploaded(branch: Branch, kind: str) -> None:
    """Each kind that the lender may ask for is accepted, up to the largest size."""
    documents.request_upload(
        branch.office, ANYONE, branch.apply(), new(PDF, kind=kind, size=UPLOAD_BYTES_MAX)
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Users\\x.pdf", "C__Users_x.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a_b__Set-Cookie_ x.pdf"),
        ("<script>.pdf", "_script_.pdf"),
        ("nul\x00byte.pdf", "nul_byte.pdf"),
        (" Payslip März 2026.pdf ", "Payslip März 2026.pdf"),
        (".htaccess", "htaccess"),
    ],
)
def test_a_file_name_is_made_safe(branch: Branch, typed: str, kept: str) -> None:
    """No name climbs out of a folder, breaks a header, or hides."""
    outcome = documents.request_upload(
        branch.office, ANYONE, branch.apply(), new(PDF, file_name=typed)
    )

    row = branch.store.get(DOCUMENTS, outcome.body["documentId"])
    assert row is not None
    assert row.file_name == kept


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (EXECUTABLE, "application/pdf"),
        (ELF, "application/pdf"),
        (HTML, "application/pdf"),
        (ZIP, "application/pdf"),
        (HTML + PDF, "application/pdf"),
        (b"\n" + PDF, "application/pdf"),
        (EXECUTABLE + PDF, "application/pdf"),
        (b"GIF89a" + PDF, "application/pdf"),
        (PNG, "application/pdf"),
        (PDF, "image/png"),
        (PDF, "image/jpeg"),
        (JPEG, "image/png"),
        (b"%PDF", "application/pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"),
        (b"\x00" * 100, "image/jpeg"),
        (b"\xff\xd8\xff\xf7" + JPEG[4:], "image/jpeg"),  # JPEG-LS: browsers do not show it
    ],
    ids=lambda value: value if isinstance(value, str) else value[:6].hex(),
)
def test_a_file_that_is_not_what_it_says_is_refused(
    branch: Branch, content: bytes, media_type: str
) -> None:
    """An executable, a page, an archive or a mixture of two, named .pdf, is dropped, not kept."""
    loan = branch.apply()
    document = sent(branch, loan, new(content, media_type), content)

    with refusing(branch, Code.DOCUMENT_UNACCEPTABLE, "content"):
        documents.complete_upload(branch.office, ANYONE, document)

    assert (branch.blobs.waiting, branch.blobs.kept) == ({}, {})


@pytest.mark.parametrize("difference", [-1, 1])
def test_a_file_of_another_size_is_refused(branch: Branch, difference: int) -> None:
    """What arrives must have the size that was announced."""
    document = sent(branch, branch.apply(), new(PDF, size=len(PDF) + difference), PDF)
    with refusing(branch, Code.DOCUMENT_UNACCEPTABLE, "content"):
        documents.complete_upload(branch.office, ANYONE, document)


def test_a_missing_upload_is_said_to_be_missing(branch: Branch) -> None:
    """Completing before anything arrived is refused, and may be tried again."""
    loan = branch.apply()
    document = documents.request_upload(branch.office, ANYONE, loan, new(PDF)).body["documentId"]
    with refusing(branch, Code.UPLOAD_MISSING):
        documents.complete_upload(branch.office, ANYONE, document)
    with refusing(branch, Code.DOCUMENT_UNKNOWN):
        documents.content(branch.office, CHECKER, document)
    assert views.loan_detail(branch.office, CHECKER, loan)["documents"] == []

    branch.blobs.arrive(document, PDF)
    documents.complete_upload(branch.office, ANYONE, document)


def test_completing_twice_attaches_once(branch: Branch) -> None:
    """Completing is safe to repeat, with and without a key."""
    loan = branch.apply()
    document = sent(branch, loan, new(PDF), PDF)
    first = documents.complete_upload(branch.office, ANYONE, document, asked("k"))
    before = branch.contents()

    assert documents.complete_upload(branch.office, ANYONE, document).body == first.body
    assert documents.complete_upload(branch.office, ANYONE, document, asked("k")).replayed
    with pytest.raises(KeyReused):
        documents.complete_upload(branch.office, ANYONE, document, asked("k", "other"))
    assert branch.contents() == before


def test_asking_twice_with_one_key_gives_one_ticket(branch: Branch) -> None:
    """A repeated request for an upload gets the first ticket."""
    loan = branch.apply()
    first = documents.request_upload(branch.office, ANYONE, loan, new(PDF), asked("k"))
    before = branch.contents()

    again = documents.request_upload(branch.office, ANYONE, loan, new(PDF), asked("k"))

    assert (again.body, again.replayed) == (first.body, True)
    assert branch.contents() == before


def test_the_same_file_twice_is_kept_once(branch: Branch) -> None:
    """Two documents with the same content share one blob."""
    loan = branch.apply()
    one, two = branch.attach(loan), branch.attach(loan, MAKER)

    assert one != two
    assert len(branch.blobs.kept) == 1
    assert len(views.loan_detail(branch.office, CHECKER, loan)["documents"]) == 2


def test_only_who_asked_completes(branch: Branch) -> None:
    """To anybody else the document is unknown until it has arrived."""
    document = sent(branch, branch.apply(), new(PDF), PDF, MAKER)
    for person in (ANYONE, MAKER_2, CHECKER, ACCOUNTANT):
        with refusing(branch, Code.DOCUMENT_UNKNOWN):
            documents.complete_upload(branch.office, person, document)
    with refusing(branch, Code.DOCUMENT_UNKNOWN):
        documents.complete_upload(branch.office, MAKER, "nothing")


def test_an_administrator_attaches_nothing(branch: Branch) -> None:
    """Documents are attached by applicants, makers, checkers and accountants."""
    loan = branch.apply()
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        documents.request_upload(branch.office, ADMIN, loan, new(PDF))
    document = branch.attach(loan)
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        documents.complete_upload(branch.office, ADMIN, document)
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        documents.content(branch.office, ANYONE, document)


def test_only_a_checker_verifies(branch: Branch) -> None:
    """The checker says whether a document is in order, and may say otherwise later."""
    loan = branch.apply()
    document = branch.attach(loan)
    for person in (ANYONE, MAKER, ACCOUNTANT, ADMIN):
        with refusing(branch, Code.ROLE_NOT_ALLOWED):
            documents.verify(branch.office, person, document, accepted=True)
    with refusing(branch, Code.DOCUMENT_UNKNOWN):
        documents.verify(branch.office, CHECKER, "nothing", accepted=True)
    for accepted in (False, True):
        told = documents.verify(branch.office, CHECKER, document, accepted=accepted).body
        assert told["accepted"] is accepted
        shown = views.loan_detail(branch.office, CHECKER, loan)["documents"]
    assert shown == [{**told, "may": ["verify_document"]}]


def test_a_document_that_has_not_arrived_is_not_verified(branch: Branch) -> None:
    """A checker cannot say that nothing is in order."""
    loan = branch.apply()
    document = documents.request_upload(branch.office, ANYONE, loan, new(PDF)).body["documentId"]
    with refusing(branch, Code.DOCUMENT_UNKNOWN):
        documents.verify(branch.office, CHECKER, document, accepted=True)


def test_verifying_twice_with_one_key_happens_once(branch: Branch) -> None:
    """A repeated verification is answered alike."""
    document = branch.attach(branch.apply())
    first = documents.verify(branch.office, CHECKER, document, True, asked("k"))
    before = branch.contents()
    again = documents.verify(branch.office, CHECKER, document, True, asked("k"))
    assert (again.body, again.replayed) == (first.body, True)
    assert branch.contents() == before


def test_nothing_is_attached_to_a_closed_application(branch: Branch) -> None:
    """A withdrawn application takes no more documents, not even one that was on its way."""
    loan = branch.apply(person=MAKER)
    document = sent(branch, loan, new(PDF), PDF, MAKER)
    attached = branch.attach(loan)
    applications.withdraw(branch.office, MAKER, loan, "No more.")
    with refusing(branch, Code.LOAN_NOT_OPEN):
        documents.request_upload(branch.office, MAKER, loan, new(PDF))
    with refusing(branch, Code.LOAN_NOT_OPEN):
        documents.complete_upload(branch.office, MAKER, document)
    with refusing(branch, Code.LOAN_NOT_OPEN):
        documents.verify(branch.office, CHECKER, attached, accepted=True)


def test_a_loan_has_a_limited_number_of_documents(branch: Branch) -> None:
    """At the limit no more may be asked for."""
    loan = branch.apply()
    for _ in range(DOCUMENTS_PER_LOAN_MAX):
        documents.request_upload(branch.office, ANYONE, loan, new(PDF))
    with refusing(branch, Code.TOO_MANY_DOCUMENTS):
        documents.request_upload(branch.office, ANYONE, loan, new(PDF))


def test_an_unknown_loan_takes_no_documents(branch: Branch) -> None:
    """There is nothing to attach to."""
    with refusing(branch, Code.LOAN_UNKNOWN):
        documents.request_upload(branch.office, MAKER, "nothing", new(PDF))


def test_a_folder_keeps_what_a_client_sends_to_its_ticket(branch: Branch, tmp_path: Path) -> None:
    """With documents in a folder, the whole way works: ticket, upload, completion, reading."""
    folder = FolderBlobs(tmp_path / "documents", b"s" * 32, branch.clock)
    office = replace(branch.office, blobs=folder)
    loan = branch.apply()
    for content in (PDF, EXECUTABLE):
        told = documents.request_upload(office, ANYONE, loan, new(content)).body
        token = told["upload"]["url"].rpartition("/")[2]
        with folder.receiving(token, "application/pdf") as receiver:
            receiver.write(content)
        if content == PDF:
            documents.complete_upload(office, ANYONE, told["documentId"])
            assert documents.complete_upload(office, ANYONE, told["documentId"]).status == 200
            read = documents.content(office, CHECKER, told["documentId"])
            assert b"".join(read.chunks) == PDF
        else:
            with refusing(branch, Code.DOCUMENT_UNACCEPTABLE, "content"):
                documents.complete_upload(office, ANYONE, told["documentId"])
    kept = [path for path in (tmp_path / "documents" / "content").rglob("*") if path.is_file()]
    assert len(kept) == 1


def test_a_document_of_a_hidden_loan_is_hidden(branch: Branch) -> None:
    """A maker does not read the documents of a loan that they may not see."""
    loan = branch.apply()
    document = branch.attach(loan)
    branch.approve(loan)
    with refusing(branch, Code.LOAN_UNKNOWN):
        documents.content(branch.office, MAKER, document)
