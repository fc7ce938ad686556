"""A page of a list: keys from an index, in order, then the rows by their keys, strongly.

The index lags a moment behind; the rows do not. A row that no longer stands where the index found
it is left out: the index will show it where it stands now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from skycap.services.ports import PAGE_SIZE_MAX, Page
from skycap.services.records import Index, Row
from skycap.storage.dynamodb.listings import LISTINGS, Listing, stands_there
from skycap.storage.dynamodb.reading import Items, Reader
from skycap.storage.dynamodb.values import SHAPES, Item, text

Place = tuple[Any, ...]

_BESIDE = 3
"""Keys read beside those of a page: the one that it begins after, one that tells whether there are
more, and one that shows where the ties of the last one end."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The part of a list that is asked for."""

    index: Index[Any]
    equal: tuple[str, ...]
    after: Place | None
    since: str | None
    until: str | None
    descending: bool

    def place(self, row: Row) -> Place:
        """Where a row stands in the list."""
        return tuple(getattr(row, name) for name in self.index.order)

    def has(self, row: Row) -> bool:
        """Whether the part holds this row of the list's partition."""
        place = self.place(row)
        first = place[0]
        if first is None:
            return False
        if (self.since is not None and first < self.since) or (
            self.until is not None and first > self.until
        ):
            return False
        if self.after is None:
            return True
        return place < self.after if self.descending else place > self.after

    def bounds(self, listing: Listing) -> tuple[str | None, str | None]:
        """The lowest and the highest place in the index that may hold what is wanted."""
        low = None if self.since is None else listing.lowest(self.since)
        high = None if self.until is None else listing.highest(self.until)
        if self.after is not None:
            edge = listing.place(self.after)
            if self.descending:
                high = edge if high is None else min(high, edge)
            else:
                low = edge if low is None else max(low, edge)
        return low, high


def page(reader: Reader, table: str, wanted: Wanted, limit: int) -> Page:
    """At most `limit` rows of what is wanted, which lie in `table`, and where the rest begins."""
    assert 0 < limit <= PAGE_SIZE_MAX
    assert len(wanted.equal) == len(wanted.index.equal)
    listing = LISTINGS[wanted.index.name]
    rows: list[Any] = []
    for keys in _without_cut_ties(_keys(reader, table, listing, wanted, limit + _BESIDE), listing):
        found = [row for row in _rows(reader, table, listing, keys) if wanted.has(row)]
        rows += sorted(found, key=wanted.place, reverse=wanted.descending)
        if len(rows) > limit:
            return Page(rows[:limit], wanted.place(rows[limit - 1]))
    return Page(rows, None)


def _keys(
    reader: Reader, table: str, listing: Listing, wanted: Wanted, limit: int
) -> Iterable[Items]:
    key = listing.secondary.key
    names = {"#partition": key.partition}
    values = {":partition": text(listing.partition(wanted.equal))}
    query: dict[str, Any] = {"TableName": table, "IndexName": listing.secondary.name}
    condition = "#partition = :partition"
    if key.place:
        low, high = wanted.bounds(listing)
        if low is not None and high is not None and low > high:
            return []
        bounds = {":low": low, ":high": high}
        values |= {name: text(bound) for name, bound in bounds.items() if bound is not None}
        within = {
            (True, True): "BETWEEN :low AND :high",
            (True, False): ">= :low",
            (False, True): "<= :high",
        }.get((low is not None, high is not None))
        if within:
            names["#place"] = key.place
            condition += f" AND #place {within}"
        query["Limit"] = limit
    query |= {
        "KeyConditionExpression": condition,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": values,
        "ScanIndexForward": not wanted.descending,
    }
    return reader.each(query)


def _without_cut_ties(pages: Iterable[Items], listing: Listing) -> Iterator[Items]:
    """The same keys, but those at one place never in two pages: an index leaves ties unordered."""
    place = listing.secondary.key.place
    held: Items = []
    for keys in pages:
        held += keys
        if place and held:
            last = held[-1][place]
            yield [key for key in held if key[place] != last]
            held = [key for key in held if key[place] == last]
    yield held


def _rows(reader: Reader, table: str, listing: Listing, keys: Items) -> list[Any]:
    """The rows that are still where the index found them."""
    shape = SHAPES[listing.index.table.name]
    own = shape.definition.key.partition
    found: dict[str, Item] = {key[own]["S"]: key for key in keys}
    items = reader.many(table, [{own: key[own]} for key in found.values()])
    return [shape.read(item) for item in items if stands_there(item, found[item[own]["S"]])]
