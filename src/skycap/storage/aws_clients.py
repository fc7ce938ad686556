"""Clients of AWS services: patient for as long as a request may take, and no longer.

The library is imported when the first client is made, because that takes longer than all of ours.
Region, credentials and `AWS_ENDPOINT_URL` are read by the library itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

from skycap.services.ports import Unavailable

Client: TypeAlias = Any
"""A client of a service, or what it answers: the library makes them as it starts, without types."""

CONNECT_SECONDS: Final = 2
READ_SECONDS: Final = 5
ATTEMPTS: Final = 3


def client(service: str, arguments: Mapping[str, str] | None = None, **options: object) -> Client:
    """A client of `service`, safe to share between threads.

    `arguments` go to boto3, such as an endpoint or a region; `options` are those of its `Config`.
    """
    import boto3.session  # noqa: PLC0415 - late on purpose, see above
    from botocore.config import Config  # noqa: PLC0415 - late on purpose, see above

    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
        **options,
    )
    # A session of its own: the library's shared one must not be used by two threads at once.
    return boto3.session.Session().client(service, config=config, **(arguments or {}))


@contextmanager
def failures_told(what: str) -> Iterator[None]:
    """Tell callers that a service of AWS cannot be used, as the ports say."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - late on purpose

    try:
        yield
    except (BotoCoreError, ClientError) as problem:
        why = code_of(problem) or type(problem).__name__
        raise Unavailable(f"{what}: {why}") from problem


def code_of(problem: Exception) -> str:
    """What AWS calls a failure, such as "NoSuchKey"; empty if it did not answer at all."""
    answer = getattr(problem, "response", None) or {}
    return str(answer.get("Error", {}).get("Code", ""))
