"""What the browser is told about the pages."""

import pytest
from starlette.testclient import TestClient

from skycap.site.headers import content_security_policy, edge_headers


@pytest.mark.parametrize("path", ["/", "/staff/loans", "/nowhere", "/icon.svg"])
def test_every_page_is_locked_up(client: TestClient, path: str) -> None:
    """A page may load what comes from us, and nothing else; nobody may frame it."""
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert "geolocation=()" in headers["permissions-policy"]


@pytest.mark.parametrize("path", ["/", "/nowhere", "/assets/main-abc.js", "/icon.svg"])
def test_every_answer_is_what_it_says_it_is(client: TestClient, path: str) -> None:
    """No browser guesses types, and no address of ours is told to others."""
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_page_announces_what_it_loads(client: TestClient) -> None:
    """What the HTML loads at once is named in a header, so that nobody waits for reading it."""
    assert client.get("/").headers["link"] == (
        "</assets/a.css>; rel=preload; as=style, "
        "</assets/main-abc.js>; rel=preload; as=script; crossorigin, "
        "</assets/b.js>; rel=preload; as=script; crossorigin"
    )
    assert "link" not in client.get("/assets/main-abc.js").headers


def test_uploads_may_go_where_documents_are_kept() -> None:
    """With documents in a bucket, the policy lets the page send them there."""
    policy = content_security_policy(["https://documents.example"])

    assert "connect-src 'self' https://documents.example;" in policy


def test_the_edge_says_what_the_embedded_server_says(client: TestClient) -> None:
    """In front of a bucket of pages, a page has the same headers as here, and TLS for good."""
    here, edge = client.get("/").headers, edge_headers()

    assert {name: here[name] for name in edge if name != "strict-transport-security"} == {
        name: text for name, text in edge.items() if name != "strict-transport-security"
    }
    assert "max-age=31536000" in edge["strict-transport-security"]
    policy = edge_headers(["https://b.s3.us-east-1.amazonaws.com"])["content-security-policy"]
    assert "connect-src 'self' https://b.s3.us-east-1.amazonaws.com;" in policy
