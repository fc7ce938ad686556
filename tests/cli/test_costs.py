"""`skycap costs` and `skycap usage`: what people and scripts are told, and the exit codes."""

from pathlib import Path

import pytest

from tests.cli.conftest import Skycap


def test_one_machine_has_no_bill_but_takes_room(skycap: Skycap) -> None:
    """It says plainly what takes the place of a bill."""
    told, shown = skycap.json("costs"), skycap.run("costs")

    assert (told["months"], told["findings"]) == ([], [])
    assert told["bytes"] > 0
    assert "Nobody sends a bill" in shown.output
    assert "are free" in shown.output


def test_the_estimate_needs_no_account(nowhere: Skycap, tmp_path: Path) -> None:
    """By service and application, with prices of one's own."""
    (tmp_path / "prices.json").write_text('{"web ACL a month": 100}')
    plain = nowhere.json("costs", "--estimate", "--applications", "500")
    own = nowhere.json("costs", "--estimate", "--prices", str(tmp_path / "prices.json"))
    shown = nowhere.run("costs", "--estimate").output

    assert plain["applications"] == 500
    assert float(own["dollars"]) > 100 > float(plain["dollars"])
    assert "for each application" in shown
    assert "not asked of AWS" in shown


@pytest.mark.parametrize(
    ("text", "complaint"), [("{", "is no JSON"), ("[]", "must be an object"), ('{"x": 1}', "'x'")]
)
def test_a_wrong_file_of_prices_is_refused(
    nowhere: Skycap, tmp_path: Path, text: str, complaint: str
) -> None:
    """Exit code 1, and what is wrong with it."""
    (tmp_path / "prices.json").write_text(text)

    result = nowhere.run("costs", "--estimate", "--prices", str(tmp_path / "prices.json"))

    assert result.exit_code == 1
    assert complaint in result.stderr


def test_usage_is_told_and_recorded(skycap: Skycap) -> None:
    """By part and together; what was recorded is for the next time."""
    told, shown = skycap.json("usage", "--record"), skycap.run("usage")

    assert told["bytes"] == sum(part["bytes"] for part in told["parts"])
    assert (skycap.data / "usage.jsonl").exists()
    assert "database" in shown.output
    assert "no earlier measurement" in shown.output


def test_without_books_nothing_is_measured(nowhere: Skycap) -> None:
    """Exit code 1 and what to do."""
    result = nowhere.run("usage")

    assert result.exit_code == 1
    assert "skycap init" in result.stderr
