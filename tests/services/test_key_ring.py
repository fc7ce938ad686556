"""The ring of keys: rotated elsewhere, noticed here, without a flood of look-ups."""

from datetime import UTC, datetime, timedelta

import pytest

from skycap.services.clock import SimulatedClock
from skycap.services.key_ring import HOLD, SETTLE, KeyRing
from skycap.services.ports import Unavailable
from skycap.services.records import UserRow
from skycap.services.tokens import NotSignedIn, SigningKeys

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
OLD, NEW, NEXT = b"o" * 32, b"n" * 32, b"x" * 32
USER = UserRow("u1", "maker", "", None, "maker", True, "$hash", False, 5, None, False, "")


class Keeper:
    """Keeps the keys elsewhere, and counts who asks."""

    def __init__(self) -> None:
        self.keys = SigningKeys(OLD)
        self.asked = 0
        self.away = False

    def __call__(self) -> SigningKeys:
        """The keys as they are now."""
        self.asked += 1
        if self.away:
            raise Unavailable("the keeper is away")
        return self.keys

    def rotate(self, new: bytes) -> None:
        """Sign with `new` from now on; the one before is still accepted."""
        self.keys = SigningKeys(new, (self.keys.current,))


@pytest.fixture
def keeper() -> Keeper:
    """A keeper with one key."""
    return Keeper()


@pytest.fixture
def clock() -> SimulatedClock:
    """A clock that stands still."""
    return SimulatedClock(NOW)


@pytest.fixture
def ring(keeper: Keeper, clock: SimulatedClock) -> KeyRing:
    """The ring under test."""
    return KeyRing(keeper, clock)


def test_keys_are_looked_up_once_and_held(
    ring: KeyRing, keeper: Keeper, clock: SimulatedClock
) -> None:
    """A thousand tokens cost one look-up, until the time to hold the keys is over."""
    for _ in range(1_000):
        ring.read(ring.issue(USER, NOW), NOW)
    assert keeper.asked == 1

    clock.advance(HOLD)
    ring.issue(USER, NOW)
    assert keeper.asked == 2


def test_a_rotation_is_noticed_and_signs_nobody_out(
    ring: KeyRing, keeper: Keeper, clock: SimulatedClock
) -> None:
    """After a rotation, tokens of the old key hold, and those of the new one too."""
    before = ring.issue(USER, NOW)
    keeper.rotate(NEW)
    clock.advance(HOLD)
    after = ring.issue(USER, NOW)

    assert ring.read(before, NOW).sub == ring.read(after, NOW).sub == "u1"
    assert SigningKeys(NEW).read(after, NOW).sub == "u1"
    assert ring.accepted() == (NEW, OLD)


def test_a_token_of_a_key_not_seen_yet_causes_one_look(
    ring: KeyRing, keeper: Keeper, clock: SimulatedClock
) -> None:
    """Another process signs with the new key already: this one looks, and accepts it."""
    ring.issue(USER, NOW)
    keeper.rotate(NEW)
    token = SigningKeys(NEW).issue(USER, NOW)
    clock.advance(SETTLE)

    assert ring.read(token, NOW).sub == "u1"
    assert keeper.asked == 2


def test_forgeries_cause_no_flood_of_look_ups(
    ring: KeyRing, keeper: Keeper, clock: SimulatedClock
) -> None:
    """Many tokens of a foreign key are refused with one look-up a settling time."""
    forged = SigningKeys(b"f" * 32).issue(USER, NOW)
    for _ in range(100):
        with pytest.raises(NotSignedIn):
            ring.read(forged, NOW)
    assert keeper.asked == 1

    clock.advance(SETTLE)
    for _ in range(100):
        with pytest.raises(NotSignedIn):
            ring.read(forged, NOW)
        assert not ring.renew()
    assert keeper.asked == 2


def test_a_key_rotated_out_twice_is_void(
    ring: KeyRing, keeper: Keeper, clock: SimulatedClock
) -> None:
    """Only the newest key and the one before are accepted."""
    token = ring.issue(USER, NOW)
    keeper.rotate(NEW)
    keeper.rotate(NEXT)
    clock.advance(HOLD)

    with pytest.raises(NotSignedIn):
        ring.read(token, NOW)


def test_without_the_keeper_the_keys_of_before_serve(
    ring: KeyRing, keeper: Keeper, clock: SimulatedClock
) -> None:
    """Who is signed in goes on working; a process that has no key yet says it is unavailable."""
    token = ring.issue(USER, NOW)
    keeper.away = True
    clock.advance(HOLD)

    assert ring.read(token, NOW).sub == "u1"
    with pytest.raises(Unavailable):
        KeyRing(keeper, clock).issue(USER, NOW)


def test_an_expired_token_causes_no_look(
    ring: KeyRing, keeper: Keeper, clock: SimulatedClock
) -> None:
    """Only an unknown key is a reason to look, not a token that has ended."""
    token = ring.issue(USER, NOW)
    clock.advance(SETTLE)

    with pytest.raises(NotSignedIn, match="ended"):
        ring.read(token, NOW + timedelta(days=2))
    assert keeper.asked == 1
