"""Opening a backup elsewhere, proving it, and putting it in the place of the data folder."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from skycap.operations import Stopped
from skycap.operations.backups.archive import Manifest, unpack
from skycap.operations.backups.keys import key_for
from skycap.operations.backups.making import (
    all_heads,
    digest_of,
    digest_of_heads,
    stored_digests,
)
from skycap.operations.backups.premises import Premises, Progress, sync
from skycap.operations.backups.sealing import Damaged
from skycap.services.audit import audit
from skycap.services.office import Office
from skycap.services.ports import Head


@dataclass(frozen=True, slots=True)
class Proved:
    """A backup that is whole: what it holds, and what was looked at."""

    manifest: Manifest
    events: int
    documents: int


@dataclass(frozen=True, slots=True)
class Restored:
    """Books put in place; `before` is where the former ones are kept, if there were any."""

    proved: Proved
    before: Path | None


@dataclass(frozen=True, slots=True)
class Drilled:
    """A restore that was tried out. `seconds` is how long it took.

    `continued` says whether the books here go on from those of the backup: None if there are none
    here. `since` is how many entries were written since.
    """

    proved: Proved
    seconds: float
    continued: bool | None
    since: int


def nothing(_done: int, _of: int) -> None:
    """Show no progress."""


def verify(premises: Premises, backup: Path, show: Progress = nothing) -> Proved:
    """Open a backup elsewhere and prove it. Raises `Damaged`, saying what is wrong."""
    with premises.beside("verifying") as folder:
        return _unpacked(premises, backup, folder, show)


def restore(premises: Premises, backup: Path, show: Progress = nothing) -> Restored:
    """Put the books of `backup` in place of those here, which are kept beside them."""
    refuse_in_use(premises)
    with premises.beside("restoring") as folder:
        proved = _unpacked(premises, backup, folder, show)
        return Restored(proved, switch(premises, folder))


def drill(premises: Premises, backup: Path, show: Progress = nothing) -> Drilled:
    """Restore `backup` elsewhere, prove it, and compare it with the books here."""
    begun = time.monotonic()
    with premises.beside("drill") as folder:
        proved = _unpacked(premises, backup, folder, show)
        seconds = time.monotonic() - begun
        if not premises.exists:
            return Drilled(proved, seconds, None, 0)
        with premises.opened(folder) as then, premises.opened(premises.data) as now:
            continued = all(continues(now, head) for head in all_heads(then))
            since = sum(head.version for head in all_heads(now)) - proved.events
    return Drilled(proved, seconds, continued, since)


def prove(premises: Premises, folder: Path) -> tuple[int, int]:
    """Audit the books in `folder` and read its documents: how many events and documents are whole.

    Raises `Damaged`.
    """
    with premises.opened(folder) as office:
        report = audit(office)
        digests = stored_digests(office)
    if not report.clean:
        first = report.findings[0]
        more = f" (and {len(report.findings) - 1} more)" if len(report.findings) > 1 else ""
        raise Damaged(f"its audit finds: {first.where}: {first.what}{more}")
    whole = 0
    for digest in digests:
        path = folder / premises.place_of(digest)
        if path.is_file():
            if digest_of(path) != digest:
                raise Damaged(f"the document {digest} is not what was kept")
            whole += 1
    return report.events, whole


def refuse_in_use(premises: Premises) -> None:
    """Raise `Stopped` while another program has the books open, if that can be known."""
    if premises.exists and premises.is_in_use(premises.data / premises.database):
        message = f"{premises.data} is in use: stop `skycap serve`, then restore"
        raise Stopped(message)


def switch(premises: Premises, folder: Path) -> Path | None:
    """Put `folder` in the place of the data folder; tells where that is kept now.

    Both renames are undone if the second cannot be done.
    """
    sync_all(folder)
    refuse_in_use(premises)
    data = premises.data.absolute()
    before: Path | None = None
    if data.exists():
        now = premises.clock.now()
        before = unused(data, f"before-{now:%Y%m%d-%H%M%S}")
        data.rename(before)
    try:
        folder.rename(data)
    except OSError:
        if before:
            before.rename(data)
        raise
    sync(data.parent)
    return before


def sync_all(folder: Path) -> None:
    """Make every file and folder in `folder` durable."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def _unpacked(premises: Premises, backup: Path, folder: Path, show: Progress) -> Proved:
    """Unpack and prove. Raises `Damaged` naming the backup."""
    manifest = unpack(backup, key_for(premises.key, backup), folder, show)
    (folder / premises.documents).mkdir(mode=0o700, exist_ok=True)
    return _named(backup, lambda: _proved(premises, manifest, folder))


def _proved(premises: Premises, manifest: Manifest, folder: Path) -> Proved:
    events, documents = prove(premises, folder)
    with premises.opened(folder) as office:
        if digest_of_heads(office) != manifest.heads:
            raise Damaged("its histories end elsewhere than its manifest says")
        absent = [
            digest
            for digest in stored_digests(office) - set(manifest.missing)
            if not (folder / premises.place_of(digest)).is_file()
        ]
    if absent:
        raise Damaged(f"it lacks {len(absent)} documents, the first is {absent[0]}")
    return Proved(manifest, events, documents)


def _named(backup: Path, work: Callable[[], Proved]) -> Proved:
    try:
        return work()
    except Damaged as problem:
        raise Damaged(f"{backup.name} is no whole backup: {problem}") from problem


def continues(now: Office, head: Head) -> bool:
    """Whether the history here goes on from that end of it."""
    entries, version = now.store.load(head.stream), head.version
    return len(entries) >= version and (version == 0 or entries[version - 1].hash == head.hash)


def unused(data: Path, name: str) -> Path:
    """A name beside the data folder that nothing has yet."""
    path, number = data.with_name(f"{data.name}-{name}"), 1
    while path.exists():
        number += 1
        path = data.with_name(f"{data.name}-{name}-{number}")
    return path
