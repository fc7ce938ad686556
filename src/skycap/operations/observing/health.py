"""Whether an installation is well: what was looked at, what was measured, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, assert_never

from skycap.lending.history import moment_text
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.premises import Premises
from skycap.operations.findings import Finding, Severity, worst_first
from skycap.operations.observing.lines import Place

RUNBOOK: Final = "monitoring.md"
"""The page that says what to do about what `skycap health` finds; its headings are anchors."""


class Verdict(StrEnum):
    """How an installation is."""

    WELL = "well"
    FOUND = "found"
    """Something is wrong, and it can be told what."""
    UNREACHABLE = "unreachable"
    """It cannot be used, or not even be looked at."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `what` says how it is, `measured` holds the figures.

    `unreachable` if nobody can work because of it. `skipped` says why it could not be looked at.
    """

    name: str
    what: str
    measured: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    unreachable: bool = False
    skipped: bool = False

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        state = "found" if self.findings else "skipped" if self.skipped else "well"
        return {"name": self.name, "state": state, "what": self.what, "measured": self.measured}


@dataclass(frozen=True, slots=True)
class Health:
    """How an installation is, from `since` on as far as its past is concerned."""

    since: datetime
    until: datetime
    checks: tuple[Check, ...]

    @property
    def findings(self) -> list[Finding]:
        """What is wrong, the worst first."""
        return worst_first(found for check in self.checks for found in check.findings)

    @property
    def verdict(self) -> Verdict:
        """How it is, in a word."""
        if any(check.unreachable for check in self.checks):
            return Verdict.UNREACHABLE
        return Verdict.FOUND if self.findings else Verdict.WELL

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "verdict": self.verdict,
            "since": moment_text(self.since),
            "until": moment_text(self.until),
            "checks": [check.to_json() for check in self.checks],
            "findings": [found.to_json() for found in self.findings],
        }


def health(place: Place, since: datetime, until: datetime) -> Health:
    """Look at everything that a day's work needs, and at what happened since `since`.

    Nothing is changed. Raises `Stopped` when there is nothing to look at.
    """
    checks: Iterable[Check]
    match place:
        case Premises():
            from skycap.operations.observing import folder_health  # noqa: PLC0415 - only where it is

            checks = folder_health.checks(place, since, until)
        case OnAws():
            from skycap.operations.observing import cloud_health  # noqa: PLC0415 - only where it is

            checks = cloud_health.checks(place, since, until)
        case _:
            assert_never(place)
    return Health(since, until, tuple(checks))


def found(
    code: str, severity: Severity, where: str, what: str, remedy: str, **evidence: object
) -> Finding:
    """A finding of `skycap health`; its heading in the runbook is its code in words."""
    anchor = code.replace("_", "-")
    return Finding(code, severity, where, what, remedy, evidence, f"{RUNBOOK}#{anchor}")


BACKUP_LATE: Final = timedelta(days=2)
BACKUP_TOO_LATE: Final = timedelta(days=8)
SECRET_OLD_DAYS: Final = 365
CERTIFICATE_ENDS: Final = timedelta(days=21)
CLOCK_APART: Final = timedelta(seconds=30)
UPLOADS_WAITING: Final = 100


def of_backup(where: str, made: datetime | None, now: datetime, usual: timedelta) -> Check:
    """How old the newest backup is; `usual` is how often one is made."""
    if made is None:
        none = found(
            "no_backup",
            Severity.HIGH,
            where,
            "there is no backup",
            "Run `skycap backup create`, then once a day or week, and keep its key elsewhere.",
        )
        return Check("backup", "none", {"newest": None}, (none,))
    age = now - made
    measured = {"newest": moment_text(made), "ageHours": round(age.total_seconds() / 3600, 1)}
    days = round(age / timedelta(days=1), 1)
    what = f"the newest is {days} days old"
    if age <= usual * 2:
        return Check("backup", what, measured)
    severity = Severity.HIGH if age > usual * 7 else Severity.MEDIUM
    remedy = "Run `skycap backup create`, and see why nothing makes one by itself."
    return Check(
        "backup",
        what,
        measured,
        (found("backup_too_old", severity, where, what, remedy, **measured),),
    )


def of_secret(where: str, age_days: int | None) -> Check:
    """How long a secret has been in use."""
    if age_days is None:
        return Check("secrets", "not known since when they are used", {"ageDays": None})
    what = f"used for {age_days} days"
    if age_days <= SECRET_OLD_DAYS:
        return Check("secrets", what, {"ageDays": age_days})
    old = found(
        "secret_old",
        Severity.LOW,
        where,
        what,
        "Run `skycap secrets rotate`; nobody is signed out.",
        ageDays=age_days,
    )
    return Check("secrets", what, {"ageDays": age_days}, (old,))


def of_certificate(where: str, ends: datetime, now: datetime) -> Check:
    """How long a certificate is still good."""
    left = ends - now
    what = f"good until {ends:%Y-%m-%d}" if left > timedelta(0) else f"ended {ends:%Y-%m-%d}"
    measured = {"ends": moment_text(ends), "daysLeft": left.days}
    if left > CERTIFICATE_ENDS:
        return Check("certificate", what, measured)
    severity = Severity.CRITICAL if left <= timedelta(0) else Severity.HIGH
    remedy = "Renew it; one that Skycap made is renewed by starting `skycap serve` again."
    ending = found("certificate_ends", severity, where, what, remedy, **measured)
    return Check("certificate", what, measured, (ending,))


def of_clock(where: str, ahead: timedelta) -> Check:
    """How far this clock is `ahead` of another that must agree with it; negative if behind."""
    seconds = round(ahead.total_seconds(), 1)
    way = "ahead of" if seconds > 0 else "behind"
    what = f"{abs(seconds)} s {way} {where}"
    if abs(ahead) <= CLOCK_APART:
        return Check("clock", what, {"secondsAhead": seconds})
    apart = found(
        "clock_apart",
        Severity.HIGH,
        "the clock of this machine",
        what,
        "Set it by the network: timedatectl set-ntp true",
        secondsAhead=seconds,
    )
    return Check("clock", what, {"secondsAhead": seconds}, (apart,))


@dataclass(frozen=True, slots=True)
class Calls:
    """What happened to the calls of a function, or of a group of routes. `p95` in milliseconds."""

    calls: int
    errors: int
    throttled: int
    p95: float | None

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "calls": self.calls,
            "errors": self.errors,
            "throttled": self.throttled,
            "p95Ms": self.p95,
        }


ERRORS_SHARE: Final = 100
"""From one call in this many on, errors are a matter of now."""

SLOW_MS: Final = 1_000
SLOW_CALLS_MIN: Final = 20
"""Of fewer calls nothing can be said."""

FAILED_LOGINS: Final = 30


def of_calls(
    by_function: dict[str, Calls], failed_logins: int, requests: list[str], command: str
) -> Check:
    """What failed, was turned away or was slow. `requests` names some that failed, for the log.

    `command` is what begins a command about this installation.
    """
    findings = []
    for name, calls in by_function.items():
        if calls.errors:
            often = calls.errors * ERRORS_SHARE >= calls.calls
            what = f"{calls.errors} of {calls.calls} calls failed"
            remedy = f"Run `{command} logs --errors --function {name}`, and mend what it names."
            severity = Severity.HIGH if often else Severity.MEDIUM
            figures = {**calls.to_json(), "requests": requests}
            findings.append(found("errors", severity, name, what, remedy, **figures))
        if calls.throttled:
            what = f"{calls.throttled} calls were turned away because there were too many"
            remedy = f"Run `{command} performance`: it says whose limit it was."
            findings.append(
                found("throttled", Severity.MEDIUM, name, what, remedy, **calls.to_json())
            )
        if (calls.p95 or 0) > SLOW_MS and calls.calls >= SLOW_CALLS_MIN:
            what = f"one call in twenty takes longer than {calls.p95:,.0f} ms"
            remedy = f"Run `{command} performance`: it says why, and what to change."
            findings.append(found("slow", Severity.MEDIUM, name, what, remedy, **calls.to_json()))
    if failed_logins >= FAILED_LOGINS:
        what = f"{failed_logins} sign-ins failed"
        remedy = f"Run `{command} logs --function auth`: is somebody guessing passwords?"
        findings.append(
            found("failed_logins", Severity.MEDIUM, "sign-in", what, remedy, failed=failed_logins)
        )
    calls_made = sum(calls.calls for calls in by_function.values())
    errors = sum(calls.errors for calls in by_function.values())
    measured = {name: calls.to_json() for name, calls in by_function.items()}
    return Check(
        "requests",
        f"{calls_made} calls, {errors} failed, {failed_logins} failed sign-ins",
        {"functions": measured, "failedLogins": failed_logins},
        tuple(findings),
    )
