"""The lists: filtered, searched, paged, and never more than one may see."""

import pytest

from skycap.lending.loan import Status
from skycap.lending.refusals import Code
from skycap.services import applications, lists, views
from skycap.services.lists import Filters
from skycap.services.permissions import ANYONE
from skycap.services.ports import PAGE_SIZE_MAX
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    MAKER,
    MAKER_2,
    STAFF,
    Branch,
    refusing,
    request,
)
from tests.services.listing import expected, found, paged
from tests.services.portfolio import fill


def test_every_list_shows_what_it_should_in_pages_of_any_size(branch: Branch) -> None:
    """For each person and filter, the pages together are what looking at every row finds."""
    fill(branch, 24)
    filters = [
        Filters(),
        Filters(id_number="100000003"),
        Filters(id_number="999999999"),
        Filters(status="disbursed", id_number="100000003"),
        *[Filters(status=status.value) for status in Status],
        Filters(status="pending,info_requested"),
        Filters(status="closed,disbursed,approved,rejected"),
        Filters(status="rejected,approved", product="weekly"),
    ]
    for person in (MAKER, MAKER_2, CHECKER, ACCOUNTANT, ADMIN):
        for narrowed in filters:
            wanted = expected(branch, person, narrowed)
            for size in (1, 3, 50):
                assert paged(branch, person, narrowed, size) == wanted, (person, narrowed, size)


def test_a_maker_keeps_sight_of_what_they_completed(branch: Branch) -> None:
    """An application of the public that a maker amended stays theirs once it is decided."""
    public, other = branch.apply(), branch.apply()
    applications.amend(branch.office, MAKER, public, request(last_name="Tau"))
    for loan in (public, other):
        branch.approve(loan)

    assert found(branch, person=MAKER) == [public]
    assert found(branch, person=MAKER_2) == []
    assert views.loan_detail(branch.office, MAKER, public)["status"] == "approved"
    with refusing(branch, Code.LOAN_UNKNOWN):
        views.loan_detail(branch.office, MAKER, other)


def test_a_second_maker_who_completed_it_may_still_open_it(branch: Branch) -> None:
    """The list has it once, with the first of them; its page opens for both."""
    loan = branch.apply()
    for maker in (MAKER_2, MAKER):
        applications.amend(branch.office, maker, loan, request())
    branch.approve(loan)

    listed = [person for person in (MAKER, MAKER_2) if found(branch, person=person)]
    assert len(listed) == 1
    for person in (MAKER, MAKER_2):
        assert views.loan_detail(branch.office, person, loan)["status"] == "approved"


def test_a_maker_sees_own_captures_and_what_is_under_review(branch: Branch) -> None:
    """Others' loans disappear from a maker's list once they are decided."""
    own, others, public = branch.apply(MAKER), branch.apply(MAKER_2), branch.apply()
    assert set(found(branch, person=MAKER)) == {own, others, public}

    for loan in (own, others, public):
        branch.approve(loan)

    assert found(branch, person=MAKER) == [own]
    assert found(branch, "Mosarwa", person=MAKER) == [own]
    assert len(found(branch)) == 3


def test_the_newest_comes_first(branch: Branch) -> None:
    """Loans of different moments and of the same one are in order."""
    made = []
    for _ in range(3):
        made += [branch.apply(), branch.apply()]
        branch.later(minutes=1)

    assert found(branch) == made[::-1]
    assert found(branch, "mosarwa") == made[::-1]


@pytest.mark.parametrize(
    "search",
    [
        "Zoë",
        "zoe",
        "ZOË ÅNGSTRÖM",
        "angstrom",
        "ång",
        "zo ang",
        "100000123",
        "10000",
        "71234000",
        "71 234 000",
        "71-234-000",
        "+267 71 234 000",
        " zoe ",
    ],
)
def test_a_loan_is_found_by_what_people_type(branch: Branch, search: str) -> None:
    """Name with and without accents and case, beginnings of words, numbers however written."""
    loan = branch.apply(
        first_name="Zoë",
        last_name="Ångström",
        id_number="100000123",
        contact_number="71234000",
    )
    branch.apply()

    assert found(branch, search) == [loan]


@pytest.mark.parametrize("search", ["Anne-Marie", "anne-marie dube", "marie", "Mosarwa-Tau", "tau"])
def test_a_hyphenated_name_is_found(branch: Branch, search: str) -> None:
    """With its hyphen, and by each of its parts."""
    loan = branch.apply(first_name="Anne-Marie", last_name="Mosarwa-Tau Dube")
    branch.apply()

    assert found(branch, search) == [loan]


def test_a_landline_is_found_as_it_is_dialled(branch: Branch) -> None:
    """Seven digits, without the country's code."""
    loan = branch.apply(contact_number="2401234")
    branch.apply()

    for search in ("2401234", "240 1234", "+2672401234", "2672401234"):
        assert found(branch, search) == [loan]


def test_a_loan_is_found_by_its_reference(branch: Branch) -> None:
    """Whole or its beginning, with and without dashes, in any case."""
    loan = branch.apply()
    for _ in range(5):
        branch.apply()
    reference = branch.line(loan).reference

    for search in (reference, reference.lower(), reference.replace("-", ""), reference[:7]):
        assert found(branch, search) == [loan]


@pytest.mark.parametrize(
    "search", ["nobody", "mosarwa nobody", "%", "_", "*", "'", '"', "-", "+", "٣"]
)
def test_what_is_not_there_is_not_found(branch: Branch, search: str) -> None:
    """Signs that mean something elsewhere mean nothing here."""
    branch.apply()

    assert found(branch, search) == []


def test_a_blank_search_is_none(branch: Branch) -> None:
    """Spaces in the search box show everything."""
    loan = branch.apply()

    assert found(branch, "  ") == [loan]


def test_a_search_may_be_narrowed_and_paged(branch: Branch) -> None:
    """Search and status hold together, in pages of any size."""
    loans = [branch.apply() for _ in range(7)]
    branch.approve(loans[2])
    filters = Filters(search="mosarwa", status="pending")
    wanted = [loan for loan in loans[::-1] if loan != loans[2]]

    for size in (1, 2, 7, 50):
        assert paged(branch, CHECKER, filters, size) == wanted


def test_an_amended_name_is_found_and_the_old_one_is_not(branch: Branch) -> None:
    """Search words follow the application."""
    loan = branch.apply()
    applications.amend(branch.office, MAKER, loan, request(last_name="Tau"))

    assert found(branch, "tau") == [loan]
    assert found(branch, "mosarwa") == []


@pytest.mark.parametrize("limit", [0, -1, PAGE_SIZE_MAX + 1, 10**9])
def test_a_page_has_a_limit(branch: Branch, limit: int) -> None:
    """A page of nothing, or of too much, is refused."""
    with refusing(branch, Code.FIELD_INVALID, "limit"):
        lists.list_loans(branch.office, CHECKER, Filters(), None, limit)


def test_an_unknown_status_is_refused(branch: Branch) -> None:
    """The refusal lists the statuses."""
    with refusing(branch, Code.FIELD_INVALID, "status") as refused:
        lists.list_loans(branch.office, CHECKER, Filters(status="pending,late"))
    assert "overpaid" in refused.value.message


def test_the_public_sees_no_list(branch: Branch) -> None:
    """Loans are for staff, all of them."""
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        lists.list_loans(branch.office, ANYONE, Filters())
    for person in STAFF:
        lists.list_loans(branch.office, person, Filters())


def test_a_line_tells_a_loan(branch: Branch) -> None:
    """What the list shows, money as text."""
    loan = branch.open()
    branch.pay(loan, 45_833)

    (line,) = lists.list_loans(branch.office, CHECKER, Filters()).rows

    assert line | {"loanId": "", "reference": ""} == {
        "loanId": "",
        "reference": "",
        "status": "disbursed",
        "borrowerName": "Keneilwe Mosarwa",
        "idNumber": "123456789",
        "contactNumber": "+26771234567",
        "product": "standard",
        "loanAmount": "5000.00",
        "totalAmount": "5500.00",
        "instalments": 12,
        "outstanding": "5041.67",
        "paid": "458.33",
        "overpaid": "0.00",
        "oldestUnpaidDue": "2026-05-02",
        "inArrears": False,
        "daysPastDue": 0,
        "disbursedOn": "2026-03-02",
        "createdAt": "2026-03-02T06:00:00.000000Z",
        "updatedAt": "2026-03-02T06:00:00.000000Z",
        "version": 4,
    }
