"""Counts that processes share: exact under a crowd, and forgotten in time."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from skycap.api.limits import Limiter
from skycap.api.options import RateLimits
from skycap.api.problems import Problem
from skycap.services.clock import SimulatedClock
from skycap.services.ports import Unavailable
from skycap.storage.dynamodb.tallies import TIME_TO_LIVE, DynamoTallies
from tests.emulators import Emulator

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SOON = NOON + timedelta(hours=1)


@pytest.fixture
def tallies(ministack: Emulator, limits_table: str) -> DynamoTallies:
    """Empty tallies."""
    return DynamoTallies(limits_table, ministack.client_arguments)


def test_counts_go_up_one_by_one_by_name(tallies: DynamoTallies) -> None:
    """Each name has a count of its own, which forgetting begins anew."""
    assert [tallies.add("a", SOON) for _ in range(3)] == [1, 2, 3]
    assert tallies.add("b", SOON) == 1
    tallies.forget("a")
    tallies.forget("never counted")
    assert (tallies.add("a", SOON), tallies.add("b", SOON)) == (1, 2)


def test_a_crowd_is_counted_exactly(tallies: DynamoTallies) -> None:
    """Of a hundred at once, no two are told the same count, and none is lost."""
    told: list[int] = []

    def knock() -> None:
        told.extend(tallies.add("a", SOON) for _ in range(10))

    crowd = [threading.Thread(target=knock) for _ in range(10)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()

    assert sorted(told) == list(range(1, 101))


def test_an_item_tells_dynamodb_when_to_drop_it(
    tallies: DynamoTallies, ministack: Emulator, limits_table: str
) -> None:
    """The end of the window is on the item, in the seconds that time to live asks for."""
    tallies.add("a", SOON)
    item = ministack.client("dynamodb").scan(TableName=limits_table)["Items"][0]

    assert item[TIME_TO_LIVE] == {"N": str(int(SOON.timestamp()))}


def test_two_processes_limit_together(tallies: DynamoTallies) -> None:
    """Ten guesses are ten, wherever they are made; names are not kept as they are."""
    clock = SimulatedClock(NOON)
    processes = [Limiter(RateLimits(login_by_name="10/5minutes"), tallies, clock)] * 2
    for number in range(10):
        processes[number % 2].count("login_by_name", "maker", "203.0.113.7")

    for process in processes:
        with pytest.raises(Problem) as refused:
            process.count("login_by_name", "maker", "203.0.113.7")
        assert refused.value.told.headers == {"Retry-After": "300"}
    clock.advance(timedelta(minutes=5))
    processes[0].count("login_by_name", "maker", "203.0.113.7")


def test_the_table_is_named_like_that_of_the_loans() -> None:
    """Each environment counts for itself."""
    assert DynamoTallies.beside("SkycapLoans")._table == "SkycapLimits"
    assert DynamoTallies.beside("lender-SkycapLoans-dev")._table == "lender-SkycapLimits-dev"


def test_a_table_that_is_missing_is_unavailable(ministack: Emulator) -> None:
    """Nobody signs in uncounted."""
    with pytest.raises(Unavailable):
        DynamoTallies("NoSuchTable", ministack.client_arguments).add("a", SOON)
