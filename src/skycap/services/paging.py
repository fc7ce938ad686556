"""Pages of a list: their bounds, several lists merged in order, and rows of an index sifted."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from skycap.lending.refusals import Code, Refusal
from skycap.services.ports import PAGE_SIZE_MAX, Page
from skycap.services.records import Index

PAGE_SIZE = 50
SCANNED_PAGES_MAX = 10
"""How many pages of an index one page of a list may look at; it may then be short, and go on."""

Place = tuple[Any, ...]


class Listed(NamedTuple):
    """A page as it is told, the place where the next begins, and how many rows there are in all.

    `total` is None where no counter knows it.
    """

    rows: list[dict[str, Any]]
    after: Place | None
    total: int | None = None


def page_limit(limit: int) -> int:
    """A page size within bounds; refuses another naming `limit`."""
    if not 1 <= limit <= PAGE_SIZE_MAX:
        raise Refusal(Code.FIELD_INVALID, f"must be 1 to {PAGE_SIZE_MAX}", "limit")
    return limit


def one_of(given: str, known: Sequence[str], name: str) -> str:
    """The word `given` if it is known or empty; refuses another naming the field `name`."""
    if given and given not in known:
        raise Refusal(Code.FIELD_INVALID, f"must be one of: {', '.join(known)}", name)
    return given


def place_in(index: Index[Any]) -> Callable[[Any], Place]:
    """How to tell where a row stands in `index`."""
    columns = index.order
    return lambda row: tuple([getattr(row, column) for column in columns])


def merged(
    pages: Sequence[Page], place: Callable[[Any], Place], limit: int, *, descending: bool
) -> Page:
    """One page of several lists that have the same order and began at the same place.

    Each page holds the first of its list, so the first of all of them are the first there are.
    """
    rows = {place(row): row for page in pages for row in page.rows}
    places = sorted(rows, reverse=descending)
    more = len(places) > limit or any(page.after is not None for page in pages)
    places = places[:limit]
    return Page([rows[each] for each in places], places[-1] if more else None)


def sift(
    turn: Callable[[Place | None], Page],
    passes: Callable[[Any], bool],
    place: Callable[[Any], Place],
    after: Place | None,
    limit: int,
) -> Page:
    """Fill one page with the rows that pass; give up after `SCANNED_PAGES_MAX` pages of an index.

    `turn` reads the page after a place, and `place` says where a row stands in that index.
    """
    found: list[Any] = []
    for _ in range(SCANNED_PAGES_MAX):
        page = turn(after)
        for row in page.rows:
            if passes(row):
                found.append(row)
                if len(found) == limit:
                    more = page.after is not None or row is not page.rows[-1]
                    return Page(found, place(row) if more else None)
        after = page.after
        if after is None:
            break
    return Page(found, after)
