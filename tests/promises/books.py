"""What the promises work on: a lender in a file, loans to repay, and one way to look at them."""

from pathlib import Path
from typing import Any

from skycap.lending.events import PaymentMethod
from skycap.services import repayments
from skycap.services.audit import audit
from skycap.services.ports import Store
from skycap.services.records import REPAYMENTS_BY_DATE, RepaymentRow
from skycap.services.repayments import NewRepayment
from skycap.services.work import Outcome
from skycap.storage.sql import SqlStore
from tests.services.branch import ACCOUNTANT, Branch, asked


def open_books(path: Path, loans: int) -> list[str]:
    """Make a database with so many disbursed loans; give their ids."""
    store = SqlStore.open(path)
    try:
        return open_loans(store, loans)
    finally:
        store.close()


def open_loans(store: Store, loans: int) -> list[str]:
    """Disburse so many loans; give their ids."""
    branch = Branch(store)
    return [branch.open(principal=5_000_000, instalments=24) for _ in range(loans)]


def order(number: int, loans: list[str]) -> dict[str, Any]:
    """The repayment of that number: its key, loan, amount and reference."""
    return {
        "key": f"key-{number}",
        "loan": loans[number % len(loans)],
        "amount": 100 + number % 97,
        "reference": f"REF{number:06d}",
    }


def carry_out(branch: Branch, wanted: dict[str, Any]) -> Outcome:
    """Record the repayment of an order, under its key."""
    received = NewRepayment(
        loan_id=wanted["loan"],
        on=branch.today,
        amount=wanted["amount"],
        method=PaymentMethod.CASH,
        reference=wanted["reference"],
    )
    key = asked(wanted["key"], str(sorted(wanted.items())))
    return repayments.record(branch.office, ACCOUNTANT, received, key)


def recorded(branch: Branch) -> list[RepaymentRow]:
    """Every repayment in the books."""
    rows: list[RepaymentRow] = []
    after: tuple[Any, ...] | None = None
    while True:
        page = branch.store.page(REPAYMENTS_BY_DATE, after=after)
        rows += page.rows
        after = page.after
        if after is None:
            return rows


def check_books(path: Path, orders: list[dict[str, Any]]) -> None:
    """Exactly these repayments are in the books, once each, and an audit finds nothing."""
    store = SqlStore.open(path)
    try:
        check_store(store, orders)
    finally:
        store.close()


def check_store(store: Store, orders: list[dict[str, Any]]) -> None:
    """The same of books that are open."""
    branch = Branch(store)
    held = sorted((row.loan_id, row.payment_reference, row.amount) for row in recorded(branch))
    assert held == sorted((one["loan"], one["reference"], one["amount"]) for one in orders)
    counted = store.counters("repayments/")
    assert counted.get("repayments/count", 0) == len(orders)
    assert counted.get("repayments/amount", 0) == sum(one["amount"] for one in orders)
    assert audit(branch.office).findings == []
