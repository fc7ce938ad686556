"""The timer: a thread beside the server that looks after the jobs every minute."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from skycap.operations.timing.jobs import Failed, Job

MINUTE: Final = 60.0
STOP_SECONDS: Final = 30.0


class Lease(Protocol):
    """Says which of several processes does the work."""

    def hold(self) -> bool:
        """Take the lease, or keep it; tells whether it is ours."""
        ...

    def let_go(self) -> None:
        """Give it back."""
        ...


class Timer:
    """Looks after `jobs` in a thread of its own, as long as the lease is ours.

    `jobs` is called with what tells time to long work: it jumps to infinity when we are to stop, so
    that the work saves its place and ends.
    """

    def __init__(
        self, jobs: Callable[[Callable[[], float]], Sequence[Job]], lease: Lease, failed: Failed
    ) -> None:
        self._stopping = threading.Event()
        self._jobs = jobs(self._watch)
        self._lease = lease
        self._failed = failed
        self._thread = threading.Thread(target=self._run, name="skycap-timer", daemon=True)

    def __enter__(self) -> "Timer":
        """Start."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and wait until what is under way has saved its place."""
        self._stopping.set()
        self._thread.join(timeout=STOP_SECONDS)
        self._lease.let_go()

    def look(self) -> None:
        """Look after every job once. One that fails keeps no other from its work."""
        try:
            if not self._lease.hold():
                return
        except OSError as problem:
            self._failed("lease", problem)
            return
        for job in self._jobs:
            if self._stopping.is_set():
                return
            try:
                job.look()
            except Exception as problem:  # noqa: BLE001 - told; it is looked at again in a minute
                self._failed(job.name, problem)

    def _run(self) -> None:
        # The first look comes after a minute: a server that starts has other things to do.
        while not self._stopping.wait(MINUTE):
            self.look()

    def _watch(self) -> float:
        return float("inf") if self._stopping.is_set() else time.monotonic()
