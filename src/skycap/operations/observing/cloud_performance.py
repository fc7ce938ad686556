"""How fast an installation on AWS is: from its log, the reports of Lambda, and CloudWatch."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from skycap.operations.aws import tuning
from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.aws.tuning import Tuning
from skycap.operations.findings import worst_first
from skycap.operations.observing import performance as told_of
from skycap.operations.observing.cloud_lines import events, groups, parsed
from skycap.operations.observing.cloud_metrics import series
from skycap.operations.observing.lines import Line
from skycap.operations.observing.measured import count, floor, percentile
from skycap.operations.observing.metrics import METRICS, SUM
from skycap.operations.observing.performance import Function, Performance, Table

_REPORT: Final = re.compile(r"REPORT RequestId: \S+\s+Duration: ([\d.]+) ms")
_USED: Final = re.compile(r"Max Memory Used: (\d+) MB")
_INIT: Final = re.compile(r"Init Duration: ([\d.]+) ms")
_TIMED_OUT: Final = re.compile(r"Status: timeout|Task timed out")
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


@dataclass(slots=True)
class Reports:
    """What Lambda reported of the calls of a function."""

    durations: list[float] = field(default_factory=list)
    inits: list[float] = field(default_factory=list)
    used: int = 0
    timed_out: set[str] = field(default_factory=set)
    cold: int = 0

    def add(self, message: str) -> None:
        """Count one line, if it is a report."""
        if _TIMED_OUT.search(message):
            # Lambda says it in a line of its own, and newer ones in the report too.
            self.timed_out.add(_call_of(message))
        found = _REPORT.match(message)
        if not found:
            return
        self.durations.append(float(found[1]))
        used, init = _USED.search(message), _INIT.search(message)
        self.used = max(self.used, int(used[1]) if used else 0)
        if init:
            self.inits.append(float(init[1]))


def looked_at(there: OnAws, since: datetime, until: datetime) -> Performance:
    """What was measured since `since`, and what to change. Raises `Stopped`."""
    reports: defaultdict[str, Reports] = defaultdict(Reports)
    told = count(_read(there, since, until, reports), since, until, max(until - since, _HOUR))
    routes = told_of.routes_of(told)
    functions = _functions(there, reports, since, until)
    tables = _tables(there, since, until)
    mend: Callable[[Tuning], Callable[[], None]] = partial(_mending, there)
    findings = [
        *told_of.of_routes(routes),
        *told_of.of_functions(functions, mend),
        *told_of.of_tables(tables),
        *told_of.of_cache(routes, mend),
    ]
    return Performance(since, until, routes, functions, (), tables, tuple(worst_first(findings)))


def _read(
    there: OnAws, since: datetime, until: datetime, reports: dict[str, Reports]
) -> Iterator[Line]:
    """The lines of all functions; what Lambda reports goes to `reports`."""
    client = there.client("logs")
    for function, group in groups(there).items():
        for event in events(client, group, since, until):
            reports[function].add(str(event["message"]))
            line = parsed(event, function)
            if line is not None and since <= line.at < until:
                reports[function].cold += bool(line.fields.get("coldStart"))
                yield line


def _functions(
    there: OnAws, reports: dict[str, Reports], since: datetime, until: datetime
) -> tuple[Function, ...]:
    client = there.client("lambda")
    throttles = _sums(there, "Throttles", since, until)
    found = []
    for function in groups(there):
        with explained():
            told = client.get_function_configuration(
                FunctionName=there.installation.function(f"{function}Handler")
            )
        seen = reports[function]
        found.append(
            Function(
                function,
                calls=len(seen.durations),
                cold_starts=max(seen.cold, len(seen.inits)),
                init_p95=percentile(seen.inits, 95),
                duration_p95=percentile(seen.durations, 95),
                timeouts=len(seen.timed_out),
                throttles=int(throttles.get(function, 0)),
                memory=told["MemorySize"],
                memory_used=seen.used,
                timeout=told["Timeout"],
            )
        )
    return tuple(found)


def _tables(there: OnAws, since: datetime, until: datetime) -> tuple[Table, ...]:
    read = _sums(there, "ConsumedReadCapacityUnits", since, until)
    written = _sums(there, "ConsumedWriteCapacityUnits", since, until)
    throttled = [
        _sums(there, name, since, until) for name in ("ReadThrottleEvents", "WriteThrottleEvents")
    ]
    return tuple(
        Table(name, read[name], written[name], int(sum(one[name] for one in throttled)))
        for name in read
    )


def _sums(there: OnAws, name: str, since: datetime, until: datetime) -> dict[str, float]:
    """The sum of a figure over the whole time, of each thing that has it."""
    period = _HOUR if until - since <= 60 * _DAY else _DAY
    starts = [floor(since, period)]
    while starts[-1] + period < until:
        starts.append(starts[-1] + period)
    found = series(there, METRICS[name], starts, until, period, SUM)
    return {one.of: sum(value or 0 for value in one.values) for one in found}


def _mending(there: OnAws, wanted: Tuning) -> Callable[[], None]:
    """What applies a tuning through the stack's parameters, without asking."""

    def mend() -> None:
        tuning.apply(there, wanted, there.clock.now(), lambda _step: None)

    return mend


def _call_of(message: str) -> str:
    """The id of the call that a line of Lambda is about, or the whole line."""
    found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", message)
    return found[0] if found else message
