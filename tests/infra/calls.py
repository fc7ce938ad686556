"""Records which calls to AWS are made, and says which right each of them needs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import botocore.client
import pytest

from skycap.operations import Stopped
from skycap.storage.s3 import S3Blobs

Right = tuple[str, str]
"""An action of IAM, and what it is done to: a table's name without its prefix, `/index` for one of
its indexes, or `objects` and `bucket` for S3."""

VAULT = "vault-"
"""How the bucket of the roots is called in these tests."""
S3_OF = {False: ("objects", "bucket"), True: ("roots", "vault")}

_WRITES = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
_OBJECTS = {
    "GetObject": ("GetObject",),
    "HeadObject": ("GetObject",),
    "PutObject": ("PutObject",),
    "DeleteObject": ("DeleteObject",),
    "CopyObject": ("GetObject", "PutObject"),
}


def rights_of(service: str, operation: str, request: Mapping[str, Any]) -> Iterator[Right]:
    """The rights that one call needs."""
    if service == "cloudwatch":
        yield f"cloudwatch:{operation}", "alarms"
    elif service == "secretsmanager":
        yield f"secretsmanager:{operation}", "secret"
    elif service == "s3":
        objects, bucket = S3_OF[request.get("Bucket", "").startswith(VAULT)]
        for action in _OBJECTS[operation]:
            yield f"s3:{action}", objects
            if action == "GetObject":
                yield "s3:ListBucket", bucket  # it may not be there, and 404 needs this right
    elif operation == "TransactWriteItems":
        for item in request["TransactItems"]:
            [(kind, part)] = item.items()
            yield f"dynamodb:{_WRITES[kind]}", _plain(part["TableName"])
    elif operation == "BatchGetItem":
        for table in request["RequestItems"]:
            yield "dynamodb:BatchGetItem", _plain(table)
    else:
        index = "/index" if "IndexName" in request else ""
        yield f"dynamodb:{operation}", _plain(request["TableName"]) + index


def _plain(table: str) -> str:
    return f"Skycap{table.partition('Skycap')[2].partition('-')[0]}"


class Recorder:
    """The rights that were needed, by who needed them; nobody's while `who` is empty."""

    def __init__(self) -> None:
        self.who = ""
        self.needed: dict[str, set[Right]] = {}

    @contextmanager
    def naming(self, who: str) -> Iterator[None]:
        """Count what happens within as needed by `who`."""
        self.who = who
        try:
            yield
        finally:
            self.who = ""

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Hear of every call that boto3 makes, those by presigned addresses too."""
        send = botocore.client.BaseClient._make_api_call

        def told(client: Any, operation: str, request: dict[str, Any]) -> Any:  # noqa: ANN401 - boto3 has no types
            left = True
            try:
                return send(client, operation, request)
            except Stopped:
                left = False  # it was kept back before it left
                raise
            finally:
                if left:
                    self._note(client.meta.service_model.service_name, operation, request)

        sign = S3Blobs._presigned

        def signed(
            blobs: S3Blobs, act: str, expires_at: datetime, what: Mapping[str, object]
        ) -> str:
            # Whoever uses the address acts with the rights of who signed it.
            self._note("s3", "PutObject" if act == "put_object" else "GetObject", what)
            return sign(blobs, act, expires_at, what)

        monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", told)
        monkeypatch.setattr(S3Blobs, "_presigned", signed)

    def _note(self, service: str, operation: str, request: Mapping[str, Any]) -> None:
        if self.who:
            self.needed.setdefault(self.who, set()).update(rights_of(service, operation, request))
