"""The ledger of a loan: what each account holds, and entries as differences.

`targets` gives the cumulative balance of every account for a position (debit positive), always
summing to zero. A journal entry is the targets minus what is already booked, so late facts,
reversals and accruals post themselves and closed days are never edited.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from skycap.lending.events import PaymentMethod
from skycap.lending.loan import Loan
from skycap.lending.money import Rounding, divide
from skycap.lending.position import Position


class Account(StrEnum):
    """The accounts that a loan posts to."""

    TILL = "till"
    BANK = "bank"
    MOBILE_MONEY = "mobile_money"
    PAYROLL_CLEARING = "payroll_clearing"
    LOANS = "loans"
    INTEREST_RECEIVABLE = "interest_receivable"
    UNEARNED_INTEREST = "unearned_interest"
    OVERPAYMENTS = "overpayments"
    INTEREST_INCOME = "interest_income"


MONEY_ACCOUNTS = {
    PaymentMethod.CASH: Account.TILL,
    PaymentMethod.BANK_TRANSFER: Account.BANK,
    PaymentMethod.DEBIT_ORDER: Account.BANK,
    PaymentMethod.CARD: Account.BANK,
    PaymentMethod.MOBILE_MONEY: Account.MOBILE_MONEY,
    PaymentMethod.PAYROLL: Account.PAYROLL_CLEARING,
}
"""Where money that came by each method lies."""


def targets(loan: Loan, figures: Position) -> dict[Account, int]:
    """The balance that each account should have for `loan` at `figures.as_of`.

    Minor units, debit positive, accounts at zero left out; the sum is zero. Interest is earned day
    by day between due dates; what was paid before it was earned is a liability.
    """
    if not figures.instalments or loan.disbursed is None:
        return {}
    accrued = interest_accrued(loan, figures.as_of)
    interest_paid = sum(row.interest_paid for row in figures.instalments)
    balances = {
        Account.LOANS: figures.principal_outstanding,
        Account.INTEREST_RECEIVABLE: max(accrued - interest_paid, 0),
        Account.UNEARNED_INTEREST: -max(interest_paid - accrued, 0),
        Account.INTEREST_INCOME: -accrued,
        Account.OVERPAYMENTS: -figures.overpaid,
    }
    received = {MONEY_ACCOUNTS[loan.disbursed.method]: -loan.disbursed.principal}
    for payment in loan.payments:
        if payment.id in figures.splits:
            account = MONEY_ACCOUNTS[payment.event.method]
            received[account] = received.get(account, 0) + payment.event.amount
    balances |= received
    assert sum(balances.values()) == 0, "a loan's accounts sum to zero"
    return {account: balance for account, balance in balances.items() if balance}


def interest_accrued(loan: Loan, as_of: date) -> int:
    """Interest earned by the end of `as_of`, in minor units: each row's by the days gone by.

    Days are counted with the start excluded; rounding is of the cumulative amount of a row, so the
    days of a period sum to its interest exactly.
    """
    assert loan.disbursed_on is not None
    earned, start = 0, loan.disbursed_on
    for row in loan.schedule:
        if row.due <= as_of:
            earned += row.interest
        elif start < as_of:
            gone, days = (as_of - start).days, (row.due - start).days
            earned += divide(row.interest * gone, days, Rounding.HALF_UP)
        start = row.due
    return earned


def entry(booked: Mapping[Account, int], wanted: Mapping[Account, int]) -> dict[Account, int]:
    """The postings that bring `booked` to `wanted`: debit positive, summing to zero."""
    accounts = [account for account in Account if account in booked or account in wanted]
    postings = {account: wanted.get(account, 0) - booked.get(account, 0) for account in accounts}
    assert sum(postings.values()) == 0, "an entry sums to zero"
    return {account: amount for account, amount in postings.items() if amount}
