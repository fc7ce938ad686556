"""A loan as its history tells it: `evolve` one event at a time, `fold` them all.

A `Loan` holds what `decide` and `position` need: the stage of its life, who did what (four eyes),
the frozen contract and the financial facts. It holds no balance: balances are computed from the
facts for the day one asks about.
"""

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, get_args

from skycap.lending import events, servicing, underwriting
from skycap.lending.charges import Charge
from skycap.lending.early import Surplus
from skycap.lending.facts import NEED_A_SECOND, Fact
from skycap.lending.history import Entry
from skycap.lending.schedule import Row
from skycap.lending.terms import Terms

T = TypeVar("T")
DISBURSEMENT = "disbursement"
"""What an undoing names that takes back the payout itself."""
PUBLIC = "public"
"""The actor of what an applicant does without signing in; not a person for four eyes."""


class Status(StrEnum):
    """Where a loan stands. In arrears is computed, never a status."""

    PENDING = "pending"
    INFO_REQUESTED = "info_requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    DISBURSED = "disbursed"
    CLOSED = "closed"
    OVERPAID = "overpaid"
    WRITTEN_OFF = "written_off"


@dataclass(frozen=True, slots=True)
class Payment:
    """One repayment as recorded, on its value date; `amount` in minor units."""

    id: str
    on: date
    recorded_at: datetime
    actor: str
    event: events.Repaid

    @property
    def replay_key(self) -> tuple[date, int, str, str, str]:
        """Orders payments by value date, then by what they are; never by when they were typed."""
        paid = self.event
        return (self.on, paid.amount, paid.method, paid.payment_reference, self.id)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reversal that waits for a second person; `hash` is that of the proposing entry."""

    actor: str
    hash: str
    bounce_fee: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document on the loan; `accepted` is None until a checker has looked at it."""

    digest: str
    actor: str
    accepted: bool | None = None


@dataclass(frozen=True)
class Loan:
    """The state of one loan after `version` events; `payments` and `facts` are in replay order.

    `waiting` are acts that need a second person, `undoing` the proposals to undo one, `undone` the
    ids of acts that never counted.
    """

    id: str
    reference: str
    stage: Status
    principal: int
    terms: Terms
    application: int
    applied_on: date
    applied_at: datetime
    applied_by: str
    recorded_at: datetime
    version: int = 1
    captured_by: frozenset[str] = frozenset()
    reviewed_by: frozenset[str] = frozenset()
    approved: int = 0
    approved_on: date | None = None
    disbursed_by: str | None = None
    disbursed_on: date | None = None
    disbursed: events.Disbursed | None = None
    payments: tuple[Payment, ...] = ()
    charges: tuple[Charge, ...] = ()
    reversed: frozenset[str] = frozenset()
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    documents: Mapping[str, Attachment] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    waiting: Mapping[str, Fact] = field(default_factory=dict)
    undoing: Mapping[str, Proposal] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()
    assessed: underwriting.AffordabilityAssessed | None = None
    securities: Mapping[str, underwriting.Security] = field(default_factory=dict)
    turned: bool = False
    """Whether anything but plain repayments ever counted."""

    @property
    def schedule(self) -> tuple[Row, ...]:
        """The schedule as agreed at disbursement; empty before."""
        return self.disbursed.schedule if self.disbursed else ()

    @property
    def open(self) -> bool:
        """Whether the loan still lives: not rejected, withdrawn or cancelled."""
        return self.stage not in {Status.REJECTED, Status.WITHDRAWN, Status.CANCELLED}

    def payment(self, repayment: str) -> Payment | None:
        """The repayment with that id, reversed or not."""
        return next((paid for paid in self.payments if paid.id == repayment), None)

    def standing_payments(self) -> list[Payment]:
        """The repayments that count, in replay order: value date, then content."""
        return [paid for paid in self.payments if paid.id not in self.reversed]

    def fact(self, act: str) -> Fact | None:
        """The act with that id, undone or not; None while it waits for a second person."""
        return next((fact for fact in self.facts if fact.id == act), None)

    def standing_facts(self) -> list[Fact]:
        """The acts that count, in replay order."""
        return [fact for fact in self.facts if fact.id not in self.undone]


def with_payment(payments: tuple[Payment, ...], paid: Payment) -> tuple[Payment, ...]:
    """The payments with one more, in replay order."""
    last = payments[-1] if payments else None
    if last is None or last.on < paid.on or last.replay_key <= paid.replay_key:
        return (*payments, paid)
    place = bisect(payments, paid.replay_key, key=lambda other: other.replay_key)
    return (*payments[:place], paid, *payments[place:])


def with_fact(facts: tuple[Fact, ...], fact: Fact) -> tuple[Fact, ...]:
    """The facts with one more, in replay order."""
    return tuple(sorted((*facts, fact), key=lambda other: other.replay_key))


def fold(entries: Iterable[Entry]) -> Loan | None:
    """The loan after `entries`, or None if there are none."""
    following = iter(entries)
    first = next(following, None)
    if first is None:
        return None
    begun = evolve(None, first)
    loan = _changed(begun, {})
    # Nobody has seen this loan yet, so it may change in place: a long history feels the copies.
    state = loan.__dict__
    for entry in following:
        state.update(_change(loan, entry))
    return loan


def evolve(loan: Loan | None, entry: Entry) -> Loan:
    """The loan after one more entry."""
    happened = entry.event
    if loan is None:
        assert isinstance(happened, events.Applied), "a loan begins with its application"
        return Loan(
            id=entry.stream.partition("/")[2],
            reference=happened.reference,
            stage=Status.PENDING,
            principal=happened.principal,
            terms=happened.terms,
            application=happened.application,
            applied_on=entry.effective_on,
            applied_at=entry.recorded_at,
            applied_by=entry.actor,
            recorded_at=entry.recorded_at,
            captured_by=_people(frozenset(), entry.actor),
        )
    return _changed(loan, _change(loan, entry))


def _change(loan: Loan, entry: Entry) -> dict[str, Any]:
    """The fields of `loan` that the entry sets."""
    change = _CHANGES[type(entry.event)](loan, entry, entry.event)
    change["version"] = entry.sequence
    change["recorded_at"] = entry.recorded_at
    return change


def _changed(loan: Loan, change: dict[str, Any]) -> Loan:
    """Like `dataclasses.replace`, which is four times slower; a long history feels it."""
    after = object.__new__(Loan)
    after.__dict__.update(loan.__dict__, **change)
    return after


def _people(known: frozenset[str], actor: str) -> frozenset[str]:
    return known if actor == PUBLIC else known | {actor}


def _amended(loan: Loan, entry: Entry, happened: events.Amended) -> dict[str, Any]:
    return {
        "stage": Status.PENDING,
        "principal": happened.principal,
        "terms": happened.terms,
        "application": happened.application,
        "captured_by": _people(loan.captured_by, entry.actor),
        "assessed": None,
    }


def _information_requested(loan: Loan, entry: Entry, _: object) -> dict[str, Any]:
    return {
        "stage": Status.INFO_REQUESTED,
        "reviewed_by": _people(loan.reviewed_by, entry.actor),
    }


def _information_provided(loan: Loan, entry: Entry, _: object) -> dict[str, Any]:
    return {"stage": Status.PENDING, "captured_by": _people(loan.captured_by, entry.actor)}


def _approved(loan: Loan, entry: Entry, happened: events.Approved) -> dict[str, Any]:
    return {
        "stage": Status.APPROVED,
        "principal": happened.principal,
        "terms": happened.terms,
        "reviewed_by": _people(loan.reviewed_by, entry.actor),
        "approved": happened.principal,
        "approved_on": entry.effective_on,
    }


def _rejected(loan: Loan, entry: Entry, _: object) -> dict[str, Any]:
    return {"stage": Status.REJECTED, "reviewed_by": _people(loan.reviewed_by, entry.actor)}


def _disbursed(_: Loan, entry: Entry, happened: events.Disbursed) -> dict[str, Any]:
    return {
        "stage": Status.DISBURSED,
        "principal": happened.principal,
        "terms": happened.terms,
        "disbursed_by": entry.actor,
        "disbursed_on": entry.effective_on,
        "disbursed": happened,
    }


def _repaid(loan: Loan, entry: Entry, happened: events.Repaid) -> dict[str, Any]:
    paid = Payment(happened.repayment, entry.effective_on, entry.recorded_at, entry.actor, happened)
    if happened.surplus is not Surplus.HOLD:
        return {"payments": with_payment(loan.payments, paid), "turned": True}
    return {"payments": with_payment(loan.payments, paid)}


def _reversal_proposed(
    loan: Loan, entry: Entry, happened: events.ReversalProposed
) -> dict[str, Any]:
    proposal = Proposal(entry.actor, entry.hash, happened.bounce_fee)
    return {"proposals": {**loan.proposals, happened.repayment: proposal}}


def _without(known: Mapping[str, T], key: str) -> dict[str, T]:
    return {other: value for other, value in known.items() if other != key}


def _reversal_declined(loan: Loan, _: Entry, happened: events.ReversalDeclined) -> dict[str, Any]:
    return {"proposals": _without(loan.proposals, happened.repayment)}


def _reversed(loan: Loan, _: Entry, happened: events.Reversed) -> dict[str, Any]:
    return {
        "proposals": _without(loan.proposals, happened.repayment),
        "reversed": loan.reversed | {happened.repayment},
    }


def _document_attached(
    loan: Loan, entry: Entry, happened: events.DocumentAttached
) -> dict[str, Any]:
    attachment = Attachment(happened.digest, entry.actor)
    return {"documents": {**loan.documents, happened.document: attachment}}


def _document_verified(loan: Loan, _: Entry, happened: events.DocumentVerified) -> dict[str, Any]:
    seen = replace(loan.documents[happened.document], accepted=happened.accepted)
    return {"documents": {**loan.documents, happened.document: seen}}


def _acted(loan: Loan, entry: Entry, happened: servicing.Act) -> dict[str, Any]:
    fact = Fact(
        happened.id, entry.effective_on, entry.recorded_at, entry.actor, happened, entry.hash
    )
    if isinstance(happened, NEED_A_SECOND):
        waiting = {"waiting": {**loan.waiting, fact.id: fact}}
        # More money is lent anew: what was found affordable before says nothing about it.
        more = isinstance(happened, servicing.TopUpProposed)
        return {**waiting, "assessed": None} if more else waiting
    return {"facts": with_fact(loan.facts, fact), "turned": True}


def _confirmed(loan: Loan, entry: Entry, happened: servicing.Confirmed) -> dict[str, Any]:
    fact = loan.waiting[happened.id]
    reviewer = {entry.actor} if isinstance(fact.event, servicing.TopUpProposed) else set()
    return {
        "waiting": _without(loan.waiting, happened.id),
        "facts": with_fact(loan.facts, fact),
        "reviewed_by": loan.reviewed_by | reviewer,
        "turned": True,
    }


def _declined(loan: Loan, _: Entry, happened: servicing.Declined) -> dict[str, Any]:
    return {
        "waiting": _without(loan.waiting, happened.id),
        "undoing": _without(loan.undoing, happened.id),
    }


def _undo_proposed(loan: Loan, entry: Entry, happened: servicing.UndoProposed) -> dict[str, Any]:
    proposal = Proposal(entry.actor, entry.hash)
    return {"undoing": {**loan.undoing, happened.id: proposal}}


def _undone(loan: Loan, _: Entry, happened: servicing.Undone) -> dict[str, Any]:
    return {
        "undoing": _without(loan.undoing, happened.id),
        "undone": loan.undone | {happened.id},
    }


def _disbursement_undone(loan: Loan, _: Entry, __: object) -> dict[str, Any]:
    return {
        "stage": Status.APPROVED,
        "principal": loan.approved,
        "undoing": _without(loan.undoing, DISBURSEMENT),
        "disbursed_by": None,
        "disbursed_on": None,
        "disbursed": None,
    }


_CHANGES: dict[type, Callable[[Loan, Entry, Any], dict[str, Any]]] = {
    events.Amended: _amended,
    events.InformationRequested: _information_requested,
    events.InformationProvided: _information_provided,
    events.Approved: _approved,
    events.Rejected: _rejected,
    events.Withdrawn: lambda *_: {"stage": Status.WITHDRAWN},
    events.Cancelled: lambda *_: {"stage": Status.CANCELLED},
    events.Disbursed: _disbursed,
    events.Repaid: _repaid,
    events.ReversalProposed: _reversal_proposed,
    events.ReversalDeclined: _reversal_declined,
    events.Reversed: _reversed,
    events.DocumentAttached: _document_attached,
    events.DocumentVerified: _document_verified,
    events.Noted: lambda *_: {},
    **underwriting.CHANGES,
    **dict.fromkeys(get_args(servicing.Act), _acted),
    servicing.Confirmed: _confirmed,
    servicing.Declined: _declined,
    servicing.UndoProposed: _undo_proposed,
    servicing.Undone: _undone,
    servicing.DisbursementUndone: _disbursement_undone,
}
