"""How a command is carried out: key first, load, decide, one commit, and again on a conflict.

The same steps serve every desk. A repeated request gets its first answer; a command that somebody
else overtook is decided anew on what the other wrote.
"""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import orjson

from skycap.lending.history import moment_text
from skycap.lending.refusals import Refusal
from skycap.services.office import Office
from skycap.services.ports import Answered, Commit, Conflict, KeyUsed

ATTEMPTS_MAX = 5
_BACKOFF_MS_MAX = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """How a command was asked: its request key, scoped to caller and route, and its body's hash."""

    key: str
    body_hash: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command answers: a status, a JSON object, and whether it is a stored first answer."""

    status: int
    body: dict[str, Any]
    replayed: bool = False


class KeyReused(Exception):
    """The request key was used before with another body. Answered as 422."""


class Gates:
    """One lock a stream, so that commands on one loan queue here instead of colliding in the store.

    It spares retries within this process; correctness rests on the store's version check alone.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def through(self, stream: str) -> Iterator[None]:
        """Hold the gate of `stream`."""
        with self._guard:
            lock, count = self._waiting.get(stream, (threading.Lock(), 0))
            self._waiting[stream] = (lock, count + 1)
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, count = self._waiting[stream]
                if count == 1:
                    del self._waiting[stream]
                else:
                    self._waiting[stream] = (lock, count - 1)


_gates = Gates()

Plan = Callable[[], tuple[Commit, dict[str, Any]]]


def carry_out(
    office: Office, stream: str, plan: Plan, *, status: int = 200, asked: Asked | None = None
) -> Outcome:
    """Carry out one command on `stream`: `plan` loads and decides, giving a commit and an answer.

    Raises whatever `plan` refuses, `KeyReused`, `Conflict` after `ATTEMPTS_MAX` collisions, and
    `ClaimTaken` or `Unavailable` from the store. Nothing is written unless an outcome is returned.
    """
    with _gates.through(stream):
        for attempt in range(1, ATTEMPTS_MAX + 1):
            if asked and (first := office.store.answered(asked.key)):
                return _replay(first, asked)
            try:
                commit, body = plan()
            except Refusal:
                # The very same request may have been carried out elsewhere since we looked, and be
                # the reason for this refusal.
                if asked and (first := office.store.answered(asked.key)):
                    return _replay(first, asked)
                raise
            if asked:
                commit = replace(commit, answered=_answered(office, asked, status, body))
            try:
                office.store.commit(commit)
            except KeyUsed as used:
                assert asked is not None
                return _replay(used.answered, asked)
            except Conflict:
                if attempt == ATTEMPTS_MAX:
                    raise
                time.sleep(secrets.randbelow(_BACKOFF_MS_MAX * attempt) / 1000)
            else:
                return Outcome(status, body)
    raise AssertionError("the loop returns or raises")


def _answered(office: Office, asked: Asked, status: int, body: dict[str, Any]) -> Answered:
    answer = orjson.dumps(body).decode()
    recorded_at = moment_text(office.clock.now())
    return Answered(asked.key, asked.body_hash, status, answer, recorded_at)


def _replay(first: Answered, asked: Asked) -> Outcome:
    if first.body_hash != asked.body_hash:
        raise KeyReused
    return Outcome(first.status, orjson.loads(first.answer), replayed=True)
