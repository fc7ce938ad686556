"""The servicing desk: what happens to a loan that was paid out, besides repayments.

Charges, recoveries, quotes and stops count at once. Waivers, refunds, write-offs, new schedules and
undoing wait for a second person, who confirms the very proposal that they saw, or declines it.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Any

from skycap.lending import acts, servicing
from skycap.lending.facts import NEED_A_SECOND, Fact
from skycap.lending.history import moment_text
from skycap.lending.loan import Loan
from skycap.services import loans
from skycap.services.loans import File
from skycap.services.office import Lender, Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Commit
from skycap.services.records import NoteRow
from skycap.services.work import Asked, Outcome, carry_out

ToBe = acts.Command | Callable[[File], acts.Command]
"""An act without its id and note, which the desk fills in; or how it follows from the file."""

KINDS: dict[type, str] = {
    servicing.Charged: "charge",
    servicing.WaiverProposed: "waiver",
    servicing.RefundProposed: "refund",
    servicing.WriteOffProposed: "write_off",
    servicing.Recovered: "recovery",
    servicing.SettlementQuoted: "settlement_quote",
    servicing.RescheduleProposed: "reschedule",
    servicing.Advanced: "advance",
    servicing.InterestStopped: "interest_stop",
    servicing.ResumeProposed: "interest_resume",
    servicing.CooledOff: "cooling_off",
}
"""What each act is called in answers."""
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
class NewSchedule:
    """What is left, over `instalments` from `on`; `capitalise` of unpaid interest joins it.

    The rate stays what it is, unless `rate_percent` says another for the same period.
    """

    on: date
    instalments: int
    rate_percent: str | None = None
    capitalise: int = 0
    restructured: bool = True


def act(
    office: Office,
    person: Person,
    loan: str,
    command: ToBe,
    comments: str = "",
    asked: Asked | None = None,
) -> Outcome:
    """Carry an act out, or propose it where it needs a second person."""
    require(person, Action.SERVICE_LOAN)
    return _carry_out(office, person, loan, office.ids.new(), command, comments, asked)


def propose_reschedule(
    office: Office,
    person: Person,
    loan: str,
    new: NewSchedule,
    comments: str,
    asked: Asked | None = None,
) -> Outcome:
    """Propose a new schedule for what is left; what was missed already keeps its due dates."""

    def command(file: File) -> acts.Command:
        agreed = file.known.terms
        rate = new.rate_percent or agreed.rate_percent
        terms = replace(agreed, instalments=new.instalments, rate_percent=rate)
        return acts.ProposeReschedule("", new.on, terms, "", new.capitalise, new.restructured)

    return act(office, person, loan, command, comments, asked)


def propose_undo(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    comments: str,
    asked: Asked | None = None,
) -> Outcome:
    """Say that the act `named`, or with "disbursement" the payout, did not happen."""
    require(person, Action.SERVICE_LOAN)
    return _carry_out(office, person, loan, named, acts.ProposeUndo("", ""), comments, asked)


def confirm(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    proposal: str | None = None,
    asked: Asked | None = None,
) -> Outcome:
    """Agree, as a second person, to what waits: the act `named`, or that it be undone."""
    require(person, Action.CONFIRM_SERVICING)

    def command(file: File) -> acts.Command:
        undo = named in file.known.undoing
        return acts.ConfirmUndo("", proposal) if undo else acts.Confirm("", proposal)

    return _carry_out(office, person, loan, named, command, "", asked)


def decline(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    comments: str,
    asked: Asked | None = None,
) -> Outcome:
    """Disagree with what waits, or take one's own proposal back: it never happens."""
    require(person, Action.CONFIRM_SERVICING)
    return _carry_out(office, person, loan, named, acts.Decline("", ""), comments, asked)


def acts_of(office: Office, person: Person, loan: str) -> list[dict[str, Any]]:
    """Every act of a loan in the order in which it was recorded, with its figures and state."""
    require(person, Action.READ_LOANS)
    file = loans.open_file(office, loan, person)
    facts = [*file.known.facts, *file.known.waiting.values()]
    facts.sort(key=lambda fact: (fact.recorded_at, fact.id))
    return [_told(file.lender, file.known, fact) for fact in facts]


def _carry_out(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    command: ToBe,
    comments: str,
    asked: Asked | None,
) -> Outcome:
    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan, person)
        wanted = command(file) if callable(command) else command
        filled: dict[str, Any] = {"id": named}
        notes: tuple[NoteRow, ...] = ()
        must_say_why = {part.name: part.default is MISSING for part in fields(wanted)}.get("note")
        if must_say_why or (must_say_why is not None and comments.strip()):
            notes = (loans.note(office, person, file, comments),)
            filled["note"] = notes[0].id
        complete = replace(wanted, **filled)
        commit, after, figures = loans.decided(office, file, person, complete, puts=notes)
        known, lender = after.known, file.lender
        fact = known.waiting.get(named) or known.fact(named)
        body = {
            **loans.answer(after),
            "actId": named,
            "proposal": _proposal(known, named),
            "balance": lender.text(figures.outstanding),
            "overpaid": lender.text(figures.overpaid),
            "act": _told(lender, known, fact) if fact else None,
        }
        return commit, body

    return carry_out(office, loans.stream_of(loan), plan, asked=asked)


def _proposal(loan: Loan, named: str) -> str | None:
    """The hash of what waits for a second person, which a confirmation may name."""
    waits = loan.undoing.get(named) or loan.waiting.get(named)
    return waits.hash if waits else None


def _told(lender: Lender, loan: Loan, fact: Fact) -> dict[str, Any]:
    event = fact.event
    state = "undone" if fact.id in loan.undone else "counts"
    valid = getattr(event, "valid_until", None)
    return {
        "actId": fact.id,
        "kind": KINDS[type(event)],
        "on": fact.on.isoformat(),
        "recordedAt": moment_text(fact.recorded_at),
        "by": fact.actor,
        "state": "waiting" if fact.id in loan.waiting else state,
        "needsSecond": isinstance(event, NEED_A_SECOND),
        "part": getattr(event, "bucket", None),
        "name": getattr(event, "name", None),
        "number": getattr(event, "number", None),
        "validUntil": valid.isoformat() if valid else None,
        "amounts": {
            told: lender.text(getattr(event, name))
            for name, told in AMOUNTS.items()
            if hasattr(event, name)
        },
        "proposal": _proposal(loan, fact.id),
    }
