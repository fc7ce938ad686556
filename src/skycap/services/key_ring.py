"""Signing keys that change while the process runs, because they are kept elsewhere.

Where several processes serve one lender, a key is rotated in one place. Each process looks the keys
up again after a while, and at once when it meets a signature that it cannot place.
"""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from skycap.services.ports import Clock, Unavailable
from skycap.services.records import UserRow
from skycap.services.tokens import Claims, KeyUnknown, SigningKeys

HOLD: Final = timedelta(minutes=5)
"""How long keys are used before they are looked up again."""

SETTLE: Final = timedelta(seconds=10)
"""How soon an unknown signature may cause another look: a flood of forgeries causes no flood."""

LookUp = Callable[[], SigningKeys]


class _Known(NamedTuple):
    keys: SigningKeys
    looked_at: datetime


class KeyRing:
    """`Keys` that `look_up` gives, held for a while. Safe to share between threads.

    When they cannot be looked up, those of before go on being used; without any, `Unavailable`.
    """

    def __init__(self, look_up: LookUp, clock: Clock, hold: timedelta = HOLD) -> None:
        self._look_up = look_up
        self._clock = clock
        self._hold = hold
        self._guard = threading.Lock()
        self._known: _Known | None = None

    def issue(self, user: UserRow, now: datetime) -> str:
        """A token for `user` that holds for 24 hours, signed with the newest key."""
        return self._held(self._hold).issue(user, now)

    def read(self, token: str, now: datetime) -> Claims:
        """What `token` says. Raises `NotSignedIn` unless one of our keys signed it and it holds."""
        keys = self._held(self._hold)
        try:
            return keys.read(token, now)
        except KeyUnknown:
            renewed = self._held(SETTLE)
            if renewed is keys:
                raise
            return renewed.read(token, now)

    def accepted(self) -> tuple[bytes, ...]:
        """Every key that is accepted; the first one signs."""
        return self._held(self._hold).accepted()

    def renew(self) -> bool:
        """Look the keys up again, unless that was done a moment ago; whether they are others."""
        before = self._held(self._hold)
        return self._held(SETTLE) is not before

    def _held(self, at_most: timedelta) -> SigningKeys:
        """The keys, looked up no longer than `at_most` ago."""
        with self._guard:
            now = self._clock.now()
            known = self._known
            if known and now - known.looked_at < at_most:
                return known.keys
            try:
                found = self._look_up()
            except Unavailable:
                # Whoever is signed in can go on working while the keeper of the keys is away.
                if known is None:
                    raise
                found = known.keys
            # The same object as long as they are the same keys: that is how a change is noticed.
            keys = known.keys if known and known.keys == found else found
            self._known = _Known(keys, now)
            return keys
