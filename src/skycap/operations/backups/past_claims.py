"""Which unique names were taken at a past moment, and by whom, by what the histories tell.

A payment reference that several payments share becomes free when the last of them is reversed,
unless something else than a payment holds it: a receipt, or money recovered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from skycap.lending import servicing
from skycap.lending.events import Repaid, Reversed
from skycap.lending.facts import NEED_A_SECOND
from skycap.lending.history import Entry
from skycap.services.books.entries import STREAMS as ENTRIES
from skycap.services.books.entries import EntryDeclined, EntryProposed, reversal_of
from skycap.services.books.receipts import ReceiptHeld
from skycap.services.payment_references import claim_name, name_of
from skycap.services.ports import Claim

TAKEN: Final = "taken"
PAID: Final = "paid"
REVERSED: Final = "reversed"
FREED: Final = "freed"


@dataclass(frozen=True, slots=True)
class Move:
    """Something happened to a name: `holder` took it, paid with it, was reversed, or let it go."""

    at: datetime
    kind: str
    name: str
    holder: str


@dataclass(slots=True)
class Names:
    """Names and their holders, as moves are made one after the other."""

    holders: dict[str, str] = field(default_factory=dict)
    standing: dict[str, set[str]] = field(default_factory=dict)
    paid_with: dict[str, str] = field(default_factory=dict)

    def make(self, move: Move) -> None:
        """Make the next move."""
        name = move.name
        if move.kind == FREED:
            if self.holders.get(name) == move.holder:
                del self.holders[name]
            return
        if move.kind == REVERSED:
            self._reverse(move.holder)
            return
        self.holders.setdefault(name, move.holder)
        if move.kind == PAID:
            self.paid_with[move.holder] = name
            self.standing.setdefault(name, set()).add(move.holder)

    def _reverse(self, repayment: str) -> None:
        name = self.paid_with[repayment]
        self.standing[name].discard(repayment)
        if not self.standing[name] and self.holders.get(name) in self.paid_with:
            del self.holders[name]


def moves(kept: tuple[Entry, ...]) -> Iterator[Move]:
    """What one history did to names of payments and of reversals."""
    waiting, of_acts = set[str](), dict[str, str]()
    named = kept[0].stream.removeprefix(ENTRIES) if kept else ""
    for entry in kept:
        told, at = entry.event, entry.recorded_at
        match told:
            case Repaid():
                name = claim_name(told.method, told.payment_reference)
                yield Move(at, PAID, name, told.repayment)
            case Reversed():
                yield Move(at, REVERSED, "", told.repayment)
            case ReceiptHeld():
                holder = entry.stream.rpartition("/")[2]
                yield Move(at, TAKEN, claim_name(told.method, told.reference), holder)
            case EntryProposed(reverses=str() as other):
                of_acts[named] = reversal_of(other)
                yield Move(at, TAKEN, of_acts[named], named)
            case EntryDeclined() if named in of_acts:
                yield Move(at, FREED, of_acts[named], named)
            case servicing.Recovered() | servicing.RefundProposed() | servicing.Advanced():
                if told.payment_reference.strip():
                    of_acts[told.id] = name_of(told)
                    yield Move(at, TAKEN, of_acts[told.id], told.id)
                if isinstance(told, NEED_A_SECOND):
                    waiting.add(told.id)
            case servicing.Confirmed():
                waiting.discard(told.id)
            case servicing.Declined() if told.id in waiting & of_acts.keys():
                waiting.discard(told.id)
                yield Move(at, FREED, of_acts[told.id], told.id)
            case servicing.Undone() if told.id in of_acts:
                yield Move(at, FREED, of_acts[told.id], told.id)
            case _:
                pass


def claims(made: list[Move]) -> list[Claim]:
    """The names that were taken after all these moves."""
    names = Names()
    for move in sorted(made, key=lambda move: move.at):
        names.make(move)
    return [Claim(name, holder) for name, holder in sorted(names.holders.items())]
