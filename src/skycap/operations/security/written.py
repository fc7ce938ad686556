"""What a policy in the template allows, once its names are those of an installation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_PLACE: Final = re.compile(r"\$\{([^}]+)\}")
_PSEUDO: Final = {
    "AWS::Partition": r"aws[a-z-]*",
    "AWS::AccountId": r"\d*",
    "AWS::StackId": r"arn:aws[a-z-]*:cloudformation:[a-z0-9-]*:\d*:stack/skycap[a-z0-9-]*/\S+",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of the template stand for: resources, parameters, the region."""

    resources: Mapping[str, str]
    parameters: Mapping[str, str]
    region: str

    def pattern(self, value: object) -> Iterator[str]:
        """Regular expressions of what `value` may have become."""
        match value:
            case str():
                yield re.escape(value)
            case list() | tuple():
                for one in value:
                    yield from self.pattern(one)
            case {"Ref": str(name)}:
                yield self._named(name)
            case {"Fn::GetAtt": [str(name), *_]}:
                yield self._named(f"{name}.Arn")
            case {"Fn::GetAtt": str(name)}:
                yield self._named(name)
            case {"Fn::Sub": [str(text), *_]} | {"Fn::Sub": str(text)}:
                parts = _PLACE.split(text)
                yield "".join(
                    self._named(part) if place % 2 else re.escape(part)
                    for place, part in enumerate(parts)
                )
            case {"Fn::If": [_, first, second]}:
                yield from self.pattern(first)
                yield from self.pattern(second)
            case _:
                return  # such as AWS::NoValue: nothing is allowed by it

    def _named(self, name: str) -> str:
        if name in _PSEUDO:
            return _PSEUDO[name]
        if name == "AWS::Region":
            return re.escape(self.region)
        if name in self.parameters:
            return re.escape(self.parameters[name])
        logical, _, attribute = name.partition(".")
        physical = re.escape(self.resources.get(logical, f"<{name}>"))
        # A resource is known by its name, its ARN ends with that.
        return rf"(?:arn:\S*[:/])?{physical}" if attribute else physical


def allowed(written: object, names: Names) -> dict[str, tuple[str, ...]]:
    """The resources, as regular expressions, for each action of a policy in the template."""
    told: dict[str, tuple[str, ...]] = {}
    for statement in _statements(written):
        patterns = tuple(names.pattern(_listed(statement.get("Resource", ()))))
        for action in _listed(statement.get("Action", ())):
            told[str(action)] = (*told.get(str(action), ()), *patterns)
    return told


def _statements(value: object) -> Iterator[Mapping[str, Any]]:
    """Every statement, also behind conditions."""
    if isinstance(value, Mapping):
        if "Action" in value:
            yield value
        for inner in value.values():
            yield from _statements(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _statements(inner)


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
