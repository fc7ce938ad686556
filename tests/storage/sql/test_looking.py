"""Looking at a database before anybody opens it: what is told, and that nothing is changed."""

from contextlib import closing
from pathlib import Path

import pytest

from skycap.storage.sql import SqlStore, choose_library, looking
from skycap.storage.sql.migrate import REVISION
from tests.storage.sql.test_sqlite_safety import OLD


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database that was made, and is closed."""
    made = tmp_path / "skycap.db"
    SqlStore.open(made).close()
    return made


def test_a_sound_database_is_left_as_it_is(path: Path) -> None:
    """Its tables are told, nothing is wrong, and not a byte of it changes."""
    before = path.read_bytes()

    looked = looking.look(path)

    assert (looked.revision, looked.newest, looked.problem) == (REVISION, REVISION, "")
    assert (looked.safe, looked.locked) == (True, False)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    """A missing database is said to be missing, and stays so."""
    looked = looking.look(tmp_path / "skycap.db")

    assert "is not there" in looked.problem
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_database_is_damaged(path: Path) -> None:
    """A file that SQLite cannot read is damaged."""
    path.write_bytes(b"neither a header nor a page" * 100)

    assert "is damaged" in looking.look(path).problem


def test_an_old_library_does_not_touch_a_database_in_wal_mode(path: Path) -> None:
    """The pair that could damage the file is told without opening it."""
    header = bytearray(path.read_bytes())
    header[18:20] = b"\x02\x02"  # what WAL mode writes there, whatever library is here
    path.write_bytes(header)

    looked = looking.look(path, OLD)

    assert not looked.safe
    assert "install the package pysqlite3" in looked.problem


def test_a_writer_that_stays_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that somebody holds for longer than the patience of a look is locked."""
    monkeypatch.setattr(looking, "LOCKED_SECONDS", 0.1)
    connect = choose_library().module.connect
    with closing(connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        held = looking.look(path)
        other.execute("ROLLBACK")

    assert held.locked
    assert not looking.look(path).locked
