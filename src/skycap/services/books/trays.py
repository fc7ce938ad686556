"""Trays: where the texts of what waits lie, so that what waits can be listed.

A text is personal (a payer's name on a bank statement) and belongs to no history; it lies among the
notes. While something waits, its text lies in a tray; afterwards, where it is filed for good.
"""

from typing import Final

from skycap.lending.history import moment_text
from skycap.lending.refusals import Code, Refusal
from skycap.services.office import Office
from skycap.services.permissions import Person
from skycap.services.ports import Page
from skycap.services.records import NOTES_BY_LOAN, NoteRow

RECEIPTS: Final = "tray/receipts"
ENTRIES: Final = "tray/entries"
PERIODS: Final = "tray/periods"
FILED: Final = "filed/"
TEXT_MAX: Final = 500


def text_of(office: Office, person: Person, tray: str, named: str, text: str) -> NoteRow:
    """A text of `person` in a tray, about the thing with the id `named`."""
    kept = text.strip()
    if not kept:
        message = "are needed: say what it is, so that the next person can follow"
        raise Refusal(Code.COMMENTS_REQUIRED, message, "comments")
    if len(kept) > TEXT_MAX:
        raise Refusal(Code.FIELD_INVALID, f"must be at most {TEXT_MAX} characters", "comments")
    return NoteRow(named, tray, person.id, moment_text(office.clock.now()), kept)


def filed(row: NoteRow, where: str) -> NoteRow:
    """The same text, filed for good."""
    return NoteRow(row.id, where, row.author, row.recorded_at, row.text)


def waiting(
    office: Office, tray: str, after: tuple[str, ...] | None = None, limit: int = 50
) -> Page:
    """The texts in a tray, the oldest first."""
    return office.store.page(NOTES_BY_LOAN, tray, after=after, limit=limit)
