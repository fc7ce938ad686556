"""Money: rounding, splitting, reading and writing amounts."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.money import (
    AMOUNT_MAX,
    Rounding,
    divide,
    parse,
    split_by_weight,
    split_evenly,
    text,
)
from skycap.lending.refusals import Code, Refusal

DECIMAL_MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.UP: ROUND_UP,
}
EXPONENTS = st.integers(0, 4)


class TestDivide:
    """Rounding a ratio to a whole number of minor units."""

    @given(st.integers(0, 10**30), st.integers(1, 10**12), st.sampled_from(Rounding))
    def test_rounds_as_decimal_does(self, numerator: int, denominator: int, mode: Rounding) -> None:
        """Every mode agrees with the decimal module computing with more digits than needed."""
        with localcontext(prec=80):
            exact = Decimal(numerator) / Decimal(denominator)
            # A quotient that never ends has no tie; 80 digits tell its neighbours apart.
            expected = exact.quantize(Decimal(1), rounding=DECIMAL_MODES[mode])

        assert int(expected) == divide(numerator, denominator, mode)

    @given(st.integers(0, 10**15), st.integers(1, 10**6), st.sampled_from(Rounding))
    def test_rounds_ties_as_decimal_does(self, whole: int, half: int, mode: Rounding) -> None:
        """Exactly half a unit goes up, down, or to the even neighbour, as the mode says."""
        tie = Decimal(whole) + Decimal("0.5")
        expected = tie.quantize(Decimal(1), rounding=DECIMAL_MODES[mode])

        assert int(expected) == divide((2 * whole + 1) * half, 2 * half, mode)

    def test_refuses_to_round_a_negative_amount(self) -> None:
        """Rounding something that has a sign is a mistake of ours, not a figure."""
        for numerator, denominator in ((-1, 2), (1, -2), (1, 0)):
            with pytest.raises(AssertionError):
                divide(numerator, denominator)


class TestSplit:
    """Splits never lose a minor unit."""

    @pytest.mark.parametrize(
        ("total", "parts", "expected"),
        [
            (1_000_00, 3, (333_33, 333_33, 333_34)),
            (100_00, 7, (14_28,) * 6 + (14_32,)),
            (5, 5, (1, 1, 1, 1, 1)),
            (2, 3, (0, 0, 2)),
            (0, 2, (0, 0)),
        ],
    )
    def test_evenly_leaves_the_residue_to_the_last(
        self, total: int, parts: int, expected: tuple[int, ...]
    ) -> None:
        """The worked numbers: 1,000 in three, 100 in seven."""
        assert expected == split_evenly(total, parts)

    @pytest.mark.parametrize(
        ("total", "weights", "expected"),
        [
            (10_00, (3, 2, 2), (4_28, 2_86, 2_86)),
            (100_00, (1, 1, 1), (33_34, 33_33, 33_33)),
            (1, (1, 1), (1, 0)),
            (7, (0, 5), (0, 7)),
        ],
    )
    def test_by_weight_goes_by_the_largest_remainder(
        self, total: int, weights: tuple[int, ...], expected: tuple[int, ...]
    ) -> None:
        """The worked numbers: 10.00 by 3:2:2, and a tie that favours the first."""
        assert expected == split_by_weight(total, weights)

    @given(st.integers(0, AMOUNT_MAX), st.integers(1, 400))
    def test_evenly_loses_nothing(self, total: int, parts: int) -> None:
        """The parts sum to the total; all but the last are equal, the last is not smaller."""
        split = split_evenly(total, parts)

        assert total == sum(split)
        assert parts == len(split)
        assert len(set(split[:-1])) <= 1
        assert split[-1] >= split[0] >= 0
        assert split[-1] - split[0] < parts

    @given(
        st.integers(0, AMOUNT_MAX),
        st.lists(st.integers(0, 10**9), min_size=1, max_size=20).filter(any),
    )
    def test_by_weight_loses_nothing(self, total: int, weights: list[int]) -> None:
        """The parts sum to the total, and none is a whole unit off its exact share."""
        split = split_by_weight(total, tuple(weights))

        assert total == sum(split)
        for part, weight in zip(split, weights, strict=True):
            assert abs(part * sum(weights) - total * weight) < sum(weights)


class TestParse:
    """Amounts as people and programs write them."""

    @pytest.mark.parametrize(
        ("written", "minor"),
        [
            ("5000", 5_000_00),
            (5000, 5_000_00),
            ("5000.5", 5_000_50),
            ("5000.50", 5_000_50),
            ("5000.5000", 5_000_50),
            (Decimal("0.01"), 1),
            (" 12.34 ", 12_34),
            ("+7", 7_00),
            ("-7.01", -7_01),
            ("-0", 0),
            ("007", 7_00),
            (str(AMOUNT_MAX // 100), AMOUNT_MAX),
        ],
    )
    def test_reads_plain_numbers(self, written: str | int | Decimal, minor: int) -> None:
        """Numbers, decimal strings and decimals give the same minor units."""
        assert minor == parse(written, 2, "amount")

    @pytest.mark.parametrize(
        "written",
        [
            "",
            " ",
            "NaN",
            "sNaN",
            "Infinity",
            "-Infinity",
            "inf",
            "1e30",
            "1e3",
            "1E+3",
            "5_000",
            "1_000",
            "5,000",
            "5 000",
            "P5000",
            "\uff15\uff10\uff10\uff10",
            "\u0665\u0660\u0660",
            "5000💰",
            "💰",
            "0x10",
            "1.2.3",
            ".5",
            "5.",
            "--5",
            "+-5",
            "²",
            "1/3",
            "5\n000",
            "5\x00",
            "True",
            True,
            None,
            "9" * 21,
            "9" * 5_000,
            "1." + "0" * 30,
            10**16,
            -(10**16),
            10**5_000,
            AMOUNT_MAX + 1,
            Decimal("NaN"),
            Decimal("Infinity"),
            Decimal("1E+30"),
            Decimal("1E+999999"),
            Decimal("1E-999999"),
            "0.001",
            "1.999",
            "1." + "0" * 19 + "1",
        ],
        ids=lambda written: str(written)[:20] if not isinstance(written, int) else "int",
    )
    def test_refuses_what_is_not_a_plain_number(self, written: str | int | Decimal) -> None:
        """Anything else is refused with the field named, however odd or long it is."""
        with pytest.raises(Refusal) as refused:
            parse(written, 2, "loanAmount")

        assert Code.AMOUNT_INVALID is refused.value.code
        assert refused.value.field == "loanAmount"

    @pytest.mark.parametrize(("exponent", "written"), [(0, "1.5"), (2, "1.005"), (3, "1.0005")])
    def test_refuses_more_decimals_than_the_currency_has(self, exponent: int, written: str) -> None:
        """The message says how many decimals the currency has."""
        with pytest.raises(Refusal, match=f"at most {exponent} decimals"):
            parse(written, exponent, "amount")

    @given(st.integers(-AMOUNT_MAX, AMOUNT_MAX), EXPONENTS)
    def test_reads_back_what_text_wrote(self, minor: int, exponent: int) -> None:
        """Writing and reading an amount changes nothing, whatever the currency's decimals."""
        assert minor == parse(text(minor, exponent), exponent, "amount")

    @given(st.text(max_size=50))
    def test_any_text_is_read_or_refused(self, written: str) -> None:
        """No text makes anything but an amount within limits or a refusal."""
        try:
            minor = parse(written, 2, "amount")
        except Refusal:
            return
        assert abs(minor) <= AMOUNT_MAX
        assert Decimal(written) * 100 == minor


@pytest.mark.parametrize(
    ("minor", "exponent", "written"),
    [
        (550000, 2, "5500.00"),
        (5, 2, "0.05"),
        (-50, 2, "-0.50"),
        (0, 2, "0.00"),
        (7, 0, "7"),
        (-7, 0, "-7"),
        (1, 3, "0.001"),
    ],
)
def test_text_is_a_plain_decimal(minor: int, exponent: int, written: str) -> None:
    """Amounts are written with exactly the decimals of the currency."""
    assert written == text(minor, exponent)


def test_the_largest_amount_is_a_trillion_pula() -> None:
    """The limit that clients rely on, far below what a 64-bit column can hold."""
    assert text(AMOUNT_MAX) == "1000000000000.00"
    assert AMOUNT_MAX * 10_000 < 2**63
