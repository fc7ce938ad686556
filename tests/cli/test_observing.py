"""`skycap logs|metrics|health|performance`: what people and scripts see of a server."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from skycap.cli.metrics import bar, sparkline
from skycap.lending.history import moment_text
from tests.cli.conftest import Skycap
from tests.cli.test_serve import running

NOW = datetime.now(UTC)


def log(skycap: Skycap, **fields: object) -> None:
    """Add the line of a request, a minute ago, to the log."""
    told: dict[str, Any] = {
        "at": moment_text(NOW - timedelta(minutes=1)),
        "level": "info",
        "event": "request",
        "method": "GET",
        "route": "/api/loans/{loan}",
        "status": 200,
        "code": None,
        "ms": 12.5,
        "requestId": "request-one",
        "person": None,
    }
    folder = skycap.data / "logs"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "skycap.log").open("a", encoding="utf-8") as file:
        file.write(json.dumps({**told, **fields}) + "\n")


def test_a_server_keeps_its_log_tells_its_figures_and_is_well(skycap: Skycap) -> None:
    """What it served is in the log and at /metrics; health finds it, and its end as well."""
    with running(skycap) as server:
        told = httpx2.get(f"{server.url}/api/products", headers={"X-Request-Id": "asked-by-me"})
        assert told.status_code == 200
        figures = httpx2.get(f"{server.url}/metrics").text
        well = json.loads(skycap.run("health", "--json").stdout)
        server.process.send_signal(signal.SIGTERM)
        _, errors = server.process.communicate(timeout=20)
    shown = skycap.run("logs", "--request", "asked-by-me", "--json")
    gone = skycap.run("health")

    assert 'skycap_requests_total{method="GET",route="/api/products",status="2xx"} 1.0' in figures
    assert "skycap_store_bytes" in figures
    checks = {check["name"]: check for check in well["checks"]}
    assert checks["server"]["measured"]["processes"][0]["url"] == server.url
    assert {found["code"] for found in well["findings"]} <= {"no_backup", "day_end_behind"}
    line = json.loads(shown.stdout)
    assert (line["route"], line["status"], line["function"]) == ("/api/products", 200, "products")
    assert json.loads(errors.splitlines()[0])["requestId"] == "asked-by-me"
    assert gone.exit_code == 1
    assert "no server runs" in gone.stdout
    assert (skycap.data / "logs").stat().st_mode & 0o777 == 0o700


def test_a_log_that_cannot_be_kept_keeps_nobody_from_working(skycap: Skycap) -> None:
    """A file in the way of the folder: requests are served, and standard error says why."""
    (skycap.data / "logs").write_text("in the way")
    with running(skycap) as server:
        assert httpx2.get(f"{server.url}/api/products").status_code == 200
        assert "skycap_log_lines_lost 1.0" in httpx2.get(f"{server.url}/metrics").text
        server.process.send_signal(signal.SIGTERM)
        _, errors = server.process.communicate(timeout=20)

    assert "the log cannot be kept" in errors
    assert "/api/products" in errors


def test_lines_are_shown_to_people_and_to_scripts(skycap: Skycap) -> None:
    """A person sees a line a line; a script gets JSON; damaged lines are told of."""
    log(skycap)
    log(skycap, status=500, level="error", error="RuntimeError", where=["a.py:1:f", "b.py:2:g"])
    with (skycap.data / "logs" / "skycap.log").open("a") as file:
        file.write("damaged\n")
    everything = skycap.run("logs")
    failed = skycap.run("logs", "--errors", "--json")
    nothing = skycap.run("logs", "--function", "repayments")

    assert "200 GET /api/loans/{loan} 12.5 ms" in everything.stdout
    assert "error=RuntimeError where=b.py:2:g < a.py:1:f" in everything.stdout
    assert "1 lines are damaged" in everything.stderr
    assert [json.loads(line)["status"] for line in failed.stdout.splitlines()] == [500]
    assert nothing.stdout == ""
    assert "There is nothing in the log" in nothing.stderr


def test_what_comes_is_shown_until_somebody_has_seen_enough(skycap: Skycap) -> None:
    """`--follow` shows new lines as they come, and Ctrl-C ends it without a word."""
    log(skycap, status=201)
    command = [sys.executable, "-m", "skycap", "logs", "--follow", "--json"]
    process = subprocess.Popen(
        command, env=skycap.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    first = json.loads(process.stdout.readline())
    log(skycap, status=202)
    second = json.loads(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)

    assert (first["status"], second["status"]) == (201, 202)
    assert (process.returncode, errors) == (0, "")


def test_whoever_reads_a_part_ends_the_command_well(skycap: Skycap) -> None:
    """`skycap logs | head` is nothing wrong."""
    for _ in range(3_000):
        log(skycap)
    command = [sys.executable, "-m", "skycap", "logs"]
    process = subprocess.Popen(
        command, env=skycap.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert "GET /api/loans/{loan}" in process.stdout.readline()
    process.stdout.close()

    assert (process.wait(20), process.stderr.read()) == (0, "")
    process.stderr.close()


def test_a_figure_is_shown_as_a_table_and_as_json(skycap: Skycap) -> None:
    """The same numbers; without a name, all names are listed."""
    for _ in range(3):
        log(skycap, status=503, level="error")
    table = skycap.run("metrics", "5XXError", "--since", "2h")
    told = skycap.json("metrics", "5XXError", "--since", "2h")
    names = skycap.json("metrics")

    assert table.exit_code == 0
    assert "5XXError, Sum: Requests that failed." in table.stdout
    assert sum(told["series"][0]["values"]) == 3
    assert {"Errors", "Latency", "WriteThrottleEvents"} <= {one["name"] for one in names}


def test_wrong_words_are_told_apart_from_what_there_is_not(skycap: Skycap, nowhere: Skycap) -> None:
    """2 for a span that is none, 1 for a figure that there is not, 3 where nothing is set up."""
    assert skycap.run("logs", "--since", "soon").exit_code == 2
    assert skycap.run("metrics", "Errors", "--period", "x").exit_code == 2
    refused = skycap.run("metrics", "Sorrow")
    assert (refused.exit_code, "there is no figure Sorrow" in refused.stderr) == (1, True)
    for verb in ("logs", "health", "performance"):
        assert nowhere.run(verb).exit_code == 3


def test_a_damaged_store_is_unreachable(skycap: Skycap) -> None:
    """Health ends with 3, and says what to do."""
    (skycap.data / "skycap.sqlite3").write_bytes(b"no database" * 1_000)
    result = skycap.run("health")

    assert result.exit_code == 3
    assert "skycap restore" in result.stdout
    assert "monitoring.md#store-unreachable" in result.stdout


def test_a_review_says_what_to_change(skycap: Skycap) -> None:
    """Slow routes and statements, and exit code 1; where all is quick, 0."""
    log(skycap)
    quick = skycap.run("performance")
    for _ in range(30):
        log(skycap, ms=5_000.0)
    log(
        skycap, event="slow_statement", level="warning", statement="SELECT 1", ms=300.0,
        verdict="reads a whole table", plan=["SCAN loans"],
    )  # fmt: skip
    slow = skycap.run("performance", "--since", "1h")

    assert (quick.exit_code, slow.exit_code) == (0, 1)
    assert "Nothing needs to be changed." in quick.stdout
    assert "5,000.0" in slow.stdout
    assert "monitoring.md#missing-index" in slow.stdout
    told = json.loads(skycap.run("performance", "--json").stdout)
    assert {one["code"] for one in told["findings"]} == {"slow_route", "missing_index"}


def test_every_finding_has_its_heading_in_the_runbook() -> None:
    """Whoever follows a finding to docs/operations/monitoring.md finds what to do."""
    root = Path(__file__).parents[2]
    page = (root / "docs" / "operations" / "monitoring.md").read_text(encoding="utf-8")
    headings = {
        line.lstrip("# ").strip().lower().replace(" ", "-")
        for line in page.splitlines()
        if line.startswith("#")
    }
    sources = (root / "src" / "skycap" / "operations" / "observing").glob("*.py")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    import re

    codes = set(re.findall(r"(?:found|advice)\(\s*\"([a-z_]+)\"", text))

    assert len(codes) > 25
    assert {code.replace("_", "-") for code in codes} - headings == set()


@pytest.mark.parametrize(
    ("values", "line"),
    [([], ""), ([0, 0], "▁▁"), ([0, 4, 8], "▁▅█"), ([None, 8], " █")],
)
def test_a_sparkline_goes_from_nothing_to_the_most(values: list[float | None], line: str) -> None:
    """A space where nothing was measured, the lowest block for zero."""
    assert sparkline(values) == line
    assert bar(5, 10) == "█" * 12
    assert bar(None, 0) == ""
