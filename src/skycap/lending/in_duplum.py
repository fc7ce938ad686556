"""The in duplum rule: what is charged on an unpaid loan may not double it.

The common-law form compares what is unpaid at every moment, so payments make room again. The
statutory forms count from the day of the default what accrues since; payments make no room.
Source: Commercial Bank of Zimbabwe v MM Builders 1996 (2) ZLR 420; National Credit Act s103(5);
Kenya's Digital Credit Providers Regulations 2022.
"""

from dataclasses import dataclass

from skycap.lending.late import InDuplum

NON_PERFORMING_DAYS = 90
"""More days past due than this make a loan non-performing."""


@dataclass(slots=True)
class Ceiling:
    """The ceiling of one loan: the capital at the default, and what was counted against it."""

    form: InDuplum
    capital: int | None = None
    counted: int = 0

    @property
    def days_late(self) -> int | None:
        """How many days past due a loan is in default by this form; None where it is not asked."""
        if self.form is InDuplum.SOUTH_AFRICA:
            return 1
        return NON_PERFORMING_DAYS + 1 if self.form is InDuplum.KENYA else None

    @property
    def counts_fees(self) -> bool:
        """Whether fees that accrue during default count too."""
        return self.form is InDuplum.SOUTH_AFRICA and self.capital is not None

    def room(self) -> int | None:
        """What may still be charged since the default; None before one."""
        return None if self.capital is None else max(self.capital - self.counted, 0)

    def count(self, amount: int) -> None:
        """Count what was charged."""
        if self.capital is not None:
            self.counted += amount

    def default(self, capital: int, unpaid: int) -> None:
        """Begin to count; under Kenya's form what was unpaid by then is counted too."""
        self.capital = capital
        self.counted = unpaid if self.form is InDuplum.KENYA else 0

    def cure(self) -> None:
        """Forget a default that was made good."""
        self.capital, self.counted = None, 0
