"""The folder of documents: what lies where, what a crash leaves, what a full disk does."""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Never

import pytest

from skycap.services.ports import Unavailable
from skycap.storage.files import FolderBlobs

SOON = datetime(2026, 3, 2, 12, 5, tzinfo=UTC)
DIGEST = hashlib.sha256(b"1234").hexdigest()


class Noon:
    """A clock that stands at noon."""

    def now(self) -> datetime:
        """Noon."""
        return datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def open_folder(folder: Path) -> FolderBlobs:
    """The keeper under test, as after a start."""
    return FolderBlobs(folder, b"s" * 32, Noon())


def send(blobs: FolderBlobs, upload: str, content: bytes) -> None:
    """Upload `content`."""
    token = blobs.authorise(upload, "image/png", len(content), SOON).url.rpartition("/")[2]
    with blobs.receiving(token, "image/png") as receiver:
        receiver.write(content)


def files(folder: Path) -> set[str]:
    """Every file below `folder`."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_content_lies_under_its_digest(tmp_path: Path) -> None:
    """Kept content lies once under two characters of its digest and the rest."""
    blobs = open_folder(tmp_path)
    for upload in ("u1", "u2"):
        send(blobs, upload, b"1234")
        blobs.finish(upload)

    assert files(tmp_path) == {"kept/u1", "kept/u2", f"content/{DIGEST[:2]}/{DIGEST[2:]}"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_documents(tmp_path: Path) -> None:
    """Folders and files are for our user alone."""
    blobs = open_folder(tmp_path / "documents")
    send(blobs, "u1", b"1234")
    blobs.finish("u1")
    content = tmp_path / "documents" / "content"

    for path in (content, content / DIGEST[:2], content / DIGEST[:2] / DIGEST[2:]):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


class Crash(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("survived", range(12))
def test_finishing_survives_a_crash_at_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """Wherever finishing breaks off, finishing after the restart keeps the content."""
    blobs = open_folder(tmp_path)
    send(blobs, "u1", b"1234")
    left = survived

    def then_crash(whole: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Crash
            return whole(*args, **named)

        return step

    with monkeypatch.context() as patch, contextlib.suppress(Crash):
        for owner, names in ((Path, ("replace", "rename", "mkdir", "open")), (os, ("fsync",))):
            for name in names:
                patch.setattr(owner, name, then_crash(getattr(owner, name)))
        blobs.finish("u1")

    again = open_folder(tmp_path)
    assert again.arrived("u1") == (DIGEST, 4, b"1234")
    assert again.finish("u1") == (DIGEST, 4, b"1234")
    assert b"".join(again.read(DIGEST)) == b"1234"
    assert f"content/{DIGEST[:2]}/{DIGEST[2:]}" in files(tmp_path)
    assert not (tmp_path / "keeping" / "u1").exists()


def test_a_full_disk_is_unavailable_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a write fails the caller is told the store is unavailable, and no part stays behind."""

    def full(*_: object) -> Never:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    blobs = open_folder(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(Unavailable):
            send(blobs, "u1", b"1234")
    assert files(tmp_path) == set()

    send(blobs, "u1", b"1234")
    assert blobs.finish("u1") is not None


def test_a_place_that_cannot_be_a_folder_is_unavailable(tmp_path: Path) -> None:
    """A file where the folder should be is told as what it is."""
    (tmp_path / "documents").write_text("in the way")

    with pytest.raises(Unavailable):
        open_folder(tmp_path / "documents")


def test_stale_uploads_are_cleared(tmp_path: Path) -> None:
    """Old uploads that nobody finished go, also broken-off ones; young ones and content stay."""
    blobs = open_folder(tmp_path)
    for upload in ("old", "young", "kept"):
        send(blobs, upload, upload.encode())
    blobs.finish("kept")
    (tmp_path / "incoming" / "broken.x.part").write_bytes(b"half")
    week_ago = (Noon().now() - timedelta(days=7)).timestamp()
    for path in ("incoming/old", "incoming/broken.x.part", "kept/kept"):
        os.utime(tmp_path / path, (week_ago, week_ago))
    os.utime(tmp_path / "incoming/young", (Noon().now().timestamp(),) * 2)

    assert blobs.clear_stale(Noon().now() - timedelta(days=1)) == 3

    digest = hashlib.sha256(b"kept").hexdigest()
    assert files(tmp_path) == {"incoming/young", f"content/{digest[:2]}/{digest[2:]}"}
