"""To which moment a table can be brought back: what point-in-time recovery of AWS says of it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from skycap.storage.aws_clients import client, failures_told


def latest_restorable(table: str, arguments: Mapping[str, str] | None = None) -> datetime | None:
    """The latest moment that `table` can be restored to; None if recovery is off."""
    with failures_told("whether the tables can be restored is not known"):
        told = client("dynamodb", arguments).describe_continuous_backups(TableName=table)
    state = told["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
    if state.get("PointInTimeRecoveryStatus") != "ENABLED":
        return None
    moment: datetime | None = state.get("LatestRestorableDateTime")
    return moment.astimezone(UTC) if moment else None
