"""Assembly: the only place that chooses adapters and puts an installation together.

It imports the event kinds of every desk, so that any history can be read by whoever assembled.
"""

import hmac
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from skycap.services import products as _products  # noqa: F401 - knows the events of products
from skycap.services import staff as _staff
from skycap.services.clock import SystemClock
from skycap.services.machine import SystemIds
from skycap.services.office import Office
from skycap.services.ports import Clock, Ids
from skycap.services.tokens import SigningKeys
from skycap.settings import Settings, SettingsError
from skycap.storage.files import FolderBlobs
from skycap.storage.sql import SqlStore


@dataclass(frozen=True, slots=True)
class Assembled:
    """An installation that is open: close it, or use it in a `with`."""

    office: Office
    keys: SigningKeys
    settings: Settings

    def close(self) -> None:
        """Finish what is waiting and let go of the store."""
        self.office.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.close()


def is_set_up(office: Office) -> bool:
    """Whether somebody administers this installation: what `skycap init` ends with."""
    return bool(office.store.load(_staff.ADMINISTRATORS))


def assemble(
    settings: Settings, *, create: bool = False, clock: Clock | None = None, ids: Ids | None = None
) -> Assembled:
    """Open the installation that `settings` name; with `create`, make what is missing of it.

    A simulated clock and seeded ids may be handed in. Raises `SettingsError` when there is no
    installation, and `Unavailable` when its store cannot be used.
    """
    if create:
        settings.make_data_folder()
    elif not settings.database.exists():
        message = f"there is no Skycap in {settings.data}; run `skycap init`, or set SKYCAP_DATA"
        raise SettingsError(message)
    keys = settings.read_keys()
    clock = clock or SystemClock()
    store = SqlStore.open(settings.database)
    # Tickets to upload live minutes, so a key of their own is derived and not kept.
    blobs = FolderBlobs(
        settings.documents, hmac.digest(keys.current, b"skycap uploads", "sha256"), clock
    )
    office = Office(store, blobs, clock, ids or SystemIds(clock))
    return Assembled(office, SigningKeys(keys.current, keys.previous), settings)
