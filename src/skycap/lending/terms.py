"""Product terms: what a product allows, and the terms frozen on a loan.

A product changes by a new version; a loan keeps the terms it was disbursed under.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from skycap.lending.calendars import MONTHS_PER_YEAR, Frequency, Unit
from skycap.lending.money import AMOUNT_MAX, Rounding, text
from skycap.lending.refusals import Code, Refusal

RATE_PERCENT_MAX = 1000
INSTALMENTS_MAX = 360
TERM_YEARS_MAX = 40
TOLERANCE_MAX = 10_000
BACKDATING_DAYS_MAX = 366

_PERCENTAGE = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,6}))?")


class Method(StrEnum):
    """How interest is computed."""

    FLAT = "flat"
    """On the original principal for the whole term."""
    DECLINING = "declining"
    """On the outstanding principal, in equal instalments."""


class RatePeriod(StrEnum):
    """What the rate is quoted for."""

    TERM = "term"
    MONTH = "month"
    YEAR = "year"


class Bucket(StrEnum):
    """The four parts of an instalment."""

    INTEREST = "interest"
    FEE = "fee"
    PENALTY = "penalty"
    PRINCIPAL = "principal"


DEFAULT_ORDER = (Bucket.INTEREST, Bucket.FEE, Bucket.PENALTY, Bucket.PRINCIPAL)
"""Interest first keeps the in duplum ceiling; penalties after fees, capital last."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one loan, frozen in its disbursement.

    `rate_percent` is a decimal string ("10", "2.5") per `rate_period`; `tolerance` is in minor
    units: an instalment short by no more than that is not in arrears.
    """

    product: str
    product_version: int
    method: Method
    rate_percent: str
    rate_period: RatePeriod
    unit: Unit
    every: int
    instalments: int
    allocation: tuple[Bucket, ...] = DEFAULT_ORDER
    rounding: Rounding = Rounding.HALF_UP
    tolerance: int = 500
    backdating_days: int = 30

    @property
    def frequency(self) -> Frequency:
        """The repayment frequency."""
        return Frequency(self.unit, self.every)

    def periodic_rate(self) -> Fraction:
        """The exact rate of one instalment period, as a ratio (1/20 is 5 %).

        A monthly rate is a twelfth of the yearly one, a weekly a fifty-second.
        """
        whole, _, decimals = self.rate_percent.partition(".")
        numerator, denominator = int(whole + decimals), 100 * 10 ** len(decimals)
        if self.rate_period is RatePeriod.TERM:
            return Fraction(numerator, denominator * self.instalments)
        if self.rate_period is RatePeriod.MONTH:
            numerator *= MONTHS_PER_YEAR
        return Fraction(numerator * self.every, denominator * self.frequency.per_year)


@dataclass(frozen=True, slots=True)
class Product:
    """What the lender offers: limits, price and frequency. Amounts are in minor units."""

    code: str
    name: str
    version: int
    method: Method
    rate_percent: str
    rate_period: RatePeriod
    unit: Unit
    every: int
    principal_min: int
    principal_max: int
    instalments_min: int
    instalments_max: int
    allocation: tuple[Bucket, ...] = DEFAULT_ORDER
    rounding: Rounding = Rounding.HALF_UP
    tolerance: int = 500
    backdating_days: int = 30
    active: bool = True

    def check(self) -> None:
        """Refuse a product that cannot be offered, naming the field that is wrong."""
        rate(self.rate_percent, "ratePercent")
        if self.method is Method.DECLINING and self.rate_period is RatePeriod.TERM:
            message = "a declining balance needs a rate per month or year, not per term"
            raise Refusal(Code.FIELD_INVALID, message, "ratePeriod")
        within("every", self.every, 1, INSTALMENTS_MAX)
        within("principalMax", self.principal_max, 1, AMOUNT_MAX)
        within("principalMin", self.principal_min, 1, self.principal_max)
        within("instalmentsMax", self.instalments_max, 1, INSTALMENTS_MAX)
        within("instalmentsMin", self.instalments_min, 1, self.instalments_max)
        within("tolerance", self.tolerance, 0, TOLERANCE_MAX)
        within("backdatingDays", self.backdating_days, 0, BACKDATING_DAYS_MAX)
        per_year = Frequency(self.unit, self.every).per_year
        if self.every * self.instalments_max > TERM_YEARS_MAX * per_year:
            message = f"the longest loan must not run for more than {TERM_YEARS_MAX} years"
            raise Refusal(Code.FIELD_INVALID, message, "instalmentsMax")
        if sorted(self.allocation) != sorted(Bucket):
            raise Refusal(Code.FIELD_INVALID, "must name each of the four parts once", "allocation")

    def terms(self, principal: int, instalments: int, exponent: int = 2) -> Terms:
        """The terms for a loan of `principal` minor units over `instalments` periods.

        Raises `Refusal` with `amount_outside_limits` or `term_outside_limits`.
        """
        if not self.principal_min <= principal <= self.principal_max:
            low, high = text(self.principal_min, exponent), text(self.principal_max, exponent)
            message = f"{self.name} lends from {low} to {high}; choose an amount in between"
            raise Refusal(Code.AMOUNT_OUTSIDE_LIMITS, message, "loanAmount")
        if not self.instalments_min <= instalments <= self.instalments_max:
            message = (
                f"{self.name} is repaid in {self.instalments_min} to {self.instalments_max} "
                "instalments; choose a number in between"
            )
            raise Refusal(Code.TERM_OUTSIDE_LIMITS, message, "loanPeriodMonths")
        return Terms(
            product=self.code,
            product_version=self.version,
            method=self.method,
            rate_percent=self.rate_percent,
            rate_period=self.rate_period,
            unit=self.unit,
            every=self.every,
            instalments=instalments,
            allocation=self.allocation,
            rounding=self.rounding,
            tolerance=self.tolerance,
            backdating_days=self.backdating_days,
        )

    def next_version(self, **changes: object) -> "Product":
        """This product with `changes`, one version later."""
        return replace(self, **{**changes, "version": self.version + 1})  # type: ignore[arg-type]  # checked by check()


def within(field: str, value: int, low: int, high: int) -> None:
    """Refuse with `field_invalid` a `value` that does not lie from `low` to `high`."""
    if not low <= value <= high:
        raise Refusal(Code.FIELD_INVALID, f"must lie from {low} to {high}", field)


def rate(value: str, field: str) -> Fraction:
    """Read a percentage ("10", "2.5") exactly; refuse what is not one, naming `field`."""
    if not _PERCENTAGE.fullmatch(value):
        message = "must be a percentage such as 10 or 2.5, with at most 6 decimals"
        raise Refusal(Code.RATE_INVALID, message, field)
    percent = Fraction(value)
    if percent > RATE_PERCENT_MAX:
        message = f"must be a percentage between 0 and {RATE_PERCENT_MAX}"
        raise Refusal(Code.RATE_INVALID, message, field)
    return percent
