"""The dashboard's figures: constant in time, and equal to a recount of every loan."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from skycap.lending.loan import Status, fold
from skycap.lending.position import position, status
from skycap.lending.refusals import Code
from skycap.services import repayment_lists, statistics
from skycap.services.permissions import ANYONE
from skycap.services.ports import Commit
from skycap.services.records import JOURNAL_BY_DATE
from tests.services.branch import ADMIN, CHECKER, STAFF, Branch, refusing
from tests.services.portfolio import fill


def camel(name: str) -> str:
    """A status as the dashboard writes it."""
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def cents(told: str) -> int:
    """An amount that was told, in minor units."""
    whole, _, part = told.partition(".")
    return int(whole + part)


def recount(branch: Branch, today: date) -> dict[str, Any]:
    """The figures, counted from every history anew with the position of today."""
    counts: Counter[str] = Counter()
    amounts: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    late: dict[str, list[int]] = {}
    for entries in branch.store.histories("loan/"):
        loan = fold(entries)
        assert loan is not None
        figures = position(loan, today)
        standing = status(loan, figures)
        counts[camel(standing)] += 1
        amounts[camel(standing)] += loan.principal
        sums["outstanding"] += figures.outstanding
        sums["principalOutstanding"] += figures.principal_outstanding
        sums["overpaidAmount"] += figures.overpaid
        if loan.disbursed:
            sums["disbursedEver"] += 1
            sums["totalAmount"] += loan.principal
        days = figures.days_past_due
        for name, low, high in (
            ("1-30", 1, 30), ("31-60", 31, 60), ("61-90", 61, 90), ("91-180", 91, 180),
            ("181-365", 181, 365), ("over 365", 366, 10**6),
        ):  # fmt: skip
            bucket = late.setdefault(name, [0, 0])
            if low <= days <= high:
                bucket[0] += 1
                bucket[1] += figures.principal_outstanding
        if days > 30:
            sums["at risk"] += figures.principal_outstanding
        due = figures.oldest_unpaid_due
        if standing is Status.DISBURSED and due and 0 <= (due - today).days < 7:
            sums["dueThisWeek"] += 1
    return {"counts": counts, "amounts": amounts, "sums": sums, "late": late}


@pytest.mark.parametrize("days", [0, 1, 30, 31, 75, 400])
def test_the_figures_equal_a_recount(branch: Branch, days: int) -> None:
    """On whichever day one looks, counters give what counting every loan gives."""
    fill(branch, 30)
    branch.later(days=days)

    told = statistics.loan_statistics(branch.office, CHECKER)

    counted = recount(branch, branch.today)
    sums = counted["sums"]
    assert told["total"] == 30
    for each in Status:
        name = camel(each)
        assert told[name] == counted["counts"][name], name
        assert cents(told["amounts"][name]) == counted["amounts"][name], name
    for name in ("outstanding", "principalOutstanding", "overpaidAmount", "totalAmount"):
        assert cents(told[name]) == sums[name], name
    assert told["disbursedEver"] == sums["disbursedEver"]
    arrears = told["arrears"]
    assert {
        bucket["bucket"]: [bucket["loans"], cents(bucket["principal"])]
        for bucket in arrears["buckets"]
    } == counted["late"]
    assert arrears["loans"] == sum(count for count, _ in counted["late"].values())
    assert arrears["dueThisWeek"] == sums["dueThisWeek"]
    percent = sums["at risk"] * 10_000 / sums["principalOutstanding"]
    assert abs(cents(arrears["par30"]) - percent) <= 0.5
    assert (told["currency"], told["asOf"]) == ("BWP", branch.today.isoformat())


def test_repayment_figures_equal_a_recount(branch: Branch) -> None:
    """Received, reversed, and by month of the value date."""
    fill(branch, 30)
    rows = repayment_lists.list_repayments(branch.office, CHECKER, limit=200).rows
    standing = [row for row in rows if not row["reversed"]]

    told = statistics.repayment_statistics(branch.office, CHECKER)

    assert told["total"] == len(standing)
    assert told["reversed"] == len(rows) - len(standing) > 0
    assert cents(told["totalAmount"]) == sum(cents(row["amountPaid"]) for row in standing)
    months: Counter[str] = Counter()
    for row in standing:
        months[row["paymentDate"][:7]] += cents(row["amountPaid"])
    received = {row["month"]: cents(row.get("repaid", "0.00")) for row in told["months"]}
    assert {month: amount for month, amount in received.items() if amount} == months


def test_the_trial_balance_equals_the_journal_and_sums_to_zero(branch: Branch) -> None:
    """Every entry is balanced, and the accounts are the sums of the entries."""
    fill(branch, 30)
    accounts: Counter[str] = Counter()
    page = branch.store.page(JOURNAL_BY_DATE)
    assert page.after is None
    for row in page.rows:
        postings = orjson.loads(row.postings)
        assert sum(postings.values()) == 0
        accounts.update(postings)

    told = statistics.trial_balance(branch.office, ADMIN)

    assert told["sum"] == "0.00"
    assert {name: cents(text) for name, text in told["accounts"].items()} == {
        name: amount for name, amount in accounts.items() if amount
    }


def test_an_empty_branch_has_figures_too(branch: Branch) -> None:
    """Everything is zero, nothing is missing."""
    told = statistics.loan_statistics(branch.office, CHECKER)

    assert (told["total"], told["outstanding"], told["arrears"]["par30"]) == (0, "0.00", "0.00")
    assert statistics.repayment_statistics(branch.office, CHECKER)["total"] == 0
    assert statistics.trial_balance(branch.office, ADMIN) == {"accounts": {}, "sum": "0.00"}


def test_reading_figures_reads_no_loan(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures come from counters and settings alone, however many loans there are."""
    fill(branch, 5)
    for reading in ("load", "page", "find_loans", "histories", "trail"):
        monkeypatch.setattr(branch.store, reading, None)

    statistics.loan_statistics(branch.office, CHECKER)
    statistics.repayment_statistics(branch.office, CHECKER)
    statistics.trial_balance(branch.office, CHECKER)


def test_the_public_sees_no_figures(branch: Branch) -> None:
    """All staff do."""
    for figures in (
        statistics.loan_statistics,
        statistics.repayment_statistics,
        statistics.trial_balance,
    ):
        with refusing(branch, Code.ROLE_NOT_ALLOWED):
            figures(branch.office, ANYONE)
        for person in STAFF:
            figures(branch.office, person)


def test_a_loan_ages_without_being_touched(branch: Branch) -> None:
    """Arrears move from bucket to bucket as days go by, with nothing written."""
    branch.open()
    before = branch.contents()
    seen = []
    for _ in range(22):
        told = statistics.loan_statistics(branch.office, CHECKER)["arrears"]
        seen += [bucket["bucket"] for bucket in told["buckets"] if bucket["loans"]]
        branch.clock.advance(timedelta(days=20))

    assert list(dict.fromkeys(seen)) == ["1-30", "31-60", "61-90", "91-180", "181-365", "over 365"]
    assert branch.contents() == before


def test_counters_that_drifted_are_told_without_a_share(branch: Branch) -> None:
    """Figures that make no sense are shown as they are, with no percentage made of them."""
    branch.open()
    kept = branch.store.counters("loans/")
    branch.store.commit(Commit(additions={name: -2 * value for name, value in kept.items()}))

    told = statistics.loan_statistics(branch.office, CHECKER)

    assert told["arrears"]["par30"] == "0.00"
    assert {end["par30"] for end in told["monthEnds"]} == {"0.00"}
