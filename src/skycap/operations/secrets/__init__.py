"""Secrets that are renewed: what signs sign-ins, and what seals backups."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from skycap.services.tokens import LIFETIME

KEY_BYTES: Final = 32

NOTICED: Final = timedelta(minutes=10)
"""Within how long every process signs with a new key: one may hold the old one for five minutes."""

ACCEPTED: Final = LIFETIME + NOTICED
"""How long a key is accepted after another took its place: the last token of it has ended then."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret that is renewed, without its value.

    `since` is when it was last renewed; `previous` tells how many old ones are still accepted, and
    `until` when the last of them ends.
    """

    name: str
    purpose: str
    place: str
    since: datetime | None
    previous: int = 0
    until: datetime | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)

    def age_days(self, now: datetime) -> int | None:
        """Days since it was renewed."""
        return None if self.since is None else max(0, (now - self.since).days)

    def to_json(self, now: datetime) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "name": self.name,
            "purpose": self.purpose,
            "place": self.place,
            "since": _told(self.since),
            "ageDays": self.age_days(now),
            "previousAccepted": self.previous,
            "previousUntil": _told(self.until),
        }


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation did; `until` is when the key of before ends, None if it stays readable."""

    name: str
    since: datetime
    previous: int
    until: datetime | None

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "name": self.name,
            "since": _told(self.since),
            "previousAccepted": self.previous,
            "previousUntil": _told(self.until),
        }


def _told(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
