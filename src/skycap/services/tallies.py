"""Tallies: how often something happened lately, where several processes must count together.

Not part of a commit: a count that is lost or a little late changes no money. They forget.
"""

from datetime import datetime
from typing import Protocol


class Tallies(Protocol):
    """Where counts are kept for a while, by name."""

    def add(self, name: str, until: datetime) -> int:
        """Count one more under `name`, to be forgotten after `until`; how many there are now."""
        ...

    def forget(self, name: str) -> None:
        """Forget what was counted under `name`; nothing happens if there is nothing."""
        ...
