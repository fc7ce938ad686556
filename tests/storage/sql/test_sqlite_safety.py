"""Which SQLite may do what: WAL only where it is sound, whole syncs, nobody else's business."""

import sqlite3
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from skycap.services.ports import Commit, Unavailable
from skycap.storage.sql import Library, Safety, SqlStore, UnsafeEngine, choose_library, sqlite
from tests.contract.samples import answered, appending

OLD = Library(cast("Any", SimpleNamespace(**vars(sqlite3) | {"sqlite_version": "3.51.2"})))


def library_of(version: str) -> Library:
    """A library that says it has `version`."""
    said = {"__name__": "x", "sqlite_version": version, "DatabaseError": sqlite3.DatabaseError}
    return Library(cast("Any", SimpleNamespace(**said)))


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ("3.37.0", "truncate"),
        ("3.40.1", "truncate"),
        ("3.51.2", "truncate"),
        ("3.51.3", "wal"),
        ("3.53.4", "wal"),
        ("4.0.0", "wal"),
    ],
)
def test_wal_is_for_libraries_without_its_defect(version: str, mode: str) -> None:
    """WAL is used from SQLite 3.51.3 on; anything older works in TRUNCATE mode."""
    assert library_of(version).journal_mode == mode


def test_the_newest_library_here_is_chosen() -> None:
    """The better of the wheel and Python's own is used, and its name is told."""
    chosen = choose_library()

    assert chosen.version >= Library(sqlite3).version
    assert chosen.name in {"pysqlite3", "sqlite3"}


@pytest.mark.parametrize("library", [choose_library(), OLD], ids=["best", "old"])
def test_an_open_store_is_safe_and_says_so(tmp_path: Path, library: Library) -> None:
    """What is in use is a sound pair of library and journal mode."""
    store = SqlStore.open(tmp_path / "skycap.db", library)

    assert store.engine_safety() == Safety(
        library.name, library.module.sqlite_version, library.journal_mode, safe=True
    )
    store.close()


def test_an_unsafe_pair_is_seen(tmp_path: Path) -> None:
    """WAL with an old library, or syncing less than fully, is not safe."""
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("PRAGMA synchronous=FULL")
    assert sqlite.safety_of(connection, OLD).safe
    connection.execute("PRAGMA synchronous=NORMAL")
    assert not sqlite.safety_of(connection, OLD).safe
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA journal_mode=WAL")
    assert not sqlite.safety_of(connection, OLD).safe
    connection.close()


def test_an_old_library_takes_an_idle_database_out_of_wal(tmp_path: Path) -> None:
    """Nobody else has it open, so it is put in TRUNCATE mode, and nothing is lost; and back."""
    path = tmp_path / "skycap.db"
    in_wal = sqlite3.connect(path)
    in_wal.execute("PRAGMA journal_mode=WAL")
    in_wal.close()

    store = SqlStore.open(path, OLD)
    store.commit(Commit(additions={"n": 1}))
    assert store.engine_safety().journal_mode == "truncate"
    store.close()

    store = SqlStore.open(path)
    assert store.engine_safety().journal_mode == choose_library().journal_mode
    assert store.counters("n") == {"n": 1}
    store.close()


def test_an_old_library_refuses_a_wal_database_in_use(tmp_path: Path) -> None:
    """While another program has the database open in WAL mode, the old library keeps off."""
    path = tmp_path / "skycap.db"
    in_wal = sqlite3.connect(path)
    in_wal.execute("PRAGMA journal_mode=WAL")
    in_wal.execute("CREATE TABLE t(a)")

    with pytest.raises(UnsafeEngine, match="pysqlite3"):
        SqlStore.open(path, OLD)

    in_wal.execute("INSERT INTO t VALUES (1)")
    in_wal.close()


def test_an_old_library_stops_when_its_database_becomes_wal(tmp_path: Path) -> None:
    """If another program turns an open database to WAL, new connections refuse to work on it."""
    path = tmp_path / "skycap.db"
    store = SqlStore.open(path, OLD)
    other = sqlite3.connect(path)
    store._engine.dispose()
    other.execute("PRAGMA journal_mode=WAL")

    with pytest.raises(Unavailable, match="pysqlite3"):
        store.commit(Commit(additions={"n": 1}))
    with pytest.raises(UnsafeEngine):
        store.counters("n")

    other.close()
    store.close()


def test_a_library_without_strict_tables_is_refused(tmp_path: Path) -> None:
    """SQLite older than 3.37 cannot keep our tables, and the message says what to do."""
    with pytest.raises(UnsafeEngine, match="pysqlite3"):
        SqlStore.open(tmp_path / "skycap.db", library_of("3.36.0"))


@pytest.mark.parametrize("library", [choose_library(), OLD], ids=["best", "old"])
def test_nobody_else_may_read_the_database(tmp_path: Path, library: Library) -> None:
    """The database and the files beside it are for our user alone."""
    store = SqlStore.open(tmp_path / "skycap.db", library)
    store.commit(Commit(additions={"n": 1}))

    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name
    store.close()


@pytest.mark.parametrize("what", ["folder", "text", "missing"])
def test_what_cannot_be_opened_is_unavailable(tmp_path: Path, what: str) -> None:
    """A folder, a file that is no database and a folder that is not there are told as such."""
    path = {
        "folder": tmp_path,
        "text": tmp_path / "note.txt",
        "missing": tmp_path / "none" / "skycap.db",
    }[what]
    (tmp_path / "note.txt").write_text("this is no database, whatever its name " * 100)

    with pytest.raises(Unavailable, match="cannot open"):
        SqlStore.open(path)


CHANGES = [
    "UPDATE events SET text = '{}'",
    "UPDATE events SET sequence = 7 WHERE stream = 'loan/1'",
    "DELETE FROM events",
    "UPDATE request_keys SET answer = ''",
    "DELETE FROM request_keys WHERE key = 'k1'",
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_happened_cannot_be_changed(tmp_path: Path, change: str) -> None:
    """The database itself refuses to update or delete events and request keys."""
    store = SqlStore.open(tmp_path / "skycap.db")
    store.commit(Commit(appends=(appending("loan/1", count=2),), answered=answered("k1")))
    before = store.load("loan/1"), store.answered("k1")

    connection = store._engine.raw_connection()
    with pytest.raises(Exception, match="never changed"):
        connection.cursor().execute(change)
    connection.close()

    assert (store.load("loan/1"), store.answered("k1")) == before
    store.close()


def test_whole_numbers_are_columns_of_whole_numbers(tmp_path: Path) -> None:
    """Every table is STRICT, so an amount can be nothing but a whole number."""
    SqlStore.open(tmp_path / "skycap.db").close()
    connection = sqlite3.connect(tmp_path / "skycap.db")
    tables = connection.execute("SELECT name, strict FROM pragma_table_list").fetchall()
    connection.close()

    loose = {name for name, strict in tables if not strict and not name.startswith("sqlite_")}
    assert loose == {"alembic_version"}
