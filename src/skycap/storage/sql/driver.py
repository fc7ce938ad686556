"""What the store uses of a database driver, so that its modules can be told what they hold."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """Runs statements and holds the result of the last."""

    @property
    def rowcount(self) -> int:
        """How many rows the last statement wrote."""
        ...

    def execute(self, sql: str, parameters: Mapping[str, Any] = ..., /) -> object:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Sequence[Mapping[str, Any]], /) -> object:
        """Run one statement for each of `parameters`."""
        ...

    def close(self) -> None:
        """Let go of the last statement."""
        ...

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row of the result."""
        ...

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The remaining rows of the result."""
        ...


class Connection(Protocol):
    """A driver's own connection."""

    def execute(self, sql: str, parameters: Mapping[str, Any] = ..., /) -> Cursor:
        """Run one statement on a new cursor."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class Driver(Protocol):
    """A driver's module."""

    DatabaseError: type[Exception]
    OperationalError: type[Exception]
    IntegrityError: type[Exception]
