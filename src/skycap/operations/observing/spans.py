"""Spans of time and moments, as people type them: ``30m``, ``1h``, ``7d``, or a date."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from skycap.operations import Stopped

_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_SPAN: Final = re.compile(r"(\d{1,6})\s*([smhdw])")


def span(text: str) -> timedelta:
    """A span such as ``90s``, ``5m``, ``1h``, ``7d``, ``2w``. Raises `Stopped`."""
    found = _SPAN.fullmatch(text.strip().lower())
    if not found or not int(found[1]):
        raise Stopped(f"{text!r} is no span of time: type a number and s, m, h, d or w, as in 1h")
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def moment(text: str, now: datetime) -> datetime:
    """A span before `now`, or a date or moment of ISO 8601 (UTC unless it says otherwise).

    Raises `Stopped` for anything else.
    """
    try:
        told = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            return now - span(text)
        except (Stopped, OverflowError):
            raise Stopped(
                f"{text!r} is neither a span such as 1h or 7d nor a moment such as 2026-03-01T08:00"
            ) from None
    return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)


def told_span(length: timedelta) -> str:
    """A span as people read it, in its largest whole unit: ``5 min``, ``2 h``, ``3 days``."""
    seconds = int(length.total_seconds())
    for unit, name in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * unit:
            return f"{seconds // unit} {name}"
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min"  # noqa: PLR2004 - a minute
