"""Jobs: done at their hour, once, and again after what failed; only by whoever holds the lease."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from skycap.operations.timing.embedded import DayEnds
from skycap.operations.timing.jobs import Hour, Job, Planned
from skycap.operations.timing.lease import FileLease
from skycap.operations.timing.timer import Timer
from skycap.services import runs
from skycap.services.day_end import Effort, last_day_end
from skycap.services.office import Lender
from skycap.services.runs import Report
from skycap.storage.memory import MemoryStore
from skycap.storage.vaults import MemoryVault
from tests.services.branch import Branch
from tests.services.test_day_end import opened


@pytest.fixture
def branch() -> Branch:
    """A lender that was set up at eight on a Monday, in memory."""
    return opened(Branch(MemoryStore()))


class Work:
    """Steps that count how often they were done, and fail when told to."""

    def __init__(self, branch: Branch, hour: Hour) -> None:
        self.done: list[str] = []
        self.failing = ""
        self.told: list[str] = []
        steps = tuple((name, self._step(name)) for name in ("create", "prune"))
        self.job = Planned("backup", branch.office, hour, steps, "me", self._failed)

    def _failed(self, step: str, _: Exception) -> None:
        self.told.append(step)

    def _step(self, name: str) -> Callable[[], Report]:
        def work() -> Report:
            if name == self.failing:
                raise OSError("of Naledi")
            self.done.append(name)
            return {"bytes": 1}

        return work


@pytest.mark.parametrize(
    ("weekday", "moment", "wanted"),
    [
        (None, "2026-03-02T00:00", "2026-03-02T00:00"),  # two o'clock in Gaborone
        (None, "2026-03-01T23:59", "2026-03-01T00:00"),
        (6, "2026-03-02T12:00", "2026-03-01T00:00"),
        (0, "2026-03-01T23:59", "2026-02-23T00:00"),
    ],
)
def test_the_last_planned_moment(weekday: int | None, moment: str, wanted: str) -> None:
    """It is that of today once it is past, else yesterday's; a weekly one is of its day."""
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    planned = Hour(time(2, 0), weekday).last_planned(Lender(), now)
    assert planned.astimezone(UTC) == datetime.fromisoformat(wanted).replace(tzinfo=UTC)


def test_an_hour_stays_where_clocks_change() -> None:
    """Two o'clock in Berlin on the day after clocks went forward is midnight in UTC."""
    berlin = Lender(timezone="Europe/Berlin")
    now = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
    assert Hour(time(4, 0)).last_planned(berlin, now).astimezone(UTC).hour == 2
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert Hour(time(4, 0)).last_planned(berlin, before).astimezone(UTC).hour == 3


def test_it_is_done_once_a_day_after_its_hour_and_not_for_before_it_was_set_up(
    branch: Branch,
) -> None:
    """Set up at eight, nothing is due until two the next morning; missed days are done once."""
    work = Work(branch, Hour(time(2, 0)))
    work.job.look()
    branch.later(hours=17, minutes=59)
    work.job.look()
    assert work.done == []
    branch.later(minutes=1)

    work.job.look()
    work.job.look()
    assert work.done == ["create", "prune"]
    branch.later(days=4)
    work.job.look()

    assert work.done == ["create", "prune"] * 2
    last = runs.latest(branch.office, "backup", ended=True)
    assert last
    assert last.reports == {"create": {"bytes": 1}, "prune": {"bytes": 1}}


def test_what_failed_is_tried_again_after_an_hour_from_where_it_failed(branch: Branch) -> None:
    """The failure is kept without data, and told."""
    work = Work(branch, Hour(time(2, 0)))
    work.failing = "prune"
    branch.later(days=1)
    work.job.look()
    work.job.look()
    assert (work.done, work.told) == (["create"], ["prune"])
    run = runs.latest(branch.office, "backup")
    assert run
    assert run.failures == {"prune": "OSError"}
    work.failing = ""
    branch.later(minutes=59)
    work.job.look()
    assert work.done == ["create"]
    branch.later(minutes=1)

    work.job.look()

    assert work.done == ["create", "prune"]


def test_day_ends_wait_for_their_hour(branch: Branch) -> None:
    """At half past twelve the day before is closed, and no day twice."""
    vault = MemoryVault()
    job = DayEnds(branch.office, vault, time(0, 30), Effort("me"))
    branch.clock.set(datetime(2026, 3, 2, 22, 29, tzinfo=UTC))
    job.look()
    assert last_day_end(branch.office).behind == 1
    branch.later(minutes=1)

    job.look()
    job.look()

    assert last_day_end(branch.office).behind == 0


class Looked:
    """A job that counts, and fails when told to."""

    name = "looked"

    def __init__(self, *, failing: bool = False) -> None:
        self.failing = failing
        self.times = 0

    def look(self) -> None:
        """Count."""
        self.times += 1
        if self.failing:
            raise ValueError


def timer(lease: FileLease, jobs: Sequence[Job], told: list[str]) -> Timer:
    """A timer that is looked at by hand."""
    return Timer(lambda _: jobs, lease, lambda name, _: told.append(name))


def test_one_of_two_timers_works_and_the_other_takes_over(tmp_path: Path) -> None:
    """The lease is the system's, so it is free when its holder is gone."""
    first, second, told = Looked(), Looked(failing=True), list[str]()
    leases = [FileLease(tmp_path / "timer.lock") for _ in range(2)]
    one, two = timer(leases[0], [first], told), timer(leases[1], [second, first], told)
    one.look()
    two.look()
    assert (first.times, second.times) == (1, 0)
    leases[0].let_go()

    two.look()

    assert (first.times, second.times, told) == (2, 1, ["looked"])


def test_a_killed_process_lets_go_of_the_lease(tmp_path: Path) -> None:
    """Nobody has to clean up."""
    path = tmp_path / "timer.lock"
    script = (
        "import sys, pathlib; from skycap.operations.timing.lease import FileLease;"
        "print(FileLease(pathlib.Path(sys.argv[1])).hold(), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"True\n"
        lease = FileLease(path)
        assert not lease.hold()
        holder.kill()
        holder.wait()
        assert lease.hold()
        lease.let_go()


def test_a_timer_that_stops_tells_long_work_so(tmp_path: Path) -> None:
    """The watch jumps to infinity, by which a day end saves its place and ends."""
    watches: list[Callable[[], float]] = []

    def jobs(watch: Callable[[], float]) -> Sequence[Job]:
        watches.append(watch)
        return []

    with Timer(jobs, FileLease(tmp_path / "timer.lock"), lambda *_: None):
        assert watches[0]() < float("inf")
    assert watches[0]() == float("inf")
