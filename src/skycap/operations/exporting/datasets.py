"""What can be exported, column by column; amounts become decimal texts such as "5500.00".

Columns follow the rows of `services/records.py`. What tells of a person is only given when it is
asked for; passwords and one-time secrets never are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Final, get_type_hints

import orjson

from skycap.lending.history import kind_name, moment_text
from skycap.lending.money import text
from skycap.services.loans import every
from skycap.services.office import LENDER, Office
from skycap.services.records import (
    APPLICATIONS_BY_LOAN,
    DOCUMENTS_BY_LOAN,
    JOURNAL_BY_DATE,
    LOANS_BY_CREATION,
    NOTES_BY_LOAN,
    PRODUCTS_BY_CODE,
    REPAYMENTS_BY_DATE,
    SETTINGS,
    USERS_BY_NAME,
    Index,
    Row,
)

Line = dict[str, Any]
"""One exported row: a value for each column, None for none."""


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export."""

    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Dataset:
    """Something that can be exported. `personal` says that all of it tells of persons."""

    name: str
    columns: tuple[Column, ...]
    lines: Callable[[Office], Iterator[Line]]
    personal: bool = False


_AMOUNTS: Final = {
    "amount", "balance_after", "outstanding", "overpaid", "paid", "principal",
    "principal_outstanding", "total_repayable",
}  # fmt: skip
_AMOUNTS_WITHIN: Final = {"allocation", "booked"}
"""Columns of JSON objects whose numbers are amounts."""

_OF_PERSONS: Final = {"borrower_name", "file_name", "id_number", "phone", "phones"}
_NEVER: Final = {"password_hash", "tokens_valid_from", "totp_secret"}
_KINDS: Final[Mapping[type, Kind]] = {int: Kind.WHOLE, bool: Kind.FLAG, str: Kind.TEXT}


def datasets(*, personal: bool) -> dict[str, Dataset]:
    """All that can be exported, by name."""
    found = [
        _listed("loans", LOANS_BY_CREATION, personal=personal),
        _listed("repayments", REPAYMENTS_BY_DATE, personal=personal),
        _EVENTS,
        _JOURNAL,
        _listed("products", PRODUCTS_BY_CODE, personal=personal),
        _SETTINGS,
        _of_loans("documents", DOCUMENTS_BY_LOAN, personal=personal),
        _of_loans("applications", APPLICATIONS_BY_LOAN, whole=True),
        _of_loans("notes", NOTES_BY_LOAN, whole=True),
        _listed("users", USERS_BY_NAME, personal=True, whole=True),
    ]
    return {one.name: one for one in found}


def _listed(name: str, index: Index[Any], *, personal: bool, whole: bool = False) -> Dataset:
    columns = _columns(index.table.row, personal=personal)

    def lines(office: Office) -> Iterator[Line]:
        exponent = office.lender().exponent
        for row in every(office, index):
            yield _line(row, columns, exponent)

    return Dataset(name, tuple(columns.values()), lines, whole)


def _of_loans(
    name: str, index: Index[Any], *, personal: bool = True, whole: bool = False
) -> Dataset:
    columns = _columns(index.table.row, personal=personal)

    def lines(office: Office) -> Iterator[Line]:
        exponent = office.lender().exponent
        for loan in every(office, LOANS_BY_CREATION):
            for row in every(office, index, loan.id):
                yield _line(row, columns, exponent)

    return Dataset(name, tuple(columns.values()), lines, whole)


def _columns(row: type, *, personal: bool) -> dict[str, Column]:
    """The columns of a kind of rows, by the names of its fields."""
    hints, found = get_type_hints(row), dict[str, Column]()
    for part in fields(row):
        if part.name in _NEVER or (part.name in _OF_PERSONS and not personal):
            continue
        types = getattr(hints[part.name], "__args__", (hints[part.name],))
        kind = next((_KINDS[one] for one in types if one in _KINDS), Kind.TEXT)
        found[part.name] = Column(_camel(part.name), Kind.TEXT if part.name in _AMOUNTS else kind)
    return found


def _line(row: Row, columns: Mapping[str, Column], exponent: int) -> Line:
    line: Line = {}
    for name, column in columns.items():
        value = getattr(row, name)
        if value is not None and name in _AMOUNTS:
            value = text(value, exponent)
        elif name in _AMOUNTS_WITHIN:
            value = orjson.dumps(_amounts(orjson.loads(value), exponent)).decode()
        line[column.name] = value
    return line


def _amounts(told: Any, exponent: int) -> Any:  # noqa: ANN401 - JSON may be anything
    """JSON with every number as an amount."""
    if isinstance(told, dict):
        return {name: _amounts(value, exponent) for name, value in told.items()}
    if isinstance(told, list):
        return [_amounts(value, exponent) for value in told]
    if isinstance(told, int) and not isinstance(told, bool):
        return text(told, exponent)
    return told


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _event_lines(office: Office) -> Iterator[Line]:
    for entries in office.store.histories(""):
        for entry in entries:
            yield {
                "stream": entry.stream,
                "sequence": entry.sequence,
                "recordedAt": moment_text(entry.recorded_at),
                "actor": entry.actor,
                "kind": kind_name(entry.event),
                "text": entry.text,
                "previousHash": entry.previous_hash,
                "hash": entry.hash,
            }


def _journal_lines(office: Office) -> Iterator[Line]:
    """One line a posting, as accountants' programs read them: debits positive."""
    exponent = office.lender().exponent
    for row in every(office, JOURNAL_BY_DATE):
        for account, amount in orjson.loads(row.postings).items():
            yield {
                "entry": row.id,
                "loanId": row.loan_id,
                "sequence": row.sequence,
                "postedOn": row.posted_on,
                "recordedAt": row.recorded_at,
                "account": account,
                "amount": text(amount, exponent),
            }


def _settings_lines(office: Office) -> Iterator[Line]:
    row = office.store.get(SETTINGS, LENDER)
    if row:
        yield {"id": row.id, "version": row.version, "body": row.body}


_EVENTS: Final = Dataset(
    "events",
    (
        Column("stream"), Column("sequence", Kind.WHOLE), Column("recordedAt"), Column("actor"),
        Column("kind"), Column("text"), Column("previousHash"), Column("hash"),
    ),
    _event_lines,
)  # fmt: skip
"""The truth. `text` is what the hash is of, so amounts in it stay whole minor units."""

_JOURNAL: Final = Dataset(
    "journal",
    (
        Column("entry"), Column("loanId"), Column("sequence", Kind.WHOLE), Column("postedOn"),
        Column("recordedAt"), Column("account"), Column("amount"),
    ),
    _journal_lines,
)  # fmt: skip

_SETTINGS: Final = Dataset(
    "settings", (Column("id"), Column("version", Kind.WHOLE), Column("body")), _settings_lines
)
