"""References as banks, payrolls and phone companies write them; no two payments share one."""

from datetime import date
from random import Random
from typing import Final

from skycap.lending.events import PaymentMethod

PAYMENTS_PER_LOAN_MAX: Final = 1_000
_PRIME: Final = 999_983
_STRIDE: Final = 7_919
_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def serial(story: int, number: int) -> str:
    """Six digits that look drawn at random, and are another for every payment of every loan."""
    place = story * PAYMENTS_PER_LOAN_MAX + number
    assert number < PAYMENTS_PER_LOAN_MAX
    assert place < _PRIME, "more loans than there are serial numbers"
    return f"{place * _STRIDE % _PRIME:06d}"


def reference(method: PaymentMethod, on: date, unique: str, rng: Random) -> str:
    """The reference of a payment by `method`; `unique` is its serial number."""
    if method is PaymentMethod.CASH:
        return f"CR {unique}"
    if method is PaymentMethod.MOBILE_MONEY:
        network = rng.choice(("PP", "PP", "MZ", "SM"))  # Orange Money, MyZaka, Smega
        return f"{network}{on:%y%m%d}.{rng.randint(6, 21):02d}{rng.randint(0, 59):02d}.{unique}"
    if method is PaymentMethod.DEBIT_ORDER:
        return f"DO-{on:%y%m%d}-{unique}"
    if method is PaymentMethod.PAYROLL:
        return f"PAY{on:%Y%m}/{unique}"
    tail = "".join(rng.choice(_LETTERS) for _ in range(3))
    return f"FT{on:%y%j}{unique}{tail}"
