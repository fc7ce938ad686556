"""One receipt for several loans: who gets how much of it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from skycap.lending.sharing import Owing, share

OLD = Owing("old", 100_00, 500_00, date(2025, 2, 28), date(2025, 1, 1))
NEW = Owing("new", 200_00, 900_00, date(2025, 1, 31), date(2025, 1, 10))
CURRENT = Owing("current", 0, 300_00, None, date(2025, 1, 5))

OWING = st.builds(
    lambda name, due, more, since, begun: Owing(
        name, due if since else 0, due + more, since, begun
    ),
    st.uuids().map(str),
    st.integers(0, 1_000_00),
    st.integers(0, 1_000_00),
    st.none() | st.dates(date(2025, 1, 1), date(2025, 12, 31)),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
)


def test_what_is_overdue_for_longest_comes_first() -> None:
    """P250: P200 of the loan that is late since January, the rest to that of February."""
    assert share(250_00, [OLD, NEW, CURRENT]) == ({"old": 50_00, "new": 200_00}, 0)


def test_then_the_oldest_loans_are_paid_off() -> None:
    """P1,000: P300 are overdue; the rest pays the oldest off, then the next."""
    given, left = share(1_000_00, [CURRENT, NEW, OLD])
    assert (given, left) == ({"old": 500_00, "current": 300_00, "new": 200_00}, 0)


def test_what_nobody_owes_is_left() -> None:
    """P1,800 of P1,700."""
    assert share(1_800_00, [OLD, NEW, CURRENT])[1] == 100_00


@given(st.integers(0, 5_000_00), st.lists(OWING, max_size=6))
def test_nothing_is_lost_and_no_loan_gets_more_than_it_owes(
    amount: int, loans: list[Owing]
) -> None:
    """Shares and what is left are the amount; nothing is left while something is owed."""
    given, left = share(amount, loans)
    owed = {owing.loan: owing.outstanding for owing in loans}

    assert sum(given.values()) + left == amount
    assert all(0 < part <= owed[loan] for loan, part in given.items())
    assert left == max(amount - sum(owed.values()), 0)
