"""The passing lead: who writes for whom, and that the lead is never lost."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from skycap.services.ports import Unavailable
from skycap.storage.sql.group import GROUP_MAX, GroupCommit, Job


class Disk:
    """A place to write to that a test can hold up; it notes its groups and who wrote them."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self.writers: list[str] = []
        self.writing = threading.Event()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def write(self, jobs: list[Job[str]]) -> None:
        """Write a group, when the test lets it."""
        self.groups.append([job.work for job in jobs])
        self.writers.append(threading.current_thread().name)
        self.writing.set()
        assert self.may_go_on.wait(10)
        for job in jobs:
            if job.work.startswith("bad"):
                job.problem = ValueError(job.work)
            if job.work.startswith("fatal"):
                raise KeyboardInterrupt


class Crowd:
    """Threads that each commit one thing, and what each was told."""

    def __init__(self, group: GroupCommit[str]) -> None:
        self._group = group
        self._threads: list[threading.Thread] = []
        self.told: dict[str, object] = {}

    def come(self, work: str, *, alone: bool = False) -> None:
        """Let one more thread commit."""

        def run() -> None:
            try:
                self._group.run(work, alone=alone)
                self.told[work] = "written"
            except BaseException as problem:  # noqa: BLE001 - the test looks at it
                self.told[work] = problem

        thread = threading.Thread(target=run, name=work)
        self._threads.append(thread)
        thread.start()

    def queue(self, length: int) -> None:
        """Wait until so many stand in the queue, so that a test knows their order."""
        for _ in range(10_000):
            if len(self._group._waiting) == length:
                return
            time.sleep(0.001)
        raise AssertionError("the queue does not grow")

    def all_went(self) -> None:
        """Wait for all."""
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive(), "somebody waits for ever"


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A disk that writes at once unless a test holds it up."""
    disk = Disk()
    yield disk
    disk.may_go_on.set()


Gather = Callable[..., Crowd]


@pytest.fixture
def gather(disk: Disk) -> Gather:
    """Let some come while the first is being written; then let everything go on."""

    def gather(*works: str, alone: tuple[str, ...] = ()) -> Crowd:
        crowd = Crowd(GroupCommit(disk.write))
        disk.may_go_on.clear()
        crowd.come("first")
        assert disk.writing.wait(10)
        for length, work in enumerate(works, 1):
            crowd.come(work, alone=work in alone)
            crowd.queue(length)
        disk.may_go_on.set()
        crowd.all_went()
        return crowd

    return gather


def test_a_lone_write_is_done_by_its_own_thread(disk: Disk) -> None:
    """With nobody else about, there is no change of threads and no company to wait for."""
    GroupCommit(disk.write).run("one")

    assert disk.groups == [["one"]]
    assert disk.writers == [threading.current_thread().name]


def test_those_that_come_meanwhile_share_the_next_group(disk: Disk, gather: Gather) -> None:
    """While one is written the others queue; the first of them then writes for all, in order."""
    crowd = gather("a", "b", "c")

    assert disk.groups == [["first"], ["a", "b", "c"]]
    assert disk.writers == ["first", "a"]
    assert set(crowd.told.values()) == {"written"}


def test_a_group_has_a_limit(disk: Disk, gather: Gather) -> None:
    """More than a group's worth is split, and nobody is left over."""
    gather(*[f"w{n}" for n in range(GROUP_MAX + 2)])

    assert [len(group) for group in disk.groups] == [1, GROUP_MAX, 2]


def test_who_wants_to_be_alone_is(disk: Disk, gather: Gather) -> None:
    """A rebuild shares its transaction with nobody, and is done by its own thread."""
    gather("a", "rebuild", "b", "c", alone=("rebuild",))

    assert disk.groups == [["first"], ["a"], ["rebuild"], ["b", "c"]]
    assert disk.writers[2] == "rebuild"


def test_each_is_told_its_own_problem(disk: Disk, gather: Gather) -> None:
    """One that failed in a group raises to its caller alone."""
    crowd = gather("a", "bad b", "c")

    assert isinstance(crowd.told["bad b"], ValueError)
    assert (crowd.told["a"], crowd.told["c"]) == ("written", "written")


def test_if_the_leader_is_interrupted_the_others_are_told(disk: Disk, gather: Gather) -> None:
    """An interrupt hits the leader; its group is told so, and whoever is next leads on."""
    crowd = gather("a", "fatal b", *[f"w{n}" for n in range(GROUP_MAX)])

    assert isinstance(crowd.told["a"], KeyboardInterrupt)
    assert isinstance(crowd.told["fatal b"], Unavailable)
    assert crowd.told[f"w{GROUP_MAX - 1}"] == "written"
    assert disk.groups[-1] == [f"w{GROUP_MAX - 2}", f"w{GROUP_MAX - 1}"]


@pytest.mark.parametrize("leads", [False, True])
def test_a_waiting_thread_that_is_interrupted_leaves_the_queue(disk: Disk, leads: bool) -> None:
    """Who gives up waiting is not written; if the lead was just handed to it, it passes it on."""
    group: GroupCommit[str] = GroupCommit(disk.write)
    first_done = threading.Event()

    class Interrupted(threading.Event):
        """An event whose waiting is interrupted, before or after it is set."""

        def wait(self, timeout: float | None = None) -> bool:
            if leads:
                disk.may_go_on.set()
                assert first_done.wait(10)
            raise KeyboardInterrupt

    def first() -> None:
        group.run("first")
        first_done.set()

    disk.may_go_on.clear()
    thread = threading.Thread(target=first)
    thread.start()
    assert disk.writing.wait(10)
    job = Job("gives up", turn=Interrupted())
    with group._guard:
        group._waiting.append(job)
    with pytest.raises(KeyboardInterrupt):
        group._wait(job)
    disk.may_go_on.set()
    thread.join()

    group.run("next")
    assert disk.groups == [["first"], ["next"]]


def test_closing_waits_for_what_is_under_way(disk: Disk) -> None:
    """Closing returns after the last write, and then nothing more is taken."""
    group: GroupCommit[str] = GroupCommit(disk.write)
    disk.may_go_on.clear()
    crowd = Crowd(group)
    crowd.come("first")
    assert disk.writing.wait(10)
    closing = threading.Thread(target=group.close)
    closing.start()
    closing.join(0.05)
    assert closing.is_alive(), "it did not wait"

    disk.may_go_on.set()
    closing.join(10)
    crowd.all_went()

    assert crowd.told == {"first": "written"}
    with pytest.raises(Unavailable):
        group.run("late")
