"""What the functions may do is what their code does: each call is allowed, and nothing else is.

A lender's day runs through the functions, as API Gateway calls them, on an emulator of DynamoDB and
S3, and every call to AWS is recorded with the function that made it.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from skycap.assembly import Assembled
from skycap.aws import schedule
from skycap.aws.routes import FUNCTIONS, LOANS, REPAYMENTS, function_of
from skycap.aws.serving import api_handler
from skycap.aws.watching import Watch
from skycap.operations.alarms.rules import BY_NAME
from skycap.operations.alarms.standing import silence
from skycap.services import passwords
from skycap.settings import Settings
from skycap.storage.dynamodb.recovery import latest_restorable
from skycap.storage.dynamodb.store import DynamoStore
from skycap.storage.dynamodb.tallies import LIMITS, DynamoTallies
from skycap.storage.s3 import S3Blobs
from skycap.storage.vaults import S3Vault
from tests.api.world import APPLICATION, KEYS, OMANG, PDF, World, a_world, cheap_passwords
from tests.api.world import password_of as known
from tests.aws.conftest import _one_loop, watch  # noqa: F401 - pytest hands fixtures in by name
from tests.aws.gateway import Gateway
from tests.aws.test_life import downloaded, sent
from tests.emulators import Emulator, drop_tables, fresh_tables, ministack  # noqa: F401 - as above
from tests.infra.calls import S3_OF, VAULT, Recorder, Right
from tests.infra.reading import Json, Template, statements

SCHEDULED = "scheduledHandler"
EVENTS = "SkycapEvents"
ROLE_OF = {
    "authHandler": "AuthRole",
    LOANS: "LambdaRole",
    REPAYMENTS: "RepaymentsRole",
    SCHEDULED: "ScheduledRole",
}

IN_DOUBT: Right = ("dynamodb:GetItem", EVENTS)
"""Needed when a reply was lost: the store then looks whether its event is there."""

READING = ("Get", "BatchGet", "List", "Describe", "Query", "Filter")
NAMELESS = {"Trace", "JoinTheNetwork", "Backups", "Figures"}
"""What has no names that a policy could give."""

PROD = Template()


def allowed(function: str) -> set[Right]:
    """The rights that a function's own role gives, in the recorder's words."""
    role = PROD.of("AWS::IAM::Role")[ROLE_OF[function]]
    return {
        (action, _plain(resource))
        for policy in role["Policies"]
        for statement in statements(policy["PolicyDocument"])
        for action in statement["Action"]
        for resource in statement["Resource"]
    }


def _plain(resource: str) -> str:
    tables = PROD.of("AWS::DynamoDB::Table")
    logical, _, rest = resource.partition(".Arn>")
    logical = logical.removeprefix("<")
    if logical in tables:
        return str(tables[logical]["TableName"]) + rest.removesuffix("/*")
    if ":alarm:" in resource:
        return "alarms"
    objects, bucket = S3_OF[logical == "BackupsBucket"]
    assert logical in {"DocumentsBucket", "BackupsBucket"}, resource
    assert rest in {"", "/*" if logical == "DocumentsBucket" else "/roots/*"}
    return objects if rest else bucket


@dataclass
class NamedGateway(Gateway):
    """A gateway that tells the recorder which function it calls."""

    recorder: Recorder | None = None

    def deliver(self, event: dict[str, Json]) -> Json:
        """Deliver, while what is called counts as needed by the function."""
        assert self.recorder
        with self.recorder.naming(function_of(event["path"]) or ""):
            return super().deliver(event)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Hears every call to AWS of this test."""
    monkeypatch.setattr(passwords, "_hasher", cheap_passwords())
    made = Recorder()
    made.watch(monkeypatch)
    return made


@pytest.fixture
def world(
    ministack: Emulator,  # noqa: F811 - pytest hands the fixture in by this name
    watch: Watch,  # noqa: F811 - as above
    recorder: Recorder,
) -> Iterator[World]:
    """A lender on DynamoDB and S3 of the emulator, who counts callers there too."""
    names, arguments = fresh_tables(ministack), ministack.client_arguments
    bucket, limits = f"documents-{uuid.uuid4().hex[:12]}", f"{LIMITS.name}-{uuid.uuid4().hex[:12]}"
    ministack.client("s3").create_bucket(Bucket=bucket)
    ministack.client("dynamodb").create_table(**LIMITS.as_request(limits))
    store = DynamoStore.open(names, arguments)
    made = a_world(store, blobs=lambda clock: S3Blobs(bucket, clock, arguments))
    installation = Assembled(made.office, KEYS, Settings(), DynamoTallies(limits, arguments))
    handlers = {name: api_handler(name, installation, watch) for name in FUNCTIONS}
    gateway = NamedGateway(handlers, recorder=recorder)
    yield World(made.office, made.clock, gateway, made.people)  # type: ignore[arg-type] # it speaks like the client
    store.close()
    drop_tables(ministack, names)


@pytest.fixture
def scheduled(
    world: World,
    ministack: Emulator,  # noqa: F811 - pytest hands the fixture in by this name
) -> Assembled:
    """The same lender as the scheduled function knows it: with a vault, recovery and alarms."""
    bucket, arguments = f"{VAULT}{uuid.uuid4().hex[:12]}", ministack.client_arguments
    ministack.client("s3").create_bucket(Bucket=bucket)
    store = world.office.store
    assert isinstance(store, DynamoStore)
    alarms = ministack.client("cloudwatch")
    return Assembled(
        world.office,
        KEYS,
        Settings(),
        vault=S3Vault(bucket, arguments),
        recoverable=lambda: latest_restorable(store._names.events, arguments),
        ring=lambda names: alarms.enable_alarm_actions(AlarmNames=names),
    )


def test_functions_have_the_rights_that_they_use_and_no_other(
    world: World,
    scheduled: Assembled,
    recorder: Recorder,
    watch: Watch,  # noqa: F811 - pytest hands the fixture in by this name
) -> None:
    """Each call of a lender's day is allowed to the function that made it; no right lies idle."""
    _people(world)
    loan = _applications(world)
    _repayments(world, loan)
    _lists(world, loan)
    _night(world, scheduled, recorder, watch)

    assert set(recorder.needed) == set(ROLE_OF)
    for function, needed in recorder.needed.items():
        given = allowed(function)
        assert not needed - given, f"{ROLE_OF[function]} lacks {needed - given}"
        spare = given - needed - ({IN_DOUBT} if function != SCHEDULED else set())
        assert not spare, f"{ROLE_OF[function]} gives what {function} never uses"


def _night(
    world: World,
    scheduled: Assembled,
    recorder: Recorder,
    watch: Watch,  # noqa: F811 - pytest hands the fixture in by this name
) -> None:
    """Nobody finishes an upload, an alarm is silent, and two days go by."""
    told = world.document(world.pending())
    sent(world, told["upload"], PDF)
    silence(world.office, BY_NAME["skycap-api-latency"], world.clock.now(), "operator")
    world.clock.advance(timedelta(days=2))
    with recorder.naming(SCHEDULED):
        reports = schedule.run(scheduled, watch, list(schedule.STEPS))
    assert all(run["ended"] for run in reports["day_end"]["runs"])
    assert reports["silences"] == {"ended": ["skycap-api-latency"]}


def _well(answer: Json) -> Json:
    assert answer.status_code < 400, answer.text
    return answer.json() if answer.headers.get("content-type") == "application/json" else None


def _people(world: World) -> None:
    login = {"username": "checker", "password": known("checker")}
    assert world.post("/api/auth/login", {**login, "password": "wrong"}).status_code == 401
    _well(world.post("/api/auth/login", login))
    new = {"username": "temp", "fullName": "A Temp", "role": "maker", "email": "t@example.com"}
    user = _well(world.post("/api/users", new, "admin"))["userId"]
    _well(world.send("PATCH", f"/api/users/{user}", "admin", json={"fullName": "Another"}))
    _well(world.post(f"/api/users/{user}/disable", role="admin"))
    for path in ("/api/users", f"/api/users/{user}", "/api/settings/all", "/api/health/ready"):
        _well(world.get(path, "admin"))
    _well(world.send("PUT", "/api/settings", "admin", json={"address": "Plot 1"}))


def _applications(world: World) -> str:
    """An application amended and refused, another paid out; the second's reference."""
    amended, loan = world.pending(), world.pending()
    changed = {**APPLICATION, "lastName": "Tau", "idNumber": "123426780", "totalAmount": None}
    world.send("PATCH", f"/api/loans/{amended}", "maker", json=changed)
    told = world.document(loan)
    sent(world, told["upload"], PDF)
    who, path = {"reference": loan, "idNumber": OMANG}, f"/api/documents/{told['documentId']}"
    _well(world.post(f"{path}/complete", who))
    downloaded(world.get(f"{path}/content", "checker"))
    _well(world.post("/api/tracking", who))
    _well(world.post(f"/api/loans/{loan}/notes", {"comments": "A note."}, "maker"))
    approve = {"action": "approve", "comments": "All in order."}
    _well(world.post(f"/api/loans/{loan}/review", approve, "checker"))
    _well(world.post(f"/api/loans/{loan}/disburse", {"referenceNumber": "O1"}, "accountant"))
    return loan


def _repayments(world: World, loan: str) -> None:
    body = world.repayment(loan)
    _well(world.post("/api/repayments/preview", body, "accountant"))
    first = _well(world.post("/api/repayments", body, "accountant"))["repaymentId"]
    path = f"/api/repayments/{first}/reversal"
    _well(world.post(path, {"comments": "Bounced."}, "accountant"))
    for state in ("proposed", "reversed", "counting"):
        world.get(f"/api/repayments?state={state}", "checker")
    _well(world.post(f"{path}/confirm", {}, "checker"))
    _well(world.post("/api/repayments", body, "accountant"))
    paths = ("", f"/{first}", f"/loan/{loan}", "/stats/summary", "?reference=SLIP-1")
    for rest in paths:
        _well(world.get(f"/api/repayments{rest}", "checker"))


def _lists(world: World, loan: str) -> None:
    filters = ("", "?status=pending", f"?idNumber={OMANG}", "?search=moyo", "?arrears=true")
    for rest in (*filters, f"/{loan}", f"/{loan}/history", "/stats/summary"):
        _well(world.get(f"/api/loans{rest}", "checker"))
    _well(world.get("/api/loans", "maker"))
    _well(world.get("/api/worklist", "checker"))
    _books(world, loan)
    _well(world.get("/api/products"))
    _well(world.get(f"/api/borrowers?idNumber={OMANG}", "checker"))
    for rest in ("", "?actor=checker", "?kind=repaid"):
        _well(world.get(f"/api/audit{rest}", "admin"))


@pytest.mark.parametrize("function", ROLE_OF)
def test_no_function_can_take_an_event_away(function: str) -> None:
    """No right deletes an event, scans a table, or changes what a table is."""
    acts = allowed(function)
    assert ("dynamodb:DeleteItem", EVENTS) not in acts
    known_acts = {
        "GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem",
        "ConditionCheckItem", "DescribeContinuousBackups",
    }  # fmt: skip
    assert {one.split(":")[1] for one, _ in acts if one.startswith("dynamodb:")} <= known_acts


def test_operations_look_and_change_nothing_but_events() -> None:
    """Beside the events of a proposal, each right only reads; what is backed up is not restored."""
    writes = {
        action
        for policy in PROD.of("AWS::IAM::Role")["OperationsRole"]["Policies"]
        for statement in statements(policy["PolicyDocument"])
        for action in statement["Action"]
        if not action.split(":")[1].startswith(READING)
    }
    assert writes <= {f"dynamodb:{one}" for one in ("PutItem", "UpdateItem", "ConditionCheckItem")}


def test_every_star_is_one_that_we_know() -> None:
    """No action has a star but in a denial, a key's own policy and the two of KMS for alarms."""
    template = Template({"CloudTrail": "true", "Dax": "true"})
    policies = [
        ("function", one["PolicyDocument"])
        for one in template.of("AWS::IAM::ManagedPolicy").values()
    ]
    policies += [
        (one["RoleName"], policy["PolicyDocument"])
        for one in template.of("AWS::IAM::Role").values()
        for policy in one.get("Policies", ())
    ]
    for name, document in policies:
        for statement in statements(document):
            assert not any("*" in action for action in statement["Action"]), name
            if "*" in statement["Resource"]:
                assert statement["Sid"] in NAMELESS


def test_every_function_may_read_the_one_secret_and_write_its_log() -> None:
    """Beside these it gets traces, and with DAX its network; no more is shared."""
    [base] = PROD.of("AWS::IAM::ManagedPolicy").values()
    told = {one["Sid"]: one for one in statements(base["PolicyDocument"])}
    assert set(told) == {"Log", "Trace", "SignIns"}
    assert told["SignIns"]["Action"] == ["secretsmanager:GetSecretValue"]
    assert told["SignIns"]["Resource"] == ["<JwtSecret>"]
    assert told["Log"]["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    for logical in (*ROLE_OF.values(), "OperationsRole"):
        assert PROD.of("AWS::IAM::Role")[logical]["ManagedPolicyArns"] == ["<FunctionPolicy>"]


def _books(world: World, loan: str) -> None:
    """Every report is read, an entry is made by two people, and a receipt is allocated."""
    reports = ("trial-balance", "balance-sheet", "profit-and-loss", "ageing", "provisions")
    lists = ("register", "journal", "journal/export", "ledger?account=bank")
    for rest in (*reports, *lists):
        _well(world.get(f"/api/reports/{rest}", "checker"))
    day = world.clock.now().date().isoformat()
    entry = {"entryDate": day, "template": "till_to_bank", "amount": "5", "comments": "Slip."}
    made = _well(world.post("/api/books/entries", entry, "accountant"))["entryId"]
    _well(world.get("/api/books/entries", "checker"))
    _well(world.post(f"/api/books/entries/{made}/confirm", {}, "checker"))
    why = {"comments": "A mistake."}
    back = _well(world.post(f"/api/books/entries/{made}/reverse", why, "accountant"))["entryId"]
    _well(world.post(f"/api/books/entries/{back}/decline", why, "checker"))
    receipt = {
        "paymentDate": day,
        "amountPaid": "10.00",
        "paymentMethod": "bank_transfer",
        "referenceNumber": "UNKNOWN-1",
        "comments": "K MOYO",
    }
    held = _well(world.post("/api/books/receipts", receipt, "accountant"))["receiptId"]
    _well(world.get("/api/books/receipts", "checker"))
    allocation = {"loanId": loan}
    _well(world.post(f"/api/books/receipts/{held}/allocate", allocation, "accountant"))
    _well(world.get("/api/books/periods", "checker"))
