"""Every statement that the store runs, made with SQLAlchemy and compiled to text once.

Compiled text goes to the driver as it is: a statement then costs what SQLite takes, a sixth of
what executing the same construct costs each time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    BindParameter,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement

from skycap.services import records
from skycap.services.records import Index
from skycap.storage.sql import schema

_LAST_CHARACTER = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)  # no text may hold these, so a bound skips them

# Both know ON CONFLICT, each in a class of its own.
_INSERTS: dict[str, Callable[[Table], Any]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as text, and the values of those parameters that never change."""

    text: str
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowStatements:
    """What is done with the rows of one table."""

    get: Prepared
    put: Prepared
    remove: Prepared
    clear: Prepared
    columns: tuple[str, ...]
    values: Callable[[object], tuple[Any, ...]]

    def parameters(self, row: object) -> dict[str, Any]:
        """The values of `row` by column."""
        return dict(zip(self.columns, self.values(row), strict=True))


class Statements:
    """The statements in the words of one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._pages: dict[tuple[str, bool, bool, bool, bool], Prepared] = {}
        self._many: dict[tuple[str, int], Prepared] = {}
        self._searches: dict[tuple[int, bool], Prepared] = {}
        events, heads = schema.events, schema.stream_heads
        entry = (events.c.stream, events.c.text, events.c.previous_hash, events.c.hash)
        self.load = self._prepare(
            select(*entry).where(events.c.stream == bindparam("stream")).order_by(events.c.sequence)
        )
        self.load_between = self._prepare(
            select(*entry)
            .where(events.c.stream.between(bindparam("first"), bindparam("last")))
            .order_by(events.c.stream, events.c.sequence)
        )
        place = (events.c.recorded_at, events.c.stream, events.c.sequence)
        trail = (
            select(*entry).order_by(*[column.desc() for column in place]).limit(bindparam("limit"))
        )
        before = tuple_(*place) < tuple_(*_places(place))
        self.trails: dict[tuple[str, bool], Prepared] = {}
        """Of everybody, of one actor, of one kind; the first page, and those after a place."""
        for narrowed in ("", "actor", "kind"):
            of = [events.c[narrowed] == bindparam(narrowed)] if narrowed else []
            self.trails[narrowed, False] = self._prepare(trail.where(*of))
            self.trails[narrowed, True] = self._prepare(trail.where(*of, before))
        self.add_events = self._prepare(insert(events))
        self.head = self._prepare(select(heads).where(heads.c.stream == bindparam("stream")))
        self.heads = self._prepare(
            select(heads)
            .where(heads.c.stream >= bindparam("low"), heads.c.stream > bindparam("after"))
            .where(heads.c.stream < bindparam("high"))
            .order_by(heads.c.stream)
            .limit(bindparam("limit"))
        )
        self.start_stream = self._prepare(insert(heads))
        self.advance_stream = self._prepare(
            update(heads)
            .where(
                heads.c.stream == bindparam("of"),
                heads.c.version == bindparam("expected"),
                heads.c.head_hash == bindparam("previous"),
            )
            .values(version=bindparam("version"), head_hash=bindparam("head_hash"))
        )
        self._prepare_names()
        self.rows = {table.name: self._of_rows(table) for table in schema.metadata.sorted_tables}

    def _prepare_names(self) -> None:
        """The statements of counters, claims and request keys."""
        counters, claims, keys = schema.counters, schema.claims, schema.request_keys
        self.counters = self._prepare(
            select(counters.c.name, counters.c.value)
            .where(counters.c.name >= bindparam("low"), counters.c.name < bindparam("high"))
            .order_by(counters.c.name)
        )
        adding = _INSERTS[self._dialect.name](counters)
        self.add_to_counters = self._prepare(
            adding.on_conflict_do_update(
                index_elements=["name"],
                set_={"value": counters.c.value + adding.excluded.value},
            )
        )
        self.clear_counters = self._prepare(delete(counters))
        self.claimed = self._prepare(
            select(claims.c.holder).where(claims.c.name == bindparam("name"))
        )
        self.claim = self._prepare(insert(claims))
        self.release = self._prepare(delete(claims).where(claims.c.name == bindparam("name")))
        self.answered = self._prepare(select(keys).where(keys.c.key == bindparam("key")))
        self.answer = self._prepare(insert(keys))

    def page(
        self,
        index: Index[Any],
        *,
        after: bool,
        until: bool,
        since: bool = False,
        backwards: bool = False,
    ) -> Prepared:
        """Rows of `index` equal to `equal_<n>`, in order, after `after_<n>`, within bounds."""
        wanted = (index.name, after, since, until, backwards)
        if wanted not in self._pages:
            descending = index.descending != backwards
            page = _page(index, after=after, since=since, until=until, descending=descending)
            self._pages[wanted] = self._prepare(page)
        return self._pages[wanted]

    def get_many(self, table: records.Table[Any], count: int) -> Prepared:
        """The rows whose key is one of `key_<n>`, for `count` keys."""
        wanted = (table.name, count)
        if wanted not in self._many:
            kept = schema.metadata.tables[table.name]
            (key,) = kept.primary_key
            keys: list[BindParameter[str]] = [bindparam(f"key_{place}") for place in range(count)]
            self._many[wanted] = self._prepare(select(kept).where(key.in_(keys)))
        return self._many[wanted]

    def find_loans(self, prefixes: int, *, after: bool) -> Prepared:
        """Loans with a token in every range `low_<n>` to `high_<n>`, newest first."""
        wanted = (prefixes, after)
        if wanted not in self._searches:
            self._searches[wanted] = self._prepare(_search(prefixes, after=after))
        return self._searches[wanted]

    def _of_rows(self, table: Table) -> RowStatements:
        is_key = and_(*[column == bindparam(column.name) for column in table.primary_key])
        put = _INSERTS[self._dialect.name](table)
        others = {
            column.name: put.excluded[column.name] for column in table.c if not column.primary_key
        }
        key = [column.name for column in table.primary_key]
        upsert = (
            put.on_conflict_do_update(index_elements=key, set_=others)
            if others
            else put.on_conflict_do_nothing()
        )
        columns = tuple(column.name for column in table.c)
        return RowStatements(
            get=self._prepare(select(table).where(is_key)),
            put=self._prepare(upsert),
            remove=self._prepare(delete(table).where(is_key)),
            clear=self._prepare(delete(table)),
            columns=columns,
            values=attrgetter(*columns),
        )

    def _prepare(self, statement: ClauseElement) -> Prepared:
        compiled = statement.compile(dialect=self._dialect)
        known = {name: value for name, value in compiled.params.items() if value is not None}
        return Prepared(str(compiled), known)


def end_of(prefix: str) -> str:
    """The least text that is above every text beginning with `prefix`; "" needs no bound."""
    for length in range(len(prefix), 0, -1):
        following = ord(prefix[length - 1]) + 1
        if following in _SURROGATES:
            following = _SURROGATES.stop
        if following <= _LAST_CHARACTER:
            return prefix[: length - 1] + chr(following)
    return chr(_LAST_CHARACTER) * 2


def _places(columns: tuple[Any, ...]) -> list[Any]:
    return [bindparam(f"after_{place}", type_=column.type) for place, column in enumerate(columns)]


def _page(
    index: Index[Any], *, after: bool, since: bool, until: bool, descending: bool
) -> Select[Any]:
    table = schema.metadata.tables[index.table.name]
    order = tuple(table.c[name] for name in index.order)
    statement = select(table).where(
        *[table.c[name] == bindparam(f"equal_{place}") for place, name in enumerate(index.equal)]
    )
    if order[0].nullable:
        statement = statement.where(order[0].is_not(None))
    if since:
        statement = statement.where(order[0] >= bindparam("since"))
    if until:
        statement = statement.where(order[0] <= bindparam("until"))
    if after:
        here, there = tuple_(*order), tuple_(*_places(order))
        statement = statement.where(here < there if descending else here > there)
    directed = [column.desc() if descending else column for column in order]
    return statement.order_by(*directed).limit(bindparam("limit"))


def _search(prefixes: int, *, after: bool) -> Select[Any]:
    """The first range drives; each found loan is looked up in the others by (loan, token)."""
    first = schema.search.alias("first")
    statement = select(first.c.loan_id).where(
        first.c.token >= bindparam("low_0"), first.c.token < bindparam("high_0")
    )
    for place in range(1, prefixes):
        other = schema.search.alias(f"other_{place}")
        statement = statement.where(
            exists().where(
                other.c.loan_id == first.c.loan_id,
                other.c.token >= bindparam(f"low_{place}"),
                other.c.token < bindparam(f"high_{place}"),
            )
        )
    if after:
        statement = statement.where(first.c.loan_id < bindparam("after"))
    return statement.distinct().order_by(first.c.loan_id.desc()).limit(bindparam("limit"))
