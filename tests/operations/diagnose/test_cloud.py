"""On AWS: each cause is made on the emulator, named, mended where a program may, and put back."""

import json

import pytest

from skycap.operations.diagnose.causes import AWS, Section
from skycap.operations.diagnose.functions import EDGE_SECRET, variables_of
from skycap.operations.diagnose.registry import CAUSES
from skycap.operations.diagnose.rights import NEEDED
from skycap.operations.diagnose.running import diagnose, mend
from tests.cloud import Cloud, cloud
from tests.operations.diagnose import test_cloud_parts
from tests.operations.diagnose.cloud_faults import FAULTS, Fault
from tests.operations.diagnose.place import codes
from tests.operations.diagnose.sight import parts, whole

__all__ = ["cloud"]


def test_a_healthy_installation_has_nothing(cloud: Cloud) -> None:
    """A fresh deployment is found well, through its front door and in all its parts."""
    with whole(cloud) as scene:
        diagnosis = diagnose(scene)

    assert codes(diagnosis) == set()
    untried = [step.name for step in diagnosis.steps if step.outcome != "well"]
    assert untried == ["gateway_answers_bare"], "the emulator keeps none of these answers"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_a_fault_is_named(cloud: Cloud, fault: Fault) -> None:
    """One fault is named by its code and no other; once mended, a second look finds nothing."""
    with fault.make(cloud):
        with parts(cloud, fault.section, user=fault.user) as scene:
            diagnosis = diagnose(scene)
            mended = mend(diagnosis.findings)
        with parts(cloud, fault.section, user=fault.user) as scene:
            left = {found.code for found in diagnose(scene).findings} if fault.mends else set()

    assert codes(diagnosis) == {fault.code}
    assert {one.finding.code for one in mended} == ({fault.code} if fault.mends else set())
    assert [one.problem for one in mended if one.problem] == []
    assert left <= {"unexplained"}, "the symptoms, for nobody was asked"


def test_two_faults_are_both_named(cloud: Cloud) -> None:
    """Two causes of one trouble at once are told apart, and mending ends what people meet."""
    made = {fault.code: fault.make for fault in FAULTS}
    with made["secret_overridden"](cloud), made["too_many_sign_ins"](cloud):
        with whole(cloud, Section.LOGIN) as scene:
            diagnosis = diagnose(scene)
            mended = mend(diagnosis.findings)
        with whole(cloud, Section.LOGIN) as scene:
            after = diagnose(scene)

    met = {step.title for step in diagnosis.steps if step.outcome == "found"}
    assert "GET /api/auth/verify with a sign-in of ours" in met
    assert codes(diagnosis) == {"secret_overridden", "too_many_sign_ins", "keys_differ"}
    assert {one.finding.code for one in mended} == {"secret_overridden", "too_many_sign_ins"}
    assert {step.outcome for step in after.steps} == {"well"}


def test_what_is_put_back_is_all_that_the_template_gives(cloud: Cloud) -> None:
    """The variables and rights that a repair knows are those with which functions are deployed."""
    with parts(cloud) as scene:
        wanted = scene.variables | {EDGE_SECRET: ""}
        for function in scene.functions:
            held = variables_of(scene.configuration(function))
            assert held.keys() == wanted.keys()
        for role, needed in NEEDED.items():
            told = scene.client("iam").get_role_policy(
                RoleName=scene.there.physical(role), PolicyName="DynamoDBAccess"
            )
            document = told["PolicyDocument"]
            policy = document if isinstance(document, dict) else json.loads(document)
            given = {action for one in policy["Statement"] for action in one["Action"]}
            assert given == {action for action in needed if action.startswith("dynamodb:")}


def test_every_cause_on_aws_has_a_fault() -> None:
    """No cause of AWS alone goes without a test that makes it."""
    known = {cause.code for cause in CAUSES if cause.platforms == AWS}

    assert known <= {fault.code for fault in FAULTS} | test_cloud_parts.MADE
