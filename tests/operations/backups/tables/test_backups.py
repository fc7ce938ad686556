"""Backups of tables: whole sets, named as the guide names them, verified, pruned, restored."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skycap.operations import Stopped
from skycap.operations.backups.tables import copies, drilling, restoring
from skycap.operations.backups.tables.keeping import find, list_backups, prune
from skycap.operations.backups.tables.making import create
from skycap.operations.backups.tables.verifying import verify
from skycap.services.audit import audit
from skycap.services.clock import SystemClock
from skycap.services.ports import Unavailable
from skycap.services.replay import rebuild
from skycap.storage.dynamodb.connection import Connection
from tests.operations.backups.tables.conftest import Lender, key_of
from tests.services.branch import contents

LATER = SystemClock().now() - timedelta(days=2)


def test_a_backup_is_one_of_every_table(lender: Lender) -> None:
    """Named as the guide does, histories first; a second one of the day has its own name."""
    seen: list[tuple[int, int]] = []
    there = lender.at(datetime(2026, 3, 1, 2, tzinfo=UTC))

    first = create(there, lambda done, of: seen.append((done, of)))
    second = create(there)

    assert (first.label, second.label) == ("20260301", "20260301-2")
    assert first.tables[0].name == f"{lender.names.events}-20260301"
    assert {one.name for one in first.tables} == {
        f"{name}-20260301" for name in lender.names.definitions()
    }
    assert seen[-1] == (7, 7)
    assert [kept.label for kept in list_backups(there)] == ["20260301-2", "20260301"]
    assert (first.problem, second.problem) == (None, None)
    assert find(there, f"{lender.names.loans}-20260301") == first
    assert find(there, None) == second


def test_the_guides_own_backups_are_told_to_be_incomplete(lender: Lender) -> None:
    """Three tables are not the books: the list and verify say which are missing."""
    client = lender.emulator.client("dynamodb")
    for name in (lender.names.loans, lender.names.users, lender.names.repayments):
        client.create_backup(TableName=name, BackupName=f"{name}-20260301")
    client.create_backup(TableName=lender.names.loans, BackupName="something-else")

    (kept,) = list_backups(lender.there)

    assert kept.missing == ("SkycapEvents", "SkycapRecords", "SkycapKeys", "SkycapLists")
    (found,) = verify(lender.there, kept).findings
    assert found.code == "backup_incomplete"
    with pytest.raises(Stopped, match="SkycapEvents"):
        restoring.restore(lender.there, kept)
    with pytest.raises(Stopped, match="no complete backup"):
        find(lender.there, None)


def test_verify_says_what_protects_nothing_and_mends_it(lender: Lender) -> None:
    """Recovery off, a table that can be deleted, a bucket without versions."""
    kept = create(lender.there)
    assert verify(lender.there, kept).whole
    tables, s3 = lender.emulator.client("dynamodb"), lender.emulator.client("s3")
    tables.update_continuous_backups(
        TableName=lender.names.events,
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": False},
    )
    tables.update_table(TableName=lender.names.keys, DeletionProtectionEnabled=False)
    s3.put_bucket_versioning(Bucket=lender.bucket, VersioningConfiguration={"Status": "Suspended"})

    found = verify(lender.there, kept).findings

    assert {(one.code, one.where) for one in found} == {
        ("recovery_off", lender.names.events),
        ("deletion_unprotected", lender.names.keys),
        ("versions_off", lender.bucket),
    }
    for one in found:
        assert one.fix
        one.fix()
    assert verify(lender.there, kept).whole


def test_pruning_drops_old_sets_and_unfinished_ones(lender: Lender) -> None:
    """By day, the newest stays; what cannot be restored goes once there is a newer whole set."""
    client = lender.emulator.client("dynamodb")
    client.create_backup(TableName=lender.names.loans, BackupName=f"{lender.names.loans}-20250101")
    first, second = create(lender.there), create(lender.there)

    told, _ = prune(lender.at(SystemClock().now() + timedelta(days=3)), 1, 0, 0, trial=True)
    assert {kept.label for kept in told} == {first.label, "20250101"}
    assert len(list_backups(lender.there)) == 3
    dropped, stay = prune(lender.there, 0, 0, 0)
    assert [kept.label for kept in dropped] == [first.label]
    assert {kept.label for kept in stay} == {second.label, "20250101"}
    prune(lender.at(SystemClock().now() + timedelta(days=3)), 0, 0, 0)
    assert list_backups(lender.there) == [second]


def test_a_backup_is_restored_into_new_tables_and_then_takes_its_place(lender: Lender) -> None:
    """As they were then, with first answers and documents; the books before are kept."""
    with lender.there.opened() as office:
        before = contents(office.store)
    kept = create(lender.there)
    with lender.branch(SystemClock().now()) as branch:
        branch.open(id_number="400000001")
    (document,) = before["documents"]
    digest = next(str(cell) for cell in document if len(str(cell)) == 64)
    lender.emulator.client("s3").delete_object(Bucket=lender.bucket, Key=key_of(digest))

    made = restoring.restore(lender.there, kept)

    assert (made.ending, made.loans, made.documents, made.missing) == ("Restored", 2, 0, ())
    assert f"{lender.names.loans}-Restored" in made.tables
    assert len(lender.tables) == 14, "no copy stays that was only a means to an end"
    with lender.there.sets.opened("Restored") as office:
        assert contents(office.store) == before
    client = lender.emulator.client("dynamodb")
    client.update_table(TableName=lender.names.records, DeletionProtectionEnabled=False)
    client.delete_table(TableName=lender.names.records)
    adopted = restoring.adopt(lender.there, "Restored")
    assert verify(lender.there, kept).whole, "a table that is gone comes back, protected"
    assert (adopted.loans, adopted.brought_back) == (2, 1)
    with lender.there.opened() as office:
        assert contents(office.store) == before
        assert audit(office).clean
    assert find(lender.there, adopted.before).problem is None
    with lender.branch(SystemClock().now()) as branch:
        branch.open(id_number="400000002")
    copies.drop(lender.there, "Restored")
    assert len(lender.tables) == 7


def test_a_past_moment_comes_from_the_tables_here_or_by_recovery(lender: Lender) -> None:
    """Both give the same books; AWS is asked for a second by which all of then was stored."""
    with lender.there.opened() as office:
        before = contents(office.store)
        newest = max(entry[0].recorded_at for entry in office.store.histories("loan/"))
    moment = newest + timedelta(days=1)
    with lender.branch(LATER) as branch:
        branch.open(id_number="400000003")

    here = restoring.restore(lender.there, None, moment)
    there, asked = watched(lender, moment)
    recovered = restoring.restore(there, None, moment, recover=True)

    assert (here.ending, recovered.ending) == ("Recovered", "Recovered-2")
    for made in (here, recovered):
        with lender.there.sets.opened(made.ending) as office:
            assert contents(office.store) == before
    assert {one["SourceTableName"] for one in asked} == set(lender.names.definitions())
    assert {one["RestoreDateTime"] for one in asked} == {moment + copies.SETTLED}
    with pytest.raises(Stopped, match="go back to"):
        restoring.restore(there, None, moment - timedelta(days=36), recover=True)
    with pytest.raises(Stopped, match="nothing was recorded by then"):
        restoring.restore(lender.there, None, datetime(2020, 1, 1, tzinfo=UTC))
    assert len(lender.tables) == 21


def watched(lender: Lender, moment: datetime) -> tuple[Any, list[dict[str, Any]]]:
    """The installation, what AWS is asked to recover, and a span as AWS keeps it."""
    asked: list[dict[str, Any]] = []
    client = lender.there.client("dynamodb")
    span = {
        "PointInTimeRecoveryStatus": "ENABLED",
        "EarliestRestorableDateTime": moment - timedelta(days=35),
        "LatestRestorableDateTime": moment + timedelta(days=35),
    }

    def told(**_: object) -> dict[str, Any]:
        return {"ContinuousBackupsDescription": {"PointInTimeRecoveryDescription": span}}

    def recover(**request: Any) -> None:  # noqa: ANN401 - as boto3 takes it
        asked.append(request)
        real(**request)

    real, client.describe_continuous_backups = client.restore_table_to_point_in_time, told
    client.restore_table_to_point_in_time = recover
    there = lender.at(SystemClock().now())
    plain = there.account.client
    there.account.__dict__["client"] = lambda name: client if name == "dynamodb" else plain(name)
    return there, asked


def test_a_drill_tries_it_out_and_clears_away(
    lender: Lender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also at Ctrl-C; the books here go on from the backup, or it says that they do not."""
    kept = create(lender.there)
    with lender.branch(LATER) as branch:
        branch.open(id_number="400000004")

    drilled = drilling.drill(lender.there, kept)

    assert (drilled.continued, drilled.restored.loans) == (True, 2)
    assert drilled.since > 0
    assert len(lender.tables) == 7

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    copies.make_empty(lender.there, drilling.DRILL)
    with pytest.raises(Stopped, match="another drill is under way"):
        drilling.drill(lender.there, kept)
    later = lender.at(SystemClock().now() + timedelta(days=1))
    monkeypatch.setattr(restoring, "prove", interrupted)
    with pytest.raises(KeyboardInterrupt):
        drilling.drill(later, kept)
    assert len(lender.tables) == 7


def test_a_damaged_backup_is_not_restored(lender: Lender) -> None:
    """An entry that was changed before the backup is found before anything is put in place."""
    client = lender.emulator.client("dynamodb")
    found = client.scan(TableName=lender.names.events)["Items"]
    entry = next(item for item in found if item["sequence"]["N"] == "1")
    client.put_item(TableName=lender.names.events, Item={**entry, "hash": {"S": "0" * 64}})

    with pytest.raises(Stopped, match="audit of what was restored finds"):
        restoring.restore(lender.there, create(lender.there))
    assert len(lender.tables) == 7


class Mortal(Connection):
    """A connection whose process ends after so many transactions."""

    left = 10

    def send(self, operation: str, **request: object) -> dict[str, Any]:
        """Send, if there is life left."""
        if operation == "transact_write_items":
            Mortal.left -= 1
            if Mortal.left < 0:
                raise KeyboardInterrupt
        return super().send(operation, **request)


def test_a_restore_cut_off_half_way_lets_nobody_write_until_it_is_done(
    lender: Lender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a command nor a rebuild passes the gate; run again, the restore is whole."""
    with lender.there.opened() as office:
        before = contents(office.store)
    kept = create(lender.there)
    with lender.branch(LATER) as branch:
        branch.open(id_number="400000005")
    restoring.restore(lender.there, kept)

    with monkeypatch.context() as patch:
        patch.setattr("skycap.storage.dynamodb.connection.Connection", Mortal)
        with pytest.raises(KeyboardInterrupt):
            restoring.adopt(lender.there, "Restored")

    with lender.branch(LATER) as branch:
        with pytest.raises(Unavailable, match="being rebuilt"):
            branch.apply(id_number="400000006")
        with pytest.raises(Unavailable, match="a restore was not finished"):
            rebuild(branch.office)
    restoring.adopt(lender.there, "Restored")
    with lender.there.opened() as office:
        assert contents(office.store) == before
