"""What a question says about paying late and early, in the names of `calc`."""

from typing import Any

from skycap.lending import money
from skycap.lending.applying import course_at
from skycap.lending.early import Early, Rebate, Surplus
from skycap.lending.late import InDuplum, Late, Penalty, PenaltyBase, PenaltyKind, PenaltyPeriod
from skycap.lending.loan import Loan
from skycap.lending.settlement import settlement
from skycap.services.calculations.reading import Fields

DAYS_MAX = 366
MONTHS_MAX = 120
_PENALTY = (
    "kind", "amount", "percent", "period", "base", "grace_days", "from_grace", "cap", "cap_percent",
)  # fmt: skip
SURPLUSES = {choice.value: choice for choice in Surplus}
_REBATES = {choice.value: choice for choice in Rebate}
_FORMS = {choice.value: choice for choice in InDuplum}
_KINDS = {choice.value: choice for choice in PenaltyKind}
_PERIODS = {choice.value: choice for choice in PenaltyPeriod}
_BASES = {choice.value: choice for choice in PenaltyBase}


def read_late(fields: Fields, exponent: int) -> Late:
    """The object `late`: a penalty, the in duplum form, the stop after months."""
    fields.known(("penalty", "in_duplum", "stop_after_months", "post_stop_percent"))
    return Late(
        _penalty(fields.within("penalty"), exponent) if fields.has("penalty") else None,
        fields.choice("in_duplum", _FORMS, InDuplum.NONE.value),
        fields.integer("stop_after_months", 0, MONTHS_MAX, 0),
        fields.percent("post_stop_percent", "0"),
    )


def _penalty(fields: Fields, exponent: int) -> Penalty:
    fields.known(_PENALTY)
    return Penalty(
        kind=fields.choice("kind", _KINDS),
        amount=_amount(fields, "amount", exponent),
        percent=fields.percent("percent", "0"),
        period=fields.choice("period", _PERIODS, PenaltyPeriod.YEAR.value),
        base=fields.choice("base", _BASES, PenaltyBase.SCHEDULED.value),
        grace_days=fields.integer("grace_days", 0, DAYS_MAX, 0),
        from_grace=fields.truth("from_grace"),
        cap=_amount(fields, "cap", exponent),
        cap_percent=fields.percent("cap_percent", "0"),
    )


def read_early(fields: Fields, exponent: int) -> Early:
    """The object `early`: the rebate and the charge of an early settlement."""
    fields.known(("rebate", "notice_days", "charge_amount", "charge_percent"))
    return Early(
        rebate=fields.choice("rebate", _REBATES, Rebate.ACTUARIAL.value),
        notice_days=fields.integer("notice_days", 0, 30, 30),
        charge_amount=_amount(fields, "charge_amount", exponent),
        charge_percent=fields.percent("charge_percent", "0"),
    )


def _amount(fields: Fields, name: str, exponent: int) -> int:
    return fields.amount(name, exponent) if fields.has(name) else 0


def told_settlement(loan: Loan, asked: Fields, fields: Fields, exponent: int) -> dict[str, Any]:
    """What settles the loan on the day `as_of`, with the notice that `asked` tells of."""
    asked.known(("notice_date",))
    on = fields.day("as_of")
    notice_on = asked.day("notice_date") if asked.has("notice_date") else None
    told = settlement(course_at(loan, on), on, notice_on)
    figures = {
        "principal": told.principal,
        "interest": told.interest,
        "fees": told.fee,
        "penalties": told.penalty,
        "charge": told.charge,
        "credit": told.credit,
        "amount": told.amount,
    }
    return {name: money.text(value, exponent) for name, value in figures.items()}
