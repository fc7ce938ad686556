"""The built pages in memory, and which of them an address means.

Everything is read once, at the start: an answer is one look into a dictionary, so an address can
never lead out of the folder, and a new build does not mix with an old one while the server runs.
"""

import hashlib
import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from skycap.site.headers import A_DAY, ASK_AGAIN, FOREVER, PAGE, SECURITY

BUILT: Final = Path(__file__).parent / "static"
STAFF: Final = "/staff"
STAFF_PAGE: Final = "staff/index.html"
SIGN_IN: Final = "/staff/sign-in"
SIGN_IN_PAGE: Final = "staff/sign-in/index.html"
NOT_FOUND: Final = "404.html"

ENCODINGS: Final = {"br": ".br", "gzip": ".gz"}
"""Best first, with the ending that the build gives."""

HASHED: Final = "assets/"
"""Where the build puts files whose names hold a digest of their content."""

# Not from the system's own table, which differs from machine to machine.
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_PAGES: Final = {".html", ".svg"}

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a file: its bytes in one encoding, and the headers that go with them."""

    body: bytes
    etag: str
    headers: tuple[Header, ...]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file, in every encoding that the build made of it; "identity" is always there."""

    variants: dict[str, Variant]

    def best(self, accepted: set[str]) -> Variant:
        """The smallest form that the browser accepts."""
        for encoding in ENCODINGS:
            if encoding in accepted and encoding in self.variants:
                return self.variants[encoding]
        return self.variants["identity"]


class Files:
    """What was built, by the names of the files."""

    def __init__(self, folder: Path = BUILT) -> None:
        self._assets: dict[str, Asset] = {}
        if not folder.is_dir():
            return
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder)
            hidden = any(part.startswith(".") for part in relative.parts)
            if path.is_file() and not hidden and path.suffix not in ENCODINGS.values():
                self._assets[relative.as_posix()] = _read(path, relative)

    def __bool__(self) -> bool:
        return bool(self._assets)

    def get(self, name: str) -> Asset | None:
        """The file of that name."""
        return self._assets.get(name)

    def items(self) -> Iterable[tuple[str, Asset]]:
        """Every file by its name, in order: to be put on another server."""
        return self._assets.items()

    def at(self, path: str) -> Asset | None:
        """What an address means, or None.

        A page is its folder's index: ``/apply`` is ``apply/index.html``. Every address below
        ``/staff`` is the one page of the staff portal, which reads the rest itself, except that
        of signing in, which comes before the portal.
        """
        if path == SIGN_IN:
            return self.get(SIGN_IN_PAGE)
        if path == STAFF or path.startswith(STAFF + "/"):
            return self.get(STAFF_PAGE)
        name = path.strip("/")
        if name.endswith(".html"):
            return None  # a page has one address only
        return self.get(f"{name}/index.html" if name else "index.html") or self.get(name)

    def not_found(self, path: str) -> Asset | None:
        """The page for an address without a page, in the language of the address."""
        language = path.strip("/").partition("/")[0]
        return self.get(f"{language}/{NOT_FOUND}") or self.get(NOT_FOUND)


def _read(path: Path, relative: PurePath) -> Asset:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:32]
    encoded = {"identity": content}
    for encoding, ending in ENCODINGS.items():
        beside = path.with_name(path.name + ending)
        if beside.is_file():
            encoded[encoding] = beside.read_bytes()
    varies = len(encoded) > 1
    links = _links(content.decode()) if path.suffix == ".html" else ""
    return Asset(
        {
            encoding: _variant(
                relative, body, encoding, f'"{digest}-{encoding}"', links, varies=varies
            )
            for encoding, body in encoded.items()
        }
    )


def _links(page: str) -> str:
    """The `Link` header of a page: what it loads at once is asked for before its HTML is read.

    Modules are named as scripts: for `modulepreload` Chromium makes ready to run scripts before it
    asks, which takes a slow phone 0.1 s.
    """
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    scripts = re.findall(r'<script type="module" src="([^"]+)"', page)
    scripts += re.findall(r'<link rel="modulepreload" href="([^"]+)"', page)
    parts = [f"<{address}>; rel=preload; as=style" for address in styles]
    parts += [f"<{address}>; rel=preload; as=script; crossorigin" for address in scripts]
    return ", ".join(parts)


def _variant(
    relative: PurePath, body: bytes, encoding: str, etag: str, links: str, *, varies: bool
) -> Variant:
    name = relative.as_posix()
    fallback = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {
        "content-type": _TYPES.get(relative.suffix, fallback),
        "cache-control": _kept(name, relative.suffix),
        "etag": etag,
        **SECURITY,
        **(PAGE if relative.suffix in _PAGES else {}),
        **({"link": links} if links else {}),
    }
    if varies:
        headers["vary"] = "Accept-Encoding"
    if encoding != "identity":
        headers["content-encoding"] = encoding
    return Variant(body, etag, tuple((k.encode(), v.encode()) for k, v in headers.items()))


def _kept(name: str, ending: str) -> str:
    if name.startswith(HASHED):
        return FOREVER
    return ASK_AGAIN if ending == ".html" else A_DAY
