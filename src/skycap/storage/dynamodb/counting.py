"""Counters in shards, so that many commits a second do not meet on one item.

A commit adds to one item of each family that it counts in; a counter is the sum over the shards.
All counters are one family but those with a date in their name: these are a family a year or month,
or the one item would grow forever. A commit draws from the first few shards, so that a quiet lender
reads few of them; when it collides with another it draws again from all of them.

The shards of the undated family are also the gate of a rebuild: while one is `closed`, no commit
passes it.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from skycap.storage.dynamodb.values import WHOLE_MAX, Attribute, Item, number, text

SHARDS = 64
FIRST_SHARDS = 8
COUNTERS_LIST = "counters"
"""The partition of `SkycapLists` that holds the counters."""

CLOSED = "closed"
"""The attribute of a shard that names the rebuild under way."""

_UNDATED = ""
_DATED: Mapping[str, int] = {
    "arrears/": len("2026-01"),
    "months/": len("2026"),
    "periods/": len("2026-01"),
    "days/": len("2026-01-15"),
}
"""What begins a counter with a date, and how much of the date makes a family."""

_MARK = "."
"""Begins the attribute of a counter, so that no counter is taken for a key of its item."""


def draw(shards: int, attempt: int) -> int:
    """The shard that an attempt to commit adds to."""
    return secrets.randbelow(min(shards, FIRST_SHARDS) if attempt == 1 else shards)


def shard_key(family: str, shard: int) -> Item:
    """The key of one shard of a family."""
    return {"list": text(COUNTERS_LIST), "name": text(f"{family}#{shard:02d}")}


def gate_key(shard: int) -> Item:
    """The key of the shard that a commit has to pass."""
    return shard_key(_UNDATED, shard)


def by_family(additions: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The additions of each family, by attribute; the undated family is always among them."""
    families: dict[str, dict[str, int]] = defaultdict(dict, {_UNDATED: {}})
    for name, value in additions.items():
        family = _family(name)
        families[family][_MARK + name.removeprefix(family)] = value
    return families


def is_gate(family: str) -> bool:
    """Whether the shards of `family` are the gate."""
    return family == _UNDATED


def addition(key: Item, added: Mapping[str, int], shards: int, *, gate: bool) -> dict[str, Any]:
    """What adds to one shard, unless a sum could leave the range of whole numbers.

    Each shard has its part of the range, so that the sum of all stays within it.
    """
    most = WHOLE_MAX // shards
    names, values, conditions = {}, {}, []
    if gate:
        conditions.append("attribute_not_exists(#closed)")
        names["#closed"] = CLOSED
    for place, (attribute, value) in enumerate(added.items()):
        assert -most - 1 <= value <= most, f"counter {attribute.removeprefix(_MARK)} is full"
        names[f"#c{place}"] = attribute
        values[f":c{place}"] = number(value)
        values[f":l{place}"] = number(-most - 1 - value)
        values[f":h{place}"] = number(most - value)
        conditions.append(
            f"(attribute_not_exists(#c{place}) OR #c{place} BETWEEN :l{place} AND :h{place})"
        )
    written: dict[str, Any] = {"Key": key, "ConditionExpression": " AND ".join(conditions)}
    written["ExpressionAttributeNames"] = names
    if added:
        sums = ", ".join(f"#c{place} :c{place}" for place in range(len(added)))
        written["UpdateExpression"] = f"ADD {sums}"
        written["ExpressionAttributeValues"] = values
    return written


def beginning(prefix: str) -> str:
    """What begins the names of all shards that may hold counters with `prefix`."""
    for root, length in _DATED.items():
        if prefix.startswith(root):
            return prefix[: len(root) + length]
    return "" if any(root.startswith(prefix) for root in _DATED) else "#"


def total(items: Iterable[Mapping[str, Attribute]], prefix: str) -> dict[str, int]:
    """The counters with `prefix`, summed over the shards; those at zero are left out."""
    sums: dict[str, int] = defaultdict(int)
    for item in items:
        family, _, _ = str(item["name"]["S"]).rpartition("#")
        for attribute, value in item.items():
            if attribute.startswith(_MARK):
                name = family + attribute.removeprefix(_MARK)
                if name.startswith(prefix):
                    sums[name] += int(value["N"])
    return {name: value for name, value in sums.items() if value}


def whole_shard(family: str, counted: Mapping[str, int]) -> Item:
    """The first shard of a family when it alone holds what is counted."""
    values = {attribute: number(value) for attribute, value in counted.items()}
    return {**shard_key(family, 0), **values}


def _family(name: str) -> str:
    for root, length in _DATED.items():
        if name.startswith(root):
            return name[: len(root) + length]
    return _UNDATED
