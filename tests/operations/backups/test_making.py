"""Making backups: whole or not at all, sealed, while others write."""

import errno
import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from skycap.operations import Stopped
from skycap.operations.backups import making
from skycap.operations.backups.keeping import list_backups, paths
from skycap.operations.backups.making import create
from skycap.operations.backups.restoring import verify
from tests.operations.backups.place import NOON, Place


def files_beside(place: Place) -> set[str]:
    """What lies beside the data folder and in the folder of the backups."""
    parent = place.premises.data.parent
    return {path.name for path in (*parent.iterdir(), *place.premises.backups.glob("*"))}


def test_a_backup_holds_all_and_shows_nothing(place: Place) -> None:
    """Its counts are those of the books, its file is for its owner alone, and no name is in it."""
    seen: list[tuple[int, int]] = []

    made = create(place.premises, lambda done, of: seen.append((done, of)))

    assert made.path.name == "skycap-20270301-120000.backup"
    assert (made.manifest.loans, made.manifest.missing) == (15, ())
    assert len(made.manifest.parts) == 1 + 3 + 1
    assert seen[-1] == (made.manifest.size, made.manifest.size)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert b"Mosarwa" in (place.premises.data / "skycap.sqlite3").read_bytes()
    assert b"Mosarwa" not in made.path.read_bytes()
    assert made.size < made.manifest.size
    proved = verify(place.premises, made.path)
    assert (proved.events, proved.documents) == (made.manifest.events, 3)
    assert files_beside(place) == {
        "data", "data-backup.key", "data-backups", "skycap-20270301-120000.backup"
    }  # fmt: skip


def test_the_log_is_no_part_of_a_backup(place: Place) -> None:
    """It changes while the backup is made, and nobody needs it to go on."""
    logs = place.premises.logs
    logs.mkdir()
    (logs / "skycap.log").write_text("{}\n")

    made = create(place.premises)

    assert logs.is_relative_to(place.premises.data)
    assert not [part for part in made.manifest.parts if part.path.startswith("logs")]


def test_the_key_is_made_once_outside_of_the_data(place: Place) -> None:
    """With the first backup, readable by its owner alone; the second uses it."""
    first, second = create(place.premises), create(place.premises)

    assert (first.new_key, second.new_key) == (True, False)
    assert stat.S_IMODE(place.premises.key.stat().st_mode) == 0o600
    assert place.premises.data not in place.premises.key.parents
    assert second.path.name == "skycap-20270301-120001.backup"


def test_a_lost_key_is_not_replaced_in_silence(place: Place) -> None:
    """A second key among backups of the first would be found out when it is too late."""
    create(place.premises)
    place.premises.key.unlink()

    with pytest.raises(Stopped, match="put it back"):
        create(place.premises)
    assert not place.premises.key.exists()


@pytest.mark.parametrize("text", ["", "zz" * 32, "ab" * 31])
def test_a_damaged_key_is_refused(place: Place, text: str) -> None:
    """Nothing is sealed under half a key."""
    place.premises.key.write_text(text)
    place.premises.key.chmod(0o600)

    with pytest.raises(Stopped, match="64 hexadecimal digits"):
        create(place.premises)


def test_a_key_that_others_can_read_is_refused(place: Place) -> None:
    """It says how to mend that."""
    create(place.premises)
    place.premises.key.chmod(0o644)

    with pytest.raises(Stopped, match="chmod 600"):
        create(place.premises)


def test_an_interruption_leaves_the_old_ones_and_no_half_file(place: Place) -> None:
    """Ctrl-C in the middle: only what was there before is there."""
    first = create(place.premises)
    content, before = first.path.read_bytes(), files_beside(place)

    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create(place.premises, interrupt)

    assert files_beside(place) == before
    assert first.path.read_bytes() == content


def test_a_full_disk_leaves_the_old_ones_and_no_half_file(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that takes half a backup and no more."""
    create(place.premises)
    before, pack = files_beside(place), making.pack

    class Full:
        """A file on a disk with room for 4 KiB."""

        def __init__(self, file: Any) -> None:  # noqa: ANN401 - a binary file of any kind
            self.file, self.left = file, 4_096

        def write(self, data: bytes) -> int:
            """Write what there is room for."""
            self.left -= len(data)
            if self.left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            written: int = self.file.write(data)
            return written

    monkeypatch.setattr(making, "pack", lambda file, *rest: pack(Full(file), *rest))  # type: ignore[arg-type]  # it writes, and that is all

    with pytest.raises(OSError, match="No space left"):
        create(place.premises)
    assert files_beside(place) == before


def test_what_a_killed_backup_left_goes_in_a_day(place: Place) -> None:
    """And is never listed."""
    create(place.premises)
    part = place.premises.backups / ".skycap-20270301-110000.backup.1.part"
    work = place.premises.data.parent / "data.copying-killed"
    part.touch()
    work.mkdir()
    for left in (part, work):
        os.utime(left, (NOON.timestamp(), NOON.timestamp()))
    create(place.premises)
    assert part.exists()
    assert work.exists()
    for left in (part, work):
        os.utime(left, (0, 0))

    create(place.premises)

    assert not part.exists()
    assert not work.exists()
    assert len(paths(place.premises.backups)) == 3


def test_a_backup_made_while_others_write_is_consistent(place: Place) -> None:
    """Its audit finds nothing, whatever was written meanwhile."""
    stop = threading.Event()
    written: list[str] = []

    def write() -> None:
        with place.branch() as branch:
            while not stop.is_set():
                written.append(branch.open())

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not written and writer.is_alive():
            stop.wait(0.01)
        made = [create(place.premises) for _ in range(3)]
    finally:
        stop.set()
        writer.join()

    assert [verify(place.premises, one.path).manifest for one in made] == [
        one.manifest for one in made
    ]
    assert made[0].manifest.loans > 15


def test_a_document_that_is_not_whole_is_named(place: Place) -> None:
    """The books are backed up all the same."""
    digest = create(place.premises).manifest.parts[1].digest
    (place.premises.data / place.premises.place_of(digest)).write_bytes(b"rot")

    made = create(place.premises)

    assert made.manifest.missing == (digest,)
    assert verify(place.premises, made.path).documents == 2


def test_there_must_be_books_to_back_up(place: Place, tmp_path: Path) -> None:
    """An empty folder is no installation."""
    with pytest.raises(Stopped, match="skycap init"):
        create(place.other(tmp_path / "nowhere"))


def test_a_list_says_what_each_holds(place: Place) -> None:
    """Newest first, with what cannot be read."""
    first = create(place.premises)
    second = create(place.premises)
    first.path.write_bytes(b"rot")
    (place.premises.backups / "skycap-notes.backup").touch()

    newest, oldest = list_backups(place.premises)

    assert newest.manifest == second.manifest
    assert oldest.problem
    assert "no backup of Skycap" in oldest.problem or "cut off" in oldest.problem
