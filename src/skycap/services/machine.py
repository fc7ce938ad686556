"""What the machine gives the desks: the time and ids.

Ids are UUIDv7 (RFC 9562): unique, and in time order. A public reference such as `SK-7Q4K-9XM2-C` is
random, in Crockford's base 32 without letters that look like digits, with a check character that
finds every single wrong character and every swap of two neighbours.
"""

import random
import secrets
import threading
from collections.abc import Callable
from typing import Final
from uuid import UUID

from skycap.services.clock import SimulatedClock, SystemClock
from skycap.services.ports import Clock

__all__ = [
    "SeededIds",
    "SimulatedClock",
    "SystemClock",
    "SystemIds",
    "normal_reference",
    "valid_reference",
]

REFERENCE_PREFIX: Final = "SK"
REFERENCE_CHARACTERS: Final = 8
REFERENCE_TEXT_MAX: Final = 40
"""Longest text that is looked at as a reference."""

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS: Final = 5
_CHECK_MODULUS: Final = 37
"""Prime and above 32, so that no single substitution and no swap of neighbours keeps the rest."""

_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})

_RANDOM_BITS: Final = 74
_STEP_BITS: Final = 32

RandomBits = Callable[[int], int]


class _Ids:
    """Ids from a clock and a source of random bits."""

    def __init__(self, clock: Clock, bits: RandomBits) -> None:
        self._clock = clock
        self._bits = bits
        self._guard = threading.Lock()
        self._millisecond = -1
        self._tail = 0

    def new(self) -> str:
        """A new UUIDv7, larger than every one before it in this process."""
        millisecond = int(self._clock.now().timestamp() * 1000)
        with self._guard:
            if millisecond > self._millisecond:
                # The highest bit stays free, so that a whole millisecond cannot overflow.
                self._millisecond, self._tail = millisecond, self._bits(_RANDOM_BITS - 1)
            else:
                self._tail += 1 + self._bits(_STEP_BITS)
            number = (self._millisecond << 80) | self._tail & ((1 << 62) - 1)
            number |= (7 << 76) | ((self._tail >> 62) << 64) | (0b10 << 62)
        return str(UUID(int=number))

    def reference(self) -> str:
        """A new public loan reference: random, with a check character."""
        while True:
            number = self._bits(_BITS * REFERENCE_CHARACTERS)
            if number % _CHECK_MODULUS < len(_ALPHABET):  # only then is there a letter for it
                return _written(number)


class SystemIds(_Ids):
    """Ids from the system's secure randomness."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock, secrets.randbits)


class SeededIds(_Ids):
    """The same ids in every run with one seed and one clock, for the demo and the tests."""

    def __init__(self, clock: Clock, seed: int) -> None:
        super().__init__(clock, random.Random(seed).getrandbits)  # noqa: S311 - repeatable on purpose


def normal_reference(text: str) -> str | None:
    """The reference that `text` means, as it is stored; None if it is none.

    Case, spaces and dashes do not matter, O is read as 0, I and L as 1.
    """
    if len(text) > REFERENCE_TEXT_MAX:
        return None
    compact = text.strip().upper().translate(_LOOKALIKES).removeprefix(REFERENCE_PREFIX)
    if len(compact) != REFERENCE_CHARACTERS + 1 or not set(compact) <= set(_ALPHABET):
        return None
    number = 0
    for character in compact[:REFERENCE_CHARACTERS]:
        number = (number << _BITS) | _ALPHABET.index(character)
    if number % _CHECK_MODULUS != _ALPHABET.index(compact[-1]):
        return None
    return _written(number)


def valid_reference(text: str) -> bool:
    """Whether `text` is a reference with the right check character, however it is typed."""
    return normal_reference(text) is not None


def _written(number: int) -> str:
    characters = ""
    for place in reversed(range(REFERENCE_CHARACTERS)):
        characters += _ALPHABET[(number >> (_BITS * place)) % len(_ALPHABET)]
    check = _ALPHABET[number % _CHECK_MODULUS]
    half = REFERENCE_CHARACTERS // 2
    return f"{REFERENCE_PREFIX}-{characters[:half]}-{characters[half:]}-{check}"
