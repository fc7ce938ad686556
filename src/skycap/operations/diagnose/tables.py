"""What may be wrong with the tables on AWS."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from skycap.operations.aws.account import explained
from skycap.operations.aws.tables import OWN
from skycap.operations.diagnose.causes import AWS, Section, Seen, cause
from skycap.operations.diagnose.cloud import CloudScene
from skycap.operations.diagnose.functions import Fix
from skycap.operations.findings import Severity
from skycap.services.replay import rebuild

OF_SECTION: Final[Mapping[Section, tuple[str, ...]]] = {
    Section.LOGIN: ("Users", "Events", "Records", "Keys", "Limits"),
    Section.APPLY: ("Loans", "Events", "Records", "Keys", "Lists", "Limits"),
    Section.UPLOADS: ("Loans", "Events", "Records", "Keys", "Limits"),
    Section.DASHBOARD: ("Loans", "Events", "Records", "Lists", "Users"),
    Section.REPAYMENTS: ("Repayments", "Loans", "Events", "Records", "Keys", "Lists", "Users"),
}
"""Which tables a trouble may come from, by what follows `Skycap` in their names."""

_ACTIVE: Final = "ACTIVE"
_CHANGING: Final = {_ACTIVE, "UPDATING"}
"""Both are served."""


@cause(
    "table_missing", *OF_SECTION, on=AWS, severity=Severity.CRITICAL,
    remedy="bring it back from a backup: skycap restore",
)  # fmt: skip
def table_missing(scene: CloudScene) -> Iterator[Seen]:
    """A table is gone."""
    for name in _tables(scene):
        if _described(scene, name) is None:
            yield Seen(name, "there is no such table")


@cause(
    "table_inactive", *OF_SECTION, on=AWS, severity=Severity.CRITICAL,
    remedy="wait if it is being made or restored; else ask AWS Support why",
)  # fmt: skip
def table_inactive(scene: CloudScene) -> Iterator[Seen]:
    """A table cannot be used at this moment."""
    for name in _tables(scene):
        found = _described(scene, name)
        if found is not None and found["TableStatus"] not in _CHANGING:
            status = found["TableStatus"]
            yield Seen(name, f"its status is {status}", {"status": status})


@cause(
    "index_missing", *OF_SECTION, on=AWS, severity=Severity.CRITICAL,
    remedy="make it again: skycap diagnose all --fix; AWS fills it from the table",
)  # fmt: skip
def index_missing(scene: CloudScene) -> Iterator[Seen]:
    """A table lacks an index, so that a list or a search cannot be read."""
    for name in _tables(scene):
        found = _described(scene, name)
        if found is None:
            continue
        wanted = _request(scene, name).get("GlobalSecondaryIndexes", ())
        there = {one["IndexName"]: one for one in found.get("GlobalSecondaryIndexes", ())}
        for index in wanted:
            if index["IndexName"] not in there:
                what = f"it has no index {index['IndexName']}"
                evidence = {"index": index["IndexName"]}
                yield Seen(name, what, evidence, _making(scene, name, index))


@cause(
    "index_inactive", *OF_SECTION, on=AWS, severity=Severity.HIGH,
    remedy="wait until AWS has filled it",
)  # fmt: skip
def index_inactive(scene: CloudScene) -> Iterator[Seen]:
    """An index is still being filled, so that lists are short or refused."""
    for name in _tables(scene):
        found = _described(scene, name) or {}
        for index in found.get("GlobalSecondaryIndexes", ()):
            status = index.get("IndexStatus", _ACTIVE)
            if status not in _CHANGING:
                what = f"its index {index['IndexName']} is {status}"
                yield Seen(name, what, {"index": index["IndexName"], "status": status})


@cause(
    "rebuild_unfinished", Section.APPLY, Section.REPAYMENTS, Section.DASHBOARD, on=AWS,
    severity=Severity.CRITICAL,
    remedy="finish it: skycap --env prod diagnose dashboard --fix, or skycap rebuild",
)  # fmt: skip
def rebuild_unfinished(scene: CloudScene) -> Iterator[Seen]:
    """A rebuild of the lists was broken off, and nothing can be written until one ends."""
    table = scene.there.physical("ListsTable")
    with explained():
        told = scene.client("dynamodb").query(
            TableName=table,
            KeyConditionExpression="#list = :counters AND begins_with(#name, :gate)",
            FilterExpression="attribute_exists(closed)",
            ExpressionAttributeNames={"#list": "list", "#name": "name"},
            ExpressionAttributeValues={":counters": {"S": "counters"}, ":gate": {"S": "#"}},
            ConsistentRead=True,
        )
    if told["Count"]:

        def fix() -> None:
            rebuild(scene.office)

        yield Seen(table, f"{told['Count']} counters are closed", {"closed": told["Count"]}, fix)


def _tables(scene: CloudScene) -> list[str]:
    """The tables of the troubles, as AWS calls them."""
    wanted = {name for section in scene.sections for name in OF_SECTION.get(section, ())}
    return [scene.there.physical(f"{name}Table") for name in sorted(wanted)]


def _described(scene: CloudScene, table: str) -> dict[str, Any] | None:
    """What AWS tells of a table; None when there is none."""

    def ask() -> dict[str, Any] | None:
        dynamo = scene.client("dynamodb")
        with explained():
            try:
                found: dict[str, Any] = dynamo.describe_table(TableName=table)["Table"]
            except dynamo.exceptions.ResourceNotFoundException:
                return None
        return found

    return scene.once(f"table {table}", ask)


def _request(scene: CloudScene, table: str) -> dict[str, Any]:
    """What would make a table; empty for one that holds no books."""
    known = {called: name for name, called in scene.there.sets.names().items()}
    return scene.there.sets.request(known[table], OWN) if table in known else {}


def _making(scene: CloudScene, table: str, index: Mapping[str, Any]) -> Fix:
    keys = {part["AttributeName"] for part in index["KeySchema"]}
    known = _request(scene, table)["AttributeDefinitions"]

    def fix() -> None:
        with explained():
            scene.client("dynamodb").update_table(
                TableName=table,
                AttributeDefinitions=[one for one in known if one["AttributeName"] in keys],
                GlobalSecondaryIndexUpdates=[{"Create": dict(index)}],
            )

    return fix
