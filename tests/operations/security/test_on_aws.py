"""The security of an installation on AWS: each weakness is made, found, and gone when mended."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from skycap.assembly import place_on_aws
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from skycap.operations.aws.stack import Stack
from skycap.operations.findings import Finding
from skycap.operations.security import harden, protection, rights, stores, unused
from skycap.services.clock import SystemClock
from tests.cloud import Cloud
from tests.cloud import own_cloud as cloud

__all__ = ["cloud"]

ROLE = "skycap-lambda-role-prod"
BUCKET = "skycap-documents"
LOANS = "skycap-loansHandler-prod"


@pytest.fixture
def there(cloud: Cloud) -> OnAws:
    """The deployed installation."""
    return place_on_aws(Account(endpoint=cloud.emulator.url), Installation())


@pytest.fixture
def client(cloud: Cloud) -> Callable[[str], Any]:
    """Clients of the emulator."""
    return cloud.emulator.client


def mended(check: Callable[[], Iterable[Finding]]) -> list[str]:
    """Do what the findings offer; what is still found then."""
    for one in check():
        if one.fix is not None:
            one.fix()
    return [one.code for one in check()]


def codes(findings: Iterable[Finding]) -> set[str]:
    """What was found, by code."""
    return {one.code for one in findings}


def test_what_was_deployed_has_no_right_too_many(there: OnAws) -> None:
    """Right after a deployment, rights, buckets and logs are as the template says."""
    for check in (rights.check, stores.buckets, protection.logs, protection.throttle, unused.check):
        assert list(check(there)) == []
    assert list(protection.firewall(there)) == []
    assert list(stores.secret(there, SystemClock().now())) == []


def test_rights_that_grew_are_found_and_taken_back(
    there: OnAws, client: Callable[[str], Any]
) -> None:
    """An action, a resource or a policy more, and somebody who may act as the role."""
    iam = client("iam")
    kept = iam.get_role_policy(RoleName=ROLE, PolicyName="DynamoDBAccess")["PolicyDocument"]
    document = kept if isinstance(kept, dict) else json.loads(kept)
    table = "arn:aws:dynamodb:us-east-1:1:table"
    statements: list[dict[str, object]] = [
        {"Effect": "Allow", "Action": ["dynamodb:*"], "Resource": f"{table}/SkycapLoans"},
        {"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*"},
        {"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": f"{table}/Payroll"},
        {"Effect": "Allow", "NotAction": "iam:*", "Resource": f"{table}/SkycapLoans"},
    ]
    wide = {**document, "Statement": [*document["Statement"], *statements]}
    iam.put_role_policy(RoleName=ROLE, PolicyName="DynamoDBAccess", PolicyDocument=json.dumps(wide))
    everything = {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    iam.put_role_policy(RoleName=ROLE, PolicyName="Debug", PolicyDocument=json.dumps(everything))
    trust = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
    iam.update_assume_role_policy(RoleName=ROLE, PolicyDocument=json.dumps({"Statement": [trust]}))
    iam.attach_role_policy(RoleName=ROLE, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")

    findings = list(rights.check(there))
    assert codes(findings) == {"rights_wide", "policy_added", "role_trusts_others"}
    (grown,) = (one for one in findings if one.code == "rights_wide")
    assert grown.evidence["statements"] == statements
    assert mended(lambda: rights.check(there)) == []
    now = iam.get_role_policy(RoleName=ROLE, PolicyName="DynamoDBAccess")["PolicyDocument"]
    assert (now if isinstance(now, dict) else json.loads(now))["Statement"] == document["Statement"]


def test_an_open_bucket_is_found_and_closed(there: OnAws, client: Callable[[str], Any]) -> None:
    """Public by policy, without its block, without TLS and versions."""
    s3 = client("s3")
    public = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/*",
    }
    s3.delete_public_access_block(Bucket=BUCKET)
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({"Statement": [public]}))
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Suspended"})

    findings = list(stores.buckets(there))
    assert {one.where for one in findings} == {BUCKET}
    assert codes(findings) == {
        "bucket_open", "bucket_public", "bucket_plain_http", "bucket_unversioned",
    }  # fmt: skip
    assert mended(lambda: stores.buckets(there)) == []


def test_tables_without_recovery_or_protection_are_found_and_guarded(
    there: OnAws, client: Callable[[str], Any]
) -> None:
    """Recovery, protection and encryption off; on again; the table of limits needs no recovery."""
    dynamo = client("dynamodb")
    dynamo.update_table(TableName="SkycapLoans", DeletionProtectionEnabled=False)
    dynamo.update_continuous_backups(
        TableName="SkycapLoans",
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": False},
    )
    found = {one.code for one in stores.tables(there) if one.where == "SkycapLoans"}
    assert found >= {"table_unprotected", "recovery_off"}
    assert mended(lambda: stores.tables(there)) == []


def test_logs_without_an_end_and_unused_things_are_found(
    there: OnAws, client: Callable[[str], Any]
) -> None:
    """A log kept for ever, the log of a function that is gone, a role and a table of before."""
    logs, iam, dynamo = client("logs"), client("iam"), client("dynamodb")
    gone = "/aws/lambda/skycap-oldHandler-prod"
    logs.create_log_group(logGroupName=gone)
    trust = json.dumps({"Statement": []})
    iam.create_role(RoleName="skycap-old-role-prod", AssumeRolePolicyDocument=trust)
    dynamo.create_table(
        TableName="SkycapLoans-Restored",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "loanId", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "loanId", "KeyType": "HASH"}],
    )
    try:
        assert [one.where for one in protection.logs(there)] == [gone]
        assert mended(lambda: protection.logs(there)) == []
        assert {one.where for one in unused.check(there)} == {
            gone, "skycap-old-role-prod", "SkycapLoans-Restored",
        }  # fmt: skip
    finally:
        logs.delete_log_group(logGroupName=gone)
        iam.delete_role(RoleName="skycap-old-role-prod")
        dynamo.delete_table(TableName="SkycapLoans-Restored")


def test_old_versions_are_found_and_removed(
    there: OnAws, client: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that no alias names, beyond the newest; the one that is called stays."""
    monkeypatch.setattr(unused, "VERSIONS_KEPT", 1)
    functions = client("lambda")
    before = functions.get_function_configuration(FunctionName=LOANS)["Description"]
    for number in range(3):
        functions.update_function_configuration(FunctionName=LOANS, Description=f"{number}")
        functions.publish_version(FunctionName=LOANS)
    functions.update_function_configuration(FunctionName=LOANS, Description=before)

    findings = [one for one in unused.versions(there) if one.where == LOANS]
    assert [one.code for one in findings] == ["versions_old"]
    assert mended(lambda: unused.versions(there)) == []
    alias = functions.get_alias(FunctionName=LOANS, Name="prod")["FunctionVersion"]
    functions.get_function_configuration(FunctionName=LOANS, Qualifier=alias)


def test_a_secret_in_a_variable_and_debugging_are_found(
    there: OnAws, client: Callable[[str], Any]
) -> None:
    """What lies in a function's settings can be read by whoever may see them."""
    functions = client("lambda")
    kept = functions.get_function_configuration(FunctionName=LOANS)["Environment"]
    careless = {"JWT_SECRET": "river" * 8, "SKYCAP_LOG_LEVEL": "debug"}
    changed = {"Variables": {**kept["Variables"], **careless}}
    functions.update_function_configuration(FunctionName=LOANS, Environment=changed)
    try:
        found = stores.secret(there, SystemClock().now())
        assert codes(found) == {"secret_in_variable", "debug_on"}
    finally:
        functions.update_function_configuration(FunctionName=LOANS, Environment=kept)


def test_alarms_that_nobody_hears_are_found(there: OnAws, client: Callable[[str], Any]) -> None:
    """Until somebody subscribed and confirmed."""
    assert "alarms_unheard" in codes(stores.topics(there))
    sns, queue = client("sns"), client("sqs").create_queue(QueueName="ears")["QueueUrl"]
    arn = client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
    heard = sns.subscribe(
        TopicArn=there.outputs["AlertsTopic"], Protocol="sqs",
        Endpoint=arn["Attributes"]["QueueArn"], ReturnSubscriptionArn=True,
    )  # fmt: skip
    try:
        assert "alarms_unheard" not in codes(stores.topics(there))
    finally:
        sns.unsubscribe(SubscriptionArn=heard["SubscriptionArn"])
        client("sqs").delete_queue(QueueUrl=queue)


@pytest.fixture
def careless(there: OnAws, client: Callable[[str], Any]) -> Iterator[None]:
    """The limits of the API are off; a trail is on, for the emulator makes none of a template."""
    client("s3").create_bucket(Bucket="trail-of-the-account")
    trail = client("cloudtrail")
    trail.create_trail(Name="account", S3BucketName="trail-of-the-account")
    trail.start_logging(Name="account")
    off = [
        {"op": "replace", "path": f"/*/*/throttling/{one}", "value": "-1"}
        for one in ("rateLimit", "burstLimit")
    ]
    api = there.outputs["ApiId"]
    client("apigateway").update_stage(restApiId=api, stageName="prod", patchOperations=off)
    yield
    trail.delete_trail(Name="account")
    client("s3").delete_bucket(Bucket="trail-of-the-account")


def test_hardening_turns_on_what_was_off(cloud: Cloud, there: OnAws, careless: None) -> None:
    """The limits that were off are on afterwards; a dry run only says so; then nothing is left."""
    assert codes(protection.throttle(there)) == {"throttle_off"}
    options = ["--env", "prod", "--endpoint-url", cloud.emulator.url, "harden"]
    planned = json.loads(cloud.skycap(*options, "--dry-run", "--json").stdout)
    steps = {one["step"]: one for one in planned["steps"]}
    assert steps["Throttling"]["parameters"] == {"ThrottleRate": "100", "ThrottleBurst": "200"}
    assert steps["CloudTrail"]["state"] == steps["Web firewall (WAF)"]["state"] == "set"
    assert codes(protection.throttle(there)) == {"throttle_off"}, "it was a dry run"

    done = cloud.skycap(*options, "--yes", "--json")
    assert done.returncode == 0, done.stderr
    assert list(protection.throttle(there)) == []
    left = harden.on_aws(there)
    assert not harden.parameters(left)
    assert not any(one.fixes for one in left)


def test_hardening_asks_the_stack_for_firewall_and_trail(
    there: OnAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where they are off, one change set turns both on."""
    monkeypatch.setattr(Stack, "parameters", lambda _: {"WebFirewall": "false"})
    wanted = harden.parameters(harden.on_aws(there))
    assert wanted == {"WebFirewall": "true", "CloudTrail": "true"}
