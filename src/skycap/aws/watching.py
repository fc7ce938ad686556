"""Logs and metrics for CloudWatch: the lines of the embedded Skycap, and figures made of them.

A line has the same fields as on one's own machine (`skycap.api.logs`), besides what Lambda knows of
a call. The level is in capitals, so that the filter pattern "ERROR" finds what went wrong. Neither
holds personal data. Figures go out as lines too (CloudWatch's embedded metric format).
"""

import logging
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import orjson
import structlog
from aws_lambda_powertools import Logger, Metrics, single_metric
from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter
from aws_lambda_powertools.metrics import MetricUnit
from typing_extensions import override

NAMESPACE: Final = "Skycap"
SERVICE: Final = "skycap"

BAD_REQUEST: Final = 400
SERVER_ERROR: Final = 500

Handler = Callable[[dict[str, Any], Any], Any]


class _Lines(LambdaPowertoolsFormatter):
    """Powertools' lines with our names for the moment and for what happened.

    Where in our code a line was written is left out: it is the same for all of them.
    """

    @override
    def serialize(self, log: Mapping[str, Any]) -> str:
        rest = {name: value for name, value in log.items() if name != "location"}
        line = {
            "at": rest.pop("timestamp"),
            "level": rest.pop("level"),
            "event": rest.pop("message"),
        }
        return orjson.dumps({**line, **rest}, default=str).decode()


class _Output(logging.Handler):
    """Writes to standard output as it is at that moment, from where Lambda takes it."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        sys.stdout.write(self.format(record) + "\n")


class Watch:
    """Writes log lines and counts figures for one function, as long as its process lives."""

    def __init__(self, level: str) -> None:
        self._logger = _lines()
        self._logger.setLevel(level.upper())
        self._metrics = Metrics(namespace=NAMESPACE, service=SERVICE)
        structlog.configure(
            processors=[structlog.contextvars.merge_contextvars, _as_extra],
            wrapper_class=structlog.make_filtering_bound_logger(level),
            logger_factory=lambda *_: self._logger,
            cache_logger_on_first_use=False,
        )
        # Its lines would hold whole paths, with references in them; ours hold the route instead.
        logging.getLogger("mangum").setLevel(logging.ERROR)

    def around(self, handler: Handler) -> Handler:
        """The handler with lines that name the call, and figures that leave after it."""
        counted: Handler = self._metrics.log_metrics(handler, capture_cold_start_metric=True)
        named: Handler = self._logger.inject_lambda_context(counted, clear_state=True)
        return named

    def request(self, line: Mapping[str, object]) -> None:
        """Count one request of the API, as its line in the log tells it."""
        status, code = line["status"], line["code"]
        assert isinstance(status, int)
        counts = {
            "Requests": True,
            # Not "Errors": whoever looks for that word in the log wants to find errors only.
            "Failures": status >= SERVER_ERROR,
            "Refusals": BAD_REQUEST <= status < SERVER_ERROR and code != "conflict",
            "Conflicts": code == "conflict",
            # Not `code_needed`: to be asked for a code is half of a sign-in that goes well.
            "FailedLogins": code == "invalid_credentials",
        }
        for name, happened in counts.items():
            self._metrics.add_metric(name, MetricUnit.Count, int(happened))
        with single_metric(
            name="Latency",
            unit=MetricUnit.Milliseconds,
            value=_number(line["ms"]),
            namespace=NAMESPACE,
        ) as metric:
            metric.add_dimension("service", SERVICE)
            metric.add_dimension("route", f"{line['method']} {line['route']}")

    def step(self, name: str, *, well: bool) -> None:
        """Count one step of the scheduled work."""
        self._metrics.add_metric("ScheduledSteps", MetricUnit.Count, 1)
        self._metrics.add_metric("ScheduledFailures", MetricUnit.Count, int(not well))
        self._metrics.add_metadata(name, well)

    def figures(self, found: Mapping[str, object]) -> None:
        """Send figures of the books, for alarms to watch."""
        for name, value in found.items():
            self._metrics.add_metric(name, MetricUnit.NoUnit, _number(value))


@cache
def _lines() -> Logger:
    """The writer of lines: one a process, as Powertools wants it."""
    formatter = _Lines(use_rfc3339=True, utc=True)
    return Logger(
        service=SERVICE,
        logger_formatter=formatter,
        logger_handler=_Output(),
    )


def _as_extra(_: object, __: str, fields: structlog.typing.EventDict) -> dict[str, Any]:
    """What structlog gathered, as the standard library's loggers take it."""
    event = fields.pop("event")
    return {"msg": event, "extra": dict(fields)}


def _number(value: object) -> float:
    assert isinstance(value, int | float)
    return value
