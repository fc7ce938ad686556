"""Schedules a second on distinct inputs, against the bare integer arithmetic of the same rows."""

import random
from datetime import date, timedelta

from benchmarks.measuring import Figure, side_by_side
from skycap.lending.calendars import Unit
from skycap.lending.schedule import build
from skycap.lending.terms import Method, Product, RatePeriod

COUNT = 4_000
INSTALMENTS = 12


def measure() -> list[Figure]:
    """Twelve monthly rows of a declining balance, principal, rate and start differing each time."""
    dice = random.Random(7)
    inputs = []
    for _ in range(COUNT):
        percent = f"{dice.randrange(100, 600)}"
        product = Product(
            code="bench",
            name="Bench",
            version=1,
            method=Method.DECLINING,
            rate_percent=f"{percent[0]}.{percent[1:]}",
            rate_period=RatePeriod.MONTH,
            unit=Unit.MONTHS,
            every=1,
            principal_min=1,
            principal_max=10**9,
            instalments_min=1,
            instalments_max=60,
        )
        principal = dice.randrange(50_000, 5_000_000)
        start = date(2024, 1, 1) + timedelta(days=dice.randrange(900))
        inputs.append((principal, product.terms(principal, INSTALMENTS), start))
    bare = [
        (principal, *terms.periodic_rate().as_integer_ratio()) for principal, terms, _ in inputs
    ]

    def ours() -> int:
        for principal, terms, start in inputs:
            build(principal, terms, start)
        return COUNT

    def arithmetic() -> int:
        for principal, numerator, denominator in bare:
            _rows(principal, numerator, denominator)
        return COUNT

    return [side_by_side("twelve-row schedules, one core", ours, arithmetic)]


def _rows(principal: int, numerator: int, denominator: int) -> list[tuple[int, int]]:
    """Equal instalments in plain integers: no dates, no checks, no names."""
    grown, base = (denominator + numerator) ** INSTALMENTS, denominator**INSTALMENTS
    up, down = principal * numerator * grown, denominator * (grown - base)
    instalment = (2 * up + down) // (2 * down)
    balance, rows = principal, []
    for number in range(INSTALMENTS):
        interest = (2 * balance * numerator + denominator) // (2 * denominator)
        capital = balance if number == INSTALMENTS - 1 else instalment - interest
        balance -= capital
        rows.append((capital, interest))
    return rows
