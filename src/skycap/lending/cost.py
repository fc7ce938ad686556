"""The cost of credit: what a schedule costs in all, and its two yearly rates, each by its name."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from skycap.lending import apr
from skycap.lending.calendars import Frequency, add_months
from skycap.lending.day_counts import DayCount, count
from skycap.lending.schedule import Row

_MONTH_DAYS = 30


class Cost(NamedTuple):
    """What a loan costs; amounts in minor units, rates in percent.

    `nominal` is the annual percentage rate of the United States (Regulation Z, Appendix J, the
    actuarial method), `effective` the annual percentage rate of charge of the European Union; None
    where nothing is paid for the loan that a rate could express.
    """

    received: int
    repayable: int
    nominal: Fraction | None
    effective: Fraction | None

    @property
    def total(self) -> int:
        """The total cost of credit: all that is repaid above what was received."""
        return self.repayable - self.received


def cost_of(principal: int, rows: Sequence[Row], start: date, frequency: Frequency) -> Cost:
    """The cost of `principal` lent on `start` and repaid as `rows` say.

    Row 0 was kept back, so the borrower received that much less.
    """
    kept = sum(row.total for row in rows if row.number == 0)
    payments = [(row.due, row.total) for row in rows if row.number and row.total]
    received = principal - kept
    repayable = sum(amount for _, amount in payments)
    if received <= 0 or repayable <= 0:
        return Cost(received, repayable, None, None)
    periods = [apr.PeriodFlow(received, 0)]
    years = [apr.YearFlow(received, Fraction(0))]
    for due, amount in payments:
        periods.append(apr.PeriodFlow(-amount, *unit_periods(start, due, frequency)))
        years.append(apr.YearFlow(-amount, _years(start, due, frequency)))
    return Cost(
        received,
        repayable,
        apr.nominal_percent(periods, Fraction(frequency.per_year, frequency.every)),
        apr.effective_percent(years),
    )


def unit_periods(start: date, end: date, frequency: Frequency) -> tuple[int, Fraction]:
    """Whole unit-periods counted back from `end`, and the days that are left as a part of one.

    A month has thirty days for the part that is left, as in Appendix J.
    """
    months = frequency.months
    if not months:
        whole, days = divmod((end - start).days, frequency.days)
        return whole, Fraction(days, frequency.days)
    apart = 12 * (end.year - start.year) + end.month - start.month
    whole = apart // months
    if add_months(start, whole * months) == end:
        return whole, Fraction(0)
    while whole and add_months(end, -whole * months) < start:
        whole -= 1
    left = (add_months(end, -whole * months) - start) // timedelta(days=1)
    return whole, Fraction(left, _MONTH_DAYS * months)


def _years(start: date, end: date, frequency: Frequency) -> Fraction:
    """Years as the directive counts them: whole months or weeks back from the later date."""
    by_month = frequency.months > 0
    convention = DayCount.EU_CCD_MONTH if by_month else DayCount.EU_CCD_WEEK
    return count(convention, start, end).year_fraction
