"""Group commit: writes that arrive while another is being synced to disk share the next sync.

There is no writer thread. Whoever finds nobody writing leads: it takes all that waits, its own
first, writes it as one group, tells the others, and hands the lead to the first that came
meanwhile. So a lone write costs no change of threads, nothing waits for company, and no thread can
die with the queue in its hands.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from skycap.services.ports import Unavailable

GROUP_MAX = 64
"""How many writes share one transaction at most, so that none waits long for its neighbours."""

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Job(Generic[T]):
    """One write that waits for its group; `problem` is what its caller will be told, if anything.

    A job that is `alone` shares its transaction with no other.
    """

    work: T
    alone: bool = False
    problem: Exception | None = None
    leads: bool = False
    turn: threading.Event = field(default_factory=threading.Event)


class GroupCommit(Generic[T]):
    """Gathers the writes of many threads and has `write` do them group by group, never two at once.

    `write` sets `problem` on each job that failed, and returns when the rest is durable.
    """

    def __init__(self, write: Callable[[list[Job[T]]], None]) -> None:
        self._write = write
        self._guard = threading.Condition()
        self._waiting: deque[Job[T]] = deque()
        self._busy = False
        self._closed = False

    def run(self, work: T, *, alone: bool = False) -> None:
        """Do `work` in some group; return when it is durable, or raise what went wrong with it."""
        job = Job(work, alone)
        with self._guard:
            if self._closed:
                raise Unavailable("the store is closed")
            self._waiting.append(job)
            if not self._busy:
                self._busy = job.leads = True
        if not job.leads:
            self._wait(job)
        if job.leads:
            self._lead()
        if job.problem:
            raise job.problem

    def close(self) -> None:
        """Take no more, and return when all that waits is done."""
        with self._guard:
            self._closed = True
            self._guard.wait_for(lambda: not self._busy)

    def _wait(self, job: Job[T]) -> None:
        try:
            job.turn.wait()
        except BaseException:  # the waiting thread is interrupted: the lead must not die with it
            with self._guard:
                if job in self._waiting:
                    self._waiting.remove(job)
                if job.leads:
                    self._hand_over()
            raise

    def _lead(self) -> None:
        """Write one group, whose first is this thread's own; then let the next one lead."""
        with self._guard:
            group = [self._waiting.popleft()]
            while (
                self._waiting
                and len(group) < GROUP_MAX
                and not (group[0].alone or self._waiting[0].alone)
            ):
                group.append(self._waiting.popleft())
        finished = False
        try:
            self._write(group)
            finished = True
        finally:
            with self._guard:
                for job in group:
                    if not finished:  # only an interrupt of this thread comes here
                        job.problem = Unavailable("the write was interrupted")
                    job.turn.set()
                self._hand_over()

    def _hand_over(self) -> None:
        """Let the first that waits lead. The guard is held."""
        if self._waiting:
            self._waiting[0].leads = True
            self._waiting[0].turn.set()
        else:
            self._busy = False
            self._guard.notify_all()
