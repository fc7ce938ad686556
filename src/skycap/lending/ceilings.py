"""How near a loan is to the ceiling of the in duplum rule, and what the ceiling kept from it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from skycap.lending.applying import course_at
from skycap.lending.late import InDuplum
from skycap.lending.loan import Loan

NEAR = Fraction(4, 5)
"""From this part of the ceiling on, a loan is near it."""


@dataclass(frozen=True, slots=True)
class CeilingReached:
    """Where a loan stands under its ceiling on a day; amounts in minor units.

    `limit` is the most that may be unpaid, or charged since the default, and `used` what is;
    both are None for a form that counts from a default, before one. `blocked` was never charged.
    """

    form: InDuplum
    limit: int | None
    used: int | None
    room: int | None
    blocked: int

    @property
    def part(self) -> Fraction | None:
        """The part of the ceiling that is used; None where nothing is counted."""
        if self.limit is None or self.used is None or not (self.limit or self.used):
            return None
        return Fraction(self.used, self.limit) if self.limit else Fraction(1)

    @property
    def near(self) -> bool:
        """Whether so much is used that somebody should know."""
        return self.part is not None and self.part >= NEAR


def ceiling_of(loan: Loan, as_of: date) -> CeilingReached | None:
    """Where the loan stands at the end of `as_of`; None without a ceiling or before the payout."""
    form = loan.terms.late.in_duplum
    if form is InDuplum.NONE or loan.disbursed_on is None or loan.disbursed_on > as_of:
        return None
    course = course_at(loan, as_of)
    if course.ended:
        return None
    if form is InDuplum.COMMON_LAW:
        limit: int | None = course.capital() - course.capitalised_left
        used: int | None = course.unpaid_interest(as_of)
    else:
        limit = course.ceiling.capital
        used = None if limit is None else course.ceiling.counted
    return CeilingReached(form, limit, used, course.room(), course.blocked)
