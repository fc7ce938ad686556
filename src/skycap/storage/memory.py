"""The reference adapter: everything in dictionaries under one lock, simple enough to be seen right.

The other adapters are compared with it step by step, so it also refuses what they would refuse.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, cast, get_type_hints

from skycap.lending.history import GENESIS, Entry, kind_name, moment_text
from skycap.services.ports import (
    PAGE_SIZE_MAX,
    Answered,
    ClaimTaken,
    Commit,
    Conflict,
    Head,
    KeyUsed,
    Page,
)
from skycap.services.records import REBUILT, TABLE_OF, TABLES, Index, R, Row, Table

WHOLE_MAX = 2**63 - 1
"""The largest amount that a column holds; the smallest is one less than its negative."""

_HINTS = {table.row: get_type_hints(table.row) for table in TABLES}


class MemoryStore:
    """A `Store` that forgets everything when the process ends. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._streams: dict[str, tuple[Entry, ...]] = {}
        self._rows: dict[str, dict[tuple[str, ...], Row]] = {table.name: {} for table in TABLES}
        self._counters: dict[str, int] = {}
        self._claims: dict[str, str] = {}
        self._answers: dict[str, Answered] = {}

    def load(self, stream: str) -> tuple[Entry, ...]:
        """The whole history of `stream`, oldest first; empty if there is none."""
        with self._lock:
            return self._streams.get(stream, ())

    def get(self, table: Table[R], *key: str) -> R | None:
        """The row with that key."""
        with self._lock:
            return cast("R | None", self._rows[table.name].get(key))

    def get_many(self, table: Table[R], keys: Collection[str]) -> dict[str, R]:
        """The rows with those keys, by key; unknown keys are left out."""
        assert len(keys) <= PAGE_SIZE_MAX
        found = {key: self.get(table, key) for key in keys}
        return {key: row for key, row in found.items() if row is not None}

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

        def place(row: Row) -> tuple[Any, ...]:
            return tuple(getattr(row, column) for column in index.order)

        def belongs(row: Row) -> bool:
            first = getattr(row, index.order[0])
            return (
                all(getattr(row, column) == value for column, value in zip(index.equal, equal))  # noqa: B905 - their lengths were just compared
                and first is not None
                and (since is None or first >= since)
                and (until is None or first <= until)
            )

        with self._lock:
            rows = [row for row in self._rows[index.table.name].values() if belongs(row)]
        return _page(rows, place, after, limit, descending=index.descending != backwards)

    def find_loans(
        self, prefixes: Sequence[str], after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[str]:
        """Ids of loans with a search token for each of `prefixes`, newest first, below `after`."""
        assert 0 < limit <= PAGE_SIZE_MAX
        if not prefixes:
            return []
        with self._lock:
            tokens = [(str(token), loan) for token, loan in self._rows["search"]]
        found = set.intersection(
            *({loan for token, loan in tokens if token.startswith(prefix)} for prefix in prefixes)
        )
        return sorted((loan for loan in found if after is None or loan < after), reverse=True)[
            :limit
        ]

    def counters(self, prefix: str) -> dict[str, int]:
        """The counters whose names begin with `prefix`."""
        with self._lock:
            return {name: n for name, n in self._counters.items() if name.startswith(prefix)}

    def claimed(self, name: str) -> str | None:
        """Who holds the unique `name`, or None."""
        with self._lock:
            return self._claims.get(name)

    def answered(self, key: str) -> Answered | None:
        """The first answer to a request key, kept forever."""
        with self._lock:
            return self._answers.get(key)

    def trail(
        self,
        after: tuple[str, str, int] | None = None,
        limit: int = PAGE_SIZE_MAX,
        *,
        actor: str = "",
        kind: str = "",
    ) -> Page:
        """Entries of every stream, newest first; a cursor is (recorded_at, stream, sequence)."""
        assert not (actor and kind)
        with self._lock:
            entries = [entry for stream in self._streams.values() for entry in stream]
        if actor:
            entries = [entry for entry in entries if entry.actor == actor]
        if kind:
            entries = [entry for entry in entries if kind_name(entry.event) == kind]
        return _page(
            entries,
            lambda entry: (moment_text(entry.recorded_at), entry.stream, entry.sequence),
            after,
            limit,
            descending=True,
        )

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
        with self._lock:
            found = sorted(
                name
                for name in self._streams
                if name.startswith(prefix) and (after is None or name > after)
            )
            return [self._head(name) for name in found[:limit]]

    def histories(self, prefix: str) -> Iterator[tuple[Entry, ...]]:
        """Every whole history whose stream begins with `prefix`, in order of name."""
        with self._lock:
            found = sorted(name for name in self._streams if name.startswith(prefix))
        for name in found:
            yield self.load(name)

    def commit(self, commit: Commit) -> None:
        """Write all of `commit`, or nothing."""
        commit.check()
        for row in commit.puts:
            _check_row(row)
        with self._lock:
            self._refuse(commit)
            self._apply(commit)

    def rebuild(self, rows: Iterable[Row], additions: Mapping[str, int]) -> None:
        """Replace the read models (`REBUILT`) and all counters by these, in one transaction."""
        with self._lock:
            fresh: dict[str, dict[tuple[str, ...], Row]] = {table.name: {} for table in REBUILT}
            for row in rows:
                _check_row(row)
                table = TABLE_OF[type(row)]
                fresh[table.name][table.key_of(row)] = row
            self._rows.update(fresh)
            self._counters = dict(additions)

    def close(self) -> None:
        """Nothing waits, and nothing is kept."""

    def _head(self, stream: str) -> Head:
        entries = self._streams.get(stream)
        return Head(stream, len(entries), entries[-1].hash) if entries else Head(stream, 0, GENESIS)

    def _refuse(self, commit: Commit) -> None:
        """Raise if any part of `commit` cannot be applied, in the order that the port promises."""
        if commit.answered and commit.answered.key in self._answers:
            raise KeyUsed(self._answers[commit.answered.key])
        for append in commit.appends:
            head = self._head(append.stream)
            if head.version != append.expected_version:
                raise Conflict(append.stream)
            assert append.entries[0].previous_hash == head.hash, f"{append.stream} loses its chain"
        for claim in commit.claims:
            if claim.name in self._claims:
                raise ClaimTaken(claim.name, self._claims[claim.name])
        for name, number in commit.additions.items():
            total = self._counters.get(name, 0) + number
            assert -WHOLE_MAX - 1 <= total <= WHOLE_MAX, f"counter {name} is full"

    def _apply(self, commit: Commit) -> None:
        """Apply what `_refuse` let through; nothing here can fail."""
        for append in commit.appends:
            self._streams[append.stream] = self._streams.get(append.stream, ()) + append.entries
        for row in commit.puts:
            table = TABLE_OF[type(row)]
            self._rows[table.name][table.key_of(row)] = row
        for table, key in commit.removals:
            self._rows[table.name].pop(key, None)
        for name, number in commit.additions.items():
            self._counters[name] = self._counters.get(name, 0) + number
        for name in commit.releases:
            self._claims.pop(name, None)
        for claim in commit.claims:
            self._claims[claim.name] = claim.holder
        if commit.answered:
            self._answers[commit.answered.key] = commit.answered


def _page(
    rows: list[Any],
    place: Callable[[Any], tuple[Any, ...]],
    after: tuple[Any, ...] | None,
    limit: int,
    *,
    descending: bool,
) -> Page:
    assert 0 < limit <= PAGE_SIZE_MAX
    rows = sorted(rows, key=place, reverse=descending)
    if after is not None:
        rows = [row for row in rows if (place(row) < after if descending else place(row) > after)]
    return Page(rows[:limit], place(rows[limit - 1]) if len(rows) > limit else None)


def _check_row(row: Row) -> None:
    """Assert what a STRICT table enforces: every column has its type, every number fits."""
    for part in fields(row):
        value, hint = getattr(row, part.name), _HINTS[type(row)][part.name]
        assert isinstance(value, hint), f"{part.name} is {value!r}"
        if isinstance(value, int):
            assert isinstance(value, bool) or hint is int, f"{part.name} is {value!r}"
            assert -WHOLE_MAX - 1 <= value <= WHOLE_MAX, f"{part.name} is too large"
