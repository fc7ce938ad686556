"""How DynamoDB is read: by key strongly, and in order page by page. Never a scan on a request."""

from collections.abc import Iterator, Sequence
from typing import Any

from skycap.storage.dynamodb.connection import Connection, pause
from skycap.storage.dynamodb.values import Item, text

KEYS_AT_ONCE_MAX = 100
"""How many items one request may ask for by key."""

_PAUSES_MAX = 4

Items = list[Item]


class Reader:
    """Reads items. Safe to share between threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def one(self, table: str, key: Item) -> Item | None:
        """The item with that key, strongly."""
        answer = self._connection.read("get_item", TableName=table, Key=key, ConsistentRead=True)
        found: Item | None = answer.get("Item")
        return found

    def many(self, table: str, keys: Sequence[Item]) -> Items:
        """The items with those keys, strongly, in any order; no key may come twice."""
        found: Items = []
        for begin in range(0, len(keys), KEYS_AT_ONCE_MAX):
            some = {"Keys": keys[begin : begin + KEYS_AT_ONCE_MAX], "ConsistentRead": True}
            wanted: dict[str, Any] = {table: some}
            refused = 0
            while wanted:
                answer = self._connection.read("batch_get_item", RequestItems=wanted)
                found += answer["Responses"].get(table, [])
                wanted = answer.get("UnprocessedKeys", {})
                if wanted:
                    refused = min(refused + 1, _PAUSES_MAX)
                    pause(refused)
        return found

    def each(
        self, query: dict[str, Any], start: Item | None = None, *, operation: str = "query"
    ) -> Iterator[Items]:
        """The pages of a query from behind the key `start` to its end; a page may be empty."""
        while True:
            begin = {"ExclusiveStartKey": start} if start else {}
            answer = self._connection.read(operation, **query, **begin)
            yield answer["Items"]
            start = answer.get("LastEvaluatedKey")
            if not start:
                return

    def named(
        self,
        table: str,
        of: str,
        prefix: str,
        after: str | None = None,
        limit: int | None = None,
        *,
        strong: bool = True,
    ) -> Iterator[Items]:
        """Pages of the list `of`: items whose names begin with `prefix`, after the name `after`."""
        names, values = {"#list": "list"}, {":list": text(of)}
        condition, start = "#list = :list", None
        if prefix:
            condition += " AND begins_with(#name, :prefix)"
            names["#name"], values[":prefix"] = "name", text(prefix)
        if after is not None and after >= prefix:
            if not after.startswith(prefix):
                return
            start = {"list": text(of), "name": text(after)}
        query: dict[str, Any] = {
            "TableName": table,
            "ConsistentRead": strong,
            "KeyConditionExpression": condition,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
        }
        yield from self.each(query | ({"Limit": limit} if limit else {}), start)
