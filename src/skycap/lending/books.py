"""How the books are kept: on which basis, and what a day end adds to what the loans booked.

A loan posts when something happens to it. What time earned since is added for all loans together at
a day end, as the difference to what was added before (`accrual`), so the books are right at every
day that was closed, and no loan's history grows by a line a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from skycap.lending.history import Added
from skycap.lending.ledger import Account, cash_targets, targets
from skycap.lending.loan import Loan
from skycap.lending.position import Position
from skycap.lending.vat import VatRates

Balances = dict[Account, int]
"""Amounts by account, in minor units, debit above zero."""

SUSPEND_AFTER: Final = 90


class Basis(StrEnum):
    """When income counts."""

    ACCRUAL = "accrual"
    """When it is earned."""
    CASH = "cash"
    """When it is received."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How the books are kept from a date on.

    Interest of loans more than `suspend_after` days past due is not income until it is paid (0:
    never suspended). Source: IFRS 9 B5.5.37 presumes default at 90 days; the usual stop of accrual.
    `vat` are the rates of value added tax by date.
    """

    basis: Basis = Basis.ACCRUAL
    suspend_after: Added[int] = SUSPEND_AFTER
    vat: Added[VatRates] = ()


ACCRUAL: Final = Policy()
"""How books are kept where nothing else is said."""


def event_targets(loan: Loan, figures: Position, policy: Policy) -> Balances:
    """What a loan books when something happens to it."""
    wanted = targets if policy.basis is Basis.ACCRUAL else cash_targets
    return wanted(loan, figures, policy.vat)


def holdings(loan: Loan, figures: Position, policy: Policy) -> Balances:
    """What the books should hold for a loan at a day end: its targets, and interest in suspense.

    Suspended interest stays receivable, for it is still owed, against a contra account: Dr interest
    income, Cr interest in suspense. Once the loan is back within the days, it is income again.
    """
    wanted = event_targets(loan, figures, policy)
    unpaid = wanted.get(Account.INTEREST_RECEIVABLE, 0)
    late = 0 < policy.suspend_after < figures.days_past_due
    if policy.basis is Basis.ACCRUAL and late and unpaid > 0:
        wanted[Account.INTEREST_IN_SUSPENSE] = -unpaid
        wanted[Account.INTEREST_INCOME] = wanted.get(Account.INTEREST_INCOME, 0) + unpaid
    return plain(wanted)


def plain(balances: Mapping[Account, int]) -> Balances:
    """The same without accounts at zero."""
    return {account: amount for account, amount in balances.items() if amount}


def added(*parts: Mapping[Account, int]) -> Balances:
    """The sum of balances, without accounts at zero."""
    sums: Balances = {}
    for part in parts:
        for account, amount in part.items():
            sums[account] = sums.get(account, 0) + amount
    return plain(sums)


def less(balances: Mapping[Account, int], taken: Mapping[Account, int]) -> Balances:
    """`balances` less `taken`, without accounts at zero."""
    return added(balances, {account: -amount for account, amount in taken.items()})


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def is_month_end(day: date) -> bool:
    """Whether `day` is the last of its month."""
    return (day + timedelta(days=1)).day == 1


def closing_days(after: date | None, until: date) -> list[date]:
    """The day ends still to be booked: each month end after `after`, then `until` itself.

    Days between need no entry of their own: an entry is a difference, so `until` holds them all.
    """
    if after is not None and after >= until:
        return []
    days = []
    end = month_end(after + timedelta(days=1)) if after else until
    while end < until:
        days.append(end)
        end = month_end(end + timedelta(days=1))
    return [*days, until]
