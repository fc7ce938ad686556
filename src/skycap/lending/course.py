"""The course of a loan: what its instalments ask while facts and time are replayed.

A `Course` begins with the frozen contract. Time passes in `elapsing`, facts are applied in
`applying`, and `position` reads the figures off. It lives for one reckoning and is never stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from skycap.lending.allocation import NOTHING, Due, Part, Split, allocate, allocate_across
from skycap.lending.charges import lay
from skycap.lending.in_duplum import Ceiling
from skycap.lending.late import InDuplum
from skycap.lending.loan import Loan
from skycap.lending.money import Rounding, divide
from skycap.lending.servicing import SettlementQuoted
from skycap.lending.terms import Terms


@dataclass(slots=True)
class Track:
    """One instalment while time goes by; amounts in minor units.

    Its interest is earned evenly from `start`, by which `begun` was earned, to `until`. `charged`
    is what of its fee was earned before it falls due. What was waived is no longer in `row`.
    """

    row: Due
    start: date
    until: date
    begun: int = 0
    charged: int = 0
    interest_waived: int = 0
    fee_waived: int = 0
    penalty_waived: int = 0
    cut: int = 0
    """Interest that a stop took off it, and the day from which that would have been earned."""
    cut_from: date = date.max
    missed: bool | None = None
    """Whether it was unpaid when its grace ended; None until then."""
    units: int = 0
    """What was overdue of it, times the days that it was."""
    reckoned: int = 0
    """The penalty that the rule asks; `row.penalty` has what the ceilings let through."""

    def earned(self, day: date) -> int:
        """The interest earned by the end of `day`, what was waived included."""
        interest = self.row.interest + self.interest_waived
        if day >= self.until:
            return interest
        if day <= self.start:
            return self.begun
        gone, days = (day - self.start).days, (self.until - self.start).days
        return self.begun + divide((interest - self.begun) * gone, days, Rounding.HALF_UP)

    def interest_owed(self, day: date) -> int:
        """Interest earned by `day` and neither paid nor waived."""
        return max(self.earned(day) - self.interest_waived - self.row.interest_paid, 0)

    def fee_earned(self, day: date) -> int:
        """The fees earned by `day`: one agreed when it falls due, a charge when it is made."""
        fee = self.row.fee + self.fee_waived
        return fee if self.row.due <= day else min(self.charged, fee)

    def fee_owed(self, day: date) -> int:
        """Fees earned by `day` and neither paid nor waived."""
        return max(self.fee_earned(day) - self.fee_waived - self.row.fee_paid, 0)

    def hold(self, day: date) -> None:
        """Earn the interest that is left evenly from `day` on, though its amount may change."""
        if day > self.start:
            self.begun, self.start = self.earned(day), min(day, self.until)

    def finish(self, day: date) -> None:
        """Ask for no more than was paid, and earn all of it by `day`."""
        row = self.row
        row.principal, row.interest = row.principal_paid, row.interest_paid
        row.fee, row.penalty = row.fee_paid, row.penalty_paid
        self.settle(day)

    def settle(self, day: date) -> None:
        """Let what it asks be earned by `day`; nothing comes later."""
        self.until = min(day, self.until)
        self.start = min(self.start, self.until)
        self.begun = self.row.interest + self.interest_waived
        self.charged = self.row.fee + self.fee_waived
        self.missed = self.missed or False


@dataclass(slots=True)
class Quote:
    """A quotation that may still be honoured."""

    on: date
    event: SettlementQuoted


@dataclass(slots=True)
class Course:
    """A loan at the end of `day`, between one fact and the next; amounts in minor units."""

    terms: Terms
    lent: int
    day: date
    tracks: list[Track]
    ceiling: Ceiling
    contract: tuple[Terms, date, int]
    """The terms of the rows to come, from when they run, and the number before their first."""
    splits: dict[str, Split] = field(default_factory=dict)
    paid: int = 0
    overpaid: int = 0
    carried: list[tuple[date, int]] = field(default_factory=list)
    """What was overdue when a new schedule began, by its own due dates."""
    carried_paid: int = 0
    instalment: int | None = None
    """The instalment that prepayments keep, where they shorten the term."""
    quotes: list[Quote] = field(default_factory=list)
    ended: bool = False
    """Whether it was written off: nothing runs on, and what comes in is recovered."""
    stopped_on: date | None = None
    resumed: bool = False
    """Whether interest was let run again: it does not stop by itself any more."""
    restructured: bool = False
    capitalised: int = 0
    capitalised_left: int = 0
    written_off: Part = NOTHING
    kept: int = 0
    """What was kept back at the payout."""
    upfront: int = 0
    """Fees that were added to the principal at the payout."""
    refunded: int = 0
    recovered: int = 0
    advanced: int = 0
    blocked: int = 0
    unasked: int = 0
    rebate: int = 0

    @property
    def rows(self) -> list[Due]:
        """The instalments, old ones and new ones."""
        return [track.row for track in self.tracks]

    def outstanding(self) -> int:
        """All that is still asked, also by instalments to come."""
        return sum(track.row.outstanding for track in self.tracks)

    def capital(self) -> int:
        """The principal that is not repaid."""
        return sum(track.row.principal - track.row.principal_paid for track in self.tracks)

    def unpaid_interest(self, day: date) -> int:
        """Interest earned by `day` and unpaid, with penalties and what was capitalised of it."""
        owed = sum(
            track.interest_owed(day) + track.row.penalty - track.row.penalty_paid
            for track in self.tracks
        )
        return owed + self.capitalised_left

    def room(self) -> int | None:
        """What the in duplum ceiling still lets accrue; None where there is none."""
        if self.ceiling.form is InDuplum.NONE:
            return None
        if self.ceiling.form is InDuplum.COMMON_LAW:
            capital = self.capital() - self.capitalised_left
            return max(capital - self.unpaid_interest(self.day), 0)
        return self.ceiling.room()

    def falling_short(self) -> Iterator[tuple[date, int]]:
        """Each date by which principal and interest are unpaid, and how much by then in all."""
        total = -self.carried_paid
        for due, amount in self.carried:
            total += amount
            if total > 0:
                yield due, total
        short = 0
        for track in self.tracks:
            short += track.row.scheduled_outstanding
            if short:
                yield track.row.due, short

    def oldest_unpaid(self) -> date | None:
        """The date by which more principal and interest is unpaid than the tolerance allows."""
        tolerance = self.terms.tolerance
        return next((due for due, short in self.falling_short() if short > tolerance), None)

    def spread(self, amount: int, on: date) -> tuple[tuple[Part, ...], int]:
        """Pay `amount` into the instalments by the order of the terms; parts, and what is left."""
        order, ahead = self.terms.allocation, self.terms.allocation_ahead
        parts: tuple[Part, ...] = ()
        if self.terms.across:
            parts, amount = allocate_across(self.rows, amount, order, on)
        if amount:
            more, amount = allocate(self.rows, amount, order, ahead, on)
            parts += more
        self.count_paid(parts)
        return parts, amount

    def count_paid(self, parts: tuple[Part, ...]) -> None:
        """Count what was paid against arrears that were carried, and against capitalised interest.

        Of the principal, what was interest before is paid first.
        """
        self.carried_paid += sum(part.principal + part.interest for part in parts)
        principal = sum(part.principal for part in parts)
        self.capitalised_left -= min(principal, self.capitalised_left)

    def use_credit(self, on: date) -> None:
        """Pay what is asked anew out of what is held as an overpayment."""
        if self.overpaid and self.outstanding():
            _, self.overpaid = self.spread(self.overpaid, on)

    def current(self, on: date) -> Track:
        """The instalment whose period (from, due] holds the date; after the last, the last.

        Instalments of before the schedule in force ask for nothing any more.
        """
        before = self.contract[2]
        coming = (
            track for track in self.tracks if track.row.due >= on and track.row.number > before
        )
        return next(coming, self.tracks[-1])


def begin(loan: Loan, as_of: date) -> Course:
    """The course of `loan` on the day it was paid out; it must have been by `as_of`."""
    assert loan.disbursed is not None
    assert loan.disbursed_on is not None
    start, last = loan.disbursed_on, loan.schedule[-1].due
    tracks = []
    for row in loan.schedule:
        due = Due(*row)
        # Interest in advance is earned over the whole term.
        tracks.append(Track(due, start, last if due.number == 0 else due.due))
        start = loan.disbursed_on if due.number == 0 else due.due
    if tracks[0].row.number == 0:
        tracks[0].row.settle()
        tracks[0].charged = tracks[0].row.fee
    if loan.charges:
        lay([track.row for track in tracks], loan.charges, as_of)
    return Course(
        terms=loan.terms,
        lent=loan.disbursed.principal,
        day=loan.disbursed_on,
        tracks=tracks,
        ceiling=Ceiling(loan.terms.late.in_duplum),
        contract=(loan.terms, loan.disbursed_on, 0),
        kept=sum(row.total for row in loan.schedule if row.number == 0),
        upfront=sum(row.principal for row in loan.schedule) - loan.disbursed.principal,
    )
