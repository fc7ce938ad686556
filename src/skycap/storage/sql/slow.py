"""Telling of statements that took long: their text without values, and how SQLite went about them.

A statement's text holds names of parameters, never what is in them: nothing personal is told.
"""

import re
import time
from collections.abc import Mapping
from typing import Any, Final

import structlog

from skycap.storage.sql.driver import Connection

TOLD_AGAIN_SECONDS: Final = 10.0
"""How soon the same statement is told of again: a disk that fails makes all of them slow."""

_SPACES: Final = re.compile(r"\s+")
_LISTED: Final = re.compile(r":key_\d+(?:, :key_\d+)*")
_log = structlog.get_logger("skycap.storage")


class Slow:
    """Tells the log of whatever takes longer than `milliseconds`. Safe to share between threads."""

    def __init__(self, milliseconds: int) -> None:
        self.nanoseconds = milliseconds * 1_000_000
        self._told: dict[str, float] = {}

    def statement(
        self, connection: Connection, text: str, named: Mapping[str, Any], nanoseconds: int
    ) -> None:
        """Tell of a query, with its plan."""
        shape = _LISTED.sub(":keys", _SPACES.sub(" ", text)).strip()
        if not self._again(shape):
            return
        plan = plan_of(connection, text, named)
        _log.warning(
            "slow_statement",
            statement=shape,
            ms=_milliseconds(nanoseconds),
            verdict=verdict_of(plan),
            plan=plan,
        )

    def commit(self, jobs: int, nanoseconds: int) -> None:
        """Tell of a transaction, its wait for other programs and for the disk included."""
        if self._again("COMMIT"):
            _log.warning("slow_commit", commands=jobs, ms=_milliseconds(nanoseconds))

    def _again(self, shape: str) -> bool:
        now = time.monotonic()
        # Only a server has a log; a command would tell it to whoever reads its answer.
        if now < self._told.get(shape, now) or not structlog.is_configured():
            return False
        self._told[shape] = now + TOLD_AGAIN_SECONDS
        return True


def plan_of(connection: Connection, text: str, named: Mapping[str, Any]) -> list[str]:
    """What SQLite does for a statement, step by step, in its own words."""
    rows = connection.execute(f"EXPLAIN QUERY PLAN {text}", named).fetchall()
    return [str(detail) for *_, detail in rows]


def verdict_of(plan: list[str]) -> str:
    """Whether a plan reads a whole table, sorts by itself, or goes by an index."""
    if any(step.startswith("SCAN") and "INDEX" not in step for step in plan):
        return "reads a whole table"
    if any("TEMP B-TREE" in step for step in plan):
        return "sorts without an index"
    return "goes by an index"


def _milliseconds(nanoseconds: int) -> float:
    return nanoseconds // 10_000 / 100
