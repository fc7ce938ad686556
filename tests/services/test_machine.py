"""The machine: clocks, ids in time order, and references that find a slip of the pen."""

import threading
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skycap.services.clock import SimulatedClock, SystemClock
from skycap.services.machine import SeededIds, SystemIds, normal_reference, valid_reference

NOW = datetime(2026, 3, 2, 6, 0, 0, 123_456, tzinfo=UTC)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ids(seed: int = 1) -> SeededIds:
    """Repeatable ids at a standing clock."""
    return SeededIds(SimulatedClock(NOW), seed)


def test_the_system_clock_runs_in_utc_and_forwards() -> None:
    """Two readings are in UTC and in order."""
    first, second = SystemClock().now(), SystemClock().now()

    assert first.tzinfo is UTC
    assert first <= second


def test_a_simulated_clock_stands_still_until_it_is_moved() -> None:
    """It moves by what it is told, also back."""
    clock = SimulatedClock(NOW)

    assert clock.now() == clock.now() == NOW
    assert clock.advance(timedelta(days=1)) == clock.now() == NOW + timedelta(days=1)
    assert clock.set(NOW) == clock.now() == NOW
    with pytest.raises(AssertionError, match="UTC"):
        clock.set(NOW.astimezone(timezone(timedelta(hours=2))))


def test_an_id_is_a_uuid_of_version_7_with_the_time_in_it() -> None:
    """RFC 9562: version, variant, and milliseconds in the first 48 bits."""
    made = UUID(ids().new())

    assert (made.version, made.variant) == (7, UUID(int=1 << 63).variant)
    assert made.int >> 80 == int(NOW.timestamp() * 1000)


def test_ids_are_unique_and_in_order_within_one_millisecond() -> None:
    """Ten thousand in one moment come out sorted and different."""
    source = ids()
    made = [source.new() for _ in range(10_000)]

    assert made == sorted(set(made))
    assert {UUID(one).version for one in made} == {7}
    assert {UUID(one).variant for one in made} == {UUID(made[0]).variant}


def test_ids_stay_in_order_when_the_clock_goes_back() -> None:
    """An erring clock does not put a later id before an earlier one."""
    clock = SimulatedClock(NOW)
    source = SystemIds(clock)
    before = source.new()
    clock.advance(timedelta(hours=-1))

    assert source.new() > before


def test_ids_are_unique_across_threads() -> None:
    """Eight threads never get one id twice."""
    source, made = SystemIds(SystemClock()), [[] for _ in range(8)]

    def fill(place: int) -> None:
        made[place] = [source.new() for _ in range(500)]

    threads = [threading.Thread(target=fill, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({one for some in made for one in some}) == 4_000
    assert all(some == sorted(some) for some in made)


def test_seeded_ids_repeat_and_differ_by_seed() -> None:
    """One seed gives one sequence, another seed another; the system's never repeat."""

    def few(source: SeededIds | SystemIds) -> list[str]:
        return [source.new(), source.reference(), source.new()]

    assert few(ids(1)) == few(ids(1))
    assert few(ids(1)) != few(ids(2))
    assert few(SystemIds(SimulatedClock(NOW))) != few(SystemIds(SimulatedClock(NOW)))


def test_a_reference_is_in_its_normal_form_from_the_start() -> None:
    """Prefix, two groups of four, a check character; no letters that look like digits."""
    source = SystemIds(SystemClock())
    for _ in range(500):
        made = source.reference()
        prefix, first, second, check = made.split("-")
        assert (prefix, len(first), len(second), len(check)) == ("SK", 4, 4, 1)
        assert set(first + second + check) <= set(ALPHABET)
        assert normal_reference(made) == made


@given(st.integers(min_value=0), st.data())
def test_a_reference_is_read_however_it_is_typed(seed: int, data: st.DataObject) -> None:
    """Small letters, no dashes, spaces, O for 0, I or L for 1, with or without its prefix."""
    made = ids(seed).reference()
    typed = made.removeprefix("SK-") if data.draw(st.booleans()) else made
    typed = typed.replace("0", data.draw(st.sampled_from("0Oo")))
    typed = typed.replace("1", data.draw(st.sampled_from("1IilL")))
    typed = typed.replace("-", data.draw(st.sampled_from(["-", "", " "])))
    typed = data.draw(st.sampled_from([typed, typed.lower(), f"  {typed} "]))

    assert normal_reference(typed) == made


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=8), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(seed: int, place: int, other: str) -> None:
    """No substitution of one character gives another valid reference."""
    compact = list(ids(seed).reference().removeprefix("SK").replace("-", ""))
    assume(compact[place] != other)
    compact[place] = other

    assert not valid_reference("".join(compact))


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=6))
def test_two_swapped_neighbours_are_found(seed: int, place: int) -> None:
    """No swap of two neighbouring characters gives another valid reference."""
    compact = list(ids(seed).reference().removeprefix("SK").replace("-", ""))
    assume(compact[place] != compact[place + 1])
    compact[place], compact[place + 1] = compact[place + 1], compact[place]

    assert not valid_reference("".join(compact))


@given(st.text(max_size=60))
def test_any_text_is_a_reference_or_none(text: str) -> None:
    """Whatever is typed is answered; what is accepted comes out in the normal form."""
    normal = normal_reference(text)

    assert normal is None or normal_reference(normal) == normal


@pytest.mark.parametrize("text", ["", "SK", "SK-0000-0000-1", "SK-U000-0000-0", "x" * 1_000_000])
def test_what_is_no_reference_is_not_valid(text: str) -> None:
    """Too short, a wrong check character, a letter outside the alphabet, far too long."""
    assert not valid_reference(text)
