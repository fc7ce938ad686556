"""What lies on one's own desk: counts of what waits, for the role of whoever asks.

Every figure is a counter or one row, but today's collections, which read at most `COLLECTED_MAX`
repayments: a counter for each day would grow for ever for the sake of one that is looked at.
"""

from datetime import date, datetime
from typing import Any, Final

from skycap.lending.loan import Status
from skycap.services import projections
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, Role, may, require
from skycap.services.ports import PAGE_SIZE_MAX
from skycap.services.records import LOANS_BY_STATUS, REPAYMENTS_BY_DATE, LoanRow
from skycap.services.worklist import WAITING

COLLECTED_MAX: Final = 5 * PAGE_SIZE_MAX


def own_figures(office: Office, person: Person) -> dict[str, Any]:
    """What waits for `person`, how much and since when; own captures; what is collected today.

    `captured` is for makers, `collections` for accountants; an administrator sees all that waits.
    """
    require(person, Action.READ_STATISTICS)
    lender = office.lender()
    today = office.today(lender)
    counters = office.store.counters("loans/")
    cashier = person.role in {Role.ACCOUNTANT, Role.ADMIN}
    return {
        "waiting": [
            _waiting(office, lender, counters, status, kind)
            for action, status, kind in WAITING
            if may(person, action) or person.role == Role.ADMIN
        ],
        "captured": _captured(office, person) if person.role == Role.MAKER else None,
        "collections": _collections(office, lender, today) if cashier else None,
        "currency": lender.currency,
        "asOf": today.isoformat(),
    }


def _waiting(
    office: Office, lender: Lender, counters: dict[str, int], status: Status, kind: str
) -> dict[str, Any]:
    """How many loans wait, for how much, and the date on which the oldest was applied for."""
    oldest: list[LoanRow] = office.store.page(
        LOANS_BY_STATUS, status.value, limit=1, backwards=True
    ).rows
    since = lender.date_of(datetime.fromisoformat(oldest[0].created_at)) if oldest else None
    return {
        "kind": kind,
        "status": status.value,
        "loans": counters.get(f"loans/count/{status.value}", 0),
        "amount": lender.text(counters.get(f"loans/principal/{status.value}", 0)),
        "since": since.isoformat() if since else None,
    }


def _captured(office: Office, person: Person) -> dict[str, int]:
    """How many of one's own loans stand where, by status."""
    beginning = projections.captured_by(person.id)
    counters = office.store.counters(beginning)
    return {status.value: counters.get(f"{beginning}{status.value}", 0) for status in Status}


def _collections(office: Office, lender: Lender, today: date) -> dict[str, Any]:
    """What was received today and stands, and how many loans have an instalment due today."""
    day = today.isoformat()
    count = amount = seen = 0
    after, more = None, True
    while more and seen < COLLECTED_MAX:
        page = office.store.page(REPAYMENTS_BY_DATE, after=after, since=day, until=day)
        standing = [row.amount for row in page.rows if not row.reversed]
        count, amount, seen = count + len(standing), amount + sum(standing), seen + len(page.rows)
        after, more = page.after, page.after is not None
    return {
        "repayments": count,
        "amount": lender.text(amount),
        "complete": not more,
        "dueToday": office.store.counters(f"arrears/{day}/").get(f"arrears/{day}/count", 0),
    }
