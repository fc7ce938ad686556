"""API Gateway as a function sees it: REST events (version 1), built as the real one does."""

import base64
import json as text_of
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx2

from skycap.aws.routes import function_of
from skycap.aws.watching import Handler

STAGE = "prod"
CALLER = "203.0.113.7"


@dataclass
class Context:
    """What Lambda tells a function of its call."""

    function_name: str
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    memory_limit_in_mb: int = 1024

    @property
    def invoked_function_arn(self) -> str:
        """The ARN of the function."""
        return f"arn:aws:lambda:us-east-1:111122223333:function:{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        """How long the call may still take."""
        return 25_000


def event_of(
    method: str,
    address: str,
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    body: bytes = b"",
    *,
    base64_body: bool = False,
    peer: str = CALLER,
) -> dict[str, Any]:
    """The event of one request."""
    parts = urlsplit(address)
    pairs = list(headers.items()) if isinstance(headers, Mapping) else list(headers)
    pairs = [("Host", "api.example.com"), ("X-Forwarded-Proto", "https"), *pairs]
    many: dict[str, list[str]] = {}
    for name, value in pairs:
        many.setdefault(name, []).append(value)
    asked: dict[str, list[str]] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        asked.setdefault(name, []).append(value)
    request_id = str(uuid.uuid4())
    sent = base64.b64encode(body).decode() if base64_body else body.decode()
    return {
        "resource": "/api/{proxy+}",
        "path": parts.path,
        "httpMethod": method,
        "headers": {name: values[-1] for name, values in many.items()},
        "multiValueHeaders": many,
        "queryStringParameters": {name: values[-1] for name, values in asked.items()} or None,
        "multiValueQueryStringParameters": asked or None,
        "pathParameters": {"proxy": unquote(parts.path).removeprefix("/api/")},
        "stageVariables": None,
        "requestContext": {
            "resourceId": "abc123",
            "resourcePath": "/api/{proxy+}",
            "httpMethod": method,
            "path": f"/{STAGE}{parts.path}",
            "accountId": "123456789012",
            "protocol": "HTTP/1.1",
            "stage": STAGE,
            "requestId": request_id,
            "apiId": "wt6mne2s9k",
            "identity": {"sourceIp": peer, "userAgent": "test"},
        },
        "body": sent or None,
        "isBase64Encoded": base64_body,
    }


@dataclass
class Gateway:
    """Sends each request to the function that answers its address; speaks like a test client."""

    handlers: Mapping[str, Handler]
    headers: dict[str, str] = field(default_factory=dict)

    def request(  # one argument a part of a request
        self,
        method: str,
        address: str,
        headers: Mapping[str, str] | None = None,
        json: object = None,
        content: bytes = b"",
    ) -> httpx2.Response:
        """Send a request and give the answer as a browser would get it."""
        sent = {**self.headers, **(headers or {})}
        if json is not None:
            content, sent = (
                text_of.dumps(json).encode(),
                {"Content-Type": "application/json", **sent},
            )
        return self.deliver(event_of(method, address, sent, content))

    def deliver(self, event: dict[str, Any]) -> httpx2.Response:
        """Call the function of an event, and give its answer as a browser would get it."""
        function = function_of(event["path"])
        assert function is not None, f"the gateway knows no function for {event['path']}"
        # Whatever passes between the gateway and a function is JSON.
        arriving = text_of.loads(text_of.dumps(event))
        answer = self.handlers[function](arriving, Context(f"skycap-{function}-prod"))
        answer = text_of.loads(text_of.dumps(answer))
        body = answer["body"].encode()
        if answer["isBase64Encoded"]:
            body = base64.b64decode(body, validate=True)
        pairs = list((answer["headers"] or {}).items())
        pairs += [
            (name, value)
            for name, values in (answer["multiValueHeaders"] or {}).items()
            for value in values
        ]
        return httpx2.Response(answer["statusCode"], headers=pairs, content=body)
