"""One commit, one transaction: tried again on collisions, and not left in doubt.

Every attempt bears a token. When the reply to an attempt is lost, the same request is sent again
with the same token, which DynamoDB carries out at most once (it remembers tokens for ten minutes);
what it writes first holds the token too, so that it can be looked up whether it happened.
"""

import secrets
import time

from skycap.services.ports import Commit, Conflict, KeyUsed, Unavailable
from skycap.storage.dynamodb.connection import (
    FAILED,
    Cancelled,
    Connection,
    NotDone,
    Unknown,
    pause,
)
from skycap.storage.dynamodb.counting import draw
from skycap.storage.dynamodb.histories import TOKEN, entry_key
from skycap.storage.dynamodb.parts import Closed, Part, answer_key, parts_of, read_answer
from skycap.storage.dynamodb.reading import Reader
from skycap.storage.dynamodb.tables import TableNames

ATTEMPTS_MAX = 7
BUDGET_SECONDS = 10
"""No attempt begins later than this after the first: API Gateway gives up after 29 seconds."""

_COLLIDED = "TransactionConflict"
_OUR_BUG = {"ValidationError", "ItemCollectionSizeLimitExceeded"}


class Writer:
    """Writes commits. Safe to share between threads."""

    def __init__(
        self, connection: Connection, reader: Reader, names: TableNames, shards: int
    ) -> None:
        self._connection = connection
        self._reader = reader
        self._names = names
        self._shards = shards

    def commit(self, commit: Commit) -> None:
        """Write all of `commit` or nothing.

        Raises what the port says; `Conflict` also if others kept colliding with it. Only if
        DynamoDB stopped answering in the midst of it can `Unavailable` be raised for what was
        written: its message says so, and asking again with the same request key tells.
        """
        last: Exception
        token, parts, in_doubt = "", list[Part](), False
        latest = time.monotonic() + BUDGET_SECONDS
        for attempt in range(1, ATTEMPTS_MAX + 1):
            if not in_doubt:
                token = secrets.token_hex(16)
                shard = draw(self._shards, attempt)
                parts = parts_of(commit, self._names, self._shards, shard, token)
            if not parts:
                return
            try:
                items = [part.as_item() for part in parts]
                self._connection.send(
                    "transact_write_items", TransactItems=items, ClientRequestToken=token
                )
            except Cancelled as cancelled:
                if in_doubt and self._happened(commit, token):
                    return
                last = self._refused(commit, parts, cancelled)
            except NotDone as problem:
                last = Unavailable(f"nothing was written: {problem}")
            except Unknown as problem:
                in_doubt = True
                last = Unavailable(f"it is not known whether it was written: {problem}")
            else:
                return
            if time.monotonic() > latest:
                break
            pause(attempt)
        if in_doubt and self._happened(commit, token):
            return
        raise last

    def _refused(self, commit: Commit, parts: list[Part], cancelled: Cancelled) -> Exception:
        """What to tell if it stays like this; what cannot change is raised at once."""
        refusals = [
            (part.rank, part.refusal(reason.get("Item", {})))
            for part, reason in zip(parts, cancelled.reasons, strict=True)
            if part.refusal and reason.get("Code") == FAILED
        ]
        if refusals:
            _, refusal = min(refusals, key=lambda one: one[0])
            if not isinstance(refusal, KeyUsed):
                self._check_key(commit)
            if isinstance(refusal, Closed):
                return Unavailable("the read models are being rebuilt, or were not to the end")
            raise refusal
        codes = {reason.get("Code") for reason in cancelled.reasons}
        assert not codes & _OUR_BUG, cancelled.reasons
        if _COLLIDED in codes:
            return Conflict("others were writing the same things")
        return Unavailable(f"nothing was written: {cancelled}")

    def _check_key(self, commit: Commit) -> None:
        """Raise `KeyUsed` if the request was answered: DynamoDB need not list every refusal."""
        if commit.answered:
            key = commit.answered.key
            item = self._reader.one(self._names.keys, answer_key(key))
            if item:
                raise KeyUsed(read_answer(key, item))

    def _happened(self, commit: Commit, token: str) -> bool:
        """Whether an attempt with that token was carried out, as far as it left a trace."""
        item = None
        if commit.answered:
            item = self._reader.one(self._names.keys, answer_key(commit.answered.key))
        elif commit.appends:
            first = commit.appends[0].entries[0]
            item = self._reader.one(self._names.events, entry_key(first.stream, first.sequence))
        return item is not None and item.get(TOKEN) == {"S": token}
