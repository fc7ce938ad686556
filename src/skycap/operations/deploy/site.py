"""The pages on S3: what to send, what to remove, in an order that never shows a broken page.

The files with a digest in their name go first and the pages last, so that no page ever names a
file that is not there. Old files with a digest stay: somebody may have the page before open.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from skycap.operations.aws.account import Account, Client, explained

THREADS: Final = 8


@dataclass(frozen=True, slots=True)
class SiteFile:
    """One file of the pages: its name, content, and the headers it is served with."""

    name: str
    body: bytes
    content_type: str
    cache_control: str

    @property
    def tag(self) -> str:
        """What S3 calls its content."""
        return f'"{hashlib.md5(self.body, usedforsecurity=False).hexdigest()}"'

    @property
    def is_page(self) -> bool:
        """Whether people come to it by its address, so that it names others."""
        return self.name.endswith(".html")

    @property
    def is_lasting(self) -> bool:
        """Whether its name changes with its content."""
        return "immutable" in self.cache_control


@dataclass(frozen=True, slots=True)
class Synced:
    """What a synchronisation did."""

    sent: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int

    @property
    def stale(self) -> bool:
        """Whether a cache may hold something that is no longer so."""
        return bool(self.sent or self.removed)


Told = Callable[[int, int], None]
"""Hears how many of how many files are done."""


def sync(account: Account, bucket: str, files: Iterable[SiteFile], told: Told) -> Synced:
    """Make the bucket hold `files`, each with its headers; leave alone what is right already."""
    s3: Client = account.client("s3")
    wanted = {file.name: file for file in files}
    with explained():
        there = _listed(s3, bucket)
        with ThreadPoolExecutor(THREADS) as pool:
            right = pool.map(lambda file: _is_right(s3, bucket, file, there), wanted.values())
            late = [
                file for file, is_right in zip(wanted.values(), right, strict=True) if not is_right
            ]
            lasting = [file for file in late if file.is_lasting]
            others = [file for file in late if not file.is_lasting and not file.is_page]
            pages = [file for file in late if file.is_page]
            done = 0
            for group in (lasting, others, pages):  # each is finished before the next begins
                for _ in pool.map(lambda file: _send(s3, bucket, file), group):
                    done += 1
                    told(done, len(late))
        lasting_folder = {
            name.partition("/")[0] for name, file in wanted.items() if file.is_lasting
        }
        gone = sorted(
            name
            for name in there
            if name not in wanted and name.partition("/")[0] not in lasting_folder
        )
        for name in gone:
            s3.delete_object(Bucket=bucket, Key=name)
    sent = tuple(file.name for file in (*lasting, *others, *pages))
    return Synced(sent, tuple(gone), len(wanted) - len(late))


def _listed(s3: Client, bucket: str) -> dict[str, str]:
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {one["Key"]: one["ETag"] for page in pages for one in page.get("Contents", ())}


def _is_right(s3: Client, bucket: str, file: SiteFile, there: Mapping[str, str]) -> bool:
    if there.get(file.name) != file.tag:
        return False
    # `aws s3 sync`, which the guide uses, sends the content without its headers.
    head: dict[str, Any] = s3.head_object(Bucket=bucket, Key=file.name)
    return bool(
        head.get("CacheControl") == file.cache_control
        and head.get("ContentType") == file.content_type
    )


def _send(s3: Client, bucket: str, file: SiteFile) -> None:
    s3.put_object(
        Bucket=bucket,
        Key=file.name,
        Body=file.body,
        ContentType=file.content_type,
        CacheControl=file.cache_control,
    )


def forget(account: Account, distribution: str, reference: str) -> str:
    """Let CloudFront forget every page it keeps; its name for that. `reference` is used once."""
    with explained():
        made = account.client("cloudfront").create_invalidation(
            DistributionId=distribution,
            InvalidationBatch={
                "Paths": {"Quantity": 1, "Items": ["/*"]},
                "CallerReference": reference,
            },
        )
    return str(made["Invalidation"]["Id"])
