"""Guarantors and collateral: who or what stands behind a loan, as records beside its history.

Their names and descriptions are personal, so they lie in a note. Nothing that is listed here is a
paper in our drawer: official documents are never kept (Micro Lending Regulations, reg 14(1)).
"""

from dataclasses import dataclass
from typing import Any, Final

import orjson

from skycap.lending import commands
from skycap.lending.history import canonical, moment_text
from skycap.lending.underwriting import SecurityKind
from skycap.services import fields as values
from skycap.services import loans
from skycap.services.loans import File
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Commit
from skycap.services.records import NOTES, NoteRow
from skycap.services.work import Asked, Outcome, carry_out

NAME_MAX: Final = 120
DETAILS_MAX: Final = 1_000


@dataclass(frozen=True, slots=True)
class NewSecurity:
    """A guarantor by name and contact, or a collateral described; `value` in minor units."""

    kind: SecurityKind
    value: int
    name: str
    details: str = ""


def add(
    office: Office, person: Person, loan_id: str, new: NewSecurity, asked: Asked | None = None
) -> Outcome:
    """Record a guarantor or a collateral. Answers 201."""
    require(person, Action.KEEP_SECURITIES)
    described = {
        "name": values.line(new.name, "name", NAME_MAX, 1),
        "details": values.line(new.details, "details", DETAILS_MAX),
    }
    security = office.ids.new()

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        row = NoteRow(security, file.id, person.id, moment_text(file.now), canonical(described))
        command = commands.AddSecurity(security, new.kind, new.value)
        commit, after, _ = loans.decided(office, file, person, command, puts=(row,))
        return commit, {**loans.answer(after), "securityId": security}

    return carry_out(office, loans.stream_of(loan_id), plan, status=201, asked=asked)


def release(
    office: Office,
    person: Person,
    loan_id: str,
    security: str,
    comments: str,
    asked: Asked | None = None,
) -> Outcome:
    """Free a guarantor, or give a collateral back; another person than who recorded it."""
    require(person, Action.KEEP_SECURITIES)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        written = loans.note(office, person, file, comments)
        command = commands.ReleaseSecurity(security, written.id)
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        return commit, loans.answer(after)

    return carry_out(office, loans.stream_of(loan_id), plan, asked=asked)


def securities_of(office: Office, file: File, names: dict[str, str]) -> list[dict[str, Any]]:
    """The guarantors and collateral of a loan, those released too."""
    known = file.known.securities
    described = office.store.get_many(NOTES, sorted(known))
    told = []
    for security, kept in known.items():
        row = described.get(security)
        text = orjson.loads(row.text) if row else {"name": "", "details": ""}
        told.append(
            {
                "securityId": security,
                "kind": kept.kind.value,
                "value": file.lender.text(kept.value),
                **text,
                "recordedBy": names.get(kept.actor, kept.actor),
                "released": kept.released,
            }
        )
    return told
