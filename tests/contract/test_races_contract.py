"""What every store keeps true when many write at once."""

import itertools
import threading
from collections.abc import Callable

from skycap.lending.history import verify
from skycap.services.ports import Claim, ClaimTaken, Commit, Conflict, KeyUsed, Store
from tests.contract.samples import answered, appending, loan


def at_once(count: int, act: Callable[[int], object]) -> list[object]:
    """Run `act` with 0, 1, … in as many threads, begun together; what each returned or raised."""
    begin = threading.Barrier(count)
    results: list[object] = [None] * count

    def run(number: int) -> None:
        begin.wait()
        try:
            results[number] = act(number)
        except Exception as problem:  # noqa: BLE001 - the test looks at them
            results[number] = problem

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_fifty_with_one_key_exactly_one_is_written(store: Store) -> None:
    """Fifty commits with one request key: one is written, 49 are told its answer."""

    def pay(number: int) -> None:
        store.commit(
            Commit(
                appends=(appending(f"loan/{number}"),),
                additions={"paid": 1},
                answered=answered("k1", str(number)),
            )
        )

    results = at_once(50, pay)

    first = store.answered("k1")
    assert first is not None
    assert results.count(None) == 1
    assert results[int(first.body_hash)] is None
    told = [result.answered for result in results if isinstance(result, KeyUsed)]
    assert told == [first] * 49
    assert store.counters("") == {"paid": 1}
    assert store.streams("") == [f"loan/{first.body_hash}"]


def test_of_fifty_claims_exactly_one_is_given(store: Store) -> None:
    """Fifty that claim one name: one gets it, 49 are told who."""
    results = at_once(
        50, lambda n: store.commit(Commit(claims=(Claim("ref/1", str(n)),), additions={"n": 1}))
    )

    holder = store.claimed("ref/1")
    assert holder is not None
    assert results[int(holder)] is None
    assert [r.holder for r in results if isinstance(r, ClaimTaken)] == [holder] * 49
    assert store.counters("") == {"n": 1}


def test_commits_on_different_streams_all_succeed(store: Store) -> None:
    """Sixteen threads with streams of their own meet no conflict and lose nothing."""

    def work(number: int) -> None:
        for _ in range(20):
            stream = f"loan/{number:02d}"
            history = store.load(stream)
            store.commit(
                Commit(
                    appends=(appending(stream, history),),
                    puts=(loan(number, version=len(history) + 1),),
                    additions={"all": 1, f"of/{number}": 1},
                )
            )

    assert at_once(16, work) == [None] * 16
    assert store.counters("all") == {"all": 320}
    assert [len(history) for history in store.histories("loan/")] == [20] * 16


def test_commits_on_one_stream_retry_and_leave_no_gap(store: Store) -> None:
    """Eight threads on one stream, each trying again on a conflict: every append is there once."""
    conflicts: list[int] = []
    all_have_read = threading.Barrier(8)

    def work(number: int) -> None:
        for step in range(15):
            for attempt in itertools.count():
                history = store.load("loan/1")
                if step == attempt == 0:
                    all_have_read.wait()  # so that at least once they do collide
                try:
                    store.commit(
                        Commit(
                            appends=(appending("loan/1", history),),
                            additions={"n": 1},
                            answered=answered(f"{number}/{step}"),
                        )
                    )
                    break
                except Conflict:
                    conflicts.append(number)

    assert at_once(8, work) == [None] * 8
    history = store.load("loan/1")
    assert [entry.sequence for entry in history] == list(range(1, 121))
    verify(history)
    assert store.counters("n") == {"n": 120}
    assert len(conflicts) >= 7


def test_a_bank_keeps_its_total_while_it_is_read(store: Store) -> None:
    """Amounts move between two counters at once; whoever reads sees the same sum, always."""
    store.commit(Commit(additions={"a": 1_000, "b": 1_000}))
    sums: set[int] = set()

    def work(number: int) -> None:
        for _ in range(25):
            if number % 2:
                store.commit(Commit(additions={"a": number, "b": -number}))
            else:
                sums.add(sum(store.counters("").values()))

    assert at_once(8, work) == [None] * 8
    assert sums == {2_000}
