"""Reports: statements that balance, the portfolio by hand, the register, and exports."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from skycap.lending.refusals import Code
from skycap.services.reports import exports, journal, portfolio, register, statements
from skycap.services.reports.exports import Format
from tests.services.bookkeeping import end_day
from tests.services.branch import ACCOUNTANT, ADMIN, CHECKER, MAKER, Branch, counting, refusing
from tests.services.portfolio import fill

MARCH = date(2026, 3, 31)


def a_month(branch: Branch) -> str:
    """A loan of P5,000 from 2 March, one instalment paid on 1 April, booked day ends to 1 April."""
    loan = branch.open()
    branch.later(days=30)
    branch.pay(loan, 458_34)
    branch.later(days=1)
    end_day(branch)
    return loan


def test_the_statements_of_a_month(branch: Branch) -> None:
    """By hand: 38.97 earned to 31 March, 50.00 provided; both sides of the sheet are equal."""
    a_month(branch)
    told = statements.profit_and_loss(branch.office, CHECKER, date(2026, 3, 1), MARCH)
    assert (told["totalIncome"], told["totalExpenses"], told["profit"]) == (
        "38.97",
        "50.00",
        "-11.03",
    )
    sheet = statements.balance_sheet(branch.office, CHECKER, MARCH)
    assert (sheet["totalAssets"], sheet["totalEquity"], sheet["difference"]) == (
        "-11.03",
        "-11.03",
        "0.00",
    )
    balance = statements.trial_balance(branch.office, CHECKER, MARCH)
    assert balance["complete"]
    assert (balance["debit"], balance["difference"]) == ("5088.97", "0.00")


def test_statements_balance_at_every_date(branch: Branch) -> None:
    """Debits are credits, assets are liabilities and equity, profits of months add up."""
    fill(branch, 20)
    branch.later(days=90)
    end_day(branch)
    day, total = date(2026, 2, 28), Decimal(0)
    while day < branch.today:
        sheet = statements.balance_sheet(branch.office, CHECKER, day)
        assert sheet["difference"] == "0.00"
        assert statements.trial_balance(branch.office, CHECKER, day)["difference"] == "0.00"
        assert Decimal(sheet["profit"]) == total
        since, day = day + timedelta(days=1), min(day + timedelta(days=24), branch.today)
        told = statements.profit_and_loss(branch.office, CHECKER, since, day)
        total += Decimal(told["profit"])


def test_a_report_reads_no_loan(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements and ageing read counters and what was measured, however many loans there are."""
    fill(branch, 12)
    branch.later(days=40)
    end_day(branch)
    calls = counting(branch, monkeypatch)
    statements.trial_balance(branch.office, CHECKER)
    statements.balance_sheet(branch.office, CHECKER, branch.today - timedelta(days=50))
    portfolio.ageing(branch.office, CHECKER)
    portfolio.provisions(branch.office, CHECKER)

    assert "page" not in calls
    assert "find_loans" not in calls
    assert sum(calls.values()) < 70


def test_nobody_asks_about_the_future(branch: Branch) -> None:
    """Nothing is posted there."""
    with refusing(branch, Code.DATE_IN_FUTURE, "date"):
        statements.trial_balance(branch.office, CHECKER, branch.today + timedelta(days=1))


def test_ageing_of_three_loans_by_hand(branch: Branch) -> None:
    """One paid in time, one 29 and one 60 days late at the end of May: PAR1 and PAR30."""
    branch.open()  # due 2 April: 59 days late on 31 May
    branch.later(days=30)
    second = branch.open()  # of 1 April, due 1 May: 30 days late
    branch.later(days=31)
    branch.open()  # of 2 May, due 2 June: current
    branch.later(days=30)
    assert second
    end_day(branch)
    told = portfolio.ageing(branch.office, CHECKER, date(2026, 5, 31))
    buckets = {one["bucket"]: (one["loans"], one["principal"]) for one in told["buckets"]}

    assert buckets["current"] == (1, "5000.00")
    assert buckets["1-30"] == (1, "5000.00")
    assert buckets["31-60"] == (1, "5000.00")
    assert [one["percent"] for one in told["atRisk"]] == ["66.67", "33.33", "0.00", "0.00"]
    provided = portfolio.provisions(branch.office, CHECKER, date(2026, 5, 31))
    assert [one["required"] for one in provided["stages"]] == ["300.00", "1250.00", "0.00"]
    assert provided["allowance"] == "1550.00"
    assert provided["riskCoverage"] == "31.00"


def test_a_report_of_an_earlier_day_does_not_move(branch: Branch) -> None:
    """A repayment that is typed later, with an earlier date, changes no figure of that day."""
    loan = branch.open()
    branch.later(days=45)
    end_day(branch)
    day = branch.today - timedelta(days=1)
    before = portfolio.ageing(branch.office, CHECKER, day)
    branch.pay(loan, 458_34, on=day - timedelta(days=5))
    branch.later(days=1)
    end_day(branch)
    after = portfolio.ageing(branch.office, CHECKER, day)

    assert after["buckets"] == before["buckets"]
    assert after["atRisk"] == before["atRisk"]


def test_the_ratios_of_a_month(branch: Branch) -> None:
    """All that fell due was collected; income is 41.66 + 38.88 - 38.97, each by its days."""
    a_month(branch)
    branch.later(days=30)
    end_day(branch)
    told = portfolio.ratios(branch.office, CHECKER, date(2026, 4, 1), date(2026, 4, 30))

    assert (told["fellDue"], told["collected"], told["collectionRate"]) == (
        "458.33",
        "458.33",
        "100.00",
    )
    assert told["writeOffRatio"] == "0.00"
    assert told["interestIncome"] == "41.57"


def test_the_register_has_the_columns_of_the_regulation(branch: Branch) -> None:
    """A loan that was paid out, with name, address, principal, date, instalments and totals."""
    branch.apply()
    loan = branch.open(physical_address="Plot 7, Tati, Francistown")
    [told] = register.register(branch.office, CHECKER).rows

    assert told["agreement"] == branch.line(loan).reference
    assert told["address"] == "Plot 7, Tati, Francistown"
    assert (told["principal"], told["instalments"], told["instalment"]) == (
        "5000.00",
        12,
        "458.33",
    )
    assert (told["totalInterest"], told["totalRepayable"]) == ("500.00", "5500.00")
    assert set(told) == set(register.COLUMNS)


def test_the_register_goes_by_date_and_page(branch: Branch) -> None:
    """Each loan once, over pages of two, within the dates asked for."""
    for _ in range(5):
        branch.open()
        branch.later(days=1)
    since, until = date(2026, 3, 3), date(2026, 3, 5)
    found: list[dict[str, Any]] = []
    after = None
    while True:
        page = register.register(branch.office, ADMIN, since, until, after, 2)
        found += page.rows
        after = page.after
        if after is None:
            break

    assert [row["advancedOn"] for row in found] == ["2026-03-05", "2026-03-04", "2026-03-03"]


def test_the_ledger_of_an_account_ends_where_its_balance_is(branch: Branch) -> None:
    """The opening balance and all entries give the closing balance, over pages of three."""
    fill(branch, 15)
    branch.later(days=60)
    end_day(branch)
    since, until = date(2026, 3, 10), branch.today
    held = journal.account_standing(branch.office, CHECKER, "interest_income", since, until)
    total, after = Decimal(held["opening"]), None
    while True:
        page = journal.general_ledger(
            branch.office, CHECKER, "interest_income", since, until, after, 3
        )
        total += sum(Decimal(row["debit"]) - Decimal(row["credit"]) for row in page.rows)
        after = page.after
        if after is None:
            break
    assert total == Decimal(held["closing"]) < 0


def test_an_unknown_account_and_a_maker_are_refused(branch: Branch) -> None:
    """Makers do not read the books."""
    with refusing(branch, Code.ACCOUNT_UNKNOWN, "account"):
        journal.general_ledger(branch.office, CHECKER, "cattle")
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        journal.journal(branch.office, MAKER)


def lines_of(branch: Branch, kind: Format) -> list[list[str]]:
    """An export as rows of cells."""
    text = "".join(exports.export(branch.office, ACCOUNTANT, kind, None, None))
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("kind", "headings", "debit", "credit"),
    [
        (
            Format.QUICKBOOKS,
            "Journal No,Journal Date,Account Name,Description,Debits,Credits",
            4,
            5,
        ),
        (
            Format.SAGE,
            "Reference,Date,Description,Ledger Account Number,Details,Debit,Credit",
            5,
            6,
        ),
        (
            Format.CSV,
            "Date,Entry,Description,Account code,Account,Debit,Credit,Loan,Recorded at",
            5,
            6,
        ),
    ],
)
def test_exports_with_two_columns_balance(
    branch: Branch, kind: Format, headings: str, debit: int, credit: int
) -> None:
    """The columns are those that the package documents, and debits equal credits."""
    a_month(branch)
    first, *rows = lines_of(branch, kind)

    assert ",".join(first) == headings
    assert sum(Decimal(row[debit] or 0) for row in rows) == sum(
        Decimal(row[credit] or 0) for row in rows
    )
    assert len(rows) > 6


def test_the_export_for_xero_has_signed_amounts(branch: Branch) -> None:
    """Debits above zero, credits below, each narration and date summing to zero."""
    a_month(branch)
    first, *rows = lines_of(branch, Format.XERO)

    assert first == ["Narration", "Date", "Description", "AccountCode", "TaxRate", "Amount"]
    sums: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        key = (row[0], row[1])
        sums[key] = sums.get(key, Decimal(0)) + Decimal(row[5])
    assert set(sums.values()) == {Decimal(0)}
    assert rows[0][1] == "02/03/2026"


@pytest.mark.parametrize("kind", [Format.LEDGER, Format.BEANCOUNT])
def test_text_ledgers_hold_every_entry(branch: Branch, kind: Format) -> None:
    """One transaction an entry, with the accounts under the five roots."""
    a_month(branch)
    text = "".join(exports.export(branch.office, ACCOUNTANT, kind, None, None))
    entries = journal.journal(branch.office, ACCOUNTANT, limit=200).rows

    assert text.count(" * ") == len(entries)
    assert "Assets:Loans" in text
    assert "BWP" in text
