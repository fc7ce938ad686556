"""Updating the books of a machine: proved in a copy first, and as before if anything is wrong."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from skycap.assembly import premises_of
from skycap.operations import Stopped
from skycap.operations.backups import making
from skycap.operations.backups.making import digest_of
from skycap.operations.updating import update
from skycap.services.audit import audit
from skycap.services.office import Office
from skycap.services.ports import Unavailable
from skycap.storage.sql import migrate
from tests.operations.backups.place import Place, settle

NEWER = '''
"""A revision of tomorrow."""

from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{before}", None, None


def upgrade() -> None:
    """Change the tables."""
    op.execute("CREATE TABLE tomorrow (id TEXT PRIMARY KEY) STRICT")
    {work}


def downgrade() -> None:
    """There is no way back."""
'''


LOSE_ONE = """
    op.execute("DELETE FROM stream_heads WHERE stream = (SELECT min(stream) FROM stream_heads)")
""".strip()


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An installation with loans, and a backup of today."""
    place = settle(tmp_path_factory.mktemp("updating"))
    making.create(place.premises)
    return place


@pytest.fixture
def place(settled: Place, tmp_path: Path) -> Place:
    """A copy of it."""
    root = settled.settings.data.parent
    shutil.copytree(root, tmp_path / "all")
    settings = replace(settled.settings, data=tmp_path / "all" / "data")
    return Place(settings, settled.clock, premises_of(settings, settled.clock))


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the installed Skycap have one more revision of its tables, with some work in it."""

    def install(work: str = "") -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(migrate.MIGRATIONS, scripts)
        text = NEWER.format(before=migrate.REVISION, work=work)
        (scripts / "versions" / "r9999_tomorrow.py").write_text(text)
        monkeypatch.setattr(migrate, "MIGRATIONS", scripts)
        monkeypatch.setattr(migrate, "REVISION", "9999")

    return install


def picture(place: Place) -> dict[str, str]:
    """Every file of the data folder and its digest."""
    data = place.premises.data
    return {
        path.relative_to(data).as_posix(): digest_of(path)
        for path in sorted(data.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def test_newer_tables_take_the_place_of_the_old_ones_which_are_kept(
    place: Place, newer: Callable[[str], None]
) -> None:
    """The books are all there, and the former database beside them, byte for byte."""
    before, revision = picture(place), migrate.REVISION
    newer("")
    told: list[str] = []

    done = update(place.premises, stop=False, show=told.append)

    database = place.premises.database
    assert (done.before, done.after) == (revision, "9999")
    assert done.kept
    assert digest_of(done.kept / database) == before[database]
    assert place.premises.described(place.premises.data / database)[0] == "9999"
    assert {n: d for n, d in picture(place).items() if n != database} == {
        n: d for n, d in before.items() if n != database
    }
    assert told[-1] == "Putting the copy in place"
    again = update(place.premises, stop=False)
    assert (again.before, again.after, again.kept) == ("9999", "9999", None)


def test_lists_of_an_older_skycap_are_drawn_anew(
    place: Place, newer: Callable[[str], None]
) -> None:
    """What is only derived is made again of the histories, in the copy, before it is proved."""
    newer('op.execute("UPDATE loans SET outstanding = 1")')
    told: list[str] = []

    done = update(place.premises, stop=False, show=told.append)

    assert done.redrawn
    assert "Drawing lists and counters anew" in told
    with place.premises.opened(place.premises.data) as office:
        assert audit(office).clean
    assert not update(place.premises, stop=False).redrawn


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ('raise RuntimeError("halfway")', "the newer tables cannot be made .*halfway"),
        (LOSE_ONE, "not well after the update"),
    ],
)
def test_what_goes_wrong_leaves_the_old_books_byte_for_byte(
    place: Place, newer: Callable[[str], None], work: str, said: str
) -> None:
    """A migration that fails, and one that loses a history."""
    before = picture(place)
    revision = migrate.REVISION
    newer(work)

    with pytest.raises(Stopped, match=said):
        update(place.premises, stop=False)

    assert picture(place) == before
    assert place.premises.described(place.premises.data / place.premises.database)[0] == revision
    assert not list(place.premises.data.parent.glob("data.updating-*"))


def test_a_switch_that_fails_is_taken_back(place: Place, newer: Callable[[str], None]) -> None:
    """When the updated books cannot be opened where they belong, the former ones are back."""
    before = picture(place)
    newer("")
    premises = place.premises
    opened = premises.opened

    def failing(folder: Path) -> AbstractContextManager[Office]:
        if folder == premises.data:
            raise Unavailable("the disk is full")
        return opened(folder)

    with pytest.raises(Stopped, match="the former ones are back"):
        update(replace(premises, opened=failing), stop=False)

    assert picture(place) == before
    assert not list(premises.data.parent.glob("data-before-*"))


def test_a_backup_of_the_last_day_is_asked_for(place: Place) -> None:
    """It is made by the Skycap that wrote the books, which alone could restore it."""
    shutil.rmtree(place.premises.backups)

    with pytest.raises(Stopped, match="skycap backup create"):
        update(place.premises, stop=False)


def test_a_server_is_not_updated_under_its_feet_and_stopped_on_request(place: Place) -> None:
    """Its process is named; with --stop it is ended, and said to be started again."""
    data = place.premises.data
    command = [sys.executable, "-m", "skycap", "--data", str(data), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert "Skycap is open" in server.stdout.readline()
        while not list(place.premises.logs.glob("running-*.json")):
            assert server.poll() is None
        with pytest.raises(Stopped, match=f"process {server.pid} at http"):
            update(place.premises, stop=False)

        done = update(place.premises, stop=True)

        assert server.wait(timeout=30) in {0, -15}
    assert [one.process for one in done.stopped] == [server.pid]
