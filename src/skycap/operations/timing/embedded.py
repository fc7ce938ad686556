"""The jobs of an embedded installation: the day end, the daily backup, the weekly drill, alarms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Final

from skycap.operations import Stopped
from skycap.operations.backups import keeping, making, restoring
from skycap.operations.backups.premises import Premises
from skycap.operations.timing.jobs import Failed, Hour, Job, Planned, is_too_soon
from skycap.services import runs
from skycap.services.day_end import JOB, Effort, catch_up, due_days
from skycap.services.day_end_steps import STEPS
from skycap.services.office import Office
from skycap.services.ports import Vault
from skycap.services.runs import Report

BACKUP: Final = "backup"
DRILL: Final = "drill"
KEPT: Final = (7, 4, 12)
"""Of how many days, weeks and months a backup is kept."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When things are done, where the lender is; None: not by themselves."""

    day_end_at: time | None
    backup_at: time | None
    drill_day: int | None


@dataclass(frozen=True, slots=True)
class DayEnds:
    """Closes the days that are over, from the hour `at` on."""

    office: Office
    vault: Vault
    at: time
    effort: Effort
    name: str = JOB

    def look(self) -> None:
        """Close what is due, in order, unless the first of them failed a short while ago."""
        now, lender = self.office.clock.now(), self.office.lender()
        planned = Hour(self.at).last_planned(lender, now).date()
        waiting = [day for day in due_days(self.office) if day < planned]
        if not waiting:
            return
        run = runs.load(self.office, JOB, waiting[0])
        if is_too_soon(run, now, self.effort.holder):
            return
        for _ in catch_up(self.office, self.vault, STEPS, self.effort):
            pass


def jobs(
    office: Office,
    premises: Premises,
    vault: Vault,
    hours: Hours,
    holder: str,
    failed: Failed,
    watch: Callable[[], float],
) -> list[Job]:
    """What the timer looks after. `watch` tells the seconds to long work, and when to stop."""
    found: list[Job] = []
    if hours.day_end_at:
        effort = Effort(holder, failed=failed, timer=watch)
        found.append(DayEnds(office, vault, hours.day_end_at, effort))
    if hours.backup_at:
        daily = Hour(hours.backup_at)
        steps = (("create", lambda: _back_up(premises)), ("prune", lambda: _prune(premises)))
        found.append(Planned(BACKUP, office, daily, steps, holder, failed))
    if hours.backup_at and hours.drill_day is not None:
        weekly = Hour(hours.backup_at, hours.drill_day)
        drill = (("drill", lambda: _drill(premises)),)
        found.append(Planned(DRILL, office, weekly, drill, holder, failed))
    return found


def _back_up(premises: Premises) -> Report:
    made = making.create(premises)
    return {
        "backup": made.path.name,
        "bytes": made.size,
        "events": made.manifest.events,
        "missing": len(made.manifest.missing),  # documents that are not whole here
    }


def _prune(premises: Premises) -> Report:
    return {"dropped": len(keeping.prune(premises, *KEPT))}


def _drill(premises: Premises) -> Report:
    path = keeping.find(premises, None)
    drilled = restoring.drill(premises, path)
    if drilled.continued is False:
        raise Stopped(f"the books here do not go on from {path.name}")
    return {"backup": path.name, "seconds": int(drilled.seconds), "since": drilled.since}
