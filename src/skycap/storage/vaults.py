"""Where texts are kept that are written once: a folder of files that only can be read, or a bucket.

In the folder, whoever owns the disk can still change them: copy the folder elsewhere, or take the
digests down. The bucket keeps every version, and its policy lets nobody write over a name.
"""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from skycap.services.ports import Unavailable
from skycap.storage.aws_clients import Client, client, code_of, failures_told

WHAT: Final = "what is written once cannot be kept or read"
_TAKEN: Final = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}
_MISSING: Final = {"NoSuchKey", "404", "NotFound"}


class MemoryVault:
    """A `Vault` that forgets everything when the process ends."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def keep(self, name: str, content: str) -> bool:
        """Keep `content` under `name`, unless it is taken."""
        if name in self._kept:
            return False
        self._kept[name] = content
        return True

    def read(self, name: str) -> str | None:
        """What is kept under `name`, or None."""
        return self._kept.get(name)


class FolderVault:
    """A `Vault` in the folder `root`, which is made with the first text."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def keep(self, name: str, content: str) -> bool:
        """Keep `content` under `name`, whole and durable, unless it is taken."""
        place = self._root / name
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = place.with_name(f".{place.name}.{os.getpid()}")
            draft.unlink(missing_ok=True)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(draft, place)  # unlike a rename, it never replaces what is there
            except FileExistsError:
                return False
            finally:
                draft.unlink(missing_ok=True)
            _sync(place.parent)
        except OSError as problem:
            raise Unavailable(f"{WHAT}: {place}: {problem.strerror}") from problem
        return True

    def read(self, name: str) -> str | None:
        """What is kept under `name`, or None."""
        try:
            return (self._root / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise Unavailable(f"{WHAT}: {name}: {problem.strerror}") from problem


class S3Vault:
    """A `Vault` in `bucket`. `arguments` go to boto3, such as an endpoint or a region."""

    def __init__(self, bucket: str, arguments: Mapping[str, str] | None = None) -> None:
        self._bucket = bucket
        self._arguments = arguments

    @cached_property
    def _s3(self) -> Client:
        return client("s3", self._arguments)

    def keep(self, name: str, content: str) -> bool:
        """Keep `content` under `name`, unless it is taken."""
        with failures_told(WHAT):
            try:
                self._s3.put_object(
                    Bucket=self._bucket,
                    Key=name,
                    Body=content.encode(),
                    ContentType="application/json",
                    IfNoneMatch="*",
                )
            except self._s3.exceptions.ClientError as problem:
                if code_of(problem) in _TAKEN:
                    return False
                raise
        return True

    def read(self, name: str) -> str | None:
        """What is kept under `name`, or None."""
        with failures_told(WHAT):
            try:
                answer = self._s3.get_object(Bucket=self._bucket, Key=name)
            except self._s3.exceptions.ClientError as problem:
                if code_of(problem) in _MISSING:
                    return None
                raise
            return str(answer["Body"].read().decode())


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return  # it keeps folders by itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
