"""Signed leave to upload one file: who issued it, for what, how large, and until when.

The ticket is a URL of Skycap's own, so that a browser sends a document the same way whether it
goes to a folder here or to a bucket elsewhere.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime

from skycap.services.ports import Clock, Receiver, Ticket, UploadRefused

UPLOAD_PATH = "/api/uploads/"
SECRET_BYTES_MIN = 32
HEAD_BYTES = 4_096
"""How many first bytes of a file are enough to tell what it is."""

_ID = re.compile(r"[0-9a-z](?:[0-9a-z-]{0,62}[0-9a-z])?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Grant:
    """What a ticket allows: exactly `size` bytes of `media_type` under the id `upload`."""

    upload: str
    media_type: str
    size: int


class Tickets:
    """Issues tickets and reads them back; nobody else can make one without the secret."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        assert len(secret) >= SECRET_BYTES_MIN, "the secret is too short to sign with"
        self._secret = secret
        self._clock = clock

    def issue(self, grant: Grant, expires_at: datetime) -> Ticket:
        """A ticket for `grant`, void from `expires_at` on."""
        assert is_id(grant.upload), f"{grant.upload!r} is no id"
        assert grant.size > 0
        said = json.dumps([grant.upload, grant.media_type, grant.size, expires_at.isoformat()])
        token = f"{_encode(said.encode())}.{_encode(self._sign(said.encode()))}"
        headers = {"Content-Type": grant.media_type}
        return Ticket(UPLOAD_PATH + token, "PUT", headers, expires_at)

    def open(self, token: str, media_type: str) -> Grant:
        """What the ticket allows, if it is ours, still good, and for this media type."""
        said, _, signature = token.partition(".")
        try:
            content, signed = _decode(said), _decode(signature)
        except (ValueError, binascii.Error):
            raise UploadRefused("bad_ticket") from None
        if not hmac.compare_digest(signed, self._sign(content)):
            raise UploadRefused("bad_ticket")
        upload, allowed, size, expires_at = json.loads(content)
        if self._clock.now() >= datetime.fromisoformat(expires_at):
            raise UploadRefused("expired")
        if _bare(media_type) != _bare(allowed):
            raise UploadRefused("wrong_type")
        return Grant(upload, allowed, size)

    def _sign(self, content: bytes) -> bytes:
        return hmac.digest(self._secret, b"upload\n" + content, hashlib.sha256)


class Counted:
    """A receiver that lets exactly `size` bytes through to another."""

    def __init__(self, into: Receiver, size: int) -> None:
        self._into = into
        self._left = size

    def write(self, chunk: bytes) -> None:
        """Take the next bytes; refuse the first one too many, before it is stored."""
        if len(chunk) > self._left:
            raise UploadRefused("too_large")
        self._left -= len(chunk)
        self._into.write(chunk)

    def finish(self) -> None:
        """Refuse an upload that ended early."""
        if self._left:
            raise UploadRefused("too_small")


def is_id(upload: str) -> bool:
    """Whether `upload` is an id, and so safe as the name of a file."""
    return _ID.fullmatch(upload) is not None


def is_digest(digest: str) -> bool:
    """Whether `digest` is a SHA-256 in hexadecimal, and so safe as the name of a file."""
    return _DIGEST.fullmatch(digest) is not None


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
