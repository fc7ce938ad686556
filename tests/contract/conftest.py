"""The adapters that must keep the contract, each fresh for every test."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skycap.services.ports import Store
from skycap.storage.memory import MemoryStore
from skycap.storage.sql import Library, SqlStore, choose_library

Open = Callable[[Path], Store]

SQLITE: dict[str, Open] = {
    "best sqlite": lambda folder: SqlStore.open(folder / "skycap.db", choose_library()),
    "python's sqlite": lambda folder: SqlStore.open(folder / "skycap.db", Library(sqlite3)),
}
ADAPTERS: dict[str, Open] = {"memory": lambda _: MemoryStore(), **SQLITE}


@pytest.fixture(params=ADAPTERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    opened = ADAPTERS[request.param](tmp_path)
    yield opened
    opened.close()


@pytest.fixture(params=SQLITE)
def open_sqlite(request: pytest.FixtureRequest) -> Open:
    """How to open a store on SQLite, in each of the two ways."""
    return SQLITE[request.param]
