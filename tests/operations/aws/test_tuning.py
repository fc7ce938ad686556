"""Tuning: what may be typed, what excludes what, and what then stands on AWS."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime

import pytest

from skycap.assembly import place_on_aws
from skycap.operations import Stopped
from skycap.operations.aws import tuning
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.aws.place import OnAws
from skycap.operations.aws.tuning import Tuning
from tests.cloud import Cloud
from tests.cloud import own_cloud as cloud

__all__ = ["cloud"]


def later() -> datetime:
    """A moment that no other change set was named after."""
    return datetime.now(UTC)


LOANS = "skycap-loansHandler-prod"


def test_everything_that_can_be_tuned_becomes_parameters() -> None:
    """Each name that may be typed sets the parameters of the template that say it."""
    told = Tuning.read("memory=512, timeout=20,provisioned=5,snapstart=off,cache=1.6,dax=on")

    assert told.parameters == {
        "MemorySize": "512",
        "Timeout": "20",
        "ProvisionedConcurrency": "5",
        "SnapStart": "false",
        "ApiCache": "true",
        "ApiCacheSize": "1.6",
        "Dax": "true",
    }
    throttled = Tuning.read("throttle=50/80,cache=off")
    assert throttled.parameters == {
        "ApiCache": "false",
        "ThrottleRate": "50",
        "ThrottleBurst": "80",
    }
    assert throttled.meant == {"rate", "burst", "caching", "cacheCluster", "cacheSize"}


def test_everything_that_can_be_tuned_has_its_counterpart_in_a_folder() -> None:
    """Whoever runs Skycap on one machine is told what takes the place of each."""
    assert set(tuning.IN_A_FOLDER) == {one.name for one in fields(Tuning)}


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "nothing to apply"),
        ("memory", "memory is no tuning"),
        ("speed=9", "speed=9 is no tuning"),
        ("memory=128", "from 256 to 10240"),
        ("memory=lots", "whole number"),
        ("memory=512,memory=1024", "given twice"),
        ("timeout=60", "API Gateway, which stops waiting after 29 seconds"),
        ("timeout=2", "from 3 to 28"),
        ("snapstart=yes", "on or off"),
        ("snapstart=on,provisioned=5", "Lambda refuses SnapStart together"),
        ("cache=0.7", "cache must be off or one of"),
        ("throttle=100", "such as 100/200"),
        ("throttle=100/0", "throttle burst must be"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(typed: str, complaint: str) -> None:
    """A wrong name, a value outside its limits, and what AWS excludes are told in words."""
    with pytest.raises(Stopped, match=complaint):
        Tuning.read(typed)


def test_what_stands_already_counts_for_what_excludes_what() -> None:
    """SnapStart cannot be turned on over functions that are kept warm, unless those end."""
    standing = {"ProvisionedConcurrency": "5"}
    with pytest.raises(Stopped, match="Add provisioned=0"):
        Tuning.read("snapstart=on").insist_possible(standing)
    with pytest.raises(Stopped, match="Add snapstart=off"):
        Tuning.read("provisioned=2").insist_possible({"SnapStart": "true"})
    Tuning.read("snapstart=on,provisioned=0").insist_possible(standing)


@pytest.fixture
def there(cloud: Cloud) -> Iterator[OnAws]:
    """The deployed installation; what was tuned is put back."""
    account = Account(endpoint=cloud.emulator.url)
    yield place_on_aws(account, Installation())
    usual = Tuning(memory=1024, throttle=(100, 200))
    tuning.apply(place_on_aws(account, Installation()), usual, later(), lambda _: None)


def test_a_tuning_is_one_change_set(cloud: Cloud, there: OnAws) -> None:
    """Memory and limits stand on AWS afterwards, in every function and in the stage."""
    functions = cloud.emulator.client("lambda")

    prepared = tuning.prepare(there, Tuning.read("memory=512,throttle=50/80"), later())
    assert prepared.plan is not None
    assert {"LoansFunction", "ApiStage"} <= {one.resource for one in prepared.plan.changes}
    tuning.carry_out(there, prepared, later(), lambda _: None)

    assert functions.get_function_configuration(FunctionName=LOANS)["MemorySize"] == 512
    gateway = cloud.emulator.client("apigateway")
    stage = gateway.get_stage(restApiId=cloud.outputs["ApiId"], stageName="prod")
    limits = stage["methodSettings"]["*/*"]
    assert (limits["throttlingRateLimit"], limits["throttlingBurstLimit"]) == (50, 80)
