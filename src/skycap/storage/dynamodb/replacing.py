"""Put restored tables in the place of the books, while every writer waits at the gate.

1. Close the gate.
2. Table by table: take the restored items into a file, compare, write what differs, delete what
   should not be. The histories have their beginnings in common, so little of them is written.
3. Open the gate with the restored counters, in one transaction.

If the process dies in between, the gate stays closed and commits are unavailable until the restore
is run again: books that are half one thing and half another must not be lent on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

import orjson

from skycap.storage.dynamodb import counting
from skycap.storage.dynamodb.connection import Connection
from skycap.storage.dynamodb.gate import Gate, Write, in_groups
from skycap.storage.dynamodb.reading import Reader
from skycap.storage.dynamodb.spool import Spool
from skycap.storage.dynamodb.tables import TableNames
from skycap.storage.dynamodb.values import Item, text

BYTES_AT_ONCE_MAX: Final = 3_000_000
"""One transaction takes four megabytes; what is counted here is a little less than what is sent."""

_ANSWERS: Final = "request/"
_SENT_AT_ONCE: Final = 25

Progress = Callable[[int], None]
"""Is told how many items are done."""


class Replacement:
    """Makes the items of the tables `target` those of `source`. Both are whole books."""

    def __init__(
        self,
        connection: Connection,
        source: TableNames,
        target: TableNames,
        shards: int = counting.SHARDS,
    ) -> None:
        self._reader = Reader(connection)
        self._source = source
        self._target = target
        self._shards = shards
        self._gates = {counting.gate_key(shard)["name"]["S"] for shard in range(shards)}
        self._gate = Gate(connection, target.lists, shards, restores=True)

    def run(self, show: Progress) -> int:
        """Do it; how many items were written or deleted. Raises `Unavailable`: run it again."""
        self._gate.close()
        done = 0
        for place in [part.name for part in fields(TableNames)]:
            with Spool() as spool:
                self._take(place, spool)
                for writes in in_groups(self._changes(place, spool)):
                    for some in _by_size(writes):
                        self._gate.write(some)
                        done += len(some)
                        show(done)
        self._open()
        return done

    def _take(self, place: str, spool: Spool) -> None:
        name = getattr(self._target, place)
        for item in self._items(getattr(self._source, place)):
            if not self._is_gate(place, item):
                spool.add(name, self._key(name, item), item)

    def _changes(self, place: str, spool: Spool) -> Iterator[Write]:
        name = getattr(self._target, place)
        for item in self._items(name):
            key = self._key(name, item)
            if self._is_gate(place, item):
                continue
            if not spool.take_equal(name, key, item) and not spool.holds(name, key):
                yield {"Delete": {"TableName": name, "Key": key}}
        for _, item in spool.rest():
            yield {"Put": {"TableName": name, "Item": item}}

    def _open(self) -> None:
        """Put the restored counters of the gate, which opens it."""
        keys = [counting.gate_key(shard) for shard in range(self._shards)]
        found = self._reader.many(self._source.lists, keys)
        counted = {item["name"]["S"]: item for item in found}
        writes: list[Write] = []
        for key in keys:
            item = counted.get(key["name"]["S"])
            request: dict[str, Any] = {"TableName": self._target.lists, **self._gate.condition()}
            if item:
                item.pop(counting.CLOSED, None)
                writes.append({"Put": {**request, "Item": item}})
            else:
                writes.append({"Delete": {**request, "Key": key}})
        self._gate.write(writes, check=False)

    def _items(self, name: str) -> Iterator[Item]:
        for items in self._reader.each(
            {"TableName": name, "ConsistentRead": True}, operation="scan"
        ):
            yield from items

    def _key(self, name: str, item: Item) -> Item:
        return {part: item[part] for part in self._target.definitions()[name].key.attributes}

    def _is_gate(self, place: str, item: Item) -> bool:
        """Whether an item is a shard of the gate; such are only written at the end."""
        of_counters = place == "lists" and item["list"] == text(counting.COUNTERS_LIST)
        return of_counters and item["name"]["S"] in self._gates


def _by_size(writes: Iterable[Write]) -> Iterator[list[Write]]:
    some: list[Write] = []
    size = 0
    for write in writes:
        length = len(orjson.dumps(write))
        if some and size + length > BYTES_AT_ONCE_MAX:
            yield some
            some, size = [], 0
        some.append(write)
        size += length
    if some:
        yield some


def copy_answers(
    connection: Connection, source: TableNames, target: TableNames, until: str
) -> None:
    """Take over the first answers to request keys that were recorded until then."""
    scan: dict[str, Any] = {
        "TableName": source.keys,
        "ConsistentRead": True,
        "FilterExpression": "begins_with(#key, :answers) AND #recordedAt <= :until",
        "ExpressionAttributeNames": {"#key": "key", "#recordedAt": "recordedAt"},
        "ExpressionAttributeValues": {":answers": text(_ANSWERS), ":until": text(until)},
    }
    for items in Reader(connection).each(scan, operation="scan"):
        for begin in range(0, len(items), _SENT_AT_ONCE):
            _put(connection, target.keys, items[begin : begin + _SENT_AT_ONCE])


def _put(connection: Connection, table: str, items: list[Item]) -> None:
    """Put a few items, in any order; putting one twice does no harm."""
    wanted: Mapping[str, Any] = {table: [{"PutRequest": {"Item": item}} for item in items]}
    while wanted:
        answer = connection.read("batch_write_item", RequestItems=wanted)
        wanted = answer.get("UnprocessedItems", {})
