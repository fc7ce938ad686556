"""Where an embedded installation is and how its books are opened: handed in by the assembly."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from skycap.services.office import Office
from skycap.services.ports import Clock

STALE_SECONDS: Final = 86_400
"""After how long what a killed program left is dropped."""

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, and how many there are in all."""


class Looked(Protocol):
    """How a database stands, found out without changing it."""

    @property
    def revision(self) -> str | None:
        """The revision of its tables; None if there are none."""

    @property
    def newest(self) -> str:
        """The revision that this program knows."""

    @property
    def library(self) -> str:
        """The SQLite that would be used, with its version."""

    @property
    def safe(self) -> bool:
        """Whether that library may work on the file as it is."""

    @property
    def locked(self) -> bool:
        """Whether another program held it against writing for seconds."""

    @property
    def problem(self) -> str:
        """Why it cannot be read, if it cannot."""


@dataclass(frozen=True, slots=True)
class Premises:
    """An installation in the folder `data`, and what a backup needs to do to it.

    `place_of` gives the path of a document within the folder by its digest.
    """

    data: Path
    backups: Path
    key: Path
    logs: Path
    keys: Path
    database: str
    documents: str
    version: str
    clock: Clock
    opened: Callable[[Path], AbstractContextManager[Office]]
    place_of: Callable[[str], str]
    copy_database: Callable[[Path, Path], None]
    copy_answers: Callable[[Path, Path, str], None]
    is_in_use: Callable[[Path], bool]
    described: Callable[[Path], tuple[str | None, int, str]]
    """Of a database: the revision of its tables, its entries, a digest over their ends."""
    look: Callable[[Path], Looked]

    @property
    def exists(self) -> bool:
        """Whether there are books in the folder."""
        return (self.data / self.database).exists()

    @contextmanager
    def beside(self, purpose: str) -> Iterator[Path]:
        """A new folder beside the data, on the same disk; it goes at the end unless it moved."""
        data = self.data.absolute()
        parent = data.parent
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        oldest = self.clock.now().timestamp() - STALE_SECONDS
        for left in parent.glob(f"{data.name}.{purpose}-*"):  # by a program that was killed
            if left.stat().st_mtime < oldest:
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{data.name}.{purpose}-", dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def sync(path: Path) -> None:
    """Make a file, or the renames in a folder, durable; Windows keeps folders by itself."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
