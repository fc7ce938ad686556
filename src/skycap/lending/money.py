"""Exact money: integers of the currency's minor unit, and the only place that rounds.

An amount is an `int` of minor units (550000 is P5,500.00 where the exponent is 2). `Decimal`
appears only at the edge, in `parse`; binary floating point never does.
"""

import re
from decimal import Decimal
from enum import StrEnum

from skycap.lending.refusals import Code, Refusal

AMOUNT_MAX = 10**14
"""The largest amount accepted, in minor units: far above any small loan, far below 2**63."""

_PLAIN = re.compile(r"([+-]?)([0-9]{1,20})(?:\.([0-9]{1,20}))?")
"""An amount as people write it: ASCII digits, no exponent, no separators, not too long."""


class Rounding(StrEnum):
    """How a ratio becomes a whole number of minor units."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


def divide(numerator: int, denominator: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """Round `numerator / denominator` to a whole number of minor units.

    Both are non-negative integers, the denominator positive; every rounding in Skycap is this one.
    """
    assert numerator >= 0, "amounts are rounded before they are given a sign"
    assert denominator > 0
    whole, rest = divmod(numerator, denominator)
    if rest == 0 or rounding is Rounding.DOWN:
        return whole
    if rounding is Rounding.UP:
        return whole + 1
    twice = 2 * rest
    if twice != denominator:
        return whole + (twice > denominator)
    return whole + 1 if rounding is Rounding.HALF_UP else whole + (whole & 1)


def divide_to(numerator: int, denominator: int, unit: int, rounding: Rounding) -> int:
    """Round `numerator / denominator` to a multiple of `unit`; a negative ratio like its size."""
    if numerator < 0:
        return -divide(-numerator, denominator * unit, rounding) * unit
    return divide(numerator, denominator * unit, rounding) * unit


def split_evenly(total: int, parts: int) -> tuple[int, ...]:
    """Split `total` minor units into equal parts; the last part takes the residue.

    1,000.00 in three is 333.33, 333.33, 333.34. Used for schedules. The parts sum to `total`.
    """
    assert parts > 0
    part = divide(total, parts, Rounding.DOWN)
    return (part,) * (parts - 1) + (total - part * (parts - 1),)


def split_by_weight(total: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Split `total` minor units in proportion to `weights` by the largest remainder.

    10.00 by 3:2:2 is 4.28, 2.86, 2.86; equal remainders favour the earlier part. Used for pro rata
    splits such as a payroll shortfall. The parts sum to `total`.
    """
    whole = sum(weights)
    assert whole > 0
    assert total >= 0
    assert min(weights) >= 0
    shares = [divmod(total * weight, whole) for weight in weights]
    parts = [share for share, _ in shares]
    by_remainder = sorted(range(len(weights)), key=lambda k: (-shares[k][1], k))
    for k in by_remainder[: total - sum(parts)]:
        parts[k] += 1
    return tuple(parts)


def parse(value: str | int | Decimal, exponent: int, field: str) -> int:
    """Read an amount as people write it ("5000", 5000, "5000.50") into minor units.

    `exponent` is the number of decimals of the currency; zeros beyond it are harmless. Raises
    `Refusal` with code `amount_invalid` naming `field` if it is not a plain number, has more
    decimals than the currency, or its size exceeds `AMOUNT_MAX`.
    """
    too_large = f"must not be larger than {text(AMOUNT_MAX, exponent)}"
    if isinstance(value, int) and abs(value) > AMOUNT_MAX:  # longer ones cannot even be written
        raise Refusal(Code.AMOUNT_INVALID, too_large, field)
    found = _PLAIN.fullmatch(str(value).strip())
    if found is None:
        raise Refusal(Code.AMOUNT_INVALID, "must be a plain number such as 5000.00", field)
    sign, whole, decimals = found[1], found[2], (found[3] or "").rstrip("0")
    if len(decimals) > exponent:
        raise Refusal(Code.AMOUNT_INVALID, f"must have at most {exponent} decimals", field)
    minor = int(whole + decimals.ljust(exponent, "0"))
    if minor > AMOUNT_MAX:
        raise Refusal(Code.AMOUNT_INVALID, too_large, field)
    return -minor if sign == "-" else minor


def text(minor: int, exponent: int = 2) -> str:
    """Write minor units as a plain decimal string: 550000 is "5500.00" with exponent 2."""
    sign, digits = ("-" if minor < 0 else ""), str(abs(minor)).rjust(exponent + 1, "0")
    return f"{sign}{digits[:-exponent]}.{digits[-exponent:]}" if exponent else sign + digits
