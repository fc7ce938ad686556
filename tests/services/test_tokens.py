"""Tokens: signed by us, for a day, and by nobody else."""

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skycap.services.records import UserRow
from skycap.services.tokens import LIFETIME, NotSignedIn, SigningKeys, thumbprint

NOW = datetime(2026, 3, 2, 6, 0, 0, 999_999, tzinfo=UTC)
KEY, OLD_KEY, FOREIGN_KEY = b"k" * 64, b"o" * 64, b"f" * 64
KEYS = SigningKeys(KEY)
USER = UserRow(
    "u1", "maker", "Mpho Moeng", "m@example.com", "maker", True, "$hash", False, 5, None, False, ""
)


def forged(key: bytes = KEY, header: dict[str, str] | None = None, **changes: object) -> str:
    """A token like ours with something changed; None leaves a claim out."""
    now = int(NOW.timestamp())
    claims: dict[str, object] = {
        "sub": "u1", "username": "maker", "role": "maker", "iat": now, "exp": now + 60, "jti": "j",
        "gen": 5, **changes,
    }  # fmt: skip
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(claims, key, "HS256", headers=header or {"kid": thumbprint(KEY)})


def test_a_token_says_who_and_for_how_long() -> None:
    """What was issued is read back: id, username, role, generation, and 24 hours."""
    claims = KEYS.read(KEYS.issue(USER, NOW), NOW)

    assert (claims.sub, claims.username, claims.role, claims.gen) == ("u1", "maker", "maker", 5)
    assert claims.exp - claims.iat == 24 * 3600


def test_a_token_holds_no_personal_data() -> None:
    """Neither the name, nor the address, nor the hash travels in a token."""
    body = KEYS.issue(USER, NOW).split(".")[1]
    told = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode()

    assert not any(part in told for part in ("Mpho", "example.com", "$hash"))


def test_two_tokens_are_never_the_same() -> None:
    """Even in one second, each has an id of its own."""
    assert KEYS.issue(USER, NOW) != KEYS.issue(USER, NOW)


def test_a_token_ends_after_a_day_by_the_clock_that_is_handed_in() -> None:
    """It holds in its last second and no longer, whatever this machine's clock says."""
    token = KEYS.issue(USER, NOW)

    assert KEYS.read(token, NOW + LIFETIME - timedelta(seconds=1)).sub == "u1"
    with pytest.raises(NotSignedIn, match="ended"):
        KEYS.read(token, NOW + LIFETIME)


def test_a_token_from_the_future_does_not_hold() -> None:
    """A minute of difference between clocks is forgiven, an hour is not."""
    token = KEYS.issue(USER, NOW)

    assert KEYS.read(token, NOW - timedelta(seconds=50)).sub == "u1"
    with pytest.raises(NotSignedIn):
        KEYS.read(token, NOW - timedelta(hours=1))


def test_old_keys_are_read_and_never_sign() -> None:
    """After a rotation old tokens hold, and new ones carry the new key's name."""
    token = SigningKeys(OLD_KEY).issue(USER, NOW)
    rotated = SigningKeys(KEY, (OLD_KEY,))

    assert rotated.read(token, NOW).sub == "u1"
    assert KEYS.read(rotated.issue(USER, NOW), NOW).sub == "u1"
    with pytest.raises(NotSignedIn):
        KEYS.read(token, NOW)


@pytest.mark.parametrize(
    "token",
    [
        forged(FOREIGN_KEY),
        forged(FOREIGN_KEY, {"kid": thumbprint(FOREIGN_KEY)}),
        forged(header={"kid": "other"}),
        forged(exp=None),
        forged(gen=None),
        forged(jti=None),
        forged(gen="5"),
        forged(gen=True),
        forged(role=None),
        forged(sub=7),
        jwt.encode({"sub": "u1"}, "", "none", headers={"kid": thumbprint(KEY)}),
        jwt.encode({"sub": "u1"}, KEY, "HS512", headers={"kid": thumbprint(KEY)}),
        "",
        "a.b.c",
        "x" * 5_000,
        "\ud800.\ud800.\ud800",
    ],
    ids=lambda token: ascii(token[-12:]),
)
def test_what_we_did_not_sign_does_not_hold(token: str) -> None:
    """Foreign keys, other algorithms, missing or mistyped claims, and rubbish are turned away."""
    with pytest.raises(NotSignedIn):
        KEYS.read(token, NOW)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_no_changed_byte_goes_unseen(place: int, change: int) -> None:
    """Whatever byte of a token's claims is changed, the token does not hold."""
    head, body, signature = KEYS.issue(USER, NOW).split(".")
    raw = bytearray(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    raw[place % len(raw)] ^= change
    changed = base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")

    with pytest.raises(NotSignedIn):
        KEYS.read(f"{head}.{changed}.{signature}", NOW)


def test_a_role_is_not_raised_by_editing_the_token() -> None:
    """The claims are signed: another role in them voids the token."""
    head, body, signature = KEYS.issue(USER, NOW).split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    edited = base64.urlsafe_b64encode(json.dumps(claims | {"role": "admin"}).encode()).decode()

    with pytest.raises(NotSignedIn):
        KEYS.read(f"{head}.{edited.rstrip('=')}.{signature}", NOW)


@pytest.mark.parametrize("keys", [(b"short", ()), (KEY, (b"short",)), (b"", ())])
def test_a_short_key_is_not_taken(keys: tuple[bytes, tuple[bytes, ...]]) -> None:
    """A key that could be guessed is refused when it is given, not when it is broken."""
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKeys(*keys)


def test_keys_are_not_shown() -> None:
    """Printing the keys does not print them."""
    assert "kkk" not in repr(KEYS)
    assert thumbprint(KEY) != thumbprint(OLD_KEY)


def test_the_generation_is_that_of_the_user() -> None:
    """A token carries the generation that its user had when it was issued."""
    assert KEYS.read(KEYS.issue(replace(USER, tokens_valid_from=9), NOW), NOW).gen == 9
