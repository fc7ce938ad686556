"""Arrears and the quality of a portfolio: buckets and portfolio at risk.

Days past due count from the oldest due date by which more principal and interest is unpaid than the
tolerance allows; charges never count. Portfolio at risk is the whole outstanding principal of the
loans that are late, past and future instalments, over that of all loans; interest is in neither.
Sources: IRIS FP6373; MicroRate/IDB, which counts restructured loans as at risk whatever their days.
"""

from bisect import bisect_left
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

_LAST_DAYS = (0, 30, 60, 90, 180, 365)
BUCKETS = ("current", "1-30", "31-60", "61-90", "91-180", "181-365", "over 365")
"""The arrears buckets; day 30 is still in 1-30."""
LATE_BUCKETS = BUCKETS[1:]
"""Those of loans that are past due."""


class Exposure(NamedTuple):
    """What one loan adds to a portfolio: its principal outstanding, in minor units, and how late.

    Loans that were written off are no part of a portfolio.
    """

    principal: int
    days_past_due: int
    restructured: bool = False


def bucket_of(days_past_due: int) -> str:
    """The arrears bucket of that many days past due."""
    return BUCKETS[bisect_left(_LAST_DAYS, days_past_due)]


def principal_at_risk(loans: Iterable[Exposure], days: int, with_restructured: bool = False) -> int:
    """The principal of the loans that are more than `days` past due, in minor units.

    With `with_restructured` also that of every restructured loan.
    """
    return sum(
        loan.principal
        for loan in loans
        if loan.days_past_due > days or (with_restructured and loan.restructured)
    )


def portfolio_at_risk(
    loans: Iterable[Exposure], days: int, with_restructured: bool = False
) -> Fraction:
    """The part of the gross outstanding principal that is at risk; 0 for no loans."""
    portfolio = list(loans)
    gross = sum(loan.principal for loan in portfolio)
    if gross == 0:
        return Fraction(0)
    return Fraction(principal_at_risk(portfolio, days, with_restructured), gross)
