"""Repayments: money received, and reversals of what was not."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Query
from pydantic import WithJsonSchema
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer, outcome
from skycap.api.fields import PAGE_SIZE, Cursor, Id, Limit, LoanId, QueryDay, QueryText
from skycap.api.models.loans import Comments
from skycap.api.models.repayments import (
    PreviewTold,
    ReceiptTold,
    RepaymentReceived,
    RepaymentStatisticsTold,
    RepaymentTold,
    ReversalConfirmed,
    ReversalProposed,
    ReversalTold,
    SeveralForeseen,
    SeveralReceived,
    SeveralTold,
)
from skycap.api.published import publish
from skycap.services import (
    loans,
    repayment_lists,
    repayments,
    several_loans,
    statistics,
    views,
)
from skycap.services.forms import payment_method
from skycap.services.permissions import Action
from skycap.services.repayment_lists import RepaymentFilters
from skycap.services.repayments import NewRepayment
from skycap.services.several_loans import NewReceipt

router = APIRouter(prefix="/api/repayments", tags=["repayments"], route_class=ExactRoute)
Cashier = Annotated[Call, allowed(Action.RECORD_REPAYMENT)]
Reader = Annotated[Call, allowed(Action.READ_REPAYMENTS)]
Second = Annotated[Call, allowed(Action.CONFIRM_REVERSAL)]


class Wanted(NamedTuple):
    """The filters of the list, and those that were sent, as `Link` repeats them."""

    filters: RepaymentFilters
    sent: dict[str, str]


async def _wanted(
    since: Annotated[
        QueryDay | None, Query(alias="from", description="The earliest value date.")
    ] = None,
    until: Annotated[
        QueryDay | None, Query(alias="to", description="The latest value date.")
    ] = None,
    method: QueryText = "",
    reference: Annotated[
        QueryText, Query(description="The whole reference of a payment, a receipt or a loan.")
    ] = "",
    state: Annotated[
        QueryText,
        Query(description="Counting, waiting for a reversal to be confirmed, or reversed."),
        WithJsonSchema({"type": "string", "enum": ["", *repayment_lists.STATES]}),
    ] = "",
) -> Wanted:
    """Gather the filters; it is cheap, so it stays on the event loop."""
    filters = RepaymentFilters(since, until, method, reference, state)
    sent = {
        "from": since.isoformat() if since else "",
        "to": until.isoformat() if until else "",
        "method": method,
        "reference": reference,
        "state": state,
    }
    return Wanted(filters, {name: value for name, value in sent.items() if value})


@router.post("", **publish(ReceiptTold, action=Action.RECORD_REPAYMENT, status=201, command=True))
def record(call: Cashier, body: RepaymentReceived) -> Response:
    """Record a repayment. Answers its split, the balance after it and the receipt's number."""
    received = _received(call, body)
    return outcome(repayments.record(call.office, call.person, received, call.asked(body)))


@router.post("/preview", **publish(PreviewTold, action=Action.RECORD_REPAYMENT))
def preview(call: Cashier, body: RepaymentReceived) -> Response:
    """Say what recording a repayment would do, without recording it."""
    return answer(repayments.preview(call.office, call.person, _received(call, body)))


@router.post(
    "/several", **publish(SeveralTold, action=Action.RECORD_REPAYMENT, status=201, command=True)
)
def record_several(call: Cashier, body: SeveralReceived) -> Response:
    """Record one receipt for several loans of a borrower: on all of them, or on none."""
    received = _received_for_several(call, body)
    return outcome(several_loans.record(call.office, call.person, received, call.asked(body)))


@router.post("/several/preview", **publish(SeveralForeseen, action=Action.RECORD_REPAYMENT))
def preview_several(call: Cashier, body: SeveralReceived) -> Response:
    """Say how one receipt would be shared among the loans of a borrower; nothing is recorded."""
    received = _received_for_several(call, body)
    return answer(several_loans.preview(call.office, call.person, received))


@router.get(
    "",
    **publish(list[RepaymentTold], action=Action.READ_REPAYMENTS, paged=True, counted=True),
)
def list_repayments(
    call: Reader,
    wanted: Annotated[Wanted, Depends(_wanted)],
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Response:
    """List repayments, newest value date first; reversed ones by the newest reversal."""
    after = call.after(cursor, wanted.sent)
    page = repayment_lists.list_repayments(call.office, call.person, wanted.filters, after, limit)
    return call.page(page.rows, page.after, wanted.sent, limit, page.total)


@router.get("/stats/summary", **publish(RepaymentStatisticsTold, action=Action.READ_STATISTICS))
def repayment_statistics(call: Annotated[Call, allowed(Action.READ_STATISTICS)]) -> Response:
    """Count repayments and what they come to, in constant time."""
    return answer(statistics.repayment_statistics(call.office, call.person))


@router.get("/loan/{loan}", **publish(list[RepaymentTold], action=Action.READ_REPAYMENTS))
def list_repayments_of_loan(call: Reader, loan: LoanId) -> Response:
    """List the repayments of a loan, newest first."""
    return answer(views.repayments_of(call.office, call.person, loan))


@router.get("/{repayment}", **publish(RepaymentTold, action=Action.READ_REPAYMENTS))
def get_repayment(call: Reader, repayment: Id) -> Response:
    """Look at one repayment; a waiting reversal comes with the proposal that it is bound to."""
    return answer(repayment_lists.repayment_detail(call.office, call.person, repayment))


@router.post(
    "/{repayment}/reversal", **publish(ReversalTold, action=Action.PROPOSE_REVERSAL, command=True)
)
def propose_reversal(
    call: Annotated[Call, allowed(Action.PROPOSE_REVERSAL)], repayment: Id, body: ReversalProposed
) -> Response:
    """Say that a repayment was not one; a second person has to confirm."""
    fee, asked = call.amount_or_none(body.bounce_fee, "bounceFee") or 0, call.asked(body)
    return outcome(
        repayments.propose_reversal(
            call.office, call.person, repayment, body.comments, asked, bounce_fee=fee
        )
    )


@router.post(
    "/{repayment}/reversal/confirm",
    **publish(ReversalTold, action=Action.CONFIRM_REVERSAL, command=True),
)
def confirm_reversal(
    call: Second, repayment: Id, body: ReversalConfirmed | None = None
) -> Response:
    """Agree, as a second person, that a repayment never counted."""
    proposal = body.proposal if body else None
    return outcome(
        repayments.confirm_reversal(call.office, call.person, repayment, proposal, call.asked(body))
    )


@router.post(
    "/{repayment}/reversal/decline",
    **publish(ReversalTold, action=Action.CONFIRM_REVERSAL, command=True),
)
def decline_reversal(call: Second, repayment: Id, body: Comments) -> Response:
    """Disagree with a proposed reversal: the repayment stands."""
    return outcome(
        repayments.decline_reversal(
            call.office, call.person, repayment, body.comments, call.asked(body)
        )
    )


def _received_for_several(call: Call, body: SeveralReceived) -> NewReceipt:
    """The receipt in the words of its desk."""
    return NewReceipt(
        id_number=body.id_number,
        on=body.payment_date,
        amount=call.amount(body.amount_paid, "amountPaid"),
        method=payment_method(body.payment_method, "paymentMethod"),
        reference=body.reference_number,
        notes=body.notes or "",
        parts=tuple(
            (part.loan_id, call.amount(part.amount_paid, "parts")) for part in body.parts or ()
        ),
        confirm_duplicate=bool(body.confirm_duplicate),
        confirm_overpayment=bool(body.confirm_overpayment),
    )


def _received(call: Call, body: RepaymentReceived) -> NewRepayment:
    """The repayment in the words of its desk."""
    return NewRepayment(
        loan_id=loans.find(call.office, body.loan_id),
        on=body.payment_date,
        amount=call.amount(body.amount_paid, "amountPaid"),
        method=payment_method(body.payment_method, "paymentMethod"),
        reference=body.reference_number,
        notes=body.notes or "",
        confirm_duplicate=bool(body.confirm_duplicate),
        confirm_overpayment=bool(body.confirm_overpayment),
    )
