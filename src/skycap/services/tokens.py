"""Tokens: how a signed-in person is known again, without a session in the store.

A token is a JWT signed with HS256. Besides the usual claims it carries `gen`, the user's generation
of tokens (`UserRow.tokens_valid_from`) when it was issued; `accounts.identify` accepts only the
current generation. A claim of its own, because `iat` counts whole seconds: a token issued in the
very second of a sign-out must hold while the one before it does not.
"""

import hashlib
import hmac
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol

import jwt

from skycap.services.records import UserRow

ALGORITHM: Final = "HS256"
LIFETIME: Final = timedelta(hours=24)
KEY_BYTES_MIN: Final = 32
"""RFC 7518 asks for a key no shorter than the hash."""

TOKEN_TEXT_MAX: Final = 4_096
CLOCK_SKEW: Final = timedelta(seconds=60)
"""How far another process's clock may be ahead of ours."""

_CLAIMS: Final = {
    "sub": str, "username": str, "role": str, "iat": int, "exp": int, "jti": str, "gen": int,
}  # fmt: skip


class NotSignedIn(Exception):
    """Nobody is signed in: no token, or none that holds. Answered as 401."""

    def __init__(self, message: str = "Please sign in.", code: str = "not_signed_in") -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class KeyUnknown(NotSignedIn):
    """None of our keys signed the token: a forgery, or a key that this process has not seen yet."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says about who holds it."""

    sub: str
    username: str
    role: str
    iat: int
    exp: int
    jti: str
    gen: int


class Keys(Protocol):
    """What signs tokens and other things of ours, and knows again what was signed."""

    def issue(self, user: UserRow, now: datetime) -> str:
        """A token for `user` that holds for 24 hours."""
        ...

    def read(self, token: str, now: datetime) -> Claims:
        """What `token` says. Raises `NotSignedIn` unless one of our keys signed it and it holds."""
        ...

    def accepted(self) -> tuple[bytes, ...]:
        """Every key that is accepted; the first one signs."""
        ...

    def renew(self) -> bool:
        """Look for keys that this process has not seen yet; whether there are any."""
        ...


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The key that signs, and older ones that are still accepted until they are removed."""

    current: bytes = field(repr=False)
    previous: tuple[bytes, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        for key in self.accepted():
            if len(key) < KEY_BYTES_MIN:
                raise ValueError(f"a signing key needs at least {KEY_BYTES_MIN} bytes")

    def issue(self, user: UserRow, now: datetime) -> str:
        """A token for `user` that holds for 24 hours."""
        issued = int(now.timestamp())
        claims = {
            "sub": user.id,
            "username": user.username,
            "role": user.role,
            "iat": issued,
            "exp": issued + int(LIFETIME.total_seconds()),
            "jti": uuid.uuid4().hex,
            "gen": user.tokens_valid_from,
        }
        headers = {"kid": thumbprint(self.current)}
        return jwt.encode(claims, self.current, algorithm=ALGORITHM, headers=headers)

    def read(self, token: str, now: datetime) -> Claims:
        """What `token` says, if one of our keys signed it and it holds at `now`.

        Raises `NotSignedIn`. The algorithm is ours, whatever the token's header says.
        """
        if not token or len(token) > TOKEN_TEXT_MAX:
            raise NotSignedIn
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            payload = jwt.decode(
                token,
                self._key(kid),
                algorithms=[ALGORITHM],
                # The time is compared below, with the clock that was handed in.
                options={"require": list(_CLAIMS), "verify_exp": False, "verify_iat": False},
            )
        except (jwt.InvalidTokenError, UnicodeError) as problem:
            raise NotSignedIn from problem
        if any(type(payload[name]) is not kind for name, kind in _CLAIMS.items()):
            raise NotSignedIn
        claims = Claims(**{name: payload[name] for name in _CLAIMS})
        moment = int(now.timestamp())
        if moment >= claims.exp or claims.iat > moment + CLOCK_SKEW.total_seconds():
            raise NotSignedIn("Your session has ended. Please sign in again.")
        return claims

    def accepted(self) -> tuple[bytes, ...]:
        """Every key that is accepted; the first one signs."""
        return (self.current, *self.previous)

    def renew(self) -> bool:
        """Keys that were handed in stay as they are until the next start."""
        return False

    def _key(self, kid: object) -> bytes:
        for key in self.accepted():
            if kid == thumbprint(key):
                return key
        raise KeyUnknown


def thumbprint(key: bytes) -> str:
    """The name of a key: tells keys apart and gives nothing away."""
    return hmac.new(key, b"skycap token key", hashlib.sha256).hexdigest()[:16]
