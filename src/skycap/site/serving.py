"""Serving the pages: plain ASGI over what `files` holds in memory."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from skycap.site.files import Asset, Files, Header, Variant
from skycap.site.headers import SECURITY

API: Final = "/api"
METHODS: Final = ("GET", "HEAD")

_NOT_BUILT: Final = (
    b"Skycap answers, but its pages are not built.\n"
    b"Run `python3 run.py setup` in the source folder, then start Skycap again.\n"
)


def mount_site(app: FastAPI, files: Files | None = None) -> None:
    """Serve the pages at every address that is not the API's. Call it after the API's routes."""
    app.router.routes.append(SiteRoute(Files() if files is None else files))


class SiteRoute(BaseRoute):
    """One route for all pages; the API's addresses are not its business, even those unknown."""

    def __init__(self, files: Files) -> None:
        self._files = files

    @override
    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path = scope["path"]
        if scope["type"] != "http" or path == API or path.startswith(f"{API}/"):
            return Match.NONE, {}
        found = Match.FULL if scope["method"] in METHODS else Match.PARTIAL
        return found, {"route": self}

    @property
    def path(self) -> str:
        """What the log calls every page."""
        return "/{page}"

    @override
    def url_path_for(self, name: str, /, **path_params: object) -> None:  # type: ignore[override] # pages have no names
        raise LookupError(name)

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in METHODS:
            raise HTTPException(405, headers={"Allow": ", ".join(METHODS)})
        path = scope["path"]
        asked = Asked(scope)
        if path != "/" and path.endswith("/"):
            # One address a page. A single slash, so that "//elsewhere/" leads nowhere else.
            query = scope.get("query_string", b"")
            target = "/" + path.strip("/")
            await _redirect(send, _quoted(target) + (b"?" + query if query else b""))
        elif asset := self._files.at(path):
            await _answer(send, asked, asset, 200)
        elif page := self._files.not_found(path):
            await _answer(send, asked, page, 404)
        else:
            await _say(send, asked, 404 if self._files else 503)


class Asked:
    """What the headers of a request ask for."""

    def __init__(self, scope: Scope) -> None:
        self.silent = scope["method"] == "HEAD"
        named: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            named[name] = named[name] + b"," + value if name in named else value
        self.encodings = accepted_encodings(named.get(b"accept-encoding", b"").decode("latin-1"))
        self._known = named.get(b"if-none-match", b"").decode("latin-1")

    def knows(self, variant: Variant) -> bool:
        """Whether the browser has this very form already."""
        known = {tag.strip().removeprefix("W/") for tag in self._known.split(",")}
        return "*" in known or variant.etag in known


def accepted_encodings(header: str) -> set[str]:
    """The encodings that an `Accept-Encoding` allows, in lower case."""
    accepted = set()
    for part in header.lower().split(","):
        name, _, parameters = part.partition(";")
        quality = re.search(r"q\s*=\s*([0-9.]+)", parameters)
        if not quality or quality[1].strip("0."):
            accepted.add(name.strip())
    return accepted


async def _answer(send: Send, asked: Asked, asset: Asset, status: int) -> None:
    variant = asset.best(asked.encodings)
    if status == 200 and asked.knows(variant):  # noqa: PLR2004 - only what was found can be current
        await _send(send, 304, variant.headers, b"")
        return
    length = (b"content-length", str(len(variant.body)).encode())
    body = b"" if asked.silent else variant.body
    await _send(send, status, [*variant.headers, length], body)


async def _say(send: Send, asked: Asked, status: int) -> None:
    """Say in plain text that there is no page, not even the one that would say so."""
    text = b"There is nothing at this address.\n" if status == 404 else _NOT_BUILT  # noqa: PLR2004 - the status is the meaning
    headers = {
        **SECURITY,
        "content-type": "text/plain; charset=utf-8",
        "content-length": str(len(text)),
        "cache-control": "no-store",
    }
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await _send(send, status, pairs, b"" if asked.silent else text)


async def _redirect(send: Send, target: bytes) -> None:
    headers = [(b"location", target), (b"content-length", b"0"), (b"cache-control", b"no-cache")]
    await _send(send, 308, headers, b"")


def _quoted(path: str) -> bytes:
    return quote(path, safe="/-._~!$&'()*+,;=:@").encode()


async def _send(send: Send, status: int, headers: Iterable[Header], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})
