"""A small site, built by hand, and an application that serves it beside an API."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from skycap.site import mount_site
from skycap.site.files import Files

HOME = (
    '<title>Home</title><link rel="stylesheet" href="/assets/a.css"/>'
    '<script type="module" src="/assets/main-abc.js"></script>'
    '<link rel="modulepreload" href="/assets/b.js"/>'
)
SCRIPT = "console.log('a script');" * 40


def write(folder: Path, name: str, text: str) -> None:
    """Write one file of the site."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What a build leaves: pages in two languages, the staff portal, assets, compressed forms."""
    folder = tmp_path / "static"
    write(folder, "index.html", HOME)
    write(folder, "apply/index.html", "<title>Apply</title>")
    write(folder, "404.html", "<title>Not found</title>")
    write(folder, "tn/index.html", "<title>Gae</title>")
    write(folder, "tn/404.html", "<title>Ga go na</title>")
    write(folder, "staff/index.html", "<title>Staff</title>")
    write(folder, "staff/sign-in/index.html", "<title>Sign in</title>")
    write(folder, "icon.svg", "<svg/>")
    write(folder, ".digest", "secret")
    write(folder, ".vite/manifest.json", "{}")
    write(folder, "assets/main-abc.js", SCRIPT)
    (folder / "assets/main-abc.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (folder / "assets/main-abc.js.br").write_bytes(b"as if it were brotli")
    write(tmp_path, "outside.txt", "not for the world")
    return folder


@pytest.fixture
def client(built: Path) -> Iterator[TestClient]:
    """A browser without a mind of its own: it follows no redirect and decodes no brotli."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)

    @app.get("/api/loans")
    def loans() -> list[str]:
        """Answer as the API would."""
        return ["a loan"]

    mount_site(app, Files(built))
    with TestClient(app, follow_redirects=False) as opened:
        yield opened
