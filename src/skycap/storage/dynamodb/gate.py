"""The gate that every commit passes: the undated shards of the counters.

Whoever draws the books anew closes it first, and each of their transactions checks that it is still
closed by them, so whoever was taken over cannot write any more. While a restore holds it, a rebuild
does not take over: it would open the gate to books that are half one thing and half another.
"""

import secrets
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, TypeVar

from skycap.services.ports import Conflict, Unavailable
from skycap.storage.dynamodb import counting
from skycap.storage.dynamodb.connection import (
    FAILED,
    Cancelled,
    Connection,
    NotDone,
    Unknown,
    pause,
)
from skycap.storage.dynamodb.values import text

ATTEMPTS_MAX: Final = 8
WRITTEN_AT_ONCE: Final = 50
_CLOSED_AT_ONCE: Final = 8
_RESTORE: Final = "restore-"

Write = dict[str, Any]
T = TypeVar("T")


class Gate:
    """The gate of the books whose lists are in the table `lists`, for one who closes it.

    `restores` is for a restore, which takes over from anybody.
    """

    def __init__(
        self, connection: Connection, lists: str, shards: int, *, restores: bool = False
    ) -> None:
        self._connection = connection
        self._lists = lists
        self._shards = shards
        self._restores = restores
        self._mark = text((_RESTORE if restores else "") + secrets.token_hex(16))

    def close(self) -> None:
        """Let no commit pass any more. Raises `Unavailable` while a restore holds the gate."""
        # A few shards at a time: commits under way would always collide with all of them at once.
        shards = iter(range(self._shards))
        held = Unavailable("a restore was not finished: run it again to its end")
        while some := list(islice(shards, _CLOSED_AT_ONCE)):
            self.write([self._closed(shard) for shard in some], check=False, refused=held)

    def open_as_it_was(self) -> None:
        """Let commits pass again, with what the gate counted before."""
        self.write([self._left_open(shard) for shard in range(self._shards)], check=False)

    def condition(self) -> Write:
        """That the gate is still closed by us."""
        return {
            "ConditionExpression": "#closed = :mark",
            "ExpressionAttributeNames": {"#closed": counting.CLOSED},
            "ExpressionAttributeValues": {":mark": self._mark},
        }

    def write(
        self, writes: list[Write], *, check: bool = True, refused: Exception | None = None
    ) -> None:
        """Write together; with `check` only if the gate is still closed by us.

        Raises `refused` if a condition does not hold, and `Unavailable` if it cannot be done.
        """
        if check:
            key = {"TableName": self._lists, "Key": counting.gate_key(0)}
            writes = [{"ConditionCheck": key | self.condition()}, *writes]
        token = secrets.token_hex(16)
        for attempt in range(1, ATTEMPTS_MAX + 1):
            try:
                self._connection.send(
                    "transact_write_items", TransactItems=writes, ClientRequestToken=token
                )
            except Cancelled as cancelled:
                if any(one.get("Code") == FAILED for one in cancelled.reasons):
                    raise refused or Conflict("another took over from this one") from cancelled
                problem: Exception = cancelled
                token = secrets.token_hex(16)
            except (NotDone, Unknown) as failed:
                problem = failed
            else:
                return
            pause(min(attempt, ATTEMPTS_MAX - 2))
        raise Unavailable(f"the read models are not complete; run it again: {problem}")

    def _closed(self, shard: int) -> Write:
        """Close one shard, whoever closed it before, unless that was a restore."""
        update: Write = {
            "TableName": self._lists,
            "Key": counting.gate_key(shard),
            "UpdateExpression": "SET #closed = :mark",
            "ExpressionAttributeNames": {"#closed": counting.CLOSED},
            "ExpressionAttributeValues": {":mark": self._mark},
        }
        if not self._restores:
            update["ConditionExpression"] = (
                "attribute_not_exists(#closed) OR NOT begins_with(#closed, :restore)"
            )
            update["ExpressionAttributeValues"][":restore"] = text(_RESTORE)
        return {"Update": update}

    def _left_open(self, shard: int) -> Write:
        update = {
            "TableName": self._lists,
            "Key": counting.gate_key(shard),
            "UpdateExpression": "REMOVE #closed",
            **self.condition(),
        }
        return {"Update": update}


def in_groups(things: Iterator[T]) -> Iterator[list[T]]:
    """So many at a time as one transaction takes."""
    while group := list(islice(things, WRITTEN_AT_ONCE)):
        yield group
