"""What is inside a backup: a manifest, then every file that it lists, compressed and sealed.

The clear text is one gzip stream: 8 bytes of length, the manifest as JSON, then the content of its
parts in its order, with nothing between them.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

from skycap.operations import Stopped
from skycap.operations.backups.premises import Progress
from skycap.operations.backups.sealing import Damaged, Opener, Sealer

FORMAT: Final = 1
MANIFEST_BYTES_MAX: Final = 1 << 30
COPY_BYTES: Final = 1 << 18
_LENGTH_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A file within the data folder; `digest` is the SHA-256 of its content, `size` in bytes."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `heads` is one digest over the ends of all histories.

    `missing` are the digests of documents that were not whole where they are kept.
    """

    format: int
    version: str
    made_at: str
    lender: str
    loans: int
    events: int
    streams: int
    heads: str
    missing: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """The bytes of all parts."""
        return sum(part.size for part in self.parts)

    def to_json(self) -> bytes:
        """This manifest as JSON."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Read a manifest. Raises `Damaged` if it is none, or a later program's."""
        try:
            told = json.loads(text)
            if told["format"] != FORMAT:
                raise Damaged(f"Skycap {told['version']} made it, which is newer than this one")
            parts = tuple(Part(**part) for part in told.pop("parts"))
            return cls(parts=parts, missing=tuple(told.pop("missing")), **told)
        except (ValueError, KeyError, TypeError) as problem:
            raise Damaged("its manifest cannot be read") from problem


def pack(file: BinaryIO, key: bytes, manifest: Manifest, roots: "Roots", show: Progress) -> None:
    """Write a backup to `file`. Raises `Stopped` if a part changed since the manifest was made."""
    sealer = Sealer(file, key)
    text, done = manifest.to_json(), 0
    with gzip.GzipFile("", "wb", fileobj=cast("BinaryIO", sealer), mtime=0) as squeezed:
        squeezed.write(len(text).to_bytes(_LENGTH_BYTES, "big") + text)
        for part in manifest.parts:
            digest = hashlib.sha256()
            with roots.where(part).open("rb") as content:
                while chunk := content.read(COPY_BYTES):
                    digest.update(chunk)
                    squeezed.write(chunk)
                    done += len(chunk)
                    show(done, manifest.size)
            if digest.hexdigest() != part.digest:
                raise Stopped(f"{part.path} changed while it was copied; try again")
    sealer.finish()


@dataclass(frozen=True, slots=True)
class Roots:
    """Where the parts are read from: the copy of the database, and the data folder for the rest."""

    database: str
    copy: Path
    data: Path

    def where(self, part: Part) -> Path:
        """The file of `part`."""
        return self.copy if part.path == self.database else self.data / part.path


def read_manifest(path: Path, key: bytes) -> Manifest:
    """The manifest of the backup at `path`, without looking at the rest. Raises `Damaged`."""
    with _unsealed(path, key) as (manifest, _):
        return manifest


def unpack(path: Path, key: bytes, folder: Path, show: Progress) -> Manifest:
    """Write all parts of the backup at `path` into the empty `folder`. Raises `Damaged`."""
    with _unsealed(path, key) as (manifest, content):
        done = 0
        for part in manifest.parts:
            digest, left = hashlib.sha256(), part.size
            place = folder / _safe(part.path)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.touch(mode=0o600)
            with place.open("wb") as file:
                while left:
                    chunk = content.read(min(left, COPY_BYTES))
                    if not chunk:
                        raise Damaged(f"it ends within {part.path}")
                    digest.update(chunk)
                    file.write(chunk)
                    left -= len(chunk)
                    done += len(chunk)
                    show(done, manifest.size)
            if digest.hexdigest() != part.digest:
                raise Damaged(f"{part.path} in it is not what the manifest says")
        if content.read(1):
            raise Damaged("it holds more than its manifest says")
    return manifest


@contextmanager
def _unsealed(path: Path, key: bytes) -> Iterator[tuple[Manifest, gzip.GzipFile]]:
    """The manifest of a backup, and a file that stands where its parts begin."""
    with path.open("rb") as file:
        try:
            opener = Opener(file, key)
            with gzip.GzipFile(fileobj=cast("BinaryIO", opener), mode="rb") as content:
                yield _manifest_in(content), content
        except EOFError as problem:
            raise Damaged("it is cut off") from problem
        except gzip.BadGzipFile as problem:
            raise Damaged("what was sealed in it is not a backup") from problem
        except Damaged as problem:
            raise Damaged(f"{path.name} is no whole backup: {problem}") from problem


def _manifest_in(content: gzip.GzipFile) -> Manifest:
    length = int.from_bytes(content.read(_LENGTH_BYTES), "big")
    if length > MANIFEST_BYTES_MAX:
        raise Damaged("its manifest cannot be read")
    return Manifest.from_json(content.read(length))


def _safe(path: str) -> PurePosixPath:
    """A path that stays within its folder."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or not pure.parts or "\\" in path:
        raise Damaged(f"it names a file outside of the data folder: {path}")
    return pure
