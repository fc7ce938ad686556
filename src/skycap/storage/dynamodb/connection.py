"""The one way to DynamoDB: short timeouts, few attempts, and every failure told apart.

boto3's own retries are off: the store must know of each attempt, since what one attempt did is
unknown when its reply was lost.
"""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from skycap.services.ports import Unavailable

CONNECT_SECONDS_MAX = 1
READ_SECONDS_MAX = 3
READ_ATTEMPTS_MAX = 3
CONNECTIONS_MAX = 32
_PAUSE_MS = 25

FAILED = "ConditionalCheckFailed"
"""The reason for which a transaction was cancelled: the condition of an item did not hold."""

_THROTTLED = {
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ThrottlingException",
    "TransactionConflictException",
}
_OUT_OF_ORDER = {
    "AccessDeniedException",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InvalidSignatureException",
    "MissingAuthenticationTokenException",
    "ResourceNotFoundException",
    "UnrecognizedClientException",
}
"""Trying again does not help: an operator has to mend rights, credentials or tables."""

_READS = {"query", "scan", "get_item", "batch_get_item"}
_SERVER_FAILED = 500


class NotDone(Exception):
    """A request was not carried out, for certain; it may be sent again."""


class Unknown(Exception):
    """A request was sent and no answer came: it may have been carried out or not."""


class Cancelled(Exception):
    """A transaction was not carried out; for each of its items, why: `Code` and perhaps `Item`."""

    def __init__(self, reasons: list[Mapping[str, Any]]) -> None:
        super().__init__(str([reason.get("Code") for reason in reasons]))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Spent:
    """What one request cost: read and write units, on which table, by which operation."""

    operation: str
    table: str
    read_units: float
    write_units: float


Observer = Callable[[Spent], None]


class Connection:
    """A client of DynamoDB. Safe to share between threads.

    `arguments` go to boto3, such as an endpoint or a region. `observer` is told what each request
    cost.
    """

    def __init__(
        self, arguments: Mapping[str, Any] | None = None, observer: Observer | None = None
    ) -> None:
        # Half a second that the embedded Skycap must not pay: only whoever uses AWS loads it.
        import boto3  # noqa: PLC0415 - see above
        import botocore.exceptions  # noqa: PLC0415 - see above
        from botocore.config import Config  # noqa: PLC0415 - see above

        config = Config(
            connect_timeout=CONNECT_SECONDS_MAX,
            read_timeout=READ_SECONDS_MAX,
            retries={"mode": "standard", "total_max_attempts": 1},
            max_pool_connections=CONNECTIONS_MAX,
            tcp_keepalive=True,
        )
        self.client: Any = boto3.client("dynamodb", config=config, **(arguments or {}))
        self._failures = botocore.exceptions
        self._observer = observer

    def send(self, operation: str, **request: object) -> dict[str, Any]:
        """Send a request once.

        Raises `Cancelled`, `NotDone` or `Unknown`; `Unavailable` where trying again cannot help.
        """
        if self._observer:
            request["ReturnConsumedCapacity"] = "TOTAL"
        try:
            answer: dict[str, Any] = getattr(self.client, operation)(**request)
        except self._failures.ClientError as problem:
            raise _told(problem) from problem
        except (
            self._failures.EndpointConnectionError,
            self._failures.ConnectTimeoutError,
            self._failures.ProxyConnectionError,
        ) as problem:
            raise NotDone(str(problem)) from problem
        except self._failures.HTTPClientError as problem:
            raise Unknown(str(problem)) from problem
        except (self._failures.NoCredentialsError, self._failures.NoRegionError) as problem:
            raise Unavailable(f"DynamoDB cannot be reached: {problem}") from problem
        if self._observer:
            self._tell(self._observer, operation, answer)
        return answer

    def read(self, operation: str, **request: object) -> dict[str, Any]:
        """Send a request that is safe to repeat, a few times if need be. Raises `Unavailable`."""
        for attempt in range(1, READ_ATTEMPTS_MAX + 1):
            try:
                return self.send(operation, **request)
            except (NotDone, Unknown) as problem:
                if attempt == READ_ATTEMPTS_MAX:
                    raise Unavailable(f"DynamoDB does not answer: {problem}") from problem
                pause(attempt)
        raise AssertionError("the loop returns or raises")

    def close(self) -> None:
        """Let go of its connections."""
        self.client.close()

    @staticmethod
    def _tell(observer: Observer, operation: str, answer: Mapping[str, Any]) -> None:
        consumed = answer.get("ConsumedCapacity", [])
        for one in consumed if isinstance(consumed, list) else [consumed]:
            units = one.get("CapacityUnits", 0.0)
            read, write = (units, 0.0) if operation in _READS else (0.0, units)
            observer(Spent(operation, one.get("TableName", ""), read, write))


def pause(attempt: int) -> None:
    """Wait a little, at random and longer each time, before trying again."""
    time.sleep(secrets.randbelow(_PAUSE_MS * 2**attempt) / 1_000)


def _told(problem: Any) -> Exception:  # noqa: ANN401 - botocore is imported late
    """What a refusal by DynamoDB means to the store; the refusal itself if it is our bug."""
    code = problem.response["Error"]["Code"].rpartition("#")[2]
    status = problem.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code == "TransactionCanceledException":
        return Cancelled(problem.response.get("CancellationReasons", []))
    if code in _THROTTLED:
        return NotDone(code)
    if code in _OUT_OF_ORDER:
        return Unavailable(f"DynamoDB refuses to serve: {problem}")
    if code == "TransactionInProgressException" or status >= _SERVER_FAILED:
        return Unknown(code)
    assert isinstance(problem, Exception)
    return problem
