"""One request over HTTP, told as it came back; nothing is followed, repeated or kept."""

import http.client
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from skycap.operations.aws.account import is_here

SECONDS_MAX: Final = 30
"""API Gateway stops waiting a second before."""

BODY_BYTES_MAX: Final = 4 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Status 0: nobody answered, and `problem` says why."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    problem: str = ""
    ms: int = 0

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON may be anything
        """The body as JSON; None if it is none."""
        try:
            return orjson.loads(self.body)
        except orjson.JSONDecodeError:
            return None

    @property
    def code(self) -> str:
        """The code of the problem that was told, if one was."""
        told = self.json
        return str(told.get("code", "")) if isinstance(told, dict) else ""

    @property
    def is_skycap(self) -> bool:
        """Whether it is what Skycap answers at /api/health/live."""
        told = self.json
        return isinstance(told, dict) and "version" in told

    @property
    def is_page(self) -> bool:
        """Whether it is a page of ours: these tell browsers what they may load."""
        return self.status == HTTPStatus.OK and "content-security-policy" in self.headers

    @property
    def told(self) -> str:
        """The answer in a few words, without its content."""
        if not self.status:
            return self.problem
        return f"{self.status} {self.code}".strip() + f" in {self.ms} ms"


def ask(
    base: str,
    method: str,
    path: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    seconds: float = SECONDS_MAX,
) -> Answer:
    """Send one request to `path` below the address `base`.

    A `Content-Length` in `headers` is sent as it is, even if it announces more than `body` holds.
    """
    target = urlsplit(base)
    began = time.perf_counter_ns()
    connection = _connection(base, target.hostname or "", target.port, seconds)
    try:
        sent = dict(headers or {})
        if body is not None:
            sent.setdefault("Content-Length", str(len(body)))
        connection.request(method, target.path.rstrip("/") + path, body=body, headers=sent)
        received = connection.getresponse()
        content = received.read(BODY_BYTES_MAX)
    except (OSError, http.client.HTTPException) as problem:
        return Answer(0, problem=_why(problem))
    finally:
        connection.close()
    told = {name.lower(): value for name, value in received.getheaders()}
    ms = (time.perf_counter_ns() - began) // 1_000_000
    return Answer(received.status, told, content, ms=ms)


def _connection(
    base: str, host: str, port: int | None, seconds: float
) -> http.client.HTTPConnection:
    if not base.startswith("https://"):
        return http.client.HTTPConnection(host, port, timeout=seconds)
    trust = ssl.create_default_context()
    if is_here(base):  # a certificate that was made here, for this machine
        trust.check_hostname = False
        trust.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(host, port, timeout=seconds, context=trust)


def _why(problem: Exception) -> str:
    if isinstance(problem, TimeoutError):
        return "no answer in time"
    if isinstance(problem, ConnectionRefusedError):
        return "nobody listens there"
    if isinstance(problem, ssl.SSLError):
        return f"TLS failed: {problem.reason or problem}"
    if isinstance(problem, http.client.HTTPException):
        return f"that is not HTTP: {type(problem).__name__}"
    return problem.strerror or str(problem) if isinstance(problem, OSError) else str(problem)
