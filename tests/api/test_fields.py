"""Fields accept what old clients send, and nothing that is not meant."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from skycap.api import fields

AMOUNT = TypeAdapter(fields.Amount)
COUNT = TypeAdapter(fields.Instalments)
TRUTH = TypeAdapter(fields.Truth)
DAY = TypeAdapter(fields.Day)
LINE = TypeAdapter(fields.Line)


@pytest.mark.parametrize("sent", [5000, "5000", " 5000 ", Decimal(5000)])
def test_an_amount_comes_as_number_or_text(sent: object) -> None:
    """The old clients' text and a JSON number mean the same."""
    assert Decimal(AMOUNT.validate_python(sent)) == 5000


@pytest.mark.parametrize(
    "sent",
    [
        True,
        None,
        [],
        {},
        "",
        "P5000",
        "5,000",
        "1_000",
        "NaN",
        "Infinity",
        "\u0663",
        "0x10",
        "9" * 41,
        Decimal("NaN"),
        Decimal("Infinity"),
        0.1,
    ],
)
def test_what_is_no_amount_is_refused(sent: object) -> None:
    """Words, digits of other scripts, groups, endless numbers and floats are no amounts."""
    with pytest.raises(ValidationError):
        AMOUNT.validate_python(sent)


@pytest.mark.parametrize(("sent", "read"), [("12", 12), (12, 12), (Decimal("12.0"), 12)])
def test_a_count_is_whole(sent: object, read: int) -> None:
    """A whole number may come as text, or with a point and nothing after it."""
    assert COUNT.validate_python(sent) == read


@pytest.mark.parametrize("sent", [0, -1, 361, "1.5", 10**30, "1e999999", True])
def test_a_count_is_bounded(sent: object) -> None:
    """Fractions, zero, negative and enormous counts are refused."""
    with pytest.raises(ValidationError):
        COUNT.validate_python(sent)


@pytest.mark.parametrize("sent", [True, "true", "Yes", "1", 1, "on", " y "])
def test_yes_has_many_words(sent: object) -> None:
    """The words that forms have used for yes."""
    assert TRUTH.validate_python(sent) is True


@pytest.mark.parametrize("sent", [False, "false", "NO", "0", 0, "off"])
def test_no_has_many_words(sent: object) -> None:
    """The words that forms have used for no."""
    assert TRUTH.validate_python(sent) is False


@pytest.mark.parametrize("sent", ["maybe", 2, None, [], Decimal(1)])
def test_anything_else_is_neither(sent: object) -> None:
    """What is not clearly yes or no is refused."""
    with pytest.raises(ValidationError):
        TRUTH.validate_python(sent)


def test_a_date_is_iso() -> None:
    """A date has a year, a month and a day."""
    assert DAY.validate_python("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "sent",
    [
        "2026-02-30",
        "2027-02-29",
        "31/01/2026",
        "2026-1-1",
        "20260131",
        "0001-01-01",
        "9999-12-31",
        "2026-01-31T00:00:00Z",
        "\u0662026-01-31",
        20260131,
        None,
        True,
    ],
)
def test_what_is_no_date_is_refused(sent: object) -> None:
    """Impossible, ambiguous and absurd dates are refused."""
    with pytest.raises(ValidationError):
        DAY.validate_python(sent)


def test_text_comes_in_one_form() -> None:
    """Text is trimmed and composed, so that the same name is the same text."""
    assert LINE.validate_python("  Ke\u0301o ") == "Kéo"
    assert LINE.validate_python("🦒") == "🦒"


@pytest.mark.parametrize("sent", ["a\0b", "a\u0007", "a\nb", "\ud800", "x" * 201, 5, ["a"]])
def test_text_that_nobody_could_write_is_refused(sent: object) -> None:
    """Control characters, half characters, several lines and endless text are refused."""
    with pytest.raises(ValidationError):
        LINE.validate_python(sent)


@given(st.text())
def test_accepted_text_can_be_kept(sent: str) -> None:
    """Whatever text is accepted can be encoded, is trimmed, and has no control characters."""
    try:
        read = LINE.validate_python(sent)
    except ValidationError:
        return
    assert read.encode()
    assert read == read.strip()
    assert "\0" not in read
    assert 0 < len(read) <= fields.TEXT_MAX
