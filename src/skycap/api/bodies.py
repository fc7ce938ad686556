"""Reading the body of a request exactly.

JSON numbers become `int` or `Decimal`, never binary floating point. What is no number (NaN) or too
long stays recognisable, so that the field it stands in can be named. Two values for one name,
deep nesting and anything but UTF-8 are refused.
"""

import json
from collections.abc import Callable, Coroutine
from decimal import Decimal, InvalidOperation
from email.message import Message
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from typing_extensions import override

from skycap.api.problems import FIELD_MAX, FieldProblem, Problem

DEPTH_MAX = 16
DIGITS_MAX = 40
_NOT_READ = object()


class _Repeated(ValueError):
    """A name that stands twice in one object."""


def parse(raw: bytes) -> object:
    """Read JSON exactly. Raises a 400 `Problem` that says where it is broken."""
    try:
        text = raw.decode("utf-8-sig")
        value = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_decimal,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        detail = f"The body must be UTF-8; byte {error.start + 1} is not."
        raise Problem(400, "json_invalid", detail) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        detail = f"The body is not valid JSON at {place}: {error.msg.lower()}."
        raise Problem(400, "json_invalid", detail) from None
    except _Repeated as error:
        name = str(error)[:FIELD_MAX]
        errors = (FieldProblem(name, "repeated", "stands twice: send it once"),)
        raise Problem(400, "json_repeated", "A name stands twice in the body.", errors) from None
    except RecursionError:
        raise _too_deep() from None
    _check_depth(value, DEPTH_MAX)
    return value


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent beyond what Decimal knows
        return Decimal("Infinity")


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= DIGITS_MAX else Decimal("Infinity")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _Repeated(name.encode(errors="replace").decode())
            seen.add(name)
    return read


def _check_depth(value: object, left: int) -> None:
    if isinstance(value, dict | list):
        if not left:
            raise _too_deep()
        for part in value.values() if isinstance(value, dict) else value:
            _check_depth(part, left - 1)


def _too_deep() -> Problem:
    return Problem(400, "json_too_deep", f"The body nests deeper than {DEPTH_MAX} levels.")


def check_media_type(request: Request) -> None:
    """Refuse a body that is not announced as JSON in UTF-8, with 415."""
    announced = request.headers.get("content-type")
    if announced is None:
        length = request.headers.get("content-length")
        if length in {None, "0"} and "transfer-encoding" not in request.headers:
            return
        raise _wrong_media_type()
    message = Message()
    message["content-type"] = announced
    subtype = message.get_content_subtype()
    is_json = subtype == "json" or subtype.endswith("+json")
    if message.get_content_maintype() != "application" or not is_json:
        raise _wrong_media_type()
    charset = message.get_param("charset", "utf-8")
    if not isinstance(charset, str) or charset.lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise Problem(415, "charset_unsupported", "Send the body in UTF-8.")


def _wrong_media_type() -> Problem:
    detail = "Send the body as JSON, with the header `Content-Type: application/json`."
    return Problem(415, "media_type_unsupported", detail, headers={"Accept": "application/json"})


class ExactRequest(Request):
    """A request whose JSON is read exactly."""

    _exact: Any = _NOT_READ

    @override
    async def json(self) -> Any:
        """The body, read exactly."""
        if self._exact is _NOT_READ:
            self._exact = parse(await self.body())
        return self._exact


class ExactRoute(APIRoute):
    """A route whose body is read exactly."""

    @override
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, given an `ExactRequest`."""
        handle = super().get_route_handler()
        has_body = self.body_field is not None

        async def read_exactly(request: Request) -> Response:
            exact = ExactRequest(request.scope, request.receive)
            if has_body:
                check_media_type(exact)
            return await handle(exact)

        return read_exactly
