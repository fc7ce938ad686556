"""The branch that the tests of the loan desks work in, over each store."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from skycap.services.office import Office
from skycap.services.ports import Store
from skycap.storage.dynamodb import DynamoStore
from skycap.storage.memory import MemoryStore
from skycap.storage.sql import SqlStore
from tests.emulators import drop_tables, fresh_tables
from tests.services.branch import Branch

STORES = ("memory", "sqlite")
EMULATORS = ("dynoxide", "ministack")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables made, to copy: making them takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "skycap.db"
    SqlStore.open(path).close()
    return path


@pytest.fixture
def open_store(
    request: pytest.FixtureRequest, empty_database: Path, tmp_path: Path
) -> Iterator[Callable[[str], Store]]:
    """How to open a fresh store of each kind; it is closed after the test."""
    opened: list[Store] = []
    dropped: list[Callable[[], None]] = []

    def open_one(kind: str) -> Store:
        if kind == "memory":
            opened.append(MemoryStore())
        elif kind in EMULATORS:
            emulator = request.getfixturevalue(kind)
            names = fresh_tables(emulator)
            opened.append(DynamoStore.open(names, emulator.client_arguments))
            dropped.append(partial(drop_tables, emulator, names))
        else:
            path = tmp_path / f"skycap-{len(opened)}.db"
            shutil.copy(empty_database, path)
            opened.append(SqlStore.open(path))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()
    for drop in dropped:
        drop()


@pytest.fixture(params=STORES)
def branch(request: pytest.FixtureRequest, open_store: Callable[[str], Store]) -> Branch:
    """A branch with staff and products, over each store."""
    return Branch(open_store(request.param))


@pytest.fixture
def office(branch: Branch) -> Office:
    """The office of the branch."""
    return branch.office


@pytest.fixture
def sqlite_branch(open_store: Callable[[str], Store]) -> Branch:
    """A branch over SQLite, for tests that go underneath it."""
    return Branch(open_store("sqlite"))
