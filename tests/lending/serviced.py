"""A plain loan on which acts are tried, and its figures with even books."""

from datetime import timedelta

from skycap.lending.ledger import targets
from skycap.lending.position import Position, position
from skycap.lending.turns import Turns
from tests.lending.builders import Desk, terms_of

FREE = terms_of(rate_percent="0", instalments=3, backdating_days=366)


def free() -> Desk:
    """P900 without interest in three instalments of P300, paid out on 31 January 2025."""
    return Desk(900_00, FREE).open()


def now(desk: Desk) -> Position:
    """The position today; its books sum to zero, also a year later."""
    for day in (desk.today, desk.today + timedelta(days=400)):
        assert sum(targets(desk.loan, position(desk.loan, day)).values()) == 0
    return position(desk.loan, desk.today)


def turned(desk: Desk) -> Turns:
    """What befell the loan by today."""
    turns = now(desk).turns
    assert turns is not None
    return turns
