"""Accounts as the lender calls them."""

from skycap.lending.ledger import Account
from skycap.lending.refusals import Code
from skycap.services.audit import audit
from skycap.services.books.naming import rename
from skycap.services.reports import statements
from tests.services.branch import ACCOUNTANT, CHECKER, Branch, refusing

NAMES = ("610", "Loans to customers", "Dikadimo tsa bareki")


def test_an_account_has_the_name_that_the_lender_gave_it(branch: Branch) -> None:
    """The chart and the trial balance tell the new code; what is booked stays."""
    branch.open()
    before = statements.trial_balance(branch.office, CHECKER)["debit"]
    rename(branch.office, ACCOUNTANT, Account.LOANS, NAMES)

    chart = {one["account"]: one for one in statements.chart(branch.office, CHECKER)}
    assert (chart["loans"]["code"], chart["loans"]["name"]) == NAMES[:2]
    assert statements.trial_balance(branch.office, CHECKER)["debit"] == before
    assert audit(branch.office).clean


def test_no_two_accounts_share_a_code(branch: Branch) -> None:
    """The code of the bank is refused for the till, by name; and a checker names nothing."""
    with refusing(branch, Code.FIELD_INVALID, "code"):
        rename(branch.office, ACCOUNTANT, Account.TILL, ("1010", "Till", "Tile"))
    with refusing(branch, Code.FIELD_INVALID, "name"):
        rename(branch.office, ACCOUNTANT, Account.TILL, ("1001", " ", "Tile"))
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        rename(branch.office, CHECKER, Account.TILL, ("1001", "Till", "Tile"))
