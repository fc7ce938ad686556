"""Yearly rates and day counts from plain data."""

from fractions import Fraction
from typing import Any, Final

from skycap.lending import money
from skycap.lending.apr import (
    NoRate,
    PeriodFlow,
    YearFlow,
    compounded_percent,
    effective_percent,
    percent_text,
    unit_period_rate,
)
from skycap.lending.day_counts import DayCount, count
from skycap.lending.money import divide
from skycap.services.calculations.reading import Fields, refused

_METHODS: Final = {name: name for name in ("us_actuarial", "eu_annual_effective", "both")}
_KINDS: Final = {"advance": 1, "payment": -1}
_DECIMALS_MAX: Final = 12
_FRACTION_DECIMALS: Final = 12
_PERIODS_MAX: Final = 2_000
_FLOWS_MAX: Final = 1_000
_EXPONENT: Final = 2


def apr(question: object) -> dict[str, Any]:
    """Answer with the yearly rate of dated flows: nominal, effective, or both with the cost."""
    fields = Fields(question)
    method = fields.choice("method", _METHODS)
    decimals = fields.integer("decimals", 0, _DECIMALS_MAX, default=2)
    flows = list(fields.each("flows"))
    if len(flows) > _FLOWS_MAX:
        raise refused("flows", f"must be at most {_FLOWS_MAX}")
    try:
        if method == "eu_annual_effective":
            dated = [YearFlow(_amount(one), one.ratio("years")) for one in flows]
            return {"apr_percent": percent_text(effective_percent(dated), decimals)}
        return _by_unit_period(fields, flows, method, decimals)
    except NoRate as reason:
        raise refused("flows", f"have no rate: {reason}") from None


def _by_unit_period(
    fields: Fields, flows: list[Fields], method: str, decimals: int
) -> dict[str, Any]:
    periods = [
        PeriodFlow(_amount(one), one.integer("t", 0, _PERIODS_MAX), _odd(one)) for one in flows
    ]
    a_year = fields.ratio("unit_periods_per_year")
    if not a_year:
        raise refused("unit_periods_per_year", "must be more than zero")
    rate = unit_period_rate(periods)
    nominal = percent_text(100 * rate * a_year, decimals)
    if method == "us_actuarial":
        return {"apr_percent": nominal}
    advanced = sum(flow.amount for flow in periods if flow.amount > 0)
    repaid = -sum(flow.amount for flow in periods if flow.amount < 0)
    return {
        "nominal_apr_percent": nominal,
        "effective_apr_percent": percent_text(compounded_percent(rate, a_year), decimals),
        "total_cost_of_credit": money.text(repaid - advanced, _EXPONENT),
        "total_repayable": money.text(repaid, _EXPONENT),
    }


def _amount(flow: Fields) -> int:
    """An advance above zero, a payment below, whatever the sign it was written with."""
    return flow.choice("kind", _KINDS) * abs(flow.amount("amount", _EXPONENT, signed=True))


def _odd(flow: Fields) -> Fraction:
    if not flow.has("f"):
        return Fraction(0)
    odd = flow.ratio("f")
    if odd > 1:
        raise refused(flow.name("f"), "must be a part of a unit-period")
    return odd


def days(question: object) -> dict[str, Any]:
    """Answer with the days between two dates, and the part of a year that they are."""
    fields = Fields(question)
    convention = fields.choice("convention", {one.value: one for one in DayCount})
    start, end = fields.day("start"), fields.day("end")
    if end < start:
        raise refused("end", "must not be before start")
    termination = None
    if convention is DayCount.THIRTY_E_360_ISDA:
        termination = fields.day("termination_date")
    counted = count(convention, start, end, termination)
    part = counted.year_fraction
    digits = divide(part.numerator * 10**_FRACTION_DECIMALS, part.denominator)
    return {"days": counted.days, "year_fraction": money.text(digits, _FRACTION_DECIMALS)}
