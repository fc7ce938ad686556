"""How one commit becomes statements: what may be refused first, then what must succeed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from skycap.lending.history import GENESIS, Entry, kind_name, moment_text
from skycap.services.ports import Answered, Append, Claim, ClaimTaken, Commit, Conflict, KeyUsed
from skycap.services.records import REBUILT, TABLE_OF, Row
from skycap.storage.sql.statements import Statements
from skycap.storage.sql.writer import Session

_ROWS_AT_ONCE = 1_000


def apply(session: Session, statements: Statements, commit: Commit) -> None:
    """Write all of `commit` in the transaction of `session`, or raise what its caller is told."""
    if commit.answered:
        _answer(session, statements, commit.answered)
    for append in commit.appends:
        _advance(session, statements, append)
    for name in commit.releases:
        session.run(statements.release, {"name": name})
    for claim in commit.claims:
        _claim(session, statements, claim)
    entries = [_event(entry) for append in commit.appends for entry in append.entries]
    if entries:
        session.run_each(statements.add_events, entries)
    for row in commit.puts:
        of_table = statements.rows[TABLE_OF[type(row)].name]
        session.run(of_table.put, of_table.parameters(row))
    for table, key in commit.removals:
        session.run(statements.rows[table.name].remove, dict(zip(table.key, key, strict=True)))
    _add(session, statements, commit.additions)


def rebuild(
    session: Session, statements: Statements, rows: Iterable[Row], additions: Mapping[str, int]
) -> None:
    """Replace the read models and the counters, taking `rows` as they come."""
    for table in REBUILT:
        session.run(statements.rows[table.name].clear, {})
    session.run(statements.clear_counters, {})
    coming = iter(rows)
    while batch := list(islice(coming, _ROWS_AT_ONCE)):
        by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in batch:
            table = TABLE_OF[type(row)]
            assert table in REBUILT, f"{table.name} are not made from histories"
            by_table[table.name].append(statements.rows[table.name].parameters(row))
        for name, many in by_table.items():
            session.run_each(statements.rows[name].put, many)
    _add(session, statements, additions)


def _answer(session: Session, statements: Statements, answered: Answered) -> None:
    try:
        session.run(
            statements.answer,
            {
                "key": answered.key,
                "body_hash": answered.body_hash,
                "status": answered.status,
                "answer": answered.answer,
                "recorded_at": answered.recorded_at,
            },
        )
    except session.IntegrityError:
        first = session.one(statements.answered, {"key": answered.key})
        if not first:
            raise
        raise KeyUsed(Answered(*first)) from None


def _advance(session: Session, statements: Statements, append: Append) -> None:
    """Move the head of a stream on, if it still stands where the command saw it."""
    first, last = append.entries[0], append.entries[-1]
    if append.expected_version == 0:
        assert first.previous_hash == GENESIS, f"{append.stream} loses its chain"
        start = {"stream": append.stream, "version": last.sequence, "head_hash": last.hash}
        try:
            session.run(statements.start_stream, start)
        except session.IntegrityError:
            if not session.one(statements.head, {"stream": append.stream}):
                raise
            raise Conflict(append.stream) from None
        return
    advance = {
        "of": append.stream,
        "expected": append.expected_version,
        "previous": first.previous_hash,
        "version": last.sequence,
        "head_hash": last.hash,
    }
    if not session.run(statements.advance_stream, advance):
        head = session.one(statements.head, {"stream": append.stream})
        moved = not head or head[1] != append.expected_version
        assert moved, f"{append.stream} loses its chain"
        raise Conflict(append.stream)


def _claim(session: Session, statements: Statements, claim: Claim) -> None:
    try:
        session.run(statements.claim, {"name": claim.name, "holder": claim.holder})
    except session.IntegrityError:
        holder = session.one(statements.claimed, {"name": claim.name})
        if not holder:
            raise
        raise ClaimTaken(claim.name, holder[0]) from None


def _event(entry: Entry) -> dict[str, Any]:
    return {
        "stream": entry.stream,
        "sequence": entry.sequence,
        "recorded_at": moment_text(entry.recorded_at),
        "effective_on": entry.effective_on.isoformat(),
        "actor": entry.actor,
        "kind": kind_name(entry.event),
        "text": entry.text,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


def _add(session: Session, statements: Statements, additions: Mapping[str, int]) -> None:
    many = [{"name": name, "value": number} for name, number in additions.items()]
    if many:
        session.run_each(statements.add_to_counters, many)
