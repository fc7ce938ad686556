"""Pages of other sites that we know may call us; pages of others may not."""

import pytest

from skycap.api.app import create_app
from skycap.api.cors import Cors
from tests.api.published import OPERATIONS, filled
from tests.api.world import ORIGIN, World

PATHS = sorted({filled(path) for _, path, _ in OPERATIONS} | {"/api/openapi.json", "/api/nothing"})


@pytest.mark.parametrize("path", PATHS)
def test_options_answers_200_with_the_right_headers(shared: World, path: str) -> None:
    """A preflight of a known origin is answered 200 on every address, unknown ones included."""
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    answer = shared.send("OPTIONS", path, headers=asked)

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "Authorization" in answer.headers["access-control-allow-headers"]
    assert "Idempotency-Key" in answer.headers["access-control-allow-headers"]
    assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p, _ in OPERATIONS])
def test_a_preflight_names_the_methods_of_the_address(
    shared: World, method: str, path: str
) -> None:
    """The methods that a preflight allows include those that the description publishes."""
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": method}
    allowed = shared.send("OPTIONS", filled(path), headers=asked).headers

    assert method in allowed["access-control-allow-methods"].split(", ")


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p, _ in OPERATIONS])
def test_every_answer_carries_the_headers(shared: World, method: str, path: str) -> None:
    """Errors too can be read by a page of a known origin, with the headers it needs."""
    answer = shared.send(method, filled(path), headers={"Origin": ORIGIN})

    assert answer.headers["access-control-allow-origin"] == ORIGIN
    exposed = answer.headers["access-control-expose-headers"]
    assert all(name in exposed for name in ("Link", "Retry-After", "X-Request-Id"))
    assert "Idempotency-Replayed" in exposed


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"{ORIGIN}.evil.example"])
def test_an_unknown_origin_gets_no_leave(shared: World, origin: str) -> None:
    """A preflight of an unknown origin is answered, without leave, and never with a star."""
    for method in ("OPTIONS", "GET"):
        answer = shared.send(method, "/api/products", headers={"Origin": origin})
        assert answer.status_code == 200
        assert "access-control-allow-origin" not in answer.headers
        assert "Origin" in answer.headers["vary"]


def test_a_star_is_not_accepted_as_an_origin() -> None:
    """Nobody can let all origins in by mistake."""
    with pytest.raises(AssertionError):
        Cors(["*"])


def test_without_origins_the_api_is_for_its_own_pages() -> None:
    """By default no other site may call."""
    assert not Cors([]).allows(ORIGIN)
    assert callable(create_app)
