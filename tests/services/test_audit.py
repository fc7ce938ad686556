"""The audit: it finds what was changed underneath, says how bad that is, and changes nothing."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from skycap.lending.history import _hash
from skycap.services import lenders
from skycap.services.audit import Report, Severity, audit
from skycap.services.replay import rebuild
from skycap.storage.sql import SqlStore
from tests.services.branch import ADMIN, Branch
from tests.services.portfolio import fill

TRIGGERS = [
    f"{table}_refuse_{act}" for table in ("events", "request_keys") for act in ("update", "delete")
]


@contextmanager
def underneath(branch: Branch) -> Iterator[Any]:
    """A plain connection to the database, with the triggers that protect histories dropped."""
    store = branch.store
    assert isinstance(store, SqlStore)
    connection = store._engine.raw_connection()
    try:
        cursor = connection.cursor()
        for trigger in TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        yield cursor
    finally:
        connection.close()


def filled(branch: Branch) -> Branch:
    """A branch with a small portfolio and nothing wrong."""
    fill(branch, 12)
    assert audit(branch.office).clean
    return branch


def findings(report: Report) -> set[tuple[Severity, str]]:
    """What was found: how bad, and where; loans without their ids."""
    return {(found.severity, found.where.partition("/")[0]) for found in report.findings}


def test_a_whole_book_is_clean(branch: Branch) -> None:
    """Nothing is found, every stream and event was looked at, and nothing was written."""
    fill(branch, 30)
    before = branch.contents()
    seen: list[int] = []

    report = audit(branch.office, seen.append)

    assert report.findings == []
    assert (report.loans, report.streams) == (30, 34)
    assert report.events == len(before["events"])
    assert seen == list(range(1, 35))
    assert branch.contents() == before


def test_an_empty_book_is_clean(branch: Branch) -> None:
    """There is nothing to find."""
    assert audit(branch.office).clean


def test_settings_and_products_are_audited_too(sqlite_branch: Branch) -> None:
    """Every stream has its chain checked, not loans alone."""
    lenders.change_settings(sqlite_branch.office, ADMIN, {"name": "Phikwe Loans"})
    with underneath(sqlite_branch) as sql:
        sql.execute(
            "UPDATE events SET text = replace(text, 'Standard loan', 'Standard loam')"
            " WHERE stream = 'product/standard'"
        )

    assert findings(audit(sqlite_branch.office)) == {(Severity.BROKEN, "product")}


BROKEN = {
    "a changed amount": """UPDATE events SET text = replace(text, '"amount":7777', '"amount":7778')
        WHERE kind = 'repaid'""",
    "a changed actor": """UPDATE events SET text = replace(text, 'u-checker', 'u-chicken')
        WHERE kind = 'approved'""",
    "text that is no JSON": "UPDATE events SET text = substr(text, 2) WHERE kind = 'repaid'",
    "text that is no text": """UPDATE events SET text = CAST(x'80' AS TEXT) || substr(text, 2)
        WHERE kind = 'repaid'""",
    "an unknown kind": """UPDATE events SET text = replace(text, '"approved"', '"improved"')
        WHERE kind = 'approved'""",
    "a newer version": """UPDATE events SET text = replace(text, '"version":1', '"version":9')
        WHERE kind = 'approved'""",
    "a changed hash": """UPDATE events SET hash = '0' || substr(hash, 2)
        WHERE kind = 'disbursed' AND hash NOT LIKE '0%'""",
    "a changed link": """UPDATE events SET previous_hash = '0' || substr(previous_hash, 2)
        WHERE kind = 'disbursed' AND previous_hash NOT LIKE '0%'""",
    "a missing event": "DELETE FROM events WHERE kind = 'approved'",
    "a cut tail": """DELETE FROM events WHERE (stream, sequence) IN
        (SELECT stream, version FROM stream_heads WHERE stream LIKE 'loan/%' AND version > 3)""",
    "a whole history gone": "DELETE FROM events WHERE stream LIKE 'loan/%'",
    "events in another stream": """UPDATE events SET stream = stream || 'x'
        WHERE stream LIKE 'loan/%'""",
    "a renumbered event": "UPDATE events SET sequence = 99 WHERE kind = 'approved'",
    "a head set back": "UPDATE stream_heads SET version = version - 1 WHERE version > 3",
    "a head set back with its hash": """UPDATE stream_heads SET version = version - 1, head_hash =
        (SELECT hash FROM events WHERE events.stream = stream_heads.stream
         AND sequence = version - 1) WHERE version > 3""",
    "a head set to nothing": "UPDATE stream_heads SET version = 0 WHERE version > 3",
    "a head set forward": """UPDATE stream_heads SET version = version + 1
        WHERE stream LIKE 'loan/%'""",
    "a head of another hash": """UPDATE stream_heads SET head_hash = '0' || substr(head_hash, 2)
        WHERE stream LIKE 'loan/%' AND head_hash NOT LIKE '0%'""",
    "heads gone": "DELETE FROM stream_heads WHERE stream LIKE 'loan/%'",
    "a history and its head gone": "DELETE FROM stream_heads WHERE stream LIKE 'loan/%'",
    "an application gone": "DELETE FROM applications",
    "a form that cannot be read": "UPDATE applications SET form = '{'",
    "a reference taken away": "DELETE FROM claims WHERE name LIKE 'reference/%'",
    "a reference of another": "UPDATE claims SET holder = 'x' WHERE name LIKE 'reference/%'",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_changed_history_is_found(sqlite_branch: Branch, fault: str) -> None:
    """Whatever is done to histories or what they rest on is BROKEN: restore, and never rebuild."""
    branch = filled(sqlite_branch)
    with underneath(branch) as sql:
        sql.execute(BROKEN[fault])
        assert sql.rowcount > 0
        if fault == "a history and its head gone":
            sql.execute("DELETE FROM events WHERE stream LIKE 'loan/%'")
    before = branch.contents()

    report = audit(branch.office)

    assert findings(report) == {(Severity.BROKEN, "loan")}
    assert all("rebuild" not in found.remedy for found in report.findings)
    assert all(found.what and found.remedy for found in report.findings)
    assert branch.contents() == before


STRAY_REPAYMENT = """INSERT INTO repayments SELECT 'x' || id, 'nothing', loan_reference, receipt,
    payment_date, amount, method, payment_reference, note, recorded_by, recorded_at, allocation,
    balance_after, overpaid, reversed, reversal_proposed_by,
    reference_key, reversed_at FROM repayments LIMIT 1"""
STRAY_ENTRY = """INSERT INTO journal
    SELECT 'x', 'nothing', 1, posted_on, recorded_at, postings FROM journal LIMIT 1"""
UNBALANCED = "UPDATE counters SET value = value + 1 WHERE name = 'ledger/bank'"

STALE = {
    "a changed balance": ("UPDATE loans SET outstanding = 0 WHERE outstanding > 0", "loan"),
    "a changed status": ("UPDATE loans SET status = 'closed' WHERE status = 'disbursed'", "loan"),
    "a changed name": ("UPDATE loans SET borrower_name = 'Nobody'", "loan"),
    "a row with a later version": ("UPDATE loans SET version = 999, outstanding = 0", "loan"),
    "a missing loan row": ("DELETE FROM loans", "loan"),
    "a changed repayment": ("UPDATE repayments SET amount = amount + 1", "loan"),
    "a missing repayment": ("DELETE FROM repayments", "loan"),
    "a repayment marked reversed": ("UPDATE repayments SET reversed = 1 - reversed", "loan"),
    "a missing journal entry": ("DELETE FROM journal", "loan"),
    "a changed journal entry": ("UPDATE journal SET postings = '{}'", "loan"),
    "a repayment that is no text": ("UPDATE repayments SET method = CAST(x'80' AS TEXT)", "loan"),
    "a loan that is no text": ("UPDATE loans SET product = CAST(x'80' AS TEXT)", "lists"),
    "missing search words": ("DELETE FROM search WHERE token LIKE 'k%'", "loan"),
    "a wrong counter": ("UPDATE counters SET value = value + 1 WHERE value > 0", "counters"),
    "a missing counter": ("DELETE FROM counters WHERE name LIKE 'loans/%'", "counters"),
    "a stray counter": ("INSERT INTO counters VALUES ('loans/count/lost', 1)", "counters"),
    "an unbalanced ledger": (UNBALANCED, "ledger"),
    "a stray repayment": (STRAY_REPAYMENT, "repayments"),
    "a stray journal entry": (STRAY_ENTRY, "journal"),
}


@pytest.mark.parametrize("fault", STALE)
def test_a_changed_read_model_is_found_and_rebuilt(sqlite_branch: Branch, fault: str) -> None:
    """What disagrees with the histories is STALE, and a rebuild puts it right."""
    branch = filled(sqlite_branch)
    before = branch.contents()
    statement, where = STALE[fault]
    with underneath(branch) as sql:
        sql.execute(statement)
        assert sql.rowcount > 0

    report = audit(branch.office)

    assert {found.severity for found in report.findings} == {Severity.STALE}
    assert where in {found.where.partition("/")[0] for found in report.findings}
    assert all("rebuild" in found.remedy for found in report.findings)
    rebuild(branch.office)
    assert audit(branch.office).clean
    assert branch.contents() == before


def test_a_hand_that_also_mends_the_chain_is_found_by_the_head(sqlite_branch: Branch) -> None:
    """Whoever changes the last event and its hash still has the head against them."""
    branch = filled(sqlite_branch)
    with underneath(branch) as sql:
        sql.execute(
            "SELECT e.stream, e.sequence, e.text, e.previous_hash FROM events e JOIN stream_heads h"
            " ON h.stream = e.stream AND h.version = e.sequence WHERE e.kind = 'repaid'"
        )
        stream, sequence, text, previous = sql.fetchone()
        forged = text.replace('"amount":', '"amount":1')
        sql.execute(
            "UPDATE events SET text = ?, hash = ? WHERE stream = ? AND sequence = ?",
            (forged, _hash(previous, forged), stream, sequence),
        )

    report = audit(branch.office)

    assert [(found.severity, found.where) for found in report.findings] == [
        (Severity.BROKEN, stream)
    ]


def test_the_triggers_refuse_what_the_audit_would_find(sqlite_branch: Branch) -> None:
    """Without dropping them first, nobody updates or deletes an event or a request key."""
    branch = filled(sqlite_branch)
    store = branch.store
    assert isinstance(store, SqlStore)
    connection = store._engine.raw_connection()
    try:
        for statement in ("UPDATE events SET text = ''", "DELETE FROM events"):
            with pytest.raises(Exception, match="never changed"):
                connection.cursor().execute(statement)
    finally:
        connection.close()


def test_writing_while_the_audit_runs_is_no_fault(branch: Branch) -> None:
    """Loans paid, opened and reversed meanwhile leave it clean, or ask to run it again."""
    loans = fill(branch, 6)
    opened = [loan for loan in loans if branch.line(loan).status == "disbursed"]
    chance = random.Random(1)

    def write(_: int) -> None:
        branch.later(seconds=1)
        branch.reverse(branch.pay(chance.choice(opened), 1_000))
        branch.pay(branch.open(), 1_000)

    report = audit(branch.office, write)

    assert findings(report) <= {(Severity.UNSETTLED, "counters")}
    assert audit(branch.office).clean


def test_a_loan_written_to_while_it_is_compared_is_looked_at_again(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row newer than the history that was read is no fault, if the history has moved on too."""
    loan = branch.open()
    load = branch.store.load
    late: list[int] = []

    def outdated(stream: str) -> object:
        entries = load(stream)
        if stream == f"loan/{loan}" and not late:
            late.append(1)
            monkeypatch.setattr(branch.store, "load", load)
            branch.pay(loan, 1_000)
            monkeypatch.setattr(branch.store, "load", outdated)
        return entries

    monkeypatch.setattr(branch.store, "load", outdated)

    report = audit(branch.office)

    assert late
    assert {found.severity for found in report.findings} <= {Severity.UNSETTLED}


def test_a_loan_that_never_rests_is_unsettled(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a few looks the audit says to run it again, and finds nothing else wrong."""
    loan = branch.open()
    load, writing = branch.store.load, [False]

    def restless(stream: str) -> object:
        entries = load(stream)
        if stream == f"loan/{loan}" and not writing[0]:
            writing[0] = True
            branch.later(seconds=1)
            branch.pay(loan, 1_000)
            writing[0] = False
        return entries

    monkeypatch.setattr(branch.store, "load", restless)

    report = audit(branch.office)

    assert {found.severity for found in report.findings} == {Severity.UNSETTLED}


@pytest.mark.parametrize("column", ["text", "hash", "previous_hash", "stream", "sequence"])
def test_any_flipped_bit_of_an_event_is_found(
    open_store: Callable[[str], Any], column: str
) -> None:
    """In whichever column of an event one bit is turned, the audit finds its stream broken.

    A number that still sorts to the same place is the one harmless flip: the text says it too.
    """
    branch = Branch(open_store("sqlite"))
    fill(branch, 4)
    chance = random.Random(column)
    whole = {entries[0].stream: entries for entries in branch.store.histories("loan/")}
    with underneath(branch) as sql:
        sql.execute("SELECT stream, sequence FROM events WHERE stream LIKE 'loan/%'")
        places = sql.fetchall()
        for _ in range(12):
            stream, sequence = chance.choice(places)
            where = "WHERE stream = ? AND sequence = ?"
            sql.execute(f"SELECT {column} FROM events {where}", (stream, sequence))  # noqa: S608 - columns of ours
            (value,) = sql.fetchone()
            flipped = _flipped(value, chance)
            update = f"UPDATE events SET {column} = ? {where}"  # noqa: S608 - columns of ours
            sql.execute(update, (flipped, stream, sequence))
            assert (Severity.BROKEN, "loan") in findings(audit(branch.office)) or (
                column == "sequence" and branch.store.load(stream) == whole[stream]
            ), flipped
            back = {"stream": (flipped, sequence), "sequence": (stream, flipped)}
            sql.execute(update, (value, *back.get(column, (stream, sequence))))
    assert audit(branch.office).clean


def _flipped(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - text or a number
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(5, 20))
    raw = bytearray(value.encode())
    place = chance.randrange(len(raw))
    raw[place] ^= 1 << chance.randrange(7)
    return raw.decode(errors="replace")
