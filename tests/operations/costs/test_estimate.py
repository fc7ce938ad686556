"""The estimate is what was measured times what it is priced at, and says what it rests on."""

from decimal import Decimal

import pytest

from skycap.operations import Stopped
from skycap.operations.costs.estimate import Estimate, estimate

FREE_HABITS = {
    "secrets": 0,
    "keys": 0,
    "alarms": 0,
    "webAcls": 0,
    "scheduledRunsPerMonth": 0,
    "monthsKept": 0,
    "otherRequestsPerApplication": 0,
    "documentsPerApplication": 0,
    "pageMegabytesPerApplication": 0,
}


def dollars(found: Estimate, what: str) -> Decimal:
    """What one line comes to."""
    (post,) = [post for post in found.posts if post.what == what]
    return post.dollars


def test_a_small_lender_pays_a_few_dollars() -> None:
    """A thousand applications: most of it stands without any; each costs less than a cent."""
    idle, busy = estimate(0), estimate(1_000)

    assert Decimal(10) < idle.dollars < busy.dollars < Decimal(25)
    assert (busy.dollars - idle.dollars) / 1_000 < Decimal("0.01")
    assert idle.by_service["WAF"] == 9
    assert idle.to_json()["dollarsPerApplication"] is None
    assert busy.dollars == sum(busy.by_service.values())


def test_units_are_those_that_were_measured() -> None:
    """One request each, a million of them, at the price of a million units."""
    habits = {**FREE_HABITS, "requestsPerApplication": {"apply": 1, "sign in": 2}}

    found = estimate(1_000_000, habits=habits)

    assert dollars(found, "write units, a million") == 35 * Decimal("0.625")
    assert dollars(found, "read units, a million") == (4 + 2 * 2) * Decimal("0.125")
    assert dollars(found, "API requests, a million") == 3 * Decimal("3.50")
    assert dollars(found, "invocations, a million") == (3 - 1) * Decimal("0.20"), "one is free"
    assert dollars(found, "secrets, one a month") == 0


def test_prices_and_habits_of_ones_own_count() -> None:
    """Given by name, in part; the basis says so."""
    found = estimate(100, {"web ACL a month": "7.50"}, {"webAclRules": 0})

    assert dollars(found, "web ACL a month") == Decimal("7.50")
    assert dollars(found, "web ACL rule, one a month") == 0
    assert "the operator's" in found.basis["prices"]
    assert "the operator's" in found.basis["habits"]
    assert "2026" in estimate(1).basis["measured"]


@pytest.mark.parametrize(
    ("prices", "habits", "complaint"),
    [
        ({"web": 1}, None, "no price called 'web'"),
        (None, {"secret": 1}, "no habit called 'secret'"),
        ({"web ACL a month": "dear"}, None, "must be a number"),
        ({"web ACL a month": -1}, None, "zero or more"),
        (None, {"requestsPerApplication": {"dance": 1}}, "dance was not measured"),
    ],
)
def test_what_is_no_price_is_refused(
    prices: dict[str, object] | None, habits: dict[str, object] | None, complaint: str
) -> None:
    """It names what is wrong."""
    with pytest.raises(Stopped, match=complaint):
        estimate(10, prices, habits)
