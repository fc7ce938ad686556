"""Keeping the log of an embedded installation: appended to a file, put aside when full, compressed.

Several processes may write into one folder. Each appends whole lines, and looks once a second
whether the file under its feet was put aside by another. Nothing here ever raises: a full disk
costs lines of the log, which are counted and told, and no request.
"""

import gzip
import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

import orjson

from skycap.lending.history import moment_text
from skycap.operations.observing.folder_lines import CLOSED, CURRENT, closed_at
from skycap.services.ports import Clock

FILES_KEPT: Final = 10
"""How many full files fit into the limit, were they not compressed."""

LOOK_SECONDS: Final = 1.0
"""How often a process looks at the file; as long another may still write into one put aside."""

SETTLED: Final = timedelta(seconds=5)
"""How long after it was put aside nobody writes into a file any more: then it is compressed."""

_PART: Final = ".part"
_APPEND: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)

Tell = Callable[[str], None]
"""Is told, once, why lines are being lost."""


class LogFolder:
    """The log in `folder`, of at most about `limit` bytes. Safe to share between threads."""

    def __init__(self, folder: Path, limit: int, clock: Clock, tell: Tell) -> None:
        self._folder = folder
        self._path = folder / CURRENT
        self._limit = limit
        self._full = limit // FILES_KEPT
        self._clock = clock
        self._tell = tell
        self._guard = threading.Lock()
        self._handle: int | None = None
        self._look_at = 0.0
        self._lost = 0
        self._torn = False
        self._tidying: threading.Thread | None = None

    def write(self, line: bytes) -> None:
        """Append `line`, which ends with a newline."""
        with self._guard:
            try:
                if time.monotonic() >= self._look_at:
                    self._look()
                if self._handle is None:
                    self._lost += 1
                else:
                    self._append(self._handle, line)
            except OSError as problem:
                self._lose(problem)

    @property
    def lost(self) -> int:
        """How many lines could not be kept and were not told of yet."""
        return self._lost

    def close(self) -> None:
        """Let go of the file."""
        with self._guard:
            self._let_go()

    def _append(self, handle: int, line: bytes) -> None:
        text = b"\n" + line if self._torn else line
        # Set before: should the disk fill up halfway, the next line begins on a line of its own.
        self._torn = True
        if os.write(handle, text) < len(text):
            raise OSError(28, os.strerror(28))  # the disk takes a part when it is nearly full
        self._torn = False

    def _look(self) -> None:
        """Open the file, or the one that took its place; put it aside when it is full."""
        self._look_at = time.monotonic() + LOOK_SECONDS
        if self._handle is None or self._is_another():
            self._let_go()
            self._open()
        assert self._handle is not None
        if os.fstat(self._handle).st_size >= self._full:
            self._let_go()  # Windows renames no open file
            # Two processes may both do this: then one of the files is small, and nothing is lost.
            aside = self._folder / self._clock.now().strftime(CLOSED)
            # Windows refuses while another has it open: it grows until that one lets go.
            with suppress(OSError):
                if not aside.exists():
                    self._path.rename(aside)
            self._open()
            self._tidy_soon(SETTLED.total_seconds())

    def _is_another(self) -> bool:
        assert self._handle is not None
        ours = os.fstat(self._handle)
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return True
        return (ours.st_ino, ours.st_dev) != (there.st_ino, there.st_dev)

    def _open(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handle = os.open(self._path, _APPEND, 0o600)
        if self._lost:
            told = {
                "at": moment_text(self._clock.now()),
                "level": "warning",
                "event": "lines_lost",
                "lines": self._lost,
            }
            self._append(self._handle, orjson.dumps(told) + b"\n")
            self._lost = 0

    def _lose(self, problem: OSError) -> None:
        if not self._lost:
            self._tell(f"{self._path}: {problem.strerror}")
        self._lost += 1
        self._let_go()
        self._look_at = time.monotonic() + LOOK_SECONDS

    def _let_go(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def _tidy_soon(self, seconds: float) -> None:
        if self._tidying and self._tidying.is_alive():
            return  # it looks at the whole folder, and the next full file comes

        def tidy_later() -> None:
            time.sleep(seconds)
            self.tidy()

        # A daemon: what the end of the process interrupts is done after the next full file.
        self._tidying = threading.Thread(target=tidy_later, name="log", daemon=True)
        self._tidying.start()

    def tidy(self) -> None:
        """Compress what was put aside, and drop the oldest beyond the limit."""
        try:
            self._prune()  # first, as compressing needs room
            settled = self._clock.now() - SETTLED
            for path in sorted(self._folder.iterdir()):
                moment = closed_at(path)
                if moment and moment <= settled and path.suffix != ".gz":
                    _compress(path)
            self._prune()
        except OSError as problem:
            self._tell(f"{self._folder}: {problem.strerror}")

    def _prune(self) -> None:
        kept = 0
        for path in sorted(self._folder.iterdir(), reverse=True):
            if path.suffix == _PART and path.name.startswith("skycap-"):
                _drop_if_old(path, self._clock.now().timestamp())
            elif closed_at(path):
                kept += path.stat().st_size
                if kept > self._limit - self._full:
                    path.unlink(missing_ok=True)


def _compress(path: Path) -> None:
    """Compress a file. Whoever does it at the same time makes the same."""
    packed = path.with_name(path.name + ".gz")
    part = packed.with_name(f"{packed.name}.{os.getpid()}{_PART}")
    try:
        with (
            path.open("rb") as file,
            open(os.open(part, _APPEND | os.O_EXCL, 0o600), "wb") as raw,  # noqa: PTH123 - a handle
            gzip.GzipFile(path.name, "wb", fileobj=raw) as into,
        ):
            shutil.copyfileobj(file, into)
        part.replace(packed)
        path.unlink()
    except FileNotFoundError:
        part.unlink(missing_ok=True)  # another process has done it
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _drop_if_old(path: Path, now: float) -> None:
    """Drop what a process left that was killed while it compressed."""
    if path.stat().st_mtime < now - SETTLED.total_seconds() * 60:
        path.unlink(missing_ok=True)
