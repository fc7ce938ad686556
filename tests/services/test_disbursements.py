"""The disbursement desk: a loan is paid out once, by somebody else, and its contract freezes."""

from datetime import date, timedelta

import pytest

from skycap.lending.events import Disbursed, PaymentMethod
from skycap.lending.refusals import Code
from skycap.services import disbursements, products, reviews, views
from skycap.services.disbursements import Payout
from skycap.services.permissions import ANYONE, Person
from skycap.services.records import LOANS
from skycap.services.reviews import Decision
from skycap.services.work import KeyReused
from tests.services.branch import (
    ACCOUNTANT,
    ACCOUNTANT_2,
    ADMIN,
    CHECKER,
    MAKER,
    Branch,
    asked,
    booked,
    refusing,
)


def test_an_approved_loan_is_paid_out(branch: Branch) -> None:
    """The answer tells the contract, the ledger holds the loan, the history the schedule."""
    loan = branch.approve(branch.apply())

    outcome = disbursements.disburse(branch.office, ACCOUNTANT, loan, Payout(" EFT-77 "))

    assert outcome.status == 200
    assert outcome.body | {"reference": ""} == {
        "success": True,
        "loanId": loan,
        "reference": "",
        "status": "disbursed",
        "version": 3,
        "disbursedOn": "2026-03-02",
        "loanAmount": "5000.00",
        "undrawn": "0.00",
        "totalAmount": "5500.00",
        "outstanding": "5500.00",
        "instalmentAmount": "458.33",
        "firstDue": "2026-04-02",
        "lastDue": "2027-03-02",
    }
    told = branch.store.load(f"loan/{loan}")[-1].event
    assert isinstance(told, Disbursed)
    assert told.payment_reference == "EFT-77"
    assert sum(row.total for row in told.schedule) == 550_000
    assert booked(branch, loan) == {"bank": -500_000, "loans": 500_000}
    assert branch.store.counters("ledger/") == {"ledger/bank": -500_000, "ledger/loans": 500_000}


def test_cash_comes_from_the_till(branch: Branch) -> None:
    """The method of payment decides the account."""
    loan = branch.approve(branch.apply())

    disbursements.disburse(branch.office, ACCOUNTANT, loan, Payout("V1", PaymentMethod.CASH))

    assert booked(branch, loan)["till"] == -500_000


def test_a_loan_is_paid_out_once(branch: Branch) -> None:
    """A disbursed loan cannot be disbursed again, by anybody; nothing changes."""
    loan = branch.open()
    for person in (ACCOUNTANT, ACCOUNTANT_2):
        with refusing(branch, Code.LOAN_ALREADY_DISBURSED):
            branch.disburse(loan, person)


def test_only_an_approved_loan_is_paid_out(branch: Branch) -> None:
    """Pending, waiting and rejected loans are not."""
    pending, waiting, rejected = branch.apply(), branch.apply(), branch.apply()
    reviews.review(branch.office, CHECKER, waiting, Decision.REQUEST_INFO, "x")
    reviews.review(branch.office, CHECKER, rejected, Decision.REJECT, "x")
    for loan in (pending, waiting, rejected):
        with refusing(branch, Code.LOAN_NOT_APPROVED):
            branch.disburse(loan)
    with refusing(branch, Code.LOAN_UNKNOWN):
        branch.disburse("nothing")


@pytest.mark.parametrize("person", [ANYONE, MAKER, CHECKER, ADMIN], ids=lambda p: p.role)
def test_only_an_accountant_pays_out(branch: Branch, person: Person) -> None:
    """Nobody else may."""
    loan = branch.approve(branch.apply())
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        branch.disburse(loan, person)


@pytest.mark.parametrize(
    ("days", "code"), [(1, Code.DATE_IN_FUTURE), (-1, Code.DATE_BEFORE_APPROVAL)]
)
def test_the_date_lies_between_approval_and_today(branch: Branch, days: int, code: Code) -> None:
    """A loan is not paid out before it was approved, nor in the future."""
    loan = branch.approve(branch.apply())
    with refusing(branch, code, "disbursementDate"):
        branch.disburse(loan, on=branch.today + timedelta(days=days))


def test_a_payout_may_be_recorded_days_later(branch: Branch) -> None:
    """The schedule steps from the day that the money went out, not from when it was typed."""
    loan = branch.approve(branch.apply())
    paid_on = branch.today
    branch.later(days=3)

    branch.disburse(loan, on=paid_on)

    row = branch.store.get(LOANS, loan)
    assert row is not None
    assert (row.disbursed_on, row.oldest_unpaid_due) == ("2026-03-02", "2026-04-02")


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("", Code.REFERENCE_REQUIRED),
        ("  ", Code.REFERENCE_REQUIRED),
        ("x" * 61, Code.FIELD_INVALID),
    ],
)
def test_a_payout_needs_a_reference(branch: Branch, reference: str, code: Code) -> None:
    """Without the reference of the payment, or with an endless one, nothing is paid out."""
    loan = branch.approve(branch.apply())
    with refusing(branch, code, "referenceNumber"):
        disbursements.disburse(branch.office, ACCOUNTANT, loan, Payout(reference))


def test_the_contract_is_frozen(branch: Branch) -> None:
    """A later version of the product does not move a disbursed loan."""
    loan = branch.open()
    before = views.schedule(branch.office, CHECKER, loan)

    products.save_product(branch.office, ADMIN, {"code": "standard", "ratePercent": "40"})

    assert views.schedule(branch.office, CHECKER, loan) == before


def test_a_payout_is_recorded_once_a_key(branch: Branch) -> None:
    """A repeated request gets the first answer, also when it would be refused by now."""
    loan = branch.approve(branch.apply())
    payout = Payout("EFT-1")
    first = disbursements.disburse(branch.office, ACCOUNTANT, loan, payout, asked("k"))
    before = branch.contents()

    again = disbursements.disburse(branch.office, ACCOUNTANT, loan, payout, asked("k"))

    assert (again.body, again.replayed) == (first.body, True)
    with pytest.raises(KeyReused):
        disbursements.disburse(branch.office, ACCOUNTANT, loan, Payout("X"), asked("k", "other"))
    assert branch.contents() == before


def test_the_first_of_the_month_is_the_lenders(branch: Branch) -> None:
    """Shortly before midnight UTC it is already tomorrow in Gaborone."""
    branch.clock.set(branch.clock.now().replace(hour=22, minute=30))

    loan = branch.open()

    row = branch.store.get(LOANS, loan)
    assert row is not None
    assert row.disbursed_on == date(2026, 3, 3).isoformat()
