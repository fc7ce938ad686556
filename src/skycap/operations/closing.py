"""Closing days: what `skycap day-end`, the timer and the scheduled function of AWS ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.findings import Finding, Severity
from skycap.services import day_roots, runs
from skycap.services.day_end import (
    JOB,
    Effort,
    LastDayEnd,
    NotDue,
    catch_up,
    close,
    due_days,
    last_day_end,
)
from skycap.services.day_end_steps import STEPS
from skycap.services.day_roots import Root, Unlike
from skycap.services.office import Office
from skycap.services.ports import Vault
from skycap.services.runs import Overtaken, Run

RUNBOOK: Final = "day-end.md"
BY_THEMSELVES: Final = {
    "backup": "Look in the log for the error, mend its cause, and run `skycap backup create`.",
    "drill": "Run `skycap drill`, and do what it says.",
}
"""What the timer does beside day ends, and what to do when it fails."""
LATE_DAYS: Final = 2
"""From how many days behind on it is a finding: one is behind every night until the hour comes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the first day that is due, all of them, one day, or no work at all."""

    day: date | None = None
    catch_up: bool = False
    status: bool = False
    verify: bool = False

    def to_json(self) -> dict[str, Any]:
        """As it is sent to the scheduled function."""
        day = self.day.isoformat() if self.day else None
        return {
            "day": day,
            "catchUp": self.catch_up,
            "status": self.status,
            "verify": self.verify,
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Asked":
        """As it was sent."""
        day = date.fromisoformat(told["day"]) if told.get("day") else None
        return cls(
            day,
            catch_up=bool(told.get("catchUp")),
            status=bool(told.get("status")),
            verify=bool(told.get("verify")),
        )


@dataclass(frozen=True, slots=True)
class Closed:
    """What was done, how things stand, and what is not as it should be."""

    runs: tuple[Run, ...]
    last: LastDayEnd
    findings: tuple[Finding, ...]
    proved: Root | None = None

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "runs": [run.to_json() for run in self.runs],
            "last": self.last.to_json(),
            "proved": self.proved.day.isoformat() if self.proved else None,
            "findings": [found.to_json() for found in self.findings],
        }


def carry_out(office: Office, vault: Vault, asked: Asked, effort: Effort) -> Closed:
    """Do what is asked for. Raises `Stopped` when it is not due, or another is at it."""
    done: list[Run] = []
    proved: Root | None = None
    unlike: list[Finding] = []
    try:
        if asked.verify:
            proved = _proved(office, vault, asked.day, unlike)
        elif asked.catch_up:
            done += catch_up(office, vault, STEPS, effort)
        elif asked.day:
            done.append(close(office, vault, asked.day, STEPS, effort))
        elif not asked.status and (waiting := due_days(office)):
            done.append(close(office, vault, waiting[0], STEPS, effort))
    except NotDue as problem:
        raise Stopped(str(problem)) from problem
    except Overtaken as problem:
        raise Stopped("another process took the day end up meanwhile") from problem
    return Closed(tuple(done), last_day_end(office), (*unlike, *findings(office)), proved)


def findings(office: Office) -> list[Finding]:
    """What is not as it should be with the day ends, and what the last one found in the books."""
    last = last_day_end(office)
    found = []
    if last.failures:
        found.append(
            Finding(
                "day_end_failed",
                Severity.HIGH,
                "day end",
                f"it cannot be done: {', '.join(last.failures)} failed",
                "Look in the log for the error, mend its cause, and run `skycap day-end`.",
                dict(last.failures),
                f"{RUNBOOK}#when-a-step-fails",
            )
        )
    if last.behind >= LATE_DAYS:
        since = f"since {last.day}" if last.day else "and none was ever done"
        found.append(
            Finding(
                "day_end_behind",
                Severity.MEDIUM,
                "day end",
                f"{last.behind} days are over and not closed, {since}",
                "Run `skycap day-end --catch-up`, and see why nothing does it by itself.",
                {"behind": last.behind},
                f"{RUNBOOK}#catching-up",
            )
        )
    return found + _of_books(office) + _of_backups(office)


def _of_backups(office: Office) -> list[Finding]:
    """What the timer of an embedded installation could not do, or not wholly."""
    found = []
    for job, remedy in BY_THEMSELVES.items():
        run = runs.latest(office, job)
        missing = int(run.reports.get("create", {}).get("missing", 0)) if run else 0
        if not run or (not run.failures and not missing):
            continue
        what = f"{missing} documents are not whole, and not in it"
        if run.failures:
            steps = ", ".join(f"{step} ({why})" for step, why in run.failures.items())
            what = f"it failed on {run.day}: {steps}"
        evidence = {"day": run.day.isoformat(), **run.failures}
        page = f"{RUNBOOK}#what-else-is-done-by-itself"
        code = f"{job}_failed" if run.failures else f"{job}_incomplete"
        found.append(Finding(code, Severity.HIGH, job, what, remedy, evidence, page))
    return found


def _of_books(office: Office) -> list[Finding]:
    """What the last proof of the books found."""
    run = runs.latest(office, JOB, ended=True)
    told = run.reports.get("books", {}) if run else {}
    wrong, stale = int(told.get("wrong", 0)), int(told.get("stale", 0))
    if not run or not wrong + stale:
        return []
    severity = Severity.CRITICAL if wrong else Severity.HIGH
    what = f"the day end of {run.day} found {wrong} histories broken and {stale} lists stale"
    remedy = "Run `skycap audit`, and do what it says."
    evidence = {"first": told.get("first", ""), "wrong": wrong, "stale": stale}
    page = f"{RUNBOOK}#when-the-books-are-not-right"
    return [Finding("books_wrong", severity, "books", what, remedy, evidence, page)]


def _proved(office: Office, vault: Vault, day: date | None, unlike: list[Finding]) -> Root | None:
    """Prove the root of `day`, or of the last day end; what is unlike goes to `unlike`."""
    last = last_day_end(office).day
    day = day or last
    if day is None:
        raise Stopped("no day was closed yet; `skycap day-end` closes the first")
    try:
        return day_roots.prove(office, vault, day)
    except LookupError as problem:
        raise Stopped(str(problem.args[0])) from problem
    except Unlike as problem:
        remedy = (
            "Stop writing. If the books were not restored on purpose, restore the newest backup "
            "that `skycap day-end --verify` accepts."
        )
        page = f"{RUNBOOK}#when-a-root-is-not-the-same"
        found = Finding(
            "root_unlike", Severity.CRITICAL, f"root of {day}", str(problem), remedy, {}, page
        )
        unlike.append(found)
        return None
