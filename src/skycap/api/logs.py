"""Structured logs: one JSON object a line, without personal data.

A line tells the method, the route, the status, how long it took and who asked (an id). It never
holds a query, a body, a header, a name or the message of an exception: each may be personal.
"""

import sys
import traceback
from typing import Any, BinaryIO

import orjson
import structlog

FRAMES_MAX = 12


def configure_logs(stream: BinaryIO | None = None, level: str = "info") -> None:
    """Write log lines from `level` on as JSON to `stream` (standard error by default)."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            structlog.processors.JSONRenderer(serializer=_dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Asked for anew each time: whoever replaces standard error gets the lines from then on.
        logger_factory=lambda *_: structlog.BytesLogger(stream or sys.stderr.buffer),
        cache_logger_on_first_use=False,
    )


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
