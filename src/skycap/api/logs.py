"""Structured logs: one JSON object a line, without personal data.

A line tells the method, the route, the status, how long it took and who asked (an id). It never
holds a query, a body, a header, a name or the message of an exception: each may be personal.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, Final

import orjson
import structlog

FRAMES_MAX = 12

KEPT_FROM: Final = "info"
"""The level from which lines are kept: figures are counted from them, so none may be missing."""

Keep = Callable[[bytes], None]
"""Keeps a line, its newline included, and never raises."""

_LEVELS: Final = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}


def configure_logs(
    stream: BinaryIO | None = None, level: str = "info", keep: Keep | None = None
) -> None:
    """Write log lines from `level` on as JSON to `stream` (standard error by default).

    Lines from `KEPT_FROM` on go to `keep` as well, whatever `level` is.
    """
    output = _Output(stream, _LEVELS[level], keep)
    least = min(_LEVELS[level], _LEVELS[KEPT_FROM]) if keep else _LEVELS[level]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            structlog.processors.JSONRenderer(serializer=_dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=lambda *_: output,
        cache_logger_on_first_use=False,
    )


class _Output:
    """Takes the finished lines, by their level."""

    def __init__(self, stream: BinaryIO | None, least: int, keep: Keep | None) -> None:
        self._stream = stream
        self._least = least
        self._keep = keep

    def debug(self, line: bytes) -> None:
        """Take a line that only helps to find mistakes."""
        self._take(line, logging.DEBUG)

    def info(self, line: bytes) -> None:
        """Take a line that tells what happened."""
        self._take(line, logging.INFO)

    def warning(self, line: bytes) -> None:
        """Take a line that tells of something odd."""
        self._take(line, logging.WARNING)

    def error(self, line: bytes) -> None:
        """Take a line that tells of a failure."""
        self._take(line, logging.ERROR)

    def _take(self, line: bytes, level: int) -> None:
        text = line + b"\n"
        if level >= self._least:
            # Asked for anew each time: whoever replaces standard error gets the lines from then on.
            stream = self._stream or sys.stderr.buffer
            # A request that was answered does not fail because nobody can be told of it: standard
            # error may lead to a full disk, or to a terminal that was closed.
            with suppress(OSError, ValueError):
                stream.write(text)
                stream.flush()
        if self._keep and level >= logging.INFO:
            self._keep(text)


def _dumps(line: object, **_: object) -> bytes:
    return orjson.dumps(line, default=str)


def failure(error: BaseException) -> dict[str, Any]:
    """What may be told of an exception: its type and where it arose, never its message."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES_MAX:]
    where = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}:{frame.name}" for frame in frames]
    cause = error.__cause__
    return {
        "error": type(error).__name__,
        "cause": type(cause).__name__ if cause else None,
        "where": where,
    }
