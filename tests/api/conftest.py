"""What the tests of the API share: a lender for each test, on each store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skycap.api.options import ApiOptions
from skycap.services import passwords
from tests.api.world import STORES, World, a_world, cheap_passwords

Make = Callable[[ApiOptions], World]


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords at no cost; their strength is proved elsewhere."""
    monkeypatch.setattr(passwords, "_hasher", cheap_passwords())


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """How to make a lender in memory with options of one's own."""
    made: list[World] = []

    def make_world(options: ApiOptions) -> World:
        world = a_world(STORES["memory"](tmp_path), options)
        world.client.__enter__()
        made.append(world)
        return world

    yield make_world
    for world in made:
        world.client.__exit__(None, None, None)
        world.office.store.close()


@pytest.fixture
def world() -> Iterator[World]:
    """A lender in memory."""
    yield from _open(a_world(STORES["memory"](Path())))


@pytest.fixture(scope="module")
def shared() -> Iterator[World]:
    """A lender in memory for all tests of a module, which change nothing there."""
    yield from _open(a_world(STORES["memory"](Path())))


@pytest.fixture(params=STORES)
def each_world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A lender on each kind of store."""
    yield from _open(a_world(STORES[request.param](tmp_path)))


def _open(world: World) -> Iterator[World]:
    with world.client:
        yield world
    world.office.store.close()
