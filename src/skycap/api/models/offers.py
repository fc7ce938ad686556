"""What is sent and answered about products and quotes."""

from pydantic import Field

from skycap.api.fields import (
    Amount,
    Instalments,
    OptionalAmount,
    OptionalCount,
    OptionalDay,
    OptionalLine,
    OptionalPercent,
    OptionalText,
    OptionalTruth,
)
from skycap.api.models.base import Changed, Money, Sent, Told, example
from skycap.api.models.conditions import (
    BasisTold,
    BasisToSave,
    DueDatesTold,
    DueDatesToSave,
    EarlyTold,
    EarlyToSave,
    FeeTold,
    FeeToSave,
    GraceTold,
    GraceToSave,
    LateTold,
    LateToSave,
)
from skycap.lending.calendars import Unit
from skycap.lending.conditions import FEES_MAX, LastInstalment
from skycap.lending.money import Rounding
from skycap.lending.terms import CYCLES_MAX, Bucket, Method, RatePeriod

_PRODUCT = {
    "code": "standard",
    "name": "Standard loan",
    "version": 1,
    "method": "flat",
    "ratePercent": "10",
    "ratePeriod": "term",
    "unit": "months",
    "every": 1,
    "principalMin": "500.00",
    "principalMax": "50000.00",
    "instalmentsMin": 1,
    "instalmentsMax": 24,
    "allocation": ["interest", "fee", "penalty", "principal"],
    "rounding": "half_up",
    "tolerance": "5.00",
    "backdatingDays": 30,
    "active": True,
    "allocationAhead": [],
    "basis": {
        "accrual": "same_as_repayment",
        "monthDays": "actual",
        "yearDays": "365",
        "yearLength": "calendar",
        "dayCount": None,
    },
    "dueDates": {
        "day": None,
        "weekday": None,
        "nth": None,
        "monthEnd": False,
        "firstDays": 1,
        "broken": "whole",
        "shift": "none",
        "shiftInterest": False,
        "restDays": [5, 6],
    },
    "grace": {
        "principal": 0,
        "interestPayment": 0,
        "interestFree": 0,
        "spread": False,
        "arrearsDays": 0,
    },
    "lastInstalment": "residue",
    "roundingUnit": "0.01",
    "instalmentMultiple": "0.00",
    "fees": [],
    "late": {
        "penalty": None,
        "inDuplum": "none",
        "stopAfterMonths": 0,
        "postStopPercent": "0",
    },
    "early": {
        "surplus": "hold",
        "rebate": "actuarial",
        "noticeDays": 30,
        "chargeAmount": "0.00",
        "chargePercent": "0",
        "quoteDays": 7,
        "coolingOffDays": 0,
        "coolingOffWorkingDays": False,
        "coolingOffInterest": False,
    },
    "across": False,
    "smallBalance": "0.00",
    "vatPercent": "0",
    "rateMin": "",
    "rateMax": "",
    "cycleLimits": [],
}


class ProductTold(Told):
    """A product that the lender offers; `instalmentsMax` periods of `every` `unit`."""

    model_config = example(_PRODUCT)

    code: str
    name: str
    version: int
    method: Method
    rate_percent: str
    rate_period: RatePeriod
    unit: Unit
    every: int
    principal_min: Money
    principal_max: Money
    instalments_min: int
    instalments_max: int
    allocation: list[Bucket]
    rounding: Rounding
    tolerance: Money
    backdating_days: int
    active: bool
    allocation_ahead: list[Bucket]
    basis: BasisTold
    due_dates: DueDatesTold
    grace: GraceTold
    last_instalment: LastInstalment
    rounding_unit: Money
    instalment_multiple: Money
    fees: list[FeeTold]
    late: LateTold
    early: EarlyTold
    across: bool
    small_balance: Money
    vat_percent: str
    rate_min: str = Field(description="Another rate may be agreed from here, by two persons,")
    rate_max: str = Field(description="up to here; both are empty where it may not.")
    cycle_limits: list[Money] = Field(
        description="The most for a borrower's first loan, second, and so on."
    )


class ProductToSave(Changed):
    """A new product, or what changes with the next version of one."""

    model_config = example(
        {name: value for name, value in _PRODUCT.items() if name not in {"code", "version"}}
    )

    name: OptionalLine = None
    method: Method | None = None
    rate_percent: OptionalPercent = None
    rate_period: RatePeriod | None = None
    unit: Unit | None = None
    every: OptionalCount = None
    principal_min: OptionalAmount = None
    principal_max: OptionalAmount = None
    instalments_min: OptionalCount = None
    instalments_max: OptionalCount = None
    allocation: list[Bucket] | None = Field(default=None, max_length=len(Bucket))
    rounding: Rounding | None = None
    tolerance: OptionalAmount = None
    backdating_days: OptionalCount = None
    active: OptionalTruth = None
    allocation_ahead: list[Bucket] | None = Field(default=None, max_length=len(Bucket))
    basis: BasisToSave | None = None
    due_dates: DueDatesToSave | None = None
    grace: GraceToSave | None = None
    last_instalment: LastInstalment | None = None
    rounding_unit: OptionalAmount = None
    instalment_multiple: OptionalAmount = None
    fees: list[FeeToSave] | None = Field(default=None, max_length=FEES_MAX)
    late: LateToSave | None = None
    early: EarlyToSave | None = None
    across: OptionalTruth = None
    small_balance: OptionalAmount = None
    vat_percent: OptionalPercent = None
    rate_min: OptionalText = None
    rate_max: OptionalText = None
    cycle_limits: list[Amount] | None = Field(default=None, max_length=CYCLES_MAX)


class QuoteAsked(Sent):
    """A loan to be priced. Without a product, the lender's usual one."""

    model_config = example({"product": "standard", "loanAmount": 5000, "loanPeriodMonths": 12})

    product: OptionalLine = None
    loan_amount: Amount
    loan_period_months: Instalments
    start_date: OptionalDay = None
    interest_rate: OptionalPercent = Field(
        default=None, description="Another rate than the usual, where the product allows one."
    )
    first_due_date: OptionalDay = None


class QuotedInstalment(Told):
    """One instalment of a quote; `balance` remains to be paid after it."""

    number: int
    due_date: str
    principal: Money
    interest: Money
    fee: Money
    total: Money
    balance: Money


class QuoteTold(Told):
    """What a loan would cost."""

    model_config = example(
        {
            "product": "standard",
            "productName": "Standard loan",
            "currency": "BWP",
            "loanAmount": "500.00",
            "instalments": 1,
            "instalmentAmount": "550.00",
            "lastInstalmentAmount": "550.00",
            "totalInterest": "50.00",
            "totalFees": "0.00",
            "totalAmount": "550.00",
            "amountReceived": "500.00",
            "totalCostOfCredit": "50.00",
            "aprNominal": "120.00",
            "aprEffective": "213.84",
            "startDate": "2026-01-31",
            "firstDue": "2026-02-28",
            "lastDue": "2026-02-28",
            "interestRate": "10",
            "ratePeriod": "term",
            "method": "flat",
            "schedule": [
                {
                    "number": 1,
                    "dueDate": "2026-02-28",
                    "principal": "500.00",
                    "interest": "50.00",
                    "fee": "0.00",
                    "total": "550.00",
                    "balance": "0.00",
                }
            ],
        }
    )

    product: str
    product_name: str
    currency: str
    loan_amount: Money
    instalments: int
    instalment_amount: Money
    last_instalment_amount: Money
    total_interest: Money
    total_fees: Money
    total_amount: Money
    amount_received: Money
    total_cost_of_credit: Money
    apr_nominal: str | None = Field(
        description="Yearly rate in percent, nominal: United States, Regulation Z, actuarial."
    )
    apr_effective: str | None = Field(
        description="Yearly rate in percent, effective: European Union, APRC."
    )
    start_date: str
    first_due: str
    last_due: str
    interest_rate: str
    rate_period: RatePeriod
    method: Method
    instalment_rows: list[QuotedInstalment] = Field(alias="schedule")
