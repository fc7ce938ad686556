"""Making a backup on AWS: one of every table, the histories first, until all are available."""

import time
from collections.abc import Callable
from typing import Final

from skycap.operations import Stopped
from skycap.operations.aws.account import explained, is_here
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.tables.keeping import AVAILABLE, CREATING, Kept, find, label_of

MINUTES_MAX: Final = 60

Progress = Callable[[int, int], None]
"""Is told how many tables are done, and how many there are."""


def nothing(_done: int, _of: int) -> None:
    """Show no progress."""


def create(there: OnAws, show: Progress = nothing) -> Kept:
    """Back up every table, and wait until AWS has all of them. Raises `Stopped`.

    Interrupted, it leaves what AWS has begun: an incomplete set, which the list says, and which
    `prune` drops once there is a newer one.
    """
    client, label = there.client("dynamodb"), label_of(there, there.clock.now())
    arns: list[str] = []
    with explained():
        for name in there.sets.names().values():
            made = client.create_backup(TableName=name, BackupName=f"{name}-{label}")
            arns.append(made["BackupDetails"]["BackupArn"])
    waiting = list(arns)
    ends = time.monotonic() + MINUTES_MAX * 60
    while waiting:
        with explained():
            told = client.describe_backup(BackupArn=waiting[0])["BackupDescription"]
        status = told["BackupDetails"]["BackupStatus"]
        if status == AVAILABLE:
            waiting.pop(0)
            show(len(arns) - len(waiting), len(arns))
        elif status != CREATING:
            raise Stopped(f"AWS could not back up {told['SourceTableDetails']['TableName']}")
        elif time.monotonic() > ends:
            raise Stopped(f"{label} is not available after {MINUTES_MAX} minutes: see the list")
        else:
            pause(there)
    return find(there, label)


def pause(there: OnAws) -> None:
    """Wait a little before looking again; an emulator is quick."""
    time.sleep(0.05 if is_here(there.account.endpoint) else 3)
