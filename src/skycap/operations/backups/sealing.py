"""Encrypted streams: AES-256-GCM in chunks, so that a file of any size needs little memory.

    header     8 bytes that say what it is, 8 that name the key, 16 of salt
    chunks     4 bytes of length, then a sealed chunk of at most `CHUNK_BYTES` and its tag of 16

Each file is sealed under a key of its own, made from the key file and the salt by HKDF-SHA256, so a
nonce may be a plain counter. The nonce also says whether a chunk is the last one: chunks cannot be
changed, swapped, left out or cut off at the end without notice (the STREAM construction of Hoang,
Reyhanitabar, Rogaway and Vizár, 2015).
"""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from skycap.operations import Stopped

KEY_BYTES: Final = 32
CHUNK_BYTES: Final = 1 << 18
MAGIC: Final = b"SKYCAPB1"

_NAME_BYTES: Final = 8
_SALT_BYTES: Final = 16
_TAG_BYTES: Final = 16
_LENGTH_BYTES: Final = 4
_COUNTER_BYTES: Final = 11


class Damaged(Stopped):
    """A backup is not what was written, or cannot be read with this key; the message says why."""


class Sealer:
    """A file that can be written to; what is written is sealed into `file`, which stays open."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        salt = os.urandom(_SALT_BYTES)
        self._file = file
        self._header = MAGIC + name_of(key) + salt
        self._cipher = AESGCM(_derived(key, salt))
        self._waiting = bytearray()
        self._count = 0
        file.write(self._header)

    def write(self, data: bytes) -> int:
        """Take `data`; whole chunks are sealed as soon as more follows them."""
        self._waiting += data
        while len(self._waiting) > CHUNK_BYTES:
            self._seal(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]
        return len(data)

    def flush(self) -> None:
        """Nothing: chunks are sealed when they are full."""

    def finish(self) -> None:
        """Seal what waits, as the last chunk."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._count, last=last), chunk, self._header)
        self._file.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)
        self._count += 1


class Opener:
    """A file that can be read; it opens what a `Sealer` made. Raises `Damaged`."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self._file = file
        self._header = file.read(len(MAGIC) + _NAME_BYTES + _SALT_BYTES)
        if len(self._header) < len(MAGIC) + _NAME_BYTES + _SALT_BYTES:
            raise Damaged("it is cut off, or no backup of Skycap's")
        if not self._header.startswith(MAGIC):
            raise Damaged("it is no backup of Skycap's")
        if self._header[len(MAGIC) : len(MAGIC) + _NAME_BYTES] != name_of(key):
            raise Damaged("it was made under another key: name that one in SKYCAP_BACKUP_KEY")
        self._cipher = AESGCM(_derived(key, self._header[-_SALT_BYTES:]))
        self._opened = b""
        self._place = 0
        self._count = 0
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, all that are left without it; nothing at the end."""
        parts: list[bytes] = []
        while size != 0:
            if self._place == len(self._opened):
                if self._ended:
                    break
                self._opened, self._place = self._next(), 0
                continue
            end = len(self._opened) if size < 0 else self._place + size
            part = self._opened[self._place : end]
            self._place += len(part)
            size = size if size < 0 else size - len(part)
            parts.append(part)
        return b"".join(parts)

    def _next(self) -> bytes:
        length = int.from_bytes(self._exactly(_LENGTH_BYTES), "big")
        if not _TAG_BYTES <= length <= CHUNK_BYTES + _TAG_BYTES:
            raise Damaged(f"chunk {self._count + 1} was changed after it was written")
        sealed = self._exactly(length)
        for last in (False, True):
            try:
                chunk = self._cipher.decrypt(_nonce(self._count, last=last), sealed, self._header)
            except InvalidTag:
                continue
            self._count += 1
            self._ended = last
            if last and self._file.read(1):
                raise Damaged("something was added to its end")
            return chunk
        raise Damaged(f"chunk {self._count + 1} was changed after it was written")

    def _exactly(self, size: int) -> bytes:
        found = self._file.read(size)
        if len(found) < size:
            raise Damaged(f"it is cut off in chunk {self._count + 1}")
        return found


def name_of(key: bytes) -> bytes:
    """What tells one key from another without telling the key."""
    return hashlib.sha256(b"skycap backup key\n" + key).digest()[:_NAME_BYTES]


def sealed_by(path: Path) -> bytes:
    """The name of the key that sealed the backup at `path`; something else if it is none."""
    with path.open("rb") as file:
        return file.read(len(MAGIC) + _NAME_BYTES)[len(MAGIC) :]


def _derived(key: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt, b"skycap backup").derive(key)


def _nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(_COUNTER_BYTES, "big") + bytes([last])
