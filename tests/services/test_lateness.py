"""Lists by how late loans are, how many loans a list has, and what a page costs."""

from datetime import timedelta

import pytest

from skycap.lending.loan import Status
from skycap.lending.refusals import Code
from skycap.services import lists
from skycap.services.lists import ARREARS, DUE, Filters
from tests.services.branch import CHECKER, MAKER, MAKER_2, Branch, counting, refusing
from tests.services.listing import expected, paged
from tests.services.portfolio import fill


@pytest.mark.parametrize("days", [0, 3, 45, 400])
def test_lists_by_lateness_are_right_on_every_day(branch: Branch, days: int) -> None:
    """Each bucket and each due window, in pages of any size, is what looking at every row finds."""
    fill(branch, 24)
    branch.later(days=days)
    found = set()
    filters = [
        *[Filters(arrears=word) for word in ARREARS],
        *[Filters(due=word) for word in DUE],
        Filters(arrears="any", product="weekly"),
        Filters(arrears="any", due="overdue", status="disbursed,closed"),
    ]
    for person in (MAKER, CHECKER):
        for narrowed in filters:
            wanted = expected(branch, person, narrowed)
            found |= set(wanted)
            for size in (1, 3, 50):
                assert paged(branch, person, narrowed, size) == wanted, (person, narrowed, size)
    assert found


def test_the_first_page_tells_how_many_there_are_where_counters_know(branch: Branch) -> None:
    """A total is the length of the whole list, for each person, or it is not told."""
    fill(branch, 24)
    branch.later(days=45)
    counted = [
        Filters(),
        *[Filters(status=status.value) for status in Status],
        Filters(status="pending,approved,closed"),
    ]
    late = [*[Filters(arrears=word) for word in ARREARS], *[Filters(due=word) for word in DUE]]
    unknown = [Filters(search="tau"), Filters(product="weekly"), Filters(id_number="100000003")]
    for person in (MAKER, MAKER_2, CHECKER):
        for narrowed in [*counted, *([] if person in {MAKER, MAKER_2} else late)]:
            page = lists.list_loans(branch.office, person, narrowed, None, 1)
            assert page.total == len(expected(branch, person, narrowed)), (person, narrowed)
        for narrowed in [*unknown, *(late if person is MAKER else [])]:
            assert lists.list_loans(branch.office, person, narrowed, None, 1).total is None


def test_a_page_costs_few_reads_however_many_rows_it_has(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One read of the settings, one a list that is merged, and one of counters for the total."""
    fill(branch, 20)
    calls = counting(branch, monkeypatch)

    for filters, wanted in {
        Filters(): {"get": 1, "page": 1, "counters": 1},
        Filters(status="pending,approved"): {"get": 1, "page": 2, "counters": 1},
        Filters(arrears="any"): {"get": 1, "page": 1, "counters": 1},
        Filters(search="tau"): {"get": 2, "find_loans": 1, "get_many": 1},
    }.items():
        calls.clear()
        lists.list_loans(branch.office, CHECKER, filters, None, 200)
        assert calls == wanted, filters


def test_how_late_a_loan_is_is_told_for_today(branch: Branch) -> None:
    """Nothing is stored: the same row tells more days past due each day."""
    branch.open()
    before = branch.contents()
    told = []
    for _ in range(4):
        (line,) = lists.list_loans(branch.office, CHECKER, Filters()).rows
        told.append((line["oldestUnpaidDue"], line["inArrears"], line["daysPastDue"]))
        branch.clock.advance(timedelta(days=31))

    due = told[0][0]
    assert [days for _, _, days in told] == [0, 0, 31, 62]
    assert [late for _, late, _ in told] == [False, False, True, True]
    assert {day for day, _, _ in told} == {due}
    assert branch.contents() == before


@pytest.mark.parametrize("name", ["arrears", "due"])
def test_an_unknown_lateness_is_refused(branch: Branch, name: str) -> None:
    """The refusal lists what there is."""
    with refusing(branch, Code.FIELD_INVALID, name):
        lists.list_loans(branch.office, CHECKER, Filters(**{name: "very"}))


def test_loans_in_arrears_come_longest_late_first(branch: Branch) -> None:
    """The arrears filter shows loans overdue today, whole, in pages of any size."""
    first = branch.open()
    branch.later(days=3)
    second = branch.open(product="monthly-flat", principal=100_000)
    branch.pay(branch.open(), 600_000)
    assert paged(branch, CHECKER, Filters(arrears="any"), 50) == []
    branch.later(days=40)
    third = branch.open()

    for size in (1, 2, 50):
        assert paged(branch, CHECKER, Filters(arrears="any"), size) == [first, second]
    assert paged(branch, CHECKER, Filters(arrears="any", product="standard"), 50) == [first]
    assert paged(branch, CHECKER, Filters(search="Mosarwa", arrears="any"), 1) == [second, first]
    assert third in paged(branch, CHECKER, Filters(product="standard"), 50)
