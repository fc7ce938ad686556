"""What processes do to the store: they are killed, run out of disk, and come in pairs."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from skycap.services.ports import Append, Commit, Conflict, Unavailable
from skycap.storage.sql import Library, SqlStore, sqlite
from tests.contract.samples import appending
from tests.contract.test_races_contract import at_once
from tests.storage.sql.test_failures import LIBRARIES, full_commit

ROOT = str(Path(__file__).parents[3])


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Library:
    """Each way of using SQLite here."""
    return LIBRARIES[request.param]


WRITES = """
    import os, sys
    from skycap.storage.sql import SqlStore
    from skycap.services.ports import Commit
    sys.path.insert(0, {root!r})
    from tests.contract.samples import appending
    store = SqlStore.open({path!r})
    for number in range({count}):
        store.commit(Commit(appends=(appending(f"loan/{{number:06d}}"),), additions={{"n": 1}}))
        os.write(1, b"%d\\n" % number)
"""


def test_a_killed_process_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    """After kill -9 in the middle of writing, all that was told is there, and all of it whole."""
    path = tmp_path / "skycap.db"
    program = textwrap.dedent(WRITES.format(root=ROOT, path=str(path), count=100_000))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(50)]
        process.kill()
        told += [int(line) for line in process.stdout.read().split(b"\n")[:-1]]

    store = SqlStore.open(path)
    written = store.counters("n")["n"]
    histories = list(store.histories("loan/"))
    assert written in {len(told), len(told) + 1}, "one may be written and not yet told"
    assert len(histories) == written
    store.close()


FULL_DISK = """
    import resource, sys
    from skycap.storage.sql import SqlStore, Library, choose_library
    from skycap.services.ports import Commit, Unavailable
    from skycap.services.records import NOTES
    sys.path.insert(0, {root!r})
    from tests.contract.samples import row_of
    import sqlite3
    library = choose_library() if {best} else Library(sqlite3)
    store = SqlStore.open({path!r}, library)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    written = refused = 0
    while refused < 3:  # in a row: a refusal may make room, by folding the log into the file
        row = row_of(NOTES, written, text="x" * 5_000)
        try:
            store.commit(Commit(puts=(row,), additions={{"n": 1}}))
        except Unavailable:
            refused += 1
        else:
            written, refused = written + 1, 0
    assert 5 < written < 1_000, written
    assert store.counters("n") == {{"n": written}}
    assert store.get(NOTES, row.id) is None
    assert store.get(NOTES, "0000") is not None
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    store.commit(Commit(puts=(row,), additions={{"n": 1}}))
    assert store.counters("n") == {{"n": written + 1}}
    store.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no file sizes")
@pytest.mark.parametrize("best", [True, False])
def test_a_full_disk_is_unavailable_and_recovers(tmp_path: Path, best: bool) -> None:
    """With no room left commits are refused whole, reads go on, and room again is enough."""
    program = FULL_DISK.format(root=ROOT, best=best, path=str(tmp_path / "skycap.db"))

    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True)


def test_a_database_locked_by_another_program_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    """A write that finds the lock held too long is refused, and works when the lock is gone."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_S", 0)
    store = SqlStore.open(tmp_path / "skycap.db", library)
    other = SqlStore.open(tmp_path / "skycap.db", library)
    holder: Any = other._engine.raw_connection()
    holder.driver_connection.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match="locked"):
        store.commit(full_commit(1))
    assert store.streams("") == []
    holder.driver_connection.execute("ROLLBACK")
    holder.close()
    store.commit(full_commit(1))

    assert store.streams("") == other.streams("") == ["loan/1", "user/1"]
    store.close()
    other.close()


def test_two_stores_on_one_file_respect_each_other(tmp_path: Path, library: Library) -> None:
    """A command line beside a running server: versions, keys and claims hold across both."""
    stores = [SqlStore.open(tmp_path / "skycap.db", library) for _ in range(2)]

    def work(number: int) -> None:
        store = stores[number % 2]
        for _ in range(10):
            while True:
                history = store.load("loan/1")
                entries = appending("loan/1", history).entries
                try:
                    store.commit(
                        Commit(
                            appends=(Append("loan/1", len(history), entries),), additions={"n": 1}
                        )
                    )
                    break
                except Conflict:
                    continue

    assert at_once(4, work) == [None] * 4
    assert stores[0].counters("n") == {"n": 40}
    assert len(stores[1].load("loan/1")) == 40
    for store in stores:
        store.close()


@pytest.mark.needs("strace")
def test_every_commit_is_synced_before_it_is_told(tmp_path: Path) -> None:
    """Between two acknowledgements there is always a sync of the disk."""
    path = tmp_path / "skycap.db"
    SqlStore.open(path).close()
    program = textwrap.dedent(WRITES.format(root=ROOT, path=str(path), count=50))
    calls = tmp_path / "calls"
    trace = ["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-o", str(calls)]

    subprocess.run([*trace, sys.executable, "-c", program], check=True, capture_output=True)

    synced, told, unsynced = False, 0, 0
    for call in calls.read_text(errors="replace").splitlines():
        if "sync(" in call and "= 0" in call:
            synced = True
        elif " write(1, " in call:
            told, unsynced, synced = told + 1, unsynced + (not synced), False
    assert (told, unsynced) == (50, 0)
