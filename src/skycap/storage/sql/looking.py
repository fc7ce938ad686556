"""How a database stands, found out without changing it, before anybody opens it."""

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from skycap.storage.sql import sqlite
from skycap.storage.sql.driver import Connection
from skycap.storage.sql.migrate import REVISION, revision_of

LOCKED_SECONDS: Final = 2.0
"""How long another program may hold the database before it counts as locked."""

_PAUSE_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class Look:
    """How a database stands; `problem` says why it cannot be read, if it cannot."""

    revision: str | None
    library: str
    safe: bool
    locked: bool
    problem: str = ""
    newest: str = REVISION


def look(path: Path, library: sqlite.Library | None = None) -> Look:
    """Look at the database at `path`: its tables, whether it is sound, whether it can be written.

    It takes the lock of a writer for a moment and gives it back.
    """
    library = library or sqlite.choose_library()
    name = f"{library.name} {library.module.sqlite_version}"
    if not path.is_file():
        return Look(None, name, safe=True, locked=False, problem=f"{path} is not there")
    safe = library.is_safe_in_wal or not sqlite.is_in_wal(path)
    if not safe:
        return Look(None, name, safe=False, locked=False, problem=sqlite.remedy(library))
    try:
        with closing(library.module.connect(path, isolation_level=None, timeout=0)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
            locked = not _writable(connection, library)
            wrong = None if locked else connection.execute("PRAGMA quick_check(1)").fetchone()
            revision = revision_of(connection)
    except library.module.DatabaseError as problem:
        return Look(None, name, safe=True, locked=False, problem=f"{path} is damaged: {problem}")
    told = f"{path} is damaged: {wrong[0]}" if wrong and wrong[0] != "ok" else ""
    return Look(revision, name, safe=True, locked=locked, problem=told)


def _writable(connection: Connection, library: sqlite.Library) -> bool:
    """Whether the lock of a writer can be had within the time; it is given back at once."""
    ends = time.monotonic() + LOCKED_SECONDS
    while True:
        try:
            connection.execute(sqlite.BEGIN)
        except library.module.OperationalError as problem:
            if "locked" not in str(problem) and "busy" not in str(problem):
                raise
            if time.monotonic() > ends:
                return False
            time.sleep(_PAUSE_SECONDS)
        else:
            connection.execute("ROLLBACK")
            return True
