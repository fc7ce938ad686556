"""The pages on S3: headers, order, and what goes."""

import itertools
from collections.abc import Callable

import pytest

from skycap.operations.aws.account import Account
from skycap.operations.deploy.site import SiteFile, Synced, sync
from tests.emulators import Emulator

FOREVER = "public, max-age=31536000, immutable"
PAGE = SiteFile("index.html", b"<a>", "text/html; charset=utf-8", "no-cache")
SCRIPT = SiteFile("assets/a-1.js", b"1", "text/javascript; charset=utf-8", FOREVER)
ICON = SiteFile("icon.svg", b"<svg>", "image/svg+xml", "public, max-age=86400")
_counted = itertools.count(1)

Send = Callable[..., Synced]


@pytest.fixture
def bucket(ministack: Emulator) -> str:
    """An empty bucket."""
    name = f"pages-{next(_counted)}"
    ministack.client("s3").create_bucket(Bucket=name)
    return name


@pytest.fixture
def send(ministack: Emulator, bucket: str) -> Send:
    """Send files to the bucket."""
    return lambda *files: sync(Account(endpoint=ministack.url), bucket, files, lambda *_: None)


def test_each_file_comes_with_its_headers(ministack: Emulator, bucket: str, send: Send) -> None:
    """A page asks again each time, a script with a digest in its name stays forever."""
    send(PAGE, SCRIPT)
    s3 = ministack.client("s3")

    for file in (PAGE, SCRIPT):
        head = s3.head_object(Bucket=bucket, Key=file.name)
        assert (head["ContentType"], head["CacheControl"]) == (
            file.content_type,
            file.cache_control,
        )


def test_pages_come_after_what_they_name(send: Send) -> None:
    """Whatever order the files are given in, a page is sent last and lasting files first."""
    assert send(PAGE, ICON, SCRIPT).sent == (SCRIPT.name, ICON.name, PAGE.name)


def test_nothing_is_sent_twice(send: Send) -> None:
    """What lies there with content and headers is left alone, and no cache need forget."""
    send(PAGE, SCRIPT, ICON)

    again = send(PAGE, SCRIPT, ICON)

    assert (again.sent, again.removed, again.unchanged, again.stale) == ((), (), 3, False)


def test_a_copy_without_headers_is_mended(ministack: Emulator, bucket: str, send: Send) -> None:
    """`aws s3 sync` by hand loses the headers; the next deployment gives them back."""
    ministack.client("s3").put_object(Bucket=bucket, Key=PAGE.name, Body=PAGE.body)

    assert send(PAGE).sent == (PAGE.name,)


def test_old_pages_go_and_old_scripts_stay(ministack: Emulator, bucket: str, send: Send) -> None:
    """Somebody with the page before open still finds its scripts; a page that is no more goes."""
    send(PAGE, SCRIPT, SiteFile("old/index.html", b"", "text/html", "no-cache"))

    newer = SiteFile("assets/a-2.js", b"2", SCRIPT.content_type, FOREVER)
    done = send(PAGE, newer)

    assert done.removed == ("old/index.html",)
    assert done.stale
    listed = ministack.client("s3").list_objects_v2(Bucket=bucket)["Contents"]
    assert {one["Key"] for one in listed} == {PAGE.name, SCRIPT.name, newer.name}
