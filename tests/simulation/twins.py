"""Two branches side by side: one in memory, the oracle, and one in a database. They must agree."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from skycap.lending.history import kind_name
from skycap.lending.refusals import Refusal
from skycap.services.forms import InvalidForm
from skycap.services.ports import Commit, Conflict, Store, Unavailable
from skycap.services.work import Asked, KeyReused, Outcome
from skycap.storage.memory import MemoryStore
from skycap.storage.sql import SqlStore
from tests.services.branch import Branch, asked, contents

Act = Callable[[Branch, Asked | None], Any]

REACHED: Counter[str] = Counter()
"""What all runs reached: "event <kind>", "code <code>", "fault <fault>", "replayed"."""

FAULTS = ("refused write", "lost reply", "conflict")


@cache
def empty_database() -> Path:
    """A database with its tables made, to copy for each run."""
    path = Path(tempfile.mkdtemp()) / "empty.db"
    SqlStore.open(path).close()
    return path


@contextmanager
def sqlite_copy() -> Iterator[Store]:
    """An empty store on SQLite, which goes when the block ends."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(empty_database(), folder / "skycap.db")
    store = SqlStore.open(folder / "skycap.db")
    try:
        yield store
    finally:
        store.close()
        shutil.rmtree(folder)


class Faulty:
    """A store whose next commit meets a fault, if one is set; everything else passes through."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.fault = ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store has
        return getattr(self.store, name)

    def commit(self, commit: Commit) -> None:
        """Commit, or meet the fault."""
        fault, self.fault = self.fault, ""
        if fault == "conflict":
            raise Conflict("somebody was faster")
        if fault == "refused write":
            raise Unavailable("the disk is full")
        self.store.commit(commit)
        if fault == "lost reply":
            raise Unavailable("the reply was lost")
        for append in commit.appends:
            for entry in append.entries:
                REACHED[f"event {kind_name(entry.event)}"] += 1


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was accepted under a key, to be asked again."""

    act: Act
    asked: Asked
    status: int
    body: dict[str, Any]


class Twins:
    """The same branch twice, with the same ids and the same time."""

    def __init__(self, database: Store) -> None:
        self.database = database
        self.memory = MemoryStore()
        self.faulty = [Faulty(self.memory), Faulty(self.database)]
        self.branches = [Branch(store, seed=11) for store in self.faulty]  # type: ignore[arg-type]  # it passes everything on
        self.done: list[Done] = []
        self.asked = 0

    @property
    def one(self) -> Branch:
        """The one to look at when deciding what to do next."""
        return self.branches[0]

    def move_clock(self, step: timedelta) -> datetime:
        """Move the time of both."""
        for branch in self.branches:
            branch.clock.advance(step)
        return self.one.clock.now()

    def do(self, act: Act, keyed: bool = False, fault: str = "") -> tuple[Any, ...]:
        """Do `act` at both, with a fault if one is given; they answer alike.

        After a fault whose outcome nobody knows, the same request is sent again with its key.
        """
        self.asked += 1
        key = asked(f"key {self.asked}") if keyed or fault else None
        answer = self._agreed(act, key, fault)
        if answer[0] == "unavailable":
            REACHED[f"fault {fault}"] += 1
            answer = self._agreed(act, key)
            if fault == "lost reply":
                assert answer[0] == "done", answer
                assert answer[3], "it was carried out once and answered again"
        elif fault == "conflict" and answer[0] == "done":
            REACHED["fault conflict"] += 1
        if answer[0] == "refused":
            REACHED[f"code {answer[1]}"] += 1
        if key and answer[0] == "done":
            self.done.append(Done(act, key, answer[1], answer[2]))
        return answer

    def again(self, place: int) -> None:
        """Ask an accepted request again: the same body is replayed, another is refused."""
        if not self.done:
            return
        done = self.done[place % len(self.done)]
        before = contents(self.memory)
        answer = self._agreed(done.act, done.asked)
        assert answer == ("done", done.status, done.body, True), answer
        other = replace(done.asked, body_hash="another")
        assert self._agreed(done.act, other) == ("key reused",)
        assert contents(self.memory) == before
        REACHED["replayed"] += 1

    def _agreed(self, act: Act, key: Asked | None, fault: str = "") -> tuple[Any, ...]:
        answers = []
        for faulty, branch in zip(self.faulty, self.branches, strict=True):
            faulty.fault = fault
            answers.append(_answer(branch, act, key))
            faulty.fault = ""
        assert answers[0] == answers[1]
        return answers[0]

    def agree(self) -> None:
        """Both hold the same, to the byte."""
        memory, database = contents(self.memory), contents(self.database)
        for name, rows in memory.items():
            assert rows == database[name], name


def _answer(branch: Branch, act: Act, key: Asked | None) -> tuple[Any, ...]:
    """What a request is answered, in a form that can be compared."""
    try:
        outcome = act(branch, key)
    except InvalidForm as refusal:
        return "refused", refusal.code, refusal.problems
    except Refusal as refusal:
        return "refused", refusal.code, refusal.field, refusal.message
    except KeyReused:
        return ("key reused",)
    except Unavailable:
        return ("unavailable",)
    if isinstance(outcome, Outcome):
        return "done", outcome.status, outcome.body, outcome.replayed
    return "told", outcome


@contextmanager
def patched(module: Any, name: str, value: object) -> Iterator[None]:  # noqa: ANN401 - any module
    """A constant of a module, changed for a while."""
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)
