"""The books on DynamoDB: day ends, counters by month and day, closing, and the audit of them."""

from collections.abc import Callable
from datetime import date, timedelta

from skycap.services.audit import audit
from skycap.services.books import periods
from skycap.services.ports import Store
from skycap.services.replay import rebuild
from skycap.services.reports.balances import balances_at
from tests.services.bookkeeping import end_day, posted
from tests.services.branch import ACCOUNTANT, CHECKER, Branch
from tests.services.portfolio import fill


def test_day_ends_and_a_closed_month(open_store: Callable[[str], Store]) -> None:
    """Balances at past dates are those of the entries; a month closes; audit and rebuild agree."""
    branch = Branch(open_store("dynoxide"))
    fill(branch, 5)
    branch.later(days=40)
    days = [date.fromisoformat(day) for day in end_day(branch).days]
    for day in (days[0], days[-1] - timedelta(days=3), days[-1]):
        held = {
            account.value: amount for account, amount in balances_at(branch.office, day).items()
        }
        assert held == posted(branch, until=day)
    month = days[0].isoformat()[:7]
    periods.propose_close(branch.office, ACCOUNTANT, month, "All is well.")
    periods.confirm_close(branch.office, CHECKER, month)
    report = audit(branch.office)
    assert report.clean, report.findings
    before = branch.contents()
    rebuild(branch.office)
    assert branch.contents() == before
