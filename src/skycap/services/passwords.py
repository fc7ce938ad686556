"""Passwords: how they are kept, checked and made.

They are kept as Argon2id. The old system kept bare SHA-256; such a hash is imported as
`sha256$<hex>`, accepted once, and replaced at that sign-in. Checking takes the same work whatever
the answer, so that nobody learns by waiting which users exist.
"""

import hashlib
import hmac
import secrets
import threading
import unicodedata
from dataclasses import replace
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

from skycap.lending.refusals import Code, Refusal
from skycap.services.work import Asked

MEMORY_KIB: Final = 19_456
PASSES: Final = 2
LANES: Final = 1
"""Argon2id as OWASP asks at the least: 19 MiB, two passes, one lane."""

PASSWORD_MIN: Final = 12
PASSWORD_MAX: Final = 128
DIFFERENT_MIN: Final = 5
"""How many different characters a password has at the least."""

IMPORTED: Final = "sha256$"
"""How a hash of the old system begins once it is imported."""

NOBODY: Final = (
    "$argon2id$v=19$m=19456,t=2,p=1$yyZ3kIeWhc39WYuNZQJBOA"
    "$X0D58fC+R04IV/vNGQghxL0iYlcwJm8v7XHvuQdZ7KY"
)
"""The hash of a password that nobody knows: what an unknown user is checked against."""

_READABLE: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS: Final = 4
_GROUP: Final = 4

_COMMON: Final = """
    000000000000 012345678910 111111111111 123456789012 123456789abc 1234567890123
    1q2w3e4r5t6y 1qaz2wsx3edc abcdefghijkl abcdefghijklm administrator adminadminadmin
    baseballbaseball botswana1234 botswana2024 botswana2025 botswana2026 changeme1234
    changemechangeme correcthorsebatterystaple footballfootball francistown1 francistown123
    gaborone1234 iloveyou1234 iloveyouiloveyou letmein12345 letmeinletmein loanofficer1
    manager12345 microlender1 password1234 password12345 password123456
    passwordpassword p@ssw0rd1234 princess1234 qwerty123456 qwertyqwerty qwertyuiop12
    qwertyuiop123 qwertyuiopasdf skycap123456 skycapskycap superman1234 sunshine1234
    trustno1trustno1 unbelievable welcome12345 welcomewelcome zaq12wsxcde3
"""

AT_ONCE_MAX: Final = 4
"""How many hashes are computed at the same time: a flood of sign-ins must not take the memory."""

_computing = threading.BoundedSemaphore(AT_ONCE_MAX)
_hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


def hashed(password: str) -> str:
    """The Argon2id hash of `password`, with its parameters and salt."""
    with _computing:
        return _hasher.hash(_bytes(password))


def verify(stored: str | None, password: str) -> bool:
    """Whether `password` is the one kept as `stored`; None stands for a user who does not exist.

    Costs one Argon2id computation in every case but a right imported password, which the caller
    then hashes anew.
    """
    if len(password) > PASSWORD_MAX:
        stored, password = None, ""
    if stored is not None and stored.startswith(IMPORTED):
        digest = hashlib.sha256(password.encode("utf-8", "surrogatepass")).hexdigest()
        if hmac.compare_digest(digest.encode(), stored.removeprefix(IMPORTED).lower().encode()):
            return True
        stored = None
    try:
        with _computing:
            _hasher.verify(stored or NOBODY, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether a hash should be made anew: imported, or of parameters we have left behind."""
    return stored.startswith(IMPORTED) or _hasher.check_needs_rehash(stored)


def generated() -> str:
    """A new password that is easily read out, such as `k7mq-x3np-w9hd-r4tv`: 79 random bits."""
    groups = ["".join(secrets.choice(_READABLE) for _ in range(_GROUP)) for _ in range(_GROUPS)]
    return "-".join(groups)


def check_new(password: str, username: str, field: str = "newPassword") -> None:
    """Refuse with `password_weak`, naming `field`, a password that is easily guessed."""
    folded = password.casefold()
    if len(password) < PASSWORD_MIN:
        message = f"must have at least {PASSWORD_MIN} characters; a few words in a row are fine"
    elif len(password) > PASSWORD_MAX:
        message = f"must have at most {PASSWORD_MAX} characters"
    elif folded == username.casefold():
        message = "must not be the username"
    elif folded in _COMMON.split() or len(set(folded)) < DIFFERENT_MIN:
        message = "is one of the first that a thief tries; choose another"
    else:
        return
    raise Refusal(Code.PASSWORD_WEAK, message, field)


def shielded(asked: Asked | None) -> Asked | None:
    """`asked` with a body hash that is safe to keep when the body holds a password.

    Request keys are kept forever, and a bare hash of a password could be guessed at leisure.
    """
    if asked is None:
        return None
    salt = hashlib.sha256(asked.key.encode("utf-8", "surrogatepass")).digest()
    with _computing:
        slow = hash_secret_raw(
            asked.body_hash.encode(), salt, PASSES, MEMORY_KIB, LANES, 32, Type.ID
        )
    return replace(asked, body_hash=slow.hex())


def _bytes(password: str) -> bytes:
    """What is hashed: one spelling for letters that keyboards compose differently."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
