"""The libraries that Skycap runs on: those that were tested, and none with a known hole."""

import importlib.metadata
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.findings import Finding, Severity
from skycap.operations.security import found

ADVISER: Final = "pip_audit"
SECONDS_MAX: Final = 120
_PINNED: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


def pinned(lock: str) -> dict[str, tuple[str, ...]]:
    """The versions of each library in a lock file: one, or one for each version of Python."""
    told: dict[str, tuple[str, ...]] = {}
    for name, version in _PINNED.findall(lock):
        told[name.lower()] = (*told.get(name.lower(), ()), version)
    return told


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def differing(lock: str, installed: Callable[[str], str | None] = _installed) -> Iterator[Finding]:
    """Libraries of another version than the one Skycap was tested with."""
    for name, wanted in pinned(lock).items():
        held = installed(name)
        if held is None or held in wanted:
            continue
        older = all(_ordered(held) < _ordered(one) for one in wanted)
        yield found(
            "library_outdated" if older else "library_untested",
            Severity.MEDIUM if older else Severity.LOW,
            name,
            f"{held} is installed, {' or '.join(wanted)} was tested",
            "install Skycap again in an environment of its own",
            {"installed": held, "tested": list(wanted)},
        )


def vulnerable(asked: Callable[[], Mapping[str, Any]] | None = None) -> Iterator[Finding]:
    """Libraries with a hole that is known, as `pip-audit` tells.

    Raises `Stopped` when it is not installed or cannot reach its lists.
    """
    told = (asked or _ask)()
    for library in told.get("dependencies", ()):
        for hole in library.get("vulns", ()):
            fixed = ", ".join(hole.get("fix_versions", ()))
            yield found(
                "library_vulnerable",
                Severity.HIGH,
                library["name"],
                f"{library['version']} has {hole['id']}",
                f"update it to {fixed}" if fixed else "there is no update yet; read the notice",
                {"id": hole["id"], "aliases": hole.get("aliases", [])},
            )


def _ask() -> Mapping[str, Any]:
    if importlib.util.find_spec(ADVISER) is None:
        raise Stopped("pip-audit is not installed here; `pip install pip-audit` adds it")
    command = [sys.executable, "-m", ADVISER, "--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(  # noqa: S603 - our own Python, and nothing that anybody typed
            command, capture_output=True, text=True, check=False, timeout=SECONDS_MAX
        )
        told: Mapping[str, Any] = json.loads(done.stdout)
    except (ValueError, subprocess.TimeoutExpired):
        raise Stopped("pip-audit could not ask for known holes; is this machine offline?") from None
    return told


def _ordered(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0]))
