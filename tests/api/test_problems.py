"""Every answer that is not what was asked for has one form."""

import pytest

from skycap.api import problems
from skycap.lending.refusals import Code, Refusal
from skycap.services.ports import ClaimTaken, Conflict, Unavailable, UploadRefused
from skycap.services.tokens import NotSignedIn
from skycap.services.work import KeyReused
from tests.api.world import APPLICATION, World

MEMBERS = {"type", "title", "status", "detail", "code", "errors", "requestId"}

CASES = [
    (Refusal(Code.AMOUNT_INVALID, "must be a number", "loanAmount"), 422, "amount_invalid"),
    (Refusal(Code.FOUR_EYES, "Somebody else has to."), 403, "four_eyes"),
    (Refusal(Code.LOAN_UNKNOWN, "There is no such loan."), 404, "loan_unknown"),
    (Refusal(Code.LOAN_NOT_PENDING, "It is decided."), 409, "loan_not_pending"),
    (NotSignedIn(), 401, "not_signed_in"),
    (KeyReused(), 422, "key_reused"),
    (Conflict(), 409, "conflict"),
    (ClaimTaken("username/naledi", "x"), 409, "already_taken"),
    (Unavailable("disk full at /srv/secret"), 503, "unavailable"),
    (UploadRefused("expired"), 403, "upload_expired"),
    (ValueError("naledi 123456789"), 500, "internal"),
]


@pytest.mark.parametrize(("error", "status", "code"), CASES, ids=[code for *_, code in CASES])
def test_a_failure_has_its_status_and_code(error: Exception, status: int, code: str) -> None:
    """Each kind of failure is told with its own status, code and a sentence."""
    told = problems.told(error)

    assert (status, code) == (told.status, told.code)
    assert told.detail.endswith(".")


@pytest.mark.parametrize("error", [error for error, *_ in CASES], ids=[code for *_, code in CASES])
def test_a_failure_tells_nothing_of_our_insides(error: Exception) -> None:
    """What an exception holds for us is not told to anybody."""
    body = problems.body_of(problems.told(error), "r").decode()

    assert not [secret for secret in ("naledi", "123456789", "secret") if secret in body]


def test_a_taken_name_says_only_which_sort_it_is() -> None:
    """A unique name that is taken is not repeated, only the field it was sent in."""
    told = problems.told(ClaimTaken("username/naledi", "x"))

    assert told.errors[0].field == "username"


def test_whoever_may_try_again_is_told_when() -> None:
    """A conflict and an unavailable store come with Retry-After."""
    assert "Retry-After" in problems.told(Conflict()).headers
    assert "Retry-After" in problems.told(Unavailable()).headers


def test_problems_have_the_form_of_rfc_9457(world: World) -> None:
    """An unknown address, a wrong method, no sign-in, a wrong body: one form, one media type."""
    answers = [
        world.get("/api/nothing"),
        world.send("DELETE", "/api/quotes"),
        world.get("/api/loans"),
        world.post("/api/quotes", {}),
        world.raw("/api/quotes", b"{"),
    ]

    assert [answer.status_code for answer in answers] == [404, 405, 401, 422, 400]
    for answer in answers:
        body = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(body) == MEMBERS
        assert answer.status_code == body["status"]
        assert f"urn:skycap:problem:{body['code']}" == body["type"]
        assert answer.headers["x-request-id"] == body["requestId"]


def test_a_wrong_method_says_which_are_right(world: World) -> None:
    """405 names the methods of the address."""
    assert world.send("DELETE", "/api/quotes").headers["allow"] == "POST"


def test_no_sign_in_says_how_to_sign_in(world: World) -> None:
    """401 challenges for a bearer token."""
    assert world.get("/api/loans").headers["www-authenticate"].startswith("Bearer")


def test_what_nobody_foresaw_is_a_500_that_tells_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug of ours answers 500 with a request id, all headers, and none of its message."""

    def fail(*_: object) -> None:
        raise RuntimeError("naledi 123456789")

    monkeypatch.setattr("skycap.services.quotes.quote", fail)
    body = {"loanAmount": 5000, "loanPeriodMonths": 12}
    answer = world.post("/api/quotes", body, headers={"Origin": "https://apply.example.co.bw"})

    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert "123456789" not in answer.text
    assert answer.headers["access-control-allow-origin"] == "https://apply.example.co.bw"


def test_every_field_that_is_wrong_is_named(world: World) -> None:
    """All wrong fields are told at once, by the names that the client uses."""
    answer = world.post("/api/loans/apply", {"loanAmount": "x", "firstName": "Naledi"})
    named = {error["field"]: error["message"] for error in answer.json()["errors"]}

    assert named["loanAmount"] == "must be a plain number such as 5000.00"
    assert named["lastName"] == "is needed"
    assert "firstName" not in named


def test_every_problem_of_a_form_is_named(world: World) -> None:
    """What the desk finds wrong with a form is told field by field as well."""
    body = {"idNumber": "12", "contactNumber": "1", "accountNumber": "x"}
    with_problems = world.post("/api/loans/apply", {**APPLICATION, **body}).json()

    assert {"idNumber", "contactNumber", "accountNumber"} == {
        error["field"] for error in with_problems["errors"]
    }
