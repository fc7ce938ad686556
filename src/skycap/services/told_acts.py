"""Acts on a loan as they are told: what they are called, who did them and why, what may follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skycap.lending import servicing
from skycap.lending.acting import undoable
from skycap.lending.facts import NEED_A_SECOND, Fact
from skycap.lending.history import moment_text
from skycap.lending.loan import DISBURSEMENT, Loan
from skycap.lending.refusals import Refusal
from skycap.services.loans import File, every
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, may
from skycap.services.records import NOTES_BY_LOAN, NoteRow
from skycap.services.views import people

KINDS: dict[type, str] = {
    servicing.Charged: "charge",
    servicing.WaiverProposed: "waiver",
    servicing.RefundProposed: "refund",
    servicing.WriteOffProposed: "write_off",
    servicing.Recovered: "recovery",
    servicing.NoticeGiven: "settlement_notice",
    servicing.SettlementQuoted: "settlement_quote",
    servicing.RescheduleProposed: "reschedule",
    servicing.TopUpProposed: "top_up",
    servicing.Advanced: "advance",
    servicing.InterestStopped: "interest_stop",
    servicing.ResumeProposed: "interest_resume",
    servicing.CooledOff: "cooling_off",
}
"""What each act is called in answers."""
PAYOUT = "payout"
"""What the payout is called where it is undone like an act."""
AMOUNTS = {
    "amount": "amount",
    "principal": "principal",
    "interest": "interest",
    "fee": "fee",
    "penalty": "penalty",
    "charge": "charge",
    "credit": "credit",
    "per_day": "perDay",
    "capitalised": "capitalised",
}
"""The amounts that acts hold, and what they are called in answers."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the acts of the loan in `file` to `person`; names and notes by their ids."""

    file: File
    person: Person
    names: Mapping[str, str]
    notes: Mapping[str, str]

    def told(self, named: str) -> dict[str, Any] | None:
        """The act `named`, or with "disbursement" the payout; None if there is none."""
        loan = self.file.known
        if named == DISBURSEMENT:
            return self._payout() if loan.disbursed else None
        fact = loan.waiting.get(named) or loan.fact(named)
        return self._act(fact) if fact else None

    def all(self) -> list[dict[str, Any]]:
        """Every act in the order in which it was recorded; the payout if it may be undone."""
        loan = self.file.known
        facts = [*loan.facts, *loan.waiting.values()]
        facts.sort(key=lambda fact: (fact.recorded_at, fact.id))
        payout = [self._payout()] if DISBURSEMENT in loan.undoing else []
        return [*payout, *[self._act(fact) for fact in facts]]

    def _act(self, fact: Fact) -> dict[str, Any]:
        loan, event = self.file.known, fact.event
        state = "undone" if fact.id in loan.undone else "counts"
        terms = getattr(event, "terms", None)
        valid, notice = getattr(event, "valid_until", None), getattr(event, "notice_on", None)
        return {
            "actId": fact.id,
            "kind": KINDS[type(event)],
            "on": fact.on.isoformat(),
            "recordedAt": moment_text(fact.recorded_at),
            "by": self.names.get(fact.actor, fact.actor),
            "comments": self.notes.get(getattr(event, "note", None) or ""),
            "state": "waiting" if fact.id in loan.waiting else state,
            "needsSecond": isinstance(event, NEED_A_SECOND),
            "part": getattr(event, "bucket", None),
            "name": getattr(event, "name", None),
            "number": getattr(event, "number", None),
            "validUntil": valid.isoformat() if valid else None,
            "noticeDate": notice.isoformat() if notice else None,
            "paymentMethod": getattr(event, "method", None),
            "referenceNumber": getattr(event, "payment_reference", None),
            "instalments": terms.instalments if terms else None,
            "interestRate": terms.rate_percent if terms else None,
            "amounts": {
                told: self.file.lender.text(getattr(event, name))
                for name, told in AMOUNTS.items()
                if hasattr(event, name)
            },
            "proposal": proposal_of(loan, fact.id),
            "undo": self._undo(fact.id),
            "may": self._may(fact),
        }

    def _payout(self) -> dict[str, Any]:
        loan = self.file.known
        assert loan.disbursed is not None
        assert loan.disbursed_on is not None
        entry = next(entry for entry in self.file.entries if entry.event is loan.disbursed)
        return {
            "actId": DISBURSEMENT,
            "kind": PAYOUT,
            "on": loan.disbursed_on.isoformat(),
            "recordedAt": moment_text(entry.recorded_at),
            "by": self.names.get(entry.actor, entry.actor),
            "comments": None,
            "state": "counts",
            "needsSecond": False,
            "part": None,
            "name": None,
            "number": None,
            "validUntil": None,
            "noticeDate": None,
            "paymentMethod": loan.disbursed.method,
            "referenceNumber": loan.disbursed.payment_reference,
            "instalments": loan.terms.instalments,
            "interestRate": loan.terms.rate_percent,
            "amounts": {"amount": self.file.lender.text(loan.disbursed.principal)},
            "proposal": proposal_of(loan, DISBURSEMENT),
            "undo": self._undo(DISBURSEMENT),
            "may": self._decide(loan.undoing[DISBURSEMENT].actor)
            if DISBURSEMENT in loan.undoing
            else [],
        }

    def _undo(self, named: str) -> dict[str, Any] | None:
        """Who says that it did not happen, when and why, if that waits for a second person."""
        proposal = self.file.known.undoing.get(named)
        if proposal is None:
            return None
        entry = next(entry for entry in self.file.entries if entry.hash == proposal.hash)
        return {
            "by": self.names.get(entry.actor, entry.actor),
            "recordedAt": moment_text(entry.recorded_at),
            "comments": self.notes.get(entry.event.note),
        }

    def _may(self, fact: Fact) -> list[str]:
        """What whoever asks may do about an act: confirm or decline it, or have it undone."""
        loan = self.file.known
        if fact.id in loan.waiting:
            found = self._decide(fact.actor)
            decides = may(self.person, Action.REVIEW)
            return found if decides or not isinstance(fact.event, servicing.TopUpProposed) else []
        if fact.id in loan.undoing:
            return self._decide(loan.undoing[fact.id].actor)
        if fact.id in loan.undone or not may(self.person, Action.SERVICE_LOAN):
            return []
        try:
            undoable(loan, fact.id)
        except Refusal:  # something that was agreed upon later stands on it
            return []
        return ["undo"]

    def _decide(self, proposer: str) -> list[str]:
        if not may(self.person, Action.CONFIRM_SERVICING):
            return []
        own = self.file.lender.four_eyes and proposer == self.person.id
        return ["decline"] if own else ["confirm", "decline"]


def teller(office: Office, file: File, person: Person, written: tuple[NoteRow, ...] = ()) -> Teller:
    """Whoever tells the acts of `file`; `written` are notes that are not kept yet."""
    names = people(office, {entry.actor for entry in file.entries})
    notes = {row.id: row.text for row in (*every(office, NOTES_BY_LOAN, file.id), *written)}
    return Teller(file, person, names, notes)


def proposal_of(loan: Loan, named: str) -> str | None:
    """The hash of what waits for a second person, which a confirmation may name."""
    waits = loan.undoing.get(named) or loan.waiting.get(named)
    return waits.hash if waits else None
