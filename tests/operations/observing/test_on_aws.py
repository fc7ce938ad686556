"""The same commands against Skycap as it is deployed: they find its logs, functions and tables."""

import json
from typing import Any

import httpx2

from tests.cloud import Cloud, cloud  # noqa: F401 - a fixture

SLOW_HERE = {"slow", "slow_route", "function_slow", "cold_starts", "memory_short", "timeouts"}
"""What an emulator on a busy machine may well be."""


def asked(cloud: Cloud, *words: str) -> Any:  # noqa: ANN401, F811 - JSON may be anything; the fixture
    """What a command about this installation answers in JSON, whatever it found."""
    there = ["--env", "prod", "--endpoint-url", cloud.emulator.url]
    done = cloud.skycap(*there, *words, "--json")
    assert done.returncode in {0, 1}, done.stderr
    return json.loads(done.stdout)


def test_a_request_is_found_in_the_log_by_its_id(cloud: Cloud) -> None:  # noqa: F811 - the fixture
    """The id that an answer names leads to the line, in whichever function it was."""
    answer = httpx2.get(f"{cloud.url}/api/loans/none", timeout=60)
    line = asked(cloud, "logs", "--since", "1h", "--request", answer.headers["x-request-id"])

    assert (line["function"], line["status"]) == ("loans", answer.status_code)
    assert line["route"] == "/api/loans/{loan}"


def test_health_looks_at_everything_that_was_deployed(cloud: Cloud) -> None:  # noqa: F811 - as above
    """Tables, functions, books, secret, clock: all there; the emulator keeps no past moments."""
    told = asked(cloud, "health", "--since", "1h")
    checks = {check["name"]: check for check in told["checks"]}

    assert told["verdict"] == "found"
    assert set(checks) == {
        "store", "server", "requests", "queues", "day end", "clock", "backup", "secrets",
    }  # fmt: skip
    assert {one["state"] for one in checks["server"]["measured"].values()} == {"Active"}
    assert {one["status"] for one in checks["store"]["measured"].values()} == {"ACTIVE"}
    codes = {found["code"] for found in told["findings"]}
    assert codes - SLOW_HERE <= {"recovery_off", "no_backup", "day_end_behind"}


def test_a_review_reads_what_lambda_reports(cloud: Cloud) -> None:  # noqa: F811 - as above
    """Routes from our lines, calls from Lambda's, memory and timeouts from the functions."""
    httpx2.get(f"{cloud.url}/api/products", timeout=60)
    told = asked(cloud, "performance", "--since", "1h")

    assert "GET /api/products" in {one["route"] for one in told["routes"]}
    functions = {one["function"]: one for one in told["functions"]}
    assert functions["loans"]["calls"] > 0
    assert functions["loans"]["coldStarts"] > 0
    assert (functions["loans"]["memory"], functions["loans"]["timeout"]) == (1024, 25)
    assert "SkycapLoans" in {one["table"] for one in told["tables"]}
    assert {found["code"] for found in told["findings"]} <= SLOW_HERE


def test_a_figure_of_the_guide_is_answered(cloud: Cloud) -> None:  # noqa: F811 - as above
    """The guide's question of the day: the errors of each function, hour by hour."""
    told = asked(cloud, "metrics", "Errors", "--since", "1d", "--period", "1h")

    of = [one["of"] for one in told["series"]]
    assert {"auth", "loans", "repayments", "scheduled"} <= set(of)
    assert len(told["starts"]) in {24, 25}
