"""Cleaning up after uploads that nobody finished, for a day end or a person to call.

A file that was kept but never named by a history, because its loan was closed meanwhile or the
machine stopped in between, belongs to an upload that still waits in its row: so walking the rows
that wait finds every such file, and nothing has to look through all files.
"""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from skycap.lending.history import moment_text
from skycap.services.office import Office
from skycap.services.ports import Commit
from skycap.services.records import DOCUMENTS, DOCUMENTS_BY_DIGEST, DOCUMENTS_BY_STATE, DocumentRow

ABANDONED: Final = timedelta(days=1)
"""After how long an upload is given up; long after it can no longer be completed."""


class Cleared(NamedTuple):
    """How many uploads were given up, and how many files sent for them no document names."""

    uploads: int
    files: int


def clear_uploads(office: Office, most: int = 1_000) -> Cleared:
    """Give up at most `most` uploads that nobody finished for `ABANDONED`, the oldest first.

    Drops what was sent for them, unless a document names the same content. Safe to stop anywhere
    and to repeat: the row goes last, and leads back to what is left.
    """
    before = office.clock.now() - ABANDONED
    uploads = files = 0
    while uploads < most:
        until = moment_text(before)
        page = office.store.page(
            DOCUMENTS_BY_STATE, "requested", limit=min(most - uploads, 200), until=until
        )
        for row in page.rows:
            files += _give_up(office, row, before)
        uploads += len(page.rows)
        if page.after is None:
            break
    return Cleared(uploads, files)


def _give_up(office: Office, row: DocumentRow, before: datetime) -> bool:
    """Forget one upload and what was sent for it; tells whether its content is gone for good."""
    sent = office.blobs.arrived(row.id)
    office.blobs.discard(row.id)
    named = sent is not None and bool(
        office.store.page(DOCUMENTS_BY_DIGEST, sent.digest, limit=1).rows
    )
    # `drop` looks again: content that somebody else has just kept is not dropped.
    dropped = sent is not None and not named and office.blobs.drop(sent.digest, before)
    office.store.commit(Commit(removals=((DOCUMENTS, (row.id,)),)))
    return dropped
