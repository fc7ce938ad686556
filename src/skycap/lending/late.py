"""Conditions of a product for what is paid late: penalties, the interest stop and in duplum.

Each has a default, nothing, which is never stored. Amounts are in minor units; time makes no
events, so all of this is computed for the day one asks about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from skycap.lending.history import Added
from skycap.lending.money import AMOUNT_MAX
from skycap.lending.refusals import Code, Refusal

GRACE_DAYS_MAX = 366
STOP_MONTHS_MAX = 120


class PenaltyKind(StrEnum):
    """What a penalty is."""

    FIXED = "fixed"
    """An amount for each instalment that was missed, once."""
    PERCENT = "percent"
    """A part of what is overdue of an instalment, once, when it was missed."""
    DAILY = "daily"
    """Penalty interest by the day on what is overdue."""


class PenaltyBase(StrEnum):
    """What a penalty is a part of; never of fees or other penalties."""

    SCHEDULED = "scheduled"
    """The principal and interest of the instalment that are overdue."""
    PRINCIPAL = "principal"
    """The principal of the instalment that is overdue."""
    INSTALMENT = "instalment"
    """The whole principal and interest of the instalment, though a part of it was paid."""


class PenaltyPeriod(StrEnum):
    """What the rate of a daily penalty is quoted for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Penalty:
    """What an instalment costs that is unpaid at the end of its due date and `grace_days`.

    Days count from the due date, or with `from_grace` from the end of grace. `cap` is the most
    that all penalties of a loan come to, in minor units, and `cap_percent` the same as a part of
    the amount lent; at 0 there is no such limit.
    """

    kind: PenaltyKind
    amount: Added[int] = 0
    percent: Added[str] = "0"
    period: Added[PenaltyPeriod] = PenaltyPeriod.YEAR
    base: Added[PenaltyBase] = PenaltyBase.SCHEDULED
    grace_days: Added[int] = 0
    from_grace: Added[bool] = False
    cap: Added[int] = 0
    cap_percent: Added[str] = "0"


class InDuplum(StrEnum):
    """Which ceiling stops what is charged on a loan that is not paid."""

    NONE = "none"
    COMMON_LAW = "common_law"
    """Unpaid interest and penalties may not grow above the unpaid capital; payments make room."""
    SOUTH_AFRICA = "sa_s103_5"
    """All that accrues during default may not exceed the capital unpaid when it began."""
    KENYA = "kenya_dcp"
    """Once non-performing, no more interest is recovered than the capital that was owed then."""


@dataclass(frozen=True, slots=True)
class Late:
    """What becomes of a loan that is not paid in time.

    With `stop_after_months`, interest and penalties stop so many months after the oldest
    instalment that is still unpaid; of later interest only `post_stop_percent` is charged.
    """

    penalty: Added[Penalty | None] = None
    in_duplum: Added[InDuplum] = InDuplum.NONE
    stop_after_months: Added[int] = 0
    post_stop_percent: Added[str] = "0"


NEVER_LATE = Late()


def check_late(late: Late, percentage: Callable[[str, str], object]) -> None:
    """Refuse conditions that cannot be kept; `percentage` reads a percentage or refuses it."""
    _within("late.stopAfterMonths", late.stop_after_months, STOP_MONTHS_MAX)
    percentage(late.post_stop_percent, "late.postStopPercent")
    penalty = late.penalty
    if penalty is None:
        return
    _within("late.penalty.amount", penalty.amount, AMOUNT_MAX)
    _within("late.penalty.graceDays", penalty.grace_days, GRACE_DAYS_MAX)
    _within("late.penalty.cap", penalty.cap, AMOUNT_MAX)
    percentage(penalty.percent, "late.penalty.percent")
    percentage(penalty.cap_percent, "late.penalty.capPercent")
    by_amount = penalty.kind is PenaltyKind.FIXED
    if by_amount and penalty.amount == 0:
        raise Refusal(Code.FIELD_INVALID, "must be more than 0", "late.penalty.amount")
    if not by_amount and penalty.amount:
        message = "goes with a fixed penalty; a part of what is overdue has a percentage"
        raise Refusal(Code.FIELD_INVALID, message, "late.penalty.amount")


def _within(field: str, value: int, high: int) -> None:
    if not 0 <= value <= high:
        raise Refusal(Code.FIELD_INVALID, f"must lie from 0 to {high}", field)
