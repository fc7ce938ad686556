"""What the tests of the books share: a branch whose days go by, and its journal by account."""

from datetime import date, timedelta

import orjson

from skycap.services.books import accruals
from skycap.services.loans import every
from skycap.services.records import JOURNAL_BY_DATE
from tests.services.branch import Branch


def end_day(branch: Branch) -> accruals.Report:
    """Book the day end of yesterday."""
    return accruals.accrue(branch.office, branch.today - timedelta(days=1))


def posted(branch: Branch, since: date | None = None, until: date | None = None) -> dict[str, int]:
    """What the journal holds by account, added up entry by entry."""
    sums: dict[str, int] = {}
    for row in every(branch.office, JOURNAL_BY_DATE):
        if (since is None or row.posted_on >= since.isoformat()) and (
            until is None or row.posted_on <= until.isoformat()
        ):
            for account, amount in orjson.loads(row.postings).items():
                sums[account] = sums.get(account, 0) + amount
    return {account: amount for account, amount in sums.items() if amount}
