"""What takes room is counted, growth is told by what was recorded, and a full disk is foreseen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from skycap.assembly import assemble, premises_of
from skycap.operations import Stopped
from skycap.operations.aws.account import Account
from skycap.operations.backups.making import create
from skycap.operations.backups.premises import Premises
from skycap.operations.usage import cloud, folder
from skycap.operations.usage.measured import Measurement, Part, read, usage
from skycap.services.clock import SimulatedClock, SystemClock
from skycap.settings import Settings
from tests.emulators import Emulator
from tests.operations.backups.tables.conftest import lend
from tests.services.branch import MORNING, Branch

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(days: float, size: int, documents: int = 0) -> Measurement:
    """A measurement some days after noon."""
    parts = (Part("database", "database", size, 3), Part("documents", "folder", documents))
    return Measurement(NOON + timedelta(days=days), parts)


def test_growth_is_told_since_the_last_measurement_of_some_time_ago() -> None:
    """By part and by day; one of an hour ago tells nothing; the future follows the same line."""
    told = usage(at(10, 3_000, 500), [at(0, 1_000), at(5, 2_000), at(9.9, 9_000)], 7_000, "")

    assert told.growth
    assert (told.growth.since, told.growth.size) == (NOON + timedelta(days=5), 1_500)
    assert told.growth.by_part == {"database": 1_000, "documents": 500}
    assert (told.growth.per_day, told.in_time(timedelta(days=30))) == (300, 12_500)
    assert told.growth.until_full == timedelta(days=23)
    assert [found.code for found in told.findings] == ["disk_full_soon"]


@pytest.mark.parametrize(
    ("free", "code"), [(3_499, "disk_nearly_full"), (3_500, "disk_full_soon"), (10**9, None)]
)
def test_a_disk_on_which_no_restore_fits_is_told(free: int, code: str | None) -> None:
    """As much as there is must be free."""
    told = usage(at(10, 3_000, 500), [at(0, 500)], free, "")

    assert [found.code for found in told.findings] == ([code] if code else [])


def test_without_growth_nothing_fills() -> None:
    """No earlier measurement, or one that was larger."""
    assert usage(at(1, 5), [], 10, "").growth is None
    shrunk = usage(at(1, 5), [at(0, 50)], 10, "")
    assert shrunk.growth
    assert (shrunk.growth.until_full, shrunk.in_time(timedelta(days=365))) == (None, 0)


def test_a_torn_line_is_left_out() -> None:
    """What was written before it is still read."""
    lines = at(0, 7).to_line() + at(1, 8).to_line()

    assert read(lines.splitlines()) == [at(0, 7), at(1, 8)]
    assert read(lines[:-9].splitlines()) == [at(0, 7)]


@pytest.fixture
def premises(tmp_path: Path) -> Callable[[float], Premises]:
    """An installation with a loan, seen some days after noon."""
    settings = Settings(data=tmp_path / "data")
    with assemble(settings, create=True) as installation:
        Branch(installation.office.store).open()
    return lambda days: premises_of(settings, SimulatedClock(NOON + timedelta(days=days)))


def test_every_file_of_a_folder_is_counted_once(
    premises: Callable[[float], Premises], tmp_path: Path
) -> None:
    """Database, documents, logs, backups and the rest; recorded, it tells what grew."""
    here = premises(0)
    folder.measure(here, record=True)
    (here.data / "documents" / "ab").mkdir(parents=True)
    (here.data / "documents" / "ab" / "cd").write_bytes(b"x" * 5_000)
    made = create(here)
    later = premises(2)

    told = folder.measure(later, record=True)

    sizes = {part.name: part.size for part in told.now.parts}
    counts = {part.name: part.count for part in told.now.parts}
    assert (counts["database"], counts["documents"], counts["backups"]) == (1, 1, 1)
    assert (sizes["documents"], sizes["backups"]) == (5_000, made.size)
    inside = sum(path.stat().st_size for path in here.data.rglob("*") if path.is_file())
    assert told.now.size == inside + made.size - len(told.now.to_line())
    assert told.growth
    assert (told.growth.since, told.growth.by_part["documents"]) == (NOON, 5_000)
    assert folder.measure(premises(2.1)).growth == folder.measure(premises(2.1)).growth
    assert len((here.data / folder.MEASUREMENTS).read_text().splitlines()) == 2
    assert {path.name for path in tmp_path.iterdir()} == {
        "data", "data-backups", "data-backup.key"
    }  # fmt: skip


def test_without_books_there_is_nothing_to_measure(tmp_path: Path) -> None:
    """It says how to begin."""
    with pytest.raises(Stopped, match="skycap init"):
        folder.measure(premises_of(Settings(data=tmp_path / "none")))


def test_tables_buckets_and_backups_are_counted_on_aws(
    ministack: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By AWS's own count where it counted a bucket, else by every version that is listed."""
    lender = lend(ministack)
    with lender.branch(MORNING) as branch:
        branch.attach(branch.apply(), content=b"%PDF-1.7 one\n%%EOF\n")
    kept = f"{lender.bucket}-kept"
    s3 = ministack.client("s3")
    s3.create_bucket(Bucket=kept)
    s3.put_object(Bucket=lender.bucket, Key="content/more", Body=b"12345")
    s3.put_object(Bucket=lender.bucket, Key="content/more", Body=b"123456789")
    log = f"/aws/lambda/{lender.bucket}"
    ministack.client("logs").create_log_group(logGroupName=log)
    lender.there.resources["BackupsBucket"] = ("AWS::S3::Bucket", kept)
    lender.there.resources["LoansLog"] = ("AWS::Logs::LogGroup", log)

    first = cloud.measure(lender.there, record=True)
    asked = counted(monkeypatch, lender.there.account, {kept: 4_096})
    later = lender.at(SystemClock().now() + timedelta(days=1))
    later.account.__dict__["client"] = lender.there.account.client
    told = cloud.measure(later)

    names = {part.name: part for part in first.now.parts}
    assert {*lender.names.definitions(), lender.bucket, kept, log, "backups of tables"} == {*names}
    assert (names[lender.names.loans].kind, names[lender.names.loans].count) == ("table", 1)
    assert (names[lender.bucket].size, names[lender.bucket].count) == (19 + 5 + 9, 3)
    assert told.growth
    assert told.growth.by_part[kept] == 3 * 4_096, "each class of storage is added"
    assert {one["Namespace"] for one in asked} == {"AWS/S3"}
    assert told.free is None


def counted(
    monkeypatch: pytest.MonkeyPatch,
    account: Account,
    sizes: dict[str, int],
) -> list[dict[str, Any]]:
    """Let CloudWatch know these sizes, and give what it is asked."""
    asked: list[dict[str, Any]] = []

    def statistics(**request: Any) -> dict[str, Any]:  # noqa: ANN401 - as boto3 takes it
        asked.append(request)
        size = sizes.get(request["Dimensions"][0]["Value"])
        points = [] if size is None else [
            {"Timestamp": NOON, "Average": 1.0},
            {"Timestamp": NOON + timedelta(days=1), "Average": float(size)},
        ]  # fmt: skip
        return {"Datapoints": points}

    watch, plain = SimpleNamespace(get_metric_statistics=statistics), account.client
    monkeypatch.setitem(
        account.__dict__, "client", lambda name: watch if name == "cloudwatch" else plain(name)
    )
    return asked
