"""The log of an embedded installation: files of JSON lines in a folder, old ones compressed."""

import gzip
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson

from skycap.operations import Stopped
from skycap.operations.observing.lines import REQUEST, UNREADABLE, Line, group_of

CURRENT: Final = "skycap.log"
"""The file that is written to."""

CLOSED: Final = "skycap-%Y%m%dT%H%M%S%fZ.log"
"""The name of one that is full, by the moment it was put aside; compressed, it ends in .gz."""

_NAMED: Final = re.compile(r"skycap-(\d{8}T\d{12}Z)\.log(\.gz)?")
_TOLD: Final = {"at", "level", "event"}


def read(folder: Path, since: datetime, until: datetime) -> Iterator[Line]:
    """The lines in `folder` from `since` on and before `until`, file by file in order of time.

    A line that cannot be read comes as one whose event is ``unreadable``. Raises `Stopped`.
    """
    last = since
    for path in files(folder, since):
        for text in _texts(path):
            line = parsed(text, last)
            last = line.at
            if since <= line.at < until:
                yield line


def files(folder: Path, since: datetime) -> list[Path]:
    """The files that may hold a line of `since` or later, oldest first, the current one last."""
    try:
        closed = {_closed_at(path): path for path in sorted(folder.iterdir()) if _closed_at(path)}
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise Stopped(f"cannot read the log in {folder}: {problem.strerror}") from problem
    # A name holds local digits only, so both moments are of UTC.
    found = [path for moment, path in sorted(closed.items()) if moment and moment >= since]
    return [*found, folder / CURRENT]


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


def _closed_at(path: Path) -> datetime | None:
    found = _NAMED.fullmatch(path.name)
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC) if found else None
