"""What stands between Skycap and an account, told so that one knows what to do."""

import sys

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, NoCredentialsError

from skycap.operations import Stopped
from skycap.operations.aws.account import Account, explained, is_here
from skycap.operations.aws.names import Installation


def refused(code: str) -> ClientError:
    """An answer of AWS that says no."""
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "CreateChangeSet")


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (NoCredentialsError(), "aws configure"),
        (EndpointConnectionError(endpoint_url="https://x"), "--region"),
        (refused("AccessDenied"), "docs/operations/deploy.md"),
        (refused("InvalidClientTokenId"), "does not know these credentials"),
        (refused("ExpiredToken"), "expired"),
        (refused("OptInRequired"), "region"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_failure_says_what_to_do(problem: Exception, told: str) -> None:
    """Each way in which AWS turns us away becomes a sentence that one can act on."""
    with pytest.raises(Stopped, match=told), explained():
        raise problem


def test_without_boto3_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skycap installed without its part for AWS says how to add it."""
    monkeypatch.setitem(sys.modules, "boto3", None)

    with pytest.raises(Stopped, match=r"pip install 'skycap\[aws\]'"):
        Account().client("s3")


def test_an_emulator_never_sees_real_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an address on this machine, the credentials of the environment stay unused."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    client = Account(endpoint="http://127.0.0.1:4566").client("sts")

    assert client._request_signer._credentials.access_key == "test"


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:4566", True),
        ("http://localhost:4566", True),
        ("http://[::1]:4566", True),
        ("https://s3.amazonaws.com", False),
        ("http://10.0.0.5:4566", False),
        (None, False),
    ],
)
def test_only_this_machine_is_here(url: str | None, here: bool) -> None:
    """A loopback address is this machine, and nothing else is."""
    assert is_here(url) is here


@pytest.mark.parametrize("name", ["", "p", "Prod", "pro-d", "préprod", "a" * 13])
def test_an_environment_has_a_plain_name(name: str) -> None:
    """What AWS would refuse in names is refused before anything is asked."""
    with pytest.raises(Stopped, match="--env"):
        Installation(name)


def test_names_of_prod_are_bare_and_others_end_with_theirs() -> None:
    """The guide's names are prod's; another installation stands beside it."""
    assert (Installation().stack, Installation("test").stack) == ("skycap", "skycap-test")
    assert Installation().function("authHandler") == "skycap-authHandler-prod"
    assert Installation("prod", "tati-").artifacts("1", "us-east-1") == (
        "tati-skycap-artifacts-1-us-east-1"
    )
    with pytest.raises(Stopped, match="--prefix"):
        Installation("prod", "tati")
