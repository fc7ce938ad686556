"""What the contract tests write: rows, entries and commits; and a picture of a whole store."""

import random
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_type_hints

from skycap.lending.events import InformationRequested
from skycap.lending.history import Entry, append
from skycap.services.ports import Answered, Append, Commit, Store
from skycap.services.records import SEARCH, TABLES, LoanRow, RepaymentRow, Row, SearchRow, Table

MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def entries(
    stream: str, after: tuple[Entry, ...] = (), count: int = 1, note: str = "note"
) -> tuple[Entry, ...]:
    """Entries that follow `after` in `stream`, a second apart from the streams' beginnings."""
    happened = [(date(2026, 3, 2), InformationRequested(f"{note} {n}")) for n in range(count)]
    return append(stream, after, happened, MORNING + timedelta(seconds=len(after)), "u1")


def appending(stream: str, after: tuple[Entry, ...] = (), count: int = 1) -> Append:
    """An append to a stream that has the entries `after`."""
    return Append(stream, len(after), entries(stream, after, count))


def answered(key: str, body_hash: str = "b") -> Answered:
    """The answer to a request."""
    return Answered(key, body_hash, 201, '{"ok":true}', "2026-03-02T08:00:00.000000Z")


def row_of(table: Table[Any], seed: int, **given: object) -> Any:  # noqa: ANN401 - its type is the table's
    """A row with arbitrary small values, so that many rows are equal in some columns."""
    chance = random.Random(f"{table.name} {seed}")
    hints = get_type_hints(table.row)
    values = {part.name: _value(hints[part.name], chance) for part in fields(table.row)}
    # What is one of a kind: keys, and the versions and sequences that order some lists.
    unique = {name: f"{seed:04d}" for name in ("id", "code") if name in values}
    unique |= {name: seed for name in ("version", "sequence") if name in values}
    if table.name == SEARCH.name:
        unique = {"token": f"t{seed}"}
    return table.row(**{**values, **unique, **given})


def _value(hint: object, chance: random.Random) -> object:
    if hint is int:
        return chance.randint(-5, 5)
    if hint is bool:
        return chance.random() < 0.5
    if hint == (bool | None):
        return chance.choice([True, False, None])
    word = chance.choice(["a", "b", "é", "ȁ", "z", "𐍈", "Z", ""])
    return chance.choice([word, None]) if hint == (str | None) else word


def loan(number: int, **given: object) -> LoanRow:
    """A loan."""
    row: LoanRow = row_of(TABLES[0], number, **given)
    return row


def repayment(number: int, **given: object) -> RepaymentRow:
    """A repayment."""
    row: RepaymentRow = row_of(TABLES[1], number, **given)
    return row


def token(text: str, loan_id: str) -> SearchRow:
    """A search token of a loan."""
    return SearchRow(text, loan_id)


def put(store: Store, *rows: Row) -> None:
    """Write rows, in as many commits as that takes."""
    for begin in range(0, len(rows), 90):
        store.commit(Commit(puts=rows[begin : begin + 90]))


def everything(store: Store) -> dict[str, Any]:
    """All that a store holds, as far as its port shows it."""
    rows = {}
    for table in TABLES:
        for seed in range(12):
            key = table.key_of(row_of(table, seed))
            rows[table.name, key] = store.get(table, *key)
    return {
        "rows": rows,
        "histories": list(store.histories("")),
        "heads": store.heads(""),
        "counters": {name: n for name, n in store.counters("").items() if n},
        "claims": {name: store.claimed(name) for name in ("old", "new", "taken")},
        "answers": {key: store.answered(key) for key in ("k1", "k2")},
    }


def with_answer(commit: Commit, key: str) -> Commit:
    """The same commit, asked with a request key."""
    return replace(commit, answered=answered(key))
