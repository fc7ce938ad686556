"""The backups that there are, and which of them to keep."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from skycap.operations import Stopped
from skycap.operations.backups.archive import Manifest, read_manifest
from skycap.operations.backups.keys import key_for
from skycap.operations.backups.making import NAME
from skycap.operations.backups.premises import Premises

T = TypeVar("T")


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


def to_drop(found: Sequence[tuple[datetime, T]], daily: int, weekly: int, monthly: int) -> list[T]:
    """Which backups to drop: all but the newest of each of the last days, weeks and months.

    Days are those of UTC that have a backup. The newest of all is never dropped.
    """
    dated = sorted(found, key=lambda one: one[0], reverse=True)
    kept = [backup for _, backup in dated[:1]]
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (daily, datetime.date),
        (weekly, lambda moment: moment.isocalendar()[:2]),
        (monthly, lambda moment: (moment.year, moment.month)),
    )
    for most, period_of in periods:
        seen: set[object] = set()
        for moment, backup in dated:
            period = period_of(moment)
            if period not in seen and len(seen) < most:
                seen.add(period)
                kept.append(backup)
    return [backup for _, backup in dated if backup not in kept]


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
