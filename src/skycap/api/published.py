"""The description of the API: OpenAPI 3.1, made from the routes themselves.

Each route says what it answers and what it lets people do; everything that follows from that
(security, problems, headers) is added here, once, so that no route can forget it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from skycap.api import idempotency, problems
from skycap.api.models.base import ProblemTold
from skycap.api.security import COOKIE
from skycap.services.permissions import ALLOWED, Action, Role

OPENAPI_PATH = "/api/openapi.json"
EXTENSION = "x-skycap"

_DESCRIPTION = """\
Loan management for a small lender: apply, review, pay out, collect.

Money is accepted as a number or as decimal text, and always answered as decimal text. Dates are
ISO 8601. Lists are arrays; a `Link` header with `rel="next"` leads to the next page. Send an
`Idempotency-Key` with a command, and it is carried out once however often it arrives. Problems
are told as RFC 9457 says, with a stable `code`. A reference to a loan may be its id or its public
reference.
"""

TAGS = {
    "auth": "Signing in and out, and one's own account.",
    "users": "Members of staff.",
    "products": "What the lender offers, and what it would cost.",
    "loans": "Applying, reviewing, paying out, looking at loans.",
    "repayments": "Money received, and reversals of what was not.",
    "servicing": "What happens to a loan that was paid out, besides repayments.",
    "documents": "Files that belong to a loan.",
    "tracking": "An applicant's own application.",
    "reports": "What the books, the portfolio and the register say.",
    "books": "Entries by hand, receipts not identified, and closing months.",
    "vetting": "What is looked at before money is lent, and whom nothing is lent to.",
    "papers": "What a borrower is handed, and why an amount is what it is.",
    "operations": "How the installation itself does, for its administrators.",
    "settings": "What the lender has set.",
    "audit": "Everything that happened.",
    "health": "Whether Skycap is well.",
}


@dataclass(frozen=True, slots=True)
class Published:
    """What a route publishes besides its models."""

    action: Action | None = None
    account: bool = False
    command: bool = False
    limited: bool = False
    paged: bool = False
    counted: bool = False
    sought: bool = False
    may_stop: bool = False


def publish(  # noqa: PLR0913 - one name for each thing that a route may say
    answers: object,
    *,
    action: Action | None = None,
    status: int = 200,
    account: bool = False,
    command: bool = False,
    limited: bool = False,
    paged: bool = False,
    counted: bool = False,
    sought: bool = False,
    may_stop: bool = False,
    body: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """What a route tells FastAPI about itself.

    `answers` is the model of its answer; `action` what it lets people do, or None for what needs no
    permission; `account` that any member of staff may do it to their own account; `command` that it
    takes an `Idempotency-Key`; `limited` that callers are counted; `paged` that it has pages;
    `counted` that the first of them may say how many rows there are; `sought` that what a query
    asks for may be unknown (404); `may_stop` that what it asks for cannot always be done (409);
    `body` what it reads by itself, by media type.
    """
    told = Published(action, account, command, limited, paged, counted, sought, may_stop)
    extra: dict[str, Any] = {EXTENSION: told}
    if body is not None:
        extra["requestBody"] = {"required": True, "content": body}
    return {"response_model": answers, "status_code": status, "openapi_extra": extra}


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of `app`."""
    document = get_openapi(
        title="Skycap",
        version=app.version,
        description=_DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS.items()],
    )
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = ProblemTold.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schemas["Problem"].pop("$defs", {}))
    _restore_examples(schemas)
    components["responses"] = {f"Problem{s}": _problem(s) for s in _EXAMPLES}
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
    }
    for path, operations in document["paths"].items():
        for operation in operations.values():
            _complete(path, operation)
    return document


def _restore_examples(schemas: dict[str, Any]) -> None:
    """Put the examples back as they were written: FastAPI leaves out what is null in them."""
    for model in _models(BaseModel):
        extra = model.model_config.get("json_schema_extra")
        if isinstance(extra, dict) and model.__name__ in schemas and "examples" in extra:
            schemas[model.__name__]["examples"] = extra["examples"]


def _models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        if model.__module__.startswith("skycap.api."):
            yield model
        yield from _models(model)


def _complete(path: str, operation: dict[str, Any]) -> None:
    """Add to one operation what follows from what it published."""
    told = _published(operation.pop(EXTENSION, {}))
    answers = operation["responses"]
    staff = told.account or (told.action is not None and Role.PUBLIC not in ALLOWED[told.action])
    if told.action is not None:
        operation["x-action"] = told.action.value
        operation["x-roles"] = sorted(role.value for role in ALLOWED[told.action])
    if staff:
        operation["security"] = [{"token": []}, {"session": []}]
    elif told.action is not None:
        operation["security"] = [{}, {"token": []}, {"session": []}]
    else:
        operation["security"] = []
    answers.pop("422", None)
    for status in _statuses(path, operation, told):
        answers[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    good = next(answer for status, answer in answers.items() if status.startswith("2"))
    good.setdefault("headers", {})["X-Request-Id"] = _header("The id of this request.")
    if told.paged:
        good["headers"]["Link"] = _header('The next page, as `rel="next"`; absent at the end.')
    if told.counted:
        good["headers"]["X-Total-Count"] = _header(
            "How many rows all pages have together; only on the first page, and only where "
            "counters know it."
        )
    if told.command:
        good["headers"][idempotency.REPLAYED_HEADER] = _header(
            "`true` when this is the first answer to a repeated request."
        )
        operation.setdefault("parameters", []).append(_KEY)


def _published(raw: dict[str, Any]) -> Published:
    """What a route published, which FastAPI turned into plain JSON."""
    action = raw.get("action")
    return Published(**{**raw, "action": Action(action) if action else None})


def _statuses(path: str, operation: dict[str, Any], told: Published) -> list[int]:
    has_body = "requestBody" in operation
    known = told.action is not None or told.account
    found = {500, 503}
    found |= {400, 413, 415, 422} if has_body else set()
    found |= {422} if operation.get("parameters") or told.command else set()
    found |= {401, 403} if known or told.limited else set()
    found |= {404} if "{" in path or has_body or told.sought else set()
    found |= {409} if told.command or told.may_stop or has_body else set()
    found |= {429} if told.limited else set()
    return sorted(found)


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


_KEY = {
    "name": idempotency.HEADER,
    "in": "header",
    "required": False,
    "description": "Makes the command safe to repeat: the same key gets the first answer.",
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": idempotency.KEY_MAX,
        "pattern": "^[!-~]([ -~]{0,253}[!-~])?$",
    },
    "example": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
}

_EXAMPLES: dict[int, tuple[str, str]] = {
    400: ("json_invalid", "The body is not valid JSON at line 1, column 12: expecting value."),
    401: ("not_signed_in", "Please sign in."),
    403: ("role_not_allowed", "As maker you may not review; it is for: checker."),
    404: ("loan_unknown", "There is no such loan."),
    409: ("loan_not_disbursed", "Repayments are for loans that were paid out."),
    413: ("body_too_large", "The body of the request is too large: at most 1 MiB are accepted."),
    415: ("media_type_unsupported", "Send the body as JSON."),
    422: ("fields_invalid", "loanAmount must be a plain number such as 5000.00."),
    429: ("rate_limited", "Too many attempts. Please wait 90 seconds and try again."),
    500: ("internal", problems.internal().detail),
    503: ("unavailable", "Skycap cannot write at the moment. Nothing was done: try again shortly."),
}


def _problem(status: int) -> dict[str, Any]:
    code, detail = _EXAMPLES[status]
    example = {
        "type": problems.TYPE_PREFIX + code,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "errors": [],
        "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
    }
    headers = {"X-Request-Id": _header("The id of this request.")}
    if status in {409, 429, 503}:
        headers["Retry-After"] = _header("Seconds to wait before trying again, where it helps.")
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = _header("How to sign in.")
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {problems.MEDIA_TYPE: {"schema": schema, "example": example}}
    return {"description": HTTPStatus(status).phrase, "headers": headers, "content": content}
