"""What must hold at the end of every life, reckoned by other means than those that made it."""

from datetime import timedelta
from decimal import Decimal

from skycap.lending.history import verify
from skycap.lending.ledger import Account, targets
from skycap.lending.loan import Loan, fold
from skycap.lending.position import position
from skycap.services.audit import audit
from skycap.services.records import REPAYMENTS_BY_LOAN
from tests.lending.oracle import money, reckon
from tests.services.branch import Branch
from tests.simulation.twins import Twins

_MONEY_ACCOUNTS = {Account.TILL, Account.BANK, Account.MOBILE_MONEY, Account.PAYROLL_CLEARING}


def check_everything(twins: Twins) -> None:
    """Both stores hold the same, pass their audit, and agree with a second reckoning."""
    twins.agree()
    for branch in twins.branches:
        report = audit(branch.office)
        assert report.findings == []
    for branch in twins.branches[:1]:
        received = paid_out = 0
        for entries in branch.store.histories("loan/"):
            verify(entries)
            loan = fold(entries)
            assert loan is not None
            _check_receipts(branch, loan)
            if loan.disbursed:
                _check_positions(branch, loan)
                paid_out += loan.principal
                received += sum(paid.event.amount for paid in loan.standing_payments())
        _check_ledger(branch, received - paid_out)


def _check_receipts(branch: Branch, loan: Loan) -> None:
    """Receipts are numbered without a gap, and each has its row."""
    numbers = sorted(paid.event.receipt for paid in loan.payments)
    assert numbers == list(range(1, len(numbers) + 1))
    rows = branch.store.page(REPAYMENTS_BY_LOAN, loan.id).rows
    assert {row.id: (row.amount, row.reversed) for row in rows} == {
        paid.id: (paid.event.amount, paid.id in loan.reversed) for paid in loan.payments
    }
    for paid in loan.payments:
        told = sum(part.total for part in paid.event.allocation) + paid.event.overpaid
        assert told == paid.event.amount, "a receipt accounts for every thebe"


def _check_positions(branch: Branch, loan: Loan) -> None:
    """On the first day, today and later, the position is that of the slow reckoning."""
    assert loan.disbursed_on is not None
    today = branch.today
    for day in (loan.disbursed_on, today, loan.disbursed_on + timedelta(days=75)):
        figures, slow = position(loan, day), reckon(loan, day)
        assert money(figures.principal_outstanding) == slow.left("principal")
        assert money(figures.interest_outstanding) == slow.left("interest")
        assert money(figures.paid) == slow.paid
        assert money(figures.overpaid) == slow.overpaid
        assert money(figures.overdue) == slow.overdue(day)
        assert figures.days_past_due == slow.dpd
        assert sum(targets(loan, figures).values()) == 0
        assert money(figures.paid) + slow.left("principal", "interest") == (
            money(sum(row.total for row in loan.schedule)) + slow.overpaid
        )
    assert slow.paid >= Decimal(0)


def _check_ledger(branch: Branch, money_in: int) -> None:
    """The accounts sum to zero, and those of money hold what came in less what went out."""
    held = branch.store.counters("ledger/")
    assert sum(held.values()) == 0
    assert sum(held.get(f"ledger/{account}", 0) for account in _MONEY_ACCOUNTS) == money_in
