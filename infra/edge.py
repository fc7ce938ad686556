"""A stand-in for CloudFront before an emulator: one address for the pages and the API.

Pages come from the site's bucket by clean paths; `/api/*` goes to API Gateway with everything but
the `Host` header, as the template's distribution does it. Nothing is kept. It is for one machine.
"""

import argparse
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import httpx2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from skycap.site.headers import PAGE, SECURITY, content_security_policy

METHODS: Final = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
EDGE_HEADER: Final = "x-skycap-edge"
NOT_FOUND: Final = 404
_HOP_BY_HOP: Final = {"connection", "content-length", "host", "keep-alive", "transfer-encoding"}
_ENCODED: Final = {*_HOP_BY_HOP, "content-encoding", "date", "server"}
_FROM_S3: Final = ("cache-control", "content-type", "etag")


@dataclass(frozen=True, slots=True)
class Origins:
    """Where CloudFront would fetch from."""

    emulator: str
    api: str
    stage: str
    bucket: str
    secret: str = ""

    @property
    def gateway(self) -> str:
        """API Gateway's address in the emulator, with the stage."""
        return f"{self.emulator}/_aws/execute-api/{self.api}/{self.stage}"


def key_of(path: str) -> str:
    """The name of the file at a clean path: a page is its folder's index."""
    name = path.strip("/")
    if name == "staff/sign-in":
        return "staff/sign-in/index.html"
    if name == "staff" or name.startswith("staff/"):
        return "staff/index.html"
    if "." in name.rpartition("/")[2]:
        return name
    return f"{name}/index.html" if name else "index.html"


def application(origins: Origins) -> Starlette:
    """The stand-in, as an ASGI application."""
    client = httpx2.AsyncClient(timeout=60, follow_redirects=False)
    policy = content_security_policy([origins.emulator])
    page_headers = {**SECURITY, **PAGE, "content-security-policy": policy}

    async def answer(request: Request) -> Response:
        if request.url.path == "/api" or request.url.path.startswith("/api/"):
            return await _api(client, origins, request)
        return await _page(client, origins, request.url.path, page_headers)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with client:
            yield

    routes = [Route("/{path:path}", answer, methods=list(METHODS))]
    return Starlette(routes=routes, lifespan=lifespan)


async def _api(client: httpx2.AsyncClient, origins: Origins, request: Request) -> Response:
    headers = [(k, v) for k, v in request.headers.items() if k not in _HOP_BY_HOP]
    caller = request.client.host if request.client else ""
    headers.append(("x-forwarded-for", caller))
    if origins.secret:
        headers.append((EDGE_HEADER, origins.secret))
    query = f"?{request.url.query}" if request.url.query else ""
    told = await client.request(
        request.method,
        f"{origins.gateway}{request.url.path}{query}",
        headers=headers,
        content=await request.body(),
    )
    response = Response(told.content, told.status_code)
    for name, value in told.headers.multi_items():
        if name.lower() not in _ENCODED:
            response.headers.append(name, value)
    return response


async def _page(
    client: httpx2.AsyncClient, origins: Origins, path: str, headers: Mapping[str, str]
) -> Response:
    base = f"{origins.emulator}/{origins.bucket}"
    found = await client.get(f"{base}/{key_of(path)}")
    if found.status_code == NOT_FOUND:
        language = path.strip("/").partition("/")[0]
        place = "tn/404.html" if language == "tn" else "404.html"
        found = await client.get(f"{base}/{place}")
        found.status_code = NOT_FOUND
    kept = {name: found.headers[name] for name in _FROM_S3 if name in found.headers}
    return Response(found.content, found.status_code, {**kept, **headers})


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("emulator", "api", "stage", "bucket"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--secret", default="")
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    origins = Origins(given.emulator, given.api, given.stage, given.bucket, given.secret)
    uvicorn.run(application(origins), host="127.0.0.1", port=given.port, log_level="warning")


if __name__ == "__main__":
    main()
