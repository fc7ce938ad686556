"""The template deployed into an emulator of AWS, with functions that only say who they are.

All of Skycap deployed for real is what tests/examples and tests/guide drive; here it is about the
template. The emulator attaches no web ACL and knows no GuardDuty, CloudTrail and DAX.
"""

import io
import json
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from infra.local import known
from skycap.api.published import OPENAPI_PATH
from skycap.aws.routes import FUNCTIONS, METHODS, OPERATIONS, covers, function_of
from tests.api.published import DESCRIPTION, filled
from tests.emulators import Emulator, running_ministack
from tests.infra.reading import TEMPLATE, Template

CODE = "code"
PATHS = [filled(path) for path in (*DESCRIPTION["paths"], OPENAPI_PATH)]
ENVIRONMENT = "prod"
"""The emulator calls every alias `prod`: it hands SAM's translator no parameters."""

NOT_MADE = {"WebAclOnApi", "MonthlyCost", "BackupSelection"}
"""The emulator attaches no web ACL, selects no tables to copy, and its conditions see no region."""

TIMEOUTS = {"scheduledHandler": 600, OPERATIONS: 28}

HANDLERS = """
import json

def named(name):
    def handle(event, context):
        told = {"function": name, "path": event.get("path")}
        return {"statusCode": 200, "headers": {}, "body": json.dumps(told)}
    return handle

auth_handler, loans_handler = named("authHandler"), named("loansHandler")
repayments_handler, scheduled_handler = named("repaymentsHandler"), named("scheduledHandler")
operations_handler = named("operationsHandler")
"""


@dataclass(frozen=True)
class Stack:
    """What was deployed: the emulator, and what the stack tells about itself."""

    emulator: Emulator
    outputs: dict[str, str]

    @property
    def gateway(self) -> str:
        """The address of the stage."""
        return f"{self.emulator.url}/_aws/execute-api/{self.outputs['ApiId']}/{ENVIRONMENT}"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    """An emulator with the package of the functions and the template in a bucket."""
    with running_ministack() as made:
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as written:
            for name in ("skycap/__init__.py", "skycap/aws/__init__.py"):
                written.writestr(name, "")
            written.writestr("skycap/aws/handlers.py", HANDLERS)
        s3 = made.client("s3")
        s3.create_bucket(Bucket=CODE)
        s3.put_object(Bucket=CODE, Key="function.zip", Body=package.getvalue())
        template = known(TEMPLATE.read_text(encoding="utf-8"))
        s3.put_object(Bucket=CODE, Key="template.yaml", Body=template.encode())
        yield made


def _create(emulator: Emulator, name: str, **given: str) -> dict[str, Any]:
    """Deploy, wait until the stack rests, and describe it."""
    cloud = emulator.client("cloudformation")
    parameters = {"CodeBucket": CODE, "CodeKey": "function.zip", **given}
    cloud.create_stack(
        StackName=name,
        TemplateURL=f"{emulator.url}/{CODE}/template.yaml",
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
        Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    while True:
        told: dict[str, Any] = cloud.describe_stacks(StackName=name)["Stacks"][0]
        if not told["StackStatus"].endswith("IN_PROGRESS"):
            return told
        time.sleep(0.05)


@pytest.fixture(scope="module")
def stack(emulator: Emulator) -> Stack:
    """Production, as the defaults of the parameters make it."""
    told = _create(emulator, "skycap")
    assert told["StackStatus"] == "CREATE_COMPLETE", told
    return Stack(emulator, {one["OutputKey"]: one["OutputValue"] for one in told["Outputs"]})


def test_every_resource_of_the_template_is_made(stack: Stack) -> None:
    """What the template would make is there, but for what the emulator does not know."""
    cloud = stack.emulator.client("cloudformation")
    pages = cloud.get_paginator("list_stack_resources").paginate(StackName="skycap")
    made = {one["LogicalResourceId"] for page in pages for one in page["StackResourceSummaries"]}
    assert set(Template().resources) - made == NOT_MADE


@pytest.mark.parametrize("method", METHODS)
def test_each_address_reaches_its_function_with_every_method(stack: Stack, method: str) -> None:
    """The longest route below each prefix arrives where aws/routes.py says."""
    for prefix in (prefix for prefixes in FUNCTIONS.values() for prefix in prefixes):
        path = max((one for one in PATHS if covers(prefix, one)), key=len)
        answer = httpx2.request(method, f"{stack.gateway}{path}", timeout=60)
        assert answer.status_code == 200, path
        if method != "HEAD":
            assert answer.json() == {"function": function_of(path), "path": path}


def test_functions_are_called_by_their_alias_and_know_their_tables(stack: Stack) -> None:
    """Each has the alias of the environment, and the variables that settings read."""
    client = stack.emulator.client("lambda")
    for name in (*FUNCTIONS, "scheduledHandler"):
        full = f"skycap-{name}-{ENVIRONMENT}"
        told = client.get_function_configuration(FunctionName=full, Qualifier=ENVIRONMENT)
        variables = told["Environment"]["Variables"]
        assert variables["LOANS_TABLE"] == "SkycapLoans"
        assert variables["DOCUMENTS_BUCKET"] == "skycap-documents"
        assert "skycap/jwt-secret" in variables["JWT_SECRET_ARN"]
        assert len(variables["SKYCAP_EDGE_SECRET"]) == 48
        assert variables["SKYCAP_PUBLIC_URL"] == stack.outputs["SiteUrl"]
        assert told["Timeout"] == TIMEOUTS.get(name, 25)
        assert variables.get("SKYCAP_ENV") == (ENVIRONMENT if name == OPERATIONS else None)


def test_an_alarm_rings_at_the_topic(stack: Stack) -> None:
    """Whoever subscribes to the topic hears it when sign-ins fail again and again."""
    emulator = stack.emulator
    queues, topic = emulator.client("sqs"), stack.outputs["AlertsTopic"]
    queue = queues.create_queue(QueueName="ears")["QueueUrl"]
    attributes = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
    place = attributes["Attributes"]["QueueArn"]
    emulator.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=place)
    watch = emulator.client("cloudwatch")
    watch.set_alarm_state(
        AlarmName="skycap-failed-logins", StateValue="ALARM", StateReason="a test"
    )
    heard = queues.receive_message(QueueUrl=queue, WaitTimeSeconds=10).get("Messages", [])
    assert [json.loads(json.loads(one["Body"])["Message"])["AlarmName"] for one in heard] == [
        "skycap-failed-logins"
    ]


def test_snapshots_and_warm_functions_together_are_refused(emulator: Emulator) -> None:
    """CloudFormation itself says why, and makes nothing."""
    cloud = emulator.client("cloudformation")
    with pytest.raises(cloud.exceptions.ClientError, match="choose one"):
        _create(emulator, "both", SnapStart="true", ProvisionedConcurrency="2")


@pytest.mark.needs("node")
@pytest.mark.parametrize(
    "path",
    ["/", "/apply", "/tn/track", "/icon.svg", "/staff", "/staff/sign-in", "/staff/loans/1"],
)
def test_clean_addresses_lead_to_the_files_that_are_served_locally(path: str) -> None:
    """CloudFront's function and site/files.py mean the same file."""
    from infra.edge import key_of

    assert _edge(path) == {"uri": "/" + key_of(path)}


@pytest.mark.needs("node")
def test_an_address_has_no_slash_at_its_end_and_leads_nowhere_else() -> None:
    """A slash too many is taken away by a redirect that stays with us."""
    for path, target in (("/apply/", "/apply"), ("//evil.example/", "/evil.example")):
        told = _edge(path)
        assert (told["statusCode"], told["headers"]["location"]["value"]) == (308, target)


def _edge(path: str) -> dict[str, Any]:
    import subprocess

    [function] = Template().of("AWS::CloudFront::Function").values()
    event = json.dumps({"request": {"uri": path}})
    script = f"{function['FunctionCode']}\nconsole.log(JSON.stringify(handler({event})))"
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
