"""Month ends looked back at are what they were that evening, and what their history still says."""

from datetime import date, timedelta
from typing import Any

import pytest

from skycap.lending.history import verify
from skycap.lending.loan import Status, fold
from skycap.lending.position import position, status
from skycap.services import audit, lists, month_ends, replay, statistics
from tests.services.branch import CHECKER, Branch, counting
from tests.services.portfolio import fill


def cents(told: str) -> int:
    """An amount that was told, in minor units."""
    whole, _, part = told.partition(".")
    return int(whole + part)


def recounted(branch: Branch, end: date) -> tuple[int, int]:
    """Principal outstanding and at risk at the end of a day, from what was recorded by then."""
    lender = branch.office.lender()
    outstanding = at_risk = 0
    for entries in branch.store.histories("loan/"):
        verify(entries)
        known = [entry for entry in entries if lender.date_of(entry.recorded_at) <= end]
        loan = fold(known)
        if loan is None:
            continue
        figures = position(loan, end)
        outstanding += figures.principal_outstanding
        if figures.days_past_due > 30 and status(loan, figures) is Status.DISBURSED:
            at_risk += figures.principal_outstanding
    return outstanding, at_risk


@pytest.mark.parametrize("days", [0, 40, 130, 500])
def test_every_month_end_equals_a_recount(branch: Branch, days: int) -> None:
    """Whatever was paid, reversed or paid late since, counters give what histories give."""
    fill(branch, 24)
    branch.later(days=70)
    late = [row for row in _lines(branch) if row["inArrears"]]
    for number, row in enumerate(late):
        branch.later(days=4)
        paid = branch.pay(row["loanId"], cents(row["outstanding"]) // (1 + number % 3))
        if number % 4 == 0:
            branch.later(days=25)
            branch.reverse(paid)
    branch.later(days=days)

    told = statistics.loan_statistics(branch.office, CHECKER)["monthEnds"]

    assert len(told) == month_ends.MONTHS
    assert [end["month"] for end in told] == sorted(end["month"] for end in told)
    for end in told:
        year, month = map(int, end["month"].split("-"))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        outstanding, at_risk = recounted(branch, last)
        shown = (cents(end["principalOutstanding"]), cents(end["atRisk"]))
        assert shown == (outstanding, at_risk), end["month"]
        percent = at_risk * 10_000 / outstanding if outstanding else 0
        assert abs(cents(end["par30"]) - percent) <= 0.5
    assert any(cents(end["atRisk"]) for end in told) or days == 500


def _lines(branch: Branch) -> list[dict[str, Any]]:
    return lists.list_loans(branch.office, CHECKER, lists.Filters(arrears="any"), None, 200).rows


def test_a_month_end_stays_what_it_was_that_evening(branch: Branch) -> None:
    """What was told on the day after stays, whatever is paid later."""
    loan = branch.open()
    while branch.today.day != 1 or branch.today.month != 6:
        branch.later(days=1)
    before = statistics.loan_statistics(branch.office, CHECKER)["monthEnds"][-1]
    assert (before["month"], before["par30"]) == ("2026-05", "100.00")

    branch.later(days=3)
    branch.pay(loan, 300_000)

    after = statistics.loan_statistics(branch.office, CHECKER)["monthEnds"][-1]
    assert after == before


def test_a_rebuild_gives_the_same_month_ends_and_an_audit_proves_them(branch: Branch) -> None:
    """The counters are a read model like the others."""
    fill(branch, 16)
    branch.later(days=90)
    for row in _lines(branch):
        branch.pay(row["loanId"], 5_000)
    before = branch.contents()
    assert audit.audit(branch.office).clean

    replay.rebuild(branch.office)

    assert branch.contents() == before


def test_month_ends_are_counted_back_over_years() -> None:
    """The newest first, each with the latest due date that is more than 30 days before it."""
    ends = month_ends.before(date(2024, 3, 31))

    assert (ends[0].month, ends[0].latest) == ("2024-02", "2024-01-29")
    assert (ends[1].month, ends[-1].month) == ("2024-01", "2023-03")
    assert month_ends.before(date(2024, 3, 1))[0].month == "2024-02"


def test_reading_them_costs_no_more_reads(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three families of counters and the settings, however long the history."""
    fill(branch, 8)
    calls = counting(branch, monkeypatch)

    statistics.loan_statistics(branch.office, CHECKER)

    assert calls == {"counters": 3, "get": 1}
