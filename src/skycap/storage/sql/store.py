"""The SQL adapter: reads on pooled connections, writes through one group-committing connection."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, Self, cast

import orjson
from sqlalchemy import Engine

from skycap.lending.history import Entry, moment_text, read
from skycap.services.ports import (
    PAGE_SIZE_MAX,
    Answered,
    Commit,
    Head,
    Page,
    Unavailable,
)
from skycap.services.records import Index, R, Row, Table
from skycap.storage.sql import applying, schema, sqlite
from skycap.storage.sql.driver import Connection
from skycap.storage.sql.group import GroupCommit
from skycap.storage.sql.migrate import migrate
from skycap.storage.sql.slow import Slow
from skycap.storage.sql.statements import Prepared, Statements, end_of
from skycap.storage.sql.writer import Work, Writer

SLOW_MS_DEFAULT: Final = 250

_read = partial(read, parse=orjson.loads)
"""Entries are JSON of our own, and this reads it three times as fast."""


class SqlStore:
    """A `Store` in a SQL database. Safe to share between threads, and between processes.

    Make one with `SqlStore.open`. A commit returns when it is on disk; commits that wait at the
    same time share a transaction. Readers see only what is committed.
    """

    def __init__(
        self, engine: Engine, library: sqlite.Library, slow_ms: int = SLOW_MS_DEFAULT
    ) -> None:
        self._slow = Slow(slow_ms)
        self._engine = engine
        self._library = library
        self._statements = Statements(engine.dialect)
        self._writer = Writer(engine, self._slow)
        self._group: GroupCommit[Work] = GroupCommit(self._writer.write)

    @classmethod
    def open(
        cls,
        path: Path | str,
        library: sqlite.Library | None = None,
        *,
        slow_ms: int = SLOW_MS_DEFAULT,
    ) -> Self:
        """Open the SQLite database at `path`; make it, or bring it up to date, if need be.

        Whatever takes `slow_ms` milliseconds or longer is told to the log.

        The folder must exist. Raises `Unavailable` if the file cannot be used, which includes
        `UnsafeEngine` if this machine's SQLite would put it at risk.
        """
        library = library or sqlite.choose_library()
        try:
            engine = sqlite.open_engine(Path(path), library)
            try:
                migrate(engine)
            except BaseException:
                engine.dispose()
                raise
        except OSError as problem:
            raise Unavailable(f"cannot open {path}: {problem.strerror}") from problem
        except library.module.DatabaseError as problem:
            raise Unavailable(f"cannot open {path}: {problem}") from problem
        return cls(engine, library, slow_ms)

    def engine_safety(self) -> sqlite.Safety:
        """Which SQLite and journal mode are in use, and whether that pair is sound."""
        connection = self._engine.raw_connection()
        try:
            driven = cast("Connection", connection.driver_connection)
            return sqlite.safety_of(driven, self._library)
        finally:
            connection.close()

    def load(self, stream: str) -> tuple[Entry, ...]:
        """The whole history of `stream`, oldest first; empty if there is none."""
        return tuple([_read(*row) for row in self._rows(self._statements.load, stream=stream)])

    def get(self, table: Table[R], *key: str) -> R | None:
        """The row with that key."""
        named = dict(zip(table.key, key, strict=True))
        rows = self._rows(self._statements.rows[table.name].get, **named)
        return _records(table, rows)[0] if rows else None

    def get_many(self, table: Table[R], keys: Collection[str]) -> dict[str, R]:
        """The rows with those keys, by key; unknown keys are left out."""
        assert len(keys) <= PAGE_SIZE_MAX
        if not keys:
            return {}
        named = {f"key_{place}": key for place, key in enumerate(keys)}
        rows = _records(table, self._rows(self._statements.get_many(table, len(keys)), **named))
        return {str(getattr(row, table.key[0])): row for row in rows}

    def page(
        self,
        index: Index[R],
        *equal: str,
        after: tuple[Any, ...] | None = None,
        limit: int = PAGE_SIZE_MAX,
        since: str | None = None,
        until: str | None = None,
        backwards: bool = False,
    ) -> Page:
        """Rows of `index` whose `equal` columns match, in its order, beginning after `after`."""
        assert len(equal) == len(index.equal)
        assert 0 < limit <= PAGE_SIZE_MAX
        statement = self._statements.page(
            index,
            after=after is not None,
            since=since is not None,
            until=until is not None,
            backwards=backwards,
        )
        named: dict[str, Any] = {f"equal_{place}": value for place, value in enumerate(equal)}
        bounds = {"since": since, "until": until}
        named |= {name: bound for name, bound in bounds.items() if bound is not None}
        rows = self._rows(statement, **named, **_cursor(after), limit=limit + 1)
        found = _records(index.table, rows[:limit])
        if len(rows) <= limit:
            return Page(found, None)
        return Page(found, tuple(getattr(found[-1], column) for column in index.order))

    def find_loans(
        self, prefixes: Sequence[str], after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[str]:
        """Ids of loans with a search token for each of `prefixes`, newest first, below `after`."""
        assert 0 < limit <= PAGE_SIZE_MAX
        if not prefixes:
            return []
        named: dict[str, Any] = {"limit": limit}
        # The longest matches the fewest, so it goes first and the others only have to confirm.
        for place, prefix in enumerate(sorted(prefixes, key=len, reverse=True)):
            named[f"low_{place}"], named[f"high_{place}"] = prefix, end_of(prefix)
        if after is not None:
            named["after"] = after
        statement = self._statements.find_loans(len(prefixes), after=after is not None)
        return [loan for (loan,) in self._rows(statement, **named)]

    def counters(self, prefix: str) -> dict[str, int]:
        """The counters whose names begin with `prefix`."""
        return dict(self._rows(self._statements.counters, low=prefix, high=end_of(prefix)))

    def claimed(self, name: str) -> str | None:
        """Who holds the unique `name`, or None."""
        rows = self._rows(self._statements.claimed, name=name)
        return str(rows[0][0]) if rows else None

    def answered(self, key: str) -> Answered | None:
        """The first answer to a request key, kept forever."""
        rows = self._rows(self._statements.answered, key=key)
        return Answered(*rows[0]) if rows else None

    def trail(
        self,
        after: tuple[str, str, int] | None = None,
        limit: int = PAGE_SIZE_MAX,
        *,
        actor: str = "",
        kind: str = "",
    ) -> Page:
        """Entries of every stream, newest first; a cursor is (recorded_at, stream, sequence)."""
        assert 0 < limit <= PAGE_SIZE_MAX
        assert not (actor and kind)
        narrowed = "actor" if actor else "kind" if kind else ""
        statement = self._statements.trails[narrowed, after is not None]
        of = {narrowed: actor or kind} if narrowed else {}
        rows = self._rows(statement, **of, **_cursor(after), limit=limit + 1)
        found = [_read(*row) for row in rows[:limit]]
        if len(rows) <= limit:
            return Page(found, None)
        last = found[-1]
        return Page(found, (moment_text(last.recorded_at), last.stream, last.sequence))

    def streams(
        self, prefix: str, after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[str]:
        """Names of streams that begin with `prefix`, in order, after the name `after`."""
        return [head.stream for head in self.heads(prefix, after, limit)]

    def heads(
        self, prefix: str, after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[Head]:
        """Where the streams that begin with `prefix` end, in order, after the name `after`."""
        assert 0 < limit <= PAGE_SIZE_MAX
        named = {"low": prefix, "high": end_of(prefix), "after": after or "", "limit": limit}
        return [Head(*row) for row in self._rows(self._statements.heads, **named)]

    def histories(self, prefix: str) -> Iterator[tuple[Entry, ...]]:
        """Every whole history whose stream begins with `prefix`, in order of name."""
        after = None
        while names := self.streams(prefix, after):
            first, after = names[0], names[-1]
            rows = self._rows(self._statements.load_between, first=first, last=after)
            for _, of_stream in groupby(rows, key=itemgetter(0)):
                yield tuple([_read(*row) for row in of_stream])

    def commit(self, commit: Commit) -> None:
        """Write all of `commit`, durably, or nothing."""
        commit.check()
        self._group.run(partial(applying.apply, statements=self._statements, commit=commit))

    def rebuild(self, rows: Iterable[Row], additions: Mapping[str, int]) -> None:
        """Replace the read models (`REBUILT`) and all counters by these, in one transaction.

        Other writers wait from before the first of `rows` is taken, so rows that are made from
        the histories as they are taken miss nothing.
        """
        work = partial(
            applying.rebuild, statements=self._statements, rows=rows, additions=additions
        )
        self._group.run(work, alone=True)

    def close(self) -> None:
        """Finish what is waiting and let go of the database."""
        self._group.close()
        self._writer.close()
        self._engine.dispose()

    def _rows(self, statement: Prepared, **named: object) -> list[tuple[Any, ...]]:
        """Run one query on a connection of the pool."""
        try:
            connection = self._engine.raw_connection()
            try:
                driven = cast("Connection", connection.driver_connection)
                values = {**statement.fixed, **named}
                began = time.perf_counter_ns()
                rows = driven.execute(statement.text, values).fetchall()
                took = time.perf_counter_ns() - began
                if took >= self._slow.nanoseconds:
                    self._slow.statement(driven, statement.text, values, took)
            except BaseException:
                connection.invalidate()
                raise
            connection.close()
        except Exception as problem:
            if sqlite.is_failure(problem, self._library.module):
                raise Unavailable(f"cannot read: {problem}") from problem
            raise
        return rows


def _cursor(after: tuple[Any, ...] | None) -> dict[str, Any]:
    return {f"after_{place}": value for place, value in enumerate(after or ())}


def _records(table: Table[R], rows: Iterable[tuple[Any, ...]]) -> list[R]:
    """Rows as the dataclass of their table, with flags as booleans again."""
    flags = schema.FLAGS[table.name]
    make: Callable[..., R] = table.row
    if not flags:
        return [make(*row) for row in rows]
    return [
        make(
            *[
                bool(value) if place in flags and value is not None else value
                for place, value in enumerate(row)
            ]
        )
        for row in rows
    ]
