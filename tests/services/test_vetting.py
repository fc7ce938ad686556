"""What is looked at before money is lent: means, bars, cycles, rates, securities, agreements."""

from datetime import date, timedelta

import pytest

from skycap.lending.refusals import Code
from skycap.lending.underwriting import SecurityKind
from skycap.services import (
    affordability,
    applications,
    barring,
    borrowers,
    disbursements,
    documents,
    lenders,
    products,
    reviews,
    securities,
    views,
)
from skycap.services.affordability import Means
from skycap.services.disbursements import Payout
from skycap.services.documents import NewDocument
from skycap.services.loans import find
from skycap.services.office import Lender
from skycap.services.reviews import Decision
from skycap.services.securities import NewSecurity
from tests.services.branch import (
    ACCOUNTANT,
    ADMIN,
    CHECKER,
    FORM,
    MAKER,
    PDF,
    Branch,
    refusing,
    request,
)

MEANS = Means(9_000_00, 1_500_00, 4_000_00, 800_00, "Payslip of February")


def alerts(branch: Branch, loan: str) -> list[str]:
    """The codes of what a checker is told about an application."""
    told = views.loan_detail(branch.office, CHECKER, loan)
    return [alert["code"] for alert in told["alerts"]]


def test_a_loan_within_the_means_of_the_borrower_is_found_affordable() -> None:
    """P458.37 and P800 of other debts are 16.8 % of P7,500 net, and leave P2,241.63."""
    found = affordability.found(Lender(), MEANS, 458_37)

    assert (found.net_income, found.left, found.passed) == (7_500_00, 2_241_63, True)
    assert found.share is not None
    assert round(found.share * 100) == 16_78


@pytest.mark.parametrize(
    ("means", "broken"),
    [
        (Means(0), 2),
        (Means(3_000_00, 0, 0, 900_00), 1),
        (Means(9_000_00, 1_500_00, 7_200_00), 1),
    ],
)
def test_each_limit_is_kept_on_its_own(means: Means, broken: int) -> None:
    """No income at all, too large a share, or too little left: each is said."""
    found = affordability.found(Lender(), means, 458_37)

    assert (found.passed, len(found.broken)) == (False, broken)


def test_a_lender_that_asks_for_it_approves_only_what_was_assessed(branch: Branch) -> None:
    """The assessment by a maker opens the way for the checker, and is shown with its figures."""
    lenders.change_settings(branch.office, ADMIN, {"affordabilityRequired": True})
    loan = branch.apply()
    assert alerts(branch, loan) == ["not_assessed"]
    with refusing(branch, Code.AFFORDABILITY_MISSING):
        branch.approve(loan)

    affordability.assess(branch.office, MAKER, loan, MEANS)

    told = views.loan_detail(branch.office, CHECKER, loan)
    assert told["affordability"]["sharePercent"] == "16.78"
    assert told["alerts"] == []
    branch.approve(loan)


def test_what_cannot_be_afforded_is_not_approved(branch: Branch) -> None:
    """The outcome is kept, the checker is told, and approving is refused."""
    lenders.change_settings(branch.office, ADMIN, {"affordabilityRequired": True})
    loan = branch.apply()
    affordability.assess(branch.office, MAKER, loan, Means(1_000_00))

    assert alerts(branch, loan) == ["not_affordable"]
    with refusing(branch, Code.NOT_AFFORDABLE):
        branch.approve(loan)


@pytest.mark.parametrize(
    ("means", "field"),
    [
        (Means(-1), "income"),
        (Means(100, 101), "deductions"),
        (Means(100, evidence="x" * 501), "evidence"),
    ],
)
def test_means_that_make_no_sense_are_refused(branch: Branch, means: Means, field: str) -> None:
    """Nothing is recorded of them."""
    loan = branch.apply()
    with refusing(branch, Code.FIELD_INVALID, field):
        affordability.assess(branch.office, MAKER, loan, means)


def test_a_barred_person_may_apply_and_is_not_approved(branch: Branch) -> None:
    """The applicant is told nothing; the checker is, and cannot approve until the bar is lifted."""
    barring.bar(branch.office, CHECKER, FORM.id_number, "Forged payslip.")
    loan = branch.apply()

    assert alerts(branch, loan) == ["barred"]
    with refusing(branch, Code.BORROWER_BARRED):
        branch.approve(loan)
    page = borrowers.borrower(branch.office, CHECKER, FORM.id_number)
    assert (page["barred"]["why"], page["barred"]["by"]) == ("Forged payslip.", CHECKER.name)

    barring.lift(branch.office, ADMIN, FORM.id_number, "It was a mistake.")
    assert borrowers.borrower(branch.office, CHECKER, FORM.id_number)["barred"] is None
    branch.approve(loan)


def test_a_bar_is_set_and_lifted_once(branch: Branch) -> None:
    """Neither twice, and by the same number however it is typed."""
    with refusing(branch, Code.BORROWER_NOT_BARRED):
        barring.lift(branch.office, CHECKER, FORM.id_number, "x")
    barring.bar(branch.office, CHECKER, "123 456 789", "Forged payslip.")
    with refusing(branch, Code.BORROWER_BARRED):
        barring.bar(branch.office, CHECKER, "123456789", "Forged payslip.")
    with refusing(branch, Code.FIELD_INVALID, "idNumber"):
        barring.bar(branch.office, CHECKER, "1" * 30, "Forged payslip.")
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        barring.lift(branch.office, MAKER, "123456789", "x")


def test_the_history_of_a_bar_holds_no_identity_number(branch: Branch) -> None:
    """Its stream is named by a digest, and the reason lies in a note."""
    barring.bar(branch.office, CHECKER, FORM.id_number, "Forged payslip.")
    (entry,) = branch.store.load(barring.stream_of(FORM.id_number))

    assert FORM.id_number not in entry.text
    assert "Forged" not in entry.text


def test_a_checker_is_told_of_other_loans_of_the_same_person(branch: Branch) -> None:
    """An open loan with what is owed, its arrears, and a second application."""
    first = branch.open()
    branch.later(days=40)
    again, twin = branch.apply(), branch.apply()

    assert alerts(branch, again) == ["open_loans", "in_arrears", "duplicate"]
    assert alerts(branch, first) == []
    told = views.loan_detail(branch.office, CHECKER, twin)["alerts"][0]
    assert told["message"].startswith("Owes P5,5")
    assert told["values"]["amount"] in told["message"].replace(",", "")
    assert told["loans"] == [views.loan_detail(branch.office, CHECKER, first)["reference"]]


def test_a_borrower_gets_more_with_each_loan(branch: Branch) -> None:
    """The first loan is at most P3,000 by this product, the second may be P6,000."""
    limits = {"code": "standard", "cycleLimits": ["3000", "6000"]}
    products.save_product(branch.office, ADMIN, limits)
    first = branch.apply()

    assert alerts(branch, first) == ["cycle_limit"]
    with refusing(branch, Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"):
        branch.approve(first)
    changes = reviews.Changes(principal=3_000_00)
    reviews.review(branch.office, CHECKER, first, Decision.APPROVE, "For now.", changes)
    branch.disburse(first)
    branch.approve(branch.apply())


def test_another_rate_needs_a_maker_and_a_checker(branch: Branch) -> None:
    """Staff may ask for a rate within the limits; the public gets the usual one, or a refusal."""
    limits = {"code": "standard", "rateMin": "8", "rateMax": "12"}
    products.save_product(branch.office, ADMIN, limits)
    with refusing(branch, Code.RATE_DIFFERS, "interestRate"):
        branch.apply(rate_percent="8")
    with refusing(branch, Code.RATE_DIFFERS, "interestRate"):
        branch.apply(MAKER, rate_percent="7.9")

    outcome = applications.capture(branch.office, MAKER, request(rate_percent="8"))
    loan = find(branch.office, outcome.body["reference"])

    assert outcome.body["totalAmount"] == "5400.00"
    assert alerts(branch, loan) == ["rate_override"]
    changes = reviews.Changes(principal=4_000_00)
    reviews.review(branch.office, CHECKER, loan, Decision.APPROVE, "Good payer.", changes)
    terms = views.loan_detail(branch.office, CHECKER, loan)["terms"]
    assert terms["interestRate"] == "8"


def test_securities_are_recorded_and_released_by_two_people(branch: Branch) -> None:
    """A guarantor is shown with the loan, free after another person said so."""
    loan = branch.apply()
    new = NewSecurity(SecurityKind.GUARANTOR, 2_000_00, "Thabo Moyo", "Brother")
    security = securities.add(branch.office, MAKER, loan, new).body["securityId"]

    with refusing(branch, Code.FOUR_EYES):
        securities.release(branch.office, MAKER, loan, security, "Paid.")
    securities.release(branch.office, CHECKER, loan, security, "Paid.")

    (told,) = views.loan_detail(branch.office, CHECKER, loan)["securities"]
    assert (told["name"], told["value"], told["released"]) == ("Thabo Moyo", "2000.00", True)
    assert told["recordedBy"] == MAKER.name


def test_a_lender_that_asks_for_it_pays_out_on_the_signed_agreement(branch: Branch) -> None:
    """Without the agreement on file nothing is paid; with it, its hash is in the history."""
    lenders.change_settings(branch.office, ADMIN, {"agreementRequired": True})
    loan = branch.approve(branch.apply())
    with refusing(branch, Code.AGREEMENT_MISSING):
        disbursements.disburse(branch.office, ACCOUNTANT, loan, Payout("EFT-1"))

    new = NewDocument("agreement", "agreement.pdf", "application/pdf", len(PDF))
    document = documents.request_upload(branch.office, CHECKER, loan, new).body["documentId"]
    branch.blobs.arrive(document, PDF)
    documents.complete_upload(branch.office, CHECKER, document)
    branch.disburse(loan)

    paid_out = branch.store.load(f"loan/{loan}")[-1].event
    assert paid_out.agreement in branch.blobs.kept


def test_the_first_instalment_falls_due_when_it_was_agreed(branch: Branch) -> None:
    """The date of the application is that of the contract, and later ones step from it."""
    wanted = branch.today + timedelta(days=45)
    loan = branch.open(first_due=wanted)

    dates = [row["dueDate"] for row in views.schedule(branch.office, CHECKER, loan)]
    assert dates[:2] == [wanted.isoformat(), date(2026, 5, 16).isoformat()]
    with refusing(branch, Code.FIELD_INVALID, "firstDueDate"):
        branch.apply(first_due=branch.today)


def test_due_dates_mind_the_holidays_that_the_lender_keeps(branch: Branch) -> None:
    """1 May is a holiday in Botswana, 4 May one that was declared; both push an instalment on."""
    rule = {"day": 1, "shift": "following"}
    products.save_product(branch.office, ADMIN, {"code": "standard", "dueDates": rule})
    lenders.change_settings(branch.office, ADMIN, {"extraHolidays": ["2026-05-04"]})
    loan = branch.open()

    dates = [row["dueDate"] for row in views.schedule(branch.office, CHECKER, loan)]
    assert dates[:2] == ["2026-04-01", "2026-05-05"]
    lenders.change_settings(branch.office, ADMIN, {"holidayCountry": "", "extraHolidays": []})
    assert [row["dueDate"] for row in views.schedule(branch.office, CHECKER, loan)] == dates
