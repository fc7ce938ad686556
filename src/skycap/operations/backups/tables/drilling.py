"""Trying out a restore on AWS: elsewhere, audited, compared with the books, and cleared away."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.making import all_heads
from skycap.operations.backups.restoring import continues
from skycap.operations.backups.tables import copies, restoring
from skycap.operations.backups.tables.keeping import Kept
from skycap.operations.backups.tables.making import Progress, nothing

DRILL: Final = "Drill"
_SOURCE: Final = "DrillSource"
_STALE: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Drilled:
    """A restore that was tried out. `seconds` is how long it took.

    `continued` says whether the books here go on from those of the backup; `since` is how many
    entries were written since.
    """

    backup: Kept
    restored: restoring.Restored
    seconds: float
    continued: bool
    since: int

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it, like that of an embedded installation."""
        return {
            "name": self.backup.label,
            "seconds": round(self.seconds, 3),
            "continued": self.continued,
            "eventsSince": self.since,
            "loans": self.restored.loans,
            "events": self.restored.events,
            "documents": self.restored.documents,
            "missingDocuments": list(self.restored.missing),
        }


def drill(there: OnAws, backup: Kept, show: Progress = nothing) -> Drilled:
    """Restore `backup` elsewhere, prove it, and compare every history with the books here.

    Whatever happens, the copies are gone afterwards. Raises `Stopped`.
    """
    _clear(there)
    begun = time.monotonic()
    try:
        with copies.of_backup(there, backup, _SOURCE, show):
            copies.make_empty(there, DRILL)
            restored = restoring.draw(there, _SOURCE, DRILL, backup.made_at)
        seconds = time.monotonic() - begun
        with there.sets.opened(DRILL) as then, there.opened() as now:
            continued = all(continues(now, head) for head in all_heads(then))
            since = sum(head.version for head in all_heads(now)) - restored.events
    finally:
        copies.drop(there, DRILL)
    return Drilled(backup, restored, seconds, continued, since)


def _clear(there: OnAws) -> None:
    """Drop what a drill left that was killed; refuse while another may be under way."""
    for ending in (DRILL, _SOURCE):
        born = copies.born(there, ending)
        if born is None:
            continue
        if born > there.clock.now() - _STALE:
            raise Stopped(
                f"there are tables that end with -{ending}, made {born.isoformat()}: another drill "
                "is under way. If it was killed, drop them with "
                f"`skycap restore --drop {ending}`"
            )
        copies.drop(there, ending)
