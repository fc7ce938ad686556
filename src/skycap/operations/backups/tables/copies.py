"""Copies of the tables: restored by AWS from backups or a past second, or made empty; and dropped.

Whatever happens, also Ctrl-C, copies that are only means to an end are gone when the block ends.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import Client, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.tables.keeping import Kept
from skycap.operations.backups.tables.making import Progress, nothing, pause

HOURS_MAX: Final = 12
"""How long AWS may take to restore a table."""

SETTLED: Final = timedelta(seconds=15)
"""How long after a moment all that was recorded until then is stored: a commit may be tried for ten
seconds, and a copy of a table may lack what was written in its last second."""

Begin = Callable[[str, str], None]
"""Begins to make a copy: of the table so called in production, under a name."""


@contextmanager
def of_backup(there: OnAws, kept: Kept, ending: str, show: Progress = nothing) -> Iterator[None]:
    """Copies of the tables as `kept` has them, until the block ends."""
    if kept.problem:
        raise Stopped(f"{kept.problem}; `skycap backup list` shows those that are complete")
    client, arns = there.client("dynamodb"), {one.table: one.arn for one in kept.tables}

    def begin(table: str, name: str) -> None:
        client.restore_table_from_backup(TargetTableName=name, BackupArn=arns[table])

    with _made(there, ending, begin, show):
        yield


@contextmanager
def of_moment(
    there: OnAws, moment: datetime, ending: str, show: Progress = nothing
) -> Iterator[None]:
    """Copies by point-in-time recovery, in which all that was recorded until `moment` is stored."""
    client, own = there.client("dynamodb"), there.sets.names()
    earliest, latest = recoverable(there)
    if moment < earliest:
        raise Stopped(f"these tables go back to {earliest.isoformat()} at most; name a backup")
    if moment > latest:
        raise Stopped(f"these tables can go back to {latest.isoformat()} so far: wait a little")
    wanted = min(moment + SETTLED, latest)

    def begin(table: str, name: str) -> None:
        client.restore_table_to_point_in_time(
            SourceTableName=own[table], TargetTableName=name, RestoreDateTime=wanted
        )

    with _made(there, ending, begin, show):
        yield


def make_empty(there: OnAws, ending: str) -> None:
    """Make the tables of a set, empty and encrypted."""
    client = there.client("dynamodb")
    names = there.sets.names(ending)
    with explained():
        for table in names:
            client.create_table(
                **there.sets.request(table, ending), SSESpecification={"Enabled": True}
            )
    wait(there, names.values(), nothing)


def drop(there: OnAws, ending: str) -> None:
    """Drop the tables of a set, those that are still being made too. Never the installation's."""
    assert ending, "the installation's own tables are never dropped"
    client = there.client("dynamodb")
    left = list(there.sets.names(ending).values())
    ends = time.monotonic() + HOURS_MAX * 3600
    while left:
        left = [name for name in left if not _dropped(client, name)]
        if left and time.monotonic() > ends:
            raise Stopped(f"{left[0]} could not be dropped in {HOURS_MAX} hours")
        if left:
            pause(there)


def _dropped(client: Client, name: str) -> bool:
    """Ask for a table to go; whether it is gone already."""
    with explained():
        try:
            client.delete_table(TableName=name)
        except client.exceptions.ResourceNotFoundException:
            return True
        except client.exceptions.ResourceInUseException:
            return False  # it is still being made, or already on its way out
    return False


def free_ending(there: OnAws, wanted: str) -> str:
    """An ending of which there is no table yet, such as "Restored" or "Restored-2"."""
    ending, number = wanted, 1
    while born(there, ending):
        number += 1
        ending = f"{wanted}-{number}"
    return ending


def born(there: OnAws, ending: str) -> datetime | None:
    """When the first table of a set was made; None if there is none."""
    client, found = there.client("dynamodb"), list[datetime]()
    with explained():
        for name in there.sets.names(ending).values():
            try:
                table = client.describe_table(TableName=name)["Table"]
            except client.exceptions.ResourceNotFoundException:
                continue
            found.append(table["CreationDateTime"].astimezone(UTC))
    return min(found, default=None)


def wait(there: OnAws, names: Iterable[str], show: Progress) -> None:
    """Wait until all tables can be used."""
    client, waiting = there.client("dynamodb"), list(names)
    whole, ends = len(waiting), time.monotonic() + HOURS_MAX * 3600
    while waiting:
        with explained():
            status = client.describe_table(TableName=waiting[0])["Table"]["TableStatus"]
        if status == "ACTIVE":
            waiting.pop(0)
            show(whole - len(waiting), whole)
        elif time.monotonic() > ends:
            raise Stopped(f"{waiting[0]} is not there after {HOURS_MAX} hours")
        else:
            pause(there)


@contextmanager
def _made(there: OnAws, ending: str, begin: Begin, show: Progress) -> Iterator[None]:
    names = there.sets.names(ending)
    try:
        with explained():
            for table, name in names.items():
                begin(table, name)
        wait(there, names.values(), show)
        yield
    finally:
        drop(there, ending)


def recoverable(there: OnAws) -> tuple[datetime, datetime]:
    """The first and the last second to which all tables can go back. Raises `Stopped`."""
    client, spans = there.client("dynamodb"), list[dict[str, Any]]()
    for name in there.sets.names().values():
        with explained():
            told = client.describe_continuous_backups(TableName=name)
        span = told["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
        if span.get("PointInTimeRecoveryStatus") != "ENABLED":
            raise Stopped(f"point-in-time recovery of {name} is off")
        spans.append(span)
    return (
        max(span["EarliestRestorableDateTime"].astimezone(UTC) for span in spans),
        min(span["LatestRestorableDateTime"].astimezone(UTC) for span in spans),
    )
