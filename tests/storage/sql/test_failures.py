"""What fails, fails whole: a statement, the disk, a lock, the process, an interrupt."""

import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from skycap.services.ports import (
    Answered,
    Claim,
    Commit,
    Conflict,
    KeyUsed,
    Unavailable,
)
from skycap.services.records import LOANS, NOTES
from skycap.storage.sql import Library, SqlStore, applying, choose_library
from skycap.storage.sql.group import Job
from skycap.storage.sql.writer import Session
from tests.contract.samples import answered, appending, everything, loan, put, row_of
from tests.contract.test_races_contract import at_once

LIBRARIES = {"best sqlite": choose_library(), "python's sqlite": Library(sqlite3)}


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Library:
    """Each way of using SQLite here."""
    return LIBRARIES[request.param]


STATEMENTS_OF_FULL_COMMIT = 12


def full_commit(number: int) -> Commit:
    """A commit with every kind of part, none of which was written before."""
    return Commit(
        appends=(appending(f"loan/{number}", count=2), appending(f"user/{number}")),
        puts=(loan(number), row_of(NOTES, number)),
        removals=((LOANS, ("0099",)),),
        additions={"loans": 1, "paid": 5},
        claims=(Claim(f"ref/{number}", "1"),),
        releases=(f"ref/{number - 1}",),
        answered=answered(f"k{number}"),
    )


class Faulty:
    """Makes the Nth statement of the writing connection fail."""

    def __init__(self, patch: pytest.MonkeyPatch, problem: Exception) -> None:
        self.left = -1
        self.ran: list[str] = []
        for name in ("say", "run", "run_each", "one"):
            whole = getattr(Session, name)
            patch.setattr(Session, name, self._failing(whole, problem))

    def _failing(self, whole: Callable[..., Any], problem: Exception) -> Callable[..., Any]:
        def step(session: Session, statement: Any, *rest: Any) -> Any:  # noqa: ANN401 - any of four
            self.ran.append(statement if isinstance(statement, str) else statement.text)
            self.left -= 1
            if self.left == 0:
                raise problem
            return whole(session, statement, *rest)

        return step


@pytest.mark.parametrize("fails", ["the disk", "our own code"])
def test_whichever_statement_fails_nothing_is_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library, fails: str
) -> None:
    """For every N: the Nth statement of a commit fails, nothing of it stays, the next one works."""
    problem: Exception = library.module.OperationalError("disk I/O error")
    expected: type[Exception] = Unavailable
    if fails == "our own code":
        problem, expected = ZeroDivisionError("a bug"), ZeroDivisionError
    store = SqlStore.open(tmp_path / "skycap.db", library)
    store.commit(full_commit(0))
    before = everything(store)
    faulty = Faulty(monkeypatch, problem)

    for nth in range(1, STATEMENTS_OF_FULL_COMMIT + 1):
        faulty.left, faulty.ran = nth, []
        with pytest.raises(expected):
            store.commit(full_commit(1))
        assert everything(store) == before

    assert faulty.ran[-1] == "COMMIT"
    store.commit(full_commit(1))
    assert everything(store) != before
    store.commit(full_commit(2))
    store.close()


def gather(store: SqlStore, *commits: Commit) -> list[Exception | None]:
    """Commit several as one group, as if they had all waited; what each is told."""
    jobs: list[Job[Callable[[Session], None]]] = [
        Job(partial(applying.apply, statements=store._statements, commit=commit))
        for commit in commits
    ]
    store._writer.write(jobs)
    return [job.problem for job in jobs]


def test_a_refused_command_leaves_its_neighbours_alone(tmp_path: Path, library: Library) -> None:
    """In a group, refusals and bugs are told to their own callers; the rest is written."""
    store = SqlStore.open(tmp_path / "skycap.db", library)
    store.commit(Commit(appends=(appending("busy"),), answered=answered("old")))
    first, last = full_commit(1), full_commit(3)

    told = gather(
        store,
        first,
        replace(full_commit(2), appends=(appending("loan/2"), appending("busy"))),
        replace(full_commit(2), answered=answered("old")),
        replace(full_commit(2), puts=(replace(loan(2), principal="much"),)),  # type: ignore[arg-type]  # it is wrong on purpose
        replace(full_commit(2), answered=answered("k1")),
        last,
    )

    assert [type(problem) for problem in told] == [
        type(None),
        Conflict,
        KeyUsed,
        library.module.IntegrityError,
        KeyUsed,
        type(None),
    ]
    assert store.streams("loan/") == ["loan/1", "loan/3"]
    assert store.counters("loans") == {"loans": 2}
    assert store.claimed("ref/2") is None
    store.close()


def test_if_the_group_cannot_be_committed_nobody_is_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    """When COMMIT fails all are told so, also who was about to hear of a neighbour's answer."""
    store = SqlStore.open(tmp_path / "skycap.db", library)
    before = everything(store)
    whole = Session.say

    def say(session: Session, command: str) -> None:
        if command == "COMMIT":
            raise library.module.OperationalError("database or disk is full")
        whole(session, command)

    with monkeypatch.context() as patch:
        patch.setattr(Session, "say", say)
        told = gather(store, full_commit(1), full_commit(1), full_commit(2))

    assert [type(problem) for problem in told] == [Unavailable] * 3
    assert everything(store) == before
    assert gather(store, full_commit(1), full_commit(2)) == [None, None]
    store.close()


def test_commits_that_wait_together_share_a_transaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    """Sixteen threads need far fewer COMMITs than they have commands."""
    store = SqlStore.open(tmp_path / "skycap.db", library)
    faulty = Faulty(monkeypatch, AssertionError("never"))

    def work(thread: int) -> None:
        for number in range(20):
            store.commit(full_commit(1_000 * (thread + 1) + number))

    assert at_once(16, work) == [None] * 16

    assert store.counters("loans") == {"loans": 320}
    assert faulty.ran.count("COMMIT") < 160
    store.close()


def test_what_was_acknowledged_is_there_after_opening_again(
    tmp_path: Path, library: Library
) -> None:
    """Everything that was committed is read back by the next process, whichever library it has."""
    store = SqlStore.open(tmp_path / "skycap.db", library)
    for number in range(5):
        store.commit(full_commit(number))
    before = everything(store)
    store.close()

    for other in (library, *LIBRARIES.values()):
        store = SqlStore.open(tmp_path / "skycap.db", other)
        assert everything(store) == before
        store.close()


def test_a_damaged_database_is_unavailable(tmp_path: Path) -> None:
    """A file whose pages were overwritten is told as unreadable, not as a bug of the request."""
    path = tmp_path / "skycap.db"
    store = SqlStore.open(path)
    put(store, *[row_of(NOTES, n, text="x" * 3_000) for n in range(50)])
    store.close()
    with path.open("r+b") as file:
        file.seek(4_096 * 5)
        file.write(os.urandom(4_096 * 80))

    def read_all() -> None:
        store = SqlStore.open(path)
        for n in range(50):
            store.get(NOTES, f"{n:04d}")

    with pytest.raises(Unavailable):
        read_all()


def test_a_closed_store_takes_nothing(tmp_path: Path) -> None:
    """After closing, a write is refused as unavailable; closing again does nothing."""
    store = SqlStore.open(tmp_path / "skycap.db")
    store.commit(full_commit(1))
    store.close()
    store.close()

    with pytest.raises(Unavailable, match="closed"):
        store.commit(full_commit(2))


def test_closing_finishes_what_waits(tmp_path: Path) -> None:
    """What was waiting when the store was closed is written or refused, never lost in between."""
    store = SqlStore.open(tmp_path / "skycap.db")

    def work(number: int) -> int:
        for done in range(1_000):
            try:
                store.commit(Commit(additions={"n": 1}, answered=answered(f"{number}/{done}")))
            except Unavailable:
                return done
            if number == done == 7:
                store.close()
        raise AssertionError("it was never closed")

    told = at_once(8, work)

    store = SqlStore.open(tmp_path / "skycap.db")
    assert store.counters("n") == {"n": sum(told)}  # type: ignore[arg-type]  # numbers, or the test fails here
    assert isinstance(store.answered("7/7"), Answered)
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to a thread")
def test_an_interrupted_write_lets_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of a write rolls it back, and the store works on."""
    store = SqlStore.open(tmp_path / "skycap.db")
    whole = Session.run_each

    def interrupted(session: Session, *rest: object) -> None:
        whole(session, *rest)
        signal.raise_signal(signal.SIGINT)

    # A process that a script started in the background ignores Ctrl-C: listen to it here.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(Session, "run_each", interrupted)
            with pytest.raises(KeyboardInterrupt):
                store.commit(full_commit(1))
    finally:
        signal.signal(signal.SIGINT, before)

    assert store.streams("") == []
    store.commit(full_commit(1))
    store.close()
