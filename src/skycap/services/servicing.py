"""The servicing desk: what happens to a loan that was paid out, besides repayments.

Charges, recoveries, quotes and stops count at once. Waivers, refunds, write-offs, new schedules and
undoing wait for a second person, who confirms the very proposal that they saw, or declines it.
With `preview` nothing is written: the answer tells what would be, once a second person agreed.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Any

from skycap.lending import acts, servicing
from skycap.lending.drawing import lent_with
from skycap.services import alerts, loans, payment_references
from skycap.services.foresight import foreseen
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Commit
from skycap.services.records import NoteRow
from skycap.services.told_acts import proposal_of, teller
from skycap.services.work import Asked, Outcome, carry_out

ToBe = acts.Command | Callable[[File], acts.Command]
"""An act without its id and note, which the desk fills in; or how it follows from the file."""


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
    *,
    preview: bool = False,
) -> Outcome:
    """Carry an act out, or propose it where it needs a second person."""
    require(person, Action.SERVICE_LOAN)
    return perform(
        office, person, loan, office.ids.new(), command, comments, asked, preview=preview
    )


def propose_reschedule(
    office: Office,
    person: Person,
    loan: str,
    new: NewSchedule,
    comments: str,
    asked: Asked | None = None,
    *,
    preview: bool = False,
) -> Outcome:
    """Propose a new schedule for what is left; what was missed already keeps its due dates."""

    def command(file: File) -> acts.Command:
        agreed = file.known.terms
        rate = new.rate_percent or agreed.rate_percent
        terms = replace(agreed, instalments=new.instalments, rate_percent=rate, first_due=None)
        return acts.ProposeReschedule("", new.on, terms, "", new.capitalise, new.restructured)

    return act(office, person, loan, command, comments, asked, preview=preview)


def propose_undo(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    comments: str,
    asked: Asked | None = None,
    *,
    preview: bool = False,
) -> Outcome:
    """Say that the act `named`, or with "disbursement" the payout, did not happen."""
    require(person, Action.SERVICE_LOAN)
    return perform(
        office, person, loan, named, acts.ProposeUndo("", ""), comments, asked, preview=preview
    )


def confirm(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    proposal: str | None = None,
    asked: Asked | None = None,
    *,
    preview: bool = False,
) -> Outcome:
    """Agree, as a second person, to what waits: the act `named`, or that it be undone."""
    require(person, Action.CONFIRM_SERVICING)

    def command(file: File) -> acts.Command:
        undo = named in file.known.undoing
        waiting = file.known.waiting.get(named)
        if waiting and isinstance(waiting.event, servicing.TopUpProposed):
            require(person, Action.REVIEW)  # money is lent anew, which a checker decides
            alerts.may_be_lent_to(office, file, lent_with(file.known, file.today))
        return acts.ConfirmUndo("", proposal) if undo else acts.Confirm("", proposal)

    return perform(office, person, loan, named, command, "", asked, preview=preview)


def decline(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    comments: str,
    asked: Asked | None = None,
    *,
    preview: bool = False,
) -> Outcome:
    """Disagree with what waits, or take one's own proposal back: it never happens."""
    require(person, Action.CONFIRM_SERVICING)
    return perform(
        office, person, loan, named, acts.Decline("", ""), comments, asked, preview=preview
    )


def acts_of(office: Office, person: Person, loan: str) -> list[dict[str, Any]]:
    """Every act of a loan in the order in which it was recorded, with its figures and state."""
    require(person, Action.READ_LOANS)
    return teller(office, loans.open_file(office, loan, person), person).all()


def perform(
    office: Office,
    person: Person,
    loan: str,
    named: str,
    command: ToBe,
    comments: str,
    asked: Asked | None,
    *,
    preview: bool,
) -> Outcome:
    """Carry the act `named` out; for a desk that has asked whether `person` may.

    With `preview` nothing is written.
    """

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan, person)
        wanted = command(file) if callable(command) else command
        filled: dict[str, Any] = {"id": named}
        notes: tuple[NoteRow, ...] = ()
        must_say_why = {part.name: part.default is MISSING for part in fields(wanted)}.get("note")
        if preview and must_say_why:
            filled["note"] = ""
        elif must_say_why or (must_say_why is not None and comments.strip()):
            notes = (loans.note(office, person, file, comments),)
            filled["note"] = notes[0].id
        complete = replace(wanted, **filled)
        commit, after, figures = loans.decided(office, file, person, complete, puts=notes)
        claims, releases = payment_references.of_act(office, file.known, complete, named)
        commit = replace(commit, claims=claims, releases=releases)
        body = {
            **loans.answer(after),
            "actId": named,
            "proposal": proposal_of(after.known, named),
            "balance": file.lender.text(figures.outstanding),
            "overpaid": file.lender.text(figures.overpaid),
            "act": teller(office, after, person, notes).told(named),
            "foreseen": foreseen(office, file, after, named) if preview else None,
        }
        return commit, body

    if preview:
        return Outcome(200, plan()[1])
    return carry_out(office, loans.stream_of(loan), plan, asked=asked)
