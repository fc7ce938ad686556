"""The lines of the log, read alike wherever the installation is.

A line has the fields that `docs/operations/monitoring.md` lists; none of them is personal.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, assert_never

from skycap.lending.history import moment_text
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.premises import Premises
from skycap.services.ports import Clock

Place = Premises | OnAws
"""An installation in a folder of this machine, or on AWS."""

REQUEST: Final = "request"
"""The event of a line that tells one request of the API."""

UNREADABLE: Final = "unreadable"
"""The event of a line in the place of one that is damaged."""

FAILED: Final = {"error", "critical"}
"""The levels of what went wrong."""

SERVER_ERROR: Final = 500

_GROUP: Final = re.compile(r"/api/([a-z.]+)")
_CALLED: Final = re.compile(r"(?:skycap-)?([a-z.]+?)(?:Handler(?:-[a-z0-9]+)?)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, how bad, what happened, which function or group of routes told it."""

    at: datetime
    level: str
    event: str
    function: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether it tells that something went wrong on our side."""
        return self.level in FAILED

    @property
    def route(self) -> str:
        """The route of a request, such as ``GET /api/loans/{loan}``; empty for other lines."""
        if self.event != REQUEST:
            return ""
        return f"{self.fields.get('method', '')} {self.fields.get('route', '')}"

    def to_json(self) -> dict[str, Any]:
        """As `skycap logs --json` shows it."""
        told = {"at": moment_text(self.at), "level": self.level, "event": self.event}
        return {**told, "function": self.function, **self.fields}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for. A request is named by its id, or by that of Lambda's call."""

    errors: bool = False
    request: str | None = None
    function: str | None = None

    def takes(self, line: Line) -> bool:
        """Whether `line` is one of them."""
        if self.errors and not line.failed:
            return False
        if self.function and self.function not in {line.function, group_of(line.fields)}:
            return False
        ids = {line.fields.get("requestId"), line.fields.get("lambdaRequestId")}
        return self.request is None or self.request in ids


def wanted(errors: bool, request: str | None, function: str | None) -> Wanted:
    """Which lines are asked for. A function may be named as AWS does, in full or in short."""
    called = _CALLED.fullmatch(function or "")
    return Wanted(errors, request, called[1] if called else function)


def group_of(fields: Mapping[str, Any]) -> str:
    """The group of the route in `fields`: what comes after ``/api/``; ``site`` for the pages."""
    route = fields.get("route")
    if route is None:
        return ""
    found = _GROUP.match(str(route))
    return found[1] if found else "site"


def lines(
    place: Place,
    since: datetime,
    until: datetime,
    *,
    errors: bool = False,
    request: str | None = None,
    function: str | None = None,
) -> Iterator[Line]:
    """The lines from `since` on and before `until`, oldest first.

    `errors` leaves only what went wrong; `request` is the id of one; `function` a function of
    Lambda (``auth``, ``loans``, ``repayments``, ``scheduled``) or a group of routes (``users``).
    Nothing where there is no log yet. Raises `Stopped` when the log cannot be read.
    """
    asked = wanted(errors, request, function)
    match place:
        case Premises():
            from skycap.operations.observing import folder_lines  # noqa: PLC0415 - only where it is

            found = folder_lines.read(place.logs, since, until)
        case OnAws():
            from skycap.operations.observing import cloud_lines  # noqa: PLC0415 - only where it is

            found = cloud_lines.read(place, since, until, asked)
        case _:
            assert_never(place)
    return (line for line in found if asked.takes(line))


def follow(
    place: Place, since: datetime, asked: Wanted, clock: Clock, wait: Callable[[], bool]
) -> Iterator[Line]:
    """The lines from `since` on, then those that come, until `wait` says that it is enough.

    `wait` waits a moment and answers whether to look again. On AWS a line comes seconds late.
    """
    match place:
        case Premises():
            from skycap.operations.observing import folder_lines  # noqa: PLC0415 - only where it is

            found = folder_lines.follow(place.logs, since, wait)
        case OnAws():
            from skycap.operations.observing import cloud_lines  # noqa: PLC0415 - only where it is

            found = cloud_lines.follow(place, since, asked, clock, wait)
        case _:
            assert_never(place)
    return (line for line in found if asked.takes(line))
