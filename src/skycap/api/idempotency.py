"""Requests that are sent twice: the `Idempotency-Key` header and what is kept of it.

A key counts for one caller and one address. The answer is kept forever in the same transaction as
what it answers for, so a repeated request gets the first answer and never pays twice.
"""

import hashlib
import re

import orjson
from pydantic import BaseModel

from skycap.api.problems import FieldProblem, Problem
from skycap.services.work import Asked

HEADER = "Idempotency-Key"
REPLAYED_HEADER = "Idempotency-Replayed"
KEY_MAX = 255
_PRINTABLE = re.compile(r"[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?")


def asked(key: str | None, scope: str, address: str, body: BaseModel | None) -> Asked | None:
    """How a command was asked, or None if the client sent no key."""
    if key is None:
        return None
    if not _PRINTABLE.fullmatch(key):
        message = f"must be 1 to {KEY_MAX} printable characters"
        errors = (FieldProblem(HEADER, "key_invalid", message),)
        raise Problem(422, "key_invalid", f"{HEADER} {message}.", errors)
    scoped = f"{scope}\0{address}\0{key}"
    return Asked(hashlib.sha256(scoped.encode()).hexdigest(), _body_hash(body))


def _body_hash(body: BaseModel | None) -> str:
    """The hash of a body as it was understood: spelling, order and unknown names do not count."""
    read = body.model_dump(mode="json", by_alias=True, exclude_unset=True) if body else None
    return hashlib.sha256(orjson.dumps(read, option=orjson.OPT_SORT_KEYS)).hexdigest()
