"""Measuring the book at a day end: every loan once, as it was known at the end of that day.

What comes out is plain sums, so a walk over many loans may stop, be kept, and go on. Nothing that
is recorded later changes it: entries of later days are left out, with whatever earlier date.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import orjson

from skycap.lending.arrears import BUCKETS, bucket_of
from skycap.lending.books import Balances, event_targets, holdings, is_month_end
from skycap.lending.ceilings import ceiling_of
from skycap.lending.history import Entry, canonical, event
from skycap.lending.ledger import Account, taxed_fees
from skycap.lending.loan import Loan, Status, fold
from skycap.lending.position import Position, position, status
from skycap.lending.provisions import Rules, Stage, stage_of
from skycap.services.days import Days
from skycap.services.office import Lender

PAR_DAYS: Final = (1, 30, 60, 90)
"""Portfolio at risk is told for loans more than so many days late; PAR1 counts from the first."""
EXEMPT: Final = "exempt"
INSURANCE: Final = "insurance"
"""What fees without tax, and premiums that are passed on, are called among those by rate."""
LOOKED_BACK_MONTHS: Final = 6
"""How many month ends before are looked at for whether a loan was cured long enough."""


@event("book_measured")
@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of the whole book at the end of a day, canonical JSON of `Sums.figures`."""

    figures: str


def day_stream(day: date) -> str:
    """The history of what was measured at the end of `day`: one event, so one read."""
    return f"books/{day.isoformat()}"


@dataclass(slots=True)
class Sums:
    """What was added up so far. `wanted` and `booked` are by account, `figures` by name."""

    loans: int = 0
    wanted: dict[str, int] = field(default_factory=dict)
    booked: dict[str, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> str:
        """These sums as text, to be kept between two pieces of a walk."""
        return canonical([self.loans, self.wanted, self.booked, self.figures])

    @classmethod
    def from_json(cls, body: str) -> "Sums":
        """Read sums back."""
        return cls(*orjson.loads(body))

    def add(self, entries: Sequence[Entry], days: Days, day: date) -> None:
        """Add the loan with this history as it was known at the end of `day`."""
        known = [entry for entry in entries if days.date_of(entry.recorded_at) <= day]
        loan = fold(known)
        if loan is None or loan.disbursed is None:
            return
        lender = days.lender_on(day)
        figures = position(loan, day)
        last = days.lender_at(known[-1].recorded_at)
        then = last.date_of(known[-1].recorded_at)
        at_last = figures if then == day else position(loan, then)
        held = holdings(loan, figures, lender.books)
        _sum(self.wanted, held)
        _sum(self.booked, event_targets(loan, at_last, last.books))
        self.loans += 1
        for name, value in _figures(loan, figures, lender, day, held):
            self.figures[name] = self.figures.get(name, 0) + value

    @property
    def difference(self) -> Balances:
        """What the books should hold beyond what the loans booked."""
        names = sorted(self.wanted.keys() | self.booked.keys())
        found = {name: self.wanted.get(name, 0) - self.booked.get(name, 0) for name in names}
        return {Account(name): amount for name, amount in found.items() if amount}

    @property
    def held(self) -> dict[str, int]:
        """What the books should hold for loans, by account."""
        return {name: amount for name, amount in sorted(self.wanted.items()) if amount}

    def required(self) -> tuple[int, ...]:
        """What is to be provided, by stage."""
        return tuple(self.figures.get(f"stage/{stage.value}/required", 0) for stage in Stage)


def _sum(sums: dict[str, int], balances: Mapping[Account, int]) -> None:
    for account, amount in balances.items():
        sums[account.value] = sums.get(account.value, 0) + amount


def _figures(
    loan: Loan, figures: Position, lender: Lender, day: date, held: Balances
) -> Iterator[tuple[str, int]]:
    """What one loan adds to the figures, by name; amounts in minor units."""
    yield from _collected(figures, day)
    for fee in taxed_fees(loan, figures, held, lender.books.vat):
        taxed = fee.percent if fee.percent not in {"", "0"} else EXEMPT
        kind = INSURANCE if fee.insured else taxed
        yield f"vat/{kind}/fees", fee.amount
        yield f"vat/{kind}/tax", fee.tax
    if status(loan, figures) is not Status.DISBURSED:
        return
    late = figures.days_past_due
    again = figures.turns is not None and figures.turns.restructured
    principal = figures.principal_outstanding
    interest = held.get(Account.INTEREST_RECEIVABLE, 0)
    yield "loans", 1
    yield "principal", principal
    yield "overdue", figures.overdue
    bucket = bucket_of(late)
    yield f"bucket/{bucket}/loans", 1
    yield f"bucket/{bucket}/principal", principal
    yield f"bucket/{bucket}/overdue", figures.overdue
    if again:
        yield "restructured", principal
    ceiling = ceiling_of(loan, day) if late else None
    if ceiling is not None and ceiling.near:
        yield "ceiling/near", 1
        yield "ceiling/blocked", ceiling.blocked
    for days in PAR_DAYS:
        at_risk = late > (0 if days == 1 else days)
        if at_risk:
            yield f"par/{days}", principal
        if at_risk or again:
            yield f"par/{days}/restructured", principal
    if is_month_end(day):
        rules = lender.provisioning
        stage = stage_at(loan, figures, rules)
        required = rules.required(principal, interest, late)
        yield f"bucket/{bucket}/required", required
        yield f"stage/{stage.value}/loans", 1
        yield f"stage/{stage.value}/principal", principal
        yield f"stage/{stage.value}/interest", interest
        yield f"stage/{stage.value}/required", required


def _collected(figures: Position, day: date) -> Iterator[tuple[str, int]]:
    """What fell due since the month began, and what of that is paid; prepayments count for none."""
    first = day.replace(day=1)
    for row in figures.instalments:
        if first <= row.due <= day and row.number > 0:
            yield "due", row.principal + row.interest + row.fee
            yield "collected", row.principal_paid + row.interest_paid + row.fee_paid


def stage_at(loan: Loan, figures: Position, rules: Rules) -> Stage:
    """The stage of a loan at a month end, from how late it was at that one and those before.

    A month end without arrears counts as an instalment paid in time. The loan comes back from a
    stage after as many of them as the rules ask.
    """
    stage, timely = Stage.PERFORMING, 0
    for late in _lateness(loan, figures):
        timely = timely + 1 if late == 0 else 0
        stage = stage_of(late, stage, timely, rules.staging)
    return stage


def _lateness(loan: Loan, figures: Position) -> list[int]:
    """Days past due at the month ends, the last is that of `figures`."""
    assert loan.disbursed_on is not None
    found, end = [figures.days_past_due], figures.as_of
    for _ in range(LOOKED_BACK_MONTHS):
        end = end.replace(day=1) - timedelta(days=1)
        if end <= loan.disbursed_on:
            break
        found.append(position(loan, end).days_past_due)
    return found[::-1]


def told(figures: Mapping[str, int]) -> dict[str, Any]:
    """The figures as a tree: {"bucket": {"1-30": {"loans": 2, ...}}}, amounts in minor units."""
    tree: dict[str, Any] = {"buckets": {name: {} for name in BUCKETS}, "stages": {}, "par": {}}
    for name, value in figures.items():
        first, _, rest = name.partition("/")
        match first:
            case "bucket":
                bucket, what = rest.split("/")
                tree["buckets"][bucket][what] = value
            case "stage":
                stage, what = rest.split("/")
                tree["stages"].setdefault(stage, {})[what] = value
            case "par":
                tree["par"][rest] = value
            case _:
                tree[name] = value
    return tree
