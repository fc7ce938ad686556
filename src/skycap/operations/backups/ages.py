"""Which backups are old enough to go: the same on both platforms."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

T = TypeVar("T")


def to_drop(found: Sequence[tuple[datetime, T]], daily: int, weekly: int, monthly: int) -> list[T]:
    """Which backups to drop: all but the newest of each of the last days, weeks and months.

    Days are those of UTC that have a backup. The newest of all is never dropped.
    """
    dated = sorted(found, key=lambda one: one[0], reverse=True)
    kept = [backup for _, backup in dated[:1]]
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (daily, datetime.date),
        (weekly, lambda moment: moment.isocalendar()[:2]),
        (monthly, lambda moment: (moment.year, moment.month)),
    )
    for most, period_of in periods:
        seen: set[object] = set()
        for moment, backup in dated:
            period = period_of(moment)
            if period not in seen and len(seen) < most:
                seen.add(period)
                kept.append(backup)
    return [backup for _, backup in dated if backup not in kept]
