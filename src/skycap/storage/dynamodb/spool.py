"""A file of items on the way to a rebuild: more than fit in memory, found by their keys."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Self

import orjson

from skycap.storage.dynamodb.values import Item


class Spool:
    """Items by table and key, in a temporary file that goes with it."""

    def __init__(self) -> None:
        # An empty name is a file that SQLite makes and removes by itself.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute(
            "CREATE TABLE items (place TEXT, key BLOB, item BLOB, PRIMARY KEY (place, key))"
            " WITHOUT ROWID"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, place: str, key: Item, item: Item) -> None:
        """Keep an item of a table; a later one with its key replaces it."""
        self._database.execute(
            "INSERT OR REPLACE INTO items VALUES (?, ?, ?)", (place, _bytes(key), _bytes(item))
        )

    def take_equal(self, place: str, key: Item, item: Item) -> bool:
        """Forget the item if it is the same as `item`."""
        done = self._database.execute(
            "DELETE FROM items WHERE place = ? AND key = ? AND item = ?",
            (place, _bytes(key), _bytes(item)),
        )
        return done.rowcount == 1

    def holds(self, place: str, key: Item) -> bool:
        """Whether there is an item with that key."""
        found = self._database.execute(
            "SELECT 1 FROM items WHERE place = ? AND key = ?", (place, _bytes(key))
        )
        return found.fetchone() is not None

    def rest(self) -> Iterator[tuple[str, Item]]:
        """What is still there: table and item."""
        for place, item in self._database.execute("SELECT place, item FROM items"):
            yield place, orjson.loads(item)


def _bytes(item: Mapping[str, Any]) -> bytes:
    return orjson.dumps(item, option=orjson.OPT_SORT_KEYS)
