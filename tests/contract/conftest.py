"""The adapters that must keep the contract, each fresh for every test."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from skycap.services.ports import Store
from skycap.storage.dynamodb import DynamoStore
from skycap.storage.memory import MemoryStore
from skycap.storage.sql import Library, SqlStore, choose_library
from tests.emulators import drop_tables, fresh_tables

Open = Callable[[Path], Store]

SQLITE: dict[str, Open] = {
    "best sqlite": lambda folder: SqlStore.open(folder / "skycap.db", choose_library()),
    "python's sqlite": lambda folder: SqlStore.open(folder / "skycap.db", Library(sqlite3)),
}
LOCAL: dict[str, Open] = {"memory": lambda _: MemoryStore(), **SQLITE}
EMULATORS = ("dynoxide", "ministack")
ADAPTERS = (*LOCAL, *EMULATORS)
FEW_SHARDS = 8
"""Enough for counters to be divided; a rebuild, which these tests do often, closes each of them."""


@pytest.fixture(params=ADAPTERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    with _opened(request, tmp_path, FEW_SHARDS) as opened:
        yield opened


@pytest.fixture(params=ADAPTERS)
def narrow_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind, with its counters undivided.

    Where a counter is divided into shards, each has its part of the range of whole numbers, so a
    counter is full when one shard is.
    """
    with _opened(request, tmp_path, 1) as opened:
        yield opened


@pytest.fixture(params=SQLITE)
def open_sqlite(request: pytest.FixtureRequest) -> Open:
    """How to open a store on SQLite, in each of the two ways."""
    return SQLITE[request.param]


@contextmanager
def _opened(request: pytest.FixtureRequest, folder: Path, shards: int) -> Iterator[Store]:
    if request.param in LOCAL:
        store = LOCAL[request.param](folder)
        yield store
        store.close()
        return
    emulator = request.getfixturevalue(request.param)
    names = fresh_tables(emulator)
    dynamo = DynamoStore.open(names, emulator.client_arguments, shards=shards)
    yield dynamo
    dynamo.close()
    drop_tables(emulator, names)
