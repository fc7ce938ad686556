"""Roots: a history that is gone as a whole is missed, and what came since changes nothing."""

from datetime import date

import pytest

from skycap.services import day_roots
from skycap.services.day_end import Effort, catch_up
from skycap.services.day_end_steps import STEPS
from skycap.services.day_roots import Unlike
from skycap.storage.memory import MemoryStore
from skycap.storage.vaults import MemoryVault
from tests.services.branch import Branch
from tests.services.test_day_end import opened

MONDAY = date(2026, 3, 2)


def closed(branch: Branch, vault: MemoryVault, days: int = 1) -> list[date]:
    """Let days go by and close them."""
    branch.later(days=days)
    done = list(catch_up(branch.office, vault, STEPS, Effort("me")))
    assert all(run.ended for run in done)
    return [run.day for run in done]


@pytest.fixture
def branch() -> Branch:
    """Three loans, in memory, where a test can take one away."""
    made = opened(Branch(MemoryStore()))
    for _ in range(3):
        made.apply()
    return made


@pytest.fixture
def vault() -> MemoryVault:
    """Where roots are kept."""
    return MemoryVault()


def gone(branch: Branch, stream: str) -> None:
    """Take a whole history away, as only somebody beneath the store can."""
    store = branch.store
    assert isinstance(store, MemoryStore)
    del store._streams[stream]


def test_a_root_can_be_worked_out_again_whatever_came_since(
    branch: Branch, vault: MemoryVault
) -> None:
    """New loans and new entries of old ones belong to later days."""
    closed(branch, vault)
    loan = branch.open()
    branch.pay(loan, 100_00)
    tuesday = closed(branch, vault)[0]

    monday = day_roots.prove(branch.office, vault, MONDAY)
    later = day_roots.prove(branch.office, vault, tuesday)

    assert later.streams > monday.streams
    assert later.before == day_roots._digest_of(monday.text())


def test_a_loan_that_is_gone_is_missed(branch: Branch, vault: MemoryVault) -> None:
    """No chain misses it; the root does, and says how many there were."""
    closed(branch, vault)
    gone(branch, branch.store.streams("loan/")[1])

    with pytest.raises(Unlike, match=r"there were \d+ histories .* there are \d+ with \d+ now"):
        day_roots.prove(branch.office, vault, MONDAY)


def test_a_root_that_was_changed_is_not_the_one_that_the_next_goes_on_from(
    branch: Branch, vault: MemoryVault
) -> None:
    """Whoever forges one must forge all that came after it."""
    closed(branch, vault)
    tuesday = closed(branch, vault)[0]
    vault._kept[day_roots.name_of(MONDAY)] += " "

    with pytest.raises(Unlike, match="not the one that 2026-03-03 goes on from"):
        day_roots.prove(branch.office, vault, tuesday)


def test_books_that_were_set_back_get_a_second_root_beside_the_first(
    branch: Branch, vault: MemoryVault
) -> None:
    """Nothing is replaced: both stay to be seen."""
    closed(branch, vault)
    other = opened(Branch(MemoryStore(), seed=2))
    other.apply()
    closed(other, vault)

    assert {day_roots.name_of(MONDAY), day_roots.name_of(MONDAY, 2)} <= set(vault._kept)
    day_roots.prove(other.office, vault, MONDAY)


def test_a_day_without_a_root_cannot_be_proved(branch: Branch, vault: MemoryVault) -> None:
    """It is said so, and not taken for proof."""
    with pytest.raises(LookupError, match="no root of 2026-03-02"):
        day_roots.prove(branch.office, vault, MONDAY)
