"""The chart of accounts: each account's code, names, kind, and whether people may post to it.

Codes and names are defaults that a lender may change; kinds and control accounts are not. A control
account is the sum of what the loans say, so only loans, receipts and month ends post to it.
Source of the set: Fineract's accrual accounts, and what a till, a bank and an insurer need.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from skycap.lending.ledger import Account


class Kind(StrEnum):
    """What an account is; assets and expenses are debits, the others credits."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"

    @property
    def in_profit(self) -> bool:
        """Whether it is of the profit and loss account; the others are of the balance sheet."""
        return self in {Kind.INCOME, Kind.EXPENSE}

    @property
    def sign(self) -> int:
        """What makes a balance of this kind a figure above zero: -1 for those that are credits."""
        return 1 if self in {Kind.ASSET, Kind.EXPENSE} else -1


@dataclass(frozen=True, slots=True)
class Line:
    """One account of the chart; `name` in English, `setswana` the same in Setswana."""

    code: str
    name: str
    setswana: str
    kind: Kind
    control: bool = False


_A, _L, _E, _I, _X = Kind.ASSET, Kind.LIABILITY, Kind.EQUITY, Kind.INCOME, Kind.EXPENSE

CHART: Final[Mapping[Account, Line]] = {
    Account.TILL: Line("1000", "Till", "Tile", _A),
    Account.BANK: Line("1010", "Bank", "Banka", _A),
    Account.MOBILE_MONEY: Line("1020", "Mobile money", "Madi a mogala", _A),
    Account.PAYROLL_CLEARING: Line("1030", "Payroll clearing", "Madi a dituelo tsa badiri", _A),
    Account.LOANS: Line("1100", "Loans", "Dikadimo", _A, control=True),
    Account.INTEREST_RECEIVABLE: Line(
        "1110", "Interest receivable", "Morokotso o o tla amogelwang", _A, control=True
    ),
    Account.FEES_RECEIVABLE: Line(
        "1120", "Fees receivable", "Dituelo tse di tla amogelwang", _A, control=True
    ),
    Account.PENALTY_RECEIVABLE: Line(
        "1130", "Penalties receivable", "Dikotlhao tse di tla amogelwang", _A, control=True
    ),
    Account.INTEREST_IN_SUSPENSE: Line(
        "1180", "Interest in suspense", "Morokotso o o emisitsweng", _A, control=True
    ),
    Account.LOSS_ALLOWANCE: Line(
        "1190", "Loss allowance", "Letlole la tatlhegelo", _A, control=True
    ),
    Account.OVERPAYMENTS: Line("2000", "Overpayments", "Dituelo tse di feteletseng", _L, True),
    Account.UNALLOCATED: Line(
        "2010", "Unallocated receipts", "Madi a a iseng a abiwe", _L, control=True
    ),
    Account.VAT: Line("2020", "Value added tax", "Lekgetho la VAT", _L),
    Account.INSURANCE_PAYABLE: Line(
        "2030", "Insurance payable", "Inshorense e e tshwanetseng go duelwa", _L
    ),
    Account.UNEARNED_INTEREST: Line(
        "2040", "Unearned interest", "Morokotso o o iseng o berekelwe", _L, control=True
    ),
    Account.UNEARNED_FEES: Line(
        "2050", "Unearned fees", "Dituelo tse di iseng di berekelwe", _L, control=True
    ),
    Account.BORROWINGS: Line("2100", "Borrowings", "Dikoloto tsa kgwebo", _L),
    Account.CAPITAL: Line("3000", "Owners' capital", "Letlotlo la beng", _E),
    Account.INTEREST_INCOME: Line("4000", "Interest income", "Lotseno lwa morokotso", _I),
    Account.FEE_INCOME: Line("4010", "Fee income", "Lotseno lwa dituelo", _I),
    Account.PENALTY_INCOME: Line("4020", "Penalty income", "Lotseno lwa dikotlhao", _I),
    Account.RECOVERY_INCOME: Line(
        "4030", "Recoveries after write-off", "Madi a a busitsweng morago", _I
    ),
    Account.CASH_OVER: Line("4040", "Cash over", "Madi a a feteletseng mo tileng", _I),
    Account.OTHER_INCOME: Line("4090", "Other income", "Lotseno lo longwe", _I),
    Account.IMPAIRMENT: Line("5000", "Impairment", "Phokotsego ya boleng", _X),
    Account.WRITE_OFFS: Line("5010", "Write-offs", "Dikoloto tse di phimotsweng", _X),
    Account.WAIVERS: Line("5020", "Waivers and rebates", "Diitshwarelo", _X),
    Account.COMMISSION: Line("5030", "Commission", "Khomishini", _X),
    Account.CASH_SHORT: Line("5040", "Cash short", "Madi a a tlhaelang mo tileng", _X),
    Account.ROUNDING: Line("5050", "Rounding", "Go dira dipalo", _X),
    Account.OTHER_EXPENSES: Line("5090", "Other expenses", "Ditshenyegelo tse dingwe", _X),
}
"""Every account, in the order of the statements."""

CODE_MAX: Final = 12
NAME_MAX: Final = 60


def posted_by_hand(account: Account) -> bool:
    """Whether people may post to `account`."""
    return not CHART[account].control
