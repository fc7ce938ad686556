"""The portal's operations on AWS: what administrators see, and what their function may do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

import httpx2
import pytest
import structlog

from skycap.aws import bounds, handlers
from skycap.aws.bounds import MAY, Patience
from skycap.aws.routes import OPERATIONS
from skycap.lending.refusals import Code
from skycap.operations import Stopped
from tests.api.published import OPERATIONS as ROUTES
from tests.aws.gateway import Gateway
from tests.aws.test_handlers import forget
from tests.cloud import REGION, Cloud, cloud  # noqa: F401 - pytest hands the fixture in by name
from tests.infra.calls import Recorder, Right, rights_of
from tests.infra.reading import Template, statements

HERE = "/api/operations"
PAGES = [
    path.replace("{name}", "Errors")
    for method, path, _ in ROUTES
    if method == "GET" and path.startswith(HERE)
]
BROAD = {"restores"}  # seen by whoever may be the second person
PROD = Template()
S3_ACTIONS = {
    "HeadBucket": "s3:ListBucket",
    "ListObjectsV2": "s3:ListBucket",
    "ListObjectVersions": "s3:ListBucketVersions",
    "GetObject": "s3:GetObject",
}
SHARED = {("secretsmanager:GetSecretValue", "*")}
"""What every function may do."""
IN_DOUBT: set[Right] = {("dynamodb:GetItem", "SkycapEvents")}
"""Needed when a reply was lost: the store then looks whether its event is there."""
NAMED_BY = {"logs": "logGroupName", "lambda": "FunctionName"}


@dataclass
class Heard(Recorder):
    """Every right that the calls to AWS needed which left."""

    rights: set[Right] = field(default_factory=set)

    def _note(self, service: str, operation: str, request: Mapping[str, Any]) -> None:
        if service == "sts":
            return  # who asks who he is needs no right
        if service == "s3":
            bucket, key = request["Bucket"], request.get("Key")
            self.rights.add((S3_ACTIONS[operation], f"{bucket}/{key}" if key else bucket))
            if key:  # it may not be there, and 404 needs this right
                self.rights.add(("s3:ListBucket", bucket))
        elif service == "dynamodb" and operation != "ListBackups":
            self.rights.update(rights_of(service, operation, request))
        else:
            name = str(request.get(NAMED_BY.get(service, ""), "*"))
            self.rights.add((f"{service}:{operation}", name))


def given() -> set[Right]:
    """What the role of the function and the policy of all functions give it."""
    role = PROD.of("AWS::IAM::Role")["OperationsRole"]
    [base] = PROD.of("AWS::IAM::ManagedPolicy").values()
    documents = [policy["PolicyDocument"] for policy in role["Policies"]]
    found = {
        (action, _name(resource))
        for document in documents
        for statement in statements(document)
        for action in statement["Action"]
        for resource in statement["Resource"]
    }
    shared = {action for one in statements(base["PolicyDocument"]) for action in one["Action"]}
    assert "secretsmanager:GetSecretValue" in shared
    return found


def _name(resource: str) -> str:
    """A resource of the template as the calls name it, with stars."""
    logical, _, rest = resource.removeprefix("<").partition(".Arn>")
    told = PROD.resources.get(logical, {}).get("Properties", {})
    name = told.get("TableName") or told.get("BucketName")
    if name:
        # The recorder calls every index of a table `/index`.
        return f"{name}{rest.removesuffix('/*') if 'TableName' in told else rest}"
    for word in ("log-group:", "function:"):
        if word in resource:
            return resource.partition(word)[2].removesuffix(":*")
    return "*"


@dataclass
class Desk:
    """The function in this process, with the variables that the template gave it."""

    cloud: Cloud
    gateway: Gateway
    heard: Heard
    tokens: dict[str, str]

    def ask(
        self,
        who: str,
        path: str,
        method: str = "GET",
        **sent: Any,  # noqa: ANN401 - what JSON holds
    ) -> httpx2.Response:
        """What the function answers to somebody."""
        if who not in self.tokens:
            self.tokens[who] = self.cloud.token(who)
        known = {"Authorization": f"Bearer {self.tokens[who]}", **sent.pop("headers", {})}
        return self.gateway.request(method, path, known, **sent)


@pytest.fixture
def desk(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:  # noqa: F811 - as above
    """The function of operations, with every call to AWS heard."""
    name = f"skycap-{OPERATIONS}-prod"
    told = cloud.emulator.client("lambda").get_function_configuration(FunctionName=name)
    access = {
        "AWS_ENDPOINT_URL": cloud.emulator.url,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    for key, value in {**told["Environment"]["Variables"], **access}.items():
        monkeypatch.setenv(key, value)
    forget()
    heard = Heard()
    heard.watch(monkeypatch)
    with heard.naming(OPERATIONS):
        gateway = Gateway({OPERATIONS: handlers.operations_handler})
        yield Desk(cloud, gateway, heard, {})
    forget()
    structlog.reset_defaults()


def test_the_function_answers_every_page_and_has_the_rights_it_uses(desk: Desk) -> None:
    """Each page is answered or refused in words; each call is allowed, and no right lies idle."""
    for path in PAGES:
        answer = desk.ask("admin", path)
        assert answer.status_code in {200, 409}, f"{path}: {answer.text}"
        if answer.status_code == 409:
            assert answer.json()["code"] == Code.OPERATION_STOPPED
        if path.rpartition("/")[2] not in BROAD:
            assert desk.ask("checker", path).status_code == 403
    _restore(desk)

    needed, allowed = desk.heard.rights, given()
    lacking = {right for right in needed if not any(_fits(right, one) for one in allowed)}
    spare = {one for one in allowed if not any(_fits(right, one) for right in needed)}
    wrong = f"lacks {sorted(lacking - SHARED)}, gives for nothing {sorted(spare - IN_DOUBT)}"
    assert lacking <= SHARED, wrong
    assert spare <= IN_DOUBT, wrong


def _fits(needed: Right, allowed: Right) -> bool:
    return needed[0] == allowed[0] and fnmatchcase(needed[1], allowed[1])


def _restore(desk: Desk) -> None:
    """It is proposed, cannot be agreed to here, and is declined."""
    sent = {"to": "2026-01-05T10:00:00Z", "comments": "A wrong day."}
    once = {"Idempotency-Key": "a-restore-on-aws"}
    path = f"{HERE}/restores"
    proposed = desk.ask("admin", path, "POST", json=sent, headers=once)
    assert proposed.status_code == 201, proposed.text
    agreement = {"proposal": proposed.json()["proposal"]}
    agreed = desk.ask("checker", f"{path}/agree", "POST", json=agreement)
    assert agreed.json()["code"] == Code.OPERATION_STOPPED
    assert "`skycap --env prod restore --to 2026-01-05T10:00:00" in agreed.json()["detail"]
    assert len(desk.ask("checker", path).json()) == 1
    no = {"comments": "Not needed."}
    assert desk.ask("admin", f"{path}/decline", "POST", json=no).status_code == 200


def test_the_package_holds_what_every_page_needs(cloud: Cloud) -> None:  # noqa: F811 - as above
    """Behind the front door, the function as it is deployed answers each page; none fails."""
    known = {"Authorization": f"Bearer {cloud.token('admin')}"}
    with httpx2.Client(base_url=cloud.url, headers=known, timeout=60) as client:
        answers = {path: client.get(path) for path in PAGES}

    told = {path.rpartition("/")[2]: one.status_code for path, one in answers.items()}
    assert told == {name: 409 if name == "costs" else 200 for name in told}, told
    security = answers[f"{HERE}/security"].json()
    assert {"tables", "users and passwords"} <= set(security["looked"])
    assert all("skycap --env prod audit" in one["reason"] for one in security["skipped"])
    steps = answers[f"{HERE}/diagnoses"].json()["steps"]
    assert {"well", "unknown"} <= {one["outcome"] for one in steps}


def test_what_takes_too_long_ends_with_the_command_that_has_the_time() -> None:
    """After seventeen seconds nothing more is asked; the next page begins anew."""
    now = 0.0
    patience = Patience("prod", lambda: now)
    patience.begin(f"{HERE}/performance")
    patience.insist_on_call("logs", "FilterLogEvents", {})
    now = bounds.PAGE_SECONDS + 0.1

    with pytest.raises(Stopped, match="`skycap --env prod performance`"):
        patience.insist_on_call("logs", "FilterLogEvents", {})
    patience.begin(f"{HERE}/metrics/Errors")
    patience.insist()


def test_what_changes_something_never_leaves() -> None:
    """A call beyond the list is kept back in words, as is an object that is no measurement."""
    patience = Patience("prod", lambda: 0.0)
    patience.begin(f"{HERE}/diagnoses")

    for service, operation in (
        ("dynamodb", "CreateBackup"),
        ("s3", "GetObject"),
        ("iam", "GetRole"),
    ):
        with pytest.raises(Stopped, match="`skycap --env prod diagnose`"):
            patience.insist_on_call(service, operation, {"Key": "content/1"})
    verbs = {name for some in MAY.values() for name in some}
    assert all(name.startswith(("Get", "List", "Describe", "Head", "Filter")) for name in verbs)
