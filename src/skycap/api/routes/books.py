"""Keeping the books: entries by hand, receipts not identified, and closing months."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer, outcome
from skycap.api.fields import PAGE_SIZE, Cursor, Id, Limit
from skycap.api.models.books import (
    AccountNameSent,
    AccountRenamed,
    AllocatedTold,
    AllocationSent,
    EntrySent,
    HandEntryTold,
    HeldReceiptTold,
    PeriodChanged,
    PeriodChangeTold,
    PeriodSent,
    PeriodsTold,
    ProposalSeen,
    ReceiptSent,
    ReturnSent,
    ReversalOfEntrySent,
)
from skycap.api.published import publish
from skycap.lending.ledger import Account
from skycap.services.books import entries, naming, periods, receipts
from skycap.services.books.entries import NewEntry, Posting, Template
from skycap.services.books.receipts import NewReceipt
from skycap.services.fields import choice
from skycap.services.forms import payment_method
from skycap.services.permissions import Action

router = APIRouter(prefix="/api/books", tags=["books"], route_class=ExactRoute)
Reader = Annotated[Call, allowed(Action.READ_BOOKS)]
Keeper = Annotated[Call, allowed(Action.KEEP_BOOKS)]
Second = Annotated[Call, allowed(Action.CONFIRM_BOOKS)]
Cashier = Annotated[Call, allowed(Action.RECORD_REPAYMENT)]
Month = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,64}$", description="A month: 2026-03.")]
_KEEP = publish(HandEntryTold, action=Action.KEEP_BOOKS, status=201, command=True)
_DECIDE = publish(HandEntryTold, action=Action.CONFIRM_BOOKS, command=True)
_CLOSE = publish(PeriodChanged, action=Action.CONFIRM_BOOKS, command=True)


@router.get("/entries", **publish(list[HandEntryTold], action=Action.READ_BOOKS))
def list_entries(call: Reader) -> Response:
    """List the entries by hand that wait for a second person, the oldest first."""
    return answer(entries.waiting(call.office, call.person))


@router.post("/entries", **_KEEP)
def propose_entry(call: Keeper, body: EntrySent) -> Response:
    """Propose an entry by hand; a second person has to confirm it."""
    new = NewEntry(
        on=body.entry_date,
        template=choice(body.template or Template.OTHER.value, "template", Template),
        amount=call.amount_or_none(body.amount, "amount") or 0,
        lines=_lines(call, body),
    )
    return outcome(entries.propose(call.office, call.person, new, body.comments, call.asked(body)))


@router.get("/entries/{entry}", **publish(HandEntryTold, action=Action.READ_BOOKS))
def get_entry(call: Reader, entry: Id) -> Response:
    """Look at one entry by hand."""
    return answer(entries.entry(call.office, call.person, entry))


@router.post("/entries/{entry}/confirm", **_DECIDE)
def confirm_entry(call: Second, entry: Id, body: ProposalSeen | None = None) -> Response:
    """Agree, as a second person: the entry is posted."""
    proposal = body.proposal if body else None
    return outcome(entries.confirm(call.office, call.person, entry, proposal, call.asked(body)))


@router.post("/entries/{entry}/decline", **_DECIDE)
def decline_entry(call: Second, entry: Id, body: PeriodSent) -> Response:
    """Disagree with an entry, or take one's own back."""
    return outcome(
        entries.decline(call.office, call.person, entry, body.comments, call.asked(body))
    )


@router.post("/entries/{entry}/reverse", **_KEEP)
def reverse_entry(call: Keeper, entry: Id, body: ReversalOfEntrySent) -> Response:
    """Propose to swap the sides of a posted entry."""
    told = entries.propose_reversal(
        call.office, call.person, entry, body.entry_date, body.comments, call.asked(body)
    )
    return outcome(told)


@router.get(
    "/receipts", **publish(list[HeldReceiptTold], action=Action.READ_REPAYMENTS, paged=True)
)
def list_receipts(
    call: Annotated[Call, allowed(Action.READ_REPAYMENTS)],
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Response:
    """List the receipts that wait for their loan, the oldest first."""
    page = receipts.list_waiting(call.office, call.person, call.after(cursor, {}), limit)
    return call.page(page.rows, page.after, {}, limit)


@router.post(
    "/receipts",
    **publish(HeldReceiptTold, action=Action.RECORD_REPAYMENT, status=201, command=True),
)
def hold_receipt(call: Cashier, body: ReceiptSent) -> Response:
    """Record money whose loan is not known yet."""
    new = NewReceipt(
        on=body.payment_date,
        amount=call.amount(body.amount_paid, "amountPaid"),
        method=payment_method(body.payment_method, "paymentMethod"),
        reference=body.reference_number,
        text=body.comments,
    )
    return outcome(receipts.hold(call.office, call.person, new, call.asked(body)))


@router.post(
    "/receipts/{receipt}/allocate",
    **publish(AllocatedTold, action=Action.RECORD_REPAYMENT, command=True),
)
def allocate_receipt(call: Cashier, receipt: Id, body: AllocationSent) -> Response:
    """Allocate a receipt to a loan, as a repayment on the day on which the money came in."""
    return outcome(
        receipts.allocate(call.office, call.person, receipt, body.loan_id, call.asked(body))
    )


@router.post(
    "/receipts/{receipt}/return",
    **publish(HeldReceiptTold, action=Action.RECORD_REPAYMENT, command=True),
)
def return_receipt(call: Cashier, receipt: Id, body: ReturnSent) -> Response:
    """Record that a receipt was paid back to whoever sent it."""
    told = receipts.give_back(
        call.office,
        call.person,
        receipt,
        body.reference_number,
        body.comments,
        call.asked(body),
    )
    return outcome(told)


@router.get("/periods", **publish(PeriodsTold, action=Action.READ_BOOKS))
def get_periods(call: Reader) -> Response:
    """Where the books stand, and what stands against closing the next month."""
    return answer(periods.standing(call.office, call.person))


@router.get("/periods/changes", **publish(list[PeriodChangeTold], action=Action.READ_BOOKS))
def list_period_changes(call: Reader) -> Response:
    """List what was closed and opened again, the newest first."""
    return answer(periods.changes(call.office, call.person))


@router.post(
    "/periods/{month}/close", **publish(PeriodChanged, action=Action.KEEP_BOOKS, command=True)
)
def propose_close(call: Keeper, month: Month, body: PeriodSent) -> Response:
    """Propose to close a month; a second person has to confirm."""
    return outcome(
        periods.propose_close(call.office, call.person, month, body.comments, call.asked(body))
    )


@router.post("/periods/{month}/confirm", **_CLOSE)
def confirm_close(call: Second, month: Month, body: ProposalSeen | None = None) -> Response:
    """Close a month, as a second person, if its books tie out."""
    proposal = body.proposal if body else None
    return outcome(
        periods.confirm_close(call.office, call.person, month, proposal, call.asked(body))
    )


@router.post("/periods/{month}/decline", **_CLOSE)
def decline_close(call: Second, month: Month, body: PeriodSent) -> Response:
    """Disagree with closing a month, or take one's own proposal back."""
    return outcome(
        periods.decline_close(call.office, call.person, month, body.comments, call.asked(body))
    )


@router.post(
    "/periods/{month}/reopen", **publish(PeriodChanged, action=Action.REOPEN_PERIOD, command=True)
)
def reopen(
    call: Annotated[Call, allowed(Action.REOPEN_PERIOD)], month: Month, body: PeriodSent
) -> Response:
    """Open the last closed month again."""
    return outcome(periods.reopen(call.office, call.person, month, body.comments, call.asked(body)))


def _lines(call: Call, body: EntrySent) -> tuple[Posting, ...]:
    lines = []
    for line in body.lines or ():
        debit = call.amount_or_none(line.debit, "lines") or 0
        credit = call.amount_or_none(line.credit, "lines") or 0
        lines.append(Posting(choice(line.account, "lines", Account), debit - credit))
    return tuple(lines)


@router.put(
    "/accounts/{account}", **publish(AccountRenamed, action=Action.KEEP_BOOKS, command=True)
)
def rename_account(call: Keeper, account: Account, body: AccountNameSent) -> Response:
    """Call an account otherwise, such as by the code of an accounting package."""
    names = (body.code, body.name, body.setswana)
    return outcome(naming.rename(call.office, call.person, account, names, call.asked(body)))
