"""The demo's folder: built beside its place, moved there when it is whole, and never mistaken.

A build that was interrupted leaves `<name>.unfinished`, which the next build recognises and clears.
A folder that no demo made is never touched.
"""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

MARK: Final = "demo.json"
"""The file that a finished demo has, with what it was made from."""

BUILDING: Final = "unfinished.json"
"""The file that a demo has while it is being built, with who builds it."""


class NotOurs(Exception):
    """There is something in the place of the demo that no demo made, or somebody is building it."""


class DemoFolder:
    """The folder of a demo at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.draft = path.with_name(path.name + ".unfinished")

    def made_from(self) -> Mapping[str, Any] | None:
        """What the finished demo here was made from; None if there is none yet.

        Raises `NotOurs` if something else is there.
        """
        try:
            told: dict[str, Any] = json.loads((self.path / MARK).read_text(encoding="utf-8"))
        except FileNotFoundError:
            if self.path.exists() and not _is_empty(self.path):
                message = f"{self.path} is not a demo; choose another folder with --data"
                raise NotOurs(message) from None
            return None
        except ValueError as problem:
            message = f"{self.path / MARK} is damaged; delete that folder, or choose another"
            raise NotOurs(message) from problem
        return told

    def begin(self) -> None:
        """Make an empty draft, in place of one that was left unfinished."""
        mark = self.draft / BUILDING
        if self.draft.exists():
            builder = _builder(mark)
            if builder is None and not _is_empty(self.draft):
                raise NotOurs(f"{self.draft} is in the way, and no demo made it")
            if builder and _runs(builder):
                message = f"process {builder} is building this demo; wait, or choose another folder"
                raise NotOurs(message)
            shutil.rmtree(self.draft)
        self.draft.mkdir(mode=0o700, parents=True)
        mark.write_text(json.dumps({"process": os.getpid()}) + "\n", encoding="utf-8")

    def finish(self, made_from: Mapping[str, Any]) -> None:
        """Put the draft in its place, instead of an older demo if there is one."""
        self.made_from()  # whatever came there meanwhile must be ours to replace
        text = json.dumps(dict(made_from), indent=2) + "\n"
        (self.draft / MARK).write_text(text, encoding="utf-8")
        (self.draft / BUILDING).unlink()
        if self.path.exists():
            shutil.rmtree(self.path)
        self.draft.rename(self.path)

    def give_up(self) -> None:
        """Clear the draft, for a build that failed."""
        shutil.rmtree(self.draft, ignore_errors=True)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _builder(mark: Path) -> int | None:
    """The process that began the draft with that mark; 0 if it cannot be told, None without one."""
    try:
        told: dict[str, int] = json.loads(mark.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        return 0
    return told.get("process", 0)


def _runs(process: int) -> bool:
    """Whether another process of that number runs; Windows cannot be asked without harm."""
    if os.name != "posix" or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's, but there
    return True
