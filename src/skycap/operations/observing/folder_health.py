"""What `skycap health` looks at on one machine."""

import shutil
import ssl
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.error import URLError
from urllib.parse import urlsplit

from skycap.operations import Stopped
from skycap.operations.backups.premises import Premises
from skycap.operations.findings import Severity
from skycap.operations.observing import books_health
from skycap.operations.observing.health import (
    Calls,
    Check,
    found,
    of_backup,
    of_calls,
    of_certificate,
    of_secret,
)
from skycap.operations.observing.lines import group_of
from skycap.operations.observing.measured import Count, Measured, measured, total
from skycap.operations.observing.serving import Running, running
from skycap.operations.observing.standing import newest_backup
from skycap.operations.secrets import signing

FREE_LOW: Final = 2 << 30
FREE_TOO_LOW: Final = 256 << 20
DAY: Final = timedelta(days=1)
REACH_SECONDS: Final = 5
COMMAND: Final = "skycap"


def checks(here: Premises, since: datetime, until: datetime) -> Iterator[Check]:
    """Everything that can be looked at, one after the other."""
    yield _store(here)
    yield _requests(here, since, until)
    processes = running(here.logs)
    yield _processes(here, processes)
    yield _disk(here)
    yield from _books(here)
    yield of_backup(str(here.backups), newest_backup(here), here.clock.now(), DAY)
    yield _keys(here)
    yield from (
        _certificate(one, here.clock.now()) for one in processes if one.url.startswith("https")
    )


def _store(here: Premises) -> Check:
    """Whether the database can be used, and soundly, by the SQLite that there is."""
    looked = here.look(here.data / here.database)
    where = here.database
    told = {"sqlite": looked.library, "revision": looked.revision, "safe": looked.safe}
    if not looked.safe:
        remedy = "Stop every program that has it open, or install the package pysqlite3."
        unsafe = found("engine_unsafe", Severity.CRITICAL, where, looked.problem, remedy, **told)
        return Check("store", looked.problem, told, (unsafe,), unreachable=True)
    if looked.problem:
        remedy = "Run `skycap restore` with the newest backup; keep the damaged folder."
        broken = found(
            "store_unreachable", Severity.CRITICAL, where, looked.problem, remedy, **told
        )
        return Check("store", looked.problem, told, (broken,), unreachable=True)
    if looked.locked:
        what = "another program holds it against writing"
        remedy = "End that program: `fuser` or the task manager names it. Backups hold it shortly."
        locked = found("store_locked", Severity.HIGH, where, what, remedy, **told)
        return Check("store", what, told, (locked,))
    if looked.revision != looked.newest:
        what = f"its tables are of revision {looked.revision}, this program knows {looked.newest}"
        remedy = "Start `skycap serve` of the newest version once: it brings them up to date."
        old = found("store_outdated", Severity.MEDIUM, where, what, remedy, **told)
        return Check("store", what, told, (old,))
    return Check("store", f"reachable, with {looked.library}, which is sound here", told)


def _requests(here: Premises, since: datetime, until: datetime) -> Check:
    try:
        told = measured(here, since, until, max(until - since, timedelta(seconds=1)))
    except Stopped as problem:
        what = str(problem)
        remedy = "Let the user that runs Skycap read the folder, or set SKYCAP_LOGS to another."
        denied = found("log_unreadable", Severity.MEDIUM, str(here.logs), what, remedy)
        return Check("requests", what, {}, (denied,), skipped=True)
    ids = [str(line.fields["requestId"]) for line in told.failures if "requestId" in line.fields]
    check = of_calls(_by_group(told), told.total.failed_logins, ids[-5:], COMMAND)
    if not told.unreadable:
        return check
    what = f"{told.unreadable} lines of the log are damaged"
    remedy = "Look whether the disk was full or failing; the other lines are whole."
    damaged = found("log_damaged", Severity.LOW, str(here.logs), what, remedy)
    return Check(check.name, check.what, check.measured, (*check.findings, damaged))


def _by_group(told: Measured) -> dict[str, Calls]:
    groups: dict[str, list[Count]] = {}
    for route, count in told.by_route().items():
        groups.setdefault(group_of({"route": route.partition(" ")[2]}), []).append(count)
    # What failed without being a request, such as a job, is of the server itself.
    by_itself = sum(line.event != "request" for line in told.failures)
    found_calls = {name: _calls(total(counts)) for name, counts in sorted(groups.items())}
    if by_itself:
        found_calls["serve"] = Calls(by_itself, by_itself, 0, None)
    return found_calls


def _calls(count: Count) -> Calls:
    return Calls(count.requests, count.failures, count.throttled, count.percentile(95))


def _processes(here: Premises, processes: list[Running]) -> Check:
    told = {"processes": [one.to_json() for one in processes]}
    if not processes:
        what, remedy = "no server runs", "Start `skycap serve`, or see why it ended: its log tells."
        none = found("not_serving", Severity.HIGH, str(here.data), what, remedy)
        return Check("server", what, told, (none,))
    findings = []
    problems = {one.process: _unready(one) for one in processes}
    for one in processes:
        problem = problems[one.process]
        if problem:
            remedy = "Run `skycap logs --errors`; if it says nothing, start the server again."
            findings.append(found("server_not_ready", Severity.CRITICAL, one.url, problem, remedy))
        if one.version != here.version:
            what = f"it still runs version {one.version}, installed is {here.version}"
            remedy = "Stop it and start it again."
            findings.append(found("server_outdated", Severity.MEDIUM, one.url, what, remedy))
    what = ", ".join(f"{one.url} since {one.since[:16]}Z" for one in processes)
    silent = all(problems.values())
    return Check("server", f"runs at {what}", told, tuple(findings), unreachable=silent)


def _unready(one: Running) -> str:
    """Why a server cannot be given requests; empty if it can."""
    # A certificate made here proves nothing to us, and what is asked is nothing secret.
    trusting = ssl._create_unverified_context()  # noqa: S323, SLF001 - only this machine is asked
    try:
        with urllib.request.urlopen(  # noqa: S310 - our own note names http or https
            f"{one.url}/api/health/ready", timeout=REACH_SECONDS, context=trusting
        ):
            return ""
    except URLError as problem:
        return f"it does not say that it is ready: {problem.reason}"
    except OSError as problem:
        return f"it does not answer within {REACH_SECONDS} seconds: {problem}"


def _disk(here: Premises) -> Check:
    """What is free where the books are; with less, repayments are refused with 503."""
    usage = shutil.disk_usage(here.data)
    free = usage.free >> 20
    told = {"freeBytes": usage.free, "totalBytes": usage.total}
    what = f"{free:,} MiB free of {usage.total >> 20:,}"
    if usage.free >= FREE_LOW:
        return Check("disk", what, told)
    severity = Severity.CRITICAL if usage.free < FREE_TOO_LOW else Severity.HIGH
    remedy = "Make room: `skycap backup prune`, or a larger disk. Nothing is lost when it is full."
    low = found("disk_low", severity, str(here.data), what, remedy, **told)
    return Check("disk", what, told, (low,))


def _books(here: Premises) -> Iterator[Check]:
    """What the books themselves tell; skipped where opening them would change them."""
    looked = here.look(here.data / here.database)
    if not looked.safe or looked.problem or looked.revision != looked.newest:
        yield Check("books", "not read, because of the store", skipped=True)
        return
    with here.opened(here.data) as office:
        now = here.clock.now()
        yield books_health.uploads(office, now)
        yield books_health.day_end(office)
        yield books_health.newest_entry(office, now)


def _keys(here: Premises) -> Check:
    now = here.clock.now()
    path = here.keys
    try:
        return of_secret(str(path), signing.described(path, now).age_days(now))
    except Stopped as problem:
        what = str(problem)
        remedy = "Restore the file, or run `skycap init`: everybody then signs in again."
        missing = found("keys_unusable", Severity.CRITICAL, str(path), what, remedy)
        return Check("secrets", what, {}, (missing,), unreachable=True)


def _certificate(one: Running, now: datetime) -> Check:
    """The certificate that the server shows, whoever made it."""
    parts = urlsplit(one.url)
    try:
        pem = ssl.get_server_certificate((parts.hostname or "", parts.port or 443), timeout=5)
    except OSError as problem:
        return Check("certificate", f"it cannot be asked for: {problem}", skipped=True)
    return of_certificate(one.url, _ends(pem), now)


def _ends(pem: str) -> datetime:
    from cryptography import x509  # noqa: PLC0415 - slow to import, and only https needs it

    return x509.load_pem_x509_certificate(pem.encode()).not_valid_after_utc.astimezone(UTC)
