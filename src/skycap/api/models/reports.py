"""What is answered about the books: statements, journal, portfolio, register."""

from pydantic import Field

from skycap.api.models.base import Money, Told, example

_ACCOUNT = {
    "account": "bank",
    "code": "1010",
    "name": "Bank",
    "setswana": "Banka",
    "kind": "asset",
}
_ABOUT = {
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
            **_ABOUT,
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
            **_ABOUT,
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
            **_ABOUT,
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


class LineTold(Told):
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
    lines: list[LineTold]


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


class AgedBucket(Told):
    """The loans of one arrears bucket."""

    bucket: str
    loans: int
    principal: Money
    overdue: Money
    share: str = Field(description="Of all outstanding principal, in percent.")


class AtRiskTold(Told):
    """Portfolio at risk: loans more than so many days late; one day means late at all."""

    days: int
    principal: Money
    percent: str
    with_restructured: Money
    percent_with_restructured: str


class TrendTold(Told):
    """Portfolio at risk at one month end."""

    month: str
    principal: Money
    par30: str
    par90: str


class AgeingTold(AboutReport):
    """Arrears by bucket and portfolio at risk, as measured at a day end."""

    model_config = example(
        {
            **_ABOUT,
            "measured": True,
            "loans": 1,
            "principal": "5000.00",
            "overdue": "0.00",
            "buckets": [
                {
                    "bucket": "current",
                    "loans": 1,
                    "principal": "5000.00",
                    "overdue": "0.00",
                    "share": "100.00",
                }
            ],
            "atRisk": [
                {
                    "days": 30,
                    "principal": "0.00",
                    "percent": "0.00",
                    "withRestructured": "0.00",
                    "percentWithRestructured": "0.00",
                }
            ],
            "trend": [
                {"month": "2026-03", "principal": "5000.00", "par30": "0.00", "par90": "0.00"}
            ],
        }
    )

    measured: bool
    loans: int
    principal: Money
    overdue: Money
    buckets: list[AgedBucket]
    at_risk: list[AtRiskTold]
    trend: list[TrendTold]


class StageTold(Told):
    """One stage of IFRS 9; `movement` is since the month end before."""

    stage: int
    loans: int
    principal: Money
    interest: Money
    required: Money
    movement: Money


class ProvidedBucket(Told):
    """What is provided for one arrears bucket."""

    bucket: str
    percent: str
    loans: int
    principal: Money
    required: Money


class ProvisionsTold(AboutReport):
    """What is provided for losses at a month end."""

    model_config = example(
        {
            **_ABOUT,
            "measured": True,
            "method": "table",
            "stages": [
                {
                    "stage": 1,
                    "loans": 1,
                    "principal": "5000.00",
                    "interest": "38.97",
                    "required": "50.00",
                    "movement": "50.00",
                }
            ],
            "buckets": [
                {
                    "bucket": "current",
                    "percent": "1",
                    "loans": 1,
                    "principal": "5000.00",
                    "required": "50.00",
                }
            ],
            "allowance": "50.00",
            "par30": "0.00",
            "riskCoverage": "0.00",
        }
    )

    measured: bool
    method: str
    stages: list[StageTold]
    buckets: list[ProvidedBucket]
    allowance: Money
    par30: Money
    risk_coverage: str = Field(description="The allowance over PAR30, in percent.")


class RatiosTold(AboutReport):
    """Income by kind and the ratios of a period, in percent."""

    model_config = example(
        {
            **_ABOUT,
            "since": "2026-03-01",
            "interestIncome": "41.66",
            "feeIncome": "0.00",
            "penaltyIncome": "0.00",
            "recoveries": "0.00",
            "writtenOff": "0.00",
            "averagePortfolio": "2500.00",
            "writeOffRatio": "0.00",
            "allowance": "50.00",
            "riskCoverage": "0.00",
            "fellDue": "458.33",
            "collected": "458.33",
            "collectionRate": "100.00",
        }
    )

    since: str
    interest_income: Money
    fee_income: Money
    penalty_income: Money
    recoveries: Money
    written_off: Money
    average_portfolio: Money
    write_off_ratio: str
    allowance: Money
    risk_coverage: str
    fell_due: Money
    collected: Money
    collection_rate: str


class RegisterLineTold(Told):
    """A loan in the register of regulation 20."""

    model_config = example(
        {
            "agreement": "SK-7K2M-9XM2-Q",
            "borrower": "Keneilwe Mosarwa",
            "identity": "123456789",
            "address": "Plot 12, Monarch, Francistown",
            "product": "standard",
            "principal": "5000.00",
            "advancedOn": "2026-03-02",
            "interestRate": "10",
            "ratePeriod": "term",
            "instalments": 12,
            "instalment": "458.33",
            "firstDue": "2026-04-02",
            "lastDue": "2027-03-02",
            "totalInterest": "500.00",
            "totalFees": "0.00",
            "totalRepayable": "5500.00",
            "paid": "458.33",
            "outstanding": "5041.67",
            "arrearsDays": 0,
            "status": "disbursed",
        }
    )

    agreement: str
    borrower: str
    identity: str
    address: str
    product: str
    principal: Money
    advanced_on: str
    interest_rate: str
    rate_period: str
    instalments: int
    instalment: Money
    first_due: str | None
    last_due: str | None
    total_interest: Money
    total_fees: Money
    total_repayable: Money
    paid: Money
    outstanding: Money
    arrears_days: int
    status: str
