"""Loans near the ceiling of the in duplum rule, the longest late first, page by page.

Interest and penalties unpaid on a loan may not grow above its capital. A loan is told of here from
80 % of its ceiling on, with the room that is left and what was never charged because of it.
"""

from datetime import timedelta
from typing import Any

from skycap.lending.loan import Status, fold
from skycap.services.ceilings import told_ceiling
from skycap.services.loans import stream_of
from skycap.services.office import Office
from skycap.services.paging import Listed, Place, page_limit, place_in, sift
from skycap.services.permissions import Action, Person, require
from skycap.services.records import LOANS_BY_ARREARS, LoanRow
from skycap.services.telling import told_line

ROWS_AT_ONCE = 50


def ceilings(office: Office, person: Person, after: Place | None = None, limit: int = 50) -> Listed:
    """A page of the late loans that are near their ceiling today, each with how it stands.

    A page may be short and still have a next.
    """
    require(person, Action.READ_BOOKS)
    lender = office.lender()
    today = office.today(lender)
    yesterday = (today - timedelta(days=1)).isoformat()
    found: dict[str, dict[str, Any]] = {}

    def near(row: LoanRow) -> bool:
        loan = fold(office.store.load(stream_of(row.id)))
        told = told_ceiling(lender, loan, today) if loan else None
        if told is None or not told["near"]:
            return False
        found[row.id] = told
        return True

    page = sift(
        lambda place: office.store.page(
            LOANS_BY_ARREARS, Status.DISBURSED.value, after=place, limit=ROWS_AT_ONCE,
            until=yesterday,
        ),
        near,
        place_in(LOANS_BY_ARREARS),
        after,
        page_limit(limit),
    )  # fmt: skip
    rows = [{**told_line(lender, row, today), "ceiling": found[row.id]} for row in page.rows]
    return Listed(rows, page.after)
