"""`/metrics`: what Prometheus is told, and who may read it."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from skycap.api.app import create_app
from skycap.api.figures import Figures, mount_figures
from tests.api.world import World

TOKEN = "m" * 32
HERE = ("127.0.0.1", 50_000)


def served(world: World, token: str | None = None) -> FastAPI:
    """An application with figures over the office of a world."""
    figures = Figures(lambda: [("skycap_loans", "Loans.", "status", {"pending": 3.0})])
    call = world.client.app.state.api  # type: ignore[attr-defined] # a FastAPI
    app = create_app(call.office, call.keys, watcher=figures.request)
    mount_figures(app, figures, token)
    return app


def told(client: TestClient) -> dict[str, float]:
    """Every sample by its name and labels, as Prometheus understands them."""
    text = client.get("/metrics").text
    return {
        f"{sample.name}{sorted(sample.labels.values())}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_are_counted_by_the_template_of_their_route(world: World) -> None:
    """Two loans are one route, a wrong password is a failed sign-in, invented methods are one."""
    client = TestClient(served(world), client=HERE)
    for loan in ("one", "two"):
        client.get(f"/api/loans/{loan}")
    client.post("/api/auth/login", json={"username": "maker", "password": "hunter2hunter2"})
    for method in ("FLY", "SWIM"):
        client.request(method, "/api/products")
    figures = told(client)

    assert figures["skycap_requests_total['/api/loans/{loan}', '4xx', 'GET']"] == 2
    assert figures["skycap_request_seconds_count['/api/loans/{loan}', 'GET']"] == 2
    assert figures["skycap_request_seconds_bucket['+Inf', '/api/loans/{loan}', 'GET']"] == 2
    assert figures["skycap_failed_logins_total[]"] == 1
    assert figures["skycap_conflicts_total[]"] == 0
    assert figures["skycap_loans['pending']"] == 3
    others = [name for name in figures if "OTHER" in name and name.startswith("skycap_requests")]
    assert [figures[name] for name in others] == [2]


@pytest.mark.parametrize(
    ("caller", "headers", "status"),
    [
        (HERE, {}, 200),
        (("::1", 50_000), {}, 200),
        (("192.168.1.20", 50_000), {}, 403),
        (HERE, {"X-Forwarded-For": "203.0.113.7"}, 403),
        (HERE, {"Forwarded": "for=203.0.113.7"}, 403),
        (HERE, {"Via": "1.1 proxy"}, 403),
    ],
)
def test_without_a_token_only_this_machine_reads(
    world: World, caller: tuple[str, int], headers: dict[str, str], status: int
) -> None:
    """Neither a neighbour nor whoever comes through a proxy on this machine."""
    client = TestClient(served(world), client=caller)

    assert client.get("/metrics", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("shown", "status"),
    [(None, 401), ("Bearer wrong", 401), (TOKEN, 401), (f"Bearer {TOKEN}", 200)],
)
def test_with_a_token_whoever_shows_it_reads(world: World, shown: str | None, status: int) -> None:
    """From anywhere, and nobody without it, not even this machine."""
    headers = {"Authorization": shown} if shown else {}
    for caller in (HERE, ("192.168.1.20", 50_000)):
        client = TestClient(served(world, TOKEN), client=caller)
        assert client.get("/metrics", headers=headers).status_code == status
