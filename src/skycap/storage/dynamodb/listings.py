"""Which index of DynamoDB answers which list, and where a row stands in it.

An index is asked for one partition, in order of place. Where a list has no column to be equal in,
its partition is the name of its table: a constant. One such partition takes a thousand index writes
a second, ten times what the API lets in, so none is split. A row's place is its first order column,
or, where many rows share that one, all its order columns joined by spaces, so that a page never
reads more than it shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skycap.services.records import INDEXES, TABLES, Index, Row
from skycap.storage.dynamodb.tables import SecondaryIndex
from skycap.storage.dynamodb.values import SHAPES, Attribute, Item, camel, key_text, text

INDEX_OF: Mapping[str, str] = {
    "loans_by_creation": "byCreation",
    "loans_by_status": "byStatus",
    "loans_by_identity": "byIdNumber",
    "loans_by_capturer": "byCapturer",
    "loans_by_reference": "byReference",
    "loans_by_arrears": "byArrears",
    "repayments_by_date": "byDate",
    "repayments_by_loan": "byLoan",
    "repayments_proposed": "byProposal",
    "repayments_reversed": "byReversal",
    "repayments_by_reference": "byReference",
    "applications_by_loan": "byLoan",
    "notes_by_loan": "byLoan",
    "documents_by_loan": "byLoan",
    "documents_by_state": "byList",
    "documents_by_digest": "byDigest",
    "journal_by_loan": "byLoan",
    "journal_by_date": "byList",
    "users_by_username": "byUsername",
    "users_by_name": "byName",
    "products_by_code": "byList",
}
"""The index of DynamoDB for each list."""

_LOWEST, _HIGHEST = " ", " \U0010ffff"
"""What a joined place has after its first column, at least and at most."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, and the index that answers it."""

    index: Index[Any]
    secondary: SecondaryIndex
    partition_is_column: bool
    place_is_column: bool

    def partition(self, equal: tuple[str, ...]) -> str:
        """The partition that holds the rows with these `equal` columns."""
        if self.partition_is_column:
            return key_text(*equal)
        return "/".join((self.index.table.name, *equal))

    def place(self, order: tuple[Any, ...]) -> str:
        """The place of a row with these order columns."""
        if self.place_is_column:
            return key_text(order[0])
        joined = " ".join(f"{part:020d}" if isinstance(part, int) else part for part in order)
        return key_text(joined)

    def lowest(self, first: str) -> str:
        """Where rows begin whose first order column is `first`."""
        return self._bound(first, _LOWEST)

    def highest(self, first: str) -> str:
        """Where rows end whose first order column is `first`."""
        return self._bound(first, _HIGHEST)

    def attributes(self, row: Row) -> Item:
        """What the index needs of `row` beside its columns."""
        order = tuple(getattr(row, name) for name in self.index.order)
        made: Item = {}
        if not self.partition_is_column:
            equal = tuple(getattr(row, name) for name in self.index.equal)
            made[self.secondary.key.partition] = text(self.partition(equal))
        if self.secondary.key.place and not self.place_is_column and order[0] is not None:
            made[self.secondary.key.place] = text(self.place(order))
        return made

    def _bound(self, first: str, ending: str) -> str:
        if self.place_is_column or len(self.index.order) == 1:
            return key_text(first)
        return first + ending


def _listing(index: Index[Any]) -> Listing:
    shape = SHAPES[index.table.name]
    wanted = INDEX_OF[index.name]
    (secondary,) = [one for one in shape.definition.indexes if one.name == wanted]
    columns = {column.attribute for column in shape.columns}
    place = secondary.key.place
    partition_is_column = secondary.key.partition in columns
    if partition_is_column:
        assert [camel(name) for name in index.equal] == [secondary.key.partition]
    return Listing(index, secondary, partition_is_column, place in columns)


LISTINGS: Mapping[str, Listing] = {index.name: _listing(index) for index in INDEXES}

_OF_TABLE: Mapping[str, tuple[Listing, ...]] = {
    table.name: tuple(one for one in LISTINGS.values() if one.index.table is table)
    for table in TABLES
}


def item_of(row: Row, table: str) -> Item:
    """The whole item of `row`, with what its indexes need."""
    item = SHAPES[table].write(row)
    for listing in _OF_TABLE[table]:
        item.update(listing.attributes(row))
    return item


def stands_there(item: Mapping[str, Attribute], found: Mapping[str, Attribute]) -> bool:
    """Whether a row is still where an index `found` it; the index lags a moment behind."""
    return all(item.get(name) == value for name, value in found.items())
