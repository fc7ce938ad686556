"""How fast an installation is, what holds it up, and what to change about it."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final, assert_never

from skycap.lending.history import moment_text
from skycap.operations.aws.place import OnAws
from skycap.operations.aws.tuning import MEMORY, TIMEOUT, Tuning
from skycap.operations.backups.premises import Premises
from skycap.operations.findings import Finding, Severity, worst_first
from skycap.operations.observing.lines import Line, Place, lines
from skycap.operations.observing.measured import Count, Measured, count

RUNBOOK: Final = "monitoring.md"
SLOW_MS: Final = 1_000
"""From here on people notice that they wait."""

CALLS_MIN: Final = 20
"""Of fewer calls nothing can be said."""

COLD_SHARE: Final = 20
"""From one call in this many on, processes that begin are a nuisance."""

MEMORY_SHARE: Final = 85
"""From how many percent of its memory on a function is near its end."""

PUBLIC: Final = {"GET /api/settings/public", "GET /api/products"}
"""What is the same for everybody, and could be answered from API Gateway's cache."""

PUBLIC_MIN: Final = 10_000

Mend = Callable[[Tuning], Callable[[], None]]
"""Makes what carries a tuning out."""


@dataclass(frozen=True, slots=True)
class Route:
    """One route: how often, how long (milliseconds), and which part of all time went there."""

    route: str
    requests: int
    failures: int
    p50: float
    p95: float
    p99: float
    worst: float
    percent_of_time: float


@dataclass(frozen=True, slots=True)
class Function:
    """One function of Lambda. Times are in milliseconds, memory in MB, `timeout` in seconds."""

    function: str
    calls: int
    cold_starts: int
    init_p95: float | None
    duration_p95: float | None
    timeouts: int
    throttles: int
    memory: int
    memory_used: int
    timeout: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the database that took long, how often, and how SQLite goes about it."""

    statement: str
    times: int
    worst: float
    verdict: str
    plan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What a table of DynamoDB was asked for, in units of capacity, and how often it refused."""

    table: str
    read: float
    written: float
    throttled: int


@dataclass(frozen=True, slots=True)
class Performance:
    """What was measured, and what to change. Functions and tables are AWS's alone."""

    since: datetime
    until: datetime
    routes: tuple[Route, ...]
    functions: tuple[Function, ...]
    statements: tuple[Statement, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """As `--json` and the API show it."""
        return {
            "since": moment_text(self.since),
            "until": moment_text(self.until),
            "routes": [_camel(asdict(one)) for one in self.routes],
            "functions": [_camel(asdict(one)) for one in self.functions],
            "statements": [_camel(asdict(one)) for one in self.statements],
            "tables": [_camel(asdict(one)) for one in self.tables],
            "findings": [one.to_json() for one in self.findings],
        }


def performance(place: Place, since: datetime, until: datetime) -> Performance:
    """Look at what the log and CloudWatch tell of the time since `since`. Raises `Stopped`."""
    match place:
        case Premises():
            return _on_this_machine(place, since, until)
        case OnAws():
            from skycap.operations.observing import cloud_performance  # noqa: PLC0415 - only there

            return cloud_performance.looked_at(place, since, until)
        case _:
            assert_never(place)


def _on_this_machine(here: Premises, since: datetime, until: datetime) -> Performance:
    slow: list[Line] = []

    def found() -> Iterable[Line]:
        for line in lines(here, since, until):
            if line.event in {"slow_statement", "slow_commit"}:
                slow.append(line)
            yield line

    told = count(found(), since, until, max(until - since, timedelta(seconds=1)))
    routes, statements = routes_of(told), statements_of(slow)
    findings = [*of_routes(routes), *of_statements(statements)]
    return Performance(since, until, routes, (), statements, (), tuple(worst_first(findings)))


def routes_of(told: Measured) -> tuple[Route, ...]:
    """The routes, those first where 95 % of the requests take longest."""
    by_route = told.by_route()
    whole = sum(sum(one.times) for one in by_route.values()) or 1
    found = [_route(route, one, whole) for route, one in by_route.items() if one.times]
    return tuple(sorted(found, key=lambda one: -one.p95))


def _route(route: str, counted: Count, whole: float) -> Route:
    def within(percent: float) -> float:
        return counted.percentile(percent) or 0.0

    share = round(sum(counted.times) * 100 / whole, 1)
    return Route(
        route,
        counted.requests,
        counted.failures,
        within(50),
        within(95),
        within(99),
        max(counted.times),
        share,
    )


def statements_of(slow: Iterable[Line]) -> tuple[Statement, ...]:
    """The statements that took long, the worst first; commits under the name COMMIT."""
    found: dict[str, Statement] = {}
    for line in slow:
        text = str(line.fields.get("statement", "COMMIT"))
        took = float(line.fields.get("ms", 0))
        before = found.get(text)
        found[text] = Statement(
            text,
            before.times + 1 if before else 1,
            max(took, before.worst) if before else took,
            str(line.fields.get("verdict", "waits for the disk")),
            tuple(map(str, line.fields.get("plan", ()))),
        )
    return tuple(sorted(found.values(), key=lambda one: -one.worst))


def of_routes(routes: Iterable[Route]) -> list[Finding]:
    """Routes that people wait for."""
    return [
        advice(
            "slow_route",
            Severity.MEDIUM,
            one.route,
            f"one request in twenty takes longer than {one.p95:,.0f} ms",
            "See the slow statements (one machine) or the function's memory and cold starts (AWS).",
            requests=one.requests,
            p95Ms=one.p95,
        )
        for one in routes
        if one.p95 > SLOW_MS and one.requests >= CALLS_MIN
    ]


def of_statements(statements: Iterable[Statement]) -> list[Finding]:
    """Statements that read too much, and a disk that is slow."""
    findings = []
    for one in statements:
        told: dict[str, Any] = {"times": one.times, "worstMs": one.worst, "plan": list(one.plan)}
        what = f"it took up to {one.worst:,.0f} ms, {one.times} times; it {one.verdict}"
        if one.statement == "COMMIT":
            what = f"a commit took up to {one.worst:,.0f} ms, {one.times} times"
            remedy = "Put the data folder on a local, faster disk; a network share is unsafe too."
            findings.append(advice("slow_disk", Severity.MEDIUM, "the disk", what, remedy, **told))
        elif one.verdict == "goes by an index":
            remedy = "Its plan is sound: the disk or the memory of this machine is too slow for it."
            where = one.statement
            findings.append(advice("slow_statement", Severity.LOW, where, what, remedy, **told))
        else:
            remedy = "It lacks an index: report it with its plan; an update will bring the index."
            where = one.statement
            findings.append(advice("missing_index", Severity.MEDIUM, where, what, remedy, **told))
    return findings


def of_functions(functions: Iterable[Function], mend: Mend) -> list[Finding]:
    """What memory, time and warm processes would change about functions."""
    findings = []
    for one in functions:
        told = _camel(asdict(one))
        if one.timeouts:
            longer = min(TIMEOUT[1], max(one.timeout * 2, one.timeout + 5))
            what = f"{one.timeouts} calls ran out of their {one.timeout} seconds"
            remedy = "Find out what they wait for with `skycap logs --errors`"
            fix = None
            if longer > one.timeout:
                remedy += f", or give them time: `skycap performance --apply timeout={longer}`"
                fix = mend(Tuning(timeout=longer))
            findings.append(
                advice("timeouts", Severity.HIGH, one.function, what, f"{remedy}.", fix, **told)
            )
        findings += _of_memory(one, told, mend)
        if one.throttles:
            what = f"{one.throttles} calls were turned away"
            remedy = "Ask AWS for a higher limit of concurrent executions of the account."
            findings.append(advice("throttled", Severity.HIGH, one.function, what, remedy, **told))
        if one.cold_starts >= CALLS_MIN and one.cold_starts * COLD_SHARE >= one.calls:
            what = f"{one.cold_starts} of {one.calls} calls had to wait for a new process"
            remedy = (
                "Keep a process of each function ready: `skycap performance --apply provisioned=1`"
                " (paid by the hour); `snapstart=on` starts them from a snapshot instead."
            )
            fix = mend(Tuning(provisioned=1))
            findings.append(
                advice("cold_starts", Severity.LOW, one.function, what, remedy, fix, **told)
            )
    return findings


def _of_memory(one: Function, told: dict[str, Any], mend: Mend) -> list[Finding]:
    more = min(MEMORY[1], one.memory * 2)
    near = one.memory_used * 100 >= one.memory * MEMORY_SHARE
    slow = (one.duration_p95 or 0) > SLOW_MS and one.calls >= CALLS_MIN
    if more == one.memory or not (near or slow):
        return []
    what = f"it used {one.memory_used} of its {one.memory} MB"
    if not near:
        what = f"one call in twenty takes longer than {one.duration_p95:,.0f} ms"
    remedy = (
        f"Give it {more} MB, with which its share of the processor doubles too: "
        f"`skycap performance --apply memory={more}`."
    )
    severity = Severity.HIGH if near else Severity.MEDIUM
    code = "memory_short" if near else "function_slow"
    fix = mend(Tuning(memory=more))
    return [advice(code, severity, one.function, what, remedy, fix, **told)]


def of_tables(tables: Iterable[Table]) -> list[Finding]:
    """Tables that refused what was asked of them."""
    return [
        advice(
            "table_throttled",
            Severity.MEDIUM,
            one.table,
            f"it refused {one.throttled} reads or writes; they were tried again, and people waited",
            "It scales by itself; if it goes on, many write to one loan or one counter at once.",
            **_camel(asdict(one)),
        )
        for one in tables
        if one.throttled
    ]


def of_cache(routes: Iterable[Route], mend: Mend) -> list[Finding]:
    """Whether answering public requests from a cache is worth its price."""
    public = sum(one.requests for one in routes if one.route in PUBLIC)
    if public < PUBLIC_MIN:
        return []
    what = f"{public} requests asked for what is the same for everybody"
    remedy = "Answer them from a cache: `skycap performance --apply cache=0.5` (paid by the hour)."
    fix = mend(Tuning(cache="0.5"))
    return [advice("cache_worth_it", Severity.LOW, "the API", what, remedy, fix, requests=public)]


def advice(
    code: str,
    severity: Severity,
    where: str,
    what: str,
    remedy: str,
    fix: Callable[[], None] | None = None,
    **evidence: object,
) -> Finding:
    """A finding of `skycap performance`; its heading in the runbook is its code in words."""
    anchor = f"{RUNBOOK}#{code.replace('_', '-')}"
    return Finding(code, severity, where, what, remedy, evidence, anchor, fix)


def _camel(named: dict[str, Any]) -> dict[str, Any]:
    def camel(name: str) -> str:
        head, *rest = name.split("_")
        return head + "".join(part.capitalize() for part in rest)

    return {camel(name): value for name, value in named.items()}
