"""Slow statements are told to the log, with how SQLite went about them and nobody's data."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from structlog.testing import capture_logs

from skycap.services.ports import Commit
from skycap.services.records import LOANS
from skycap.storage.sql.slow import verdict_of
from skycap.storage.sql.store import SqlStore


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[SqlStore]:
    """A store to which everything is slow."""
    structlog.reset_defaults()
    with closing(SqlStore.open(tmp_path / "skycap.sqlite3", slow_ms=0)) as store:
        yield store


def test_a_slow_query_is_told_with_its_plan_and_without_its_values(slow: SqlStore) -> None:
    """Its text has the names of parameters; two of one shape are one statement, told once."""
    with capture_logs() as told:
        slow.get_many(LOANS, ["loan-of-naledi"])
        slow.get_many(LOANS, ["loan-of-naledi", "another"])

    [line] = [one for one in told if one["event"] == "slow_statement"]
    assert line["log_level"] == "warning"
    assert "FROM loans" in line["statement"]
    assert ":keys" in line["statement"]
    assert line["verdict"] == "goes by an index"
    assert line["ms"] >= 0
    assert "naledi" not in str(told)


def test_a_slow_commit_is_told(slow: SqlStore) -> None:
    """How long it took, and how many commands shared it."""
    with capture_logs() as told:
        slow.commit(Commit())

    assert [one["commands"] for one in told if one["event"] == "slow_commit"] == [1]


def test_what_is_quick_is_not_told(tmp_path: Path) -> None:
    """Without a reason the log stays silent."""
    with (
        closing(SqlStore.open(tmp_path / "skycap.sqlite3", slow_ms=60_000)) as store,
        capture_logs() as told,
    ):
        store.counters("loans/")

    assert told == []


def test_a_command_that_has_no_log_stays_silent(
    slow: SqlStore, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a command answers is read by scripts: nothing else may be in it."""
    slow.counters("loans/")
    slow.commit(Commit())

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("plan", "verdict"),
    [
        (["SEARCH loans USING INDEX loans_by_status (status=?)"], "goes by an index"),
        (["SCAN loans"], "reads a whole table"),
        (["SCAN loans USING COVERING INDEX loans_by_status"], "goes by an index"),
        (["SEARCH loans USING INDEX a (b=?)", "USE TEMP B-TREE FOR ORDER BY"],
         "sorts without an index"),
    ],
)  # fmt: skip
def test_a_plan_is_judged_by_what_it_reads(plan: list[str], verdict: str) -> None:
    """A whole table is worse than a sort, and a sort worse than an index."""
    assert verdict_of(plan) == verdict
