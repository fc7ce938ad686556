"""Rotating the signing keys of an embedded installation: nobody is signed out, nothing is lost."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skycap.assembly import assemble
from skycap.operations import Stopped
from skycap.operations.secrets import ACCEPTED, signing
from skycap.services.clock import SimulatedClock
from skycap.services.records import UserRow
from skycap.services.tokens import NotSignedIn, SigningKeys
from skycap.settings import Settings

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
USER = UserRow("u1", "maker", "", "", "maker", True, "$hash", False, 5, None, False, "")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation with its first key."""
    made = Settings(data=tmp_path / "data")
    made.make_data_folder()
    return made


def test_a_rotation_signs_nobody_out_and_a_running_server_notices(settings: Settings) -> None:
    """Tokens of before hold after it; within half a minute the same server signs with the new."""
    clock = SimulatedClock(NOW)
    with assemble(settings, create=True, clock=clock) as running:
        before = running.keys.issue(USER, NOW)
        first = running.keys.accepted()
        signing.rotate(settings.keys, NOW)
        assert running.keys.accepted() == first, "held for a moment"
        clock.advance(timedelta(seconds=31))

        assert running.keys.accepted()[1:] == first
        after = running.keys.issue(USER, clock.now())
        assert after.partition(".")[0] != before.partition(".")[0], "signed by another key"
        assert running.keys.read(before, clock.now()).sub == "u1"
        assert running.keys.read(after, clock.now()).sub == "u1"


def test_a_token_of_a_key_that_was_dropped_is_refused(settings: Settings) -> None:
    """A day later the old key is accepted no more, and the timer removes it from the file."""
    clock = SimulatedClock(NOW)
    with assemble(settings, create=True, clock=clock) as running:
        signing.rotate(settings.keys, NOW)
        old = signing.read(settings.keys).retired[0].key
        clock.advance(ACCEPTED)
        # The forger's token is young: what is refused is the key, not the age.
        token = SigningKeys(old).issue(USER, clock.now())
        with pytest.raises(NotSignedIn):
            running.keys.read(token, clock.now())

        signing.EndedKeys(settings.keys, clock).look()
        assert signing.forget_ended(settings.keys, clock.now()) == 0
        assert signing.read(settings.keys).retired == ()


def test_two_rotations_in_a_day_keep_both_keys_until_each_ends(settings: Settings) -> None:
    """Each key of before has an end of its own; the next rotation drops those that ended."""
    signing.rotate(settings.keys, NOW)
    signing.rotate(settings.keys, NOW + timedelta(hours=5))
    found = signing.read(settings.keys)
    assert len(found.previous(NOW + timedelta(hours=6))) == 2
    assert len(found.previous(NOW + ACCEPTED + timedelta(hours=1))) == 1

    told = signing.rotate(settings.keys, NOW + timedelta(days=3))
    assert (told.previous, len(signing.read(settings.keys).retired)) == (1, 1)


def test_a_killed_rotation_leaves_the_keys_of_before(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever step it dies at, the file is whole, and a later rotation clears what was left."""
    before = signing.read(settings.keys)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(signing, "sync", die)
        with pytest.raises(KeyboardInterrupt):
            signing.rotate(settings.keys, NOW)
    assert signing.read(settings.keys) == before
    draft = settings.keys.with_name("keys.json.rotating")
    assert not draft.exists()

    draft.write_text("half", encoding="utf-8")
    with pytest.raises(Stopped, match="somebody else rotates"):
        signing.rotate(settings.keys, NOW)
    os.utime(draft, (0, 0))
    signing.rotate(settings.keys, NOW)
    assert signing.read(settings.keys).previous() == (before.current,)
    assert settings.keys.stat().st_mode & 0o777 == 0o600


def test_the_list_tells_ages_and_never_a_value(settings: Settings) -> None:
    """Since when, how many are accepted and until when; a file of an older Skycap reads on."""
    old = {"current": "ab" * 32, "previous": ["cd" * 32]}
    settings.keys.write_text(json.dumps(old), encoding="utf-8")
    assert signing.read(settings.keys).previous(NOW) == (b"\xcd" * 32,)

    signing.rotate(settings.keys, NOW)
    told = signing.described(settings.keys, NOW + timedelta(hours=2)).to_json(NOW)
    assert (told["since"], told["previousAccepted"]) == ("2026-03-02T06:00:00+00:00", 2)
    assert told["previousUntil"] == "2026-03-03T06:10:00+00:00"
    content = json.loads(settings.keys.read_text(encoding="utf-8"))
    assert content["current"] not in json.dumps(told)
