"""The ledger of a loan: what each account holds, and entries as differences.

`targets` gives the cumulative balance of every account for a position (debit positive), always
summing to zero. A journal entry is the targets minus what is already booked, so late facts,
reversals and accruals post themselves and closed days are never edited.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from skycap.lending import servicing
from skycap.lending.allocation import NOTHING, Part
from skycap.lending.events import PaymentMethod
from skycap.lending.loan import Loan
from skycap.lending.money import Rounding, divide
from skycap.lending.position import Position
from skycap.lending.turns import Turns
from skycap.lending.vat import Taxed, VatRates, taxed


class Account(StrEnum):
    """The accounts of the books; most are posted to by loans, all stand in `chart`."""

    TILL = "till"
    BANK = "bank"
    MOBILE_MONEY = "mobile_money"
    PAYROLL_CLEARING = "payroll_clearing"
    LOANS = "loans"
    INTEREST_RECEIVABLE = "interest_receivable"
    FEES_RECEIVABLE = "fees_receivable"
    PENALTY_RECEIVABLE = "penalty_receivable"
    INTEREST_IN_SUSPENSE = "interest_in_suspense"
    LOSS_ALLOWANCE = "loss_allowance"
    UNEARNED_INTEREST = "unearned_interest"
    UNEARNED_FEES = "unearned_fees"
    OVERPAYMENTS = "overpayments"
    UNALLOCATED = "unallocated_receipts"
    INSURANCE_PAYABLE = "insurance_payable"
    VAT = "vat"
    BORROWINGS = "borrowings"
    CAPITAL = "capital"
    INTEREST_INCOME = "interest_income"
    FEE_INCOME = "fee_income"
    PENALTY_INCOME = "penalty_income"
    RECOVERY_INCOME = "recovery_income"
    CASH_OVER = "cash_over"
    OTHER_INCOME = "other_income"
    IMPAIRMENT = "impairment"
    WRITE_OFFS = "write_offs"
    WAIVERS = "waivers"
    COMMISSION = "commission"
    CASH_SHORT = "cash_short"
    ROUNDING = "rounding"
    OTHER_EXPENSES = "other_expenses"


MONEY_ACCOUNTS = {
    PaymentMethod.CASH: Account.TILL,
    PaymentMethod.BANK_TRANSFER: Account.BANK,
    PaymentMethod.DEBIT_ORDER: Account.BANK,
    PaymentMethod.CARD: Account.BANK,
    PaymentMethod.MOBILE_MONEY: Account.MOBILE_MONEY,
    PaymentMethod.PAYROLL: Account.PAYROLL_CLEARING,
}
"""Where money that came by each method lies."""


def targets(loan: Loan, figures: Position, rates: VatRates = ()) -> dict[Account, int]:
    """The balance that each account should have for `loan` at `figures.as_of`.

    Minor units, debit positive, accounts at zero left out; the sum is zero. Interest is earned day
    by day between due dates, a fee agreed for an instalment when that falls due, a fee of the
    payout at once, a charge when it is made; what was paid before it was earned is a liability.
    `rates` are those of value added tax by date.
    """
    if not figures.instalments or loan.disbursed is None:
        return {}
    if figures.turns is not None:
        return _turned(loan, figures, figures.turns, rates)
    interest, interest_paid = interest_accrued(loan, figures.as_of), 0
    lent, kept = loan.disbursed.principal, 0
    upfront = -lent  # what is owed above what was lent is a fee added at the payout
    fees = fees_paid = penalties = penalties_paid = 0
    for row, due in zip(loan.schedule, figures.instalments, strict=True):
        interest_paid += due.interest_paid
        fees_paid += due.fee_paid
        penalties_paid += due.penalty_paid
        upfront += row.principal
        fees += due.fee if row.due <= figures.as_of else due.fee - row.fee
        penalties += due.penalty
        kept += row.total if row.number == 0 else 0
    balances = {
        Account.LOANS: figures.principal_outstanding,
        Account.INTEREST_RECEIVABLE: max(interest - interest_paid, 0),
        Account.FEES_RECEIVABLE: max(fees - fees_paid, 0),
        Account.PENALTY_RECEIVABLE: penalties - penalties_paid,
        Account.UNEARNED_INTEREST: -max(interest_paid - interest, 0),
        Account.UNEARNED_FEES: -max(fees_paid - fees, 0),
        Account.INTEREST_INCOME: -interest,
        Account.FEE_INCOME: -fees - upfront,
        Account.PENALTY_INCOME: -penalties,
        Account.OVERPAYMENTS: -figures.overpaid,
    }
    received = {MONEY_ACCOUNTS[loan.disbursed.method]: kept - lent}
    for payment in loan.payments:
        if payment.id in figures.splits:
            account = MONEY_ACCOUNTS[payment.event.method]
            received[account] = received.get(account, 0) + payment.event.amount
    balances |= received
    return _balanced(loan, figures, balances, fees + upfront, rates)


def _balanced(
    loan: Loan, figures: Position, balances: dict[Account, int], fees: int, rates: VatRates
) -> dict[Account, int]:
    """Take insurance and tax out of the income from `fees`; leave accounts at zero out."""
    asked = taxed(loan, figures, fees, rates)
    insured = sum(one.amount for one in asked if one.insured)
    if insured:
        balances[Account.FEE_INCOME] += insured
        balances[Account.INSURANCE_PAYABLE] = -insured
    tax = sum(one.tax for one in asked)
    if tax:
        balances[Account.FEE_INCOME] += tax
        balances[Account.VAT] = -tax
    assert sum(balances.values()) == 0, "a loan's accounts sum to zero"
    return {account: balance for account, balance in balances.items() if balance}


def _turned(loan: Loan, figures: Position, turns: Turns, rates: VatRates) -> dict[Account, int]:
    """The balances of a loan to which more than repayments happened."""
    paid = _paid(figures)
    earned, waived, gone = turns.earned, turns.waived, turns.written_off
    interest = earned.interest - paid.interest - waived.interest - gone.interest - turns.capitalised
    fees = earned.fee - paid.fee - waived.fee - gone.fee
    balances = {
        Account.LOANS: figures.principal_outstanding,
        Account.INTEREST_RECEIVABLE: max(interest, 0),
        Account.FEES_RECEIVABLE: max(fees, 0),
        Account.PENALTY_RECEIVABLE: earned.penalty - paid.penalty - waived.penalty - gone.penalty,
        Account.UNEARNED_INTEREST: min(interest, 0),
        Account.UNEARNED_FEES: min(fees, 0),
        Account.INTEREST_INCOME: -earned.interest,
        Account.FEE_INCOME: -earned.fee - turns.upfront,
        Account.PENALTY_INCOME: -earned.penalty,
        Account.RECOVERY_INCOME: -turns.recovered,
        Account.WAIVERS: waived.total,
        Account.WRITE_OFFS: gone.total,
        Account.ROUNDING: turns.rounding,
        Account.OVERPAYMENTS: -figures.overpaid,
    }
    for account, amount in _money(loan, figures).items():
        balances[account] = balances.get(account, 0) + amount
    return _balanced(loan, figures, balances, earned.fee + turns.upfront, rates)


def cash_targets(loan: Loan, figures: Position, rates: VatRates = ()) -> dict[Account, int]:
    """As `targets`, for books on the cash basis: income is what was received.

    There are no receivables and nothing is unearned but interest that became principal. Waivers
    and interest that stops leave no trace; a write-off is of principal only.
    """
    if not figures.instalments or loan.disbursed is None:
        return {}
    turns = figures.turns or Turns(upfront=_upfront(loan))
    paid = _paid(figures)
    balances = {
        Account.LOANS: figures.principal_outstanding,
        Account.UNEARNED_INTEREST: -turns.capitalised,
        Account.INTEREST_INCOME: -paid.interest,
        Account.FEE_INCOME: -paid.fee - turns.upfront,
        Account.PENALTY_INCOME: -paid.penalty,
        Account.RECOVERY_INCOME: -turns.recovered,
        Account.WRITE_OFFS: turns.written_off.principal,
        Account.ROUNDING: turns.rounding,
        Account.OVERPAYMENTS: -figures.overpaid,
    }
    for account, amount in _money(loan, figures).items():
        balances[account] = balances.get(account, 0) + amount
    return _balanced(loan, figures, balances, paid.fee + turns.upfront, rates)


def taxed_fees(
    loan: Loan, figures: Position, balances: Mapping[Account, int], rates: VatRates
) -> list[Taxed]:
    """The fees, each with its tax, that a loan with these `balances` earned or was paid."""
    parts = (Account.FEE_INCOME, Account.VAT, Account.INSURANCE_PAYABLE)
    return taxed(loan, figures, -sum(balances.get(account, 0) for account in parts), rates)


def _upfront(loan: Loan) -> int:
    """Fees that were added to the principal at the payout."""
    assert loan.disbursed is not None
    return sum(row.principal for row in loan.schedule) - loan.disbursed.principal


def _paid(figures: Position) -> Part:
    """All that was paid, part by part."""
    paid = NOTHING
    for due in figures.instalments:
        paid = paid.plus(
            Part(0, due.principal_paid, due.interest_paid, due.fee_paid, due.penalty_paid)
        )
    return paid


def _money(loan: Loan, figures: Position) -> dict[Account, int]:
    """What came in and went out by each method, on the account where it lies."""
    assert loan.disbursed is not None
    kept = sum(row.total for row in loan.schedule if row.number == 0)
    flows = [(loan.disbursed.method, kept - loan.disbursed.principal)]
    flows += [
        (payment.event.method, payment.event.amount)
        for payment in loan.payments
        if payment.id in figures.splits
    ]
    for fact in loan.standing_facts():
        if fact.on <= figures.as_of:
            if isinstance(fact.event, servicing.Recovered):
                flows.append((fact.event.method, fact.event.amount))
            elif isinstance(fact.event, servicing.Advanced | servicing.RefundProposed):
                flows.append((fact.event.method, -fact.event.amount))
    held: dict[Account, int] = {}
    for method, amount in flows:
        account = MONEY_ACCOUNTS[method]
        held[account] = held.get(account, 0) + amount
    return held


def interest_accrued(loan: Loan, as_of: date) -> int:
    """Interest earned by the end of `as_of`, in minor units: each row's by the days gone by.

    Days are counted with the start excluded; rounding is of the cumulative amount of a row, so the
    days of a period sum to its interest exactly. Interest kept back at the payout is earned over
    the whole term.
    """
    assert loan.disbursed_on is not None
    earned, start = 0, loan.disbursed_on
    for row in loan.schedule:
        if row.number == 0:
            earned += _earned(row.interest, start, loan.schedule[-1].due, as_of)
        else:
            earned += _earned(row.interest, start, row.due, as_of)
        start = row.due
    return earned


def _earned(interest: int, start: date, end: date, as_of: date) -> int:
    """The part of `interest` earned by `as_of`, where it is earned evenly from `start` to `end`."""
    if end <= as_of:
        return interest
    gone, days = (as_of - start).days, (end - start).days
    return divide(interest * gone, days, Rounding.HALF_UP) if gone > 0 else 0


def entry(booked: Mapping[Account, int], wanted: Mapping[Account, int]) -> dict[Account, int]:
    """The postings that bring `booked` to `wanted`: debit positive, summing to zero."""
    accounts = [account for account in Account if account in booked or account in wanted]
    postings = {account: wanted.get(account, 0) - booked.get(account, 0) for account in accounts}
    assert sum(postings.values()) == 0, "an entry sums to zero"
    return {account: amount for account, amount in postings.items() if amount}
