"""An installation in a folder with a busy history, for backups to be made of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from skycap.assembly import assemble, premises_of
from skycap.operations.backups.premises import Premises
from skycap.services.clock import SimulatedClock
from skycap.settings import Settings
from tests.services.branch import Branch
from tests.services.portfolio import fill

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
"""After everything in the history."""

SEEDS = count(2)
"""No two branches make the same ids."""


@dataclass(frozen=True, slots=True)
class Place:
    """The installation, and the clock of whoever makes backups of it."""

    settings: Settings
    clock: SimulatedClock
    premises: Premises

    @contextmanager
    def branch(self) -> Iterator[Branch]:
        """The branch at work on these books; what it keeps is in their folder afterwards."""
        with assemble(self.settings) as installation:
            branch = Branch(installation.office.store, seed=next(SEEDS), start=self.clock.now())
            yield branch
            for digest, content in branch.blobs.kept.items():
                path = self.premises.data / self.premises.place_of(digest)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def other(self, data: Path) -> Premises:
        """The same backups and key, for books in another folder."""
        return replace(self.premises, data=data)


def settle(folder: Path, loans: int = 12) -> Place:
    """Make an installation in `folder` with loans and three documents."""
    settings = Settings(data=folder / "data")
    with assemble(settings, create=True) as installation:
        ids = fill(Branch(installation.office.store), loans)
    clock = SimulatedClock(NOON)
    place = Place(settings, clock, premises_of(settings, clock))
    with place.branch() as branch:
        for number in range(3):
            branch.attach(branch.apply(id_number=f"30000000{number}"), content=_pdf(number))
    assert ids
    return place


def _pdf(number: int) -> bytes:
    return b"%PDF-1.7\n" + bytes([48 + number]) * 1_000 + b"\n%%EOF\n"
