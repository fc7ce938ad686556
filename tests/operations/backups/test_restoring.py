"""Restoring: audited first, then put in place; the former books stay beside."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from skycap.assembly import assemble
from skycap.operations import Stopped
from skycap.operations.backups import archive, restoring
from skycap.operations.backups.archive import Manifest, Part, read_manifest, unpack
from skycap.operations.backups.keys import read_key
from skycap.operations.backups.making import create
from skycap.operations.backups.restoring import drill, nothing, restore, verify
from skycap.operations.backups.sealing import Damaged
from skycap.services.audit import audit
from skycap.services.ports import Commit
from skycap.storage.sql import SqlStore, choose_library
from tests.operations.backups.place import Place
from tests.services.branch import contents


def held(data: Path, place: Place) -> dict[str, list[tuple[object, ...]]]:
    """All that the books in `data` hold."""
    with place.premises.opened(data) as office:
        return contents(office.store)


def files(data: Path) -> dict[str, bytes]:
    """The documents and keys in `data`."""
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in data.rglob("*")
        if path.is_file() and "sqlite3" not in path.name
    }


def test_a_restore_brings_everything_back(place: Place) -> None:
    """Every row, event, document and key; what was there since is kept beside."""
    data = place.premises.data
    backup = create(place.premises).path
    then, kept = held(data, place), files(data)
    with place.branch() as branch:
        branch.open()
    since = held(data, place)

    done = restore(place.premises, backup)

    assert held(data, place) == then
    assert files(data) == kept
    assert done.before == data.with_name("data-before-20270301-120000")
    assert held(done.before, place) == since
    assert since != then


def test_a_restore_works_where_nothing_is_left(place: Place, tmp_path: Path) -> None:
    """On a new machine, from the backup and the key alone; and it opens as it was."""
    backup = create(place.premises).path
    elsewhere = place.other(tmp_path / "new" / "machine")

    done = restore(elsewhere, backup)

    assert done.before is None
    with assemble(replace(place.settings, data=elsewhere.data)) as installation:
        assert audit(installation.office).clean


def test_a_restore_is_refused_while_the_books_are_open(place: Place) -> None:
    """Nothing is changed."""
    backup = create(place.premises).path
    with place.branch() as branch:
        assert isinstance(branch.store, SqlStore)
        connection = branch.store._engine.raw_connection()
        if not choose_library().is_safe_in_wal:  # without WAL, only who works is noticed
            connection.cursor().execute("BEGIN IMMEDIATE")
        with pytest.raises(Stopped, match="in use"):
            restore(place.premises, backup)
        connection.close()

    assert [path.name for path in place.premises.data.parent.glob("data-before*")] == []


@pytest.mark.parametrize("cut", [1, 100, 5_000])
def test_a_truncated_backup_is_refused(place: Place, cut: int) -> None:
    """It says so, and the books stay as they are."""
    backup = create(place.premises).path
    backup.write_bytes(backup.read_bytes()[:-cut])
    then = held(place.premises.data, place)

    with pytest.raises(Damaged, match=f"{backup.name} is no whole backup: it is cut off"):
        restore(place.premises, backup)
    assert held(place.premises.data, place) == then
    assert [path.name for path in place.premises.data.parent.glob("data.restoring*")] == []


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_corrupted_backup_is_refused(place: Place, share: float) -> None:
    """A single bit, anywhere."""
    backup = create(place.premises).path
    content = bytearray(backup.read_bytes())
    content[int(len(content) * share)] ^= 1
    backup.write_bytes(content)

    with pytest.raises(Damaged, match="changed after it was written"):
        verify(place.premises, backup)


def test_a_backup_of_broken_books_is_refused(place: Place) -> None:
    """The audit of the copy says what is wrong; what was backed up is not what was written."""
    with place.premises.opened(place.premises.data) as office:
        office.store.commit(Commit(additions={"loans/outstanding": 1}))
    backup = create(place.premises).path

    with pytest.raises(Damaged, match=r"its audit finds: counters: 1 counters differ"):
        restore(place.premises, backup)


def test_another_key_is_refused(place: Place) -> None:
    """Told apart from damage."""
    backup = create(place.premises).path
    place.premises.key.write_text("ab" * 32)

    with pytest.raises(Damaged, match="another key"):
        verify(place.premises, backup)


def packed(place: Place, manifest: Manifest, content: bytes) -> Path:
    """A backup sealed under the right key whose inside is what a mistaken program wrote."""
    path, part = place.premises.backups / "wrong.backup", place.premises.data / "part"
    part.write_bytes(content)
    file = io.BytesIO()
    roots = archive.Roots("../part", part, place.premises.data)
    archive.pack(file, read_key(place.premises.key), manifest, roots, nothing)
    path.write_bytes(file.getvalue())
    return path


def test_a_path_outside_of_the_folder_is_refused(place: Place, tmp_path: Path) -> None:
    """Even under the right key, nothing is written beside the folder."""
    made = create(place.premises).manifest
    digest = restoring.digest_of(place.premises.key)
    part = Part("../part", 65, digest)
    wrong = packed(place, replace(made, parts=(part,)), place.premises.key.read_bytes())
    (tmp_path / "inner").mkdir()

    with pytest.raises(Damaged, match="outside of the data folder"):
        unpack(wrong, read_key(place.premises.key), tmp_path / "inner", nothing)
    assert not (tmp_path / "part").exists()


def test_a_part_that_changes_while_it_is_packed_is_noticed(place: Place) -> None:
    """No backup holds what its manifest does not say."""
    made = create(place.premises).manifest
    part = Part("../part", 3, "0" * 64)

    with pytest.raises(Stopped, match="changed while it was copied"):
        packed(place, replace(made, parts=(part,)), b"abc")


def test_a_backup_of_a_newer_format_is_refused(place: Place) -> None:
    """It says which Skycap made it."""
    made = create(place.premises).manifest
    wrong = packed(place, replace(made, format=9, version="9.1", parts=()), b"")

    with pytest.raises(Damaged, match=r"Skycap 9\.1 made it"):
        read_manifest(wrong, read_key(place.premises.key))


def test_other_histories_than_the_manifest_says_are_refused(place: Place) -> None:
    """A whole database that is not the one that was backed up."""
    made = create(place.premises)
    whole = place.premises.data / "skycap.sqlite3"
    part = Part("skycap.sqlite3", whole.stat().st_size, restoring.digest_of(whole))
    manifest = replace(made.manifest, heads="0" * 64, parts=(part,))
    path = place.premises.backups / "wrong.backup"
    with path.open("wb") as file:
        roots = archive.Roots("skycap.sqlite3", whole, place.premises.data)
        archive.pack(file, read_key(place.premises.key), manifest, roots, nothing)

    with pytest.raises(Damaged, match="end elsewhere"):
        verify(place.premises, path)


def test_a_drill_proves_a_restore_and_changes_nothing(place: Place) -> None:
    """The books go on from the backup, with what was written since."""
    backup = create(place.premises).path
    with place.branch() as branch:
        branch.apply()
    then = held(place.premises.data, place)

    done = drill(place.premises, backup)

    assert (done.continued, done.since) == (True, 1)
    assert held(place.premises.data, place) == then


def test_a_drill_finds_books_that_do_not_go_on_from_the_backup(place: Place) -> None:
    """As when an older backup was put in place and work went on from there."""
    first = create(place.premises).path
    with place.branch() as branch:
        branch.apply()
    second = create(place.premises).path
    restore(place.premises, first)

    assert drill(place.premises, second).continued is False


def test_a_drill_needs_no_books(place: Place, tmp_path: Path) -> None:
    """Where there are none, there is nothing to compare with."""
    backup = create(place.premises).path

    assert drill(place.other(tmp_path / "none"), backup).continued is None
