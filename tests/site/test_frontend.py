"""The sources of the pages: their own tests, types and format, and the types of the API."""

import subprocess
import sys

import pytest

import hatch_build

PAGES = hatch_build.Pages()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not PAGES.has_packages(tools=True), reason="the tools are missing: python3 run.py setup"
    ),
]


def npm(*arguments: str) -> str:
    """Run a script of package.json; return what it printed, and fail where it fails."""
    command, environment = hatch_build.npm_command()
    done = subprocess.run(
        [*command, "run", "--silent", *arguments],
        cwd=PAGES.sources,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_tests_of_the_pages_pass() -> None:
    """Catalogue, formats, requests and house rules of the pages hold."""
    assert "passed" in npm("test")


def test_the_types_of_the_pages_fit() -> None:
    """The compiler finds nothing, the typed keys of the catalogue included."""
    npm("types")


def test_the_pages_are_formatted() -> None:
    """Nobody has to discuss white space: `python hatch_build.py npm run tidy` settles it."""
    npm("format")


def test_the_types_of_the_api_have_not_drifted() -> None:
    """What the pages take for the API is what the API publishes; frontend/api_types.py mends it."""
    command = [sys.executable, "frontend/api_types.py", "--check"]
    done = subprocess.run(
        command, cwd=hatch_build.ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_of_the_pages_names_no_address() -> None:
    """Packages come from wherever the reader's npm looks; the hashes make any mirror as good."""
    text = (PAGES.sources / "package-lock.json").read_text(encoding="utf-8")

    assert '"integrity"' in text
    assert '"resolved"' not in text


def test_versions_are_exact() -> None:
    """package.json names one version of each package, and one of all of Mantine."""
    text = (PAGES.sources / "package.json").read_text(encoding="utf-8")
    versions = {line.split('"')[3] for line in text.splitlines() if '"@mantine/' in line}

    assert len(versions) == 1
    assert "^" not in text
    assert "~" not in text
