"""What is sent and answered about operations; every answer is what `skycap ... --json` shows."""

from typing import Any

from pydantic import Field

from skycap.api.models.base import Told, example

_FINDING = {
    "code": "no_backup",
    "severity": "high",
    "where": "backups",
    "what": "there is no backup",
    "remedy": "Run `skycap backup create`.",
    "evidence": {},
    "runbook": "monitoring.md#no-backup",
    "fixable": False,
}
MOMENT = "2026-02-28T09:30:00.000000Z"


class FindingTold(Told):
    """Something that is not as it should be, and what to do about it."""

    code: str
    severity: str = Field(description="critical, high, medium or low.")
    where: str
    what: str
    remedy: str
    evidence: dict[str, Any]
    runbook: str | None
    fixable: bool = Field(description="Whether `--fix` of the verb mends it.")


class CheckTold(Told):
    """One thing that was looked at."""

    name: str
    state: str
    what: str
    measured: dict[str, Any]


class HealthReportTold(Told):
    """Whether all is well."""

    model_config = example(
        {
            "verdict": "found",
            "since": MOMENT,
            "until": MOMENT,
            "checks": [
                {"name": "backup", "state": "found", "what": "none", "measured": {"newest": None}}
            ],
            "findings": [_FINDING],
        }
    )

    verdict: str
    since: str
    until: str
    checks: list[CheckTold]
    findings: list[FindingTold]


class LogLineTold(Told):
    """One line of the log; `details` has what belongs to its event."""

    model_config = example(
        {
            "at": MOMENT,
            "level": "info",
            "event": "request",
            "function": "loans",
            "details": {"method": "GET", "route": "/api/loans", "status": 200, "ms": 4.2},
        }
    )

    at: str
    level: str
    event: str
    function: str
    details: dict[str, Any]


class SeriesTold(Told):
    """One line of a figure over time; null where nothing was measured."""

    of: str
    values: list[float | None]


class FiguresTold(Told):
    """A figure over time, a value for each period."""

    model_config = example(
        {
            "name": "Errors",
            "unit": "Count",
            "statistic": "Sum",
            "periodSeconds": 3600,
            "starts": [MOMENT],
            "series": [{"of": "loans", "values": [0.0]}],
        }
    )

    name: str
    unit: str
    statistic: str
    period_seconds: int
    starts: list[str]
    series: list[SeriesTold]


class PerformanceTold(Told):
    """How fast it is, and what to change."""

    model_config = example(
        {
            "since": MOMENT,
            "until": MOMENT,
            "routes": [],
            "functions": [],
            "statements": [],
            "tables": [],
            "findings": [],
        }
    )

    since: str
    until: str
    routes: list[dict[str, Any]]
    functions: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    tables: list[dict[str, Any]]
    findings: list[FindingTold]


class AlarmTold(Told):
    """One alarm, and how it stands."""

    model_config = example(
        {
            "name": "skycap-failed-logins",
            "what": "Many sign-ins fail",
            "metric": "Skycap FailedLogins",
            "statistic": "Sum",
            "threshold": 20,
            "comparison": "above",
            "periodSeconds": 300,
            "periods": 1,
            "severity": "medium",
            "runbook": "alarms.md#skycap-failed-logins",
            "state": "OK",
            "since": None,
            "reason": "",
            "value": 0,
            "silenced": False,
            "silentUntil": None,
            "history": [],
        }
    )

    name: str
    what: str
    metric: str
    statistic: str
    threshold: float
    comparison: str
    period_seconds: int
    periods: int
    severity: str
    runbook: str
    state: str
    since: str | None
    reason: str
    value: float | None
    silenced: bool
    silent_until: str | None
    history: list[dict[str, Any]]


class UsageTold(Told):
    """How much room is taken, and how that grows."""

    model_config = example(
        {
            "at": MOMENT,
            "bytes": 13205504,
            "parts": [{"name": "database", "kind": "database", "bytes": 13205504, "count": 560}],
            "freeBytes": 60997509120,
            "growth": None,
            "bytesIn30Days": None,
            "bytesInAYear": None,
            "findings": [],
            "remark": "Free is what is left on the disk of the data folder.",
        }
    )

    at: str
    size: int = Field(alias="bytes")
    parts: list[dict[str, Any]]
    free_bytes: int | None
    growth: dict[str, Any] | None
    in_30_days: int | None = Field(alias="bytesIn30Days")
    in_a_year: int | None = Field(alias="bytesInAYear")
    findings: list[FindingTold]
    remark: str


class CostsTold(Told):
    """What AWS costs by service and month; on one machine, what takes its place."""

    model_config = example(
        {
            "currency": None,
            "months": [],
            "onCourseFor": None,
            "findings": [],
            "remark": "Nobody sends a bill for Skycap on one machine.",
        }
    )

    currency: str | None
    months: list[dict[str, Any]]
    on_course_for: str | None
    findings: list[FindingTold]
    remark: str


class SecurityAuditTold(Told):
    """What was looked at for security, and what is not as safe as it should be."""

    model_config = example({"looked": ["backups"], "skipped": [], "findings": [_FINDING]})

    looked: list[str]
    skipped: list[dict[str, str]]
    findings: list[FindingTold]


class BackupTold(Told):
    """One backup; `problem` says why it could not be restored."""

    model_config = example(
        {
            "name": "skycap-20260301-020000.backup",
            "size": 2702377,
            "madeAt": MOMENT,
            "loans": 560,
            "events": 5443,
            "problem": None,
        }
    )

    name: str
    size: int
    made_at: str
    loans: int | None
    events: int | None
    problem: str | None


class BackupMadeTold(Told):
    """A backup was made."""

    model_config = example({"name": "skycap-20260301-020000.backup", "size": 2702377})

    name: str
    size: int


class RunTold(Told):
    """One day end: who began it, the steps that are done with what they did, and what failed."""

    job: str
    day: str
    begun_at: str | None
    last_at: str | None
    ended: bool
    by: str | None
    steps: dict[str, dict[str, Any]]
    failures: dict[str, str]


class LastDayEndTold(Told):
    """The last day that was closed, and how many days wait."""

    day: str | None
    ended_at: str | None
    behind: int
    failures: dict[str, str]


class DayEndsTold(Told):
    """The day ends of the last weeks, newest first."""

    model_config = example(
        {
            "runs": [],
            "last": {"day": "2026-02-27", "endedAt": MOMENT, "behind": 0, "failures": {}},
            "findings": [],
        }
    )

    runs: list[RunTold]
    last: LastDayEndTold
    findings: list[FindingTold]


class TriedTold(Told):
    """One symptom or cause that was tried."""

    kind: str
    name: str
    title: str
    outcome: str
    told: str


class DiagnosisTold(Told):
    """What was tried, and what was found."""

    model_config = example(
        {
            "platform": "embedded",
            "url": "http://127.0.0.1:8000",
            "sections": ["login"],
            "steps": [
                {
                    "kind": "symptom",
                    "name": "login",
                    "title": "GET /api/health/ready",
                    "outcome": "well",
                    "told": "200",
                }
            ],
            "findings": [],
        }
    )

    platform: str
    url: str
    sections: list[str]
    steps: list[TriedTold]
    findings: list[FindingTold]
