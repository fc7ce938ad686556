"""How borrowers pay: when, and how much, for each kind of payer."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from typing import Final, NamedTuple

from skycap.demo.hours import payday_before
from skycap.lending.schedule import Row, total

_LEAST: Final = 5_000
"""Nobody walks to the office with less than fifty pula."""

_LATE_DAYS: Final = (0, 0, 1, 2, 3, 4, 6, 8, 11, 15)
_JANUARY_LATE: Final = 0.2


class Habit(StrEnum):
    """What kind of payer somebody is."""

    PUNCTUAL = "punctual"
    LATE = "late"
    """A few days late, now and then two weeks."""
    PARTIAL = "partial"
    """In two parts, the second later."""
    SKIPPER = "skipper"
    """Leaves a month out and makes up for it."""
    STRUGGLER = "struggler"
    """Falls behind, pays on and off, also after the end."""
    DEFAULTER = "defaulter"
    """Pays for a while, then no more than a token."""
    EARLY = "early"
    """Settles everything before the end."""
    OVERPAYER = "overpayer"
    """Pays more than is owed at the end."""


GOOD: Final = frozenset({Habit.PUNCTUAL, Habit.LATE, Habit.PARTIAL, Habit.EARLY, Habit.OVERPAYER})
"""Those who may come back for another loan."""


class Receipt(NamedTuple):
    """Money that somebody brings on a day; `above_debt` when nothing is owed any more."""

    on: date
    amount: int
    above_debt: bool = False


class Payer:
    """Pays the instalments `rows` of one loan, paid out on `start`, by a habit.

    With `on_payday` always on payday, as payrolls do; else some people do so and some do not.
    """

    def __init__(
        self,
        habit: Habit,
        rows: Sequence[Row],
        start: date,
        rng: Random,
        *,
        on_payday: bool = False,
    ) -> None:
        self._habit = habit
        self._rows = rows
        self._start = start
        self._rng = rng
        self._left = total(rows)
        self._paid: list[Receipt] = []
        weekly = len(rows) > 1 and (rows[1].due - rows[0].due).days <= 7
        self._on_payday = not weekly and (on_payday or rng.random() < 0.6)

    def receipts(self, stop_after: int | None = None) -> list[Receipt]:
        """All that is ever paid, in order of its day; nothing after `stop_after` instalments."""
        if stop_after is not None:
            self._promptly(self._rows[:stop_after])
        else:
            _WAYS[self._habit](self)
        return sorted(self._paid)

    def _pay(self, on: date, amount: int) -> None:
        amount = min(amount, self._left)
        if amount > 0:
            self._left -= amount
            self._paid.append(Receipt(max(on, self._start + timedelta(days=1)), amount))

    def _day(self, row: Row) -> date:
        """When a good payer pays `row`: on payday, or on the due date or just before."""
        if row.due.month == 1 and self._rng.random() < _JANUARY_LATE:
            return row.due + timedelta(days=self._rng.randint(2, 9))
        if self._on_payday:
            return payday_before(row.due, self._rng)
        return row.due - timedelta(days=self._rng.choice((0, 0, 0, 1, 2)))

    def _promptly(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._pay(self._day(row), row.total)

    def _punctual(self) -> None:
        rounded = self._rng.random() < 0.12
        for row in self._rows:
            amount = -(-row.total // 1_000) * 1_000 if rounded else row.total
            self._pay(self._day(row), amount)

    def _late(self) -> None:
        for row in self._rows:
            self._pay(row.due + timedelta(days=self._rng.choice(_LATE_DAYS)), row.total)

    def _partial(self) -> None:
        for row in self._rows:
            first = row.total * self._rng.choice((50, 60, 75, 80)) // 100 // 100 * 100
            on = self._day(row)
            self._pay(on, max(first, 1))
            self._pay(on + timedelta(days=self._rng.randint(6, 24)), row.total - max(first, 1))

    def _skipper(self) -> None:
        behind = 0
        for row in self._rows:
            if self._rng.random() < 0.22:
                behind += row.total
            else:
                caught_up = behind if self._rng.random() < 0.7 else behind // 2 // 100 * 100
                behind -= caught_up
                self._pay(self._day(row) + timedelta(days=3), row.total + caught_up)
        self._afterwards(0.8, self._rows[0].total)

    def _struggler(self) -> None:
        for row in self._rows:
            mood = self._rng.random()
            on = row.due + timedelta(days=self._rng.randint(4, 26))
            if mood < 0.5:
                self._pay(on, row.total)
            elif mood < 0.75:
                self._pay(on, max(row.total // 2 // 1_000 * 1_000, _LEAST))
        self._afterwards(0.65, self._rows[0].total)

    def _afterwards(self, chance: float, usual: int) -> None:
        """Go on paying, month by month, what is left when the last instalment was due."""
        due = self._rows[-1].due
        for _ in range(36):
            due += timedelta(days=30)
            if self._rng.random() < chance:
                self._pay(due + timedelta(days=self._rng.randint(-4, 6)), usual)

    def _defaulter(self) -> None:
        kept = self._rng.randint(0, max(1, len(self._rows) * 6 // 10))
        self._promptly(self._rows[:kept])
        on = self._rows[min(kept, len(self._rows) - 1)].due
        for _ in range(self._rng.choice((0, 0, 1, 2))):
            on += timedelta(days=self._rng.randint(20, 60))
            self._pay(on, self._rng.choice((10_000, 15_000, 20_000, 30_000)))

    def _early(self) -> None:
        kept = self._rng.randint(1, max(1, len(self._rows) * 2 // 3))
        self._promptly(self._rows[:kept])
        last = self._rows[kept - 1].due
        self._pay(last + timedelta(days=self._rng.randint(2, 20)), self._left)

    def _overpayer(self) -> None:
        self._promptly(self._rows)
        last, usual = self._rows[-1].due, self._rows[0].total
        final = self._paid[-1]
        if self._rng.random() < 0.5:
            generous = final.amount + self._rng.choice((500, 1_000, 2_500, 5_000))
            self._paid[-1] = final._replace(amount=generous)
        else:
            late = last + timedelta(days=self._rng.randint(24, 31))
            self._paid.append(Receipt(late, usual, above_debt=True))


_WAYS: Final = {
    Habit.PUNCTUAL: Payer._punctual,  # noqa: SLF001 - this table is the class's own
    Habit.LATE: Payer._late,  # noqa: SLF001 - as above
    Habit.PARTIAL: Payer._partial,  # noqa: SLF001 - as above
    Habit.SKIPPER: Payer._skipper,  # noqa: SLF001 - as above
    Habit.STRUGGLER: Payer._struggler,  # noqa: SLF001 - as above
    Habit.DEFAULTER: Payer._defaulter,  # noqa: SLF001 - as above
    Habit.EARLY: Payer._early,  # noqa: SLF001 - as above
    Habit.OVERPAYER: Payer._overpayer,  # noqa: SLF001 - as above
}
