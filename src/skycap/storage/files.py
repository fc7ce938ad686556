"""Documents in a folder, each under the SHA-256 of its content, so the same content is kept once.

    incoming/<upload>      what was received whole, and not yet asked for
    keeping/<upload>       what is being kept; nobody can replace it there
    kept/<upload>          the digest of what was kept, so that finishing can be repeated
    content/ab/cdef...     the content itself

Every step ends in a rename after a sync, so a crash leaves a file whole or not at all.
"""

import hashlib
import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from skycap.services.ports import Arrived, Clock, Receiver, Ticket, Unavailable, UploadRefused
from skycap.storage.uploads import HEAD_BYTES, Counted, Grant, Tickets, is_digest, is_id

CHUNK_BYTES = 65_536


class FolderBlobs:
    """`Blobs` and `LocalUploads` in a folder, which is made if it is not there.

    `secret` signs the tickets. Safe to share between threads.
    """

    def __init__(self, folder: Path, secret: bytes, clock: Clock) -> None:
        self._tickets = Tickets(secret, clock)
        self._clock = clock
        self._incoming = folder / "incoming"
        self._keeping = folder / "keeping"
        self._kept = folder / "kept"
        self._content = folder / "content"
        self._finishing = threading.Lock()
        with _storage_failures():
            for part in (self._incoming, self._keeping, self._kept, self._content):
                part.mkdir(mode=0o700, parents=True, exist_ok=True)

    def authorise(self, upload: str, media_type: str, size: int, expires_at: datetime) -> Ticket:
        """Leave to upload exactly `size` bytes of `media_type` under the id `upload`."""
        return self._tickets.issue(Grant(upload, media_type, size), expires_at)

    @contextmanager
    def receiving(self, token: str, media_type: str) -> Iterator[Receiver]:
        """Receive one upload; it counts once the block ends without an exception."""
        grant = self._tickets.open(token, media_type)
        self._refuse_kept(grant.upload)
        with _storage_failures():
            handle, name = tempfile.mkstemp(".part", f"{grant.upload}.", self._incoming)
        part = Path(name)
        try:
            # Not inside _storage_failures: what goes wrong in the block may be the sender's side.
            with os.fdopen(handle, "wb") as file:
                counted = Counted(_Written(file.fileno()), grant.size)
                yield counted
                counted.finish()
                with _storage_failures():
                    os.fsync(file.fileno())
            self._refuse_kept(grant.upload)
            with _storage_failures():
                part.replace(self._incoming / grant.upload)
                _sync_folder(self._incoming)
        finally:
            part.unlink(missing_ok=True)

    def arrived(self, upload: str) -> Arrived | None:
        """What was uploaded under `upload`, which nobody can replace from now on."""
        if not is_id(upload):
            return None
        with self._finishing, _storage_failures():
            note = self._kept / upload
            if note.exists():
                content = self._place(note.read_text(encoding="ascii"))
                # After a crash between the note and the move, the content is still held.
                return _looked_at(content if content.exists() else self._keeping / upload)
            held = self._held(upload)
            return _looked_at(held) if held else None

    def finish(self, upload: str) -> Arrived | None:
        """Keep what was uploaded under `upload`: its digest, size and first 4,096 bytes."""
        if not is_id(upload):
            return None
        with self._finishing, _storage_failures():
            digest = self._digest_of(upload)
            if digest is None:
                return None
            content = self._place(digest)
            self._move(self._keeping / upload, content)
            # Whoever looked before this for content to drop finds it kept again.
            moment = self._clock.now().timestamp()
            os.utime(content, (moment, moment))
            with content.open("rb") as file:
                return Arrived(digest, content.stat().st_size, file.read(HEAD_BYTES))

    def discard(self, upload: str) -> None:
        """Drop what was uploaded under `upload` and not kept."""
        if is_id(upload):
            with self._finishing, _storage_failures():
                (self._incoming / upload).unlink(missing_ok=True)
                (self._keeping / upload).unlink(missing_ok=True)

    def drop(self, digest: str, before: datetime) -> bool:
        """Drop the content with that digest unless it was kept, or kept again, since `before`."""
        assert is_digest(digest)
        content = self._place(digest)
        with self._finishing, _storage_failures():
            if content.exists() and content.stat().st_mtime >= before.timestamp():
                return False
            content.unlink(missing_ok=True)
            return True

    def read(self, digest: str) -> Iterator[bytes]:
        """The content with that digest, in chunks. Raises `FileNotFoundError`."""
        if not is_digest(digest) or not self._place(digest).is_file():
            raise FileNotFoundError(digest)
        return _chunks(self._place(digest))

    def clear_stale(self, before: datetime) -> int:
        """Drop uploads that nobody finished, and notes of finished ones, older than `before`.

        Returns how many files went. What was kept stays.
        """
        oldest, dropped = before.timestamp(), 0
        with self._finishing, _storage_failures():
            for folder in (self._incoming, self._keeping, self._kept):
                for path in list(folder.iterdir()):
                    if path.stat().st_mtime < oldest:
                        path.unlink(missing_ok=True)
                        dropped += 1
        return dropped

    def _refuse_kept(self, upload: str) -> None:
        """A ticket that is still good must not change what an upload was found to be."""
        if (self._kept / upload).exists() or (self._keeping / upload).exists():
            raise UploadRefused("already_kept")

    def _held(self, upload: str) -> Path | None:
        """Where the upload lies while it is being kept, moved there if it has arrived."""
        held = self._keeping / upload
        if not held.exists():
            try:
                (self._incoming / upload).rename(held)
            except FileNotFoundError:
                return None
        return held

    def _digest_of(self, upload: str) -> str | None:
        """The digest of what was uploaded, written down before its content moves."""
        note = self._kept / upload
        if note.exists():
            return note.read_text(encoding="ascii")
        held = self._held(upload)
        if held is None:
            return None
        digest = _looked_at(held).digest
        part = note.with_suffix(".part")  # an id has no dot, so this is nobody's note
        with part.open("w", encoding="ascii") as file_of_note:
            file_of_note.write(digest)
            file_of_note.flush()
            os.fsync(file_of_note.fileno())
        part.replace(note)
        _sync_folder(self._kept)
        return digest

    def _move(self, held: Path, content: Path) -> None:
        """Put content in its place, once; safe to repeat after a crash anywhere in it."""
        if not held.exists():
            return
        if content.exists():
            held.unlink()
            return
        if not content.parent.exists():
            content.parent.mkdir(mode=0o700)
            _sync_folder(self._content)
        held.replace(content)
        _sync_folder(content.parent)

    def _place(self, digest: str) -> Path:
        return self._content.parent / content_path(digest)


def content_path(digest: str) -> str:
    """Where the content with that digest lies within the folder of documents."""
    return f"content/{digest[:2]}/{digest[2:]}"


class _Written:
    """Writes to an open file, unbuffered, so that a full disk is met here and not at the end."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def write(self, chunk: bytes) -> None:
        """Write all of `chunk`."""
        left = memoryview(chunk)
        with _storage_failures():
            while left:
                left = left[os.write(self._handle, left) :]


@contextmanager
def _storage_failures() -> Iterator[None]:
    """Tell callers that the folder cannot be used, as the port says."""
    try:
        yield
    except OSError as problem:
        raise Unavailable(f"documents cannot be stored or read: {problem.strerror}") from problem


def _looked_at(path: Path) -> Arrived:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        return Arrived(digest, path.stat().st_size, file.read(HEAD_BYTES))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable; Windows does that by itself, and cannot be asked to."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
