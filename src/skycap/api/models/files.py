"""One loan in full, its history, and the figures over all loans."""

from typing import Any

from pydantic import Field

from skycap.api.models.base import Money, Told, example
from skycap.api.models.documents import DocumentTold
from skycap.api.models.loans import ID, BalancesTold
from skycap.api.models.repayments import MonthTold, RepaymentTold
from skycap.api.models.vetting import (
    ASSESSMENT,
    SECURITY,
    AlertTold,
    AssessmentTold,
    SecurityTold,
)
from skycap.lending.late import InDuplum

_INSTALMENT = {
    "number": 1,
    "dueDate": "2026-02-28",
    "principal": "416.66",
    "interest": "41.66",
    "fee": "0.00",
    "penalty": "0.00",
    "total": "458.32",
    "paid": "458.32",
    "outstanding": "0.00",
    "state": "paid",
}
_ENTRY = {
    "stream": f"loan/{ID}",
    "sequence": 2,
    "kind": "approved",
    "effectiveOn": "2026-01-31",
    "recordedAt": "2026-01-31T08:00:00.000000Z",
    "by": "Boitumelo Kgosi",
    "data": {"note": ID, "principal": 500000},
    "note": "Payslip and bank agree.",
    "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
}


BORROWER = {
    "firstName": "Naledi",
    "lastName": "Moyo",
    "idType": "omang",
    "idNumber": "123456789",
    "contactNumber": "+26771234567",
    "email": "",
    "physicalAddress": "Plot 12, Area W, Francistown",
    "postalAddress": "PO Box 12, Francistown",
    "kinName": "Thabo Moyo",
    "kinRelationship": "Brother",
    "kinAddress": "Plot 14, Area W, Francistown",
    "kinContact": "",
    "marriedInCommunity": False,
    "bankName": "First National Bank",
    "accountNumber": "62012345678",
    "branch": "Francistown",
    "repaymentMethod": "debit_order",
    "employer": "",
    "purpose": "School fees",
}

CEILING = {
    "form": "common_law",
    "limit": "4583.34",
    "used": "0.00",
    "room": "4583.34",
    "usedPercent": "0.00",
    "blocked": "0.00",
    "near": False,
}


class InstalmentTold(Told):
    """One instalment: what is due, paid and outstanding of it."""

    model_config = example(_INSTALMENT)

    number: int
    due_date: str
    principal: Money
    interest: Money
    fee: Money
    penalty: Money
    total: Money
    paid: Money
    outstanding: Money
    state: str


class EntryTold(Told):
    """One thing that happened: who, when recorded, the date it counts from, and why."""

    model_config = example(_ENTRY)

    stream: str
    sequence: int
    kind: str
    effective_on: str
    recorded_at: str
    by: str
    data: dict[str, Any]
    note: str | None
    hash: str


class BorrowerTold(Told):
    """What the applicant told us."""

    model_config = example(BORROWER)

    first_name: str
    last_name: str
    id_type: str
    id_number: str
    contact_number: str
    email: str
    physical_address: str
    postal_address: str
    kin_name: str
    kin_relationship: str
    kin_address: str
    kin_contact: str
    married_in_community: bool
    bank_name: str
    account_number: str
    branch: str
    repayment_method: str
    employer: str
    purpose: str


class FrequencyTold(Told):
    """Every so many days, weeks or months."""

    unit: str
    every: int


class TermsTold(Told):
    """The terms of a loan."""

    product: str
    product_version: int
    method: str
    interest_rate: str
    rate_period: str
    frequency: FrequencyTold
    instalments: int
    allocation: list[str]
    first_due_date: str | None = Field(
        description="When the first instalment should fall due, if that was agreed."
    )


class ArrearsTold(Told):
    """Whether and how late a loan is."""

    in_arrears: bool
    days_past_due: int
    since: str | None
    bucket: str
    overdue: Money


class CeilingTold(Told):
    """How near a loan is to its in duplum ceiling; amounts are null before a default is counted."""

    form: InDuplum
    limit: Money | None
    used: Money | None
    room: Money | None = Field(description="What may still be charged.")
    used_percent: str | None
    blocked: Money = Field(description="What was never charged because of the ceiling.")
    near: bool = Field(description="Whether 80 % of it is used, or more.")


class ListedCharge(Told):
    """A charge by hand that the agreement lists, and the most it comes to."""

    name: str
    amount: Money


class LoanTold(Told):
    """Everything about one loan; `may` and `acts` list what whoever asks may do next."""

    model_config = example(
        {
            "loanId": ID,
            "reference": "SKY-7K2M-Q",
            "status": "disbursed",
            "version": 5,
            "loanAmount": "5000.00",
            "undrawn": "0.00",
            "totalAmount": "5500.00",
            "loanPeriodMonths": 12,
            "createdAt": "2026-01-30T08:00:00.000000Z",
            "updatedAt": "2026-02-28T09:30:00.000000Z",
            "approvedOn": "2026-01-31",
            "disbursedOn": "2026-01-31",
            "fourEyes": True,
            "borrower": BORROWER,
            "terms": {
                "product": "standard",
                "productVersion": 1,
                "method": "flat",
                "interestRate": "10",
                "ratePeriod": "term",
                "frequency": {"unit": "months", "every": 1},
                "instalments": 12,
                "allocation": ["interest", "fee", "penalty", "principal"],
                "firstDueDate": None,
            },
            "schedule": [_INSTALMENT],
            "balances": {
                "asOf": "2026-02-28",
                "principal": "4583.34",
                "interest": "458.34",
                "fee": "0.00",
                "penalty": "0.00",
                "outstanding": "5041.68",
                "paid": "458.32",
                "overpaid": "0.00",
                "nextDue": "2026-03-31",
                "nextAmount": "458.32",
            },
            "arrears": {
                "inArrears": False,
                "daysPastDue": 0,
                "since": None,
                "bucket": "current",
                "overdue": "0.00",
            },
            "ceiling": CEILING,
            "charges": [{"name": "Letter of demand", "amount": "50.00"}],
            "repayments": [],
            "documents": [],
            "history": [_ENTRY],
            "may": ["record_repayment", "write_note"],
            "acts": ["charge", "settlement_quote"],
            "alerts": [],
            "affordability": ASSESSMENT,
            "securities": [SECURITY],
        }
    )

    loan_id: str
    reference: str
    status: str
    version: int
    loan_amount: Money = Field(description="What was paid out; before, what is asked for.")
    undrawn: Money = Field(description="What was approved or agreed and may still be paid out.")
    total_amount: Money
    loan_period_months: int | None
    created_at: str
    updated_at: str
    approved_on: str | None
    disbursed_on: str | None
    four_eyes: bool
    borrower: BorrowerTold
    terms: TermsTold
    instalments: list[InstalmentTold] = Field(alias="schedule")
    balances: BalancesTold
    arrears: ArrearsTold
    ceiling: CeilingTold | None
    charges: list[ListedCharge] = Field(description="What may be charged by hand.")
    repayments: list[RepaymentTold]
    documents: list[DocumentTold]
    history: list[EntryTold]
    acts: list[str] = Field(description="The acts that whoever asks may carry out or propose.")
    may: list[str]
    alerts: list[AlertTold] = Field(description="What a checker should know before deciding.")
    affordability: AssessmentTold | None
    securities: list[SecurityTold]


class BucketTold(Told):
    """One bucket of arrears."""

    bucket: str
    loans: int
    principal: Money


class PortfolioTold(Told):
    """Arrears over all loans; `par30` in percent of all outstanding principal."""

    loans: int
    principal: Money
    buckets: list[BucketTold]
    par30: str
    due_this_week: int


class MonthEndTold(Told):
    """How the books stood at the end of a month; `par30` in percent of outstanding principal."""

    month: str
    principal_outstanding: Money
    at_risk: Money = Field(description="Principal of loans more than 30 days late that day.")
    par30: str


class LoanStatisticsTold(Told):
    """How many loans stand where, and for how much."""

    model_config = example(
        {
            "total": 2,
            "pending": 1,
            "infoRequested": 0,
            "approved": 0,
            "rejected": 0,
            "withdrawn": 0,
            "cancelled": 0,
            "disbursed": 1,
            "closed": 0,
            "overpaid": 0,
            "writtenOff": 0,
            "totalAmount": "5000.00",
            "disbursedEver": 1,
            "outstanding": "5041.68",
            "principalOutstanding": "4583.34",
            "overpaidAmount": "0.00",
            "amounts": {"pending": "5000.00", "disbursed": "5000.00"},
            "arrears": {
                "loans": 0,
                "principal": "0.00",
                "buckets": [],
                "par30": "0.00",
                "dueThisWeek": 0,
            },
            "months": [{"month": "2026-01", "disbursed": "5000.00"}],
            "monthEnds": [
                {
                    "month": "2026-01",
                    "principalOutstanding": "5000.00",
                    "atRisk": "0.00",
                    "par30": "0.00",
                }
            ],
            "currency": "BWP",
            "asOf": "2026-02-28",
        }
    )

    total: int
    pending: int
    info_requested: int
    approved: int
    rejected: int
    withdrawn: int
    cancelled: int
    disbursed: int
    closed: int
    overpaid: int
    written_off: int
    total_amount: Money
    disbursed_ever: int
    outstanding: Money
    principal_outstanding: Money
    overpaid_amount: Money
    amounts: dict[str, Money]
    arrears: PortfolioTold
    months: list[MonthTold]
    month_ends: list[MonthEndTold] = Field(description="The last twelve, oldest first.")
    currency: str
    as_of: str
