"""The conditions of a product as clients send and see them: day basis, due dates, grace, fees."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

from skycap.lending import money
from skycap.lending.calendars import Shift
from skycap.lending.conditions import (
    AS_REPAYMENT,
    FEE_NAME_MAX,
    Accrual,
    Basis,
    Broken,
    DueDates,
    Fee,
    FeeBase,
    FeeTime,
    Grace,
    MonthDays,
    YearDays,
    YearLength,
)
from skycap.lending.day_counts import DayCount
from skycap.lending.early import Early, Rebate, Surplus
from skycap.lending.late import (
    InDuplum,
    Late,
    Penalty,
    PenaltyBase,
    PenaltyKind,
    PenaltyPeriod,
)
from skycap.lending.refusals import Code, Refusal
from skycap.services import fields as values

C = TypeVar("C")
Reader = Callable[[object, str, int], Any]
"""Reads what a client sent in the named field, for a currency of so many decimals."""

_LIST_MAX: Final = 50
_AMOUNTS: Final[dict[type, tuple[str, ...]]] = {
    Fee: ("amount",),
    Penalty: ("amount", "cap"),
    Early: ("charge_amount",),
}
"""The conditions that hold amounts of money, and which of their fields do."""
_PERCENT_MAX: Final = 12


def amount(given: object, name: str, exponent: int) -> int:
    """An amount in minor units."""
    if isinstance(given, bool) or not isinstance(given, str | int | Decimal):
        raise Refusal(Code.AMOUNT_INVALID, "must be a number such as 500 or 500.00", name)
    return money.parse(given, exponent, name)


def percentage(given: object, name: str, _: int) -> str:
    """A percentage as text; what it may be is decided by the product."""
    if isinstance(given, int | Decimal) and not isinstance(given, bool) and 0 <= given < 10**6:
        given = format(given, "f") if isinstance(given, Decimal) else str(given)
    return values.line(given, name, _PERCENT_MAX, 1)


def chosen(kind: type[StrEnum]) -> Reader:
    """A reader of one member of `kind`."""
    return lambda given, name, _: values.choice(given, name, kind)


def integer(given: object, name: str, _: int) -> int:
    """A whole number."""
    return values.integer(given, name)


def truth(given: object, name: str, _: int) -> bool:
    """True or false."""
    return values.truth(given, name)


def told(value: object, exponent: int) -> Any:  # noqa: ANN401 - what JSON holds
    """A condition in plain data, with camelCase names and amounts as decimal text."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [told(item, exponent) for item in value]
    if type(value) in _AMOUNTS:
        amounts = {
            camel(name): money.text(getattr(value, name), exponent)
            for name in _AMOUNTS[type(value)]
        }
        return {**_told_fields(value, exponent), **amounts}
    if is_dataclass(value):
        return _told_fields(value, exponent)
    return value


def camel(name: str) -> str:
    """A name as clients know it: `dayCount`."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _told_fields(value: Any, exponent: int) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    return {camel(part.name): told(getattr(value, part.name), exponent) for part in fields(value)}


def _object(build: type[C], readers: Mapping[str, Reader]) -> Reader:
    """A reader of an object: what is left out has its default, what is unknown is refused."""

    def read(given: object, name: str, exponent: int) -> C:
        if not isinstance(given, Mapping):
            raise values.refused(name, "must be an object with fields")
        found: dict[str, Any] = {}
        for part, value in given.items():
            field = f"{name}.{str(part)[:40]}"
            own = next((one for one in readers if camel(one) == part), None)
            if own is None:
                known = ", ".join(sorted(camel(one) for one in readers))
                raise values.refused(field, f"is not among: {known}")
            if value is not None:
                found[own] = readers[own](value, field, exponent)
        return build(**found)

    return read


def _list(reader: Reader) -> Reader:
    def read(given: object, name: str, exponent: int) -> tuple[Any, ...]:
        if not isinstance(given, list | tuple) or len(given) > _LIST_MAX:
            raise values.refused(name, f"must be a list of at most {_LIST_MAX}")
        return tuple(reader(item, name, exponent) for item in given)

    return read


def _basis(given: object, name: str, exponent: int) -> Basis:
    """Read the basis of interest; days say nothing where interest goes by whole periods."""
    found: Basis = _READ_BASIS(given, name, exponent)
    return AS_REPAYMENT if found.accrual is Accrual.PERIOD else found


def _fee(given: object, name: str, exponent: int) -> Fee:
    for needed in ("name", "time"):
        if isinstance(given, Mapping) and given.get(needed) is None:
            raise values.refused(f"{name}.{needed}", "is needed")
    fee: Fee = _READ_FEE(given, name, exponent)
    return fee


def _penalty(given: object, name: str, exponent: int) -> Penalty:
    if isinstance(given, Mapping) and given.get("kind") is None:
        raise values.refused(f"{name}.kind", "is needed")
    penalty: Penalty = _READ_PENALTY(given, name, exponent)
    return penalty


_READ_PENALTY: Final = _object(
    Penalty,
    {
        "kind": chosen(PenaltyKind),
        "amount": amount,
        "percent": percentage,
        "period": chosen(PenaltyPeriod),
        "base": chosen(PenaltyBase),
        "grace_days": integer,
        "from_grace": truth,
        "cap": amount,
        "cap_percent": percentage,
    },
)
_READ_BASIS: Final = _object(
    Basis,
    {
        "accrual": chosen(Accrual),
        "month_days": chosen(MonthDays),
        "year_days": chosen(YearDays),
        "year_length": chosen(YearLength),
        "day_count": chosen(DayCount),
    },
)
_READ_FEE: Final = _object(
    Fee,
    {
        "name": lambda given, name, _: values.line(given, name, FEE_NAME_MAX, 1),
        "time": chosen(FeeTime),
        "amount": amount,
        "percent": percentage,
        "base": chosen(FeeBase),
        "vat": truth,
        "insurance": truth,
        "days": integer,
        "on": lambda given, name, _: values.day(given, name),
    },
)
READERS: Final[dict[str, Reader]] = {
    "basis": _basis,
    "dueDates": _object(
        DueDates,
        {
            "day": integer,
            "weekday": integer,
            "nth": integer,
            "month_end": truth,
            "first_days": integer,
            "broken": chosen(Broken),
            "shift": chosen(Shift),
            "shift_interest": truth,
            "rest_days": _list(integer),
        },
    ),
    "grace": _object(
        Grace,
        {
            "principal": integer,
            "interest_payment": integer,
            "interest_free": integer,
            "spread": truth,
            "arrears_days": integer,
        },
    ),
    "fees": _list(_fee),
    "late": _object(
        Late,
        {
            "penalty": _penalty,
            "in_duplum": chosen(InDuplum),
            "stop_after_months": integer,
            "post_stop_percent": percentage,
        },
    ),
    "early": _object(
        Early,
        {
            "surplus": chosen(Surplus),
            "rebate": chosen(Rebate),
            "notice_days": integer,
            "charge_amount": amount,
            "charge_percent": percentage,
            "quote_days": integer,
            "cooling_off_days": integer,
            "cooling_off_working_days": truth,
            "cooling_off_interest": truth,
        },
    ),
    "across": truth,
    "smallBalance": amount,
    "vatPercent": percentage,
}
"""The readers of the conditions, by the names that clients use."""
