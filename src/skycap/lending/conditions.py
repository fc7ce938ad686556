"""Conditions of a product beyond its price: day basis, due dates, grace and fees.

Each has a default, the rule of a product that says nothing, and the default is never stored: it
can be neither changed nor taken away without moving the contracts that were made under it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skycap.lending.calendars import DAYS_PER_WEEK, WEEKEND, Shift
from skycap.lending.day_counts import DayCount
from skycap.lending.history import Added
from skycap.lending.money import AMOUNT_MAX
from skycap.lending.refusals import Code, Refusal

DAY_OF_MONTH_MAX = 31
LAST = -1
_WEEKS_OF_MONTH = 5
FIRST_DAYS_MAX = 366
ARREARS_DAYS_MAX = 366
FEES_MAX = 10
FEE_DAYS_MAX = 14_640
FEE_NAME_MAX = 40


class Accrual(StrEnum):
    """What the interest of a period is computed from."""

    PERIOD = "same_as_repayment"
    """The rate of a whole period, however many days it has."""
    DAILY = "daily"
    """The days of the period, as a part of a year."""


class MonthDays(StrEnum):
    """How many days a month counts for."""

    ACTUAL = "actual"
    THIRTY = "30"


class YearDays(StrEnum):
    """How many days a year counts for."""

    ACTUAL = "actual"
    D360 = "360"
    D364 = "364"
    D365 = "365"


class YearLength(StrEnum):
    """Which year is meant where a year has its real length."""

    CALENDAR = "calendar"
    """Each calendar year its own; a period across New Year is split at 31 December."""
    DISBURSEMENT = "disbursement"
    """The year of the disbursement, for the whole loan."""


@dataclass(frozen=True, slots=True)
class Basis:
    """How the rate becomes the rate of a period.

    With `accrual` daily, `day_count` says which convention makes days a part of a year; without
    one, `month_days` over `year_days` does.
    """

    accrual: Added[Accrual] = Accrual.PERIOD
    month_days: Added[MonthDays] = MonthDays.ACTUAL
    year_days: Added[YearDays] = YearDays.D365
    year_length: Added[YearLength] = YearLength.CALENDAR
    day_count: Added[DayCount | None] = None


class Broken(StrEnum):
    """What interest a first period bears that is longer or shorter than the others.

    Asked only where interest does not go by days: there, every period bears its own days.
    """

    WHOLE = "whole"
    """That of a whole period."""
    DAYS = "days"
    """Its days as a part of a whole period; the instalments are equal all the same."""
    APART = "apart"
    """Its days as a part of a whole period; the difference changes the first instalment alone."""


@dataclass(frozen=True, slots=True)
class DueDates:
    """When instalments fall due.

    Plainly, they step from the day the loan is paid out. With `day`, they fall on that day of the
    month (31 is the last); with `weekday` (Monday is 0) on that day of the week, and with `nth`
    too on such a day of the month (-1 is the last). `month_end` keeps a loan of a month's last day
    there. `first_days` is how long after the payout the first may fall due at the earliest.

    A date that is no working day goes where `shift` says, and the interest period ends there too
    with `shift_interest`. The last working day of the month is `day` 31 with `shift` preceding.
    """

    day: Added[int | None] = None
    weekday: Added[int | None] = None
    nth: Added[int | None] = None
    month_end: Added[bool] = False
    first_days: Added[int] = 1
    broken: Added[Broken] = Broken.WHOLE
    shift: Added[Shift] = Shift.NONE
    shift_interest: Added[bool] = False
    rest_days: Added[tuple[int, ...]] = WEEKEND


@dataclass(frozen=True, slots=True)
class Grace:
    """For how many instalments, from the first, something is not yet asked.

    `principal`: interest only. `interest_payment`: interest is earned but falls due later, with the
    next instalment that pays interest, or spread evenly over all of them with `spread`.
    `interest_free`: no interest is earned. Arrears, other than these, are a matter of days: with
    `arrears_days` they count from so many days after a due date.
    """

    principal: Added[int] = 0
    interest_payment: Added[int] = 0
    interest_free: Added[int] = 0
    spread: Added[bool] = False
    arrears_days: Added[int] = 0


class LastInstalment(StrEnum):
    """What becomes of what rounding leaves over."""

    RESIDUE = "residue"
    """The last instalment takes it; flat parts are rounded down, so the last is never smaller."""
    ABSORBS = "absorbs"
    """The last instalment takes it; flat parts are rounded like every other amount."""
    SMOOTHED = "smoothed"
    """The instalment is moved, in three passes at most, until the last differs least."""


class FeeTime(StrEnum):
    """When a fee is paid."""

    INSTALMENT = "instalment"
    """With every instalment."""
    DEDUCTED = "deducted"
    """At the payout, out of the amount lent."""
    ADDED = "added"
    """At the payout, by adding it to the amount to be repaid; it then bears interest."""
    DATED = "dated"
    """Once, with the instalment whose period holds its day."""
    OCCASION = "occasion"
    """When there is an occasion, charged by hand: a visit, a letter, a payment that bounced."""


class FeeBase(StrEnum):
    """What a percentage is taken of."""

    PRINCIPAL = "principal"
    """The amount lent."""
    INSTALMENT = "instalment"
    """The principal and interest of each instalment."""


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee: an `amount` in minor units, or a `percent` of `base`; either may be zero.

    `vat` says whether value added tax is due on it: fees bear it, interest does not. A premium that
    is passed on to an insurer (`insurance`) is no income, and bears none. A dated fee falls on the
    day that comes `days` after the payout, or on the date `on`, which costs nothing once it passed.
    """

    name: str
    time: FeeTime
    amount: Added[int] = 0
    percent: Added[str] = "0"
    base: Added[FeeBase] = FeeBase.PRINCIPAL
    vat: Added[bool] = True
    insurance: Added[bool] = False
    days: Added[int] = 0
    on: Added[date | None] = None


AS_REPAYMENT = Basis()
STEPPED = DueDates()
NO_GRACE = Grace()


def check_due_dates(dates: DueDates, by_month: bool) -> None:
    """Refuse due dates that contradict themselves or the frequency."""
    _one_of("dueDates.day", dates.day, 1, DAY_OF_MONTH_MAX)
    _one_of("dueDates.weekday", dates.weekday, 0, DAYS_PER_WEEK - 1)
    if dates.nth is not None and dates.nth != LAST:
        _one_of("dueDates.nth", dates.nth, 1, _WEEKS_OF_MONTH)
    _one_of("dueDates.firstDays", dates.first_days, 0, FIRST_DAYS_MAX)
    if dates.day is not None and (not by_month or dates.weekday is not None or dates.month_end):
        message = "goes with months or quarters, and with neither weekday nor monthEnd"
        raise Refusal(Code.FIELD_INVALID, message, "dueDates.day")
    if (dates.nth is not None) != (dates.weekday is not None and by_month):
        message = "goes with a weekday, for months or quarters, and is needed there"
        raise Refusal(Code.FIELD_INVALID, message, "dueDates.nth")
    if dates.month_end and (not by_month or dates.weekday is not None):
        message = "goes with months or quarters, and not with weekday"
        raise Refusal(Code.FIELD_INVALID, message, "dueDates.monthEnd")
    days = set(dates.rest_days)
    if len(days) != len(dates.rest_days) or not days < set(range(DAYS_PER_WEEK)):
        message = "must name different days, from 0 (Monday) to 6, and leave one to work on"
        raise Refusal(Code.FIELD_INVALID, message, "dueDates.restDays")


def check_grace(grace: Grace, instalments_min: int, all_at_once: bool) -> None:
    """Refuse grace that leaves no instalment to pay with, in the shortest loan allowed."""
    for field, value in (
        ("grace.principal", grace.principal),
        ("grace.interestPayment", grace.interest_payment),
        ("grace.interestFree", grace.interest_free),
    ):
        _one_of(field, value, 0, instalments_min - (field != "grace.interestFree"))
        if value and all_at_once:
            message = "must be 0 where everything falls due in one payment"
            raise Refusal(Code.FIELD_INVALID, message, field)
    _one_of("grace.arrearsDays", grace.arrears_days, 0, ARREARS_DAYS_MAX)


def check_fees(fees: tuple[Fee, ...], percentage: Callable[[str, str], object]) -> None:
    """Refuse fees that cannot be charged; `percentage` reads a percentage or refuses it."""
    _one_of("fees", len(fees), 0, FEES_MAX)
    for fee in fees:
        _one_of("fees.name", len(fee.name.strip()), 1, FEE_NAME_MAX)
        _one_of("fees.amount", fee.amount, 0, AMOUNT_MAX)
        percentage(fee.percent, "fees.percent")
        if fee.base is FeeBase.INSTALMENT and fee.time is not FeeTime.INSTALMENT:
            message = "must be principal, except for a fee with each instalment"
            raise Refusal(Code.FIELD_INVALID, message, "fees.base")
        _check_day(fee)
    if len({fee.name for fee in fees}) != len(fees):
        raise Refusal(Code.FIELD_INVALID, "must have different names", "fees.name")


def _check_day(fee: Fee) -> None:
    _one_of("fees.days", fee.days, 0, FEE_DAYS_MAX)
    if fee.time is not FeeTime.DATED and (fee.days or fee.on):
        wrong = "fees.days" if fee.days else "fees.on"
        raise Refusal(Code.FIELD_INVALID, "goes with a fee that is dated", wrong)
    if fee.time is FeeTime.DATED and bool(fee.days) == bool(fee.on):
        message = "must say how many days after the payout, or give fees.on, and not both"
        raise Refusal(Code.FIELD_INVALID, message, "fees.days")


def _one_of(field: str, value: int | None, low: int, high: int) -> None:
    if value is not None and not low <= value <= high:
        raise Refusal(Code.FIELD_INVALID, f"must lie from {low} to {high}", field)
