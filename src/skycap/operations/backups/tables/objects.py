"""The documents of an installation on AWS, each an object under its digest, with all its versions.

What was removed is still there as an older version, for as long as the bucket's rules keep these.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from skycap.operations.aws.account import explained
from skycap.operations.aws.place import OnAws

_CONTENT = "content/"


@dataclass(frozen=True, slots=True)
class Looked:
    """Which documents are there, which were removed but can be brought back, and which are gone."""

    whole: frozenset[str]
    removed: dict[str, str]
    gone: frozenset[str]


class Documents:
    """The bucket of the documents."""

    def __init__(self, there: OnAws) -> None:
        self._client = there.client("s3")
        self._bucket = there.physical("DocumentsBucket")

    def look(self, digests: Collection[str]) -> Looked:
        """Where the documents with those digests are."""
        whole, removed, kept = set[str](), dict[str, str](), set[str]()
        for page in self._pages():
            for one in page.get("Versions", ()):
                digest = _digest(one["Key"])
                kept.add(digest)
                if one["IsLatest"]:
                    whole.add(digest)
            for one in page.get("DeleteMarkers", ()):
                if one["IsLatest"]:
                    removed[_digest(one["Key"])] = one["VersionId"]
        wanted = set(digests)
        revivable = {
            digest: mark for digest, mark in removed.items() if digest in wanted & kept - whole
        }
        return Looked(
            frozenset(wanted & whole), revivable, frozenset(wanted - whole - revivable.keys())
        )

    def bring_back(self, digests: Collection[str]) -> int:
        """Take back the removal of documents with those digests; how many there were."""
        removed = self.look(digests).removed
        with explained():
            for digest, mark in removed.items():
                key = f"{_CONTENT}{digest[:2]}/{digest[2:]}"
                self._client.delete_object(Bucket=self._bucket, Key=key, VersionId=mark)
        return len(removed)

    def _pages(self) -> list[dict[str, Any]]:
        with explained():
            pages = self._client.get_paginator("list_object_versions")
            return list(pages.paginate(Bucket=self._bucket, Prefix=_CONTENT))


def _digest(key: str) -> str:
    return key.removeprefix(_CONTENT).replace("/", "")
