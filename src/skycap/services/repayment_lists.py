"""The list of repayments, and one repayment: filtered and paged over indexes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from skycap.lending.refusals import Code, Refusal
from skycap.services import duties, loans
from skycap.services.forms import payment_method
from skycap.services.office import Lender, Office
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
from skycap.services.projections import reference_key
from skycap.services.records import (
    LOANS,
    REPAYMENTS,
    REPAYMENTS_BY_DATE,
    REPAYMENTS_BY_LOAN,
    REPAYMENTS_BY_REFERENCE,
    REPAYMENTS_PROPOSED,
    REPAYMENTS_REVERSED,
    LoanRow,
    RepaymentRow,
)
from skycap.services.telling import told_proposal, told_repayment
from skycap.services.views import people

STATES: Final = ("standing", "proposed", "reversed")
"""A repayment counts, or its reversal waits for a second person, or it never counted."""

_RECEIPT = re.compile(r"(.+)-([0-9]{3,9})")


@dataclass(frozen=True, slots=True)
class RepaymentFilters:
    """What the repayments list is narrowed to; None and empty text mean not at all.

    `since` and `until` bound the value date. `reference` is that of a payment, a receipt or a
    loan, whole. `state` is one of `STATES`.
    """

    since: date | None = None
    until: date | None = None
    method: str = ""
    reference: str = ""
    state: str = ""


@dataclass(slots=True)
class _Search:
    """One walk over repayments: what is looked for, and the loans that were met on the way."""

    office: Office
    person: Person
    filters: RepaymentFilters
    method: str
    loan: str | None
    receipt: int | None
    met: dict[str, LoanRow] = field(default_factory=dict)

    def turn(self, after: Place | None, limit: int) -> Page:
        """The page after a place of the index that narrows most, with the loans of its rows."""
        page = self._page(self.office.store, after, limit)
        strange = {row.loan_id for row in page.rows} - self.met.keys()
        self.met |= self.office.store.get_many(LOANS, strange) if strange else {}
        return page

    def place(self, row: RepaymentRow) -> Place:
        """Where a row stands in that index."""
        index = REPAYMENTS_BY_DATE
        if not self.filters.reference:
            index = {"reversed": REPAYMENTS_REVERSED, "proposed": REPAYMENTS_PROPOSED}.get(
                self.filters.state, index
            )
        return place_in(index)(row)

    def passes(self, row: RepaymentRow) -> bool:
        """Whether a row is looked for, and may be seen."""
        day = date.fromisoformat(row.payment_date)
        wanted = self.filters
        named = reference_key(wanted.reference)
        return (
            (wanted.since is None or day >= wanted.since)
            and (wanted.until is None or day <= wanted.until)
            and (not self.method or row.method == self.method)
            and (not wanted.state or _state(row) == wanted.state)
            and (not named or row.reference_key == named or self._receipts(row))
            and loans.visible(self.met[row.loan_id], self.person)
        )

    def _receipts(self, row: RepaymentRow) -> bool:
        return row.loan_id == self.loan and self.receipt in {None, row.receipt}

    def _page(self, store: Store, after: Place | None, limit: int) -> Page:
        since = self.filters.since.isoformat() if self.filters.since else None
        until = self.filters.until.isoformat() if self.filters.until else None
        bounds: dict[str, Any] = {"after": after, "limit": limit, "since": since, "until": until}
        if self.filters.reference:
            key = reference_key(self.filters.reference)
            pages = [store.page(REPAYMENTS_BY_REFERENCE, key, **bounds)]
            if self.loan:
                pages.append(store.page(REPAYMENTS_BY_LOAN, self.loan, **bounds))
            return merged(pages, place_in(REPAYMENTS_BY_DATE), limit, descending=True)
        if self.filters.state == "reversed":
            return store.page(REPAYMENTS_REVERSED, after=after, limit=limit)
        if self.filters.state == "proposed":
            return store.page(REPAYMENTS_PROPOSED, after=after, limit=limit)
        return store.page(REPAYMENTS_BY_DATE, **bounds)


def list_repayments(
    office: Office,
    person: Person,
    filters: RepaymentFilters | None = None,
    after: Place | None = None,
    limit: int = PAGE_SIZE,
) -> Listed:
    """A page of repayments, newest value date first; reversed ones newest reversal first.

    The first page of an unfiltered list tells how many there are in all.
    """
    require(person, Action.READ_REPAYMENTS)
    limit = page_limit(limit)
    search = _search(office, person, filters or RepaymentFilters())
    page = sift(lambda after: search.turn(after, limit), search.passes, search.place, after, limit)
    lender = office.lender()
    involved = {row.recorded_by for row in page.rows}
    involved |= {row.reversal_proposed_by for row in page.rows if row.reversal_proposed_by}
    names = people(office, involved)
    told = [_told(lender, person, row, search.met[row.loan_id], names) for row in page.rows]
    total = _total(office.store, person, search) if after is None else None
    return Listed(told, page.after, total)


def repayment_detail(office: Office, person: Person, repayment: str) -> dict[str, Any]:
    """One repayment, with the proposal that its reversal is bound to and why it was proposed."""
    require(person, Action.READ_REPAYMENTS)
    row = office.store.get(REPAYMENTS, repayment)
    if row is None:
        raise Refusal(Code.REPAYMENT_UNKNOWN, "There is no such repayment.")
    try:
        file = loans.open_file(office, row.loan_id, person)
    except Refusal as unseen:
        raise Refusal(Code.REPAYMENT_UNKNOWN, "There is no such repayment.") from unseen
    involved = {row.recorded_by} | {who for who in [row.reversal_proposed_by] if who}
    told = _told(file.lender, person, row, file.line, people(office, involved))
    proposal = file.known.proposals.get(repayment)
    return {**told, **told_proposal(file.lender, proposal)}


def _told(
    lender: Lender, person: Person, row: RepaymentRow, loan: LoanRow, names: Mapping[str, str]
) -> dict[str, Any]:
    told = told_repayment(lender, row, loan.borrower_name, names)
    return {**told, "may": duties.about_repayment(lender, person, row)}


def _state(row: RepaymentRow) -> str:
    if row.reversed:
        return "reversed"
    return "proposed" if row.reversal_proposed_by else "standing"


def _search(office: Office, person: Person, filters: RepaymentFilters) -> _Search:
    """Check the filters, and find the loan that the reference names, if it names one."""
    one_of(filters.state, STATES, "state")
    if filters.since and filters.until and filters.since > filters.until:
        raise Refusal(Code.FIELD_INVALID, "must not lie after to", "from")
    method = payment_method(filters.method, "method").value if filters.method.strip() else ""
    loan, receipt = _loan_of(office.store, filters.reference)
    return _Search(office, person, filters, method, loan, receipt)


def _loan_of(store: Store, reference: str) -> tuple[str | None, int | None]:
    """The id of the loan, and the ordinal of the receipt, that a reference names."""
    if not reference:
        return None, None
    loan = store.claimed(loans.reference_claim(reference))
    numbered = _RECEIPT.fullmatch(reference.strip())
    if loan is None and numbered:
        return store.claimed(loans.reference_claim(numbered[1])), int(numbered[2])
    return loan, None


def _total(store: Store, person: Person, search: _Search) -> int | None:
    """How many repayments the list has in all, if counters know it."""
    wanted = search.filters
    narrowed = wanted.since or wanted.until or wanted.method or wanted.reference
    if narrowed or wanted.state not in {"", "reversed"} or person.role == Role.MAKER:
        return None
    counters = store.counters("repayments/")
    reversed_ones = counters.get("repayments/reversed", 0)
    standing = counters.get("repayments/count", 0)
    return reversed_ones + (0 if wanted.state else standing)
