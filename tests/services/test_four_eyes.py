"""Four eyes: nobody does two of capture, review and disburse on one loan, whatever their role."""

from collections.abc import Callable

import pytest

from skycap.lending.refusals import Code
from skycap.services import (
    applications,
    disbursements,
    documents,
    lenders,
    repayments,
    reviews,
    views,
)
from skycap.services.disbursements import Payout
from skycap.services.permissions import Person, Role
from skycap.services.reviews import Decision
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    ADMIN,
    CHECKER,
    CHECKER_2,
    MAKER,
    Branch,
    refusing,
    request,
)

Duty = Callable[[Branch, Person, str], object]


def capture(branch: Branch, person: Person, loan: str) -> object:
    """Capture, by amending as a maker."""
    maker = Person(person.id, Role.MAKER, person.name)
    return applications.amend(branch.office, maker, loan, request())


def review(branch: Branch, person: Person, loan: str) -> object:
    """Review as a checker."""
    checker = Person(person.id, Role.CHECKER, person.name)
    return reviews.review(branch.office, checker, loan, Decision.APPROVE, "Ok.")


def disburse(branch: Branch, person: Person, loan: str) -> object:
    """Disburse as an accountant."""
    accountant = Person(person.id, Role.ACCOUNTANT, person.name)
    return disbursements.disburse(branch.office, accountant, loan, Payout("EFT"))


def test_nobody_reviews_what_they_captured(branch: Branch) -> None:
    """A maker who has become a checker meanwhile still cannot review their own capture."""
    loan = branch.apply(person=MAKER)
    for decision in Decision:
        with refusing(branch, Code.FOUR_EYES):
            reviews.review(branch.office, Person(MAKER.id, Role.CHECKER), loan, decision, "My own.")
    branch.approve(loan)


def test_nobody_reviews_what_they_amended(branch: Branch) -> None:
    """Amending or answering counts as capturing, also where the public applied."""
    for act in (capture, None):
        loan = branch.apply()
        if act:
            act(branch, MAKER, loan)
        else:
            reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "What?")
            applications.provide_information(branch.office, MAKER, loan, "That.")
        with refusing(branch, Code.FOUR_EYES):
            review(branch, MAKER, loan)


def test_nobody_disburses_what_they_captured_or_reviewed(branch: Branch) -> None:
    """Whoever had a hand in it before cannot pay it out; to have asked a question is enough."""
    loan = branch.apply(person=MAKER)
    reviews.review(branch.office, CHECKER_2, loan, Decision.REQUEST_INFO, "What?")
    applications.provide_information(branch.office, MAKER, loan, "That.")
    branch.approve(loan)
    for person in (MAKER, CHECKER, CHECKER_2):
        with refusing(branch, Code.FOUR_EYES):
            disburse(branch, person, loan)
    branch.disburse(loan)


def test_nobody_amends_or_answers_what_they_reviewed(branch: Branch) -> None:
    """A reviewer does not become a capturer of the same loan."""
    loan = branch.apply()
    reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "What?")
    with refusing(branch, Code.FOUR_EYES):
        capture(branch, CHECKER, loan)
    with refusing(branch, Code.FOUR_EYES):
        applications.provide_information(
            branch.office, Person(CHECKER.id, Role.MAKER), loan, "That."
        )


def test_whoever_applies_at_the_desk_has_captured(branch: Branch) -> None:
    """An accountant who takes an application does not pay it out."""
    loan = branch.approve(branch.apply(person=ACCOUNTANT))
    with refusing(branch, Code.FOUR_EYES):
        branch.disburse(loan, ACCOUNTANT)
    branch.disburse(loan, ACCOUNTANT_2)


def test_the_public_is_no_person(branch: Branch) -> None:
    """That the public applied twice says nothing about who applied: nobody is barred by it."""
    branch.disburse(branch.approve(branch.apply()))


def test_a_reversal_needs_a_second_person(branch: Branch) -> None:
    """Who proposed cannot confirm; a checker, another accountant or an administrator can."""
    loan = branch.open()
    for second in (CHECKER, ACCOUNTANT_2, ADMIN):
        repayment = branch.pay(loan, 10_000)
        repayments.propose_reversal(branch.office, ACCOUNTANT, repayment, "Bounced.")
        for role in (Role.ACCOUNTANT, Role.CHECKER, Role.ADMIN):
            with refusing(branch, Code.FOUR_EYES):
                repayments.confirm_reversal(branch.office, Person(ACCOUNTANT.id, role), repayment)
        repayments.confirm_reversal(branch.office, second, repayment)


def test_nobody_verifies_a_document_that_they_attached(branch: Branch) -> None:
    """Documents have a desk of their own, and the same rule."""
    document = branch.attach(branch.apply(), CHECKER)
    with refusing(branch, Code.FOUR_EYES):
        documents.verify(branch.office, CHECKER, document, accepted=True)
    documents.verify(branch.office, CHECKER_2, document, accepted=True)


def test_a_lender_of_one_person_can_do_everything(branch: Branch) -> None:
    """With four eyes off, one person captures, reviews, disburses, and reverses; it is shown."""
    lenders.change_settings(branch.office, ADMIN, {"fourEyes": False})
    one = "u-one"
    loan = branch.apply(person=Person(one, Role.MAKER))
    review(branch, Person(one, Role.CHECKER), loan)
    disburse(branch, Person(one, Role.ACCOUNTANT), loan)
    accountant = Person(one, Role.ACCOUNTANT)
    repayment = repayments.record(branch.office, accountant, branch.slip(loan, 10_000)).body[
        "repaymentId"
    ]
    repayments.propose_reversal(branch.office, accountant, repayment, "Bounced.")
    repayments.confirm_reversal(branch.office, accountant, repayment)

    assert views.loan_detail(branch.office, accountant, loan)["fourEyes"] is False


def test_switching_four_eyes_on_looks_back(branch: Branch) -> None:
    """Who did two of them while it was off is still known when it is on again."""
    lenders.change_settings(branch.office, ADMIN, {"fourEyes": False})
    loan = branch.apply(person=MAKER)
    review(branch, MAKER, loan)
    lenders.change_settings(branch.office, ADMIN, {"fourEyes": True})

    with refusing(branch, Code.FOUR_EYES):
        disburse(branch, MAKER, loan)


@pytest.mark.parametrize(
    ("first", "second"), [(capture, review), (capture, disburse), (review, disburse)]
)
def test_every_pair_of_duties_needs_two_people(branch: Branch, first: Duty, second: Duty) -> None:
    """For each two of the three duties, who did the first is refused the second."""
    loan = branch.apply()
    first(branch, MAKER, loan)
    if (first, second) == (capture, disburse):
        branch.approve(loan)
    with refusing(branch, Code.FOUR_EYES):
        second(branch, MAKER, loan)
