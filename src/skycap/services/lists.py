"""The list of loans: filtered, searched and paged over indexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from skycap.lending.loan import Status
from skycap.services import loans, projections
from skycap.services.forms import normal_identity, phone_number
from skycap.services.machine import REFERENCE_PREFIX, normal_reference
from skycap.services.month_ends import PAR_DAYS
from skycap.services.office import Office
from skycap.services.paging import (
    PAGE_SIZE,
    Listed,
    Place,
    merged,
    one_of,
    page_limit,
    place_in,
    sift,
)
from skycap.services.permissions import Action, Person, Role, require
from skycap.services.ports import Page, Store
from skycap.services.records import (
    LOANS,
    LOANS_BY_ARREARS,
    LOANS_BY_CAPTURER,
    LOANS_BY_CREATION,
    LOANS_BY_IDENTITY,
    LOANS_BY_STATUS,
    Index,
    LoanRow,
)
from skycap.services.telling import LATE_DAYS, told_line

ANY_ARREARS: Final = "any"
AT_RISK: Final = f"{PAR_DAYS + 1}+"
"""The loans whose whole principal counts as at risk in PAR30."""
_LATE: Final = {**LATE_DAYS, AT_RISK: (PAR_DAYS + 1, None)}
ARREARS: Final = (ANY_ARREARS, *_LATE)
"""What the list of loans can be narrowed to by how late they are, in days past due."""
DUE: Final = ("today", "this_week", "overdue")
"""... and by when their oldest unpaid instalment is due; a week is today and six days more."""

_WEEK_DAYS = 7
_REFERENCE_BEGINS = f"{REFERENCE_PREFIX}-".casefold()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the loans list is narrowed to; empty text means not at all.

    `status` is one status or several with commas between. `arrears` is one of `ARREARS` and `due`
    one of `DUE`: with either, loans come by the date of their oldest unpaid instalment, the
    longest late first.
    """

    status: str = ""
    search: str = ""
    id_number: str = ""
    product: str = ""
    arrears: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """Filters as they are looked up: statuses apart, and the bounds of the oldest unpaid due date.

    `since` and `until` are ISO dates, `until` None when lateness does not matter.
    """

    statuses: tuple[str, ...]
    search: str
    id_number: str
    product: str
    since: str | None
    until: str | None

    @property
    def index(self) -> Index[LoanRow]:
        """The index whose order the list has when it is neither searched nor of one person."""
        return LOANS_BY_CREATION if self.until is None else LOANS_BY_ARREARS


def list_loans(
    office: Office,
    person: Person,
    filters: Filters,
    after: Place | None = None,
    limit: int = PAGE_SIZE,
) -> Listed:
    """A page of loans, newest first; a maker sees own loans and what is under review.

    The first page tells how many loans there are in all, if counters answer it.
    """
    require(person, Action.READ_LOANS)
    limit = page_limit(limit)
    lender = office.lender()
    today = office.today(lender)
    sought = _sought(filters, today)
    page = sift(
        lambda after: _candidates(office, person, sought, after, limit),
        lambda row: _passes(row, person, sought),
        lambda row: _place(row, sought),
        after,
        limit,
    )
    total = _total(office.store, person, sought) if after is None else None
    return Listed([told_line(lender, row, today) for row in page.rows], page.after, total)


def _sought(filters: Filters, today: date) -> Sought:
    """Check the filters and turn how late into dates."""
    statuses = tuple(dict.fromkeys(part for part in re.split(r"[\s,]+", filters.status) if part))
    for status in statuses:
        one_of(status, tuple(Status), "status")
    arrears = one_of(filters.arrears, ARREARS, "arrears")
    due = one_of(filters.due, DUE, "due")
    since, until = _bounds(arrears, due, today)
    return Sought(
        statuses=statuses or ((Status.DISBURSED.value,) if until else ()),
        search=filters.search.strip(),
        id_number=normal_identity(filters.id_number),
        product=filters.product,
        since=since,
        until=until,
    )


def _bounds(arrears: str, due: str, today: date) -> tuple[str | None, str | None]:
    """From which to which oldest unpaid due date; None for open ends."""
    soonest: list[date] = []
    latest: list[date] = []
    if arrears or due == "overdue":
        latest.append(today - timedelta(days=1))
    if arrears in _LATE:
        least, most = _LATE[arrears]
        latest.append(today - timedelta(days=least))
        soonest += [today - timedelta(days=most)] if most else []
    if due in {"today", "this_week"}:
        soonest.append(today)
        latest.append(today if due == "today" else today + timedelta(days=_WEEK_DAYS - 1))
    return (
        max(soonest).isoformat() if soonest else None,
        min(latest).isoformat() if latest else None,
    )


def _place(row: LoanRow, sought: Sought) -> Place:
    if sought.search:
        return (row.id,)
    index = LOANS_BY_IDENTITY if sought.id_number else sought.index
    return place_in(index)(row)


def _passes(row: LoanRow, person: Person, sought: Sought) -> bool:
    due = row.oldest_unpaid_due
    return (
        (not sought.statuses or row.status in sought.statuses)
        and (not sought.id_number or row.id_number == sought.id_number)
        and (not sought.product or row.product == sought.product)
        and (sought.until is None or (due is not None and due <= sought.until))
        and (sought.since is None or (due is not None and due >= sought.since))
        and loans.visible(row, person)
    )


def _candidates(
    office: Office, person: Person, sought: Sought, after: Place | None, limit: int
) -> Page:
    """A page of the index that narrows most."""
    store = office.store
    if sought.search:
        return _searched(office, sought.search, after, limit)
    if sought.id_number:
        return store.page(LOANS_BY_IDENTITY, sought.id_number, after=after, limit=limit)
    if sought.until is not None:
        pages = [
            store.page(
                LOANS_BY_ARREARS,
                status,
                after=after,
                limit=limit,
                since=sought.since,
                until=sought.until,
            )
            for status in sought.statuses
        ]
        return _merged(LOANS_BY_ARREARS, pages, limit)
    if sought.statuses:
        return _merged(LOANS_BY_STATUS, _of(store, sought.statuses, after, limit), limit)
    if person.role == Role.MAKER:
        own = store.page(LOANS_BY_CAPTURER, person.id, after=after, limit=limit)
        reviewed = _of(store, loans.UNDER_REVIEW, after, limit)
        return _merged(LOANS_BY_CREATION, [own, *reviewed], limit)
    return store.page(LOANS_BY_CREATION, after=after, limit=limit)


def _merged(index: Index[LoanRow], pages: Sequence[Page], limit: int) -> Page:
    return merged(pages, place_in(index), limit, descending=index.descending)


def _of(store: Store, statuses: Sequence[str], after: Place | None, limit: int) -> list[Page]:
    """A page of each status."""
    return [store.page(LOANS_BY_STATUS, one, after=after, limit=limit) for one in statuses]


def _total(store: Store, person: Person, sought: Sought) -> int | None:
    """How many loans the list has in all, from counters alone; None where they do not know."""
    if sought.search or sought.id_number or sought.product:
        return None
    if sought.until is not None:
        known = sought.statuses == (Status.DISBURSED.value,) and person.role != Role.MAKER
        return _late(store, sought) if known else None
    counts = store.counters("loans/count/")
    own = None
    if person.role == Role.MAKER:
        own = store.counters(projections.captured_by(person.id))
    total = 0
    for status in sought.statuses or tuple(Status):
        if own is None or status in loans.UNDER_REVIEW:
            total += counts.get(f"loans/count/{status}", 0)
        else:
            total += own.get(f"{projections.captured_by(person.id)}{status}", 0)
    return total


def _late(store: Store, sought: Sought) -> int:
    """How many loans there are whose oldest unpaid due date lies within the bounds."""
    assert sought.until is not None
    total = 0
    for name, value in store.counters("arrears/").items():
        _, due, what = name.split("/")
        total += value if what == "count" and (sought.since or "") <= due <= sought.until else 0
    return total


def _searched(office: Office, search: str, after: Place | None, limit: int) -> Page:
    tokens = search_tokens(search, office.lender().country_code)
    if not tokens:
        return Page([], None)
    last = after[0] if after else None
    ids = office.store.find_loans(tokens, last, limit)
    found = office.store.get_many(LOANS, ids)
    rows = [found[loan_id] for loan_id in ids if loan_id in found]
    return Page(rows, (ids[-1],) if len(ids) == limit else None)


def search_tokens(search: str, country_code: str) -> list[str]:
    """What to look for: a reference or a telephone number as one token, else each word."""
    compact = search.strip()
    if compact.startswith("+") or re.sub(r"[ -]", "", compact).isdigit():
        phone = phone_number(compact, country_code)
        digits = "".join(c for c in compact if c.isdigit())
        token = phone.removeprefix("+") if phone and compact.startswith("+") else digits
        return [token] if token else []
    if compact.casefold().startswith(_REFERENCE_BEGINS) and " " not in compact:
        return [projections.plain_reference(normal_reference(compact) or compact)]
    return projections.words(compact)
