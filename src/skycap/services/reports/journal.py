"""The journal and the general ledger: entries by date, page by page over an index."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

import orjson

from skycap.lending.chart import CHART
from skycap.lending.ledger import Account
from skycap.lending.refusals import Code, Refusal
from skycap.services.books import entries, receipts, state
from skycap.services.books.state import Books, books_of
from skycap.services.office import Lender, Office
from skycap.services.paging import Listed, Place, page_limit, place_in, sift
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import PAGE_SIZE_MAX
from skycap.services.records import JOURNAL_BY_DATE, LOANS, JournalRow
from skycap.services.reports.balances import balances_at
from skycap.services.reports.statements import usual_day

_MONEY: Final = {
    Account.TILL.value,
    Account.BANK.value,
    Account.MOBILE_MONEY.value,
    Account.PAYROLL_CLEARING.value,
}


def journal(
    office: Office,
    person: Person,
    since: date | None = None,
    until: date | None = None,
    after: Place | None = None,
    limit: int = 50,
) -> Listed:
    """A page of journal entries from `since` to `until`, the newest first."""
    require(person, Action.READ_BOOKS)
    page = office.store.page(
        JOURNAL_BY_DATE,
        after=after,
        limit=page_limit(limit),
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
    )
    return Listed(told(office, page.rows), page.after)


def general_ledger(
    office: Office,
    person: Person,
    account: str,
    since: date | None = None,
    until: date | None = None,
    after: Place | None = None,
    limit: int = 50,
) -> Listed:
    """A page of the entries of one account, the oldest first, each with its debit or credit.

    A page may be short and still have a next, where few entries touch the account.
    """
    require(person, Action.READ_BOOKS)
    wanted = account_named(account).value
    page = sift(
        lambda after: office.store.page(
            JOURNAL_BY_DATE,
            after=after,
            limit=PAGE_SIZE_MAX,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            backwards=True,
        ),
        lambda row: wanted in orjson.loads(row.postings),
        place_in(JOURNAL_BY_DATE),
        after,
        page_limit(limit),
    )
    lender = office.lender()
    rows = []
    for row, entry in zip(page.rows, told(office, page.rows), strict=True):
        amount = orjson.loads(row.postings)[wanted]
        del entry["lines"]
        rows.append({**entry, **_sides(lender, amount)})
    return Listed(rows, page.after)


def account_standing(
    office: Office, person: Person, account: str, since: date | None, until: date | None
) -> dict[str, Any]:
    """What an account held before `since` and at the end of `until`."""
    require(person, Action.READ_BOOKS)
    lender, wanted = office.lender(), account_named(account)
    last = until or usual_day(office)
    first = since or last.replace(day=1)
    line = books_of(office).line(wanted)
    return {
        "account": wanted.value,
        "code": line.code,
        "name": line.name,
        "setswana": line.setswana,
        "since": first.isoformat(),
        "until": last.isoformat(),
        "opening": lender.text(balances_at(office, first - timedelta(days=1)).get(wanted, 0)),
        "closing": lender.text(balances_at(office, last).get(wanted, 0)),
    }


def account_named(name: str) -> Account:
    """The account `name`; refuses an unknown one."""
    known = [account.value for account in CHART]
    if name not in known:
        raise Refusal(Code.ACCOUNT_UNKNOWN, "There is no such account.", "account")
    return Account(name)


def told(office: Office, rows: list[JournalRow]) -> list[dict[str, Any]]:
    """Journal entries with the reference of their loan, what they are, and their lines."""
    lender, books = office.lender(), books_of(office)
    loans = office.store.get_many(LOANS, {row.loan_id for row in rows if "/" not in row.loan_id})
    found = []
    for row in rows:
        postings: dict[str, int] = orjson.loads(row.postings)
        loan = loans.get(row.loan_id)
        found.append(
            {
                "entry": row.id,
                "date": row.posted_on,
                "recordedAt": row.recorded_at,
                "what": what(row, postings),
                "loanId": row.loan_id if loan else None,
                "loanReference": loan.reference if loan else None,
                "lines": lines(lender, books, postings),
            }
        )
    return found


def lines(lender: Lender, books: Books, postings: Mapping[str, int]) -> list[dict[str, Any]]:
    """The lines of an entry, debits first, in the order of the chart."""
    ordered = [account for account in CHART if account.value in postings]
    ordered.sort(key=lambda account: postings[account.value] < 0)
    return [
        {
            "account": account.value,
            "code": books.line(account).code,
            "name": books.line(account).name,
            "setswana": books.line(account).setswana,
            **_sides(lender, postings[account.value]),
        }
        for account in ordered
    ]


def what(row: JournalRow, postings: Mapping[str, int]) -> str:
    """What an entry is, in a word that pages translate; of a loan's entry, from its accounts."""
    if row.loan_id == state.STREAM:
        return "provision" if Account.LOSS_ALLOWANCE.value in postings else "day_end"
    if row.loan_id.startswith(entries.STREAMS):
        return "by_hand"
    if row.loan_id.startswith(receipts.STREAMS):
        return "receipt"
    money = sum(amount for name, amount in postings.items() if name in _MONEY)
    if Account.WRITE_OFFS.value in postings:
        return "write_off"
    if money > 0:
        recovered = Account.RECOVERY_INCOME.value in postings
        return "recovery" if recovered else "received"
    if money < 0:
        return "paid_out" if postings.get(Account.LOANS.value, 0) > 0 else "paid_back"
    return "waiver" if Account.WAIVERS.value in postings else "adjustment"


def every_entry(office: Office, since: date | None, until: date | None) -> Iterator[JournalRow]:
    """All journal entries of a period, the oldest first, page by page."""
    after = None
    while True:
        page = office.store.page(
            JOURNAL_BY_DATE,
            after=after,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            backwards=True,
        )
        yield from page.rows
        after = page.after
        if after is None:
            return


def _sides(lender: Lender, amount: int) -> dict[str, str]:
    return {"debit": lender.text(max(amount, 0)), "credit": lender.text(max(-amount, 0))}
