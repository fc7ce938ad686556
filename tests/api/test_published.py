"""The description is true: real answers and all examples have the published form."""

import copy
from typing import Any

import jsonschema_rs
import pytest

from tests.api.published import DESCRIPTION, OPERATIONS
from tests.api.world import PDF, Json, World

PREFIX = "#/components/schemas/"


def closed(document: dict[str, Any]) -> dict[str, Any]:
    """The schemas with no room for fields that they do not mention."""
    schemas: dict[str, Any] = copy.deepcopy(document["components"]["schemas"])
    for schema in schemas.values():
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
    return schemas


SCHEMAS = closed(DESCRIPTION)


def problems_of(answer: Json, schema: dict[str, Any]) -> list[str]:
    """Where an answer departs from its schema."""
    whole = {**schema, "components": {"schemas": SCHEMAS}}
    found = jsonschema_rs.validator_for(whole).iter_errors(answer)
    return [f"{list(error.instance_path)}: {error.message}" for error in found]


def answer_schema(method: str, path: str, status: int) -> dict[str, Any]:
    """The published schema of an answer."""
    told = DESCRIPTION["paths"][path][method.lower()]["responses"][str(status)]
    if "$ref" in told:
        told = DESCRIPTION["components"]["responses"][told["$ref"].rpartition("/")[2]]
    (content,) = told["content"].values()
    schema: dict[str, Any] = content["schema"]
    return schema


def test_it_is_openapi_3_1(world: World) -> None:
    """The document is served, names its version, and says how to sign in."""
    served = world.get("/api/openapi.json").json()

    assert served == DESCRIPTION
    assert served["openapi"].startswith("3.1")
    assert set(served["components"]["securitySchemes"]) == {"token", "session"}
    assert not {"HTTPValidationError", "ValidationError"} & set(served["components"]["schemas"])


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_an_operation_says_everything(method: str, path: str, operation: dict[str, Any]) -> None:
    """Each has a tag, a sentence, answers with schemas, problems, and security."""
    assert operation["tags"]
    assert operation["description"].endswith(".")
    assert "security" in operation
    assert {"500", "503"} <= set(operation["responses"])
    for status, told in operation["responses"].items():
        leads_elsewhere = status.startswith("3") and "Location" in told["headers"]
        assert "$ref" in told or leads_elsewhere or told["content"], status
    if operation.get("security") == [{"token": []}, {"session": []}]:
        assert {"401", "403"} <= set(operation["responses"])


def test_ids_of_operations_are_unique() -> None:
    """Programs that are made from the description have one function an operation."""
    ids = [operation["operationId"] for _, _, operation in OPERATIONS]

    assert len(set(ids)) == len(ids)


def bodies_and_answers() -> list[str]:
    """The schemas that are sent or answered as they are, not as a part."""
    found = set()
    for _, _, operation in OPERATIONS:
        told = [answer for answer in operation["responses"].values() if "content" in answer]
        for part in [operation.get("requestBody", {}), *told]:
            for content in part.get("content", {}).values():
                schema = content["schema"]
                choices = [schema, schema.get("items", {}), *schema.get("anyOf", [])]
                found |= {s["$ref"].removeprefix(PREFIX) for s in choices if "$ref" in s}
    return sorted(found)


@pytest.mark.parametrize("name", bodies_and_answers())
def test_everything_sent_has_an_example_that_fits(name: str) -> None:
    """Each body and each answer is published with an example, which has its form."""
    examples = DESCRIPTION["components"]["schemas"][name]["examples"]

    assert examples
    for one in examples:
        assert not problems_of(one, {"$ref": PREFIX + name})


def a_life(world: World) -> list[tuple[str, str, Any]]:
    """Requests that reach every answer with something in it: method, template, answer."""
    seen: list[tuple[str, str, Any]] = []

    def go(
        method: str, path: str, role: str | None = None, body: Json = None, **names: str
    ) -> Json:
        address, _, query = path.partition("?")
        filled = address.format(**names) + (f"?{query}" if query else "")
        rest = {} if body is None else {"json": body}
        answer = world.send(method, filled, role, **rest)
        seen.append((method, address, answer))
        return answer.json()

    who = {"idNumber": "123456789"}
    loan = world.pending()
    who["reference"] = loan
    told = go("POST", "/api/documents", None, {**who, "kind": "payslip", "fileName": "a.pdf",
              "contentType": "application/pdf", "size": len(PDF)})  # fmt: skip
    world.send("PUT", told["upload"]["url"], content=PDF, headers=told["upload"]["headers"])
    document = told["documentId"]
    go("POST", "/api/documents/{document}/complete", None, who, document=document)
    go("POST", "/api/documents/{document}/verify", "checker", {"accepted": True}, document=document)
    comments = {"comments": "Please bring a payslip."}
    ask = {"action": "request_info", **comments}
    go("POST", "/api/loans/{loan}/review", "checker", ask, loan=loan)
    go("POST", "/api/tracking", None, who)
    go("POST", "/api/tracking/respond", None, {**who, **comments})
    go("POST", "/api/loans/{loan}/review", "checker",
       {"action": "approve", "comments": "fine"}, loan=loan)  # fmt: skip
    go("POST", "/api/loans/{loan}/disburse", "accountant", {"referenceNumber": "1"}, loan=loan)
    go("POST", "/api/repayments/preview", "accountant", world.repayment(loan))
    paid = go("POST", "/api/repayments", "accountant", world.repayment(loan))
    repayment = paid["repaymentId"]
    go("POST", "/api/repayments/{repayment}/reversal", "accountant", comments, repayment=repayment)
    go("GET", "/api/repayments", "checker")
    go("GET", "/api/repayments/{repayment}", "checker", repayment=repayment)
    go("GET", "/api/worklist", "checker")
    go("GET", "/api/borrowers?idNumber=123456789", "checker")
    go("POST", "/api/repayments/{repayment}/reversal/confirm", "checker", repayment=repayment)
    go("POST", "/api/loans/{loan}/notes", "maker", comments, loan=world.pending())
    for part in ("", "/schedule", "/history", "/documents", "/repayments"):
        go("GET", f"/api/loans/{{loan}}{part}", "checker", loan=loan)
    go("GET", "/api/loans/{loan}?asOf=2026-01-31", "checker", loan=loan)
    go("POST", "/api/tracking", None, who)
    go("POST", "/api/quotes", None, {"loanAmount": 5000, "loanPeriodMonths": 3})
    go("PUT", "/api/settings", "admin", {"phone": "1"})
    go("POST", "/api/users", "admin", {"username": "neo", "fullName": "Neo", "role": "maker"})
    for path in ("/api/settings", "/api/products", "/api/health/live", "/api/products/all"):
        go("GET", path, "admin")
    for path in (
        "/api/settings/all",
        "/api/users",
        "/api/audit",
        "/api/loans",
        "/api/worklist",
        "/api/borrowers?idNumber=123456789",
        "/api/loans/stats/summary",
        "/api/repayments/stats/summary",
    ):
        go("GET", path, "admin")
    for role in ("maker", "checker", "accountant", "admin"):
        go("GET", "/api/desk", role)
    go("GET", "/api/worklist", "checker")
    go("GET", "/api/products/{code}", None, code="standard")
    go("PUT", "/api/products/{code}", "admin", {"active": False}, code="weekly")
    go("GET", "/api/auth/verify", "maker")
    go("POST", "/api/auth/totp", "maker")
    go("GET", "/api/loans/{loan}", None, loan=loan)
    return seen


def test_real_answers_have_the_published_form(each_world: World) -> None:
    """Every answer in the life of a loan fits its schema, without a field that it leaves out."""
    for method, path, answer in a_life(each_world):
        assert answer.status_code < 500
        found = problems_of(answer.json(), answer_schema(method, path, answer.status_code))
        assert not found, (method, path, found[:5])
