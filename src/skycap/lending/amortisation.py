"""Amortisation: how principal and interest are spread over the periods of a loan.

Each function takes the amount to be repaid, the terms and the exact rates of the periods, and gives
a pair (principal, interest) for each. What is common to all: amounts are rounded to the unit of the
terms, the principal parts sum to the principal exactly, and nothing is negative.
"""

from collections.abc import Callable
from dataclasses import replace
from math import prod

from skycap.lending.conditions import Broken, LastInstalment
from skycap.lending.interest import Rates
from skycap.lending.money import Rounding, divide_to
from skycap.lending.terms import Method, Terms

SMOOTHING_PASSES_MAX = 3
Part = tuple[int, int]


def amortise(principal: int, terms: Terms, rates: Rates, whole: tuple[int, int]) -> list[Part]:
    """Principal and interest of each period; `whole` is the rate of a first period made regular.

    A discount has no interest here: it was kept back at the payout. A bullet is one pair.
    """
    if terms.method is Method.BULLET:
        return [(principal, term_interest(principal, terms, rates))]
    parts = _METHODS[terms.method](principal, terms, rates)
    if terms.due_dates.broken is Broken.APART and terms.method is not Method.DISCOUNT:
        parts = _apart(principal, terms, rates, whole)
    return _deferred(parts, terms)


def term_interest(principal: int, terms: Terms, rates: Rates) -> int:
    """The interest on the whole principal over all periods, rounded once."""
    return _round(terms, principal * sum(rates.parts), rates.whole)


def equal_instalment(principal: int, terms: Terms, rates: Rates) -> int:
    """The instalment A = P (1+f1)...(1+fn) / Fn, with F1 = 1 and Fk = 1 + Fk-1 (1+fk).

    It pays the principal off exactly when every period bears its own rate; rounded once, to the
    instalment multiple if there is one. Periods that repay no principal are left out.
    """
    parts, whole = rates.parts[terms.grace.principal :], rates.whole
    if terms.last_instalment is LastInstalment.RESIDUE and not any(parts):
        terms = replace(terms, rounding=Rounding.DOWN)
    grown = [whole + part for part in parts]
    divisor, power = 1, 1
    for factor in grown[1:]:
        power *= whole
        divisor = power + divisor * factor
    return _to_instalment(terms, principal * prod(grown), whole * divisor)


def smoothed(instalment: int, terms: Terms, count: int, last_of: Callable[[int], int]) -> int:
    """Move the instalment by a share of what the last one differs from it, while that helps.

    `last_of` tells the last instalment for an instalment. A difference of up to one unit for every
    two instalments is left alone.
    """
    gap = last_of(instalment) - instalment
    for _ in range(SMOOTHING_PASSES_MAX):
        if abs(gap) <= count // 2 * terms.rounding_unit:
            break
        moved = instalment + divide_to(gap, count, terms.rounding_unit, terms.rounding)
        moved = max(_to_instalment(terms, moved, 1), 0)
        difference = last_of(moved) - moved
        if moved == instalment or abs(difference) >= abs(gap):
            break
        instalment, gap = moved, difference
    return instalment


def _declining(principal: int, terms: Terms, rates: Rates) -> list[Part]:
    """Equal instalments: each pays the interest on the balance, and principal with the rest."""
    free = terms.grace.principal

    def paid_by(instalment: int) -> list[Part]:
        balance, parts = principal, []
        for number, rate in enumerate(rates.parts):
            interest = _round(terms, balance * rate, rates.whole)
            if number < free:
                capital = 0
            elif number == len(rates.parts) - 1:
                capital = balance
            else:
                capital = max(min(instalment - interest, balance), 0)
            balance -= capital
            parts.append((capital, interest))
        return parts

    instalment = equal_instalment(principal, terms, rates)
    if terms.last_instalment is LastInstalment.SMOOTHED:
        count = len(rates.parts) - free
        instalment = smoothed(instalment, terms, count, lambda amount: sum(paid_by(amount)[-1]))
    return paid_by(instalment)


def _equal_principal(principal: int, terms: Terms, rates: Rates) -> list[Part]:
    """The same principal each time, and the interest on what is left."""
    count = len(rates.parts) - terms.grace.principal
    capital = _to_instalment(terms, principal, count)
    return _on_balance(principal, terms, rates, capital)


def _interest_only(principal: int, terms: Terms, rates: Rates) -> list[Part]:
    """Interest each time; the principal in one with the last."""
    return _on_balance(principal, terms, rates, 0)


def _on_balance(principal: int, terms: Terms, rates: Rates, capital: int) -> list[Part]:
    balance, parts = principal, []
    for number, rate in enumerate(rates.parts):
        paid = 0 if number < terms.grace.principal else min(capital, balance)
        if number == len(rates.parts) - 1:
            paid = balance
        parts.append((paid, _round(terms, balance * rate, rates.whole)))
        balance -= paid
    return parts


def _discount(principal: int, terms: Terms, rates: Rates) -> list[Part]:
    """The principal in equal parts: the interest was kept back at the payout."""
    free = Rates([0] * len(rates.parts), 1)
    return _equal_principal(principal, terms, free)


def _flat(principal: int, terms: Terms, rates: Rates) -> list[Part]:
    """Interest on the original principal."""
    if terms.last_instalment is LastInstalment.SMOOTHED:
        return _flat_smoothed(principal, terms, rates)
    count, free = len(rates.parts), terms.grace.principal
    bearing = count - min(terms.grace.interest_free, count)
    total = term_interest(principal, terms, rates)
    down = terms.last_instalment is LastInstalment.RESIDUE
    mode = Rounding.DOWN if down else terms.rounding
    unit, multiple = terms.rounding_unit, terms.instalment_multiple
    interest = divide_to(total, bearing, unit, mode) if bearing else 0
    capital = divide_to(principal, count - free, unit, mode)
    if multiple:
        exact = principal + interest * (count - free)
        capital = max(divide_to(exact, count - free, multiple, terms.rounding) - interest, 0)
    elif down and bearing == count - free == count:
        capital = divide_to(principal + total, count, unit, mode) - interest
        if capital * (count - 1) > principal:
            capital = divide_to(principal, count, unit, mode)
    parts, balance, unpaid = [], principal, total
    for number in range(count):
        last = number == count - 1
        paid = 0 if number < free else min(capital, balance)
        earned = 0 if number < count - bearing else min(interest, unpaid)
        paid, earned = (balance, unpaid) if last else (paid, earned)
        balance, unpaid = balance - paid, unpaid - earned
        parts.append((paid, earned))
    return parts


def _flat_smoothed(principal: int, terms: Terms, rates: Rates) -> list[Part]:
    """Equal total instalments; each period bears its interest on the original principal."""
    interest = [_round(terms, principal * rate, rates.whole) for rate in rates.parts]
    free = terms.grace.principal

    def paid_by(instalment: int) -> list[Part]:
        balance, parts = principal, []
        for number, earned in enumerate(interest):
            paid = 0 if number < free else max(min(instalment - earned, balance), 0)
            paid = balance if number == len(interest) - 1 else paid
            balance -= paid
            parts.append((paid, earned))
        return parts

    count = len(interest) - free
    instalment = _to_instalment(terms, principal + sum(interest[free:]), count)
    return paid_by(smoothed(instalment, terms, count, lambda amount: sum(paid_by(amount)[-1])))


def _apart(principal: int, terms: Terms, rates: Rates, whole: tuple[int, int]) -> list[Part]:
    """As if the first period were regular, but the first instalment bears its own interest."""
    up, down = whole
    free = terms.grace.interest_free > 0
    even = Rates(
        [0 if free else up * rates.whole, *[part * down for part in rates.parts[1:]]],
        rates.whole * down,
    )
    (capital, _), *others = _METHODS[terms.method](principal, terms, even)
    return [(capital, _round(terms, principal * rates.parts[0], rates.whole)), *others]


def _deferred(parts: list[Part], terms: Terms) -> list[Part]:
    """Move the interest of the instalments in grace to the next one, or spread it evenly."""
    held = terms.grace.interest_payment
    if not held:
        return parts
    late, later = parts[:held], parts[held:]
    owed = sum(interest for _, interest in late)
    share = divide_to(owed, len(later), terms.rounding_unit, Rounding.DOWN)
    extra = [share] * (len(later) - 1) + [owed - share * (len(later) - 1)]
    if not terms.grace.spread:
        extra = [owed] + [0] * (len(later) - 1)
    paid = [
        (capital, interest + more) for (capital, interest), more in zip(later, extra, strict=True)
    ]
    return [(capital, 0) for capital, _ in late] + paid


def _round(terms: Terms, numerator: int, denominator: int) -> int:
    return divide_to(numerator, denominator, terms.rounding_unit, terms.rounding)


def _to_instalment(terms: Terms, numerator: int, denominator: int) -> int:
    multiple = terms.instalment_multiple or terms.rounding_unit
    return divide_to(numerator, denominator, multiple, terms.rounding)


_METHODS: dict[Method, Callable[[int, Terms, Rates], list[Part]]] = {
    Method.FLAT: _flat,
    Method.DECLINING: _declining,
    Method.EQUAL_PRINCIPAL: _equal_principal,
    Method.INTEREST_ONLY: _interest_only,
    Method.DISCOUNT: _discount,
}
