"""The sockets that storage and the machine fill: store, blobs, clock, ids.

A service builds one plain `Commit` and hands it to the store, which applies all of it or nothing.
Every adapter passes the same contract test.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from skycap.lending.history import Entry
from skycap.services.records import TABLE_OF, Index, R, Row, Table

STREAMS_PER_COMMIT_MAX = 5
EVENTS_PER_COMMIT_MAX = 50
ITEMS_PER_COMMIT_MAX = 90
BYTES_PER_COMMIT_MAX = 4_000_000
PAGE_SIZE_MAX = 200


class Conflict(Exception):
    """Somebody else wrote to the stream first: load again and decide again."""


class Unavailable(Exception):
    """The store cannot be written or reached now; nothing was changed. Answered as 503."""


class ClaimTaken(Exception):
    """A unique name in the commit already belongs to `holder`; nothing was changed."""

    def __init__(self, name: str, holder: str) -> None:
        super().__init__(f"{name} is taken")
        self.name = name
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Answered:
    """The stored first answer to a request key; `body_hash` is that of the request it answered."""

    key: str
    body_hash: str
    status: int
    answer: str
    recorded_at: str


class KeyUsed(Exception):
    """The request key of the commit was used before; nothing was changed, here is that answer."""

    def __init__(self, answered: Answered) -> None:
        super().__init__("the request key was used before")
        self.answered = answered


@dataclass(frozen=True, slots=True)
class Append:
    """Entries to add to `stream`, if it still has `expected_version` entries."""

    stream: str
    expected_version: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that only one holder may have, such as a username or a payment reference."""

    name: str
    holder: str


@dataclass(frozen=True, slots=True)
class Commit:
    """All that one command writes: every part of it, or nothing.

    `puts` insert or replace whole rows by key; `removals` are (table, key) pairs; `additions` are
    added to named counters; `releases` give claimed names back.
    """

    appends: tuple[Append, ...] = ()
    puts: tuple[Row, ...] = ()
    removals: tuple[tuple[Table[Any], tuple[str, ...]], ...] = ()
    additions: Mapping[str, int] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    releases: tuple[str, ...] = ()
    answered: Answered | None = None

    def check(self) -> None:
        """Assert the limits that every adapter keeps, so that no commit fits only some of them."""
        entries = [entry for append in self.appends for entry in append.entries]
        assert len(self.appends) <= STREAMS_PER_COMMIT_MAX
        assert len(entries) <= EVENTS_PER_COMMIT_MAX
        items = (
            len(entries)
            + len(self.appends)
            + len(self.puts)
            + len(self.removals)
            + (1 if self.additions else 0)
            + len(self.claims)
            + len(self.releases)
            + (1 if self.answered else 0)
        )  # fmt: skip - one line a kind reads better
        assert items <= ITEMS_PER_COMMIT_MAX, f"{items} items in one commit"
        size = sum(len(entry.text) for entry in entries) + sum(len(str(row)) for row in self.puts)
        assert size <= BYTES_PER_COMMIT_MAX, f"{size} bytes in one commit"
        for append in self.appends:
            assert append.entries, f"nothing to append to {append.stream}"
            for number, entry in enumerate(append.entries, append.expected_version + 1):
                assert (entry.stream, entry.sequence) == (append.stream, number)
        # One transaction may touch each thing once: DynamoDB knows no order within a commit.
        touched: list[object] = [("stream", append.stream) for append in self.appends]
        for row in self.puts:
            table = TABLE_OF[type(row)]
            touched.append((table.name, table.key_of(row)))
        touched += [(table.name, key) for table, key in self.removals]
        touched += [("claim", claim.name) for claim in self.claims]
        touched += [("claim", name) for name in self.releases]
        assert len(set(touched)) == len(touched), "a commit names one thing twice"


class Head(NamedTuple):
    """Where a stream ends: how many entries it has, and the hash of the last one.

    It is kept beside the entries, so an audit finds a history whose end was cut off.
    """

    stream: str
    version: int
    hash: str


class Page(NamedTuple):
    """Rows of one list, and where the next page begins; None at the end."""

    rows: list[Any]
    after: tuple[Any, ...] | None


class Store(Protocol):
    """Where histories, rows, counters, claims and request keys are kept."""

    def load(self, stream: str) -> tuple[Entry, ...]:
        """The whole history of `stream`, oldest first; empty if there is none. Strong read."""
        ...

    def get(self, table: Table[R], *key: str) -> R | None:
        """The row with that key. Strong read."""
        ...

    def get_many(self, table: Table[R], keys: Collection[str]) -> dict[str, R]:
        """The rows with those keys, at most `PAGE_SIZE_MAX`, by key; unknown keys are left out.

        Only for tables whose key is one column. Strong read.
        """
        ...

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
        """Rows of `index` whose `equal` columns match, in its order, beginning after `after`.

        With `backwards`, in the opposite order. Rows whose first order column is null are left
        out. `since` and `until` keep rows whose first order column is at least and at most that.
        A `Page.after` of None says that there are no more rows. Lists may lag behind on some
        adapters.
        """
        ...

    def find_loans(
        self, prefixes: Sequence[str], after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[str]:
        """Ids of loans with a search token for each of `prefixes`, newest first, below `after`."""
        ...

    def counters(self, prefix: str) -> dict[str, int]:
        """The counters whose names begin with `prefix`; those at zero may be left out."""
        ...

    def claimed(self, name: str) -> str | None:
        """Who holds the unique `name`, or None."""
        ...

    def answered(self, key: str) -> Answered | None:
        """The first answer to a request key, kept forever. Strong read."""
        ...

    def trail(
        self,
        after: tuple[str, str, int] | None = None,
        limit: int = PAGE_SIZE_MAX,
        *,
        actor: str = "",
        kind: str = "",
    ) -> Page:
        """Entries of every stream, newest first; a cursor is (recorded_at, stream, sequence).

        With `actor` only what that person did, with `kind` only events of that kind: at most one
        of the two, since each is an index of its own.
        """
        ...

    def streams(
        self, prefix: str, after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[str]:
        """Names of streams that begin with `prefix`, in order, after the name `after`."""
        ...

    def heads(
        self, prefix: str, after: str | None = None, limit: int = PAGE_SIZE_MAX
    ) -> list[Head]:
        """Where the streams that begin with `prefix` end, in order, after the name `after`."""
        ...

    def histories(self, prefix: str) -> Iterator[tuple[Entry, ...]]:
        """Every whole history whose stream begins with `prefix`, in order of name.

        For audits and rebuilds. Many short reads: it blocks no writer, and shows no one moment.
        """
        ...

    def commit(self, commit: Commit) -> None:
        """Write all of `commit`, durably, or nothing.

        Raises `KeyUsed` if its request key exists, else `Conflict` if a stream has moved on, else
        `ClaimTaken` if a name is claimed (also by the same holder); `Unavailable` if the store
        cannot be written. Removing or releasing what is not there does nothing.
        """
        ...

    def rebuild(self, rows: Iterable[Row], additions: Mapping[str, int]) -> None:
        """Replace the read models (loans, repayments, journal, search) and all counters."""
        ...

    def close(self) -> None:
        """Finish what is waiting and let go of the store."""
        ...


@dataclass(frozen=True, slots=True)
class Ticket:
    """Leave to upload one file straight to where it is kept: where, how, and until when."""

    url: str
    method: str
    headers: Mapping[str, str]
    expires_at: datetime


class UploadRefused(Exception):
    """What was sent is not what its ticket allows; nothing of it was kept. `code` says why.

    Codes: "bad_ticket", "expired", "wrong_type", "too_large", "too_small", "already_kept".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Arrived(NamedTuple):
    """An uploaded file: the SHA-256 of its content in hex, its size, and its first 4,096 bytes."""

    digest: str
    size: int
    head: bytes


class Blobs(Protocol):
    """Where the content of documents is kept, addressed by its SHA-256."""

    def authorise(self, upload: str, media_type: str, size: int, expires_at: datetime) -> Ticket:
        """Leave to upload exactly `size` bytes of `media_type` under the id `upload`."""
        ...

    def arrived(self, upload: str) -> Arrived | None:
        """What was uploaded under `upload`, for a look before it is kept; None if nothing was.

        From then on nobody can replace it, until `discard`.
        """
        ...

    def finish(self, upload: str) -> Arrived | None:
        """Keep for good, under its digest, what was uploaded under `upload`. Safe to repeat."""
        ...

    def discard(self, upload: str) -> None:
        """Drop what was uploaded under `upload` and not kept."""
        ...

    def drop(self, digest: str, before: datetime) -> bool:
        """Drop the content with that digest unless it was kept, or kept again, since `before`.

        For content that no document names. Tells whether it is gone.
        """
        ...

    def read(self, digest: str) -> Iterator[bytes]:
        """The content with that digest, in chunks. Raises `FileNotFoundError`."""
        ...


class Receiver(Protocol):
    """Takes the bytes of one upload as they come."""

    def write(self, chunk: bytes) -> None:
        """Take the next bytes. Raises `UploadRefused` as soon as they are too many."""
        ...


class LocalUploads(Protocol):
    """The other end of a `Ticket` where Skycap itself serves its URL: /api/uploads/<token>."""

    def receiving(self, token: str, media_type: str) -> AbstractContextManager[Receiver]:
        """Receive one upload; it counts once the block ends without an exception.

        Raises `UploadRefused`, on entering for a bad token and on leaving for a wrong size.
        """
        ...


class Vault(Protocol):
    """Where small texts are kept that nobody may change afterwards: written once, then only read.

    Names are like ``roots/2026-03-01.json``.
    """

    def keep(self, name: str, content: str) -> bool:
        """Keep `content` under `name`, durably; False, and nothing is changed, if it is taken."""
        ...

    def read(self, name: str) -> str | None:
        """What is kept under `name`, or None."""
        ...


class Clock(Protocol):
    """The only source of the time."""

    def now(self) -> datetime:
        """The moment now, in UTC."""
        ...


class Ids(Protocol):
    """The only source of ids."""

    def new(self) -> str:
        """A new UUIDv7: unique, and in time order."""
        ...

    def reference(self) -> str:
        """A new public loan reference: random, with a check character."""
        ...
