"""A clock that errs cannot change money: not by seconds, not by a day, not by going backwards."""

from datetime import timedelta
from typing import Any

import pytest

from skycap.lending.history import verify
from skycap.lending.loan import fold
from skycap.lending.position import position
from skycap.services.audit import audit
from tests.promises.life import BY_NAME, EARLIER, STEPS
from tests.services.branch import MORNING, Branch

LIVES = (
    ("amend", "request information", "provide information", "note", "approve", "disburse",
     "repay", "note", "propose reversal", "decline reversal", "propose reversal",
     "confirm reversal", "repay", "announce document", "complete document", "verify document"),
    ("request information", "respond", "approve", "cancel"),
    ("note", "withdraw"),
    ("announce document", "complete document", "reject", "note"),
    ("change product", "change settings"),
)  # fmt: skip
"""Together, every command but those that begin a loan, which each life does."""

SKEWS = {
    "5 s ahead": lambda n: timedelta(seconds=5),
    "5 s behind": lambda n: timedelta(seconds=-5),
    "a day ahead": lambda n: timedelta(days=1),
    "a day behind": lambda n: timedelta(days=-1),
    "100 ms to and fro": lambda n: timedelta(milliseconds=100 * (-1) ** n),
    "5 s to and fro": lambda n: timedelta(seconds=5 * (-1) ** n),
    "a day to and fro": lambda n: timedelta(days=(-1) ** n),
    "running backwards": lambda n: timedelta(minutes=-2 * n),
    "jumping back once": lambda n: timedelta(hours=-6 if n > 4 else 0),
    "jumping ahead and back": lambda n: timedelta(days=1 if n == 3 else 0),
    "standing still": lambda n: timedelta(minutes=-n),
    "over midnight and back": lambda n: timedelta(hours=15 * (n % 2)),
}
"""How far the clock is off at the nth command, while a minute goes by between commands."""


def live(branch: Branch, skew: Any) -> list[str]:  # noqa: ANN401 - one of SKEWS
    """Live all the lives under a skew; give the loans."""
    loans, number = [], 0
    branch.clock.set(MORNING + skew(0))
    for life in LIVES:
        loans.append(branch.apply(loan_date=EARLIER))
        for name in life:
            number += 1
            branch.clock.set(MORNING + timedelta(minutes=number) + skew(number))
            BY_NAME[name].act(branch, loans[-1], None)
    return loans


def figures(branch: Branch, loans: list[str]) -> list[Any]:
    """What each loan comes to on fixed days, and what its row says of money."""
    found: list[Any] = []
    for loan in loans:
        folded = fold(branch.store.load(f"loan/{loan}"))
        assert folded is not None
        for days in (0, 3, 40, 200):
            then = position(folded, EARLIER + timedelta(days=days))
            found.append((then.outstanding, then.paid, then.overdue, then.days_past_due))
        row = branch.line(loan)
        found.append((row.status, row.principal, row.outstanding, row.paid, row.oldest_unpaid_due))
    return found


def test_the_lives_take_every_command() -> None:
    """No command is left out of the proof."""
    taken = {name for life in LIVES for name in life} | {"apply", "capture"}

    assert taken == {step.name for step in STEPS}


@pytest.mark.parametrize("skew", SKEWS)
def test_a_clock_that_errs_changes_no_money(branch: Branch, open_store: Any, skew: str) -> None:  # noqa: ANN401 - a fixture
    """Under each skew every loan comes to the same, time never goes back, and the books balance."""
    right = Branch(open_store("memory"))
    wanted = figures(right, live(right, lambda _: timedelta()))

    loans = live(branch, SKEWS[skew])

    assert figures(branch, loans) == wanted
    for loan in loans:
        entries = branch.store.load(f"loan/{loan}")
        verify(entries)
        moments = [entry.recorded_at for entry in entries]
        assert moments == sorted(moments)
        assert all(entry.effective_on <= branch.office.lender().date_of(entry.recorded_at)
                   for entry in entries)  # fmt: skip
    assert audit(branch.office).findings == []
