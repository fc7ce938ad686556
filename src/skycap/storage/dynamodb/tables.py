"""The tables of DynamoDB as data: their names, keys, attributes and indexes.

This module is the one place that names them: the store, the AWS template and the tests read it.
Loans, users and repayments are what operators read by hand, with one attribute a column; the other
tables are the machine's. Every index holds keys only: what changes with each repayment (balances,
versions) is in no index, so a repayment writes to few of them, and the rows of a list are read
strongly by their keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

PROJECTION = "KEYS_ONLY"
"""The projection of every index."""

AttributeType = Literal["S", "N"]


@dataclass(frozen=True, slots=True)
class KeySchema:
    """The attributes that say where an item is: its partition, and its place in there."""

    partition: str
    place: str | None = None

    @property
    def attributes(self) -> tuple[str, ...]:
        """The names of the attributes."""
        return (self.partition, self.place) if self.place else (self.partition,)

    def as_schema(self) -> list[dict[str, str]]:
        """The key as AWS writes it."""
        return [
            {"AttributeName": name, "KeyType": kind}
            for name, kind in zip(self.attributes, ("HASH", "RANGE"), strict=False)
        ]


@dataclass(frozen=True, slots=True)
class SecondaryIndex:
    """A global secondary index, of keys only."""

    name: str
    key: KeySchema


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A table: its name in production, its key, its indexes, and which keys are numbers."""

    name: str
    key: KeySchema
    indexes: tuple[SecondaryIndex, ...] = ()
    numbers: frozenset[str] = frozenset()

    @property
    def attributes(self) -> Mapping[str, AttributeType]:
        """The type of each attribute that is part of a key."""
        keys = (self.key, *(index.key for index in self.indexes))
        names = sorted({name for key in keys for name in key.attributes})
        return {name: "N" if name in self.numbers else "S" for name in names}

    def as_request(self, name: str) -> dict[str, Any]:
        """What `CreateTable` takes to make this table under `name`, paid by use."""
        request: dict[str, Any] = {
            "TableName": name,
            "BillingMode": "PAY_PER_REQUEST",
            "KeySchema": self.key.as_schema(),
            "AttributeDefinitions": [
                {"AttributeName": attribute, "AttributeType": kind}
                for attribute, kind in self.attributes.items()
            ],
        }
        if self.indexes:
            request["GlobalSecondaryIndexes"] = [
                {
                    "IndexName": index.name,
                    "KeySchema": index.key.as_schema(),
                    "Projection": {"ProjectionType": PROJECTION},
                }
                for index in self.indexes
            ]
        return request


LOANS = TableDefinition(
    "SkycapLoans",
    KeySchema("loanId"),
    (
        SecondaryIndex("byStatus", KeySchema("status", "createdAt")),
        SecondaryIndex("byIdNumber", KeySchema("idNumber", "createdAt")),
        SecondaryIndex("byCapturer", KeySchema("capturedBy", "createdAt")),
        SecondaryIndex("byReference", KeySchema("reference")),
        SecondaryIndex("byCreation", KeySchema("listed", "createdAt")),
        SecondaryIndex("byArrears", KeySchema("status", "duePlace")),
    ),
)
USERS = TableDefinition(
    "SkycapUsers",
    KeySchema("userId"),
    (
        SecondaryIndex("byUsername", KeySchema("username")),
        SecondaryIndex("byName", KeySchema("listed", "username")),
    ),
)
REPAYMENTS = TableDefinition(
    "SkycapRepayments",
    KeySchema("repaymentId"),
    (
        SecondaryIndex("byLoan", KeySchema("loanId", "paymentDate")),
        SecondaryIndex("byDate", KeySchema("listed", "datePlace")),
        SecondaryIndex("byReference", KeySchema("referenceKey", "paymentDate")),
        SecondaryIndex("byProposal", KeySchema("listed", "reversalProposedBy")),
        SecondaryIndex("byReversal", KeySchema("listed", "reversedAt")),
    ),
)
EVENTS = TableDefinition(
    "SkycapEvents",
    KeySchema("stream", "sequence"),
    (
        SecondaryIndex("byTime", KeySchema("trail", "moment")),
        SecondaryIndex("byActor", KeySchema("actor", "moment")),
        SecondaryIndex("byKind", KeySchema("kind", "moment")),
    ),
    numbers=frozenset({"sequence"}),
)
"""The events of each stream, and at sequence 0 its head: how many there are, and the last hash."""

RECORDS = TableDefinition(
    "SkycapRecords",
    KeySchema("record"),
    (
        SecondaryIndex("byLoan", KeySchema("ofLoan", "loanPlace")),
        SecondaryIndex("byList", KeySchema("list", "listPlace")),
        SecondaryIndex("byDigest", KeySchema("digest")),
    ),
)
"""Applications, notes, documents, journal entries, products and settings."""

KEYS = TableDefinition("SkycapKeys", KeySchema("key"))
"""What is found by its whole name: request keys with their answers, and claimed names."""

LISTS = TableDefinition("SkycapLists", KeySchema("list", "name"))
"""What is read strongly in order: counters in their shards, search tokens, names of streams."""


@dataclass(frozen=True, slots=True)
class TableNames:
    """What the tables are called in one environment."""

    loans: str
    users: str
    repayments: str
    events: str
    records: str
    keys: str
    lists: str

    @classmethod
    def derived(cls, loans: str, users: str, repayments: str) -> "TableNames":
        """The names beside the three that the environment gives, made like that of the loans.

        Raises `ValueError` if the name of the loans' table does not contain `SkycapLoans`.
        """
        if LOANS.name not in loans:
            raise ValueError(
                f"the table of loans is called {loans!r}: its name must contain {LOANS.name},"
                " so that the names of the other tables can be made from it"
            )
        others = (EVENTS, RECORDS, KEYS, LISTS)
        return cls(loans, users, repayments, *[loans.replace(LOANS.name, t.name) for t in others])

    @classmethod
    def of_environment(cls, environment: str, prefix: str = "") -> "TableNames":
        """The names in `environment`: bare ones in "prod", with `-{environment}` in another."""
        suffix = "" if environment == "prod" else f"-{environment}"
        return cls(*[f"{prefix}{table.name}{suffix}" for table in TABLES.values()])

    def definitions(self) -> Mapping[str, TableDefinition]:
        """The definition of each table by its name here."""
        return {getattr(self, part.name): TABLES[part.name] for part in fields(self)}


TABLES: Mapping[str, TableDefinition] = {
    "loans": LOANS,
    "users": USERS,
    "repayments": REPAYMENTS,
    "events": EVENTS,
    "records": RECORDS,
    "keys": KEYS,
    "lists": LISTS,
}
