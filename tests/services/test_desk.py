"""The figures of one's own desk: what waits, since when, own captures, today's collections."""

from collections import Counter
from typing import Any

import pytest

from skycap.lending.loan import Status
from skycap.lending.refusals import Code
from skycap.services import applications, desk
from skycap.services.permissions import ANYONE, Person
from skycap.services.records import LOANS_BY_CREATION
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    MAKER,
    MAKER_2,
    Branch,
    counting,
    refusing,
    request,
)
from tests.services.portfolio import fill


def waiting(branch: Branch, person: Person) -> dict[str, tuple[int, str, str | None]]:
    """What waits for somebody, by kind."""
    told = desk.own_figures(branch.office, person)["waiting"]
    return {row["kind"]: (row["loans"], row["amount"], row["since"]) for row in told}


def test_each_role_sees_what_it_can_do_something_about(branch: Branch) -> None:
    """How many, for how much, and since when the oldest of them was applied for."""
    branch.approve(branch.apply())
    branch.later(days=2)
    branch.apply()
    branch.later(days=1)
    branch.apply()

    assert waiting(branch, CHECKER) == {"review": (2, "10000.00", "2026-03-04")}
    assert waiting(branch, ACCOUNTANT) == {"disburse": (1, "5000.00", "2026-03-02")}
    assert waiting(branch, MAKER) == {"complete": (0, "0.00", None)}
    assert set(waiting(branch, ADMIN)) == {"review", "disburse", "complete"}


@pytest.mark.parametrize("person", [MAKER, MAKER_2])
def test_a_makers_counts_equal_a_recount(branch: Branch, person: Person) -> None:
    """Every status of what one captured, or completed for the public, in every state."""
    fill(branch, 30)
    applications.amend(branch.office, person, branch.apply(), request())

    captured = desk.own_figures(branch.office, person)["captured"]

    rows = branch.store.page(LOANS_BY_CREATION).rows
    counted = Counter(row.status for row in rows if row.captured_by == person.id)
    assert captured == {status.value: counted[status.value] for status in Status}
    assert sum(captured.values()) >= 5
    assert desk.own_figures(branch.office, CHECKER)["captured"] is None


def test_collections_are_those_of_today_that_stand(branch: Branch) -> None:
    """By value date, without the reversed ones; and what falls due today."""
    loan = branch.open()
    branch.later(days=31)
    assert collected(branch)["dueToday"] == 1
    branch.pay(loan, 10_000, branch.day("2026-03-20"))
    branch.pay(loan, 20_000)
    branch.pay(loan, 30_000)
    branch.reverse(branch.pay(loan, 40_000))

    assert collected(branch) == {
        "repayments": 2,
        "amount": "500.00",
        "complete": True,
        "dueToday": 0,
    }


def test_collections_say_when_they_are_not_all(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day with more repayments than are added up is told as such, not as if it were all."""
    loan = branch.open()
    for _ in range(3):
        branch.pay(loan, 1_000)
    pages = branch.store.page
    monkeypatch.setattr(desk, "COLLECTED_MAX", 2)
    monkeypatch.setattr(
        branch.store, "page", lambda *given, **named: pages(*given, **{**named, "limit": 2})
    )

    told = collected(branch)

    assert (told["repayments"], told["complete"]) == (2, False)


def collected(branch: Branch) -> dict[str, Any]:
    """Today's collections as the accountant sees them."""
    told: dict[str, Any] = desk.own_figures(branch.office, ACCOUNTANT)["collections"]
    return told


def test_the_desk_costs_few_reads(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row for each kind of work, counters, and today's repayments."""
    fill(branch, 10)
    calls = counting(branch, monkeypatch)

    desk.own_figures(branch.office, ADMIN)

    assert calls == {"get": 1, "counters": 2, "page": 4}


def test_the_public_has_no_desk(branch: Branch) -> None:
    """Figures are for staff."""
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        desk.own_figures(branch.office, ANYONE)
