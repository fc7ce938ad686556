"""The AWS account itself: its people, their keys, and what they did lately."""

import csv
import io
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import Client, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding, Severity
from skycap.operations.security import found

KEY_DAYS: Final = 90
LOOK_BACK: Final = timedelta(days=30)
ROOT: Final = "<root_account>"
_TRIES: Final = 30
_EVENTS_MAX: Final = 200

OF_INTEREST: Final[Mapping[str, tuple[str, Severity]]] = {
    "StopLogging": ("stopped the trail", Severity.HIGH),
    "DeleteTrail": ("removed the trail", Severity.HIGH),
    "DeleteDetector": ("removed GuardDuty's detector", Severity.HIGH),
    "DeactivateMFADevice": ("took away a second factor", Severity.HIGH),
    "DeleteTable": ("removed a table", Severity.MEDIUM),
    "DeleteBucket": ("removed a bucket", Severity.MEDIUM),
    "DeleteBucketPolicy": ("removed a bucket's policy", Severity.MEDIUM),
    "PutBucketPolicy": ("changed a bucket's policy", Severity.LOW),
    "PutRolePolicy": ("changed what a role may do", Severity.LOW),
    "AttachRolePolicy": ("changed what a role may do", Severity.LOW),
    "UpdateAssumeRolePolicy": ("changed who may act as a role", Severity.LOW),
    "CreateAccessKey": ("made an access key", Severity.LOW),
}
"""Calls that an audit wants to know of, and what they mean."""

SIGN_IN: Final = "ConsoleLogin"


def people(there: OnAws, now: datetime) -> Iterator[Finding]:
    """Users without a second factor, and access keys that are old, by the credential report."""
    for row in _report(there.client("iam")):
        user = row["user"]
        root = user == ROOT
        signs_in = root or row.get("password_enabled") == "true"
        if signs_in and row.get("mfa_active") != "true":
            yield found(
                "account_without_mfa", Severity.CRITICAL if root else Severity.HIGH,
                f"AWS user {user}", "signs in to the AWS console with a password alone",
                "register a device under Security credentials in the console",
                {"passwordLastUsed": row.get("password_last_used")},
            )  # fmt: skip
        for number in ("1", "2"):
            if row.get(f"access_key_{number}_active") != "true":
                continue
            yield from _key(user, number, row, now, root=root)


def _key(
    user: str, number: str, row: Mapping[str, str], now: datetime, *, root: bool
) -> Iterator[Finding]:
    made = _moment(row.get(f"access_key_{number}_last_rotated"))
    used = _moment(row.get(f"access_key_{number}_last_used_date"))
    days = None if made is None else (now - made).days
    evidence = {"days": days, "lastUsed": used.isoformat() if used else None}
    if root:
        yield found(
            "root_access_key", Severity.CRITICAL, f"AWS user {user}",
            "the root of the account has an access key, which may do everything",
            "remove it; a person with AdministratorAccess and a second factor does as well",
            evidence,
        )  # fmt: skip
    elif days is not None and days >= KEY_DAYS:
        unused = used is None or (now - used).days >= KEY_DAYS
        what = f"access key {number} is {days} days old" + (" and unused" if unused else "")
        yield found(
            "access_key_old", Severity.MEDIUM, f"AWS user {user}", what,
            "remove it" if unused else "make another, put it in place, then remove this one",
            evidence,
        )  # fmt: skip


def _report(iam: Client) -> list[dict[str, str]]:
    with explained():
        for _ in range(_TRIES):
            if iam.generate_credential_report()["State"] == "COMPLETE":
                break
            time.sleep(1)
        else:
            raise Stopped("AWS did not finish its credential report; try again")
        content = iam.get_credential_report()["Content"]
    return list(csv.DictReader(io.StringIO(content.decode())))


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:  # "N/A", "no_information"
        return None


def events(there: OnAws, now: datetime) -> Iterator[Finding]:
    """What CloudTrail remembers of the last 30 days that should not go unnoticed."""
    cloud: Client = there.client("cloudtrail")
    for name, (meaning, severity) in OF_INTEREST.items():
        told = [one for one in _looked_up(cloud, name, now) if not _by_deploying(one)]
        if told:
            yield _event(name, severity, f"somebody {meaning}", told)
    careless = [one for one in _looked_up(cloud, SIGN_IN, now) if '"MFAUsed":"No"' in _plain(one)]
    if careless:
        what = "somebody signed in to the console without a second factor"
        yield _event("ConsoleLogin", Severity.MEDIUM, what, careless)


def _event(name: str, severity: Severity, what: str, told: list[dict[str, Any]]) -> Finding:
    who = Counter(str(one.get("Username", "?")) for one in told)
    newest = max(one["EventTime"] for one in told)
    return found(
        "account_event", severity, f"CloudTrail: {name}",
        f"{what}: {len(told)} times in 30 days, by {', '.join(who)}, last {newest:%Y-%m-%d %H:%M}",
        "ask whoever it was; if nobody knows of it, take their keys away, and see what else they "
        "did",
        {"event": name, "times": len(told), "by": dict(who), "last": newest.isoformat()},
    )  # fmt: skip


def _looked_up(cloud: Client, name: str, now: datetime) -> list[dict[str, Any]]:
    with explained():
        pages = cloud.get_paginator("lookup_events").paginate(
            LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": name}],
            StartTime=now - LOOK_BACK,
            EndTime=now,
            PaginationConfig={"MaxItems": _EVENTS_MAX},
        )
        return [one for page in pages for one in page["Events"]]


def _by_deploying(event: Mapping[str, Any]) -> bool:
    """Whether CloudFormation did it, as a deployment makes it do."""
    return "cloudformation.amazonaws.com" in _plain(event)


def _plain(event: Mapping[str, Any]) -> str:
    return str(event.get("CloudTrailEvent", "")).replace(" ", "")
