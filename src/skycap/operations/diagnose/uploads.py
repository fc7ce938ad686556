"""A document cannot be uploaded: the folder or bucket, its rules, sizes, and what was lost."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from skycap.operations.aws.account import code_of, explained
from skycap.operations.diagnose.causes import (
    AWS,
    BOTH,
    EMBEDDED,
    CannotTell,
    Section,
    Seen,
    Tried,
    cause,
    symptom,
)
from skycap.operations.diagnose.cloud import CloudScene
from skycap.operations.diagnose.embedded import EmbeddedScene
from skycap.operations.diagnose.scene import Scene
from skycap.operations.diagnose.web import ask
from skycap.operations.findings import Severity
from skycap.services.documents import UPLOAD_BYTES_MAX
from skycap.services.loans import every
from skycap.services.permissions import Action
from skycap.services.records import DOCUMENTS_BY_STATE, DocumentRow

FOLDERS: Final = ("incoming", "keeping", "kept", "content")
NOBODYS: Final = "0" * 32
"""An upload that never was: asking for it shows whether S3 lets us ask at all."""

SECONDS: Final = 60
_REFUSED: Final = 422
_TOO_LARGE: Final = 413
_MISSING: Final = {"404", "NoSuchBucket", "NotFound"}
_PATIENCE: Final = 3.0


@symptom(Section.UPLOADS)
def an_upload_is_read(scene: Scene) -> Iterator[Tried]:
    """Asking for leave to upload nothing must be refused for what it lacks."""
    token = scene.sign_in(Action.ATTACH_DOCUMENT)
    answer = scene.ask("POST", "/api/documents", token=token, json={})
    yield Tried("POST /api/documents with nothing in it", answer.told, answer.status == _REFUSED)


@cause(
    "documents_folder_broken", Section.UPLOADS, on=EMBEDDED, severity=Severity.CRITICAL,
    remedy="make it a folder that the server may write in, mode 700",
)  # fmt: skip
def documents_folder_broken(scene: EmbeddedScene) -> Iterator[Seen]:
    """The folder of the documents is missing, or the server may not write in it."""
    for folder in (scene.documents, *(scene.documents / name for name in FOLDERS)):
        if not folder.exists():

            def fix(folder: Path = folder) -> None:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)

            yield Seen(str(folder), "it is not there", fix=fix)
            return  # what would be in it is missing too
        if not folder.is_dir():
            yield Seen(str(folder), "it is not a folder")
        elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):

            def permit(folder: Path = folder) -> None:
                folder.chmod(0o700)

            yield Seen(str(folder), "it cannot be written in", fix=permit)


@cause(
    "document_missing", Section.UPLOADS, on=BOTH, severity=Severity.HIGH,
    remedy="bring it back from a backup, or ask for the document again",
)  # fmt: skip
def document_missing(scene: Scene) -> Iterator[Seen]:
    """The content of a document is gone, although the books have it."""
    there = _there(scene)
    for row in _documents(scene):
        if row.digest is not None and row.digest not in there:
            evidence = {"document": row.id, "loan": row.loan_id}
            yield Seen(f"document {row.id}", "its content is not there", evidence)


@cause(
    "upload_limit_small", Section.UPLOADS, on=EMBEDDED, severity=Severity.HIGH,
    remedy="allow 10 MiB: SKYCAP_UPLOAD_LIMIT, and the limit of a proxy before Skycap",
)  # fmt: skip
def upload_limit_small(scene: EmbeddedScene) -> Iterator[Seen]:
    """A document of the size that the pages allow is refused on its way."""
    announced = {
        "Content-Type": "application/pdf",
        "Content-Length": str(UPLOAD_BYTES_MAX),
        "Connection": "close",
    }
    path = "/api/uploads/diagnosis"  # nobody's ticket: it is refused before anything is kept
    answer = ask(scene.url, "PUT", path, announced, seconds=_PATIENCE)
    if answer.status == _TOO_LARGE:
        what = f"a document of {UPLOAD_BYTES_MAX >> 20} MiB is refused"
        yield Seen(scene.url, what, {"bytes": UPLOAD_BYTES_MAX})


@cause(
    "bucket_missing", Section.UPLOADS, on=AWS, severity=Severity.CRITICAL,
    remedy="make the bucket again with: skycap deploy backend; then bring its documents back",
)  # fmt: skip
def bucket_missing(scene: CloudScene) -> Iterator[Seen]:
    """The bucket of the documents is gone."""
    bucket, s3 = scene.there.physical("DocumentsBucket"), scene.client("s3")
    with explained():
        try:
            s3.head_bucket(Bucket=bucket)
        except s3.exceptions.ClientError as problem:
            if code_of(problem) not in _MISSING:
                raise
            yield Seen(bucket, "there is no such bucket")


@cause(
    "bucket_cors_missing", Section.UPLOADS, Section.CORS, on=AWS, severity=Severity.HIGH,
    remedy="skycap diagnose uploads --fix puts the rule of the template back",
)  # fmt: skip
def bucket_cors_missing(scene: CloudScene) -> Iterator[Seen]:
    """The bucket does not let browsers send to it from our pages."""
    bucket, s3 = scene.there.physical("DocumentsBucket"), scene.client("s3")
    rules: list[dict[str, Any]] = []
    with explained():
        try:
            rules = s3.get_bucket_cors(Bucket=bucket)["CORSRules"]
        except s3.exceptions.ClientError as problem:
            if code_of(problem) == "NoSuchBucket":
                raise CannotTell("there is no bucket") from None
            if code_of(problem) != "NoSuchCORSConfiguration":
                raise
    wanted = [scene.there.outputs["SiteUrl"], *scene.origins]
    sending = [rule for rule in rules if "PUT" in rule["AllowedMethods"]]
    allowed = {origin for rule in sending for origin in rule["AllowedOrigins"]}
    missing = [origin for origin in wanted if origin not in allowed and "*" not in allowed]
    if not missing:
        return

    def fix() -> None:
        rule = {
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["Content-Type"],
            "AllowedOrigins": wanted,
            "MaxAgeSeconds": 600,
        }
        with explained():
            s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [rule]})

    yield Seen(bucket, f"no rule lets {', '.join(missing)} send to it", {"missing": missing}, fix)


@cause(
    "presign_refused", Section.UPLOADS, on=AWS, severity=Severity.HIGH,
    remedy="set the clock, and look whether the credentials or the policy of the bucket refuse",
)  # fmt: skip
def presign_refused(scene: CloudScene) -> Iterator[Seen]:
    """S3 does not accept signed addresses: a clock, the credentials, or a policy is wrong."""
    bucket, s3 = scene.there.physical("DocumentsBucket"), scene.client("s3")
    with explained():
        told = {"Bucket": bucket, "Key": f"incoming/{NOBODYS}"}
        address = s3.generate_presigned_url("get_object", Params=told, ExpiresIn=SECONDS)
    parts = urlsplit(address)
    answer = ask(f"{parts.scheme}://{parts.netloc}", "GET", f"{parts.path}?{parts.query}")
    if answer.status in {400, 403}:
        said = answer.body.decode(errors="replace")
        code = said.partition("<Code>")[2].partition("</Code>")[0] or "without a reason"
        yield Seen(bucket, f"a signed address is refused: {code}", {"code": code})


def _documents(scene: Scene) -> list[DocumentRow]:
    """The documents whose content was kept."""
    return scene.read(lambda: list(every(scene.office, DOCUMENTS_BY_STATE, "stored")))


def _there(scene: Scene) -> set[str]:
    """The digests of all content that is there."""
    if isinstance(scene, EmbeddedScene):
        content = scene.documents / "content"
        return {path.parent.name + path.name for path in content.glob("??/*") if path.is_file()}
    assert isinstance(scene, CloudScene)
    bucket, s3 = scene.there.physical("DocumentsBucket"), scene.client("s3")
    with explained():
        try:
            pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="content/")
            names = [one["Key"] for page in pages for one in page.get("Contents", ())]
        except s3.exceptions.ClientError as problem:
            if code_of(problem) != "NoSuchBucket":
                raise
            raise CannotTell("there is no bucket") from None
    return {name.removeprefix("content/").replace("/", "") for name in names}
