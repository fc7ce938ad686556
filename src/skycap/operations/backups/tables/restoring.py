"""Restoring on AWS: into new tables, audited; then, in a step of its own, over the books.

The new tables are written anew from the histories, cut at a moment (`past.rewind`). These come from
a backup, from point-in-time recovery, or from the installation's own tables: histories only grow,
so all that was known at a past moment is still in them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.aws.tables import OWN
from skycap.operations.backups.making import all_heads, stored_digests
from skycap.operations.backups.past import rewind
from skycap.operations.backups.tables import copies, making
from skycap.operations.backups.tables.keeping import Kept
from skycap.operations.backups.tables.making import Progress, nothing
from skycap.operations.backups.tables.objects import Documents
from skycap.services.audit import audit
from skycap.services.office import Office

RESTORED: Final = "Restored"
RECOVERED: Final = "Recovered"
"""What ends the names of tables restored from a backup, and of those of a past moment, as in the
maintenance guide."""

_SOURCE: Final = "Source"


@dataclass(frozen=True, slots=True)
class Restored:
    """Books in new tables, whose audit found nothing wrong.

    `ending` ends the names of the tables; `documents` are whole, `missing` are not there any more.
    """

    ending: str
    tables: tuple[str, ...]
    moment: datetime
    loans: int
    events: int
    documents: int
    missing: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "restored": self.ending,
            "tables": list(self.tables),
            "to": self.moment.isoformat(),
            "loans": self.loans,
            "events": self.events,
            "documents": self.documents,
            "missingDocuments": list(self.missing),
        }


@dataclass(frozen=True, slots=True)
class Adopted:
    """Restored books that took the place of the installation's own.

    `before` is the label of the backup of what was there.
    """

    ending: str
    before: str
    written: int
    loans: int
    events: int
    brought_back: int

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "adopted": self.ending,
            "before": self.before,
            "itemsWritten": self.written,
            "loans": self.loans,
            "events": self.events,
            "documentsBroughtBack": self.brought_back,
        }


def restore(
    there: OnAws,
    backup: Kept | None,
    moment: datetime | None = None,
    *,
    recover: bool = False,
    show: Progress = nothing,
) -> Restored:
    """Make new tables with the books as they were known at `moment`, or when `backup` was made.

    With `recover`, from copies by point-in-time recovery. Raises `Stopped`; then, and at Ctrl-C,
    nothing of it stays.
    """
    if moment and moment > there.clock.now():
        raise Stopped("that moment is still to come")
    if backup and moment and moment > backup.made_at:
        raise Stopped(f"{backup.label} knows nothing after {backup.made_at.isoformat()}")
    until = moment or (backup and backup.made_at)
    assert until, "a backup or a moment is named"
    ending = copies.free_ending(there, RECOVERED if moment else RESTORED)
    with _source(there, backup, until, recover=recover, show=show) as source:
        try:
            copies.make_empty(there, ending)
            return draw(there, source, ending, until)
        except BaseException:
            copies.drop(there, ending)
            raise


@contextmanager
def _source(
    there: OnAws, backup: Kept | None, moment: datetime, *, recover: bool, show: Progress
) -> Iterator[str]:
    """The ending of the tables that the histories are read from."""
    if not backup and not recover:
        yield OWN
        return
    ending = copies.free_ending(there, _SOURCE)
    made = (
        copies.of_backup(there, backup, ending, show)
        if backup
        else copies.of_moment(there, moment, ending, show)
    )
    with made:
        yield ending


def draw(there: OnAws, source: str, ending: str, moment: datetime) -> Restored:
    """Write the books of `moment` from one set into another, empty one, and prove them."""
    sets = there.sets
    with sets.opened(source) as then, sets.opened(ending) as new:
        done = rewind(then, new, moment)
        if not done.events:
            raise Stopped("nothing was recorded by then")
        sets.copy_answers(source, ending, moment_text(moment))
        events = prove(new)
        documents = Documents(there).look(stored_digests(new))
    return Restored(
        ending,
        tuple(sets.names(ending).values()),
        moment,
        done.loans,
        events,
        len(documents.whole),
        tuple(sorted(documents.gone)),
    )


def prove(office: Office) -> int:
    """Audit restored books; how many events they hold. Raises `Stopped` if anything is wrong."""
    report = audit(office)
    if report.clean:
        return report.events
    first = report.findings[0]
    more = f" (and {len(report.findings) - 1} more)" if len(report.findings) > 1 else ""
    raise Stopped(
        f"the audit of what was restored finds: {first.where}: {first.what}{more}. Nothing of it "
        "was kept; try a moment some seconds earlier with --to, or another backup"
    )


def adopt(there: OnAws, ending: str, show: Progress = nothing) -> Adopted:
    """Put restored tables in the place of the installation's own, which are backed up first.

    Nobody else can write meanwhile. Raises `Stopped` if the restored books are not whole. Cut off
    in the midst, it leaves the books closed to writers until it is run again.
    """
    if not copies.born(there, ending):
        raise Stopped(f"there are no tables that end with -{ending}; restore something first")
    with there.sets.opened(ending) as restored:
        prove(restored)
        brought_back = Documents(there).bring_back(stored_digests(restored))
    _make_missing(there)
    before = making.create(there, show)
    written = there.sets.replace(ending, lambda done: show(done, 0))
    with there.opened() as office:
        events = prove(office)
        loans = sum(head.stream.startswith("loan/") for head in all_heads(office))
    return Adopted(ending, before.label, written, loans, events, brought_back)


def _make_missing(there: OnAws) -> None:
    """Make those of the installation's own tables that somebody deleted, protected as they were."""
    client, names = there.client("dynamodb"), there.sets.names()
    for table, name in names.items():
        with explained():
            try:
                client.describe_table(TableName=name)
                continue
            except client.exceptions.ResourceNotFoundException:
                client.create_table(
                    **there.sets.request(table, OWN),
                    SSESpecification={"Enabled": True},
                    DeletionProtectionEnabled=True,
                )
        copies.wait(there, [name], nothing)
        with explained():
            client.update_continuous_backups(
                TableName=name,
                PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
            )
