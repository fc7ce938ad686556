"""Tallies on DynamoDB: one item a name, which DynamoDB drops by itself some time after its end."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from skycap.storage.dynamodb.connection import Connection
from skycap.storage.dynamodb.tables import LOANS, KeySchema, TableDefinition

LIMITS: Final = TableDefinition("SkycapLimits", KeySchema("tally"))
"""How often something happened lately. It needs no recovery: what it holds is soon forgotten."""

TIME_TO_LIVE: Final = "expiresAt"
"""The attribute that the table's time to live must name."""


class DynamoTallies:
    """`Tallies` in DynamoDB. Safe to share between threads and processes.

    `table` is the table's name; `arguments` go to boto3, such as an endpoint.
    """

    def __init__(self, table: str, arguments: Mapping[str, Any] | None = None) -> None:
        self._table = table
        self._arguments = arguments

    @classmethod
    def beside(cls, loans: str, arguments: Mapping[str, Any] | None = None) -> "DynamoTallies":
        """The tallies whose table is named like that of the loans."""
        return cls(loans.replace(LOANS.name, LIMITS.name), arguments)

    def add(self, name: str, until: datetime) -> int:
        """Count one more under `name`, to be forgotten after `until`; how many there are now."""
        # Tried again when a reply is lost: to count one twice is better than to count none.
        answer = self._connection.read(
            "update_item",
            TableName=self._table,
            Key={"tally": {"S": name}},
            UpdateExpression=f"ADD times :one SET {TIME_TO_LIVE} = :until",
            ExpressionAttributeValues={
                ":one": {"N": "1"},
                ":until": {"N": str(int(until.timestamp()))},
            },
            ReturnValues="UPDATED_NEW",
        )
        return int(answer["Attributes"]["times"]["N"])

    def forget(self, name: str) -> None:
        """Forget what was counted under `name`; nothing happens if there is nothing."""
        self._connection.read("delete_item", TableName=self._table, Key={"tally": {"S": name}})

    @cached_property
    def _connection(self) -> Connection:
        return Connection(self._arguments)
