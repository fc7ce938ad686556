"""The review desk: approving, rejecting, asking for more, cancelling."""

from datetime import timedelta

import pytest

from skycap.lending.history import kind_name
from skycap.lending.refusals import Code
from skycap.services import products, reviews, views
from skycap.services.permissions import ANYONE, Person
from skycap.services.records import LOANS
from skycap.services.reviews import Changes, Decision
from skycap.services.work import KeyReused
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    CHECKER_2,
    MAKER,
    Branch,
    asked,
    refusing,
)


@pytest.mark.parametrize(
    ("decision", "status", "kind"),
    [
        (Decision.APPROVE, "approved", "approved"),
        (Decision.REJECT, "rejected", "rejected"),
        (Decision.REQUEST_INFO, "info_requested", "information_requested"),
    ],
)
def test_a_checker_decides(branch: Branch, decision: Decision, status: str, kind: str) -> None:
    """Each decision moves the application on, answers with its status, and keeps the comment."""
    loan = branch.apply()

    outcome = reviews.review(branch.office, CHECKER, loan, decision, " Because. ")

    last = branch.store.load(f"loan/{loan}")[-1]
    row = branch.store.get(LOANS, loan)
    assert row is not None
    assert (outcome.status, outcome.body["status"], outcome.body["loanId"]) == (200, status, loan)
    assert (row.status, kind_name(last.event), last.actor) == (status, kind, CHECKER.id)
    history = views.trail_of(branch.office, CHECKER, loan)
    assert (history[-1]["note"], history[-1]["by"]) == ("Because.", CHECKER.name)


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize("person", [ANYONE, MAKER, ACCOUNTANT, ADMIN], ids=lambda p: p.role)
def test_only_a_checker_reviews(branch: Branch, person: Person, decision: Decision) -> None:
    """A maker cannot review, nor can anybody but a checker; nothing changes."""
    loan = branch.apply()
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        reviews.review(branch.office, person, loan, decision, "x")


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize(
    ("comments", "code"),
    [
        ("", Code.COMMENTS_REQUIRED),
        (" \n", Code.COMMENTS_REQUIRED),
        ("x" * 2001, Code.FIELD_INVALID),
    ],
)
def test_a_decision_needs_comments(
    branch: Branch, decision: Decision, comments: str, code: Code
) -> None:
    """No decision without a reason of reasonable length."""
    loan = branch.apply()
    with refusing(branch, code, "comments"):
        reviews.review(branch.office, CHECKER, loan, decision, comments)


@pytest.mark.parametrize("decision", Decision)
def test_what_is_decided_is_not_decided_again(branch: Branch, decision: Decision) -> None:
    """An approved, rejected or disbursed loan cannot be reviewed."""
    rejected = branch.apply()
    reviews.review(branch.office, CHECKER, rejected, Decision.REJECT, "No income.")
    for loan in (branch.approve(branch.apply()), rejected, branch.open()):
        with refusing(branch, Code.LOAN_NOT_PENDING):
            reviews.review(branch.office, CHECKER_2, loan, decision, "Again.")


def test_information_is_asked_for_once(branch: Branch) -> None:
    """While the answer is awaited nothing more is asked, but the application may be decided."""
    loan = branch.apply()
    reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "Which employer?")
    with refusing(branch, Code.LOAN_NOT_PENDING):
        reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "And where?")

    reviews.review(branch.office, CHECKER, loan, Decision.REJECT, "No answer.")


def test_an_unknown_loan_is_not_reviewed(branch: Branch) -> None:
    """There is nothing to review or cancel."""
    with refusing(branch, Code.LOAN_UNKNOWN):
        reviews.review(branch.office, CHECKER, "nothing", Decision.APPROVE, "x")
    with refusing(branch, Code.LOAN_UNKNOWN):
        reviews.cancel(branch.office, CHECKER, "nothing", "x")


def test_an_approval_may_change_the_terms(branch: Branch) -> None:
    """Less money over fewer months is priced under the product as it is now."""
    loan = branch.apply()
    products.save_product(branch.office, ADMIN, {"code": "standard", "ratePercent": "12"})

    reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "Less.", Changes(300_000, 6))
    branch.disburse(loan)

    told = views.loan_detail(branch.office, CHECKER, loan)
    assert (told["loanAmount"], told["totalAmount"]) == ("3000.00", "3360.00")
    assert (told["terms"]["instalments"], told["terms"]["productVersion"]) == (6, 2)


def test_an_approval_as_asked_keeps_the_terms_applied_for(branch: Branch) -> None:
    """A new version of the product does not touch an application made before it."""
    loan = branch.apply()
    products.save_product(branch.office, ADMIN, {"code": "standard", "ratePercent": "12"})

    reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "Ok.", Changes(500_000, 12))

    assert views.loan_detail(branch.office, CHECKER, loan)["totalAmount"] == "5500.00"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        (Changes(principal=1), Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
        (Changes(principal=10**30), Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
        (Changes(principal=0), Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
        (Changes(instalments=0), Code.TERM_OUTSIDE_LIMITS, "loanPeriodMonths"),
        (Changes(instalments=25), Code.TERM_OUTSIDE_LIMITS, "loanPeriodMonths"),
    ],
)
def test_changed_terms_keep_to_the_product(
    branch: Branch, changes: Changes, code: Code, field: str
) -> None:
    """An approval cannot go beyond what the product allows."""
    loan = branch.apply()
    with refusing(branch, code, field):
        reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "More.", changes)


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (1, Code.DATE_IN_FUTURE),
        (-6, Code.DATE_BEFORE_APPLICATION),
        (-31, Code.BACKDATED_TOO_FAR),
    ],
)
def test_an_approval_is_dated_between_application_and_today(
    branch: Branch, days: int, code: Code
) -> None:
    """A decision that is entered late bears its own date, within reason."""
    loan = branch.apply(loan_date=branch.today - timedelta(days=5))
    on = branch.today + timedelta(days=days)
    with refusing(branch, code, "approvalDate"):
        reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "Ok.", Changes(on=on))

    on = branch.today - timedelta(days=5)
    reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "Ok.", Changes(on=on))
    branch.disburse(loan, on=on)
    assert views.loan_detail(branch.office, CHECKER, loan)["approvedOn"] == on.isoformat()


@pytest.mark.parametrize("decision", [Decision.REJECT, Decision.REQUEST_INFO])
def test_only_an_approval_changes_terms(branch: Branch, decision: Decision) -> None:
    """Changes beside another decision are a mistake."""
    loan = branch.apply()
    with refusing(branch, Code.FIELD_INVALID, "loanAmount"):
        reviews.review(branch.office, CHECKER, loan, decision, "x", Changes(instalments=6))


def test_an_approved_loan_may_be_cancelled(branch: Branch) -> None:
    """A checker or an accountant gives it up, saying why; then it is not paid out."""
    for person in (CHECKER, ACCOUNTANT):
        loan = branch.approve(branch.apply())
        with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
            reviews.cancel(branch.office, person, loan, "")
        assert reviews.cancel(branch.office, person, loan, "Gone.").body["status"] == "cancelled"
        with refusing(branch, Code.LOAN_NOT_APPROVED):
            branch.disburse(loan)
        with refusing(branch, Code.LOAN_NOT_APPROVED):
            reviews.cancel(branch.office, person, loan, "Again.")


@pytest.mark.parametrize("person", [ANYONE, MAKER, ADMIN], ids=lambda p: p.role)
def test_others_may_not_cancel(branch: Branch, person: Person) -> None:
    """Cancelling is for checkers and accountants."""
    loan = branch.approve(branch.apply())
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        reviews.cancel(branch.office, person, loan, "x")


def test_only_an_approved_loan_is_cancelled(branch: Branch) -> None:
    """A pending or a disbursed loan cannot be cancelled."""
    for loan in (branch.apply(), branch.open()):
        with refusing(branch, Code.LOAN_NOT_APPROVED):
            reviews.cancel(branch.office, CHECKER, loan, "x")


def test_a_decision_is_made_once_a_key(branch: Branch) -> None:
    """A repeated review or cancellation is answered alike; another body is refused."""
    loan = branch.apply()
    acts = (
        lambda key: reviews.review(
            branch.office, CHECKER, loan, Decision.APPROVE, "Ok.", None, key
        ),
        lambda key: reviews.cancel(branch.office, CHECKER, loan, "No.", key),
    )
    for number, act in enumerate(acts):
        first = act(asked(f"k{number}"))
        before = branch.contents()
        again = act(asked(f"k{number}"))
        assert (again.body, again.replayed, first.replayed) == (first.body, True, False)
        with pytest.raises(KeyReused):
            act(asked(f"k{number}", "other"))
        assert branch.contents() == before
