"""How an embedded installation stands: what it holds, and when it was last taken care of."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from skycap.lending.loan import Status
from skycap.operations.backups.keeping import made_at, paths
from skycap.operations.backups.premises import Premises
from skycap.services.day_end import last_day_end
from skycap.services.office import Office

SIZES_KEPT_SECONDS: Final = 300
"""How long the size of the documents is remembered: there may be very many of them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is there now. Sizes are in bytes; a moment is None for what never happened."""

    loans: dict[str, int]
    sizes: dict[str, int]
    disk_free: int
    last_backup: datetime | None
    last_day_end: datetime | None
    days_behind: int


class Looking:
    """Looks at an installation again and again, without walking through its documents each time."""

    def __init__(self, premises: Premises, office: Office) -> None:
        self._premises = premises
        self._office = office
        self._documents = 0
        self._walk_at = 0.0

    def __call__(self) -> Standing:
        """How the installation stands now."""
        closed = last_day_end(self._office)
        return Standing(
            loans=loans_by_status(self._office),
            sizes={**self._of_database(), "documents": self._of_documents()},
            disk_free=shutil.disk_usage(self._premises.data).free,
            last_backup=newest_backup(self._premises),
            last_day_end=closed.ended_at,
            days_behind=closed.behind,
        )

    def _of_database(self) -> dict[str, int]:
        file = self._premises.data / self._premises.database
        return {"database": _size(file), "wal": _size(file.with_name(file.name + "-wal"))}

    def _of_documents(self) -> int:
        if time.monotonic() >= self._walk_at:
            self._documents = size_of(self._premises.data / self._premises.documents)
            self._walk_at = time.monotonic() + SIZES_KEPT_SECONDS
        return self._documents


Look = Callable[[], Standing]
"""Tells how an installation stands."""


def loans_by_status(office: Office) -> dict[str, int]:
    """How many loans there are of each status, from counters."""
    counters = office.store.counters("loans/count/")
    return {status.value: counters.get(f"loans/count/{status.value}", 0) for status in Status}


def newest_backup(premises: Premises) -> datetime | None:
    """When the newest backup was made, by its name; None without any."""
    found = paths(premises.backups)
    return made_at(found[0]) if found else None


def size_of(folder: Path) -> int:
    """How many bytes the files in `folder` and below take."""
    return sum(_size(path) for path in folder.rglob("*"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0
