"""The room that an embedded installation takes on its machine."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from skycap.operations import Stopped
from skycap.operations.backups.keeping import paths
from skycap.operations.backups.premises import Premises
from skycap.operations.usage.measured import KEPT_MAX, Measurement, Part, Usage, read, usage

MEASUREMENTS: Final = "usage.jsonl"
"""The file of measurements, in the data folder, so that backups hold it too."""

_JOURNALS: Final = ("", "-wal", "-shm", "-journal")


def measure(premises: Premises, *, record: bool = False) -> Usage:
    """Measure now; with `record`, keep that for the next time."""
    if not premises.exists:
        raise Stopped(f"there is no Skycap in {premises.data}; run `skycap init`")
    now = Measurement(premises.clock.now(), tuple(_parts(premises)))
    before = _recorded(premises)
    if record:
        _record(premises, [*before, now])
    free = shutil.disk_usage(premises.data).free
    return usage(now, before, free, "Free is what is left on the disk of the data folder.")


def _parts(premises: Premises) -> Iterator[Part]:
    data = premises.data
    database = [data / f"{premises.database}{ending}" for ending in _JOURNALS]
    with premises.opened(data) as office:
        loans = sum(office.store.counters("loans/count/").values())
    yield Part("database", "database", sum(_size(path) for path in database), loans)
    documents = list(_files(data / premises.documents))
    yield Part("documents", "folder", sum(map(_size, documents)), len(documents))
    logs = list(_files(premises.logs))
    yield Part("logs", "folder", sum(map(_size, logs)), len(logs))
    backups = paths(premises.backups)
    yield Part("backups", "folder", sum(map(_size, backups)), len(backups))
    counted = {*database, *documents, *logs, *backups}
    others = [path for path in _files(data) if path not in counted]
    yield Part("other files", "folder", sum(map(_size, others)), len(others))


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root) / name for name in names)


def _size(path: Path) -> int:
    """The bytes of a file; none if it went meanwhile."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _recorded(premises: Premises) -> list[Measurement]:
    path = premises.data / MEASUREMENTS
    return read(path.read_text(encoding="utf-8").splitlines()) if path.exists() else []


def _record(premises: Premises, measurements: list[Measurement]) -> None:
    """Write the newest ones anew: whole, or as it was."""
    path = premises.data / MEASUREMENTS
    draft = path.with_suffix(f".{os.getpid()}.new")
    try:
        draft.touch(mode=0o600)
        with draft.open("w", encoding="utf-8") as file:
            file.writelines(one.to_line() for one in measurements[-KEPT_MAX:])
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
