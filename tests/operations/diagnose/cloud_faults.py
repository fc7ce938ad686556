"""What can be wrong with an installation on AWS, each made on purpose and put back."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from skycap.operations.aws.names import Installation
from skycap.operations.diagnose.causes import Section
from skycap.services import users
from skycap.services.ports import Commit
from skycap.services.records import DOCUMENTS, DocumentRow
from skycap.services.staff import OPERATOR
from tests.cloud import ACCOUNT, OTHER_SITE, REGION, Cloud
from tests.operations.diagnose.sight import office

AUTH, LOANS, REPAYMENTS = (f"skycap-{name}Handler-prod" for name in ("auth", "loans", "repayments"))
LOANS_ROLE: Final = "skycap-lambda-role-prod"
POLICY: Final = "DynamoDBAccess"
SECRET: Final = "skycap/jwt-secret"
LOST: Final = "ab" * 32
"""The digest of a document that nobody ever kept."""

Make = Callable[[Cloud], AbstractContextManager[None]]


@dataclass(frozen=True)
class Fault:
    """One thing that is broken, the trouble it makes, and whether a program mends it."""

    code: str
    section: Section
    make: Make
    mends: bool
    user: str | None = None


FAULTS: Final[list[Fault]] = []


def fault(
    code: str, section: Section, *, mends: bool = True, user: str | None = None
) -> Callable[[Callable[[Cloud], Iterator[None]]], Callable[[Cloud], Iterator[None]]]:
    """Make a function a fault: it breaks something, and puts it back after its `yield`."""

    def register(make: Callable[[Cloud], Iterator[None]]) -> Callable[[Cloud], Iterator[None]]:
        FAULTS.append(Fault(code, section, contextmanager(make), mends, user))
        return make

    return register


@contextmanager
def _configured(cloud: Cloud, function: str, **changed: object) -> Iterator[None]:
    """A function with something set otherwise."""
    lambdas = cloud.emulator.client("lambda")
    before = lambdas.get_function_configuration(FunctionName=function)
    lambdas.update_function_configuration(FunctionName=function, **changed)
    try:
        yield
    finally:
        kept = {key: before[key] for key in ("Timeout", "MemorySize", "Handler")}
        variables = {"Variables": before["Environment"]["Variables"]}
        lambdas.update_function_configuration(FunctionName=function, Environment=variables, **kept)


@contextmanager
def _variable(cloud: Cloud, function: str, **changed: str) -> Iterator[None]:
    """A function with other variables."""
    lambdas = cloud.emulator.client("lambda")
    held = lambdas.get_function_configuration(FunctionName=function)["Environment"]["Variables"]
    with _configured(cloud, function, Environment={"Variables": {**held, **changed}}):
        yield


def _of(make: Callable[..., AbstractContextManager[None]], *told: Any, **named: Any) -> Any:  # noqa: ANN401 - a shorthand
    def made(cloud: Cloud) -> Iterator[None]:
        with make(cloud, *told, **named):
            yield

    return made


fault("timeout_small", Section.APPLY)(_of(_configured, LOANS, Timeout=3))
fault("timeout_long", Section.COSTS)(_of(_configured, REPAYMENTS, Timeout=60))
fault("memory_small", Section.UPLOADS)(_of(_configured, LOANS, MemorySize=128))
fault("handler_wrong", Section.LOGIN)(_of(_configured, AUTH, Handler="index.handler"))
fault("variables_missing", Section.APPLY)(
    _of(_configured, LOANS, Environment={"Variables": {"LOG": "1"}})
)
fault("variables_differ", Section.REPAYMENTS)(
    _of(_variable, REPAYMENTS, LOANS_TABLE="SkycapLoans-Restored")
)
fault("secret_overridden", Section.LOGIN)(_of(_variable, AUTH, JWT_SECRET="s" * 40))
fault("public_url_differs", Section.CORS)(
    _of(_variable, AUTH, SKYCAP_PUBLIC_URL="http://elsewhere.example.com")
)
fault("origins_differ", Section.CORS)(_of(_variable, LOANS, SKYCAP_CORS_ORIGINS=""))
fault("logs_verbose", Section.COSTS)(_of(_variable, AUTH, SKYCAP_LOG_LEVEL="debug"))


@fault("function_stopped", Section.REPAYMENTS)
def _stopped(cloud: Cloud) -> Iterator[None]:
    lambdas = cloud.emulator.client("lambda")
    lambdas.put_function_concurrency(FunctionName=REPAYMENTS, ReservedConcurrentExecutions=0)
    yield
    lambdas.delete_function_concurrency(FunctionName=REPAYMENTS)


@fault("alias_behind", Section.UPLOADS)
def _newer_code(cloud: Cloud) -> Iterator[None]:
    lambdas, s3 = cloud.emulator.client("lambda"), cloud.emulator.client("s3")
    artifacts = Installation().artifacts(ACCOUNT, REGION)
    keys = [one["Key"] for one in s3.list_objects_v2(Bucket=artifacts)["Contents"]]
    package = next(key for key in keys if key.endswith(".zip"))
    version = lambdas.get_alias(FunctionName=LOANS, Name="prod")["FunctionVersion"]
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as written:
        written.writestr("index.py", "")
    lambdas.update_function_code(FunctionName=LOANS, ZipFile=code.getvalue())
    try:
        yield
    finally:
        lambdas.update_function_code(FunctionName=LOANS, S3Bucket=artifacts, S3Key=package)
        lambdas.update_alias(FunctionName=LOANS, Name="prod", FunctionVersion=version)


@fault("secret_missing", Section.LOGIN)
def _deleted_secret(cloud: Cloud) -> Iterator[None]:
    keeper = cloud.emulator.client("secretsmanager")
    keeper.delete_secret(SecretId=SECRET, RecoveryWindowInDays=7)
    yield
    if "DeletedDate" in keeper.describe_secret(SecretId=SECRET):
        keeper.restore_secret(SecretId=SECRET)


@fault("secret_short", Section.LOGIN, mends=False)
def _short_secret(cloud: Cloud) -> Iterator[None]:
    keeper = cloud.emulator.client("secretsmanager")
    before = keeper.get_secret_value(SecretId=SECRET)["SecretString"]
    keeper.put_secret_value(SecretId=SECRET, SecretString="short")
    yield
    keeper.put_secret_value(SecretId=SECRET, SecretString=before)


@fault("too_many_sign_ins", Section.LOGIN)
def _counted(cloud: Cloud) -> Iterator[None]:
    dynamo = cloud.emulator.client("dynamodb")
    tally = {"S": "login_by_name" + "ab" * 32 + "/1"}
    item = {"tally": tally, "times": {"N": "11"}, "expiresAt": {"N": "9999999999"}}
    dynamo.put_item(TableName="SkycapLimits", Item=item)
    yield
    dynamo.delete_item(TableName="SkycapLimits", Key={"tally": tally})


@fault("user_disabled", Section.LOGIN, user="maker")
def _disabled(cloud: Cloud) -> Iterator[None]:
    with office(cloud) as books:
        users.disable_user(books, OPERATOR, users.named(books, "maker").id)
        yield
        users.enable_user(books, OPERATOR, users.named(books, "maker").id)


@fault("index_missing", Section.REPAYMENTS)
def _no_index(cloud: Cloud) -> Iterator[None]:
    dynamo = cloud.emulator.client("dynamodb")
    dynamo.update_table(
        TableName="SkycapRepayments",
        GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "byReversal"}}],
    )
    yield


@fault("rebuild_unfinished", Section.REPAYMENTS)
def _closed_gate(cloud: Cloud) -> Iterator[None]:
    dynamo = cloud.emulator.client("dynamodb")
    key = {"list": {"S": "counters"}, "name": {"S": "#07"}}
    dynamo.update_item(
        TableName="SkycapLists",
        Key=key,
        UpdateExpression="SET closed = :by",
        ExpressionAttributeValues={":by": {"S": "a rebuild that died"}},
    )
    yield
    dynamo.update_item(TableName="SkycapLists", Key=key, UpdateExpression="REMOVE closed")


@fault("counters_wrong", Section.DASHBOARD)
def _wrong_counter(cloud: Cloud) -> Iterator[None]:
    dynamo = cloud.emulator.client("dynamodb")
    key = {"list": {"S": "counters"}, "name": {"S": "#07"}}
    named: Any = {"Key": key, "ExpressionAttributeNames": {"#c": ".loans/count/pending"}}
    change: Any = {"TableName": "SkycapLists", "UpdateExpression": "ADD #c :some", **named}
    dynamo.update_item(**change, ExpressionAttributeValues={":some": {"N": "5"}})
    yield


@fault("document_missing", Section.UPLOADS, mends=False)
def _lost_document(cloud: Cloud) -> Iterator[None]:
    row = DocumentRow(
        "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11", "nobody", "payslip", "payslip.pdf",
        "application/pdf", 10, LOST, "stored", None, "public", "2026-01-01T00:00:00.000000Z",
    )  # fmt: skip
    with office(cloud) as books:
        books.store.commit(Commit(puts=(row,)))
        yield
        books.store.commit(Commit(removals=((DOCUMENTS, (row.id,)),)))


def _policy(cloud: Cloud) -> dict[str, Any]:
    told = cloud.emulator.client("iam").get_role_policy(RoleName=LOANS_ROLE, PolicyName=POLICY)
    document = told["PolicyDocument"]
    found: dict[str, Any] = json.loads(document) if isinstance(document, str) else document
    return found


@fault("permission_missing", Section.APPLY)
def _no_right(cloud: Cloud) -> Iterator[None]:
    put = partial(
        cloud.emulator.client("iam").put_role_policy, RoleName=LOANS_ROLE, PolicyName=POLICY
    )
    before = _policy(cloud)
    left = [one for one in before["Statement"] if one["Sid"] != "Put"]
    put(PolicyDocument=json.dumps({**before, "Statement": left}))
    yield
    put(PolicyDocument=json.dumps(before))


@fault("scan_allowed", Section.COSTS, mends=False)
def _may_scan(cloud: Cloud) -> Iterator[None]:
    iam = cloud.emulator.client("iam")
    given = {"Effect": "Allow", "Action": "dynamodb:Sc*", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": given})
    iam.put_role_policy(RoleName=LOANS_ROLE, PolicyName="ByHand", PolicyDocument=document)
    yield
    iam.delete_role_policy(RoleName=LOANS_ROLE, PolicyName="ByHand")


def _address(cloud: Cloud, path: str) -> dict[str, str]:
    """The OPTIONS method of an address."""
    gateway, api = cloud.emulator.client("apigateway"), cloud.outputs["ApiId"]
    found = next(
        one for one in gateway.get_resources(restApiId=api)["items"] if one["path"] == path
    )
    return {"restApiId": api, "resourceId": found["id"], "httpMethod": "OPTIONS"}


@contextmanager
def _method_kept(cloud: Cloud, named: dict[str, str]) -> Iterator[None]:
    gateway = cloud.emulator.client("apigateway")
    before = gateway.get_integration(**named)
    try:
        yield
    finally:
        gateway.put_method(**named, authorizationType="NONE")
        gateway.put_integration(
            **named, type="AWS_PROXY", integrationHttpMethod="POST", uri=before["uri"]
        )
        gateway.create_deployment(restApiId=named["restApiId"], stageName="prod")


@fault("options_method_missing", Section.CORS)
def _no_options(cloud: Cloud) -> Iterator[None]:
    named = _address(cloud, "/api/repayments")
    with _method_kept(cloud, named):
        cloud.emulator.client("apigateway").delete_method(**named)
        yield


@fault("integration_changed", Section.CORS)
def _mocked_options(cloud: Cloud) -> Iterator[None]:
    named = _address(cloud, "/api/repayments")
    with _method_kept(cloud, named):
        cloud.emulator.client("apigateway").put_integration(**named, type="MOCK")
        yield


@fault("gateway_answers_bare", Section.CORS)
def _bare_answers(cloud: Cloud) -> Iterator[None]:
    gateway, api = cloud.emulator.client("apigateway"), cloud.outputs["ApiId"]
    header = {"gatewayresponse.header.Access-Control-Allow-Origin": f"'{OTHER_SITE}'"}
    named = {"restApiId": api, "responseType": "DEFAULT_4XX"}
    gateway.put_gateway_response(**named, responseParameters=header)
    yield
    for kind in ("DEFAULT_4XX", "DEFAULT_5XX"):
        gateway.delete_gateway_response(restApiId=api, responseType=kind)


@fault("bucket_cors_missing", Section.UPLOADS)
def _no_bucket_cors(cloud: Cloud) -> Iterator[None]:
    s3, bucket = cloud.emulator.client("s3"), cloud.outputs["DocumentsBucketName"]
    rules = s3.get_bucket_cors(Bucket=bucket)["CORSRules"]
    s3.delete_bucket_cors(Bucket=bucket)
    yield
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": rules})


@contextmanager
def _stage(cloud: Cloud, before: dict[str, str], broken: dict[str, str]) -> Iterator[None]:
    """The stage with something set otherwise."""
    gateway, api = cloud.emulator.client("apigateway"), cloud.outputs["ApiId"]

    def patch(wanted: dict[str, str]) -> None:
        patches = [{"op": "replace", "path": path, "value": wanted[path]} for path in wanted]
        gateway.update_stage(restApiId=api, stageName="prod", patchOperations=patches)

    patch(broken)
    try:
        yield
    finally:
        patch(before)


_RATE, _CACHE, _CACHED = (
    "/*/*/throttling/rateLimit", "/cacheClusterEnabled", "/*/*/caching/enabled",
)  # fmt: skip
fault("throttle_missing", Section.COSTS)(_of(_stage, {_RATE: "100"}, {_RATE: "10000"}))
fault("cache_unused", Section.COSTS)(_of(_stage, {_CACHE: "false"}, {_CACHE: "true"}))
fault("cache_private", Section.DASHBOARD)(_of(_stage, {_CACHED: "false"}, {_CACHED: "true"}))


@fault("log_retention_off", Section.COSTS)
def _kept_forever(cloud: Cloud) -> Iterator[None]:
    logs, group = cloud.emulator.client("logs"), f"/aws/lambda/{LOANS}"
    logs.delete_retention_policy(logGroupName=group)
    yield
    logs.put_retention_policy(logGroupName=group, retentionInDays=365)
