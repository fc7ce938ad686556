"""Whatever happens to loans, the books tie out at every day end, on both bases."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from skycap.lending import acts
from skycap.lending.books import less
from skycap.lending.ledger import Account
from skycap.lending.refusals import Refusal
from skycap.lending.terms import Bucket
from skycap.services import lenders, servicing
from skycap.services.audit import audit
from skycap.services.books.periods import tie_outs
from skycap.services.reports.balances import balances_at
from skycap.storage.memory import MemoryStore
from tests.services.bookkeeping import end_day
from tests.services.branch import ACCOUNTANT, ADMIN, CHECKER, Branch

DEEDS = ("open", "pay", "settle", "reverse", "charge", "waive", "write off", "basis", "nothing")
steps = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(1, 60), st.integers(1_00, 900_00)),
    min_size=1,
    max_size=10,
)


def do(branch: Branch, deed: str, amount: int, loans: list[str], paid: list[str]) -> None:
    """Do one deed to the newest loan; what is refused changes nothing."""
    loan, today = loans[-1], branch.today
    match deed:
        case "open":
            loans.append(branch.open())
        case "pay":
            paid.append(branch.pay(loan, amount, confirm_overpayment=True))
        case "settle":
            paid.append(branch.pay(loan, branch.line(loan).outstanding))
        case "reverse" if paid:
            branch.reverse(paid.pop())
        case "charge":
            charge = acts.Charge("", today, Bucket.PENALTY, amount, "Late")
            servicing.act(branch.office, ACCOUNTANT, loan, charge)
        case "waive":
            waiver = acts.ProposeWaiver("", today, Bucket.INTEREST, amount, "")
            second(branch, loan, waiver)
        case "write off":
            second(branch, loan, acts.ProposeWriteOff("", today, ""))
        case "basis":
            basis = "cash" if branch.office.lender().accounting_basis == "accrual" else "accrual"
            lenders.change_settings(branch.office, ADMIN, {"accountingBasis": basis})


def second(branch: Branch, loan: str, act: acts.Command) -> None:
    """Propose an act and confirm it."""
    told = servicing.act(branch.office, ACCOUNTANT, loan, act, "Agreed.")
    servicing.confirm(branch.office, CHECKER, loan, told.body["actId"])


@settings(max_examples=30, deadline=None)
@given(steps)
def test_the_books_tie_out_at_every_day_end(deeds: list[tuple[str, int, int]]) -> None:
    """The sum is zero, control accounts hold what the loans say, and the audit finds nothing."""
    branch = Branch(MemoryStore())
    loans, paid = [branch.open()], list[str]()
    for deed, days, amount in deeds:
        try:
            do(branch, deed, amount, loans, paid)
        except Refusal:
            continue
        branch.later(days=days)
        for day in end_day(branch).days:
            tied = tie_outs(branch.office, date.fromisoformat(day))
            assert tied
            assert [each for each in tied if not each.holds] == []
    report = audit(branch.office)
    assert report.clean, report.findings


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(5, 70), st.integers(50_00, 3_000_00)), max_size=6))
def test_both_bases_agree_over_a_whole_life(payments: list[tuple[int, int]]) -> None:
    """However a loan is paid, once it is paid in full and over, both bases hold the same."""
    held = []
    for basis in ("accrual", "cash"):
        branch = Branch(MemoryStore())
        changes = {"accountingBasis": basis, "provisionMethod": "none"}
        lenders.change_settings(branch.office, ADMIN, changes)
        loan = branch.open()
        for days, amount in payments:
            branch.later(days=days)
            left = branch.line(loan).outstanding
            if left:
                branch.pay(loan, min(amount, left))
        branch.later(days=400)
        if left := branch.line(loan).outstanding:
            branch.pay(loan, left)
        branch.later(days=1)
        end_day(branch)
        held.append(balances_at(branch.office, branch.today))

    assert less(held[0], held[1]) == {}
    assert held[0][Account.INTEREST_INCOME] == -500_00
