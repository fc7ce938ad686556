"""Exact money: integers of the currency's minor unit, and the only place that rounds.

An amount is an `int` of minor units (550000 is P5,500.00 where the exponent is 2). `Decimal`
appears only at the edge, in `parse` and `text`; binary floating point never does.
"""

from decimal import Decimal, InvalidOperation
from enum import StrEnum

from skycap.lending.refusals import Code, Refusal

AMOUNT_MAX = 10**14
"""The largest amount accepted, in minor units: far above any small loan, far below 2**63."""

_DECIMAL_TEXT_MAX = 40
"""Longest text read as an amount; longer text is refused before it is parsed."""


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
    assert min(weights) >= 0
    shares = [divmod(total * weight, whole) for weight in weights]
    parts = [share for share, _ in shares]
    by_remainder = sorted(range(len(weights)), key=lambda k: (-shares[k][1], k))
    for k in by_remainder[: total - sum(parts)]:
        parts[k] += 1
    return tuple(parts)


def parse(value: str | int | Decimal, exponent: int, field: str) -> int:
    """Read an amount as people write it ("5000", 5000, "5000.50") into minor units.

    `exponent` is the number of decimals of the currency. Raises `Refusal` with code `amount_invalid`
    naming `field` if it is not a plain finite number, has more decimals than the currency, or its
    size exceeds `AMOUNT_MAX`.
    """
    text_value = str(value).strip()
    try:
        if len(text_value) > _DECIMAL_TEXT_MAX or "_" in text_value:
            raise InvalidOperation
        amount = Decimal(text_value)
    except InvalidOperation:
        raise Refusal(
            Code.AMOUNT_INVALID, "must be a plain number such as 5000.00", field
        ) from None
    if not amount.is_finite():
        raise Refusal(Code.AMOUNT_INVALID, "must be a finite number such as 5000.00", field)
    if abs(amount) > AMOUNT_MAX:
        largest = text(AMOUNT_MAX, exponent)
        raise Refusal(Code.AMOUNT_INVALID, f"must not be larger than {largest}", field)
    minor = amount.scaleb(exponent)
    if minor != int(minor):
        raise Refusal(Code.AMOUNT_INVALID, f"must have at most {exponent} decimals", field)
    if abs(minor) > AMOUNT_MAX:
        largest = text(AMOUNT_MAX, exponent)
        raise Refusal(Code.AMOUNT_INVALID, f"must not be larger than {largest}", field)
    return int(minor)


def text(minor: int, exponent: int = 2) -> str:
    """Write minor units as a plain decimal string: 550000 is "5500.00" with exponent 2."""
    sign, digits = ("-" if minor < 0 else ""), str(abs(minor)).rjust(exponent + 1, "0")
    return f"{sign}{digits[:-exponent]}.{digits[-exponent:]}" if exponent else sign + digits
