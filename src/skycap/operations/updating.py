"""Bringing the books of an embedded installation to a newer Skycap, or leaving them as they were.

The newer tables are made in a copy beside the data folder, and the copy is proved. Only then does
it take the place of the database, which is kept beside it; whatever fails before or right after,
the database that was there is there, byte for byte.
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.backups import keeping, restoring
from skycap.operations.backups.premises import Premises, sync
from skycap.operations.backups.sealing import Damaged
from skycap.operations.observing.serving import Running, running
from skycap.services.audit import Severity, audit
from skycap.services.replay import rebuild

BACKUP_DAYS: Final = 1
"""How old the newest sealed backup may be."""
STOP_SECONDS: Final = 40
_PAUSE_SECONDS: Final = 0.2
_JOURNALS: Final = ("-wal", "-shm", "-journal")

Show = Callable[[str], None]
"""Is told what is being done."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did. Without a change of the tables, `before` and `after` are the same.

    `redrawn` says that lists and counters were drawn anew, since this Skycap makes others of the
    same histories.

    `kept` is the folder of the former database; `backup` the newest sealed backup; `stopped` says
    which servers were stopped and are to be started again.
    """

    before: str | None
    after: str
    entries: int
    redrawn: bool
    kept: Path | None
    backup: Path
    stopped: tuple[Running, ...]

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "before": self.before,
            "after": self.after,
            "changed": self.before != self.after or self.redrawn,
            "redrawn": self.redrawn,
            "entries": self.entries,
            "kept": str(self.kept) if self.kept else None,
            "backup": str(self.backup),
            "stopped": [one.to_json() for one in self.stopped],
        }


def update(premises: Premises, *, stop: bool, show: Show = lambda _: None) -> Updated:
    """Bring the books to the tables of this Skycap. Raises `Stopped`, and nothing is changed."""
    if not premises.exists:
        raise Stopped(f"there is no Skycap in {premises.data}; run `skycap init`")
    backup = _recent_backup(premises)
    stopped = _quieten(premises, stop=stop, show=show)
    data = premises.data.absolute()
    place = data / premises.database
    before, entries, heads = premises.described(place)
    with premises.beside("updating") as work:
        show("Copying the database")
        copy = work / premises.database
        premises.copy_database(place, copy)
        show("Making the newer tables in the copy")
        after = _migrated(premises, work)
        redrawn = _redrawn(premises, work, show)
        show("Proving the copy")
        _prove(premises, work, entries, heads)
        kept = None
        if after != before or redrawn:
            show("Putting the copy in place")
            kept = _switch(premises, copy, entries, heads)
    return Updated(before, after, entries, redrawn, kept, backup, stopped)


def _recent_backup(premises: Premises) -> Path:
    """The newest backup. It was made by the Skycap that wrote the books, and it can restore it."""
    found = keeping.paths(premises.backups)
    moment = keeping.made_at(found[0]) if found else None
    if not moment or (premises.clock.now() - moment).days >= BACKUP_DAYS:
        raise Stopped(
            "there is no backup of the last day: run `skycap backup create` with the Skycap that "
            "you had, and then update"
        )
    return found[0]


def _quieten(premises: Premises, *, stop: bool, show: Show) -> tuple[Running, ...]:
    """Make sure that nobody has the books open; with `stop`, by ending the servers that do."""
    servers = tuple(one for one in running(premises.logs) if one.role == "server")
    in_use = premises.is_in_use(premises.data / premises.database)
    if not servers and not in_use:
        return ()
    if servers and stop and all(_is_skycap(one.process) for one in servers):
        for one in servers:
            show(f"Stopping the server at {one.url}")
            os.kill(one.process, signal.SIGTERM)
        _wait_for(premises, servers)
        return servers
    told = ", ".join(f"process {one.process} at {one.url}" for one in servers) or "another program"
    raise Stopped(f"{told} has the books open: stop it first, or let --stop do it")


def _is_skycap(process: int) -> bool:
    """Whether a process is one of ours, where that can be known: its number may be used again."""
    told = Path(f"/proc/{process}/cmdline")
    return not told.exists() or b"skycap" in told.read_bytes()


def _wait_for(premises: Premises, servers: tuple[Running, ...]) -> None:
    """Wait until the servers have finished. Raises `Stopped` when they do not."""
    ends = time.monotonic() + STOP_SECONDS
    while running(premises.logs) or premises.is_in_use(premises.data / premises.database):
        if time.monotonic() > ends:
            pids = ", ".join(str(one.process) for one in servers)
            raise Stopped(f"the servers ({pids}) do not stop; stop them yourself")
        time.sleep(_PAUSE_SECONDS)


def _migrated(premises: Premises, work: Path) -> str:
    """Open the copy, by which it gets the newer tables; gives their revision."""
    try:
        with premises.opened(work):
            pass
        after = premises.described(work / premises.database)[0]
    except Exception as problem:
        raise Stopped(
            f"the newer tables cannot be made ({type(problem).__name__}: {problem}); nothing was "
            "changed: go on with the Skycap that you had, and report this"
        ) from problem
    assert after is not None
    return after


def _redrawn(premises: Premises, work: Path, show: Show) -> bool:
    """Draw lists and counters of the copy anew, if they are all that differs from the histories."""
    with premises.opened(work) as office:
        found = audit(office).findings
        stale = bool(found) and all(one.severity is Severity.STALE for one in found)
        if stale:
            show("Drawing lists and counters anew")
            rebuild(office)
    return stale


def _prove(premises: Premises, folder: Path, entries: int, heads: str) -> None:
    """Prove that the books in `folder` are those of before. Raises `Stopped`."""
    try:
        _compare(premises, folder, entries, heads)
        restoring.prove(premises, folder)
    except Damaged as problem:
        raise Stopped(
            f"the books are not well after the update ({problem}); nothing was changed: go on "
            "with the Skycap that you had, and report this"
        ) from problem


def _compare(premises: Premises, folder: Path, entries: int, heads: str) -> None:
    """Raise `Damaged` unless the histories in `folder` end as they did before."""
    _, now, ends = premises.described(folder / premises.database)
    if (now, ends) != (entries, heads):
        raise Damaged(f"there were {entries} entries before, and are {now} now, or other ones")


def _switch(premises: Premises, copy: Path, entries: int, heads: str) -> Path:
    """Put `copy` in the place of the database, and tell where that is kept now.

    Undone if the books cannot be opened there afterwards.
    """
    place = premises.data.absolute() / premises.database
    kept = restoring.unused(
        premises.data.absolute(), f"before-{premises.clock.now():%Y%m%d-%H%M%S}"
    )
    restoring.refuse_in_use(premises)
    sync(copy)
    kept.mkdir(mode=0o700)
    moved = [path for path in (place, *_journals(place)) if path.exists()]
    for path in moved:
        path.rename(kept / path.name)
    try:
        copy.rename(place)
        sync(place.parent)
        with premises.opened(premises.data):
            pass
        _compare(premises, premises.data, entries, heads)
    except Exception as problem:
        for path in (place, *_journals(place)):
            path.unlink(missing_ok=True)
        for path in moved:
            (kept / path.name).rename(path)
        kept.rmdir()
        sync(place.parent)
        raise Stopped(
            f"the updated books cannot be opened ({problem}); the former ones are back"
        ) from problem
    sync(kept)
    return kept


def _journals(place: Path) -> list[Path]:
    return [place.with_name(place.name + ending) for ending in _JOURNALS]
