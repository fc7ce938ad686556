"""Exports: a list as a spreadsheet reads it."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from skycap.services.lists import Filters, list_loans
from skycap.services.office import Office
from skycap.services.permissions import Person
from skycap.services.ports import PAGE_SIZE_MAX

EXPORTED_MAX = 100_000

LOAN_COLUMNS = (
    "reference",
    "status",
    "borrowerName",
    "idNumber",
    "contactNumber",
    "product",
    "loanAmount",
    "totalAmount",
    "instalments",
    "paid",
    "outstanding",
    "overpaid",
    "oldestUnpaidDue",
    "disbursedOn",
    "createdAt",
)

_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def loans_csv(office: Office, person: Person, filters: Filters) -> Iterator[str]:
    """The loans list as CSV, a page at a time; at most `EXPORTED_MAX` loans.

    Cells that a spreadsheet would take for a formula begin with an apostrophe. The first page is
    read before anything is given, so a refusal comes out at once.
    """
    page = list_loans(office, person, filters, None, PAGE_SIZE_MAX)
    return _lines(office, person, filters, page.rows, page.after)


def _lines(
    office: Office,
    person: Person,
    filters: Filters,
    rows: list[dict[str, Any]],
    after: tuple[Any, ...] | None,
) -> Iterator[str]:
    yield _text([LOAN_COLUMNS])
    given = 0
    while True:
        yield _text([[safe_cell(row[column]) for column in LOAN_COLUMNS] for row in rows])
        given += len(rows)
        if after is None or given >= EXPORTED_MAX:
            return
        page = list_loans(office, person, filters, after, PAGE_SIZE_MAX)
        rows, after = page.rows, page.after


def _text(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def safe_cell(value: object) -> str:
    """A cell as text; one that a spreadsheet would take for a formula begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_BEGINS) else text
