"""What is answered about the books: accounts, statements and journal."""

from skycap.api.models.base import Money, Told, example

_ACCOUNT = {
    "account": "bank",
    "code": "1010",
    "name": "Bank",
    "setswana": "Banka",
    "kind": "asset",
}
ABOUT = {
    "date": "2026-03-31",
    "currency": "BWP",
    "basis": "accrual",
    "accruedUntil": "2026-03-31",
    "closedUntil": "2026-02",
    "complete": True,
}
_LINE = {
    "account": "bank",
    "code": "1010",
    "name": "Bank",
    "setswana": "Banka",
    "debit": "458.33",
    "credit": "0.00",
}


class NamedAccount(Told):
    """An account, and what the lender calls it in English and Setswana."""

    account: str
    code: str
    name: str
    setswana: str
    kind: str


class AccountTold(NamedAccount):
    """An account of the chart; people post to all but the control accounts."""

    model_config = example({**_ACCOUNT, "control": False})

    control: bool


class AboutReport(Told):
    """What every report says of itself.

    `complete` says whether what time earned is booked to exactly this date.
    """

    date: str
    currency: str
    basis: str
    accrued_until: str | None
    closed_until: str | None
    complete: bool


class BalanceTold(NamedAccount):
    """The balance of an account, as a debit or a credit."""

    debit: Money
    credit: Money


class TrialBalanceTold(AboutReport):
    """The balance of each account; the difference of debits and credits is zero."""

    model_config = example(
        {
            **ABOUT,
            "accounts": [{**_ACCOUNT, "debit": "458.33", "credit": "0.00"}],
            "debit": "458.33",
            "credit": "458.33",
            "difference": "0.00",
        }
    )

    accounts: list[BalanceTold]
    debit: Money
    credit: Money
    difference: Money


class AmountOfAccount(NamedAccount):
    """What an account adds to a statement."""

    amount: Money


class ProfitAndLossTold(AboutReport):
    """Income and expenses of a period."""

    model_config = example(
        {
            **ABOUT,
            "since": "2026-03-01",
            "income": [{**_ACCOUNT, "amount": "41.66"}],
            "expenses": [],
            "totalIncome": "41.66",
            "totalExpenses": "0.00",
            "profit": "41.66",
        }
    )

    since: str
    income: list[AmountOfAccount]
    expenses: list[AmountOfAccount]
    total_income: Money
    total_expenses: Money
    profit: Money


class BalanceSheetTold(AboutReport):
    """Assets, liabilities and equity; profit of all years so far stands in the equity."""

    model_config = example(
        {
            **ABOUT,
            "assets": [{**_ACCOUNT, "amount": "41.66"}],
            "liabilities": [],
            "equity": [],
            "profit": "41.66",
            "totalAssets": "41.66",
            "totalLiabilities": "0.00",
            "totalEquity": "41.66",
            "difference": "0.00",
        }
    )

    assets: list[AmountOfAccount]
    liabilities: list[AmountOfAccount]
    equity: list[AmountOfAccount]
    profit: Money
    total_assets: Money
    total_liabilities: Money
    total_equity: Money
    difference: Money


class JournalLineTold(Told):
    """One line of a journal entry."""

    account: str
    code: str
    name: str
    setswana: str
    debit: Money
    credit: Money


class JournalEntryTold(Told):
    """A journal entry, with the loan that it is about."""

    model_config = example(
        {
            "entry": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11/6",
            "date": "2026-03-05",
            "recordedAt": "2026-03-05T09:12:00.000000Z",
            "what": "received",
            "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
            "loanReference": "SK-7K2M-9XM2-Q",
            "lines": [_LINE],
        }
    )

    entry: str
    date: str
    recorded_at: str
    what: str
    loan_id: str | None
    loan_reference: str | None
    lines: list[JournalLineTold]


class LedgerEntryTold(Told):
    """A journal entry as one account sees it."""

    model_config = example(
        {
            "entry": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11/6",
            "date": "2026-03-05",
            "recordedAt": "2026-03-05T09:12:00.000000Z",
            "what": "received",
            "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
            "loanReference": "SK-7K2M-9XM2-Q",
            "debit": "458.33",
            "credit": "0.00",
        }
    )

    entry: str
    date: str
    recorded_at: str
    what: str
    loan_id: str | None
    loan_reference: str | None
    debit: Money
    credit: Money


class LedgerStandingTold(Told):
    """What an account held before a period and at its end."""

    model_config = example(
        {
            "account": "bank",
            "code": "1010",
            "name": "Bank",
            "setswana": "Banka",
            "since": "2026-03-01",
            "until": "2026-03-31",
            "opening": "0.00",
            "closing": "458.33",
        }
    )

    account: str
    code: str
    name: str
    setswana: str
    since: str
    until: str
    opening: Money
    closing: Money
