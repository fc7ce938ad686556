"""The backups that there are, and which of them to keep."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from skycap.operations import Stopped
from skycap.operations.backups.ages import to_drop
from skycap.operations.backups.archive import Manifest, read_manifest
from skycap.operations.backups.keys import key_for
from skycap.operations.backups.making import NAME
from skycap.operations.backups.premises import Premises


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup in the folder; without a manifest, `problem` says why it cannot be read."""

    path: Path
    made_at: datetime
    size: int
    manifest: Manifest | None = None
    problem: str | None = None


def paths(folder: Path) -> list[Path]:
    """The backups in `folder`, newest first; files of other names are not ours."""
    return sorted((path for path in folder.glob("skycap-*.backup") if made_at(path)), reverse=True)


def made_at(path: Path) -> datetime | None:
    """When a backup was made, by its name, in UTC; None if it is not named like one."""
    try:
        return datetime.strptime(path.name, NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def list_backups(premises: Premises) -> list[Kept]:
    """All backups, newest first, with what their manifests say."""
    return [_looked_at(premises, path) for path in paths(premises.backups)]


def find(premises: Premises, named: str | None) -> Path:
    """The backup of that name or path, or the newest. Raises `Stopped`."""
    if named is None:
        if found := paths(premises.backups):
            return found[0]
        raise Stopped(f"there is no backup in {premises.backups}; run `skycap backup create`")
    for path in (Path(named), premises.backups / named):
        if path.is_file():
            return path
    raise Stopped(f"there is no backup {named}; `skycap backup list` shows what there is")


def prune(
    premises: Premises, daily: int, weekly: int, monthly: int, *, trial: bool = False
) -> list[Path]:
    """Drop old backups, and tell which; with `trial`, only tell."""
    found = [(moment, path) for path in paths(premises.backups) if (moment := made_at(path))]
    dropped = to_drop(found, daily, weekly, monthly)
    if not trial:
        for path in dropped:
            path.unlink()
    return dropped


def _looked_at(premises: Premises, path: Path) -> Kept:
    moment = made_at(path)
    assert moment is not None
    size = path.stat().st_size
    try:
        return Kept(path, moment, size, read_manifest(path, key_for(premises.key, path)))
    except Stopped as problem:
        return Kept(path, moment, size, problem=str(problem))
