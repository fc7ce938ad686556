"""Golden files: yesterday's bytes and figures, which nothing may move unseen."""

import hashlib
import json
from dataclasses import replace
from typing import Any, get_args

import pytest

from skycap.lending import history
from skycap.lending.events import RULES_VERSION, LoanEvent
from skycap.lending.history import GENESIS, Entry, kind_name, read, verify
from skycap.lending.loan import Loan, fold
from skycap.lending.position import position
from skycap.lending.schedule import build
from tests.lending.golden import (
    EVENTS_FILE,
    LOANS,
    SERVICED,
    days_of,
    figures,
    known_figures,
    label,
    loans_file,
    one_of_each,
    serviced_file,
)

EVENTS: dict[str, dict[str, str]] = json.loads(EVENTS_FILE.read_text("utf-8"))
NOW = {label(entry): entry for entry in one_of_each()}
STORED = [
    (version, name, stored)
    for version in range(1, RULES_VERSION + 1)
    for file in (loans_file(version), serviced_file(version))
    for name, stored in json.loads(file.read_text("utf-8")).items()
]
STORED_IDS = [f"v{version}-{name}" for version, name, _ in STORED]
MOVED = (
    "A figure of a stored history moved. If that is meant, raise RULES_VERSION, keep the old rule "
    "for loans frozen under it, and run `python -m tests.lending.golden` for the new version."
)


class TestEvents:
    """One stored entry of every kind and version that was ever written."""

    def test_every_kind_is_kept(self) -> None:
        """Each kind of loan event has its bytes in the golden file, in its present version."""
        kinds = {kind_name(entry.event) for entry in NOW.values()}

        assert len(kinds) == len(get_args(LoanEvent))
        assert set(NOW) <= set(EVENTS)

    @pytest.mark.parametrize("name", sorted(NOW))
    def test_the_bytes_written_today_are_those_of_then(self, name: str) -> None:
        """The canonical text and the hash of an event are what they were."""
        assert EVENTS[name] == {"text": NOW[name].text, "hash": NOW[name].hash}

    @pytest.mark.parametrize("name", sorted(EVENTS))
    def test_the_bytes_of_then_are_read_today(self, name: str) -> None:
        """What was ever written is read, also in versions no longer written."""
        entry = read("loan/golden", EVENTS[name]["text"], GENESIS, EVENTS[name]["hash"])
        verify([entry])

        assert kind_name(entry.event) == name.partition(" ")[0]
        if name in NOW:
            assert entry == NOW[name]

    @pytest.mark.parametrize("name", sorted(EVENTS))
    def test_the_hash_can_be_checked_by_anybody(self, name: str) -> None:
        """The hash is SHA-256 over the previous hash, a line feed and the text, in UTF-8."""
        recipe = GENESIS.encode() + b"\n" + EVENTS[name]["text"].encode("utf-8")

        assert EVENTS[name]["hash"] == hashlib.sha256(recipe).hexdigest()


def entries_of(stored: dict[str, Any]) -> tuple[Entry, ...]:
    """The stored texts as a history."""
    previous, entries = GENESIS, []
    for text, digest in stored["entries"]:
        entries.append(read("loan/L1", text, previous, digest))
        previous = digest
    return tuple(entries)


def loan_of(stored: dict[str, Any]) -> Loan:
    """The stored loan."""
    loan = fold(entries_of(stored))
    assert loan is not None
    return loan


@pytest.mark.parametrize(("version", "name", "stored"), STORED, ids=STORED_IDS)
class TestLoans:
    """Whole loans as they were stored, and the figures they gave."""

    def test_the_chain_holds(self, version: int, name: str, stored: dict[str, Any]) -> None:
        """The stored history is whole, and says under which rules its contract froze."""
        entries = entries_of(stored)
        verify(entries)
        disbursed = loan_of(stored).disbursed

        assert disbursed is not None
        assert disbursed.rules_version == version

    def test_no_figure_moved(self, version: int, name: str, stored: dict[str, Any]) -> None:
        """Every position at every date of interest is to the thebe what it was."""
        loan = loan_of(stored)
        found = [figures(loan, position(loan, day)) for day in days_of(loan)]

        assert found == stored["positions"], MOVED

    def test_what_was_known_did_not_move(
        self, version: int, name: str, stored: dict[str, Any]
    ) -> None:
        """After each entry, the figures as known then are what they were."""
        entries = entries_of(stored)
        found = [known_figures(entries, entry) for entry in entries]

        assert found == stored["known"], MOVED

    def test_the_present_rules_give_the_same(
        self, version: int, name: str, stored: dict[str, Any]
    ) -> None:
        """Under the present version the desk's rules and the schedule give the stored loan anew."""
        if version != RULES_VERSION:
            return
        loan, driven = loan_of(stored), {**LOANS, **SERVICED}[name]().loan
        assert loan.disbursed_on is not None
        assert loan.schedule == build(loan.principal, loan.terms, loan.disbursed_on), MOVED
        found = [figures(driven, position(driven, day)) for day in days_of(driven)]
        assert found == stored["positions"], MOVED
        assert driven.payments == loan.payments
        assert driven.facts == loan.facts


def test_a_moved_figure_would_be_seen() -> None:
    """A thebe of interest more in one row changes the golden figures, so the guard is awake."""
    loan = loan_of(STORED[0][2])
    assert loan.disbursed is not None
    first, *others = loan.schedule
    moved = replace(
        loan,
        disbursed=replace(
            loan.disbursed, schedule=(first._replace(interest=first.interest + 1), *others)
        ),
    )
    found = [figures(moved, position(moved, day)) for day in days_of(loan)]

    assert found != STORED[0][2]["positions"]


def test_the_golden_loans_tell_of_every_trouble() -> None:
    """Together they have late entries, a reversal, arrears, an overpayment and a closed loan."""
    positions = [found for _, _, stored in STORED for found in stored["positions"]]
    loans = [loan_of(stored) for _, _, stored in STORED]

    statuses = {found["status"] for found in positions}
    assert statuses >= {"disbursed", "overpaid", "closed", "written_off"}
    assert any(found["days_past_due"] > 30 for found in positions)
    assert sum(1 for loan in loans if loan.reversed) > 1
    assert any(loan.undone for loan in loans)
    assert any(paid.on < paid.recorded_at.date() for loan in loans for paid in loan.payments)
    assert history.kind_names() >= {kind_name(entry.event) for entry in NOW.values()}
