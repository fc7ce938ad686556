"""Tracking: the reference together with the identity number proves who asks, and tells little."""

import pytest

from skycap.lending.refusals import Code
from skycap.services import applications, reviews, tracking
from skycap.services.permissions import ANYONE
from skycap.services.records import LOANS
from skycap.services.reviews import Decision
from tests.services.branch import CHECKER, MAKER, PDF, STAFF, Branch, asked, refusing, request
from tests.services.test_documents import new

OMANG = "123456789"


def applied(branch: Branch) -> tuple[str, str]:
    """Apply as the public; the reference and the id."""
    loan = branch.apply()
    row = branch.store.get(LOANS, loan)
    assert row is not None
    return row.reference, loan


def test_an_applicant_follows_an_application(branch: Branch) -> None:
    """Status, next step and timeline are told; no names of staff, no inner notes."""
    reference, loan = applied(branch)
    told = tracking.track(branch.office, ANYONE, reference, OMANG)
    assert (told["reference"], told["status"], told["question"]) == (reference, "pending", None)
    assert (told["loanAmount"], told["totalAmount"], told["balances"]) == (
        "5000.00",
        "5500.00",
        None,
    )

    branch.approve(loan)
    branch.disburse(loan)
    repayment = branch.pay(loan, 45_833)
    kept = branch.pay(loan, 10_000)
    told = tracking.track(branch.office, ANYONE, reference, OMANG)
    assert told["balances"]["outstanding"] == "4941.67"
    branch.reverse(repayment)

    told = tracking.track(branch.office, ANYONE, reference, OMANG)
    assert told["balances"]["outstanding"] == "5400.00"
    assert [step["kind"] for step in told["timeline"]] == [
        "applied",
        "approved",
        "disbursed",
        "repaid",
    ]
    text = str(told)
    assert kept not in text
    assert "Bounced" not in text
    assert "Affordable" not in text
    for person in STAFF:
        assert person.id not in text
        assert person.name not in text


@pytest.mark.parametrize(
    "spell",
    [
        str,
        str.lower,
        lambda reference: reference.replace("-", ""),
        lambda reference: f" {reference.replace('-', ' ')} ",
        lambda reference: reference.replace("0", "O").replace("1", "l"),
    ],
)
def test_the_reference_may_be_typed_as_one_likes(branch: Branch, spell: object) -> None:
    """Dashes, spaces, case and look-alike letters do not matter; nor do spaces in the number."""
    for _ in range(5):
        reference, _ = applied(branch)
        typed = spell(reference)  # type: ignore[operator] # one of the above

        assert tracking.track(branch.office, ANYONE, typed, "123 456-789")["reference"] == reference


@pytest.mark.parametrize("number", ["123456788", "", "123456789 0", "\ud800", "x" * 10_000, "é"])
def test_a_wrong_number_is_told_no_more_than_an_unknown_reference(
    branch: Branch, number: str
) -> None:
    """Both are refused with the same words."""
    reference, _ = applied(branch)
    messages = set()
    for pair in ((reference, number), ("SK-0000-0000-0", OMANG), ("", ""), ("x" * 10_000, OMANG)):
        with refusing(branch, Code.LOAN_UNKNOWN, "reference") as refused:
            tracking.track(branch.office, ANYONE, *pair)
        messages.add(refused.value.message)
    assert len(messages) == 1


def test_every_public_deed_needs_the_proof(branch: Branch) -> None:
    """Without the right number nobody answers, withdraws or uploads."""
    reference, _ = applied(branch)
    office = branch.office
    for act in (
        lambda: tracking.respond(office, reference, "000000000", "x"),
        lambda: tracking.withdraw(office, reference, "000000000", "x"),
        lambda: tracking.request_upload(office, reference, "000000000", new(PDF)),
        lambda: tracking.complete_upload(office, reference, "000000000", "x"),
    ):
        with refusing(branch, Code.LOAN_UNKNOWN, "reference"):
            act()


def test_an_applicant_answers_what_was_asked(branch: Branch) -> None:
    """The question is shown while it waits, and the answer puts the review on."""
    reference, loan = applied(branch)
    with refusing(branch, Code.NO_INFORMATION_REQUESTED):
        tracking.respond(branch.office, reference, OMANG, "Hello?")
    reviews.review(branch.office, CHECKER, loan, Decision.REQUEST_INFO, "Which employer?")
    told = tracking.track(branch.office, ANYONE, reference, OMANG)
    assert (told["status"], told["question"]) == ("info_requested", "Which employer?")
    with refusing(branch, Code.COMMENTS_REQUIRED, "comments"):
        tracking.respond(branch.office, reference, OMANG, "")

    outcome = tracking.respond(branch.office, reference, OMANG, "BCL.", asked("k"))

    assert (outcome.body["status"], "loanId" in outcome.body) == ("pending", False)
    assert tracking.respond(branch.office, reference, OMANG, "BCL.", asked("k")).replayed
    assert tracking.track(branch.office, ANYONE, reference, OMANG)["question"] is None


def test_an_applicant_takes_an_application_back(branch: Branch) -> None:
    """Until it is decided."""
    reference, _ = applied(branch)
    outcome = tracking.withdraw(branch.office, reference, OMANG, "Too dear.", asked("k"))
    assert (outcome.body["status"], "loanId" in outcome.body) == ("withdrawn", False)
    assert tracking.withdraw(branch.office, reference, OMANG, "Too dear.", asked("k")).replayed
    with refusing(branch, Code.LOAN_NOT_PENDING):
        tracking.withdraw(branch.office, reference, OMANG, "Again.")


def test_an_applicant_uploads_documents(branch: Branch) -> None:
    """To their own application alone, until it is decided."""
    reference, loan = applied(branch)
    other, _ = applied(branch)
    office = branch.office
    outcome = tracking.request_upload(office, reference, OMANG, new(PDF), asked("k"))
    document = outcome.body["documentId"]
    branch.blobs.arrive(document, PDF)
    with refusing(branch, Code.DOCUMENT_UNKNOWN):
        tracking.complete_upload(office, other, OMANG, document)
    with refusing(branch, Code.DOCUMENT_UNKNOWN):
        tracking.complete_upload(office, reference, OMANG, "nothing")
    assert tracking.complete_upload(office, reference, OMANG, document).body["state"] == "stored"

    branch.approve(loan)
    with refusing(branch, Code.LOAN_NOT_PENDING):
        tracking.request_upload(office, reference, OMANG, new(PDF))
    assert tracking.request_upload(office, reference, OMANG, new(PDF), asked("k")).replayed


def test_the_number_as_amended_is_the_proof(branch: Branch) -> None:
    """When a maker corrects the identity number, the right one proves from then on."""
    reference, loan = applied(branch)
    applications.amend(branch.office, MAKER, loan, request(id_number="987654321"))

    tracking.track(branch.office, ANYONE, reference, "987654321")
    with refusing(branch, Code.LOAN_UNKNOWN, "reference"):
        tracking.track(branch.office, ANYONE, reference, OMANG)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("pending", "looking at"),
        ("info_requested", "answer our question"),
        ("approved", "pay the loan out"),
        ("rejected", "ask us why"),
        ("withdrawn", "apply again"),
        ("cancelled", "speak to us"),
        ("disbursed", "each instalment"),
        ("closed", "paid in full"),
        ("overpaid", "refund"),
    ],
)
def test_every_status_says_what_comes_next(branch: Branch, last: str, words: str) -> None:
    """Whatever the status, the applicant reads a next step."""
    reference, loan = applied(branch)
    steps = {
        "info_requested": lambda: reviews.review(
            branch.office, CHECKER, loan, Decision.REQUEST_INFO, "x"
        ),
        "approved": lambda: branch.approve(loan),
        "rejected": lambda: reviews.review(branch.office, CHECKER, loan, Decision.REJECT, "x"),
        "withdrawn": lambda: tracking.withdraw(branch.office, reference, OMANG, "x"),
        "cancelled": lambda: reviews.cancel(branch.office, CHECKER, branch.approve(loan), "x"),
        "disbursed": lambda: branch.disburse(branch.approve(loan)),
        "closed": lambda: branch.pay(branch.disburse(branch.approve(loan)), 550_000),
        "overpaid": lambda: branch.pay(branch.disburse(branch.approve(loan)), 550_001),
    }
    if last in steps:
        steps[last]()

    told = tracking.track(branch.office, ANYONE, reference, OMANG)

    assert told["status"] == last
    assert words in told["nextStep"]
