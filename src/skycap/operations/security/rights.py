"""Rights on AWS: whether a role may do more than the template says, and who may become it.

What is deployed is compared with the template of the stack itself: an action that the template
does not name, a resource that is not of this installation, a policy or a trust that it lacks.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import unquote

from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding, Severity
from skycap.operations.security import found
from skycap.operations.security.written import Names, allowed

ROLE: Final = "AWS::IAM::Role"
POLICY: Final = "AWS::IAM::ManagedPolicy"
Document = Mapping[str, Any]


@dataclass(frozen=True)
class Roles:
    """The roles of an installation, as the template writes them and as they are."""

    there: OnAws

    @cached_property
    def written(self) -> dict[str, Document]:
        """The properties of each role and policy in the processed template, by logical name."""
        with explained():
            cloud = self.there.client("cloudformation")
            body = cloud.get_template(
                StackName=self.there.installation.stack, TemplateStage="Processed"
            )["TemplateBody"]
        template = body if isinstance(body, Mapping) else json.loads(body)
        return {
            name: resource.get("Properties", {})
            for name, resource in template["Resources"].items()
            if resource["Type"] in {ROLE, POLICY}
        }

    def names(self, wanted: str) -> dict[str, str]:
        """What AWS calls each resource of the kind `wanted`, by logical name."""
        return {
            logical: physical
            for logical, (kind, physical) in sorted(self.there.resources.items())
            if kind == wanted
        }

    @cached_property
    def known(self) -> Names:
        """What the template's own names stand for in this installation."""
        return Names(
            {logical: physical for logical, (_, physical) in self.there.resources.items()},
            self.there.stack.parameters(),
            self.there.account.region,
        )

    def wider(self, document: Document, written: object) -> list[Document]:
        """The statements of a live policy that allow more than the written one."""
        rights = allowed(written, self.known)
        return [one for one in _listed(document["Statement"]) if _is_wider(one, rights)]


def check(there: OnAws) -> Iterator[Finding]:
    """Every role of ours that may do more than the template says."""
    roles = Roles(there)
    iam = there.client("iam")
    for logical, arn in roles.names(POLICY).items():
        with explained():
            yield from _shared(roles, iam, arn, roles.written.get(logical, {}))
    for logical, name in roles.names(ROLE).items():
        written = roles.written.get(logical, {})
        with explained():
            yield from _inline(roles, iam, name, written)
            yield from _attached(iam, name, written, len(written.get("ManagedPolicyArns", ())))
            yield from _trusted(iam, name, written)


def _inline(roles: Roles, iam: Any, name: str, written: Document) -> Iterator[Finding]:  # noqa: ANN401 - a client of boto3
    meant = {
        policy["PolicyName"]: policy["PolicyDocument"] for policy in written.get("Policies", ())
    }
    for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]:
        where = f"{name} / {policy}"
        if policy not in meant:
            yield _added(where, _removing(iam, name, policy))
            continue
        document = _document(
            iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
        )
        wide = roles.wider(document, meant[policy])
        if wide:
            kept = [one for one in _listed(document["Statement"]) if one not in wide]
            evidence = {"statements": wide}
            what = f"it may do more than the template says: {_told(wide[0])}"
            narrowed = {**document, "Statement": kept}
            yield found(
                "rights_wide", Severity.HIGH, where, what,
                "take out those statements (--fix does), or put them into the template if they "
                "are meant; `skycap deploy backend` writes what is missing",
                evidence, _putting(iam, name, policy, narrowed) if kept else None,
            )  # fmt: skip


def _shared(roles: Roles, iam: Any, arn: str, written: Document) -> Iterator[Finding]:  # noqa: ANN401 - as above
    """The policy that several roles share."""
    version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
    live = iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]
    for one in roles.wider(_document(live), written.get("PolicyDocument", {})):
        yield found(
            "rights_wide", Severity.HIGH, arn,
            f"it may do more than the template says: {_told(one)}",
            "set its default version back with `aws iam set-default-policy-version`",
            {"statements": [one], "version": version},
        )  # fmt: skip


def _putting(iam: Any, role: str, policy: str, document: Document) -> Callable[[], None]:  # noqa: ANN401 - as above
    def put() -> None:
        with explained():
            iam.put_role_policy(
                RoleName=role, PolicyName=policy, PolicyDocument=json.dumps(document)
            )

    return put


def _removing(iam: Any, role: str, policy: str) -> Callable[[], None]:  # noqa: ANN401 - as above
    def remove() -> None:
        with explained():
            iam.delete_role_policy(RoleName=role, PolicyName=policy)

    return remove


def _added(where: str, fix: Callable[[], None]) -> Finding:
    return found(
        "policy_added", Severity.HIGH, where, "the template knows no such policy of this role",
        "remove it (--fix does), or put it into the template if it is meant", {}, fix,
    )  # fmt: skip


def _attached(iam: Any, name: str, written: Document, known: int) -> Iterator[Finding]:  # noqa: ANN401 - as above
    """Managed policies beyond those of the template, told by their names."""
    named = json.dumps(written.get("ManagedPolicyArns", ()))
    attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    ours = [one for one in attached if one["PolicyName"].startswith("skycap-lambda-base-")]
    foreign = [
        one
        for one in attached
        if one not in ours and one["PolicyName"] not in named and one["PolicyArn"] not in named
    ]
    for one in foreign if len(attached) > known or foreign else ():

        def detach(arn: str = one["PolicyArn"]) -> None:
            with explained():
                iam.detach_role_policy(RoleName=name, PolicyArn=arn)

        yield _added(f"{name} / {one['PolicyName']}", detach)


def _trusted(iam: Any, name: str, written: Document) -> Iterator[Finding]:  # noqa: ANN401 - as above
    """Who else may act as the role."""
    live = _document(iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"])
    meant = json.dumps(written.get("AssumeRolePolicyDocument", {}))
    for statement in _listed(live.get("Statement", ())):
        if statement.get("Effect") != "Allow":
            continue
        principal = statement.get("Principal", {})
        kinds = principal if isinstance(principal, Mapping) else {"AWS": principal}
        strangers = [
            one for held in kinds.values() for one in _listed(held) if json.dumps(one) not in meant
        ]
        if strangers:
            original = written.get("AssumeRolePolicyDocument")
            yield found(
                "role_trusts_others", Severity.CRITICAL, name,
                f"{', '.join(map(str, strangers))} may act as this role",
                "set its trust back to what the template says (--fix does)",
                {"principals": strangers},
                _trusting(iam, name, original) if original else None,
            )  # fmt: skip


def _trusting(iam: Any, name: str, document: Document) -> Callable[[], None]:  # noqa: ANN401 - as above
    def put() -> None:
        with explained():
            iam.update_assume_role_policy(RoleName=name, PolicyDocument=json.dumps(document))

    return put


def _is_wider(statement: Document, rights: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a statement allows an action, or a resource for it, that the template does not."""
    if statement.get("Effect") != "Allow":
        return False
    if "NotAction" in statement or "NotResource" in statement:
        return True
    resources = [str(one) for one in _listed(statement.get("Resource", ()))]
    return any(
        not any(re.fullmatch(pattern, resource) for pattern in rights.get(str(action), ()))
        for action in _listed(statement.get("Action", ()))
        for resource in resources
    )


def _document(policy: object) -> dict[str, Any]:
    read: dict[str, Any] = (
        dict(policy) if isinstance(policy, Mapping) else json.loads(unquote(str(policy)))
    )
    return read


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _told(statement: Document) -> str:
    actions = ", ".join(map(str, _listed(statement.get("Action", statement.get("NotAction", "?")))))
    return f"{actions} on {', '.join(map(str, _listed(statement.get('Resource', '?'))))}"
