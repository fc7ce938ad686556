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
from skycap.services.tokens import Keys

CURSOR_MAX = 1000
_SEAL_BYTES = 16


class Cursors:
    """Seals cursors with a key derived from the signing key, and opens them with any accepted."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def seal(self, route: str, filters: Mapping[str, Any], after: Sequence[Any]) -> str:
        """A cursor that continues `route` with `filters` after the row at `after`."""
        body = orjson.dumps(list(after))
        seal = _seal(self._keys.accepted()[0], route, filters, body)
        return base64.urlsafe_b64encode(seal + body).decode().rstrip("=")

    def open(self, route: str, filters: Mapping[str, Any], cursor: str) -> tuple[Any, ...]:
        """Where `cursor` continues; a 422 `Problem` if it is not one of ours for this list."""
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise _invalid() from None
        seal, body = raw[:_SEAL_BYTES], raw[_SEAL_BYTES:]

        def ours() -> bool:
            seals = [_seal(key, route, filters, body) for key in self._keys.accepted()]
            return any(hmac.compare_digest(seal, one) for one in seals)

        # Another process may have sealed it with a key that this one has not seen yet.
        if not ours() and not (self._keys.renew() and ours()):
            raise _invalid()
        return tuple(orjson.loads(body))


def _seal(signing_key: bytes, route: str, filters: Mapping[str, Any], body: bytes) -> bytes:
    key = hmac.digest(signing_key, b"skycap cursors", "sha256")
    bound = orjson.dumps([route, sorted(filters.items())], default=str)
    message = hashlib.sha256(bound).digest() + body
    return hmac.digest(key, message, "sha256")[:_SEAL_BYTES]


def link(path: str, filters: Mapping[str, Any], cursor: str, limit: int) -> str:
    """The value of a `Link` header to the next page."""
    query = {name: value for name, value in filters.items() if value is not None}
    return f'<{path}?{urlencode({**query, "cursor": cursor, "limit": limit})}>; rel="next"'


def _invalid() -> Problem:
    message = "is not a cursor of this list: take it from the Link header, unchanged"
    errors = (FieldProblem("cursor", "cursor_invalid", message),)
    return Problem(422, "cursor_invalid", f"cursor {message}.", errors)
