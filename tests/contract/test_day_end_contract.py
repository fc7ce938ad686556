"""The day end on every adapter: the same lease, the same order, the same digest."""

from datetime import timedelta

import pytest

from skycap.services import day_roots, runs
from skycap.services.day_end import JOB, Effort, catch_up, last_day_end
from skycap.services.day_end_steps import STEPS
from skycap.services.ports import Store
from skycap.services.runs import Overtaken, RunBegun
from skycap.storage.memory import MemoryStore
from skycap.storage.vaults import MemoryVault
from tests.services.branch import Branch
from tests.services.test_day_end import opened


def test_two_days_are_closed_as_in_memory(store: Store) -> None:
    """What the runs tell and the root that is kept are the same wherever the books are."""
    told = []
    for kept in (MemoryStore(), store):
        branch, vault = opened(Branch(kept)), MemoryVault()
        day = branch.today
        branch.pay(branch.open(), 100_00)
        branch.later(days=1)
        first = list(catch_up(branch.office, vault, STEPS, Effort("me")))
        branch.apply()
        branch.later(days=1)
        done = [*first, *catch_up(branch.office, vault, STEPS, Effort("me"))]
        assert [(run.day - day, run.ended) for run in done] == [
            (timedelta(0), True), (timedelta(days=1), True)
        ]  # fmt: skip
        assert last_day_end(branch.office).behind == 0
        assert day_roots.prove(branch.office, vault, day)
        told.append([run.to_json() for run in done])

    assert told[0] == told[1]


def test_of_two_that_take_a_run_up_at_once_one_is_overtaken(store: Store) -> None:
    """The lease is the history of the run: its second writer collides."""
    branch = Branch(store)
    first, second = (runs.load(branch.office, JOB, branch.today) for _ in range(2))
    runs.write(branch.office, first, "day-end", RunBegun("one"))

    with pytest.raises(Overtaken):
        runs.write(branch.office, second, "day-end", RunBegun("two"))

    latest = runs.latest(branch.office, JOB)
    assert latest
    assert (latest.holder, latest.is_held(branch.clock.now(), "two")) == ("one", True)
    assert runs.latest(branch.office, JOB, ended=True) is None
