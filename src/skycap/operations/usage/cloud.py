"""The room that an installation takes on AWS: tables, their backups, buckets and logs."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from skycap.operations.aws.account import Client, code_of, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.tables.keeping import list_backups
from skycap.operations.usage.measured import KEPT_MAX, Measurement, Part, Usage, read, usage

MEASUREMENTS: Final = "usage/measurements.jsonl"
"""Where measurements are kept, in the bucket of the backups."""

BUCKETS: Final = ("DocumentsBucket", "SiteBucket", "BackupsBucket", "TrailBucket")
REMARK: Final = (
    "AWS counts tables about every six hours and buckets once a day. Sizes of buckets hold older "
    "versions too."
)
_DAYS: Final = timedelta(days=3)
_STORAGE: Final = (
    "StandardStorage", "StandardIAStorage", "GlacierInstantRetrievalStorage",
)  # fmt: skip
_MISSING: Final = {"NoSuchKey", "404"}


def measure(there: OnAws, *, record: bool = False) -> Usage:
    """Measure now; with `record`, keep that for the next time."""
    now = Measurement(there.clock.now(), tuple(_parts(there)))
    client, bucket = there.client("s3"), there.physical("BackupsBucket")
    before = _recorded(client, bucket)
    if record:
        body = "".join(one.to_line() for one in [*before, now][-KEPT_MAX:]).encode()
        with explained():
            client.put_object(Bucket=bucket, Key=MEASUREMENTS, Body=body)
    return usage(now, before, None, REMARK)


def _parts(there: OnAws) -> Iterator[Part]:
    tables = there.client("dynamodb")
    for name in there.sets.names().values():
        with explained():
            table = tables.describe_table(TableName=name)["Table"]
        yield Part(name, "table", table["TableSizeBytes"], table["ItemCount"])
    kept = list_backups(there)
    yield Part("backups of tables", "backups", sum(one.size for one in kept), len(kept))
    s3, watch = there.client("s3"), there.client("cloudwatch")
    for logical in BUCKETS:
        if logical in there.resources:
            name = there.physical(logical)
            yield _counted(there, watch, name) or _listed(s3, name)
    logs = there.client("logs")
    for kind, name in sorted(there.resources.values()):
        if kind == "AWS::Logs::LogGroup":
            yield Part(name, "log", _logged(logs, name))


def _counted(there: OnAws, watch: Client, bucket: str) -> Part | None:
    """A bucket as CloudWatch counted it last; None if it never did."""
    size = [_figure(there, watch, bucket, "BucketSizeBytes", kind) for kind in _STORAGE]
    if all(one is None for one in size):
        return None
    count = _figure(there, watch, bucket, "NumberOfObjects", "AllStorageTypes")
    return Part(bucket, "bucket", sum(one or 0 for one in size), count)


def _figure(there: OnAws, watch: Client, bucket: str, metric: str, kind: str) -> int | None:
    now = there.clock.now()
    with explained():
        points = watch.get_metric_statistics(
            Namespace="AWS/S3",
            MetricName=metric,
            Dimensions=[
                {"Name": "BucketName", "Value": bucket},
                {"Name": "StorageType", "Value": kind},
            ],
            StartTime=now - _DAYS,
            EndTime=now,
            Period=86_400,
            Statistics=["Average"],
        )["Datapoints"]
    newest = max(points, key=lambda point: point["Timestamp"], default=None)
    return int(newest["Average"]) if newest else None


def _listed(client: Client, bucket: str) -> Part:
    """A bucket by listing every version of every object."""
    size = count = 0
    with explained():
        for page in client.get_paginator("list_object_versions").paginate(Bucket=bucket):
            for one in page.get("Versions", ()):
                size += one["Size"]
                count += 1
    return Part(bucket, "bucket", size, count)


def _logged(client: Client, name: str) -> int:
    with explained():
        found = client.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    return sum(one.get("storedBytes", 0) for one in found if one["logGroupName"] == name)


def _recorded(client: Client, bucket: str) -> list[Measurement]:
    with explained():
        try:
            body = client.get_object(Bucket=bucket, Key=MEASUREMENTS)["Body"].read()
        except client.exceptions.ClientError as problem:
            if code_of(problem) not in _MISSING:
                raise
            return []
    return read(body.decode().splitlines())
