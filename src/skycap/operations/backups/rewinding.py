"""Putting the books in place as they were known at a past moment."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from skycap.lending.history import moment_text
from skycap.operations import Stopped
from skycap.operations.backups.archive import unpack
from skycap.operations.backups.keys import key_for
from skycap.operations.backups.making import other_files, stored_digests
from skycap.operations.backups.past import rewind
from skycap.operations.backups.premises import Premises, Progress
from skycap.operations.backups.restoring import nothing, prove, refuse_in_use, switch


@dataclass(frozen=True, slots=True)
class Returned:
    """Books of a past moment, put in place; `before` is where the former ones are kept."""

    events: int
    loans: int
    documents: int
    before: Path | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What books of a past moment hold."""

    events: int
    loans: int
    documents: int


def restore_to(
    premises: Premises, moment: datetime, backup: Path | None, show: Progress = nothing
) -> Returned:
    """Put the books in place as they were known at `moment`, which is in UTC.

    They come from `backup`, or from the books here. Raises `Stopped`.
    """
    if moment > premises.clock.now():
        raise Stopped("that moment is still to come")
    if backup is None and not premises.exists:
        raise Stopped(f"there is no Skycap in {premises.data}; name a backup")
    refuse_in_use(premises)
    with drawn(premises, moment, backup, show) as (folder, told):
        return Returned(told.events, told.loans, told.documents, switch(premises, folder))


@contextmanager
def drawn(
    premises: Premises, moment: datetime, backup: Path | None, show: Progress
) -> Iterator[tuple[Path, Drawn]]:
    """The books of `moment`, audited, in a folder of their own; it goes unless it was moved.

    Raises `Stopped`.
    """
    with premises.beside("source") as source, premises.beside("restoring") as folder:
        if backup:
            manifest = unpack(backup, key_for(premises.key, backup), source, show)
            if moment_text(moment) > manifest.made_at:
                raise Stopped(f"{backup.name} knows nothing after {manifest.made_at}")
            root = source
        else:
            premises.copy_database(premises.data / premises.database, source / premises.database)
            root = premises.data
        loans = _rewound(premises, source, folder, moment)
        _copy_files(premises, root, folder)
        events, documents = prove(premises, folder)
        yield folder, Drawn(events, loans, documents)


def _rewound(premises: Premises, source: Path, folder: Path, moment: datetime) -> int:
    """Write the database of the moment into `folder`; give how many loans there were."""
    with premises.opened(source) as now, premises.opened(folder) as then:
        done = rewind(now, then, moment)
    if not done.events:
        raise Stopped("nothing was recorded by then")
    premises.copy_answers(
        source / premises.database, folder / premises.database, moment_text(moment)
    )
    return done.loans


def _copy_files(premises: Premises, root: Path, folder: Path) -> None:
    """The documents that the restored books name, and the keys; what is missing stays missing."""
    with premises.opened(folder) as then:
        names = [premises.place_of(digest) for digest in stored_digests(then)]
    for name in (*names, *other_files(premises, root)):
        if (root / name).is_file():
            place = folder / name
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.touch(mode=0o600)
            shutil.copyfile(root / name, place)
