"""Borrowers: a person by identity number."""

import pytest

from skycap.lending.refusals import Code, Refusal
from skycap.services.borrowers import borrower
from tests.services.branch import CHECKER, MAKER, MAKER_2, Branch


def test_a_borrower_has_all_their_loans_newest_first(branch: Branch) -> None:
    """Loans of one identity number are added up, and the newest form tells who they are."""
    old = branch.open(last_name="Tau")
    branch.pay(old, 100_000)
    branch.later(days=1)
    new = branch.apply(last_name="Tau-Moeng")
    branch.apply(id_number="987654321")

    told = borrower(branch.office, CHECKER, "123-456 789")

    assert [line["loanId"] for line in told["loans"]] == [new, old]
    assert told["borrower"]["lastName"] == "Tau-Moeng"
    assert told["totals"] == {"loans": 2, "open": 1, "outstanding": "4500.00", "paid": "1000.00"}


def test_who_may_not_see_any_loan_learns_nothing(branch: Branch) -> None:
    """Unknown people and people of other makers are refused alike."""
    branch.open(person=MAKER)
    assert borrower(branch.office, MAKER, "123456789")["totals"]["loans"] == 1

    for person, number in ((MAKER_2, "123456789"), (CHECKER, "000000000"), (CHECKER, "")):
        with pytest.raises(Refusal) as refused:
            borrower(branch.office, person, number)
        assert refused.value.code == Code.BORROWER_UNKNOWN
