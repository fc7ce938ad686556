"""Terms: what a product allows, and the exact rate of one period."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.calendars import Unit
from skycap.lending.money import AMOUNT_MAX, Rounding
from skycap.lending.refusals import Code, Refusal
from skycap.lending.terms import Bucket, Method, RatePeriod, Terms, rate
from tests.lending.builders import product_of, terms_of
from tests.lending.strategies import rates


@pytest.mark.parametrize(
    ("period", "unit", "every", "expected"),
    [
        (RatePeriod.TERM, Unit.MONTHS, 1, Fraction(12, 100) / 6),
        (RatePeriod.TERM, Unit.WEEKS, 2, Fraction(12, 100) / 6),
        (RatePeriod.MONTH, Unit.MONTHS, 1, Fraction(12, 100)),
        (RatePeriod.MONTH, Unit.MONTHS, 3, Fraction(36, 100)),
        (RatePeriod.MONTH, Unit.WEEKS, 1, Fraction(12 * 12, 100 * 52)),
        (RatePeriod.YEAR, Unit.MONTHS, 1, Fraction(1, 100)),
        (RatePeriod.YEAR, Unit.MONTHS, 3, Fraction(3, 100)),
        (RatePeriod.YEAR, Unit.WEEKS, 2, Fraction(12 * 2, 100 * 52)),
    ],
)
def test_the_rate_of_a_period_is_exact(
    period: RatePeriod, unit: Unit, every: int, expected: Fraction
) -> None:
    """12 % per term, month or year becomes the exact ratio of one instalment period."""
    terms = terms_of(rate_percent="12", rate_period=period, unit=unit, every=every, instalments=6)

    assert expected == terms.periodic_rate()


@given(rates(1000))
def test_a_rate_is_read_exactly(written: str) -> None:
    """The rate computed with is the rate written, digit for digit."""
    terms = terms_of(rate_percent=written, rate_period=RatePeriod.MONTH)

    assert Fraction(written) == rate(written, "ratePercent")
    assert Fraction(written) / 100 == terms.periodic_rate()


@pytest.mark.parametrize(
    "written",
    ["", "NaN", "Infinity", "-1", "+1", "1e2", "1_0", "1/3", "\uff11\uff10", "10%", " 10", "💰",
     "1000.01", "9999", "10000", "0.0000001", ".5", "5.", "1,5", "1" * 5_000],
)  # fmt: skip
def test_refuses_what_is_not_a_percentage(written: str) -> None:
    """A rate is plain digits between 0 and 1000 with at most six decimals."""
    with pytest.raises(Refusal) as refused:
        rate(written, "ratePercent")

    assert (refused.value.code, refused.value.field) == (Code.RATE_INVALID, "ratePercent")


@pytest.mark.parametrize("written", ["0", "1000", "1000.000000", "0.000001", "007"])
def test_accepts_the_limits_of_a_percentage(written: str) -> None:
    """The smallest and largest rates are rates."""
    assert Fraction(written) == rate(written, "ratePercent")


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("ratePercent", {"rate_percent": "NaN"}),
    ("ratePeriod", {"method": Method.DECLINING, "rate_period": RatePeriod.TERM}),
    ("every", {"every": 0}),
    ("every", {"every": 361}),
    ("principalMin", {"principal_min": 0}),
    ("principalMin", {"principal_min": 20_000_01}),
    ("principalMax", {"principal_max": AMOUNT_MAX + 1}),
    ("principalMax", {"principal_max": 0}),
    ("instalmentsMin", {"instalments_min": 0}),
    ("instalmentsMin", {"instalments_min": 25}),
    ("instalmentsMax", {"instalments_max": 361}),
    ("instalmentsMax", {"instalments_max": 41, "every": 12}),
    ("instalmentsMax", {"instalments_max": 300, "every": 8, "unit": Unit.WEEKS}),
    ("tolerance", {"tolerance": -1}),
    ("tolerance", {"tolerance": 100_01}),
    ("backdatingDays", {"backdating_days": -1}),
    ("backdatingDays", {"backdating_days": 367}),
    ("allocation", {"allocation": (Bucket.INTEREST, Bucket.FEE, Bucket.PENALTY)}),
    ("allocation", {"allocation": (*Bucket, Bucket.FEE)}),
    ("allocation", {"allocation": (Bucket.FEE,) * 4}),
    ("allocation", {"allocation": ()}),
]


class TestProduct:
    """What the lender offers."""

    @pytest.mark.parametrize(("field", "changes"), WRONG)
    def test_a_wrong_product_is_refused_with_its_field(
        self, field: str, changes: dict[str, Any]
    ) -> None:
        """Each field that cannot be offered is named as the client knows it."""
        with pytest.raises(Refusal) as refused:
            product_of(**changes).check()

        assert field == refused.value.field
        assert refused.value.code in {Code.FIELD_INVALID, Code.RATE_INVALID}

    @pytest.mark.parametrize(
        "changes",
        [
            {},
            {"rate_percent": "0"},
            {"method": Method.DECLINING, "rate_period": RatePeriod.MONTH},
            {"instalments_max": 40, "every": 12},
            {"instalments_max": 260, "every": 8, "unit": Unit.WEEKS},
            {"principal_min": 20_000_00},
            {"principal_max": AMOUNT_MAX},
            {"tolerance": 0, "backdating_days": 0},
            {"tolerance": 100_00, "backdating_days": 366},
            {"allocation": tuple(reversed(Bucket))},
        ],
    )
    def test_a_sound_product_is_accepted(self, changes: dict[str, Any]) -> None:
        """Products at their limits may be offered."""
        product_of(**changes).check()

    def test_gives_its_terms_to_a_loan(self) -> None:
        """A loan's terms are the product's, with the number of instalments chosen."""
        product = product_of(version=3, tolerance=7, backdating_days=9, allocation=tuple(Bucket))

        expected = terms_of(
            product_version=3,
            instalments=6,
            tolerance=7,
            backdating_days=9,
            allocation=tuple(Bucket),
        )
        assert expected == product.terms(1_000_00, 6)

    @pytest.mark.parametrize(
        ("principal", "instalments", "code", "field"),
        [
            (499_99, 6, Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
            (20_000_01, 6, Code.AMOUNT_OUTSIDE_LIMITS, "loanAmount"),
            (500_00, 0, Code.TERM_OUTSIDE_LIMITS, "loanPeriodMonths"),
            (500_00, 25, Code.TERM_OUTSIDE_LIMITS, "loanPeriodMonths"),
        ],
    )
    def test_keeps_its_limits(
        self, principal: int, instalments: int, code: Code, field: str
    ) -> None:
        """An amount or a term outside the limits is refused with the limits in the message."""
        with pytest.raises(Refusal) as refused:
            product_of().terms(principal, instalments)

        assert (code, field) == (refused.value.code, refused.value.field)
        assert ("500.00" if field == "loanAmount" else "24") in refused.value.message

    @given(st.integers(500_00, 20_000_00), st.integers(1, 24))
    def test_lends_everything_within_its_limits(self, principal: int, instalments: int) -> None:
        """Every amount and term within the limits has terms."""
        assert isinstance(product_of().terms(principal, instalments), Terms)

    def test_has_lenient_defaults(self) -> None:
        """Unless the lender says otherwise: P5 short is no arrears, entries may be 30 days late."""
        product = product_of()
        terms = terms_of()

        assert (product.tolerance, product.backdating_days) == (5_00, 30)
        assert (terms.tolerance, terms.backdating_days) == (5_00, 30)
        assert (product.rounding, product.allocation) == (terms.rounding, terms.allocation)
        assert terms.rounding is Rounding.HALF_UP
        assert terms.allocation == (
            Bucket.INTEREST,
            Bucket.FEE,
            Bucket.PENALTY,
            Bucket.PRINCIPAL,
        )

    def test_changes_by_a_new_version(self) -> None:
        """A change makes the next version and leaves the old one as it was."""
        old = product_of()
        new = old.next_version(rate_percent="12")

        assert (old.version, old.rate_percent) == (1, "10")
        assert product_of(version=2, rate_percent="12") == new
