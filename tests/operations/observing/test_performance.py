"""`skycap performance`: what is slow is named, with what would change it."""

from datetime import timedelta
from typing import Any

import pytest

from skycap.operations.aws import tuning
from skycap.operations.aws.tuning import Tuning
from skycap.operations.findings import Finding
from skycap.operations.observing import cloud_performance
from skycap.operations.observing.folder_lines import parsed
from skycap.operations.observing.measured import count
from skycap.operations.observing.performance import (
    Function,
    Table,
    of_cache,
    of_functions,
    of_tables,
    performance,
    routes_of,
)
from tests.operations.observing.conftest import NOW, Cloudy, Folder, request_line

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
CALL = "11111111-2222-3333-4444-55555555555"
WELL = Function("loans", 1_000, 0, None, 90.0, 0, 0, 1024, 300, 25)


def slow(**fields: object) -> dict[str, Any]:
    """A line that tells of a slow statement."""
    told = {"at": "2026-03-02T07:30:00Z", "level": "warning", "event": "slow_statement"}
    return {**told, "statement": "SELECT 1", "ms": 300.0, "plan": ["SCAN loans"], **fields}


def test_the_slowest_routes_come_first_with_their_share(folder: Folder) -> None:
    """By the time that 95 % of their requests take; with the part of all time that went there."""
    folder.log(
        *[request_line(NOW - MINUTE, ms=10.0)] * 90,
        *[request_line(NOW - MINUTE, route="/api/users", ms=20.0)] * 5,
        *[request_line(NOW - MINUTE, route="/api/users", ms=4_000.0)] * 20,
    )
    told = performance(folder.place, NOW - HOUR, NOW)

    assert [one.route for one in told.routes] == ["GET /api/users", "GET /api/loans"]
    users = told.routes[0]
    assert (users.requests, users.p50, users.p95, users.worst) == (25, 4_000, 4_000, 4_000)
    assert users.percent_of_time == 98.9
    assert [(one.code, one.where) for one in told.findings] == [("slow_route", "GET /api/users")]
    assert told.to_json()["routes"][0]["percentOfTime"] == 98.9


def test_slow_statements_are_named_by_what_would_help(folder: Folder) -> None:
    """A missing index, a machine that is too slow, a disk that is: three different remedies."""
    folder.log(
        slow(verdict="reads a whole table"),
        slow(verdict="reads a whole table", ms=900.0),
        slow(verdict="goes by an index", statement="SELECT 2"),
        slow(event="slow_commit", statement="COMMIT", commands=3),
    )
    told = performance(folder.place, NOW - HOUR, NOW)

    worst = told.statements[0]
    assert (worst.statement, worst.times, worst.worst) == ("SELECT 1", 2, 900.0)
    assert {one.code for one in told.findings} == {"missing_index", "slow_statement", "slow_disk"}


def test_where_all_is_quick_nothing_is_advised(folder: Folder) -> None:
    """Nor where one request of a few was slow."""
    folder.log(*[request_line(NOW - MINUTE, ms=2_000.0)] * 5)

    assert performance(folder.place, NOW - HOUR, NOW).findings == ()


def advised(one: Function) -> tuple[list[Finding], list[Tuning]]:
    """What is advised about a function, and which tunings would be applied."""
    applied: list[Tuning] = []
    found = of_functions([one], lambda wanted: lambda: applied.append(wanted))
    for finding in found:
        if finding.fix:
            finding.fix()
    return found, applied


@pytest.mark.parametrize(
    ("changes", "codes", "tunings"),
    [
        ({}, [], []),
        ({"timeouts": 2, "timeout": 10}, ["timeouts"], [Tuning(timeout=20)]),
        ({"timeouts": 2, "timeout": 28}, ["timeouts"], []),
        ({"memory_used": 900}, ["memory_short"], [Tuning(memory=2048)]),
        ({"duration_p95": 3_000.0}, ["function_slow"], [Tuning(memory=2048)]),
        ({"duration_p95": 3_000.0, "calls": 5}, [], []),
        ({"memory": 10_240, "memory_used": 10_000}, [], []),
        ({"throttles": 3}, ["throttled"], []),
        ({"cold_starts": 100}, ["cold_starts"], [Tuning(provisioned=1)]),
        ({"cold_starts": 30}, [], []),
    ],
)
def test_a_function_is_given_what_it_lacks(
    changes: dict[str, Any], codes: list[str], tunings: list[Tuning]
) -> None:
    """Time up to what API Gateway waits for, memory up to what Lambda has, a process kept warm."""
    from dataclasses import replace

    found, applied = advised(replace(WELL, **changes))

    assert [one.code for one in found] == codes
    assert applied == tunings


def test_tables_that_refuse_and_public_requests_are_told() -> None:
    """A cache is worth its price only where very many ask for what is public."""
    lines = [
        parsed(b'{"at":"2026-03-02T07:00:00Z","level":"info","event":"request","method":"GET",'
               b'"route":"/api/products","status":200,"ms":1,"code":null}', NOW)
    ] * 10_000  # fmt: skip
    routes = routes_of(count(lines, NOW - HOUR, NOW, HOUR))
    mend = lambda _wanted: lambda: None  # noqa: E731 - one line says it

    assert [one.code for one in of_tables([Table("A", 1, 1, 2), Table("B", 1, 1, 0)])] == [
        "table_throttled"
    ]
    assert [one.code for one in of_cache(routes, mend)] == ["cache_worth_it"]
    assert of_cache([], mend) == []


def test_lambdas_reports_are_read(cloudy: Cloudy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Durations, cold starts, memory, and calls that ran out of time, by function."""
    now = cloudy.clock.now()
    report = (
        f"REPORT RequestId: {CALL}%d\tDuration: %s ms\tBilled Duration: 1 ms\tMemory Size: 1024 MB"
    )
    cloudy.put(
        "loans",
        (
            now - 5 * MINUTE,
            report % (1, "10.5") + "\tMax Memory Used: 200 MB\tInit Duration: 800.0 ms",
        ),
        (now - 4 * MINUTE, report % (2, "20.5") + "\tMax Memory Used: 950 MB"),
        (now - 3 * MINUTE, f"2026-03-02T08:00:00.000Z {CALL}3 Task timed out after 25.00 seconds"),
        (now - 3 * MINUTE, report % (3, "25000.0") + "\tMax Memory Used: 210 MB\tStatus: timeout"),
    )
    cloudy.log("loans", request_line(now - 2 * MINUTE, ms=44.0))
    answers = {"MemorySize": 1024, "Timeout": 25}
    place = cloudy.place
    real = type(place).client

    class Lambda:
        def get_function_configuration(self, **_: object) -> dict[str, int]:
            return answers

    monkeypatch.setattr(
        type(place),
        "client",
        lambda there, service: Lambda() if service == "lambda" else real(there, service),
    )
    applied: list[Tuning] = []
    monkeypatch.setattr(tuning, "apply", lambda _there, wanted, *_: applied.append(wanted))
    told = cloud_performance.looked_at(place, now - HOUR, now)

    [loans] = [one for one in told.functions if one.function == "loans"]
    assert (loans.calls, loans.cold_starts, loans.init_p95) == (3, 1, 800.0)
    assert (loans.memory_used, loans.timeouts, loans.duration_p95) == (950, 1, 25_000.0)
    assert [one.route for one in told.routes] == ["GET /api/loans"]
    assert {one.code for one in told.findings} == {"timeouts", "memory_short"}
    for finding in told.findings:
        assert finding.fix is not None
        finding.fix()
    assert applied == [Tuning(timeout=28), Tuning(memory=2048)]
