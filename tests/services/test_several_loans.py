"""One receipt for several loans: shared by age or as said, recorded on all of them or on none."""

from typing import Any

import pytest

from skycap.lending.refusals import Code
from skycap.services import several_loans, views
from skycap.services.audit import audit
from skycap.services.several_loans import NewReceipt
from tests.services.branch import ACCOUNTANT, CHECKER, Branch, asked, booked, refusing

ANNE, ELSE = "111111111", "222222222"


def received(branch: Branch, amount: int, **changes: object) -> NewReceipt:
    """Money of Anne's, by payroll, with changes."""
    slip = branch.slip("", amount)
    given: dict[str, Any] = {
        "id_number": ANNE,
        "on": slip.on,
        "amount": amount,
        "method": slip.method,
        "reference": slip.reference,
    }
    return NewReceipt(**given | changes)


def two_loans(branch: Branch) -> tuple[str, str]:
    """An old loan and a newer one of hers, both with one instalment overdue for P458.33."""
    old = branch.open(id_number=ANNE)
    branch.later(days=3)
    new = branch.open(id_number=ANNE)
    branch.later(days=40)
    return old, new


def shares(told: dict[str, Any]) -> dict[str, str]:
    """What each loan got, by its id."""
    return {part["loanId"]: part["amountPaid"] for part in told["receipts"]}


def test_the_oldest_arrears_are_paid_first(branch: Branch) -> None:
    """P500: all that fell due on the older, the rest on what fell due on the newer."""
    old, new = two_loans(branch)
    receipt = received(branch, 500_00)
    before = branch.contents()
    foreseen = several_loans.preview(branch.office, ACCOUNTANT, receipt)
    assert branch.contents() == before
    told = several_loans.record(branch.office, ACCOUNTANT, receipt).body

    assert shares(told) == shares(foreseen) == {old: "458.33", new: "41.67"}
    assert (booked(branch, old)["bank"], booked(branch, new)["bank"]) == (-4541_67, -4958_33)
    assert len({part["receiptNumber"] for part in told["receipts"]}) == 2
    assert audit(branch.office).findings == []


def test_each_share_is_a_repayment_with_its_own_reversal(branch: Branch) -> None:
    """One is reversed, the other stands; the reference stays taken."""
    old, new = two_loans(branch)
    receipt = received(branch, 500_00, reference="PAY-1")
    told = several_loans.record(branch.office, ACCOUNTANT, receipt).body
    branch.reverse(told["receipts"][0]["repaymentId"])

    standing = {
        loan: [
            row["reversed"] for row in views.loan_detail(branch.office, CHECKER, loan)["repayments"]
        ]
        for loan in (old, new)
    }
    assert standing == {old: [True], new: [False]}
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        branch.pay(new, 1_00, reference="PAY-1")
    branch.reverse(told["receipts"][1]["repaymentId"])
    branch.pay(new, 1_00, reference="PAY-1")


def test_it_is_shared_as_the_borrower_said(branch: Branch) -> None:
    """Named shares go where they are named, whatever is overdue."""
    old, new = two_loans(branch)
    receipt = received(branch, 300_00, parts=((new, 200_00), (old, 100_00)))

    told = several_loans.record(branch.office, ACCOUNTANT, receipt).body
    assert shares(told) == {new: "200.00", old: "100.00"}


def test_a_request_sent_twice_pays_once(branch: Branch) -> None:
    """The same request key gets the same answer, and the loans are paid once."""
    old, _ = two_loans(branch)
    receipt = received(branch, 500_00)
    first = several_loans.record(branch.office, ACCOUNTANT, receipt, asked("k1"))
    again = several_loans.record(branch.office, ACCOUNTANT, receipt, asked("k1"))

    assert first.body == again.body
    assert len(views.loan_detail(branch.office, CHECKER, old)["repayments"]) == 1


def test_a_reference_that_is_taken_pays_no_loan(branch: Branch) -> None:
    """Nothing is written, on neither; confirmed, it counts as another payment."""
    old, new = two_loans(branch)
    branch.pay(old, 1_00, reference="PAY-1")
    receipt = received(branch, 500_00, reference="PAY-1")
    with refusing(branch, Code.DUPLICATE_REPAYMENT, "referenceNumber"):
        several_loans.record(branch.office, ACCOUNTANT, receipt)
    confirmed = received(branch, 500_00, reference="PAY-1", confirm_duplicate=True)

    told = several_loans.record(branch.office, ACCOUNTANT, confirmed).body
    assert shares(told) == {old: "457.33", new: "42.67"}
    assert audit(branch.office).findings == []


def test_more_than_all_loans_owe_is_held_once_that_is_said(branch: Branch) -> None:
    """P20,000 pays both off; what is over is held on the newer."""
    old, new = two_loans(branch)
    with refusing(branch, Code.LOAN_ALREADY_PAID, "confirmOverpayment"):
        several_loans.record(branch.office, ACCOUNTANT, received(branch, 20_000_00))
    receipt = received(branch, 20_000_00, confirm_overpayment=True)
    several_loans.record(branch.office, ACCOUNTANT, receipt)

    assert [branch.line(loan).status for loan in (old, new)] == ["closed", "overpaid"]


@pytest.mark.parametrize(
    ("amount", "changes", "code", "field"),
    [
        (0, {}, Code.AMOUNT_NOT_POSITIVE, "amountPaid"),
        (100_00, {"id_number": "999999999"}, Code.BORROWER_UNKNOWN, "idNumber"),
        (100_00, {"id_number": ELSE}, Code.NOTHING_OWED, None),
        (100_00, {"parts": (("old", 99_99),)}, Code.FIELD_INVALID, "parts"),
        (100_00, {"parts": (("old", 50_00), ("old", 50_00))}, Code.FIELD_INVALID, "parts"),
        (100_00, {"parts": (("old", 50_00), ("other", 50_00))}, Code.FIELD_INVALID, "parts"),
        (100_00, {"parts": (("old", 100_01), ("new", -1))}, Code.AMOUNT_NOT_POSITIVE, "amountPaid"),
    ],
)
def test_what_cannot_be_is_refused(
    branch: Branch, amount: int, changes: dict[str, Any], code: Code, field: str | None
) -> None:
    """Each by the field that is wrong; nothing is written."""
    old, new = two_loans(branch)
    branch.apply(id_number=ELSE)
    known = {"old": old, "new": new, "other": branch.open()}
    parts = tuple((known[name], part) for name, part in changes.get("parts", ()))
    with refusing(branch, code, field):
        several_loans.record(
            branch.office, ACCOUNTANT, received(branch, amount, **changes | {"parts": parts})
        )


def test_checkers_record_no_money(branch: Branch) -> None:
    """As with one loan."""
    two_loans(branch)
    with refusing(branch, Code.ROLE_NOT_ALLOWED):
        several_loans.record(branch.office, CHECKER, received(branch, 100_00))
