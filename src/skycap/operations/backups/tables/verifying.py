"""Whether a backup on AWS, and what protects the data beside it, is as it should be."""

from dataclasses import dataclass
from typing import Any, Final

from skycap.operations.aws.account import Client, code_of, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.tables.keeping import Kept
from skycap.operations.findings import Finding, Severity

RUNBOOK: Final = "backups.md#what-protects-the-data-on-aws"
NOT_READ: Final = "Nothing of it was read back: only `skycap drill` proves that it can be restored."


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a backup and of what protects the data."""

    backup: Kept
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "name": self.backup.label,
            "whole": self.whole,
            "readBack": False,
            "size": self.backup.size,
            "findings": [found.to_json() for found in self.findings],
        }


def verify(there: OnAws, backup: Kept) -> Verified:
    """Look at everything that AWS tells without a restore."""
    findings: list[Finding] = []
    if backup.problem:
        findings.append(
            Finding(
                "backup_incomplete",
                Severity.HIGH,
                backup.label,
                backup.problem,
                "Run `skycap backup create`.",
                {"missing": list(backup.missing)},
                RUNBOOK,
            )
        )
    client = there.client("dynamodb")
    for name in there.sets.names().values():
        findings += _of_table(client, name)
    findings += _of_bucket(there.client("s3"), there.physical("DocumentsBucket"))
    return Verified(backup, tuple(findings))


def _of_table(client: Client, name: str) -> list[Finding]:
    with explained():
        try:
            table = client.describe_table(TableName=name)["Table"]
        except client.exceptions.ResourceNotFoundException:
            what, remedy = "the table is gone", "See docs/operations/backups.md: a table is gone."
            return [Finding("table_missing", Severity.CRITICAL, name, what, remedy, {}, RUNBOOK)]
        told = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    found = []
    recovery = told.get("PointInTimeRecoveryDescription", {})
    if recovery.get("PointInTimeRecoveryStatus") != "ENABLED":

        def enable() -> None:
            with explained():
                client.update_continuous_backups(
                    TableName=name,
                    PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
                )

        found.append(
            Finding(
                "recovery_off",
                Severity.HIGH,
                name,
                "point-in-time recovery is off",
                "aws dynamodb update-continuous-backups --point-in-time-recovery-specification "
                f"PointInTimeRecoveryEnabled=true --table-name {name}",
                {"recovery": recovery.get("PointInTimeRecoveryStatus")},
                RUNBOOK,
                enable,
            )
        )
    if not table.get("DeletionProtectionEnabled"):

        def protect() -> None:
            with explained():
                client.update_table(TableName=name, DeletionProtectionEnabled=True)

        found.append(
            Finding(
                "deletion_unprotected",
                Severity.HIGH,
                name,
                "the table can be deleted by one command",
                f"aws dynamodb update-table --table-name {name} --deletion-protection-enabled",
                {},
                RUNBOOK,
                protect,
            )
        )
    return found


def _of_bucket(client: Client, bucket: str) -> list[Finding]:
    with explained():
        try:
            status = client.get_bucket_versioning(Bucket=bucket).get("Status")
        except client.exceptions.ClientError as problem:
            if code_of(problem) not in {"NoSuchBucket", "404"}:
                raise
            what, remedy = "the bucket is gone", "Run `skycap deploy backend`."
            return [Finding("bucket_missing", Severity.CRITICAL, bucket, what, remedy)]
    if status == "Enabled":
        return []

    def enable() -> None:
        with explained():
            client.put_bucket_versioning(
                Bucket=bucket, VersioningConfiguration={"Status": "Enabled"}
            )

    remedy = (
        f"aws s3api put-bucket-versioning --bucket {bucket} "
        "--versioning-configuration Status=Enabled"
    )
    what = "the bucket keeps no versions, so a removed document cannot be brought back"
    evidence = {"versioning": status}
    return [Finding("versions_off", Severity.HIGH, bucket, what, remedy, evidence, RUNBOOK, enable)]
