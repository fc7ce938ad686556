"""Runs: what is done without being asked, kept as histories, so that who, when and what is known.

The history ``run/<job>/<day>`` tells of one job on one day: that somebody began, how far they got,
what failed, that it ended. It is also the lease of the job: whoever wrote last holds it for
`LEASE`, and of two who write at once one collides, as on any other history.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

import orjson

from skycap.lending import history
from skycap.lending.history import Entry, canonical, event
from skycap.services.office import Office
from skycap.services.ports import Append, Commit, Conflict

LEASE: Final = timedelta(minutes=16)
"""For how long after its last word a run is believed to go on; the scheduled function has 15."""
_LOOK_BACK: Final = timedelta(days=62)

Report = Mapping[str, int | str]
"""What a step did: numbers and short texts by name, without personal data."""


@event("run_begun")
@dataclass(frozen=True, slots=True)
class RunBegun:
    """A process, `holder`, took the job up."""

    holder: str


@event("run_advanced")
@dataclass(frozen=True, slots=True)
class RunAdvanced:
    """A step got as far as `after`; without it, the step is done. `report` is canonical JSON."""

    step: str
    after: str | None
    report: str


@event("run_failed")
@dataclass(frozen=True, slots=True)
class RunFailed:
    """A step could not be done; `what` says why, without personal data. The run may be resumed."""

    step: str
    what: str


@event("run_paused")
@dataclass(frozen=True, slots=True)
class RunPaused:
    """Time was used up, or a step failed; another run goes on where this one stopped."""


@event("run_ended")
@dataclass(frozen=True, slots=True)
class RunEnded:
    """All that there was to do is done."""


class Overtaken(Exception):
    """Somebody else took the job up meanwhile, and goes on from what was saved."""


@dataclass(slots=True)
class Run:
    """One job on one day, as its history tells it.

    `reports` are those of the steps that are done, and of the one that stopped at `after`.
    """

    job: str
    day: date
    entries: tuple[Entry, ...] = ()
    done: list[str] = field(default_factory=list)
    reports: dict[str, dict[str, int | str]] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    holder: str | None = None
    ended: bool = False

    @property
    def stream(self) -> str:
        """The name of its history."""
        return stream_of(self.job, self.day)

    @property
    def begun_at(self) -> datetime | None:
        """When it was first taken up."""
        return self.entries[0].recorded_at if self.entries else None

    @property
    def last_at(self) -> datetime | None:
        """When its last word was written."""
        return self.entries[-1].recorded_at if self.entries else None

    def is_held(self, now: datetime, by_other_than: str) -> bool:
        """Whether another process is at it, as far as one can know."""
        if self.holder in {None, by_other_than} or self.last_at is None:
            return False
        return now < self.last_at + LEASE

    def apply(self, entry: Entry) -> None:
        """Take one more entry in."""
        self.entries += (entry,)
        match entry.event:
            case RunBegun(holder):
                self.holder = holder
            case RunAdvanced(step, after, report):
                self.reports[step] = orjson.loads(report)
                self.failures.pop(step, None)
                if after is None:
                    self.after.pop(step, None)
                    self.done.append(step)
                else:
                    self.after[step] = after
            case RunFailed(step, what):
                self.failures[step] = what
            case RunPaused():
                self.holder = None
            case RunEnded():
                self.holder, self.ended = None, True

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "job": self.job,
            "day": self.day.isoformat(),
            "begunAt": history.moment_text(self.begun_at) if self.begun_at else None,
            "lastAt": history.moment_text(self.last_at) if self.last_at else None,
            "ended": self.ended,
            "by": self.entries[0].actor if self.entries else None,
            "steps": {name: dict(self.reports.get(name, {})) for name in self.done},
            "failures": dict(self.failures),
        }


def stream_of(job: str, day: date) -> str:
    """The history of `job` on `day`."""
    return f"run/{job}/{day.isoformat()}"


def load(office: Office, job: str, day: date) -> Run:
    """The run of `job` on `day`; without entries if nobody has taken it up."""
    return _folded(job, day, office.store.load(stream_of(job, day)))


def latest(office: Office, job: str, *, ended: bool = False) -> Run | None:
    """The run of the latest day; with `ended`, of the latest day that was brought to its end."""
    prefix = f"run/{job}/"
    today = office.today(office.lender())
    for after in (f"{prefix}{(today - _LOOK_BACK).isoformat()}", None):
        names: list[str] = []
        begin = after
        while page := office.store.streams(prefix, begin):
            names += page
            begin = page[-1]
        for name in reversed(names):
            day = date.fromisoformat(name.removeprefix(prefix))
            found = load(office, job, day)
            if found.ended or (found.entries and not ended):
                return found
    return None


def write(office: Office, run: Run, actor: str, *happened: object) -> None:
    """Add to the history of `run`. Raises `Overtaken` if somebody else wrote to it meanwhile."""
    dated = [(run.day, each) for each in happened]
    entries = history.append(run.stream, run.entries, dated, office.clock.now(), actor)
    try:
        office.store.commit(Commit(appends=(Append(run.stream, len(run.entries), entries),)))
    except Conflict as problem:
        raise Overtaken(run.stream) from problem
    for entry in entries:
        run.apply(entry)


def advanced(step: str, after: str | None, report: Report) -> RunAdvanced:
    """The event that says how far a step got, and what it did so far."""
    return RunAdvanced(step, after, canonical(dict(report)))


def _folded(job: str, day: date, entries: tuple[Entry, ...]) -> Run:
    run = Run(job, day)
    for entry in entries:
        run.apply(entry)
    return run
