"""`skycap dashboard` in a data folder: the figures of the books and of the log, in every form."""

import re
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from skycap.operations.alarms.evaluating import Alarms
from skycap.operations.board.figures import Board, board
from skycap.operations.board.page import page
from skycap.operations.observing.folder_lines import CURRENT
from tests.cli.conftest import Skycap
from tests.operations.alarms.test_ringing import Set
from tests.operations.backups.place import NOON, Place, settle


def line(minutes: int, status: int, ms: int) -> str:
    """One request of the log, so many minutes before noon."""
    at = (NOON - timedelta(minutes=minutes)).isoformat()
    told = {"at": at, "level": "info", "event": "request", "method": "GET", "route": "/api/loans"}
    return orjson.dumps({**told, "status": status, "ms": ms}).decode() + "\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An installation with loans, and a log of its last hour."""
    made = settle(tmp_path_factory.mktemp("board"))
    made.premises.logs.mkdir(parents=True)
    lines = [line(50, 200, 10), line(12, 503, 900), line(11, 200, 30), line(2, 401, 20)]
    (made.premises.logs / CURRENT).write_text("".join(lines))
    return made


def read(place: Place) -> Board:
    """The dashboard of the last hour."""
    with place.premises.opened(place.premises.data) as office:
        return board(place.premises, office, None, NOON - timedelta(hours=1))


def test_it_shows_the_books_and_the_last_hours(place: Place) -> None:
    """The loans that there are, and each request in its five minutes."""
    shown = read(place)

    figures = {one.name: one.value for one in shown.figures}
    assert int(figures["loans"]) > 12
    assert figures["outstanding"].startswith("P")
    charts = {one.title: one for one in shown.charts}
    assert list(charts) == ["API Requests", "API Latency (ms)", "Sign-ins and conflicts"]
    requests, refused, failed = charts["API Requests"].series
    assert (sum(map(float, requests.values)), sum(map(float, refused.values))) == (4, 1)  # type: ignore[arg-type] # counts are there for each period
    assert [v for v in failed.values if v] == [1]
    half = charts["API Latency (ms)"].series[0]
    assert [v for v in half.values if v is not None] == [10, 30, 20]
    assert len(half.values) == len(charts["API Latency (ms)"].moments) == 12


def test_the_page_needs_nothing_else_and_runs_nothing(place: Place) -> None:
    """No script, no address, every chart drawn; what people typed is escaped."""
    shown = read(place)
    written = page(shown)

    assert not re.search(r"<script|https?://|@import|url\(", written)
    assert written.count("<section>") == len(shown.charts)
    assert written.count("<polyline") >= 5
    assert all(one.value in written for one in shown.figures)


def test_what_rings_stands_on_it(place: Place) -> None:
    """An alarm comes first, with why."""
    with place.premises.opened(place.premises.data) as office:
        Alarms(office, lambda: Set({"BooksWrong": [1]}), (), lambda *_: None, lambda _: None).look()
    shown = read(place)
    assert [one.rule.name for one in shown.ringing] == ["skycap-chain-broken"]
    assert "skycap-chain-broken: The books are not what was written." in page(shown)


def test_the_command_has_three_forms(skycap: Skycap, tmp_path: Path) -> None:
    """Drawn for people, JSON for scripts, a page for everybody."""
    shown = skycap.run("dashboard", "--once")
    assert shown.exit_code == 0
    assert "API Requests: Requests" in shown.output
    told = skycap.json("dashboard", "--since", "1h")
    assert (told["name"], told["address"], told["ringing"]) == ("SkycapLoans", None, [])
    path = tmp_path / "skycap.html"
    assert skycap.run("dashboard", "--html", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
