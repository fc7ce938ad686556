"""`skycap backup`, `restore` and `drill`: what people and scripts are told, and the exit codes."""

import shutil
import time
from pathlib import Path

import orjson
import pytest

from skycap.assembly import assemble
from skycap.lending.history import moment_text
from skycap.settings import Settings
from tests.cli.conftest import Skycap
from tests.emulators import Emulator
from tests.services.branch import Branch


@pytest.fixture
def books(skycap: Skycap) -> Skycap:
    """An installation with a loan, of some days ago."""
    with assemble(Settings(data=skycap.data)) as installation:
        Branch(installation.office.store).open()
    return skycap


def test_a_backup_is_made_listed_verified_and_tried_out(books: Skycap) -> None:
    """Each command tells scripts the same counts."""
    made = books.json("backup", "create")
    (listed,) = books.json("backup", "list")
    verified = books.json("backup", "verify")
    drilled = books.json("drill")

    assert made["newKey"]
    assert made["loans"] == 1
    for told in (listed, verified, drilled):
        assert {told[name] == made[name] for name in ("path", "events", "headsDigest")} == {True}
    assert (verified["whole"], listed["problem"]) == (True, None)
    assert (drilled["continued"], drilled["eventsSince"]) == (True, 0)


def test_people_are_told_that_the_key_is_everything(books: Skycap) -> None:
    """Where it is, and that nothing can be read without it."""
    first = books.run("backup", "create")

    assert first.exit_code == 0
    assert f"Its key is new: {books.data}-backup.key" in first.output
    assert "without the key every backup is worthless" in first.output
    assert "Its key is new" not in books.run("backup", "create").output
    assert "1 loans" in books.run("backup", "verify").output
    assert "go on from it" in books.run("drill").output
    assert "skycap-2" in books.run("backup", "list").output


def test_a_backup_is_sent_to_s3_too_and_read_back(books: Skycap, ministack: Emulator) -> None:
    """Sealed as it is here; a bucket that is not there is told, and the backup here stays."""
    client = ministack.client("s3")
    client.create_bucket(Bucket="backups-of-a-test")
    emulator = ("--endpoint-url", ministack.url)

    sent = books.json(*emulator, "backup", "create", "--to", "s3://backups-of-a-test/tati")
    lost = books.run(*emulator, "backup", "create", "--to", "s3://no-such-bucket-of-a-test")

    assert sent["sentTo"] == f"s3://backups-of-a-test/tati/{sent['name']}"
    there = client.get_object(Bucket="backups-of-a-test", Key=f"tati/{sent['name']}")
    assert there["Body"].read() == Path(sent["path"]).read_bytes()
    assert lost.exit_code == 1
    assert "no-such-bucket-of-a-test" in lost.stderr
    assert len(books.json("backup", "list")) == 2


def test_a_restore_brings_back_what_was_lost(books: Skycap) -> None:
    """The data folder is gone; the backup and the key are enough."""
    made = books.json("backup", "create")
    shutil.rmtree(books.data)

    restored = books.json("restore", made["path"].rpartition("/")[2])

    assert (restored["loans"], restored["before"]) == (1, None)
    assert books.run("audit").exit_code == 0
    again = books.run("restore", made["path"])
    assert "The former books are kept in" in again.output


def test_a_restore_to_a_moment_forgets_what_came_later(books: Skycap) -> None:
    """A loan recorded after it is not there; the former books are."""
    with assemble(Settings(data=books.data)) as installation:
        office = installation.office
        moment = office.clock.now()
        time.sleep(0.001)  # so that what follows is later
        Branch(office.store, seed=2, start=office.clock.now()).apply()
    assert books.json("audit")["loans"] == 2

    restored = books.json("restore", "--to", moment_text(moment))

    assert restored["loans"] == 1
    assert books.json("audit")["loans"] == 1
    assert books.run("--data", restored["before"], "audit").exit_code == 0
    assert "can sign in again" in books.run("restore", "--to", moment_text(moment)).output


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("restore",), 2, "name a BACKUP"),
        (("restore", "--to", "yesterday"), 2, "2024-01-15T10:00:00Z"),
        (("restore", "--to", "2024-01-15T10:00:00"), 2, "offset from UTC"),
        (("restore", "--to", "2001-01-01T00:00:00Z"), 1, "nothing was recorded by then"),
        (("restore", "--to", "2999-01-01T00:00:00Z"), 1, "still to come"),
        (("restore", "nonsense"), 1, "there is no backup nonsense"),
        (("backup", "verify"), 1, "run `skycap backup create`"),
        (("backup", "prune", "--daily", "-1"), 2, "--daily"),
        (("drill",), 1, "there is no backup in"),
    ],
)
def test_what_cannot_be_is_refused(
    skycap: Skycap, words: tuple[str, ...], code: int, complaint: str
) -> None:
    """Typed wrongly is 2, refused is 1; each says what to do."""
    result = skycap.run(*words)

    assert result.exit_code == code
    assert complaint in result.stderr


def test_a_damaged_backup_is_found(books: Skycap) -> None:
    """By verify, by the drill, by a restore and, at its beginning, by the list: exit code 1."""
    path = books.json("backup", "create")["path"]
    with Path(path).open("r+b") as file:
        file.seek(100)
        file.write(b"rot")

    for words in (("backup", "verify"), ("drill",), ("restore", path), ("backup", "list")):
        result = books.run(*words)
        assert result.exit_code == 1
        assert "is no whole backup: chunk 1 was changed" in result.stderr
    assert orjson.loads(books.run("backup", "list", "--json").stdout)[0]["problem"]


def test_pruning_keeps_the_newest_of_a_day(books: Skycap) -> None:
    """A dry run only tells; the newest stays even when nothing is to be kept."""
    first, second = [books.json("backup", "create")["path"].rpartition("/")[2] for _ in range(2)]
    tried = books.run("backup", "prune", "--dry-run")

    assert f"Would drop {first}" in tried.output
    assert len(books.json("backup", "list")) == 2
    pruned = books.json("backup", "prune", "--daily", "0", "--weekly", "0", "--monthly", "0")
    assert (pruned["dropped"], pruned["kept"]) == ([first], [second])
    assert len(books.json("backup", "list")) == 1


def test_there_is_nothing_to_list_at_first(skycap: Skycap) -> None:
    """It says so, and that is fine."""
    result = skycap.run("backup", "list")

    assert result.exit_code == 0
    assert "no backups" in result.output


def test_help_has_examples(skycap: Skycap) -> None:
    """Of each command."""
    for words in (
        ("backup", "create"), ("backup", "list"), ("backup", "verify"), ("backup", "prune"),
        ("restore",), ("drill",),
    ):  # fmt: skip
        output = skycap.run(*words, "--help").output
        assert f"Examples:\n    skycap {' '.join(words)}" in output
