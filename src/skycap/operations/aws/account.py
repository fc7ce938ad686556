"""One AWS account and region: the clients of its services, and what their errors mean for us."""

import ipaddress
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlsplit

from skycap.operations import Stopped

Client = Any
"""A client of boto3, which makes its methods when it is made."""

_INSTALL: Final = "deploying to AWS needs boto3: pip install 'skycap[aws]'"
_NO_CREDENTIALS: Final = "there are no AWS credentials: run `aws configure`, or set AWS_PROFILE"
_DENIED: Final = {
    "AccessDenied",
    "AccessDeniedException",
    "UnauthorizedOperation",
    "AllAccessDisabled",
}
_UNKNOWN_KEY: Final = {
    "InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch",
    "InvalidAccessKeyId", "AuthFailure",
}  # fmt: skip
_EXPIRED: Final = {"ExpiredToken", "ExpiredTokenException", "RequestExpired"}


def is_here(url: str | None) -> bool:
    """Whether `url` names this machine: an emulator, whose credentials are made up."""
    host = urlsplit(url or "").hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Bounds:
    """What bounds the calls to an account.

    `insist` is told service, operation and parameters of each before it leaves, and raises
    `Stopped` for one that may not. `seconds` is how long AWS may take to answer it.
    """

    insist: Callable[[str, str, Mapping[str, Any]], None]
    seconds: float


@dataclass(frozen=True)
class Account:
    """Where Skycap is put up. `endpoint` is the address of an emulator, or None for AWS."""

    region: str = "us-east-1"
    endpoint: str | None = None
    profile: str | None = None
    bounds: Bounds | None = None

    @classmethod
    def of_this_process(cls, bounds: Bounds) -> "Account":
        """The account that a function of Lambda runs in, or the emulator that it runs on."""
        import boto3  # noqa: PLC0415 - as below

        told = boto3.Session().client("sts").meta
        endpoint = told.endpoint_url if is_here(told.endpoint_url) else None
        return cls(told.region_name, endpoint, bounds=bounds)

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 - boto3 has no types
        try:
            import boto3  # noqa: PLC0415 - takes a fifth of a second, and only deploying needs it
        except ImportError:
            raise Stopped(_INSTALL) from None
        if is_here(self.endpoint):  # real credentials have no business in an emulator
            return boto3.Session("test", "test", region_name=self.region)
        return boto3.Session(profile_name=self.profile, region_name=self.region)

    @property
    def arguments(self) -> dict[str, Any]:
        """What a client of boto3 made elsewhere takes, to work with the same account."""
        with explained():
            held = self._session.get_credentials()
            if held is None:
                raise Stopped(_NO_CREDENTIALS)
            frozen = held.get_frozen_credentials()
        told = {
            "region_name": self.region,
            "endpoint_url": self.endpoint,
            "aws_access_key_id": frozen.access_key,
            "aws_secret_access_key": frozen.secret_key,
            "aws_session_token": frozen.token,
        }
        return {name: value for name, value in told.items() if value}

    @cached_property
    def _clients(self) -> dict[str, Client]:
        """Those that were made: it takes a while, and any number of threads may share one."""
        return {}

    def client(self, service: str) -> Client:
        """A client of `service`."""
        if service not in self._clients:
            self._clients[service] = self._made(service)
        return self._clients[service]

    def _made(self, service: str) -> Client:
        from botocore.config import Config  # noqa: PLC0415 - comes with boto3

        options = Config(
            retries={"mode": "standard", "max_attempts": 5},
            s3={"addressing_style": "path"} if self.endpoint else {},
        )
        if self.bounds:
            seconds = self.bounds.seconds
            impatient = Config(
                retries={"mode": "standard", "max_attempts": 2},
                connect_timeout=seconds / 2,
                read_timeout=seconds,
            )
            options = options.merge(impatient)
        client = self._session.client(service, endpoint_url=self.endpoint, config=options)
        if self.bounds:
            client.meta.events.register_first("provide-client-params", _insisting(self.bounds))
        return client

    @cached_property
    def number(self) -> str:
        """The number of the account: asking for it proves the credentials."""
        with explained():
            return str(self.client("sts").get_caller_identity()["Account"])


def _insisting(bounds: Bounds) -> Callable[..., None]:
    """What boto3 calls before each call to AWS, and before it signs an address."""

    def insist(model: Any, params: Mapping[str, Any], **_: object) -> None:  # noqa: ANN401 - boto3 has no types
        bounds.insist(model.service_model.service_name, model.name, params)

    return insist


def code_of(problem: Exception) -> str:
    """The code of an error that AWS answered, or nothing."""
    answer = getattr(problem, "response", None) or {}
    return str(answer.get("Error", {}).get("Code", ""))


@contextmanager
def explained() -> Iterator[None]:
    """Turn what boto3 raises into a `Stopped` that says what to do."""
    from botocore import exceptions  # noqa: PLC0415 - comes with boto3

    try:
        yield
    except exceptions.ProfileNotFound as problem:
        raise Stopped(f"{problem}; `aws configure list-profiles` shows those there are") from None
    except (exceptions.NoCredentialsError, exceptions.PartialCredentialsError):
        raise Stopped(_NO_CREDENTIALS) from None
    except (exceptions.EndpointConnectionError, exceptions.ConnectTimeoutError) as problem:
        raise Stopped(f"{problem} Is the network up, and --region spelt rightly?") from None
    except (exceptions.ReadTimeoutError, exceptions.ConnectionClosedError) as problem:
        raise Stopped(f"AWS did not answer: {problem}") from None
    except (exceptions.TokenRetrievalError, exceptions.SSOError):
        raise Stopped("the sign-in to AWS has ended: run `aws sso login`") from None
    except exceptions.ClientError as problem:
        raise Stopped(_meaning(problem)) from problem


def _meaning(problem: Exception) -> str:
    code, told = code_of(problem), str(problem)
    if code in _DENIED:
        needed = "docs/operations/deploy.md lists what is needed"
        return f"these credentials may not do that; {needed}. {told}"
    if code in _UNKNOWN_KEY:
        return f"AWS does not know these credentials: run `aws configure` again. {told}"
    if code in _EXPIRED:
        return "these credentials have expired: sign in to AWS again"
    if code == "OptInRequired":
        return f"this account may not use the region or service yet. {told}"
    return told
