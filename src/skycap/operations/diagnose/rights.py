"""What the functions on AWS may do: the rights that were taken away, and those that cost."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

import orjson

from skycap.operations.aws.account import code_of, explained
from skycap.operations.diagnose.causes import AWS, Section, Seen, cause
from skycap.operations.diagnose.cloud import AUTH, LOANS, OF_SECTION, REPAYMENTS, CloudScene
from skycap.operations.diagnose.functions import Fix
from skycap.operations.findings import Severity

ROLES: Final = {AUTH: "AuthRole", LOANS: "LambdaRole", REPAYMENTS: "RepaymentsRole"}
"""What the template calls the role of each function."""

TABLES: Final = "DynamoDBAccess"
DOCUMENTS: Final = "DocumentsAccess"

PARTITIONS: Final = {"cn-": "aws-cn", "us-gov-": "aws-us-gov"}
"""What ARNs begin with where AWS is apart from the rest, by how its regions begin."""

NEEDED: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "AuthRole": {
        "dynamodb:GetItem": ("Users", "Events", "Records", "Keys"),
        "dynamodb:BatchGetItem": ("Users", "Events"),
        "dynamodb:Query": ("Events", "Users/index/*", "Events/index/*"),
        "dynamodb:PutItem": ("Users", "Events", "Records", "Keys", "Lists"),
        "dynamodb:UpdateItem": ("Events", "Limits"),
        "dynamodb:DeleteItem": ("Limits",),
        "dynamodb:ConditionCheckItem": ("Lists",),
    },
    "LambdaRole": {
        "dynamodb:GetItem": ("Loans", "Events", "Records", "Keys", "Users"),
        "dynamodb:BatchGetItem": ("Loans", "Repayments", "Records", "Users"),
        "dynamodb:Query": (
            "Events", "Lists", "Loans/index/*", "Repayments/index/*", "Records/index/*",
        ),
        "dynamodb:PutItem": ("Loans", "Events", "Records", "Keys", "Lists"),
        "dynamodb:UpdateItem": ("Events", "Lists", "Limits"),
        "dynamodb:DeleteItem": ("Lists",),
        "dynamodb:ConditionCheckItem": ("Lists",),
        "s3:GetObject": ("Documents/*",),
        "s3:PutObject": ("Documents/*",),
        "s3:DeleteObject": ("Documents/*",),
        "s3:ListBucket": ("Documents",),
    },
    "RepaymentsRole": {
        "dynamodb:GetItem": ("Loans", "Repayments", "Events", "Records", "Keys", "Users"),
        "dynamodb:BatchGetItem": ("Loans", "Repayments", "Users"),
        "dynamodb:Query": ("Events", "Lists", "Repayments/index/*"),
        "dynamodb:PutItem": ("Loans", "Repayments", "Events", "Records", "Keys"),
        "dynamodb:UpdateItem": ("Events", "Lists"),
        "dynamodb:DeleteItem": ("Keys",),
        "dynamodb:ConditionCheckItem": ("Lists",),
    },
}  # fmt: skip
"""What each role needs on what: a table, the indexes of one, the bucket, or what is in it.

A test holds it to the template.
"""

WORK: Final = (
    Section.LOGIN, Section.APPLY, Section.UPLOADS, Section.DASHBOARD, Section.REPAYMENTS,
)  # fmt: skip


@cause(
    "permission_missing", *WORK, on=AWS, severity=Severity.CRITICAL,
    remedy="give it back: skycap diagnose all --fix, or put the policy of the template again",
)  # fmt: skip
def permission_missing(scene: CloudScene) -> Iterator[Seen]:
    """A function may no longer do something that it has to, and fails where it does."""
    for role in _roles(scene):
        policies = _policies(scene, role)
        for action, places in NEEDED[role].items():
            missing = [place for place in places if not _allows(scene, policies, action, place)]
            if missing:
                what = f"it may not {action} on {', '.join(missing)}"
                evidence = {"action": action, "on": missing}
                giving = _giving(scene, role, action, missing)
                yield Seen(scene.there.physical(role), what, evidence, giving)


@cause(
    "scan_allowed", Section.COSTS, on=AWS, severity=Severity.MEDIUM,
    remedy="take dynamodb:Scan out of the policy: Skycap reads by keys and indexes alone",
)  # fmt: skip
def scan_allowed(scene: CloudScene) -> Iterator[Seen]:
    """A function may read whole tables, which is paid by the item and grows with the books."""
    for role in _roles(scene):
        for name, policy in _policies(scene, role).items():
            for statement in _statements(policy):
                if statement["Effect"] == "Allow" and _matches(statement, "dynamodb:Scan"):
                    what = f"the policy {name} allows dynamodb:Scan"
                    yield Seen(scene.there.physical(role), what, {"policy": name})


def _roles(scene: CloudScene) -> list[str]:
    names = {name for section in scene.sections for name in OF_SECTION[section]}
    return [role for function, role in ROLES.items() if function in names]


def _policies(scene: CloudScene, role: str) -> dict[str, Any]:
    """The policies that a role holds by itself, by name; none when the role is gone."""
    iam, name = scene.client("iam"), scene.there.physical(role)
    with explained():
        try:
            names = iam.list_role_policies(RoleName=name)["PolicyNames"]
        except iam.exceptions.ClientError as problem:
            if code_of(problem) != "NoSuchEntity":
                raise
            return {}
        found = {
            one: iam.get_role_policy(RoleName=name, PolicyName=one)["PolicyDocument"]
            for one in names
        }
    return {one: orjson.loads(p) if isinstance(p, str) else p for one, p in found.items()}


def _allows(scene: CloudScene, policies: Mapping[str, Any], action: str, place: str) -> bool:
    resource = _resource(scene, place)
    return any(
        statement["Effect"] == "Allow"
        and _matches(statement, action)
        and any(fnmatchcase(resource, one) for one in _listed(statement.get("Resource")))
        for policy in policies.values()
        for statement in _statements(policy)
    )


def _resource(scene: CloudScene, place: str) -> str:
    """What IAM calls a place of `NEEDED`, as it stands in policies."""
    head, slash, tail = place.partition("/")
    region = scene.there.account.region
    partition = next((PARTITIONS[one] for one in PARTITIONS if region.startswith(one)), "aws")
    if head == "Documents":
        return f"arn:{partition}:s3:::{scene.there.physical('DocumentsBucket')}{slash}{tail}"
    table = scene.there.physical(f"{head}Table")
    where = f"{region}:{scene.there.account.number}"
    return f"arn:{partition}:dynamodb:{where}:table/{table}{slash}{tail}"


def _giving(scene: CloudScene, role: str, action: str, places: list[str]) -> Fix:
    """What adds the right to the policy that the template has for it."""

    def fix() -> None:
        iam, name = scene.client("iam"), scene.there.physical(role)
        policy = DOCUMENTS if action.startswith("s3:") else TABLES
        empty = {"Version": "2012-10-17", "Statement": []}
        held = _policies(scene, role).get(policy, empty)
        given = {
            "Effect": "Allow",
            "Action": [action],
            "Resource": [_resource(scene, place) for place in places],
        }
        document = {**held, "Statement": [*_statements(held), given]}
        with explained():
            iam.put_role_policy(
                RoleName=name, PolicyName=policy, PolicyDocument=orjson.dumps(document).decode()
            )

    return fix


def _statements(policy: Mapping[str, Any]) -> list[dict[str, Any]]:
    told = policy.get("Statement", [])
    return [told] if isinstance(told, dict) else list(told)


def _matches(statement: Mapping[str, Any], action: str) -> bool:
    wanted = action.lower()
    return any(fnmatchcase(wanted, one.lower()) for one in _listed(statement.get("Action")))


def _listed(told: object) -> list[str]:
    if told is None:
        return []
    return [str(told)] if isinstance(told, str) else [str(one) for one in told]  # type: ignore[attr-defined]  # a list, by IAM's grammar
