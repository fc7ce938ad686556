"""Timing to trust on a noisy machine: the two sides in turn, their medians and the ratio."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

ROUNDS = 5


class Figure(NamedTuple):
    """One measured thing beside its bare cost."""

    name: str
    ours: float
    bare: float
    unit: str

    @property
    def ratio(self) -> float:
        """Ours over bare; for rates, 1.00 would be free of charge."""
        return self.ours / self.bare

    def line(self) -> str:
        """The figure as one line of text."""
        return (
            f"{self.name:52s} {self.ours:12,.0f} {self.unit:10s} bare {self.bare:12,.0f}  "
            f"ratio {self.ratio:5.2f}"
        )


def rate(work: Callable[[], int]) -> float:
    """How many things a second `work` does; it returns how many it did."""
    start = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - start)


def side_by_side(
    name: str, ours: Callable[[], int], bare: Callable[[], int], rounds: int = ROUNDS
) -> Figure:
    """Measure two rates in turn and take the medians, so that drift falls on both."""
    pairs = [(rate(ours), rate(bare)) for _ in range(rounds)]
    return Figure(
        name,
        statistics.median(ours_rate for ours_rate, _ in pairs),
        statistics.median(bare_rate for _, bare_rate in pairs),
        "a second",
    )
