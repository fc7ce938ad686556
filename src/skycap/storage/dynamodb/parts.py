"""A commit as the items of one transaction, and what each item's refusal means."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skycap.lending.history import GENESIS
from skycap.services.ports import Answered, Append, Claim, ClaimTaken, Commit, Conflict, KeyUsed
from skycap.services.records import REBUILT, TABLE_OF
from skycap.storage.dynamodb import counting
from skycap.storage.dynamodb.histories import STREAMS_LIST, TOKEN, entry_item, head_key
from skycap.storage.dynamodb.listings import item_of
from skycap.storage.dynamodb.tables import TableNames
from skycap.storage.dynamodb.values import SHAPES, Item, number, text

ITEMS_MAX = 100
"""How many items one transaction of DynamoDB may write."""

_ALL_OLD = {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}

Refusal = Callable[[Item], Exception]


class Closed(Exception):
    """A rebuild is under way, so nothing else may be written now."""


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a transaction; `refusal` says what it means that its condition failed.

    It is given what the item was at that moment. Of several refusals the lowest `rank` is told.
    """

    action: str
    request: Mapping[str, Any]
    rank: int = 0
    refusal: Refusal | None = None

    def as_item(self) -> dict[str, Any]:
        """The item as DynamoDB takes it."""
        return {self.action: self.request}


def parts_of(commit: Commit, names: TableNames, shards: int, shard: int, token: str) -> list[Part]:
    """All of `commit`, which adds to counters in `shard`; its first items bear `token`."""
    parts = [
        *_answer(commit, names, token),
        *_gate(commit, names, shards, shard),
        *(part for append in commit.appends for part in _append(append, names, token)),
        *(_claim(claim, names) for claim in commit.claims),
        *_rows(commit, names),
        *(_delete(names.keys, claim_key(name)) for name in commit.releases),
    ]
    assert len(parts) <= ITEMS_MAX, f"{len(parts)} items in one transaction"
    return parts


def answer_key(key: str) -> Item:
    """The key of the answer to a request."""
    return {"key": text(f"request/{key}")}


def claim_key(name: str) -> Item:
    """The key of a claimed name."""
    return {"key": text(f"claim/{name}")}


def read_answer(key: str, item: Item) -> Answered:
    """The answer to the request `key`."""
    parts = (item[name]["S"] for name in ("bodyHash", "answer", "recordedAt"))
    body_hash, answer, recorded_at = parts
    return Answered(key, body_hash, int(item["status"]["N"]), answer, recorded_at)


def _answer(commit: Commit, names: TableNames, token: str) -> Iterator[Part]:
    answered = commit.answered
    if not answered:
        return
    item = {
        **answer_key(answered.key),
        "bodyHash": text(answered.body_hash),
        "status": number(answered.status),
        "answer": text(answered.answer),
        "recordedAt": text(answered.recorded_at),
        TOKEN: text(token),
    }
    refusal: Refusal = lambda old: KeyUsed(read_answer(answered.key, old))  # noqa: E731 - it belongs to this part
    yield _new(names.keys, item, "#key", {"#key": "key"}, 1, refusal)


def _gate(commit: Commit, names: TableNames, shards: int, shard: int) -> Iterator[Part]:
    """What is added to counters; all that a rebuild could miss passes the gate with it."""
    touched = [TABLE_OF[type(row)] for row in commit.puts] + [table for table, _ in commit.removals]
    if not (commit.additions or commit.appends or any(table in REBUILT for table in touched)):
        return
    for family, added in counting.by_family(commit.additions).items():
        gate = counting.is_gate(family)
        key = counting.shard_key(family, shard)
        request = counting.addition(key, added, shards, gate=gate)
        yield Part(
            "Update" if added else "ConditionCheck",
            {"TableName": names.lists, **request, **_ALL_OLD},
            5,
            _gate_refusal,
        )


def _gate_refusal(old: Item) -> Exception:
    if counting.CLOSED in old:
        return Closed()
    return AssertionError("a counter is full")


def _append(append: Append, names: TableNames, token: str) -> Iterator[Part]:
    """Move the head of a stream on if it still stands where the command saw it; add its entries."""
    first, last = append.entries[0], append.entries[-1]
    key, end = head_key(append.stream), {"version": number(last.sequence), "hash": text(last.hash)}
    if append.expected_version == 0:
        assert first.previous_hash == GENESIS, f"{append.stream} loses its chain"
        refusal: Refusal = lambda _: Conflict(append.stream)  # noqa: E731 - it belongs to this part
        named = {"list": text(STREAMS_LIST), "name": text(append.stream)}
        yield _new(names.events, {**key, **end}, "#stream", {"#stream": "stream"}, 2, refusal)
        yield Part("Put", {"TableName": names.lists, "Item": named})
    else:
        yield _advance(append, names)
    for entry in append.entries:
        item = entry_item(entry)
        if entry is first:
            item[TOKEN] = text(token)
        stray: Refusal = lambda _: AssertionError(f"{append.stream} has entries beyond its head")  # noqa: E731 - it belongs to this part
        yield _new(names.events, item, "#stream", {"#stream": "stream"}, 6, stray)


def _advance(append: Append, names: TableNames) -> Part:
    def refusal(old: Item) -> Exception:
        if old and int(old["version"]["N"]) == append.expected_version:
            return AssertionError(f"{append.stream} loses its chain")
        return Conflict(append.stream)

    request = {
        "TableName": names.events,
        "Key": head_key(append.stream),
        "UpdateExpression": "SET #version = :version, #hash = :hash",
        "ConditionExpression": "#version = :expected AND #hash = :previous",
        "ExpressionAttributeNames": {"#version": "version", "#hash": "hash"},
        "ExpressionAttributeValues": {
            ":version": number(append.entries[-1].sequence),
            ":hash": text(append.entries[-1].hash),
            ":expected": number(append.expected_version),
            ":previous": text(append.entries[0].previous_hash),
        },
        **_ALL_OLD,
    }
    return Part("Update", request, 2, refusal)


def _claim(claim: Claim, names: TableNames) -> Part:
    item = {**claim_key(claim.name), "holder": text(claim.holder)}
    refusal: Refusal = lambda old: ClaimTaken(claim.name, old["holder"]["S"])  # noqa: E731 - it belongs to this part
    return _new(names.keys, item, "#key", {"#key": "key"}, 3, refusal)


def _rows(commit: Commit, names: TableNames) -> Iterator[Part]:
    for row in commit.puts:
        table = TABLE_OF[type(row)].name
        place = getattr(names, SHAPES[table].place)
        yield Part("Put", {"TableName": place, "Item": item_of(row, table)})
    for removed, key in commit.removals:
        shape = SHAPES[removed.name]
        yield _delete(getattr(names, shape.place), shape.key(key))


def _new(
    table: str, item: Item, key: str, names: Mapping[str, str], rank: int, refusal: Refusal
) -> Part:
    """Put an item that must not be there yet."""
    request = {
        "TableName": table,
        "Item": item,
        "ConditionExpression": f"attribute_not_exists({key})",
        "ExpressionAttributeNames": names,
        **_ALL_OLD,
    }
    return Part("Put", request, rank, refusal)


def _delete(table: str, key: Item) -> Part:
    return Part("Delete", {"TableName": table, "Key": key})
