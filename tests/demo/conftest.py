"""A small book that the tests of one process share and only read."""

import pytest

from skycap.demo.portfolio import Book
from tests.demo.books import SMALL, UNTIL, Written, written


@pytest.fixture(scope="session")
def small() -> Written:
    """A book of sixty loans."""
    return written(Book(UNTIL, loans=SMALL))
