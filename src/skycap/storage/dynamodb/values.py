"""Rows as items: one attribute a column, in camelCase, so that people can read them.

What is None is left out. A key of DynamoDB may not be empty, so an empty text that is part of a key
is written as one zero character.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from skycap.services import records
from skycap.services.records import SEARCH, R, Row, Table
from skycap.storage.dynamodb import tables
from skycap.storage.dynamodb.tables import TableDefinition

Attribute = Mapping[str, Any]
"""A value and its type as DynamoDB writes it: {"S": text}, {"N": digits} or {"BOOL": flag}."""

Item = dict[str, Attribute]

WHOLE_MAX = 2**63 - 1
"""The largest amount that a row or counter holds; the smallest is one less than its negative."""

SEARCH_LIST = "search"
"""The partition of `SkycapLists` that holds the search tokens."""

_EMPTY = "\0"

_OWN_TABLES: Mapping[str, tuple[str, str]] = {
    "loans": ("loans", "loanId"),
    "users": ("users", "userId"),
    "repayments": ("repayments", "repaymentId"),
}
"""Which rows have a table of their own, and what their id is called there."""


def text(value: str) -> Attribute:
    """A text."""
    return {"S": value}


def number(value: int) -> Attribute:
    """A whole number."""
    return {"N": str(value)}


def key_text(value: str) -> str:
    """`value` as part of a key, which may not be empty; the order stays."""
    return _EMPTY + value if value[:1] in {"", _EMPTY} else value


def plain_text(value: str) -> str:
    """What `key_text` was made from."""
    return value.removeprefix(_EMPTY)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a row: its attribute, its type, and whether it is part of a key."""

    name: str
    attribute: str
    kind: type
    nullable: bool
    is_key: bool

    def write(self, value: object) -> Attribute | None:
        """The attribute for `value`, None for none. A value of another type is our bug."""
        if value is None:
            assert self.nullable, f"{self.name} is None"
            return None
        assert type(value) is self.kind, f"{self.name} is {value!r}"
        if isinstance(value, bool):
            return {"BOOL": value}
        if isinstance(value, int):
            assert -WHOLE_MAX - 1 <= value <= WHOLE_MAX, f"{self.name} is too large"
            return number(value)
        return text(key_text(str(value)) if self.is_key else str(value))

    def read(self, item: Mapping[str, Attribute]) -> object:
        """The value of this column in `item`."""
        attribute = item.get(self.attribute)
        if attribute is None:
            return None
        ((kind, value),) = attribute.items()
        if kind == "N":
            return int(value)
        return plain_text(value) if kind == "S" and self.is_key else value


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of one table become items: of which table of DynamoDB, with which columns."""

    table: Table[Any]
    place: str
    definition: TableDefinition
    columns: tuple[Column, ...]

    def key(self, key: tuple[str, ...]) -> Item:
        """The key of the item with the row's `key`."""
        if self.table.name == SEARCH.name:
            return {"list": text(SEARCH_LIST), "name": text(" ".join(key))}
        if self.place == "records":
            return {"record": text("/".join((self.table.name, *key)))}
        return {self.definition.key.partition: text(key_text(*key))}

    def write(self, row: Row) -> Item:
        """The item of `row`, without what only indexes need."""
        item = self.key(self.table.key_of(row))
        for column in self.columns:
            attribute = column.write(getattr(row, column.name))
            if attribute is not None:
                item[column.attribute] = attribute
        return item

    def read(self, item: Mapping[str, Attribute]) -> Any:  # noqa: ANN401 - a row of its table
        """The row of `item`."""
        make: Callable[..., Any] = self.table.row
        return make(*[column.read(item) for column in self.columns])


def _shape(table: Table[Any]) -> Shape:
    place, identity = _OWN_TABLES.get(table.name, ("records", "id"))
    if table.name == SEARCH.name:
        place = "lists"
    definition = tables.TABLES[place]
    hints, columns = get_type_hints(table.row), []
    for part in fields(table.row):
        attribute = identity if part.name == "id" else camel(part.name)
        kinds = getattr(hints[part.name], "__args__", (hints[part.name],))
        (kind,) = [one for one in kinds if one is not type(None)]
        is_key = attribute in definition.attributes
        columns.append(Column(part.name, attribute, kind, len(kinds) > 1, is_key))
    return Shape(table, place, definition, tuple(columns))


def camel(name: str) -> str:
    """`snake_case` as camelCase."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


SHAPES: Mapping[str, Shape] = {table.name: _shape(table) for table in records.TABLES}


def shape_of(table: Table[R]) -> Shape:
    """How the rows of `table` become items."""
    return SHAPES[table.name]
