"""What happens to a loan that was paid out, besides repayments."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer, outcome
from skycap.api.fields import Id, LoanId
from skycap.api.models.loans import Comments
from skycap.api.models.servicing import (
    ActConfirmed,
    ActDone,
    ActTold,
    AdvanceSent,
    ChargeSent,
    CoolingOffSent,
    InterestResumeSent,
    InterestStopSent,
    RecoverySent,
    RefundSent,
    RescheduleSent,
    SettlementAsked,
    SettlementNoticeSent,
    TopUpSent,
    WaiverSent,
    WriteOffSent,
)
from skycap.api.published import publish
from skycap.lending import acts
from skycap.lending.payment_methods import PaymentMethod
from skycap.lending.terms import Bucket
from skycap.services import fields, loans, servicing, top_ups
from skycap.services.forms import payment_method
from skycap.services.permissions import Action
from skycap.services.servicing import NewSchedule
from skycap.services.top_ups import Further, TopUp

router = APIRouter(prefix="/api/loans/{loan}", tags=["servicing"], route_class=ExactRoute)
Servant = Annotated[Call, allowed(Action.SERVICE_LOAN)]
Second = Annotated[Call, allowed(Action.CONFIRM_SERVICING)]
Preview = Annotated[
    bool, Query(description="Only tell what it would do: nothing is written, the comments neither.")
]
_SERVICE = publish(ActDone, action=Action.SERVICE_LOAN, command=True)
_CONFIRM = publish(ActDone, action=Action.CONFIRM_SERVICING, command=True)


@router.get("/acts", **publish(list[ActTold], action=Action.READ_LOANS))
def list_acts(call: Annotated[Call, allowed(Action.READ_LOANS)], loan: LoanId) -> Response:
    """List the acts of a loan as they were recorded, those that wait or were undone too."""
    return answer(servicing.acts_of(call.office, call.person, loans.find(call.office, loan)))


@router.post("/charges", **_SERVICE)
def charge(call: Servant, loan: LoanId, body: ChargeSent, preview: Preview = False) -> Response:
    """Charge a fee or a penalty of the agreement by hand."""
    bucket = fields.choice(body.kind, "kind", Bucket)
    amount = call.amount(body.amount, "amount")
    command = acts.Charge("", body.charge_date, bucket, amount, body.name)
    return _act(call, loan, command, body, body.comments, preview=preview)


@router.post("/waivers", **_SERVICE)
def propose_waiver(
    call: Servant, loan: LoanId, body: WaiverSent, preview: Preview = False
) -> Response:
    """Propose to give up interest, fees or penalties; a second person has to confirm."""
    bucket = fields.choice(body.part, "part", Bucket)
    amount = call.amount(body.amount, "amount")
    command = acts.ProposeWaiver("", body.waiver_date, bucket, amount, "")
    return _act(call, loan, command, body, body.comments, preview=preview)


@router.post("/refunds", **_SERVICE)
def propose_refund(
    call: Servant, loan: LoanId, body: RefundSent, preview: Preview = False
) -> Response:
    """Propose to pay an overpayment back; a second person has to confirm."""
    method = payment_method(body.payment_method, "paymentMethod")
    amount = call.amount(body.amount, "amount")
    command = acts.ProposeRefund("", body.refund_date, amount, method, body.reference_number, "")
    return _act(call, loan, command, body, body.comments, preview=preview)


@router.post("/write-off", **_SERVICE)
def propose_write_off(
    call: Servant, loan: LoanId, body: WriteOffSent, preview: Preview = False
) -> Response:
    """Propose to take all that is owed out of the books; a second person has to confirm."""
    command = acts.ProposeWriteOff("", body.write_off_date, "")
    return _act(call, loan, command, body, body.comments, preview=preview)


@router.post("/recoveries", **_SERVICE)
def recover(call: Servant, loan: LoanId, body: RecoverySent, preview: Preview = False) -> Response:
    """Record money that came in after the write-off: income, no repayment."""
    method = payment_method(body.payment_method, "paymentMethod")
    amount = call.amount(body.amount, "amount")
    command = acts.Recover("", body.payment_date, amount, method, body.reference_number)
    return _act(call, loan, command, body, body.comments, preview=preview)


@router.post("/settlement-notices", **_SERVICE)
def give_notice(
    call: Servant, loan: LoanId, body: SettlementNoticeSent, preview: Preview = False
) -> Response:
    """Record the borrower's written notice of settling early: with it, settling costs nothing."""
    command = acts.GiveNotice("", body.notice_date)
    return _act(call, loan, command, body, body.comments, preview=preview)


@router.post("/settlement-quotes", **_SERVICE)
def quote_settlement(
    call: Servant, loan: LoanId, body: SettlementAsked, preview: Preview = False
) -> Response:
    """Tell what settles the loan; the quote is numbered and holds until the date it names."""
    return _act(
        call,
        loan,
        acts.QuoteSettlement("", body.settlement_date, body.notice_date),
        body,
        preview=preview,
    )


@router.post("/interest-stop", **_SERVICE)
def stop_interest(
    call: Servant, loan: LoanId, body: InterestStopSent, preview: Preview = False
) -> Response:
    """Let neither interest nor penalties run from a day: a death, a dispute, a legal hold."""
    return _act(
        call, loan, acts.StopInterest("", body.stop_date, ""), body, body.comments, preview=preview
    )


@router.post("/interest-resume", **_SERVICE)
def propose_resume(
    call: Servant, loan: LoanId, body: InterestResumeSent, preview: Preview = False
) -> Response:
    """Propose that interest and penalties run again; a second person has to confirm."""
    return _act(
        call,
        loan,
        acts.ProposeResume("", body.resume_date, ""),
        body,
        body.comments,
        preview=preview,
    )


@router.post("/cooling-off", **_SERVICE)
def cool_off(
    call: Servant, loan: LoanId, body: CoolingOffSent, preview: Preview = False
) -> Response:
    """Record that the borrower gave the loan up within the days that the terms allow."""
    return _act(
        call,
        loan,
        acts.CoolOff("", body.cooling_off_date, ""),
        body,
        body.comments,
        preview=preview,
    )


@router.post("/reschedule", **_SERVICE)
def propose_reschedule(
    call: Servant, loan: LoanId, body: RescheduleSent, preview: Preview = False
) -> Response:
    """Propose a new schedule for what is left; a second person has to confirm."""
    new = NewSchedule(
        on=body.reschedule_date,
        instalments=body.loan_period_months,
        rate_percent=body.interest_rate,
        capitalise=call.amount_or_none(body.capitalise, "capitalise") or 0,
        restructured=body.restructured is not False,
    )
    found, asked = loans.find(call.office, loan), call.asked(body)
    told = servicing.propose_reschedule(
        call.office, call.person, found, new, body.comments, asked, preview=preview
    )
    return outcome(told)


@router.post("/top-ups", **publish(ActDone, action=Action.PROPOSE_TOP_UP, command=True))
def propose_top_up(
    call: Annotated[Call, allowed(Action.PROPOSE_TOP_UP)],
    loan: LoanId,
    body: TopUpSent,
    preview: Preview = False,
) -> Response:
    """Propose to lend more on a loan that runs; a checker agrees, an accountant pays it out."""
    new = TopUp(call.amount(body.amount, "amount"), body.loan_period_months, body.interest_rate)
    found, asked = loans.find(call.office, loan), call.asked(body)
    return outcome(
        top_ups.propose(call.office, call.person, found, new, body.comments, asked, preview=preview)
    )


@router.post("/advances", **publish(ActDone, action=Action.DISBURSE, command=True))
def pay_out_further(
    call: Annotated[Call, allowed(Action.DISBURSE)],
    loan: LoanId,
    body: AdvanceSent,
    preview: Preview = False,
) -> Response:
    """Record a further payout: the rest of what was approved, or a top-up that was agreed."""
    method = PaymentMethod.BANK_TRANSFER
    if body.payment_method:
        method = payment_method(body.payment_method, "paymentMethod")
    amount = call.amount_or_none(body.amount, "amount")
    further = Further(body.reference_number, amount, method, body.disbursement_date)
    found, asked = loans.find(call.office, loan), call.asked(body)
    return outcome(
        top_ups.pay_out(call.office, call.person, found, further, asked, preview=preview)
    )


@router.post("/acts/{act}/undo", **_SERVICE)
def propose_undo(
    call: Servant, loan: LoanId, act: Id, body: Comments, preview: Preview = False
) -> Response:
    """Say that an act, or with "disbursement" the payout, did not happen."""
    found, asked = loans.find(call.office, loan), call.asked(body)
    return outcome(
        servicing.propose_undo(
            call.office, call.person, found, act, body.comments, asked, preview=preview
        )
    )


@router.post("/acts/{act}/confirm", **_CONFIRM)
def confirm(
    call: Second, loan: LoanId, act: Id, body: ActConfirmed | None = None, preview: Preview = False
) -> Response:
    """Agree, as a second person, to what waits: an act, or that it be undone."""
    found, proposal = loans.find(call.office, loan), body.proposal if body else None
    return outcome(
        servicing.confirm(
            call.office, call.person, found, act, proposal, call.asked(body), preview=preview
        )
    )


@router.post("/acts/{act}/decline", **_CONFIRM)
def decline(
    call: Second, loan: LoanId, act: Id, body: Comments, preview: Preview = False
) -> Response:
    """Disagree with what waits, or take one's own proposal back."""
    found, asked = loans.find(call.office, loan), call.asked(body)
    return outcome(
        servicing.decline(
            call.office, call.person, found, act, body.comments, asked, preview=preview
        )
    )


def _act(
    call: Call,
    loan: str,
    command: acts.Command,
    body: BaseModel,
    comments: str | None = None,
    *,
    preview: bool,
) -> Response:
    found, asked = loans.find(call.office, loan), call.asked(body)
    return outcome(
        servicing.act(
            call.office, call.person, found, command, comments or "", asked, preview=preview
        )
    )
