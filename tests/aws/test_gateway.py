"""Requests through the gateway: what every answer carries, in whatever form a request comes."""

import base64

import pytest

from skycap.api.published import OPENAPI_PATH
from skycap.aws import serving
from skycap.aws.routes import FUNCTIONS
from tests.api.published import DESCRIPTION, OPERATIONS, filled
from tests.api.world import APPLICATION, ORIGIN, PDF, World, password_of
from tests.aws.gateway import Gateway, event_of

PATHS = sorted({filled(path) for _, path, _ in OPERATIONS} | {OPENAPI_PATH})
STRANGER = "https://evil.example"


def gateway(world: World) -> Gateway:
    """The gateway before a lender."""
    found = world.client
    assert isinstance(found, Gateway)
    return found


@pytest.mark.parametrize("path", PATHS)
def test_every_route_answers_a_preflight(world: World, path: str) -> None:
    """OPTIONS is 200 everywhere, and only the origins that were named may call with credentials."""
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    answer = world.send("OPTIONS", path, headers=asked)
    stranger = world.send("OPTIONS", path, headers={**asked, "Origin": STRANGER})

    assert answer.status_code == stranger.status_code == 200
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "access-control-allow-origin" not in stranger.headers
    assert "*" not in (answer.headers["access-control-allow-origin"], answer.headers["vary"])


def test_problems_carry_the_headers_of_cross_origin_calls(world: World) -> None:
    """A page of ours elsewhere can read why something was refused; problems travel as text."""
    answer = world.get("/api/loans", headers={"Origin": ORIGIN})

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.json()["requestId"] == answer.headers["x-request-id"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_our_own_pages_may_call_behind_cloudfront(world: World) -> None:
    """There the `Host` is the gateway's; the public address is known as ours."""
    login = {"username": "maker", "password": password_of("maker")}
    told = world.post("/api/auth/login", login)
    cookie = told.headers["set-cookie"].partition(";")[0]
    ours = {"Cookie": cookie, "Origin": "https://loans.example.co.bw"}
    theirs = {"Cookie": cookie, "Origin": STRANGER, "Sec-Fetch-Site": "cross-site"}

    assert {"HttpOnly", "Secure", "SameSite=strict"} <= set(told.headers["set-cookie"].split("; "))
    assert world.post("/api/loans", APPLICATION, headers=theirs).status_code == 403
    assert world.post("/api/loans", APPLICATION, headers=ours).status_code == 201
    split = [("Cookie", "theme=dark"), ("Cookie", cookie)]
    assert gateway(world).deliver(event_of("GET", "/api/auth/verify", split)).status_code == 200


def test_bodies_come_in_base64_too(world: World) -> None:
    """With binary media types the gateway encodes what it passes on."""
    body = b'{"username": "maker", "password": "%s"}' % password_of("maker").encode()
    json = {"Content-Type": "application/json"}
    event = event_of("POST", "/api/auth/login", json, body, base64_body=True)

    assert gateway(world).deliver(event).status_code == 200


def test_files_go_out_in_base64_and_text_does_not(world: World) -> None:
    """A PDF is what it was after the gateway decoded it; JSON and CSV need no decoding."""
    loan = world.pending()
    upload = world.document(loan)
    ticket = upload["upload"]
    world.send("PUT", ticket["url"], content=PDF, headers=ticket["headers"])
    path = f"/api/documents/{upload['documentId']}"
    who = {"reference": loan, "idNumber": APPLICATION["idNumber"]}
    world.post(f"{path}/complete", who)
    raw = gateway(world).handlers["loansHandler"]
    signed_in = world.headers("checker")

    file = raw(event_of("GET", f"{path}/content", signed_in), _context())
    text = raw(event_of("GET", "/api/loans/export.csv", signed_in), _context())
    assert (file["isBase64Encoded"], base64.b64decode(file["body"])) == (True, PDF)
    assert (text["isBase64Encoded"], text["body"].count("\n") > 0) == (False, True)


def test_queries_keep_every_value_and_every_sign(world: World) -> None:
    """What a list is filtered by arrives as it was typed, spaces and accents included."""
    world.pending(firstName="Zoë Anne")
    found = world.get("/api/loans?status=pending&search=Zo%C3%AB+Anne&limit=5", "checker")

    assert len(found.json()) == 1
    assert world.get("/api/loans?limit=nine", "checker").status_code == 422


def test_a_page_links_to_the_next_one(world: World) -> None:
    """Cursors travel through the gateway's query and back."""
    for _ in range(3):
        world.pending()
    first = world.get("/api/loans?limit=2", "checker")
    address = first.headers["link"].partition(">")[0].removeprefix("<")

    assert len(first.json()) == 2
    assert len(world.get(address, "checker").json()) == 1


def test_the_description_is_that_of_the_whole_api(world: World) -> None:
    """One function publishes what all of them answer."""
    assert world.get(OPENAPI_PATH).json() == DESCRIPTION


@pytest.mark.parametrize(
    ("function", "path"),
    [
        ("authHandler", "/api/loans"),
        ("loansHandler", "/api/auth/verify"),
        ("repaymentsHandler", "/api/users"),
    ],
)  # fmt: skip - one pair a function
def test_a_function_knows_its_own_routes_only(world: World, function: str, path: str) -> None:
    """What belongs to another function is not there, whoever calls it by its name."""
    answer = gateway(world).handlers[function](event_of("GET", path), _context())

    assert answer["statusCode"] == 404
    assert set(gateway(world).handlers) == set(FUNCTIONS)


def test_an_answer_that_is_too_large_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lambda would drop it and the caller see a 502: a problem says what to do instead."""
    world.pending()
    monkeypatch.setattr(serving, "ANSWER_BYTES_MAX", 100)
    answer = world.get("/api/loans/export.csv", "checker", headers={"Origin": ORIGIN})

    assert (answer.status_code, answer.json()["code"]) == (422, "answer_too_large")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.json()["requestId"] == answer.headers["x-request-id"]
    assert "content-disposition" not in answer.headers


def test_heads_have_no_body(world: World) -> None:
    """HEAD tells what GET would, without it."""
    answer = world.send("HEAD", "/api/health/live")

    assert (answer.status_code, answer.content) == (200, b"")


def _context() -> object:
    from tests.aws.gateway import Context

    return Context("skycap-loansHandler-prod")
