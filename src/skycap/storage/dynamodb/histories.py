"""Histories: the entries of a stream lie together, in order; entry 0 is its head."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import Any

import orjson

from skycap.lending.history import Entry, kind_name, moment_text, read
from skycap.services.ports import PAGE_SIZE_MAX, Head, Page
from skycap.storage.dynamodb.reading import Reader
from skycap.storage.dynamodb.tables import TableNames
from skycap.storage.dynamodb.values import Item, key_text, number, text

STREAMS_LIST = "streams"
"""The partition of `SkycapLists` that holds the names of the streams."""

TRAIL = "trail"
"""The one partition of the index of all entries by time.

Buckets of days would not spread its writes, since all write into today's; at a thousand entries a
second this one is ten times what the API lets in.
"""

TOKEN = "token"  # noqa: S105 - it names the attribute that tells which attempt wrote an item
_READ_AT_ONCE = 8

_read = partial(read, parse=orjson.loads)
"""Entries are JSON of our own, and this reads it three times as fast."""


def head_key(stream: str) -> Item:
    """The key of the head of a stream."""
    return entry_key(stream, 0)


def entry_key(stream: str, sequence: int) -> Item:
    """The key of an entry."""
    return {"stream": text(stream), "sequence": number(sequence)}


def entry_item(entry: Entry) -> Item:
    """An entry as it is stored, and what the indexes of the trail need."""
    return {
        **entry_key(entry.stream, entry.sequence),
        "text": text(entry.text),
        "previousHash": text(entry.previous_hash),
        "hash": text(entry.hash),
        "trail": text(TRAIL),
        "moment": text(_moment(moment_text(entry.recorded_at), entry.stream, entry.sequence)),
        "actor": text(key_text(entry.actor)),
        "kind": text(kind_name(entry.event)),
    }


class Histories:
    """Reads histories, and what lists them."""

    def __init__(self, reader: Reader, names: TableNames) -> None:
        self._reader = reader
        self._names = names

    def load(self, stream: str) -> tuple[Entry, ...]:
        """The whole history of `stream`, oldest first."""
        query: dict[str, Any] = {
            "TableName": self._names.events,
            "ConsistentRead": True,
            "KeyConditionExpression": "#stream = :stream AND #sequence > :head",
            "ExpressionAttributeNames": {"#stream": "stream", "#sequence": "sequence"},
            "ExpressionAttributeValues": {":stream": text(stream), ":head": number(0)},
        }
        return tuple([_entry(item) for items in self._reader.each(query) for item in items])

    def streams(self, prefix: str, after: str | None, limit: int) -> list[str]:
        """Names of streams that begin with `prefix`, in order, after the name `after`."""
        assert 0 < limit <= PAGE_SIZE_MAX
        pages = self._reader.named(self._names.lists, STREAMS_LIST, prefix, after, limit)
        return list(islice((item["name"]["S"] for items in pages for item in items), limit))

    def heads(self, prefix: str, after: str | None, limit: int) -> list[Head]:
        """Where those streams end."""
        names = self.streams(prefix, after, limit)
        items = self._reader.many(self._names.events, [head_key(name) for name in names])
        found = {item["stream"]["S"]: item for item in items}
        return [
            Head(name, int(found[name]["version"]["N"]), found[name]["hash"]["S"]) for name in names
        ]  # fmt: skip - it reads better than on one line

    def all(self, prefix: str) -> Iterator[tuple[Entry, ...]]:
        """Every whole history whose stream begins with `prefix`, in order of name."""
        after = None
        with ThreadPoolExecutor(_READ_AT_ONCE, "skycap-histories") as several:
            while names := self.streams(prefix, after, PAGE_SIZE_MAX):
                after = names[-1]
                yield from several.map(self.load, names)

    def trail(
        self, after: tuple[str, str, int] | None, limit: int, *, actor: str, kind: str
    ) -> Page:
        """Entries of every stream, newest first, perhaps of one actor or of one kind."""
        assert 0 < limit <= PAGE_SIZE_MAX
        assert not (actor and kind)
        index, attribute, value = "byTime", "trail", TRAIL
        if actor:
            index, attribute, value = "byActor", "actor", key_text(actor)
        elif kind:
            index, attribute, value = "byKind", "kind", kind
        condition, names = "#of = :of", {"#of": attribute}
        values = {":of": text(value)}
        if after:
            condition += " AND #moment < :after"
            names["#moment"], values[":after"] = "moment", text(_moment(*after))
        query: dict[str, Any] = {
            "TableName": self._names.events,
            "IndexName": index,
            "KeyConditionExpression": condition,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            "ScanIndexForward": False,
            "Limit": limit + 1,
        }
        listed = (item for items in self._reader.each(query) for item in items)
        keys = [
            {name: item[name] for name in ("stream", "sequence")}
            for item in islice(listed, limit + 1)
        ]
        return self._page(keys, limit)

    def _page(self, keys: list[Item], limit: int) -> Page:
        entries = [_entry(item) for item in self._reader.many(self._names.events, keys[:limit])]
        entries.sort(key=_place, reverse=True)
        return Page(entries, _place(entries[-1]) if len(keys) > limit else None)


def _entry(item: Item) -> Entry:
    return _read(
        item["stream"]["S"], item["text"]["S"], item["previousHash"]["S"], item["hash"]["S"]
    )


def _place(entry: Entry) -> tuple[str, str, int]:
    return moment_text(entry.recorded_at), entry.stream, entry.sequence


def _moment(recorded_at: str, stream: str, sequence: int) -> str:
    return f"{recorded_at} {stream} {sequence:010d}"
