"""The pages: whether they are there, whole, told to be kept, and lead to the API."""

import re
from collections.abc import Iterator
from typing import Final

from skycap.operations.aws.account import code_of, explained
from skycap.operations.diagnose.causes import (
    AWS,
    BOTH,
    CannotTell,
    Section,
    Seen,
    Tried,
    cause,
    symptom,
)
from skycap.operations.diagnose.cloud import CloudScene
from skycap.operations.diagnose.scene import Scene
from skycap.operations.diagnose.web import Answer, ask
from skycap.operations.findings import Severity

PAGES: Final = ("/", "/staff")
_PARTS: Final = re.compile(r"""["'](/assets/[^"'?#]+)["']""")
_FINE: Final = 200
_SHOWN: Final = 3
"""How many parts are named; the rest is counted."""


@symptom(Section.DASHBOARD)
def the_portal_opens(scene: Scene) -> Iterator[Tried]:
    """The portal's page must come."""
    answer = _page(scene, "/staff")
    yield Tried("GET /staff", answer.told, answer.status == _FINE)


@cause(
    "site_missing", Section.DASHBOARD, Section.APPLY, on=BOTH, severity=Severity.CRITICAL,
    remedy="skycap deploy frontend on AWS; else install Skycap anew: its pages are part of it",
)  # fmt: skip
def site_missing(scene: Scene) -> Iterator[Seen]:
    """The pages are not there."""
    for path in PAGES:
        answer = _page(scene, path)
        if not answer.status:
            raise CannotTell(f"{scene.site} does not answer: {answer.problem}")
        if answer.status != _FINE:
            yield Seen(
                scene.site + path, f"it is answered {answer.told}", {"status": answer.status}
            )


@cause(
    "site_parts_missing", Section.DASHBOARD, Section.APPLY, on=BOTH, severity=Severity.CRITICAL,
    remedy="skycap deploy frontend on AWS; else install Skycap anew",
)  # fmt: skip
def site_parts_missing(scene: Scene) -> Iterator[Seen]:
    """A page names scripts that are not there, and so it loads forever."""
    missing: dict[str, int] = {}
    for path in PAGES:
        answer = _page(scene, path)
        for part in dict.fromkeys(_PARTS.findall(answer.body.decode(errors="replace"))):
            if part not in missing:
                missing[part] = ask(scene.site, "HEAD", part, seconds=scene.seconds).status
    gone = [part for part, status in missing.items() if status != _FINE]
    if gone:
        what = f"{len(gone)} parts are missing, such as {', '.join(gone[:_SHOWN])}"
        yield Seen(scene.site, what, {"missing": gone})


@cause(
    "api_not_behind_site", Section.DASHBOARD, Section.CORS, Section.LOGIN, on=BOTH,
    severity=Severity.CRITICAL,
    remedy="let what serves the pages pass /api/ on to Skycap; pages know no other address",
)  # fmt: skip
def api_not_behind_site(scene: Scene) -> Iterator[Seen]:
    """The address of the pages does not lead to the API below /api, where pages look for it."""
    answer = ask(scene.site, "GET", "/api/health/live", seconds=scene.seconds)
    if not answer.status:
        raise CannotTell(f"{scene.site} does not answer: {answer.problem}")
    if not answer.is_skycap and _page(scene, "/").is_page:
        what = f"there are pages, and /api/health/live is answered {answer.told}"
        yield Seen(scene.site, what, {"status": answer.status})


@cause(
    "pages_uncached", Section.COSTS, on=BOTH, severity=Severity.LOW,
    remedy="skycap deploy frontend sends them with their headers; let a proxy pass these on",
)  # fmt: skip
def pages_uncached(scene: Scene) -> Iterator[Seen]:
    """Browsers are not told to keep parts of the pages, and fetch them again and again."""
    page = _page(scene, "/staff")
    if not page.status:
        raise CannotTell(f"{scene.site} does not answer: {page.problem}")
    bare = []
    for part in dict.fromkeys(_PARTS.findall(page.body.decode(errors="replace"))):
        answer = ask(scene.site, "HEAD", part, seconds=scene.seconds)
        if answer.status == _FINE and "immutable" not in answer.headers.get("cache-control", ""):
            bare.append(part)
    if bare:
        what = f"{len(bare)} parts may not be kept, such as {', '.join(bare[:_SHOWN])}"
        yield Seen(scene.site, what, {"parts": bare})


@cause(
    "site_bucket_missing", Section.DASHBOARD, Section.APPLY, on=AWS, severity=Severity.CRITICAL,
    remedy="skycap deploy all",
)  # fmt: skip
def site_bucket_missing(scene: CloudScene) -> Iterator[Seen]:
    """The bucket of the pages is gone or empty."""
    bucket, s3 = scene.there.physical("SiteBucket"), scene.client("s3")
    with explained():
        try:
            told = s3.list_objects_v2(Bucket=bucket, MaxKeys=1)
        except s3.exceptions.ClientError as problem:
            if code_of(problem) != "NoSuchBucket":
                raise
            yield Seen(bucket, "there is no such bucket")
            return
    if not told.get("KeyCount"):
        yield Seen(bucket, "nothing is in it")


def _page(scene: Scene, path: str) -> Answer:
    return ask(scene.site, "GET", path, seconds=scene.seconds)
