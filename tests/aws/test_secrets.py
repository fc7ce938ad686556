"""Signing keys in Secrets Manager: rotated by one call, noticed by every process."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from skycap.services.clock import SimulatedClock
from skycap.services.key_ring import HOLD, SETTLE, KeyRing
from skycap.services.ports import Unavailable
from skycap.services.records import UserRow
from skycap.services.tokens import NotSignedIn, SigningKeys
from skycap.storage.secrets_manager import ACCEPTED, SecretKeys
from tests.emulators import Emulator

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
USER = UserRow("u1", "maker", "", None, "maker", True, "$hash", False, 5, None, False, "")
FIRST, SECOND, THIRD = "1" * 40, "2" * 40, "3" * 40


class Secret:
    """A secret of the emulator."""

    def __init__(self, emulator: Emulator, text: str) -> None:
        self.client = emulator.client("secretsmanager")
        self.arguments = emulator.client_arguments
        name = f"skycap/jwt-secret-{uuid.uuid4().hex[:8]}"
        self.arn = self.client.create_secret(Name=name, SecretString=text)["ARN"]

    def rotate(self, text: str) -> None:
        """What `aws secretsmanager put-secret-value` does."""
        self.client.put_secret_value(SecretId=self.arn, SecretString=text)

    def keys(self) -> SigningKeys:
        """What a process looks up."""
        return SecretKeys(self.arn, SimulatedClock(NOW), self.arguments)()


@pytest.fixture
def secret(ministack: Emulator) -> Secret:
    """A secret with its first version."""
    return Secret(ministack, FIRST)


def test_the_current_version_signs_and_the_one_before_is_accepted(secret: Secret) -> None:
    """With one version there is nothing before it; a rotation moves the labels by itself."""
    assert secret.keys() == SigningKeys(FIRST.encode())
    secret.rotate(SECOND)
    assert secret.keys() == SigningKeys(SECOND.encode(), (FIRST.encode(),))
    secret.rotate(THIRD)
    assert secret.keys() == SigningKeys(THIRD.encode(), (SECOND.encode(),))


def test_a_rotation_signs_nobody_out_and_reaches_every_process(secret: Secret) -> None:
    """One process rotates first; the other accepts its tokens after one look, then signs alike."""
    clock = SimulatedClock(NOW)
    fast, slow = (KeyRing(SecretKeys(secret.arn, clock, secret.arguments), clock) for _ in range(2))
    before = fast.issue(USER, NOW)
    assert slow.read(before, NOW).sub == "u1"
    secret.rotate(SECOND)
    clock.advance(SETTLE)
    assert fast.renew()
    after = fast.issue(USER, NOW)

    assert slow.read(after, NOW).sub == slow.read(before, NOW).sub == "u1"
    assert fast.read(before, NOW).sub == "u1"
    secret.rotate(THIRD)
    clock.advance(HOLD)
    assert slow.read(after, NOW).sub == "u1"
    with pytest.raises(NotSignedIn):
        slow.read(before, NOW)


def test_the_version_before_ends_with_its_last_token(secret: Secret) -> None:
    """A day and ten minutes after a rotation only the new key is accepted, without any call."""
    secret.rotate(SECOND)
    rotated = datetime.now(UTC)
    clock = SimulatedClock(rotated + ACCEPTED - timedelta(minutes=1))
    ring = KeyRing(SecretKeys(secret.arn, clock, secret.arguments), clock)
    assert ring.accepted() == (SECOND.encode(), FIRST.encode())
    clock.advance(timedelta(minutes=10))
    assert ring.accepted() == (SECOND.encode(),)


def test_a_secret_that_could_be_guessed_is_not_used(
    ministack: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    """A short one is refused and said to be short, without being shown; a short old one is void."""
    short = Secret(ministack, "your-new-secret")
    with pytest.raises(Unavailable, match="32 bytes"):
        short.keys()
    out = capsys.readouterr().out
    short.rotate(FIRST)

    assert "32 bytes" in out
    assert "your-new-secret" not in out
    assert short.keys() == SigningKeys(FIRST.encode())


def test_a_secret_that_is_not_there_is_unavailable(
    ministack: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong name, and a keeper that does not answer, are told as such and logged."""
    nowhere = {**ministack.client_arguments, "endpoint_url": "http://127.0.0.1:9"}

    with pytest.raises(Unavailable):
        SecretKeys("skycap/no-such-secret", SimulatedClock(NOW), ministack.client_arguments)()
    with pytest.raises(Unavailable):
        SecretKeys("skycap/jwt-secret", SimulatedClock(NOW), nowhere)()
    out = capsys.readouterr().out
    assert "ResourceNotFoundException" in out
    assert "EndpointConnectionError" in out
