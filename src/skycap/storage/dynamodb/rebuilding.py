"""Make the read models anew, while every other writer waits at the gate.

1. Close the gate: from then on no commit passes, so the histories stand still.
2. Take the rows, which are made from the histories, into a file. If one is wrong, open the gate:
   nothing was changed.
3. Compare what is stored with the file; write what differs, delete what should not be. Each of
   these transactions checks the gate, so a rebuild that another took over cannot write any more.
4. Put the counters and open the gate, in one transaction.

If the process dies in step 3, the gate stays closed and commits are unavailable until somebody
rebuilds again: figures that are known to be wrong are worse than none.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from skycap.services.ports import Conflict, Unavailable
from skycap.services.records import JOURNAL, LOANS, REBUILT, REPAYMENTS, TABLE_OF, Row
from skycap.storage.dynamodb import counting
from skycap.storage.dynamodb.connection import (
    FAILED,
    Cancelled,
    Connection,
    NotDone,
    Unknown,
    pause,
)
from skycap.storage.dynamodb.listings import item_of
from skycap.storage.dynamodb.reading import Items, Reader
from skycap.storage.dynamodb.spool import Spool
from skycap.storage.dynamodb.tables import TableNames
from skycap.storage.dynamodb.values import SEARCH_LIST, SHAPES, Item, text

ATTEMPTS_MAX = 8
_WRITTEN_AT_ONCE = 50
_CLOSED_AT_ONCE = 8

Write = dict[str, Any]


class Rebuild:
    """One rebuild of the read models and counters."""

    def __init__(
        self, connection: Connection, reader: Reader, names: TableNames, shards: int
    ) -> None:
        self._connection = connection
        self._reader = reader
        self._names = names
        self._shards = shards
        self._mark = text(secrets.token_hex(16))

    def run(self, rows: Iterable[Row], additions: Mapping[str, int]) -> None:
        """Replace the read models by `rows` and all counters by `additions`.

        `additions` is looked at after the last row was taken.
        """
        with Spool() as spool:
            self._close_gate()
            try:
                self._take(rows, spool)
                totals = self._totals(additions)
            except BaseException:
                self._write([self._left_open(shard) for shard in range(self._shards)], check=False)
                raise
            for writes in _in_groups(self._changes(spool)):
                self._write(writes)
            self._write_counters(totals)

    def _close_gate(self) -> None:
        # A few shards at a time: commits under way would always collide with all of them at once.
        shards = iter(range(self._shards))
        while some := list(islice(shards, _CLOSED_AT_ONCE)):
            self._write([self._closed(shard) for shard in some], check=False)

    def _take(self, rows: Iterable[Row], spool: Spool) -> None:
        for row in rows:
            table = TABLE_OF[type(row)]
            assert table in REBUILT, f"{table.name} are not made from histories"
            shape = SHAPES[table.name]
            key = shape.key(table.key_of(row))
            spool.add(getattr(self._names, shape.place), key, item_of(row, table.name))

    def _totals(self, additions: Mapping[str, int]) -> dict[str, Item]:
        """The first shard of each family, holding all that it counts."""
        families = counting.by_family(additions)
        for family, counted in families.items():
            key = counting.shard_key(family, 0)
            counting.addition(key, counted, 1, gate=False)  # its sums are whole numbers that fit
        return {name: counting.whole_shard(name, counted) for name, counted in families.items()}

    def _changes(self, spool: Spool) -> Iterator[Write]:
        """What makes the stored rows those of the spool."""
        for place, items in self._stored():
            definition = self._names.definitions()[place]
            for item in items:
                key = {name: item[name] for name in definition.key.attributes}
                if not spool.take_equal(place, key, item) and not spool.holds(place, key):
                    yield {"Delete": {"TableName": place, "Key": key}}
        for place, item in spool.rest():
            yield {"Put": {"TableName": place, "Item": item}}

    def _stored(self) -> Iterator[tuple[str, Items]]:
        """The rows that are stored, by table. Whoever rebuilds may scan."""
        for table in (LOANS, REPAYMENTS, JOURNAL):
            place = getattr(self._names, SHAPES[table.name].place)
            scan: dict[str, Any] = {"TableName": place, "ConsistentRead": True}
            if table is JOURNAL:
                scan["FilterExpression"] = "begins_with(#record, :journal)"
                scan["ExpressionAttributeNames"] = {"#record": "record"}
                scan["ExpressionAttributeValues"] = {":journal": text(f"{JOURNAL.name}/")}
            for items in self._reader.each(scan, operation="scan"):
                yield place, items
        for items in self._reader.named(self._names.lists, SEARCH_LIST, ""):
            yield self._names.lists, items

    def _write_counters(self, totals: Mapping[str, Item]) -> None:
        """Put the totals, first those of dated families; the others open the gate with them."""
        gate = {str(counting.gate_key(shard)["name"]["S"]) for shard in range(self._shards)}
        stored = self._reader.named(self._names.lists, counting.COUNTERS_LIST, "")
        keys = [{"list": item["list"], "name": item["name"]} for items in stored for item in items]
        kept = {item["name"]["S"] for item in totals.values()}
        dated: list[Write] = [
            {"Put": {"TableName": self._names.lists, "Item": item}}
            for family, item in totals.items()
            if not counting.is_gate(family)
        ]
        dated += [
            {"Delete": {"TableName": self._names.lists, "Key": key}}
            for key in keys
            if key["name"]["S"] not in gate | kept
        ]
        for writes in _in_groups(iter(dated)):
            self._write(writes)
        (undated,) = [item for family, item in totals.items() if counting.is_gate(family)]
        put = {"TableName": self._names.lists, "Item": undated, **self._condition()}
        opened: list[Write] = [{"Put": put}]
        for shard in range(1, self._shards):
            key = counting.gate_key(shard)
            opened.append(
                {"Delete": {"TableName": self._names.lists, "Key": key, **self._condition()}}
            )
        self._write(opened, check=False)

    def _closed(self, shard: int) -> Write:
        """Close one shard of the gate, whoever closed it before."""
        update = {
            "TableName": self._names.lists,
            "Key": counting.gate_key(shard),
            "UpdateExpression": "SET #closed = :mark",
            "ExpressionAttributeNames": {"#closed": counting.CLOSED},
            "ExpressionAttributeValues": {":mark": self._mark},
        }
        return {"Update": update}

    def _left_open(self, shard: int) -> Write:
        """Open one shard of the gate, with what it counted before."""
        update = {
            "TableName": self._names.lists,
            "Key": counting.gate_key(shard),
            "UpdateExpression": "REMOVE #closed",
            **self._condition(),
        }
        return {"Update": update}

    def _condition(self) -> Write:
        """That the gate is still closed by this rebuild."""
        return {
            "ConditionExpression": "#closed = :mark",
            "ExpressionAttributeNames": {"#closed": counting.CLOSED},
            "ExpressionAttributeValues": {":mark": self._mark},
        }

    def _write(self, writes: list[Write], *, check: bool = True) -> None:
        """Write together; with `check` only if the gate is still closed by this rebuild."""
        if check:
            key = {"TableName": self._names.lists, "Key": counting.gate_key(0)}
            writes = [{"ConditionCheck": key | self._condition()}, *writes]
        token = secrets.token_hex(16)
        for attempt in range(1, ATTEMPTS_MAX + 1):
            try:
                self._connection.send(
                    "transact_write_items", TransactItems=writes, ClientRequestToken=token
                )
            except Cancelled as cancelled:
                if any(one.get("Code") == FAILED for one in cancelled.reasons):
                    raise Conflict("another rebuild took over from this one") from cancelled
                problem: Exception = cancelled
                token = secrets.token_hex(16)
            except (NotDone, Unknown) as failed:
                problem = failed
            else:
                return
            pause(min(attempt, ATTEMPTS_MAX - 2))
        raise Unavailable(f"the rebuild is not complete; rebuild again: {problem}")


def _in_groups(writes: Iterator[Write]) -> Iterator[list[Write]]:
    while group := list(islice(writes, _WRITTEN_AT_ONCE)):
        yield group
