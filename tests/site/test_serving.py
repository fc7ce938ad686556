"""Which page an address means, and what is answered."""

import pytest
from starlette.testclient import TestClient

from skycap.site.serving import accepted_encodings
from tests.site.conftest import SCRIPT

PLAIN = {"Accept-Encoding": "identity"}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Home"),
        ("/apply", "Apply"),
        ("/tn", "Gae"),
        ("/staff", "Staff"),
        ("/staff/sign-in", "Sign in"),
        ("/staff/loans/SK-7Q4K-9XM2-C", "Staff"),
        ("/staff/no/such/page.js", "Staff"),
        ("/apply?product=standard", "Apply"),
    ],
)
def test_a_clean_path_leads_to_its_page(client: TestClient, path: str, title: str) -> None:
    """Each page has an address without an ending, and the staff portal all others below it."""
    answer = client.get(path, headers=PLAIN)

    assert answer.status_code == 200
    assert answer.text.startswith(f"<title>{title}</title>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/apply/", "/apply"),
        ("/staff/", "/staff"),
        ("/apply/?product=a&x=%20", "/apply?product=a&x=%20"),
        ("//elsewhere.example/", "/elsewhere.example"),
        ("/a%0d%0aset-cookie:x/", "/a%0D%0Aset-cookie:x"),
    ],
)
def test_a_slash_at_the_end_leads_to_the_address_without(
    client: TestClient, path: str, target: str
) -> None:
    """A page has one address, and no slash leads to another site or into the headers."""
    answer = client.get("http://testserver" + path)

    assert answer.status_code == 308
    assert target == answer.headers["location"]


@pytest.mark.parametrize(
    ("path", "title"), [("/nowhere", "Not found"), ("/tn/nowhere", "Ga go na")]
)
def test_an_unknown_address_gets_the_page_that_says_so(
    client: TestClient, path: str, title: str
) -> None:
    """What does not exist is answered with 404 and a page, in the language of the address."""
    answer = client.get(path, headers=PLAIN)

    assert answer.status_code == 404
    assert title in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/assets/..%2f..%2foutside.txt",
        "/assets/%2e%2e/%2e%2e/outside.txt",
        "/..%5coutside.txt",
        "/.digest",
        "/.vite/manifest.json",
        "/assets/main-abc.js.gz",
        "/index.html",
        "/404.html",
        "/assets",
        "/%00",
    ],
)
def test_nothing_but_what_was_built_is_served(client: TestClient, path: str) -> None:
    """No address leads out of the folder, to hidden files, or to a page by its file name."""
    answer = client.get(path, headers=PLAIN)

    assert answer.status_code == 404
    assert "not for the world" not in answer.text


def test_the_api_keeps_its_addresses(client: TestClient) -> None:
    """Below /api the API answers, also for what it does not know and for wrong methods."""
    assert client.get("/api/loans").json() == ["a loan"]
    assert client.get("/api/nothing").json() == {"detail": "Not Found"}
    assert client.get("/api").json() == {"detail": "Not Found"}
    assert client.post("/api/loans").status_code == 405


def test_only_reading_is_possible(client: TestClient) -> None:
    """A page answers GET and HEAD, and says so to everything else."""
    answer = client.post("/apply")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_answers_as_get_without_the_body(client: TestClient) -> None:
    """HEAD has the headers of GET, the length included, and nothing after them."""
    whole = client.get("/apply", headers=PLAIN)
    head = client.head("/apply", headers=PLAIN)

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == whole.headers
    assert client.head("/nowhere").status_code == 404


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br;q=0.1", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=1.0, br;q=0", "gzip"),
        ("br; q=0.000, gzip;q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_the_best_encoding_that_is_accepted_is_sent(
    client: TestClient, accepted: str, encoding: str | None
) -> None:
    """Brotli before gzip before neither, never one that the browser refuses."""
    with client.stream(
        "GET", "/assets/main-abc.js", headers={"Accept-Encoding": accepted}
    ) as answer:
        raw = b"".join(answer.iter_raw())

    assert encoding == answer.headers.get("content-encoding")
    assert answer.headers["vary"] == "Accept-Encoding"
    assert len(raw) == int(answer.headers["content-length"])
    if encoding is None:
        assert raw == SCRIPT.encode()


def test_what_is_not_compressed_does_not_vary(client: TestClient) -> None:
    """A file in one form only is cached once for everybody."""
    assert "vary" not in client.get("/icon.svg").headers


def test_accepted_encodings_reads_the_header() -> None:
    """Names are read without regard to case; a quality of zero refuses."""
    assert accepted_encodings("Br, gzip;q=0.5 , deflate;q=0.0") == {"br", "gzip"}


def test_a_page_is_kept_but_asked_about_again(client: TestClient) -> None:
    """The browser keeps a page and asks each time; unchanged, it is not sent again."""
    first = client.get("/apply", headers=PLAIN)
    assert first.headers["cache-control"] == "no-cache"

    tag = first.headers["etag"]
    for known in (tag, f'W/{tag}, "other"', "*"):
        again = client.get("/apply", headers={**PLAIN, "If-None-Match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert "content-security-policy" in again.headers
    other = client.get("/apply", headers={**PLAIN, "If-None-Match": '"other"'})
    assert other.status_code == 200


def test_each_encoding_has_a_tag_of_its_own(client: TestClient) -> None:
    """The tag of the brotli form does not stand for the plain one."""
    with client.stream(
        "GET", "/assets/main-abc.js", headers={"Accept-Encoding": "br"}
    ) as compressed:
        tag = compressed.headers["etag"]
    plain = client.get("/assets/main-abc.js", headers={**PLAIN, "If-None-Match": tag})

    assert plain.status_code == 200
    assert plain.headers["etag"] != tag


def test_an_unknown_page_is_never_current(client: TestClient) -> None:
    """A 404 stays a 404, whatever the browser says that it has."""
    assert client.get("/nowhere", headers={"If-None-Match": "*"}).status_code == 404


def test_hashed_files_are_kept_for_ever(client: TestClient) -> None:
    """A file whose name changes with its content is never asked about again."""
    answer = client.get("/assets/main-abc.js")

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get("/icon.svg").headers["cache-control"] == "public, max-age=86400"


def test_a_lost_asset_is_not_kept_for_ever(client: TestClient) -> None:
    """A browser that asks for a file of an older build does not remember the 404."""
    answer = client.get("/assets/gone-123.js")

    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-cache"
