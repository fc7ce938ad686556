"""How often something odd is asked, and what is odd."""

import random
from typing import Any

from skycap.services.permissions import Person, Role
from tests.services.branch import CHECKER, MAKER

MAKER_AS_CHECKER = Person(MAKER.id, Role.CHECKER)
CHECKER_AS_ACCOUNTANT = Person(CHECKER.id, Role.ACCOUNTANT)
"""People who have changed their role: four eyes know them all the same."""

WRONG = (
    {"total": 1}, {"rate_percent": "9"}, {"rate_percent": "x"}, {"principal": 1},
    {"instalments": 99}, {"terms_accepted": False}, {"product": "golden"}, {"id_number": "1"},
    {"first_name": "", "bank_name": ""},
)  # fmt: skip
"""Changes that make an application wrong."""


def usually(chance: random.Random, right: Any, *odd: Any) -> Any:  # noqa: ANN401 - whatever they are
    """What is right, or now and then something odd."""
    return right if chance.random() < 0.85 else chance.choice(odd)
