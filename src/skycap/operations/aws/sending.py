"""Files sent to S3, and read back to prove that they arrived."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from skycap.operations import Stopped
from skycap.operations.aws.account import Client, explained

SCHEME: Final = "s3://"
CHUNK_BYTES: Final = 1 << 18

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class S3Folder:
    """A place in a bucket: what begins the names of the objects there, perhaps nothing."""

    bucket: str
    prefix: str

    @classmethod
    def parse(cls, address: str) -> Self:
        """Read ``s3://bucket/prefix``. Raises `Stopped`."""
        bucket, _, prefix = address.removeprefix(SCHEME).partition("/")
        if not address.startswith(SCHEME) or not bucket:
            raise Stopped(f"{address} is no place in S3: write s3://bucket/prefix")
        prefix = prefix.strip("/")
        return cls(bucket, f"{prefix}/" if prefix else "")

    def address(self, name: str) -> str:
        """Where the object `name` is."""
        return f"{SCHEME}{self.bucket}/{self.prefix}{name}"

    def send(self, client: Client, path: Path, show: Progress) -> str:
        """Send a file, read it back, and give its address.

        Raises `Stopped` if what is there is not what was sent; then nothing stays there.
        """
        key, size, done = self.prefix + path.name, path.stat().st_size, 0

        def count(sent: int) -> None:
            nonlocal done
            done += sent
            show(done, size)

        from boto3.exceptions import S3UploadFailedError  # noqa: PLC0415 - late, as boto3 is

        with explained():
            try:
                client.upload_file(str(path), self.bucket, key, Callback=count)
            except S3UploadFailedError as problem:
                raise Stopped(str(problem)) from problem
            try:
                self._prove(client, path, key)
            except BaseException:
                client.delete_object(Bucket=self.bucket, Key=key)
                raise
        return self.address(path.name)

    def _prove(self, client: Client, path: Path, key: str) -> None:
        there = hashlib.sha256()
        for chunk in client.get_object(Bucket=self.bucket, Key=key)["Body"].iter_chunks(
            CHUNK_BYTES
        ):
            there.update(chunk)
        with path.open("rb") as file:
            here = hashlib.file_digest(file, "sha256")
        if here.digest() != there.digest():
            raise Stopped(f"{self.address(path.name)} is not what was sent; send it again")
