"""Figures for Prometheus at ``/metrics``, for an installation on one machine.

Requests are counted as they pass, by the template of their route; how the installation stands is
looked at when it is asked for. Nothing in it is personal. On AWS, CloudWatch has the same figures.
"""

import hmac
import ipaddress
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from fastapi import FastAPI, Request
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import Response
from typing_extensions import override

from skycap.api.cors import METHODS
from skycap.api.problems import Problem

PATH: Final = "/metrics"
MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""The bounds of the histogram of latency."""

# When each counter began doubles what is told, and helps nobody.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library left its type out

_FORWARDED: Final = ("forwarded", "via", "x-forwarded-for", "x-real-ip")

Gauge = tuple[str, str, str, Mapping[str, float]]
"""A figure of the moment: its name, what it is, what tells its values apart, and these.

A figure that has only one value has no such label: it is empty, as is the name of the value.
"""


class Figures:
    """What is counted of the requests of this process, and the `gauges` of the moment."""

    def __init__(self, gauges: Callable[[], Iterable[Gauge]]) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        route = ("method", "route")
        self._requests = Counter(
            "skycap_requests",
            "Requests by route and class of status.",
            (*route, "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "skycap_request_seconds",
            "How long requests took, by route.",
            route,
            buckets=SECONDS,
            registry=self._registry,
        )
        self._conflicts = Counter(
            "skycap_conflicts",
            "Requests that gave up because somebody was faster.",
            registry=self._registry,
        )
        self._failed_logins = Counter(
            "skycap_failed_logins",
            "Sign-ins with a wrong name or password.",
            registry=self._registry,
        )
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        ProcessCollector(registry=self._registry)
        self._registry.register(_Gauges(gauges))

    def request(self, line: Mapping[str, Any]) -> None:
        """Count one request, as its line in the log tells it."""
        key = (line["method"], line["route"], line["status"] // 100)
        counted = self._known.get(key) or self._first(key)
        counted[0].inc()
        counted[1].observe(line["ms"] / 1000)
        if line["code"] == "conflict":
            self._conflicts.inc()
        elif line["code"] == "invalid_credentials":
            self._failed_logins.inc()

    def exposed(self) -> bytes:
        """All of it, as Prometheus reads it."""
        told: bytes = generate_latest(self._registry)
        return told

    def _first(self, key: tuple[str, str, int]) -> tuple[Counter, Histogram]:
        """The counters of a route that was not asked for before."""
        sent, route, status = key
        method = sent if sent in METHODS else "OTHER"  # anybody may invent methods
        found = (
            self._requests.labels(method, route, f"{status}xx"),
            self._seconds.labels(method, route),
        )
        if method != "OTHER":
            self._known[key] = found
        return found


class _Gauges(Collector):
    """Looks when it is asked."""

    def __init__(self, gauges: Callable[[], Iterable[Gauge]]) -> None:
        self._gauges = gauges

    @override
    def collect(self) -> Iterable[GaugeMetricFamily]:
        for name, what, label, values in self._gauges():
            family = GaugeMetricFamily(name, what, labels=[label] if label else [])
            for of, value in values.items():
                family.add_metric([of] if label else [], value)
            yield family


def mount_figures(app: FastAPI, figures: Figures, token: str | None) -> None:
    """Serve the figures at ``/metrics`` to whoever shows `token`; without one, to this machine."""

    @app.get(PATH, include_in_schema=False)
    def metrics(request: Request) -> Response:
        """The figures, for Prometheus."""
        if token:
            shown = request.headers.get("authorization", "").encode()
            if not hmac.compare_digest(shown, b"Bearer " + token.encode()):
                detail = "Show the token of SKYCAP_METRICS_TOKEN as a bearer token."
                raise Problem(401, "not_signed_in", detail, headers={"WWW-Authenticate": "Bearer"})
        elif not _is_near(request):
            detail = "Only this machine may read the figures, unless SKYCAP_METRICS_TOKEN is set."
            raise Problem(403, "not_allowed", detail)
        return Response(figures.exposed(), media_type=MEDIA_TYPE)


def _is_near(request: Request) -> bool:
    """Whether the request comes from this machine itself, and not through a proxy on it."""
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False
