"""The three statements: trial balance, profit and loss, balance sheet; at any date, from counters.

Interest and penalties that time earned are booked at day ends: `accruedUntil` says up to when, and
`complete` whether the date that is asked about was booked by itself.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from skycap.lending.books import Balances
from skycap.lending.chart import CHART, Kind
from skycap.lending.ledger import Account
from skycap.lending.refusals import Code, Refusal
from skycap.services.books.measuring import day_stream
from skycap.services.books.state import Books, books_of
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.reports.balances import balances_at, movement


def usual_day(office: Office) -> date:
    """The date that a report is about unless another is asked for: the last day end, or today."""
    booked = books_of(office).accrued_until
    return date.fromisoformat(booked) if booked else office.today(office.lender())


def chart(office: Office, person: Person) -> list[dict[str, Any]]:
    """The chart of accounts as the lender calls it."""
    require(person, Action.READ_BOOKS)
    books = books_of(office)
    return [{**_named(books, account), "control": CHART[account].control} for account in CHART]


def trial_balance(office: Office, person: Person, day: date | None = None) -> dict[str, Any]:
    """The balance of each account at the end of `day`; debits and credits have equal sums."""
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    asked = checked(office, day or usual_day(office))
    held = balances_at(office, asked)
    debit = sum(amount for amount in held.values() if amount > 0)
    credit = -sum(amount for amount in held.values() if amount < 0)
    return {
        **about(office, lender, books, asked),
        "accounts": [
            {
                **_named(books, account),
                "debit": lender.text(max(held[account], 0)),
                "credit": lender.text(max(-held[account], 0)),
            }
            for account in CHART
            if account in held
        ],
        "debit": lender.text(debit),
        "credit": lender.text(credit),
        "difference": lender.text(debit - credit),
    }


def profit_and_loss(
    office: Office, person: Person, since: date | None = None, until: date | None = None
) -> dict[str, Any]:
    """Income and expenses from `since` to `until`; as a rule the month so far."""
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    last = checked(office, until or usual_day(office), "until")
    first = since or last.replace(day=1)
    if first > last:
        raise Refusal(Code.FIELD_INVALID, "must not be after the last day", "since")
    moved = movement(office, first, last)
    income, expenses = _total(moved, Kind.INCOME), _total(moved, Kind.EXPENSE)
    return {
        **about(office, lender, books, last),
        "since": first.isoformat(),
        "income": _lines(lender, books, moved, Kind.INCOME),
        "expenses": _lines(lender, books, moved, Kind.EXPENSE),
        "totalIncome": lender.text(income),
        "totalExpenses": lender.text(expenses),
        "profit": lender.text(income - expenses),
    }


def balance_sheet(office: Office, person: Person, day: date | None = None) -> dict[str, Any]:
    """Assets, liabilities and equity of the loan book at the end of `day`.

    Profit of all years so far stands in the equity, so both sides are equal.
    """
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    asked = checked(office, day or usual_day(office))
    held = balances_at(office, asked)
    profit = _total(held, Kind.INCOME) - _total(held, Kind.EXPENSE)
    assets, liabilities = _total(held, Kind.ASSET), _total(held, Kind.LIABILITY)
    equity = _total(held, Kind.EQUITY) + profit
    return {
        **about(office, lender, books, asked),
        "assets": _lines(lender, books, held, Kind.ASSET),
        "liabilities": _lines(lender, books, held, Kind.LIABILITY),
        "equity": _lines(lender, books, held, Kind.EQUITY),
        "profit": lender.text(profit),
        "totalAssets": lender.text(assets),
        "totalLiabilities": lender.text(liabilities),
        "totalEquity": lender.text(equity),
        "difference": lender.text(assets - liabilities - equity),
    }


def about(office: Office, lender: Lender, books: Books, day: date) -> dict[str, Any]:
    """What every report says of itself: its date, the basis, and up to when time was booked."""
    return {
        "date": day.isoformat(),
        "currency": lender.currency,
        "basis": lender.accounting_basis,
        "accruedUntil": books.accrued_until,
        "closedUntil": books.closed,
        "complete": lender.accounting_basis == "cash" or booked_on(office, day),
    }


def booked_on(office: Office, day: date) -> bool:
    """Whether a day end was booked for exactly `day`."""
    return bool(office.store.load(day_stream(day)))


def checked(office: Office, day: date, field: str = "date") -> date:
    """`day`, unless it lies in the future: nothing is posted there."""
    if day > office.today(office.lender()):
        raise Refusal(Code.DATE_IN_FUTURE, "must not be in the future", field)
    return day


def _named(books: Books, account: Account) -> dict[str, Any]:
    line = books.line(account)
    return {
        "account": account.value,
        "code": line.code,
        "name": line.name,
        "setswana": line.setswana,
        "kind": line.kind.value,
    }


def _total(balances: Balances, kind: Kind) -> int:
    return kind.sign * sum(balances.get(account, 0) for account in _of(kind))


def _lines(lender: Lender, books: Books, held: Balances, kind: Kind) -> list[dict[str, Any]]:
    return [
        {**_named(books, account), "amount": lender.text(kind.sign * held[account])}
        for account in _of(kind)
        if account in held
    ]


def _of(kind: Kind) -> Iterable[Account]:
    return [account for account, line in CHART.items() if line.kind is kind]
