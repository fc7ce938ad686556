"""A torn log is a clean prefix, and no bit of the books changes unseen."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from skycap.services.audit import audit
from skycap.services.ports import Unavailable
from skycap.storage.sql import SqlStore
from tests.promises.books import carry_out, open_books, order
from tests.promises.scale import figure
from tests.services.branch import Branch, contents
from tests.services.portfolio import fill

COMMITS = 30
"""Few enough that SQLite does not move the log into the database by itself."""


@contextmanager
def opened(path: Path) -> Iterator[Branch]:
    """The books at `path`, for a look."""
    store = SqlStore.open(path)
    try:
        yield Branch(store)
    finally:
        store.close()


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_a_log_cut_anywhere_leaves_a_prefix_of_whole_commands(tmp_path: Path) -> None:
    """Reopened after a cut at any byte, the books are those after some command, and clean."""
    database, torn = tmp_path / "skycap.db", tmp_path / "torn.db"
    loans = open_books(database, 3)
    main = database.read_bytes()
    with opened(database) as branch:
        if branch.store.engine_safety().journal_mode != "wal":
            pytest.skip("there is no log to tear in this journal mode")
        pictures = [contents(branch.store)]
        for number in range(COMMITS):
            carry_out(branch, order(number, loans))
            pictures.append(contents(branch.store))
        log = (tmp_path / "skycap.db-wal").read_bytes()
        assert database.read_bytes() == main, "the log was moved into the database"
    chance, seen = random.Random(9), set()

    reached = -1
    for cut in sorted(chance.randrange(len(log) + 1) for _ in range(figure("cuts of the log"))):
        torn.write_bytes(main)
        torn.with_name("torn.db-wal").write_bytes(log[:cut])
        with opened(torn) as branch:
            place = pictures.index(contents(branch.store))
            assert place >= reached, "a longer log never holds less"
            reached = place
            if place not in seen:
                seen.add(place)
                assert audit(branch.office).findings == []
    assert len(seen) > COMMITS // 2


def small_books(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """A small portfolio in a closed file; give all that it holds."""
    with opened(path) as branch:
        fill(branch, 8)
    # A page that was split keeps old copies of its rows, in which a turned bit changes nothing.
    with closing(sqlite3.connect(path)) as database:
        database.execute("VACUUM")
    with opened(path) as branch:
        assert audit(branch.office).clean
        return contents(branch.store)


JUDGED = ("events", "stream_heads", "counters", "loans", "repayments", "journal")
"""What the audit answers for."""


def verdict(path: Path, whole: dict[str, list[tuple[Any, ...]]]) -> str:
    """Whether books that were tampered with are "found" out, "harmless", or "silent".

    A row that differs from its own index is one that no query of ours shows, as they all go by an
    index; SQLite's own check finds it.
    """
    try:
        with opened(path) as branch:
            if audit(branch.office).findings:
                return "found"
            if _integrity(branch) != "ok":
                return "found"
            now = contents(branch.store, JUDGED)
    except (Unavailable, AssertionError, LookupError, TypeError, ValueError):
        return "found"  # it cannot even be read
    return "harmless" if all(now[name] == whole[name] for name in JUDGED) else "silent"


def _integrity(branch: Branch) -> str:
    """What SQLite itself finds."""
    store = branch.store
    assert isinstance(store, SqlStore)
    connection = store._engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA integrity_check")
        return str(cursor.fetchone()[0])
    except store._library.module.DatabaseError as problem:
        return str(problem)
    finally:
        connection.close()


def turn_bit(original: Path, copy: Path, place: int, bit: int) -> None:
    """Copy a database with one bit turned."""
    for suffix in ("", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
    shutil.copy(original, copy)
    with copy.open("r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ (1 << bit)]))


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_any_turned_bit_of_an_event_is_found(tmp_path: Path) -> None:
    """Of bits turned in the stored text of events, on disk, the audit alone finds every one."""
    database, copy = tmp_path / "skycap.db", tmp_path / "copy.db"
    whole = small_books(database)
    raw = database.read_bytes()
    texts = [(raw.find(row[2].encode()), len(row[2].encode())) for row in whole["events"]]
    places = [(start, length) for start, length in texts if start >= 0]
    assert len(places) > len(texts) // 2, "most texts lie in one piece"
    chance = random.Random(5)

    for _ in range(figure("flipped bits of events")):
        start, length = chance.choice(places)
        place = start + chance.randrange(length)
        turn_bit(database, copy, place, chance.randrange(8))
        with opened(copy) as branch:
            assert not audit(branch.office).clean, (place, raw[place - 20 : place + 20])


@pytest.mark.slow
@pytest.mark.timeout(7_200)
def test_a_turned_bit_anywhere_is_found_or_changes_nothing(tmp_path: Path) -> None:
    """Wherever in the file a bit is turned, what histories and read models say is right or found.

    What the audit does not look at (users, notes, documents, request keys, the columns of events
    that repeat their text) may differ unseen; histories, read models and counters may not.
    """
    database, copy = tmp_path / "skycap.db", tmp_path / "copy.db"
    whole = small_books(database)
    chance, size = random.Random(6), database.stat().st_size

    for _ in range(figure("flipped bits of the file")):
        place = chance.randrange(size)
        turn_bit(database, copy, place, chance.randrange(8))
        assert verdict(copy, whole) in {"found", "harmless"}, place
