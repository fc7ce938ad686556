"""Everything that a store on DynamoDB holds, read underneath it: for comparing whole stores."""

from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from skycap.services.records import SEARCH, TABLES
from skycap.storage.dynamodb import DynamoStore, counting
from skycap.storage.dynamodb.parts import read_answer
from skycap.storage.dynamodb.values import SEARCH_LIST, SHAPES, Item

Picture = dict[str, list[tuple[Any, ...]]]


def picture(store: DynamoStore) -> Picture:
    """Its rows, events, heads, counters, claims and answers, each sorted."""
    names = store._names
    items = {table: list(_scan(store, table)) for table in names.definitions()}
    held: Picture = {table.name: [] for table in TABLES}
    for table in TABLES:
        shape = SHAPES[table.name]
        for item in items[getattr(names, shape.place)]:
            if _is_of(item, shape.place, table.name):
                held[table.name].append(astuple(shape.read(item)))
        held[table.name].sort(key=str)
    held["events"], held["stream_heads"] = _streams(items[names.events])
    counters = [item for item in items[names.lists] if item["list"]["S"] == counting.COUNTERS_LIST]
    held["counters"] = sorted(counting.total(counters, "").items())
    held["claims"], held["request_keys"] = [], []
    for item in items[names.keys]:
        kind, _, name = item["key"]["S"].partition("/")
        if kind == "claim":
            held["claims"].append((name, item["holder"]["S"]))
        else:
            held["request_keys"].append(astuple(read_answer(name, item)))
    for name in ("claims", "request_keys"):
        held[name].sort()
    return held


def _streams(items: list[Item]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    items.sort(key=lambda item: (item["stream"]["S"], int(item["sequence"]["N"])))
    heads, events = [], []
    for item in items:
        stream, sequence = item["stream"]["S"], int(item["sequence"]["N"])
        if sequence == 0:
            heads.append((stream, int(item["version"]["N"]), item["hash"]["S"]))
        else:
            kept = [item[name]["S"] for name in ("text", "previousHash", "hash")]
            events.append((stream, sequence, *kept))
    return events, heads[:200]


def _is_of(item: Item, place: str, table: str) -> bool:
    if place == "records":
        return bool(item["record"]["S"].startswith(f"{table}/"))
    return table != SEARCH.name or item["list"]["S"] == SEARCH_LIST


def _scan(store: DynamoStore, table: str) -> Iterator[Item]:
    pages = store._connection.client.get_paginator("scan").paginate(TableName=table)
    for page in pages:
        yield from page["Items"]
