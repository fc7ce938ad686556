"""Things of ours on AWS that nothing uses any more: they cost, and somebody may still use them."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from skycap.operations.aws.account import Client, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.findings import Finding, Severity
from skycap.operations.security import found, protection

VERSIONS_KEPT: Final = 10
_FUNCTION: Final = "AWS::Lambda::Function"


def check(there: OnAws) -> Iterator[Finding]:
    """Functions, roles, tables and logs that are named like ours and belong to no stack of ours."""
    own = {physical for _, physical in there.resources.values()}
    ending = f"-{there.installation.environment}"
    for name, kind in _named(there, ending):
        if name not in own:
            yield found(
                "unused", Severity.LOW, name,
                f"a {kind} that is named like ours and belongs to nothing of ours",
                "remove it if nobody needs it; a table that was restored may still hold what you "
                "want to compare",
                {"kind": kind},
            )  # fmt: skip
    functions = {name for kind, name in there.resources.values() if kind == _FUNCTION}
    for group in protection.groups(there):
        name = group["logGroupName"]
        _, _, function = name.partition("/aws/lambda/")
        if function and function not in functions and name not in own:
            yield found(
                "unused", Severity.LOW, name, "the log of a function that is gone",
                "remove it when nobody needs to look things up in it any more",
                {"kind": "log group", "bytes": group.get("storedBytes", 0)},
            )  # fmt: skip


def versions(there: OnAws) -> Iterator[Finding]:
    """Old versions of functions, which nothing calls and which use up the account's space."""
    client: Client = there.client("lambda")
    for name in sorted(name for kind, name in there.resources.values() if kind == _FUNCTION):
        with explained():
            listed = client.get_paginator("list_versions_by_function").paginate(FunctionName=name)
            known = [str(one["Version"]) for page in listed for one in page["Versions"]]
            named = client.list_aliases(FunctionName=name)["Aliases"]
        aliased = {int(one["FunctionVersion"]) for one in named if one["FunctionVersion"].isdigit()}
        numbers = {int(one) for one in known if one.isdigit()}  # one of them is $LATEST
        old = sorted(numbers - aliased, reverse=True)[VERSIONS_KEPT:]
        if old:
            yield found(
                "versions_old", Severity.LOW, name,
                f"{len(old)} old versions that nothing calls",
                f"remove all but the newest {VERSIONS_KEPT} (--fix does)", {"versions": old},
                _removing(client, name, old),
            )  # fmt: skip


def _removing(client: Client, name: str, numbers: list[int]) -> Callable[[], None]:
    def remove() -> None:
        with explained():
            for number in numbers:
                client.delete_function(FunctionName=name, Qualifier=str(number))

    return remove


def _named(there: OnAws, ending: str) -> Iterator[tuple[str, str]]:
    """Name and kind of everything that is named as we name things in this environment."""
    with explained():
        functions = _all(there.client("lambda"), "list_functions", "Functions", "FunctionName")
        roles = _all(there.client("iam"), "list_roles", "Roles", "RoleName")
        pages = there.client("dynamodb").get_paginator("list_tables").paginate()
        tables = [str(name) for page in pages for name in page["TableNames"]]
    yield from (
        (name, "function")
        for name in functions
        if name.startswith("skycap-") and name.endswith(ending)
    )
    yield from (
        (name, "role") for name in roles if name.startswith("skycap-") and name.endswith(ending)
    )
    ours = [name for kind, name in there.resources.values() if kind == "AWS::DynamoDB::Table"]
    yield from (
        (name, "table") for name in tables if any(name.startswith(f"{one}-") for one in ours)
    )


def _all(client: Client, question: str, answer: str, name: str) -> list[str]:
    pages: Any = client.get_paginator(question).paginate()
    return sorted(str(one[name]) for page in pages for one in page[answer])
