"""Making a backup while Skycap serves: the database first, then the documents that it names.

Documents never change and are kept before a history names them, so those that the copy of the
database names are there when it was made.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.backups.archive import FORMAT, Manifest, Part, Roots, pack
from skycap.operations.backups.keys import make_key, read_key
from skycap.operations.backups.premises import STALE_SECONDS, Premises, Progress, sync
from skycap.services.office import Office
from skycap.services.ports import Head
from skycap.services.records import DOCUMENTS_BY_STATE

NAME: Final = "skycap-%Y%m%d-%H%M%S.backup"
_PART: Final = ".part"
_JOURNALS: Final = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made; `new_key` if its key was made with it."""

    path: Path
    size: int
    manifest: Manifest
    new_key: bool


def create(premises: Premises, show: Progress = lambda _done, _of: None) -> Made:
    """Make a backup. Raises `Stopped`; whatever happens, there is a whole new one or none."""
    if not premises.exists:
        raise Stopped(f"there is no Skycap in {premises.data}; run `skycap init`")
    key, new_key = _key(premises)
    now = premises.clock.now()
    premises.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear_stale(premises.backups, now)
    with premises.beside("copying") as work:
        copy = work / premises.database
        premises.copy_database(premises.data / premises.database, copy)
        manifest = _described(premises, work, now)
        path = _free(premises.backups, now)
        part = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                roots = Roots(premises.database, copy, premises.data)
                pack(file, key, manifest, roots, show)
                file.flush()
                os.fsync(file.fileno())
            part.rename(path)
        finally:
            part.unlink(missing_ok=True)
        sync(premises.backups)
    return Made(path, path.stat().st_size, manifest, new_key)


def all_heads(office: Office) -> Iterator[Head]:
    """Where every history ends, in order of stream."""
    after = None
    while page := office.store.heads("", after):
        yield from page
        after = page[-1].stream


def digest_of_heads(office: Office) -> str:
    """One digest over the ends of all histories: it is another one if any entry is."""
    digest = hashlib.sha256()
    for head in all_heads(office):
        digest.update(f"{head.stream} {head.version} {head.hash}\n".encode())
    return digest.hexdigest()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored_digests(office: Office) -> set[str]:
    """The digests of all documents that were kept."""
    found: set[str] = set()
    after = None
    while True:
        page = office.store.page(DOCUMENTS_BY_STATE, "stored", after=after)
        found |= {row.digest for row in page.rows}
        after = page.after
        if after is None:
            return found


def _key(premises: Premises) -> tuple[bytes, bool]:
    """The key, made if this is the first backup."""
    if premises.key.exists():
        return read_key(premises.key), False
    if any(premises.backups.glob("skycap-*.backup")):
        raise Stopped(
            f"there are backups in {premises.backups}, but not their key at {premises.key}: put it "
            "back, name it in SKYCAP_BACKUP_KEY, or move those backups away"
        )
    return make_key(premises.key), True


def _described(premises: Premises, work: Path, now: datetime) -> Manifest:
    """The manifest for the copy of the database in `work` and the files that belong to it."""
    with premises.opened(work) as office:
        heads = list(all_heads(office))
        whole = digest_of_heads(office)
        digests = sorted(stored_digests(office))
        lender = office.lender().name
    parts, missing = [_part(premises.database, work / premises.database)], []
    for digest in digests:
        place = premises.place_of(digest)
        path = premises.data / place
        if path.is_file() and digest_of(path) == digest:
            parts.append(Part(place, path.stat().st_size, digest))
        else:
            missing.append(digest)
    parts += [_part(name, premises.data / name) for name in other_files(premises, premises.data)]
    return Manifest(
        format=FORMAT,
        version=premises.version,
        made_at=moment_text(now),
        lender=lender,
        loans=sum(head.stream.startswith("loan/") for head in heads),
        events=sum(head.version for head in heads),
        streams=len(heads),
        heads=whole,
        missing=tuple(missing),
        parts=tuple(parts),
    )


def _part(name: str, path: Path) -> Part:
    return Part(name, path.stat().st_size, digest_of(path))


def other_files(premises: Premises, root: Path) -> list[str]:
    """The other files of the data folder at `root`, such as its keys.

    Neither the backups' own nor the log: it is no part of the books, and changes meanwhile.
    """
    data = root.resolve()
    left_out = [data / premises.documents, premises.backups.resolve(), premises.key.resolve()]
    if premises.logs.is_relative_to(premises.data):
        left_out.append(data / premises.logs.relative_to(premises.data))
    left_out += [data / f"{premises.database}{ending}" for ending in _JOURNALS]
    return sorted(
        path.relative_to(data).as_posix()
        for path in data.rglob("*")
        if path.is_file() and not any(path.is_relative_to(other) for other in left_out)
    )


def _free(folder: Path, now: datetime) -> Path:
    """A name for a backup made now, a second or so later if that one is taken."""
    while (path := folder / now.strftime(NAME)).exists():
        now += timedelta(seconds=1)
    return path


def _clear_stale(folder: Path, now: datetime) -> None:
    """Drop what a backup left that was killed long ago."""
    for part in folder.glob(f".skycap-*{_PART}"):
        if part.stat().st_mtime < now.timestamp() - STALE_SECONDS:
            part.unlink(missing_ok=True)
