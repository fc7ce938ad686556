"""What every keeper of documents does: signed tickets, exact sizes, content by its digest.

A keeper of ours receives uploads itself; a bucket does so by HTTP, as a browser sends them.
"""

import hashlib
import threading
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from skycap.services.ports import Ticket, UploadRefused
from skycap.storage.files import FolderBlobs
from skycap.storage.memory_blobs import MemoryBlobs
from skycap.storage.s3 import S3Blobs
from tests.emulators import Emulator

Local = FolderBlobs | MemoryBlobs
Kept = Local | S3Blobs

SECRET = b"a secret of at least thirty-two bytes"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SOON = NOON + timedelta(minutes=5)
PDF = "application/pdf"


class FixedClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        """The moment that was set."""
        return self.moment


LOCAL: dict[str, Callable[[Path, bytes, FixedClock], Local]] = {
    "memory": lambda _, secret, clock: MemoryBlobs(secret, clock),
    "folder": FolderBlobs,
}
BUCKET = "s3"


@pytest.fixture
def clock() -> FixedClock:
    """A clock at noon."""
    return FixedClock()


@pytest.fixture(params=LOCAL)
def local(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Local:
    """An empty keeper of each kind that receives uploads itself."""
    return LOCAL[request.param](tmp_path / "documents", SECRET, clock)


@pytest.fixture(params=[*LOCAL, BUCKET])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Kept:
    """An empty keeper of each kind."""
    if request.param == BUCKET:
        return a_bucket(request.getfixturevalue("ministack"), clock)
    return LOCAL[request.param](tmp_path / "documents", SECRET, clock)


def a_bucket(emulator: Emulator, clock: FixedClock) -> S3Blobs:
    """A keeper on a bucket of its own."""
    name = f"documents-{uuid.uuid4().hex[:12]}"
    emulator.client("s3").create_bucket(Bucket=name)
    return S3Blobs(name, clock, emulator.client_arguments)


def ticket_for(blobs: Kept, upload: str, size: int, media_type: str = PDF) -> Ticket:
    """A ticket that is good for five minutes."""
    return blobs.authorise(upload, media_type, size, SOON)


def token_for(blobs: Local, upload: str, size: int, media_type: str = PDF) -> str:
    """A token as a browser would send it back to us."""
    ticket = ticket_for(blobs, upload, size, media_type)
    assert ticket.url.startswith("/api/uploads/")
    return ticket.url.removeprefix("/api/uploads/")


def send(blobs: Kept, ticket: Ticket | str, *chunks: bytes, media_type: str = PDF) -> None:
    """Upload `chunks` with a ticket, or with the token of one of ours."""
    if isinstance(blobs, S3Blobs):
        assert isinstance(ticket, Ticket)
        headers = {**ticket.headers, "Content-Type": media_type}
        answer = httpx2.request(
            ticket.method, ticket.url, content=b"".join(chunks), headers=headers
        )
        if answer.status_code != httpx2.codes.OK:
            raise UploadRefused(answer.text)
        return
    token = ticket.url.removeprefix("/api/uploads/") if isinstance(ticket, Ticket) else ticket
    with blobs.receiving(token, media_type) as receiver:
        for chunk in chunks:
            receiver.write(chunk)


def send_once_more(blobs: Kept, ticket: Ticket, content: bytes) -> None:
    """Send what comes too late: a keeper of ours refuses it, a bucket takes it and ignores it."""
    if isinstance(blobs, S3Blobs):
        send(blobs, ticket, content)
    else:
        with pytest.raises(UploadRefused, match="already_kept"):
            send(blobs, ticket, content)


def keep(blobs: Kept, upload: str, content: bytes) -> str:
    """Upload and finish; the digest."""
    send(blobs, ticket_for(blobs, upload, len(content)), content)
    finished = blobs.finish(upload)
    assert finished is not None
    return finished[0]


def test_what_was_uploaded_is_kept_and_read_back(blobs: Kept) -> None:
    """An upload in chunks is kept under its SHA-256 with its size and its first bytes."""
    content = bytes(range(256)) * 1_000
    send(blobs, ticket_for(blobs, "u1", len(content)), content[:70_000], b"", content[70_000:])

    digest = hashlib.sha256(content).hexdigest()
    assert blobs.finish("u1") == (digest, len(content), content[:4_096])
    assert b"".join(blobs.read(digest)) == content


def test_finishing_again_answers_the_same(blobs: Kept) -> None:
    """Finishing is safe to repeat; finishing what nobody uploaded gives None."""
    keep(blobs, "u1", b"%PDF")

    assert blobs.finish("u1") == blobs.finish("u1") is not None
    assert blobs.finish("u2") is None


def test_what_arrived_can_be_looked_at_before_it_is_kept(blobs: Kept) -> None:
    """A look keeps nothing, and from then on the upload cannot be replaced unless it is dropped."""
    ticket = ticket_for(blobs, "u1", 4)
    send(blobs, ticket, b"1111")
    seen = blobs.arrived("u1")
    assert seen is not None
    assert seen == (hashlib.sha256(b"1111").hexdigest(), 4, b"1111")
    with pytest.raises(FileNotFoundError):
        blobs.read(seen.digest)
    send_once_more(blobs, ticket, b"2222")

    assert blobs.finish("u1") == seen == blobs.arrived("u1")
    assert b"".join(blobs.read(seen.digest)) == b"1111"
    assert blobs.arrived("u2") is None


def test_what_was_looked_at_and_dropped_can_be_sent_anew(blobs: Kept) -> None:
    """A document that was refused makes room for another under the same ticket."""
    ticket = ticket_for(blobs, "u1", 4)
    send(blobs, ticket, b"1111")
    blobs.arrived("u1")
    blobs.discard("u1")
    send(blobs, ticket, b"2222")

    finished = blobs.finish("u1")
    assert finished is not None
    assert finished.head == b"2222"


def test_the_same_content_is_kept_once_for_all(blobs: Kept) -> None:
    """Two uploads of the same bytes have one digest, and both can be finished again."""
    assert keep(blobs, "u1", b"same") == keep(blobs, "u2", b"same")
    assert blobs.finish("u1") == blobs.finish("u2")


@pytest.mark.parametrize(
    ("chunks", "code"),
    [
        ([b"12345"], "too_large"),
        ([b"1234", b"5"], "too_large"),
        ([b"123"], "too_small"),
        ([], "too_small"),
    ],
)
def test_another_size_than_announced_is_refused(
    blobs: Kept, chunks: list[bytes], code: str
) -> None:
    """An upload must have exactly the size of its ticket, and nothing else of it is kept."""
    with pytest.raises(UploadRefused) as refused:
        send(blobs, ticket_for(blobs, "u1", 4), *chunks)

    assert refused.value.code == code or "SignatureDoesNotMatch" in refused.value.code
    assert blobs.finish("u1") is None


def test_a_flood_is_stopped_at_the_limit(local: Local) -> None:
    """An endless upload is refused at the first byte too many, not at its end."""
    sent = []

    def flood() -> None:
        with local.receiving(token_for(local, "u1", 100), PDF) as receiver:
            for _ in range(1_000):
                receiver.write(b"x" * 10)
                sent.append(10)

    with pytest.raises(UploadRefused, match="too_large"):
        flood()
    assert sum(sent) == 100


@pytest.mark.parametrize("place", [0, 5, -1, -20])
def test_a_changed_ticket_is_refused(local: Local, place: int) -> None:
    """A token with any character changed opens nothing."""
    token = list(token_for(local, "u1", 4))
    token[place] = "A" if token[place] not in "AB" else "Q"

    with pytest.raises(UploadRefused, match="bad_ticket"):
        send(local, "".join(token), b"1234")


@pytest.mark.parametrize(
    "token", ["", ".", "x", "e30.e30", "é.é", "a.b.c", "../../etc/passwd", "\0"]
)
def test_nonsense_is_no_ticket(local: Local, token: str) -> None:
    """Whatever is no token of ours is refused as such."""
    with pytest.raises(UploadRefused, match="bad_ticket"):
        send(local, token, b"1234")


def test_a_ticket_signed_with_another_secret_is_refused(local: Local, clock: FixedClock) -> None:
    """Only the holder of the secret issues tickets."""
    stranger = MemoryBlobs(b"another secret of thirty-two bytes and more", clock)

    with pytest.raises(UploadRefused, match="bad_ticket"):
        send(local, token_for(stranger, "u1", 4), b"1234")


def test_a_ticket_expires(local: Local, clock: FixedClock) -> None:
    """From its expiry on, a ticket is void."""
    token = token_for(local, "u1", 4)
    clock.moment = SOON - timedelta(microseconds=1)
    send(local, token, b"1234")
    clock.moment = SOON

    with pytest.raises(UploadRefused, match="expired"):
        send(local, token, b"1234")


@pytest.mark.parametrize("sent", ["text/html", "", "application/pdfx"])
def test_another_media_type_than_announced_is_refused(blobs: Kept, sent: str) -> None:
    """The media type is part of what was allowed."""
    with pytest.raises(UploadRefused, match=r"wrong_type|SignatureDoesNotMatch"):
        send(blobs, ticket_for(blobs, "u1", 4), b"1234", media_type=sent)


def test_letter_case_and_parameters_of_a_media_type_do_not_matter(local: Local) -> None:
    """`Application/PDF; x=1` is a PDF."""
    send(local, token_for(local, "u1", 4), b"1234", media_type="Application/PDF; x=1")

    assert local.finish("u1") is not None


def test_an_upload_can_be_sent_again_until_it_is_kept(blobs: Kept) -> None:
    """A second try replaces the first; once kept, the same ticket changes nothing."""
    ticket = ticket_for(blobs, "u1", 4)
    send(blobs, ticket, b"1111")
    send(blobs, ticket, b"2222")
    kept = blobs.finish("u1")
    assert kept is not None
    assert kept[2] == b"2222"

    send_once_more(blobs, ticket, b"3333")

    assert blobs.finish("u1") == kept


def test_a_discarded_upload_is_gone(blobs: Kept) -> None:
    """What was dropped cannot be finished; dropping it again, or what was kept, does nothing."""
    send(blobs, ticket_for(blobs, "u1", 4), b"1234")
    digest = keep(blobs, "u2", b"kept")
    for _ in range(2):
        blobs.discard("u1")
        blobs.discard("u2")

    assert blobs.finish("u1") is None
    assert b"".join(blobs.read(digest)) == b"kept"


def test_a_sender_that_vanishes_leaves_nothing(local: Local) -> None:
    """When the sender's side fails in the middle, its own error comes out and nothing is kept."""

    def vanish() -> None:
        with local.receiving(token_for(local, "u1", 4), PDF) as receiver:
            receiver.write(b"12")
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        vanish()
    assert local.finish("u1") is None


OUTSIDE = [
    "..",
    "../x",
    "/etc/passwd",
    "a/b",
    "a\\b",
    ".",
    "",
    "a\0b",
    "x" * 100,
    "U1",
    "con.",
    "-",
]


@pytest.mark.parametrize("upload", OUTSIDE)
def test_no_id_leads_outside(blobs: Kept, upload: str) -> None:
    """What is no id is never uploaded, finished, dropped or read."""
    with pytest.raises(AssertionError):
        blobs.authorise(upload, PDF, 4, SOON)
    with pytest.raises(FileNotFoundError):
        blobs.read(upload)

    blobs.discard(upload)
    assert blobs.finish(upload) is None


@pytest.mark.parametrize("digest", ["0" * 64, "A" * 64, "0" * 63, "../" + "0" * 61])
def test_an_unknown_digest_is_not_found(blobs: Kept, digest: str) -> None:
    """Reading what is not there says so at once, before the first chunk."""
    with pytest.raises(FileNotFoundError):
        blobs.read(digest)


def test_many_may_finish_one_upload_at_once(blobs: Kept) -> None:
    """Of twenty at once, everybody gets the same answer."""
    send(blobs, ticket_for(blobs, "u1", 4), b"1234")
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(blobs.finish("u1"))) for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 20
    assert set(answers) == {(hashlib.sha256(b"1234").hexdigest(), 4, b"1234")}


def test_a_short_secret_is_our_bug(clock: FixedClock) -> None:
    """Tickets are not signed with a secret that could be guessed."""
    with pytest.raises(AssertionError):
        MemoryBlobs(b"short", clock)


def test_content_is_dropped_unless_it_was_kept_since(blobs: Kept, clock: FixedClock) -> None:
    """What was kept before a moment can be dropped; what was kept again since then cannot."""
    digest = keep(blobs, "u1", b"same content")
    assert not blobs.drop(digest, NOON)

    clock.moment = NOON + timedelta(minutes=2)
    assert keep(blobs, "u2", b"same content") == digest
    assert not blobs.drop(digest, NOON + timedelta(minutes=1))
    assert b"".join(blobs.read(digest)) == b"same content"

    clock.moment = NOON + timedelta(minutes=4)
    finished = blobs.finish("u1")
    assert finished is not None
    assert not blobs.drop(digest, NOON + timedelta(minutes=3))

    assert blobs.drop(digest, NOON + timedelta(minutes=5))
    with pytest.raises(FileNotFoundError):
        b"".join(blobs.read(digest))
    assert blobs.drop(digest, NOON)
