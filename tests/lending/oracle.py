"""A second, slow reckoning of a loan, written from the rules and not from the engine.

It walks through the days one at a time, keeps money as decimals in plain dictionaries, pours each
receipt into a queue of debts, and counts days past due by counting days. Agreement with the engine
is evidence, because the two share neither code nor method.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from skycap.lending.loan import Loan

ONE_DAY = timedelta(days=1)
CENT = Decimal("0.01")

HOLDS = {
    "cash": "till",
    "bank_transfer": "bank",
    "debit_order": "bank",
    "card": "bank",
    "mobile_money": "mobile_money",
    "payroll": "payroll_clearing",
}


@dataclass
class Debt:
    """One part of one instalment, waiting to be paid."""

    number: int
    due: date
    part: str
    left: Decimal


@dataclass
class Reckoning:
    """What the slow walk found at the end of a day."""

    debts: list[Debt]
    paid: Decimal
    overpaid: Decimal
    taken: dict[str, dict[tuple[int, str], Decimal]]
    too_much: dict[str, Decimal]
    dpd: int
    accounts: dict[str, Decimal]

    def left(self, *parts: str) -> Decimal:
        """What is left to pay of the parts named, over all instalments."""
        return sum((debt.left for debt in self.debts if debt.part in parts), Decimal(0))

    def overdue(self, as_of: date) -> Decimal:
        """All that fell due before the day and is unpaid."""
        return sum((debt.left for debt in self.debts if debt.due < as_of), Decimal(0))


def money(minor: int) -> Decimal:
    """Minor units as a decimal amount."""
    return Decimal(minor).scaleb(-2)


def queue_of_debts(loan: Loan) -> list[Debt]:
    """All that the contract asks, in the order in which it is to be paid."""
    order = [str(part) for part in loan.terms.allocation]
    return [
        Debt(row.number, row.due, part, money(getattr(row, part)))
        for row in loan.schedule
        for part in order
        if part in {"principal", "interest", "fee"}
    ]


def reckon(loan: Loan, as_of: date) -> Reckoning:
    """Walk from the disbursement to the end of `as_of`."""
    assert loan.disbursed is not None
    assert loan.disbursed_on is not None
    found = Reckoning(queue_of_debts(loan), Decimal(0), Decimal(0), {}, {}, 0, {})
    lent = money(loan.disbursed.principal)
    _post(found.accounts, HOLDS[loan.disbursed.method], -lent)
    _post(found.accounts, "loans", lent)
    day = loan.disbursed_on
    while day <= as_of:
        _receive(loan, day, found)
        day += ONE_DAY
    _accrue(loan, as_of, found)
    found.dpd = _count_days_past_due(loan, as_of, found)
    return found


def _post(accounts: dict[str, Decimal], account: str, amount: Decimal) -> None:
    accounts[account] = accounts.get(account, Decimal(0)) + amount


def _receive(loan: Loan, day: date, found: Reckoning) -> None:
    """Pour the day's money into the debts, first in line first; the smallest receipt goes first."""
    today = [p for p in loan.payments if p.on == day and p.id not in loan.reversed]
    today.sort(key=lambda p: (p.event.amount, str(p.event.method), p.event.payment_reference, p.id))
    for payment in today:
        jug = money(payment.event.amount)
        found.paid += jug
        _post(found.accounts, HOLDS[payment.event.method], jug)
        taken: dict[tuple[int, str], Decimal] = {}
        for debt in found.debts:
            poured = min(jug, debt.left)
            if poured:
                debt.left -= poured
                jug -= poured
                taken[debt.number, debt.part] = poured
                account = "loans" if debt.part == "principal" else "interest"
                _post(found.accounts, account, -poured)
        found.overpaid += jug
        found.taken[payment.id] = taken
        found.too_much[payment.id] = jug
        _post(found.accounts, "overpayments", -jug)


def _accrue(loan: Loan, as_of: date, found: Reckoning) -> None:
    """Earn each instalment's interest evenly over its days, by counting the days gone by."""
    earned, start = Decimal(0), loan.disbursed_on
    assert start is not None
    for row in loan.schedule:
        days = [start + ONE_DAY * n for n in range(1, (row.due - start).days + 1)]
        gone = sum(1 for day in days if day <= as_of)
        share = money(row.interest) * gone / len(days)
        earned += share.quantize(CENT, rounding=ROUND_HALF_UP)
        start = row.due
    _post(found.accounts, "interest_income", -earned)
    _post(found.accounts, "interest", earned)
    # Interest paid before it was earned is owed back in time; the other way round it is owed to us.
    net = found.accounts.pop("interest")
    _post(found.accounts, "interest_receivable" if net > 0 else "unearned_interest", net)


def _count_days_past_due(loan: Loan, as_of: date, found: Reckoning) -> int:
    """Count the days on which more than the tolerance had fallen due before and is unpaid."""
    days, day = 0, loan.disbursed_on
    assert day is not None
    while day <= as_of:
        short = sum(
            debt.left
            for debt in found.debts
            if debt.part in {"principal", "interest"} and debt.due < day
        )
        days += short > money(loan.terms.tolerance)
        day += ONE_DAY
    return days
