"""An event of API Gateway (REST, proxy integration) made fit for the application.

What the gateway and CloudFront add is used here and goes no further: who calls, the stage, the
request id. Mangum makes the request itself.
"""

import hmac
from collections.abc import Mapping, Sequence
from typing import Any, Final

EDGE_HEADER: Final = "x-skycap-edge"
"""CloudFront sends our secret in it, so that we believe what it says about the caller."""

REQUEST_ID: Final = "x-request-id"

TEXT_TYPES: Final = ["text/", "application/json", "application/problem+json"]
"""What is answered as it is; anything else travels to the gateway in base64."""

Event = dict[str, Any]


def received(event: Mapping[str, Any], edge_secret: str | None) -> Event:
    """The event with the caller's address, one cookie header, a request id, and no stage."""
    context = event["requestContext"]
    headers = _headers(event)
    trusted = _came_through_the_edge(headers.pop(EDGE_HEADER, []), edge_secret)
    identity = context.get("identity") or {}
    peer = identity.get("sourceIp") or ""
    address = _caller(peer, headers.get("x-forwarded-for", []), trusted=trusted)
    if "cookie" in headers:
        headers["cookie"] = ["; ".join(headers["cookie"])]
    if REQUEST_ID not in headers and context.get("requestId"):
        # The id that the gateway's own log has, so that one search finds both.
        headers[REQUEST_ID] = [context["requestId"]]
    return {
        **event,
        "path": _without_stage(event["path"], context.get("stage") or ""),
        "headers": {},
        "multiValueHeaders": headers,
        "requestContext": {**context, "identity": {**identity, "sourceIp": address}},
    }


def _headers(event: Mapping[str, Any]) -> dict[str, list[str]]:
    """Every header by its name in lower case; the emulator may leave the list of values out."""
    single = {name: [value] for name, value in (event.get("headers") or {}).items()}
    many = {**single, **(event.get("multiValueHeaders") or {})}
    found: dict[str, list[str]] = {}
    for name, values in many.items():
        if name.lower() not in found:
            found[name.lower()] = []
        found[name.lower()] += [value for value in values if value not in found[name.lower()]]
    return found


def _came_through_the_edge(sent: Sequence[str], secret: str | None) -> bool:
    return bool(secret) and any(
        hmac.compare_digest(one.encode(), (secret or "").encode()) for one in sent
    )


def _caller(peer: str, forwarded: Sequence[str], *, trusted: bool) -> str:
    """Who calls: `peer`, or whom CloudFront saw.

    CloudFront adds the address that it saw to `X-Forwarded-For`, and the gateway adds CloudFront's.
    All before the one that CloudFront added may be invented.
    """
    if not trusted:
        return peer
    hops = [hop.strip() for line in forwarded for hop in line.split(",")]
    while hops and hops[-1] == peer:
        hops.pop()
    return hops[-1] if hops else peer


def _without_stage(path: str, stage: str) -> str:
    """The path as the application knows it; some ways in leave the stage in front of it."""
    return path.removeprefix(f"/{stage}") if stage and path.startswith(f"/{stage}/") else path
