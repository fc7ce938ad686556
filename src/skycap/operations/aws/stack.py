"""The CloudFormation stack: planned as a change set, shown, then carried out or rolled back."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import Account, Client, code_of, explained

CAPABILITIES: Final = ("CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")
SECRET_KIND: Final = "AWS::SecretsManager::Secret"  # noqa: S105 - the name of a kind of resource
KEEPS_DATA: Final = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", SECRET_KIND}
"""What a deployment never replaces or removes: the lender's data, and the key of its sign-ins."""

IDENTITY: Final = {"BucketName", "KeySchema", "TableName"}
"""Properties of those that cannot change without a new resource, whatever a change set says."""

NOTHING: Final = ("didn't contain changes", "No updates are to be performed")
MINUTES_MAX: Final = 60
_NEW: Final = {"", "REVIEW_IN_PROGRESS", "DELETE_COMPLETE"}
_READY: Final = {
    "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE",
    "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE",
}  # fmt: skip
_STUCK: Final = {
    "ROLLBACK_COMPLETE": (
        "its first creation failed and was undone. Remove what is left with "
        "`skycap deploy destroy`, then deploy again"
    ),
    "ROLLBACK_FAILED": "remove it with `skycap deploy destroy`, then deploy again",
    "CREATE_FAILED": "remove it with `skycap deploy destroy`, then deploy again",
    "DELETE_FAILED": "run `skycap deploy destroy` again",
    "UPDATE_ROLLBACK_FAILED": (
        "an update and its undoing failed; mend what its events name, then run "
        "`aws cloudformation continue-update-rollback --stack-name {stack}`"
    ),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a change set would do."""

    action: str
    resource: str
    kind: str
    replacement: str
    properties: frozenset[str] = frozenset()

    @property
    def loses_data(self) -> bool:
        """Whether the lender's data would be left behind or go."""
        renamed = self.action == "Modify" and bool(self.properties & IDENTITY)
        gone = self.action == "Remove" or self.replacement == "True" or renamed
        return gone and self.kind in KEEPS_DATA

    def to_json(self) -> dict[str, str]:
        """As `--json` shows it."""
        return {
            "action": self.action,
            "resource": self.resource,
            "type": self.kind,
            "replacement": self.replacement,
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """A change set that waits to be carried out."""

    name: str
    creates: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a stack, as it happens."""

    resource: str
    kind: str
    status: str
    reason: str

    @property
    def failed(self) -> bool:
        """Whether something went wrong here."""
        return self.status.endswith("FAILED")


Watch = Callable[[Step], None]


class Stack:
    """The stack `name` of an account."""

    def __init__(self, account: Account, name: str) -> None:
        self.name = name
        self._here = account.endpoint is not None
        self._cloud: Client = account.client("cloudformation")

    def described(self) -> dict[str, Any]:
        """What CloudFormation tells of the stack; empty when there is none."""
        with explained():
            try:
                found: dict[str, Any] = self._cloud.describe_stacks(StackName=self.name)["Stacks"][
                    0
                ]
            except self._cloud.exceptions.ClientError as problem:
                if code_of(problem) == "ValidationError" and "does not exist" in str(problem):
                    return {}
                raise
        return found

    @property
    def status(self) -> str:
        """Its status, empty when there is none."""
        return str(self.described().get("StackStatus", ""))

    @property
    def exists(self) -> bool:
        """Whether it is up."""
        return self.status not in _NEW

    def outputs(self) -> dict[str, str]:
        """What it tells about itself."""
        listed = self.described().get("Outputs", [])
        return {one["OutputKey"]: one["OutputValue"] for one in listed}

    def resources(self) -> dict[str, tuple[str, str]]:
        """Type and physical name of each of its resources, by logical name."""
        with explained():
            pages = self._cloud.get_paginator("list_stack_resources")
            return {
                one["LogicalResourceId"]: (one["ResourceType"], one.get("PhysicalResourceId", ""))
                for page in pages.paginate(StackName=self.name)
                for one in page["StackResourceSummaries"]
            }

    def template(self) -> str:
        """The template that it was last made from, as it was handed in."""
        with explained():
            body = self._cloud.get_template(StackName=self.name, TemplateStage="Original")[
                "TemplateBody"
            ]
        return body if isinstance(body, str) else json.dumps(body)

    def parameters(self) -> dict[str, str]:
        """Its parameters as they stand."""
        given = self.described().get("Parameters", [])
        return {one["ParameterKey"]: one.get("ParameterValue", "") for one in given}

    def plan(self, template: str, parameters: Mapping[str, str], label: str) -> Plan | None:
        """Ask what the template at the address `template` would change; None for nothing.

        `label` names the change set. Raises `Stopped` for a stack that cannot be changed now, and
        for a template that AWS refuses.
        """
        status = self.status
        self._insist_ready(status)
        creates = status in _NEW
        with explained():
            self._cloud.create_change_set(
                StackName=self.name,
                ChangeSetName=label,
                ChangeSetType="CREATE" if creates else "UPDATE",
                TemplateURL=template,
                Parameters=self._given(template, parameters),
                Capabilities=CAPABILITIES,
                # Tables and buckets outlive a stack: the next one takes them over.
                ImportExistingResources=True,
            )
            told = self._planned(label)
        if told["Status"] == "FAILED":
            with explained():
                self._cloud.delete_change_set(StackName=self.name, ChangeSetName=label)
            reason = told.get("StatusReason", "")
            if any(words in reason for words in NOTHING):
                return None
            raise Stopped(f"CloudFormation refuses the template: {reason}")
        return Plan(label, creates, self._changes(label))

    def _given(self, template: str, parameters: Mapping[str, str]) -> list[dict[str, Any]]:
        """The parameters; what is not given stays as it was, where the template still knows it."""
        summary = self._cloud.get_template_summary(TemplateURL=template)
        known = {one["ParameterKey"] for one in summary["Parameters"]}
        unknown = sorted(set(parameters) - known)
        if unknown:
            raise Stopped(f"the template has no {unknown[0]}; it has {', '.join(sorted(known))}")
        before = {one["ParameterKey"] for one in self.described().get("Parameters", ())}
        return [
            *({"ParameterKey": key, "ParameterValue": parameters[key]} for key in parameters),
            *(
                {"ParameterKey": key, "UsePreviousValue": True}
                for key in sorted((known & before) - set(parameters))
            ),
        ]

    def _insist_ready(self, status: str) -> None:
        if status in _NEW or status in _READY:
            return
        if status.endswith("IN_PROGRESS"):
            raise Stopped(
                f"the stack {self.name} is being changed ({status}); wait, then try again"
            )
        remedy = _STUCK.get(status, "look at its events in the console").format(stack=self.name)
        raise Stopped(f"the stack {self.name} is {status}: {remedy}")

    def _planned(self, label: str) -> dict[str, Any]:
        ends = time.monotonic() + MINUTES_MAX * 60
        while time.monotonic() < ends:
            told: dict[str, Any] = self._cloud.describe_change_set(
                StackName=self.name, ChangeSetName=label
            )
            if told["Status"] in {"CREATE_COMPLETE", "FAILED"}:
                return told
            self._pause()
        raise Stopped("CloudFormation did not finish its plan; try again later")

    def _changes(self, label: str) -> tuple[Change, ...]:
        with explained():
            pages = self._cloud.get_paginator("describe_change_set")
            listed = [
                one["ResourceChange"]
                for page in pages.paginate(StackName=self.name, ChangeSetName=label)
                for one in page["Changes"]
            ]
        changes = [
            Change(
                one["Action"],
                one["LogicalResourceId"],
                one["ResourceType"],
                one.get("Replacement") or "",
                frozenset(detail["Target"].get("Name", "") for detail in one.get("Details", ())),
            )
            for one in listed
        ]
        return tuple(sorted(changes, key=lambda change: (change.action, change.resource)))

    def drop(self, plan: Plan) -> None:
        """Forget a plan, and the empty stack that a first one made."""
        with explained():
            self._cloud.delete_change_set(StackName=self.name, ChangeSetName=plan.name)
            if plan.creates:
                self._cloud.delete_stack(StackName=self.name)

    def carry_out(self, plan: Plan, watch: Watch) -> None:
        """Do what was planned, telling each step to `watch`.

        Raises `Stopped` when it fails: CloudFormation has then undone it, and what ran before runs.
        """
        seen = set() if plan.creates else self._seen()
        with explained():
            self._cloud.execute_change_set(StackName=self.name, ChangeSetName=plan.name)
        status, steps = self._watched(seen, watch)
        if status not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
            raise Stopped(_failure(plan, status, steps))

    def delete(self, watch: Watch) -> None:
        """Remove the stack; what the template retains stays."""
        seen = self._seen()
        name = self.described()["StackId"]  # a removed stack is only known by its id
        with explained():
            self._cloud.delete_stack(StackName=self.name)
        status, steps = self._watched(seen, watch, name)
        if status != "DELETE_COMPLETE":
            reasons = "; ".join(f"{step.resource}: {step.reason}" for step in steps if step.failed)
            raise Stopped(f"the stack could not be removed ({status}): {reasons}")

    def _watched(
        self, seen: set[str], watch: Watch, name: str | None = None
    ) -> tuple[str, list[Step]]:
        """Follow the stack until it rests; its status then, and its steps."""
        name = name or self.name
        steps: list[Step] = []
        ends = time.monotonic() + MINUTES_MAX * 60
        while time.monotonic() < ends:
            with explained():
                status = self._cloud.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
            for key, step in self._steps(name):
                if key not in seen:
                    seen.add(key)
                    steps.append(step)
                    watch(step)
            if not status.endswith("IN_PROGRESS"):
                return str(status), steps
            self._pause()
        raise Stopped(
            f"the stack {self.name} still changes after {MINUTES_MAX} minutes; see its events"
        )

    def _seen(self) -> set[str]:
        return {key for key, _ in self._steps(self.name)}

    def _steps(self, name: str) -> list[tuple[str, Step]]:
        with explained():
            pages = self._cloud.get_paginator("describe_stack_events")
            events = [one for page in pages.paginate(StackName=name) for one in page["StackEvents"]]
        events.reverse()  # told newest first
        return [
            (
                one["EventId"],
                Step(
                    one["LogicalResourceId"],
                    one["ResourceType"],
                    one["ResourceStatus"],
                    one.get("ResourceStatusReason", ""),
                ),
            )
            for one in events
        ]

    def _pause(self) -> None:
        time.sleep(0.1 if self._here else 3)


def _failure(plan: Plan, status: str, steps: list[Step]) -> str:
    reasons = [f"{step.resource}: {step.reason}" for step in steps if step.failed]
    what = "the creation" if plan.creates else "the update"
    undone = "was undone" if "ROLLBACK_COMPLETE" in status else f"ended as {status}"
    stays = "" if plan.creates else "; what ran before still runs"
    return f"{what} failed and {undone}{stays}. " + " / ".join(reasons[:5])
