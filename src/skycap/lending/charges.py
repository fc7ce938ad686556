"""Charges: fees and penalties on a date, laid into the instalment whose period holds it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from skycap.lending.allocation import Due
from skycap.lending.terms import Bucket


class Charge(NamedTuple):
    """One fee or penalty, in minor units, dated `on`; `known` is the day from which it counts."""

    on: date
    bucket: Bucket
    amount: int
    known: date


def lay(instalments: Sequence[Due], charges: Iterable[Charge], as_of: date) -> None:
    """Add the charges known by `as_of` to what is due.

    A charge belongs to the instalment whose period (from, due] holds its date; one after the last
    due date belongs to the last instalment.
    """
    for charge in charges:
        if charge.known > as_of:
            continue
        holder = next((row for row in instalments if row.due >= charge.on and row.number), None)
        holder = holder or instalments[-1]
        if charge.bucket is Bucket.FEE:
            holder.fee += charge.amount
        else:
            assert charge.bucket is Bucket.PENALTY, "only fees and penalties are charged"
            holder.penalty += charge.amount
