"""What was paid, by Cost Explorer: month by month and service by service, and what rose, and why.

Cost Explorer counts the whole account, a day late, and charges a cent for each question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from skycap.operations.aws.account import Client, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding, Severity

METRIC: Final = "BlendedCost"
"""As the maintenance guide asks; for one account it is what is paid."""

MONTHS: Final = 3
ROSE_DOLLARS: Final = Decimal(1)
ROSE_SHARE: Final = Decimal("0.25")
"""What a service may rise from one month to the next before it is remarked on."""

RUNBOOK: Final = "storage-and-costs.md#when-the-bill-rises"
_CENT: Final = Decimal("0.01")
_MEANINGS: Final = (
    ("WriteRequestUnits", "what is written into tables"),
    ("ReadRequestUnits", "what is read from tables"),
    ("TimedPITRStorage", "point-in-time recovery"),
    ("TimedBackupStorage", "backups of tables, which `skycap backup prune` drops"),
    ("TimedStorage", "what is stored"),
    ("Lambda-GB-Second", "how long functions run, and their memory"),
    ("Lambda-Provisioned", "functions that are kept warm (ProvisionedConcurrency)"),
    ("ApiGatewayCache", "the cache of the API (ApiCache)"),
    ("ApiGatewayRequest", "requests to the API"),
    ("DataProcessing-Bytes", "logs that are written"),
    ("CW:AlarmMonitorUsage", "alarms"),
    ("CW:MetricMonitorUsage", "figures of our own"),
    ("WebACL", "the web ACL (WebFirewall)"),
    ("DataTransfer-Out", "what is sent out"),
    ("NodeUsage:dax", "the DAX cluster (Dax)"),
    ("VpcEndpoint", "the endpoints of the network (Dax)"),
    ("Request", "requests"),
)


@dataclass(frozen=True, slots=True)
class Month:
    """What a month cost, by service. Not `whole` while it lasts."""

    start: date
    whole: bool
    services: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        """All of it."""
        return sum(self.services.values(), Decimal(0))

    @property
    def name(self) -> str:
        """Such as 2026-03."""
        return f"{self.start:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Bill:
    """What was paid in the last months, oldest first, and what is remarkable about it."""

    currency: str
    months: tuple[Month, ...]
    findings: tuple[Finding, ...]
    course: Decimal | None
    """What this month comes to if it goes on as it began."""

    @property
    def services(self) -> list[str]:
        """Every service that cost something, the dearest of the newest month first."""
        names = {name for month in self.months for name in month.services}
        newest = self.months[-1].services if self.months else {}
        return sorted(names, key=lambda name: (-newest.get(name, Decimal(0)), name))

    def to_json(self) -> dict[str, Any]:
        """As `--json` shows it."""
        return {
            "currency": self.currency,
            "months": [
                {
                    "month": month.name,
                    "whole": month.whole,
                    "total": _money(month.total),
                    "services": {
                        name: _money(paid) for name, paid in sorted(month.services.items())
                    },
                }
                for month in self.months
            ],
            "onCourseFor": None if self.course is None else _money(self.course),
            "findings": [found.to_json() for found in self.findings],
        }


def bill(there: OnAws, months: int = MONTHS) -> Bill:
    """What the last `months` whole months and this one cost."""
    client, today = there.client("ce"), there.clock.now().date()
    this = today.replace(day=1)
    first = _back(this, months)
    end = max(today, this + timedelta(days=1))
    told, units = _asked(client, first, end, "SERVICE")
    found = [
        Month(start, start < this, {name: paid for name, paid in groups.items() if paid})
        for start, groups in sorted(told.items())
    ]
    whole = [month for month in found if month.whole]
    course = _course(found, today)
    findings = list(_risen(client, whole[-2:])) if len(whole) > 1 else []
    if whole and course is not None:
        findings += _dearer(whole[-1], course)
    currency = next(iter(sorted(units)), "USD")
    return Bill(currency, tuple(found), tuple(findings), course)


def _asked(
    client: Client, start: date, end: date, key: str, **more: object
) -> tuple[dict[date, dict[str, Decimal]], set[str]]:
    """For each month what each group cost; and the currencies of that."""
    found: dict[date, dict[str, Decimal]] = {}
    units: set[str] = set()
    token: dict[str, str] = {}
    while True:
        with explained():
            page = client.get_cost_and_usage(
                TimePeriod={"Start": start.isoformat(), "End": end.isoformat()},
                Granularity="MONTHLY",
                Metrics=[METRIC],
                GroupBy=[{"Type": "DIMENSION", "Key": key}],
                **more,
                **token,
            )
        for period in page["ResultsByTime"]:
            month = found.setdefault(date.fromisoformat(period["TimePeriod"]["Start"]), {})
            for group in period["Groups"]:
                paid = group["Metrics"][METRIC]
                month[group["Keys"][0]] = Decimal(paid["Amount"])
                units.add(paid["Unit"])
        if not page.get("NextPageToken"):
            return found, units
        token = {"NextPageToken": page["NextPageToken"]}


def _risen(client: Client, months: list[Month]) -> Iterator[Finding]:
    """The services that cost much more in the second month, and what of them does."""
    before, after = months
    for service, now in sorted(after.services.items()):
        then = before.services.get(service, Decimal(0))
        if now - then < ROSE_DOLLARS or now - then < then * ROSE_SHARE:
            continue
        filtered = {"Filter": {"Dimensions": {"Key": "SERVICE", "Values": [service]}}}
        end = _back(after.start, -1)
        kinds, _ = _asked(client, before.start, end, "USAGE_TYPE", **filtered)
        yield Finding(
            "cost_rose",
            Severity.MEDIUM,
            service,
            f"{before.name} {_money(then)}, {after.name} {_money(now)}"
            + _why(kinds.get(before.start, {}), kinds.get(after.start, {})),
            "See `skycap diagnose costs`.",
            {"before": _money(then), "after": _money(now)},
            RUNBOOK,
        )


def _why(before: Mapping[str, Decimal], after: Mapping[str, Decimal]) -> str:
    """Which kind of use rose most, and what that means."""
    rises = {name: paid - before.get(name, Decimal(0)) for name, paid in after.items()}
    if not rises:
        return ""
    most = max(sorted(rises), key=lambda name: rises[name])
    meaning = next((words for part, words in _MEANINGS if part in most), "")
    told = f"{most} {_money(before.get(most, Decimal(0)))} to {_money(after[most])}"
    return f"; most of it by {meaning} ({told})" if meaning else f"; most of it by {told}"


def _course(months: list[Month], today: date) -> Decimal | None:
    """What this month comes to, by its days so far; None in its first days."""
    this = months[-1] if months and not months[-1].whole else None
    days = today.day - 1  # today is not counted yet
    if this is None or days < 3:  # noqa: PLR2004 - what is paid on the first day of a month would mislead
        return None
    length = (_back(this.start, -1) - this.start).days
    return this.total / days * length


def _dearer(last: Month, course: Decimal) -> Iterator[Finding]:
    rise = course - last.total
    if rise >= ROSE_DOLLARS and rise >= last.total * ROSE_SHARE:
        yield Finding(
            "month_dearer",
            Severity.LOW,
            "this month",
            f"it is on course for {_money(course)}; {last.name} was {_money(last.total)}",
            "See `skycap diagnose costs`.",
            {"course": _money(course), "before": _money(last.total)},
            RUNBOOK,
        )


def _back(start: date, months: int) -> date:
    """The first day of the month so many months before that of `start`."""
    number = start.year * 12 + start.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def _money(amount: Decimal) -> str:
    return str(amount.quantize(_CENT, ROUND_HALF_UP))
