"""Problems: every answer that is not what was asked for, in the form of RFC 9457.

A problem has a status, a stable code that programs can rely on, a sentence that a person can act
on, and the fields it concerns. It never repeats what was sent, and never tells of our insides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import orjson
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from skycap.lending.refusals import Kind, Refusal
from skycap.services.accounts import CodeNeeded
from skycap.services.forms import InvalidForm
from skycap.services.ports import ClaimTaken, Conflict, Unavailable, UploadRefused
from skycap.services.tokens import NotSignedIn
from skycap.services.work import KeyReused

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:skycap:problem:"
ERRORS_MAX = 50
FIELD_MAX = 100
RETRY_AFTER_SECONDS = 2

STATUS_OF_KIND = {
    Kind.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.MISSING: HTTPStatus.NOT_FOUND,
    Kind.STATE: HTTPStatus.CONFLICT,
}


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One field that is wrong, by the name that the client gave it."""

    field: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a problem tells: everything but the request's id."""

    status: int
    code: str
    detail: str
    errors: tuple[FieldProblem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


class Problem(HTTPException):
    """A problem found by the API itself. Frameworks let an HTTPException through untouched."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        errors: tuple[FieldProblem, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.told = Told(status, code, detail, errors, headers or {})


def internal() -> Told:
    """What is told of a failure that nobody foresaw: nothing but that it happened."""
    detail = "Something went wrong on our side. Please try again, and tell us the request id."
    return Told(500, "internal", detail)


def told(error: Exception) -> Told:
    """What to tell of `error`."""
    match error:
        case Problem():
            return error.told
        case Refusal():
            return _refusal(error)
        case RequestValidationError():
            return invalid(error.errors())
        case HTTPException():
            return _framework(error)
    return _failure(error)


def _failure(error: Exception) -> Told:
    retry = {"Retry-After": str(RETRY_AFTER_SECONDS)}
    match error:
        case CodeNeeded():
            errors = (FieldProblem("code", error.code, "is needed: the six digits shown now"),)
            return Told(401, error.code, error.message, errors, challenge())
        case NotSignedIn():
            return Told(401, error.code, error.message, headers=challenge())
        case KeyReused():
            detail = "This Idempotency-Key was used for another request. Use a new key for it."
            return Told(422, "key_reused", detail)
        case Conflict():
            detail = "Somebody else changed this at the same moment. Nothing was done: try again."
            return Told(409, "conflict", detail, headers=retry)
        case ClaimTaken():
            return _taken(error)
        case UploadRefused():
            status, detail = _UPLOADS[error.code]
            return Told(status, f"upload_{error.code}", detail)
        case Unavailable():
            detail = "Skycap cannot write at the moment. Nothing was done: try again shortly."
            return Told(503, "unavailable", detail, headers=retry)
    return internal()


_UPLOADS = {
    "bad_ticket": (403, "This address does not let anybody upload. Ask for leave again."),
    "expired": (403, "This leave to upload has expired. Ask for it again."),
    "wrong_type": (415, "Send the type of file that was announced, as `Content-Type`."),
    "too_large": (413, "The file is larger than was announced."),
    "too_small": (422, "The file is smaller than was announced. Send all of it."),
    "already_kept": (409, "This document has arrived already."),
}


def challenge() -> dict[str, str]:
    """The header that tells a program how to sign in."""
    return {"WWW-Authenticate": 'Bearer realm="skycap"'}


def _refusal(refusal: Refusal) -> Told:
    status = STATUS_OF_KIND[refusal.kind]
    if isinstance(refusal, InvalidForm):
        found = tuple(FieldProblem(p.field, p.code, p.message) for p in refusal.problems)
        return Told(status, refusal.code, summary(found), found)
    if refusal.field is None:
        return Told(status, refusal.code, _sentence(refusal.message))
    errors = (FieldProblem(refusal.field, refusal.code, refusal.message),)
    return Told(status, refusal.code, summary(errors), errors)


def _taken(error: ClaimTaken) -> Told:
    # The name may be personal; its first part says what sort of name it is.
    sort = error.name.partition("/")[0]
    message = "is already taken: choose another"
    errors = (FieldProblem(sort, "already_taken", message),)
    return Told(409, "already_taken", summary(errors), errors)


_FRAMEWORK = {
    400: ("body_unreadable", "The body of the request could not be read."),
    404: ("route_unknown", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not answer that method; see the Allow header."),
    413: ("body_too_large", "The body of the request is too large."),
}


def _framework(error: HTTPException) -> Told:
    fallback = ("request_refused", "The request cannot be answered.")
    code, detail = _FRAMEWORK.get(error.status_code, fallback)
    return Told(error.status_code, code, detail, headers=dict(error.headers or {}))


def invalid(found: Sequence[Any]) -> Told:
    """What to tell of the findings of Pydantic."""
    errors = tuple(_finding(one) for one in found[:ERRORS_MAX])
    return Told(422, "fields_invalid", summary(errors), errors)


_MESSAGES = {
    "missing": "is needed",
    "string_type": "must be text",
    "string_too_long": "must be at most {max_length} characters",
    "string_too_short": "must be at least {min_length} characters",
    "string_pattern_mismatch": "does not have the right form",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_parsing_size": "is too large",
    "bool_parsing": "must be true or false",
    "literal_error": "must be one of: {expected}",
    "enum": "must be one of: {expected}",
    "list_type": "must be a list",
    "too_long": "must have at most {max_length} entries",
    "too_short": "must have at least {min_length} entries",
    "dict_type": "must be a JSON object",
    "model_type": "must be a JSON object",
    "model_attributes_type": "must be a JSON object",
    "date_from_datetime_parsing": "must be a date such as 2026-01-31",
    "datetime_from_date_parsing": "must be a moment such as 2026-01-31T10:00:00Z",
    "datetime_parsing": "must be a moment such as 2026-01-31T10:00:00Z",
    "timezone_aware": "must name its time zone, such as 2026-01-31T10:00:00Z",
}


def _finding(found: Mapping[str, Any]) -> FieldProblem:
    place = [str(part) for part in found["loc"]]
    name = ".".join(place[1:] or place)[:FIELD_MAX]
    template = _MESSAGES.get(found["type"])
    message = template.format(**found.get("ctx") or {}) if template else found["msg"]
    return FieldProblem(name, found["type"], message.removeprefix("Value error, "))


def summary(errors: Sequence[FieldProblem]) -> str:
    """One sentence for the fields that are wrong."""
    first = errors[0]
    plain = first.message[:1].islower()
    sentence = _sentence(f"{first.field} {first.message}" if plain else first.message)
    more = len(errors) - 1
    if not more:
        return sentence
    return f"{sentence} {more} more {'field needs' if more == 1 else 'fields need'} attention."


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."


def body_of(what: Told, request_id: str) -> bytes:
    """The JSON of a problem."""
    document: dict[str, Any] = {
        "type": TYPE_PREFIX + what.code,
        "title": HTTPStatus(what.status).phrase,
        "status": what.status,
        "detail": what.detail,
        "code": what.code,
        "errors": [
            {"field": one.field, "code": one.code, "message": one.message} for one in what.errors
        ],
        "requestId": request_id,
    }
    return orjson.dumps(document)


def answer(what: Told, request_id: str) -> Response:
    """The answer that tells a problem."""
    body = body_of(what, request_id)
    return Response(body, what.status, dict(what.headers), MEDIA_TYPE)
