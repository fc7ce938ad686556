"""The journal as other programs read it: plain CSV, three accounting packages, two text ledgers.

Columns, as the packages document them: Xero's manual journal template (Narration, Date as
dd/mm/yyyy, Description, AccountCode, TaxRate, Amount with debits above zero); QuickBooks Online's
import of journal entries (Journal No, Journal Date as mm/dd/yyyy, Account Name, Description,
Debits, Credits); Sage Accounting's journal template (Reference, Date as mm/dd/yyyy, Description,
Ledger Account Number, Details, Debit, Credit; the first three once a journal).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

from skycap.lending.chart import CHART, Kind
from skycap.lending.ledger import Account
from skycap.services.books.state import Books, books_of
from skycap.services.exports import safe_cell
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import PAGE_SIZE_MAX
from skycap.services.reports.journal import every_entry, told

ENTRIES_MAX: Final = 200_000
"""How many journal entries one export holds at most."""
TAX_RATE: Final = "Tax Exempt"
"""What Xero calls a line without tax of its own; tax has an account here."""

_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)

Entry = dict[str, Any]


class Format(StrEnum):
    """How a journal may be exported."""

    CSV = "csv"
    XERO = "xero"
    QUICKBOOKS = "quickbooks"
    SAGE = "sage"
    LEDGER = "ledger"
    BEANCOUNT = "beancount"

    @property
    def ending(self) -> str:
        """What the name of such a file ends with."""
        return self.value if self in {Format.LEDGER, Format.BEANCOUNT} else "csv"


def export(
    office: Office, person: Person, kind: Format, since: date | None, until: date | None
) -> Iterator[str]:
    """The journal of a period as text in pieces, the oldest entry first."""
    require(person, Action.READ_BOOKS)
    lender, books = office.lender(), books_of(office)
    return _pieces(office, lender, books, kind, since, until)


def _pieces(
    office: Office,
    lender: Lender,
    books: Books,
    kind: Format,
    since: date | None,
    until: date | None,
) -> Iterator[str]:
    if kind is Format.BEANCOUNT:
        yield from _opened(lender, books)
    elif kind is not Format.LEDGER:
        yield _csv([_HEADINGS[kind]])
    for entries in _in_pages(office, since, until):
        if kind in _TEXTS:
            yield "".join(_TEXTS[kind](entry, lender, books) for entry in entries)
        else:
            yield _csv([row for entry in entries for row in _ROWS[kind](entry)])


def _in_pages(office: Office, since: date | None, until: date | None) -> Iterator[list[Entry]]:
    rows = []
    for count, row in enumerate(every_entry(office, since, until), 1):
        rows.append(row)
        if len(rows) == PAGE_SIZE_MAX:
            yield told(office, rows)
            rows = []
        if count == ENTRIES_MAX:
            break
    if rows:
        yield told(office, rows)


def narration(entry: Entry) -> str:
    """What an entry is, in words, with its loan."""
    words = str(entry["what"]).replace("_", " ").capitalize()
    reference = entry["loanReference"]
    return f"{words} {reference}" if reference else words


def number(entry: Entry) -> str:
    """A short number of an entry, the same in every export: its place, without what it is of."""
    of, _, sequence = str(entry["entry"]).rpartition("/")
    return f"{entry['loanReference'] or of.rpartition('/')[2][-12:]}-{sequence}"


def _plain(entry: Entry) -> Iterator[Sequence[str]]:
    for line in entry["lines"]:
        yield (
            entry["date"],
            entry["entry"],
            narration(entry),
            line["code"],
            line["name"],
            _filled(line["debit"]),
            _filled(line["credit"]),
            entry["loanReference"] or "",
            entry["recordedAt"],
        )


def _xero(entry: Entry) -> Iterator[Sequence[str]]:
    day = date.fromisoformat(entry["date"]).strftime("%d/%m/%Y")
    text = f"{narration(entry)} ({number(entry)})"
    for line in entry["lines"]:
        amount = _filled(line["debit"]) or f"-{line['credit']}"
        yield (text, day, line["name"], line["code"], TAX_RATE, amount)


def _quickbooks(entry: Entry) -> Iterator[Sequence[str]]:
    day = date.fromisoformat(entry["date"]).strftime("%m/%d/%Y")
    for line in entry["lines"]:
        sides = _filled(line["debit"]), _filled(line["credit"])
        yield (number(entry), day, line["name"], narration(entry), *sides)


def _sage(entry: Entry) -> Iterator[Sequence[str]]:
    day = date.fromisoformat(entry["date"]).strftime("%m/%d/%Y")
    head = (number(entry), day, narration(entry))
    for place, line in enumerate(entry["lines"]):
        once = head if place == 0 else ("", "", "")
        sides = _filled(line["debit"]), _filled(line["credit"])
        yield (*once, line["code"], line["name"], *sides)


_HEADINGS: Final[dict[Format, Sequence[str]]] = {
    Format.CSV: (
        "Date",
        "Entry",
        "Description",
        "Account code",
        "Account",
        "Debit",
        "Credit",
        "Loan",
        "Recorded at",
    ),
    Format.XERO: ("Narration", "Date", "Description", "AccountCode", "TaxRate", "Amount"),
    Format.QUICKBOOKS: (
        "Journal No",
        "Journal Date",
        "Account Name",
        "Description",
        "Debits",
        "Credits",
    ),
    Format.SAGE: (
        "Reference",
        "Date",
        "Description",
        "Ledger Account Number",
        "Details",
        "Debit",
        "Credit",
    ),
}
_ROWS: Final[dict[Format, Callable[[Entry], Iterator[Sequence[str]]]]] = {
    Format.CSV: _plain,
    Format.XERO: _xero,
    Format.QUICKBOOKS: _quickbooks,
    Format.SAGE: _sage,
}

_ROOTS: Final = {
    Kind.ASSET: "Assets",
    Kind.LIABILITY: "Liabilities",
    Kind.EQUITY: "Equity",
    Kind.INCOME: "Income",
    Kind.EXPENSE: "Expenses",
}


def _account(name: str) -> str:
    """An account as text ledgers call it: stable, whatever the lender calls it."""
    words = "".join(word.capitalize() for word in name.split("_"))
    return f"{_ROOTS[CHART[Account(name)].kind]}:{words}"


def _signed(line: dict[str, str]) -> str:
    return _filled(line["debit"]) or f"-{line['credit']}"


def _ledger(entry: Entry, lender: Lender, _: Books) -> str:
    lines = [f"{entry['date']} * ({number(entry)}) {narration(entry)}"]
    lines += [
        f"    {_account(line['account']):<40}  {lender.currency} {_signed(line)}"
        for line in entry["lines"]
    ]
    return "\n".join(lines) + "\n\n"


def _beancount(entry: Entry, lender: Lender, _: Books) -> str:
    lines = [f'{entry["date"]} * "{narration(entry)}"', f'  entry: "{entry["entry"]}"']
    lines += [
        f"  {_account(line['account']):<40}  {_signed(line)} {lender.currency}"
        for line in entry["lines"]
    ]
    return "\n".join(lines) + "\n\n"


def _opened(lender: Lender, books: Books) -> Iterator[str]:
    """The accounts as beancount wants them opened, with what the lender calls them."""
    yield f'option "operating_currency" "{lender.currency}"\n\n'
    for account in CHART:
        line = books.line(account)
        yield f"1970-01-01 open {_account(account.value)} {lender.currency}\n"
        yield f'  code: "{line.code}"\n'
    yield "\n"


_TEXTS: Final[dict[Format, Callable[[Entry, Lender, Books], str]]] = {
    Format.LEDGER: _ledger,
    Format.BEANCOUNT: _beancount,
}


def table_csv(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A table of a report as CSV, a piece for every so many rows."""
    yield _csv([columns])
    piece: list[Sequence[str]] = []
    for row in rows:
        piece.append(["" if row[name] is None else str(row[name]) for name in columns])
        if len(piece) == PAGE_SIZE_MAX:
            yield _csv(piece)
            piece = []
    if piece:
        yield _csv(piece)


def _filled(amount: str) -> str:
    """An amount, or nothing where it is zero."""
    return amount if amount.strip("0.") else ""


def _csv(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([[_cell(cell) for cell in row] for row in rows])
    return out.getvalue()


def _cell(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else safe_cell(text)
