"""What an installation on AWS should come to, from what requests were measured to cost.

Three files beside this one say what it rests on: `measured.json` what a request costs
(benchmarks/aws_units.py writes it), `prices.json` what AWS charges, `habits.json` what a lender is
taken to do. Each is dated, and the last two can be replaced in part by the operator's own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from typing import Any, Final

from skycap.operations import Stopped

MILLION: Final = Decimal(1_000_000)
_THOUSAND: Final = Decimal(1_000)
_CENT: Final = Decimal("0.01")
_MILL: Final = Decimal("0.0001")
_GIGABYTE: Final = Decimal(1_000_000_000)

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Post:
    """One line: so much of something of a service, at a price. `free` of it costs nothing."""

    service: str
    what: str
    quantity: Decimal
    price: Decimal
    free: Decimal

    @property
    def dollars(self) -> Decimal:
        """What it comes to in a month."""
        return max(Decimal(0), self.quantity - self.free) * self.price

    def to_json(self) -> dict[str, str]:
        """As `--json` shows it."""
        return {
            "service": self.service,
            "what": self.what,
            "quantity": _plain(self.quantity),
            "free": _plain(self.free),
            "price": str(self.price),
            "dollars": str(self.dollars.quantize(_MILL, ROUND_HALF_UP)),
        }


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a month comes to with so many applications, and what that rests on."""

    applications: int
    posts: tuple[Post, ...]
    basis: dict[str, str]

    @property
    def dollars(self) -> Decimal:
        """All of it."""
        return sum((post.dollars for post in self.posts), Decimal(0))

    @property
    def by_service(self) -> dict[str, Decimal]:
        """What each service comes to."""
        found: dict[str, Decimal] = {}
        for post in self.posts:
            found[post.service] = found.get(post.service, Decimal(0)) + post.dollars
        return found

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        whole = self.dollars
        each = whole / self.applications if self.applications else None
        return {
            "applications": self.applications,
            "dollars": str(whole.quantize(_CENT, ROUND_HALF_UP)),
            "dollarsPerApplication": str(each.quantize(_MILL, ROUND_HALF_UP)) if each else None,
            "services": {
                name: str(dollars.quantize(_MILL, ROUND_HALF_UP))
                for name, dollars in self.by_service.items()
            },
            "posts": [post.to_json() for post in self.posts],
            "basis": self.basis,
        }


def estimate(
    applications: int,
    prices: Mapping[str, Any] | None = None,
    habits: Mapping[str, Any] | None = None,
) -> Estimate:
    """What a month with so many applications comes to.

    `prices` and `habits` replace what ours say under the same names. Raises `Stopped` for a name
    that ours do not have, or what is no number.
    """
    measured = _ours("measured.json")
    priced = _ours("prices.json")
    dollars = _replaced(priced["dollars"], (prices or {}).get("dollars", prices or {}), "price")
    habit = _replaced(_ours("habits.json"), habits or {}, "habit")
    counts = _Counts(applications, measured, habit)
    posts = [
        Post(
            service,
            what,
            quantity,
            _number(dollars[what], what),
            _number(priced["free"].get(what, 0), what),
        )
        for service, what, quantity in counts.posts()
    ]
    basis = {
        "measured": f"{measured['on']}: {measured['how']}",
        "prices": f"{priced['on']}, {priced['region']}: {priced['source']}",
        "habits": f"{habit['on']}: {habit['source']}",
    }
    if prices:
        basis["prices"] += "; some are the operator's"
    if habits:
        basis["habits"] += "; some are the operator's"
    return Estimate(applications, tuple(posts), basis)


class _Counts:
    """How much of everything a month takes."""

    def __init__(self, applications: int, measured: Told, habit: Told) -> None:
        self._applications = Decimal(applications)
        self._requests: Told = measured["requests"]
        self._bytes = Decimal(measured["bytesPerApplication"])
        self._habit = habit
        self._often = {
            name: _number(often, name) for name, often in habit["requestsPerApplication"].items()
        }
        unknown = sorted(set(self._often) - set(self._requests))
        if unknown:
            raise Stopped(f"{unknown[0]} was not measured; {', '.join(self._requests)} were")

    def posts(self) -> list[tuple[str, str, Decimal]]:
        """Service, what of it, and how much."""
        asked = self._of("otherRequestsPerApplication") + sum(self._often.values())
        requests = asked * self._applications
        runs = self._of("scheduledRunsPerMonth")
        files = self._of("documentsPerApplication") * self._applications
        held = self._applications * self._of("monthsKept")
        tables = held * self._bytes / _GIGABYTE
        documents = (
            held * self._of("documentsPerApplication") * self._of("documentMegabytes") / _THOUSAND
        )
        logs = (requests + runs) * self._of("logKilobytesPerRequest") / MILLION
        seconds = self._seconds() + runs * self._of("scheduledSeconds")
        writes, reads = self._units("write"), self._units("read")
        acls = self._of("webAcls")
        pages = self._applications * self._of("pageMegabytesPerApplication") / _THOUSAND
        return [
            ("DynamoDB", "write units, a million", writes / MILLION),
            ("DynamoDB", "read units, a million", reads / MILLION),
            ("DynamoDB", "tables, a GB and month", tables),
            ("DynamoDB", "recovery of tables, a GB and month", tables),
            ("DynamoDB", "backups of tables, a GB and month", tables * self._of("backupsKept")),
            ("Lambda", "invocations, a million", (requests + runs) / MILLION),
            (
                "Lambda",
                "functions, a million GB-seconds",
                seconds * self._of("memoryGigabytes") / MILLION,
            ),
            ("API Gateway", "API requests, a million", requests / MILLION),
            ("S3", "documents, a GB and month", documents),
            ("S3", "documents sent, a thousand", 4 * files / _THOUSAND),
            ("S3", "documents fetched, a thousand", 6 * files / _THOUSAND),
            ("CloudFront", "pages out, a GB", pages),
            ("CloudWatch", "logs, a GB", logs),
            ("CloudWatch", "alarms, one a month", self._of("alarms")),
            ("Secrets Manager", "secrets, one a month", self._of("secrets")),
            ("KMS", "keys, one a month", self._of("keys")),
            ("WAF", "web ACL a month", acls),
            ("WAF", "web ACL rule, one a month", acls * self._of("webAclRules")),
            ("WAF", "web ACL, a million requests", acls * requests / MILLION),
        ]

    def _of(self, name: str) -> Decimal:
        return _number(self._habit[name], name)

    def _units(self, kind: str) -> Decimal:
        """Units of all requests; those that were not measured are taken to be reads of a file."""
        others = self._of("otherRequestsPerApplication")
        of_others = Decimal(str(self._requests["the products"][kind])) * others
        known = sum(
            Decimal(str(self._requests[name][kind])) * often for name, often in self._often.items()
        )
        return (known + of_others) * self._applications

    def _seconds(self) -> Decimal:
        """How long functions run: the processor's time at its share, and waiting for tables."""
        share, wait = self._of("processorShare"), self._of("waitMillisecondsPerRequest")
        others = self._of("otherRequestsPerApplication")
        often = {**self._often}
        often["the products"] = often.get("the products", Decimal(0)) + others
        each = sum(
            (Decimal(str(self._requests[name]["milliseconds"])) / share + wait) * times
            for name, times in often.items()
        )
        return each * self._applications / _THOUSAND


def _ours(name: str) -> Told:
    told: Told = json.loads(
        files("skycap.operations.costs").joinpath(name).read_text(encoding="utf-8")
    )
    return told


def _replaced(ours: Told, theirs: Mapping[str, Any], what: str) -> Told:
    for name in theirs:
        if name not in ours:
            raise Stopped(f"there is no {what} called {name!r}; there are {', '.join(ours)}")
    return {**ours, **theirs}


def _number(value: object, name: str) -> Decimal:
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        raise Stopped(f"{name} must be a number, not {value!r}") from None
    if not number.is_finite() or number < 0:
        raise Stopped(f"{name} must be zero or more, not {value!r}")
    return number


def _plain(number: Decimal) -> str:
    """A quantity without an exponent and without zeros that say nothing."""
    return f"{number.quantize(Decimal('0.000001'), ROUND_HALF_UP).normalize():f}"
