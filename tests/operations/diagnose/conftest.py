"""A fresh small installation for each test, copied from one that is made once."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from skycap.settings import Settings
from tests.operations.diagnose import place as places
from tests.operations.diagnose.place import Place


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An installation to copy."""
    return places.settle(tmp_path_factory.mktemp("settled"))


@pytest.fixture
def place(settled: Settings, tmp_path: Path) -> Iterator[Place]:
    """An installation of this test's own."""
    shutil.copytree(settled.data, tmp_path / "data")
    settings = replace(settled, data=tmp_path / "data")
    with ExitStack() as stack:
        yield Place(settings, places.pages(tmp_path / "pages"), stack)
