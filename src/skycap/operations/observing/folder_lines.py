"""The log of an embedded installation: files of JSON lines in a folder, old ones compressed."""

import gzip
import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from skycap.operations import Stopped
from skycap.operations.observing.lines import REQUEST, UNREADABLE, Line, group_of

CURRENT: Final = "skycap.log"
"""The file that is written to."""

CLOSED: Final = "skycap-%Y%m%dT%H%M%S%fZ.log"
"""The name of one that is full, by the moment it was put aside; compressed, it ends in .gz."""

DISORDER: Final = timedelta(seconds=10)
"""How much younger a line may be than one after it, where several processes write."""

SKIPPED_MIN: Final = 1 << 16
"""Fewer bytes than these are read rather than searched."""

_NAMED: Final = re.compile(r"skycap-(\d{8}T\d{12}Z)\.log(\.gz)?")
_TOLD: Final = {"at", "level", "event"}

Wait = Callable[[], bool]
"""Waits a moment for more lines; answers whether to look again."""


def read(folder: Path, since: datetime, until: datetime) -> Iterator[Line]:
    """The lines in `folder` from `since` on and before `until`, file by file in order of time.

    A line that cannot be read comes as one whose event is ``unreadable``. Raises `Stopped`.
    """
    for line in follow(folder, since, lambda: False):
        if line.at < until:
            yield line


def follow(folder: Path, since: datetime, wait: Wait) -> Iterator[Line]:
    """The lines from `since` on, and those that come, also when the file is put aside meanwhile.

    Ends when `wait` says so. Raises `Stopped` when the folder cannot be read.
    """
    last = since
    for text in _all_texts(folder, since, wait):
        line = parsed(text, last)
        last = line.at
        if line.at >= since:
            yield line


def parsed(text: bytes, last: datetime) -> Line:
    """A line of JSON. One that is damaged is told as such, at the moment of the `last` before."""
    try:
        told: dict[str, Any] = orjson.loads(text)
        moment = datetime.fromisoformat(told["at"]).astimezone(UTC)
        level, event = str(told["level"]).lower(), str(told["event"])
    except (ValueError, KeyError, TypeError):
        return Line(last, "warning", UNREADABLE, "", {"bytes": len(text)})
    fields = {name: value for name, value in told.items() if name not in _TOLD}
    return Line(moment, level, event, group_of(fields) if event == REQUEST else "serve", fields)


def closed_at(path: Path) -> datetime | None:
    """When a file was put aside, by its name; None if it is not named like one."""
    found = _NAMED.fullmatch(path.name)
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC) if found else None


def _all_texts(folder: Path, since: datetime, wait: Wait) -> Iterator[bytes]:
    """Every line as it stands in the files, those of the current file last, then what comes."""
    read_until = since
    while True:
        # Opened before the others are looked at: what is put aside meanwhile is not missed.
        with _opened(folder) or nullcontext() as file:
            for moment, path in _closed(folder):
                if moment > read_until and not (file and _is(path, file)):
                    yield from _texts(path)
                    read_until = moment
            if file is None:
                if not wait():
                    return
                continue
            _skip(file, since)
            yield from _growing(folder / CURRENT, file, wait)
            if _is(folder / CURRENT, file):
                return
        # It was put aside as the first after those that were read.
        read_until = next((m for m, _ in _closed(folder) if m > read_until), read_until)


def _opened(folder: Path) -> BinaryIO | None:
    try:
        return (folder / CURRENT).open("rb")
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise Stopped(f"cannot read the log in {folder}: {problem.strerror}") from problem


def _skip(file: BinaryIO, since: datetime) -> None:
    """Go to a line shortly before `since`: the lines before it are many, and nearly in order."""
    begin, end = 0, os.fstat(file.fileno()).st_size
    while end - begin > SKIPPED_MIN:
        middle = (begin + end) // 2
        file.seek(middle)
        file.readline()  # the rest of a line
        line = parsed(file.readline(), since)
        if line.event != UNREADABLE and line.at < since - DISORDER:
            begin = middle
        else:
            end = middle
    file.seek(begin)
    if begin:
        file.readline()


def _growing(path: Path, file: BinaryIO, wait: Wait) -> Iterator[bytes]:
    """The lines of a file while it is the current one, and the rest once it is not."""
    half = b""
    while True:
        moved = not _is(path, file)
        for text in file:
            half += text
            if half.endswith(b"\n"):
                if half.strip():
                    yield half
                half = b""
        if moved or not wait():
            break
    if half.strip():
        yield half


def _closed(folder: Path) -> list[tuple[datetime, Path]]:
    """The files that were put aside, and when, oldest first."""
    try:
        dated = [(closed_at(path), path) for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise Stopped(f"cannot read the log in {folder}: {problem.strerror}") from problem
    return sorted((moment, path) for moment, path in dated if moment)


def _texts(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            yield from (text for text in file if text.strip())
    except FileNotFoundError:
        # Compressed or dropped since the folder was looked at; in the first case, read that one.
        packed = path.with_name(path.name + ".gz")
        if path.suffix != ".gz" and packed.exists():
            yield from _texts(packed)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield b"the rest of the file is damaged"
    except OSError as problem:
        raise Stopped(f"cannot read {path}: {problem.strerror}") from problem


def _is(path: Path, file: BinaryIO) -> bool:
    """Whether the file at `path` is the one that is open."""
    try:
        there, ours = path.stat(), os.fstat(file.fileno())
    except FileNotFoundError:
        return False
    return (there.st_ino, there.st_dev) == (ours.st_ino, ours.st_dev)
