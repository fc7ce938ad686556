"""Notes: what staff write down about a loan."""

from typing import Any

from skycap.lending import commands
from skycap.services import loans
from skycap.services.office import Office
from skycap.services.permissions import Action, Person, require
from skycap.services.ports import Commit
from skycap.services.work import Asked, Outcome, carry_out


def write(
    office: Office, person: Person, loan_id: str, comments: str, asked: Asked | None = None
) -> Outcome:
    """Write a note on a loan; answers 201."""
    require(person, Action.WRITE_NOTE)

    def plan() -> tuple[Commit, dict[str, Any]]:
        file = loans.open_file(office, loan_id, person)
        written = loans.note(office, person, file, comments)
        command = commands.AddNote(written.id)
        commit, after, _ = loans.decided(office, file, person, command, puts=(written,))
        return commit, {**loans.answer(after), "noteId": written.id}

    return carry_out(office, loans.stream_of(loan_id), plan, status=201, asked=asked)
