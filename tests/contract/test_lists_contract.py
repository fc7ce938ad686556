"""What every store lists: pages of every index, search, the trail, streams and their heads."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skycap.lending.events import InformationRequested, Noted
from skycap.lending.history import append, kind_name, moment_text
from skycap.services.ports import PAGE_SIZE_MAX, Append, Commit, Page, Store
from skycap.services.records import (
    INDEXES,
    LOANS,
    LOANS_BY_ARREARS,
    LOANS_BY_CREATION,
    REBUILT,
    TABLES,
    USERS_BY_NAME,
    Index,
)
from tests.contract.samples import MORNING, appending, entries, loan, put, row_of, token

Rows = list[Any]
many_examples = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def walk(turn: Callable[[tuple[Any, ...] | None], Page]) -> Iterator[Rows]:
    """Every page, following the cursors to the end."""
    after = None
    while True:
        page = turn(after)
        yield page.rows
        if page.after is None:
            return
        assert page.rows, "a cursor promises more, so a page before it is not empty"
        after = page.after


def expected(
    index: Index[Any],
    rows: Rows,
    equal: tuple[str, ...],
    since: str | None,
    until: str | None,
    *,
    backwards: bool = False,
) -> Rows:
    """What a list holds, said another way than the stores do it: filter, sort by each column."""
    found = [row for row in rows if [getattr(row, name) for name in index.equal] == list(equal)]
    found = [row for row in found if getattr(row, index.order[0]) is not None]
    if since is not None:
        found = [row for row in found if getattr(row, index.order[0]).encode() >= since.encode()]
    if until is not None:
        found = [row for row in found if getattr(row, index.order[0]).encode() <= until.encode()]
    for column in reversed(index.order):
        found.sort(
            key=lambda row: (
                value.encode() if isinstance(value := getattr(row, column), str) else value
            ),
            reverse=index.descending != backwards,
        )
    return found


def fill(store: Store, index: Index[Any], count: int) -> Rows:
    """Replace what the table of `index` holds by `count` rows."""
    rows = [row_of(index.table, seed) for seed in range(count)]
    if index.table in REBUILT:
        store.rebuild(rows, {})
        return rows
    gone = tuple(
        (index.table, index.table.key_of(row_of(index.table, seed))) for seed in range(count, 40)
    )
    store.commit(Commit(removals=gone))
    put(store, *rows)
    return rows


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: index.name)
@many_examples
@given(data=st.data())
def test_pages_together_are_the_sorted_list(store: Store, index: Index[Any], data: Any) -> None:  # noqa: ANN401 - Hypothesis gives its draws no public type
    """For every index, either way and in pages of any size, the pages make the list in order."""
    rows = fill(store, index, data.draw(st.integers(0, 40), label="rows"))
    equal = tuple(
        data.draw(
            st.sampled_from([*{getattr(row, name) for row in rows} - {None}, "none"]), label=name
        )
        for name in index.equal
    )
    is_text = index.order[0] not in {"version", "sequence"}
    bounds = st.none() | st.sampled_from(["", "a", "b", "é", "ȁ", "𐍈"])
    since = data.draw(bounds, label="since") if is_text else None
    until = data.draw(bounds, label="until") if is_text else None
    limit = data.draw(st.integers(1, 12), label="limit")
    backwards = data.draw(st.booleans(), label="backwards")

    def turn(after: tuple[Any, ...] | None) -> Page:
        return store.page(
            index,
            *equal,
            after=after,
            limit=limit,
            since=since,
            until=until,
            backwards=backwards,
        )

    pages = list(walk(turn))

    whole = [row for page in pages for row in page]
    assert whole == expected(index, rows, equal, since, until, backwards=backwards)
    assert all(len(page) == limit for page in pages[:-1])


def test_many_rows_come_by_their_keys_at_once(store: Store) -> None:
    """Reading many keys gives those that there are, each once, and none for no keys."""
    put(store, *[loan(n) for n in range(5)])
    keys = ["0001", "0003", "none", "0003", "' OR 1=1"]

    found = store.get_many(LOANS, keys)

    assert {key: row.id for key, row in found.items()} == {"0001": "0001", "0003": "0003"}
    assert store.get_many(LOANS, []) == {}
    assert found["0001"] == store.get(LOANS, "0001")


def test_a_page_begins_after_its_cursor_even_if_that_row_went(store: Store) -> None:
    """A cursor is a place, not a row: what it pointed at may be gone, and new rows come in."""
    put(store, *[loan(n, created_at=f"{n:02d}") for n in range(0, 20, 2)])
    page = store.page(LOANS_BY_CREATION, limit=3)
    assert [row.created_at for row in page.rows] == ["18", "16", "14"]
    store.commit(Commit(puts=(loan(13, created_at="13"),), removals=((LOANS, ("0014",)),)))

    following = store.page(LOANS_BY_CREATION, after=page.after, limit=3)

    assert [row.created_at for row in following.rows] == ["13", "12", "10"]


def test_rows_without_the_first_order_column_are_left_out(store: Store) -> None:
    """A loan with nothing unpaid is in no arrears list; the rest come oldest due first."""
    dues = ["2026-03-01", None, "2026-01-01", "2026-02-01", None]
    put(store, *[loan(n, status="active", oldest_unpaid_due=due) for n, due in enumerate(dues)])

    late = store.page(LOANS_BY_ARREARS, "active", until="2026-02-01")

    assert [row.oldest_unpaid_due for row in late.rows] == ["2026-01-01", "2026-02-01"]
    assert late.after is None


@pytest.mark.parametrize("limit", [0, -1, PAGE_SIZE_MAX + 1])
def test_a_page_size_out_of_bounds_is_our_bug(store: Store, limit: int) -> None:
    """No list gives more than the limit, nor less than one row."""
    lists: list[Callable[[], object]] = [
        lambda: store.page(USERS_BY_NAME, limit=limit),
        lambda: store.find_loans(["a"], limit=limit),
        lambda: store.trail(limit=limit),
        lambda: store.streams("", limit=limit),
        lambda: store.heads("", limit=limit),
    ]
    for ask in lists:
        with pytest.raises(AssertionError):
            ask()


words = st.text(st.sampled_from("abß\ud7ff\ue000%_*'\"𐍈\U0010ffff"), max_size=3)


@many_examples
@given(
    tokens=st.sets(st.tuples(words, st.sampled_from("123456789")), max_size=40),
    prefixes=st.lists(words, max_size=3),
    after=st.none() | st.sampled_from("159"),
    limit=st.integers(1, 5),
)
def test_loans_are_found_by_every_prefix(
    store: Store,
    tokens: set[tuple[str, str]],
    prefixes: list[str],
    after: str | None,
    limit: int,
) -> None:
    """A search finds the loans that have a token for each prefix, newest first, any characters."""
    store.rebuild([token(*each) for each in tokens], {})
    found = {
        loan_id
        for loan_id in "123456789"
        if prefixes
        and (after is None or loan_id < after)
        and all(any(t.startswith(p) for t, of in tokens if of == loan_id) for p in prefixes)
    }

    assert store.find_loans(prefixes, after, limit) == sorted(found, reverse=True)[:limit]


def test_the_trail_shows_every_entry_newest_first(store: Store) -> None:
    """Paging through the trail gives every entry once, by moment, stream and number descending."""
    written = []
    for n in range(7):
        stream = f"s{n % 3}"
        append = appending(stream, store.load(stream), count=n % 2 + 1)
        written += append.entries
        store.commit(Commit(appends=(append,)))
    place = lambda entry: (moment_text(entry.recorded_at), entry.stream, entry.sequence)  # noqa: E731 - one line is all it is

    for limit in (1, 2, 3, 200):
        pages = walk(lambda after, limit=limit: store.trail(after, limit))  # type: ignore[misc]  # mypy takes no default of a lambda
        assert [entry for page in pages for entry in page] == sorted(
            written, key=place, reverse=True
        )


def test_the_trail_of_one_actor_or_kind_is_part_of_the_trail(store: Store) -> None:
    """Narrowed to who did it, or to what was done, the trail is the whole trail sifted."""
    asked, noted = InformationRequested("why"), Noted("so")
    for n in range(12):
        stream, actor = f"s{n % 4}", f"u{n % 3}"
        past = store.load(stream)
        moment = MORNING + timedelta(seconds=n // 2)
        happened = [(MORNING.date(), event) for event in (asked, noted)[: n % 2 + 1]]
        appended = append(stream, past, happened, moment, actor)
        store.commit(Commit(appends=(Append(stream, len(past), appended),)))
    whole = store.trail().rows
    assert len(whole) == 18

    for limit in (1, 2, 5, 200):
        for actor in ("u0", "u2", "u9"):
            pages = walk(lambda after, a=actor, n=limit: store.trail(after, n, actor=a))  # type: ignore[misc]  # mypy takes no default of a lambda
            found = [entry for page in pages for entry in page]
            assert found == [entry for entry in whole if entry.actor == actor]
        for kind in ("noted", "information_requested", "approved"):
            pages = walk(lambda after, k=kind, n=limit: store.trail(after, n, kind=k))  # type: ignore[misc]  # as above
            found = [entry for page in pages for entry in page]
            assert found == [entry for entry in whole if kind_name(entry.event) == kind]
    with pytest.raises(AssertionError):
        store.trail(actor="u1", kind="noted")


@pytest.mark.parametrize("prefix", ["", "loan/", "loan/\ud7ff", "user/", "z"])
def test_streams_are_listed_by_prefix(store: Store, prefix: str) -> None:
    """Streams, heads and histories of a prefix come in order of name, in pages of any size."""
    names = sorted(
        ["loan/1", "loan/10", "loan/2", "loan/\ud7ffx", "loan/\ue000", "loan0", "user/1"]
    )
    for count, name in enumerate(reversed(names), 1):
        store.commit(Commit(appends=(appending(name, count=count),)))
    selected = [name for name in names if name.startswith(prefix)]

    listed: list[str] = []
    while page := store.streams(prefix, listed[-1] if listed else None, 2):
        listed += page

    assert listed == selected
    assert list(store.histories(prefix)) == [store.load(name) for name in selected]
    for head in store.heads(prefix):
        last = store.load(head.stream)[-1]
        assert (head.version, head.hash) == (last.sequence, last.hash)


def test_histories_go_on_beyond_one_page(store: Store) -> None:
    """More streams than a page holds all come, each whole, none twice."""
    names = [f"loan/{n:05d}" for n in range(2 * PAGE_SIZE_MAX + 1)]
    for begin in range(0, len(names), 5):
        appends = tuple(Append(name, 0, entries(name)) for name in names[begin : begin + 5])
        store.commit(Commit(appends=appends))

    assert [history[0].stream for history in store.histories("loan/")] == names


@pytest.mark.parametrize("prefix", ["n/", "", "n/é", "\U0010ffff"])
def test_counters_are_selected_by_prefix(store: Store, prefix: str) -> None:
    """A prefix selects exactly the counters that begin with it."""
    names = ["n/", "n/a", "n/é", "n/é1", "n0", "m", "\U0010ffff", "\U0010ffffx"]
    store.commit(Commit(additions={name: place + 1 for place, name in enumerate(names)}))

    assert set(store.counters(prefix)) == {name for name in names if name.startswith(prefix)}


def test_every_table_has_a_list_or_a_key_to_find_it_by(store: Store) -> None:
    """Settings and search tokens are read by key and by prefix; every other table has an index."""
    listed = {index.table.name for index in INDEXES}

    assert {table.name for table in TABLES} - listed == {"settings", "search"}
