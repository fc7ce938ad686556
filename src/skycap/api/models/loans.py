"""What is sent about loans, and what every list and answer about them holds."""

from pydantic import Field

from skycap.api.fields import (
    Amount,
    Instalments,
    Line,
    Note,
    Numeral,
    OptionalAmount,
    OptionalDay,
    OptionalInstalments,
    OptionalLine,
    OptionalNumeral,
    OptionalPercent,
    OptionalTruth,
    Truth,
)
from skycap.api.models.base import Money, Sent, Told, example
from skycap.services.reviews import Decision

ID = "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
CHANGED = {
    "success": True,
    "loanId": ID,
    "reference": "SKY-7K2M-Q",
    "status": "approved",
    "version": 2,
}


class Application(Sent):
    """An application for a loan.

    The price (`interestRate`, `totalAmount`) may be left out; when sent, it is checked against the
    product, never trusted. Numbers may be sent as text. Unknown fields are ignored.
    """

    model_config = example(
        {
            "firstName": "Naledi",
            "lastName": "Moyo",
            "idNumber": "123456789",
            "contactNumber": "71234567",
            "physicalAddress": "Plot 12, Area W, Francistown",
            "postalAddress": "PO Box 12, Francistown",
            "kinName": "Thabo Moyo",
            "kinRelationship": "Brother",
            "kinAddress": "Plot 14, Area W, Francistown",
            "marriedInCommunity": False,
            "loanAmount": "5000",
            "interestRate": "10",
            "totalAmount": "5500",
            "loanPeriodMonths": "12",
            "bankName": "First National Bank",
            "accountNumber": "62012345678",
            "branch": "Francistown",
            "repaymentMethod": "debit_order",
            "termsAccepted": True,
        }
    )

    first_name: Line
    last_name: Line
    id_number: Numeral
    contact_number: Numeral
    physical_address: Line
    kin_name: Line
    kin_relationship: Line
    bank_name: Line
    account_number: Numeral
    repayment_method: Line
    loan_amount: Amount
    loan_period_months: Instalments
    terms_accepted: Truth
    id_type: OptionalLine = None
    email: OptionalLine = None
    postal_address: OptionalLine = None
    kin_address: OptionalLine = None
    kin_contact: OptionalNumeral = None
    married_in_community: OptionalTruth = None
    branch: OptionalLine = None
    employer: OptionalLine = None
    purpose: OptionalLine = None
    product: OptionalLine = None
    interest_rate: OptionalPercent = None
    total_amount: OptionalAmount = None
    loan_date: OptionalDay = None
    first_due_date: OptionalDay = Field(
        default=None, description="When the first instalment should fall due, if not as usual."
    )


class CostTold(Told):
    """What an application costs."""

    loan_amount: Money
    interest_rate: str
    instalments: int
    instalment_amount: Money
    total_amount: Money


class ApplicationTold(CostTold):
    """An application was taken; `loanId` is told to staff only."""

    model_config = example(
        {
            "success": True,
            "reference": "SKY-7K2M-Q",
            "message": "Thank you. Your application is SKY-7K2M-Q.",
            "status": "pending",
            "loanAmount": "5000.00",
            "interestRate": "10",
            "instalments": 12,
            "instalmentAmount": "458.33",
            "totalAmount": "5500.00",
        }
    )

    success: bool
    reference: str
    message: str
    status: str
    loan_id: str | None = None


class ChangedTold(Told):
    """How the loan stands after a command."""

    model_config = example(CHANGED)

    success: bool
    loan_id: str
    reference: str
    status: str
    version: int


class AmendedTold(ChangedTold, CostTold):
    """How the loan stands after its application was amended, and what it costs."""

    model_config = example(
        {
            **CHANGED,
            "status": "pending",
            "loanAmount": "5000.00",
            "interestRate": "10",
            "instalments": 12,
            "instalmentAmount": "458.33",
            "totalAmount": "5500.00",
        }
    )


class NotedTold(ChangedTold):
    """A note was written."""

    model_config = example({**CHANGED, "noteId": ID})

    note_id: str


class DisbursedTold(ChangedTold):
    """A loan was paid out: its dates and amounts are fixed from now on."""

    model_config = example(
        {
            **CHANGED,
            "status": "disbursed",
            "disbursedOn": "2026-01-31",
            "loanAmount": "5000.00",
            "undrawn": "0.00",
            "totalAmount": "5500.00",
            "outstanding": "5500.00",
            "instalmentAmount": "458.33",
            "firstDue": "2026-02-28",
            "lastDue": "2027-01-31",
        }
    )

    disbursed_on: str
    loan_amount: Money
    undrawn: Money = Field(description="What was approved and may still be paid out.")
    total_amount: Money
    outstanding: Money
    instalment_amount: Money
    first_due: str
    last_due: str


class Review(Sent):
    """A checker's decision, always with comments. An approval may change amount and term."""

    model_config = example({"action": "approve", "comments": "Payslip and bank agree."})

    action: Decision
    comments: Note
    loan_amount: OptionalAmount = None
    loan_period_months: OptionalInstalments = None
    approval_date: OptionalDay = Field(
        default=None, description="The day of the decision when it is entered late."
    )


class Payout(Sent):
    """How a loan was paid out; today, by bank transfer, unless said otherwise."""

    model_config = example({"referenceNumber": "FNB-20260131-4", "paymentMethod": "bank_transfer"})

    reference_number: OptionalLine = None
    payment_method: OptionalLine = None
    disbursement_date: OptionalDay = Field(
        default=None, description="The day the money left, today if not sent."
    )
    amount: OptionalAmount = Field(
        default=None, description="Only so much now, and the rest later; all of it if not sent."
    )


class Comments(Sent):
    """Why, or what is to be remembered."""

    model_config = example({"comments": "The applicant came by with the payslip."})

    comments: Note


LINE = {
    "loanId": ID,
    "reference": "SKY-7K2M-Q",
    "status": "disbursed",
    "borrowerName": "Naledi Moyo",
    "idNumber": "123456789",
    "contactNumber": "+26771234567",
    "product": "standard",
    "loanAmount": "5000.00",
    "totalAmount": "5500.00",
    "instalments": 12,
    "outstanding": "5041.68",
    "paid": "458.32",
    "overpaid": "0.00",
    "oldestUnpaidDue": "2026-03-31",
    "inArrears": False,
    "daysPastDue": 0,
    "disbursedOn": "2026-01-31",
    "createdAt": "2026-01-30T08:00:00.000000Z",
    "updatedAt": "2026-02-28T09:30:00.000000Z",
    "version": 5,
}


class LineTold(Told):
    """A line of the loans list."""

    model_config = example(LINE)

    loan_id: str
    reference: str
    status: str
    borrower_name: str
    id_number: str
    contact_number: str
    product: str
    loan_amount: Money
    total_amount: Money
    instalments: int
    outstanding: Money
    paid: Money
    overpaid: Money
    oldest_unpaid_due: str | None
    in_arrears: bool = Field(description="Whether an instalment was due before today.")
    days_past_due: int = Field(description="Days since the oldest unpaid instalment was due.")
    disbursed_on: str | None
    created_at: str
    updated_at: str
    version: int


class BalancesTold(Told):
    """The balances of a loan at the end of `asOf`."""

    as_of: str
    principal: Money
    interest: Money
    fee: Money
    penalty: Money
    outstanding: Money
    paid: Money
    overpaid: Money
    next_due: str | None
    next_amount: Money | None
