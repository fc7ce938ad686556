"""The rules of all alarms. The template and docs/operations/alarms.md are held to this table.

Names without a suffix are prod's; another environment appends its own. On AWS, CloudWatch evaluates
them; in an embedded installation the timer does, over the same figures.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from skycap.operations.findings import Severity

PAGE: Final = "alarms.md"
OURS: Final = "Skycap"
MINUTES_5: Final = 300
HOUR: Final = 3_600
DAY: Final = 86_400


class Missing(StrEnum):
    """What no figure means, in CloudWatch's words."""

    FINE = "notBreaching"
    ALARM = "breaching"
    KEEP = "ignore"
    """The alarm stays as it is."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One alarm: it rings when `statistic` of `metric` is over `threshold` in each of `periods`.

    `period` is in seconds. With `below` it rings under the threshold instead. `threshold` is None
    where a parameter of the template sets it.
    """

    name: str
    what: str
    namespace: str
    metric: str
    statistic: str
    threshold: float | None
    severity: Severity
    period: int = MINUTES_5
    periods: int = 1
    below: bool = False
    missing: Missing = Missing.FINE
    on_aws: bool = True
    embedded: bool = True

    @property
    def runbook(self) -> str:
        """Where it says what to do, in docs/operations."""
        return f"{PAGE}#{self.name}"

    def is_over(self, value: float) -> bool:
        """Whether a figure breaks the rule."""
        assert self.threshold is not None
        return value < self.threshold if self.below else value > self.threshold

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "name": self.name,
            "what": self.what,
            "metric": f"{self.namespace} {self.metric}",
            "statistic": self.statistic,
            "threshold": self.threshold,
            "comparison": "below" if self.below else "above",
            "periodSeconds": self.period,
            "periods": self.periods,
            "severity": self.severity,
            "runbook": self.runbook,
        }


_GATEWAY: Final = "AWS/ApiGateway"
_LAMBDA: Final = "AWS/Lambda"

RULES: Final = (
    Rule("skycap-lambda-errors", "Functions fail", _LAMBDA, "Errors", "Sum", 5, Severity.HIGH),
    Rule("skycap-api-5xx-errors", "Requests fail", _GATEWAY, "5XXError", "Sum", 10, Severity.HIGH),
    Rule(
        "skycap-api-4xx-errors",
        "Many requests are refused",
        _GATEWAY,
        "4XXError",
        "Sum",
        200,
        Severity.MEDIUM,
        periods=3,
    ),
    Rule(
        "skycap-api-latency",
        "One request in twenty takes longer than three seconds",
        _GATEWAY,
        "Latency",
        "p95",
        3_000,
        Severity.MEDIUM,
        periods=3,
    ),
    Rule(
        "skycap-lambda-throttles",
        "Lambda refuses calls",
        _LAMBDA,
        "Throttles",
        "Sum",
        0,
        Severity.HIGH,
        embedded=False,
    ),
    Rule(
        "skycap-dynamodb-throttles",
        "DynamoDB refuses writes",
        "AWS/DynamoDB",
        "WriteThrottleEvents",
        "Sum",
        10,
        Severity.MEDIUM,
        embedded=False,
    ),
    Rule(
        "skycap-failed-logins",
        "Many sign-ins fail",
        OURS,
        "FailedLogins",
        "Sum",
        20,
        Severity.MEDIUM,
    ),
    Rule(
        "skycap-scheduled-failures",
        "A step of the scheduled work fails",
        OURS,
        "ScheduledFailures",
        "Sum",
        0,
        Severity.HIGH,
    ),
    Rule(
        "skycap-scheduled-errors",
        "The scheduled work fails or runs out of time",
        _LAMBDA,
        "Errors",
        "Sum",
        0,
        Severity.HIGH,
        embedded=False,
    ),
    Rule(
        "skycap-scheduled-missing",
        "The scheduled work does not run",
        _LAMBDA,
        "Invocations",
        "Sum",
        1,
        Severity.HIGH,
        period=DAY,
        below=True,
        missing=Missing.ALARM,
        embedded=False,
    ),
    Rule(
        "skycap-day-end-behind",
        "Days are over and not closed",
        OURS,
        "DayEndBehind",
        "Maximum",
        1,
        Severity.MEDIUM,
        period=HOUR,
        missing=Missing.KEEP,
    ),
    Rule(
        "skycap-chain-broken",
        "The books are not what was written",
        OURS,
        "BooksWrong",
        "Maximum",
        0,
        Severity.CRITICAL,
        period=HOUR,
        missing=Missing.KEEP,
    ),
    Rule(
        "skycap-backup-too-old",
        "The books could be brought back only to long ago",
        OURS,
        "RecoveryAgeHours",
        "Maximum",
        26,
        Severity.HIGH,
        period=HOUR,
        missing=Missing.KEEP,
    ),
    Rule(
        "skycap-waf-blocked",
        "The web ACL blocks many requests",
        "AWS/WAFV2",
        "BlockedRequests",
        "Sum",
        500,
        Severity.LOW,
        embedded=False,
    ),
    Rule(
        "skycap-monthly-cost",
        "The bill is higher than agreed",
        "AWS/Billing",
        "EstimatedCharges",
        "Maximum",
        None,
        Severity.MEDIUM,
        period=21_600,
        embedded=False,
    ),
    Rule(
        "skycap-disk-low",
        "The disk is nearly full",
        OURS,
        "DiskFreeMegabytes",
        "Minimum",
        1_000,
        Severity.HIGH,
        below=True,
        on_aws=False,
    ),
)  # fmt: skip - a rule on a few lines reads like a line of a table

BY_NAME: Final = {rule.name: rule for rule in RULES}
EMBEDDED: Final = tuple(rule for rule in RULES if rule.embedded)
