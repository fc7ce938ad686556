"""Books of a past moment, made ready beside those in use, to take their place at the next start.

Nobody can swap the books under a server that runs. So they are drawn and audited while it runs, and
`skycap serve` puts them in place before it opens again; what was in use is kept beside them.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.backups.premises import Premises, sync
from skycap.operations.backups.restoring import nothing, switch, sync_all
from skycap.operations.backups.rewinding import drawn

SUFFIX: Final = "prepared"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Books that wait for the next start."""

    moment: datetime
    events: int
    loans: int
    documents: int

    def to_json(self) -> dict[str, Any]:
        """As the API shows it."""
        return {
            "to": moment_text(self.moment),
            "events": self.events,
            "loans": self.loans,
            "documents": self.documents,
        }


def place_of(premises: Premises) -> Path:
    """Where prepared books wait."""
    data = premises.data.absolute()
    return data.with_name(f"{data.name}.{SUFFIX}")


def prepare(premises: Premises, moment: datetime) -> Prepared:
    """Draw the books as they were known at `moment` and audit them. Raises `Stopped`.

    Books that were prepared before and wait are dropped.
    """
    if moment > premises.clock.now():
        raise Stopped("that moment is still to come")
    with drawn(premises, moment, None, nothing) as (folder, told):
        sync_all(folder)
        waiting = place_of(premises)
        shutil.rmtree(waiting, ignore_errors=True)
        folder.rename(waiting)
        sync(waiting.parent)
    return Prepared(moment, told.events, told.loans, told.documents)


def take_over(premises: Premises) -> Path | None:
    """Put prepared books in place, if some wait; tells where the former ones are kept.

    Nothing may have the books open.
    """
    waiting = place_of(premises)
    return switch(premises, waiting) if waiting.is_dir() else None
