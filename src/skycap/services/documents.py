"""The documents desk: leave to upload, a check of what arrived, and reading it.

The content is kept first, then the event that names it, so a history never points at nothing. What
a file says it is counts for nothing: its first bytes decide.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, cast
from urllib.parse import quote

import puremagic

from skycap.lending import commands
from skycap.lending.history import moment_text
from skycap.lending.refusals import Code, Refusal
from skycap.services import duties, loans
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, Role, require
from skycap.services.ports import Commit
from skycap.services.records import DOCUMENTS, DOCUMENTS_BY_LOAN, DocumentRow
from skycap.services.telling import told_document
from skycap.services.views import people
from skycap.services.work import Asked, Outcome, carry_out

UPLOAD_BYTES_MAX = 10 * 1024 * 1024
DOCUMENTS_PER_LOAN_MAX = 40
TICKET_MINUTES = 30
OPEN_MINUTES = 2 * TICKET_MINUTES
"""For how long an upload can be completed, and counts towards `DOCUMENTS_PER_LOAN_MAX`."""
LINK_MINUTES = 5
FILE_NAME_MAX = 120

MEDIA_TYPES = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
"""What may be uploaded, and the first bytes that every such file has."""

KINDS = frozenset(
    {"identity", "payslip", "bank_statement", "proof_of_address", "agreement", "photo", "other"}
)


class NewDocument(NamedTuple):
    """A file that somebody wants to upload; `size` in bytes."""

    kind: str
    file_name: str
    media_type: str
    size: int


class Content(NamedTuple):
    """A document with its content in chunks, or with the address where its content is."""

    row: DocumentRow
    chunks: Iterator[bytes]
    address: str | None = None


class DirectDownloads(Protocol):
    """Where documents lie outside of Skycap, the other half of `Blobs`: links to their content."""

    def link(self, digest: str, disposition: str, media_type: str, expires_at: datetime) -> str:
        """An address of the content, good until `expires_at`; its answer has the two headers.

        Raises `FileNotFoundError`.
        """
        ...


def request_upload(
    office: Office, person: Person, loan_id: str, new: NewDocument, asked: Asked | None = None
) -> Outcome:
    """Ask for leave to upload a file to a loan; answers 201 with where to send it."""
    require(person, Action.ATTACH_DOCUMENT)
    name = _checked(new)
    document = office.ids.new()

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loans.find(office, loan_id), person)
        if not file.known.open:
            message = "This application is closed; nothing can be attached to it."
            raise Refusal(Code.LOAN_NOT_OPEN, message)
        if person.role is Role.PUBLIC and not loans.under_review(file.line):
            message = "This application is decided; bring further documents to our office."
            raise Refusal(Code.LOAN_NOT_PENDING, message)
        if len(file.known.documents) + _unfinished(office, file) >= DOCUMENTS_PER_LOAN_MAX:
            message = f"This loan has {DOCUMENTS_PER_LOAN_MAX} documents already."
            raise Refusal(Code.TOO_MANY_DOCUMENTS, message)
        row = DocumentRow(
            id=document,
            loan_id=file.id,
            kind=new.kind,
            file_name=name,
            media_type=new.media_type,
            size=new.size,
            digest=None,
            state="requested",
            accepted=None,
            uploaded_by=person.id,
            recorded_at=moment_text(file.now),
        )
        expires_at = office.clock.now() + timedelta(minutes=TICKET_MINUTES)
        ticket = office.blobs.authorise(document, new.media_type, new.size, expires_at)
        body = {
            "documentId": document,
            "upload": {
                "url": ticket.url,
                "method": ticket.method,
                "headers": dict(ticket.headers),
                "expiresAt": moment_text(ticket.expires_at),
            },
        }
        return Commit(puts=(row,)), body

    return carry_out(office, f"document/{document}", plan, status=201, asked=asked)


def complete_upload(
    office: Office, person: Person, document: str, asked: Asked | None = None
) -> Outcome:
    """Say that a file has been sent: it is checked, kept, and attached to its loan.

    Safe to repeat. Refuses with `upload_missing` if nothing arrived, `document_unacceptable` if its
    content is not what was announced.
    """
    require(person, Action.ATTACH_DOCUMENT)
    row = _row(office, document)
    if row.uploaded_by != person.id:
        raise Refusal(Code.DOCUMENT_UNKNOWN, "There is no such document.")

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, row.loan_id, person)
        current = _row(office, document)
        names = people(office, {current.uploaded_by})
        if current.state == "stored":
            return Commit(), _told(file, person, current, names)
        if file.now >= _open_until(current):
            message = (
                "This upload took too long; ask for leave to upload again, then send the file."
            )
            raise Refusal(Code.UPLOAD_MISSING, message)
        stored = replace(current, digest=_kept(office, current), state="stored")
        assert stored.digest is not None
        command = commands.AttachDocument(document, stored.digest)
        commit, _, _ = loans.decided(office, file, person, command, puts=(stored,))
        return commit, _told(file, person, stored, names)

    return carry_out(office, loans.stream_of(row.loan_id), plan, asked=asked)


def verify(
    office: Office, person: Person, document: str, accepted: bool, asked: Asked | None = None
) -> Outcome:
    """Say, as a checker, whether a document is in order."""
    require(person, Action.VERIFY_DOCUMENT)
    row = _row(office, document)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, row.loan_id, person)
        command = commands.VerifyDocument(document, accepted)
        seen = replace(_row(office, document), accepted=accepted)
        commit, _, _ = loans.decided(office, file, person, command, puts=(seen,))
        return commit, _told(file, person, seen, people(office, {seen.uploaded_by}))

    return carry_out(office, loans.stream_of(row.loan_id), plan, asked=asked)


def content(office: Office, person: Person, document: str) -> Content:
    """A stored document and its content, for staff who may see its loan."""
    require(person, Action.READ_LOANS)
    row = _row(office, document)
    loans.open_file(office, row.loan_id, person)
    if row.digest is None:
        raise Refusal(Code.DOCUMENT_UNKNOWN, "This document has not arrived yet.")
    try:
        if not hasattr(office.blobs, "link"):
            return Content(row, office.blobs.read(row.digest))
        direct = cast("DirectDownloads", office.blobs)
        expires_at = office.clock.now() + timedelta(minutes=LINK_MINUTES)
        address = direct.link(row.digest, disposition(row.file_name), shown_as(row), expires_at)
    except FileNotFoundError:
        message = "The content of this document is gone from where it was kept: restore a backup."
        raise Refusal(Code.DOCUMENT_UNKNOWN, message) from None
    return Content(row, iter(()), address)


def shown_as(row: DocumentRow) -> str:
    """The media type that a document is handed out as: never one that a browser would run."""
    return row.media_type if row.media_type in MEDIA_TYPES else "application/octet-stream"


def disposition(name: str) -> str:
    """A header that saves the file by its name, in the old form and in that of RFC 6266."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _unfinished(office: Office, file: loans.File) -> int:
    """How many uploads of a loan can still be completed; those given up do not count.

    They are of the last hour and not more than the limit, so they are among the newest rows.
    """
    newest: list[DocumentRow] = office.store.page(
        DOCUMENTS_BY_LOAN, file.id, limit=DOCUMENTS_PER_LOAN_MAX, backwards=True
    ).rows
    return sum(row.state == "requested" and file.now < _open_until(row) for row in newest)


def _open_until(row: DocumentRow) -> datetime:
    """Until when an upload can be completed."""
    return datetime.fromisoformat(row.recorded_at) + timedelta(minutes=OPEN_MINUTES)


def _told(
    file: loans.File, person: Person, row: DocumentRow, names: dict[str, str]
) -> dict[str, Any]:
    may = duties.about_document(file.lender, person, file.known, row)
    return {**told_document(row, names), "may": may}


def _row(office: Office, document: str) -> DocumentRow:
    row = office.store.get(DOCUMENTS, document)
    if row is None:
        raise Refusal(Code.DOCUMENT_UNKNOWN, "There is no such document.")
    return row


def _checked(new: NewDocument) -> str:
    """The file name, made safe; refuses what may not be uploaded."""
    if new.kind not in KINDS:
        raise Refusal(Code.FIELD_INVALID, f"must be one of: {', '.join(sorted(KINDS))}", "kind")
    if new.media_type not in MEDIA_TYPES:
        message = f"must be one of: {', '.join(MEDIA_TYPES)}"
        raise Refusal(Code.FIELD_INVALID, message, "contentType")
    if not 0 < new.size <= UPLOAD_BYTES_MAX:
        message = f"must be 1 byte to {UPLOAD_BYTES_MAX // 1024 // 1024} MB"
        raise Refusal(Code.FIELD_INVALID, message, "size")
    name = re.sub(r'[\x00-\x1f\x7f"\\/:*?<>|]', "_", new.file_name).strip(" .")
    if not 0 < len(name) <= FILE_NAME_MAX:
        message = f"must be 1 to {FILE_NAME_MAX} characters"
        raise Refusal(Code.FIELD_INVALID, message, "fileName")
    return name


def _kept(office: Office, row: DocumentRow) -> str:
    """Keep what arrived for `row` and give its digest, or refuse it and drop it."""
    arrived = office.blobs.arrived(row.id)
    if arrived is None:
        message = "Nothing has arrived for this document; send the file, then complete it."
        raise Refusal(Code.UPLOAD_MISSING, message)
    if arrived.size == row.size and _is(arrived.head, row.media_type):
        office.blobs.finish(row.id)
        return arrived.digest
    office.blobs.discard(row.id)
    message = (
        f"The file is not a {row.media_type} of {row.size} bytes. Send the document itself: a PDF, "
        "a JPEG or a PNG."
    )
    raise Refusal(Code.DOCUMENT_UNACCEPTABLE, message, "content")


def _is(head: bytes, media_type: str) -> bool:
    """Whether the first bytes of a file are those of `media_type`, and of nothing else."""
    if not head.startswith(MEDIA_TYPES[media_type]):
        return False
    try:
        return puremagic.from_string(head, mime=True) == media_type
    except puremagic.PureError:
        return False
