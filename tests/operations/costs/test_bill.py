"""The bill by month and service, and what rose, with the reason: as Cost Explorer answers."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from moto import mock_aws
from moto.ce.models import CostExplorerBackend, ce_backends

from skycap.assembly import place_on_aws
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from skycap.operations.costs.bill import bill
from skycap.services.clock import SimulatedClock

ACCOUNT = "123456789012"


@pytest.fixture
def explorer(monkeypatch: pytest.MonkeyPatch) -> Iterator[CostExplorerBackend]:
    """Cost Explorer in this process; what it answers is put into its queue."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield ce_backends[ACCOUNT]["global"]


def on(year: int, month: int, day: int) -> OnAws:
    """The installation on that day."""
    there = place_on_aws(Account(), Installation())
    return OnAws(
        there.account,
        there.installation,
        there.opening,
        there.setting,
        clock=SimulatedClock(datetime(year, month, day, 9, tzinfo=UTC)),
    )


def answer(**months: dict[str, str]) -> dict[str, Any]:
    """What Cost Explorer answers; months are named like `m2026_01`."""
    return {
        "ResultsByTime": [
            {
                "TimePeriod": {"Start": f"{name[1:].replace('_', '-')}-01", "End": ""},
                "Groups": [
                    {
                        "Keys": [key],
                        "Metrics": {"BlendedCost": {"Amount": amount, "Unit": "USD"}},
                    }
                    for key, amount in groups.items()
                ],
            }
            for name, groups in months.items()
        ]
    }


def test_what_rose_is_named_with_its_reason(explorer: CostExplorerBackend) -> None:
    """The service, both months, the kind of use that rose most; small rises are let be."""
    explorer.cost_usage_results_queue += [
        answer(
            m2026_01={"Amazon DynamoDB": "2.00", "AWS WAF": "9.00", "Tax": "0"},
            m2026_02={"Amazon DynamoDB": "6.50", "AWS WAF": "9.50"},
            m2026_03={"Amazon DynamoDB": "1.00"},
        ),
        answer(
            m2026_01={"USE1-WriteRequestUnits": "1.50", "USE1-TimedStorage-ByteHrs": "0.5"},
            m2026_02={"USE1-WriteRequestUnits": "5.75", "USE1-TimedStorage-ByteHrs": "0.75"},
        ),
    ]

    told = bill(on(2026, 3, 11), 2)

    assert [(month.name, month.whole, month.total) for month in told.months] == [
        ("2026-01", True, Decimal("11.00")),
        ("2026-02", True, Decimal("16.00")),
        ("2026-03", False, Decimal("1.00")),
    ]
    assert told.services == ["Amazon DynamoDB", "AWS WAF"]
    (found,) = told.findings
    assert (found.code, found.where) == ("cost_rose", "Amazon DynamoDB")
    assert found.what == (
        "2026-01 2.00, 2026-02 6.50; most of it by what is written into tables "
        "(USE1-WriteRequestUnits 1.50 to 5.75)"
    )
    assert told.course == Decimal("3.1")
    first, second = list(explorer.cost_usage_results)
    assert '"Start": "2026-01-01", "End": "2026-03-11"' in first
    assert '"Type": "DIMENSION", "Key": "SERVICE"' in first
    assert '"End": "2026-03-01"' in second
    assert '"Values": ["Amazon DynamoDB"]' in second


def test_a_month_that_becomes_dearer_is_told_before_it_ends(
    explorer: CostExplorerBackend,
) -> None:
    """By its days so far; in its first days nothing is said."""
    told = answer(m2025_12={"AWS Lambda": "2"}, m2026_01={"AWS Lambda": "10"})
    explorer.cost_usage_results_queue += [told, told]

    found = bill(on(2026, 1, 11), 1)
    early = bill(on(2026, 1, 2), 1)

    assert [one.what for one in found.findings] == ["it is on course for 31.00; 2025-12 was 2.00"]
    assert (early.course, early.findings) == (None, ())


def test_an_account_without_costs_has_an_empty_bill(explorer: CostExplorerBackend) -> None:
    """Nothing to show, and nothing remarkable; on the first of a month too."""
    explorer.cost_usage_results_queue.append(answer())

    told = bill(on(2026, 1, 1), 3)

    assert (told.months, told.findings, told.currency) == ((), (), "USD")
    (question,) = explorer.cost_usage_results
    assert '"Start": "2025-10-01", "End": "2026-01-02"' in question


def test_pages_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long bill comes in several answers, a month of it in two."""
    pages = [
        {**answer(m2026_01={"AWS Lambda": "1"}), "NextPageToken": "more"},
        answer(m2026_01={"Amazon S3": "2"}),
    ]
    asked: list[dict[str, Any]] = []

    class Explorer:
        """Answers page by page."""

        def get_cost_and_usage(self, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - as boto3 takes it
            """The next page."""
            asked.append(request)
            return pages[len(asked) - 1]

    there = on(2026, 2, 2)
    monkeypatch.setitem(there.account.__dict__, "client", lambda _name: Explorer())

    (month,) = bill(there, 1).months

    assert month.total == 3
    assert asked[1]["NextPageToken"] == "more"
