"""The export that AWS makes itself: each table as of one second, into the bucket of the backups."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.tables.copies import recoverable
from skycap.operations.backups.tables.making import pause

HOURS_MAX: Final = 12

Progress = Callable[[int, int], None]
"""Is told how many tables are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What AWS exported: all tables as of `moment`, under `prefix` of the bucket."""

    bucket: str
    prefix: str
    moment: datetime
    exports: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "where": f"s3://{self.bucket}/{self.prefix}",
            "moment": self.moment.isoformat(),
            "exports": self.exports,
        }


def export(there: OnAws, show: Progress) -> Exported:
    """Let AWS export every table, and wait. It takes no capacity of the tables.

    It is as of the latest second that point-in-time recovery knows, some minutes ago.

    All tables are of the same second, which is not the same as one commit: what was being written
    in that second may be in one table and not in another.
    """
    client, moment = there.client("dynamodb"), recoverable(there)[1].replace(microsecond=0)
    bucket, prefix = there.physical("BackupsBucket"), f"exports/{moment:%Y%m%d-%H%M%S}/"
    arns: dict[str, str] = {}
    with explained():
        for name in there.sets.names().values():
            table = client.describe_table(TableName=name)["Table"]["TableArn"]
            begun = client.export_table_to_point_in_time(
                TableArn=table,
                ExportTime=moment,
                S3Bucket=bucket,
                S3Prefix=f"{prefix}{name}",
                ExportFormat="DYNAMODB_JSON",
            )
            arns[name] = begun["ExportDescription"]["ExportArn"]
    waiting, ends = list(arns), time.monotonic() + HOURS_MAX * 3600
    while waiting:
        with explained():
            told = client.describe_export(ExportArn=arns[waiting[0]])["ExportDescription"]
        if told["ExportStatus"] == "COMPLETED":
            waiting.pop(0)
            show(len(arns) - len(waiting), len(arns))
        elif told["ExportStatus"] == "FAILED":
            why = told.get("FailureMessage", "AWS does not say why")
            raise Stopped(f"the export of {waiting[0]} failed: {why}")
        elif time.monotonic() > ends:
            raise Stopped(f"the export of {waiting[0]} goes on; look again later")
        else:
            pause(there)
    return Exported(bucket, prefix, moment, arns)
