"""The built pages: what they load, how much it weighs, and what must not be in them."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

import hatch_build
from skycap.site.files import BUILT

PUBLIC_SCRIPT_BYTES_MAX = 30 * 1024
PUBLIC_START_BYTES_MAX = 30 * 1024
REQUESTS_AT_A_TIME = 6  # of one address over HTTP/1.1
STAFF_SCRIPT_BYTES_MAX = 135 * 1024
STAFF_STYLE_BYTES_MAX = 8 * 1024

# What the staff portal loads before one of its first pages stands.
START = (
    "src/staff/main.tsx",
    "src/staff/shell/shell.tsx",
    "src/staff/words/tn.ts",  # the larger of the two catalogues
)
FIRST = ("src/staff/pages/dashboard/dashboard.tsx", "src/staff/pages/loans/list.tsx")

pytestmark = pytest.mark.skipif(not BUILT.is_dir(), reason="the pages are not built")

PAGES = sorted(path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*.html"))
PUBLIC = [page for page in PAGES if not page.startswith("staff/")]


def loaded(html: str) -> set[str]:
    """The scripts that a page names."""
    tags = re.findall(r"<(?:script|link)\b[^>]*>", html)
    scripts = [tag for tag in tags if tag.startswith("<script") or "modulepreload" in tag]
    return {found[1] for tag in scripts if (found := re.search(r'(?:src|href)="/([^"]+)"', tag))}


def weight(names: set[str]) -> int:
    """The bytes of these files as a browser fetches them, with gzip."""
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in names)


def with_imports(entries: tuple[str, ...]) -> set[str]:
    """The files of these entries of the manifest and of everything they import at once."""
    return {chunk["file"] for chunk in chunks(entries)}


def with_styles(entries: tuple[str, ...]) -> set[str]:
    """The style sheets that come with them."""
    return {name for chunk in chunks(entries) for name in chunk.get("css", [])}


def chunks(entries: tuple[str, ...]) -> list[dict[str, Any]]:
    """These entries of the manifest, and everything they import at once."""
    manifest = json.loads((BUILT / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    waiting, seen = list(entries), set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += manifest[name].get("imports", [])
    return [manifest[name] for name in seen]


def test_the_pages_come_from_these_sources() -> None:
    """What is built is what the sources say; `python3 run.py setup` mends it."""
    assert hatch_build.Pages().are_fresh()


def with_later(names: set[str], language: str) -> set[str]:
    """These scripts, and all that they fetch when they run; of the words, one language."""
    manifest = json.loads((BUILT / ".vite" / "public.json").read_text(encoding="utf-8"))
    by_file = {chunk["file"]: chunk for chunk in manifest.values()}
    waiting, seen = list(names), set()
    while waiting:
        name = waiting.pop()
        source = by_file[name].get("src", "")
        other = "/words-" in source and not source.endswith(f"-{language}.ts")
        if name not in seen and not other:
            seen.add(name)
            found = by_file[name]
            further = [*found.get("imports", []), *found.get("dynamicImports", [])]
            waiting += [manifest[key]["file"] for key in further]
    return seen


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_light(name: str) -> None:
    """All scripts of a public page, those fetched later included, weigh at most 30 KB."""
    named = loaded((BUILT / name).read_text(encoding="utf-8"))
    all_of_it = with_later(named, "tn" if name.startswith("tn/") else "en")

    assert named <= all_of_it
    assert weight(all_of_it) <= PUBLIC_SCRIPT_BYTES_MAX


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_begins_with_little(name: str) -> None:
    """What stands before a page is alive weighs at most 30 KB with its HTML and style sheet."""
    html = (BUILT / name).read_text(encoding="utf-8")
    styles = set(re.findall(r'<link rel="stylesheet" href="/([^"]+)"', html))

    assert weight({name} | styles | loaded(html)) <= PUBLIC_START_BYTES_MAX


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_loads_in_one_go(name: str) -> None:
    """It names every script and style itself, no more than a browser asks for at a time."""
    html = (BUILT / name).read_text(encoding="utf-8")
    named = loaded(html)
    styles = re.findall(r'<link rel="stylesheet" href="/([^"]+)"', html)
    manifest = json.loads((BUILT / ".vite" / "public.json").read_text(encoding="utf-8"))
    by_file = {chunk["file"]: chunk for chunk in manifest.values()}
    needed = {manifest[key]["file"] for file in named for key in by_file[file].get("imports", [])}

    assert needed <= named
    assert len(named) + len(styles) <= REQUESTS_AT_A_TIME


def test_signing_in_begins_with_little() -> None:
    """The page before the portal weighs what a public one does, at most 30 KB with all it loads."""
    name = "staff/sign-in/index.html"
    html = (BUILT / name).read_text(encoding="utf-8")
    styles = set(re.findall(r'<link rel="stylesheet" href="/([^"]+)"', html))

    assert weight({name} | styles | loaded(html)) <= PUBLIC_START_BYTES_MAX


@pytest.mark.parametrize("page", FIRST)
def test_the_first_pages_of_the_staff_are_light(page: str) -> None:
    """Before the dashboard or the list of loans stands, at most 135 and 8 KB are loaded."""
    assert weight(with_imports((*START, page))) <= STAFF_SCRIPT_BYTES_MAX
    assert weight(with_styles((*START, page))) <= STAFF_STYLE_BYTES_MAX


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_script_and_no_style_of_its_own(name: str) -> None:
    """Whatever runs or paints comes from a file, as the Content-Security-Policy demands."""
    html = (BUILT / name).read_text(encoding="utf-8")
    inline = [
        attributes
        for attributes in re.findall(r"<script\b([^>]*)>", html)
        if "src=" not in attributes and 'type="application/json"' not in attributes
    ]

    assert not inline
    assert "<style" not in html
    assert not re.search(r"\s(style|on[a-z]+)=", html)
    assert "http://" not in html
    assert "https://" not in html


@pytest.mark.parametrize("name", PAGES)
def test_everything_a_page_names_was_built(name: str) -> None:
    """No page asks for a file that is not there, and what shrinks lies there compressed."""
    html = (BUILT / name).read_text(encoding="utf-8")
    for address in re.findall(r'(?:src|href)="/((?:assets|icon)[^"]*)"', html):
        path = BUILT / address
        assert path.is_file()
        if path.suffix in {".js", ".css"} and path.stat().st_size >= 400:
            assert Path(f"{path}.br").is_file()
            assert Path(f"{path}.gz").is_file()


def test_the_font_is_ours() -> None:
    """No font comes from elsewhere: the one of the portal is among the built files."""
    assert list(BUILT.glob("assets/inter-latin-*.woff2"))
