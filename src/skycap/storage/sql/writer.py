"""The one connection that writes: groups of commands in a transaction, a savepoint for each.

A command that is refused is rolled back to its savepoint and the others go on. If the store itself
fails, the transaction is rolled back, all of the group are told, and the next group begins on a
new connection.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

from sqlalchemy import Engine
from sqlalchemy.pool import PoolProxiedConnection

from skycap.services.ports import Unavailable
from skycap.storage.sql import sqlite
from skycap.storage.sql.driver import Cursor, Driver
from skycap.storage.sql.group import Job
from skycap.storage.sql.slow import Slow
from skycap.storage.sql.statements import Prepared


class Session:
    """A transaction under way: runs statements on the connection that writes."""

    def __init__(self, cursor: Cursor, integrity_error: type[Exception]) -> None:
        self._cursor = cursor
        self.IntegrityError = integrity_error

    def say(self, command: str) -> None:
        """Run a command without parameters or result, such as COMMIT."""
        self._cursor.execute(command)

    def run(self, statement: Prepared, parameters: Mapping[str, Any]) -> int:
        """Run a statement, and return how many rows it wrote."""
        self._cursor.execute(statement.text, parameters)
        return self._cursor.rowcount

    def run_each(self, statement: Prepared, many: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for each of `many`."""
        self._cursor.executemany(statement.text, many)

    def one(self, statement: Prepared, parameters: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        self._cursor.execute(statement.text, parameters)
        return self._cursor.fetchone()

    def abandon(self) -> None:
        """Undo what is unfinished, and let go of the last statement.

        Closing the connection alone does neither while that statement is still referred to, as it
        is by the traceback of a failure: the lock would stay held.
        """
        # Whatever ROLLBACK says (there may be nothing to undo), the connection is closed next.
        with suppress(Exception):
            self._cursor.execute("ROLLBACK")
        with suppress(Exception):
            self._cursor.close()


Work = Callable[[Session], None]


class Writer:
    """Writes groups of work, one group at a time. Not for several threads at once."""

    def __init__(self, engine: Engine, slow: Slow) -> None:
        self._engine = engine
        self._slow = slow
        self._driver = cast("Driver", engine.dialect.loaded_dbapi)
        self._connection: PoolProxiedConnection | None = None
        self._session: Session | None = None

    def write(self, jobs: list[Job[Work]]) -> None:
        """Write a group; set `problem` on what failed, and return when the rest is durable."""
        began = time.perf_counter_ns()
        try:
            session = self._begin()
            if len(jobs) == 1:
                self._write_one(session, jobs[0])
            else:
                self._write_several(session, jobs)
        except BaseException as problem:
            self.close()
            if not self._is_failure(problem):
                raise
            for job in jobs:
                job.problem = Unavailable(f"nothing was written: {problem}")
                job.problem.__cause__ = problem
        took = time.perf_counter_ns() - began
        if took >= self._slow.nanoseconds:
            self._slow.commit(len(jobs), took)

    def close(self) -> None:
        """Let go of the connection, and of whatever is unfinished on it."""
        connection, session = self._connection, self._session
        self._connection = self._session = None
        if session:
            session.abandon()
        if connection:
            connection.invalidate()

    def _begin(self) -> Session:
        if not self._session:
            self._connection = self._engine.raw_connection()
            self._session = Session(
                cast("Cursor", self._connection.cursor()), self._driver.IntegrityError
            )
        self._session.say(sqlite.BEGIN)
        return self._session

    def _write_one(self, session: Session, job: Job[Work]) -> None:
        """Write a lone job: its savepoint is the transaction itself."""
        try:
            job.work(session)
        except Exception as problem:
            if self._is_failure(problem):
                raise
            job.problem = problem  # its caller raises it
            session.say("ROLLBACK")
        else:
            session.say("COMMIT")

    def _write_several(self, session: Session, jobs: list[Job[Work]]) -> None:
        for job in jobs:
            session.say("SAVEPOINT job")
            try:
                job.work(session)
            except Exception as problem:
                if self._is_failure(problem):
                    raise
                job.problem = problem  # its caller raises it
                session.say("ROLLBACK TO job")
            session.say("RELEASE job")
        session.say("COMMIT")

    def _is_failure(self, problem: BaseException) -> bool:
        return isinstance(problem, Unavailable) or sqlite.is_failure(problem, self._driver)
