"""The store on DynamoDB."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

from skycap.lending.history import Entry
from skycap.services.ports import PAGE_SIZE_MAX, Answered, Commit, Head, Page
from skycap.services.records import Index, R, Row, Table
from skycap.storage.dynamodb import counting, searching
from skycap.storage.dynamodb.connection import Connection, Observer
from skycap.storage.dynamodb.histories import Histories
from skycap.storage.dynamodb.pages import Wanted, page
from skycap.storage.dynamodb.parts import answer_key, claim_key, read_answer
from skycap.storage.dynamodb.reading import Reader
from skycap.storage.dynamodb.rebuilding import Rebuild
from skycap.storage.dynamodb.tables import TableNames
from skycap.storage.dynamodb.values import shape_of
from skycap.storage.dynamodb.writing import Writer


class DynamoStore:
    """A `Store` in DynamoDB. Safe to share between threads, and between processes.

    Make one with `DynamoStore.open`. Its tables must exist. Entries, rows by key, counters, names
    and answers are read strongly; pages, search and the trail may lag a moment behind a commit.
    All processes must use the same number of `shards`.
    """

    def __init__(
        self, connection: Connection, names: TableNames, shards: int = counting.SHARDS
    ) -> None:
        self._connection = connection
        self._names = names
        self._shards = shards
        self._reader = Reader(connection)
        self._histories = Histories(self._reader, names)
        self._writer = Writer(connection, self._reader, names, shards)

    @classmethod
    def open(
        cls,
        names: TableNames,
        arguments: Mapping[str, Any] | None = None,
        observer: Observer | None = None,
        shards: int = counting.SHARDS,
    ) -> Self:
        """Open the store in the tables `names`.

        `arguments` go to boto3's client, such as a region; where there are none, it finds them as
        usual. `observer` is told what each request cost.
        """
        return cls(Connection(arguments, observer), names, shards)

    def load(self, stream: str) -> tuple[Entry, ...]:
        """The whole history of `stream`, oldest first; empty if there is none."""
        return self._histories.load(stream)

    def get(self, table: Table[R], *key: str) -> R | None:
        """The row with that key."""
        shape = shape_of(table)
        item = self._reader.one(getattr(self._names, shape.place), shape.key(key))
        found: R | None = shape.read(item) if item else None
        return found

    def get_many(self, table: Table[R], keys: Collection[str]) -> dict[str, R]:
        """The rows with those keys, by key; unknown keys are left out."""
        assert len(keys) <= PAGE_SIZE_MAX
        shape = shape_of(table)
        wanted = [shape.key((key,)) for key in dict.fromkeys(keys)]
        items = self._reader.many(getattr(self._names, shape.place), wanted)
        rows = [shape.read(item) for item in items]
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
        descending = index.descending != backwards
        wanted = Wanted(index, equal, after, since, until, descending)
        return page(self._reader, getattr(self._names, shape_of(index.table).place), wanted, limit)

    def find_loans(
        self, prefixes: Sequence[str], after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[str]:
        """Ids of loans with a search token for each of `prefixes`, newest first, below `after`."""
        return searching.find_loans(self._reader, self._names.lists, prefixes, after, limit)

    def counters(self, prefix: str) -> dict[str, int]:
        """The counters whose names begin with `prefix`, without those at zero."""
        pages = self._reader.named(
            self._names.lists, counting.COUNTERS_LIST, counting.beginning(prefix)
        )
        return counting.total((item for items in pages for item in items), prefix)

    def claimed(self, name: str) -> str | None:
        """Who holds the unique `name`, or None."""
        item = self._reader.one(self._names.keys, claim_key(name))
        return str(item["holder"]["S"]) if item else None

    def answered(self, key: str) -> Answered | None:
        """The first answer to a request key, kept forever."""
        item = self._reader.one(self._names.keys, answer_key(key))
        return read_answer(key, item) if item else None

    def trail(
        self,
        after: tuple[str, str, int] | None = None,
        limit: int = PAGE_SIZE_MAX,
        *,
        actor: str = "",
        kind: str = "",
    ) -> Page:
        """Entries of every stream, newest first; a cursor is (recorded_at, stream, sequence)."""
        return self._histories.trail(after, limit, actor=actor, kind=kind)

    def streams(
        self, prefix: str, after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[str]:
        """Names of streams that begin with `prefix`, in order, after the name `after`."""
        return self._histories.streams(prefix, after, limit)

    def heads(
        self, prefix: str, after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[Head]:
        """Where the streams that begin with `prefix` end, in order, after the name `after`."""
        return self._histories.heads(prefix, after, limit)

    def histories(self, prefix: str) -> Iterator[tuple[Entry, ...]]:
        """Every whole history whose stream begins with `prefix`, in order of name."""
        return self._histories.all(prefix)

    def commit(self, commit: Commit) -> None:
        """Write all of `commit`, durably, or nothing."""
        commit.check()
        self._writer.commit(commit)

    def rebuild(self, rows: Iterable[Row], additions: Mapping[str, int]) -> None:
        """Replace the read models (`REBUILT`) and all counters by these.

        Other writers are unavailable from before the first of `rows` is taken until the end, so
        rows that are made from the histories as they are taken miss nothing.
        """
        Rebuild(self._connection, self._reader, self._names, self._shards).run(rows, additions)

    def close(self) -> None:
        """Let go of the connections; nothing waits."""
        self._connection.close()
