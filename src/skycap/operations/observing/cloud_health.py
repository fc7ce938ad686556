"""What `skycap health` looks at on AWS."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, Final

from skycap.operations import Stopped
from skycap.operations.aws.account import Client, code_of, explained
from skycap.operations.aws.place import OnAws
from skycap.operations.backups.tables.keeping import list_backups
from skycap.operations.findings import Finding, Severity
from skycap.operations.observing import books_health
from skycap.operations.observing.cloud_lines import groups
from skycap.operations.observing.cloud_metrics import series
from skycap.operations.observing.health import (
    Calls,
    Check,
    found,
    of_backup,
    of_calls,
    of_certificate,
    of_clock,
    of_secret,
)
from skycap.operations.observing.lines import Line, lines
from skycap.operations.observing.measured import floor
from skycap.operations.observing.metrics import METRICS, SUM
from skycap.operations.secrets import managed
from skycap.services.ports import Unavailable

WEEK: Final = timedelta(days=7)
REQUESTS_NAMED: Final = 5
_PERIODS: Final = (timedelta(minutes=1), timedelta(hours=1), timedelta(days=1))
_READY: Final = {"Active", ""}


def checks(there: OnAws, since: datetime, until: datetime) -> Iterator[Check]:
    """Everything that can be looked at, one after the other. Raises `Stopped` without a stack."""
    yield _tables(there)
    yield _functions(there)
    yield _requests(there, since, until)
    yield from _books(there)
    newest = next((kept.made_at for kept in list_backups(there) if not kept.problem), None)
    yield of_backup(there.installation.stack, newest, there.clock.now(), WEEK)
    now = there.clock.now()
    yield of_secret(managed.SIGNING, managed.described(there, managed.SIGNING, now).age_days(now))
    yield from _certificate(there)
    yield _clock(there)


def _command(there: OnAws) -> str:
    return f"skycap --env {there.installation.environment}"


def _tables(there: OnAws) -> Check:
    """Whether every table and the bucket can be used, and can be brought back."""
    client = there.client("dynamodb")
    told, findings, unreachable = {}, [], False
    for kind, name in sorted(there.resources.values()):
        if kind == "AWS::DynamoDB::Table":
            status, recovery = _table(client, name)
            told[name] = {"status": status, "pointInTimeRecovery": recovery}
            unreachable |= status != "ACTIVE"
            findings += _of_table(client, name, status, recovery)
    bucket = there.physical("DocumentsBucket")
    store = there.client("s3")
    with explained():
        try:
            store.head_bucket(Bucket=bucket)
        except store.exceptions.ClientError as problem:
            what = f"it cannot be used: {code_of(problem)}"
            remedy = "Run `skycap deploy backend`; what was in it is in its versions."
            findings.append(found("bucket_unusable", Severity.CRITICAL, bucket, what, remedy))
    what = f"{len(told)} tables, of which {sum(t['status'] == 'ACTIVE' for t in told.values())}"
    return Check(
        "store", f"{what} are active; the bucket {bucket}", told, tuple(findings), unreachable
    )


def _table(client: Client, name: str) -> tuple[str, str]:
    with explained():
        try:
            status = client.describe_table(TableName=name)["Table"]["TableStatus"]
            told = client.describe_continuous_backups(TableName=name)
        except client.exceptions.ResourceNotFoundException:
            return "MISSING", "DISABLED"
    recovery = told["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
    return str(status), str(recovery.get("PointInTimeRecoveryStatus", "DISABLED"))


def _of_table(client: Client, name: str, status: str, recovery: str) -> list[Finding]:
    told = {"status": status, "pointInTimeRecovery": recovery}
    if status == "MISSING":
        remedy = "Run `skycap restore --to` a moment before it went, then `skycap deploy backend`."
        return [found("table_missing", Severity.CRITICAL, name, "it is gone", remedy, **told)]
    findings = []
    if status != "ACTIVE":
        remedy = "Wait while AWS changes it; nobody can work meanwhile."
        what = f"it is {status}"
        findings.append(found("table_unusable", Severity.CRITICAL, name, what, remedy, **told))
    # What can be counted anew or lives minutes is not worth it; the template says which.
    if recovery != "ENABLED" and not name.removesuffix("-Limits").endswith("Limits"):
        remedy = "Run `skycap harden`: it turns it on again."
        what = "point-in-time recovery is off"
        off = found("recovery_off", Severity.HIGH, name, what, remedy, **told)
        findings.append(replace(off, fix=partial(_recover, client, name)))
    return findings


def _recover(client: Client, name: str) -> None:
    """Turn point-in-time recovery on."""
    with explained():
        client.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
        )


def _functions(there: OnAws) -> Check:
    """Whether each function can be called."""
    client = there.client("lambda")
    told: dict[str, Any] = {}
    findings = []
    for name in groups(there):
        called = there.installation.function(f"{name}Handler")
        try:
            with explained():
                one = client.get_function_configuration(FunctionName=called)
        except Stopped as problem:
            told[name] = {"state": "missing"}
            remedy = "Run `skycap deploy backend`."
            findings.append(
                found("function_missing", Severity.CRITICAL, called, str(problem), remedy)
            )
            continue
        state, update = one.get("State", ""), one.get("LastUpdateStatus", "")
        told[name] = {
            "state": state,
            "lastUpdate": update,
            "memoryMb": one["MemorySize"],
            "timeoutSeconds": one["Timeout"],
        }
        if state not in _READY or update == "Failed":
            why = one.get("StateReason") or one.get("LastUpdateStatusReason") or "AWS gives none"
            what = f"it is {state or update}; the reason: {why}"
            remedy = "Run `skycap deploy backend` again."
            findings.append(
                found("function_unusable", Severity.CRITICAL, called, what, remedy, **told[name])
            )
    well = sum(one["state"] in _READY for one in told.values())
    none = well == 0
    return Check(
        "server", f"{well} of {len(told)} functions are active", told, tuple(findings), none
    )


def _requests(there: OnAws, since: datetime, until: datetime) -> Check:
    """What CloudWatch counted, and some of the requests that failed, from the log."""
    period = next((one for one in _PERIODS if until - since <= one * 1_000), _PERIODS[-1])
    counted = {
        name: _by_function(there, name, statistic, since, until, period)
        for name, statistic in (("Invocations", SUM), ("Errors", SUM), ("Throttles", SUM))
    }
    slowest = _by_function(there, "Duration", "p95", since, until, period, worst=True)
    logged = _failures(there, since, until)
    by_function = {}
    for name in groups(there):
        # A function that answered 500 did not fail in the eyes of Lambda.
        told = sum(one.function == name for one in logged)
        errors = max(int(counted["Errors"].get(name, 0)), told)
        calls = max(int(counted["Invocations"].get(name, 0)), errors)
        throttled = int(counted["Throttles"].get(name, 0))
        by_function[name] = Calls(calls, errors, throttled, slowest.get(name))
    failed = _by_function(there, "FailedLogins", SUM, since, until, period)
    ids = [str(one.fields["requestId"]) for one in logged if "requestId" in one.fields]
    failed_logins = int(sum(failed.values()))
    return of_calls(by_function, failed_logins, ids[-REQUESTS_NAMED:], _command(there))


def _failures(there: OnAws, since: datetime, until: datetime) -> list[Line]:
    """The failures that the log tells of, at most as many as a person would read."""
    return list(itertools.islice(lines(there, since, until, errors=True), 1_000))


def _by_function(
    there: OnAws,
    name: str,
    statistic: str,
    since: datetime,
    until: datetime,
    period: timedelta,
    *,
    worst: bool = False,
) -> dict[str, float]:
    """A figure over the whole time by function: the sum of its periods, or the `worst` of them."""
    starts = [floor(since, period)]
    while starts[-1] + period < until:
        starts.append(starts[-1] + period)
    found_series = series(there, METRICS[name], starts, until, period, statistic)
    told = {one.of: [value for value in one.values if value is not None] for one in found_series}
    return {of: max(values) if worst else sum(values) for of, values in told.items() if values}


def _books(there: OnAws) -> Iterator[Check]:
    now = there.clock.now()
    try:
        with there.opened() as office:
            yield books_health.uploads(office, now)
            yield books_health.day_end(office)
            yield books_health.newest_entry(office, now)
    except Unavailable as problem:
        what = f"the tables cannot be read: {problem}"
        remedy = "Run `skycap diagnose dashboard`: it finds out why."
        where = there.installation.stack
        broken = found("store_unreachable", Severity.CRITICAL, where, what, remedy)
        yield Check("books", what, {}, (broken,), unreachable=True)


def _certificate(there: OnAws) -> Iterator[Check]:
    """The certificate of a domain of the lender's own; CloudFront looks after any other."""
    arn = there.stack.parameters().get("CertificateArn")
    if not arn:
        return
    client = there.client("acm")
    try:
        with explained():
            told = client.describe_certificate(CertificateArn=arn)["Certificate"]
    except Stopped as problem:
        yield Check("certificate", str(problem), skipped=True)
        return
    if "NotAfter" in told:
        yield of_certificate(told["DomainName"], told["NotAfter"], there.clock.now())


def _clock(there: OnAws) -> Check:
    """Whether this machine and AWS agree on the time; requests signed far off are refused."""
    with explained():
        told = there.client("sts").get_caller_identity()
    date = told["ResponseMetadata"]["HTTPHeaders"].get("date")
    if not date:
        return Check("clock", "AWS did not tell its time", skipped=True)
    return of_clock("AWS", there.clock.now() - parsedate_to_datetime(date))
