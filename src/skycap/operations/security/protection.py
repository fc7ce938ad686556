"""What guards an installation on AWS from outside, and what remembers: firewall, trail, logs."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from skycap.operations.aws.account import Client, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding, Severity
from skycap.operations.security import found

FIREWALL: Final = "AWS::WAFv2::WebACL"
ASSOCIATION: Final = "AWS::WAFv2::WebACLAssociation"
RETENTION_DAYS: Final = 365
HARDEN: Final = "run `skycap --env NAME harden`"


def firewall(there: OnAws) -> Iterator[Finding]:
    """The web ACL before the API."""
    kinds = {kind for kind, _ in there.resources.values()}
    if FIREWALL not in kinds:
        yield found(
            "firewall_off", Severity.MEDIUM, "API",
            "no web ACL keeps floods and known attacks from the API", HARDEN,
        )  # fmt: skip
    elif ASSOCIATION not in kinds and there.account.endpoint is None:
        yield found(
            "firewall_off", Severity.MEDIUM, "API", "the web ACL is there and guards nothing",
            "run `skycap deploy backend`",
        )  # fmt: skip


def throttle(there: OnAws) -> Iterator[Finding]:
    """The limits of the API's stage."""
    api, stage = there.outputs.get("ApiId", ""), there.installation.environment
    with explained():
        told = there.client("apigateway").get_stage(restApiId=api, stageName=stage)
    every = told.get("methodSettings", {}).get("*/*", {})
    if not every.get("throttlingRateLimit") or every["throttlingRateLimit"] < 0:
        yield found(
            "throttle_off", Severity.MEDIUM, f"stage {stage}",
            "nothing limits how many requests the API takes, and so what it costs",
            "run `skycap --env NAME performance --apply throttle=100/200`",
        )  # fmt: skip


def detector(there: OnAws) -> Iterator[Finding]:
    """GuardDuty, which watches the account for thieves."""
    guard: Client = there.client("guardduty")
    with explained():
        ids = guard.list_detectors()["DetectorIds"]
        on = [one for one in ids if guard.get_detector(DetectorId=one)["Status"] == "ENABLED"]
    if not on:
        yield found(
            "guardduty_off", Severity.LOW, there.account.region,
            "GuardDuty does not watch this account", HARDEN, {"detectors": len(ids)},
        )  # fmt: skip


def trail(there: OnAws) -> Iterator[Finding]:
    """CloudTrail: who did what in the account."""
    cloud: Client = there.client("cloudtrail")
    with explained():
        trails = cloud.describe_trails()["trailList"]
        logging = [one for one in trails if cloud.get_trail_status(Name=one["Name"])["IsLogging"]]
    if logging:
        return
    names = [one["Name"] for one in trails]
    if names:
        yield found(
            "trail_off", Severity.HIGH, names[0],
            "the trail was stopped: nothing records who did what",
            "start it again (--fix does), and find out who stopped it",
            {"trails": names}, _starting(cloud, names[0]),
        )  # fmt: skip
    else:
        yield found(
            "trail_off", Severity.MEDIUM, "CloudTrail",
            "nothing records for good who did what in this account", HARDEN,
        )  # fmt: skip


def _starting(cloud: Client, name: str) -> Callable[[], None]:
    def start() -> None:
        with explained():
            cloud.start_logging(Name=name)

    return start


def logs(there: OnAws) -> Iterator[Finding]:
    """Log groups of ours that keep everything for ever."""
    client: Client = there.client("logs")
    for group in groups(there):
        if group.get("retentionInDays"):
            continue
        name = group["logGroupName"]

        def limit(name: str = name) -> None:
            with explained():
                client.put_retention_policy(logGroupName=name, retentionInDays=RETENTION_DAYS)

        yield found(
            "log_for_ever", Severity.LOW, name, "it keeps every line for ever, and costs more",
            f"keep {RETENTION_DAYS} days (--fix does)",
            {"bytes": group.get("storedBytes", 0)}, limit,
        )  # fmt: skip


def groups(there: OnAws) -> list[dict[str, Any]]:
    """The log groups whose names are ours, those of this environment."""
    client: Client = there.client("logs")
    told: list[dict[str, Any]] = []
    with explained():
        pages = client.get_paginator("describe_log_groups")
        for prefix in ("/aws/lambda/skycap-", "/aws/apigateway/SkycapLoansAPI"):
            for page in pages.paginate(logGroupNamePrefix=prefix):
                told.extend(page["logGroups"])
    suffix, named = there.installation.suffix, there.installation.environment
    ends = (f"-{named}", f"SkycapLoansAPI{suffix}")
    return [one for one in told if one["logGroupName"].endswith(ends)]
