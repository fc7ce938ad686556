"""What the gateway's events become: who calls, which path, which cookies, which id."""

import pytest

from skycap.aws.events import EDGE_HEADER, received
from tests.aws.gateway import CALLER, event_of

SECRET = "e" * 32
EDGE = "64.252.100.1"


def caller(event: dict[str, object], secret: str | None = SECRET) -> str:
    """Who the application is told has called."""
    address: str = received(event, secret)["requestContext"]["identity"]["sourceIp"]
    return address


@pytest.mark.parametrize(
    ("forwarded", "sent", "secret", "expected"),
    [
        ("", None, SECRET, EDGE),
        ("198.51.100.1", None, SECRET, EDGE),
        ("198.51.100.1, 64.252.100.1", "f" * 32, SECRET, EDGE),
        ("198.51.100.1, 64.252.100.1", "", None, EDGE),
        ("198.51.100.1, 64.252.100.1", SECRET, None, EDGE),
        ("198.51.100.1, 64.252.100.1", SECRET, SECRET, "198.51.100.1"),
        ("10.9.9.9, 198.51.100.1, 64.252.100.1", SECRET, SECRET, "198.51.100.1"),
        ("2001:db8::7, 64.252.100.1", SECRET, SECRET, "2001:db8::7"),
        ("", SECRET, SECRET, EDGE),
        ("64.252.100.1", SECRET, SECRET, EDGE),
    ],
)
def test_only_our_cloudfront_is_believed(
    forwarded: str, sent: str | None, secret: str | None, expected: str
) -> None:
    """Whom CloudFront saw counts if it proves that it is ours; whatever else is said does not."""
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    headers |= {} if sent is None else {"X-Skycap-Edge": sent}

    assert caller(event_of("GET", "/api/health/live", headers, peer=EDGE), secret) == expected


def test_the_proof_goes_no_further() -> None:
    """The secret between CloudFront and us is not shown to the application."""
    event = received(event_of("GET", "/api/loans", {"X-Skycap-Edge": SECRET}), SECRET)

    assert EDGE_HEADER not in event["multiValueHeaders"]
    assert SECRET not in str(event["multiValueHeaders"]) + str(event["headers"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/api/loans", "/api/loans"),
        ("/prod/api/loans", "/api/loans"),
        ("/production/api", "/production/api"),
        ("/prod", "/prod"),
    ],
)
def test_the_stage_is_no_part_of_the_path(path: str, expected: str) -> None:
    """Some ways in leave the stage before the path; the application never sees it."""
    assert received(event_of("GET", path), SECRET)["path"] == expected


def test_several_cookie_headers_are_one() -> None:
    """HTTP/2 lets a browser split its cookies over several headers."""
    event = event_of("GET", "/api/loans", [("Cookie", "a=1"), ("Cookie", "b=2")])

    assert received(event, SECRET)["multiValueHeaders"]["cookie"] == ["a=1; b=2"]


def test_a_request_has_the_id_of_the_gateway_unless_it_brings_one() -> None:
    """One id finds a request in the gateway's log and in ours."""
    event = event_of("GET", "/api/loans")
    own = event_of("GET", "/api/loans", {"X-Request-ID": "chosen-by-caller"})

    assert received(event, None)["multiValueHeaders"]["x-request-id"] == [
        event["requestContext"]["requestId"]
    ]
    assert received(own, None)["multiValueHeaders"]["x-request-id"] == ["chosen-by-caller"]


def test_an_event_without_lists_of_headers_is_read_too() -> None:
    """Consoles and emulators send single headers only."""
    event = {**event_of("GET", "/api/loans", {"Accept": "*/*"}), "multiValueHeaders": None}

    assert received(event, None)["multiValueHeaders"]["accept"] == ["*/*"]
    assert caller({**event, "requestContext": {"identity": None}}) == ""
    assert caller(event) == CALLER
