"""Copies of a SQLite database for backups, and whether anybody has it open."""

import os
from contextlib import closing
from pathlib import Path
from typing import cast

from skycap.services.ports import Unavailable
from skycap.storage.sql import sqlite
from skycap.storage.sql.driver import Connection


def copy_database(path: Path, to: Path) -> None:
    """Write a consistent copy of the database at `path` to the new file `to`, for us alone.

    It is the state of one moment; other processes may read and write meanwhile. Raises
    `Unavailable`.
    """
    os.close(os.open(to, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    _run(path, "VACUUM INTO :place", {"place": str(to)})


def copy_answers(path: Path, to: Path, until: str) -> None:
    """Take over the first answers to request keys, recorded until then, into the database `to`."""
    _run(
        to,
        "INSERT INTO request_keys SELECT * FROM source.request_keys WHERE recorded_at <= :until",
        {"until": until},
        attached=path,
    )


def is_in_use(path: Path) -> bool:
    """Whether another program has the database at `path` open, as far as SQLite can tell.

    In WAL mode every open connection is noticed; in TRUNCATE mode one that reads or writes now.
    """
    library = sqlite.choose_library()
    with closing(library.module.connect(path, isolation_level=None, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except library.module.OperationalError as problem:
            if "locked" in str(problem):
                return True
            raise Unavailable(f"cannot open {path}: {problem}") from problem
    return False


def _run(path: Path, sql: str, parameters: dict[str, str], attached: Path | None = None) -> None:
    library = sqlite.choose_library()
    try:
        engine = sqlite.open_engine(path, library)
        try:
            # Closed before the pool is, which does not close what is still handed out.
            with closing(engine.raw_connection()) as connection:
                driven = cast("Connection", connection.driver_connection)
                if attached:
                    driven.execute("ATTACH DATABASE :place AS source", {"place": str(attached)})
                driven.execute(sql, parameters)
        finally:
            engine.dispose()
    except library.module.DatabaseError as problem:
        raise Unavailable(f"cannot copy {path}: {problem}") from problem
