"""Cursors: where the next page of a list begins, sealed.

A cursor is opaque to clients, signed with a key of its own, and bound to the list and filter that
it was made for. `Link` headers carry it (RFC 8288).
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson

from skycap.api.problems import FieldProblem, Problem

CURSOR_MAX = 1000
_SEAL_BYTES = 16


class Cursors:
    """Seals and opens cursors with a key derived from a signing key."""

    def __init__(self, signing_key: bytes) -> None:
        self._key = hmac.digest(signing_key, b"skycap cursors", "sha256")

    def seal(self, route: str, filters: Mapping[str, Any], after: Sequence[Any]) -> str:
        """A cursor that continues `route` with `filters` after the row at `after`."""
        body = orjson.dumps(list(after))
        return (
            base64.urlsafe_b64encode(self._seal(route, filters, body) + body).decode().rstrip("=")
        )

    def open(self, route: str, filters: Mapping[str, Any], cursor: str) -> tuple[Any, ...]:
        """Where `cursor` continues; a 422 `Problem` if it is not one of ours for this list."""
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise _invalid() from None
        seal, body = raw[:_SEAL_BYTES], raw[_SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal(route, filters, body)):
            raise _invalid()
        return tuple(orjson.loads(body))

    def _seal(self, route: str, filters: Mapping[str, Any], body: bytes) -> bytes:
        bound = orjson.dumps([route, sorted(filters.items())], default=str)
        message = hashlib.sha256(bound).digest() + body
        return hmac.digest(self._key, message, "sha256")[:_SEAL_BYTES]


def link(path: str, filters: Mapping[str, Any], cursor: str, limit: int) -> str:
    """The value of a `Link` header to the next page."""
    query = {name: value for name, value in filters.items() if value is not None}
    return f'<{path}?{urlencode({**query, "cursor": cursor, "limit": limit})}>; rel="next"'


def _invalid() -> Problem:
    message = "is not a cursor of this list: take it from the Link header, unchanged"
    errors = (FieldProblem("cursor", "cursor_invalid", message),)
    return Problem(422, "cursor_invalid", f"cursor {message}.", errors)
