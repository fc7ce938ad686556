"""How a command is carried out: key first, one commit, and again when somebody was faster."""

import threading
from typing import Any

import pytest

from skycap.lending.refusals import Code, Refusal
from skycap.services import repayments
from skycap.services.ports import Commit, Conflict, KeyUsed, Unavailable
from skycap.services.work import ATTEMPTS_MAX, Gates, KeyReused, carry_out
from tests.services.branch import ACCOUNTANT, Branch, asked


def test_without_a_key_every_request_is_a_new_one(branch: Branch) -> None:
    """Nothing is remembered that was not asked to be."""
    loan = branch.open()
    branch.pay(loan, 1_000)
    branch.pay(loan, 1_000)

    assert branch.contents()["request_keys"] == []


def test_a_key_is_looked_up_before_anything_is_decided(branch: Branch) -> None:
    """A repeated request does not even plan."""
    first = carry_out(
        branch.office, "s", lambda: (Commit(), {"n": 1}), status=201, asked=asked("k")
    )

    def never() -> tuple[Commit, dict[str, Any]]:
        raise AssertionError

    again = carry_out(branch.office, "s", never, asked=asked("k"))

    assert (first.replayed, again.replayed) == (False, True)
    assert (again.status, again.body) == (201, {"n": 1})
    with pytest.raises(KeyReused):
        carry_out(branch.office, "s", never, asked=asked("k", "other"))


def test_a_key_that_is_used_meanwhile_gives_the_first_answer(branch: Branch) -> None:
    """If the same request is committed elsewhere while this one plans, its answer is given."""

    def overtaken() -> tuple[Commit, dict[str, Any]]:
        carry_out(branch.office, "s2", lambda: (Commit(), {"n": 1}), asked=asked("k"))
        return Commit(), {"n": 2}

    outcome = carry_out(branch.office, "s1", overtaken, asked=asked("k"))

    assert (outcome.body, outcome.replayed) == ({"n": 1}, True)


def test_a_key_that_is_used_meanwhile_with_another_body_is_refused(branch: Branch) -> None:
    """It is another request under the same key."""

    def overtaken() -> tuple[Commit, dict[str, Any]]:
        carry_out(branch.office, "s2", lambda: (Commit(), {}), asked=asked("k", "other"))
        return Commit(), {}

    with pytest.raises(KeyReused):
        carry_out(branch.office, "s1", overtaken, asked=asked("k"))


def test_a_twin_that_is_overtaken_is_answered_not_refused(branch: Branch) -> None:
    """The same repayment sent twice at once is no duplicate of itself."""
    loan = branch.open()
    slip = branch.slip(loan, 10_000)
    answered, first = branch.store.answered, []

    def overtaken(key: str) -> object:
        if not first:  # the other one is carried out between our look and our reading of the loan
            first.append(None)
            first[0] = elsewhere()
            return None
        return answered(key)

    def elsewhere() -> object:
        got: list[object] = []
        branch.store.answered = answered  # type: ignore[method-assign] # the other one sees right
        # In another process there is another gate, so this thread's must not be in its way.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("skycap.services.work._gates", Gates())
            got.append(repayments.record(branch.office, ACCOUNTANT, slip, asked("k")).body)
        branch.store.answered = overtaken  # type: ignore[method-assign, assignment] # as before
        return got[0]

    branch.store.answered = overtaken  # type: ignore[method-assign, assignment] # one look too early
    outcome = repayments.record(branch.office, ACCOUNTANT, slip, asked("k"))

    assert outcome.replayed
    assert outcome.body == first[0]
    assert branch.line(loan).paid == 10_000


def test_a_refusal_passes_through_when_nobody_was_faster(branch: Branch) -> None:
    """And it leaves no trace of its key."""

    def refuse() -> tuple[Commit, dict[str, Any]]:
        raise Refusal(Code.LOAN_UNKNOWN, "There is no such loan.")

    with pytest.raises(Refusal):
        carry_out(branch.office, "s", refuse, asked=asked("k"))
    assert branch.store.answered("k") is None


class Faulty:
    """A store whose first commits fail with `problem`, before or after they are durable."""

    def __init__(self, branch: Branch, problem: Exception, times: int, durable: bool) -> None:
        self.commit, self.problem, self.left, self.durable = (
            branch.store.commit, problem, times, durable,
        )  # fmt: skip
        self.tries = 0
        branch.store.commit = self  # type: ignore[method-assign, assignment] # in its place

    def __call__(self, commit: Commit) -> None:
        """Commit, or not."""
        self.tries += 1
        if self.left:
            self.left -= 1
            if self.durable:
                self.commit(commit)
            raise self.problem
        self.commit(commit)


def test_a_conflict_is_decided_anew(branch: Branch) -> None:
    """The plan is made again on what the other wrote, a bounded number of times."""
    plans = []

    def plan() -> tuple[Commit, dict[str, Any]]:
        plans.append(None)
        return Commit(), {"n": len(plans)}

    Faulty(branch, Conflict("s"), ATTEMPTS_MAX - 1, durable=False)
    assert carry_out(branch.office, "s", plan, asked=asked("k")).body == {"n": ATTEMPTS_MAX}


def test_endless_conflict_is_given_up(branch: Branch) -> None:
    """After so many collisions the caller is told, and nothing was written."""
    before = branch.contents()
    faulty = Faulty(branch, Conflict("s"), 100, durable=False)

    with pytest.raises(Conflict):
        carry_out(branch.office, "s", lambda: (Commit(), {}), asked=asked("k"))

    assert faulty.tries == ATTEMPTS_MAX
    assert branch.contents() == before


@pytest.mark.parametrize("durable", [False, True], ids=["nothing written", "written, not told"])
def test_an_unknown_outcome_is_settled_by_asking_again(branch: Branch, durable: bool) -> None:
    """Whether or not the store had written before it failed, the retry pays exactly once."""
    loan = branch.open()
    slip = branch.slip(loan, 10_000)
    faulty = Faulty(branch, Unavailable("gone"), 1, durable)

    with pytest.raises(Unavailable):
        repayments.record(branch.office, ACCOUNTANT, slip, asked("k"))
    outcome = repayments.record(branch.office, ACCOUNTANT, slip, asked("k"))

    assert outcome.replayed is durable
    assert faulty.tries == (1 if durable else 2)
    assert branch.line(loan).paid == 10_000


def test_an_answer_outlives_the_gate(branch: Branch) -> None:
    """Gates are forgotten when nobody waits, whatever happened inside."""
    gates = Gates()
    with pytest.raises(ZeroDivisionError), gates.through("s"):
        raise ZeroDivisionError
    assert gates._waiting == {}


def test_one_stream_one_at_a_time() -> None:
    """Commands on one stream queue at its gate; another stream's go on."""
    gates, inside, most = Gates(), [0], [0]
    open_gate = threading.Event()

    def work(stream: str) -> None:
        with gates.through(stream):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            open_gate.wait(5)
            inside[0] -= 1

    threads = [threading.Thread(target=work, args=("s",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    with gates.through("another"):
        open_gate.set()
    for thread in threads:
        thread.join()

    assert most == [1]
    assert gates._waiting == {}


def test_the_store_decides_when_a_key_is_raced(branch: Branch) -> None:
    """The store's own refusal of a used key carries the first answer."""
    carry_out(branch.office, "s", lambda: (Commit(), {"n": 1}), asked=asked("k"))
    first = branch.store.answered("k")
    assert first is not None
    with pytest.raises(KeyUsed) as caught:
        branch.store.commit(Commit(answered=first))
    assert caught.value.answered == first
