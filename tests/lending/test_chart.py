"""The chart of accounts: whole, unambiguous, in two languages."""

from skycap.lending.chart import CHART, CODE_MAX, NAME_MAX, Kind, posted_by_hand
from skycap.lending.ledger import Account


def test_every_account_stands_in_the_chart_once() -> None:
    """With a code and a name in each language that no other has."""
    assert set(CHART) == set(Account)
    for of in ("code", "name", "setswana"):
        found = [getattr(line, of) for line in CHART.values()]
        assert len(set(found)) == len(found)
    assert all(len(line.code) <= CODE_MAX for line in CHART.values())
    assert all(max(len(line.name), len(line.setswana)) <= NAME_MAX for line in CHART.values())


def test_codes_go_by_kind() -> None:
    """1 for assets, 2 for liabilities, 3 for equity, 4 for income, 5 for expenses."""
    begins = {"1": Kind.ASSET, "2": Kind.LIABILITY, "3": Kind.EQUITY}
    begins |= {"4": Kind.INCOME, "5": Kind.EXPENSE}
    for line in CHART.values():
        assert begins[line.code[0]] is line.kind
        assert line.kind.in_profit == (line.code[0] in "45")


def test_nobody_posts_by_hand_to_what_loans_say() -> None:
    """Till and bank are open, loans and receivables are not."""
    assert posted_by_hand(Account.TILL)
    assert not posted_by_hand(Account.LOANS)
    assert not posted_by_hand(Account.INTEREST_RECEIVABLE)
