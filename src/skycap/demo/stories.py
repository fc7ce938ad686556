"""Who borrows what, and when: two years of stories, planned before anything is written.

Planning is pure. Every loan has random numbers of its own, so it can be played on its own, in any
order and at the same time as others, and still be the same loan to the last byte.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final, NamedTuple

from skycap.demo import hours
from skycap.demo.acts import Story
from skycap.demo.habits import GOOD, Habit
from skycap.demo.lifetimes import Fate, Lifetime, Plan, Turn
from skycap.demo.names import PUBLIC_SERVICE
from skycap.demo.people import Borrower, People
from skycap.lending.terms import Product

DAYS: Final = 730

_SEASON: Final = {1: 1.35, 2: 0.85, 3: 0.9, 4: 1.05, 6: 0.9, 8: 0.9, 9: 1.1, 11: 1.05, 12: 1.3}
"""School fees in January, the holidays in December; other months are ordinary."""

_GROWTH: Final = (0.3, 0.7)
"""How brisk business was at the start, and how much brisker it has become, as parts of today's."""

_MID_MONTH: Final = range(9, 24)
_COMES_BACK: Final = 0.5

_HABITS: Final = {
    Habit.PUNCTUAL: 46, Habit.LATE: 20, Habit.PARTIAL: 8, Habit.SKIPPER: 8, Habit.STRUGGLER: 4,
    Habit.DEFAULTER: 3, Habit.EARLY: 8, Habit.OVERPAYER: 3,
}  # fmt: skip
"""How many of a hundred borrowers have which habit."""

_FATES: Final = {Fate.LENT: 84, Fate.REJECTED: 10, Fate.WITHDRAWN: 3, Fate.CANCELLED: 3}
_FATES_AGAIN: Final = {Fate.LENT: 95, Fate.REJECTED: 3, Fate.WITHDRAWN: 1, Fate.CANCELLED: 1}


class _Offer(NamedTuple):
    """How a product is used: the loan in parts of a wage, the instalments, a bearable share."""

    wages: tuple[float, float]
    instalments: tuple[int, ...]
    share: float


_OFFERS: Final = {
    "standard": _Offer((0.5, 2.2), (3, 4, 6, 6, 9, 10, 12, 12, 18), 0.33),
    "monthly-flat": _Offer((0.2, 0.9), (1, 2, 3, 3, 4, 6, 6), 0.4),
    "reducing": _Offer((1.2, 3.2), (6, 12, 12, 18, 24), 0.33),
    "weekly": _Offer((0.15, 0.5), (4, 6, 8, 8, 12, 16), 0.09),
}
_DOUBTED_MAX: Final = 9_000
"""The office has a nose for bad payers: none of them is lent more than so many pula."""

_LIKED: Final = {  # in the order of _OFFERS
    "payroll": (50, 18, 28, 4),
    "salaried": (46, 36, 10, 8),
    "self-employed": (22, 38, 2, 38),
}


class _Part(NamedTuple):
    """A loan that must be there whatever the dice say."""

    fate: Fate
    days_ago: int
    habit: Habit = Habit.PUNCTUAL
    instalments: int = 6
    stop_after: int | None = None
    turn: Turn | None = None


_WAY_TO_PAYOUT: Final = 4
"""Days that usually pass between an application and the payout."""


def _late(days: int, kept: int, instalments: int, turn: Turn | None = None) -> _Part:
    """A loan whose oldest unpaid due date is about `days` ago, after `kept` paid instalments."""
    month = 30.44
    ago = days + round((kept + 1) * month) + _WAY_TO_PAYOUT
    return _Part(Fate.LENT, ago, Habit.DEFAULTER, instalments, kept, turn)


_CAST: Final = (
    *(_Part(Fate.PENDING, days) for days in (0, 0, 1, 1, 2, 3)),
    *(_Part(Fate.ASKED, days) for days in (8, 10, 12)),
    *(_Part(Fate.APPROVED, days) for days in (9, 11, 13)),
    *(_Part(Fate.REJECTED, days) for days in (20, 200)),
    *(_Part(Fate.WITHDRAWN, days) for days in (33, 320)),
    *(_Part(Fate.CANCELLED, days) for days in (47, 410)),
    *(_Part(Fate.LENT, days, Habit.OVERPAYER, 3) for days in (250, 500)),
    _Part(Fate.LENT, 600, Habit.PUNCTUAL, 6),
    _Part(Fate.LENT, 380, Habit.EARLY, 10),
    *(_Part(Fate.LENT, 44, instalments=9, turn=Turn.WAITING, stop_after=1) for _ in range(2)),
    _Part(Fate.LENT, 120, instalments=6, turn=Turn.DECLINED, stop_after=2),
    _Part(Fate.LENT, 170, instalments=4, turn=Turn.BOUNCED),
    _late(15, 2, 9),
    _late(45, 1, 6),
    _late(75, 2, 6),
    _late(135, 1, 4),
    _late(270, 2, 6),
    _late(430, 1, 4),
    _late(520, 2, 6),
    *(_late(560, 1, 6, Turn.WRITTEN_OFF) for _ in range(2)),
)  # fmt: skip
"""Every state, every bucket of arrears, every kind of reversal: also in a small book."""

LOANS_MIN: Final = len(_CAST)


class Author:
    """Writes the stories of a book with `loans` loans that ends at the UTC moment `until`."""

    def __init__(
        self, products: Mapping[str, Product], seed: int, until: datetime, loans: int
    ) -> None:
        assert loans >= LOANS_MIN, f"a book has at least {LOANS_MIN} loans"
        self._products = products
        self._seed = seed
        self._until = until
        self._loans = loans
        self._rng = Random(f"{seed}/book")
        self._people = People(Random(f"{seed}/people"))
        self._hand: list[Habit] = []
        self._stories: list[Story] = []

    def stories(self) -> list[Story]:
        """All loans of the book, in order of application."""
        for part in _CAST:
            self._play(part)
        while len(self._stories) < self._loans:
            self._borrow()
        return sorted(self._stories, key=lambda story: (story.steps[0].at, story.number))

    def _play(self, part: _Part) -> None:
        borrower = self._people.somebody()
        if part.turn is Turn.BOUNCED:
            form = replace(borrower.form, repayment_method="debit_order")
            borrower = replace(borrower, form=form)
        start = self._until - timedelta(days=part.days_ago, minutes=self._rng.randint(5, 180))
        if part.fate is Fate.PENDING:
            start = _awake(start)
        product = self._products["standard"]
        principal = self._amount(product, borrower, part.habit, part.instalments)
        self._write(
            Plan(
                len(self._stories) + 1, borrower, product, principal, part.instalments, start,
                part.fate, part.habit, part.stop_after, part.turn,
            )
        )  # fmt: skip

    def _borrow(self) -> None:
        """Somebody new borrows, and perhaps again when that loan is paid."""
        rng = self._rng
        borrower = self._people.somebody()
        habit = self._habit()
        start, fates = _at_some_hour(self._arrival(), rng), _FATES
        while start < self._until and len(self._stories) < self._loans:
            fate = rng.choices(list(fates), list(fates.values()))[0]
            code = self._choice(borrower)
            instalments = rng.choice(_OFFERS[code].instalments)
            product = self._products[code]
            plan = Plan(
                len(self._stories) + 1,
                borrower,
                product,
                self._amount(product, borrower, habit, instalments),
                instalments,
                start,
                fate,
                habit,
                again=fates is _FATES_AGAIN,
            )
            ends = self._write(plan)
            if fate is not Fate.LENT or habit not in GOOD or rng.random() > _COMES_BACK:
                return
            days, fates = rng.randint(2, 60), _FATES_AGAIN
            start = _at_some_hour(hours.local(ends) + timedelta(days=days), rng)

    def _habit(self) -> Habit:
        """Dealt like cards, not thrown like dice: no book is ruined by a run of bad luck."""
        if not self._hand:
            self._hand = [habit for habit, count in _HABITS.items() for _ in range(count)]
            self._rng.shuffle(self._hand)
        return self._hand.pop()

    def _write(self, plan: Plan) -> datetime:
        """Write one story; gives when it ends."""
        own = Random(f"{self._seed}/loan/{plan.number}")
        lifetime = Lifetime(plan, own, self._until)
        story = lifetime.story()
        if story.steps:  # a walk-in on the last Sunday would come after the end
            self._stories.append(story)
        return lifetime.ends

    def _arrival(self) -> date:
        """The day on which somebody new comes: by season, growth and time of the month."""
        rng, today = self._rng, hours.local(self._until)
        while True:
            ago = rng.randrange(1, DAYS - 1)
            day = today - timedelta(days=ago)
            chance = _GROWTH[0] + _GROWTH[1] * (DAYS - ago) / DAYS
            chance *= _SEASON.get(day.month, 1.0)
            if day.day in _MID_MONTH:
                chance *= 1.3
            if rng.random() < chance / 2:
                return day

    def _choice(self, borrower: Borrower) -> str:
        if borrower.employer in PUBLIC_SERVICE:
            liked = _LIKED["payroll"]
        else:
            liked = _LIKED["salaried" if borrower.salaried else "self-employed"]
        return self._rng.choices(list(_OFFERS), liked)[0]

    def _amount(self, product: Product, borrower: Borrower, habit: Habit, instalments: int) -> int:
        """An amount that the wage can carry, in whole hundreds of pula or so, in minor units."""
        offer = _OFFERS[product.code]
        wanted = borrower.wage * self._rng.uniform(*offer.wages)
        if habit not in GOOD:
            wanted = min(wanted, _DOUBTED_MAX)
        bearable = borrower.wage * offer.share * instalments
        step = 50 if product.code == "weekly" else 100
        pula = round(min(wanted, bearable) / step) * step
        return min(max(pula * 100, product.principal_min), product.principal_max)


def _at_some_hour(day: date, rng: Random) -> datetime:
    """A moment at which somebody awake may apply."""
    return hours.at(day, time(rng.randint(6, 21), rng.randrange(60), rng.randrange(60)))


def _awake(moment: datetime) -> datetime:
    """The moment, or the evening before for one in the small hours."""
    hour = moment.astimezone(hours.ZONE).hour
    if hour >= 6:  # nobody applies before six
        return moment
    return hours.at(hours.local(moment) - timedelta(days=1), time(21, moment.minute))
