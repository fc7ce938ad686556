"""The door: what happens to every request, whatever its route.

It gives the request an id, keeps the size of its body in bounds, answers OPTIONS, adds the headers
of security and of cross-origin calls to every answer, turns what nobody foresaw into a 500 that
tells nothing, and writes one line into the log. Plain ASGI, one pass, because every request pays.
"""

import re
import time
import uuid
from collections.abc import Callable, Mapping

import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from skycap.api import problems
from skycap.api.calls import Seen
from skycap.api.cors import METHODS, Cors
from skycap.api.limits import Proxies
from skycap.api.logs import failure
from skycap.api.options import ApiOptions
from skycap.api.problems import Problem, Told

API = "/api/"
UPLOADS = "/api/uploads/"
CLIENT_GONE = 499
SERVER_ERROR = 500
_REQUEST_ID = re.compile(rb"[A-Za-z0-9_.-]{8,64}")

_API_HEADERS = [
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox"),
    (b"cache-control", b"no-store"),
]
_PAGE_POLICY = (
    b"default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
    b"form-action 'self'; frame-ancestors 'none'"
)
_PAGE_HEADERS = [(b"content-security-policy", _PAGE_POLICY)]
_ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(), microphone=(), payment=()"),
]
_HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")

Headers = dict[bytes, bytes]
Watcher = Callable[[Mapping[str, object]], None]
"""Is told of every request what the log is told."""

_log = structlog.get_logger("skycap.api")


class Door:
    """The outermost part of the API."""

    def __init__(
        self,
        app: ASGIApp,
        options: ApiOptions,
        cors: Cors,
        methods_at: Callable[[str], set[str]],
        watcher: Watcher | None = None,
    ) -> None:
        self._app = app
        self._watcher = watcher
        self._options = options
        self._cors = cors
        self._proxies = Proxies(options.trusted_proxies)
        self._methods_at = methods_at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers: Headers = dict(scope["headers"])
        seen = self._seen(scope, headers)
        visit = _Visit(scope, send, seen, self._headers(scope, headers, seen))
        if scope["method"] == "OPTIONS":
            preflight = self._cors.preflight(headers, self._methods_at(scope["path"]) or METHODS)
            await visit.answer(200, preflight, b"")
        else:
            await self._serve(visit, headers, receive)
        line = visit.log()
        if self._watcher:
            self._watcher(line)

    async def _serve(self, visit: "_Visit", headers: Headers, receive: Receive) -> None:
        scope = visit.scope
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        inner["skycap.seen"] = visit.seen
        visit.inner = inner
        try:
            most = self._bytes_max(scope["path"])
            _check_announced(headers, most)
            await self._app(inner, _bounded(receive, most), visit.send)
        except ClientDisconnect:
            visit.status = visit.status or CLIENT_GONE
        except Problem as problem:
            await visit.tell(problem.told)
        except Exception as error:  # noqa: BLE001 - the last resort: told as 500, logged without its message
            visit.failure = failure(error)
            await visit.tell(problems.internal())

    def _seen(self, scope: Scope, headers: Headers) -> Seen:
        peer = scope["client"][0] if scope.get("client") else ""
        forwarded = headers.get(b"x-forwarded-for", b"").decode("latin-1")
        address = self._proxies.client(peer, forwarded)
        sent = headers.get(b"x-request-id", b"")
        request_id = sent.decode() if _REQUEST_ID.fullmatch(sent) else str(uuid.uuid4())
        return Seen(request_id, address)

    def _headers(self, scope: Scope, headers: Headers, seen: Seen) -> list[tuple[bytes, bytes]]:
        """The headers that every answer to this request carries."""
        found = [*_ALWAYS, (b"x-request-id", seen.request_id.encode())]
        found += _API_HEADERS if scope["path"].startswith(API) else _PAGE_HEADERS
        found += self._cors.headers(headers)
        peer = scope["client"][0] if scope.get("client") else ""
        told = headers.get(b"x-forwarded-proto") if self._proxies.trusts(peer) else None
        if scope.get("scheme") == "https" or told == b"https":
            found.append(_HSTS)
        return found

    def _bytes_max(self, path: str) -> int:
        uploads = path.startswith(UPLOADS)
        return self._options.upload_bytes_max if uploads else self._options.body_bytes_max


class _Visit:
    """One request on its way through: what was answered, for the log."""

    def __init__(
        self, scope: Scope, send: Send, seen: Seen, headers: list[tuple[bytes, bytes]]
    ) -> None:
        self.scope = scope
        self.inner: Scope = scope
        self.seen = seen
        self.status = 0
        self.failure: dict[str, object] = {}
        self._send = send
        self._headers = headers
        self._silent = scope["method"] == "HEAD"
        self._began = time.perf_counter_ns()

    async def send(self, message: Message) -> None:
        """Pass an answer on, with the headers that all answers carry."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            own = {name for name, _ in message["headers"]}
            added = [pair for pair in self._headers if pair[0] not in own]
            message = {**message, "headers": [*message["headers"], *added]}
        elif self._silent and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)

    async def answer(self, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        """Answer with everything at once."""
        length = (b"content-length", str(len(body)).encode())
        start = {"type": "http.response.start", "status": status, "headers": [*headers, length]}
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})

    async def tell(self, told: Told) -> None:
        """Answer with a problem, unless an answer is on its way already."""
        if self.status:
            return
        self.seen.code = told.code
        body = problems.body_of(told, self.seen.request_id)
        headers = [(name.lower().encode(), text.encode()) for name, text in told.headers.items()]
        headers.append((b"content-type", problems.MEDIA_TYPE.encode()))
        await self.answer(told.status, headers, body)

    def log(self) -> dict[str, object]:
        """Write the line of this request, and give it."""
        route = self.inner.get("route")
        line = {
            "method": self.scope["method"],
            "route": getattr(route, "path", None) or "unknown",
            "status": self.status,
            "code": self.seen.code,
            "ms": (time.perf_counter_ns() - self._began) // 10_000 / 100,
            "requestId": self.seen.request_id,
            "person": self.seen.person,
            **self.failure,
        }
        if self.failure or self.status >= SERVER_ERROR:
            _log.error("request", **line)
        else:
            _log.info("request", **line)
        return line


def _check_announced(headers: Headers, most: int) -> None:
    announced = headers.get(b"content-length")
    if announced is not None and announced.isdigit() and int(announced[:20]) > most:
        raise _too_large(most)


def _bounded(receive: Receive, most: int) -> Receive:
    """Receive a body that may not say how long it is, up to `most` bytes."""
    left = most

    async def receive_bounded() -> Message:
        nonlocal left
        message = await receive()
        if message["type"] == "http.request":
            left -= len(message.get("body", b""))
            if left < 0:
                raise _too_large(most)
        return message

    return receive_bounded


def _too_large(most: int) -> Problem:
    size = f"{most >> 20} MiB" if most >= 1 << 20 else f"{most} bytes"
    detail = f"The body of the request is too large: at most {size} are accepted here."
    # Whoever is still sending is told to stop: the connection ends with the answer.
    return Problem(413, "body_too_large", detail, headers={"Connection": "close"})
