"""The application form: what an applicant tells us, and what makes it acceptable.

Every problem is found at once, so that nobody mends one field only to be told of the next.
"""

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import orjson

from skycap.lending.events import PaymentMethod
from skycap.lending.history import canonical
from skycap.lending.refusals import Code, Refusal

OMANG_DIGITS = 9
TEXT_MAX = 200

_PASSPORT = re.compile(r"[A-Z0-9]{6,15}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ACCOUNT = re.compile(r"[0-9]{5,20}")
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")
_LOCAL_BOTSWANA = re.compile(r"7[0-9]{7}|[2-6][0-9]{6}")

_METHODS = {
    "bank": PaymentMethod.BANK_TRANSFER,
    "eft": PaymentMethod.BANK_TRANSFER,
    "direct_deposit": PaymentMethod.BANK_TRANSFER,
    "stop_order": PaymentMethod.DEBIT_ORDER,
    "mobile": PaymentMethod.MOBILE_MONEY,
    "salary": PaymentMethod.PAYROLL,
    "salary_deduction": PaymentMethod.PAYROLL,
} | {method.value: method for method in PaymentMethod}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a form: the field as the client names it, a code, and what to do."""

    field: str
    code: Code
    message: str


class InvalidForm(Refusal):
    """A form with problems, all of them; the refusal itself carries the first."""

    def __init__(self, problems: list[Problem]) -> None:
        first = problems[0]
        super().__init__(first.code, first.message, first.field)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Form:
    """What the applicant tells us about themselves; personal throughout, so never in an event.

    `id_number` is an Omang of nine digits, or a passport number when `id_type` is "passport".
    """

    first_name: str
    last_name: str
    id_number: str
    contact_number: str
    physical_address: str
    kin_name: str
    kin_relationship: str
    bank_name: str
    account_number: str
    repayment_method: str
    id_type: str = "omang"
    email: str = ""
    postal_address: str = ""
    kin_address: str = ""
    kin_contact: str = ""
    married_in_community: bool = False
    branch: str = ""
    employer: str = ""
    purpose: str = ""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    def to_json(self) -> str:
        """Canonical JSON for the row that keeps it."""
        return canonical({part.name: getattr(self, part.name) for part in fields(self)})

    @classmethod
    def from_json(cls, text: str) -> "Form":
        """Read a kept form back."""
        data: dict[str, Any] = orjson.loads(text)
        return cls(**data)


@dataclass(frozen=True, slots=True)
class LoanRequest:
    """A form and the loan it asks for; amounts in minor units.

    `rate_percent` and `total` are what the client believes the price to be: they are checked
    against the product, never trusted. The application counts from `loan_date` when it lies within
    the days that the product lets entries be made late, else from today. `first_due` is the
    first due date that suits the applicant, such as their payday.
    """

    form: Form
    principal: int
    instalments: int
    terms_accepted: bool
    product: str | None = None
    rate_percent: str | None = None
    total: int | None = None
    loan_date: date | None = None
    first_due: date | None = None


def payment_method(value: str, field: str) -> PaymentMethod:
    """Read a method of payment as people write it ("Debit Order", "cash", "EFT")."""
    key = re.sub(r"[\s-]+", "_", value.strip().casefold())
    if key in _METHODS:
        return _METHODS[key]
    known = ", ".join(method.value for method in PaymentMethod)
    raise Refusal(Code.FIELD_INVALID, f"must be one of: {known}", field)


def normal_identity(value: str) -> str:
    """An identity number as it is kept: no spaces or dashes, capital letters."""
    return re.sub(r"[\s-]", "", value).upper()


def phone_number(value: str, country_code: str) -> str | None:
    """Read a telephone number into international form ("+26771234567"); None if it is not one.

    A Botswana mobile has eight digits and begins with 7, a landline seven.
    """
    compact = re.sub(r"[\s()./-]", "", value.strip())
    if compact.startswith("00"):
        compact = "+" + compact[2:]
    if not compact.startswith("+"):
        compact = country_code + compact
    if not _INTERNATIONAL.fullmatch(compact):
        return None
    local = compact.removeprefix("+267")
    if local != compact and not _LOCAL_BOTSWANA.fullmatch(local):
        return None
    return compact


def check(form: Form, country_code: str) -> Form:
    """The form with numbers in their normal form, and text without space around it.

    Raises `InvalidForm` with every problem found.
    """
    form = _trimmed(form)
    problems = list(_missing(form))
    id_number = normal_identity(form.id_number)
    if form.id_type == "omang":
        if not (len(id_number) == OMANG_DIGITS and id_number.isascii() and id_number.isdigit()):
            problems.append(_problem("idNumber", "must be the nine digits of the Omang"))
    elif form.id_type != "passport":
        problems.append(_problem("idType", "must be omang or passport"))
    elif not _PASSPORT.fullmatch(id_number):
        problems.append(_problem("idNumber", "must be a passport number of 6 to 15 characters"))
    contact = phone_number(form.contact_number, country_code)
    if contact is None:
        message = f"must be a telephone number such as {country_code} 71 234 567"
        problems.append(_problem("contactNumber", message))
    kin_contact = phone_number(form.kin_contact, country_code) if form.kin_contact else ""
    if kin_contact is None:
        problems.append(_problem("kinContact", "must be a telephone number, or be left out"))
    if form.email and not _EMAIL.fullmatch(form.email):
        problems.append(_problem("email", "must be an e-mail address, or be left out"))
    account = re.sub(r"[\s-]", "", form.account_number)
    if not _ACCOUNT.fullmatch(account):
        problems.append(_problem("accountNumber", "must be 5 to 20 digits"))
    method = ""
    try:
        method = payment_method(form.repayment_method, "repaymentMethod").value
    except Refusal as refusal:
        problems.append(_problem("repaymentMethod", refusal.message))
    problems = _one_a_field(problems)
    if problems:
        raise InvalidForm(problems)
    assert contact is not None
    assert kin_contact is not None
    values = {part.name: getattr(form, part.name) for part in fields(form)}
    values |= {
        "id_number": id_number,
        "contact_number": contact,
        "kin_contact": kin_contact,
        "account_number": account,
        "repayment_method": method,
    }
    return Form(**values)


_REQUIRED = (
    "first_name",
    "last_name",
    "id_number",
    "contact_number",
    "physical_address",
    "kin_name",
    "kin_relationship",
    "bank_name",
    "account_number",
    "repayment_method",
)


def _trimmed(form: Form) -> Form:
    trimmed: dict[str, Any] = {}
    for part in fields(form):
        value = getattr(form, part.name)
        trimmed[part.name] = value.strip() if isinstance(value, str) else value
    return Form(**trimmed)


def _missing(form: Form) -> list[Problem]:
    found = []
    for part in fields(form):
        value, name = getattr(form, part.name), _camel(part.name)
        if part.name in _REQUIRED and not value.strip():
            found.append(_problem(name, "is needed"))
        elif isinstance(value, str) and len(value) > TEXT_MAX:
            found.append(_problem(name, f"must be at most {TEXT_MAX} characters"))
    return found


def _one_a_field(problems: list[Problem]) -> list[Problem]:
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.field, problem)
    return list(first.values())


def _problem(field: str, message: str) -> Problem:
    return Problem(field, Code.FIELD_INVALID, message)


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)
