"""The key of the backups: renewed so that what older keys sealed can still be opened."""

from datetime import UTC, datetime

from skycap.operations.backups import keys
from skycap.operations.backups.premises import Premises
from skycap.operations.secrets import Rotated, Secret

NAME = "backups"


def described(here: Premises) -> Secret | None:
    """The key of the backups, without its value; None before the first backup."""
    if not here.key.exists():
        return None
    held = keys.read_keys(here.key)
    since = datetime.fromtimestamp(here.key.stat().st_mtime, UTC)
    return Secret(NAME, "seals backups", str(here.key), since, len(held) - 1)


def rotate(here: Premises) -> Rotated:
    """Seal backups with a new key from now on. Raises `Stopped` when there is none yet."""
    kept = keys.rotate_key(here.key)
    return Rotated(NAME, here.clock.now(), kept, None)
