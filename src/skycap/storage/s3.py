"""Documents in a bucket of S3, each under the SHA-256 of its content.

    incoming/<upload>      what a browser sent there, with a ticket; it may send it again
    keeping/<upload>       a copy of what was looked at; nobody outside can replace it
    kept/<upload>          the digest of what was kept, so that finishing can be repeated
    content/ab/cdef...     the content itself

The browser sends a file straight to the bucket. The ticket is a presigned address whose signature
covers the key, the media type and the exact length: S3 itself refuses anything else. What arrived
is copied once (`If-None-Match: *`) before it is looked at, so a later upload with the same ticket
changes nothing. S3 checks the digest of that copy. The bucket's own rules drop old `incoming/`,
`keeping/` and `kept/`.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from skycap.services.ports import Arrived, Clock, Ticket
from skycap.storage.aws_clients import Client, client, code_of, failures_told
from skycap.storage.uploads import HEAD_BYTES, is_digest, is_id

CHUNK_BYTES: Final = 65_536
CONNECTIONS_MAX: Final = 40
"""As many as there are threads of the API."""
DIGEST: Final = "sha256"
KEPT_AT: Final = "kept-at"
WHAT: Final = "documents cannot be stored or read"

_MISSING = {"NoSuchKey", "404", "NotFound"}
_THERE_ALREADY = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}


class S3Blobs:
    """`Blobs` and `DirectDownloads` in `bucket`. Safe to share between threads.

    `arguments` go to boto3, such as an endpoint or a region.
    """

    def __init__(
        self, bucket: str, clock: Clock, arguments: Mapping[str, str] | None = None
    ) -> None:
        self._bucket = bucket
        self._clock = clock
        self._arguments = arguments

    def authorise(self, upload: str, media_type: str, size: int, expires_at: datetime) -> Ticket:
        """Leave to upload exactly `size` bytes of `media_type` under the id `upload`."""
        assert is_id(upload), f"{upload!r} is no id"
        assert size > 0
        signed = {
            "Key": _incoming(upload),
            "ContentType": media_type,
            "ContentLength": size,  # browsers send the length by themselves, and cannot lie
        }
        url = self._presigned("put_object", expires_at, signed)
        return Ticket(url, "PUT", {"Content-Type": media_type}, expires_at)

    def arrived(self, upload: str) -> Arrived | None:
        """What was uploaded under `upload`, which nobody can replace from now on."""
        if not is_id(upload):
            return None
        with failures_told(WHAT):
            digest = self._kept_digest(upload)
            found = None if digest else self._held(upload)
            # Somebody may have finished it between the two looks.
            digest = digest or (None if found else self._kept_digest(upload))
            return self._look(_place(digest)) if digest else found

    def finish(self, upload: str) -> Arrived | None:
        """Keep what was uploaded under `upload`: its digest, size and first 4,096 bytes."""
        if not is_id(upload):
            return None
        with failures_told(WHAT):
            digest = self._kept_digest(upload)
            if digest is not None:
                # Whoever looked before this for content to drop finds it kept again.
                self._copy(_place(digest), _place(digest), digest)
            else:
                digest = self._keep(upload) or self._kept_digest(upload)
            return self._look(_place(digest)) if digest else None

    def discard(self, upload: str) -> None:
        """Drop what was uploaded under `upload` and not kept."""
        if is_id(upload):
            with failures_told(WHAT):
                self._delete(_incoming(upload), _keeping(upload))

    def drop(self, digest: str, before: datetime) -> bool:
        """Drop the content with that digest unless it was kept, or kept again, since `before`."""
        assert is_digest(digest)
        with failures_told(WHAT):
            found = self._found("head_object", _place(digest))
            if found is None:
                return True
            if datetime.fromisoformat(found["Metadata"][KEPT_AT]) >= before:
                return False
            self._delete(_place(digest))
            return True

    def read(self, digest: str) -> Iterator[bytes]:
        """The content with that digest, in chunks. Raises `FileNotFoundError`."""
        with failures_told(WHAT):
            found = self._found("get_object", _place(digest)) if is_digest(digest) else None
        if found is None:
            raise FileNotFoundError(digest)
        return _chunks(found["Body"])

    def link(self, digest: str, disposition: str, media_type: str, expires_at: datetime) -> str:
        """An address of the content itself, good until `expires_at`; S3 answers with the headers.

        Raises `FileNotFoundError`.
        """
        with failures_told(WHAT):
            if not is_digest(digest) or self._found("head_object", _place(digest)) is None:
                raise FileNotFoundError(digest)
        told = {
            "Key": _place(digest),
            "ResponseContentDisposition": disposition,
            "ResponseContentType": media_type,
            "ResponseCacheControl": "no-store",
        }
        return self._presigned("get_object", expires_at, told)

    @cached_property
    def _s3(self) -> Client:
        # The address of bucket and region, everywhere: pages may only call the one that they name.
        # Checksums only where we ask: a presigned address must not promise one that nobody sends.
        return client(
            "s3",
            self._arguments,
            max_pool_connections=CONNECTIONS_MAX,
            signature_version="s3v4",
            s3={"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )

    def _presigned(self, act: str, expires_at: datetime, what: Mapping[str, object]) -> str:
        seconds = max(1, int((expires_at - self._clock.now()).total_seconds()))
        with failures_told(WHAT):
            url: str = self._s3.generate_presigned_url(
                act, Params={"Bucket": self._bucket, **what}, ExpiresIn=seconds
            )
        return url

    def _keep(self, upload: str) -> str | None:
        """Keep the copy of an upload and give its digest; None if there is none (any more)."""
        held = self._held(upload)
        if held is None or not self._copy(_keeping(upload), _place(held.digest), held.digest):
            return None
        digest = held.digest
        if not self._put_new(_kept(upload), digest.encode("ascii")):
            digest = self._kept_digest(upload) or digest
        self._delete(_incoming(upload), _keeping(upload))
        return digest

    def _held(self, upload: str) -> Arrived | None:
        """A look at the copy that is being kept, made now if something has arrived."""
        held = self._look(_keeping(upload))
        if held is not None:
            return held
        found = self._found("get_object", _incoming(upload))
        if found is None:
            return None
        content = found["Body"].read()
        digest = hashlib.sha256(content)
        # If somebody else looked at the same moment, what they saw is what everybody sees.
        self._put_new(
            _keeping(upload),
            content,
            ChecksumSHA256=base64.b64encode(digest.digest()).decode("ascii"),
            Metadata={DIGEST: digest.hexdigest()},
        )
        return self._look(_keeping(upload))

    def _put_new(self, key: str, content: bytes, **more: object) -> bool:
        """Write an object that is not there yet; whether it was so."""
        try:
            self._s3.put_object(Bucket=self._bucket, Key=key, Body=content, IfNoneMatch="*", **more)
        except self._s3.exceptions.ClientError as problem:
            if code_of(problem) in _THERE_ALREADY:
                return False
            raise
        return True

    def _look(self, key: str) -> Arrived | None:
        """The digest, size and first bytes of an object that we wrote; None if it is not there."""
        found = self._found("get_object", key, Range=f"bytes=0-{HEAD_BYTES - 1}")
        if found is None:
            return None
        size = int(found["ContentRange"].rpartition("/")[2])
        return Arrived(found["Metadata"][DIGEST], size, found["Body"].read())

    def _kept_digest(self, upload: str) -> str | None:
        found = self._found("get_object", _kept(upload))
        return found["Body"].read().decode("ascii") if found else None

    def _found(self, act: str, key: str, **more: str) -> dict[str, Any] | None:
        try:
            answer: dict[str, Any] = getattr(self._s3, act)(Bucket=self._bucket, Key=key, **more)
        except self._s3.exceptions.ClientError as problem:
            if code_of(problem) in _MISSING:
                return None
            raise
        return answer

    def _copy(self, source: str, target: str, digest: str) -> bool:
        """Copy an object as content that is kept from now on; whether it was there."""
        try:
            self._s3.copy_object(
                Bucket=self._bucket,
                Key=target,
                CopySource={"Bucket": self._bucket, "Key": source},
                MetadataDirective="REPLACE",
                Metadata={DIGEST: digest, KEPT_AT: self._clock.now().isoformat()},
            )
        except self._s3.exceptions.ClientError as problem:
            if code_of(problem) in _MISSING:
                return False
            raise
        return True

    def _delete(self, *keys: str) -> None:
        for key in keys:
            self._s3.delete_object(Bucket=self._bucket, Key=key)


def _chunks(body: Client) -> Iterator[bytes]:
    with failures_told(WHAT):
        yield from body.iter_chunks(CHUNK_BYTES)


def _incoming(upload: str) -> str:
    return f"incoming/{upload}"


def _keeping(upload: str) -> str:
    return f"keeping/{upload}"


def _kept(upload: str) -> str:
    return f"kept/{upload}"


def _place(digest: str) -> str:
    return f"content/{digest[:2]}/{digest[2:]}"
