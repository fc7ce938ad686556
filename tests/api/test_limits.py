"""Callers who knock too often are told to wait, and only they."""

from datetime import UTC, datetime, timedelta

import pytest

from skycap.api.limits import Limiter, Proxies, caller
from skycap.api.options import ApiOptions, RateLimits
from skycap.api.problems import Problem
from skycap.services.clock import SimulatedClock
from tests.api.conftest import Make
from tests.api.world import APPLICATION, OMANG, World, password_of

TIGHT = RateLimits(
    login_by_name="3/hour", login_by_address="8/hour", apply="2/hour", track="2/hour",
    upload="1/hour", receive="1/hour",
)  # fmt: skip
WRONG = {"username": "maker", "password": "wrong"}
RIGHT = {"username": "maker", "password": password_of("maker")}


@pytest.fixture
def world(make: Make) -> World:
    """A lender with tight limits, behind one proxy that is trusted."""
    return make(ApiOptions(rate_limits=TIGHT, trusted_proxies=("10.0.0.0/8",)))


def test_guessing_a_password_ends_in_429(world: World) -> None:
    """After the limit even the right password has to wait, and the answer says how long."""
    statuses = [world.post("/api/auth/login", WRONG).status_code for _ in range(4)]
    limited = world.post("/api/auth/login", RIGHT)

    assert statuses == [401, 401, 401, 429]
    assert (limited.status_code, limited.json()["code"]) == (429, "rate_limited")
    assert 0 < int(limited.headers["retry-after"]) <= 3600
    assert "minutes" in limited.json()["detail"]


def test_a_right_password_forgets_the_wrong_ones(world: World) -> None:
    """Whoever remembers in time starts afresh."""
    for _ in range(2):
        world.post("/api/auth/login", WRONG)
        world.post("/api/auth/login", WRONG)
        assert world.post("/api/auth/login", RIGHT).status_code == 200


def test_another_name_has_its_own_count_but_the_address_is_counted_too(world: World) -> None:
    """Trying many names from one address ends as well."""
    names = [f"user{number}" for number in range(9)]
    statuses = [
        world.post("/api/auth/login", {"username": name, "password": "x"}).status_code
        for name in names
    ]

    assert statuses == [401] * 8 + [429]


def test_applying_tracking_and_uploading_are_counted(world: World) -> None:
    """Each of the things that the public may do has a limit of its own."""
    applied = [world.post("/api/loans/apply", APPLICATION) for _ in range(3)]
    reference = applied[0].json()["reference"]
    who = {"reference": reference, "idNumber": OMANG}
    tracked = [world.post("/api/tracking", who) for _ in range(3)]
    file = {"kind": "payslip", "fileName": "a.pdf", "contentType": "application/pdf", "size": 9}
    uploads = [world.post("/api/documents", {**who, **file}) for _ in range(2)]

    assert [answer.status_code for answer in applied] == [201, 201, 429]
    assert [answer.status_code for answer in tracked] == [200, 200, 429]
    assert [answer.status_code for answer in uploads] == [201, 429]


def test_staff_may_capture_all_day(world: World) -> None:
    """The limit on applying is for the public."""
    statuses = {world.post("/api/loans", APPLICATION, "maker").status_code for _ in range(4)}

    assert {201} == statuses


def test_only_a_trusted_proxy_is_believed() -> None:
    """What a stranger says about where a request comes from counts for nothing."""
    proxies = Proxies(["10.0.0.0/8"])

    assert proxies.client("203.0.113.9", "1.2.3.4") == "203.0.113.9"
    assert proxies.client("10.0.0.1", "1.2.3.4") == "1.2.3.4"
    assert proxies.client("10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2") == "203.0.113.9"
    assert proxies.client("testclient", "1.2.3.4") == "testclient"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("nonsense", "unknown"),
    ],
)
def test_an_ipv6_network_counts_as_one_caller(address: str, counted: str) -> None:
    """A customer's whole network counts as one, however many addresses it has."""
    assert counted == caller(address)


def test_without_limits_nothing_is_counted() -> None:
    """Limits can be turned off."""
    limiter = Limiter(None)
    for _ in range(1000):
        limiter.count("apply", "x")
    limiter.forget("apply", "x")


def test_the_wait_is_spoken_in_seconds_when_it_is_short() -> None:
    """A short wait is told in seconds."""
    limiter = Limiter(RateLimits(apply="1/minute"))
    limiter.count("apply", "x")

    with pytest.raises(Problem) as refused:
        limiter.count("apply", "x")
    assert "seconds" in refused.value.told.detail


class Together:
    """Counts that two processes share."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.until: dict[str, datetime] = {}

    def add(self, name: str, until: datetime) -> int:
        """Count one more."""
        self.counts[name] = self.counts.get(name, 0) + 1
        self.until[name] = until
        return self.counts[name]

    def forget(self, name: str) -> None:
        """Forget a count."""
        self.counts.pop(name, None)


def test_processes_that_share_tallies_count_together() -> None:
    """Five guesses at one process and five at another are ten, and the wait ends with the hour."""
    clock = SimulatedClock(datetime(2026, 1, 31, 8, 45, tzinfo=UTC))
    together = Together()
    first, second = (Limiter(RateLimits(apply="3/hour"), together, clock) for _ in range(2))
    first.count("apply", "x")
    second.count("apply", "x")
    first.count("apply", "x")

    with pytest.raises(Problem) as refused:
        second.count("apply", "x")
    assert refused.value.told.headers == {"Retry-After": str(15 * 60)}
    second.count("apply", "y")

    clock.advance(timedelta(minutes=15))
    for _ in range(3):
        second.count("apply", "x")
    assert set(together.until.values()) == {
        datetime(2026, 1, 31, 9, tzinfo=UTC),
        datetime(2026, 1, 31, 10, tzinfo=UTC),
    }


def test_a_shared_count_is_forgotten_too() -> None:
    """A right password at one process forgets the wrong ones at all of them."""
    clock = SimulatedClock(datetime(2026, 1, 31, 8, 45, tzinfo=UTC))
    together = Together()
    first, second = (Limiter(RateLimits(apply="1/hour"), together, clock) for _ in range(2))
    first.count("apply", "x")
    second.forget("apply", "x")

    second.count("apply", "x")
    assert len(together.counts) == 1
