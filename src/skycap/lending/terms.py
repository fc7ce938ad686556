"""Product terms: what a product allows, and the terms frozen on a loan.

A product changes by a new version; a loan keeps the terms it was disbursed under.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from skycap.lending.calendars import DAYS_PER_YEAR, MONTHS_PER_YEAR, Frequency, Unit
from skycap.lending.conditions import (
    AS_REPAYMENT,
    NO_GRACE,
    STEPPED,
    Accrual,
    Basis,
    DueDates,
    Fee,
    Grace,
    LastInstalment,
    check_due_dates,
    check_fees,
    check_grace,
)
from skycap.lending.early import AS_AGREED, Early, check_early
from skycap.lending.history import Added, shared
from skycap.lending.late import NEVER_LATE, Late, check_late
from skycap.lending.money import AMOUNT_MAX, Rounding, text
from skycap.lending.refusals import Code, Refusal

RATE_PERCENT_MAX = 1000
INSTALMENTS_MAX = 360
TERM_YEARS_MAX = 40
TOLERANCE_MAX = 10_000
BACKDATING_DAYS_MAX = 366
CYCLES_MAX = 12

_UNIT_MAX = 1_000_000
_PERCENTAGE = re.compile(r"([0-9]{1,4})(?:\.([0-9]{1,6}))?")


class Method(StrEnum):
    """How interest is computed."""

    FLAT = "flat"
    """On the original principal for the whole term."""
    DECLINING = "declining"
    """On the outstanding principal, in equal instalments."""
    EQUAL_PRINCIPAL = "equal_principal"
    """On the outstanding principal, which falls by the same amount each time."""
    INTEREST_ONLY = "interest_only"
    """On the outstanding principal, which is repaid in one with the last instalment."""
    BULLET = "bullet"
    """On the original principal; all falls due in one payment at the end of the term."""
    DISCOUNT = "discount"
    """On the original principal for the whole term, kept back when the loan is paid out."""


class RatePeriod(StrEnum):
    """What the rate is quoted for."""

    TERM = "term"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_TIMES_A_YEAR = {
    RatePeriod.TERM: 1,  # a rate for the term is no rate for a year
    RatePeriod.DAY: DAYS_PER_YEAR,
    RatePeriod.MONTH: MONTHS_PER_YEAR,
    RatePeriod.YEAR: 1,
}


class Bucket(StrEnum):
    """The four parts of an instalment."""

    INTEREST = "interest"
    FEE = "fee"
    PENALTY = "penalty"
    PRINCIPAL = "principal"


FOR_THE_TERM = frozenset({Method.FLAT, Method.BULLET, Method.DISCOUNT})
"""The methods whose interest is fixed up front, so that a rate for the whole term is one."""

DEFAULT_ORDER = (Bucket.INTEREST, Bucket.FEE, Bucket.PENALTY, Bucket.PRINCIPAL)
"""Interest first keeps the in duplum ceiling; penalties after fees, capital last."""


@shared
@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one loan, frozen in its disbursement.

    `rate_percent` is a decimal string ("10", "2.5") per `rate_period`; `tolerance` is in minor
    units: an instalment short by no more than that is not in arrears.

    `allocation` is the order in which a payment settles the parts of an instalment that is due, and
    `allocation_ahead` of one that is not yet (empty: the same). Amounts are rounded to whole
    `rounding_unit`s, the equal instalment to `instalment_multiple`s if that is not 0; both are in
    minor units.

    With `across`, one part of all instalments that are due is paid before the next part. A balance
    of up to `small_balance`, either way, is left to rounding. Fees hold `vat_percent` of tax.
    `first_due` is a first due date agreed for this loan alone; later ones step from it.
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
    allocation_ahead: Added[tuple[Bucket, ...]] = ()
    basis: Added[Basis] = AS_REPAYMENT
    due_dates: Added[DueDates] = STEPPED
    grace: Added[Grace] = NO_GRACE
    last_instalment: Added[LastInstalment] = LastInstalment.RESIDUE
    rounding_unit: Added[int] = 1
    instalment_multiple: Added[int] = 0
    fees: Added[tuple[Fee, ...]] = ()
    late: Added[Late] = NEVER_LATE
    early: Added[Early] = AS_AGREED
    across: Added[bool] = False
    small_balance: Added[int] = 0
    vat_percent: Added[str] = "0"
    first_due: Added[date | None] = None

    @property
    def frequency(self) -> Frequency:
        """The repayment frequency."""
        return Frequency(self.unit, self.every)

    def periodic_rate(self) -> Fraction:
        """The exact rate of one instalment period, as a ratio (1/20 is 5 %).

        A monthly rate is a twelfth of the yearly one, a weekly a fifty-second, a daily a 365th.
        """
        numerator, denominator = self.rate_ratio()
        if self.rate_period is RatePeriod.TERM:
            return Fraction(numerator, denominator * self.instalments)
        return Fraction(numerator * self.every, denominator * self.frequency.per_year)

    def rate_ratio(self) -> tuple[int, int]:
        """The exact rate for a year, or for the whole term, as numerator and denominator."""
        whole, _, decimals = self.rate_percent.partition(".")
        numerator, denominator = int(whole + decimals), 100 * 10 ** len(decimals)
        return numerator * _TIMES_A_YEAR[self.rate_period], denominator


@dataclass(frozen=True, slots=True)
class Product:
    """What the lender offers: limits, price and frequency. Amounts are in minor units.

    Where `rate_min` and `rate_max` are given, two persons may agree on another rate in between.
    `cycle_limits` are the most that a borrower gets with the first loan, the second and so on.
    """

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
    allocation_ahead: Added[tuple[Bucket, ...]] = ()
    basis: Added[Basis] = AS_REPAYMENT
    due_dates: Added[DueDates] = STEPPED
    grace: Added[Grace] = NO_GRACE
    last_instalment: Added[LastInstalment] = LastInstalment.RESIDUE
    rounding_unit: Added[int] = 1
    instalment_multiple: Added[int] = 0
    fees: Added[tuple[Fee, ...]] = ()
    late: Added[Late] = NEVER_LATE
    early: Added[Early] = AS_AGREED
    across: Added[bool] = False
    small_balance: Added[int] = 0
    vat_percent: Added[str] = "0"
    rate_min: Added[str] = ""
    rate_max: Added[str] = ""
    cycle_limits: Added[tuple[int, ...]] = ()

    def check(self, exponent: int = 2) -> None:
        """Refuse a product that cannot be offered, naming the field that is wrong.

        Amounts are told with `exponent` decimals.
        """
        rate(self.rate_percent, "ratePercent")
        by_term = self.rate_period is RatePeriod.TERM
        if by_term and (self.method not in FOR_THE_TERM or self.basis.accrual is Accrual.DAILY):
            message = "a declining balance needs a rate per month or year, not per term"
            raise Refusal(Code.FIELD_INVALID, message, "ratePeriod")
        within("every", self.every, 1, INSTALMENTS_MAX)
        within("principalMax", self.principal_max, 1, AMOUNT_MAX, exponent)
        within("principalMin", self.principal_min, 1, self.principal_max, exponent)
        within("instalmentsMax", self.instalments_max, 1, INSTALMENTS_MAX)
        within("instalmentsMin", self.instalments_min, 1, self.instalments_max)
        within("tolerance", self.tolerance, 0, TOLERANCE_MAX, exponent)
        within("backdatingDays", self.backdating_days, 0, BACKDATING_DAYS_MAX)
        per_year = Frequency(self.unit, self.every).per_year
        if self.every * self.instalments_max > TERM_YEARS_MAX * per_year:
            message = f"the longest loan must not run for more than {TERM_YEARS_MAX} years"
            raise Refusal(Code.FIELD_INVALID, message, "instalmentsMax")
        for field, order in (
            ("allocation", self.allocation),
            ("allocationAhead", self.allocation_ahead or self.allocation),
        ):
            if sorted(order) != sorted(Bucket):
                raise Refusal(Code.FIELD_INVALID, "must name each of the four parts once", field)
        within("roundingUnit", self.rounding_unit, 1, _UNIT_MAX, exponent)
        within("instalmentMultiple", self.instalment_multiple, 0, _UNIT_MAX, exponent)
        check_due_dates(self.due_dates, Frequency(self.unit, self.every).months > 0)
        check_grace(self.grace, self.instalments_min, self.method is Method.BULLET)
        check_fees(self.fees, rate)
        check_late(self.late, rate)
        check_early(self.early, rate)
        within("smallBalance", self.small_balance, 0, TOLERANCE_MAX, exponent)
        rate(self.vat_percent, "vatPercent")
        self._check_choices()

    def _check_choices(self) -> None:
        usual = rate(self.rate_percent, "ratePercent")
        if bool(self.rate_min) != bool(self.rate_max):
            missing = "rateMax" if self.rate_min else "rateMin"
            raise Refusal(Code.FIELD_INVALID, "must be given with its other end", missing)
        if self.rate_min and not rate(self.rate_min, "rateMin") <= usual:
            raise Refusal(Code.FIELD_INVALID, "must not be above the usual rate", "rateMin")
        if self.rate_max and not usual <= rate(self.rate_max, "rateMax"):
            raise Refusal(Code.FIELD_INVALID, "must not be below the usual rate", "rateMax")
        limits = self.cycle_limits
        if len(limits) > CYCLES_MAX or list(limits) != sorted(limits):
            message = f"must be at most {CYCLES_MAX} amounts, none below the one before"
            raise Refusal(Code.FIELD_INVALID, message, "cycleLimits")
        if limits and not self.principal_min <= limits[0] <= limits[-1] <= self.principal_max:
            message = "must lie between principalMin and principalMax"
            raise Refusal(Code.FIELD_INVALID, message, "cycleLimits")

    def cycle_limit(self, cycle: int) -> int:
        """The most that a borrower may get with their loan number `cycle`, counted from 1."""
        if not self.cycle_limits:
            return self.principal_max
        return self.cycle_limits[min(cycle, len(self.cycle_limits)) - 1]

    def may_charge(self, percent: str) -> bool:
        """Whether `percent` is the usual rate, or one that two persons may agree on instead."""
        asked, usual = rate(percent, "interestRate"), rate(self.rate_percent, "interestRate")
        if asked == usual or not self.rate_min:
            return asked == usual
        return rate(self.rate_min, "rateMin") <= asked <= rate(self.rate_max, "rateMax")

    def terms(
        self,
        principal: int,
        instalments: int,
        exponent: int = 2,
        *,
        rate_percent: str | None = None,
        first_due: date | None = None,
    ) -> Terms:
        """The terms for a loan of `principal` minor units over `instalments` periods.

        Raises `Refusal` with `amount_outside_limits`, `term_outside_limits` or `rate_differs`.
        """
        percent = rate_percent or self.rate_percent
        if not self.may_charge(percent):
            raise Refusal(Code.RATE_DIFFERS, self._rates(), "interestRate")
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
            rate_percent=percent,
            rate_period=self.rate_period,
            unit=self.unit,
            every=self.every,
            instalments=instalments,
            allocation=self.allocation,
            rounding=self.rounding,
            tolerance=self.tolerance,
            backdating_days=self.backdating_days,
            allocation_ahead=self.allocation_ahead,
            basis=self.basis,
            due_dates=self.due_dates,
            grace=self.grace,
            last_instalment=self.last_instalment,
            rounding_unit=self.rounding_unit,
            instalment_multiple=self.instalment_multiple,
            fees=self.fees,
            late=self.late,
            early=self.early,
            across=self.across,
            small_balance=self.small_balance,
            vat_percent=self.vat_percent,
            first_due=first_due,
        )

    def _rates(self) -> str:
        if not self.rate_min:
            return f"must be {self.rate_percent}, the rate of this product"
        return f"must lie from {self.rate_min} to {self.rate_max}, the rates of this product"

    def next_version(self, **changes: object) -> "Product":
        """This product with `changes`, one version later."""
        return replace(self, **{**changes, "version": self.version + 1})  # type: ignore[arg-type]  # checked by check()


def within(field: str, value: int, low: int, high: int, exponent: int = 0) -> None:
    """Refuse with `field_invalid` a `value` that does not lie from `low` to `high`.

    The limits of an amount are told with the `exponent` decimals of its currency.
    """
    if not low <= value <= high:
        message = f"must lie from {text(low, exponent)} to {text(high, exponent)}"
        raise Refusal(Code.FIELD_INVALID, message, field)


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
