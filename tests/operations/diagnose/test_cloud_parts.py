"""On AWS: causes that a shared emulator cannot show, by parts that are named wrong or played."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace
from typing import Any, Final

import pytest
from moto import mock_aws
from typing_extensions import override

from skycap.assembly import place_on_aws
from skycap.operations.aws.account import Account
from skycap.operations.aws.names import Installation
from skycap.operations.diagnose import costs, functions, pages, tables, uploads
from skycap.operations.diagnose.causes import Look, Section
from skycap.operations.diagnose.cloud import CloudScene
from skycap.operations.diagnose.running import diagnose
from skycap.operations.diagnose.scene import Narrowed
from skycap.services.clock import SystemClock
from tests.cloud import REGION, Cloud, cloud
from tests.operations.diagnose.sight import NOBODY, parts, play, whole

__all__ = ["cloud"]

MADE: Final = {
    "bucket_missing", "function_failed", "function_missing", "index_inactive",
    "invocations_high", "pages_uncached", "presign_refused", "requests_high", "route_hot",
    "site_bucket_missing", "site_parts_missing", "table_inactive", "table_missing",
}  # fmt: skip
"""The causes that are made here."""


@pytest.mark.parametrize(
    ("code", "section", "resource", "kind"),
    [
        ("table_missing", Section.LOGIN, "LimitsTable", "SkycapNothing"),
        ("bucket_missing", Section.UPLOADS, "DocumentsBucket", "skycap-no-such-documents"),
        ("site_bucket_missing", Section.DASHBOARD, "SiteBucket", "skycap-no-such-pages"),
    ],
)
def test_what_is_gone_is_named(
    cloud: Cloud, code: str, section: Section, resource: str, kind: str
) -> None:
    """AWS's own answer about a table or bucket that it does not have is understood."""
    with parts(cloud, section) as scene:
        there = replace(scene.there)
        there.__dict__["resources"] = {**there.resources, resource: ("", kind)}
        scene.there = there
        found = [one for one in diagnose(scene).findings if one.where == kind]

    assert [one.code for one in found] == [code]


def test_a_function_that_is_gone_is_named(cloud: Cloud) -> None:
    """AWS's own answer about a function that it does not have is understood."""
    with parts(cloud, Section.REPAYMENTS) as scene:
        gone = scene.there.installation.function("reportsHandler")
        scene.__class__ = _Wanting
        found = list(functions.function_missing(scene))

    assert [one.where for one in found] == [gone]


class _Wanting(CloudScene):
    """A scene that expects a function which nobody deployed."""

    @property
    @override
    def functions(self) -> tuple[str, ...]:
        return (*super().functions, self.there.installation.function("reportsHandler"))


def test_a_function_that_failed_is_named(cloud: Cloud) -> None:
    """A state that no emulator knows, as AWS tells it, is named with its reason."""
    with parts(cloud, Section.LOGIN) as scene:
        told = {**scene.configuration(scene.functions[0]), "State": "Failed"}
        told["StateReason"] = "The role cannot be assumed."
        scene.configured = lambda _: told  # type: ignore[method-assign, assignment]  # what AWS would tell
        found = list(functions.function_failed(scene))

    assert "The role cannot be assumed." in found[0].what


@pytest.mark.parametrize(
    ("look", "told", "what"),
    [
        (tables.table_inactive, {"TableStatus": "CREATING"}, "its status is CREATING"),
        (
            tables.index_inactive,
            {
                "TableStatus": "ACTIVE",
                "GlobalSecondaryIndexes": [{"IndexName": "byLoan", "IndexStatus": "CREATING"}],
            },
            "its index byLoan is CREATING",
        ),
    ],
)
def test_a_table_that_is_not_ready_is_named(
    cloud: Cloud, look: Look, told: dict[str, Any], what: str
) -> None:
    """A state that no emulator knows, as AWS tells it, is named."""
    with parts(cloud, Section.DASHBOARD) as scene:
        known = scene.client("dynamodb").exceptions
        played = SimpleNamespace(describe_table=lambda **_: {"Table": told}, exceptions=known)
        play(scene, "dynamodb", played)
        found = list(look(scene))

    assert {one.what for one in found} == {what}


def test_a_signed_address_that_s3_refuses_is_named(cloud: Cloud) -> None:
    """S3's reason, such as a clock that is wrong, is told."""
    with _refusing_s3() as address, parts(cloud, Section.UPLOADS) as scene:
        bucket = scene.there.physical("DocumentsBucket")
        signed = f"{address}/{bucket}/incoming/0?X-Amz-Date=1"
        play(scene, "s3", SimpleNamespace(generate_presigned_url=lambda *_, **__: signed))
        found = list(uploads.presign_refused(scene))

    assert [one.evidence for one in found] == [{"code": "RequestTimeTooSkewed"}]


@contextmanager
def _refusing_s3() -> Iterator[str]:
    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<Error><Code>RequestTimeTooSkewed</Code></Error>"
            self.send_response(403)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        @override
        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[CloudScene]:
    """An installation whose figures are in CloudWatch, in this process."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        there = place_on_aws(Account(REGION), Installation())
        there.__dict__["outputs"] = {"SiteUrl": NOBODY, "ApiId": "api"}
        sections = (Section.COSTS,)
        with CloudScene(NOBODY, SystemClock(), Narrowed(), sections, there) as scene:
            yield scene


def _count(scene: CloudScene, namespace: str, name: str, of: dict[str, str], count: int) -> None:
    """Put `count` samples of 1 ms into CloudWatch."""
    values = {"SampleCount": count, "Sum": count, "Minimum": 1, "Maximum": 1}
    dimensions = [{"Name": key, "Value": value} for key, value in of.items()]
    told = {"MetricName": name, "Dimensions": dimensions, "StatisticValues": values}
    scene.client("cloudwatch").put_metric_data(Namespace=namespace, MetricData=[told])


def test_far_too_many_requests_are_named(counted: CloudScene) -> None:
    """Millions of requests in a month are named with their number, a usual month is not."""
    of = {"ApiName": "SkycapLoansAPI"}
    _count(counted, "AWS/ApiGateway", "Count", of, 20_000)
    assert list(costs.requests_high(counted)) == []
    _count(counted, "AWS/ApiGateway", "Count", of, 4_000_000)
    counted._memory.clear()

    found = list(costs.requests_high(counted))

    assert [one.evidence for one in found] == [{"requests": 4_020_000}]


def test_a_function_that_runs_by_itself_is_named(counted: CloudScene) -> None:
    """A function that runs far more often than it is asked is named."""
    name = "skycap-loansHandler-prod"
    _count(counted, "AWS/Lambda", "Invocations", {"FunctionName": name}, 5_000_000)

    assert [one.where for one in costs.invocations_high(counted)] == [name]


def test_a_route_that_is_asked_over_and_over_is_named(counted: CloudScene) -> None:
    """The one address of most requests of a day is named, and the others are not."""
    for route, count in (("/api/products", 90_000), ("/api/loans", 9_000)):
        _count(counted, "Skycap", "Latency", {"service": "skycap", "route": route}, count)

    assert [one.where for one in costs.route_hot(counted)] == ["/api/products"]


def test_a_script_that_is_gone_is_named(cloud: Cloud) -> None:
    """A page that names a script which is not in the bucket, or may not be kept, is found out."""
    s3, bucket = cloud.emulator.client("s3"), cloud.outputs["SiteBucketName"]
    with whole(cloud, Section.DASHBOARD) as scene:
        page = s3.get_object(Bucket=bucket, Key="staff/index.html")["Body"].read().decode()
        name = page.partition('src="/')[2].partition('"')[0]
        kept = s3.get_object(Bucket=bucket, Key=name)
        body, told = kept["Body"].read(), {"ContentType": kept["ContentType"]}
        try:
            s3.put_object(Bucket=bucket, Key=name, Body=body, **told)  # as `aws s3 sync` does
            bare = list(pages.pages_uncached(scene))
            s3.delete_object(Bucket=bucket, Key=name)
            gone = list(pages.site_parts_missing(scene))
        finally:
            told["CacheControl"] = kept["CacheControl"]
            s3.put_object(Bucket=bucket, Key=name, Body=body, **told)

        assert [one.evidence for one in bare] == [{"parts": [f"/{name}"]}]
        assert [one.evidence for one in gone] == [{"missing": [f"/{name}"]}]
        assert list(pages.pages_uncached(scene)) == []


def test_an_installation_that_is_not_there_is_said(cloud: Cloud) -> None:
    """Nothing deployed under a name is exit code 3, with what puts it up."""
    options = ("--env", "test", "--endpoint-url", cloud.emulator.url)

    done = cloud.skycap(*options, "diagnose", "login")

    assert done.returncode == 3
    assert "skycap deploy all" in done.stderr
