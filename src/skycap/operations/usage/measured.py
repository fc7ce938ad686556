"""Measurements of the room that is used, kept so that growth can be told; alike everywhere."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Self

from skycap.lending.history import moment_text
from skycap.operations.findings import Finding, Severity

RUNBOOK: Final = "storage-and-costs.md#storage"
YEAR: Final = timedelta(days=365)
MONTH: Final = timedelta(days=30)
APART: Final = timedelta(hours=12)
"""Measurements that are closer to each other tell nothing about growth."""

KEPT_MAX: Final = 1_000
"""How many measurements are kept: two years and more at one a day."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that takes room. `size` in bytes; `count` of what is in it, if that is known."""

    name: str
    kind: str
    size: int
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What there was at a moment."""

    at: datetime
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """The bytes of all of it."""
        return sum(part.size for part in self.parts)

    def to_line(self) -> str:
        """As a line of the file of measurements."""
        parts = {part.name: [part.kind, part.size, part.count] for part in self.parts}
        return json.dumps({"at": moment_text(self.at), "parts": parts}) + "\n"

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read a line back. Raises `ValueError`."""
        told = json.loads(line)
        at = datetime.fromisoformat(told["at"])
        return cls(at, tuple(Part(name, *rest) for name, rest in told["parts"].items()))


@dataclass(frozen=True, slots=True)
class Growth:
    """How much came in which time. `until_full` is how long the free room lasts at this rate."""

    since: datetime
    size: int
    by_part: dict[str, int]
    per_day: int
    until_full: timedelta | None

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "since": moment_text(self.since),
            "bytes": self.size,
            "byPart": self.by_part,
            "bytesPerDay": self.per_day,
            "daysUntilFull": self.until_full.days if self.until_full else None,
        }


@dataclass(frozen=True, slots=True)
class Usage:
    """How much room there is, in use and free; what grew; and what is wrong with that."""

    now: Measurement
    free: int | None
    growth: Growth | None
    findings: tuple[Finding, ...]
    remark: str

    def in_time(self, span: timedelta) -> int | None:
        """How many bytes it will be after `span`, if it goes on growing as it did."""
        if self.growth is None:
            return None
        return max(0, self.now.size + self.growth.per_day * span.days)

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "at": moment_text(self.now.at),
            "bytes": self.now.size,
            "parts": [
                {"name": part.name, "kind": part.kind, "bytes": part.size, "count": part.count}
                for part in self.now.parts
            ],
            "freeBytes": self.free,
            "growth": self.growth.to_json() if self.growth else None,
            "bytesIn30Days": self.in_time(MONTH),
            "bytesInAYear": self.in_time(YEAR),
            "findings": [found.to_json() for found in self.findings],
            "remark": self.remark,
        }


def usage(now: Measurement, before: Sequence[Measurement], free: int | None, remark: str) -> Usage:
    """What `now` tells beside the newest of `before` that is some time ago."""
    grown = _growth(now, before, free)
    return Usage(now, free, grown, tuple(_findings(now, grown, free)), remark)


def read(lines: Iterable[str]) -> list[Measurement]:
    """The measurements of a file; a line that was not written to its end is left out."""
    found = []
    for line in lines:
        try:
            found.append(Measurement.from_line(line))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def _growth(now: Measurement, before: Sequence[Measurement], free: int | None) -> Growth | None:
    earlier = [one for one in before if now.at - one.at >= APART]
    if not earlier:
        return None
    then = max(earlier, key=lambda one: one.at)
    sizes = {part.name: part.size for part in then.parts}
    by_part = {part.name: part.size - sizes.get(part.name, 0) for part in now.parts}
    grown = now.size - then.size
    per_day = round(grown / ((now.at - then.at) / timedelta(days=1)))
    lasts = None
    if free is not None and per_day > 0:
        lasts = timedelta(days=min(free // per_day, YEAR.days * 100))
    return Growth(then.at, grown, by_part, per_day, lasts)


def _findings(now: Measurement, grown: Growth | None, free: int | None) -> Iterable[Finding]:
    if free is None:
        return
    evidence = {"freeBytes": free, "usedBytes": now.size}
    remedy = "Make room, or move the backups to another disk (SKYCAP_BACKUPS)."
    if free < now.size:
        yield Finding(
            "disk_nearly_full",
            Severity.HIGH,
            "disk",
            "less is free than Skycap takes: a restore would not fit",
            remedy,
            evidence,
            RUNBOOK,
        )
    elif grown and grown.until_full is not None and grown.until_full < MONTH:
        yield Finding(
            "disk_full_soon",
            Severity.MEDIUM,
            "disk",
            f"at the present growth the disk is full in {grown.until_full.days} days",
            remedy,
            evidence,
            RUNBOOK,
        )
