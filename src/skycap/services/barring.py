"""Persons we do not lend to, by identity number, and why.

The history of a bar lies under a digest of the identity number, since events hold no personal data;
the reason lies in a note. Applicants are not told: the application is taken, and cannot be
approved.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Final

from skycap.lending import history
from skycap.lending.history import Entry, event, moment_text
from skycap.lending.refusals import Code, Refusal
from skycap.services import loans
from skycap.services.forms import normal_identity
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Append, Commit
from skycap.services.records import NOTES, NoteRow
from skycap.services.work import Asked, Outcome, carry_out

IDENTITY: Final = re.compile(r"[A-Z0-9]{6,15}", re.ASCII)


@event("borrower_barred")
@dataclass(frozen=True, slots=True)
class BorrowerBarred:
    """No more loans for this person; why is in the note."""

    note: str


@event("bar_lifted")
@dataclass(frozen=True, slots=True)
class BarLifted:
    """This person may borrow again; why is in the note."""

    note: str


def stream_of(id_number: str) -> str:
    """The history of one person's bars."""
    digest = hashlib.sha256(normal_identity(id_number).encode()).hexdigest()
    return f"borrower/{digest}"


def bar(
    office: Office, person: Person, id_number: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Lend no more to whoever has this identity number."""
    return _change(office, person, id_number, comments, asked, lift=False)


def lift(
    office: Office, person: Person, id_number: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Let whoever has this identity number borrow again."""
    return _change(office, person, id_number, comments, asked, lift=True)


def barred(office: Office, id_number: str) -> dict[str, Any] | None:
    """Since when a person is barred, and why; None if they may borrow."""
    past = office.store.load(stream_of(id_number))
    if not _stands(past):
        return None
    row = office.store.get(NOTES, past[-1].event.note)
    return {
        "since": moment_text(past[-1].recorded_at),
        "by": past[-1].actor,
        "why": row.text if row else None,
    }


def _stands(past: tuple[Entry, ...]) -> bool:
    return bool(past) and isinstance(past[-1].event, BorrowerBarred)


def _change(
    office: Office,
    person: Person,
    id_number: str,
    comments: str,
    asked: Asked | None,
    *,
    lift: bool,
) -> Outcome:
    require(person, Action.BAR_BORROWER)
    if not IDENTITY.fullmatch(normal_identity(id_number)):
        message = "must be an identity or passport number of 6 to 15 characters"
        raise Refusal(Code.FIELD_INVALID, message, "idNumber")
    stream = stream_of(id_number)
    why = loans.reason(comments)

    def plan() -> tuple[Commit, dict[str, Any]]:
        past = office.store.load(stream)
        if lift and not _stands(past):
            raise Refusal(Code.BORROWER_NOT_BARRED, "This person may borrow as it is.")
        if not lift and _stands(past):
            raise Refusal(Code.BORROWER_BARRED, "This person is barred already.")
        now = office.clock.now()
        row = NoteRow(office.ids.new(), stream, person.id, moment_text(now), why)
        happened = BarLifted(row.id) if lift else BorrowerBarred(row.id)
        dated = [(office.today(office.lender()), happened)]
        entries = history.append(stream, past, dated, now, person.id)
        commit = Commit(appends=(Append(stream, len(past), entries),), puts=(row,))
        return commit, {"success": True, "barred": not lift}

    return carry_out(office, stream, plan, asked=asked)
