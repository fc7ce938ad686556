"""The repayments list: filtered, paged, and never more than one may see; and one repayment."""

from datetime import date, timedelta
from typing import Any

import pytest

from skycap.lending.refusals import Code
from skycap.services import repayments, views
from skycap.services.paging import Listed
from skycap.services.permissions import ANYONE, Person
from skycap.services.ports import PAGE_SIZE_MAX
from skycap.services.repayment_lists import (
    STATES,
    RepaymentFilters,
    list_repayments,
    repayment_detail,
)
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    MAKER,
    STAFF,
    Branch,
    counting,
    refusing,
)
from tests.services.portfolio import fill


def paged(
    branch: Branch, person: Person, size: int, filters: RepaymentFilters | None = None
) -> list[dict[str, Any]]:
    """What a list shows, all pages of it."""
    rows: list[dict[str, Any]] = []
    page = Listed([], ())
    while page.after is not None:
        page = list_repayments(branch.office, person, filters, page.after or None, size)
        rows += page.rows
    return rows


def test_repayments_are_listed_by_value_date(branch: Branch) -> None:
    """Newest value date first, whoever recorded them, in pages of any size."""
    fill(branch, 20)

    whole = paged(branch, ACCOUNTANT, 200)

    assert len(whole) > 10
    days = [row["paymentDate"] for row in whole]
    assert days == sorted(days, reverse=True)
    for size in (1, 3, 7):
        assert paged(branch, ACCOUNTANT, size) == whole


def test_a_repayment_is_told_whole(branch: Branch) -> None:
    """Amount, split, receipt, who, and whether its reversal waits."""
    loan = branch.open()
    repayment = branch.pay(loan, 45_833, reference="FNB77", notes="By her sister.")
    repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.")

    (told,) = list_repayments(branch.office, CHECKER).rows

    reference = branch.line(loan).reference
    assert told | {"allocation": [], "recordedAt": ""} == {
        "repaymentId": repayment,
        "loanId": loan,
        "loanReference": reference,
        "borrowerName": "Keneilwe Mosarwa",
        "receiptNumber": f"{reference}-001",
        "paymentDate": "2026-03-02",
        "amountPaid": "458.33",
        "paymentMethod": "bank_transfer",
        "referenceNumber": "FNB77",
        "notes": "By her sister.",
        "recordedBy": ACCOUNTANT.name,
        "recordedAt": "",
        "allocation": [],
        "overpaid": "0.00",
        "balanceAfter": "5041.67",
        "reversed": False,
        "reversedAt": None,
        "reversalProposedBy": ACCOUNTANT.name,
        "may": ["confirm_reversal"],
    }


def test_a_maker_sees_only_repayments_of_own_loans(branch: Branch) -> None:
    """Repayments follow the visibility of their loans."""
    own, other = branch.open(), branch.disburse(branch.approve(branch.apply(MAKER)))
    branch.pay(own, 1_000)
    paid = branch.pay(other, 1_000)

    assert [row["repaymentId"] for row in paged(branch, MAKER, 1)] == [paid]


def expected(whole: list[dict[str, Any]], filters: RepaymentFilters) -> list[dict[str, Any]]:
    """The rows of the whole list that a narrowed one should show."""

    def state(row: dict[str, Any]) -> str:
        if row["reversed"]:
            return "reversed"
        return "proposed" if row["reversalProposedBy"] else "standing"

    return [
        row
        for row in whole
        if (not filters.since or date.fromisoformat(row["paymentDate"]) >= filters.since)
        and (not filters.until or date.fromisoformat(row["paymentDate"]) <= filters.until)
        and (not filters.method or row["paymentMethod"] == filters.method)
        and (not filters.state or state(row) == filters.state)
        and (
            not filters.reference
            or filters.reference
            in {row["referenceNumber"], row["receiptNumber"], row["loanReference"]}
        )
    ]


def test_every_filter_shows_what_it_should_in_pages_of_any_size(branch: Branch) -> None:
    """Dates, method, state, each reference, and some together: what looking at every row finds."""
    fill(branch, 20)
    whole = paged(branch, CHECKER, 200)
    middle = date.fromisoformat(whole[len(whole) // 2]["paymentDate"])
    week = timedelta(days=7)
    filters = [
        RepaymentFilters(since=middle),
        RepaymentFilters(until=middle),
        RepaymentFilters(since=middle - week, until=middle),
        RepaymentFilters(method="cash"),
        RepaymentFilters(reference="nothing"),
        *[RepaymentFilters(state=state) for state in STATES],
        RepaymentFilters(state="reversed", until=middle),
        RepaymentFilters(since=middle - week, method="cash", state="standing"),
        RepaymentFilters(reference=whole[3]["referenceNumber"]),
        RepaymentFilters(reference=whole[5]["receiptNumber"]),
        RepaymentFilters(reference=whole[5]["receiptNumber"], method="cash"),
        RepaymentFilters(reference=whole[7]["loanReference"]),
        RepaymentFilters(reference=whole[7]["loanReference"], state="standing"),
    ]
    shown = 0
    for narrowed in filters:
        wanted = expected(whole, narrowed)
        shown += len(wanted)
        for size in (1, 3, 200):
            told = paged(branch, CHECKER, size, narrowed)
            if narrowed.state in {"reversed", "proposed"} and not narrowed.reference:
                assert sorted(told, key=str) == sorted(wanted, key=str), (narrowed, size)
            else:
                assert told == wanted, (narrowed, size)
    assert shown > len(whole)


def test_the_newest_reversal_comes_first(branch: Branch) -> None:
    """Reversed repayments come by the moment at which they were found not to count."""
    loan = branch.open()
    paid = [branch.pay(loan, 1_000) for _ in range(3)]
    for repayment in (paid[1], paid[2], paid[0]):
        branch.later(days=1)
        branch.reverse(repayment)

    for size in (1, 2, 50):
        rows = paged(branch, CHECKER, size, RepaymentFilters(state="reversed"))
        assert [row["repaymentId"] for row in rows] == [paid[0], paid[2], paid[1]]
    assert rows[0]["reversedAt"] == "2026-03-05T06:00:00.000000Z"


@pytest.mark.parametrize("typed", ["FNB 77 x", "fnb  77 X", " FNB 77 X "])
def test_a_reference_is_found_however_it_is_typed(branch: Branch, typed: str) -> None:
    """Spaces and case do not matter, and every payment with that reference is shown."""
    loan = branch.open()
    first = branch.pay(loan, 1_000, reference="FNB 77 X")
    twin = branch.pay(loan, 2_000, reference="fnb 77 x", confirm_duplicate=True)
    branch.pay(loan, 3_000, reference="FNB 77")

    rows = paged(branch, CHECKER, 50, RepaymentFilters(reference=typed))

    assert {row["repaymentId"] for row in rows} == {first, twin}


def test_a_payment_named_after_a_loan_is_found_beside_those_of_the_loan(branch: Branch) -> None:
    """Borrowers write the loan's reference on their slip: both meanings are shown, each once."""
    loan, other = branch.open(), branch.open()
    reference = branch.line(loan).reference
    own = branch.pay(loan, 1_000, reference=reference)
    astray = branch.pay(other, 1_000, reference=reference, confirm_duplicate=True)

    rows = paged(branch, CHECKER, 1, RepaymentFilters(reference=reference))

    assert [row["repaymentId"] for row in rows] == sorted([own, astray], reverse=True)


def test_the_first_page_tells_how_many_there_are_where_counters_know(branch: Branch) -> None:
    """Of the whole list and of the reversed ones; else nothing is told."""
    fill(branch, 20)
    whole = paged(branch, CHECKER, 200)

    def total(person: Person, **filters: Any) -> int | None:  # noqa: ANN401 - any filter
        return list_repayments(branch.office, person, RepaymentFilters(**filters), None, 1).total

    assert total(CHECKER) == len(whole)
    assert total(CHECKER, state="reversed") == sum(row["reversed"] for row in whole) > 0
    assert total(CHECKER, method="cash") is None
    assert total(CHECKER, state="standing") is None
    assert total(MAKER) is None


def test_a_page_costs_few_reads_however_many_rows_it_has(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows, their loans, the people in them, the settings, and counters: one read each."""
    fill(branch, 20)
    calls = counting(branch, monkeypatch)

    list_repayments(branch.office, CHECKER, None, None, 200)
    assert calls == {"page": 1, "get_many": 2, "get": 1, "counters": 1}

    calls.clear()
    list_repayments(branch.office, CHECKER, RepaymentFilters(reference="x-001"), None, 200)
    assert calls == {"claimed": 2, "page": 1, "get_many": 1, "get": 1}


def test_one_repayment_comes_with_what_its_reversal_is_bound_to(branch: Branch) -> None:
    """The proposal that is told is the one that a confirmation takes."""
    loan = branch.open()
    repayment = branch.pay(loan, 45_833)
    assert repayment_detail(branch.office, ACCOUNTANT, repayment)["proposal"] is None
    repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.")

    told = repayment_detail(branch.office, CHECKER, repayment)

    (listed,) = views.repayments_of(branch.office, CHECKER, loan)
    assert listed == told
    assert told["may"] == ["confirm_reversal"]
    with refusing(branch, Code.CONFIRMATION_STALE, "proposal"):
        repayments.confirm_reversal(branch.office, CHECKER, repayment, "another")
    repayments.confirm_reversal(branch.office, CHECKER, repayment, told["proposal"])
    after = repayment_detail(branch.office, CHECKER, repayment)
    assert (after["reversed"], after["proposal"], after["may"]) == (True, None, [])


def test_what_one_may_do_about_a_repayment_follows_role_state_and_four_eyes(
    branch: Branch,
) -> None:
    """Only an accountant proposes, only another person confirms, and nobody twice."""
    repayment = branch.pay(branch.open(), 45_833)

    def may(person: Person) -> list[str]:
        told: list[str] = repayment_detail(branch.office, person, repayment)["may"]
        return told

    assert [may(person) for person in (ACCOUNTANT, CHECKER, ADMIN)] == [
        ["propose_reversal"],
        [],
        [],
    ]  # fmt: skip - one line a state
    repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.")
    assert [may(person) for person in (ACCOUNTANT, CHECKER, ADMIN)] == [
        [],
        ["confirm_reversal"],
        ["confirm_reversal"],
    ]  # fmt: skip - as above
    repayments.confirm_reversal(branch.office, CHECKER, repayment)
    assert [may(person) for person in (ACCOUNTANT, CHECKER, ADMIN)] == [[], [], []]


def test_a_repayment_that_one_may_not_see_is_unknown(branch: Branch) -> None:
    """A maker learns nothing of repayments of others' loans, not even that they are there."""
    repayment = branch.pay(branch.open(), 1_000)

    for person, sought in ((MAKER, repayment), (CHECKER, "nothing")):
        with refusing(branch, Code.REPAYMENT_UNKNOWN):
            repayment_detail(branch.office, person, sought)


@pytest.mark.parametrize(
    ("name", "value"),
    [("state", "lost"), ("method", "shells"), ("from", None)],
)
def test_a_filter_that_makes_no_sense_is_refused(
    branch: Branch, name: str, value: str | None
) -> None:
    """An unknown state or method, and a range that ends before it begins."""
    filters = (
        RepaymentFilters(**{name: value})  # type: ignore[arg-type]  # text filters
        if value
        else RepaymentFilters(since=date(2026, 3, 2), until=date(2026, 3, 1))
    )
    with refusing(branch, Code.FIELD_INVALID, name):
        list_repayments(branch.office, CHECKER, filters)


@pytest.mark.parametrize("limit", [0, -1, PAGE_SIZE_MAX + 1, 10**9])
def test_a_page_has_a_limit(branch: Branch, limit: int) -> None:
    """A page of nothing, or of too much, is refused."""
    with refusing(branch, Code.FIELD_INVALID, "limit"):
        list_repayments(branch.office, CHECKER, None, None, limit)


def test_the_public_sees_no_repayments(branch: Branch) -> None:
    """Neither the list nor one; all staff see the list."""
    repayment = branch.pay(branch.open(), 1_000)

    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        list_repayments(branch.office, ANYONE)
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        repayment_detail(branch.office, ANYONE, repayment)
    for person in STAFF:
        list_repayments(branch.office, person)
