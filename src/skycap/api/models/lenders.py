"""What is sent and answered about the lender's settings."""

from pydantic import Field

from skycap.api.fields import Day, Line, OptionalCount, OptionalText, OptionalTruth
from skycap.api.models.base import Changed, Sent, Told, example

_SETTINGS = {
    "name": "Tati Micro Lenders",
    "currency": "BWP",
    "symbol": "P",
    "exponent": 2,
    "timezone": "Africa/Gaborone",
    "countryCode": "+267",
    "address": "Plot 1, Blue Jacket Street, Francistown",
    "phone": "+267 241 2345",
    "email": "loans@example.co.bw",
    "openingHours": "Monday to Friday, 8 to 17",
    "licence": "NBFIRA 1/2026",
    "defaultProduct": "standard",
    "requiredDocuments": ["identity", "payslip", "bank_statement"],
    "eligibility": ["You are 18 or older.", "You have earned a salary for three months."],
    "agreement": ["I will pay every instalment on or before its due date."],
}


class LenderTold(Told):
    """The lender as everybody may know it."""

    name: str
    currency: str
    symbol: str
    exponent: int
    timezone: str
    country_code: str
    address: str
    phone: str
    email: str
    opening_hours: str
    licence: str
    default_product: str
    required_documents: list[str]
    eligibility: list[str] = Field(
        description="Who may borrow, a sentence each; the requirements page shows them."
    )
    agreement: list[str] = Field(
        description="What a borrower agrees to, a sentence each, besides the terms of the loan."
    )


class PublicSettingsTold(LenderTold):
    """What anybody may know about the lender, and whether this is only a demonstration."""

    model_config = example({**_SETTINGS, "demo": False})

    demo: bool


class VatRateTold(Told):
    """From this date on, value added tax is this percent."""

    since: str
    percent: str


class VatRateToSave(Sent):
    """From this date on, value added tax is this percent."""

    since: Day
    percent: Line


class SettingsTold(LenderTold):
    """All that the lender has set."""

    model_config = example(
        {
            **_SETTINGS,
            "fourEyes": True,
            "accountingBasis": "accrual",
            "suspendAfter": 90,
            "accrueDaily": True,
            "provisionMethod": "table",
            "provisionPercents": ["1", "5", "25", "50", "100", "100", "100"],
            "lossPercent": "100",
            "holidayCountry": "BW",
            "extraHolidays": ["2026-05-15"],
            "workedHolidays": [],
            "agreementRequired": False,
            "affordabilityRequired": False,
            "instalmentPercentMax": "40",
            "takeHomeMin": "0",
            "secondFactorRoles": ["admin"],
            "chargesAsAgreed": True,
            "vatRates": [{"since": "2026-07-01", "percent": "15"}],
        }
    )

    four_eyes: bool | None = None
    accounting_basis: str = Field(description="`accrual` or `cash`.")
    suspend_after: int = Field(description="Days past due after which interest is suspended.")
    accrue_daily: bool
    provision_method: str = Field(description="`none`, `table` or `expected_loss`.")
    provision_percents: list[str] = Field(description="A percent for each arrears bucket.")
    loss_percent: str
    holiday_country: str = Field(description="Whose public holidays count; empty for none.")
    extra_holidays: list[str]
    worked_holidays: list[str] = Field(description="Public holidays on which the lender works.")
    agreement_required: bool = Field(
        description="Whether loans are paid out only with the signed agreement on file."
    )
    affordability_required: bool = Field(
        description="Whether loans are approved only when somebody assessed the borrower."
    )
    instalment_percent_max: str = Field(description="Of the net income, with other lenders'.")
    take_home_min: str = Field(description="What must be left to live on.")
    second_factor_roles: list[str] = Field(
        description="The roles that may do nothing before they sign in with one-time codes too."
    )
    charges_as_agreed: bool = Field(
        description="Whether only charges that a loan's terms list may be made by hand."
    )
    vat_rates: list[VatRateTold] = Field(
        description="Before the first of these dates, the rate of a loan's product counts."
    )


class SettingsChange(Changed):
    """What is to change of the lender's settings; what is left out stays."""

    model_config = example({"phone": "+267 241 2345", "fourEyes": True})

    name: OptionalText = None
    currency: OptionalText = None
    symbol: OptionalText = None
    exponent: OptionalCount = None
    timezone: OptionalText = None
    country_code: OptionalText = None
    address: OptionalText = None
    phone: OptionalText = None
    email: OptionalText = None
    opening_hours: OptionalText = None
    licence: OptionalText = None
    default_product: OptionalText = None
    required_documents: list[Line] | None = Field(default=None, max_length=20)
    eligibility: list[Line] | None = Field(default=None, max_length=20)
    agreement: list[Line] | None = Field(default=None, max_length=20)
    four_eyes: OptionalTruth = None
    accounting_basis: OptionalText = None
    suspend_after: OptionalCount = None
    accrue_daily: OptionalTruth = None
    provision_method: OptionalText = None
    provision_percents: list[Line] | None = Field(default=None, max_length=20)
    loss_percent: OptionalText = None
    holiday_country: OptionalText = None
    extra_holidays: list[Line] | None = Field(default=None, max_length=200)
    worked_holidays: list[Line] | None = Field(default=None, max_length=200)
    agreement_required: OptionalTruth = None
    affordability_required: OptionalTruth = None
    instalment_percent_max: OptionalText = None
    take_home_min: OptionalText = None
    second_factor_roles: list[Line] | None = Field(default=None, max_length=20)
    charges_as_agreed: OptionalTruth = None
    vat_rates: list[VatRateToSave] | None = Field(default=None, max_length=20)


class HolidayTold(Told):
    """A day on which nothing falls due, where a product minds holidays."""

    model_config = example({"date": "2026-09-30", "name": "Botswana Day"})

    date: str
    name: str = Field(description="Empty for a day that the lender added.")
