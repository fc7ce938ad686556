"""The references of payments: no two alike."""

from datetime import date
from random import Random

import pytest

from skycap.demo.references import reference, serial
from skycap.lending.events import PaymentMethod
from skycap.services.repayments import REFERENCE_MAX


def test_no_two_payments_share_a_serial_number() -> None:
    """Six digits tell apart every payment of more loans than any book has."""
    made = {serial(story, number) for story in range(1, 999) for number in range(120)}

    assert len(made) == 998 * 120
    assert {len(text) for text in made} == {6}


@pytest.mark.parametrize("method", PaymentMethod)
def test_a_reference_holds_its_serial_number(method: PaymentMethod) -> None:
    """Whatever else a reference says, the serial number makes it unique, and it is short."""
    made = reference(method, date(2026, 3, 26), "012345", Random(1))

    assert "012345" in made
    assert len(made) <= REFERENCE_MAX
