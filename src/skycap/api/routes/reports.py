"""Reports: statements, journal, portfolio, register; each as JSON, lists also as CSV."""

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response, StreamingResponse

from skycap.api.bodies import ExactRoute
from skycap.api.calls import Call, allowed, answer
from skycap.api.fields import PAGE_SIZE, Cursor, Limit, QueryDay, QueryText
from skycap.api.models.portfolio import (
    AgeingTold,
    NearCeilingTold,
    ProvisionsTold,
    RatiosTold,
    RegisterLineTold,
    VatReturnTold,
)
from skycap.api.models.reports import (
    AccountTold,
    BalanceSheetTold,
    JournalEntryTold,
    LedgerEntryTold,
    LedgerStandingTold,
    ProfitAndLossTold,
    TrialBalanceTold,
)
from skycap.api.published import publish
from skycap.services.fields import choice
from skycap.services.permissions import Action
from skycap.services.ports import PAGE_SIZE_MAX
from skycap.services.reports import (
    ceilings,
    exports,
    journal,
    portfolio,
    register,
    statements,
    vat_return,
)
from skycap.services.reports.exports import Format

router = APIRouter(prefix="/api/reports", tags=["reports"], route_class=ExactRoute)
Reader = Annotated[Call, allowed(Action.READ_BOOKS)]
Date = Annotated[QueryDay | None, Query(alias="date", description="The last day end, if left out.")]
_FILE = {"text/csv": {"schema": {"type": "string"}}}
_TEXT: dict[int | str, dict[str, Any]] = {200: {"description": "The file.", "content": _FILE}}


class Period(NamedTuple):
    """From which to which day, and what of that was sent."""

    since: QueryDay | None
    until: QueryDay | None

    @property
    def sent(self) -> dict[str, Any]:
        """What was sent, as `Link` repeats it."""
        days = {"since": self.since, "until": self.until}
        return {name: day.isoformat() for name, day in days.items() if day}


async def _period(since: QueryDay | None = None, until: QueryDay | None = None) -> Period:
    """Gather the period; it is cheap, so it stays on the event loop."""
    return Period(since, until)


Within = Annotated[Period, Depends(_period)]


@router.get("/accounts", **publish(list[AccountTold], action=Action.READ_BOOKS))
def list_accounts(call: Reader) -> Response:
    """List the chart of accounts."""
    return answer(statements.chart(call.office, call.person))


@router.get("/trial-balance", **publish(TrialBalanceTold, action=Action.READ_BOOKS))
def trial_balance(call: Reader, day: Date = None) -> Response:
    """The balance of each account at the end of a day."""
    return answer(statements.trial_balance(call.office, call.person, day))


@router.get("/profit-and-loss", **publish(ProfitAndLossTold, action=Action.READ_BOOKS))
def profit_and_loss(call: Reader, period: Within) -> Response:
    """Income and expenses of a period; the month so far, if none is named."""
    return answer(statements.profit_and_loss(call.office, call.person, period.since, period.until))


@router.get("/balance-sheet", **publish(BalanceSheetTold, action=Action.READ_BOOKS))
def balance_sheet(call: Reader, day: Date = None) -> Response:
    """Assets, liabilities and equity of the loan book at the end of a day."""
    return answer(statements.balance_sheet(call.office, call.person, day))


@router.get("/ageing", **publish(AgeingTold, action=Action.READ_BOOKS))
def ageing(call: Reader, day: Date = None) -> Response:
    """Arrears by bucket and portfolio at risk at the last day end up to a day."""
    return answer(portfolio.ageing(call.office, call.person, day))


@router.get("/provisions", **publish(ProvisionsTold, action=Action.READ_BOOKS))
def provisions(call: Reader, day: Date = None) -> Response:
    """What is provided for losses, by stage and bucket, at the last month end up to a day."""
    return answer(portfolio.provisions(call.office, call.person, day))


@router.get("/ratios", **publish(RatiosTold, action=Action.READ_BOOKS))
def ratios(call: Reader, period: Within) -> Response:
    """Income by kind, write-off ratio, risk coverage and collection rate of a period."""
    return answer(portfolio.ratios(call.office, call.person, period.since, period.until))


@router.get("/vat", **publish(VatReturnTold, action=Action.READ_BOOKS))
def value_added_tax(call: Reader, period: Within) -> Response:
    """The value added tax inside the fees of a period, by rate; the month so far if none is named.

    Each fee holds a tax of its own, at the rate of its day.
    """
    return answer(vat_return.vat_return(call.office, call.person, period.since, period.until))


@router.get(
    "/vat.csv",
    **publish(None, action=Action.READ_BOOKS),
    response_class=StreamingResponse,
    responses=_TEXT,
)
def export_value_added_tax(call: Reader, period: Within) -> StreamingResponse:
    """The value added tax of a period by rate, as CSV for a spreadsheet."""
    told = vat_return.vat_return(call.office, call.person, period.since, period.until)
    return _file(exports.table_csv(vat_return.COLUMNS, told["rates"]), "vat-return.csv")


@router.get("/ceilings", **publish(list[NearCeilingTold], action=Action.READ_BOOKS, paged=True))
def list_ceilings(call: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Response:
    """Late loans at 80 % of their in duplum ceiling or more, the longest late first."""
    after = call.after(cursor, {})
    page = ceilings.ceilings(call.office, call.person, after, limit)
    return call.page(page.rows, page.after, {}, limit)


@router.get("/register", **publish(list[RegisterLineTold], action=Action.READ_BOOKS, paged=True))
def list_register(
    call: Reader, period: Within, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Response:
    """The loan register: loans advanced in a period. A page may be short and still have a next."""
    after = call.after(cursor, period.sent)
    page = register.register(call.office, call.person, *period, after, limit)
    return call.page(page.rows, page.after, period.sent, limit)


@router.get(
    "/register.csv",
    **publish(None, action=Action.READ_BOOKS),
    response_class=StreamingResponse,
    responses=_TEXT,
)
def export_register(call: Reader, period: Within) -> StreamingResponse:
    """The whole register of a period, as CSV for a spreadsheet."""
    rows = exports.table_csv(register.COLUMNS, _whole_register(call, period))
    return _file(rows, "loan-register.csv")


@router.get("/journal", **publish(list[JournalEntryTold], action=Action.READ_BOOKS, paged=True))
def list_journal(
    call: Reader, period: Within, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Response:
    """List journal entries, the newest first."""
    after = call.after(cursor, period.sent)
    page = journal.journal(call.office, call.person, *period, after, limit)
    return call.page(page.rows, page.after, period.sent, limit)


@router.get(
    "/journal/export",
    **publish(None, action=Action.READ_BOOKS),
    response_class=StreamingResponse,
    responses=_TEXT,
)
def export_journal(
    call: Reader,
    period: Within,
    format_: Annotated[
        QueryText,
        Query(alias="format", description=f"One of: {', '.join(kind.value for kind in Format)}."),
    ] = "csv",
) -> StreamingResponse:
    """The journal of a period as a file for another program."""
    kind = choice(format_, "format", Format)
    pieces = exports.export(call.office, call.person, kind, period.since, period.until)
    return _file(pieces, f"journal-{kind.value}.{kind.ending}")


@router.get(
    "/ledger", **publish(list[LedgerEntryTold], action=Action.READ_BOOKS, paged=True, sought=True)
)
def list_ledger(
    call: Reader,
    account: QueryText,
    period: Within,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Response:
    """List the entries of one account, the oldest first."""
    sent = {"account": account, **period.sent}
    after = call.after(cursor, sent)
    page = journal.general_ledger(call.office, call.person, account, *period, after, limit)
    return call.page(page.rows, page.after, sent, limit)


@router.get(
    "/ledger/standing", **publish(LedgerStandingTold, action=Action.READ_BOOKS, sought=True)
)
def ledger_standing(call: Reader, account: QueryText, period: Within) -> Response:
    """What one account held before a period and at its end."""
    return answer(journal.account_standing(call.office, call.person, account, *period))


def _whole_register(call: Call, period: Period) -> Iterator[dict[str, Any]]:
    after = None
    while True:
        page = register.register(call.office, call.person, *period, after, PAGE_SIZE_MAX)
        yield from page.rows
        after = page.after
        if after is None:
            return


def _file(pieces: Iterator[str], name: str) -> StreamingResponse:
    kind = "text/csv" if name.endswith(".csv") else "text/plain"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(pieces, media_type=kind, headers=headers)
