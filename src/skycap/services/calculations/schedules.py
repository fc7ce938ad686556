"""A schedule from plain data: principal, rate, dates and rules in, instalments out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from skycap.lending import money
from skycap.lending.calendars import DAYS_PER_WEEK, WEEKEND, Frequency, Shift, Unit
from skycap.lending.conditions import (
    ARREARS_DAYS_MAX,
    AS_REPAYMENT,
    FEE_DAYS_MAX,
    FIRST_DAYS_MAX,
    LAST,
    Accrual,
    Basis,
    Broken,
    DueDates,
    Fee,
    FeeBase,
    FeeTime,
    Grace,
    LastInstalment,
    MonthDays,
    YearDays,
    YearLength,
    check_due_dates,
    check_fees,
    check_grace,
)
from skycap.lending.day_counts import DayCount
from skycap.lending.money import Rounding
from skycap.lending.schedule import Row, build
from skycap.lending.terms import (
    FOR_THE_TERM,
    INSTALMENTS_MAX,
    TERM_YEARS_MAX,
    Method,
    RatePeriod,
    Terms,
    rate,
)
from skycap.services.calculations.reading import Fields, refused

DIGITS_MAX: Final = 6
FIELDS: Final = (
    "principal", "annual_rate_pct", "rate_pct", "rate_per", "instalments", "every", "start_date",
    "interest_method", "amortisation", "interest_period", "days_in_year", "days_in_month",
    "year_length", "day_count", "last_instalment", "rounding", "grace", "due_dates", "holidays",
    "first_due_date", "fees",
)  # fmt: skip
NOTES: Final = ("id", "title", "note", "notes", "source", "certainty", "currency")
"""Fields that say something about the question and ask nothing."""

_METHODS: Final = {
    ("flat", "equal_instalments"): Method.FLAT,
    ("declining", "equal_instalments"): Method.DECLINING,
    ("declining", "equal_principal"): Method.EQUAL_PRINCIPAL,
    ("declining", "interest_only"): Method.INTEREST_ONLY,
    ("flat", "bullet"): Method.BULLET,
    ("flat", "discount"): Method.DISCOUNT,
}
_LENGTHS: Final = {
    "of each calendar year": YearLength.CALENDAR,
    "of the disbursement year": YearLength.DISBURSEMENT,
}
_LAST: Final = {
    "absorbs the difference": LastInstalment.ABSORBS,
    "smoothed": LastInstalment.SMOOTHED,
    "residue": LastInstalment.RESIDUE,
}
_UNITS = {unit.value: (unit, 1) for unit in Unit} | {"years": (Unit.MONTHS, 12)}
"""What a period is counted in; a year steps and bears interest as twelve months do."""
_MODES = {mode.value: mode for mode in Rounding} | {
    "ceiling": Rounding.UP,
    "floor": Rounding.DOWN,
}
"""How to round, also by the names that differ for negative amounts only: there are none."""


@dataclass(frozen=True)
class Question:
    """A schedule to be made; amounts in minor units of a currency with `exponent` decimals."""

    principal: int
    terms: Terms
    start: date
    exponent: int
    holidays: frozenset[date]

    def rows(self) -> tuple[Row, ...]:
        """The schedule."""
        return build(self.principal, self.terms, self.start, self.holidays)


def schedule(question: object) -> dict[str, Any]:
    """Answer a question with the instalments and their totals."""
    fields = Fields(question)
    fields.known((*FIELDS, *NOTES))
    asked = read_question(fields)
    rows = asked.rows()
    told = told_rows(rows, asked.exponent)
    fees = {"fees": sum(row.fee for row in rows)} if asked.terms.fees else {}
    totals = {
        "principal": sum(row.principal for row in rows),
        "interest": sum(row.interest for row in rows),
        **fees,
        "total_due": sum(row.total for row in rows),
    }
    if asked.terms.fees:
        for line, row in zip(told, rows, strict=True):
            line["fees"] = money.text(row.fee, asked.exponent)
    return {
        "schedule": told,
        "totals": {name: money.text(value, asked.exponent) for name, value in totals.items()},
    }


def told_rows(rows: Sequence[Row], exponent: int) -> list[dict[str, Any]]:
    """The instalments as they are told; `balance` is the principal left after each."""
    balance, told = sum(row.principal for row in rows), []
    for row in rows:
        balance -= row.principal
        told.append(
            {
                "n": row.number,
                "due_date": row.due.isoformat(),
                "principal": money.text(row.principal, exponent),
                "interest": money.text(row.interest, exponent),
                "total_due": money.text(row.total, exponent),
                "balance": money.text(balance, exponent),
            }
        )
    return told


def read_question(fields: Fields) -> Question:
    """Read the fields of a schedule; refuse what does not fit together."""
    rounding = fields.within("rounding")
    rounding.known(("mode", "digits", "instalment_multiple_of"))
    exponent = rounding.integer("digits", 0, DIGITS_MAX, default=2)
    multiple = 0
    if rounding.has("instalment_multiple_of"):
        multiple = rounding.amount("instalment_multiple_of", exponent, signed=True)
        if multiple < 0:
            raise refused(rounding.name("instalment_multiple_of"), "must not be negative")
    percent, period = _rate(fields)
    instalments = fields.integer("instalments", 1, INSTALMENTS_MAX)
    frequency = _frequency(fields, instalments)
    terms = Terms(
        product="",
        product_version=1,
        method=_method(fields),
        rate_percent=percent,
        rate_period=period,
        unit=frequency.unit,
        every=frequency.every,
        instalments=instalments,
        rounding=rounding.choice("mode", _MODES, "half_up"),
        basis=_basis(fields),
        due_dates=_due_dates(fields.within("due_dates"), frequency),
        grace=_grace(fields.within("grace"), instalments),
        last_instalment=fields.choice("last_instalment", _LAST, "absorbs the difference"),
        instalment_multiple=multiple,
        fees=_fees(fields, exponent),
        first_due=fields.day("first_due_date") if fields.has("first_due_date") else None,
    )
    if period is RatePeriod.TERM and (
        terms.method not in FOR_THE_TERM or terms.basis.accrual is Accrual.DAILY
    ):
        raise refused("rate_per", "must not be term where interest is computed period by period")
    start = fields.day("start_date")
    if terms.first_due and not 0 < (terms.first_due - start).days <= FIRST_DAYS_MAX:
        raise refused("first_due_date", f"must be 1 to {FIRST_DAYS_MAX} days after start_date")
    principal = fields.amount("principal", exponent)
    return Question(principal, terms, start, exponent, fields.days("holidays"))


def _rate(fields: Fields) -> tuple[str, RatePeriod]:
    if not fields.has("rate_pct"):
        return fields.percent("annual_rate_pct"), RatePeriod.YEAR
    if fields.has("annual_rate_pct"):
        raise refused("rate_pct", "must not stand beside annual_rate_pct")
    periods = {period.value: period for period in RatePeriod}
    return fields.percent("rate_pct"), fields.choice("rate_per", periods, "year")


def _frequency(fields: Fields, instalments: int) -> Frequency:
    every = fields.within("every")
    every.known(("unit", "every"))
    unit, many = every.choice("unit", _UNITS, "months")
    frequency = Frequency(unit, many * every.integer("every", 1, INSTALMENTS_MAX, default=1))
    if frequency.every * instalments > TERM_YEARS_MAX * frequency.per_year:
        raise refused("instalments", f"must not run for more than {TERM_YEARS_MAX} years")
    return frequency


def _method(fields: Fields) -> Method:
    method = fields.choice("interest_method", {"declining": "declining", "flat": "flat"})
    words = {word: word for _, word in _METHODS}
    amortisation = fields.choice("amortisation", words, "equal_instalments")
    if (method, amortisation) not in _METHODS:
        raise refused("amortisation", f"{amortisation} does not go with {method} interest")
    return _METHODS[method, amortisation]


def _basis(fields: Fields) -> Basis:
    basis = Basis(
        fields.choice("interest_period", {one.value: one for one in Accrual}, "same_as_repayment"),
        fields.choice("days_in_month", {one.value: one for one in MonthDays}, "actual"),
        fields.choice("days_in_year", {one.value: one for one in YearDays}, "365"),
        fields.choice("year_length", _LENGTHS, "of each calendar year"),
        fields.choice("day_count", {one.value: one for one in DayCount})
        if fields.has("day_count")
        else None,
    )
    if basis.day_count is not None and basis.accrual is not Accrual.DAILY:
        raise refused("day_count", "goes with interest_period daily")
    return AS_REPAYMENT if basis.accrual is Accrual.PERIOD else basis


def _due_dates(fields: Fields, frequency: Frequency) -> DueDates:
    fields.known(
        ("day", "weekday", "nth", "month_end", "first_days", "broken", "shift", "shift_interest",
         "rest_days")
    )  # fmt: skip
    weekdays = {str(day): day for day in range(DAYS_PER_WEEK)}
    rest = tuple(weekdays[str(day)] for day in _numbers(fields, weekdays))
    dates = DueDates(
        day=fields.integer("day", 1, 31) if fields.has("day") else None,
        weekday=fields.integer("weekday", 0, DAYS_PER_WEEK - 1) if fields.has("weekday") else None,
        nth=fields.integer("nth", LAST, 5) if fields.has("nth") else None,
        month_end=fields.truth("month_end"),
        first_days=fields.integer("first_days", 0, FIRST_DAYS_MAX, default=1),
        broken=fields.choice("broken", {one.value: one for one in Broken}, "whole"),
        shift=fields.choice("shift", {one.value: one for one in Shift}, "none"),
        shift_interest=fields.truth("shift_interest"),
        rest_days=rest if fields.has("rest_days") else WEEKEND,
    )
    check_due_dates(dates, frequency.months > 0)
    return dates


def _numbers(fields: Fields, weekdays: dict[str, int]) -> list[int]:
    if not fields.has("rest_days"):
        return []
    days = fields.needed("rest_days")
    if not isinstance(days, list) or any(str(day) not in weekdays for day in days):
        raise refused(fields.name("rest_days"), "must be a list of weekdays, 0 (Monday) to 6")
    return days


def _grace(fields: Fields, instalments: int) -> Grace:
    """Read how many instalments are without something; both words for interest are taken."""
    free = ("interest_free", "interest_charged", "interest")
    fields.known(("principal", "interest_payment", *free, "spread", "arrears_days"))
    given = next((name for name in free if fields.has(name)), free[0])
    grace = Grace(
        fields.integer("principal", 0, INSTALMENTS_MAX, default=0),
        fields.integer("interest_payment", 0, INSTALMENTS_MAX, default=0),
        fields.integer(given, 0, INSTALMENTS_MAX, default=0),
        fields.truth("spread"),
        fields.integer("arrears_days", 0, ARREARS_DAYS_MAX, default=0),
    )
    check_grace(grace, instalments, all_at_once=False)
    return grace


def _fees(fields: Fields, exponent: int) -> tuple[Fee, ...]:
    fees = []
    for fee in fields.each("fees"):
        fee.known(("name", "time", "amount", "percent", "base", "vat", "days", "on"))
        fees.append(
            Fee(
                name=fee.text("name"),
                time=fee.choice("time", {one.value: one for one in FeeTime}),
                amount=fee.amount("amount", exponent) if fee.has("amount") else 0,
                percent=fee.percent("percent", "0"),
                base=fee.choice("base", {one.value: one for one in FeeBase}, "principal"),
                vat=fee.truth("vat"),
                days=fee.integer("days", 0, FEE_DAYS_MAX, default=0),
                on=fee.day("on") if fee.has("on") else None,
            )
        )
    check_fees(tuple(fees), rate)
    return tuple(fees)
