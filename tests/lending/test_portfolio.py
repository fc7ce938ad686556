"""Portfolio at risk, stages and provisions: the worked examples, and the edges of the buckets."""

from fractions import Fraction

import pytest

from skycap.lending.arrears import BUCKETS, Exposure, bucket_of, portfolio_at_risk
from skycap.lending.provisions import (
    SIMPLE_TABLE,
    Stage,
    Staging,
    expected_loss,
    interest_base,
    movement,
    provision_by_table,
    stage_of,
)

SIX = [
    Exposure(1_000_00, 0),
    Exposure(800_00, 12),
    Exposure(600_00, 30),
    Exposure(500_00, 31, restructured=True),
    Exposure(400_00, 90),
    Exposure(300_00, 120),
]


class TestPortfolioAtRisk:
    """Six loans, gross P3,600."""

    @pytest.mark.parametrize(
        ("days", "at_risk"), [(0, 2_600), (1, 2_600), (30, 1_200), (60, 700), (90, 300), (365, 0)]
    )
    def test_the_worked_example(self, days: int, at_risk: int) -> None:
        """PAR1 is 72.22 %, PAR30 33.33 %, PAR90 8.33 %; day 30 is not yet more than 30."""
        assert portfolio_at_risk(SIX, days) == Fraction(at_risk, 3_600)

    def test_with_restructured_loans(self) -> None:
        """The restructured loan is at risk by its days already up to 30, and at 90 besides."""
        assert portfolio_at_risk(SIX, 30, with_restructured=True) == Fraction(1_200, 3_600)
        assert portfolio_at_risk(SIX, 90, with_restructured=True) == Fraction(800, 3_600)

    def test_of_no_loans(self) -> None:
        """Nothing is at risk where nothing is lent."""
        assert portfolio_at_risk([], 30) == 0

    @pytest.mark.parametrize(
        ("days", "bucket"),
        [(0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (181, 5), (366, 6)],
    )
    def test_the_edges_of_the_buckets(self, days: int, bucket: int) -> None:
        """Day 30 is in 1-30 and day 31 in 31-60, and so on."""
        assert bucket_of(days) == BUCKETS[bucket]


class TestStages:
    """IFRS 9, by days past due and by what was before."""

    @pytest.mark.parametrize(
        ("days", "before", "timely", "expected"),
        [
            (0, 1, 0, 1),
            (30, 1, 0, 1),
            (31, 1, 0, 2),
            (90, 1, 0, 2),
            (91, 1, 0, 3),
            (0, 2, 0, 2),
            (0, 2, 1, 1),
            (0, 3, 2, 3),
            (0, 3, 3, 1),
            (45, 3, 3, 2),
        ],
    )
    def test_stage(self, days: int, before: int, timely: int, expected: int) -> None:
        """More than 30 days is the second, more than 90 the third; back after timely payments."""
        assert stage_of(days, Stage(before), timely) == expected

    def test_a_stricter_trigger_and_a_known_impairment(self) -> None:
        """A lender may use 60 days; a death impairs at once."""
        assert stage_of(61, rules=Staging(third_after=60)) is Stage.IMPAIRED
        assert stage_of(0, impaired=True) is Stage.IMPAIRED

    def test_interest_is_on_the_net_amount_in_the_third_stage(self) -> None:
        """Of P1,000 with P400 provided, interest is on P600 in stage 3, on P1,000 before."""
        told = [interest_base(stage, 1_000_00, 400_00) for stage in Stage]

        assert told == [1_000_00, 1_000_00, 600_00]


class TestProvisions:
    """What is set aside."""

    @pytest.mark.parametrize(
        ("days", "expected"), [(0, 10_00), (30, 50_00), (31, 250_00), (61, 500_00), (91, 1_000_00)]
    )
    def test_the_simple_table(self, days: int, expected: int) -> None:
        """1, 5, 25, 50 and 100 percent of P1,000 by bucket."""
        assert provision_by_table(1_000_00, days) == expected

    def test_another_table(self) -> None:
        """A lender's own percentages replace the usual ones."""
        cautious = {**SIMPLE_TABLE, "1-30": "10"}

        assert provision_by_table(1_000_00, 12, cautious) == 100_00

    def test_expected_loss(self) -> None:
        """5 % x 60 % x P1,000 discounted by a tenth is P27; a half is rounded up."""
        assert expected_loss(1_000_00, Fraction(5, 100), Fraction(6, 10), Fraction(9, 10)) == 27_00
        assert expected_loss(1, Fraction(1, 2), Fraction(1)) == 1

    def test_what_is_posted_is_the_difference(self) -> None:
        """From P100 booked to P250 needed P150 is charged; back to P50, P200 released."""
        assert (movement(250_00, 100_00), movement(50_00, 250_00)) == (150_00, -200_00)
