"""Histories: canonical bytes, round trips, and a chain in which every change is found."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orjson import loads

from skycap.lending import history
from skycap.lending.events import LoanEvent, Noted
from skycap.lending.history import (
    GENESIS,
    Entry,
    HistoryError,
    append,
    canonical,
    kind_name,
    kind_names,
    read,
    verify,
)
from skycap.lending.terms import Terms
from tests.lending.builders import START, Desk, in_status, terms_of
from tests.lending.golden import flat_loan

NOON = datetime(2025, 1, 31, 12, tzinfo=UTC)
KINDS = get_args(LoanEvent)
EVENTS = st.one_of([st.from_type(kind) for kind in KINDS])


def stored(entry: Entry) -> tuple[str, str, str]:
    """What a store keeps of an entry."""
    return entry.text, entry.previous_hash, entry.hash


def reread(rows: list[tuple[str, str, str]], stream: str = "loan/L1") -> list[Entry]:
    """Read stored rows and check the chain."""
    entries = [read(stream, *row) for row in rows]
    verify(entries)
    return entries


class TestRoundTrip:
    """What was written is read back."""

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
    @given(data=st.data())
    def test_of_every_kind(self, kind: type, data: st.DataObject) -> None:
        """Any event of any registered kind comes back equal, and writes the same bytes again."""
        happened = data.draw(st.from_type(kind))
        effective_on, actor = data.draw(st.dates()), data.draw(st.text())
        (entry,) = append("loan/L1", (), [(effective_on, happened)], NOON, actor)
        (again,) = reread([stored(entry)])

        assert again == entry
        assert again.event == happened
        assert (again.effective_on, again.recorded_at, again.actor) == (effective_on, NOON, actor)
        assert append("loan/L1", (), [(effective_on, again.event)], NOON, actor) == (entry,)

    @given(st.lists(EVENTS, min_size=1, max_size=6))
    def test_of_a_whole_stream(self, happened: list[Any]) -> None:
        """A stream of any events, appended one by one or at once, makes the same chain."""
        at_once = append("loan/L1", (), [(START, one) for one in happened], NOON, "a")
        one_by_one: tuple[Entry, ...] = ()
        for one in happened:
            one_by_one += append("loan/L1", one_by_one, [(START, one)], NOON, "a")

        assert at_once == one_by_one
        assert reread([stored(entry) for entry in at_once]) == list(at_once)

    def test_every_kind_has_its_own_name(self) -> None:
        """No two kinds share a name, and each name is registered."""
        instances = [read_name(kind) for kind in KINDS]

        assert len(set(instances)) == len(KINDS)
        assert set(instances) <= kind_names()


def read_name(kind: type) -> str:
    """The registered name of a kind."""
    return kind_name(object.__new__(kind))


class TestCanonical:
    """One text for one value."""

    def test_is_sorted_compact_and_plain(self) -> None:
        """Keys are sorted, nothing is padded, dates are ISO, letters stay letters."""
        value = {"b": (1, None, True), "a": date(2025, 1, 31), "é": NOON, "c": {"y": "x", "x": []}}

        expected = (
            '{"a":"2025-01-31","b":[1,null,true],"c":{"x":[],"y":"x"},'
            '"é":"2025-01-31T12:00:00.000000Z"}'
        )
        assert expected == canonical(value)

    @pytest.mark.parametrize("value", [1.5, 2j, b"x", {1, 2}, object(), [1.0]])
    def test_has_no_place_for_inexact_or_unordered_things(self, value: object) -> None:
        """A binary fraction, bytes or a set cannot enter a history."""
        with pytest.raises(TypeError, match="no place in a history"):
            canonical(value)

    def test_moments_sort_as_text(self) -> None:
        """The text of a later moment is greater, down to the microsecond."""
        moments = [NOON, NOON + timedelta(microseconds=1), NOON + timedelta(days=300)]
        texts = [history.moment_text(moment) for moment in moments]

        assert texts == sorted(texts)


def flipped(text: str, place: int) -> str:
    """The text with another character at one place."""
    return text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]


def a_chain() -> list[tuple[str, str, str]]:
    """The stored rows of a loan with seven entries on as many days."""
    desk = Desk().apply().ask().wait(1)
    desk.approve().wait(1).disburse().wait(20)
    desk.pay(100_00)
    desk.reverse("r1")
    return [stored(entry) for entry in desk.entries]


CHAIN = a_chain()


class TestVerify:
    """A change of what was stored is found."""

    @pytest.mark.parametrize("row", range(len(CHAIN)))
    @pytest.mark.parametrize("column", range(3), ids=["text", "previous", "hash"])
    def test_finds_every_flipped_character(self, row: int, column: int) -> None:
        """Whichever character of whichever stored column changes, reading or verifying fails."""
        for place in range(len(CHAIN[row][column])):
            parts = list(CHAIN[row])
            parts[column] = flipped(parts[column], place)
            with pytest.raises(HistoryError):
                reread([*CHAIN[:row], (parts[0], parts[1], parts[2]), *CHAIN[row + 1 :]])

    @pytest.mark.parametrize("gone", range(len(CHAIN) - 1))
    def test_finds_a_gap(self, gone: int) -> None:
        """An entry taken out of the middle or the front is missed."""
        with pytest.raises(HistoryError, match=f"lacks entry {gone + 1}"):
            reread(CHAIN[:gone] + CHAIN[gone + 1 :])

    @pytest.mark.parametrize("place", range(len(CHAIN) - 1))
    def test_finds_a_swap(self, place: int) -> None:
        """Two entries in the wrong order are found."""
        rows = list(CHAIN)
        rows[place], rows[place + 1] = rows[place + 1], rows[place]
        with pytest.raises(HistoryError):
            reread(rows)

    def test_finds_an_entry_put_in_twice(self) -> None:
        """A repeated entry is found."""
        with pytest.raises(HistoryError):
            reread([*CHAIN, CHAIN[-1]])

    def test_finds_time_going_back(self) -> None:
        """A well-made chain in which a later entry was recorded earlier is found."""
        early = NOON - timedelta(seconds=1)
        (first,) = append("loan/L1", (), [(START, Noted("n"))], NOON, "a")
        text = first.text.replace('"sequence":1', '"sequence":2').replace("T12:00:00", "T11:59:59")
        second = read("loan/L1", text, first.hash, history._hash(first.hash, text))

        assert second.recorded_at == early
        with pytest.raises(HistoryError, match="recorded before"):
            verify([first, second])

    def test_accepts_what_is_whole(self) -> None:
        """An untouched history, and an empty one, are in order."""
        assert len(reread(CHAIN)) == len(CHAIN)
        verify([])
        verify(flat_loan().entries)

    def test_a_history_belongs_to_its_stream(self) -> None:
        """A whole chain copied under another loan's name is not read."""
        with pytest.raises(HistoryError, match="found in loan/L2"):
            reread(CHAIN, "loan/L2")


class TestAppend:
    """Writing the next entries."""

    def test_the_clock_cannot_go_back_within_a_stream(self) -> None:
        """An entry recorded by a clock that went back is dated as the one before it."""
        first = append("loan/L1", (), [(START, Noted("n"))], NOON, "a")
        second = append("loan/L1", first, [(START, Noted("n"))], NOON - timedelta(hours=1), "a")

        assert second[0].recorded_at == NOON
        verify([*first, *second])

    def test_recorded_at_is_utc(self) -> None:
        """A moment without a time zone, or in another, is a mistake of ours."""
        elsewhere = timezone(timedelta(hours=2))
        for moment in (NOON.replace(tzinfo=None), NOON.astimezone(elsewhere)):
            with pytest.raises(AssertionError):
                append("loan/L1", (), [(START, Noted("n"))], moment, "a")

    def test_the_chain_begins_at_genesis(self) -> None:
        """The first entry follows a hash of zeros; each next one follows the one before."""
        entries = in_status(None).apply().approve().entries

        assert [entry.sequence for entry in entries] == [1, 2]
        assert [entry.previous_hash for entry in entries] == [GENESIS, entries[0].hash]


class Colour(StrEnum):
    """A choice, for the example below."""

    RED = "red"
    BLUE = "blue"


class Spot(NamedTuple):
    """A row, for the example below."""

    on: date
    size: int


@dataclass(frozen=True, slots=True)
class Painted:
    """The third version of an example: it was `color` at first, then `colour`, then had spots."""

    colour: Colour
    spots: tuple[Spot, ...]
    under_coat: str | None


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, dict[str, Any]], Any]:
    """Register the example for one test; the result reads stored data of a version."""
    for name in ("_kinds", "_names", "_upcasters"):
        monkeypatch.setattr(history, name, dict(getattr(history, name)))
    history.event("painted", version=3)(Painted)
    history.upcaster("painted", 1)(lambda data: {"colour": data["color"]})
    history.upcaster("painted", 2)(lambda data: {**data, "spots": [], "underCoat": None})
    (entry,) = append("x/1", (), [(START, Painted(Colour.RED, (), None))], NOON, "a")

    def read_version(version: int, data: dict[str, Any]) -> Any:  # noqa: ANN401 - any event
        whole = {**json.loads(entry.text), "version": version, "data": data}
        return read("x/1", json.dumps(whole), GENESIS, "").event

    return read_version


class TestUpcasters:
    """Yesterday's history reads forever."""

    def test_lead_an_old_version_step_by_step_to_the_present(
        self, painted: Callable[[int, dict[str, Any]], Any]
    ) -> None:
        """Each version is converted to the next until it is today's; today's is read as it is."""
        plain = Painted(Colour.BLUE, (), None)
        spotted = replace(plain, spots=(Spot(START, 3),), under_coat="grey")
        stored_now = {"colour": "blue", "spots": [["2025-01-31", 3]], "underCoat": "grey"}

        assert painted(1, {"color": "blue"}) == plain
        assert painted(2, {"colour": "blue"}) == plain
        assert painted(3, stored_now) == spotted

    def test_a_newer_version_is_not_guessed_at(
        self, painted: Callable[[int, dict[str, Any]], Any]
    ) -> None:
        """What a later program wrote is refused, not half understood."""
        with pytest.raises(HistoryError, match="newer than this program"):
            painted(4, {})

    @pytest.mark.parametrize(
        ("version", "data"),
        [(0, {}), (3, {"colour": "green"}), (3, {}), (2, {"color": "red"}), (1, {})],
    )
    def test_what_cannot_be_read_is_said(
        self, painted: Callable[[int, dict[str, Any]], Any], version: int, data: dict[str, Any]
    ) -> None:
        """An unknown version, choice or field is an error of the history."""
        with pytest.raises(HistoryError):
            painted(version, data)

    def test_a_name_is_given_once(self) -> None:
        """Two kinds cannot take one name."""
        with pytest.raises(AssertionError, match="registered twice"):
            history.event("noted")(Painted)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "null",
        "{}",
        '{"stream":"loan/L1"}',
        CHAIN[0][0].replace('"applied"', '"unheard_of"'),
        CHAIN[0][0].replace('"effectiveOn":"2025-01-31"', '"effectiveOn":"2025-02-31"'),
        CHAIN[0][0].replace('"recordedAt":"2025', '"recordedAt":"x'),
        CHAIN[0][0].replace('"data":{', '"data":[{').replace('},"effectiveOn', '}],"effectiveOn'),
    ],
)
def test_what_is_no_entry_is_not_read(text: str) -> None:
    """Text that is not an entry of the stream is an error of the history, whatever it is."""
    with pytest.raises(HistoryError):
        read("loan/L1", text, GENESIS, "")


def test_only_plain_types_can_be_events() -> None:
    """A field whose type has no stored form is refused when the kind is registered."""

    @dataclass(frozen=True)
    class Odd:
        ratio: complex

    with pytest.raises(TypeError, match="no place in a history"):
        history.event("odd")(Odd)


@dataclass(frozen=True, slots=True)
class Pot:
    """A thing that had no lid and no handle at first."""

    size: int
    lid: history.Added[Colour | None] = None
    handles: history.Added[tuple[int, ...]] = ()


class TestAdded:
    """Fields that a class did not have at first."""

    @pytest.mark.parametrize(
        ("pot", "data"),
        [
            (Pot(1), {"size": 1}),
            (Pot(1, Colour.RED), {"size": 1, "lid": "red"}),
            (Pot(1, None, (2, 3)), {"size": 1, "handles": [2, 3]}),
        ],
    )
    def test_are_stored_only_where_they_are_used(self, pot: Pot, data: dict[str, Any]) -> None:
        """At its default such a field is not written, and what is not there is the default."""
        assert data == history.to_data(pot)
        assert pot == history.decoder(Pot)(data)

    def test_are_not_guessed_at(self) -> None:
        """A field that is not known is refused, and a first one is still needed."""
        read_pot = history.decoder(Pot)
        with pytest.raises(ValueError, match="does not know"):
            read_pot({"size": 1, "spout": 2})
        with pytest.raises(KeyError):
            read_pot({"lid": "red"})

    def test_terms_that_repeat_are_read_once(self) -> None:
        """Two loans on equal terms share one object, and other terms have their own."""
        desks = [Desk().apply(), Desk().apply(), Desk(terms=terms_of(instalments=3)).apply()]
        first, second, other = (reread([stored(desk.entries[0])])[0].event for desk in desks)

        assert first.terms is second.terms
        assert first.terms != other.terms

    def test_what_is_read_once_does_not_pile_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """More different terms than are kept in mind are still read right."""
        monkeypatch.setattr(history, "_SHARED_MAX", 3)
        read_terms = history.decoder(Terms)
        for count in (*range(1, 9), *range(1, 9)):
            terms = terms_of(instalments=count)
            assert terms == read_terms(history.to_data(terms))

    def test_a_store_may_hand_in_its_own_reader(self) -> None:
        """Whatever reads JSON reads an entry, to the same entry."""
        for entry in flat_loan().entries:
            read_by = [
                read("loan/L1", *stored(entry), parse=parse) for parse in (json.loads, loads)
            ]
            assert read_by == [entry, entry]
