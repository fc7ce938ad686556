"""All that is peculiar to SQLite: which library is safe, how a connection is set, what it refuses.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode when two connections write or checkpoint
at once. So WAL is used only with a newer library; an older one works in TRUNCATE mode, which is
slower and sound. Journal mode WAL is a property of the file, so an old library never opens a file
that is in it: it takes the file out of WAL first, alone, or refuses.
"""

import importlib.util
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from skycap.services.ports import Unavailable
from skycap.storage.sql.driver import Connection, Driver

SAFE_IN_WAL_SINCE = (3, 51, 3)
STRICT_TABLES_SINCE = (3, 37, 0)
BUSY_TIMEOUT_S = 5
_JOURNAL_TRIES = 100
_JOURNAL_PAUSE_S = 0.02
STATEMENTS_CACHED = 256
READERS_KEPT = 16
CACHE_KIB = 8_192

BEGIN = "BEGIN IMMEDIATE"
"""How a write begins: it waits for other writers here, and never fails halfway for a lock."""

_SYNCHRONOUS_FULL = 2
_HEADER_WAL = b"\x02\x02"
_HEADER_VERSIONS = slice(18, 20)  # the file format versions for writing and reading


class UnsafeEngine(Unavailable):
    """This SQLite library may not work on this file; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Library:
    """A Python module that speaks to SQLite, and the version of SQLite in it."""

    module: ModuleType

    @property
    def name(self) -> str:
        """The name of the module: "pysqlite3" or "sqlite3"."""
        return self.module.__name__.partition(".")[0]

    @property
    def version(self) -> tuple[int, ...]:
        """The version of SQLite."""
        return tuple(map(int, self.module.sqlite_version.split(".")))

    @property
    def is_safe_in_wal(self) -> bool:
        """Whether several connections may write in WAL mode."""
        return self.version >= SAFE_IN_WAL_SINCE

    @property
    def journal_mode(self) -> str:
        """The quickest journal mode that is sound with this library."""
        return "wal" if self.is_safe_in_wal else "truncate"


@dataclass(frozen=True, slots=True)
class Safety:
    """Which library and journal mode a database is used with, and whether the pair is sound."""

    library: str
    version: str
    journal_mode: str
    safe: bool


def choose_library() -> Library:
    """The best SQLite here: the pysqlite3 wheel where it is installed, or Python's own."""
    libraries = [Library(sqlite3)]
    if importlib.util.find_spec("pysqlite3"):
        from pysqlite3 import dbapi2  # noqa: PLC0415 - not every platform has it

        libraries.append(Library(dbapi2))
    return max(libraries, key=lambda library: library.version)


def open_engine(path: Path, library: Library) -> Engine:
    """A pool of connections to the file at `path`, which is made if it is not there.

    Raises `UnsafeEngine`, or the library's own errors.
    """
    if library.version < STRICT_TABLES_SINCE:
        raise UnsafeEngine(
            f"SQLite {library.module.sqlite_version} is too old: Skycap needs "
            f"{'.'.join(map(str, STRICT_TABLES_SINCE))} or newer (install the package pysqlite3)"
        )
    # Made by us, not by SQLite, so that nobody else on the machine can read personal data in it.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if not library.is_safe_in_wal:
        _leave_wal(path, library)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=library.module,
        paramstyle="named",
        connect_args={
            "isolation_level": None,  # we say BEGIN ourselves; a read alone needs none
            "check_same_thread": False,  # the pool hands a connection to one thread at a time
            "timeout": BUSY_TIMEOUT_S,
            "cached_statements": STATEMENTS_CACHED,
        },
        poolclass=QueuePool,
        pool_size=READERS_KEPT,
        max_overflow=-1,
        pool_reset_on_return=None,  # nothing to roll back: reads are single statements
    )

    @event.listens_for(engine, "connect")
    def _(connection: Connection, _record: object) -> None:
        _set(connection, library)

    return engine


def _set(connection: Connection, library: Library) -> None:
    """Make a new connection safe: whole syncs, sound journal, no half-finished page on disk."""
    # An old library may meet WAL even here: another program put it there since we opened the file.
    if not library.is_safe_in_wal and _ask(connection, "journal_mode") == "wal":
        raise UnsafeEngine(remedy(library))
    _set_journal(connection, library)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    # Without this, a long write in TRUNCATE mode shuts readers out before it commits.
    connection.execute("PRAGMA cache_spill=OFF")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")


def _set_journal(connection: Connection, library: Library) -> None:
    """Set the journal mode. Of several that open a new file at once, one changes it.

    For this alone SQLite does not wait until the file is free, so we do.
    """
    for left in reversed(range(_JOURNAL_TRIES)):
        try:
            connection.execute(f"PRAGMA journal_mode={library.journal_mode}")
        except library.module.OperationalError:
            if not left:
                raise
            time.sleep(_JOURNAL_PAUSE_S)
        else:
            return


def is_in_wal(path: Path) -> bool:
    """Whether the file at `path` is in WAL mode, by its header alone."""
    with path.open("rb") as file:
        header = file.read(_HEADER_VERSIONS.stop)
    return header[_HEADER_VERSIONS] == _HEADER_WAL


def _leave_wal(path: Path, library: Library) -> None:
    """Take the file out of WAL mode, holding it alone: the defect needs two connections."""
    if not is_in_wal(path):
        return
    connection = library.module.connect(path, isolation_level=None, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        mode = _ask(connection, "journal_mode=TRUNCATE")
    except library.module.OperationalError as problem:
        raise UnsafeEngine(remedy(library)) from problem
    finally:
        connection.close()
    if mode != "truncate":
        raise UnsafeEngine(remedy(library))


def _ask(connection: Connection, pragma: str) -> object:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None


def remedy(library: Library) -> str:
    """Why `library` may not work on a database in WAL mode, and what to do."""
    return (
        "the database is in WAL mode and in use elsewhere, and SQLite "
        f"{library.module.sqlite_version} could damage it there: "
        "stop the other program, or install the package pysqlite3"
    )


def safety_of(connection: Connection, library: Library) -> Safety:
    """What `connection` works with, as it is now."""
    mode = str(_ask(connection, "journal_mode"))
    synced = _ask(connection, "synchronous") == _SYNCHRONOUS_FULL
    sound = synced and (mode != "wal" or library.is_safe_in_wal)
    return Safety(library.name, library.module.sqlite_version, mode, sound)


def has_table(connection: Connection, name: str) -> bool:
    """Whether the database has a table called `name`."""
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name"
    return connection.execute(sql, {"name": name}).fetchone() is not None


def append_only(table: str) -> list[str]:
    """The triggers that refuse to change or delete what was once written to `table`."""
    return [
        f"CREATE TRIGGER {table}_refuse_{act} BEFORE {act.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END"
        for act in ("update", "delete")
    ]


def is_failure(problem: BaseException, driver: Driver) -> bool:
    """Whether the store itself failed (locked, full, unreadable, damaged), not the statement."""
    # A damaged file is a plain DatabaseError, whose subclasses include our own mistakes.
    return isinstance(problem, driver.OperationalError) or type(problem) is driver.DatabaseError
