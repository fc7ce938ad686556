"""Which processes of an installation run on this machine: each leaves a note while it does."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

NOTES: Final = "running-*.json"


@dataclass(frozen=True, slots=True)
class Running:
    """A process that runs: what it does, where it answers, and since when (UTC, ISO 8601)."""

    process: int
    role: str
    url: str
    version: str
    since: str

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return asdict(self)


@contextmanager
def noted(folder: Path, running: Running) -> Iterator[None]:
    """Leave a note in `folder` until the block ends. Where none can be left, do without."""
    note = folder / f"running-{running.process}.json"
    with suppress(OSError):  # it only helps `skycap health`, and serving goes on without
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _drop_stale(folder)
        draft = note.with_suffix(".new")
        draft.write_text(json.dumps(running.to_json()) + "\n", encoding="utf-8")
        draft.chmod(0o600)
        draft.replace(note)
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def running(folder: Path) -> list[Running]:
    """The processes that left a note in `folder` and still run, the latest first."""
    found = []
    for note in folder.glob(NOTES):
        with suppress(OSError, ValueError, TypeError):  # gone meanwhile, or half-written
            one = Running(**json.loads(note.read_text(encoding="utf-8")))
            if _runs(one.process):
                found.append(one)
    return sorted(found, key=lambda one: one.since, reverse=True)


def _drop_stale(folder: Path) -> None:
    """Drop the notes of processes that were killed."""
    alive = {f"running-{one.process}.json" for one in running(folder)}
    for note in folder.glob(NOTES):
        if note.name not in alive:
            note.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether a process of that number runs; Windows cannot be asked without harm."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's, but there
    return True
