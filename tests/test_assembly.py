"""Assembly: an installation that opens, and one that is not there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from skycap.assembly import assemble, is_set_up
from skycap.services import users
from skycap.services.clock import SimulatedClock
from skycap.services.machine import SeededIds
from skycap.services.office import Office
from skycap.settings import Settings, SettingsError
from tests.services.staffroom import PASSWORD


def test_what_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    """Opening a folder without an installation names the command, and leaves nothing behind."""
    with pytest.raises(SettingsError, match="skycap init"):
        assemble(Settings(data=tmp_path / "none"))

    assert not (tmp_path / "none").exists()


def test_an_installation_is_made_once_and_found_again(tmp_path: Path) -> None:
    """What was written under one opening is read under the next, by the same keys."""
    settings = Settings(data=tmp_path / "data")
    new = users.NewUser("boss", "Boss", "admin", "", PASSWORD, must_change_password=False)
    with assemble(settings, create=True) as made:
        assert not is_set_up(made.office)
        users.add_user(made.office, users.OPERATOR, new)
        assert is_set_up(made.office)
        token, _ = users.sign_in(made.office, made.keys, "boss", PASSWORD)

    with assemble(settings) as found:
        assert users.identify(found.office, found.keys, token).username == "boss"
        assert isinstance(found.office, Office)


def test_a_clock_and_ids_can_be_handed_in(tmp_path: Path) -> None:
    """The demo and the tests bring their own time and their own ids."""
    clock = SimulatedClock(datetime(2024, 1, 2, tzinfo=UTC))
    ids = SeededIds(clock, 1)

    with assemble(Settings(data=tmp_path), create=True, clock=clock, ids=ids) as made:
        assert made.office.clock is clock
        assert made.office.ids is ids
