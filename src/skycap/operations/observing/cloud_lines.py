"""The log of an installation on AWS: the groups of CloudWatch Logs that its functions write to."""

import heapq
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

import orjson

from skycap.operations.aws.account import Client, code_of, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.observing.lines import Line, Wanted
from skycap.services.ports import Clock

LATE: Final = timedelta(seconds=30)
"""How late CloudWatch may show a line, and how far its clock and ours may be apart."""

_FAILURES: Final = ("ERROR", '"Task timed out"', '"Runtime exited"')
"""What CloudWatch is asked to find: our own lines, and what Lambda says of a function that died."""

_GROUP: Final = re.compile(r"/aws/lambda/skycap-([a-zA-Z]+)Handler-.*")
_OF_LAMBDA: Final = re.compile(r"(START|END|REPORT|INIT_START|INIT_REPORT|EXTENSION|RESTORE)\b")
_REQUEST: Final = re.compile(r"RequestId: ([0-9a-f-]{36})|\b([0-9a-f]{8}-[0-9a-f-]{27})\b")
_DIED: Final = re.compile(r"error|timed out|exited|traceback", re.IGNORECASE)
_OURS: Final = {"at", "level", "event"}
_NAMED: Final = {
    "function_request_id": "lambdaRequestId",
    "cold_start": "coldStart",
    "function_memory_size": "memoryMb",
}
_LEFT_OUT: Final = {"service", "function_name", "function_arn", "xray_trace_id"}
_TEXT_MAX: Final = 2_000

Event = dict[str, Any]


def read(there: OnAws, since: datetime, until: datetime, asked: Wanted) -> Iterator[Line]:
    """The lines of all groups that `asked` may concern, oldest first. Raises `Stopped`."""
    known = groups(there)
    functions = [asked.function] if asked.function in known else list(known)
    patterns: tuple[str, ...] = ("",)
    if asked.request:
        patterns = (f'"{asked.request}"',)
    elif asked.errors:
        patterns = _FAILURES
    client = there.client("logs")
    streams = [
        _lines_of(events(client, known[function], since, until, pattern), function)
        for function in functions
        for pattern in patterns
    ]
    merged = heapq.merge(*streams, key=attrgetter("at"))
    return _once(merged) if len(patterns) > 1 else merged


def groups(there: OnAws) -> dict[str, str]:
    """The log group of each function of the stack, by the function's short name: ``loans``."""
    found = {}
    for kind, name in there.resources.values():
        called = _GROUP.fullmatch(name) if kind == "AWS::Logs::LogGroup" else None
        if called:
            found[called[1]] = name
    return dict(sorted(found.items()))


def events(
    client: Client, group: str, since: datetime, until: datetime, pattern: str = ""
) -> Iterator[Event]:
    """What CloudWatch keeps in a group, oldest first; nothing if the group is not there."""
    asked = {
        "logGroupName": group,
        "startTime": _milliseconds(since),
        # CloudWatch counts the end in.
        "endTime": _milliseconds(until) - 1,
        **({"filterPattern": pattern} if pattern else {}),
    }
    with explained():
        try:
            for page in client.get_paginator("filter_log_events").paginate(**asked):
                yield from page["events"]
        except client.exceptions.ClientError as problem:
            if code_of(problem) != "ResourceNotFoundException":
                raise


def follow(
    there: OnAws, since: datetime, asked: Wanted, clock: Clock, wait: Callable[[], bool]
) -> Iterator[Line]:
    """The lines from `since` on, then those that come, until `wait` says that it is enough.

    CloudWatch takes lines in late, and out of order: so it is asked for the last seconds again.
    """
    seen: dict[tuple[datetime, str], None] = {}
    begin = since
    while True:
        now = clock.now()
        for line in read(there, begin, now + LATE, asked):
            name = (line.at, repr(line))
            if name not in seen:
                seen[name] = None
                yield line
        begin = max(since, now - LATE)
        seen = {name: None for name in seen if name[0] >= begin - LATE}
        if not wait():
            return


def parsed(event: Event, function: str) -> Line | None:
    """A line of ours, or what Lambda says of a function that died; None for the rest."""
    message = str(event["message"]).strip()
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=event["timestamp"])
    if not message.startswith("{"):
        return _of_lambda(message, moment, function)
    try:
        told: dict[str, Any] = orjson.loads(message)
    except ValueError:
        return Line(moment, "warning", "unreadable", function, {"bytes": len(message)})
    if "_aws" in told or "event" not in told:
        return None  # a figure, which CloudWatch has taken
    fields = {
        _NAMED.get(name, name): value
        for name, value in told.items()
        if name not in _OURS and name not in _LEFT_OUT
    }
    return Line(moment, str(told["level"]).lower(), str(told["event"]), function, fields)


def _of_lambda(message: str, moment: datetime, function: str) -> Line | None:
    if not message or _OF_LAMBDA.match(message):
        return None
    found = _REQUEST.search(message)
    fields: dict[str, Any] = {"text": message[:_TEXT_MAX]}
    if found:
        fields["lambdaRequestId"] = found[1] or found[2]
    level = "error" if _DIED.search(message) else "info"
    return Line(moment, level, "lambda", function, fields)


def _lines_of(found: Iterable[Event], function: str) -> Iterator[Line]:
    for event in found:
        if line := parsed(event, function):
            yield line


def _once(merged: Iterable[Line]) -> Iterator[Line]:
    """Lines in order of time without those that several patterns found."""
    for _, together in groupby(merged, key=attrgetter("at")):
        yield from {repr(line): line for line in together}.values()


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
