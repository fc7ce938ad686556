"""Cross-origin calls: which other sites a browser may call us from, and what it may read.

Origins are compared exactly with a list; there is never a `*`, because credentials are allowed.
"""

from collections.abc import Iterable, Mapping

METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, X-Request-Id"
EXPOSED_HEADERS = (
    "Content-Disposition, Idempotency-Replayed, Link, Location, Retry-After, X-Request-Id, "
    "X-Total-Count"
)
PREFLIGHT_SECONDS = "600"

Headers = list[tuple[bytes, bytes]]


class Cors:
    """The headers of cross-origin calls, for a list of origins."""

    def __init__(self, origins: Iterable[str]) -> None:
        self._origins = frozenset(origin.rstrip("/").lower() for origin in origins)
        assert "*" not in self._origins, "name each origin: credentials are allowed"

    def allows(self, origin: str | None) -> bool:
        """Whether a page of `origin` may call us."""
        return origin is not None and origin.lower() in self._origins

    def headers(self, request: Mapping[bytes, bytes]) -> Headers:
        """What every answer carries, problems included."""
        found: Headers = [(b"vary", b"Origin")]
        origin = request.get(b"origin")
        if origin is not None and self.allows(origin.decode("latin-1")):
            found += [
                (b"access-control-allow-origin", origin),
                (b"access-control-allow-credentials", b"true"),
                (b"access-control-expose-headers", EXPOSED_HEADERS.encode()),
            ]
        return found

    def preflight(self, request: Mapping[bytes, bytes], methods: Iterable[str]) -> Headers:
        """What the answer to OPTIONS carries besides, for an address that knows `methods`."""
        known = ", ".join(sorted(methods)).encode()
        found: Headers = [(b"allow", known)]
        origin = request.get(b"origin")
        if origin is not None and self.allows(origin.decode("latin-1")):
            found += [
                (b"access-control-allow-methods", known),
                (b"access-control-allow-headers", REQUEST_HEADERS.encode()),
                (b"access-control-max-age", PREFLIGHT_SECONDS.encode()),
            ]
        return found
