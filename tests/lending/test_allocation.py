"""Allocation: which part of which instalment a payment pays."""

from datetime import date
from itertools import permutations

import pytest

from skycap.lending.allocation import Due, Part, allocate, allocate_across
from skycap.lending.terms import DEFAULT_ORDER, Bucket


def two_dues() -> list[Due]:
    """Two instalments of 200 principal, 20 interest, 5 fee and 3 penalty."""
    return [Due(number, date(2025, number, 28), 200, 20, fee=5, penalty=3) for number in (1, 2)]


@pytest.mark.parametrize(
    ("amount", "parts", "left"),
    [
        (1, [Part(1, 0, 1, 0, 0)], 0),
        (20, [Part(1, 0, 20, 0, 0)], 0),
        (22, [Part(1, 0, 20, 2, 0)], 0),
        (27, [Part(1, 0, 20, 5, 2)], 0),
        (40, [Part(1, 12, 20, 5, 3)], 0),
        (228, [Part(1, 200, 20, 5, 3)], 0),
        (229, [Part(1, 200, 20, 5, 3), Part(2, 0, 1, 0, 0)], 0),
        (456, [Part(1, 200, 20, 5, 3), Part(2, 200, 20, 5, 3)], 0),
        (500, [Part(1, 200, 20, 5, 3), Part(2, 200, 20, 5, 3)], 44),
    ],
)
def test_pays_interest_fee_penalty_principal_oldest_first(
    amount: int, parts: list[Part], left: int
) -> None:
    """The usual order settles an instalment before it touches the next."""
    assert (tuple(parts), left) == allocate(two_dues(), amount, DEFAULT_ORDER)


@pytest.mark.parametrize("order", list(permutations(Bucket)))
def test_keeps_any_order_of_the_parts(order: tuple[Bucket, ...]) -> None:
    """Whatever the order, a part is paid only when those before it are paid in full."""
    for amount in range(1, 229):
        dues = two_dues()
        allocate(dues, amount, order)
        left = [getattr(dues[0], bucket) - getattr(dues[0], f"{bucket}_paid") for bucket in order]
        paid = [getattr(dues[0], f"{bucket}_paid") for bucket in order]
        assert all(not (before and after) for before, after in zip(left, paid[1:], strict=False))
        assert amount == sum(paid)


def test_what_was_taken_is_what_was_paid() -> None:
    """The parts told are those that the instalments now show as paid."""
    dues = two_dues()
    first, _ = allocate(dues, 100, DEFAULT_ORDER)
    second, left = allocate(dues, 300, DEFAULT_ORDER)
    told = [part for part in (*first, *second) if part.instalment == 1]

    assert (
        sum(part.principal for part in told),
        sum(part.interest for part in told),
        sum(part.fee for part in told),
        sum(part.penalty for part in told),
    ) == (200, 20, 5, 3)
    assert left == 0
    assert dues[1].outstanding == 56
    assert sum(part.total for part in (*first, *second)) == 400


def test_an_instalment_with_nothing_due_is_passed_over() -> None:
    """A row of nothing takes nothing and is not mentioned."""
    dues = [Due(1, date(2025, 1, 28), 0, 0), Due(2, date(2025, 2, 28), 10, 0)]

    assert ((Part(2, 4, 0, 0, 0),), 0) == allocate(dues, 4, DEFAULT_ORDER)


def test_nothing_is_no_payment() -> None:
    """Allocating nothing is a mistake of ours."""
    with pytest.raises(AssertionError):
        allocate(two_dues(), 0, DEFAULT_ORDER)


def test_charges_do_not_count_as_arrears() -> None:
    """Only principal and interest are scheduled; fees and penalties stand apart."""
    due = two_dues()[0]
    due.settle()
    due.penalty += 7

    assert (due.scheduled_outstanding, due.outstanding) == (0, 7)


ORDERS = {
    "PFIP": (Bucket.PENALTY, Bucket.FEE, Bucket.INTEREST, Bucket.PRINCIPAL),
    "IPPF": (Bucket.INTEREST, Bucket.PRINCIPAL, Bucket.PENALTY, Bucket.FEE),
    "PIPF": (Bucket.PRINCIPAL, Bucket.INTEREST, Bucket.PENALTY, Bucket.FEE),
    "IFP": (Bucket.INTEREST, Bucket.FEE, Bucket.PRINCIPAL, Bucket.PENALTY),
    "Botswana": DEFAULT_ORDER,
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PFIP", Part(1, 0, 7_00, 5_00, 3_00)),
        ("IPPF", Part(1, 5_00, 10_00, 0, 0)),
        ("PIPF", Part(1, 15_00, 0, 0, 0)),
        ("IFP", Part(1, 0, 10_00, 5_00, 0)),
        ("Botswana", Part(1, 0, 10_00, 5_00, 0)),
    ],
)
def test_the_orders_that_lenders_name(name: str, expected: Part) -> None:
    """P15 on an instalment of 200 principal, 10 interest, 5 fee and 3 penalty."""
    due = Due(1, date(2025, 2, 28), 200_00, 10_00, 5_00, 3_00)
    parts, left = allocate([due], 15_00, ORDERS[name])

    assert (parts, left) == ((expected,), 0)


def test_all_interest_before_any_principal() -> None:
    """Two overdue instalments of 200 + 20: P40 pays both interests; a later one gets nothing."""
    dues = [Due(number, date(2025, number, 28), 200_00, 20_00) for number in (1, 2, 3)]
    parts, left = allocate_across(dues, 40_00, DEFAULT_ORDER, date(2025, 2, 28))
    assert parts == (Part(1, 0, 20_00, 0, 0), Part(2, 0, 20_00, 0, 0))

    parts, left = allocate_across(dues, 500_00, DEFAULT_ORDER, date(2025, 2, 28))
    assert [part.principal for part in parts] == [200_00, 200_00]
    assert left == 100_00
