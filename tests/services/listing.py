"""The loans list as tests walk it, and what it should show by looking at every row."""

from typing import Any

from skycap.services import lists
from skycap.services.lists import Filters
from skycap.services.loans import visible
from skycap.services.permissions import Person
from skycap.services.records import LOANS_BY_CREATION
from tests.services.branch import CHECKER, Branch


def found(branch: Branch, search: str = "", person: Person = CHECKER, **filters: str) -> list[str]:
    """Ids of the loans that a list shows, all pages of it."""
    return paged(branch, person, Filters(search=search, **filters), 50)


def paged(branch: Branch, person: Person, filters: Filters, size: int) -> list[str]:
    """The same, in pages of `size`."""
    ids: list[str] = []
    after: tuple[Any, ...] | None = None
    while True:
        page = lists.list_loans(branch.office, person, filters, after, size)
        assert len(page.rows) <= size
        assert after is None or page.total is None
        ids += [row["loanId"] for row in page.rows]
        after = page.after
        if after is None:
            return ids


DAYS = {
    "any": (1, 10**6),
    "1-30": (1, 30),
    "31-60": (31, 60),
    "61-90": (61, 90),
    "91-180": (91, 180),
    "181-365": (181, 365),
    "366+": (366, 10**6),
    "31+": (31, 10**6),
    "today": (0, 0),
    "this_week": (-6, 0),
    "overdue": (1, 10**6),
}


def expected(branch: Branch, person: Person, filters: Filters) -> list[str]:
    """Ids of the loans that a list should show, by looking at every row."""
    rows = branch.store.page(LOANS_BY_CREATION).rows
    statuses = filters.status.split(",") if filters.status else []
    late = [word for word in (filters.arrears, filters.due) if word]
    if late:
        statuses = statuses or ["disbursed"]
        rows = sorted(
            [row for row in rows if row.oldest_unpaid_due],
            key=lambda row: (row.oldest_unpaid_due, row.id),
        )
    return [
        row.id
        for row in rows
        if visible(row, person)
        and (not statuses or row.status in statuses)
        and (not filters.id_number or row.id_number == filters.id_number)
        and (not filters.product or row.product == filters.product)
        and all(
            least <= (branch.today - branch.day(row.oldest_unpaid_due)).days <= most
            for least, most in [DAYS[word] for word in late]
        )
    ]
