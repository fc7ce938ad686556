"""What holds data on AWS: buckets, tables, the topic and the secret."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from skycap.operations.aws.account import code_of, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.deploy.artifacts import tls_only
from skycap.operations.findings import Finding, Severity
from skycap.operations.secrets import managed
from skycap.operations.security import found

BUCKET: Final = "AWS::S3::Bucket"
TABLE: Final = "AWS::DynamoDB::Table"
TOPIC: Final = "AWS::SNS::Topic"
FORGETFUL: Final = {"LimitsTable"}
"""Tables whose rows are forgotten within the hour: they need no recovery and no protection."""

SECRET_DAYS: Final = 365
CLOSED: Final = (
    "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets",
)  # fmt: skip
_EVERYBODY: Final = ("AllUsers", "AuthenticatedUsers")
_NONE_SET: Final = {
    "NoSuchPublicAccessBlockConfiguration",
    "NoSuchBucketPolicy",
}


def buckets(there: OnAws) -> Iterator[Finding]:
    """Buckets that the public could read, or that take plain http."""
    s3 = there.client("s3")
    names = [name for kind, name in there.resources.values() if kind == BUCKET]
    artifacts = there.installation.artifacts(there.account.number, there.account.region)
    for name in [*sorted(names), artifacts]:
        with explained():
            yield from _Bucket(s3, name).findings()


@dataclass(frozen=True)
class _Bucket:
    s3: Any
    name: str

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the bucket."""
        yield from self._access()
        policy = self._asked("get_bucket_policy", "Policy")
        statements = json.loads(policy)["Statement"] if policy else []
        public = [one for one in statements if _is_public(one)]
        if public:
            yield self._told(
                "bucket_public", Severity.CRITICAL, "its policy lets everybody in",
                "take that statement out of its policy (--fix does)", {"statements": public},
                lambda: self._put([one for one in statements if one not in public]),
            )  # fmt: skip
        if not any(_asks_for_tls(one) for one in statements):
            kept = [one for one in statements if one not in public]
            yield self._told(
                "bucket_plain_http", Severity.MEDIUM, "its policy does not ask for TLS",
                "deny what comes without TLS, as the template does (--fix does)", {},
                lambda: self._put([*kept, tls_only(self.name)]),
            )  # fmt: skip
        if self.s3.get_bucket_versioning(Bucket=self.name).get("Status") != "Enabled":
            yield self._told(
                "bucket_unversioned", Severity.MEDIUM, "what is overwritten or removed is gone",
                "turn versions on (--fix does)", {}, self._version,
            )  # fmt: skip

    def _access(self) -> Iterator[Finding]:
        block = self._asked("get_public_access_block", "PublicAccessBlockConfiguration") or {}
        missing = [one for one in CLOSED if not block.get(one)]
        grants = self.s3.get_bucket_acl(Bucket=self.name).get("Grants", ())
        public = [
            one["Permission"]
            for one in grants
            if str(one.get("Grantee", {}).get("URI", "")).endswith(_EVERYBODY)
        ]
        if missing or public:
            worst = Severity.CRITICAL if public else Severity.HIGH
            what = "everybody has a right to it" if public else "nothing keeps it from being public"
            yield self._told(
                "bucket_open", worst, what, "block public access (--fix does)",
                {"missing": missing, "granted": public}, lambda: self._close(acl=bool(public)),
            )  # fmt: skip

    def _asked(self, question: str, answer: str) -> Any:  # noqa: ANN401 - what S3 answers
        try:
            return getattr(self.s3, question)(Bucket=self.name)[answer]
        except self.s3.exceptions.ClientError as problem:
            if code_of(problem) in _NONE_SET:
                return None
            raise

    def _told(
        self,
        code: str,
        severity: Severity,
        what: str,
        remedy: str,
        evidence: dict[str, Any],
        fix: Callable[[], None],
    ) -> Finding:
        def mend() -> None:
            with explained():
                fix()

        return found(code, severity, self.name, what, remedy, evidence, mend)

    def _close(self, *, acl: bool) -> None:
        self.s3.put_public_access_block(
            Bucket=self.name, PublicAccessBlockConfiguration=dict.fromkeys(CLOSED, True)
        )
        if acl:  # a bucket of ours allows none, and refuses even to take them back
            self.s3.put_bucket_acl(Bucket=self.name, ACL="private")

    def _put(self, statements: list[Any]) -> None:
        asked = any(_asks_for_tls(one) for one in statements)
        whole = statements if asked else [*statements, tls_only(self.name)]
        policy = {"Version": "2012-10-17", "Statement": whole}
        self.s3.put_bucket_policy(Bucket=self.name, Policy=json.dumps(policy))

    def _version(self) -> None:
        self.s3.put_bucket_versioning(
            Bucket=self.name, VersioningConfiguration={"Status": "Enabled"}
        )


def _is_public(statement: dict[str, Any]) -> bool:
    principal = statement.get("Principal")
    anybody = principal == "*" or (isinstance(principal, dict) and principal.get("AWS") == "*")
    return statement.get("Effect") == "Allow" and anybody and not statement.get("Condition")


def _asks_for_tls(statement: dict[str, Any]) -> bool:
    asked = statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport")
    return statement.get("Effect") == "Deny" and str(asked).lower() == "false"


def tables(there: OnAws) -> Iterator[Finding]:
    """Tables without encryption, recovery or protection."""
    dynamo = there.client("dynamodb")
    for logical, (kind, name) in sorted(there.resources.items()):
        if kind != TABLE:
            continue
        with explained():
            told = dynamo.describe_table(TableName=name)["Table"]
            recovery = dynamo.describe_continuous_backups(TableName=name)
        if told.get("SSEDescription", {}).get("Status") not in {"ENABLED", "ENABLING", "UPDATING"}:
            yield _table(
                there, name, "table_unencrypted", Severity.HIGH,
                "it is encrypted with a key that AWS does not let you see the use of",
                "turn SSE on (--fix does)", {"SSESpecification": {"Enabled": True}},
            )  # fmt: skip
        if logical in FORGETFUL:
            continue
        if not told.get("DeletionProtectionEnabled"):
            yield _table(
                there, name, "table_unprotected", Severity.MEDIUM,
                "one wrong command would delete it with all that is in it",
                "protect it from deletion (--fix does)", {"DeletionProtectionEnabled": True},
            )  # fmt: skip
        point = recovery["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
        if point.get("PointInTimeRecoveryStatus") != "ENABLED":
            yield found(
                "recovery_off", Severity.HIGH, name,
                "it cannot be set back to an earlier moment",
                "turn point-in-time recovery on (--fix does)", {},
                _recovering(there, name),
            )  # fmt: skip


def _table(
    there: OnAws,
    name: str,
    code: str,
    severity: Severity,
    what: str,
    remedy: str,
    change: dict[str, Any],
) -> Finding:
    def mend() -> None:
        with explained():
            there.client("dynamodb").update_table(TableName=name, **change)

    return found(code, severity, name, what, remedy, {}, mend)


def _recovering(there: OnAws, name: str) -> Callable[[], None]:
    def mend() -> None:
        with explained():
            there.client("dynamodb").update_continuous_backups(
                TableName=name,
                PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
            )

    return mend


def topics(there: OnAws) -> Iterator[Finding]:
    """Alarms that nobody hears, and a topic that is not encrypted."""
    sns = there.client("sns")
    for logical, (kind, arn) in sorted(there.resources.items()):
        if kind != TOPIC:
            continue
        with explained():
            attributes = sns.get_topic_attributes(TopicArn=arn)["Attributes"]
            heard = sns.list_subscriptions_by_topic(TopicArn=arn)["Subscriptions"]
        if not attributes.get("KmsMasterKeyId"):
            yield found(
                "topic_unencrypted", Severity.MEDIUM, arn, "what it tells is not encrypted",
                "`skycap deploy backend` puts its key back", {"resource": logical},
            )  # fmt: skip
        confirmed = [one for one in heard if one.get("SubscriptionArn", "").startswith("arn:")]
        if not confirmed:
            waiting = "; somebody has yet to confirm" if heard else ""
            yield found(
                "alarms_unheard", Severity.MEDIUM, arn, f"nobody hears the alarms{waiting}",
                "run `skycap deploy backend --set AlarmEmail=you@example.org`, and confirm the "
                "letter that AWS sends",
                {"subscribers": len(heard)},
            )  # fmt: skip


def secret(there: OnAws, now: datetime) -> Iterator[Finding]:
    """The key of sign-ins: too old, or in a variable where many can read it."""
    told = managed.described(there, managed.SIGNING, now)
    days = told.age_days(now)
    if days is not None and days >= SECRET_DAYS:

        def rotate() -> None:
            managed.rotate(there, now)

        yield found(
            "key_old", Severity.MEDIUM, told.place,
            f"the key that signs sign-ins is {days} days old",
            "run `skycap --env NAME secrets rotate`; it signs nobody out", {"days": days}, rotate,
        )  # fmt: skip
    with explained():
        functions = there.client("lambda")
        for name in there.functions:
            settings = functions.get_function_configuration(FunctionName=name)
            variables = settings.get("Environment", {}).get("Variables", {})
            if variables.get("JWT_SECRET"):
                yield found(
                    "secret_in_variable", Severity.HIGH, name,
                    "whoever may see the function's settings can sign in as anybody",
                    "run `skycap deploy backend --overwrite-drift`: it signs with Secrets Manager "
                    "again, and everybody signs in once more",
                )  # fmt: skip
            if variables.get("SKYCAP_LOG_LEVEL") == "debug":
                yield found(
                    "debug_on", Severity.MEDIUM, name, "everything is logged",
                    "run `skycap deploy backend --set LogLevel=info` when the fault is found",
                )  # fmt: skip
