"""Loans to which more than repayments happened: the desks read, project, audit and rebuild them."""

from typing import Any

from skycap.lending import acts
from skycap.lending.acts import Command
from skycap.lending.events import PaymentMethod
from skycap.lending.terms import Bucket
from skycap.services import loans, products, views
from skycap.services.audit import audit
from skycap.services.permissions import Person
from skycap.services.replay import rebuild
from tests.services.branch import ACCOUNTANT, ACCOUNTANT_2, ADMIN, Branch, booked

LATE = {
    "penalty": {"kind": "daily", "percent": "60", "graceDays": 3, "cap": "150.00"},
    "inDuplum": "common_law",
    "stopAfterMonths": 3,
    "postStopPercent": "5",
}


def act(branch: Branch, loan: str, command: Command, person: Person = ACCOUNTANT) -> dict[str, Any]:
    """Carry an act out as a desk will; tell the loan after it."""
    file = loans.open_file(branch.office, loan, person)
    commit, _, _ = loans.decided(branch.office, file, person, command)
    branch.store.commit(commit)
    return views.loan_detail(branch.office, person, loan)


def late_branch(branch: Branch) -> str:
    """A loan of a product with penalties, fifty days old and unpaid."""
    products.save_product(branch.office, ADMIN, {"code": "standard", "late": LATE})
    loan = branch.open()
    branch.later(days=50)
    return loan


def test_a_product_keeps_what_happens_to_late_loans(branch: Branch) -> None:
    """What a client sends of penalties, ceilings and early payment is told as it is kept."""
    early = {"rebate": "pro_rata", "chargeAmount": "12.50", "coolingOffDays": 3}
    changes = {"code": "standard", "late": LATE, "early": early, "vatPercent": "14"}
    products.save_product(branch.office, ADMIN, changes)
    told = products.product_view(products.get_product(branch.office, "standard"), 2)

    assert told["late"]["penalty"] == {
        "kind": "daily", "amount": "0.00", "percent": "60", "period": "year", "base": "scheduled",
        "graceDays": 3, "fromGrace": False, "cap": "150.00", "capPercent": "0",
    }  # fmt: skip
    assert (told["late"]["inDuplum"], told["late"]["stopAfterMonths"]) == ("common_law", 3)
    assert (told["early"]["chargeAmount"], told["early"]["rebate"]) == ("12.50", "pro_rata")
    assert told["vatPercent"] == "14"


def test_a_history_with_every_kind_of_act_is_read_and_audited(branch: Branch) -> None:
    """Each act is shown in the history; the read models agree, and a rebuild changes nothing."""
    loan = late_branch(branch)
    office, today = branch.office, branch.today
    assert act(branch, loan, acts.Charge("a1", today, Bucket.FEE, 25_00, "Letter of demand"))
    act(branch, loan, acts.ProposeWaiver("a2", today, Bucket.FEE, 10_00, "n"))
    act(branch, loan, acts.Confirm("a2"), ACCOUNTANT_2)
    act(branch, loan, acts.QuoteSettlement("a3", today))
    branch.pay(loan, 300_00)
    terms = loans.open_file(office, loan, ACCOUNTANT).known.terms
    act(branch, loan, acts.ProposeReschedule("a4", today, terms, "n", capitalise=1_00))
    told = act(branch, loan, acts.Confirm("a4"), ACCOUNTANT_2)
    assert told["schedule"][-1]["number"] == 2 * terms.instalments
    act(branch, loan, acts.StopInterest("a5", today, "n"))
    act(branch, loan, acts.ProposeUndo("a5", "n"))
    act(branch, loan, acts.ConfirmUndo("a5"), ACCOUNTANT_2)
    branch.later(days=1)
    act(branch, loan, acts.ProposeWriteOff("a6", branch.today, "n"))
    act(branch, loan, acts.Confirm("a6"), ACCOUNTANT_2)
    cash = PaymentMethod.CASH
    told = act(branch, loan, acts.Recover("a7", branch.today, 40_00, cash, "S-1"))

    kinds = [line["kind"] for line in told["history"]]
    assert {"charged", "confirmed", "settlement_quoted", "undone", "recovered"} <= set(kinds)
    assert (told["status"], told["balances"]["outstanding"]) == ("written_off", "0.00")
    assert booked(branch, loan)["recovery_income"] == -40_00
    assert audit(office).findings == []
    before = branch.contents()
    rebuild(office)
    assert branch.contents() == before


def test_a_penalty_shows_in_the_loan_as_of_a_day(branch: Branch) -> None:
    """Time alone charges it: nothing was written, yet the loan tells what is owed today."""
    loan = late_branch(branch)
    told = views.loan_detail(branch.office, ACCOUNTANT, loan)

    assert told["schedule"][0]["penalty"] != "0.00"
    assert told["balances"]["penalty"] == told["schedule"][0]["penalty"]


def test_a_payout_that_never_was_leaves_clean_books(branch: Branch) -> None:
    """The loan stands approved, its journal is even, and it can be paid out again."""
    loan = branch.open()
    act(branch, loan, acts.ProposeUndo("disbursement", "n"))
    told = act(branch, loan, acts.ConfirmUndo("disbursement"), ACCOUNTANT_2)
    assert told["status"] == "approved"
    assert not any(booked(branch, loan).values())
    assert audit(branch.office).findings == []

    branch.disburse(loan)
    assert branch.line(loan).status == "disbursed"
