"""The books beside the loans: day ends, suspended interest, the allowance, and the two bases."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from skycap.lending.books import closing_days
from skycap.lending.ledger import Account
from skycap.lending.refusals import Code
from skycap.services import day_end_steps, lenders
from skycap.services.audit import audit
from skycap.services.books import accruals
from skycap.services.books.periods import measured_at, tie_outs
from skycap.services.books.state import books_of
from skycap.services.day_end import Day
from skycap.services.ports import Store
from skycap.services.replay import rebuild
from skycap.services.reports.balances import balances_at, movement
from skycap.storage.vaults import MemoryVault
from tests.services.bookkeeping import end_day, posted
from tests.services.branch import ACCOUNTANT, ADMIN, CHECKER, Branch, refusing
from tests.services.portfolio import fill


def test_a_day_end_books_what_time_earned(branch: Branch) -> None:
    """Row 4: P5,000 at 10 % flat over 12 months from 2 March earn 40.31 of 41.66 by 31 March."""
    branch.open()
    branch.later(days=30)
    report = end_day(branch)

    assert report.days == ("2026-03-31",)
    held = balances_at(branch.office, date(2026, 3, 31))
    assert held[Account.INTEREST_RECEIVABLE] == -held[Account.INTEREST_INCOME] == 38_97
    assert held[Account.LOANS] == 5_000_00


def test_a_second_day_end_does_nothing(branch: Branch) -> None:
    """Whoever comes again finds the day booked."""
    fill(branch, 6)
    branch.later(days=40)
    assert end_day(branch).entries > 0
    before = branch.contents()

    assert end_day(branch) == accruals.Report()
    assert branch.contents() == before


def test_a_day_that_is_not_over_is_refused(branch: Branch) -> None:
    """Today cannot be booked."""
    branch.open()
    with refusing(branch, Code.FIELD_INVALID, "date"):
        accruals.accrue(branch.office, branch.today)


def test_missed_month_ends_are_made_good_one_by_one() -> None:
    """From 15 January to 10 April: the ends of January, February and March, then 10 April."""
    days = closing_days(date(2026, 1, 15), date(2026, 4, 10))

    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 10)]
    assert closing_days(date(2026, 4, 10), date(2026, 4, 10)) == []


def test_at_every_booked_day_the_journal_is_what_the_loans_say(branch: Branch) -> None:
    """Loans, receivables, allowance and the sum tie out at each, and the audit proves it."""
    fill(branch, 24)
    for days in (11, 20, 45, 70):
        branch.later(days=days)
        fill(branch, 3)
        branch.later(days=1)
        for day in end_day(branch).days:
            tied = tie_outs(branch.office, date.fromisoformat(day))
            assert tied
            assert all(each.holds for each in tied), tied

    report = audit(branch.office)
    assert report.clean, report.findings


def test_balances_at_any_date_are_the_sum_of_the_entries(branch: Branch) -> None:
    """Counters by month and day give what adding up all entries gives, at every date."""
    fill(branch, 20)
    branch.later(days=70)
    end_day(branch)
    first, today = date(2026, 3, 1), branch.today
    for day in (first + timedelta(days=step) for step in range(0, (today - first).days + 2, 9)):
        held = {account.value: sum_ for account, sum_ in balances_at(branch.office, day).items()}
        assert held == posted(branch, until=day)
    since, until = first + timedelta(days=20), today - timedelta(days=20)
    moved = {account.value: sum_ for account, sum_ in movement(branch.office, since, until).items()}
    assert moved == posted(branch, since, until)


def test_a_rebuild_draws_the_books_anew(branch: Branch) -> None:
    """Journal, counters and where the books stand are the same afterwards."""
    fill(branch, 8)
    branch.later(days=60)
    end_day(branch)
    before = branch.contents()
    rebuild(branch.office)

    assert branch.contents() == before


def test_interest_of_a_loan_over_ninety_days_late_is_suspended(branch: Branch) -> None:
    """Row 18: it stays receivable, is no income, and is income again once it is paid."""
    loan = branch.open()
    branch.later(days=130)
    end_day(branch)
    held = balances_at(branch.office, branch.today - timedelta(days=1))
    assert held[Account.INTEREST_IN_SUSPENSE] == -held[Account.INTEREST_RECEIVABLE] < 0
    assert Account.INTEREST_INCOME not in held

    branch.pay(loan, 5_000_00)
    branch.later(days=1)
    end_day(branch)
    held = balances_at(branch.office, branch.today - timedelta(days=1))
    assert Account.INTEREST_IN_SUSPENSE not in held
    assert held[Account.INTEREST_INCOME] < 0


def test_the_allowance_follows_the_buckets(branch: Branch) -> None:
    """Row 17: 1 % while current, 25 % at 31 to 60 days; the movement is required less booked."""
    branch.open()
    branch.later(days=30)
    end_day(branch)  # 31 March: current
    march = balances_at(branch.office, date(2026, 3, 31))
    assert march[Account.LOSS_ALLOWANCE] == -march[Account.IMPAIRMENT] == -50_00

    branch.later(days=30)
    end_day(branch)  # 30 April: 28 days late
    assert balances_at(branch.office, date(2026, 4, 30))[Account.LOSS_ALLOWANCE] == -250_00
    branch.later(days=31)
    end_day(branch)  # 31 May: 59 days late
    may = balances_at(branch.office, date(2026, 5, 31))
    assert may[Account.LOSS_ALLOWANCE] == -may[Account.IMPAIRMENT] == -1_250_00
    assert books_of(branch.office).allowance == (0, 1_250_00, 0)


def test_a_write_off_uses_the_allowance_first(branch: Branch) -> None:
    """Row 19: of a loan written off, only what was not provided remains an expense."""
    from skycap.lending import acts
    from skycap.services import servicing

    loan = branch.open()
    branch.later(days=91)
    end_day(branch)
    provided = -balances_at(branch.office, date(2026, 5, 31))[Account.LOSS_ALLOWANCE]
    branch.later(days=3)
    told = servicing.act(
        branch.office, ACCOUNTANT, loan, acts.ProposeWriteOff("", branch.today, ""), "Gone."
    )
    servicing.confirm(branch.office, CHECKER, loan, told.body["actId"])
    branch.later(days=28)
    end_day(branch)
    held = balances_at(branch.office, date(2026, 6, 30))

    assert Account.LOSS_ALLOWANCE not in held
    assert Account.LOANS not in held
    written_off = measured_at(branch.office, date(2026, 6, 30))["held"]["write_offs"]
    assert held[Account.WRITE_OFFS] == written_off - provided
    assert held[Account.IMPAIRMENT] == provided


def test_no_provisions_where_none_are_wanted(branch: Branch) -> None:
    """With the method none, nothing is provided."""
    lenders.change_settings(branch.office, ADMIN, {"provisionMethod": "none"})
    branch.open()
    branch.later(days=60)
    end_day(branch)

    assert Account.LOSS_ALLOWANCE not in balances_at(branch.office, branch.today)


def test_a_change_of_basis_turns_the_books_from_then_on(branch: Branch) -> None:
    """From the change, income is what was received; the day end turns what stood before."""
    loan = branch.open()
    branch.later(days=20)
    branch.pay(loan, 100_00)
    branch.later(days=1)
    end_day(branch)
    assert balances_at(branch.office, branch.today)[Account.UNEARNED_INTEREST] < 0

    lenders.change_settings(branch.office, ADMIN, {"accountingBasis": "cash"})
    branch.later(days=1)
    end_day(branch)
    held = balances_at(branch.office, branch.today)
    assert held[Account.INTEREST_INCOME] == -41_66
    assert not held.keys() & {Account.INTEREST_RECEIVABLE, Account.UNEARNED_INTEREST}
    branch.pay(loan, 400_00)
    assert audit(branch.office).clean


@pytest.mark.parametrize("basis", ["accrual", "cash"])
def test_over_its_whole_life_a_loan_earns_the_same_on_both_bases(
    branch: Branch, basis: str
) -> None:
    """P5,000 repaid with P500: P500 of income and money, and nothing else is left."""
    lenders.change_settings(
        branch.office, ADMIN, {"accountingBasis": basis, "provisionMethod": "none"}
    )
    loan = branch.open()
    for _ in range(12):
        branch.later(days=30)
        branch.pay(loan, min(458_34, branch.line(loan).outstanding))
        end_day(branch)
    branch.later(days=30)
    end_day(branch)

    assert balances_at(branch.office, branch.today) == {
        Account.BANK: 500_00,
        Account.INTEREST_INCOME: -500_00,
    }
    assert audit(branch.office).clean


def test_a_day_end_in_pieces_books_what_one_walk_books(
    open_store: Callable[[str], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after every second loan, with its sums kept as text, it posts the same entries."""
    monkeypatch.setattr(day_end_steps, "MEASURED_AT_ONCE", 2)
    whole, pieces = (Branch(open_store(kind)) for kind in ("memory", "sqlite"))
    for branch in (whole, pieces):
        fill(branch, 9)
        branch.later(days=40)
    end_day(whole)

    office = pieces.office
    yesterday = pieces.today - timedelta(days=1)
    day = Day(office, MemoryVault(), office.lender(), yesterday, office.clock.now(), None)
    turns, chunk = 1, day_end_steps.book_day(day, None, {})
    while chunk.after is not None:
        turns, chunk = turns + 1, day_end_steps.book_day(day, chunk.after, dict(chunk.report))

    assert turns > len(accruals.due(whole.office, yesterday)) + 4
    assert posted(pieces) == posted(whole)
    assert books_of(office) == books_of(whole.office)
