"""Bringing a database to the tables that this program knows, with Alembic.

The usual start finds the newest revision by one plain query and never imports Alembic.
"""

from pathlib import Path
from typing import cast

from sqlalchemy import Engine

from skycap.services.ports import Unavailable
from skycap.storage.sql import sqlite
from skycap.storage.sql.driver import Connection

REVISION = "0003"
"""The newest revision in `migrations/versions` (a test compares them)."""

MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(engine: Engine) -> None:
    """Bring the database of `engine` to `REVISION`, in one transaction.

    Raises `Unavailable` if a newer Skycap wrote it.
    """
    connection = engine.raw_connection()
    try:
        if revision_of(cast("Connection", connection.driver_connection)) == REVISION:
            return
    finally:
        connection.close()
    _upgrade(engine)


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables; None if there are none."""
    if not sqlite.has_table(connection, "alembic_version"):
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - a third of a second that a usual start saves
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        # The lock first: of two programs that start at once, the second finds the work done.
        connection.exec_driver_sql(sqlite.BEGIN)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as problem:
            raise Unavailable(f"a newer Skycap wrote this database: {problem}") from problem
        connection.exec_driver_sql("COMMIT")
