"""The log tells what happened, to which route, by whom, and nothing personal."""

import io
import json
from collections.abc import Iterator

import pytest
import structlog
from typing_extensions import override

from skycap.api.logs import configure_logs
from tests.api.world import APPLICATION, OMANG, PDF, World, password_of


@pytest.fixture
def log() -> Iterator[io.BytesIO]:
    """Everything that is logged."""
    stream = io.BytesIO()
    configure_logs(stream)
    yield stream
    structlog.reset_defaults()


def lines(log: io.BytesIO) -> list[dict[str, object]]:
    """The lines of a log; each is one JSON object."""
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_line_tells_route_status_time_and_person(world: World, log: io.BytesIO) -> None:
    """A request is one line, with the template of its route and the id of who asked."""
    world.get("/api/loans/no-such-loan", "checker")
    line = lines(log)[-1]

    assert line["route"] == "/api/loans/{loan}"
    assert (line["method"], line["status"]) == ("GET", 404)
    assert line["person"] == world.people["checker"].id
    assert line["code"] == "loan_unknown"
    assert {"at", "ms", "requestId", "level", "event"} <= set(line)


def test_nothing_personal_is_logged(
    world: World, log: io.BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through a whole life of a loan, refusals, and a crash: no name, number, token or password."""
    login = {"username": "maker", "password": password_of("maker")}
    token = world.post("/api/auth/login", login).json()["token"]
    world.post("/api/auth/login", {**login, "password": "hunter2hunter2"})
    world.client.cookies.clear()
    loan = world.disbursed()
    told = world.document(world.pending(), fileName="naledi-moyo-payslip.pdf")
    upload = told["upload"]
    world.send("PUT", upload["url"], content=PDF, headers=upload["headers"])
    world.post("/api/repayments", world.repayment(loan, notes="Naledi came by"), "accountant")
    world.get(f"/api/loans?search=Naledi&idNumber={OMANG}", "checker")
    world.post("/api/tracking", {"reference": loan, "idNumber": OMANG})
    world.post("/api/loans/apply", {**APPLICATION, "idNumber": "12345"})
    world.get(f"/api/nothing/{OMANG}/naledi")

    def fail(*_: object) -> None:
        raise RuntimeError(f"Naledi {OMANG}")

    monkeypatch.setattr("skycap.services.tracking.track", fail)
    assert world.post("/api/tracking", {"reference": loan, "idNumber": OMANG}).status_code == 500

    text = log.getvalue().decode().casefold()
    personal = [
        OMANG, "12345", "naledi", "moyo", "71234567", "thabo", "plot 12", "62012345678",
        "payslip", token, token.split(".")[1], "hunter2", password_of("maker"),
        upload["url"].rpartition("/")[2],
    ]  # fmt: skip
    assert not [secret for secret in personal if secret.casefold() in text]


def test_a_crash_says_where_without_its_message(
    world: World, log: io.BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line of a 500 names the type of the exception and where it arose."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Naledi")

    monkeypatch.setattr("skycap.services.quotes.quote", fail)
    world.post("/api/quotes", {"loanAmount": 5000, "loanPeriodMonths": 12})
    line = lines(log)[-1]

    assert (line["level"], line["error"]) == ("error", "RuntimeError")
    assert "test_logs.py" in str(line["where"])


class _Full(io.BytesIO):
    """Where nothing can be written."""

    @override
    def write(self, *_: object) -> int:
        """Refuse."""
        raise OSError(28, "No space left on device")


def test_a_request_does_not_fail_because_nobody_can_be_told(world: World) -> None:
    """With standard error on a full disk it is answered, and whoever keeps lines gets it."""
    kept: list[bytes] = []
    configure_logs(_Full(), level="error", keep=kept.append)
    answer = world.get("/api/loans/no-such-loan", "checker")
    structlog.reset_defaults()

    assert answer.status_code == 404
    assert json.loads(kept[-1])["status"] == 404


def test_lines_below_the_level_are_kept_all_the_same(world: World) -> None:
    """Figures are counted from what is kept, so the level is that of the stream alone."""
    kept: list[bytes] = []
    stream = io.BytesIO()
    configure_logs(stream, level="error", keep=kept.append)
    world.get("/api/health/live")
    structlog.reset_defaults()

    assert stream.getvalue() == b""
    assert json.loads(kept[-1])["route"] == "/api/health/live"
