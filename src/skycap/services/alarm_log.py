"""What became of each alarm: a history ``alarm/<name>``, so that a change is told exactly once.

On AWS, CloudWatch keeps the states; there the history says only who silenced an alarm until when.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from skycap.lending import history
from skycap.lending.history import Entry, event, moment_text
from skycap.services.office import Office
from skycap.services.ports import Append, Commit, Conflict
from skycap.services.runs import Overtaken

ACTOR: Final = "timer"


class State(StrEnum):
    """How an alarm stands, in CloudWatch's words."""

    OK = "OK"
    ALARM = "ALARM"
    UNKNOWN = "INSUFFICIENT_DATA"


@event("alarm_changed")
@dataclass(frozen=True, slots=True)
class AlarmChanged:
    """The alarm rings, or no longer does; `reason` says by which figure, without personal data."""

    state: State
    reason: str


@event("alarm_told")
@dataclass(frozen=True, slots=True)
class AlarmTold:
    """The last change was told: to whom (``mail``, ``webhook``), and to whom it could not be."""

    told: tuple[str, ...]
    failed: tuple[str, ...]


@event("alarm_silenced")
@dataclass(frozen=True, slots=True)
class AlarmSilenced:
    """Nobody is told of the alarm until a moment (ISO 8601, UTC); an empty one ends the silence."""

    until: str


@dataclass(slots=True)
class Alarm:
    """An alarm as its history tells it."""

    name: str
    entries: tuple[Entry, ...] = ()
    state: State = State.OK
    reason: str = ""
    since: datetime | None = None
    silenced_until: datetime | None = None
    untold: bool = False
    told_failed: tuple[str, ...] = ()

    @property
    def stream(self) -> str:
        """The name of its history."""
        return f"alarm/{self.name}"

    def is_silent(self, now: datetime) -> bool:
        """Whether nobody is told of it now."""
        return self.silenced_until is not None and now < self.silenced_until

    def apply(self, entry: Entry) -> None:
        """Take one more entry in."""
        self.entries += (entry,)
        match entry.event:
            case AlarmChanged(state, reason):
                self.state, self.reason = state, reason
                self.since, self.untold = entry.recorded_at, True
            case AlarmTold(_, failed):
                self.untold, self.told_failed = False, failed
            case AlarmSilenced(until):
                self.silenced_until = datetime.fromisoformat(until) if until else None

    def changes(self, most: int = 20) -> list[dict[str, Any]]:
        """The last changes, newest first."""
        found = [
            {
                "at": moment_text(entry.recorded_at),
                "state": entry.event.state,
                "reason": entry.event.reason,
            }
            for entry in reversed(self.entries)
            if isinstance(entry.event, AlarmChanged)
        ]
        return found[:most]


def load(office: Office, name: str) -> Alarm:
    """An alarm; without entries if nothing ever happened to it."""
    alarm = Alarm(name)
    for entry in office.store.load(alarm.stream):
        alarm.apply(entry)
    return alarm


def write(office: Office, alarm: Alarm, actor: str, happened: object) -> None:
    """Add to its history. Raises `Overtaken` if somebody else wrote to it meanwhile."""
    today = office.today(office.lender())
    entries = history.append(
        alarm.stream, alarm.entries, [(today, happened)], office.clock.now(), actor
    )
    try:
        office.store.commit(Commit(appends=(Append(alarm.stream, len(alarm.entries), entries),)))
    except Conflict as problem:
        raise Overtaken(alarm.stream) from problem
    for entry in entries:
        alarm.apply(entry)
