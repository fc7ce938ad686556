"""The applications desk: applying, capturing for a walk-in, amending, answering, withdrawing."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from skycap.lending import commands
from skycap.lending.conditions import FIRST_DAYS_MAX
from skycap.lending.history import moment_text
from skycap.lending.refusals import Code, Refusal
from skycap.lending.schedule import build, instalments, total
from skycap.lending.terms import Terms, rate
from skycap.lending.vetting import pays_out
from skycap.services import loans
from skycap.services.forms import Form, LoanRequest, check
from skycap.services.holidays import for_terms
from skycap.services.loans import File
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, Role, require
from skycap.services.ports import Claim, Commit
from skycap.services.products import get_product
from skycap.services.projections import Borrower
from skycap.services.records import ApplicationRow
from skycap.services.work import Asked, Outcome, carry_out


@dataclass(frozen=True, slots=True)
class _Priced:
    form: Form
    principal: int
    terms: Terms
    total: int
    instalment: int


def apply(
    office: Office, person: Person, request: LoanRequest, asked: Asked | None = None
) -> Outcome:
    """Take a new application; a signed-in member of staff counts as having captured it.

    Answers 201 with the public reference. Raises `InvalidForm` or another `Refusal`.
    """
    require(person, Action.APPLY)
    loan_id = office.ids.new()

    def plan() -> tuple[Commit, dict[str, Any]]:
        lender = office.lender()
        file = File(loan_id, lender, office.clock.now())
        priced = _price(office, person, request, file)
        reference = _free_reference(office)
        on = _counts_from(request, file, priced.terms)
        command = commands.Apply(reference, priced.principal, priced.terms, 1, on)
        commit, _, _ = loans.decided(
            office,
            file,
            person,
            command,
            puts=(_application(file, 1, priced.form),),
            borrower=_borrower(priced.form),
        )
        claim = Claim(loans.reference_claim(reference), loan_id)
        message = (
            f"Thank you. Your application is {reference}; keep this reference and use it with your "
            "identity number to follow your application."
        )
        body = {
            "success": True,
            "reference": reference,
            "message": message,
            "status": "pending",
            **_cost(lender, priced),
        }
        if person.role is not Role.PUBLIC:
            body["loanId"] = loan_id
        return replace(commit, claims=(claim,)), body

    return carry_out(office, loans.stream_of(loan_id), plan, status=201, asked=asked)


def capture(
    office: Office, person: Person, request: LoanRequest, asked: Asked | None = None
) -> Outcome:
    """Capture an application for a walk-in; only who may capture."""
    require(person, Action.CAPTURE)
    return apply(office, person, request, asked)


def amend(
    office: Office,
    person: Person,
    loan_id: str,
    request: LoanRequest,
    asked: Asked | None = None,
) -> Outcome:
    """Complete or change an undecided application; an answer to what was asked, too."""
    require(person, Action.AMEND)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        priced = _price(office, person, request, file)
        version = file.known.application + 1
        command = commands.Amend(priced.principal, priced.terms, version)
        commit, after, _ = loans.decided(
            office,
            file,
            person,
            command,
            puts=(_application(file, version, priced.form),),
            borrower=_borrower(priced.form),
        )
        return commit, {**loans.answer(after), **_cost(file.lender, priced)}

    return carry_out(office, loans.stream_of(loan_id), plan, asked=asked)


def provide_information(
    office: Office, person: Person, loan_id: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Answer what the checker asked, so that the review goes on."""
    require(person, Action.AMEND)
    return _answer_information(office, person, loan_id, comments, asked)


def respond(
    office: Office, person: Person, loan_id: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Answer what the checker asked, as the applicant who proved to be the one."""
    require(person, Action.TRACK)
    return _answer_information(office, person, loan_id, comments, asked)


def withdraw(
    office: Office, person: Person, loan_id: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Take an undecided application back."""
    require(person, Action.WITHDRAW)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        written = loans.note(office, person, file, comments)
        command = commands.Withdraw(written.id)
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        return commit, loans.answer(after)

    return carry_out(office, loans.stream_of(loan_id), plan, asked=asked)


def _answer_information(
    office: Office, person: Person, loan_id: str, comments: str, asked: Asked | None
) -> Outcome:
    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        written = loans.note(office, person, file, comments)
        command = commands.ProvideInformation(written.id)
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        return commit, loans.answer(after)

    return carry_out(office, loans.stream_of(loan_id), plan, asked=asked)


def _price(office: Office, person: Person, request: LoanRequest, file: File) -> _Priced:
    """Check the form and the asked price against the product, and price the loan.

    Staff may ask for another rate within the limits of the product: whoever approves is the second
    person who agrees to it.
    """
    lender = file.lender
    form = check(request.form, lender.country_code)
    if not request.terms_accepted:
        message = "must be true: the applicant has to accept the terms"
        raise Refusal(Code.TERMS_NOT_ACCEPTED, message, "termsAccepted")
    product = get_product(office, request.product or lender.default_product)
    if not product.active:
        message = f"{product.name} is no longer offered; choose another product"
        raise Refusal(Code.FIELD_INVALID, message, "product")
    staff = person.role is not Role.PUBLIC
    terms = product.terms(
        request.principal,
        request.instalments,
        lender.exponent,
        rate_percent=request.rate_percent if staff else None,
        first_due=_first_due(request.first_due, file),
    )
    return _checked(lender, request, form, terms, file)


def _checked(lender: Lender, request: LoanRequest, form: Form, terms: Terms, file: File) -> _Priced:
    if request.rate_percent is not None:
        claimed = rate(request.rate_percent, "interestRate")
        if claimed != rate(terms.rate_percent, "interestRate"):
            message = f"must be {terms.rate_percent}, the rate of this product"
            raise Refusal(Code.RATE_DIFFERS, message, "interestRate")
    rows = build(request.principal, terms, file.today, for_terms(lender, terms, file.today))
    pays_out(request.principal, rows, lender.exponent, "loanAmount")
    repayable = total(rows)
    if request.total is not None and request.total != repayable:
        message = (
            f"must be {lender.text(repayable)}: {lender.money(request.principal)} over "
            f"{terms.instalments} instalments comes to {lender.money(repayable)} in all"
        )
        raise Refusal(Code.TOTAL_DIFFERS, message, "totalAmount")
    return _Priced(form, request.principal, terms, repayable, instalments(rows)[0].total)


def _first_due(wanted: date | None, file: File) -> date | None:
    """The first due date that was asked for; at the latest when a first period may end."""
    if wanted is None:
        return None
    latest = file.today + timedelta(days=FIRST_DAYS_MAX)
    if not file.today < wanted <= latest:
        message = f"must lie after today, and not after {latest}"
        raise Refusal(Code.FIELD_INVALID, message, "firstDueDate")
    return wanted


def _counts_from(request: LoanRequest, file: File, terms: Terms) -> date:
    """The date on the form, if entries may be made as late as that; any other date is today's."""
    earliest = file.today - timedelta(days=terms.backdating_days)
    if request.loan_date is not None and earliest <= request.loan_date <= file.today:
        return request.loan_date
    return file.today


def _free_reference(office: Office) -> str:
    """A reference that no loan has yet: random ones meet, once in a million loans or so."""
    while True:
        reference = office.ids.reference()
        if office.store.claimed(loans.reference_claim(reference)) is None:
            return reference


def _application(file: File, version: int, form: Form) -> ApplicationRow:
    key, moment = f"{file.id}/{version}", moment_text(file.now)
    return ApplicationRow(key, file.id, version, moment, form.to_json())


def _borrower(form: Form) -> Borrower:
    return Borrower(form.name, form.id_number, form.contact_number)


def _cost(lender: Lender, priced: _Priced) -> dict[str, Any]:
    return {
        "loanAmount": lender.text(priced.principal),
        "interestRate": priced.terms.rate_percent,
        "instalments": priced.terms.instalments,
        "instalmentAmount": lender.text(priced.instalment),
        "totalAmount": lender.text(priced.total),
    }
