"""The verbs that keep an installation on AWS, as they are typed: what is told, and exit codes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from skycap import assembly
from skycap.cli import app
from tests.emulators import Emulator
from tests.operations.backups.tables.conftest import Lender, lend

Skycap = Callable[..., Result]


@pytest.fixture
def skycap(lender: Lender, monkeypatch: pytest.MonkeyPatch) -> Skycap:
    """The command line over the lender's tables."""
    monkeypatch.setattr(assembly, "place_on_aws", lambda _account, _installation: lender.there)
    return lambda *words: CliRunner().invoke(app, ["--env", "prod", *words])


def told(result: Result) -> Any:  # noqa: ANN401 - JSON may be anything
    """What a command that succeeds answers in JSON."""
    assert result.exit_code == 0, result.output
    return orjson.loads(result.stdout)


def test_a_backup_is_made_listed_verified_and_pruned(skycap: Skycap, lender: Lender) -> None:
    """Scripts are told the same names as of a data folder; verify mends when it is asked to."""
    assert "no backups of these tables yet" in skycap("backup", "list").output
    made = told(skycap("backup", "create", "--json"))
    shown = skycap("backup", "create").output
    listed = told(skycap("backup", "list", "--json"))

    assert {one["name"] for one in listed} == {made["name"], f"{made['name']}-2"}
    assert {"name", "size", "ageHours", "problem", "madeAt"} <= listed[0].keys()
    assert f"{lender.names.events}-{made['name']}-2" in shown
    assert "the histories first" in shown
    assert "7 of 7" in skycap("backup", "list").output
    lender.emulator.client("dynamodb").update_table(
        TableName=lender.names.keys, DeletionProtectionEnabled=False
    )
    wrong = skycap("backup", "verify")
    assert wrong.exit_code == 1
    assert "can be deleted by one command" in wrong.output
    mended = skycap("backup", "verify", made["name"], "--fix")
    assert mended.exit_code == 0
    assert "Nothing of it was read back" in mended.output
    keep = ("--daily", "0", "--weekly", "0", "--monthly", "0")
    tried = skycap("backup", "prune", *keep, "--dry-run").output
    assert f"Would drop {made['name']}" in tried
    pruned = told(skycap("backup", "prune", *keep, "--json"))
    assert (pruned["dropped"], pruned["kept"]) == ([made["name"]], [f"{made['name']}-2"])


def test_a_restore_is_tried_out_made_put_in_place_and_cleared_away(skycap: Skycap) -> None:
    """Each step says how the next is typed."""
    made = told(skycap("backup", "create", "--json"))
    drilled = told(skycap("drill", "--json"))
    assert {"name", "seconds", "continued", "eventsSince", "documents"} <= drilled.keys()
    assert (drilled["continued"], drilled["loans"]) == (True, 2)

    restored = skycap("restore", made["name"])
    assert "skycap --env prod restore --adopt Restored" in restored.output
    adopted = skycap("restore", "--adopt", "Restored")
    assert f"is the backup {made['name']}-2" in adopted.output
    assert "can sign in again" in adopted.output
    assert skycap("restore", "--drop", "Restored").exit_code == 0


def test_room_and_exports_are_told(skycap: Skycap, lender: Lender, tmp_path: Path) -> None:
    """Of tables and buckets; what was read table by table is said to be of no one moment."""
    usage = told(skycap("usage", "--record", "--json"))
    assert lender.bucket in {part["name"] for part in usage["parts"]}
    exported = skycap("export", "--what", "loans", "--to", str(tmp_path / "export"))
    assert "not the state of one moment" in exported.output
    assert len((tmp_path / "export" / "loans.jsonl").read_text().splitlines()) == 2
    assert "AWS exported 7 tables" in skycap("export", "--native").output


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("restore",), 2, "name a BACKUP"),
        (("restore", "--recover"), 2, "name a BACKUP"),
        (("restore", "20260301", "--recover"), 2, "--recover goes with --to"),
        (("restore", "20260301"), 1, "there is no backup 20260301"),
        (("restore", "--adopt", "Gone"), 1, "no tables that end with -Gone"),
        (("restore", "--drop", ""), 1, "no tables that end with -"),
        (("backup", "create", "--to", "s3://x"), 2, "skycap export"),
        (("drill",), 1, "no complete backup"),
    ],
)
def test_what_cannot_be_is_refused(
    nobody: Skycap, words: tuple[str, ...], code: int, complaint: str
) -> None:
    """Typed wrongly is 2, refused is 1; each says what to do."""
    result = nobody(*words)

    assert result.exit_code == code
    assert complaint in result.stderr


@pytest.fixture(scope="module")
def nobody(ministack: Emulator) -> Skycap:
    """The command line over tables of a lender without a loan."""
    made = lend(ministack)

    def run(*words: str) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(assembly, "place_on_aws", lambda _account, _installation: made.there)
            return CliRunner().invoke(app, ["--env", "prod", *words])

    return run
