"""`skycap diagnose`: what it says, its exit codes, and mending from the command line."""

import re
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from skycap.cli import app
from skycap.services import passwords, users
from tests.operations.diagnose.place import OTHER_SITE, Place


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKYCAP_CORS_ORIGINS", OTHER_SITE)


def run(place: Place, *words: str, typed: str | None = None) -> Result:
    """Run the command on the installation and its server."""
    data, url = str(place.settings.data), place.told_url or place.url
    return CliRunner().invoke(app, ["--data", data, "diagnose", *words, "--url", url], input=typed)


def told(result: Result) -> dict[str, Any]:
    """What it answered in JSON."""
    answer: dict[str, Any] = orjson.loads(result.stdout)
    return answer


def test_a_healthy_installation_is_told_so(place: Place) -> None:
    """Nothing found is exit code 0, with a line for each thing that was tried."""
    result = run(place, "repayments")

    assert result.exit_code == 0, result.output
    assert "ok    POST /api/repayments with nothing in it: 422 fields_invalid" in result.stdout
    assert "no    no_accountant: No active user may record repayments." in result.stdout
    assert "Nothing is wrong, of " in result.stdout


def test_a_finding_is_shown_with_its_runbook(place: Place) -> None:
    """What is found is exit code 1, with what is wrong, what to do and where to read on."""
    result = run(place, "login", "--user", "makre")

    assert result.exit_code == 1
    assert "FOUND user_unknown: " in result.stdout
    assert "check the spelling with: skycap users list" in result.stdout
    assert "docs/operations/troubleshooting.md#nobody-can-sign-in" in result.stdout


def test_mending_asks_first(place: Place) -> None:
    """A repair is not done without a yes, and with one it is, and told."""
    place.sql("UPDATE counters SET value = 0 WHERE name LIKE 'loans/%'")

    refused = run(place, "dashboard", "--fix", typed="n\n")
    agreed = run(place, "dashboard", "--fix", typed="y\n")
    after = run(place, "dashboard")

    assert "Mend it?" in refused.stdout
    assert "Mended the books" not in refused.stdout
    assert "Mended the books" in agreed.stdout
    assert [refused.exit_code, agreed.exit_code, after.exit_code] == [1, 0, 0]


def test_scripts_get_one_shape(place: Place) -> None:
    """In JSON there are the steps, what was found, what was mended and what is left."""
    place.sql("UPDATE counters SET value = 0 WHERE name LIKE 'loans/%'")

    found = told(run(place, "dashboard", "--json"))
    mended = told(run(place, "dashboard", "--json", "--fix", "--yes"))

    assert [one["code"] for one in found["findings"]] == ["counters_wrong"]
    assert found["left"] == found["findings"]
    assert found["findings"][0]["fixable"]
    assert {step["outcome"] for step in found["steps"]} <= {"well", "found"}
    assert [(one["code"], one["problem"]) for one in mended["mended"]] == [("counters_wrong", None)]
    assert mended["left"] == []
    assert (found["platform"], found["sections"]) == ("embedded", ["dashboard"])


def test_a_password_is_told_once(place: Place) -> None:
    """A hash that is broken is mended by a password that whoever mends is shown, and may use."""
    place.sql("UPDATE users SET password_hash = 'broken' WHERE username = 'checker'")

    mended = run(place, "login", "--fix", typed="y\n")

    assert mended.exit_code == 0, mended.output
    [password] = re.findall(r"Shown this once: checker signs in with (\S+),", mended.stdout)
    with place.office() as office:
        assert passwords.verify(users.named(office, "checker").password_hash, password)


def test_users_that_are_gone_are_not_made_up(place: Place) -> None:
    """Where names are taken, by users who are gone, a backup is what helps."""
    place.sql("DELETE FROM users")

    refused = run(place, "login", "--fix", "--yes")

    assert refused.exit_code == 1
    assert "restore the newest backup" in refused.stdout


def test_no_installation_is_another_exit_code(place: Place) -> None:
    """A folder that is not there is exit code 3, and one line."""
    place.told_url = "http://127.0.0.1:9"
    result = CliRunner().invoke(app, ["--data", str(place.pages / "no"), "diagnose"])

    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1


def test_a_token_is_read_from_a_file_and_not_repeated(place: Place) -> None:
    """A sign-in that was refused is explained, and stays out of what is told."""
    file = place.pages / "token"
    file.write_text("Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6IjAifQ.e30.c2ln\n")

    result = run(place, "login", "--token-file", str(file))

    assert "FOUND token_foreign" in result.stdout
    assert "eyJ" not in result.output
    assert run(place, "login", "--fix", "--json").exit_code == 2
