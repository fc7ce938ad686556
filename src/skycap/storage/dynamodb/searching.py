"""Search: each token is an item whose name is the token, a space and the loan's id."""

from collections.abc import Iterator, Sequence

from skycap.services.ports import PAGE_SIZE_MAX
from skycap.storage.dynamodb.reading import Reader
from skycap.storage.dynamodb.values import SEARCH_LIST


def find_loans(
    reader: Reader, lists: str, prefixes: Sequence[str], after: str | None, limit: int
) -> list[str]:
    """Ids of loans with a token for each of `prefixes`, newest first, below `after`.

    The lists of the prefixes are read side by side; once the shortest is at its end, the others
    are read only as long as they can still confirm one of its loans.
    """
    assert 0 < limit <= PAGE_SIZE_MAX
    if not prefixes:
        return []
    reading = {prefix: _loans(reader, lists, prefix) for prefix in prefixes}
    found: dict[str, set[str]] = {prefix: set() for prefix in reading}
    shortest = None
    while shortest is None:
        for prefix, pages in reading.items():
            page = next(pages, None)
            if page is None:
                shortest = prefix
                break
            found[prefix] |= page
    loans = found.pop(shortest)
    for prefix, confirmed in found.items():
        confirmed &= loans  # noqa: PLW2901 - narrowed, then filled
        while confirmed != loans and (page := next(reading[prefix], None)) is not None:
            confirmed |= page & loans  # noqa: PLW2901 - as above
        loans = confirmed
    below = [loan for loan in loans if after is None or loan < after]
    return sorted(below, reverse=True)[:limit]


def _loans(reader: Reader, lists: str, prefix: str) -> Iterator[set[str]]:
    """The loans with a token that begins with `prefix`, page by page."""
    for items in reader.named(lists, SEARCH_LIST, prefix, strong=False):
        yield {item["name"]["S"].rpartition(" ")[2] for item in items}
