"""Reads the template as CloudFormation does: with parameters in place, conditions decided.

What only AWS knows (a resource's id, an attribute) stands as `<Name>` or `<Name.Attribute>`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import yaml

from tests.house.source import ROOT

TEMPLATE = ROOT / "infra" / "template.yaml"
ACCOUNT = "123456789012"
PSEUDO = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::Region": "us-east-1",
    "AWS::URLSuffix": "amazonaws.com",
}
CODE = {"CodeBucket": "code", "CodeKey": "function.zip"}
NOTHING = object()

Json = Any  # what a template holds: it is data, checked by what the tests say about it


class _Loader(yaml.SafeLoader):
    """YAML with the short forms of CloudFormation."""


def _short_form(loader: _Loader, name: str, node: yaml.Node) -> dict[str, Json]:
    if isinstance(node, yaml.ScalarNode):
        value: Json = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)  # type: ignore[arg-type] # the third kind of node
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in {"Ref", "Condition"} else f"Fn::{name}": value}


_Loader.add_multi_constructor("!", _short_form)  # type: ignore[no-untyped-call] # yaml has few types


@cache
def _written() -> dict[str, Json]:
    loaded: dict[str, Json] = yaml.load(TEMPLATE.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader
    return loaded


@dataclass(frozen=True)
class Template:
    """The template with some parameters given."""

    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def raw(self) -> dict[str, Json]:
        """As it is written."""
        return _written()

    @cached_property
    def parameters(self) -> dict[str, str]:
        """Every parameter, by what was given or by its default."""
        known = self.raw["Parameters"]
        defaults = {name: str(one["Default"]) for name, one in known.items() if "Default" in one}
        return {**defaults, **CODE, **self.given}

    @cached_property
    def resources(self) -> dict[str, Json]:
        """The resources that would be made, resolved, by logical name."""
        found = {}
        for name, resource in self.raw["Resources"].items():
            if self.holds(resource.get("Condition", True)):
                found[name] = self.value(resource)
        return found

    def of(self, kind: str) -> dict[str, Json]:
        """The properties of each resource of a kind, by logical name."""
        return {
            name: one.get("Properties", {})
            for name, one in self.resources.items()
            if one["Type"] == kind
        }

    def holds(self, condition: Json) -> bool:
        """Whether a condition, or the name of one, is true."""
        if isinstance(condition, bool):
            return condition
        if isinstance(condition, str):
            return self.holds(self.raw["Conditions"][condition])
        [(name, parts)] = condition.items()
        if name == "Fn::Equals":
            first, second = (str(self.value(part)) for part in parts)
            return first == second
        if name == "Fn::Not":
            return not self.holds(parts[0])
        if name == "Fn::Or":
            return any(self.holds(part) for part in parts)
        if name == "Fn::And":
            return all(self.holds(part) for part in parts)
        assert name == "Condition", name
        return self.holds(parts)

    def refused(self) -> list[str]:
        """The rules that these parameters break, in the words that a person reads."""
        return [
            assertion["AssertDescription"]
            for rule in self.raw["Rules"].values()
            if self.holds(rule["RuleCondition"])
            for assertion in rule["Assertions"]
            if not self.holds(assertion["Assert"])
        ]

    def value(self, node: Json) -> Json:
        """A part of the template with everything put in that is known."""
        if isinstance(node, list):
            return [one for one in (self.value(part) for part in node) if one is not NOTHING]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            [(name, inner)] = node.items()
            if name == "Ref" or name.startswith("Fn::"):
                return self._function(name, inner)
        parts = ((key, self.value(part)) for key, part in node.items())
        return {key: part for key, part in parts if part is not NOTHING}

    def _function(self, name: str, inner: Json) -> Json:
        if name == "Ref":
            return self._named(inner, {})
        if name == "Fn::GetAtt":
            return f"<{'.'.join(inner)}>"
        if name == "Fn::Sub":
            text, given = inner if isinstance(inner, list) else (inner, {})
            values = {key: str(self.value(part)) for key, part in given.items()}
            return re.sub(r"\$\{([^}]+)\}", lambda found: self._named(found[1], values), text)
        if name == "Fn::If":
            condition, yes, no = inner
            return self.value(yes if self.holds(condition) else no)
        if name == "Fn::Select":
            return self.value(inner[1])[int(inner[0])]
        if name == "Fn::Split":
            return self.value(inner[1]).split(inner[0])
        assert name == "Fn::GetAZs", name
        return ["us-east-1a", "us-east-1b"]

    def _named(self, name: str, values: Mapping[str, str]) -> Json:
        if name == "AWS::NoValue":
            return NOTHING
        return {**PSEUDO, **self.parameters, **values}.get(name, f"<{name}>")


def statements(document: Mapping[str, Json]) -> Iterator[dict[str, Json]]:
    """The statements of a policy, with lists for actions and resources."""
    for statement in document["Statement"]:
        yield {
            **statement,
            "Action": _listed(statement["Action"]),
            "Resource": _listed(statement.get("Resource", [])),
        }


def _listed(value: Json) -> list[str]:
    return value if isinstance(value, list) else [value]
