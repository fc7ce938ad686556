"""What the pages of operations may ask of AWS, and for how long: they look, and change nothing.

The role of their function says the same, and a test keeps the two alike. Kept here as well, what is
kept back can be told in words that name the command which does it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.usage.cloud import MEASUREMENTS

MAY: Final[Mapping[str, frozenset[str]]] = {
    "acm": frozenset({"DescribeCertificate"}),
    "ce": frozenset({"GetCostAndUsage"}),
    "cloudformation": frozenset({"DescribeStacks", "ListStackResources"}),
    "cloudwatch": frozenset(
        {"DescribeAlarmHistory", "DescribeAlarms", "GetMetricData", "GetMetricStatistics"}
    ),
    "dynamodb": frozenset({"DescribeContinuousBackups", "DescribeTable", "ListBackups"}),
    "lambda": frozenset({"GetFunctionConfiguration", "ListAliases", "ListVersionsByFunction"}),
    "logs": frozenset({"DescribeLogGroups", "FilterLogEvents"}),
    "s3": frozenset({"GetObject", "HeadBucket", "ListObjectVersions", "ListObjectsV2"}),
    "secretsmanager": frozenset({"DescribeSecret"}),
    "sts": frozenset({"GetCallerIdentity"}),
}
"""The calls that may leave, by service. Of objects, only the measurements of `skycap usage`."""

PAGE_SECONDS: Final = 17
"""How long a page's question may go on asking: API Gateway stops waiting after 29 seconds."""

CALL_SECONDS: Final = 4
"""How long AWS may take to answer one call, of which boto3 makes two if need be."""

ASK_SECONDS: Final = 8
"""How long the API itself may take to answer when a diagnosis tries it."""

PREFIX: Final = "/api/operations/"

_COMMANDS: Final[Mapping[str, str]] = {
    "security": "audit --only security",
    "backups": "backup list",
    "day-ends": "day-end --status",
    "diagnoses": "diagnose",
}
"""The commands that are not called like their pages."""


class Patience:
    """How long the question of a page may still go on; begun anew with each request."""

    def __init__(self, environment: str, seconds: Callable[[], float]) -> None:
        """`seconds` tells a time that only ever grows."""
        self._environment = environment
        self._seconds = seconds
        self._ends = 0.0
        self._verb = ""

    def begin(self, path: str) -> None:
        """Begin with a request to `path`."""
        page = path.removeprefix(PREFIX).partition("/")[0]
        self._verb = _COMMANDS.get(page, page)
        self._ends = self._seconds() + PAGE_SECONDS

    @property
    def command(self) -> str:
        """What does the same in a terminal."""
        return f"`skycap --env {self._environment} {self._verb}`"

    def insist(self) -> None:
        """Raise `Stopped` when the page has waited long enough."""
        if self._seconds() > self._ends:
            raise Stopped(f"this takes longer than a page can wait; {self.command} has the time")

    def insist_on_call(self, service: str, operation: str, parameters: Mapping[str, Any]) -> None:
        """Raise `Stopped` for a call to AWS that may not leave."""
        known = operation in MAY.get(service, ())
        if not known or (operation == "GetObject" and parameters.get("Key") != MEASUREMENTS):
            what = f"pages may not ask AWS for {service} {operation}"
            raise Stopped(f"{what}; {self.command} does, with the rights of whoever types it")
        self.insist()
