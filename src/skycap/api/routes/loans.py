"""Loans: applying, reviewing, paying out, and looking at them."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, WithJsonSchema
from starlette.responses import Response, StreamingResponse

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer, outcome
from skycap.api.fields import PAGE_SIZE, Arrears, Cursor, Limit, LoanId, QueryDay, QueryText
from skycap.api.models.documents import DocumentTold
from skycap.api.models.files import EntryTold, InstalmentTold, LoanStatisticsTold, LoanTold
from skycap.api.models.loans import (
    AmendedTold,
    Application,
    ApplicationTold,
    ChangedTold,
    Comments,
    DisbursedTold,
    LineTold,
    NotedTold,
    Payout,
    Review,
)
from skycap.api.models.repayments import RepaymentTold
from skycap.api.published import publish
from skycap.lending.events import PaymentMethod
from skycap.services import (
    applications,
    disbursements,
    exports,
    lists,
    loans,
    notes,
    reviews,
    statistics,
    views,
)
from skycap.services.forms import Form, LoanRequest, payment_method
from skycap.services.permissions import Action

router = APIRouter(prefix="/api/loans", tags=["loans"], route_class=ExactRoute)
CSV_CONTENT = {"text/csv": {"schema": {"type": "string"}}}
Reader = Annotated[Call, allowed(Action.READ_LOANS)]


class Wanted(NamedTuple):
    """The filters of the list, and those that were sent, as `Link` repeats them."""

    filters: lists.Filters
    sent: dict[str, str]


async def _wanted(
    status: Annotated[
        QueryText,
        Query(description="A status, or several with commas between."),
        WithJsonSchema({"type": "string", "examples": ["pending,info_requested"]}),
    ] = "",
    search: QueryText = "",
    id_number: Annotated[QueryText, Query(alias="idNumber")] = "",
    product: QueryText = "",
    arrears: Arrears = "",
    due: Annotated[
        QueryText,
        Query(description="When the oldest unpaid instalment is due; a week is seven days."),
        WithJsonSchema({"type": "string", "enum": ["", *lists.DUE]}),
    ] = "",
) -> Wanted:
    """Gather the filters; it is cheap, so it stays on the event loop."""
    filters = lists.Filters(status, search, id_number, product, arrears, due)
    sent = {
        "status": status,
        "search": search,
        "idNumber": id_number,
        "product": product,
        "arrears": arrears,
        "due": due,
    }
    return Wanted(filters, {name: value for name, value in sent.items() if value})


@router.post(
    "/apply",
    **publish(ApplicationTold, action=Action.APPLY, status=201, command=True, limited=True),
)
def apply(call: Annotated[Call, allowed(Action.APPLY)], body: Application) -> Response:
    """Apply for a loan. A signed-in member of staff counts as having captured it."""
    if call.user is None:
        call.limit("apply")
    request = _request(call, body)
    return outcome(applications.apply(call.office, call.person, request, call.asked(body)))


@router.post("", **publish(ApplicationTold, action=Action.CAPTURE, status=201, command=True))
def capture(call: Annotated[Call, allowed(Action.CAPTURE)], body: Application) -> Response:
    """Capture an application for somebody who came by."""
    request = _request(call, body)
    return outcome(applications.capture(call.office, call.person, request, call.asked(body)))


@router.get("", **publish(list[LineTold], action=Action.READ_LOANS, paged=True, counted=True))
def list_loans(
    call: Reader,
    wanted: Annotated[Wanted, Depends(_wanted)],
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Response:
    """List loans, newest first. `search` looks at names, numbers and references.

    With `arrears` or `due` they come by their oldest unpaid due date, the longest late first.
    """
    after = call.after(cursor, wanted.sent)
    page = lists.list_loans(call.office, call.person, wanted.filters, after, limit)
    return call.page(page.rows, page.after, wanted.sent, limit, page.total)


@router.get(
    "/export.csv",
    **publish(None, action=Action.READ_LOANS),
    response_class=StreamingResponse,
    responses={200: {"description": "The list.", "content": CSV_CONTENT}},
)
def export_loans(call: Reader, wanted: Annotated[Wanted, Depends(_wanted)]) -> StreamingResponse:
    """The loans list with the same filters, as CSV for a spreadsheet."""
    lines = exports.loans_csv(call.office, call.person, wanted.filters)
    headers = {"Content-Disposition": 'attachment; filename="loans.csv"'}
    return StreamingResponse(lines, media_type="text/csv", headers=headers)


@router.get("/stats/summary", **publish(LoanStatisticsTold, action=Action.READ_STATISTICS))
def loan_statistics(call: Annotated[Call, allowed(Action.READ_STATISTICS)]) -> Response:
    """Count loans and amounts by status, and arrears by bucket, in constant time."""
    return answer(statistics.loan_statistics(call.office, call.person))


@router.get("/{loan}", **publish(LoanTold, action=Action.READ_LOANS))
def get_loan(
    call: Reader,
    loan: LoanId,
    as_of: Annotated[QueryDay | None, Query(alias="asOf")] = None,
    known_at: Annotated[AwareDatetime | None, Query(alias="knownAt")] = None,
) -> Response:
    """Look at one loan: as it is, or as of a day, or as known at a moment."""
    return answer(views.loan_detail(call.office, call.person, loan, as_of, known_at))


@router.patch("/{loan}", **publish(AmendedTold, action=Action.AMEND, command=True))
def amend(
    call: Annotated[Call, allowed(Action.AMEND)], loan: LoanId, body: Application
) -> Response:
    """Complete or change an application that is not decided yet: send all of it."""
    request = _request(call, body)
    loan_id = loans.find(call.office, loan)
    amended = applications.amend(call.office, call.person, loan_id, request, call.asked(body))
    return outcome(amended)


@router.post("/{loan}/review", **publish(ChangedTold, action=Action.REVIEW, command=True))
def review(call: Annotated[Call, allowed(Action.REVIEW)], loan: LoanId, body: Review) -> Response:
    """Approve, reject or ask for more. An approval may change the amount and the term."""
    changes = reviews.Changes(
        call.amount_or_none(body.loan_amount, "loanAmount"),
        body.loan_period_months,
        body.approval_date,
    )
    reviewed = reviews.review(
        call.office,
        call.person,
        loans.find(call.office, loan),
        body.action,
        body.comments,
        changes,
        call.asked(body),
    )
    return outcome(reviewed)


@router.post("/{loan}/disburse", **publish(DisbursedTold, action=Action.DISBURSE, command=True))
def disburse(
    call: Annotated[Call, allowed(Action.DISBURSE)], loan: LoanId, body: Payout
) -> Response:
    """Record that an approved loan was paid out."""
    method = PaymentMethod.BANK_TRANSFER
    if body.payment_method:
        method = payment_method(body.payment_method, "paymentMethod")
    reference = body.reference_number or ""
    amount = call.amount_or_none(body.amount, "amount")
    payout = disbursements.Payout(reference, method, body.disbursement_date, amount)
    loan_id = loans.find(call.office, loan)
    return outcome(
        disbursements.disburse(call.office, call.person, loan_id, payout, call.asked(body))
    )


@router.post("/{loan}/withdraw", **publish(ChangedTold, action=Action.CAPTURE, command=True))
def withdraw(
    call: Annotated[Call, allowed(Action.CAPTURE)], loan: LoanId, body: Comments
) -> Response:
    """Take an application back for the applicant, who can do so by tracking as well."""
    loan_id = loans.find(call.office, loan)
    return outcome(
        applications.withdraw(call.office, call.person, loan_id, body.comments, call.asked(body))
    )


@router.post("/{loan}/cancel", **publish(ChangedTold, action=Action.CANCEL, command=True))
def cancel(call: Annotated[Call, allowed(Action.CANCEL)], loan: LoanId, body: Comments) -> Response:
    """Give up an approved loan that was not paid out."""
    loan_id = loans.find(call.office, loan)
    return outcome(
        reviews.cancel(call.office, call.person, loan_id, body.comments, call.asked(body))
    )


@router.post("/{loan}/information", **publish(ChangedTold, action=Action.AMEND, command=True))
def provide_information(
    call: Annotated[Call, allowed(Action.AMEND)], loan: LoanId, body: Comments
) -> Response:
    """Answer what the checker asked, so that the review goes on."""
    provided = applications.provide_information(
        call.office, call.person, loans.find(call.office, loan), body.comments, call.asked(body)
    )
    return outcome(provided)


@router.post(
    "/{loan}/notes", **publish(NotedTold, action=Action.WRITE_NOTE, status=201, command=True)
)
def write_note(
    call: Annotated[Call, allowed(Action.WRITE_NOTE)], loan: LoanId, body: Comments
) -> Response:
    """Write a note on a loan."""
    loan_id = loans.find(call.office, loan)
    return outcome(notes.write(call.office, call.person, loan_id, body.comments, call.asked(body)))


@router.get("/{loan}/schedule", **publish(list[InstalmentTold], action=Action.READ_LOANS))
def schedule(call: Reader, loan: LoanId) -> Response:
    """List the instalments of a loan; before it is paid out, as they would be from today."""
    return answer(views.schedule(call.office, call.person, loan))


@router.get("/{loan}/history", **publish(list[EntryTold], action=Action.READ_LOANS))
def history(call: Reader, loan: LoanId) -> Response:
    """List what happened to a loan, oldest first, with the chain of hashes."""
    return answer(views.trail_of(call.office, call.person, loan))


@router.get("/{loan}/documents", **publish(list[DocumentTold], action=Action.READ_LOANS))
def list_documents(call: Reader, loan: LoanId) -> Response:
    """List the documents of a loan, oldest first."""
    told = views.loan_detail(call.office, call.person, loan)
    return answer(told["documents"])


@router.get("/{loan}/repayments", **publish(list[RepaymentTold], action=Action.READ_REPAYMENTS))
def list_loan_repayments(
    call: Annotated[Call, allowed(Action.READ_REPAYMENTS)], loan: LoanId
) -> Response:
    """List the repayments of a loan, newest first."""
    return answer(views.repayments_of(call.office, call.person, loan))


def _request(call: Call, body: Application) -> LoanRequest:
    """The application in the words of its desk."""
    form = Form(
        first_name=body.first_name,
        last_name=body.last_name,
        id_number=body.id_number,
        contact_number=body.contact_number,
        physical_address=body.physical_address,
        kin_name=body.kin_name,
        kin_relationship=body.kin_relationship,
        bank_name=body.bank_name,
        account_number=body.account_number,
        repayment_method=body.repayment_method,
        id_type=body.id_type or "omang",
        email=body.email or "",
        postal_address=body.postal_address or "",
        kin_address=body.kin_address or "",
        kin_contact=body.kin_contact or "",
        married_in_community=bool(body.married_in_community),
        branch=body.branch or "",
        employer=body.employer or "",
        purpose=body.purpose or "",
    )
    return LoanRequest(
        form=form,
        principal=call.amount(body.loan_amount, "loanAmount"),
        instalments=body.loan_period_months,
        terms_accepted=body.terms_accepted,
        product=body.product,
        rate_percent=body.interest_rate,
        total=call.amount_or_none(body.total_amount, "totalAmount"),
        loan_date=body.loan_date,
        first_due=body.first_due_date,
    )
