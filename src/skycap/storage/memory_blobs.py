"""Documents in memory: the reference for the other places that keep them, and quick in tests."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from skycap.services.ports import Arrived, Clock, Receiver, Ticket, UploadRefused
from skycap.storage.uploads import HEAD_BYTES, Counted, Grant, Tickets


class MemoryBlobs:
    """`Blobs` and `LocalUploads` that forget everything when the process ends."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._tickets = Tickets(secret, clock)
        self._clock = clock
        self._lock = threading.Lock()
        self._incoming: dict[str, bytes] = {}
        self._held: dict[str, bytes] = {}
        self._kept: dict[str, str] = {}
        self._content: dict[str, bytes] = {}
        self._kept_at: dict[str, datetime] = {}

    def authorise(self, upload: str, media_type: str, size: int, expires_at: datetime) -> Ticket:
        """Leave to upload exactly `size` bytes of `media_type` under the id `upload`."""
        return self._tickets.issue(Grant(upload, media_type, size), expires_at)

    @contextmanager
    def receiving(self, token: str, media_type: str) -> Iterator[Receiver]:
        """Receive one upload; it counts once the block ends without an exception."""
        grant = self._tickets.open(token, media_type)
        if grant.upload in self._kept or grant.upload in self._held:
            raise UploadRefused("already_kept")
        received = _Received()
        counted = Counted(received, grant.size)
        yield counted
        counted.finish()
        with self._lock:
            if grant.upload in self._kept or grant.upload in self._held:
                raise UploadRefused("already_kept")
            self._incoming[grant.upload] = bytes(received.content)

    def arrived(self, upload: str) -> Arrived | None:
        """What was uploaded under `upload`, which nobody can replace from now on."""
        with self._lock:
            if upload in self._incoming:
                self._held[upload] = self._incoming.pop(upload)
            content = self._held.get(upload)
            if content is None and upload in self._kept:
                content = self._content[self._kept[upload]]
            return None if content is None else _looked_at(content)

    def finish(self, upload: str) -> Arrived | None:
        """Keep what was uploaded under `upload`: its digest, size and first 4,096 bytes."""
        found = self.arrived(upload)
        with self._lock:
            if upload in self._held and found is not None:
                self._kept[upload] = found.digest
                self._content[found.digest] = self._held.pop(upload)
            if upload in self._kept:
                self._kept_at[self._kept[upload]] = self._clock.now()
        return found

    def discard(self, upload: str) -> None:
        """Drop what was uploaded under `upload` and not kept."""
        with self._lock:
            self._incoming.pop(upload, None)
            self._held.pop(upload, None)

    def drop(self, digest: str, before: datetime) -> bool:
        """Drop the content with that digest unless it was kept, or kept again, since `before`."""
        with self._lock:
            if digest in self._content and self._kept_at[digest] >= before:
                return False
            self._content.pop(digest, None)
            return True

    def read(self, digest: str) -> Iterator[bytes]:
        """The content with that digest. Raises `FileNotFoundError`."""
        if digest not in self._content:
            raise FileNotFoundError(digest)
        return iter([self._content[digest]])


def _looked_at(content: bytes) -> Arrived:
    return Arrived(hashlib.sha256(content).hexdigest(), len(content), content[:HEAD_BYTES])


class _Received:
    """Gathers bytes."""

    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self.content += chunk
