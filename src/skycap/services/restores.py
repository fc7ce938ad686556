"""Going back to a past moment: proposed by an administrator, agreed to by a second person.

What is written is that it was wanted and agreed to; the books themselves are drawn by operations.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from skycap.lending import history
from skycap.lending.history import Entry, event, moment_text
from skycap.lending.refusals import Code, Refusal
from skycap.services import loans
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Append, Commit
from skycap.services.records import NOTES, NoteRow
from skycap.services.views import people
from skycap.services.work import Asked, Outcome, carry_out

STREAM: Final = "operations/restores"


@event("restore_proposed")
@dataclass(frozen=True, slots=True)
class RestoreProposed:
    """Somebody wants the books as they were known at `moment`; why is in the note."""

    moment: str
    note: str


@event("restore_agreed")
@dataclass(frozen=True, slots=True)
class RestoreAgreed:
    """A second person agreed; `proposal` is the hash of what they agreed to."""

    proposal: str


@event("restore_declined")
@dataclass(frozen=True, slots=True)
class RestoreDeclined:
    """It was not agreed to, or taken back; why is in the note."""

    note: str


def propose(
    office: Office, person: Person, moment: datetime, comments: str, asked: Asked | None = None
) -> Outcome:
    """Propose to go back to `moment`, which is in UTC and past."""
    require(person, Action.OPERATE)
    if moment > office.clock.now():
        raise Refusal(Code.DATE_IN_FUTURE, "must be a moment that is past", "to")
    why = loans.reason(comments)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past = office.store.load(STREAM)
        if _waits(past):
            message = "A restore already waits for a second person; decline it first."
            raise Refusal(Code.RESTORE_ALREADY_PROPOSED, message)
        note = _note(office, person, why)
        happened = RestoreProposed(moment_text(moment), note.id)
        return _commit(office, person, past, happened, note)

    return carry_out(office, STREAM, plan, status=201, asked=asked)


def agree(
    office: Office, person: Person, proposal: str, asked: Asked | None = None
) -> tuple[Outcome, datetime]:
    """Agree, as a second person, to the proposal with that hash; the moment to go back to."""
    require(person, Action.CONFIRM_RESTORE)
    wanted = _proposed(office.store.load(STREAM), proposal)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past = office.store.load(STREAM)
        _proposed(past, proposal)
        if office.lender().four_eyes and past[-1].actor == person.id:
            message = "You proposed this and cannot agree to it: a second person must."
            raise Refusal(Code.FOUR_EYES, message)
        return _commit(office, person, past, RestoreAgreed(proposal))

    outcome = carry_out(office, STREAM, plan, asked=asked)
    return outcome, datetime.fromisoformat(wanted.moment)


def decline(office: Office, person: Person, comments: str, asked: Asked | None = None) -> Outcome:
    """Decline what waits, or take it back."""
    require(person, Action.CONFIRM_RESTORE)
    why = loans.reason(comments)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past = office.store.load(STREAM)
        if not _waits(past):
            raise Refusal(Code.RESTORE_NOT_PROPOSED, "No restore waits for an answer.")
        note = _note(office, person, why)
        return _commit(office, person, past, RestoreDeclined(note.id), note)

    return carry_out(office, STREAM, plan, asked=asked)


def moment_of(office: Office, proposal: str) -> datetime:
    """The moment that the proposal with that hash, which waits, would go back to."""
    return datetime.fromisoformat(_proposed(office.store.load(STREAM), proposal).moment)


def waiting(office: Office) -> dict[str, Any] | None:
    """What waits for a second person."""
    past = office.store.load(STREAM)
    if not _waits(past):
        return None
    last = past[-1]
    row = office.store.get(NOTES, last.event.note)
    return {
        "to": last.event.moment,
        "proposedBy": people(office, {last.actor})[last.actor],
        "proposedById": last.actor,
        "proposedAt": moment_text(last.recorded_at),
        "comments": row.text if row else None,
        "proposal": last.hash,
    }


def _waits(past: tuple[Entry, ...]) -> bool:
    return bool(past) and isinstance(past[-1].event, RestoreProposed)


def _proposed(past: tuple[Entry, ...], proposal: str) -> RestoreProposed:
    """The proposal with that hash, which waits or was agreed to just now."""
    for entry in past[-2:]:
        if entry.hash == proposal and isinstance(entry.event, RestoreProposed):
            return entry.event
    raise Refusal(Code.RESTORE_NOT_PROPOSED, "This was not proposed, or was answered already.")


def _note(office: Office, person: Person, text: str) -> NoteRow:
    moment = moment_text(office.clock.now())
    return NoteRow(office.ids.new(), STREAM, person.id, moment, text)


def _commit(
    office: Office, person: Person, past: tuple[Entry, ...], happened: object, *notes: NoteRow
) -> tuple[Commit, dict[str, Any]]:
    dated = [(office.today(office.lender()), happened)]
    entries = history.append(STREAM, past, dated, office.clock.now(), person.id)
    commit = Commit(appends=(Append(STREAM, len(past), entries),), puts=notes)
    return commit, {"success": True, "proposal": entries[-1].hash}
