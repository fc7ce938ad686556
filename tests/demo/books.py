"""Small books in memory, and what tests ask about them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from skycap.demo.portfolio import Book, build
from skycap.demo.stories import Author
from skycap.lending.history import Entry
from skycap.services import products
from skycap.services.machine import SeededIds, SimulatedClock
from skycap.services.office import Office
from skycap.services.ports import Head
from skycap.storage.memory import MemoryStore
from skycap.storage.memory_blobs import MemoryBlobs

UNTIL = datetime(2026, 7, 29, 13, 30, tzinfo=UTC)
SMALL = 60


@dataclass(frozen=True)
class Written:
    """A book that was built, in an office whose clock stands at its end."""

    book: Book
    office: Office

    @property
    def histories(self) -> dict[str, tuple[Entry, ...]]:
        """Every loan's history, by stream."""
        return {entries[0].stream: entries for entries in self.office.store.histories("loan/")}

    @property
    def heads(self) -> dict[str, str]:
        """The last hash of every stream."""
        return {head.stream: head.hash for head in _heads(self.office)}


def empty_office(book: Book) -> Office:
    """An office in memory, before `book` is written."""
    clock = SimulatedClock(book.start)
    return Office(MemoryStore(), MemoryBlobs(b"s" * 32, clock), clock, SeededIds(clock, 1))


def written(book: Book, workers: int = 1) -> Written:
    """Build `book` in memory."""
    office = empty_office(book)
    build(office, book, workers=workers)
    return Written(book, replace(office, clock=SimulatedClock(book.until)))


def planned(until: datetime, loans: int, seed: int = 1966) -> Author:
    """The author of a book over the products that a lender starts with."""
    office = empty_office(Book(until))
    offered = {product.code: product for product in products.seed_products(office)}
    return Author(offered, seed, until, loans)


def _heads(office: Office) -> list[Head]:
    found: list[Head] = []
    after = None
    while page := office.store.heads("", after):
        found += page
        after = page[-1].stream
    return found
