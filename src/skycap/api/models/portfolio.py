"""What is answered about the portfolio: ageing, provisions, ratios, and the register."""

from pydantic import Field

from skycap.api.models.base import Money, Told, example
from skycap.api.models.files import CEILING, CeilingTold
from skycap.api.models.loans import LINE, LineTold
from skycap.api.models.reports import ABOUT, AboutReport


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
            **ABOUT,
            "measured": True,
            "loans": 1,
            "principal": "5000.00",
            "overdue": "0.00",
            "nearCeiling": 0,
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
    near_ceiling: int = Field(description="Late loans at 80 % of their in duplum ceiling or more.")
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
            **ABOUT,
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
            **ABOUT,
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


class VatLineTold(Told):
    """Fees of a period at one rate of value added tax, and the tax inside them."""

    percent: str
    fees: Money
    net: Money
    tax: Money


class VatReturnTold(AboutReport):
    """The value added tax of a period, and what was exempt."""

    model_config = example(
        {
            **ABOUT,
            "since": "2026-03-01",
            "rates": [{"percent": "14", "fees": "90.00", "net": "78.95", "tax": "11.05"}],
            "tax": "11.05",
            "exemptFees": "0.00",
            "exemptInterest": "41.66",
            "exemptPenalties": "0.00",
            "passedOn": "20.00",
            "byHand": "0.00",
            "owedBefore": "0.00",
            "owed": "11.05",
        }
    )

    since: str
    rates: list[VatLineTold]
    tax: Money
    exempt_fees: Money
    exempt_interest: Money
    exempt_penalties: Money
    passed_on: Money = Field(description="Premiums for an insurer, which are no income.")
    by_hand: Money = Field(description="What else moved the account, such as paying the tax.")
    owed_before: Money
    owed: Money


class NearCeilingTold(LineTold):
    """A late loan near its in duplum ceiling."""

    model_config = example({**LINE, "ceiling": CEILING})

    ceiling: CeilingTold


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
