"""One receipt for several loans of a borrower: how much of it each of them gets.

What fell due comes first, of the loan that is unpaid for longest; what is left pays the loans off
one by one, the oldest first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Owing:
    """What one loan asks, in minor units: what fell `due`, and all that is `outstanding`.

    `since` is when the oldest unpaid instalment fell due, None if none did; `begun` is the day of
    the payout.
    """

    loan: str
    due: int
    outstanding: int
    since: date | None
    begun: date


def share(amount: int, loans: Sequence[Owing]) -> tuple[dict[str, int], int]:
    """What each loan gets of `amount` minor units, and what none of them asks for.

    The oldest loan comes first in the answer; one that gets nothing is left out.
    """
    oldest = sorted(loans, key=lambda owing: (owing.begun, owing.loan))
    given = dict.fromkeys((owing.loan for owing in oldest), 0)
    for owing in sorted(oldest, key=lambda owing: owing.since or date.max):
        part = min(owing.due, amount)
        given[owing.loan] += part
        amount -= part
    for owing in oldest:
        part = min(owing.outstanding - given[owing.loan], amount)
        given[owing.loan] += part
        amount -= part
    return {loan: part for loan, part in given.items() if part}, amount
