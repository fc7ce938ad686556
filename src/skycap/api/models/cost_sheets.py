"""What is answered as the cost-of-credit sheet of a loan."""

from pydantic import Field

from skycap.api.models.base import Money, Told, example
from skycap.api.models.conditions import EarlyTold, LateTold
from skycap.api.models.files import FrequencyTold, ListedCharge
from skycap.api.models.loans import ID
from skycap.lending.conditions import FeeTime
from skycap.lending.terms import Method, RatePeriod


class CostedFee(Told):
    """A fee that the contract asks."""

    name: str
    time: FeeTime
    each: Money | None = Field(description="Null where it differs from instalment to instalment.")
    total: Money
    tax: Money = Field(description="The value added tax inside the total.")
    insurance: bool = Field(description="A premium that is passed on to an insurer.")


class CostedInstalment(Told):
    """One instalment as agreed; number 0 is kept back at the payout."""

    number: int
    due_date: str
    principal: Money
    interest: Money
    fee: Money
    total: Money


class CostSheetTold(Told):
    """What a loan costs, each item that a borrower is told before signing.

    Of a loan that was not paid out it is what it would cost if that were today.
    """

    model_config = example(
        {
            "loanId": ID,
            "reference": "SKY-7K2M-Q",
            "borrowerName": "Naledi Moyo",
            "lenderName": "Tati Micro Lenders",
            "licence": "NBFIRA 1/2026",
            "currency": "BWP",
            "paidOut": False,
            "startDate": "2026-01-31",
            "principal": "1000.00",
            "amountReceived": "910.00",
            "totalPayable": "1100.00",
            "totalCostOfCredit": "190.00",
            "monthlyCostOfCredit": "190.00",
            "totalInterest": "100.00",
            "totalFees": "90.00",
            "interestRate": "10",
            "ratePeriod": "term",
            "method": "flat",
            "aprNominal": "250.55",
            "aprEffective": "846.52",
            "frequency": {"unit": "months", "every": 1},
            "instalments": 1,
            "instalmentAmount": "1100.00",
            "lastInstalmentAmount": "1100.00",
            "firstDue": "2026-02-28",
            "lastDue": "2026-02-28",
            "fees": [
                {
                    "name": "Administration",
                    "time": "deducted",
                    "each": "90.00",
                    "total": "90.00",
                    "tax": "11.05",
                    "insurance": False,
                }
            ],
            "charges": [{"name": "Letter of demand", "amount": "50.00"}],
            "late": {
                "penalty": None,
                "inDuplum": "common_law",
                "stopAfterMonths": 3,
                "postStopPercent": "5",
            },
            "early": {
                "surplus": "hold",
                "rebate": "actuarial",
                "noticeDays": 30,
                "chargeAmount": "0.00",
                "chargePercent": "0",
                "quoteDays": 7,
                "coolingOffDays": 3,
                "coolingOffWorkingDays": False,
                "coolingOffInterest": False,
            },
            "schedule": [
                {
                    "number": 1,
                    "dueDate": "2026-02-28",
                    "principal": "1000.00",
                    "interest": "100.00",
                    "fee": "0.00",
                    "total": "1100.00",
                }
            ],
        }
    )

    loan_id: str
    reference: str
    borrower_name: str
    lender_name: str
    licence: str
    currency: str
    paid_out: bool
    start_date: str
    principal: Money
    amount_received: Money
    total_payable: Money
    total_cost_of_credit: Money
    monthly_cost_of_credit: Money = Field(
        description="The total cost of credit over the months of the repayment period."
    )
    total_interest: Money
    total_fees: Money
    interest_rate: str
    rate_period: RatePeriod
    method: Method
    apr_nominal: str | None = Field(
        description="Yearly rate in percent, nominal: United States, Regulation Z, actuarial."
    )
    apr_effective: str | None = Field(
        description="Yearly rate in percent, effective: European Union, APRC."
    )
    frequency: FrequencyTold
    instalments: int
    instalment_amount: Money
    last_instalment_amount: Money
    first_due: str
    last_due: str
    fees: list[CostedFee]
    charges: list[ListedCharge] = Field(description="What may be charged by hand.")
    late: LateTold
    early: EarlyTold
    instalment_rows: list[CostedInstalment] = Field(alias="schedule")
