"""The statement of account as a borrower is handed it."""

from datetime import timedelta

from skycap.lending import acts
from skycap.lending.refusals import Code
from skycap.lending.terms import Bucket
from skycap.services import servicing
from skycap.services.account_statements import statement
from tests.services.branch import ACCOUNTANT, CHECKER, Branch, refusing


def test_a_statement_tells_every_posting_in_words(branch: Branch) -> None:
    """Paid out, an instalment due, a payment typed late, one reversed, a fee, with balances."""
    loan = branch.open()
    branch.later(days=40)
    branch.pay(loan, 45_833, on=branch.today - timedelta(days=5))
    branch.reverse(branch.pay(loan, 10_000))
    charge = acts.Charge("", branch.today, Bucket.FEE, 2_500, "Letter of demand")
    servicing.act(branch.office, ACCOUNTANT, loan, charge)

    told = statement(branch.office, CHECKER, loan)

    number = told["reference"]
    assert [(line["description"], line["debit"], line["credit"]) for line in told["lines"]] == [
        ("Loan paid out", "5000.00", "0.00"),
        ("Instalment 1 fell due", "41.66", "0.00"),
        (f"Repayment by bank transfer, receipt {number}-001", "0.00", "458.33"),
        ("Letter of demand", "25.00", "0.00"),
        (f"Repayment by bank transfer, receipt {number}-002", "0.00", "100.00"),
        (f"Receipt {number}-002 was reversed: it never counted", "100.00", "0.00"),
    ]
    late = told["lines"][2]
    assert (late["late"], told["lines"][4]["undone"]) == (True, True)
    assert (told["opening"]["total"], told["closing"]["total"]) == ("0.00", "4608.33")
    assert told["closing"]["fee"] == "25.00"


def test_a_period_that_makes_no_sense_is_refused(branch: Branch) -> None:
    """Not before a payout, not into the future, not backwards; and not of what is not paid out."""
    waiting, loan = branch.apply(), branch.open()
    today = branch.today
    with refusing(branch, Code.LOAN_NOT_DISBURSED):
        statement(branch.office, CHECKER, waiting)
    with refusing(branch, Code.FIELD_INVALID, "to"):
        statement(branch.office, CHECKER, loan, None, today + timedelta(days=1))
    branch.later(days=5)
    with refusing(branch, Code.FIELD_INVALID, "from"):
        statement(branch.office, CHECKER, loan, today + timedelta(days=3), today)
