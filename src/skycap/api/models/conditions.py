"""What is sent and answered about the conditions of a product."""

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from skycap.api.fields import (
    Line,
    OptionalAmount,
    OptionalCount,
    OptionalDay,
    OptionalPercent,
    OptionalTruth,
)
from skycap.api.models.base import Money, Sent, Told
from skycap.lending.calendars import Shift
from skycap.lending.conditions import (
    Accrual,
    Broken,
    FeeBase,
    FeeTime,
    MonthDays,
    YearDays,
    YearLength,
)
from skycap.lending.day_counts import DayCount
from skycap.lending.early import Rebate, Surplus
from skycap.lending.late import InDuplum, PenaltyBase, PenaltyKind, PenaltyPeriod


class BasisTold(Told):
    """How the rate becomes the rate of a period: whole periods, or days by a convention."""

    accrual: Accrual
    month_days: MonthDays
    year_days: YearDays
    year_length: YearLength
    day_count: DayCount | None


class DueDatesTold(Told):
    """When instalments fall due; weekdays are numbered from 0, Monday."""

    day: int | None
    weekday: int | None
    nth: int | None
    month_end: bool
    first_days: int
    broken: Broken
    shift: Shift
    shift_interest: bool
    rest_days: list[int]


class GraceTold(Told):
    """For how many instalments, from the first, something is not yet asked."""

    principal: int
    interest_payment: int
    interest_free: int
    spread: bool
    arrears_days: int = Field(description="Arrears count from so many days after a due date.")


class FeeTold(Told):
    """A fee: an amount, or a percentage of the amount lent or of each instalment."""

    name: str
    time: FeeTime
    amount: Money
    percent: str
    base: FeeBase
    vat: bool
    insurance: bool
    days: int = Field(description="A dated fee: so many days after the payout,")
    on: str | None = Field(description="or on this date.")


class PenaltyTold(Told):
    """What an instalment costs that is unpaid at the end of its due date and grace."""

    kind: PenaltyKind
    amount: Money
    percent: str
    period: PenaltyPeriod
    base: PenaltyBase
    grace_days: int
    from_grace: bool
    cap: Money
    cap_percent: str


class LateTold(Told):
    """What becomes of a loan that is not paid in time."""

    penalty: PenaltyTold | None
    in_duplum: InDuplum
    stop_after_months: int
    post_stop_percent: str


class EarlyTold(Told):
    """What paying early means: prepayment, settlement, cooling off."""

    surplus: Surplus
    rebate: Rebate
    notice_days: int
    charge_amount: Money
    charge_percent: str
    quote_days: int
    cooling_off_days: int
    cooling_off_working_days: bool
    cooling_off_interest: bool


class Condition(Sent):
    """A part of a product. An unknown name within it is refused: it would be lost unseen."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def be_an_object(cls, data: object) -> object:
        """Refuse a number, whose attributes would be looked at in place of fields."""
        if not isinstance(data, dict):
            raise PydanticCustomError("model_type", "must be a JSON object")
        return data


class BasisToSave(Condition):
    """How the rate becomes the rate of a period; what is left out has its default."""

    accrual: Accrual | None = None
    month_days: MonthDays | None = None
    year_days: YearDays | None = None
    year_length: YearLength | None = None
    day_count: DayCount | None = None


class DueDatesToSave(Condition):
    """When instalments fall due; what is left out has its default."""

    day: OptionalCount = None
    weekday: OptionalCount = None
    nth: OptionalCount = None
    month_end: OptionalTruth = None
    first_days: OptionalCount = None
    broken: Broken | None = None
    shift: Shift | None = None
    shift_interest: OptionalTruth = None
    rest_days: list[int] | None = Field(default=None, max_length=6)


class GraceToSave(Condition):
    """For how many instalments something is not yet asked; what is left out is 0."""

    principal: OptionalCount = None
    interest_payment: OptionalCount = None
    interest_free: OptionalCount = None
    spread: OptionalTruth = None
    arrears_days: OptionalCount = None


class FeeToSave(Condition):
    """A fee: an amount, or a percentage of the amount lent or of each instalment."""

    name: Line
    time: FeeTime
    amount: OptionalAmount = None
    percent: OptionalPercent = None
    base: FeeBase | None = None
    vat: OptionalTruth = None
    insurance: OptionalTruth = None
    days: OptionalCount = None
    on: OptionalDay = None


class PenaltyToSave(Condition):
    """What an instalment costs that is unpaid at the end of its due date and grace."""

    kind: PenaltyKind
    amount: OptionalAmount = None
    percent: OptionalPercent = None
    period: PenaltyPeriod | None = None
    base: PenaltyBase | None = None
    grace_days: OptionalCount = None
    from_grace: OptionalTruth = None
    cap: OptionalAmount = None
    cap_percent: OptionalPercent = None


class LateToSave(Condition):
    """What becomes of a loan that is not paid in time; what is left out has its default."""

    penalty: PenaltyToSave | None = None
    in_duplum: InDuplum | None = None
    stop_after_months: OptionalCount = None
    post_stop_percent: OptionalPercent = None


class EarlyToSave(Condition):
    """What paying early means; what is left out has its default."""

    surplus: Surplus | None = None
    rebate: Rebate | None = None
    notice_days: OptionalCount = None
    charge_amount: OptionalAmount = None
    charge_percent: OptionalPercent = None
    quote_days: OptionalCount = None
    cooling_off_days: OptionalCount = None
    cooling_off_working_days: OptionalTruth = None
    cooling_off_interest: OptionalTruth = None
