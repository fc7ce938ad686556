"""Durable repayments a second, against the same raw statements in the same journal mode.

Each statement that the store runs for a repayment is recorded with its parameters. The bare side
then runs exactly those on a copy of the same database through the driver alone: same file size,
same WAL, same `synchronous=FULL`, a transaction for each repayment.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.book import ACCOUNTANT, DAYS_LATER, lend, open_office, repayments
from benchmarks.measuring import Figure
from skycap.services import repayments as desk
from skycap.services.office import Office
from skycap.services.repayments import NewRepayment
from skycap.services.work import Asked
from skycap.storage.sql import sqlite, store, writer
from skycap.storage.sql.statements import Prepared

LOANS = 200
TIMED = 5
ROUNDS = 3
CLIENTS = 16
Statement = tuple[str, Any, bool]


def measure() -> list[Figure]:
    """Serial and from 16 clients, over several rounds in turn with the bare statements."""
    with tempfile.TemporaryDirectory() as folder:
        seed = Path(folder, "seed.db")
        office = open_office(seed)
        loan_ids = lend(office, LOANS)
        office.store.close()
        serial, crowd, bare = [], [], []
        for turn in range(ROUNDS):
            ours, before = Path(folder, f"serial-{turn}.db"), Path(folder, f"bare-{turn}.db")
            serial.append(_serial(Path(shutil.copy(seed, ours)), loan_ids))
            shutil.copy(ours, before)
            statements = _record(ours, loan_ids)
            bare.append(_bare(before, statements))
            crowd.append(
                _crowd(Path(shutil.copy(seed, Path(folder, f"crowd-{turn}.db"))), loan_ids)
            )
    raw = statistics.median(bare)
    return [
        Figure("durable repayments, serial", statistics.median(serial), raw, "a second"),
        Figure(f"durable repayments, {CLIENTS} clients", statistics.median(crowd), raw, "a second"),
    ]


def _one(office: Office, received: NewRepayment) -> None:
    asked = Asked(f"bench/{received.reference}", "body")
    desk.record(office, ACCOUNTANT, received, asked)


def _serial(path: Path, loan_ids: list[str]) -> float:
    office = open_office(path, days=DAYS_LATER)
    pending = list(repayments(loan_ids, range(TIMED)))
    start = time.perf_counter()
    for received in pending:
        _one(office, received)
    rate = len(pending) / (time.perf_counter() - start)
    office.store.close()
    return rate


def _record(path: Path, loan_ids: list[str]) -> list[list[Statement]]:
    """The statements of one more repayment on each loan, one list for each."""
    office = open_office(path, days=DAYS_LATER)
    commands = []
    with _recording() as log:
        for received in repayments(loan_ids, range(TIMED, TIMED + 1)):
            log.clear()
            _one(office, received)
            commands.append(list(log))
    office.store.close()
    return commands


def _crowd(path: Path, loan_ids: list[str]) -> float:
    office = open_office(path, days=DAYS_LATER)
    pending = list(repayments(loan_ids, range(TIMED)))
    with ThreadPoolExecutor(CLIENTS) as clients:
        start = time.perf_counter()
        list(clients.map(lambda received: _one(office, received), pending))
        rate = len(pending) / (time.perf_counter() - start)
    office.store.close()
    return rate


def _bare(path: Path, commands: list[list[Statement]]) -> float:
    """Run the recorded statements of each repayment through the driver alone."""
    library = sqlite.choose_library()
    connection = library.module.connect(str(path), isolation_level=None, cached_statements=256)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    cursor = connection.cursor()
    start = time.perf_counter()
    for statements in commands:
        for text, parameters, many in statements:
            if many:
                cursor.executemany(text, parameters)
            else:
                cursor.execute(text, parameters)
                if text.startswith("SELECT"):
                    cursor.fetchall()
    rate = len(commands) / (time.perf_counter() - start)
    connection.close()
    return rate


@contextmanager
def _recording() -> Iterator[list[Statement]]:
    """Record what the store says to the driver, in order, on readers and the writer alike."""
    log: list[Statement] = []
    say, run, each = writer.Session.say, writer.Session.run, writer.Session.run_each
    rows = store.SqlStore._rows  # noqa: SLF001 - a benchmark may look inside

    def record_say(self: writer.Session, command: str) -> None:
        log.append((command, (), False))
        say(self, command)

    def record_run(self: writer.Session, statement: Prepared, parameters: Mapping[str, Any]) -> int:
        log.append((statement.text, dict(parameters), False))
        return run(self, statement, parameters)

    def record_each(
        self: writer.Session, statement: Prepared, many: Sequence[Mapping[str, Any]]
    ) -> None:
        log.append((statement.text, [dict(one) for one in many], True))
        each(self, statement, many)

    def record_rows(
        self: store.SqlStore, statement: Prepared, **named: object
    ) -> list[tuple[Any, ...]]:
        log.append((statement.text, {**statement.fixed, **named}, False))
        return rows(self, statement, **named)

    writer.Session.say, writer.Session.run = record_say, record_run  # type: ignore[method-assign]  # restored below
    writer.Session.run_each = record_each  # type: ignore[method-assign]  # restored below
    store.SqlStore._rows = record_rows  # type: ignore[method-assign]  # noqa: SLF001 - restored below
    try:
        yield log
    finally:
        writer.Session.say, writer.Session.run = say, run  # type: ignore[method-assign]  # as they were
        writer.Session.run_each = each  # type: ignore[method-assign]  # as it was
        store.SqlStore._rows = rows  # type: ignore[method-assign]  # noqa: SLF001 - as it was
