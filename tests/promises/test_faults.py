"""Whichever call to the store or the documents fails, a command is done wholly or not at all.

For every command and every N, the Nth call fails; then the same request is sent again.
"""

from dataclasses import replace
from typing import Any

import pytest

from skycap.services import lenders, products
from skycap.services.audit import audit
from skycap.services.ports import Commit, Unavailable
from tests.promises.life import STEPS, Step, ready
from tests.services.branch import ADMIN, Branch, asked

CALLS_MAX = 60


class Counted:
    """Passes every call on, except that one fails: before it is made, or after (a lost reply)."""

    def __init__(self, inner: Any, calls: list[int]) -> None:  # noqa: ANN401 - a store, or blobs
        self._inner = inner
        self._calls = calls

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it has
        found = getattr(self._inner, name)

        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it takes
            self._calls[0] -= 1
            failing = self._calls[0] == 0
            if failing and not self._calls[1]:
                raise Unavailable(f"{name} failed")
            result = found(*given, **named)
            if failing:
                raise Unavailable(f"the reply of {name} was lost")
            return result

        return call


@pytest.mark.parametrize("lost", [False, True], ids=["not made", "reply lost"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_command_is_carried_out_wholly_or_not_at_all(
    branch: Branch, step: Step, lost: bool
) -> None:
    """Every call in turn fails; nothing is half written, and the retry does it exactly once."""
    plain = branch.office
    for number in range(1, CALLS_MAX):
        loan = ready(branch, step)
        before = branch.contents()
        key, calls = asked(f"{step.name} {number}"), [number, int(lost)]
        branch.office = replace(
            plain, store=Counted(plain.store, calls), blobs=Counted(plain.blobs, calls)
        )
        try:
            step.act(branch, loan, key)
            failed = False
        except Unavailable:
            failed = True
        finally:
            branch.office = plain
        written = branch.store.answered(key.key) is not None
        if not written:
            assert branch.contents() == before, f"call {number} left something behind"
        outcome = step.act(branch, loan, key)
        assert outcome.replayed is written
        assert branch.store.answered(key.key) is not None
        assert step.act(branch, loan, key).body == outcome.body
        if not failed:
            assert calls[0] > 0, "it ended before the call that was to fail"
            break
        _forget(branch, step)
    else:
        pytest.fail(f"more than {CALLS_MAX} calls")
    assert number > 2
    assert audit(branch.office).findings == []


def _forget(branch: Branch, step: Step) -> None:
    """Make it possible to take the step on another loan."""
    if step.name == "change product":
        products.save_product(branch.office, ADMIN, {"code": "weekly", "ratePercent": "8"})
    if step.name == "change settings":
        lenders.change_settings(branch.office, ADMIN, {"name": "Skycap"})
    for name in [row[0] for row in branch.contents()["claims"] if row[0].startswith("payment/")]:
        branch.store.commit(Commit(releases=(name,)))
