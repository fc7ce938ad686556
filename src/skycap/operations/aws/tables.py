"""The tables of an installation on AWS, and whole sets of tables like them under other names.

A set is told from the installation's own by its ending: the copy "Restored" of `SkycapLoans` is
`SkycapLoans-Restored`. The ending "" means the installation's own tables.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

from skycap.services.office import Office

OWN: Final = ""
"""The ending of the installation's own tables."""

Counted = Callable[[int], None]
"""Is told how many are done."""


@dataclass(frozen=True, slots=True)
class TableSets:
    """What may be done with the sets of tables of one installation; the assembly hands it in.

    `tables` are the tables by their names in production, in the order in which they are backed up:
    the histories first, so that whatever these name is in what is backed up after them.
    """

    tables: tuple[str, ...]
    named: Callable[[str, str], str]
    """What the table is called in the set with that ending."""
    request: Callable[[str, str], dict[str, Any]]
    """What makes that table, empty."""
    opened: Callable[[str], AbstractContextManager[Office]]
    """The books in a set; documents are those of the installation."""
    copy_answers: Callable[[str, str, str], None]
    """Take over, from one set into another, the first answers recorded until a moment."""
    replace: Callable[[str, Counted], int]
    """Make the installation's own tables what those of a set are; how many items it wrote."""

    def names(self, ending: str = OWN) -> dict[str, str]:
        """What the tables of a set are called, by their names in production."""
        return {table: self.named(table, ending) for table in self.tables}
