"""Provisions: the stages of IFRS 9, expected losses, and the plain table of small lenders.

All are parameters with sensible values, none a rule of Botswana. Sources: IFRS 9 5.4.1, 5.5.3,
5.5.5, 5.5.11 (more than 30 days is a significant increase of risk, rebuttably), B5.5.37 (default
not later than 90 days).
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction

from skycap.lending.arrears import BUCKETS, bucket_of
from skycap.lending.money import Rounding, divide
from skycap.lending.penalties import ratio


class Stage(IntEnum):
    """The stages of IFRS 9."""

    PERFORMING = 1
    """Twelve months' expected loss; interest on the gross amount."""
    UNDERPERFORMING = 2
    """Lifetime expected loss; interest on the gross amount."""
    IMPAIRED = 3
    """Lifetime expected loss; interest on what is left after the allowance."""


@dataclass(frozen=True, slots=True)
class Staging:
    """When a loan changes stage: more days past due than these, and how it comes back.

    A loan comes back from a stage after so many instalments paid in time since it was cured.
    """

    second_after: int = 30
    third_after: int = 90
    leave_second: int = 1
    leave_third: int = 3


USUAL = Staging()
SIMPLE_TABLE = {
    "current": "1",
    "1-30": "5",
    "31-60": "25",
    "61-90": "50",
    "91-180": "100",
    "181-365": "100",
    "over 365": "100",
}
"""The percent of principal that a small lender provides for, by arrears bucket."""


class Method(StrEnum):
    """How the allowance for losses is found."""

    NONE = "none"
    """There is none: losses show when a loan is written off."""
    TABLE = "table"
    """A percent of the principal, by arrears bucket."""
    EXPECTED_LOSS = "expected_loss"
    """The chance of default by bucket, times what is lost then, of principal and interest."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How much is provided for a loan; `percents` go with `BUCKETS`, the current one first."""

    method: Method = Method.TABLE
    percents: tuple[str, ...] = tuple(SIMPLE_TABLE.values())
    loss_percent: str = "100"
    staging: Staging = USUAL

    def required(self, principal: int, interest: int, days_past_due: int) -> int:
        """What is provided for a loan with these amounts outstanding, in minor units."""
        if self.method is Method.NONE:
            return 0
        table = dict(zip(BUCKETS, self.percents, strict=True))
        if self.method is Method.TABLE:
            return provision_by_table(principal, days_past_due, table)
        default = Fraction(*ratio(table[bucket_of(days_past_due)]))
        return expected_loss(principal + interest, default, Fraction(*ratio(self.loss_percent)))


def stage_of(
    days_past_due: int,
    before: Stage = Stage.PERFORMING,
    timely: int = 0,
    rules: Staging = USUAL,
    impaired: bool = False,
) -> Stage:
    """The stage of a loan that was in the stage `before`.

    `timely` is how many instalments were paid in time since; `impaired` says that it will not be
    paid whatever its days, such as after a death.
    """
    if impaired or days_past_due > rules.third_after:
        return Stage.IMPAIRED
    if before is Stage.IMPAIRED and timely < rules.leave_third:
        return Stage.IMPAIRED
    if days_past_due > rules.second_after:
        return Stage.UNDERPERFORMING
    if before is Stage.UNDERPERFORMING and timely < rules.leave_second:
        return Stage.UNDERPERFORMING
    return Stage.PERFORMING


def provision_by_table(
    principal: int, days_past_due: int, table: dict[str, str] | None = None
) -> int:
    """What is provided for `principal` minor units by the percentage of its bucket."""
    percentages = SIMPLE_TABLE if table is None else table
    assert set(percentages) == set(BUCKETS), "a table has every bucket"
    numerator, denominator = ratio(percentages[bucket_of(days_past_due)])
    return divide(principal * numerator, denominator, Rounding.HALF_UP)


def expected_loss(
    exposure: int, default: Fraction, loss: Fraction, discount: Fraction = Fraction(1)
) -> int:
    """PD x LGD x EAD x discount in minor units; the first two are parts of one."""
    exact = exposure * default * loss * discount
    return divide(exact.numerator, exact.denominator, Rounding.HALF_UP)


def movement(required: int, booked: int) -> int:
    """What is to be posted: above zero is debited to impairment, below zero released to it."""
    return required - booked


def interest_base(stage: Stage, gross: int, allowance: int) -> int:
    """What interest is recognised on: the gross amount; in stage 3, what is not provided."""
    return max(gross - allowance, 0) if stage is Stage.IMPAIRED else gross
