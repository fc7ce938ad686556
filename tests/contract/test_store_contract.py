"""What every store does, whichever it is: histories, rows, counters, claims and request keys."""

from dataclasses import replace

import pytest

from skycap.lending.history import verify
from skycap.services.ports import (
    EVENTS_PER_COMMIT_MAX,
    ITEMS_PER_COMMIT_MAX,
    STREAMS_PER_COMMIT_MAX,
    Append,
    Claim,
    ClaimTaken,
    Commit,
    Conflict,
    Head,
    KeyUsed,
    Store,
)
from skycap.services.records import (
    APPLICATIONS,
    LOANS,
    LOANS_BY_CREATION,
    NOTES,
    REPAYMENTS,
    SEARCH,
    TABLES,
    Table,
)
from tests.contract.samples import (
    answered,
    appending,
    entries,
    everything,
    loan,
    put,
    repayment,
    row_of,
    token,
)


def test_a_history_comes_back_as_it_was_appended(store: Store) -> None:
    """What was appended in two commits is read back whole, in order, with its chain intact."""
    first = entries("loan/1", count=2)
    then = entries("loan/1", first, count=3)

    store.commit(Commit(appends=(Append("loan/1", 0, first),)))
    store.commit(Commit(appends=(Append("loan/1", 2, then),)))

    assert store.load("loan/1") == first + then
    verify(store.load("loan/1"))
    assert store.heads("") == [Head("loan/1", 5, then[-1].hash)]


def test_a_stream_that_nobody_wrote_is_empty(store: Store) -> None:
    """An unknown stream has no entries and no head; an unknown row, claim or key is None."""
    assert store.load("loan/none") == ()
    assert store.streams("") == store.heads("") == list(store.histories("")) == []
    assert store.get(LOANS, "none") is store.claimed("none") is store.answered("none") is None
    assert store.counters("") == {}


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_a_stale_version_is_a_conflict(store: Store, expected: int) -> None:
    """An append that expects fewer or more entries than there are changes nothing."""
    first = entries("loan/1", count=2)
    store.commit(Commit(appends=(Append("loan/1", 0, first),)))
    other = entries("loan/1", (first + entries("loan/1", first))[:expected], note="other")

    with pytest.raises(Conflict):
        store.commit(Commit(appends=(Append("loan/1", expected, other),)))

    assert store.load("loan/1") == first


def test_an_entry_that_does_not_follow_its_chain_is_our_bug(store: Store) -> None:
    """Entries with the right number but another's hash before them are refused as a bug."""
    store.commit(Commit(appends=(appending("loan/1"),)))
    stray = entries("loan/1", entries("loan/1", note="another"))

    with pytest.raises(AssertionError, match="chain"):
        store.commit(Commit(appends=(Append("loan/1", 1, stray),)))
    rootless = entries("loan/2")[0]._replace(previous_hash=stray[0].hash)
    with pytest.raises(AssertionError, match="chain"):
        store.commit(Commit(appends=(Append("loan/2", 0, (rootless,)),)))

    assert store.streams("") == ["loan/1"]
    assert len(store.load("loan/1")) == 1


def test_several_streams_move_together_or_not_at_all(store: Store) -> None:
    """A conflict on the last of several streams leaves the others where they were."""
    store.commit(Commit(appends=(appending("b"),)))

    with pytest.raises(Conflict):
        store.commit(Commit(appends=(appending("a"), appending("b"))))

    assert store.streams("") == ["b"]


def test_a_request_key_is_used_once(store: Store) -> None:
    """The second commit with a key gets the first answer and writes nothing."""
    first = answered("k1")
    store.commit(Commit(answered=first, additions={"n": 1}))

    with pytest.raises(KeyUsed) as used:
        store.commit(Commit(answered=answered("k1", "other"), additions={"n": 1}))

    assert used.value.answered == first == store.answered("k1")
    assert store.counters("") == {"n": 1}


def test_a_used_key_is_told_before_anything_else(store: Store) -> None:
    """Of a used key, a conflict and a taken claim, the key is told first, then the conflict."""
    store.commit(
        Commit(appends=(appending("s"),), claims=(Claim("c", "1"),), answered=answered("k1"))
    )
    again = Commit(appends=(appending("s"),), claims=(Claim("c", "2"),), answered=answered("k1"))

    with pytest.raises(KeyUsed):
        store.commit(again)
    with pytest.raises(Conflict):
        store.commit(replace(again, answered=answered("k2")))
    with pytest.raises(ClaimTaken):
        store.commit(replace(again, answered=answered("k2"), appends=()))

    assert store.answered("k2") is None


def test_a_refused_command_consumes_no_key(store: Store) -> None:
    """After a conflict the same key can be used by the next attempt."""
    store.commit(Commit(appends=(appending("s"),)))
    with pytest.raises(Conflict):
        store.commit(Commit(appends=(appending("s"),), answered=answered("k1")))

    store.commit(Commit(appends=(appending("s", store.load("s")),), answered=answered("k1")))

    assert len(store.load("s")) == 2


@pytest.mark.parametrize("holder", ["1", "2"])
def test_a_claim_has_one_holder(store: Store, holder: str) -> None:
    """A claimed name is refused to all, its own holder too, and the refusal names who has it."""
    store.commit(Commit(claims=(Claim("username/neo", "1"),)))

    with pytest.raises(ClaimTaken) as taken:
        store.commit(Commit(claims=(Claim("username/neo", holder),)))

    assert (taken.value.name, taken.value.holder) == ("username/neo", "1")
    assert store.claimed("username/neo") == "1"


def test_a_released_claim_is_free(store: Store) -> None:
    """A released name can be claimed again; releasing what nobody holds does nothing."""
    store.commit(Commit(claims=(Claim("a", "1"),)))
    store.commit(Commit(releases=("a", "never claimed"), claims=(Claim("b", "1"),)))
    store.commit(Commit(claims=(Claim("a", "2"),)))

    assert (store.claimed("a"), store.claimed("b")) == ("2", "1")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_comes_back_equal(store: Store, table: Table) -> None:  # type: ignore[type-arg]  # of any kind
    """Every kind of row is read back with each column as it was, also None and flags."""
    rows = [row_of(table, seed) for seed in range(20)]
    put(store, *rows)

    for row in rows:
        found = store.get(table, *table.key_of(row))
        assert found == row
        assert repr(found) == repr(row), "a flag is a flag, not a number"


def test_a_put_replaces_the_whole_row(store: Store) -> None:
    """The last put of a key wins, every column of it."""
    put(store, loan(1, status="pending", oldest_unpaid_due="2026-01-01"))
    put(store, now := loan(1, status="closed", oldest_unpaid_due=None, booked="{}"))

    assert store.get(LOANS, "0001") == now


def test_a_removed_row_is_gone(store: Store) -> None:
    """A removal takes one row; removing what is not there does nothing."""
    put(store, token("neo", "1"), token("neo", "2"), row_of(NOTES, 1))
    store.commit(Commit(removals=((SEARCH, ("neo", "1")), (NOTES, ("none",)))))

    assert store.find_loans(["neo"]) == ["2"]
    assert store.get(NOTES, "0001") is not None


def test_counters_add_up(store: Store) -> None:
    """Additions, also negative ones, are summed; a prefix selects the names that begin with it."""
    store.commit(Commit(additions={"loans/a": 2, "loans/b": 5, "paid": 10**15}))
    store.commit(Commit(additions={"loans/a": -3, "paid": 10**15}))

    assert store.counters("loans/") == {"loans/a": -1, "loans/b": 5}
    assert store.counters("paid") == {"paid": 2 * 10**15}


def test_the_largest_whole_number_is_kept_and_a_larger_one_refused(narrow_store: Store) -> None:
    """2⁶³ − 1 fits in a row and a counter; one more is a bug that writes nothing."""
    store = narrow_store
    most = 2**63 - 1
    store.commit(Commit(puts=(loan(1, paid=most, overpaid=-most - 1),), additions={"n": most}))

    with pytest.raises((AssertionError, OverflowError)):
        put(store, loan(2, paid=most + 1))
    with pytest.raises(Exception, match=r"full|cannot store REAL"):
        store.commit(Commit(additions={"n": 1}))

    assert store.get(LOANS, "0002") is None
    assert store.counters("") == {"n": most}


def test_a_row_of_the_wrong_type_is_refused(store: Store) -> None:
    """Text in a column of whole numbers is a bug that writes nothing."""
    with pytest.raises(Exception, match="outstanding"):
        put(store, loan(1), loan(2, outstanding="much"))

    assert store.get(LOANS, "0001") is None


def _full() -> Commit:
    """A commit with every kind of part."""
    return Commit(
        appends=(appending("loan/1", count=2), appending("user/1")),
        puts=(loan(1), repayment(1), row_of(APPLICATIONS, 1), token("t1", "x")),
        removals=((REPAYMENTS, ("0002",)),),
        additions={"loans": 1},
        claims=(Claim("new", "1"),),
        releases=("old",),
        answered=answered("k1"),
    )


BROKEN = {
    "its key is used": {"answered": answered("k2")},
    "a stream moved on": {"appends": (appending("loan/1"), appending("busy"))},
    "a name is taken": {"claims": (Claim("new", "1"), Claim("taken", "1"))},
    "a row is wrong": {"puts": (loan(1), replace(loan(3), outstanding=None))},
    "a row is too large": {"puts": (loan(1), loan(3, paid=2**63))},
    "a counter is too large": {"additions": {"loans": 1, "most": 1}},
}


@pytest.mark.parametrize("broken", BROKEN)
def test_one_part_that_fails_leaves_nothing_of_the_others(narrow_store: Store, broken: str) -> None:
    """Whichever part of a commit fails, no other part of it was written."""
    store = narrow_store
    store.commit(
        Commit(
            appends=(appending("busy"),),
            puts=(repayment(2),),
            additions={"most": 2**63 - 1},
            claims=(Claim("old", "0"), Claim("taken", "0")),
            answered=answered("k2"),
        )
    )
    before = everything(store)

    with pytest.raises(Exception):  # noqa: B017, PT011 - any of them: what counts is what is left
        store.commit(replace(_full(), **BROKEN[broken]))

    assert everything(store) == before
    store.commit(_full())
    assert everything(store) != before


TOO_MUCH = {
    "streams": Commit(appends=tuple(appending(f"s{n}") for n in range(STREAMS_PER_COMMIT_MAX + 1))),
    "events": Commit(appends=(appending("s", count=EVENTS_PER_COMMIT_MAX + 1),)),
    "items": Commit(puts=tuple(token(f"t{n}", "x") for n in range(ITEMS_PER_COMMIT_MAX + 1))),
    "bytes": Commit(puts=(row_of(NOTES, 1, text="x" * 4_000_001),)),
    "rows named twice": Commit(puts=(loan(1), loan(1, status="other"))),
    "rows put and removed": Commit(puts=(loan(1),), removals=((LOANS, ("0001",)),)),
    "streams named twice": Commit(appends=(appending("s"), appending("s"))),
    "claims named twice": Commit(claims=(Claim("c", "1"), Claim("c", "2"))),
    "claims given and taken": Commit(claims=(Claim("c", "1"),), releases=("c",)),
    "appends of nothing": Commit(appends=(Append("s", 0, ()),)),
    "entries of another stream": Commit(appends=(Append("s", 0, entries("other")),)),
    "gaps": Commit(appends=(Append("s", 0, entries("s", count=3)[::2]),)),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_commit_beyond_its_limits_is_our_bug(store: Store, what: str) -> None:
    """A commit that some adapter could not take is refused by all, before anything is written."""
    with pytest.raises(AssertionError):
        store.commit(TOO_MUCH[what])

    assert store.streams("") == []
    assert store.get(LOANS, "0001") is None


def test_the_largest_commit_is_taken(store: Store) -> None:
    """A commit at the limits of streams, events and items is written."""
    streams = [f"s{n}" for n in range(STREAMS_PER_COMMIT_MAX)]
    each = EVENTS_PER_COMMIT_MAX // STREAMS_PER_COMMIT_MAX
    rest = ITEMS_PER_COMMIT_MAX - EVENTS_PER_COMMIT_MAX - STREAMS_PER_COMMIT_MAX
    store.commit(
        Commit(
            appends=tuple(appending(name, count=each) for name in streams),
            puts=tuple(loan(n) for n in range(rest)),
        )
    )

    assert store.streams("") == streams
    assert len(store.page(LOANS_BY_CREATION, limit=200).rows) == rest


def test_rebuild_replaces_read_models_and_counters(store: Store) -> None:
    """After a rebuild the read models and counters are the given ones; all else is untouched."""
    store.commit(_full())
    note, fresh = row_of(NOTES, 1), [loan(7), repayment(7), token("t7", "7")]
    put(store, note, loan(8))
    before = everything(store)

    store.rebuild(iter(fresh), {"loans": 7})

    after = everything(store)
    assert store.counters("") == {"loans": 7}
    assert store.find_loans(["t"]) == ["7"]
    assert (store.get(LOANS, "0001"), store.get(LOANS, "0008")) == (None, None)
    assert store.get(LOANS, "0007") == fresh[0]
    assert store.get(NOTES, "0001") == note
    for kept in ("histories", "heads", "claims", "answers"):
        assert after[kept] == before[kept]


def test_a_rebuild_that_fails_changes_nothing(store: Store) -> None:
    """If a row of a rebuild is wrong, or cannot be made, the old read models stay."""
    store.commit(_full())
    before = everything(store)

    with pytest.raises(Exception, match="outstanding"):
        store.rebuild([loan(7), loan(8, outstanding="much")], {"loans": 7})
    with pytest.raises(ZeroDivisionError):
        store.rebuild((loan(n // (3 - n)) for n in range(5)), {"loans": 7})
    with pytest.raises((AssertionError, KeyError)):
        store.rebuild([row_of(NOTES, 1)], {})

    assert everything(store) == before


def test_a_rebuild_may_read_the_store_while_it_writes(store: Store) -> None:
    """Rows can be made from the histories as the rebuild takes them."""
    for n in range(30):
        store.commit(Commit(appends=(appending(f"loan/{n:04d}", count=n % 3 + 1),)))

    store.rebuild(
        (loan(int(history[0].stream[5:]), version=len(history)) for history in store.histories("")),
        {},
    )

    rows = store.page(LOANS_BY_CREATION).rows
    assert {row.id: row.version for row in rows} == {f"{n:04d}": n % 3 + 1 for n in range(30)}
    assert len(rows) == 30
