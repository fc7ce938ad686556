"""Documents in a bucket: what only a bucket has to prove, by HTTP as a browser sends it."""

import re
import threading
import time
import uuid
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from skycap.services.clock import SystemClock
from skycap.services.ports import Ticket, Unavailable
from skycap.storage.s3 import S3Blobs
from tests.emulators import Emulator

PDF = "application/pdf"
CLOCK = SystemClock()
SOMEWHERE = {"region_name": "us-east-1", "aws_access_key_id": "a", "aws_secret_access_key": "b"}


@pytest.fixture
def blobs(ministack: Emulator) -> S3Blobs:
    """A keeper on an empty bucket."""
    name = f"documents-{uuid.uuid4().hex[:12]}"
    ministack.client("s3").create_bucket(Bucket=name)
    return S3Blobs(name, CLOCK, ministack.client_arguments)


def ticket(blobs: S3Blobs, upload: str, size: int, seconds: float = 60) -> Ticket:
    """A ticket that is good for so many seconds."""
    return blobs.authorise(upload, PDF, size, CLOCK.now() + timedelta(seconds=seconds))


def put(url: str, content: bytes, media_type: str = PDF) -> httpx2.Response:
    """Send a file as a browser does, which adds the true length by itself."""
    return httpx2.put(url, content=content, headers={"Content-Type": media_type})


def kept(blobs: S3Blobs, upload: str, content: bytes) -> str:
    """Upload and finish; the digest."""
    assert put(ticket(blobs, upload, len(content)).url, content).status_code == 200
    finished = blobs.finish(upload)
    assert finished is not None
    return finished.digest


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(b"12345", PDF), (b"123", PDF), (b"", PDF), (b"1234", "text/html"), (b"1234", "")],
)
def test_the_bucket_itself_refuses_another_size_or_type(
    blobs: S3Blobs, content: bytes, media_type: str
) -> None:
    """Size and media type are under the signature, so nothing else ever reaches the bucket."""
    refused = put(ticket(blobs, "u1", 4).url, content, media_type)

    assert (refused.status_code, "SignatureDoesNotMatch" in refused.text) == (403, True)
    assert blobs.arrived("u1") is None


def test_a_ticket_ends_by_itself(blobs: S3Blobs) -> None:
    """From its expiry on, the bucket refuses what the ticket allowed."""
    expired = ticket(blobs, "u1", 4, seconds=1)
    time.sleep(2.1)  # a lower bound: the ticket is over, however slow this machine is
    refused = put(expired.url, b"1234")

    assert (refused.status_code, "expired" in refused.text) == (403, True)


def test_a_ticket_is_for_one_upload_only(blobs: S3Blobs) -> None:
    """Another id in the address, or a longer life, breaks the signature."""
    url = ticket(blobs, "u1", 4).url
    longer = re.sub(r"X-Amz-Expires=\d+", "X-Amz-Expires=3600", url)

    assert put(url.replace("incoming/u1", "incoming/u2"), b"1234").status_code == 403
    assert put(url.replace("incoming/u1", "content/03/ac67"), b"1234").status_code == 403
    assert put(longer, b"1234").status_code == 403
    assert put(url, b"1234").status_code == 200


def test_what_comes_after_the_look_changes_nothing(blobs: S3Blobs) -> None:
    """Whoever sends something else once it was looked at changes neither the look nor the file."""
    leave = ticket(blobs, "u1", 4)
    put(leave.url, b"good")
    seen = blobs.arrived("u1")
    put(leave.url, b"evil")

    assert blobs.arrived("u1") == seen == blobs.finish("u1")
    put(leave.url, b"evil")
    assert seen is not None
    assert blobs.finish("u1") == seen
    assert b"".join(blobs.read(seen.digest)) == b"good"


def test_looks_at_the_same_moment_see_the_same(blobs: S3Blobs) -> None:
    """While the file is being replaced, everybody who looks sees one and the same content."""
    leave = ticket(blobs, "u1", 4)
    put(leave.url, b"0000")
    seen = []
    looking = [threading.Thread(target=lambda: seen.append(blobs.arrived("u1"))) for _ in range(12)]
    sending = [
        threading.Thread(target=put, args=(leave.url, f"{number:04}".encode()))
        for number in range(12)
    ]
    for pair in zip(looking, sending, strict=True):
        for thread in pair:
            thread.start()
    for thread in (*looking, *sending):
        thread.join()

    assert len(seen) == 12
    assert len(set(seen)) == 1
    assert blobs.finish("u1") == seen[0]


def test_a_document_is_downloaded_by_a_link_that_ends(blobs: S3Blobs) -> None:
    """The bucket answers with the name and the type that the link says, until it is over."""
    digest = kept(blobs, "u1", b"%PDF")
    disposition = "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf"
    link = blobs.link(digest, disposition, PDF, CLOCK.now() + timedelta(minutes=1))
    short = blobs.link(digest, disposition, PDF, CLOCK.now())
    answer = httpx2.get(link)
    time.sleep(2.1)  # a lower bound: the short link is over, however slow this machine is

    assert (answer.status_code, answer.content) == (200, b"%PDF")
    assert answer.headers["content-disposition"] == disposition
    assert answer.headers["content-type"] == PDF
    assert answer.headers["cache-control"] == "no-store"
    assert httpx2.get(link.replace("a.pdf", "b.html")).status_code == 403
    assert httpx2.get(short).status_code == 403


@pytest.mark.parametrize("digest", ["0" * 64, "../../incoming/u1", ""])
def test_no_link_leads_to_what_is_not_kept(blobs: S3Blobs, digest: str) -> None:
    """A link is only made to content that is there."""
    put(ticket(blobs, "u1", 4).url, b"1234")

    with pytest.raises(FileNotFoundError):
        blobs.link(digest, "attachment", PDF, CLOCK.now() + timedelta(minutes=1))


def test_an_object_that_is_gone_is_said_to_be_gone(blobs: S3Blobs, ministack: Emulator) -> None:
    """Content that somebody deleted by hand is neither read nor linked to."""
    digest = kept(blobs, "u1", b"1234")
    bucket = urlsplit(ticket(blobs, "u2", 4).url).path.split("/")[1]
    ministack.client("s3").delete_object(Bucket=bucket, Key=f"content/{digest[:2]}/{digest[2:]}")

    with pytest.raises(FileNotFoundError):
        blobs.read(digest)
    with pytest.raises(FileNotFoundError):
        blobs.link(digest, "attachment", PDF, CLOCK.now() + timedelta(minutes=1))


def test_a_bucket_that_does_not_answer_is_unavailable() -> None:
    """Where nothing listens, and where there is no such bucket, callers are told so."""
    nowhere = S3Blobs("documents", CLOCK, {**SOMEWHERE, "endpoint_url": "http://127.0.0.1:9"})

    with pytest.raises(Unavailable):
        nowhere.arrived("u1")
    with pytest.raises(Unavailable):
        nowhere.read("0" * 64)


def test_a_missing_bucket_is_unavailable(ministack: Emulator) -> None:
    """Documents that cannot be stored are no bug of the applicant's."""
    missing = S3Blobs(f"no-{uuid.uuid4().hex[:12]}", CLOCK, ministack.client_arguments)

    with pytest.raises(Unavailable):
        missing.discard("u1")


@pytest.mark.parametrize("region", ["us-east-1", "af-south-1"])
def test_tickets_name_the_address_of_the_region(region: str) -> None:
    """Pages may send documents to one address only; the general one of us-east-1 is another."""
    blobs = S3Blobs("skycap-documents", CLOCK, {**SOMEWHERE, "region_name": region})
    told = ticket(blobs, "u1", 4)
    asked = parse_qs(urlsplit(told.url).query)

    assert urlsplit(told.url).netloc == f"skycap-documents.s3.{region}.amazonaws.com"
    assert asked["X-Amz-SignedHeaders"] == ["content-length;content-type;host"]
    assert told.headers == {"Content-Type": PDF}
    assert not [name for name in asked if "checksum" in name.lower()]


def test_the_library_of_aws_is_not_loaded_before_it_is_needed(tmp_path: Path) -> None:
    """Making the keeper imports nothing of boto3: a cold start pays when it needs a document."""
    import subprocess
    import sys

    program = (
        "import sys; from skycap.storage.s3 import S3Blobs; from skycap.services.clock import "
        "SystemClock; S3Blobs('b', SystemClock()); sys.exit('botocore' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=False)

    assert done.returncode == 0
