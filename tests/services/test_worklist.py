"""The worklist: what waits for whom."""

from skycap.services import repayments, reviews
from skycap.services.permissions import Person
from skycap.services.reviews import Decision
from skycap.services.worklist import EACH_MAX, worklist
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    ADMIN,
    CHECKER,
    MAKER,
    STAFF,
    Branch,
)


def waiting(branch: Branch, person: Person) -> list[tuple[str, str]]:
    """What waits, as kinds and loans."""
    return [(task["kind"], task["loan"]["loanId"]) for task in worklist(branch.office, person)]


def test_each_stage_waits_for_its_own_role(branch: Branch) -> None:
    """Reviews wait for checkers, payouts for accountants, questions for makers; no one else."""
    pending, approved, asked = branch.apply(), branch.approve(branch.apply()), branch.apply()
    reviews.review(branch.office, CHECKER, asked, Decision.REQUEST_INFO, "Which employer?")

    told = {person.id: waiting(branch, person) for person in STAFF}

    assert told[CHECKER.id] == [("review", pending)]
    assert told[ACCOUNTANT.id] == [("disburse", approved)]
    assert told[MAKER.id] == [("complete", asked)]
    assert told[ADMIN.id] == []


def test_a_reversal_waits_for_everybody_but_its_proposer(branch: Branch) -> None:
    """A proposal disappears from the worklist once it is confirmed."""
    loan = branch.open()
    repayment = branch.pay(loan, 45_833)
    repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.")

    assert waiting(branch, ACCOUNTANT) == []
    for person in (ACCOUNTANT_2, CHECKER, ADMIN):
        (task,) = worklist(branch.office, person)
        assert (task["kind"], task["repaymentId"]) == ("confirm_reversal", repayment)
        assert task["amount"] == "458.33"

    repayments.confirm_reversal(branch.office, CHECKER, repayment)
    assert waiting(branch, ACCOUNTANT_2) == []


def test_late_loans_come_longest_late_first_and_only_once_late(branch: Branch) -> None:
    """A loan is late from the day after its due date."""
    first = branch.open()
    branch.later(days=5)
    second = branch.open()
    branch.later(days=26)
    assert waiting(branch, ACCOUNTANT) == []

    branch.later(days=1)
    assert waiting(branch, ACCOUNTANT) == [("late", first)]
    branch.later(days=10)
    assert waiting(branch, ADMIN) == [("late", first), ("late", second)]


def test_the_oldest_come_first_and_not_without_end(branch: Branch) -> None:
    """Of many applications the list shows those that have waited longest."""
    made = []
    for _ in range(EACH_MAX + 3):
        made.append(branch.apply())
        branch.later(minutes=1)

    assert waiting(branch, CHECKER) == [("review", loan) for loan in made[:EACH_MAX]]
