"""What is sent and answered about what is looked at before money is lent."""

from pydantic import Field

from skycap.api.fields import Amount, Line, Note, Numeral, OptionalAmount, OptionalNote
from skycap.api.models.base import Money, Sent, Told, example
from skycap.api.models.loans import CHANGED, ID, ChangedTold
from skycap.lending.underwriting import SecurityKind

_MEANS = {
    "income": "9000.00",
    "deductions": "1500.00",
    "livingCosts": "4000.00",
    "obligations": "800.00",
    "evidence": "Payslip of February, bank statement",
}
ASSESSMENT = {
    **_MEANS,
    "netIncome": "7500.00",
    "instalment": "458.37",
    "leftToLiveOn": "2241.63",
    "sharePercent": "16.78",
    "passed": True,
    "broken": [],
    "limits": {"instalmentPercentMax": "40", "takeHomeMin": "0"},
}
SECURITY = {
    "securityId": ID,
    "kind": "guarantor",
    "value": "2000.00",
    "name": "Thabo Moyo",
    "details": "Brother, teacher at Selolwe, +267 71 234 568",
    "recordedBy": "Mpho Moeng",
    "released": False,
}


class MeansSent(Sent):
    """What the borrower has and owes in one repayment period."""

    model_config = example(_MEANS)

    income: Amount
    deductions: OptionalAmount = None
    living_costs: OptionalAmount = None
    obligations: OptionalAmount = Field(default=None, description="What other lenders take.")
    evidence: OptionalNote = Field(default=None, description="Where the figures are from.")


class LimitsTold(Told):
    """The limits of the lender at that moment."""

    instalment_percent_max: str
    take_home_min: str


class AssessmentTold(Told):
    """Whether the loan can be afforded, with the figures it was found by."""

    income: Money
    deductions: Money
    living_costs: Money
    obligations: Money
    evidence: str
    net_income: Money
    instalment: Money
    left_to_live_on: Money
    share_percent: str | None
    passed: bool
    broken: list[str] = Field(description="The limits that are not kept, a sentence each.")
    limits: LimitsTold
    assessed_at: str | None = None


class AssessedTold(ChangedTold):
    """The assessment was recorded, whatever it found."""

    model_config = example({**CHANGED, "status": "pending", "assessment": ASSESSMENT})

    assessment: AssessmentTold


class SecuritySent(Sent):
    """A guarantor by name and contact, or a collateral described."""

    model_config = example(
        {
            "kind": "guarantor",
            "value": "2000.00",
            "name": "Thabo Moyo",
            "details": "Brother, teacher at Selolwe, +267 71 234 568",
        }
    )

    kind: SecurityKind
    value: Amount
    name: Line
    details: OptionalNote = None


class SecurityAddedTold(ChangedTold):
    """A guarantor or a collateral was recorded."""

    model_config = example({**CHANGED, "securityId": ID})

    security_id: str


class SecurityTold(Told):
    """A guarantor or a collateral of a loan."""

    model_config = example(SECURITY)

    security_id: str
    kind: SecurityKind
    value: Money
    name: str
    details: str
    recorded_by: str
    released: bool


class AlertTold(Told):
    """Something that a checker should know before deciding."""

    code: str
    message: str
    values: dict[str, str] = Field(
        description="What the message names: `why`, `amount`, `number`, `rate` or `usual`."
    )
    loans: list[str] = Field(description="The references of the other loans that it is about.")


class BarSent(Sent):
    """Whose identity number, and why."""

    model_config = example({"idNumber": "123456789", "comments": "Forged payslip."})

    id_number: Numeral
    comments: Note


class BarChangedTold(Told):
    """Whether the person is barred now."""

    model_config = example({"success": True, "barred": True})

    success: bool
    barred: bool


class BarTold(Told):
    """Since when somebody is barred from borrowing, by whom, and why."""

    since: str
    by: str
    why: str | None
