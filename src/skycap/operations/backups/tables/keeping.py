"""The backups that there are on AWS: each a set of backups of all tables, told apart by a label.

A label is the day, as the maintenance guide names backups (``SkycapLoans-20260301``); a further one
of that day ends with a number (``SkycapLoans-20260301-2``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.ages import to_drop

AVAILABLE: Final = "AVAILABLE"
CREATING: Final = "CREATING"
_LABEL: Final = re.compile(r"\d{8}(-\d+)?")


@dataclass(frozen=True, slots=True)
class TableBackup:
    """The backup of one table. `table` is the name that the table has in production."""

    table: str
    name: str
    arn: str
    status: str
    size: int
    made_at: datetime

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "table": self.table,
            "name": self.name,
            "arn": self.arn,
            "status": self.status,
            "size": self.size,
            "madeAt": _text(self.made_at),
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """A set of backups with one label; `missing` are the tables of which it has none."""

    label: str
    tables: tuple[TableBackup, ...]
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        """What people call it."""
        return self.label

    @property
    def made_at(self) -> datetime:
        """When the first of its tables was backed up: the histories, where Skycap made it."""
        return min(one.made_at for one in self.tables)

    @property
    def size(self) -> int:
        """The bytes of all of it, as AWS counts them."""
        return sum(one.size for one in self.tables)

    @property
    def problem(self) -> str | None:
        """Why it cannot be restored, or None."""
        if self.missing:
            return f"{self.label} is incomplete: it has no {', '.join(self.missing)}"
        waiting = [one.name for one in self.tables if one.status != AVAILABLE]
        return f"{self.label} is not ready: {', '.join(waiting)}" if waiting else None

    def to_json(self, now: datetime) -> dict[str, Any]:
        """As `--json` shows it, like a backup of an embedded installation."""
        return {
            "name": self.label,
            "size": self.size,
            "ageHours": round((now - self.made_at).total_seconds() / 3600, 1),
            "problem": self.problem,
            "madeAt": _text(self.made_at),
            "tables": [one.to_json() for one in self.tables],
            "missing": list(self.missing),
        }


def list_backups(there: OnAws) -> list[Kept]:
    """All sets of backups, newest first; where a label has two of a table, the newer counts."""
    client, found = there.client("dynamodb"), dict[str, dict[str, TableBackup]]()
    for table, name in there.sets.names().items():
        for one in _listed(client, name):
            label = str(one["BackupName"]).removeprefix(f"{name}-")
            if not _LABEL.fullmatch(label):
                continue
            backup = _read(table, one)
            before = found.setdefault(label, {}).get(table)
            if before is None or before.made_at <= backup.made_at:
                found[label][table] = backup
    sets = [_set(there, label, tables) for label, tables in found.items()]
    return sorted(sets, key=lambda kept: kept.made_at, reverse=True)


def find(there: OnAws, named: str | None) -> Kept:
    """The set with that label, or the newest that is complete. Raises `Stopped`."""
    sets = list_backups(there)
    if named is None:
        for kept in sets:
            if kept.problem is None:
                return kept
        raise Stopped("there is no complete backup; run `skycap backup create`")
    for kept in sets:
        if named in {kept.label, *(one.name for one in kept.tables)}:
            return kept
    raise Stopped(f"there is no backup {named}; `skycap backup list` shows what there is")


def label_of(there: OnAws, now: datetime) -> str:
    """A label for a backup made now, which no table has a backup of yet."""
    taken = {kept.label for kept in list_backups(there)}
    label, number = f"{now:%Y%m%d}", 1
    while label in taken:
        number += 1
        label = f"{now:%Y%m%d}-{number}"
    return label


def prune(
    there: OnAws, daily: int, weekly: int, monthly: int, *, trial: bool = False
) -> tuple[list[Kept], list[Kept]]:
    """Drop old sets, and tell which went and which stay; with `trial`, only tell.

    A set that cannot be restored goes when there is a newer one that can, and a day has passed.
    """
    sets = list_backups(there)
    whole = [kept for kept in sets if kept.problem is None]
    dropped = to_drop([(kept.made_at, kept) for kept in whole], daily, weekly, monthly)
    if whole:
        ends = min(whole[0].made_at, there.clock.now() - timedelta(days=1))
        dropped += [kept for kept in sets if kept.problem is not None and kept.made_at < ends]
    if not trial:
        client = there.client("dynamodb")
        with explained():
            for kept in dropped:
                for one in kept.tables:
                    client.delete_backup(BackupArn=one.arn)
    return dropped, [kept for kept in sets if kept not in dropped]


def _listed(client: Any, table: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - boto3 has no types
    with explained():
        pages = client.get_paginator("list_backups").paginate(TableName=table, BackupType="USER")
        for page in pages:
            yield from page["BackupSummaries"]


def _read(table: str, told: dict[str, Any]) -> TableBackup:
    return TableBackup(
        table=table,
        name=told["BackupName"],
        arn=told["BackupArn"],
        status=told["BackupStatus"],
        size=told.get("BackupSizeBytes", 0),
        made_at=told["BackupCreationDateTime"].astimezone(UTC),
    )


def _set(there: OnAws, label: str, tables: dict[str, TableBackup]) -> Kept:
    order: Sequence[str] = there.sets.tables
    return Kept(
        label,
        tuple(tables[table] for table in order if table in tables),
        tuple(table for table in order if table not in tables),
    )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
