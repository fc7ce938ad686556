"""Compressed answers: smaller for whoever takes them, the same for everybody."""

from dataclasses import replace

from fastapi.testclient import TestClient

from skycap.api.app import create_app
from skycap.api.options import ApiOptions
from tests.api.world import KEYS, World


def test_what_the_api_tells_is_compressed_for_who_takes_it(world: World) -> None:
    """The list of products is smaller in gzip, equal when unpacked, and told apart by caches."""
    options = replace(ApiOptions(), compress=True)
    client = TestClient(create_app(world.office, KEYS, options))

    plain = client.get("/api/products", headers={"Accept-Encoding": "identity"})
    packed = client.get("/api/products", headers={"Accept-Encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 3
    assert packed.json() == plain.json()
    assert "Accept-Encoding" in packed.headers["vary"]


def test_a_gateway_does_it_where_there_is_one(world: World) -> None:
    """Unless it is asked for, answers are left as they are."""
    client = TestClient(create_app(world.office, KEYS, ApiOptions()))

    answer = client.get("/api/products", headers={"Accept-Encoding": "gzip"})

    assert "content-encoding" not in answer.headers
