"""A store on an emulator, with tables of its own, and ways to disturb it."""

from collections.abc import Iterator

import pytest

from skycap.storage.dynamodb import DynamoStore, TableNames, gate, writing
from tests.emulators import Emulator, drop_tables, fresh_tables
from tests.storage.dynamodb.trouble import Troubled


@pytest.fixture
def names(dynoxide: Emulator) -> Iterator[TableNames]:
    """Empty tables."""
    made = fresh_tables(dynoxide)
    yield made
    drop_tables(dynoxide, made)


@pytest.fixture
def line(dynoxide: Emulator) -> Troubled:
    """A connection that can be disturbed."""
    return Troubled(dynoxide.client_arguments)


@pytest.fixture
def store(names: TableNames, line: Troubled) -> DynamoStore:
    """A store on that connection."""
    return DynamoStore(line, names)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between attempts."""
    for module in (writing, gate):
        monkeypatch.setattr(module, "pause", lambda _: None)
