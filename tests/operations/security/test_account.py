"""The AWS account around an installation: its watchers, its people, and what they did lately."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from skycap.assembly import place_on_aws
from skycap.operations import Stopped
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding, Severity
from skycap.operations.security import account, examine, protection
from skycap.services.clock import SystemClock

NOW = SystemClock().now()


@pytest.fixture
def there() -> Iterator[OnAws]:
    """An account in which nothing was set up."""
    with mock_aws():
        yield place_on_aws(Account(), Installation())


def client(service: str) -> Any:  # noqa: ANN401 - boto3 makes its clients as it runs
    """A client of the made-up account."""
    return boto3.client(service, region_name="us-east-1")


def told(findings: Iterator[Finding]) -> dict[str, Severity]:
    """What was found, by code."""
    return {one.code: one.severity for one in findings}


def test_a_detector_that_is_missing_or_asleep_is_found(there: OnAws) -> None:
    """GuardDuty counts only when it is enabled."""
    assert told(protection.detector(there)) == {"guardduty_off": Severity.LOW}
    guard = client("guardduty")
    detector = guard.create_detector(Enable=True)["DetectorId"]
    assert list(protection.detector(there)) == []
    guard.update_detector(DetectorId=detector, Enable=False)
    (asleep,) = protection.detector(there)
    assert asleep.evidence == {"detectors": 1}


def test_a_trail_that_was_stopped_is_found_and_started(there: OnAws) -> None:
    """None at all is less bad than one that somebody stopped; that one is started again."""
    assert told(protection.trail(there)) == {"trail_off": Severity.MEDIUM}
    client("s3").create_bucket(Bucket="trail")
    cloud = client("cloudtrail")
    cloud.create_trail(Name="skycap-trail", S3BucketName="trail")
    (stopped,) = protection.trail(there)
    assert (stopped.severity, stopped.where) == (Severity.HIGH, "skycap-trail")
    assert stopped.fix is not None
    stopped.fix()
    assert list(protection.trail(there)) == []
    assert cloud.get_trail_status(Name="skycap-trail")["IsLogging"]


def test_people_without_a_second_factor_and_old_keys_are_found(there: OnAws) -> None:
    """A console user without a device, and keys that are 90 days old; a careful user is fine."""
    iam = client("iam")
    iam.create_user(UserName="careless")
    iam.create_login_profile(UserName="careless", Password="a quiet river at noon")
    iam.create_access_key(UserName="careless")

    def found(days: int) -> set[tuple[str, str]]:
        seen = account.people(there, NOW + timedelta(days=days))
        return {(one.code, one.where) for one in seen if "root" not in one.where}

    assert found(0) == {("account_without_mfa", "AWS user careless")}
    assert ("access_key_old", "AWS user careless") in found(91)
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName="phone")["VirtualMFADevice"]
    iam.enable_mfa_device(
        UserName="careless", SerialNumber=device["SerialNumber"],
        AuthenticationCode1="123456", AuthenticationCode2="234567",
    )  # fmt: skip
    assert found(0) == set()


def test_a_key_of_the_root_is_worst(there: OnAws, monkeypatch: pytest.MonkeyPatch) -> None:
    """The root needs a second factor and no key, however young."""
    row = {
        "user": account.ROOT, "mfa_active": "false", "access_key_1_active": "true",
        "access_key_1_last_rotated": NOW.isoformat(), "access_key_1_last_used_date": "N/A",
    }  # fmt: skip
    monkeypatch.setattr(account, "_report", lambda _: [row])
    assert told(account.people(there, NOW)) == {
        "account_without_mfa": Severity.CRITICAL,
        "root_access_key": Severity.CRITICAL,
    }


class Trail:
    """What CloudTrail would remember: no emulator here answers `lookup_events` in pages."""

    def __init__(self, *events: tuple[str, dict[str, Any]]) -> None:
        self.events = [
            {
                "EventName": name,
                "Username": "thabo",
                "EventTime": NOW - timedelta(days=2),
                "CloudTrailEvent": json.dumps(detail),
            }
            for name, detail in events
        ]

    def get_paginator(self, question: str) -> "Trail":
        """The one question there is."""
        assert question == "lookup_events"
        return self

    def paginate(
        self,
        LookupAttributes: list[dict[str, str]],  # noqa: N803 - as AWS names it
        **_: object,
    ) -> list[dict[str, Any]]:
        """The events of that name."""
        wanted = LookupAttributes[0]["AttributeValue"]
        return [{"Events": [one for one in self.events if one["EventName"] == wanted]}]


def test_what_should_not_go_unnoticed_is_told(
    there: OnAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stopped trail and a careless sign-in are told with who and when; deployments are not."""
    trail = Trail(
        ("StopLogging", {}),
        ("ConsoleLogin", {"additionalEventData": {"MFAUsed": "No"}}),
        ("ConsoleLogin", {"additionalEventData": {"MFAUsed": "Yes"}}),
        ("PutRolePolicy", {"userIdentity": {"invokedBy": "cloudformation.amazonaws.com"}}),
        ("ListBuckets", {}),
    )
    monkeypatch.setattr(OnAws, "client", lambda *_: trail)
    findings = list(account.events(there, NOW))

    assert [(one.where, one.severity, one.evidence["times"]) for one in findings] == [
        ("CloudTrail: StopLogging", Severity.HIGH, 1),
        ("CloudTrail: ConsoleLogin", Severity.MEDIUM, 1),
    ]
    assert findings[0].evidence["by"] == {"thabo": 1}


def test_what_cannot_be_seen_is_said_and_not_taken_for_fine(there: OnAws) -> None:
    """A check without rights or service lands among what was not seen, with the reason."""

    def refused() -> list[Finding]:
        raise Stopped("these credentials may not do that")

    report = examine({"GuardDuty": lambda: protection.detector(there), "CloudTrail": refused})
    assert report.looked == ["GuardDuty"]
    assert report.skipped == {"CloudTrail": "these credentials may not do that"}
