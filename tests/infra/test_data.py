"""What the template says about data: tables, buckets, secrets. None of it can be lost or seen."""

import pytest

from skycap.storage.dynamodb.tables import TABLES
from skycap.storage.dynamodb.tallies import LIMITS, TIME_TO_LIVE
from tests.infra.reading import Json, Template, statements

PROD = Template()
EVERYTHING = Template({"CloudTrail": "true", "Dax": "true", "GuardDuty": "true"})
TABLE = "AWS::DynamoDB::Table"
BUCKET = "AWS::S3::Bucket"


def _tables(template: Template) -> dict[str, Json]:
    return {one["TableName"]: one for one in template.of(TABLE).values()}


def test_the_tables_are_those_of_the_code() -> None:
    """Names, keys, types and indexes are what storage/dynamodb states, no more and no less."""
    expected = {table.name: table.as_request(table.name) for table in (*TABLES.values(), LIMITS)}
    told = _tables(PROD)
    assert set(told) == set(expected)
    for name, request in expected.items():
        assert {key: told[name].get(key) for key in request} == request, name
        assert ("GlobalSecondaryIndexes" in told[name]) == ("GlobalSecondaryIndexes" in request)


def test_every_table_can_be_restored_and_not_be_dropped() -> None:
    """Recovery to a moment, protection, encryption, retention: on all that is the lender's data."""
    resources = PROD.resources
    for name, table in PROD.of(TABLE).items():
        assert table["SSESpecification"] == {"SSEEnabled": True}, name
        if table["TableName"] == LIMITS.name:
            continue  # what it holds is forgotten within the hour
        recovery = table["PointInTimeRecoverySpecification"]
        assert recovery == {"PointInTimeRecoveryEnabled": True}, name
        assert table["DeletionProtectionEnabled"] is True, name
        kept = (resources[name]["DeletionPolicy"], resources[name]["UpdateReplacePolicy"])
        assert kept == ("Retain", "Retain"), name


def test_counts_of_callers_are_forgotten() -> None:
    """The table of rate limits drops its items by the attribute that the code writes."""
    told = _tables(PROD)[LIMITS.name]
    assert told["TimeToLiveSpecification"] == {"AttributeName": TIME_TO_LIVE, "Enabled": True}


@pytest.mark.parametrize("name", EVERYTHING.of(BUCKET))
def test_every_bucket_is_private_kept_and_encrypted(name: str) -> None:
    """No way to make it public, every version kept, encrypted, and it outlives the stack."""
    bucket, resource = EVERYTHING.of(BUCKET)[name], EVERYTHING.resources[name]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    [encryption] = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert encryption["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
    assert bucket["LifecycleConfiguration"]["Rules"]
    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


@pytest.mark.parametrize("name", EVERYTHING.of(BUCKET))
def test_every_bucket_answers_over_tls_only_and_to_services_of_ours(name: str) -> None:
    """Its policy denies everything in the clear, and allows nobody but a service, for us alone."""
    [policy] = [
        one
        for one in EVERYTHING.of("AWS::S3::BucketPolicy").values()
        if one["Bucket"] == f"<{name}>"
    ]
    told = list(statements(policy["PolicyDocument"]))
    [denied] = [one for one in told if one["Sid"] == "OnlyOverTls"]
    assert denied["Effect"] == "Deny"
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert (denied["Principal"], denied["Action"]) == ("*", ["s3:*"])
    assert denied["Resource"] == [f"<{name}.Arn>", f"<{name}.Arn>/*"]
    for allowed in (one for one in told if one["Effect"] == "Allow"):
        assert list(allowed["Principal"]) == ["Service"]
        sources = {
            key.lower(): value for key, value in allowed["Condition"]["StringEquals"].items()
        }
        assert ":123456789012:" in sources["aws:sourcearn"]


def test_the_root_of_a_day_is_written_once() -> None:
    """Nobody may write over one or take one away, whatever else they may do."""
    policy = PROD.of("AWS::S3::BucketPolicy")["BackupsBucketPolicy"]["PolicyDocument"]
    told = {one["Sid"]: one for one in statements(policy)}
    for sid, actions in (
        ("RootsAreNotReplaced", ["s3:PutObject"]),
        ("RootsStay", ["s3:DeleteObject", "s3:DeleteObjectVersion"]),
    ):
        assert (told[sid]["Effect"], told[sid]["Principal"]) == ("Deny", "*")
        assert told[sid]["Action"] == actions
        assert told[sid]["Resource"] == ["<BackupsBucket.Arn>/roots/*"]
    # Without the header If-None-Match a request could replace what is there.
    assert told["RootsAreNotReplaced"]["Condition"] == {"Null": {"s3:if-none-match": "true"}}


def test_every_table_with_data_is_copied_each_night() -> None:
    """Into a vault that no function can reach, unless a parameter says otherwise."""
    [selection] = PROD.of("AWS::Backup::BackupSelection").values()
    copied = set(selection["BackupSelection"]["Resources"])
    tables = set(PROD.of("AWS::DynamoDB::Table")) - {"LimitsTable"}
    assert copied == {f"<{name}.Arn>" for name in tables}
    [plan] = PROD.of("AWS::Backup::BackupPlan").values()
    [rule] = plan["BackupPlan"]["BackupPlanRule"]
    assert rule["Lifecycle"] == {"DeleteAfterDays": 35}
    assert not Template({"DailyBackups": "false"}).of("AWS::Backup::BackupVault")


def test_a_document_never_expires_and_what_was_dropped_soon_does() -> None:
    """Uploads that nobody finished go within days; content has no rule that ends it."""
    rules = PROD.of(BUCKET)["DocumentsBucket"]["LifecycleConfiguration"]["Rules"]
    ends = {one["Prefix"]: one["ExpirationInDays"] for one in rules if "ExpirationInDays" in one}
    assert ends == {"incoming/": 1, "keeping/": 1, "kept/": 7}


def test_browsers_may_send_documents_from_our_pages_alone() -> None:
    """The bucket takes calls from CloudFront's address, one's own domain and the sites given."""
    given = {
        "DomainName": "loans.example",
        "CertificateArn": "arn:x",
        "CorsOrigins": "https://a.example,https://b.example",
    }
    [rule] = Template(given).of(BUCKET)["DocumentsBucket"]["CorsConfiguration"]["CorsRules"]
    [plain] = PROD.of(BUCKET)["DocumentsBucket"]["CorsConfiguration"]["CorsRules"]
    ours = "https://<Distribution.DomainName>"
    assert plain["AllowedOrigins"] == [ours]
    assert rule["AllowedOrigins"] == [
        ours,
        "https://loans.example",
        "https://a.example",
        "https://b.example",
    ]
    assert set(rule["AllowedMethods"]) == {"GET", "PUT"}


def test_the_key_of_sign_ins_is_made_by_aws_and_outlives_the_stack() -> None:
    """Nobody types the secret, it is long enough, and it stays when the stack goes."""
    secret = PROD.of("AWS::SecretsManager::Secret")["JwtSecret"]
    assert secret["Name"] == "skycap/jwt-secret"
    assert secret["GenerateSecretString"]["PasswordLength"] >= 32
    assert PROD.resources["JwtSecret"]["DeletionPolicy"] == "Retain"
