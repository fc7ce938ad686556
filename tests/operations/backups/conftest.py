"""A fresh installation for each test, copied from one that is made once."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from skycap.assembly import premises_of
from skycap.services.clock import SimulatedClock
from tests.operations.backups.place import NOON, Place, settle


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An installation to copy."""
    return settle(tmp_path_factory.mktemp("settled"))


@pytest.fixture
def place(settled: Place, tmp_path: Path) -> Place:
    """An installation of this test's own."""
    data = tmp_path / "data"
    shutil.copytree(settled.settings.data, data)
    settings, clock = replace(settled.settings, data=data), SimulatedClock(NOON)
    return Place(settings, clock, premises_of(settings, clock))
