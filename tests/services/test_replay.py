"""Replay: a history alone makes every row and counter that the desks wrote while it grew."""

import pytest

from skycap.lending.history import HistoryError
from skycap.services import lenders, projections
from skycap.services.audit import audit
from skycap.services.days import days_of
from skycap.services.records import DOCUMENTS, REBUILT
from skycap.services.replay import rebuild, replay
from tests.services.branch import ADMIN, CHECKER_2, Branch
from tests.services.portfolio import fill


def test_replay_makes_the_live_rows(branch: Branch) -> None:
    """Loans, repayments, journal and search words: each table equals what replaying gives."""
    fill(branch, 30)
    replayed: dict[str, list[object]] = {table.name: [] for table in REBUILT}
    for entries in branch.store.histories("loan/"):
        models = replay(branch.office, days_of(branch.office), entries)
        replayed["loans"].append(models.loan)
        replayed["repayments"] += models.repayments.values()
        replayed["journal"] += models.journal
        replayed["search"] += projections.search_rows(models.loan)

    live = branch.contents()
    for table in REBUILT:
        rows = [
            tuple(getattr(row, name) for name in table.row.__dataclass_fields__)
            for row in replayed[table.name]
        ]
        assert sorted(rows, key=str) == live[table.name], table.name
        assert rows


def test_a_rebuild_changes_nothing_that_was_right(branch: Branch) -> None:
    """After it everything is as before, to the byte."""
    fill(branch, 20)
    before = branch.contents()

    assert rebuild(branch.office) == 20

    assert branch.contents() == before
    assert audit(branch.office).clean


def test_a_rebuild_mends_whatever_was_wrong(branch: Branch) -> None:
    """Lost, false and stray rows and counters are replaced by what the histories say."""
    loans = fill(branch, 10)
    before = branch.contents()
    branch.store.rebuild([branch.line(loans[0])], {"loans/count/pending": 77, "ledger/till": 5})
    assert branch.contents() != before

    rebuild(branch.office)

    assert branch.contents() == before


def test_a_rebuild_of_a_broken_history_changes_nothing(
    branch: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a history cannot be read, the old read models stay."""
    fill(branch, 3)
    before = branch.contents()

    def broken(_: str) -> object:
        raise HistoryError("an entry cannot be read")
        yield

    monkeypatch.setattr(branch.store, "histories", broken)
    with pytest.raises(HistoryError):
        rebuild(branch.office)

    assert branch.contents() == before


def test_a_changed_time_zone_does_not_move_the_past(branch: Branch) -> None:
    """Days are reckoned in the zone that was set when things were recorded."""
    branch.clock.set(branch.clock.now().replace(hour=23))
    branch.pay(branch.open(), 10_000)
    branch.later(hours=1)
    lenders.change_settings(branch.office, ADMIN, {"timezone": "America/New_York"})
    branch.later(minutes=1)
    branch.pay(branch.open(), 10_000)
    before = branch.contents()

    assert audit(branch.office).findings == []
    rebuild(branch.office)

    assert branch.contents() == before
    days = {row[3] for row in before["journal"]}
    assert len(days) == 2


def test_what_is_not_made_from_histories_survives_a_rebuild(branch: Branch) -> None:
    """Documents, notes, applications and claims are untouched."""
    loan = branch.open()
    document = branch.attach(loan, CHECKER_2)
    branch.pay(loan, 1_000, notes="Note.")

    rebuild(branch.office)

    assert branch.store.get(DOCUMENTS, document) is not None
    assert branch.contents()["notes"]
    assert branch.contents()["claims"]
