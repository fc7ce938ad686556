"""Why this amount, as staff and borrowers read it."""

from fractions import Fraction

import pytest

from skycap.lending.refusals import Code
from skycap.services.explanations import explained, percent
from tests.services.branch import CHECKER, Branch, refusing


def test_every_figure_has_its_formula(branch: Branch) -> None:
    """P5,000 at 10 %: the whole interest, its twelfth, and what is left of the instalment."""
    loan = branch.open()
    branch.later(days=30)
    branch.pay(loan, 45_833)

    told = explained(branch.office, CHECKER, loan, 1)

    steps = {part["part"]: [step["formula"] for step in part["steps"]] for part in told["parts"]}
    assert steps["interest"] == ["P5,000.00 × 10 % = P500.00", "P500.00 ÷ 12 = P41.66"]
    assert steps["principal"] == ["P458.33", "P458.33 − P41.66 = P416.67"]
    assert (steps["fee"], steps["penalty"]) == ([], [])
    (paid,) = told["payments"]
    assert (paid["principal"], paid["interest"]) == ("416.67", "41.66")


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Fraction(1, 20), "5 %"),
        (Fraction(1, 3), "≈33.333333 %"),
        (Fraction(25, 1000), "2.5 %"),
        (Fraction(10), "1000 %"),
    ],
)
def test_a_percentage_is_told_exactly_or_marked(ratio: Fraction, text: str) -> None:
    """What has no end is told to six decimals, and says so."""
    assert percent(ratio) == text


def test_what_is_not_there_is_refused(branch: Branch) -> None:
    """No thirteenth instalment, and nothing of a loan that was not paid out."""
    loan, waiting = branch.open(), branch.apply()
    with refusing(branch, Code.INSTALMENT_UNKNOWN, "number"):
        explained(branch.office, CHECKER, loan, 13)
    with refusing(branch, Code.LOAN_NOT_DISBURSED):
        explained(branch.office, CHECKER, waiting, 1)
