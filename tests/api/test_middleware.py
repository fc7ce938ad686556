"""What happens to every request: ids, headers, HEAD, sizes."""

import re

import pytest

from skycap.api.options import ApiOptions
from skycap.services.tokens import SigningKeys
from tests.api.conftest import Make
from tests.api.published import OPERATIONS, filled
from tests.api.world import World

GETS = sorted({filled(path) for method, path, _ in OPERATIONS if method == "GET"})


@pytest.mark.parametrize("path", [*GETS, "/api/nothing", "/nothing"])
def test_every_answer_is_safe_for_browsers(shared: World, path: str) -> None:
    """Each answer forbids sniffing, framing, referrers and, under /api, keeping a copy."""
    headers = shared.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert (headers.get("cache-control") == "no-store") == path.startswith("/api/")


def test_a_plain_address_promises_no_tls(world: World) -> None:
    """Without TLS there is no promise of it, whatever a stranger says."""
    headers = {"X-Forwarded-Proto": "https"}
    answer = world.client.get("http://skycap.test/api/health/live", headers=headers)

    assert "strict-transport-security" not in answer.headers


@pytest.mark.parametrize("sent", ["a-good-request-id", "0123456789abcdef"])
def test_a_sane_request_id_is_kept(shared: World, sent: str) -> None:
    """Whoever names a request finds it again under that name."""
    answer = shared.get("/api/health/live", headers={"X-Request-Id": sent})

    assert answer.headers["x-request-id"] == sent


@pytest.mark.parametrize("sent", ["short", "x" * 65, "with space here", '{"json": 1}'])
def test_any_other_request_id_is_replaced(shared: World, sent: str) -> None:
    """What could spoil a log is replaced by an id of ours."""
    answer = shared.get("/api/health/live", headers={"X-Request-Id": sent})

    assert re.fullmatch(r"[0-9a-f-]{36}", answer.headers["x-request-id"])


@pytest.mark.parametrize("path", GETS)
def test_head_is_get_without_the_body(shared: World, path: str) -> None:
    """HEAD answers what GET would, with nothing in it."""
    got, head = shared.get(path, "admin"), shared.send("HEAD", path, "admin")

    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers.get("content-length") == got.headers.get("content-length")


def test_the_store_is_asked_whether_it_is_ready(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that cannot be reached makes /ready 503 with Retry-After, and /live stays 200."""
    from skycap.services.ports import Unavailable

    def fail(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(type(world.office.store), "get", fail)
    ready = world.get("/api/health/ready")

    assert (ready.status_code, ready.json()["code"]) == (503, "unavailable")
    assert ready.headers["retry-after"]
    assert world.get("/api/health/live").status_code == 200


def test_without_the_keys_of_sign_ins_it_is_not_ready(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could sign in: a load balancer sends people elsewhere."""
    from skycap.services.ports import Unavailable

    def fail(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(SigningKeys, "accepted", fail)

    assert world.get("/api/health/ready").status_code == 503
    assert world.get("/api/health/live").status_code == 200


def test_a_body_may_be_as_large_as_the_option_says(make: Make) -> None:
    """The limit is counted in bytes received, also when none were announced."""
    world = make(ApiOptions(body_bytes_max=200, rate_limits=None))
    fits = b'{"loanAmount": 5000, "loanPeriodMonths": 12' + b" " * 150 + b"}"

    def chunks(body: bytes) -> object:
        return iter([body[:100], body[100:]])

    headers = {"Content-Type": "application/json"}
    small = world.client.post("/api/quotes", content=chunks(fits), headers=headers)
    large = world.client.post("/api/quotes", content=chunks(fits + b" " * 100), headers=headers)

    assert (small.status_code, large.status_code) == (200, 413)
    assert large.json()["code"] == "body_too_large"
    assert large.headers["connection"] == "close"


def test_demo_and_version_are_told(make: Make) -> None:
    """Health tells which version runs, and whether it is a demo."""
    world = make(ApiOptions(demo=True, version="9.9.9"))

    assert world.get("/api/health/live").json() == {
        "status": "ok", "version": "9.9.9", "demo": True
    }  # fmt: skip


def test_a_crash_after_the_answer_began_is_logged_as_an_error(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A download that breaks off is not passed over in silence."""
    from skycap.services import documents

    lines: list[dict[str, object]] = []
    monkeypatch.setattr(
        "skycap.api.middleware._log.error", lambda *_, **line: lines.append(line), raising=False
    )

    def breaking(*_: object) -> documents.Content:
        row = type("Row", (), {"media_type": "application/pdf", "file_name": "a", "size": 9})()

        def chunks() -> object:
            yield b"half"
            raise OSError("the disk is gone")

        return documents.Content(row, chunks())

    monkeypatch.setattr(documents, "content", breaking)
    world.get("/api/documents/x/content", "checker")

    assert lines[-1]["error"] == "OSError"
    assert "the disk is gone" not in str(lines)
