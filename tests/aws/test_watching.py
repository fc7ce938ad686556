"""Lines and figures for CloudWatch: names as embedded, one id everywhere, nobody's data."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
import structlog

from skycap.api.logs import configure_logs
from skycap.aws.routes import FUNCTIONS
from skycap.aws.serving import api_handler
from skycap.aws.watching import Watch
from tests.api.world import APPLICATION, OMANG, World, password_of
from tests.aws.conftest import installed
from tests.aws.gateway import Context, event_of

Printed = pytest.CaptureFixture[str]
WRONG = {"username": "maker", "password": "hunter2hunter2"}


def printed(capsys: Printed) -> list[dict[str, Any]]:
    """What went to CloudWatch since the last look: each line is one JSON object."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def lines(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of the log."""
    return [line for line in told if "_aws" not in line]


def figures(told: list[dict[str, Any]]) -> dict[str, float]:
    """The sum of each figure, without those that have a route."""
    sums: dict[str, float] = {}
    for line in told:
        for part in line.get("_aws", {}).get("CloudWatchMetrics", []):
            for metric in part["Metrics"]:
                value = line[metric["Name"]]
                total = sum(value) if isinstance(value, list) else value
                sums[metric["Name"]] = sums.get(metric["Name"], 0) + total
    return sums


def test_a_line_has_the_fields_of_the_embedded_log(world: World, capsys: Printed) -> None:
    """Whoever can read one log can read the other; Lambda's own fields come besides."""
    world.get("/api/loans/no-such-loan", "checker")
    there = lines(printed(capsys))[-1]
    stream = io.BytesIO()
    configure_logs(stream)
    world.get("/api/loans/no-such-loan", "checker")
    here = json.loads(stream.getvalue().splitlines()[-1])

    assert set(here) <= set(there)
    for name in ("event", "method", "route", "status", "code", "person"):
        assert here[name] == there[name]
    assert (there["route"], there["code"]) == ("/api/loans/{loan}", "loan_unknown")
    assert {"function_name", "function_request_id", "cold_start"} <= set(there)
    assert "location" not in there


def test_one_id_is_in_the_answer_in_the_problem_and_in_the_log(
    world: World, capsys: Printed
) -> None:
    """A person names the id that they were told, and the line is found."""
    answer = world.get("/api/loans/no-such-loan", "checker")
    line = lines(printed(capsys))[-1]

    assert answer.headers["x-request-id"] == answer.json()["requestId"] == line["requestId"]


def test_a_failure_of_ours_is_found_by_the_guides_filter(
    world: World, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pattern "ERROR" finds the line of a 500, which says where and not what about."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(f"Naledi {OMANG}")

    monkeypatch.setattr("skycap.services.quotes.quote", fail)
    body = {"product": "standard", "loanAmount": "5000", "loanPeriodMonths": 12}
    answer = world.post("/api/quotes", body)
    out = capsys.readouterr().out

    assert answer.status_code == 500
    assert any("ERROR" in line and "RuntimeError" in line for line in out.splitlines())
    assert OMANG not in out
    assert "Naledi" not in out


def test_the_guides_filter_finds_nothing_where_nothing_failed(
    world: World, capsys: Printed
) -> None:
    """Neither a line nor a figure of requests that went well, or were refused, says "error"."""
    world.get("/api/health/live")
    world.get("/api/loans")
    out = capsys.readouterr().out

    assert out.count("\n") > 3
    assert "error" not in out.casefold()


def test_nothing_personal_is_logged_or_counted(world: World, capsys: Printed) -> None:
    """Through a life of a loan: no name, number, token or password leaves for CloudWatch."""
    login = {"username": "maker", "password": password_of("maker")}
    token = world.post("/api/auth/login", login).json()["token"]
    world.post("/api/auth/login", WRONG)
    loan = world.disbursed()
    world.post("/api/repayments", world.repayment(loan, notes="Naledi came by"), "accountant")
    world.get(f"/api/loans?search=Naledi&idNumber={OMANG}", "checker")
    world.post("/api/tracking", {"reference": loan, "idNumber": OMANG})
    world.post("/api/loans/apply", {**APPLICATION, "idNumber": "12345"})
    world.get(f"/api/loans/{OMANG}/naledi")
    out = capsys.readouterr().out.casefold()

    personal = [
        OMANG, "12345", "naledi", "moyo", "71234567", "thabo", "plot 12", "62012345678", token,
        "hunter2", password_of("maker"), loan,
    ]  # fmt: skip
    assert out.count("\n") > 10
    assert not [secret for secret in personal if secret.casefold() in out]


@pytest.mark.parametrize(
    ("act", "counted"),
    [
        (lambda world: world.get("/api/health/live"), {}),
        (lambda world: world.post("/api/auth/login", WRONG), {"Refusals": 1, "FailedLogins": 1}),
        (lambda world: world.get("/api/loans"), {"Refusals": 1}),
        (lambda world: world.get("/api/loans/no-such-loan", "checker"), {"Refusals": 1}),
    ],
)
def test_requests_are_counted_by_how_they_ended(
    world: World, capsys: Printed, act: Callable[[World], object], counted: dict[str, int]
) -> None:
    """Each request is one request, and a refusal, a failed sign-in or neither."""
    act(world)
    told = figures(printed(capsys))

    assert told.pop("Requests") == 1
    assert told.pop("Latency") > 0
    told.pop("ColdStart", None)
    expected = {"Failures": 0, "Refusals": 0, "Conflicts": 0, "FailedLogins": 0, **counted}
    assert told == expected


def test_conflicts_and_failures_have_figures_of_their_own(
    world: World, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A collision is no refusal, and what we broke is an error."""
    from skycap.services.ports import Conflict, Unavailable

    failures = iter([Conflict("s"), Unavailable("s")])

    def fail(*_: object, **__: object) -> None:
        raise next(failures)

    monkeypatch.setattr("skycap.services.quotes.quote", fail)
    body = {"product": "standard", "loanAmount": "5000", "loanPeriodMonths": 12}
    statuses = [world.post("/api/quotes", body).status_code for _ in range(2)]
    told = figures(printed(capsys))

    assert statuses == [409, 503]
    assert (told["Conflicts"], told["Failures"], told["Refusals"]) == (1, 1, 0)


def test_latency_is_told_by_the_template_of_the_route(world: World, capsys: Printed) -> None:
    """A thousand loans are one route: CloudWatch bills each value of a dimension."""
    for name in ("one", "two"):
        world.get(f"/api/loans/{name}", "checker")
    told = [line for line in printed(capsys) if "Latency" in line]

    assert {line["route"] for line in told} == {"GET /api/loans/{loan}"}
    assert {line["_aws"]["CloudWatchMetrics"][0]["Namespace"] for line in told} == {"Skycap"}
    assert told[0]["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [["service", "route"]]


def test_lines_below_the_level_are_left_out(world: World, capsys: Printed) -> None:
    """At "error" a request that went well is silent, and still counted."""
    quiet = Watch("error")
    handler = api_handler(next(iter(FUNCTIONS)), installed(world), quiet)
    handler(event_of("GET", "/api/health/live"), Context("skycap-authHandler-prod"))
    told = printed(capsys)
    structlog.reset_defaults()

    assert lines(told) == []
    assert figures(told)["Requests"] == 1
