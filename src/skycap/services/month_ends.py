"""Month ends looked back at: what was outstanding and what was at risk, with no job that stored it.

Counters know today. A commit adds, to counters of its month and of the month ends before it, what
it changes of them; so what a past month end was is what is now, less what has changed since. It
costs a commit nothing unless a loan is late, and reading is the same for any number of loans.

It is as the books stood at the end of that day: what was entered later, also with an earlier date,
counts from the month in which it was entered.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple

from skycap.lending.loan import Status
from skycap.lending.money import divide, text
from skycap.services.office import Lender
from skycap.services.records import LoanRow

MONTHS: Final = 12
"""How many month ends are looked back at."""
PAR_DAYS: Final = 30
"""A loan is at risk when more days than this have passed since its oldest unpaid due date."""


class Standing(NamedTuple):
    """What a loan adds to a month end: outstanding principal, and since when an instalment waits.

    `waiting_since` is the ISO date of the oldest unpaid due date of a disbursed loan.
    """

    principal: int = 0
    waiting_since: str | None = None

    def at_risk(self, latest: str) -> int:
        """The principal if an instalment due on the date `latest` or before waits, else nothing."""
        late = self.waiting_since is not None and self.waiting_since <= latest
        return self.principal if late else 0


class MonthEnd(NamedTuple):
    """The last day of a month, and the latest due date that is more than `PAR_DAYS` before it."""

    month: str
    latest: str


def standing(row: LoanRow | None) -> Standing:
    """What the loan of `row` adds to a month end."""
    if row is None:
        return Standing()
    running = row.status == Status.DISBURSED
    return Standing(row.principal_outstanding, row.oldest_unpaid_due if running else None)


@lru_cache(maxsize=64)  # asked with every commit, and the same all day
def before(today: date) -> tuple[MonthEnd, ...]:
    """The last `MONTHS` month ends before `today`, the newest first."""
    found = []
    end = today.replace(day=1) - timedelta(days=1)
    for _ in range(MONTHS):
        latest = end - timedelta(days=PAR_DAYS + 1)
        found.append(MonthEnd(end.isoformat()[:7], latest.isoformat()))
        end = end.replace(day=1) - timedelta(days=1)
    return tuple(found)


def changes(old: Standing, new: Standing, today: date) -> dict[str, int]:
    """What a commit of the date `today` adds to the counters when a loan goes from `old` to `new`.

    `months/<month>/principal` is by how much outstanding principal changed in that month;
    `months/<month>/at_risk` how much more was at risk at the end of that month than is now.
    """
    counts = {}
    if old.principal != new.principal:
        counts[f"months/{today.isoformat()[:7]}/principal"] = new.principal - old.principal
    for end in before(today):
        was, now = old.at_risk(end.latest), new.at_risk(end.latest)
        if was != now:
            counts[f"months/{end.month}/at_risk"] = was - now
    return counts


def par(at_risk: int, outstanding: int) -> str:
    """The share at risk in percent of all that is outstanding, with two decimals.

    Counters that drifted can be of any sign: then there is no share to tell. The audit finds them.
    """
    if at_risk < 0 or outstanding <= 0:
        return "0.00"
    return text(divide(at_risk * 10_000, outstanding))


def told(
    lender: Lender,
    months: Mapping[str, int],
    arrears: Mapping[str, int],
    principal: int,
    today: date,
) -> list[dict[str, Any]]:
    """The month ends before `today`, oldest first, from the counters `months/` and `arrears/`.

    `principal` is all outstanding principal now. PAR30 is in percent of outstanding principal.
    """
    due = {
        name.split("/")[1]: value for name, value in arrears.items() if name.endswith("/principal")
    }
    found = []
    outstanding = principal - months.get(f"months/{today.isoformat()[:7]}/principal", 0)
    for end in before(today):
        at_risk = sum(value for day, value in due.items() if day <= end.latest)
        at_risk += months.get(f"months/{end.month}/at_risk", 0)
        found.append(
            {
                "month": end.month,
                "principalOutstanding": lender.text(outstanding),
                "atRisk": lender.text(at_risk),
                "par30": par(at_risk, outstanding),
            }
        )
        outstanding -= months.get(f"months/{end.month}/principal", 0)
    return found[::-1]
