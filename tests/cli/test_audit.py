"""`skycap audit` as a command: what it tells, mends, writes and ends with."""

import orjson
import pytest

from skycap.operations.findings import Severity
from tests.cli.conftest import Skycap
from tests.operations.security.test_sarif import insist_sarif


def test_a_fresh_installation_has_nothing_wrong(skycap: Skycap) -> None:
    """Books and security in one verb, with what was looked at; either one alone."""
    told = skycap.json("audit")
    assert (told["clean"], told["findings"]) == (True, [])
    assert told["books"]["clean"]
    assert "users and passwords" in told["security"]["looked"]
    assert "security" not in skycap.json("audit", "--only", "books")
    assert "streams" not in skycap.json("audit", "--only", "security")


def test_what_is_found_is_told_mended_and_gone(skycap: Skycap) -> None:
    """Exit code 1 with a remedy; nothing is mended without a yes; then nothing is wrong."""
    keys = skycap.data / "keys.json"
    keys.chmod(0o644)
    found = skycap.run("audit", "--only", "security")
    assert found.exit_code == 1
    assert "CRITICAL" in found.output
    assert "security.md#file_open" in found.output

    asked = skycap.run("audit", "--only", "security", "--fix")
    assert (asked.exit_code, "add --yes" in asked.stderr) == (1, True)
    assert keys.stat().st_mode & 0o777 == 0o644
    told = skycap.json("audit", "--only", "security", "--fix", "--yes")
    assert told["mended"] == [f"{keys}: others on this machine can sign in as anybody"]
    assert told["findings"] == []


def test_what_is_low_does_not_fail_an_audit(
    skycap: Skycap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stray file is told with exit code 0; a log at debug is medium, and ends with 1."""
    (skycap.data / "stray.txt").write_text("?", encoding="ascii")
    told = skycap.json("audit", "--only", "security")
    assert [one["severity"] for one in told["findings"]] == [Severity.LOW]
    assert told["clean"]

    monkeypatch.setenv("SKYCAP_LOG_LEVEL", "debug")
    file = skycap.data.parent / "audit.sarif"
    assert skycap.run("audit", "--only", "security", "--sarif", str(file)).exit_code == 1
    written = orjson.loads(file.read_bytes())
    insist_sarif(written)
    assert [one["ruleId"] for one in written["runs"][0]["results"]] == ["debug_on", "file_unknown"]


def test_an_audit_without_an_installation_is_unavailable(nowhere: Skycap) -> None:
    """Exit code 3, and what makes one."""
    result = nowhere.run("audit")
    assert (result.exit_code, "skycap init" in result.stderr) == (3, True)


def test_hardening_a_folder_sets_what_is_open(skycap: Skycap) -> None:
    """A dry run changes nothing; without a yes nothing happens; with it the file is closed."""
    keys = skycap.data / "keys.json"
    keys.chmod(0o644)
    planned = skycap.json("harden", "--dry-run")
    assert {one["step"]: one["state"] for one in planned["steps"]}["Permissions of files"] == "open"
    assert skycap.run("harden").exit_code == 1
    assert keys.stat().st_mode & 0o777 == 0o644
    assert skycap.json("harden", "--yes")["mended"] == 1
    assert keys.stat().st_mode & 0o777 == 0o600
    assert "Nothing to set" in skycap.run("harden").output


def test_tuning_a_folder_is_refused(skycap: Skycap) -> None:
    """A folder has none of those knobs, and what AWS refuses is refused before it is asked."""
    for words, complaint in (
        (("performance", "--apply", "memory=512"), "an installation in a folder has none"),
        (("performance", "--apply", "timeout=60"), "stops waiting after 29 seconds"),
    ):
        result = skycap.run(*words)
        assert (result.exit_code, complaint in result.stderr) == (1, True)
