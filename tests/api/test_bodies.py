"""Bodies are read exactly: numbers to the last digit, one value a name, nothing too deep."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.api.bodies import DEPTH_MAX, parse
from skycap.api.problems import Problem

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9))


def refused(raw: bytes) -> Problem:
    """The problem that a body makes."""
    with pytest.raises(Problem) as found:
        parse(raw)
    return found.value


@given(NUMBERS)
def test_a_number_is_read_to_the_last_digit(number: Decimal) -> None:
    """No number goes through binary floating point, so none gains or loses anything."""
    assert parse(f'{{"x": {number}}}'.encode()) == {"x": number}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_json_is_read_as_json(value: object) -> None:
    """What is no fraction is read as everybody reads it."""
    assert parse(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_no_bytes_make_anything_but_a_problem(raw: bytes) -> None:
    """Any bytes are either read or refused with 400."""
    statuses = []
    try:
        parse(raw)
    except Problem as problem:
        statuses.append(problem.told.status)

    assert statuses in ([], [400])


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999999999999999999999"])
def test_what_is_no_finite_number_stays_recognisable(number: str) -> None:
    """It is left to the field to refuse it by name."""
    value = parse(f'{{"x": {number}}}'.encode())

    assert isinstance(value, dict)
    assert not value["x"].is_finite()


def test_a_million_digits_cost_nothing() -> None:
    """A very long number is not computed with."""
    value = parse(b'{"x": ' + b"9" * 1_000_000 + b"}")

    assert isinstance(value, dict)
    assert not value["x"].is_finite()


@pytest.mark.parametrize(
    ("raw", "place"),
    [(b'{"a": }', "line 1, column 7"), (b'{"a": 1,\n}', "line 2, column 1"), (b"", "line 1")],
)
def test_broken_json_says_where(raw: bytes, place: str) -> None:
    """The position of the first mistake is named."""
    told = refused(raw).told

    assert (told.status, told.code) == (400, "json_invalid")
    assert place in told.detail


def test_a_repeated_name_is_named() -> None:
    """Two values for one name are refused, whichever of them another reader would take."""
    told = refused(b'{"amountPaid": 1, "amountPaid": 2}').told

    assert told.errors[0].field == "amountPaid"


@pytest.mark.parametrize("depth", [DEPTH_MAX + 1, 900, 200_000])
@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_deep_nesting_is_refused(depth: int, opening: bytes) -> None:
    """However deep the nesting, the answer is a plain 400."""
    closing = b"]" if opening == b"[" else b"}"
    told = refused(opening * depth + b"1" + closing * depth).told

    assert (told.status, told.code) == (400, "json_too_deep")


def test_other_encodings_are_refused() -> None:
    """Bytes that are not UTF-8 are refused with their place; a byte order mark is let go."""
    assert "byte 3" in refused(b'{"\xff": 1}').told.detail
    assert parse(b"\xef\xbb\xbf1") == 1
