"""Bad input gets a 4xx that names the field and the rule, never a 5xx, and writes nothing."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.published import DESCRIPTION, OPERATIONS, filled
from tests.api.world import APPLICATION, PDF, World

ROLE_OF_ACTION = {
    "review": "checker", "verify_document": "checker", "confirm_reversal": "checker",
    "cancel": "checker", "disburse": "accountant", "record_repayment": "accountant",
    "propose_reversal": "accountant", "propose_top_up": "maker", "capture": "maker",
    "amend": "maker",
    "operate": "admin", "confirm_restore": "checker",
    "assess": "maker", "keep_securities": "maker", "bar_borrower": "checker",
    "service_loan": "accountant", "confirm_servicing": "checker",
    "write_note": "maker", "manage_users": "admin", "manage_products": "admin",
    "manage_settings": "admin", "keep_books": "accountant", "confirm_books": "checker",
    "reopen_period": "admin",
}  # fmt: skip


def schema_of(operation: dict[str, Any]) -> dict[str, Any]:
    """The schema of a JSON body; empty if there is none."""
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    for part in schema.get("anyOf", [schema]):
        if "$ref" in part:
            return dict(DESCRIPTION["components"]["schemas"][part["$ref"].rpartition("/")[2]])
    return {}


BODIES = [
    (method, path, ROLE_OF_ACTION.get(operation.get("x-action", "")), schema_of(operation))
    for method, path, operation in OPERATIONS
    if schema_of(operation)
]
ACCOUNTS = ("/api/auth/password", "/api/auth/totp")
NEEDING = [(*body[:3], name) for body in BODIES for name in body[3].get("required", [])]
FIELDS = [(*body[:3], name) for body in BODIES for name in body[3]["properties"]]

HOSTILE: list[tuple[str, str]] = [
    ("a list", "[1]"),
    ("an object", '{"a": 1}'),
    ("10^30", str(10**30)),
    ("an endless number", "9" * 5000),
    ("NaN", "NaN"),
    ("Infinity", "-Infinity"),
    ("a NUL", '"a\\u0000b"'),
    ("half a character", '"\\ud800"'),
    ("1 MB of text", json.dumps("x" * 900_000)),
    ("deep nesting", "[" * 40 + "]" * 40),
]


def role_for(path: str, role: str | None) -> str | None:
    """Whoever may send a body to that address."""
    return "maker" if path.startswith(ACCOUNTS) else role


def example_of(path: str, method: str) -> dict[str, Any]:
    """The published example of a body."""
    schema = next(body[3] for body in BODIES if (body[0], body[1]) == (method, path))
    return dict(schema["examples"][0])


@pytest.mark.parametrize(("method", "path", "role", "name"), NEEDING)
def test_what_is_missing_is_named(
    shared: World, method: str, path: str, role: str | None, name: str
) -> None:
    """Leaving out, blanking or nulling a field that is needed is refused by its name."""
    before = shared.fingerprint()
    body = example_of(path, method)
    for blank in ({}, {name: None}, {name: "  "}):
        sent = {other: value for other, value in body.items() if other != name} | blank
        answer = shared.send(method, filled(path), role_for(path, role), json=sent)
        fields = [error["field"] for error in answer.json()["errors"]]
        assert (answer.status_code, name in fields) == (422, True), answer.text
    assert before == shared.fingerprint()


@pytest.mark.parametrize(("method", "path", "role", "name"), FIELDS)
def test_a_hostile_value_is_refused_by_name(
    shared: World, method: str, path: str, role: str | None, name: str
) -> None:
    """No value of any field makes a 5xx; what is refused names the field, not the value."""
    before = shared.fingerprint()
    body = example_of(path, method)
    for label, raw in HOSTILE:
        sent = json.dumps({**body, name: "@@"}).replace('"@@"', raw)
        answer = shared.raw(filled(path), sent.encode(), role_for(path, role), method)
        assert 400 <= answer.status_code < 500, (label, answer.text)
        assert len(answer.text) < 5000, label
        if answer.status_code == 422:
            fields = [error["field"].partition(".")[0] for error in answer.json()["errors"]]
            assert name in fields, (label, answer.text)
    assert before == shared.fingerprint()


@pytest.mark.parametrize(("method", "path", "role"), [body[:3] for body in BODIES])
def test_a_body_that_is_none_is_refused(
    shared: World, method: str, path: str, role: str | None
) -> None:
    """Broken JSON, other shapes, other media types and charsets, repeated names: all 4xx."""
    before = shared.fingerprint()
    path, role = filled(path), role_for(path, role)
    shapes = [b"{", b"[]", b"1", b'"x"', b"true", b'{"a":1,"a":2}', b"\xff\xfe", b"nul"]
    for raw in shapes:
        answer = shared.raw(path, raw, role, method)
        assert 400 <= answer.status_code < 500, (raw, answer.text)
    for media_type in ("text/plain", "multipart/form-data; boundary=x", "application/xml"):
        headers = {"Content-Type": media_type}
        answer = shared.send(method, path, role, content=b"{}", headers=headers)
        assert answer.status_code == 415, (media_type, answer.text)
    headers = {"Content-Type": "application/json; charset=utf-16"}
    answer = shared.send(method, path, role, content=b"{}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "charset_unsupported")
    assert shared.raw(path, b"x" * (1 << 20) + b"y", role, method).status_code == 413
    assert before == shared.fingerprint()


APPLICATIONS = [
    ("loanAmount", "-5000", "loanAmount"),
    ("loanAmount", 0, "loanAmount"),
    ("loanAmount", "5000.001", "loanAmount"),
    ("loanAmount", 10**30, "loanAmount"),
    ("loanAmount", "1e30", "loanAmount"),
    ("loanAmount", "10", "loanAmount"),
    ("loanAmount", "🦒", "loanAmount"),
    ("loanPeriodMonths", 0, "loanPeriodMonths"),
    ("loanPeriodMonths", 300, "loanPeriodMonths"),
    ("interestRate", "11", "interestRate"),
    ("interestRate", "NaN", "interestRate"),
    ("totalAmount", "5501", "totalAmount"),
    ("loanDate", "2026-02-30", "loanDate"),
    ("idNumber", "12345678", "idNumber"),
    ("idNumber", "12345678x", "idNumber"),
    ("idNumber", "🦒", "idNumber"),
    ("contactNumber", "0", "contactNumber"),
    ("product", "no-such-product", "product"),
    ("product", "../etc", "product"),
    ("repaymentMethod", "cattle", "repaymentMethod"),
    ("termsAccepted", "no", "termsAccepted"),
    ("termsAccepted", "perhaps", "termsAccepted"),
    ("email", "not an address", "email"),
]


@pytest.mark.parametrize(("name", "value", "field"), APPLICATIONS)
def test_a_wrong_application_is_refused_by_field_and_rule(
    each_world: World, name: str, value: object, field: str
) -> None:
    """Each rule of an application is told by the field it concerns, and nothing is written."""
    before = each_world.fingerprint()
    answer = each_world.post("/api/loans/apply", {**APPLICATION, name: value})
    errors = answer.json()["errors"]

    assert answer.status_code in {404, 422}, answer.text
    assert field in [error["field"] for error in errors]
    assert all(error["message"] for error in errors)
    assert before == each_world.fingerprint()


def test_a_wrong_total_is_told_the_right_one(world: World) -> None:
    """P5,000 at 10 % flat over 12 months is P5,500 in all, says the refusal of another figure."""
    answer = world.post("/api/loans/apply", {**APPLICATION, "totalAmount": "6000"}).json()

    assert "5500.00" in answer["detail"]
    assert answer["code"] == "total_differs"


REPAYMENTS = [
    ("amountPaid", "-1", "amountPaid"),
    ("amountPaid", 0, "amountPaid"),
    ("amountPaid", "1e30", "amountPaid"),
    ("amountPaid", "0.001", "amountPaid"),
    ("paymentDate", "2026-02-01", "paymentDate"),
    ("paymentDate", "2020-01-01", "paymentDate"),
    ("paymentDate", "2026-13-01", "paymentDate"),
    ("paymentMethod", "cattle", "paymentMethod"),
    ("referenceNumber", "x" * 100, "referenceNumber"),
    ("loanId", "no-such-loan", None),
    ("loanId", "x" * 199, None),
]


@pytest.mark.parametrize(("name", "value", "field"), REPAYMENTS)
def test_a_wrong_repayment_is_refused(
    each_world: World, name: str, value: object, field: str | None
) -> None:
    """Each rule of a repayment is told, and nothing is written."""
    body = each_world.repayment(each_world.disbursed(), **{name: value})
    before = each_world.fingerprint()
    answer = each_world.post("/api/repayments", body, "accountant")

    assert 400 <= answer.status_code < 500, answer.text
    assert field is None or field in [error["field"] for error in answer.json()["errors"]]
    assert before == each_world.fingerprint()


def test_a_pending_loan_cannot_be_repaid(world: World) -> None:
    """409 with a code, and nothing changed."""
    body = world.repayment(world.pending())
    answer = world.post("/api/repayments", body, "accountant")

    assert (answer.status_code, answer.json()["code"]) == (409, "loan_not_disbursed")


def test_a_loan_is_paid_out_once(world: World) -> None:
    """409 with a code for the second disbursement."""
    loan = world.disbursed()
    answer = world.post(f"/api/loans/{loan}/disburse", {"referenceNumber": "again"}, "accountant")

    assert (answer.status_code, answer.json()["code"]) == (409, "loan_already_disbursed")


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=201", "limit=x", "limit=1e9", "status=%00", "status=nonsense",
        "search=" + "x" * 300, "cursor=" + "x" * 2000, "idNumber=1%0a2",
    ],
)  # fmt: skip
def test_a_wrong_query_is_refused(world: World, query: str) -> None:
    """What a list is asked for is bounded as well."""
    answer = world.get(f"/api/loans?{query}", "checker")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


@pytest.mark.parametrize("query", ["asOf=2026-13-01", "asOf=x", "knownAt=x", "knownAt=2026-01-31"])
def test_a_wrong_moment_is_refused(world: World, query: str) -> None:
    """A position in the past needs a real date and a moment with its zone."""
    answer = world.get(f"/api/loans/{world.pending()}?{query}", "checker")

    assert answer.status_code == 422


def test_a_hundred_megabytes_are_refused_unread(world: World) -> None:
    """A body that announces too much is refused at once; one that does not, when it is too long."""
    path = world.document(world.pending(), size=len(PDF))["upload"]["url"]
    headers = {"Content-Type": "application/pdf"}
    sent = 0

    def stream() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 1 << 20
            yield b"x" * (1 << 20)

    announced = {**headers, "Content-Length": str(100 << 20)}
    first = world.send("PUT", path, content=b"x", headers=announced)
    second = world.send("PUT", path, content=stream(), headers=headers)

    assert [first.status_code, second.status_code] == [413, 413]
    assert second.json()["code"] in {"body_too_large", "upload_too_large"}


def test_an_executable_named_pdf_is_refused(world: World) -> None:
    """What a file says it is counts for nothing: its content decides, and nothing is kept."""
    loan = world.pending()
    program = b"MZ\x90\x00" + b"\0" * 200
    told = world.document(loan, program)
    before = world.fingerprint()
    sent = world.send(
        "PUT", told["upload"]["url"], content=program, headers=told["upload"]["headers"]
    )
    who = {"reference": loan, "idNumber": "123456789"}
    answer = world.post(f"/api/documents/{told['documentId']}/complete", who)

    assert sent.status_code == 200
    assert (answer.status_code, answer.json()["code"]) == (422, "document_unacceptable")
    assert before == world.fingerprint()
