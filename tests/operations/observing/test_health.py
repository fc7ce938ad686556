"""`skycap health`: every fault that is put in is found, by its name, and nothing else is."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, NamedTuple

import pytest
from typing_extensions import override

from skycap.lending.history import moment_text
from skycap.operations.backups.premises import Premises
from skycap.operations.observing import books_health, folder_health
from skycap.operations.observing.health import (
    Calls,
    Check,
    Verdict,
    health,
    of_calls,
    of_certificate,
    of_clock,
    of_secret,
)
from skycap.operations.observing.serving import Running, noted, running
from skycap.services import users
from skycap.storage.sql.sqlite import choose_library
from tests.operations.observing.conftest import NOW, Folder, request_line

DAY = timedelta(days=1)


class _Ready(BaseHTTPRequestHandler):
    """Answers like a server that is ready, or that is not."""

    status = 200

    def do_GET(self) -> None:
        """Answer anything."""
        self.send_response(self.status)
        self.end_headers()

    @override
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Folder, status: int = 200, version: str | None = None) -> Iterator[None]:
    """A server that answers with `status`, and its note, until the block ends."""
    handler = type("Handler", (_Ready,), {"status": status})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        told = version or folder.place.version
        with noted(folder.place.logs, Running(os.getpid(), "server", url, told, moment_text(NOW))):
            yield
        server.shutdown()


def codes(place: Premises) -> set[str]:
    """What is found of the last day."""
    return {found.code for found in health(place, NOW - DAY, NOW).findings}


@pytest.fixture
def well(folder: Folder) -> Iterator[Folder]:
    """An installation with nothing wrong: a server runs, and a backup was made this morning."""
    backups = folder.place.backups
    backups.mkdir()
    (backups / NOW.strftime("skycap-%Y%m%d-%H%M%S.backup")).write_bytes(b"sealed")
    folder.log(request_line(NOW - timedelta(hours=1)))
    with served(folder):
        yield folder


def test_where_all_is_well_nothing_is_found(well: Folder) -> None:
    """Every check says how things are, and the verdict is one word."""
    told = health(well.place, NOW - DAY, NOW)

    assert [found.code for found in told.findings] == []
    assert told.verdict is Verdict.WELL
    assert {check.name for check in told.checks} == {
        "store", "requests", "server", "disk", "queues", "day end", "clock", "backup", "secrets",
    }  # fmt: skip
    assert told.to_json()["checks"][1]["measured"]["functions"]["loans"]["calls"] == 1


class Fault(NamedTuple):
    """Something that goes wrong, and what is then found."""

    code: str
    put_in: Callable[[Folder], object]
    verdict: Verdict = Verdict.FOUND


def _lock(folder: Folder) -> None:
    # With the library that looks: locks of two libraries in one process do not see each other.
    database = choose_library().module.connect(folder.data / "skycap.sqlite3")
    database.execute("BEGIN IMMEDIATE")
    _HELD.append(database)


_HELD: list[Any] = []


def _age_backups(folder: Folder) -> None:
    folder.clock.advance(timedelta(days=5))


def _damage(folder: Folder) -> None:
    (folder.data / "skycap.sqlite3").write_bytes(b"no database" * 1_000)


FAULTS = [
    Fault("errors", lambda folder: folder.log(request_line(NOW - timedelta(hours=1), status=500))),
    Fault("throttled", lambda folder: folder.log(request_line(NOW - DAY / 2, status=429))),
    Fault("slow", lambda folder: folder.log(*[request_line(NOW - DAY / 2, ms=3_000)] * 30)),
    Fault(
        "failed_logins",
        lambda folder: folder.log(
            *[request_line(NOW - DAY / 2, status=401, code="invalid_credentials")] * 40
        ),
    ),
    Fault("log_damaged", lambda folder: folder.log({"at": "cut"})),
    Fault("store_unreachable", _damage, Verdict.UNREACHABLE),
    Fault("store_locked", _lock),
    Fault("no_backup", lambda folder: shutil.rmtree(folder.place.backups)),
    Fault("backup_too_old", _age_backups),
    Fault("keys_unusable", lambda folder: folder.place.keys.unlink(), Verdict.UNREACHABLE),
    Fault("clock_behind_books", lambda folder: folder.clock.set(NOW - 3 * DAY)),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_each_fault_is_found(well: Folder, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its code, with a remedy and the heading of the runbook; the rest stays well."""
    if fault.code == "clock_behind_books":
        _with_an_entry(well)
    monkeypatch.setattr("skycap.storage.sql.looking.LOCKED_SECONDS", 0.0)
    fault.put_in(well)
    try:
        told = health(well.place, NOW - DAY, NOW)
    finally:
        while _HELD:
            _HELD.pop().close()

    assert told.verdict is fault.verdict
    found = [one for one in told.findings if one.code == fault.code]
    assert found, [one.code for one in told.findings]
    assert found[0].runbook == f"monitoring.md#{fault.code.replace('_', '-')}"
    assert {one.code for one in told.findings} - {fault.code, "day_end_behind"} == set()


def _with_an_entry(folder: Folder) -> None:
    """Let the books have an entry: a product."""
    with folder.place.opened(folder.data) as office:
        users.seed(office)


def test_servers_that_are_gone_silent_or_old_are_told_apart(folder: Folder) -> None:
    """None at all; one that answers 503; one of another version; one whose process is dead."""
    place = folder.place
    assert "not_serving" in codes(place)
    with served(folder, status=503):
        told = health(place, NOW - DAY, NOW)
        assert "server_not_ready" in {found.code for found in told.findings}
        assert told.verdict is Verdict.UNREACHABLE
    with served(folder, version="0.0.1"):
        assert {"server_outdated"} <= codes(place)
    dead = Running(2**22 - 3, "server", "http://127.0.0.1:1", "0", moment_text(NOW))
    with noted(place.logs, dead):
        assert running(place.logs) == []
        assert "not_serving" in codes(place)
        with served(folder):
            notes = list(place.logs.glob("running-*.json"))
            assert [note.name for note in notes] == [f"running-{os.getpid()}.json"]


def test_an_unsafe_pair_of_library_and_journal_is_refused(folder: Folder) -> None:
    """A database in WAL mode with a SQLite that may corrupt it there: nobody may open it."""

    class Unsafe:
        revision, newest, library = None, "1", "sqlite3 3.40.1"
        safe, locked, problem = False, False, "the database is in WAL mode"

    place = replace(folder.place, look=lambda _: Unsafe())
    told = health(place, NOW - DAY, NOW)

    assert told.verdict is Verdict.UNREACHABLE
    assert "engine_unsafe" in {found.code for found in told.findings}
    [books] = [check for check in told.checks if check.name == "books"]
    assert books.skipped


def test_older_tables_are_not_brought_up_to_date_by_looking(folder: Folder) -> None:
    """They are told of, and left as they are."""

    class Older:
        revision, newest, library = "0001", "0002", "sqlite3 3.53.4"
        safe, locked, problem = True, False, ""

    def never(_: object) -> Any:  # noqa: ANN401 - it never answers
        raise AssertionError("the books were opened")

    place = replace(folder.place, look=lambda _: Older(), opened=never)

    assert "store_outdated" in codes(place)


@pytest.mark.parametrize(
    ("free", "code", "severity"),
    [(8 << 30, None, None), (1 << 30, "disk_low", "high"), (9 << 20, "disk_low", "critical")],
)
def test_a_disk_that_fills_is_found_in_time(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, free: int, code: str | None, severity: str
) -> None:
    """Below 2 GiB it is a matter of today, below 256 MiB of now."""
    usage = shutil.disk_usage(folder.data)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=free))
    found = folder_health._disk(folder.place).findings

    assert [(one.code, one.severity) for one in found] == ([(code, severity)] if code else [])


@pytest.mark.parametrize(
    ("check", "code"),
    [
        (of_secret("keys.json", 30), None),
        (of_secret("keys.json", 400), "secret_old"),
        (of_certificate("here", NOW + timedelta(days=60), NOW), None),
        (of_certificate("here", NOW + timedelta(days=5), NOW), "certificate_ends"),
        (of_certificate("here", NOW - timedelta(days=5), NOW), "certificate_ends"),
        (of_clock("AWS", timedelta(seconds=2)), None),
        (of_clock("AWS", timedelta(minutes=-6)), "clock_apart"),
        (of_calls({"loans": Calls(50, 0, 0, 900.0)}, 2, [], "skycap"), None),
        (of_calls({"loans": Calls(10, 0, 0, 9_000.0)}, 2, [], "skycap"), None),
    ],
)
def test_ages_and_ends_are_judged(check: Check, code: str | None) -> None:
    """What is old, ends or is apart is found; what is not, is not."""
    assert [found.code for found in check.findings] == ([code] if code else [])


def test_errors_weigh_by_how_many_they_are() -> None:
    """One in a thousand is of this week; one in ten of today. The log's requests are named."""
    few = of_calls({"loans": Calls(1_000, 1, 0, 1.0)}, 0, ["abc"], "skycap").findings
    many = of_calls({"loans": Calls(10, 1, 0, 1.0)}, 0, ["abc"], "skycap").findings

    assert [one.severity for one in (*few, *many)] == ["medium", "high"]
    assert few[0].evidence["requests"] == ["abc"]
    assert "skycap logs --errors --function loans" in few[0].remedy


def test_a_log_that_cannot_be_read_is_found(folder: Folder) -> None:
    """And the other checks go on."""
    folder.log(request_line(NOW))
    (folder.data / "logs" / "skycap.log").unlink()
    (folder.data / "logs" / "skycap.log").mkdir()

    assert "log_unreadable" in codes(folder.place)


def test_uploads_that_nobody_cleared_are_found(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that waits is nothing; one that waits for a week should have gone with a day end."""
    rows = [object()]

    class Page(NamedTuple):
        rows: list[object]

    with folder.place.opened(folder.data) as office:
        asked: list[object] = []

        def page(*_: object, until: str | None = None, **__: object) -> Page:
            asked.append(until)
            return Page(rows if until is None or stale else [])

        monkeypatch.setattr(office.store, "page", page)
        stale = False
        assert books_health.uploads(office, NOW).findings == ()
        stale = True
        assert [one.code for one in books_health.uploads(office, NOW).findings] == ["uploads_left"]
    assert moment_text(NOW - books_health.CLEARED_WITHIN) in asked
