"""The lists: loans and repayments, filtered, searched and paged over indexes."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from skycap.lending.loan import Status
from skycap.lending.refusals import Code, Refusal
from skycap.services import loans, projections
from skycap.services.forms import normal_identity, phone_number
from skycap.services.machine import REFERENCE_PREFIX, normal_reference
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, Role, require
from skycap.services.ports import PAGE_SIZE_MAX, Page, Store
from skycap.services.records import (
    LOANS,
    LOANS_BY_ARREARS,
    LOANS_BY_CAPTURER,
    LOANS_BY_CREATION,
    LOANS_BY_IDENTITY,
    LOANS_BY_STATUS,
    REPAYMENTS_BY_DATE,
    LoanRow,
)
from skycap.services.telling import told_line, told_repayment
from skycap.services.views import people

PAGE_SIZE = 50
_SCANNED_PAGES_MAX = 10
_REFERENCE_BEGINS = f"{REFERENCE_PREFIX}-".casefold()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the loans list is narrowed to; empty text means not at all.

    With `arrears`, loans with an instalment overdue, longest late first.
    """

    status: str = ""
    search: str = ""
    id_number: str = ""
    product: str = ""
    arrears: bool = False


class Listed(NamedTuple):
    """A page as it is told, and the place where the next begins."""

    rows: list[dict[str, Any]]
    after: tuple[Any, ...] | None


def list_loans(
    office: Office,
    person: Person,
    filters: Filters,
    after: tuple[Any, ...] | None = None,
    limit: int = PAGE_SIZE,
) -> Listed:
    """A page of loans, newest first; a maker sees own captures and what is under review."""
    require(person, Action.READ_LOANS)
    limit = page_limit(limit)
    filters = replace(
        filters,
        search=filters.search.strip(),
        id_number=normal_identity(filters.id_number),
        status=filters.status or (Status.DISBURSED.value if filters.arrears else ""),
    )
    if filters.status and filters.status not in set(Status):
        known = ", ".join(Status)
        raise Refusal(Code.FIELD_INVALID, f"must be one of: {known}", "status")
    lender = office.lender()
    until = (office.today(lender) - timedelta(days=1)).isoformat()
    rows, following = _collect(office, person, filters, after, limit, until)
    return Listed([told_line(lender, row) for row in rows], following)


def list_repayments(
    office: Office,
    person: Person,
    after: tuple[Any, ...] | None = None,
    limit: int = PAGE_SIZE,
) -> Listed:
    """A page of repayments, newest value date first."""
    require(person, Action.READ_REPAYMENTS)
    page = office.store.page(REPAYMENTS_BY_DATE, after=after, limit=page_limit(limit))
    rows = page.rows
    if person.role == Role.MAKER:
        seen = office.store.get_many(LOANS, {row.loan_id for row in rows})
        rows = [row for row in rows if loans.visible(seen[row.loan_id], person)]
    lender = office.lender()
    involved = {row.recorded_by for row in rows} | {row.reversal_proposed_by for row in rows}
    names = people(office, {who for who in involved if who})
    return Listed([told_repayment(lender, row, names) for row in rows], page.after)


def page_limit(limit: int) -> int:
    """A page size within bounds; refuses another naming `limit`."""
    if not 1 <= limit <= PAGE_SIZE_MAX:
        raise Refusal(Code.FIELD_INVALID, f"must be 1 to {PAGE_SIZE_MAX}", "limit")
    return limit


def _collect(
    office: Office,
    person: Person,
    filters: Filters,
    after: tuple[Any, ...] | None,
    limit: int,
    until: str,
) -> tuple[list[LoanRow], tuple[Any, ...] | None]:
    """Fill one page with rows that pass; give up after a bounded number of index pages."""
    found: list[LoanRow] = []
    for _ in range(_SCANNED_PAGES_MAX):
        page = _candidates(office, person, filters, after, limit, until)
        for row in page.rows:
            if _passes(row, person, filters, until):
                found.append(row)
                if len(found) == limit:
                    more = page.after is not None or row is not page.rows[-1]
                    return found, _place(row, filters) if more else None
        after = page.after
        if after is None:
            break
    return found, after


def _place(row: LoanRow, filters: Filters) -> tuple[Any, ...]:
    if filters.search:
        return (row.id,)
    if filters.arrears and not filters.id_number:
        return (row.oldest_unpaid_due, row.id)
    return (row.created_at, row.id)


def _passes(row: LoanRow, person: Person, filters: Filters, until: str) -> bool:
    if filters.status and row.status != filters.status:
        return False
    if filters.id_number and row.id_number != filters.id_number:
        return False
    if filters.product and row.product != filters.product:
        return False
    if filters.arrears and not (row.oldest_unpaid_due and row.oldest_unpaid_due <= until):
        return False
    return loans.visible(row, person)


def _candidates(
    office: Office,
    person: Person,
    filters: Filters,
    after: tuple[Any, ...] | None,
    limit: int,
    until: str,
) -> Page:
    """A page of the index that narrows most."""
    store = office.store
    if filters.search:
        return _searched(office, filters.search, after, limit)
    if filters.id_number:
        return store.page(LOANS_BY_IDENTITY, filters.id_number, after=after, limit=limit)
    if filters.arrears:
        return store.page(LOANS_BY_ARREARS, filters.status, after=after, limit=limit, until=until)
    if filters.status:
        return store.page(LOANS_BY_STATUS, filters.status, after=after, limit=limit)
    if person.role == Role.MAKER:
        return _of_maker(store, person, after, limit)
    return store.page(LOANS_BY_CREATION, after=after, limit=limit)


def _of_maker(store: Store, person: Person, after: tuple[Any, ...] | None, limit: int) -> Page:
    """What a maker sees, newest first: own captures and what is under review, merged."""
    pages = [
        store.page(LOANS_BY_CAPTURER, person.id, after=after, limit=limit),
        store.page(LOANS_BY_STATUS, Status.PENDING.value, after=after, limit=limit),
        store.page(LOANS_BY_STATUS, Status.INFO_REQUESTED.value, after=after, limit=limit),
    ]
    # Each page has the newest of its kind, so the newest of all of them are the newest there are.
    rows = list({row.id: row for page in pages for row in page.rows}.values())
    rows.sort(key=attrgetter("created_at", "id"), reverse=True)
    more = len(rows) > limit or any(page.after is not None for page in pages)
    rows = rows[:limit]
    return Page(rows, (rows[-1].created_at, rows[-1].id) if more else None)


def _searched(office: Office, search: str, after: tuple[Any, ...] | None, limit: int) -> Page:
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
